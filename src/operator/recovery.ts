// `npm run desk:rehearse`: two papers are typed, the kit of a desk is opened with them on this machine, and nothing is shown or kept.
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { getPlatformProxy } from 'wrangler';
import { kitOf } from '../../functions/storage/keyring.ts';
import { openKit, type RecoveryFiles } from '../crypto/keyring.ts';
import { readSecretKey, type TypedKey } from '../crypto/secret-key.ts';
import { toBase64 } from '../crypto/seal.ts';

const { values } = parseArgs({ options: { desk: { type: 'string', default: 'demo' } } });
const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
try {
  const rows = await kitOf(env.DB, values.desk);
  if (rows.length === 0) fail(`The desk ${values.desk} has no recovery kit: make one on the page of its members.`);
  else await rehearse(rows);
} finally {
  await dispose();
}

/** Papers come from the keyboard or a pipe, never from the command line, which others on a machine can see. */
async function rehearse(rows: Awaited<ReturnType<typeof kitOf>>): Promise<void> {
  const input = createInterface({ input: process.stdin });
  const lines = input[Symbol.asyncIterator]();
  console.log('First paper:');
  const first = readSecretKey((await lines.next()).value ?? '');
  console.log('Second paper:');
  const second = readSecretKey((await lines.next()).value ?? '');
  input.close();
  if (first.kind !== 'key' || second.kind !== 'key') {
    fail(`First paper: ${told(first)}\nSecond paper: ${told(second)}`);
    return;
  }
  for (const key of new Set(rows.map((row) => row.key))) {
    const files = Object.fromEntries(rows.filter((row) => row.key === key).map((row) => [row.holders, toBase64(row.wrapped)]));
    const identity = await openKit(files as unknown as RecoveryFiles, first.key, second.key, key);
    if (identity !== null) return console.log(`The two papers open the key ${key}, made on ${rows[0]?.made_on}. Nothing was kept.`);
  }
  fail('These two papers open no recovery file of this desk. Are they two different ones, of the newest kit?');
}

/** What is wrong with a typed line. Nothing of the line is repeated but one letter. */
function told(typed: TypedKey): string {
  if (typed.kind === 'key') return 'read.';
  if (typed.kind === 'none') return 'that is not the line of a paper: it starts with AGE-SECRET-KEY-1.';
  if (typed.kind === 'length') return `${typed.letters} letters and digits after AGE-SECRET-KEY-1, and there are ${typed.most}.`;
  return typed.kind === 'letter' ? `“${typed.letter}” stands in no key.` : 'one or more letters are not right.';
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
