// The practice desk on this machine: `npm run demo:letters` reads and exports its letters, `npm run demo:answer` replies, asks and closes.
import { parseArgs } from 'node:util';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { getPlatformProxy } from 'wrangler';
import { dayOf, quarterAtOrAfter, quarterOf } from '#domain/time/days';
import { type Desk, signersOf } from '#domain/desk/desk';
import { Ask, LETTER_MAX } from '#domain/letter/letter';
import { firstIn, lastOf, seenIn, shownIn } from '#domain/letter/thread';
import { threadOf } from '../../functions/storage/case.ts';
import { closeMailbox, lettersAt, markRead, noteOpening, saveReply } from '../../functions/storage/desk.ts';
import { removalsOf } from '../../functions/storage/mailbox.ts';
import { deskSigner } from '../crypto/keyset.ts';
import { newDraft } from '../crypto/receipt.ts';
import { open } from '../crypto/seal.ts';
import { sealReply } from '../crypto/letter.ts';

const DESK = 'demo';
const FOLDER = 'letters';
const KEY = 'test/fixtures/demo.key';
const desk = parse(readFileSync('content/desks/demo.yml', 'utf8')) as Desk;

const identity = readFileSync(KEY, 'utf8').match(/^AGE-SECRET-KEY-\S+$/m)?.[0] ?? '';
const USAGE = `Give the words of the answer, at most ${LETTER_MAX} characters:  npm run demo:answer -- "Your words"
  --question                     the words are a question, answered with yes, no or later
  --consent lawyer               asks whether something may be shared: with desk, shelter, lawyer, doctor, municipality, count or police
  --what letters                 what would be shared: letters, contact or needs
  --name "Bureau Wit"            who that is
  --close                        closes the letter box; words may be left out
  --now                          readable at once, instead of from the next quarter of an hour`;
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    question: { type: 'boolean' },
    consent: { type: 'string' },
    what: { type: 'string' },
    name: { type: 'string' },
    close: { type: 'boolean' },
    now: { type: 'boolean' },
  },
});
const [command = 'letters', ...words] = positionals;
const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
try {
  if (command === 'answer') await answer(env.DB, words.join(' '));
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

/** What the options ask, none, or null when they ask something that cannot be asked. */
function askGiven(): Ask | undefined | null {
  if (given.question) return { kind: 'question' };
  if (given.consent === undefined) return undefined;
  const ask = Ask.safeParse({ kind: 'consent', what: given.what ?? 'letters', who: given.consent, name: given.name ?? '' });
  return ask.success ? ask.data : null;
}

/** Replies to whoever wrote last, asks something with it, or closes its letter box. */
async function answer(db: D1Database, text: string): Promise<void> {
  const ask = askGiven();
  const isEmpty = text === '' && !ask && !given.close;
  if (ask === null || isEmpty || text.length > LETTER_MAX) return fail(USAGE);
  const now = new Date();
  const [newest] = (await lettersAt(db, DESK)).sort((a, b) => b.arrived - a.arrived);
  const rows = newest ? await threadOf(db, DESK, newest.mailbox, now) : [];
  const opened = await Promise.all(rows.map(({ sealed }) => open(sealed, identity)));
  const removed = newest ? await removalsOf(db, newest.mailbox) : [];
  const expected = { mailbox: newest?.mailbox ?? '', signers: signersOf({ [DESK]: desk }), removed };
  const shown = shownIn(
    rows.map((row) => ({ ...row, sealed: '' })),
    opened,
    expected,
  );
  const first = firstIn(shown);
  if (!newest || !first) return fail('No self-referral to answer yet: write one at /nl/refer/ first.');
  const { mailbox } = newest;
  await markRead(db, mailbox, newest.letter, dayOf(now));
  if (text !== '' || ask) {
    const letter = newDraft();
    const frame = { letter, desk: DESK, signer: await deskSigner(identity), after: lastOf(DESK, shown, removed), seen: seenIn(shown) };
    const sealed = await sealReply(first, frame, text, ask, desk.recipients);
    const dueAt = given.now ? quarterOf(now) : quarterAtOrAfter(now);
    const stored = await saveReply(db, { mailbox, letter, sealed, dueAt, now });
    console.log(stored ? `Answered. Readable ${given.now ? 'now' : 'from the next quarter of an hour'}.` : 'That letter box is gone.');
  }
  if (given.close) await closeMailbox(db, mailbox, dayOf(now));
  if (given.close) console.log('Closed. A letter of the person opens it again.');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
