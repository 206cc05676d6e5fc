// `npm run demo:seed`: puts letters in several languages in the practice desk, sealed as a device seals them.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { getPlatformProxy } from 'wrangler';
import type { Desk } from '#domain/desk/desk';
import type { Envelope } from '#domain/letter/envelope';
import type { Referral } from '#domain/letter/referral';
import { addLetter, saveReferral } from '../../functions/storage/referral.ts';
import { readersOf, sealLetter } from '../crypto/letter.ts';
import { sealReferral } from '../crypto/referral.ts';
import { mailboxOf, newDraft, receiptOf } from '../crypto/receipt.ts';
import { fromBase64 } from '../crypto/seal.ts';

interface Example {
  answers: Referral;
  later?: string[];
}

const desk = parse(readFileSync('content/desks/demo.yml', 'utf8')) as Desk;
const examples = parse(readFileSync('test/fixtures/demo-letters.yml', 'utf8')) as Example[];
const readers = readersOf({ demo: desk }, 'demo', false);
const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
try {
  for (const example of examples) await write(env.DB, example);
  console.log(`${examples.length} people wrote to the practice desk.`);
} finally {
  await dispose();
}

async function write(db: D1Database, { answers, later = [] }: Example): Promise<void> {
  const mailbox = await mailboxOf(await receiptOf(newDraft()));
  const arrival = { now: new Date(), dueAt: null, marked: false };
  const bytes = ({ sealed }: Envelope): Uint8Array => fromBase64(sealed);
  let newest = await sealReferral(mailbox, answers, readers);
  await saveReferral(db, newest, bytes(newest), arrival);
  for (const text of later) {
    newest = await sealLetter(mailbox, { after: newest, seen: null }, newDraft(), text, readers);
    await addLetter(db, newest, bytes(newest), arrival);
  }
}
