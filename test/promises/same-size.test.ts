// Every answer to one person is 64 KiB, with the same headers, whatever it says; machine answers too.
import { MAILBOX } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '#domain/api/api';
import { LETTERS_SHOWN } from '#domain/box/mailbox';
import { placeOf, signEnd, signRemoval } from '../../src/crypto/opened-box.ts';
import { answerFromDesk, askFromDesk, closeAtDesk, newMailbox, sendSealed } from '../letters.ts';
import { portal, postForm, postJson } from '../server.ts';

const running = portal();
const names = (response: Response): string[] => [...response.headers.keys()].filter((name) => name !== 'date').sort();

/** Every state a visitor can be in, each as the last answer that their network sees. */
async function states(): Promise<[string, Response][]> {
  const { receipt, mailbox } = await sendSealed(running, { words: 'x' });
  await answerFromDesk(running, mailbox.key, 'an answer '.repeat(100));
  const question = await askFromDesk(running, mailbox.key, 'may we?', { kind: 'question' });
  const empty = await sendSealed(running, {});
  const closed = await sendSealed(running, {});
  await closeAtDesk(running, closed.mailbox.key);
  const once = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const answer = await postForm(running, path, fields);
    return running.fetch(answer.headers.get('location') ?? '/');
  };
  return [
    ['the form', await running.fetch('/nl/refer/')],
    ['the form in Arabic', await running.fetch('/ar/refer/')],
    ['a refused form', await once('/nl/refer', { words: 'w'.repeat(4001), action: 'send' })],
    ['sent', await once('/nl/refer', { action: 'send' })],
    ['the door of the letter box', await running.fetch('/en/letters/')],
    ['a typing error', await once('/en/letters', { number: '1' })],
    ['a letter box with an answer', await once('/en/letters', { number: receipt, action: 'open' })],
    ['a letter box that waits', await once('/en/letters', { number: empty.receipt, action: 'open' })],
    ['a wrong number', await once('/en/letters', { number: (await newMailbox()).receipt, action: 'open' })],
    ['another way in', await running.fetch('/ar/refer/near/')],
    ['a question answered', await once('/en/letters', { number: receipt, action: `tap yes ${question}` })],
    ['a closed letter box', await once('/ar/letters', { number: closed.receipt, action: 'open' })],
    ['a later look chosen', await once('/nl/letters', { number: closed.receipt, action: 'look-again 24' })],
    ['asked before a letter goes', await once('/en/letters', { number: receipt, action: `delete-letter ${question}` })],
    ['a letter deleted', await once('/en/letters', { number: receipt, action: `delete-letter-now ${question}` })],
    ['a letter box with a word of its own', await once('/en/letters', { number: receipt, own_word: 'zee', action: 'open' })],
    ['deleted', await once('/en/letters', { number: receipt, action: 'delete-now' })],
    ['over', await running.fetch(`/en/answer/${'0'.repeat(64)}/`)],
    ['a search that found nothing', await once('/nl/care/find', { place: 'qqq' })],
    ['refused', await running.fetch('/nl/answer/too-large/')],
  ];
}

describe('answers to one person', () => {
  it('are all one size, uncompressed, with the same headers and the one content policy', async () => {
    const seen = await states();
    const first = seen[0]?.[1];
    for (const [state, response] of seen) {
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([state, bytes.length]).toEqual([state, ANSWER_BYTES]);
      expect([state, names(response)]).toEqual([state, first ? names(first) : []]);
      expect(response.headers.get('content-encoding')).toBe('identity');
      expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  it('stay a whole number of that size when the words to keep are longer than a page', async () => {
    const sent = await postForm(running, '/nl/refer', { words: 'w'.repeat(100_000), action: 'send' });
    const answer = await running.fetch(sent.headers.get('location') ?? '/');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.length % ANSWER_BYTES).toBe(0);
    expect(bytes.length).toBeGreaterThan(100_000);
  });

  it('are the same size for machines: right, wrong, read, written and deleted', async () => {
    const { mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'words');
    const stranger = (await newMailbox()).mailbox;
    const requests = [
      { action: 'read', address: mailbox.address, page: 0 },
      { action: 'read', address: stranger.address, page: 0 },
      { action: 'read', address: mailbox.address, page: 5 },
      { action: 'look-again', address: stranger.address, months: 6 },
      { action: 'delete-letter', address: stranger.address, removal: signRemoval(stranger, placeOf('a'.repeat(64), [], [])) },
      { action: 'delete', address: stranger.address, signed: signEnd(stranger) },
      { action: 'delete', address: mailbox.address, signed: signEnd(mailbox) },
    ];
    for (const request of requests) {
      const answer = await postJson(running, MAILBOX, request);
      expect([request.action, (await answer.arrayBuffer()).byteLength]).toEqual([request.action, ANSWER_BYTES]);
      expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    }
  });

  it('stay one page with a whole page of the longest letters, each with a question and an interpreter’s words, without JavaScript too', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    const ask = { kind: 'consent', what: 'contact', who: 'police', name: '語'.repeat(40) } as const;
    for (let each = 0; each <= LETTERS_SHOWN; each += 1) {
      const interpreted = { language: 'zh-Hans', text: '語'.repeat(600) };
      await answerFromDesk(running, mailbox.key, '語'.repeat(600), 0, new Date(), ask, interpreted);
    }
    const answer = await postForm(running, '/ar/letters', { number: receipt, action: 'open' });
    const page = await running.fetch(answer.headers.get('location') ?? '/');
    const html = await page.text();
    expect([html.match(/<article/g)?.length, Buffer.byteLength(html)]).toEqual([LETTERS_SHOWN, ANSWER_BYTES]);
    expect(Buffer.byteLength(html.replace(/<!-- *-->$/, ''))).toBeLessThan(ANSWER_BYTES - 3 * 1200);
    const read = await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 });
    expect((await read.arrayBuffer()).byteLength).toBe(ANSWER_BYTES);
  });

  it('fit a page of the longest letters', async () => {
    const { mailbox } = await sendSealed(running, {});
    for (let each = 0; each <= LETTERS_SHOWN; each += 1) await answerFromDesk(running, mailbox.key, '語'.repeat(1200));
    const answer = await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 });
    expect((await answer.arrayBuffer()).byteLength).toBe(ANSWER_BYTES);
  });
});
