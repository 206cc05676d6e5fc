// The practice desk on this machine: `npm run demo:letters` reads and exports its letters, `npm run demo:answer` replies.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPlatformProxy } from 'wrangler';
import { dayOf, quarterAtOrAfter, quarterOf } from '#domain/days';
import { LETTER_MAX, ReferralLetter } from '#domain/letter';
import { lettersAt, markRead, noteOpening, saveReply } from '../../functions/storage/desk.ts';
import { newDraft } from '../crypto/receipt.ts';
import { open } from '../crypto/seal.ts';
import { sealReply } from '../crypto/letter.ts';

const DESK = 'demo';
const FOLDER = 'letters';
const KEY = 'test/fixtures/demo.key';

const identity = readFileSync(KEY, 'utf8').match(/^AGE-SECRET-KEY-\S+$/m)?.[0] ?? '';
const [command = 'letters', ...words] = process.argv.slice(2);
const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
try {
  if (command === 'answer') await answer(env.DB, words.filter((word) => word !== '--now').join(' '), words.includes('--now'));
  else await listLetters(env.DB);
} finally {
  await dispose();
}

async function listLetters(db: D1Database): Promise<void> {
  const letters = await lettersAt(db, DESK);
  await noteOpening(db, DESK, dayOf(new Date()));
  mkdirSync(FOLDER, { recursive: true });
  for (const { mailbox, letter, written_on: day, urgent, sealed } of letters) {
    const file = join(FOLDER, `${letter.slice(0, 12)}.age`);
    writeFileSync(file, new Uint8Array(sealed));
    await markRead(db, mailbox, letter, dayOf(new Date()));
    console.log(`\n${day}${urgent ? ' URGENT' : ''}  ${file}\n${JSON.stringify(await open(new Uint8Array(sealed), identity), null, 2)}`);
  }
  console.log(`\n${letters.length} letters. Open one with the age program:  age -d -i ${KEY} ${FOLDER}/<file>.age`);
}

/** Replies to the newest self-referral; the reply appears at the next quarter of an hour, or at once with --now. */
async function answer(db: D1Database, text: string, atOnce: boolean): Promise<void> {
  if (text === '' || text.length > LETTER_MAX)
    return fail(`Give the words of the answer, at most ${LETTER_MAX} characters: npm run demo:answer -- "Your words"`);
  const opened = await Promise.all(
    (await lettersAt(db, DESK)).map(async ({ sealed, ...row }) => ({
      row,
      content: ReferralLetter.safeParse(await open(new Uint8Array(sealed), identity)),
    })),
  );
  const newest = opened.filter(({ content }) => content.success).at(-1);
  if (!newest?.content.success) return fail('No self-referral to answer yet: write one at /nl/refer/ first.');
  const now = new Date();
  const letter = newDraft();
  const sealed = await sealReply(newest.content.data, letter, text);
  await markRead(db, newest.row.mailbox, newest.row.letter, dayOf(now));
  const dueAt = atOnce ? quarterOf(now) : quarterAtOrAfter(now);
  const stored = await saveReply(db, { mailbox: newest.row.mailbox, letter, sealed, dueAt, now });
  console.log(
    stored ? `Answered. The reply is readable ${atOnce ? 'now' : 'from the next quarter of an hour'}.` : 'That letter box is gone.',
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
