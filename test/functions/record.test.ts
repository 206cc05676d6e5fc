// An organisation keeps its own record: it sees it by a link that works once, and what it sends waits for a person; nothing secret is shown or taken.
import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '#domain/time/days';
import { RECORD_NOTICE } from '#domain/desk/notice';
import { LINK_DAYS, PROPOSAL_DAYS, type RecordProposal } from '#domain/care/record-proposal';
import type { Service } from '#domain/care/care';
import { proposalsWaiting, saveRecordLink } from '../../functions/storage/record.ts';
import { today } from '../letters.ts';
import { type Portal, portal, postForm } from '../server.ts';
import { readYaml } from '../content/texts.ts';
import { care } from './open-paths.ts';

const running = portal();
const words = readYaml<Record<string, string>>('content/interface/nl.yml');
const ordinary = care.services.find(({ schedule, confidential, phones }) => schedule && !confidential && phones.length === 1) as Service;
const secretOne = care.services.find(({ confidential }) => confidential) as Service;
const other = care.services.find(({ id }) => id !== ordinary.id && id !== secretOne.id) as Service;
const linkTo = (service: Service, on: Portal = running, day = today()): Promise<string> => saveRecordLink(on.db, service.id, day);
const address = (secret: string, locale = 'nl'): string => `/${locale}/record/${secret}/`;
const page = async (path: string): Promise<string> => (await running.fetch(path)).text();
const sent = (): ReturnType<typeof proposalsWaiting> => proposalsWaiting(running.db);

/** What the form of a record holds as it is shown: every field with its value, as a browser would send it. */
async function formOf(secret: string): Promise<[string, string][]> {
  return fieldsIn(await page(address(secret)));
}
function fieldsIn(text: string): [string, string][] {
  const marks: [string, string][] = [
    ['&#39;', "'"],
    ['&quot;', '"'],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&amp;', '&'],
  ];
  const plain = (value: string): string => marks.reduce((read, [mark, sign]) => read.replaceAll(mark, sign), value);
  const boxes = [...text.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]+)" checked>/g)];
  const fields = [...text.matchAll(/<input (?:id="url" )?type="(?:time|url)" name="([^"]+)"[^>]* value="([^"]*)"/g)];
  const areas = [...text.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
  return [...boxes, ...fields, ...areas].map(([, name = '', value = '']) => [name, plain(value)]);
}
const changed = async (secret: string, changes: Record<string, string | string[]>): Promise<[string, string][]> => [
  ...(await formOf(secret)).filter(([name]) => !(name in changes)),
  ...Object.entries(changes).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ['action', 'change'],
];
/** Sends a form by a link: where it leads, and what is kept of it. */
async function send(
  service: Service,
  changes: Record<string, string | string[]>,
): Promise<{ to: string; kept: RecordProposal | null; secret: string; shown: string }> {
  const before = (await sent()).length;
  const secret = await linkTo(service);
  const answer = await postForm(running, address(secret), await changed(secret, changes));
  const [row] = (await sent()).slice(before);
  return {
    to: answer.headers.get('location') ?? `${answer.status}`,
    kept: row ? (JSON.parse(row.proposed) as RecordProposal) : null,
    secret,
    shown: await answer.text(),
  };
}

describe('the page of a record', () => {
  it.each(['nl', 'en', 'ar'])('shows in %s what is known, without a script, for nobody else and kept nowhere', async (locale) => {
    const answer = await running.fetch(address(await linkTo(ordinary), locale));
    const text = await answer.text();
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      200,
      'no-store, no-transform',
      'no-referrer',
    ]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*form-action 'self'; frame-ancestors 'none'$/);
    expect(text).toContain(ordinary.phones[0]?.number);
    expect(text).toContain(`<html lang="${locale}"`);
    expect(text).not.toMatch(/<script|undefined|\{\w+\}|record\.\w+/);
  });

  it('uses nothing up by being looked at: mail programs look at links too', async () => {
    const secret = await linkTo(ordinary);
    for (const method of ['HEAD', 'GET', 'GET']) expect((await running.fetch(address(secret), { method })).status).toBe(200);
    expect((await postForm(running, address(secret), { action: 'confirm' })).headers.get('location')).toBe('/nl/record/thanks/');
  });

  it('takes no other method, and says which it takes', async () => {
    const answer = await running.fetch(address(await linkTo(ordinary)), { method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('what an organisation sends', () => {
  it('that everything is right, is kept as that', async () => {
    const secret = await linkTo(ordinary);
    await postForm(running, address(secret), { action: 'confirm' });
    expect(JSON.parse((await sent()).at(-1)?.proposed ?? '')).toEqual({ confirmed: true });
    expect(await page('/nl/record/thanks/')).toContain('Dank je');
  });

  it('with nothing changed in the form, is the same', async () => {
    expect(await send(ordinary, {})).toMatchObject({ to: '/nl/record/thanks/', kept: { confirmed: true } });
  });

  it('is kept field by field, only what differs', async () => {
    const { kept } = await send(ordinary, {
      language: ['pl', 'en'],
      'opens-6': '10:00',
      'closes-6': '14:00',
      phones: '030-1234567\n06 12345678',
      note: 'Op feestdagen dicht.',
    });
    expect(kept).toMatchObject({
      confirmed: false,
      languages: ['en', 'pl'],
      phones: ['030-1234567', '06 12345678'],
      note: 'Op feestdagen dicht.',
    });
    expect(kept?.schedule).toContainEqual({ days: [6], opens: '10:00', closes: '14:00' });
    expect(kept).not.toHaveProperty('url');
  });

  it('is about the record of the link, whatever the form names', async () => {
    const before = (await sent()).length;
    const secret = await linkTo(ordinary);
    await postForm(running, address(secret), { action: 'confirm', service: other.id, record: other.record, id: other.id });
    expect((await sent()).slice(before).map(({ service }) => service)).toEqual([ordinary.id]);
  });

  it('changes nothing that anybody sees before a person decided', async () => {
    const asked = async (): Promise<string> => page(`/api/v1/services/${ordinary.id}`);
    const before = await asked();
    await send(ordinary, { phones: '030-7654321' });
    expect(await asked()).toBe(before);
  });

  it('with marks of a page in it stays text: it is kept as it was and shown by no page', async () => {
    const note = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const { kept, to } = await send(ordinary, { note });
    expect([to, kept?.note]).toEqual(['/nl/record/thanks/', note]);
    expect(await page('/nl/record/thanks/')).not.toContain('alert(1)');
  });
});

describe('what cannot be', () => {
  it.each<[what: string, changes: Record<string, string>, wrong: string]>([
    ['a day with one end', { 'opens-1': '09:00', 'closes-1': '' }, 'hours'],
    ['a day that ends when it begins', { 'opens-1': '09:00', 'closes-1': '09:00' }, 'hours'],
    ['an hour that no clock has', { 'opens-1': '25:00', 'closes-1': '26:00' }, 'hours'],
    ['an hour in words', { 'opens-1': 'ochtend', 'closes-1': 'avond' }, 'hours'],
    ['a number of letters', { phones: 'bel ons' }, 'phones'],
    ['a number with a mark of a page', { phones: '<b>030</b>' }, 'phones'],
    ['seven numbers', { phones: '1234\n1235\n1236\n1237\n1238\n1239\n1240' }, 'phones'],
    ['a language that is none', { language: 'klingon' }, 'languages'],
    ['an address that runs', { url: 'javascript:alert(1)' }, 'url'],
    ['a note that never ends', { note: 'a'.repeat(1001) }, 'note'],
  ])('%s is told, keeps nothing and leaves the link good', async (_, changes, wrong) => {
    const { to, kept, secret, shown } = await send(ordinary, changes);
    expect([to, kept]).toEqual(['422', null]);
    expect(shown).toContain(`role="alert">${words['record.not-sent']} ${words[`record.wrong.${wrong}`]}`);
    expect((await postForm(running, address(secret), { action: 'confirm' })).headers.get('location')).toBe('/nl/record/thanks/');
  });

  it('stands beside everything that was typed, as text, and what was not sent is asked again', async () => {
    const note = 'Sinds mei <b>ander</b> nummer "voor spoed".';
    const changes = { phones: '030-1234567', 'opens-6': '10:00', 'closes-6': '', language: ['pl'], url: 'https://example.org/nieuw', note };
    const { shown } = await send(ordinary, changes);
    expect(fieldsIn(shown).filter(([name]) => name in changes)).toEqual(
      expect.arrayContaining(Object.entries(changes).map(([name, value]) => [name, String(value)])),
    );
    expect(fieldsIn(shown).filter(([name]) => name === 'language')).toEqual([['language', 'pl']]);
    expect(shown).not.toContain('<b>');
  });

  it('a body without end is refused', async () => {
    const before = (await sent()).length;
    const answer = await postForm(running, address(await linkTo(ordinary)), { action: 'change', note: 'a'.repeat(1024 * 1024 + 10) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl/answer/too-large/']);
    expect(await sent()).toHaveLength(before);
  });

  it('a form that another site sends is refused', async () => {
    const secret = await linkTo(ordinary);
    const answer = await postForm(
      running,
      address(secret),
      { action: 'confirm' },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.headers.get('location')).toBe('/nl/answer/foreign-origin/');
    expect((await running.fetch(address(secret))).status).toBe(200);
  });
});

describe('a place that nobody may know', () => {
  it('is not on the page, which says that it must not be written', async () => {
    const text = await page(address(await linkTo(secretOne)));
    expect(text).toContain('Jullie plek is geheim');
    expect(text).not.toMatch(/address_1|postal_code/);
  });

  it.each(['Wij zijn verhuisd naar Dorpsstraat 12', 'Post naar 1234 AB', 'Het huis staat op 52.123, 4.567', 'http://x.example/kerklaan 5'])(
    'is never taken, not in “%s”',
    async (note) => {
      const { to, kept, shown } = await send(secretOne, { note });
      expect([to, kept]).toEqual(['422', null]);
      expect(shown).toContain(words['record.wrong.secret']);
    },
  );

  it('may be mentioned of an office that receives everybody', async () => {
    expect((await send(ordinary, { note: 'Ons kantoor is nu Dorpsstraat 12' })).to).toBe('/nl/record/thanks/');
  });
});

describe('a link', () => {
  const isGone = async (secret: string): Promise<boolean> => {
    const before = (await sent()).length;
    const look = await running.fetch(address(secret));
    const answer = await postForm(running, address(secret), { action: 'confirm' });
    const led = answer.headers.get('location') ?? '';
    return look.status === 404 && led === '/nl/record/gone/' && (await sent()).length === before;
  };

  it('works once: of two that send at once one is kept', async () => {
    const before = (await sent()).length;
    const secret = await linkTo(ordinary);
    const answers = await Promise.all([1, 2, 3].map(() => postForm(running, address(secret), { action: 'confirm' })));
    expect(answers.map((answer) => answer.headers.get('location')).sort()).toEqual([
      '/nl/record/gone/',
      '/nl/record/gone/',
      '/nl/record/thanks/',
    ]);
    expect(await sent()).toHaveLength(before + 1);
    expect(await isGone(secret)).toBe(true);
  });

  it('ends after its last day, and the clock takes it away', async () => {
    expect(await isGone(await linkTo(ordinary, running, addDays(today(), -LINK_DAYS - 1)))).toBe(true);
    const last = await linkTo(ordinary, running, addDays(today(), -LINK_DAYS));
    expect((await running.fetch(address(last))).status).toBe(200);
    await running.tick(instantOf(addDays(today(), 1), 600));
    const { results } = await running.db.prepare('SELECT link FROM record_links WHERE due_on <= ?').bind(today()).all();
    expect(results).toEqual([]);
  });

  it('ends when a newer one for the same record is made', async () => {
    const old = await linkTo(ordinary);
    const now = await linkTo(ordinary);
    expect([await isGone(old), (await running.fetch(address(now))).status]).toEqual([true, 200]);
  });

  it.each(['', '0', 'a'.repeat(64), 'A'.repeat(64), `${'0'.repeat(64)}'--`, '%00', '../thanks', 'constructor', '<script>'])(
    'that somebody made up (%s) shows and takes nothing',
    async (secret) => {
      const answer = await running.fetch(address(encodeURIComponent(secret)));
      expect([secret, answer.status]).toEqual([secret, 404]);
    },
  );

  it('stands in the database only as what nobody can go back from', async () => {
    const secret = await linkTo(ordinary);
    const rows = JSON.stringify((await running.db.prepare('SELECT * FROM record_links').all()).results);
    expect([rows.includes(secret), rows.includes(ordinary.id)]).toEqual([false, true]);
  });
});

describe('what was sent', () => {
  it('is forgotten when nobody decided about it in ninety days', async () => {
    await send(ordinary, { note: 'iets' });
    expect((await sent()).length).toBeGreaterThan(0);
    await running.tick(instantOf(addDays(today(), PROPOSAL_DAYS), 600));
    expect(await sent()).toEqual([]);
  });
});

describe('the address that was known before', () => {
  const FROM = 'portal@example.org';
  const withMail = care.services.find(({ email }) => email) as Service;
  const telling = portal('dist', { settings: () => ({ NOTICE_FROM: FROM }) });
  const mails = async (): Promise<{ to: string[]; subject: string; text: string }[]> => {
    const ask = async <T>(query: string): Promise<T> =>
      ((await (await telling.fetch(`/cdn-cgi/local/explorer/api/local/email/sending?${query}`)).json()) as { result: T }).result;
    const list = await ask<{ messageId: string }[]>('per_page=100');
    return Promise.all(
      list.map(({ messageId }) => ask<{ to: string[]; subject: string; text: string }>(`email_id=${encodeURIComponent(messageId)}`)),
    );
  };

  it('hears that something was sent, and nothing of what', async () => {
    const secret = await linkTo(withMail, telling);
    await postForm(telling, address(secret), { action: 'change', note: 'kanarie7q', phones: '030-7654321' });
    const told = (await mails()).filter(({ to }) => to.includes(withMail.email ?? ''));
    expect(told.map(({ subject, text }) => [subject, text])).toEqual([[RECORD_NOTICE, RECORD_NOTICE]]);
    expect((await proposalsWaiting(telling.db)).map(({ told: isTold }) => isTold)).toEqual([1]);
  });

  it('that could not be told loses nothing: it waits, marked for the operator to phone', async () => {
    expect((await send(withMail, { note: 'iets' })).to).toBe('/nl/record/thanks/');
    expect((await sent()).at(-1)?.told).toBe(0);
  });
});
