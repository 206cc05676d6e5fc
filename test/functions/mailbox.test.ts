// The letter box through both doors: status, the desk's letters, one more letter, stop and delete.
import { MAILBOX } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import type { MailboxAnswer } from '#domain/api/api';
import { LETTERS_SHOWN } from '#domain/box/mailbox';
import { newDraft } from '../../src/crypto/receipt.ts';
import { open } from '../../src/crypto/seal.ts';
import { quarterOf } from '#domain/time/days';
import { markRead } from '../../functions/storage/desk.ts';
import { answerFromDesk, keyOf, newMailbox, nextEnvelope, sendSealed, today } from '../letters.ts';
import { fieldIn, follow, portal, postForm, postJson, textOf } from '../server.ts';

const running = portal();
const read = async (address: string, page = 0): Promise<MailboxAnswer> =>
  (await postJson(running, MAILBOX, { action: 'read', address, page })).json() as Promise<MailboxAnswer>;

describe('a letter box', () => {
  it('says sent, then read, then answered', async () => {
    const { mailbox } = await sendSealed(running, { words: 'hello' });
    expect((await read(mailbox.address)).status).toBe('sent');
    const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
    await markRead(running.db, mailbox.key, row?.letter ?? '', today());
    expect((await read(mailbox.address)).status).toBe('read');
    await answerFromDesk(running, mailbox.key, 'We read your letter.');
    const answered = await read(mailbox.address);
    expect(answered.status).toBe('answered');
    expect(answered.letters).toHaveLength(1);
  });

  it('shows a reply only from its quarter of an hour on', async () => {
    const { mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'later', quarterOf(new Date()) + 4);
    expect(await read(mailbox.address)).toMatchObject({ status: 'sent', letters: [] });
  });

  it('opens without JavaScript in the visitor’s language, with every letter of the desk and no word of the person', async () => {
    const { receipt, mailbox } = await sendSealed(running, { words: 'a canary that must not come back' });
    await answerFromDesk(running, mailbox.key, 'Kom maar <b>binnen</b>\nmorgen');
    const html = await follow(running, await postForm(running, '/ar/letters', { number: receipt, action: 'open' }));
    expect(html).toContain('lang="ar" dir="rtl"');
    expect(html).toContain('Kom maar &lt;b>binnen&lt;/b>\nmorgen');
    expect(html).not.toContain('canary');
  });

  it('shows an interpreter’s words in the person’s language first, and what the desk wrote below them', async () => {
    const { receipt, mailbox } = await sendSealed(running, { language: 'pl' });
    const interpreted = { language: 'pl', text: 'Czytamy Twój list.' };
    await answerFromDesk(running, mailbox.key, 'Wij lezen je brief.', 0, new Date(), undefined, interpreted);
    const html = await follow(running, await postForm(running, '/nl/letters', { number: receipt, action: 'open' }));
    const [theirs, ours] = [html.indexOf('Czytamy Twój list.'), html.indexOf('Wij lezen je brief.')];
    expect([theirs > 0, ours > theirs]).toEqual([true, true]);
    expect(html.slice(0, theirs)).toMatch(/lang="pl"[^>]*>$/);
  });

  it('reads a number with dashes, spaces or Arabic digits', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'found you');
    const arabic = receipt.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    for (const number of [receipt.replace(/(\d{4})/g, '$1-'), ` ${arabic.match(/.{4}/g)?.join(' ')} `]) {
      expect(await follow(running, await postForm(running, '/nl/letters', { number, action: 'open' }))).toContain('found you');
    }
  });

  it('tells a typing error as a typing error, and keeps what was typed', async () => {
    const { receipt } = await newMailbox();
    const wrong = receipt.slice(0, 27) + String((Number(receipt[27]) + 1) % 10);
    const answer = await postForm(running, '/en/letters', { number: wrong, action: 'open' });
    const html = await follow(running, answer);
    expect([fieldIn(html, 'number'), html.includes('id="number-error"')]).toEqual([wrong, true]);
  });

  it('answers a number that opens nothing as an empty letter box, not as an error', async () => {
    const { receipt, mailbox } = await newMailbox();
    expect(await read(mailbox.address)).toMatchObject({ status: 'none', letters: [] });
    const answer = await postForm(running, '/nl/letters', { number: receipt, action: 'open' });
    expect(answer.status).toBe(303);
    expect(textOf(await follow(running, answer))).toContain('Hier liggen geen brieven');
  });

  it('takes one more letter, which the desk can open, once however often it is sent', async () => {
    const { receipt, mailbox } = await sendSealed(running, { deputy: 'yes' });
    const form = { number: receipt, draft: newDraft(), text: 'one more thing', action: 'write' };
    await postForm(running, '/nl/letters', form);
    expect(textOf(await follow(running, await postForm(running, '/nl/letters', form)))).toContain('Je brief is verstuurd');
    const { results } = await running.db
      .prepare('SELECT sealed FROM letters WHERE mailbox = ? ORDER BY rowid')
      .bind(mailbox.key)
      .all<{ sealed: ArrayBuffer }>();
    expect(results).toHaveLength(2);
    for (const desk of ['demo', 'demo-deputy']) {
      expect(await open(new Uint8Array(results[1]?.sealed ?? new ArrayBuffer()), keyOf(desk))).toMatchObject({
        kind: 'letter',
        text: 'one more thing',
      });
    }
  });

  it('keeps the words of a letter that is empty, too long, or for a letter box that is gone', async () => {
    const { receipt } = await sendSealed(running, {});
    const long = `${'z'.repeat(1201)}`;
    const tooLong = await postForm(running, '/nl/letters', { number: receipt, text: long, action: 'write' });
    expect(await follow(running, tooLong)).toContain(long);
    const empty = await postForm(running, '/nl/letters', { number: receipt, text: '  ', action: 'write' });
    expect(textOf(await follow(running, empty))).toContain('Er staat nog niets');
    const gone = await postForm(running, '/nl/letters', { number: (await newMailbox()).receipt, text: 'kept words', action: 'write' });
    expect(await follow(running, gone)).toContain('kept words');
  });

  it('takes a sealed letter from a device and says whether it was stored', async () => {
    const { mailbox } = await sendSealed(running, {});
    const envelope = await nextEnvelope(running, mailbox, 'from a device');
    expect(await (await postJson(running, MAILBOX, { action: 'write', envelope })).json()).toMatchObject({ stored: true });
    const stranger = (await newMailbox()).mailbox;
    const lost = await nextEnvelope(running, stranger, 'nowhere');
    expect(await (await postJson(running, MAILBOX, { action: 'write', envelope: lost })).json()).toMatchObject({
      stored: false,
      status: 'none',
    });
  });

  it('stop and delete removes everything at once; afterwards the number opens an empty letter box', async () => {
    const { receipt, mailbox } = await sendSealed(running, { words: 'gone soon' });
    await answerFromDesk(running, mailbox.key, 'also gone');
    const asked = await follow(running, await postForm(running, '/nl/letters', { number: receipt, action: 'delete' }));
    expect(textOf(asked)).toContain('Alles verwijderen?');
    expect((await read(mailbox.address)).status).toBe('answered');
    expect(textOf(await follow(running, await postForm(running, '/nl/letters', { number: receipt, action: 'delete-now' })))).toContain(
      'Alles is verwijderd',
    );
    const left = await running.db
      .prepare('SELECT (SELECT count(*) FROM letters WHERE mailbox = ?1) + (SELECT count(*) FROM mailboxes WHERE mailbox = ?1) AS n')
      .bind(mailbox.key)
      .first();
    expect(left).toEqual({ n: 0 });
    expect((await read(mailbox.address)).status).toBe('none');
  });

  it('shows a page of letters at a time, the newest first, and the older ones on request', async () => {
    const { mailbox, receipt } = await sendSealed(running, {});
    for (let each = 1; each <= LETTERS_SHOWN + 2; each += 1) await answerFromDesk(running, mailbox.key, `reply number ${each}.`);
    const first = await read(mailbox.address);
    expect([first.letters.length, first.older]).toEqual([LETTERS_SHOWN, true]);
    expect(await read(mailbox.address, 1)).toMatchObject({ older: false });
    const older = await follow(running, await postForm(running, '/nl/letters', { number: receipt, action: 'older', page: '0' }));
    expect(older).toContain('reply number 2.');
    expect(older).not.toContain('reply number 3.');
  });

  it('changing the language opens the same letter box and keeps the words being written', async () => {
    const { receipt } = await sendSealed(running, {});
    const html = await follow(
      running,
      await postForm(running, '/en/letters', { number: receipt, at: 'mailbox', text: 'half a letter', action: 'language' }),
    );
    expect(html).toContain('lang="en"');
    expect(html).toContain('half a letter');
  });

  it('changing the language after sending says the same in the other language, and stores nothing more', async () => {
    const html = await follow(running, await postForm(running, '/nl/refer', { contact: 'phone', contact_at: '1', action: 'send' }));
    const before = await running.db.prepare('SELECT count(*) AS n FROM letters').first();
    const fields = { kept: fieldIn(html, 'kept'), at: 'sent', action: 'language' };
    const other = await follow(running, await postForm(running, '/en/letters', fields));
    expect(textOf(other)).toContain('do not call');
    expect(await running.db.prepare('SELECT count(*) AS n FROM letters').first()).toEqual(before);
  });

  it('stays at its address through HEAD, a second look and every action, until the person closes it; then it opens nothing', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'still here');
    const opened = await postForm(running, '/nl/letters', { number: receipt, action: 'open' });
    const path = opened.headers.get('location') ?? '';
    for (const method of ['HEAD', 'GET', 'GET']) expect((await running.fetch(path, { method })).status).toBe(200);
    const kept = fieldIn(await (await running.fetch(path)).text(), 'kept');
    const fields = { number: receipt, kept, at: 'mailbox', text: 'half a letter' };
    const other = await postForm(running, '/en/letters', { ...fields, action: 'delete' });
    expect(other.headers.get('location')).toBe(path.replace('/nl/', '/en/'));
    const stayed = await follow(running, await postForm(running, '/en/letters', { ...fields, action: 'stay' }));
    for (const said of ['still here', 'half a letter']) expect(stayed).toContain(said);
    const row = await running.db.prepare('SELECT count(*) AS n FROM answers').first<{ n: number }>();
    const closed = await postForm(running, '/nl/letters', { ...fields, action: 'close' });
    expect(closed.headers.get('location')).toBe('/nl/letters/');
    expect((await running.fetch(path)).status).toBe(410);
    expect(await running.db.prepare('SELECT count(*) AS n FROM answers').first()).toEqual({ n: (row?.n ?? 0) - 1 });
  });
});
