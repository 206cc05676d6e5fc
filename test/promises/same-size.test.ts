// Every answer to one person is 64 KiB, with the same headers, whatever it says; machine answers too.
import { describe, expect, it } from 'vitest';
import { ANSWER_BYTES } from '#domain/api';
import { answerFromDesk, newMailbox, sendSealed } from '../letters.ts';
import { portal, postForm, postJson } from '../server.ts';

const running = portal();
const names = (response: Response): string[] => [...response.headers.keys()].filter((name) => name !== 'date').sort();

/** Every state a visitor can be in, each as the last answer that their network sees. */
async function states(): Promise<[string, Response][]> {
  const { receipt, mailbox } = await sendSealed(running, { words: 'x' });
  await answerFromDesk(running, mailbox.key, 'an answer '.repeat(100));
  const empty = await sendSealed(running, {});
  const once = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const answer = await postForm(running, path, fields);
    return running.fetch(answer.headers.get('location') ?? '/');
  };
  return [
    ['the form', await running.fetch('/nl/refer/')],
    ['the form in Arabic', await running.fetch('/ar/refer/')],
    ['a refused form', await postForm(running, '/nl/refer', { words: 'w'.repeat(4001) })],
    ['sent', await once('/nl/refer', { action: 'send' })],
    ['the door of the letter box', await running.fetch('/en/letters/')],
    ['a typing error', await postForm(running, '/en/letters', { number: '1' })],
    ['a letter box with an answer', await once('/en/letters', { number: receipt, action: 'open' })],
    ['a letter box that waits', await once('/en/letters', { number: empty.receipt, action: 'open' })],
    ['a wrong number', await once('/en/letters', { number: (await newMailbox()).receipt, action: 'open' })],
    ['deleted', await once('/en/letters', { number: receipt, action: 'delete' })],
    ['shown before', await running.fetch(`/en/answer/${'0'.repeat(64)}/`)],
    ['a search that found nothing', await postForm(running, '/nl/care/find', { place: 'qqq' })],
    ['refused', await postForm(running, '/nl/letters', {})],
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

  it('stay a whole number of 64 KiB when the words to keep are longer than a page', async () => {
    const answer = await postForm(running, '/nl/refer', { words: 'w'.repeat(100_000), action: 'send' });
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
      { action: 'delete', address: stranger.address },
      { action: 'delete', address: mailbox.address },
    ];
    for (const request of requests) {
      const answer = await postJson(running, '/api/v1/mailbox', request);
      expect([request.action, (await answer.arrayBuffer()).byteLength]).toEqual([request.action, ANSWER_BYTES]);
      expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    }
  });

  it('fit ten of the longest letters', async () => {
    const { mailbox } = await sendSealed(running, {});
    for (let each = 0; each < 10; each += 1) await answerFromDesk(running, mailbox.key, '語'.repeat(1200));
    const answer = await postJson(running, '/api/v1/mailbox', { action: 'read', address: mailbox.address, page: 0 });
    expect((await answer.arrayBuffer()).byteLength).toBe(ANSWER_BYTES);
  });
});
