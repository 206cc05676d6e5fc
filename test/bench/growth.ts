// `npm run bench`: a read, a write and a deletion against 1,000 and against 100,000 mailboxes, taking turns in one run; and wrong against right numbers.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { createTestHarness } from 'wrangler';
import type { Env } from '../../functions/env.ts';
import { deleteDeadLetters, deleteDeadMailboxes } from '../../functions/storage/retention.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { sealedRequest } from '../letters.ts';
import { quiet } from '../../src/operator/quiet.ts';

const SIZES = [1000, Number(process.env.MAILBOXES ?? 100_000)] as const;
/** Counted rounds, and rounds before them that count for nothing: a Worker that has just begun is slower. */
const ROUNDS = 200;
const WARMING = 50;

Object.assign(process.env, quiet);

/** A running Worker with its own database, holding so many mailboxes with one letter each. */
async function serve(mailboxes: number) {
  const harness = createTestHarness({ workers: [{ configPath: './dist/server/wrangler.json', vars: { FLOOD_SECRET: 'bench' } }] });
  const origin = (await harness.listen()).url.origin;
  await harness.getWorker().applyD1Migrations('DB');
  const { DB: db } = (await harness.getWorker().getEnv()) as unknown as Env;
  for (let at = 0; at < mailboxes; at += 5000) {
    const numbers = `WITH RECURSIVE n(v) AS (SELECT ${at} UNION ALL SELECT v + 1 FROM n WHERE v < ${Math.min(at + 5000, mailboxes) - 1})`;
    await db.batch([
      db.prepare(
        `INSERT INTO mailboxes (mailbox, desk, deputy, opened_on, seen_on, dies_on) ${numbers} SELECT hex(randomblob(32)) || v, 'demo', NULL, '2026-11-01', NULL, '2027-02-01' FROM n`,
      ),
      db.prepare(
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, due_at, released_on, read_on, sealed, dies_on) ${numbers} SELECT hex(randomblob(32)) || v, 'l', 'to-desk', 'demo', 0, 0, '2026-11-01', NULL, NULL, NULL, randomblob(17000), '2027-02-01' FROM n`,
      ),
    ]);
  }
  const post = async (path: string, body: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  };
  return { mailboxes, db, post, close: () => harness.close() };
}
type Served = Awaited<ReturnType<typeof serve>>;

const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const took = async (act: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await act();
  return performance.now() - started;
};

/** Median milliseconds of two acts that take turns, so that a busy moment falls on both. */
async function inTurns(acts: [Act, Act], counted = ROUNDS, warming = WARMING): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < counted + warming; round += 1)
    for (const which of [0, 1] as const) {
      const ms = await took(() => acts[which](round));
      if (round >= warming) times[which].push(ms);
    }
  return [median(times[0]), median(times[1])];
}
type Act = (round: number) => Promise<unknown>;

/** Gives a hundred mailboxes their last day. */
async function age({ db }: Served): Promise<void> {
  const dead = 'SELECT mailbox FROM mailboxes ORDER BY mailbox LIMIT 100';
  await db.batch([
    db.prepare(`UPDATE letters SET dies_on = '2026-01-01' WHERE mailbox IN (${dead})`),
    db.prepare(`UPDATE mailboxes SET dies_on = '2026-01-01' WHERE mailbox IN (${dead})`),
  ]);
}

const served = [await serve(SIZES[0]), await serve(SIZES[1])] as const;
const requests = await Promise.all(
  Array.from({ length: ROUNDS + WARMING }, async () => sealedRequest(await mailboxOf(await receiptOf(newDraft())), { words: 'bench' })),
);
const sent = (round: number) => requests[round] as (typeof requests)[number];
const write =
  ({ post }: Served): Act =>
  (round) =>
    post(REFERRALS, sent(round));
const read =
  ({ post }: Served, address = (round: number) => sent(round).envelope.address): Act =>
  (round) =>
    post(MAILBOX, { action: 'read', address: address(round), page: 0 });

const [small, large] = served;
const writes = await inTurns([write(small), write(large)]);
const reads = await inTurns([read(small), read(large)]);
const removals: [number[], number[]] = [[], []];
for (let round = 0; round < 9; round += 1)
  for (const which of [0, 1] as const) {
    const { db } = served[which];
    await age(served[which]);
    removals[which].push(
      await took(async () => {
        await deleteDeadLetters(db, '2026-01-01', '2026-1');
        await deleteDeadMailboxes(db, '2026-01-01');
      }),
    );
  }
const removed: [number, number] = [median(removals[0]), median(removals[1])];
const shown = (times: [number, number]) => Object.fromEntries(times.map((ms, at) => [`${SIZES[at]} mailboxes, ms`, ms.toFixed(2)]));
console.table({ read: shown(reads), write: shown(writes), 'delete a hundred': shown(removed) });
for (const [name, [few, many]] of Object.entries({ read: reads, write: writes, 'delete a hundred': removed }))
  console.log(`${name} ${(many / few).toFixed(2)} (goal: at most 1.2)`);

const [right, wrong] = await inTurns([read(large), read(large, (round) => `${round}`.padStart(64, '0'))]);
console.log(
  `wrong against right-but-empty number ${(wrong / right).toFixed(2)} (goal: 1.0), difference ${(wrong - right).toFixed(2)} ms (goal: under 5)`,
);

const plans = [
  'SELECT letter FROM letters WHERE mailbox = ?',
  'SELECT desk FROM mailboxes WHERE mailbox = ?',
  "SELECT letter FROM letters WHERE mailbox = ? AND direction = 'to-desk' ORDER BY rowid DESC LIMIT 5",
  'UPDATE mailboxes SET look_again_on = NULL WHERE mailbox = ? AND closed_on IS NOT NULL',
  'DELETE FROM letters WHERE mailbox = ?',
  'SELECT rowid FROM letters WHERE dies_on <= ? ORDER BY dies_on, rowid LIMIT 500',
  'SELECT mailbox FROM mailboxes WHERE dies_on <= ? LIMIT 500',
];
for (const sql of plans) {
  const { results: plan } = await large.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind('x').all<{ detail: string }>();
  console.log(`${sql}  →  ${plan.map(({ detail }) => detail).join('; ')}`);
}
for (const { close } of served) await close();
