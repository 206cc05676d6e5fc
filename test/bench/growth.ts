// `npm run bench`: a read and a write against 1,000 and against 100,000 mailboxes, as ratios of one run; and wrong against right numbers.
import { createTestHarness } from 'wrangler';
import type { Env } from '../../functions/env.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { sealedRequest } from '../letters.ts';

const SIZES = [1000, Number(process.env.MAILBOXES ?? 100_000)] as const;
const ROUNDS = 200;

process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= 'false';
const harness = createTestHarness({ workers: [{ configPath: './dist/server/wrangler.json', vars: { FLOOD_SECRET: 'bench' } }] });
const origin = (await harness.listen()).url.origin;
await harness.getWorker().applyD1Migrations('DB');
const { DB: db } = (await harness.getWorker().getEnv()) as unknown as Env;

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(origin + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(act: (round: number) => Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await (await act(round)).arrayBuffer();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Fills the tables up to a number of mailboxes with one letter each. */
async function grow(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 5000) {
    const numbers = `WITH RECURSIVE n(v) AS (SELECT ${at} UNION ALL SELECT v + 1 FROM n WHERE v < ${Math.min(at + 5000, to) - 1})`;
    await db.batch([
      db.prepare(
        `INSERT INTO mailboxes (mailbox, desk, deputy, opened_on, seen_on, dies_on) ${numbers} SELECT hex(randomblob(32)) || v, 'demo', NULL, '2026-11-01', NULL, '2027-02-01' FROM n`,
      ),
      db.prepare(
        `INSERT INTO letters ${numbers} SELECT hex(randomblob(32)) || v, 'l', 'to-desk', 'demo', 0, 0, '2026-11-01', NULL, NULL, NULL, randomblob(17000), '2027-02-01' FROM n`,
      ),
    ]);
  }
}

const addresses: string[] = [];
const requests = await Promise.all(
  Array.from({ length: ROUNDS * SIZES.length }, async () => {
    const mailbox = await mailboxOf(await receiptOf(newDraft()));
    addresses.push(mailbox.address);
    return sealedRequest(mailbox, { words: 'bench' });
  }),
);
const results: { mailboxes: number; read: number; write: number }[] = [];
let size = 0;
for (const [index, mailboxes] of SIZES.entries()) {
  await grow(size, mailboxes);
  size = mailboxes;
  const write = await timed((round) => post('/api/v1/referrals', requests[index * ROUNDS + round]));
  const read = await timed((round) =>
    post('/api/v1/mailbox', { action: 'read', address: requests[index * ROUNDS + round]?.envelope.address, page: 0 }),
  );
  results.push({ mailboxes, read, write });
}
const [small, large] = results;
if (!small || !large) throw new Error('no results');
console.table(results.map((row) => ({ mailboxes: row.mailboxes, 'read ms': row.read.toFixed(2), 'write ms': row.write.toFixed(2) })));
console.log(`read  ${(large.read / small.read).toFixed(2)} (goal: at most 1.2)`);
console.log(`write ${(large.write / small.write).toFixed(2)} (goal: at most 1.2)`);

const right = await timed((round) => post('/api/v1/mailbox', { action: 'read', address: requests[round]?.envelope.address, page: 0 }));
const wrong = await timed((round) => post('/api/v1/mailbox', { action: 'read', address: `${round}`.padStart(64, '0'), page: 0 }));
console.log(
  `wrong against right-but-empty number ${(wrong / right).toFixed(2)} (goal: 1.0), difference ${(wrong - right).toFixed(2)} ms (goal: under 5)`,
);

const plans = [
  'SELECT letter FROM letters WHERE mailbox = ?',
  'SELECT desk FROM mailboxes WHERE mailbox = ?',
  "SELECT letter FROM letters WHERE mailbox = ? AND direction = 'to-desk' ORDER BY rowid DESC LIMIT 5",
  'UPDATE mailboxes SET look_again_on = NULL WHERE mailbox = ? AND closed_on IS NOT NULL',
  'DELETE FROM letters WHERE mailbox = ?',
];
for (const sql of plans) {
  const { results: plan } = await db.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind('x').all<{ detail: string }>();
  console.log(`${sql}  →  ${plan.map(({ detail }) => detail).join('; ')}`);
}
await harness.close();
