// The order within a region, who is left out and what never changes: worked out by hand and checked in every municipality.
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import { serviceKinds } from '#domain/care/terms';
import { isReachable, mayPublishService } from '#domain/care/contact';
import { addDays } from '#domain/time/days';
import { type CareDirectory, oncePerNumber } from '#domain/care/find-care';
import type { Need } from '#domain/care/need';
import { isCoordinator } from '#domain/care/responsible';
import { changed, codes, contact, directory, named, needIn, recordsFor, region, steps, TODAY, unphoned } from './care-directory.ts';

const some = { only_for: { nl: 'Voor mensen onder 23.' } };
const long = { assured_date: addDays(TODAY, -181) };
const lately = { assured_date: addDays(TODAY, -180) };

const shown = (contacts: Service[], need: Partial<Need> = {}): string[] =>
  recordsFor(region(contacts), { municipality: 'GM0599', ...need }).slice(1);

describe('within a region', () => {
  /** From the first to the last place, each differing from the next by the rule that its name tells. */
  const ranked: Service[] = [
    contact('phoned and ready', lately),
    contact('phoned, to be confirmed', { ...lately, publish: 'confirm_first' }),
    contact('nl-comensha'),
    contact('phoned, for some', { ...lately, ...some }),
    contact('ready, for everybody'),
    contact('ready, for some', some),
    contact('to be confirmed, for everybody', { publish: 'confirm_first' }),
    contact('to be confirmed, for some', { publish: 'confirm_first', ...some }),
    contact('phoned, but no way to reach it', { ...lately, phones: [] }),
    contact('to be confirmed, no way to reach it', { publish: 'confirm_first', phones: [] }),
  ];
  const order = ranked.map(({ record }) => record);
  const all = ranked.filter(({ record }) => record !== 'nl-comensha');

  it('of any two contacts the better one stands first, whichever was written first', () => {
    for (const [better, first] of all.entries()) {
      for (const second of all.slice(better + 1)) {
        const right = order.filter((record) => [first.record, second.record, 'nl-comensha'].includes(record));
        expect(shown([second, first])).toEqual(right);
        expect(shown([first, second])).toEqual(right);
      }
    }
  });

  it('all stand in this order, whichever one the list begins with', () => {
    for (const [at] of all.entries()) {
      const turned = [...all.slice(at), ...all.slice(0, at)];
      expect(shown(turned)).toEqual(order);
      expect(shown(turned.reverse())).toEqual(order);
    }
  });

  it.each<[first: string, one: Partial<Service>, other: Partial<Service>, need: Partial<Need>]>([
    [
      'who is awake, tonight',
      { around_the_clock: true, publish: 'confirm_first', ...some },
      { names: { form: ['labour'] } },
      { tonight: true, form: 'labour' },
    ],
    [
      'who is named, when nobody asked for tonight',
      { names: { form: ['labour'] }, publish: 'confirm_first' },
      { around_the_clock: true },
      { form: 'labour' },
    ],
    ['who names a trouble', { names: { also: ['addiction'] }, publish: 'confirm_first' }, {}, { also: ['addiction'] }],
    ['who names the one who calls', { names: { caller: ['professional'] }, publish: 'confirm_first' }, {}, { caller: 'professional' }],
    ['who speaks the language, all else the same', { languages: ['ti', 'en'] }, { languages: ['en'] }, { language: 'ti' }],
    ['who is ready, before who speaks the language', {}, { languages: ['ti'], publish: 'confirm_first' }, { language: 'ti' }],
    ['who was not phoned, like who was phoned too long ago: as the list has them', {}, long, {}],
    ['who was phoned too long ago, like who was not phoned: as the list has them', long, {}, {}],
  ])('%s, stands first', (_rule, one, other, need) => {
    const [a, b] = [contact('a', one), contact('b', other)];
    expect(shown([a, b], need)).toEqual(['nl-comensha', 'a', 'b']);
    const isTie = Object.keys(need).length === 0;
    expect(shown([b, a], need)).toEqual(isTie ? ['nl-comensha', 'b', 'a'] : ['nl-comensha', 'a', 'b']);
  });

  it.each<[way: string, change: Partial<Service>]>([
    ['a phone', {}],
    ['a mail address', { phones: [], email: 'loket@example.org' }],
    ['a site', { phones: [], url: 'https://example.org' }],
  ])('%s alone is a way to reach a contact', (_way, change) => {
    expect(shown([contact('unreachable', { phones: [] }), contact('reachable', change)])).toEqual([
      'nl-comensha',
      'reachable',
      'unreachable',
    ]);
  });

  it('nobody stands behind a worse contact, in any municipality, whichever way its list was written', () => {
    const merits = (service: Service): string =>
      [isReachable(service), service.publish === 'ready', service.only_for === undefined].map((has) => (has ? 'a' : 'b')).join('');
    const backwards = {
      ...unphoned,
      routing: Object.fromEntries(Object.entries(unphoned.routing).map(([code, list]) => [code, [...list].reverse()])),
    };
    for (const among of [unphoned, backwards]) {
      const worse = codes.filter((municipality) => {
        const words = steps(among, { municipality }).flatMap(({ reason, service }) => (reason === 'region' ? [merits(service)] : []));
        return words.join() !== [...words].sort().join();
      });
      expect(worse).toEqual([]);
    }
  });
});

describe('a line of each kind, for couples, whom CoMensha does not name,', () => {
  const line = (kind: Service['kind'], change: Partial<Service>): Service =>
    contact('line', { kind, municipality_codes: undefined, names: { group: ['couples'] }, ...change });
  /** Where it stands: before CoMensha, after it, or nowhere. */
  const place = (kind: Service['kind'], change: Partial<Service> = {}): string =>
    steps({ ...region([]), services: [...region([]).services, line(kind, change)] }, { municipality: 'GM0599', group: ['couples'] }).find(
      ({ service }) => service.record === 'line',
    )?.reason ?? 'nowhere';
  const unasked = ['police', 'return'];
  const afterwards = ['anonymous-tip', 'relay', 'money', 'shelter'];

  it.each(serviceKinds.filter((kind) => kind !== 'emergency' && kind !== 'national-desk'))('%s', (kind) => {
    const looksAfter = ['advice-line', 'youth', 'care-coordinator'].includes(kind);
    const own = unasked.includes(kind) ? 'nowhere' : undefined;
    expect(place(kind)).toBe(own ?? (looksAfter ? 'first' : 'special'));
    expect(place(kind, lately)).toBe(own ?? (afterwards.includes(kind) ? 'special' : 'first'));
    expect(place(kind, { publish: 'confirm_first' })).toBe(own ?? 'special');
    expect(place(kind, { phones: [], url: 'https://example.org' })).toBe(own ?? 'special');
    expect(place(kind, { phones: [], url: 'https://example.org', chat: true })).toBe(place(kind));
    expect(place(kind, { ...lately, confidential: true })).toBe(own ?? 'special');
    expect(place(kind, { ...lately, phones: [] })).toBe(own ?? 'special');
  });
});

describe('a contact', () => {
  it.each(['inactive', 'defunct', 'temporarily closed'] as const)('that is %s is shown to nobody, wherever it stood', (status) => {
    const stopped = changed(unphoned, ({ record }) => (record === 'rc-haag' || record === 'nl-keerpunt' ? { status } : {}));
    expect(recordsFor(unphoned, needIn('young-people'))).toEqual(expect.arrayContaining(['rc-haag', 'nl-keerpunt']));
    for (const record of ['rc-haag', 'nl-keerpunt']) expect(recordsFor(stopped, needIn('young-people'))).not.toContain(record);
  });

  it('that this build does not show leaves no gap', () => {
    const fewer = { ...unphoned, services: unphoned.services.filter(({ record }) => record !== 'rc-haag-vt') };
    expect(recordsFor(fewer, needIn('nothing'))).toEqual(['nl-112', 'nl-comensha', 'rc-haag']);
  });

  it('stays as it was: searching changes neither the records nor the routes', () => {
    const before = JSON.stringify(directory);
    for (const words of ['nothing', 'under-18', 'women, labour, tonight', 'in no place']) steps(directory, needIn(words));
    expect(JSON.stringify(directory)).toBe(before);
  });

  it('is told once where it repeats a number, and the national desk is never the one left out', () => {
    const [own, national] = [contact('own number'), named('nl-comensha')];
    const same = contact('the number of CoMensha', { phones: national.phones, ...lately });
    const both = contact('that number and its own', { phones: [...national.phones, { number: '010 1', tel: '+31101111111' }] });
    const mail = contact('only mail', { phones: [], email: 'loket@example.org' });
    const told = (contacts: Service[]): string[] =>
      oncePerNumber(steps(region(contacts), { municipality: 'GM0599' })).map(({ service }) => service.record);
    expect(told([own, contact('the same again'), both, mail])).toEqual([
      'nl-112',
      'nl-comensha',
      'own number',
      'that number and its own',
      'only mail',
    ]);
    expect(told([same, own])).toContain('nl-comensha');
  });
});

describe('the directory', () => {
  it('gives every municipality a contact of its region, and each says itself that it serves it', () => {
    const lonely = codes.filter((code) => !steps(unphoned, { municipality: code }).some(({ reason }) => reason === 'region'));
    expect(lonely).toEqual([]);
    const unasked = codes.flatMap((code) =>
      (directory.routing[code] ?? []).filter((one) => !named(one).municipality_codes?.includes(code)).map((one) => `${one} in ${code}`),
    );
    expect(unasked).toEqual([]);
  });

  it('with only checked content keeps 112, CoMensha, who arranges care here and who answers day and night; others once somebody phoned them', () => {
    const kept = (from: CareDirectory): CareDirectory => ({
      ...from,
      services: from.services.filter((service) => mayPublishService(service, 'checked')),
    });
    for (const municipality of codes) {
      const shown = steps(kept(unphoned), { municipality });
      expect(shown.slice(0, 2).map(({ service }) => service.record)).toEqual(['nl-112', 'nl-comensha']);
      expect(shown.slice(2).every(({ service }) => isCoordinator(service) || service.around_the_clock)).toBe(true);
    }
    const twente = changed(unphoned, (service) => (service.record === 'rc-twente' ? { assured_date: TODAY } : {}));
    expect(recordsFor(kept(twente), needIn('in Almelo'))).toEqual(['nl-112', 'rc-twente', 'nl-comensha']);
  });
});
