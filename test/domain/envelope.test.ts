// The envelope: fixed sizes that hide how much was written, and nothing outside the seal that does not belong there.
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { Envelope, hasLetterSize, LETTER_BYTES, padded, REFERRAL_BYTES } from '#domain/letter/envelope';
import { seal, toBase64 } from '../../src/crypto/seal.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const good: Envelope = {
  v: 2,
  address: 'a'.repeat(64),
  box: { by: 'b'.repeat(64), sealed_to: 'c'.repeat(64) },
  number: 1,
  hash: 'd'.repeat(64),
  commitment: 'e'.repeat(64),
  stamp: 'f'.repeat(128),
  keys: '1'.repeat(64),
  deputy_keys: null,
  letter: '0123456789abcdef'.repeat(4),
  desk: 'demo',
  deputy: null,
  urgent: false,
  sealed: 'QUJD',
};

describe('padding', () => {
  it('knows two sizes: 17 KiB for the first letter, 5 KiB for every later one', () => {
    expect([REFERRAL_BYTES, LETTER_BYTES]).toEqual([17_408, 5120]);
  });

  it.each<[why: string, content: unknown]>([
    ['nothing', {}],
    ['one word', { text: 'help' }],
    ['Arabic', { text: 'مرحبا' }],
    ['Chinese, three bytes a character', { text: '好'.repeat(300) }],
    ['emoji, four bytes each', { text: '🏠'.repeat(100) }],
    ['quotes, backslashes and line ends', { text: '"\\\n'.repeat(200) }],
  ])('makes a letter with %s exactly as long as every other, and it reads the same', (_why, content) => {
    for (const size of [LETTER_BYTES, REFERRAL_BYTES]) {
      const text = padded(content, size);
      expect(bytesOf(text)).toHaveLength(size);
      expect(JSON.parse(text)).toEqual(content);
    }
  });

  it('is exact for every length up to the last byte, and refuses the first byte too many', () => {
    for (let length = 0; length <= 54; length += 1) expect(bytesOf(padded({ text: 'w'.repeat(length) }, 65))).toHaveLength(65);
    expect(() => padded({ text: 'w'.repeat(55) }, 65)).toThrow('does not fit');
  });

  it('counts bytes, not characters: what fits in Latin letters may not fit in Chinese', () => {
    expect(bytesOf(padded({ text: 'w'.repeat(4000) }, LETTER_BYTES))).toHaveLength(LETTER_BYTES);
    expect(() => padded({ text: '好'.repeat(4000) }, LETTER_BYTES)).toThrow('does not fit');
  });
});

describe('a sealed letter', () => {
  let referral = new Uint8Array();
  let letter = new Uint8Array();
  let crowded = new Uint8Array();

  beforeAll(async () => {
    const recipients = await Promise.all(Array.from({ length: 8 }, async () => identityToRecipient(await generateIdentity())));
    referral = new Uint8Array(await seal({ text: 'help' }, REFERRAL_BYTES, recipients.slice(0, 3)));
    letter = new Uint8Array(await seal({ text: 'help' }, LETTER_BYTES, recipients.slice(0, 1)));
    crowded = new Uint8Array(await seal({ text: 'help' }, REFERRAL_BYTES, recipients));
  });

  it('has the size of its own kind and not of the other', () => {
    expect([hasLetterSize(referral, REFERRAL_BYTES), hasLetterSize(referral, LETTER_BYTES)]).toEqual([true, false]);
    expect([hasLetterSize(letter, LETTER_BYTES), hasLetterSize(letter, REFERRAL_BYTES)]).toEqual([true, false]);
  });

  it('has room for eight readers and still fits an envelope', () => {
    expect(hasLetterSize(crowded, REFERRAL_BYTES)).toBe(true);
    expect(Envelope.safeParse({ ...good, sealed: toBase64(crowded) }).success).toBe(true);
  });

  it('has no header full of recipients, each of which costs a reader a calculation, though its size fits', () => {
    const lock = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
    const file = (locks: number): Uint8Array =>
      bytesOf(`age-encryption.org/v1\n${lock.repeat(locks)}--- ${'A'.repeat(43)}\n`.padEnd(REFERRAL_BYTES + 1, 'x'));
    expect([24, 25, 150].map((locks) => hasLetterSize(file(locks), REFERRAL_BYTES))).toEqual([true, false, false]);
  });

  it('is not taken for one when it is cut short, blown up, empty or no age file at all', () => {
    const blown = new Uint8Array(REFERRAL_BYTES + 2049);
    blown.set(referral);
    const noAge = referral.slice();
    noAge[0] = 'A'.charCodeAt(0);
    const nextVersion = referral.slice();
    nextVersion.set(bytesOf('age-encryption.org/v2\n'));
    const shifted = new Uint8Array(referral.length + 1);
    shifted.set(referral, 1);
    for (const other of [
      blown,
      noAge,
      nextVersion,
      shifted,
      referral.slice(0, REFERRAL_BYTES),
      new Uint8Array(),
      new Uint8Array(REFERRAL_BYTES + 200),
    ]) {
      expect(hasLetterSize(other, REFERRAL_BYTES)).toBe(false);
    }
    expect(hasLetterSize(blown.slice(0, -1), REFERRAL_BYTES)).toBe(true);
  });
});

describe('an envelope', () => {
  it.each<[why: string, change: object]>([
    ['with a deputy', { deputy: 'demo-deputy' }],
    ['that is urgent', { urgent: true }],
    ['with base64 that ends in one sign of filling', { sealed: 'QUI=' }],
    ['with base64 that ends in two', { sealed: 'QQ==' }],
  ])('%s is taken as it is', (_why, change) => {
    expect(Envelope.parse({ ...good, ...change })).toEqual({ ...good, ...change });
  });

  it.each<[why: string, change: object]>([
    ['with the name of a person outside the seal', { name: 'Anna' }],
    ['with a day that the sender chose', { day: '2026-11-23' }],
    ['with an empty extra field', { note: '' }],
    ['with an address in capitals', { address: 'A'.repeat(64) }],
    ['with an address of 63 characters', { address: 'a'.repeat(63) }],
    ['with an address of 65 characters', { address: 'a'.repeat(65) }],
    ['with an address that is no hex', { address: `${'a'.repeat(63)}g` }],
    ['with a line end behind the address', { address: `${'a'.repeat(64)}\n` }],
    ['with a number for an address', { address: 7 }],
    ['with a letter id that is no hex', { letter: 'letter' }],
    ['with an empty letter id', { letter: '' }],
    ['for a desk with a path in its name', { desk: '../desk' }],
    ['for a desk with capitals', { desk: 'Demo' }],
    ['for a desk without a name', { desk: '' }],
    ['for a desk with a name of 41 characters', { desk: 'd'.repeat(41) }],
    ['for no desk', { desk: null }],
    ['with an empty deputy instead of none', { deputy: '' }],
    ['that is urgent in words', { urgent: 'true' }],
    ['that is urgent as a number', { urgent: 1 }],
    ['with nothing sealed', { sealed: '' }],
    ['with blanks in the base64', { sealed: 'QU JD' }],
    ['with the base64 of web addresses', { sealed: 'QUJ-_w==' }],
    ['with too much filling', { sealed: 'Q===' }],
    ['with filling in the middle', { sealed: 'QQ==QQ==' }],
    ['with plain words', { sealed: 'help me, please' }],
    ['with bytes instead of base64', { sealed: [1, 2, 3] }],
    ['that is longer than any letter', { sealed: 'A'.repeat(25_948) }],
  ])('%s is refused', (_why, change) => {
    expect(Envelope.safeParse(good).success).toBe(true);
    expect(Envelope.safeParse({ ...good, ...change }).success).toBe(false);
  });

  it.each(Object.keys(good))('without its field "%s" is refused', (field) => {
    expect(Envelope.safeParse(Object.fromEntries(Object.entries(good).filter(([name]) => name !== field))).success).toBe(false);
  });

  it('holds a letter of 19 KiB in base64 and not one group more', () => {
    expect(Envelope.safeParse({ ...good, sealed: 'A'.repeat(25_944) }).success).toBe(true);
  });
});
