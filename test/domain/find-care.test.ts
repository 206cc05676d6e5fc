// Who helps here: the order of contacts for all 342 municipalities, from the real records and worked out by hand.
import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mayPublishService, Service } from '#domain/care';
import { type CareDirectory, findCare } from '#domain/find-care';

const folder = 'content/care/services';
const services = readdirSync(folder).map((file) => Service.parse(parse(readFileSync(`${folder}/${file}`, 'utf8'))));
const csv = Papa.parse<{ gm_code: string; services: string }>(readFileSync('content/care/routing.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const routing = Object.fromEntries(csv.map((row) => [row.gm_code, row.services.split(';')]));
const directory: CareDirectory = { services, routing };
const recordsFor = (among: CareDirectory, code: string): string[] => findCare(among, code).map(({ service }) => service.record);
const named = (record: string): Service => {
  const found = services.find((service) => service.record === record);
  if (!found) throw new Error(`no record ${record}`);
  return found;
};

describe('in each of the 342 municipalities', () => {
  it('112 comes first, for danger only, then CoMensha, then at least one contact of the region', () => {
    expect(Object.keys(routing)).toHaveLength(342);
    for (const code of Object.keys(routing)) {
      const steps = findCare(directory, code);
      expect(steps.slice(0, 2).map(({ service, reason }) => [service.record, reason])).toEqual([
        ['nl-112', 'danger'],
        ['nl-comensha', 'national'],
      ]);
      expect(steps.length, code).toBeGreaterThan(2);
      for (const { service, reason } of steps.slice(2)) expect([reason, service.record]).toEqual(['region', expect.stringMatching(/^rc-/)]);
    }
  });

  it('no contact that nobody confirmed stands before CoMensha, 112 aside', () => {
    for (const code of Object.keys(routing)) {
      const records = recordsFor(directory, code);
      const before = records.slice(0, records.indexOf('nl-comensha')).filter((record) => record !== 'nl-112');
      expect(before.filter((record) => named(record).assured_date === null)).toEqual([]);
    }
  });

  it('every contact named for it is shown, once, and says itself that it serves this municipality', () => {
    for (const [code, records] of Object.entries(routing)) {
      expect(recordsFor(directory, code).slice(2).sort()).toEqual([...records].sort());
      for (const record of records) expect(named(record).municipality_codes, `${record} in ${code}`).toContain(code);
    }
  });

  it('no contact of the region stands behind a worse one, whichever way the list of routes was written', () => {
    const merits = ({ phones, email, url, assured_date, publish, only_for }: Service): boolean[] => [
      phones.length > 0 || email !== undefined || url !== undefined,
      assured_date !== null,
      publish === 'ready',
      only_for === undefined,
    ];
    // Reads as a word: the first merit that tells two contacts apart decides.
    const word = (record: string): string =>
      merits(named(record))
        .map((has) => (has ? 'a' : 'b'))
        .join('');
    const backwards = Object.fromEntries(Object.entries(routing).map(([code, records]) => [code, [...records].reverse()]));
    for (const routes of [routing, backwards]) {
      for (const code of Object.keys(routing)) {
        const words = recordsFor({ services, routing: routes }, code).slice(2).map(word);
        expect(words, code).toEqual([...words].sort());
      }
    }
  });

  it('with only checked content, 112 and CoMensha stay, and others once somebody phoned them', () => {
    const kept = services.filter((service) => mayPublishService(service, 'checked'));
    for (const code of Object.keys(routing)) {
      const phoned = recordsFor(directory, code)
        .slice(2)
        .filter((record) => named(record).assured_date !== null);
      expect(recordsFor({ services: kept, routing }, code)).toEqual(['nl-112', 'nl-comensha', ...phoned]);
    }
    const today = services.map((service) => (service.record === 'rc-twente' ? { ...service, assured_date: '2026-11-23' } : service));
    const then = { services: today.filter((service) => mayPublishService(service, 'checked')), routing };
    expect(recordsFor(then, 'GM0141')).toEqual(['nl-112', 'nl-comensha', 'rc-twente']);
  });
});

describe('somebody in', () => {
  it.each<[place: string, code: string, region: string[], why: string]>([
    ['Amsterdam', 'GM0363', ['rc-amsterdam'], 'one record for the city'],
    ['Utrecht', 'GM0344', ['rc-utrecht-vt', 'rc-utrecht-mov'], 'the number that is ready, though for some, before the one to be confirmed'],
    ['Den Haag', 'GM0518', ['rc-haag-vt', 'rc-haag'], 'the number that is ready before the one to be confirmed'],
    ['Doetinchem', 'GM0222', ['rc-nog-vt', 'rc-nog-mee'], 'ready and for everybody before to be confirmed and under 23 only'],
    ['Arnhem', 'GM0202', ['rc-geldermid-vt', 'rc-geldermid'], 'both to be confirmed and for everybody: as the list has them'],
    ['Nijmegen', 'GM0268', ['rc-geldzuid'], 'the south of Gelderland has a record of its own'],
    ['Almelo', 'GM0141', ['rc-twente'], 'a site without a phone is still a way to reach it'],
    ['Helmond', 'GM0794', ['rc-helmond'], 'no way to reach it is known, and it is shown after CoMensha all the same'],
    ['Rotterdam', 'GM0599', ['rc-rotterdam'], 'one record'],
    ['Groningen', 'GM0014', ['rc-groningen'], 'one record, with a mail address and no phone'],
    ['Almere', 'GM0034', ['rc-flevo-vt'], 'one record'],
    ['Middelburg', 'GM0687', ['rc-zeeland'], 'one record'],
    ['a municipality that does not exist', 'GM9999', [], 'the national contacts answer everywhere'],
  ])('%s (%s) sees 112, CoMensha and then %j: %s', (_place, code, region) => {
    expect(recordsFor(directory, code)).toEqual(['nl-112', 'nl-comensha', ...region]);
  });
});

describe('within a region', () => {
  const contact = (record: string, change: Partial<Service>): Service => ({
    ...Service.parse({
      id: 'b3f5874b-d5f0-5947-b3e7-019e02984730',
      record,
      organization: 'example',
      name: { nl: 'Loket' },
      description: { nl: 'Een loket.' },
      kind: 'care-coordinator',
      status: 'active',
      phones: [{ number: '010 000 00 00', tel: '+31100000000' }],
      assured_date: null,
      publish: 'ready',
      source: { title: 'Voorbeeld', date: '2026-11' },
    }),
    ...change,
  });
  const some = { only_for: { nl: 'Voor mensen onder 23.' } };
  /** From the first to the last place, each differing from the next by the rule that its name tells. */
  const ranked: Service[] = [
    contact('confirmed, for everybody', { assured_date: '2026-11-23' }),
    contact('confirmed, for some', { assured_date: '2026-11-23', ...some }),
    contact('unconfirmed but ready, for everybody', {}),
    contact('unconfirmed but ready, for some', some),
    contact('to be confirmed first, for everybody', { publish: 'confirm_first' }),
    contact('to be confirmed first, for some', { publish: 'confirm_first', ...some }),
    contact('confirmed, but no way to reach it', { assured_date: '2026-11-23', phones: [] }),
    contact('to be confirmed first, no way to reach it', { publish: 'confirm_first', phones: [] }),
  ];
  const order = ranked.map(({ record }) => record);
  const shown = (records: string[]): string[] =>
    recordsFor({ services: [named('nl-112'), named('nl-comensha'), ...ranked], routing: { GM0599: records } }, 'GM0599').slice(2);

  it('of any two contacts the better one stands first: reachable, confirmed, ready, for everybody, in this order', () => {
    for (const [better, first] of order.entries()) {
      for (const second of order.slice(better + 1)) {
        expect(shown([second, first])).toEqual([first, second]);
        expect(shown([first, second])).toEqual([first, second]);
      }
    }
  });

  it('eight contacts stand in this order, whichever one the list begins with', () => {
    for (const [at] of order.entries()) {
      const turned = [...order.slice(at), ...order.slice(0, at)];
      expect(shown(turned)).toEqual(order);
      expect(shown(turned.reverse())).toEqual(order);
    }
  });

  it.each<[way: string, change: Partial<Service>]>([
    ['a phone', {}],
    ['a mail address', { phones: [], email: 'loket@example.org' }],
    ['a site', { phones: [], url: 'https://example.org' }],
  ])('%s alone is a way to reach a contact', (_way, change) => {
    const unreachable = contact('unreachable', { phones: [] });
    const among = { services: [unreachable, contact('reachable', change)], routing: { GM0599: ['unreachable', 'reachable'] } };
    expect(recordsFor(among, 'GM0599')).toEqual(['reachable', 'unreachable']);
  });

  it('a contact that is not shown leaves no gap, and searching changes neither the records nor the routes', () => {
    const before = JSON.stringify(directory);
    expect(recordsFor({ services: services.filter(({ record }) => record !== 'rc-haag-vt'), routing }, 'GM0518')).toEqual([
      'nl-112',
      'nl-comensha',
      'rc-haag',
    ]);
    expect(JSON.stringify(directory)).toBe(before);
  });
});

describe('a record of care', () => {
  const extra =
    'address addresses physical_address street postal_code postcode city location locations location_id latitude longitude lat geo map';

  it.each(extra.split(' '))('has no room for "%s": the place of a shelter never enters the repository', (field) => {
    expect(Service.safeParse(named('rc-zeeland')).success).toBe(true);
    for (const value of ['Geheimstraat 1', null, '', ['Geheimstraat 1'], { street: 'Geheimstraat' }]) {
      expect(Service.safeParse({ ...named('rc-zeeland'), [field]: value }).success).toBe(false);
    }
  });

  it.each<[why: string, change: object]>([
    ['a phone that cannot be dialled', { phones: [{ number: '010', tel: '010-236 52 12' }] }],
    ['a confirmation left open instead of "not yet"', { assured_date: undefined }],
    ['a kind that is not known', { kind: 'shelter' }],
    ['a name without Dutch', { name: { en: 'Desk' } }],
    ['no source', { source: undefined }],
  ])('is refused with %s', (_why, change) => {
    expect(Service.safeParse({ ...named('rc-zeeland'), ...change }).success).toBe(false);
  });
});

describe('a service that stopped', () => {
  it('is shown to nobody, wherever it stood', () => {
    const [any] = [...services].filter(({ record }) => record.startsWith('rc-'));
    if (!any) throw new Error('no regional record at all');
    const code = any.municipality_codes?.[0] ?? '';
    const stopped = services.map((service) => (service === any ? { ...service, status: 'defunct' as const } : service));
    const records = findCare({ services: stopped, routing }, code).map(({ service }) => service.record);
    expect(records).not.toContain(any.record);
  });
});
