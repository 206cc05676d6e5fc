// The receipt opens exactly one mailbox, always the same: fixed vectors, no bias, and nothing that can change unnoticed.
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign as ed25519 } from 'node:crypto';
import { identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { readReceipt } from '#domain/box/receipt';
import { derive, deriveIdentity } from '../../src/crypto/derive.ts';
import { signEnd } from '../../src/crypto/opened-box.ts';
import { letterIdOf, mailboxOf, newDraft, receiptOf, saltOf } from '../../src/crypto/receipt.ts';
import { isSigned } from '../../src/crypto/sign.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const draft = '00'.repeat(32);

describe('keys from secrets', () => {
  it('agree with the published vector for a secret of 24 digits', async () => {
    const secret = '731290465528119033774562';
    const label = 'desk.example/age-x25519/mailbox/v1';
    expect(hex(await derive(secret, label))).toBe('e943c0d9c6baf02380928b5b4d4e64506a20b85bd8037ee0534c019da23d8a89');
    const { identity, recipient } = await deriveIdentity(secret, label);
    expect(recipient).toBe('age1hxx54w0mglhq9kgtv5ev58r56xzh4dnywr6v5dypxa4ynu83lcjsqm2z92');
    expect(await identityToRecipient(identity)).toBe(recipient);
  });

  it('agree with the HKDF of another implementation', async () => {
    const other = new Uint8Array(hkdfSync('sha256', 'a secret', '', 'any-purpose/v1', 48));
    expect(hex(await derive('a secret', 'any-purpose/v1', 48))).toBe(hex(other));
  });
});

describe('a receipt', () => {
  it('is the same for the same draft, today and in ten years', async () => {
    expect(await receiptOf(draft)).toBe(await receiptOf(draft));
    expect(await receiptOf(draft)).toMatchInlineSnapshot(`"1035607679807152484588820965"`);
  });

  it('opens the same mailbox in ten years', async () => {
    const mailbox = await mailboxOf('1234567890123456789012345676');
    expect({
      address: mailbox.address,
      key: mailbox.key,
      recipient: mailbox.recipient,
      sealedTo: mailbox.sealedTo,
      by: mailbox.signer.by,
      letter: await letterIdOf(mailbox, 'a text'),
      salt: await saltOf(mailbox, 'a'.repeat(64)),
      end: signEnd(mailbox),
    }).toEqual({
      address: '098535119d851ab9a3a04fb3adb70f0d5728e2056d9fc7548b2acdaccdba513a',
      key: '31e9b8f7f3e028d52b1bebaa87569e1fdea04a499c8cf858de2defc108f8bbe0',
      recipient: 'age10n8pf4relwvjcakxm90tdkjck497fn7skkaahmar0ed4r6dtd5fqxngjry',
      sealedTo: 'a1614b8aff540d7473e8b8c3346340bb13fa9c60059e90acbec95de2efe008c3',
      by: '32012d728bbba34611bffce16f23411df491fa35ad0de5e7d4877ddd2bcfc910',
      letter: '19566a58c397898ca85499d763d0ff3046d8ae3faa650ccda6d7d65d7ee26e29',
      salt: '908034da919157100a73085ca5a2d2d61979d7c9ffed0dcb722f499a405aeed2',
      end: 'f9fb72f68961dc9a611d9eb4b4d79b3dedad4f16eea74678c73a1adc18fc7816d8d026b4b49301c6132a310eb7ff5aaf5f3622f82c68354b2b47e307dac92304',
    });
  });

  it('gives the keys, the name and the signatures that another implementation makes of docs/LETTERS.md', async () => {
    const receipt = await receiptOf(newDraft());
    const mailbox = await mailboxOf(receipt);
    const seed = Buffer.from(hkdfSync('sha256', receipt, '', 'box-signing/v2', 32));
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const by = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(mailbox.signer.by).toBe(by);
    expect(mailbox.key).toBe(sha(`vlonder box v2\n${by}\n${sha(mailbox.recipient)}`));
    expect(signEnd(mailbox)).toBe(ed25519(null, Buffer.from(`vlonder end v2\n${mailbox.key}`), key).toString('hex'));
    expect(isSigned(by, `vlonder end v2\n${mailbox.key}`, signEnd(mailbox))).toBe(true);
  });

  it('passes its own check digits', async () => {
    for (let each = 0; each < 200; each += 1) {
      expect(readReceipt(await receiptOf(newDraft())).kind).toBe('receipt');
    }
  });

  it('gives address, name, identity, signer and ids that share nothing', async () => {
    const mailbox = await mailboxOf(await receiptOf(newDraft()));
    const parts = [
      mailbox.address,
      mailbox.key,
      mailbox.sealedTo,
      mailbox.signer.by,
      hex(mailbox.signer.seed),
      hex(mailbox.letterKey),
      mailbox.identity,
    ];
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('opens another mailbox with a word of one’s own, whatever its capitals', async () => {
    const receipt = await receiptOf(newDraft());
    const [bare, worded, shouted] = await Promise.all([mailboxOf(receipt), mailboxOf(receipt, 'zee'), mailboxOf(receipt, ' ZEE ')]);
    expect(worded.address).not.toBe(bare.address);
    expect(shouted.address).toBe(worded.address);
    expect((await mailboxOf(receipt, 'de  ZEE')).address).toBe((await mailboxOf(receipt, ' de zee')).address);
  });

  it('with a word of one’s own opens the same mailbox in ten years', async () => {
    expect((await mailboxOf('1234567890123456789012345676', 'zee')).key).toBe(
      '4659a2f7265ad8dae65f50744afc82354979c634459f3d429fc1e6ce20697df5',
    );
    expect((await mailboxOf('1234567890123456789012345676', 'بحر')).key).toBe(
      '2f58f3a716fc4b574286d476e425102188fd260a905e55e31f7cd946ddc83a24',
    );
  });

  it('has digits without bias: chi-square over 130,000 digits stays below the 0.1 % limit', async () => {
    const counts = new Array<number>(10).fill(0);
    const rounds = 5000;
    for (let each = 0; each < rounds; each += 1) {
      for (const digit of (await receiptOf(`draft ${each}`)).slice(0, 26)) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
    }
    const expected = (rounds * 26) / 10;
    const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(27.88);
  });
});
