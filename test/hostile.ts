// A corpus of hostile letters: what somebody who knows a desk's public key could seal to it, and what somebody with the database could put there.
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import type { Mailbox } from '../src/crypto/receipt.ts';
import { seal, sealSigned } from '../src/crypto/seal.ts';
import { firstWith } from './consents.ts';
import { personFrame } from './frames.ts';

/** Overrides of direction, a character of no width, and a joiner that Persian needs. */
export const hostileText = '\u202Ebel \u20660612345678\u2069\u200B می\u200Cخواهم';

/** As JSON, so that names like `__proto__` are own keys, as in an opened letter. */
const parsed = (text: string): unknown => JSON.parse(text);
const nested = (depth: number): unknown => parsed(`${'['.repeat(depth)}${']'.repeat(depth)}`);

/** Each by what is wrong with it; all claim to be the first letter of this row, signed by whoever made its box. */
export function hostileLetters(row: { mailbox: string; letter: string }): Record<string, unknown> {
  const first = (answers: object): unknown => ({ ...firstWith({}), ...personFrame(row.mailbox), ...row, answers });
  return {
    'three thousand nested arrays': nested(3000),
    'a letter with nested answers': first({ words: nested(500) }),
    'a letter with a very deep extra field': { ...(first({}) as object), extra: nested(3000) },
    'ten thousand answers': first(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`q${index}`, 'x']))),
    'an answer of a hundred thousand characters': first({ words: 'x'.repeat(100_000), place: 'y'.repeat(10_000) }),
    'five thousand choices': first({ company: Array.from({ length: 5000 }, () => 'children') }),
    'choices that no form has': first({ need: 'constructor', language: '__proto__', company: ['toString', 'alone'] }),
    'names that every object has': parsed(
      JSON.stringify(first({})).replace('"answers":{}', '"answers":{"__proto__":"x","constructor":"y","toString":["z"]}'),
    ),
    'a prototype in place of answers': parsed(
      JSON.stringify(first({})).replace('"answers":{}', '"answers":{"__proto__":{"need":"tonight"}}'),
    ),
    'text that runs the other way': first({ contact_at: hostileText, words: hostileText, place: '\u202E\u200B' }),
    'a huge number in place of text': first({ place: 1e308 }),
    'nothing in place of text': first({ place: null }),
    'a truth in place of a letter': true,
    'a number in place of a letter': 1e308,
    'a list in place of a letter': [],
    'nothing at all': null,
    'half a letter': { v: 2, kind: 'referral' },
    'another version': { ...(first({}) as object), v: 3 },
    'a reply in place of a letter': { ...(first({}) as object), kind: 'reply', text: 'x' },
    'a recipient of a megabyte': { ...(first({}) as object), recipient: 'r'.repeat(1_000_000) },
  };
}

/** The corpus as sealed files to one desk, each signed by the box that it came in, whatever it says of itself. */
export async function sealedHostile(box: Mailbox, letter: string, recipient: string): Promise<Record<string, Uint8Array>> {
  const files: [string, Uint8Array][] = [];
  for (const [name, content] of Object.entries(hostileLetters({ mailbox: box.key, letter }))) {
    const own = isOwn(content) ? { ...content, by: box.signer.by, recipient: named(content.recipient, box.recipient) } : content;
    const size = Math.max(REFERRAL_BYTES, JSON.stringify(own).length + 200);
    const { sealed } = isOwn(own) ? await sealSigned(own, box.signer, size, [recipient]) : { sealed: await seal(own, size, [recipient]) };
    files.push([name, sealed]);
  }
  return Object.fromEntries(files);
}

const isOwn = (content: unknown): content is Record<string, unknown> =>
  typeof content === 'object' && content !== null && 'by' in content && 'recipient' in content;
/** A recipient that is wrong on purpose stays. */
const named = (given: unknown, own: string): unknown => (String(given).length > 200 ? given : own);

/** Files that are no letter at all. */
export async function hostileFiles(recipient: string): Promise<Record<string, Uint8Array>> {
  const utf8 = new TextEncoder();
  const to = async (bytes: string | Uint8Array, readers = [recipient]): Promise<Uint8Array> => {
    const encrypter = new Encrypter();
    for (const reader of readers) encrypter.addRecipient(reader);
    return encrypter.encrypt(bytes);
  };
  const stranger = await identityToRecipient(await generateIdentity());
  const whole = await to('{}'.padEnd(REFERRAL_BYTES));
  const changed = whole.slice();
  changed[changed.length - 9] = (changed.at(-9) ?? 0) ^ 1;
  const lock = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  const header = (locks: string): Uint8Array => utf8.encode(`age-encryption.org/v1\n${locks}--- ${'A'.repeat(43)}\n${'x'.repeat(400)}`);
  return {
    'nothing at all': new Uint8Array(),
    'no age file': new Uint8Array(REFERRAL_BYTES),
    'half a file': whole.slice(0, 300),
    'a file with one bit changed': changed,
    'a file to somebody else': await to('{}'.padEnd(REFERRAL_BYTES), [stranger]),
    'a file to five thousand': header(lock.repeat(5000)),
    'a file behind a passphrase that takes years': header(`-> scrypt ${'A'.repeat(22)} 40\n${'A'.repeat(43)}\n`),
    'no JSON': await to('{"v":2,'.padEnd(REFERRAL_BYTES)),
    'no text': await to(new Uint8Array(REFERRAL_BYTES).fill(0xff)),
    'a million brackets': await to('['.repeat(1_000_000)),
    'two megabytes of one word': await to(JSON.stringify({ v: 2, words: 'x'.repeat(2_000_000) })),
  };
}
