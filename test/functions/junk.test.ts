// A hundred letters that say they are urgent and open nowhere: put aside in one step, ended within days, and no real letter is touched.
import { DESK_API, REFERRALS } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, instantOf } from '#domain/time/days';
import { peopleIn } from '#domain/desk/inbox';
import type { InboxRow } from '#domain/desk/desk-answer';
import { UNPROVEN_DAYS, UNPROVEN_LEAST_DAYS, UNPROVEN_MOST } from '#domain/box/retention';
import { atDesk, type Seated, seated } from '../desk.ts';
import { newMailbox, readAtDesk, sealedRequest, sendSealed, today } from '../letters.ts';
import { portal, postJson } from '../server.ts';

const running = portal();
const MANY = 100;
let ours: Seated;
let deputy: Seated;
/** A tick of a later day ends sessions: they sit down anew. */
const sitDown = async (): Promise<void> => {
  ours = await seated(running, 'coordinator');
  deputy = await seated(running, 'coordinator', 'demo-deputy');
};

type Named = { mailbox: string; letter: string };
const rows = async (who: Seated): Promise<InboxRow[]> =>
  ((await atDesk(running, `${DESK_API}/inbox`, { body: {}, cookie: who.cookie })).json as { letters: InboxRow[] }).letters;
const ask = (who: Seated, action: string, letters: Named[]): Promise<{ status: number; json: unknown }> =>
  atDesk(running, `${DESK_API}/${action}`, {
    body: { letters, ...(action === 'put-aside' && { unproven: true }) },
    cookie: who.cookie,
    once: crypto.randomUUID().replaceAll('-', '').repeat(2),
  });
const noon = (days: number): Date => instantOf(addDays(today(), days), 12 * 60);
const lies = async (letters: readonly Named[]): Promise<number> => {
  const { results } = await running.db.prepare('SELECT letter FROM letters').all<{ letter: string }>();
  return letters.filter(({ letter }) => results.some((row) => row.letter === letter)).length;
};

/** Letters that say outside that they are urgent, and whose inside nobody can read: another letter's words under a stamp of their own. */
async function junk(many: number, withDeputy = false): Promise<Named[]> {
  const nobody = (await sealedRequest((await newMailbox()).mailbox, {})).envelope.sealed;
  const sent: Named[] = [];
  for (let each = 0; each < many; each += 1) {
    const { mailbox } = await newMailbox();
    const { envelope, marks } = await sealedRequest(mailbox, { need: 'tonight', ...(withDeputy && { deputy: 'yes' }) });
    const answer = await postJson(running, REFERRALS, { envelope: { ...envelope, sealed: nobody }, marks });
    expect(answer.status).toBe(201);
    sent.push({ mailbox: mailbox.key, letter: envelope.letter });
  }
  return sent;
}

describe('a hundred urgent letters that open nowhere', () => {
  let flood: Named[];
  let real: Named;
  beforeAll(async () => {
    await sitDown();
    flood = await junk(MANY);
    const { mailbox } = await sendSealed(running, { need: 'tonight' });
    real = { mailbox: mailbox.key, letter: (await rows(ours)).find((row) => row.mailbox === mailbox.key)?.letter ?? '' };
  });

  it('are all in the list, stand apart once a device tried them, and one real one stands above', async () => {
    const list = await rows(ours);
    const content = await readAtDesk(running, real.mailbox);
    const opened = new Map(flood.map(({ mailbox, letter }) => [letter, { mailbox, letter, content: null }]));
    const people = peopleIn(list, new Map([...opened, [real.letter, { ...real, content }]] as never), today());
    expect(people.filter((person) => person.urgent).map(({ mailbox }) => mailbox)).toEqual([real.mailbox]);
    expect(people.flatMap((person) => person.junk)).toHaveLength(MANY);
  });

  it('go in one step, can be taken back, and the real one stays', async () => {
    expect((await ask(ours, 'put-aside', flood)).json).toEqual({ count: MANY });
    expect((await rows(ours)).filter((row) => row.put_aside)).toHaveLength(MANY);
    expect((await ask(ours, 'take-back', flood)).json).toEqual({ count: MANY });
    expect((await rows(ours)).filter((row) => row.put_aside)).toHaveLength(0);
    expect((await rows(ours)).some((row) => row.letter === real.letter && !row.put_aside)).toBe(true);
  });

  it('put aside live two weeks instead of three months, with their boxes; what was taken back and what is real lives on', async () => {
    const [back, ...rest] = flood as [Named, ...Named[]];
    await ask(ours, 'put-aside', flood);
    await ask(ours, 'take-back', [back]);
    await running.tick(noon(UNPROVEN_DAYS - 1));
    expect(await lies(flood)).toBe(MANY);
    await running.tick(noon(UNPROVEN_DAYS));
    expect(await lies(rest)).toBe(0);
    expect(await lies([back, real])).toBe(2);
    const { results } = await running.db.prepare('SELECT mailbox FROM mailboxes').all<{ mailbox: string }>();
    expect(results.map(({ mailbox }) => mailbox).sort()).toEqual([back.mailbox, real.mailbox].sort());
  });
});

describe('what one desk cannot open', () => {
  it('still shows at its deputy, and lives until both put it aside', async () => {
    await sitDown();
    const [letter] = (await junk(1, true)) as [Named];
    await running.db
      .prepare('UPDATE letters SET released_on = ?, due_at = NULL WHERE letter = ?')
      .bind(dayOf(new Date()), letter.letter)
      .run();
    await ask(ours, 'put-aside', [letter]);
    const at = async (who: Seated): Promise<number | undefined> => (await rows(who)).find((row) => row.letter === letter.letter)?.put_aside;
    expect([await at(ours), await at(deputy)]).toEqual([1, 0]);
    await running.tick(noon(UNPROVEN_DAYS));
    expect(await lies([letter])).toBe(1);
    await sitDown();
    await ask(deputy, 'put-aside', [letter]);
    expect([await at(ours), await at(deputy)]).toEqual([1, 1]);
    await running.tick(noon(UNPROVEN_DAYS));
    expect(await lies([letter])).toBe(0);
  });

  it('is kept up to a number: beyond it the oldest end, though never before there was time to take them back', async () => {
    const numbers = `WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${UNPROVEN_MOST + 20})`;
    const left = async (): Promise<number> =>
      (await running.db.prepare("SELECT count(*) AS n FROM letters WHERE desk = 'full'").first<{ n: number }>())?.n ?? -1;
    await running.db.batch(
      [
        `INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on) ${numbers} SELECT 'f' || value, 'full', '${today()}', '2999-01-01' FROM n`,
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on)
         ${numbers} SELECT 'f' || value, 'l', 'to-desk', 'full', 1, 0, '${today()}', x'00', '2999-01-01' FROM n`,
        `INSERT INTO put_aside (mailbox, letter, put_on, desk, unproven) ${numbers} SELECT 'f' || value, 'l', '${today()}', 'full', 1 FROM n`,
      ].map((sql) => running.db.prepare(sql)),
    );
    await running.tick(noon(UNPROVEN_LEAST_DAYS - 1));
    expect(await left()).toBe(UNPROVEN_MOST + 20);
    await running.tick(noon(UNPROVEN_LEAST_DAYS));
    expect(await left()).toBe(UNPROVEN_MOST);
    await running.tick(noon(UNPROVEN_DAYS));
    expect(await left()).toBe(0);
  });
});
