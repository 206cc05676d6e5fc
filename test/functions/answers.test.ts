// Answers without words, closing and opening again, looking again, and deleting one letter: through both doors.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import type { MailboxAnswer } from '#domain/api/api';
import { addDays, addMonths } from '#domain/time/days';
import { tappedAnswer } from '#domain/letter/letter';
import { type Mailbox, mailboxesOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { placeOf, signRemoval } from '../../src/crypto/opened-box.ts';
import {
  answerFromDesk,
  askFromDesk,
  closeAtDesk,
  newestAtDesk,
  newMailbox,
  nextEnvelope,
  sealedRequest,
  sendSealed,
  today,
} from '../letters.ts';
import { fieldIn, follow, portal, postForm, postJson, receiptIn, textOf } from '../server.ts';

const running = portal();
const ask = async (request: object): Promise<MailboxAnswer> => (await postJson(running, MAILBOX, request)).json() as Promise<MailboxAnswer>;
const read = (mailbox: Mailbox): Promise<MailboxAnswer> => ask({ action: 'read', address: mailbox.address, page: 0 });
const plain = async (locale: string, fields: Record<string, string>): Promise<string> =>
  follow(running, await postForm(running, `/${locale}/letters`, fields));
const row = (mailbox: Mailbox) =>
  running.db.prepare('SELECT closed_on, look_again_on, dies_on FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first();
const consent = { kind: 'consent', what: 'letters', who: 'lawyer', name: 'Bureau Wit' } as const;

describe('a question of the desk', () => {
  it('is shown with three taps, and a tap reaches the desk sealed, once however often it is pressed', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const letter = await askFromDesk(running, mailbox.key, 'Kan het morgen?', { kind: 'question' });
    const html = await plain('nl', { number: receipt, action: 'open' });
    for (const say of ['yes', 'no', 'later']) expect([say, html.includes(`value="tap ${say} ${letter}"`)]).toEqual([say, true]);
    const form = { number: receipt, action: `tap later ${letter}`, draft: newDraft() };
    await plain('nl', form);
    expect(textOf(await plain('nl', form))).toContain('Je antwoord is verstuurd');
    expect((await newestAtDesk(running, mailbox.key)).answer).toEqual({ to: 'question', letter, say: 'later' });
    expect((await read(mailbox)).sent).toHaveLength(2);
  });

  it('for consent names what and with whom in the person’s own language, the sentence about the police first', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await askFromDesk(running, mailbox.key, '', { ...consent, who: 'police', name: '' });
    const arabic = textOf(await plain('ar', { number: receipt, action: 'open' }));
    expect(arabic.indexOf('الحديث مع الشرطة')).toBeGreaterThan(0);
    expect(arabic.indexOf('الحديث مع الشرطة')).toBeLessThan(arabic.indexOf('كل ما كتبته'));
    expect(textOf(await plain('en', { number: receipt, action: 'open' }))).toContain('everything you wrote');
  });

  it('for consent is answered with what was asked, whatever a changed form says', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const letter = await askFromDesk(running, mailbox.key, 'Mag dit?', consent);
    await plain('nl', { number: receipt, action: `tap yes ${letter}`, what: 'contact', who: 'police' });
    expect((await newestAtDesk(running, mailbox.key)).answer).toEqual({
      to: 'consent',
      letter,
      say: 'yes',
      what: 'letters',
      who: 'lawyer',
      name: 'Bureau Wit',
    });
  });

  it('that nobody asked, or with a tap that is not there, stores nothing', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const letter = await answerFromDesk(running, mailbox.key, 'no question');
    for (const action of [`tap yes ${letter}`, `tap yes ${'f'.repeat(64)}`, `tap maybe ${letter}`, 'tap later', 'listened later'])
      expect(textOf(await plain('nl', { number: receipt, action }))).not.toContain('Je antwoord is verstuurd');
    expect((await read(mailbox)).sent).toHaveLength(1);
  });

  it('is answered the same by a device', async () => {
    const { mailbox } = await sendSealed(running, {});
    const letter = await askFromDesk(running, mailbox.key, 'Mag dit?', consent);
    const envelope = await nextEnvelope(running, mailbox, '', tappedAnswer(letter, consent, 'no'));
    expect(await ask({ action: 'write', envelope })).toMatchObject({ stored: true });
    expect((await newestAtDesk(running, mailbox.key)).answer).toMatchObject({ say: 'no', who: 'lawyer' });
  });
});

describe('a closed letter box', () => {
  it('says so with the day, offers a tap and a later look, and a letter opens it again at the same desk', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await closeAtDesk(running, mailbox.key);
    expect(await read(mailbox)).toMatchObject({ status: 'closed', closed_on: today(), desk: 'demo' });
    const html = await plain('en', { number: receipt, action: 'open' });
    for (const words of ['The desk has closed this', 'I was listened to', 'In 24 months']) expect(html.includes(words)).toBe(true);
    await plain('en', { number: receipt, action: 'write', text: 'it happens again', draft: newDraft() });
    expect(await read(mailbox)).toMatchObject({ status: 'sent', closed_on: null, desk: 'demo' });
  });

  it('stays closed after “I was listened to”, which the desk can read', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await closeAtDesk(running, mailbox.key);
    const html = await plain('nl', { number: receipt, action: 'listened yes', draft: newDraft() });
    expect(textOf(html)).toContain('Je antwoord is verstuurd');
    expect((await read(mailbox)).status).toBe('closed');
    expect((await newestAtDesk(running, mailbox.key)).answer).toEqual({ to: 'closing', say: 'yes' });
  });

  it('stays closed when an old letter is sent again', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const form = { number: receipt, action: 'write', text: 'once', draft: newDraft() };
    await plain('nl', form);
    await closeAtDesk(running, mailbox.key);
    await plain('nl', form);
    expect((await read(mailbox)).status).toBe('closed');
  });

  it('is kept until a month after the day the person chose to look again, and no longer than usual when they take it back', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await closeAtDesk(running, mailbox.key);
    const usual = (await row(mailbox))?.dies_on as string;
    for (const months of [6, 12, 24]) {
      await plain('nl', { number: receipt, action: `look-again ${months}` });
      const chosen = addMonths(today(), months);
      const { look_again_on: again, dies_on: dies } = (await row(mailbox)) as { look_again_on: string; dies_on: string };
      expect([again, dies >= addDays(chosen, 23), dies <= addDays(chosen, 37)]).toEqual([chosen, true, true]);
      expect(
        await running.db.prepare('SELECT count(*) AS n FROM letters WHERE mailbox = ? AND dies_on = ?').bind(mailbox.key, dies).first(),
      ).toEqual({ n: 1 });
    }
    expect(await ask({ action: 'look-again', address: mailbox.address, months: 0 })).toMatchObject({ stored: true, look_again_on: null });
    expect(((await row(mailbox))?.dies_on as string) <= addDays(usual, 14)).toBe(true);
  });

  it('only a closed one can be kept longer, and only for the offered times', async () => {
    const { mailbox } = await sendSealed(running, {});
    expect(await ask({ action: 'look-again', address: mailbox.address, months: 24 })).toMatchObject({ stored: false, look_again_on: null });
    for (const months of [1, 48, '12'])
      expect((await postJson(running, MAILBOX, { action: 'look-again', address: mailbox.address, months })).status).toBe(400);
    expect(await ask({ action: 'look-again', address: (await newMailbox()).mailbox.address, months: 6 })).toMatchObject({ stored: false });
  });
});

describe('one letter', () => {
  it('of the desk, or a later one of the person, can be deleted alone; the first goes only with everything', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const reply = await answerFromDesk(running, mailbox.key, 'delete me');
    await answerFromDesk(running, mailbox.key, 'keep me');
    await plain('nl', { number: receipt, action: 'write', text: 'more', draft: newDraft() });
    const [later, first] = (await read(mailbox)).sent;
    expect([later?.first, first?.first]).toEqual([false, true]);
    expect(textOf(await plain('nl', { number: receipt, action: `delete-letter ${reply}` }))).toContain('delete me');
    const html = await plain('nl', { number: receipt, action: `delete-letter-now ${reply}` });
    expect([html.includes('delete me'), html.includes('keep me'), textOf(html).includes('De brief is verwijderd')]).toEqual([
      false,
      true,
      true,
    ]);
    const { sent } = await read(mailbox);
    const removed = (letter: string | undefined) =>
      ask({ action: 'delete-letter', address: mailbox.address, removal: signRemoval(mailbox, placeOf(letter ?? '', [], sent)) });
    expect(await removed(later?.letter)).toMatchObject({ stored: true });
    expect(await removed(first?.letter)).toMatchObject({ stored: false });
    expect((await read(mailbox)).sent.map(({ letter }) => letter)).toEqual([first?.letter]);
  });

  it('is never deleted with the number of somebody else', async () => {
    const { mailbox } = await sendSealed(running, {});
    const letter = await answerFromDesk(running, mailbox.key, 'mine');
    const stranger = await sendSealed(running, {});
    const removal = signRemoval(stranger.mailbox, placeOf(letter, [], []));
    expect(await ask({ action: 'delete-letter', address: stranger.mailbox.address, removal })).toMatchObject({ stored: false });
    expect((await read(mailbox)).letters).toHaveLength(1);
  });
});

describe('days in a letter box', () => {
  it('tell when it was opened the time before: nobody yet, then the day', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    expect((await read(mailbox)).seen_on).toBeNull();
    await running.db.prepare("UPDATE mailboxes SET seen_on = '2026-11-01' WHERE mailbox = ?").bind(mailbox.key).run();
    expect(textOf(await plain('nl', { number: receipt, action: 'open' }))).toContain('De vorige keer geopend op 1 november 2026');
    expect((await read(mailbox)).seen_on).toBe(today());
  });

  it('tell when the person wrote and whether it was read, never a word', async () => {
    const { receipt } = await sendSealed(running, { words: 'canary words' });
    const html = await plain('en', { number: receipt, action: 'open' });
    expect(textOf(html)).toContain('not read yet');
    expect(html.includes('canary')).toBe(false);
  });
});

describe('a word of one’s own', () => {
  it('opens the letter box together with the number, and the number alone opens an empty one', async () => {
    const html = await follow(running, await postForm(running, '/nl/refer', { own_word: ' Zeilboot ', action: 'send' }));
    const number = receiptIn(html);
    expect(textOf(html)).toContain('Je koos ook een eigen woord');
    expect(textOf(html)).not.toMatch(/zeilboot/i);
    expect(textOf(await plain('nl', { number, action: 'open' }))).toContain('Hier liggen geen brieven');
    expect(textOf(await plain('nl', { number, own_word: 'zeil-bóót.', action: 'open' }))).toContain('Nog niemand heeft hem geopend');
  });

  it('opens a letter box that was made with an earlier rule, to read, to write and to delete', async () => {
    const receipt = await receiptOf(newDraft());
    const [, first] = await mailboxesOf(receipt, 'Oma’s İzmir');
    await postJson(running, REFERRALS, await sealedRequest(first as Mailbox, {}));
    const box = { number: receipt, own_word: 'Oma’s İzmir' };
    expect(textOf(await plain('nl', { ...box, action: 'open' }))).toContain('Nog niemand heeft hem geopend');
    await plain('nl', { ...box, action: 'write', text: 'nog iets', draft: newDraft() });
    expect((await read(first as Mailbox)).sent).toHaveLength(2);
    await plain('nl', { ...box, action: 'delete-now' });
    expect((await read(first as Mailbox)).status).toBe('none');
  });
});

describe('after sending', () => {
  it('the number stands on the page only where no page showed it before, until the person says that they kept it', async () => {
    const html = await follow(running, await postForm(running, '/nl/refer', { action: 'send' }));
    expect(receiptIn(html)).toMatch(/^\d{28}$/);
    const fields = { kept: fieldIn(html, 'kept'), at: 'sent' };
    const skipped = await plain('nl', { ...fields, action: 'skipped' });
    expect(textOf(skipped)).toContain('zonder nummer kun jij het antwoord niet lezen');
    expect(receiptIn(await plain('nl', { ...fields, action: 'number' }))).toBe(receiptIn(html));
    const kept = await plain('nl', { ...fields, action: 'kept' });
    expect(textOf(kept)).toContain('Je nummer staat nu niet meer op deze pagina');
    expect(receiptIn(await plain('nl', { ...fields, action: 'number' }))).toBe('');
  });

  it('says what is so without a number', async () => {
    const draft = newDraft();
    const alone = await follow(running, await postForm(running, '/nl/refer', { draft, shown: 'yes', action: 'send' }));
    expect(textOf(alone)).toContain('zonder nummer kun jij het antwoord niet lezen');
    const reached = { draft, shown: 'yes', contact: 'mail', contact_at: 'a@example.org', action: 'send' };
    expect(textOf(await follow(running, await postForm(running, '/nl/refer', reached)))).not.toContain('zonder nummer kun jij');
  });
});
