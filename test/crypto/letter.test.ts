// Sealed letters: only their readers open them, a changed one fails closed, and the others stay readable.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/envelope';
import { ReferralLetter } from '#domain/letter';
import { openReplies, readersOf, sealLetter, sealReferral, sealReply } from '../../src/crypto/letter.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64, isRecipient, open, toBase64 } from '../../src/crypto/seal.ts';

const keyOf = (desk: string): string => /^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(`test/fixtures/${desk}.key`, 'utf8'))?.[0] ?? '';
const recipientOf = (desk: string): string => /age1\S+/.exec(readFileSync(`test/fixtures/${desk}.key`, 'utf8'))?.[0] ?? '';
const desks = {
  demo: { recipients: [recipientOf('demo')], deputy: 'demo-deputy' },
  'demo-deputy': { recipients: [recipientOf('demo-deputy')], deputy: null },
};
const newMailbox = async () => mailboxOf(await receiptOf(newDraft()));

/** A first letter, opened by the desk, so that it can write back. */
async function conversation() {
  const mailbox = await newMailbox();
  const envelope = await sealReferral(mailbox, { words: 'hello' }, readersOf(desks, 'demo', false));
  const first = ReferralLetter.parse(await open(fromBase64(envelope.sealed), keyOf('demo')));
  const reply = async (id: string, text: string) => ({ letter: id, day: '2026-11-23', sealed: toBase64(await sealReply(first, id, text)) });
  return { mailbox, first, reply };
}

describe('a referral', () => {
  it('is opened by its desk and by the mailbox, not by the deputy unless the person said yes', async () => {
    const mailbox = await newMailbox();
    const without = fromBase64((await sealReferral(mailbox, { deputy: 'no' }, readersOf(desks, 'demo', false))).sealed);
    const allowed = fromBase64((await sealReferral(mailbox, { deputy: 'yes' }, readersOf(desks, 'demo', true))).sealed);
    expect(await open(without, keyOf('demo'))).not.toBeNull();
    expect(await open(without, mailbox.identity)).not.toBeNull();
    expect(await open(without, keyOf('demo-deputy'))).toBeNull();
    expect(await open(allowed, keyOf('demo-deputy'))).not.toBeNull();
  });

  it('is as long with one word as with four thousand', async () => {
    const readers = readersOf(desks, 'demo', false);
    const mailbox = await newMailbox();
    const [short, long] = await Promise.all([
      sealReferral(mailbox, {}, readers),
      sealReferral(mailbox, { words: 'w'.repeat(4000) }, readers),
    ]);
    expect(short.sealed.length).toBe(long.sealed.length);
    expect(fromBase64(short.sealed).length).toBeGreaterThan(REFERRAL_BYTES);
  });

  it('shows nothing outside the seal but desk, deputy and haste', async () => {
    const envelope = await sealReferral(await newMailbox(), { need: 'tonight', words: 'canary words' }, readersOf(desks, 'demo', false));
    const { sealed, address, letter, ...outside } = envelope;
    expect(outside).toEqual({ desk: 'demo', deputy: null, urgent: true });
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('canary');
    expect(address).not.toBe(letter);
  });

  it('has the same id when it is sent twice and another when a word changes', async () => {
    const mailbox = await newMailbox();
    const readers = readersOf(desks, 'demo', false);
    const [once, twice, changed] = await Promise.all(['a', 'a', 'b'].map((words) => sealReferral(mailbox, { words }, readers)));
    expect(once?.letter).toBe(twice?.letter);
    expect(changed?.letter).not.toBe(once?.letter);
  });
});

describe('a later letter', () => {
  it('is shorter than a referral, and equally long whatever it says', async () => {
    const mailbox = await newMailbox();
    const readers = readersOf(desks, 'demo', true);
    const [one, many] = await Promise.all(['x', 'سلام '.repeat(240)].map((text) => sealLetter(mailbox, newDraft(), text, readers)));
    expect(one?.sealed.length).toBe(many?.sealed.length);
    expect(fromBase64(one?.sealed ?? '').length).toBeLessThan(LETTER_BYTES + 2048);
  });
});

describe('letters of a desk', () => {
  it('are read by the person whose first letter told the desk how', async () => {
    const { mailbox, reply } = await conversation();
    expect(await openReplies(mailbox, [await reply('a1', 'We are here.')])).toEqual([
      { letter: 'a1', day: '2026-11-23', text: 'We are here.', ask: null },
    ]);
  });

  it('are shown as not from the desk when swapped, replayed, cut, changed or forged, and leave the others readable', async () => {
    const { mailbox, first, reply } = await conversation();
    const stranger = await conversation();
    const good = await reply('good', 'still readable');
    const flipped = fromBase64(good.sealed);
    flipped[flipped.length - 1] = (flipped[flipped.length - 1] ?? 0) ^ 1;
    const forged = await sealReply({ ...first, reply_secret: '00'.repeat(32) }, 'forged', 'come to the station');
    const shown = await openReplies(mailbox, [
      { ...good, letter: 'another place' },
      await stranger.reply('swapped', 'for somebody else'),
      { letter: 'good', day: good.day, sealed: toBase64(fromBase64(good.sealed).slice(0, -20)) },
      { letter: 'good', day: good.day, sealed: toBase64(flipped) },
      { letter: 'forged', day: good.day, sealed: toBase64(forged) },
      { letter: 'junk', day: good.day, sealed: toBase64(new TextEncoder().encode('no letter at all')) },
      { letter: 'junk', day: good.day, sealed: 'not base64 !' },
      good,
    ]);
    expect(shown.map(({ text }) => text)).toEqual([null, null, null, null, null, null, null, 'still readable']);
  });
});

describe('whom a first letter names to answer', () => {
  it.each<[name: string, text: () => string | Promise<string>, isOne: boolean]>([
    ['a letter box', async () => (await newMailbox()).recipient, true],
    ['a desk', () => recipientOf('demo'), true],
    ['nothing', () => '', false],
    ['a key that is secret', () => keyOf('demo'), false],
    ['a word', () => 'age1nobody', false],
    ['a recipient with one letter changed', () => recipientOf('demo').replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')), false],
    ['a recipient in capitals', () => recipientOf('demo').toUpperCase(), false],
    ['a recipient and more', () => `${recipientOf('demo')} ${recipientOf('demo')}`, false],
  ])('%s is one to seal to: or not, and never a fault', async (_name, text, isOne) => {
    expect(isRecipient(await text())).toBe(isOne);
  });
});
