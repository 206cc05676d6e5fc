// What the portal counts of itself: a first letter once, by language and door, beside nothing that leads to it.
import { DESK_API, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { portalCountsOf } from '../../functions/storage/portal-count.ts';
import { addDays, dayOf, halfYearOf } from '#domain/time/days';
import { type Desk, releaseAt } from '#domain/desk/desk';
import { drawn } from '../../functions/storage/member.ts';
import { atDesk, seated } from '../desk.ts';
import { builtDesks, newMailbox, sealedRequest, sendSealed } from '../letters.ts';
import { portal, postForm, postJson } from '../server.ts';

const running = portal('dist', { desk: true });
const half = halfYearOf(dayOf(new Date()));
const letters = async (): Promise<Record<string, number>> => {
  const rows = await portalCountsOf(running.db, half);
  const own = rows.filter(({ source }) => source === 'letters');
  return Object.fromEntries(own.map((row) => [`${row.first_value} ${row.second_value}`, row.people]));
};

describe('letters by language and door', () => {
  it('are counted once each, however often they are sent', async () => {
    const { mailbox } = await newMailbox();
    const request = await sealedRequest(mailbox, { words: 'one' });
    const told = { ...request, marks: { ...request.marks, language: 'ar' } };
    for (let time = 0; time < 3; time++) expect((await postJson(running, REFERRALS, told)).status).toBe(201);
    expect(await letters()).toEqual({ 'ar device': 1 });
    expect((await postForm(running, '/en/refer', { words: 'two', action: 'send' })).status).toBe(303);
    expect(await letters()).toEqual({ 'ar device': 1, 'en plain': 1 });
  });

  it('of a language the site does not have are counted as unknown', async () => {
    for (const language of ['xx', '__proto__', undefined]) {
      const { mailbox } = await newMailbox();
      const request = await sealedRequest(mailbox, { words: 'three' });
      const marks = language === undefined ? request.marks : { ...request.marks, language };
      expect((await postJson(running, REFERRALS, { ...request, marks })).status).toBe(201);
    }
    expect((await letters())['unknown device']).toBe(3);
  });

  it('stand beside no letter: no column of a letter or a letter box tells a language or a door', async () => {
    for (const table of ['letters', 'mailboxes']) {
      const { results } = await running.db.prepare(`SELECT * FROM ${table} LIMIT 1`).all();
      expect(Object.keys(results[0] ?? {}).filter((name) => /lang|locale/.test(name))).toEqual([]);
    }
  });
});

describe('first answers', () => {
  const answers = async (): Promise<Record<string, number>> => {
    const own = (await portalCountsOf(running.db, half)).filter(({ source }) => source === 'answers');
    return Object.fromEntries(own.map((row) => [row.first_value, row.people]));
  };
  /** Somebody wrote; by which day an answer was promised, as the desk's hours say, or as given. */
  const wrote = async (by?: string) => {
    const { mailbox } = await sendSealed(running, { need: 'soon' });
    const first = () =>
      running.db
        .prepare('SELECT letter, answer_by FROM letters WHERE mailbox = ?')
        .bind(mailbox.key)
        .first<{ letter: string; answer_by: string | null }>();
    if (by !== undefined) await running.db.prepare('UPDATE letters SET answer_by = ? WHERE mailbox = ?').bind(by, mailbox.key).run();
    return { key: mailbox.key, first, seen: (await first())?.letter ?? '' };
  };
  const say = async (action: 'reply' | 'hear', key: string, seen: string, letter = drawn(32)) => {
    const { cookie } = await seated(running, 'coordinator');
    const body = { mailbox: key, letter, sealed: small, seen, ...(action === 'hear' && { commitment: drawn(32) }) };
    return atDesk(running, `${DESK_API}/${action}`, { body, cookie });
  };
  const small = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(5300)]).toString('base64');
  const yesterday = addDays(dayOf(new Date()), -1);

  it('are promised by the hours of the desk, to the day, also where no deputy reads', async () => {
    const { first } = await wrote();
    const release = releaseAt(builtDesks().demo as Desk, new Date(), false);
    expect((await first())?.answer_by).toBe(dayOf(release as Date));
  });

  it('count once, at the reply of the desk, as in time or as late; what was heard is no answer', async () => {
    const [soon, late] = [await wrote(), await wrote(yesterday)];
    expect((await say('hear', soon.key, soon.seen)).status).toBe(200);
    expect(await answers()).toEqual({});
    const heard = await running.db
      .prepare('SELECT letter FROM letters WHERE mailbox = ? AND heard = 1')
      .bind(soon.key)
      .first<{ letter: string }>();
    const reply = drawn(32);
    expect((await say('reply', soon.key, heard?.letter ?? '', reply)).status).toBe(200);
    expect((await say('reply', late.key, late.seen)).status).toBe(200);
    expect(await answers()).toEqual({ 'in-time': 1, late: 1 });
    expect((await say('reply', soon.key, reply)).status).toBe(200);
    expect([await answers(), (await soon.first())?.answer_by]).toEqual([{ 'in-time': 1, late: 1 }, null]);
  });

  it('that were refused count nothing: neither the reply nor the count happens without the other', async () => {
    const before = await answers();
    const { key, first } = await wrote(yesterday);
    expect((await say('reply', key, 'f'.repeat(64))).title).toBe('changed-meanwhile');
    expect([await answers(), (await first())?.answer_by]).toEqual([before, yesterday]);
  });

  it('that never came count when the letter dies; what a member put aside does not', async () => {
    const [left, junk] = [await wrote(yesterday), await wrote(yesterday)];
    const aside = 'INSERT INTO put_aside (mailbox, letter, put_on) SELECT mailbox, letter, written_on FROM letters WHERE mailbox = ?';
    await running.db.prepare(aside).bind(junk.key).run();
    await running.db.prepare("UPDATE letters SET dies_on = '2026-01-01' WHERE mailbox IN (?, ?)").bind(left.key, junk.key).run();
    const { never = 0 } = await answers();
    await running.tick(new Date());
    expect((await answers()).never).toBe(never + 1);
  });
});

describe('raw counts', () => {
  it('go when they are older than two half-years; those of this one and of the two before stay', async () => {
    const year = Number(half.slice(0, 4));
    const before = (steps: number): string => {
      const index = year * 2 + (half.endsWith('H1') ? 0 : 1) - steps;
      return `${Math.floor(index / 2)}-H${(index % 2) + 1}`;
    };
    const put = (name: string) =>
      running.db.batch([
        running.db.prepare("INSERT INTO portal_counts VALUES (?, 'letter', 'nl', 'plain', 7)").bind(name),
        running.db.prepare("INSERT INTO broken_promises VALUES (?, 'demo', 7)").bind(name),
        running.db.prepare("INSERT INTO tallies VALUES (?, 'demo', 'asked', 'place', '', '', 7)").bind(name),
      ]);
    for (const steps of [1, 2, 3, 4, 40]) await put(before(steps));
    await running.tick(new Date());
    for (const table of ['portal_counts', 'tallies', 'broken_promises']) {
      const { results } = await running.db
        .prepare(`SELECT DISTINCT half_year FROM ${table} WHERE half_year <> ? ORDER BY 1`)
        .bind(half)
        .all();
      expect(results.map(({ half_year: name }) => name)).toEqual([before(2), before(1)]);
    }
  });
});
