// Sealed letters: only their readers open them, whatever is changed in one is noticed, and the others stay readable.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { consentText, stampText } from '#domain/box/box';
import { signersOf } from '#domain/desk/desk';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { letterIn } from '#domain/letter/read-letter';
import { LETTER_MAX, NAME_MAX, type PersonLetter, ReferralLetter, sentencesIn } from '#domain/letter/letter';
import { digest } from '../../src/crypto/derive.ts';
import { deskSigner } from '../../src/crypto/keyset.ts';
import { readersOf, sealLetter, sealReply } from '../../src/crypto/letter.ts';
import { sealReferral } from '../../src/crypto/referral.ts';
import { openBox } from '../../src/crypto/opened-box.ts';
import { type Mailbox, mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fromBase64, isRecipient, open, sealAgain, sealSigned, toBase64 } from '../../src/crypto/seal.ts';
import { isSigned } from '../../src/crypto/sign.ts';
import { desks, keyOf } from '../boxes.ts';

const recipientOf = (desk: string): string => desks[desk]?.recipients[0] ?? '';
const newMailbox = async () => mailboxOf(await receiptOf(newDraft()));
const next = { after: { number: 1, hash: 'a'.repeat(64) }, seen: null };
const demo = () => readersOf(desks, 'demo', false);
const empty = { plan: null, sent: [], head: null, removed: [], older: true };
const openReplies = async (mailbox: Mailbox, letters: { letter: string; day: string; sealed: string }[]) =>
  (await openBox(mailbox, { ...empty, letters }, signersOf(desks))).letters;

/** A first letter, opened by the desk, so that it can write back. */
async function conversation() {
  const mailbox = await newMailbox();
  const envelope = await sealReferral(mailbox, { words: 'hello' }, demo());
  const first = ReferralLetter.parse(await open(envelope.sealed, keyOf('demo')));
  const frame = async (letter: string, key = keyOf('demo')) => ({
    letter,
    desk: 'demo',
    signer: await deskSigner(key),
    after: null,
    seen: null,
  });
  const reply = async (id: string, text: string, key?: string) => ({
    ...{ letter: id, day: '2026-11-23' },
    sealed: toBase64(await sealReply(first, await frame(id, key), text)),
  });
  return { mailbox, envelope, first, frame, reply };
}

describe('a referral', () => {
  it('is opened by its desk and by the mailbox, not by the deputy unless the person said yes', async () => {
    const mailbox = await newMailbox();
    const without = (await sealReferral(mailbox, { deputy: 'no' }, demo())).sealed;
    const allowed = (await sealReferral(mailbox, { deputy: 'yes' }, readersOf(desks, 'demo', true))).sealed;
    expect(await open(without, keyOf('demo'))).not.toBeNull();
    expect(await open(without, mailbox.identity)).not.toBeNull();
    expect(await open(without, keyOf('demo-deputy'))).toBeNull();
    expect(await open(allowed, keyOf('demo-deputy'))).not.toBeNull();
  });

  it('is as long with one word as with four thousand in any script', async () => {
    const mailbox = await newMailbox();
    const [short, long] = await Promise.all([
      sealReferral(mailbox, {}, demo()),
      sealReferral(mailbox, { words: 'ก'.repeat(4000) }, demo()),
    ]);
    expect(short.sealed.length).toBe(long.sealed.length);
    expect(fromBase64(short.sealed).length).toBeGreaterThan(REFERRAL_BYTES);
  });

  it('shows nothing outside the seal but keys, hashes, desk, deputy and haste', async () => {
    const envelope = await sealReferral(await newMailbox(), { need: 'tonight', words: 'canary words' }, demo());
    const { sealed, address, box, letter, hash, commitment, stamp, keys, ...outside } = envelope;
    expect(outside).toEqual({ v: 2, number: 1, desk: 'demo', deputy: null, deputy_keys: null, urgent: true });
    expect(keys).toBe(desks.demo?.key_set.id);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('canary');
    expect(new Set([address, box.by, box.sealed_to, letter, hash, commitment]).size).toBe(6);
    expect(stamp).toMatch(/^[0-9a-f]{128}$/);
  });

  it('has the same id when it is sent twice and another when a word changes', async () => {
    const mailbox = await newMailbox();
    const [once, twice, changed] = await Promise.all(['a', 'a', 'b'].map((words) => sealReferral(mailbox, { words }, demo())));
    expect(once?.letter).toBe(twice?.letter);
    expect(changed?.letter).not.toBe(once?.letter);
  });

  it('commits outside the seal to what it says about sharing, so that nobody who tries the few possible answers finds it', async () => {
    const { mailbox, envelope, first } = await conversation();
    const shared = await sealReferral(mailbox, { share: ['shelter', 'lawyer'] }, demo(), '2026-11-30');
    const opened = ReferralLetter.parse(await open(shared.sealed, keyOf('demo')));
    expect(sentencesIn(opened)).toEqual([
      ['2026-11-30', 'needs', 'shelter', '', 'yes'],
      ['2026-11-30', 'needs', 'lawyer', '', 'yes'],
    ]);
    expect(shared.commitment).toBe(await digest(consentText(mailbox.key, opened.salt, sentencesIn(opened))));
    expect(envelope.commitment).toBe(await digest(consentText(mailbox.key, first.salt, [])));
    expect(shared.commitment).not.toBe(await digest(consentText(mailbox.key, '0'.repeat(64), sentencesIn(opened))));
    expect(isSigned(shared.box.by, stampText(mailbox.key, shared), shared.stamp)).toBe(true);
    expect(isSigned(shared.box.by, stampText(mailbox.key, { ...shared, number: 2 }), shared.stamp)).toBe(false);
  });

  it('is not sealed to keys that nobody signed', async () => {
    const demoDesk = desks.demo as (typeof desks)[string];
    const swapped = { ...desks, demo: { ...demoDesk, recipients: [recipientOf('demo-deputy')] } };
    await expect(sealReferral(await newMailbox(), {}, readersOf(swapped, 'demo', false))).rejects.toThrow('nobody signed');
  });

  it('is opened by the age program, with its signature on the second line', async () => {
    const { envelope, first } = await conversation();
    const age = ['/usr/bin/age', '/usr/local/bin/age'].find((path) => {
      try {
        return execFileSync(path, ['--version']).length > 0;
      } catch {
        return false;
      }
    });
    const text = first.proof?.text ?? '';
    const plain = age
      ? execFileSync(age, ['-d', '-i', 'test/fixtures/demo.key'], { input: fromBase64(envelope.sealed) }).toString()
      : `${text}\n${first.proof?.signature}\n`;
    expect(JSON.parse(plain.split('\n')[0] ?? '')).toMatchObject({ v: 2, kind: 'referral', answers: { words: 'hello' } });
    expect(plain.split('\n')[1]).toBe(first.proof?.signature);
  });
});

describe('a later letter', () => {
  it('is shorter than a referral, and equally long whatever it says', async () => {
    const mailbox = await newMailbox();
    const readers = readersOf(desks, 'demo', true);
    const [one, many] = await Promise.all(
      ['x', 'ก'.repeat(LETTER_MAX)].map((text) => sealLetter(mailbox, next, newDraft(), text, readers)),
    );
    expect(one?.sealed.length).toBe(many?.sealed.length);
    expect(fromBase64(one?.sealed ?? '').length).toBeLessThan(LETTER_BYTES + 2048);
  });

  it('takes the longest answer of a desk in any script, with the longest name in a question', async () => {
    const { first, frame } = await conversation();
    const seen = { number: 100_000, hash: 'a'.repeat(64) };
    const longest = { ...(await frame('f'.repeat(64))), after: seen, seen };
    const ask = { kind: 'consent', what: 'letters', who: 'municipality', name: 'ก'.repeat(NAME_MAX) } as const;
    expect((await sealReply(first, longest, 'ก'.repeat(LETTER_MAX), ask)).length).toBeGreaterThan(LETTER_BYTES);
  });

  it('takes an interpreter’s words beside the desk’s in the same length, so that nobody outside sees that there are any', async () => {
    const { first, frame } = await conversation();
    const seen = { number: 100_000, hash: 'a'.repeat(64) };
    const longest = { ...(await frame('f'.repeat(64))), after: seen, seen };
    const ask = { kind: 'consent', what: 'letters', who: 'municipality', name: 'ก'.repeat(NAME_MAX) } as const;
    const interpreted = { language: 'zh-Hans', text: 'ก'.repeat(LETTER_MAX - 1) };
    const [both, one] = await Promise.all([
      sealReply(first, longest, 'ก', ask, [], { interpreted }),
      sealReply(first, longest, 'ก'.repeat(LETTER_MAX), ask),
    ]);
    expect(both.length).toBe(one.length);
  });
});

describe('a letter at the desk', () => {
  const opened = async (change: (content: Record<string, unknown>, mailbox: Mailbox) => Promise<string> | string) => {
    const { mailbox, first } = await conversation();
    const { proof, ...content } = first;
    return letterIn(await open(await change(content, mailbox), keyOf('demo')), { mailbox: mailbox.key, letter: first.letter });
  };
  const signed = async (content: object, by: Mailbox): Promise<string> =>
    toBase64((await sealSigned(content, by.signer, REFERRAL_BYTES, [recipientOf('demo')])).sealed);

  it('is the person’s when the keys of the box signed it', async () => {
    expect(await opened((content, mailbox) => signed(content, mailbox))).toMatchObject({ kind: 'referral' });
  });

  it.each<[why: string, change: (content: Record<string, unknown>, mailbox: Mailbox) => Promise<string>]>([
    ['by another key', async (content) => signed(content, await newMailbox())],
    [
      'by another key that it names',
      async (content) => {
        const other = await newMailbox();
        return signed({ ...content, by: other.signer.by }, other);
      },
    ],
    [
      'with another recipient, so that the answer goes elsewhere',
      async (content, mailbox) => signed({ ...content, recipient: (await newMailbox()).recipient }, mailbox),
    ],
    ['without a signature', async (content) => toBase64(await sealAgain(content, REFERRAL_BYTES, [recipientOf('demo')]))],
    [
      'that vouches for itself',
      async (content, mailbox) => {
        const proof = { text: '', hash: '', signature: '', signed: true, box: mailbox.key };
        return signed({ ...content, proof }, await newMailbox());
      },
    ],
    ['of the version before', async (content, mailbox) => signed({ ...content, v: 1 }, mailbox)],
    ['of a version to come', async (content, mailbox) => signed({ ...content, v: 3 }, mailbox)],
    ['of no version', async (content, mailbox) => signed({ ...content, v: undefined }, mailbox)],
    ['with a number that is none', async (content, mailbox) => signed({ ...content, number: 0 }, mailbox)],
  ])('is no letter of theirs: %s', async (_why, change) => {
    expect(await opened(change)).toBeNull();
  });

  it('stays what it was when it is sealed again for another desk, and one word less is noticed', async () => {
    const { mailbox, first } = await conversation();
    const at = { mailbox: mailbox.key, letter: first.letter };
    const again = toBase64(await sealAgain(first, REFERRAL_BYTES, [recipientOf('demo-deputy')]));
    expect(letterIn(await open(again, keyOf('demo-deputy')), at)).toEqual(first);
    const text = first.proof?.text.replace('hello', 'hell') ?? '';
    const changed = { ...first, proof: { ...first.proof, text } };
    expect(letterIn(await open(toBase64(await sealAgain(changed, REFERRAL_BYTES, [recipientOf('demo')])), keyOf('demo')), at)).toBeNull();
  });
});

describe('letters of a desk', () => {
  it('are read by the person whose first letter told the desk how', async () => {
    const { mailbox, reply } = await conversation();
    const [shown] = await openReplies(mailbox, [await reply('a1', 'We are here.')]);
    expect(shown).toMatchObject({ letter: 'a1', day: '2026-11-23', text: 'We are here.', ask: null, number: 1, fault: null });
  });

  it('are shown as not from the desk when swapped, replayed, cut, changed or signed by somebody else, and leave the others readable', async () => {
    const { mailbox, reply } = await conversation();
    const stranger = await conversation();
    const good = await reply('good', 'still readable');
    const flipped = fromBase64(good.sealed);
    flipped[flipped.length - 1] = (flipped[flipped.length - 1] ?? 0) ^ 1;
    const shown = await openReplies(mailbox, [
      { ...good, letter: 'another place' },
      await stranger.reply('swapped', 'for somebody else'),
      { letter: 'good', day: good.day, sealed: toBase64(fromBase64(good.sealed).slice(0, -20)) },
      { letter: 'good', day: good.day, sealed: toBase64(flipped) },
      await reply('forged', 'come to the station', 'a key of nobody'),
      await reply('other', 'signed by a desk that it does not name', keyOf('demo-deputy')),
      { letter: 'junk', day: good.day, sealed: toBase64(new TextEncoder().encode('no letter at all')) },
      { letter: 'junk', day: good.day, sealed: 'not base64 !' },
      good,
    ]);
    expect(shown.map(({ text }) => text)).toEqual([null, null, null, null, null, null, null, null, 'still readable']);
  });
});

describe('what a yes commits to', () => {
  it('is its day, thing, party, name and word; a letter of words commits to nothing said', () => {
    const letter = {
      kind: 'letter',
      on: '2026-11-30',
      answer: { to: 'consent', letter: 'x', say: 'yes', what: 'letters', who: 'desk', name: 'Noord' },
    };
    expect(sentencesIn(letter as PersonLetter)).toEqual([['2026-11-30', 'letters', 'desk', 'Noord', 'yes']]);
    expect(sentencesIn({ kind: 'letter', on: '2026-11-30' } as PersonLetter)).toEqual([]);
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
