// Free places: providers say them at the desk, everybody reads them together, and what could not be met is counted once.
import { API, DESK_API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { NATIONAL } from '#domain/care/contact';
import { placeKinds } from '#domain/care/places';
import type { PlacesAnswer } from '#domain/api/places-answer';
import { dayOf, halfYearOf } from '#domain/time/days';
import { portalCountsOf } from '../../functions/storage/portal-count.ts';
import { UNMET_A_DAY } from '../../functions/storage/unmet.ts';
import { stampAt } from '../../functions/flood.ts';
import { drawn } from '../../functions/storage/member.ts';
import { care as careOf } from './open-paths.ts';
import { interfaceIn, wholeLocales } from '../content/texts.ts';
import { atDesk, type Seated, seated } from '../desk.ts';
import { portal, postForm, secrets } from '../server.ts';

const national = careOf.services.find(({ record }) => record === NATIONAL)?.phones[0]?.tel ?? 'none';
const running = portal('dist', { desk: true });
const api = async (query = ''): Promise<PlacesAnswer['places']> =>
  ((await (await running.fetch(`${API}/places${query}`)).json()) as PlacesAnswer).places;
const page = async (query = '', locale = 'en'): Promise<string> => (await running.fetch(`/${locale}/places/${query}`)).text();
const says = async (by: Seated, provider: string, words: object, once = drawn(32)) =>
  atDesk(running, `${DESK_API}/say-places`, { body: { provider, words }, cookie: by.cookie, once });
/** The next of the four moments, when everything that was said until now can be told. */
const tell = () => running.tick(new Date(Date.now() + 24 * 3_600_000 - 60_000));
const backToNow = () =>
  running.db
    .prepare('UPDATE place_words SET told_at = ?')
    .bind(Math.floor(Date.now() / 900_000))
    .run();

describe('words of providers', () => {
  it('are absent while nobody takes part, on the page and in the API', async () => {
    expect(await api()).toEqual([]);
    expect(await page()).not.toContain('data-places');
  });

  it('stay hidden until three organisations spoke, then stand there with a moment, and never a bare none', async () => {
    const [a, b, c] = await Promise.all(['demo', 'demo', 'demo-deputy'].map((desk) => seated(running, 'provider', desk)));
    const words = { couple: 'none', man: 'few' };
    for (const [by, provider] of [
      [a, 'kadera'],
      [b, 'kadera'],
      [c, 'moviera'],
    ] as const)
      expect((await says(by as Seated, provider, words)).status).toBe(200);
    await tell();
    expect(await api()).toEqual([]);
    await running.db.prepare('DELETE FROM clock').run();
    expect((await says(await seated(running, 'provider'), 'terwille', { couple: 'none' })).status).toBe(200);
    await tell();
    const [only, ...others] = await api();
    expect([only?.kind, only?.availability, others]).toEqual(['couple', 'none', []]);
    await backToNow();
    for (const locale of wholeLocales) {
      const none = interfaceIn(locale)['places.word.none'] ?? '';
      expect([locale, (await page('', locale)).includes(none)]).toEqual([locale, true]);
      expect((await api(`?language=${locale}`))[0]?.meaning).toBe(none);
    }
    expect([await api('?kind=couple'), await api('?kind=man')].map((each) => each.length)).toEqual([1, 0]);
  });

  it('read as not known after a day, and name no provider anywhere', async () => {
    await running.db
      .prepare('UPDATE place_words SET told_at = ?')
      .bind(Math.floor(Date.now() / 900_000) - 97)
      .run();
    expect((await api())[0]?.availability).toBe('unknown');
    const told = JSON.stringify(await api()) + (await page());
    expect(told.replace(/<article[\s\S]*?<\/article>/g, '')).not.toMatch(/kadera|moviera|terwille/i);
  });

  it('are done once, with one line in the log, seen by their own member alone, and gone after a day', async () => {
    const [by, other] = await Promise.all([seated(running, 'provider'), seated(running, 'provider')]);
    const once = drawn(32);
    for (let time = 0; time < 2; time += 1) expect((await says(by, 'kadera', { pet: 'few' }, once)).status).toBe(200);
    const lines = await running.db
      .prepare("SELECT count(*) AS n FROM desk_log WHERE member = ? AND action = 'say-places'")
      .bind(by.member)
      .first();
    expect(lines).toEqual({ n: 1 });
    const own = async (who: Seated) =>
      ((await atDesk(running, `${DESK_API}/places`, { body: {}, cookie: who.cookie })).json as { own: object | null }).own;
    expect([await own(by), await own(other)]).toEqual([expect.objectContaining({ provider: 'kadera', words: { pet: 'few' } }), null]);
    await running.tick(new Date(Date.now() + 26 * 3_600_000));
    expect(await running.db.prepare('SELECT count(*) AS n FROM places').first()).toEqual({ n: 0 });
  });

  it.each([
    ['an unknown kind', { provider: 'kadera', words: { palace: 'some' } }],
    ['an unknown word', { provider: 'kadera', words: { man: '3' } }],
    ['a number', { provider: 'kadera', words: { man: 3 } }],
    ['no provider', { words: { man: 'few' } }],
    ['words of their own', { provider: 'Huis aan de gracht 3', words: {} }],
    ['more than is asked', { provider: 'kadera', words: {}, note: 'x' }],
  ])('with %s are refused', async (_what, body) => {
    const by = await seated(running, 'provider');
    expect((await atDesk(running, `${DESK_API}/say-places`, { body, cookie: by.cookie })).title).toBe('bad-request');
  });
});

describe('who can take somebody tonight', () => {
  it.each(placeKinds)('is one step for %s: whom to call, by a plain address, in every language', async (kind) => {
    for (const locale of wholeLocales) {
      const html = await page(`?for=${kind}`, locale);
      const heading = (interfaceIn(locale)['places.call'] ?? '').replace('{who}', interfaceIn(locale)[`places.for.${kind}`] ?? '');
      expect([locale, html.includes(heading), html.includes(`tel:${national}`)]).toEqual([locale, true, true]);
    }
  });

  it('shows nothing of an address that names no kind, and nothing of what it says', async () => {
    for (const query of ['?for=kanarie7q', '?for[]=couple', '?for=__proto__', '?counted=kanarie7q', '?for=%FF'])
      expect([query, (await running.fetch(`/nl/places/${query}`)).status, (await page(query)).includes('kanarie7q')]).toEqual([
        query,
        200,
        false,
      ]);
    expect((await running.fetch('/xx/places/')).status).toBe(404);
    expect((await running.fetch('/nl/places/', { method: 'PUT' })).status).toBe(405);
  });

  it('sets no cookie and is kept by nobody', async () => {
    const { headers } = await running.fetch('/nl/places/?for=couple');
    expect([headers.get('set-cookie'), headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([
      null,
      'no-store, no-transform',
      'noindex',
    ]);
  });
});

describe('a request that nobody could meet', () => {
  // Other files of this worker told of such requests too, perhaps as many as a day may have.
  beforeAll(() => running.db.prepare('DELETE FROM unmet_days').run());
  const half = halfYearOf(dayOf(new Date()));
  const told = async (): Promise<Record<string, number>> => {
    const rows = (await portalCountsOf(running.db, half)).filter(({ source }) => source === 'asked');
    return Object.fromEntries(rows.map((row) => [`${row.first_value} ${row.second_value}`, row.people]));
  };
  let networks = 0;
  /** Each form from a network of its own: how many came from one is another promise (flood.test). */
  const newNetwork = (): string => {
    networks += 1;
    return `203.0.${networks}.1`;
  };
  const stamp = (age = 60_000) => stampAt(secrets.FLOOD_SECRET, new Date(Date.now() - age));
  const send = async (fields: Record<string, string>): Promise<string | null> =>
    (await postForm(running, '/en/places/', fields, { 'cf-connecting-ip': newNetwork() })).headers.get('location');

  it('is counted with whom and why, once for each form, and says so', async () => {
    const fields = { who: 'couple', reason: 'full', stamp: await stamp() };
    expect(await send(fields)).toBe('/en/places/?counted=yes&for=couple');
    expect(await send(fields)).toBe('/en/places/?counted=no&for=couple');
    expect(await send({ who: 'pet', reason: '', stamp: await stamp() })).toBe('/en/places/?counted=yes&for=pet');
    expect(await told()).toEqual({ 'couple full': 1, 'pet unknown': 1 });
    expect(await page('?counted=yes')).toContain('It was counted once.');
    expect(await page('?counted=no')).toContain('This was not counted.');
  });

  it('is not counted when it looks automatic, is empty, or is of another form, and nothing typed comes back', async () => {
    const before = await told();
    const all: Record<string, string>[] = [
      { who: 'man', reason: 'full', stamp: await stamp(0) },
      { who: 'man', reason: 'full', stamp: 'kanarie7q.a.b' },
      { who: 'man', reason: 'full' },
      { stamp: await stamp() },
      { who: 'kanarie7q', reason: 'kanarie7q', words: 'kanarie7q', stamp: await stamp() },
    ];
    for (const fields of all) {
      const location = await send(fields);
      expect([location?.includes('counted=no'), location?.includes('kanarie7q')]).toEqual([true, false]);
    }
    expect(await told()).toEqual(before);
  });

  it('from another site is refused', async () => {
    const answer = await postForm(
      running,
      '/en/places/',
      { who: 'man', reason: 'full', stamp: await stamp() },
      { origin: 'https://elsewhere.example' },
    );
    expect(answer.headers.get('location')).toBe('/en/answer/foreign-origin/');
  });

  it('is counted for a bounded number a day; more would be somebody who makes them up', async () => {
    const before = await told();
    const has = (times: number) => running.db.prepare('UPDATE unmet_days SET times = ?').bind(times).run();
    const one = async () => (await send({ who: 'woman', reason: 'region', stamp: await stamp() }))?.includes('counted=yes');
    await has(UNMET_A_DAY - 1);
    expect([await one(), await one(), await one()]).toEqual([true, false, false]);
    expect(await told()).toEqual({ ...before, 'woman region': 1 });
    await running.tick(new Date(Date.now() + 24 * 3_600_000));
    expect(await running.db.prepare('SELECT count(*) AS n FROM unmet_days').first()).toEqual({ n: 0 });
  });

  it('leaves no word, day, place or network beside the count', async () => {
    const { results } = await running.db.prepare("SELECT * FROM portal_counts WHERE what = 'unmet'").all();
    for (const row of results) expect(Object.keys(row)).toEqual(['half_year', 'what', 'first', 'second', 'times']);
  });
});

describe('figures in the API', () => {
  it('are the file that lies beside them, with every indicator and our own half-years', async () => {
    const served = (await (await running.fetch(`${API}/figures`)).json()) as { indicators: object[]; half_years: object[] };
    expect(served).toEqual(await (await running.fetch('/data/figures/indicators.json')).json());
    expect([served.indicators.length, Array.isArray(served.half_years)]).toEqual([14, true]);
  });
});
