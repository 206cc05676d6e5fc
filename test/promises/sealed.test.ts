// An operator with every secret and the whole database opens nothing; the desk's key opens its letters.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { letterText } from '#domain/box/box';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { open } from '../../src/crypto/seal.ts';
import { isSigned } from '../../src/crypto/sign.ts';
import { keyOf, sendSealed } from '../letters.ts';
import { follow, portal, postForm, receiptIn } from '../server.ts';

const running = portal();
const canary = 'kanarie-7f3a op zolder';

/** Everything in every table, as text. */
async function dump(): Promise<string> {
  const { results: tables } = await running.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{ name: string }>();
  const rows = await Promise.all(
    tables
      .filter(({ name }) => !name.startsWith('_'))
      .map(async ({ name }) => (await running.db.prepare(`SELECT * FROM "${name}"`).all()).results),
  );
  return rows
    .flat()
    .flatMap((row) => Object.values(row))
    .map((value) =>
      Array.isArray(value) || value instanceof ArrayBuffer ? Buffer.from(value as ArrayBuffer).toString('latin1') : String(value),
    )
    .join('\n');
}

describe('what is stored', () => {
  it('holds no word, number, address or secret of a person, whichever door they took', async () => {
    const plain = await postForm(running, '/nl/refer', { words: canary, contact: 'phone', contact_at: '0612345678', action: 'send' });
    const receipt = receiptIn(await follow(running, plain));
    const { receipt: sealedReceipt } = await sendSealed(running, { words: canary });
    const all = await dump();
    for (const each of [receipt, sealedReceipt]) {
      const mailbox = await mailboxOf(each);
      for (const secret of [
        canary,
        '0612345678',
        each,
        mailbox.address,
        mailbox.identity,
        mailbox.recipient,
        Buffer.from(mailbox.signer.seed).toString('hex'),
      ]) {
        expect(all.includes(secret)).toBe(false);
      }
      expect(all.includes(mailbox.key)).toBe(true);
    }
  });

  it('opens with the desk’s key and with nothing the server holds', async () => {
    const { mailbox } = await sendSealed(running, { words: canary });
    const row = await running.db.prepare('SELECT sealed FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ sealed: ArrayBuffer }>();
    const sealed = new Uint8Array(row?.sealed ?? new ArrayBuffer());
    expect(await open(sealed, keyOf('demo'))).toMatchObject({ answers: { words: canary } });
    const known = await mailboxOf(await receiptOf(newDraft()), 'a secret of the tests only');
    expect(await open(sealed, known.identity)).toBeNull();
  });

  it('opens with the age program, where there is one: the documented command', async (context) => {
    try {
      execFileSync('age', ['--version'], { stdio: 'ignore' });
    } catch {
      context.annotate('no age program on this machine: the library opened the same file in the test above');
      return;
    }
    const { mailbox } = await sendSealed(running, { words: canary });
    const row = await running.db.prepare('SELECT sealed FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ sealed: ArrayBuffer }>();
    const folder = mkdtempSync(join(tmpdir(), 'letter-'));
    writeFileSync(join(folder, 'letter.age'), new Uint8Array(row?.sealed ?? new ArrayBuffer()));
    const text = execFileSync('age', ['-d', '-i', 'test/fixtures/demo.key', join(folder, 'letter.age')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    // As docs/LETTERS.md says: the letter on the first line, its signature on the second, then blanks.
    const [letter = '', signature = '', ...rest] = text.split('\n');
    expect(JSON.parse(letter)).toMatchObject({ answers: { words: canary } });
    expect(isSigned(JSON.parse(letter).by, letterText(letter), signature)).toBe(true);
    expect(rest.join('').trim()).toBe('');
  });
});
