// "This number is wrong" is two taps: counted by contact, kind and day, forgotten after 180 days, and nothing of who told it stays.
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { NATIONAL, NUMBER_FAULTS } from '#domain/care/contact';
import { addDays, instantOf } from '#domain/time/days';
import { countReport, reportsSince } from '../../functions/storage/contact-report.ts';
import { interfaceIn, locales } from '../content/texts.ts';
import { today } from '../letters.ts';
import { portal, postForm, shownAfter, textOf } from '../server.ts';
import { attributeOf, elements } from '../site/document.ts';
import { care } from './open-paths.ts';

const running = portal();
const FORM = 'application/x-www-form-urlencoded';
/** Days that a report is known. */
const KNOWN = 180;
const numbered = care.services.filter(({ phones }) => phones.length > 0).map(({ id }) => id);
const national = care.services.find(({ record }) => record === NATIONAL)?.id ?? '';
const tell = (fields: Record<string, string> | [string, string][], locale = 'nl'): Promise<Response> =>
  postForm(running, `/${locale}/care/wrong`, fields);
const forget = (): Promise<unknown> => running.db.prepare('DELETE FROM contact_reports').run();
const all = async (): Promise<Record<string, unknown>[]> => (await running.db.prepare('SELECT * FROM contact_reports').all()).results;
const noonOn = (day: string): Date => instantOf(day, 12 * 60);

describe('telling that a number is wrong', () => {
  it('is counted by contact, kind and day, for every contact with a number', async () => {
    await forget();
    const told = numbered.map((contact, at) => ({ contact, what: NUMBER_FAULTS[at % NUMBER_FAULTS.length] ?? '' }));
    for (const report of told) expect([report.contact, (await tell(report)).status]).toEqual([report.contact, 303]);
    for (const what of NUMBER_FAULTS) await tell({ contact: national, what });
    const seen = (await reportsSince(running.db, today())).map(({ contact, what, times }) => `${contact} ${what} ${times}`);
    const twice = told.find(({ contact }) => contact === national)?.what;
    const expected = [
      ...told.filter(({ contact }) => contact !== national).map(({ contact, what }) => `${contact} ${what} 1`),
      ...NUMBER_FAULTS.map((what) => `${national} ${what} ${what === twice ? 2 : 1}`),
    ];
    expect(seen.sort()).toEqual(expected.sort());
  });

  it.each(locales)('leads to a page in %s that thanks, and says what was kept', async (locale) => {
    const answer = await tell({ contact: national, what: 'other' }, locale);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      `/${locale}/care/thanks/`,
      null,
    ]);
    const thanks = await running.fetch(`/${locale}/care/thanks/`);
    const text = textOf(await thanks.text());
    expect([thanks.status, text.includes(interfaceIn(locale)['wrong.thanks'] ?? '\u0000')]).toEqual([200, true]);
    expect(text.includes(interfaceIn(locale)['wrong.kept'] ?? '\u0000')).toBe(true);
  });

  it('works with what the page of a municipality sends, and loses nothing when many tell it at once', async () => {
    const page = elements(parse(await (await running.fetch('/nl/care/amsterdam/')).text()));
    const form = page.find((each) => each.tagName === 'form' && elements(each).some((field) => attributeOf(field, 'value') === national));
    const buttons = form ? elements(form).filter((each) => attributeOf(each, 'name') === 'what') : [];
    const action = (form && attributeOf(form, 'action')) ?? '';
    expect(action).toMatch(/^\/nl\/care\/wrong\/?$/);
    expect(buttons.map((each) => attributeOf(each, 'value'))).toEqual([...NUMBER_FAULTS]);
    await forget();
    const answers = await Promise.all(Array.from({ length: 25 }, () => postForm(running, action, { contact: national, what: 'gone' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await all()).toEqual([{ contact: national, what: 'gone', told_on: today(), times: 25 }]);
  });

  it('has an end: more than a thousand a day tell nothing new', async () => {
    await forget();
    await countReport(running.db, national, 'gone', today());
    await running.db.prepare('UPDATE contact_reports SET times = 999').run();
    for (let time = 0; time < 3; time += 1) expect((await tell({ contact: national, what: 'gone' })).status).toBe(303);
    expect(await all()).toEqual([{ contact: national, what: 'gone', told_on: today(), times: 1000 }]);
  });
});

describe('nothing of who told it', () => {
  it('has a place to stand: the columns are a closed list', async () => {
    const { results } = await running.db.prepare("SELECT name FROM pragma_table_info('contact_reports')").all<{ name: string }>();
    expect(results.map(({ name }) => name)).toEqual(['contact', 'what', 'told_on', 'times']);
  });

  it('is stored anywhere, whatever is sent along', async () => {
    await forget();
    const answer = await running.fetch('/en/care/wrong', {
      method: 'POST',
      headers: {
        'content-type': FORM,
        'user-agent': 'canary',
        referer: 'https://canary.example/',
        'cf-connecting-ip': '192.0.2.7',
        cookie: 'a=canary',
      },
      body: new URLSearchParams({
        contact: national,
        what: 'nobody',
        words: 'canary',
        name: 'canary',
        told_on: '1999-01-01',
        times: '7',
      }).toString(),
    });
    expect(answer.status).toBe(303);
    const { results: tables } = await running.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{ name: string }>();
    const dump = async (name: string): Promise<unknown> => (await running.db.prepare(`SELECT * FROM ${name}`).all()).results;
    const readable = tables.map(({ name }) => name).filter((name) => !/^(_cf|sqlite)/.test(name));
    const everything = JSON.stringify(await Promise.all(readable.map(dump)));
    expect(everything).toContain(national);
    for (const trace of ['canary', '192.0.2.7', '1999']) expect([trace, everything.includes(trace)]).toEqual([trace, false]);
    expect(await all()).toEqual([{ contact: national, what: 'nobody', told_on: today(), times: 1 }]);
  });
});

describe('what is not a report', () => {
  it.each<[why: string, fields: Record<string, string> | [string, string][]]>([
    ['a contact that is not ours', { contact: '00000000-0000-4000-8000-000000000000', what: 'nobody' }],
    ['no contact', { what: 'nobody' }],
    ['a record name in place of the identifier', { contact: NATIONAL, what: 'nobody' }],
    ['a kind that is not ours', { contact: national, what: 'kanarie' }],
    ['a kind by the name of something in the language', { contact: national, what: 'constructor' }],
    ['no kind', { contact: national }],
    ['nothing', {}],
    ['a pattern for a database', { contact: "' OR 1=1; DROP TABLE contact_reports; --", what: 'nobody' }],
    ['text in place of taps', { contact: 'x'.repeat(10_000), what: 'y'.repeat(10_000) }],
  ])('is refused calmly and counts nothing: %s', async (_why, fields) => {
    await forget();
    const answer = await shownAfter(running, await tell(fields));
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store, no-transform']);
    expect([html.includes('lang="nl"'), html.includes('tel:112'), /kanarie|DROP TABLE|xxxx/.test(html)]).toEqual([true, true, false]);
    expect(await all()).toEqual([]);
  });

  it('is refused at the door: another site, another kind of body, too much, another language, another method', async () => {
    await forget();
    const body = `contact=${national}&what=nobody`;
    const send = async (path: string, init: RequestInit): Promise<number> =>
      (await shownAfter(running, await running.fetch(path, { method: 'POST', ...init }))).status;
    expect(await send('/nl/care/wrong', { body, headers: { 'content-type': FORM, origin: 'https://elsewhere.example' } })).toBe(403);
    expect(await send('/nl/care/wrong', { body, headers: { 'content-type': 'application/json' } })).toBe(415);
    expect(await send('/nl/care/wrong', { body: `${body}&a=${'a'.repeat(1024 * 1024)}`, headers: { 'content-type': FORM } })).toBe(413);
    expect(await send('/nl/care/wrong', { body: `${body}&a=%FF`, headers: { 'content-type': FORM } })).toBe(400);
    expect(await send('/xx/care/wrong', { body, headers: { 'content-type': FORM } })).toBe(404);
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect([method, await send('/nl/care/wrong', { method })]).toEqual([method, 405]);
    const opened = await running.fetch('/nl/care/wrong');
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/nl/care/']);
    expect(await all()).toEqual([]);
  });
});

describe(`after ${KNOWN} days`, () => {
  it('it is forgotten by the clock, and no day before', async () => {
    await forget();
    const told = today();
    for (const age of [0, 1, KNOWN - 1]) await countReport(running.db, national, 'other', addDays(told, -age));
    await running.tick(noonOn(told));
    expect(await all()).toHaveLength(3);
    await running.tick(noonOn(addDays(told, 1)));
    expect((await all()).map(({ told_on }) => told_on)).toContain(addDays(told, 1 - KNOWN));
    await running.tick(noonOn(addDays(told, 2)));
    expect((await all()).map(({ told_on }) => told_on).sort()).toEqual([addDays(told, -1), told]);
    await running.tick(noonOn(addDays(told, KNOWN)));
    expect(await all()).toHaveLength(1);
    await running.tick(noonOn(addDays(told, KNOWN + 1)));
    expect(await all()).toEqual([]);
  });
});
