// Kill the server at any moment under load: every letter that was acknowledged is still there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { sealedRequest } from '../letters.ts';
import { freePort, type Running, start } from '../ports.ts';

const wrangler = 'node_modules/wrangler/bin/wrangler.js';
const config = ['--config', 'dist/server/wrangler.json'];
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const persist = ['--persist-to', folder];
const env = { WRANGLER_LOG_PATH: join(folder, 'logs'), CI: 'true' };
const servers: Running[] = [];

async function serve(port: number): Promise<string> {
  const secret = ['--var', 'FLOOD_SECRET:a secret of the tests only'];
  servers.push(
    start([wrangler, 'dev', ...config, '--port', String(port), ...persist, ...secret, '--show-interactive-dev-session=false'], env),
  );
  const origin = `http://localhost:${port}`;
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await fetch(`${origin}/nl/`).catch(() => null))?.ok) return origin;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no server');
}

afterAll(() => {
  for (const server of servers) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('a server killed under load', () => {
  it('has lost no letter that it said it had stored', async () => {
    await start([wrangler, 'd1', 'migrations', 'apply', 'DB', '--local', ...config, ...persist], env).ended;
    const origin = await serve(await freePort());
    const acknowledged: string[] = [];
    let running = true;
    const write = async (): Promise<void> => {
      while (running) {
        const mailbox = await mailboxOf(await receiptOf(newDraft()));
        const body = JSON.stringify(await sealedRequest(mailbox, { words: 'under load' }));
        const answer = await fetch(`${origin}/api/v1/referrals`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }).catch(() => null);
        if (answer?.status === 201) acknowledged.push(mailbox.address);
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    servers[0]?.kill('SIGKILL');
    running = false;
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThan(10);

    const again = await serve(await freePort());
    const lost: string[] = [];
    for (const address of acknowledged) {
      const answer = await fetch(`${again}/api/v1/mailbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'read', address, page: 0 }),
      });
      if (((await answer.json()) as { status: string }).status !== 'sent') lost.push(address);
    }
    expect(lost).toEqual([]);
  });
});
