// The receipt opens exactly one mailbox, always the same: fixed vectors, no bias, and nothing that can change unnoticed.
import { hkdfSync } from 'node:crypto';
import { identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { readReceipt } from '#domain/receipt';
import { derive, deriveIdentity } from '../../src/crypto/derive.ts';
import { letterIdOf, mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';

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
      replySecret: mailbox.replySecret,
    }).toMatchInlineSnapshot(`
      {
        "address": "2c0812bd15fa4196045046b8aafb988e54eaafffe4168aa239cf7022e17a7cf7",
        "key": "1a886edaaaa614ae2b8ad4b1af6007391a3e8631ebfb2b5ee0f2b358d7f47f5d",
        "recipient": "age18h3k4mmq4n4tm8vdfsr589l6jc9ryfe20jpwy3vr77fm2jqxp5ts9ca7t0",
        "replySecret": "710290e135302128dc1d7fe13d19fa2ca880e7630c3015f866fc381075aa613b",
      }
    `);
    expect(await letterIdOf(mailbox, 'a text')).toMatchInlineSnapshot(`"4d769dd3220a498ced194b919f7ac8637f6c3932d257962d4f3ed363aa78a53e"`);
  });

  it('passes its own check digits', async () => {
    for (let each = 0; each < 200; each += 1) {
      expect(readReceipt(await receiptOf(newDraft())).kind).toBe('receipt');
    }
  });

  it('gives address, identity, secret and ids that share nothing', async () => {
    const mailbox = await mailboxOf(await receiptOf(newDraft()));
    const parts = [mailbox.address, mailbox.key, mailbox.replySecret, hex(mailbox.letterKey), mailbox.identity];
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
    expect((await mailboxOf('1234567890123456789012345676', 'zee')).address).toMatchInlineSnapshot(
      `"9c188919c8f2458c1cd70b389fc17f984cb9f4463303b2ddab44bda5f2e7bc11"`,
    );
    expect((await mailboxOf('1234567890123456789012345676', 'بحر')).address).toMatchInlineSnapshot(
      `"cf625c20b211a7adea684e97e88d143f9ad54f63156bd239a735c20aafde772b"`,
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
