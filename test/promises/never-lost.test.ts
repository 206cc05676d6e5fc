// Kill the server at any moment under load: every letter that was acknowledged is still there.
import { MAILBOX, REFERRALS } from '#domain/api/paths';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, serveApart } from '../apart.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { sealedRequest } from '../letters.ts';
import { type Running, until } from '../ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const servers: Running[] = [];
/** So many letters are stored, and more under way, when the server dies. */
const ENOUGH = 25;

async function serve(): Promise<string> {
  const { origin, server } = await serveApart(folder);
  servers.push(server);
  return origin;
}

afterAll(() => {
  for (const server of servers) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('a server killed under load', () => {
  it('has lost no letter that it said it had stored', async () => {
    await migrate(folder);
    const origin = await serve();
    const acknowledged: string[] = [];
    let running = true;
    const write = async (): Promise<void> => {
      while (running) {
        const mailbox = await mailboxOf(await receiptOf(newDraft()));
        const body = JSON.stringify(await sealedRequest(mailbox, { words: 'under load' }));
        const answer = await fetch(`${origin}${REFERRALS}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }).catch(() => null);
        if (answer?.status === 201) acknowledged.push(mailbox.address);
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    await until(
      () => acknowledged.length >= ENOUGH,
      () => `${acknowledged.length} letters`,
    );
    servers[0]?.kill('SIGKILL');
    running = false;
    await Promise.all(writers);

    const again = await serve();
    const lost: string[] = [];
    for (const address of acknowledged) {
      const answer = await fetch(`${again}${MAILBOX}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'read', address, page: 0 }),
      });
      if (((await answer.json()) as { status: string }).status !== 'sent') lost.push(address);
    }
    expect(lost).toEqual([]);
  });
});
