// The keys of a desk are a signed set: what stands in content is what somebody of the desk signed, and a page follows only keys handed on to it.
import { ed25519 } from '@noble/curves/ed25519.js';
import { hex } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { newKeys } from '../../src/crypto/keyring.ts';
import { type Keyed, isKeySet, makeKeySet, mayFollow } from '../../src/crypto/keyset.ts';
import { isSigned } from '../../src/crypto/sign.ts';
import { desks, keyOf } from '../boxes.ts';

/** A desk that made its first keys, and the ones after them. */
async function rotated() {
  const [old, own, other] = await Promise.all([newKeys(), newKeys(), newKeys()]);
  const given = (keys: typeof old, since: string) => ({ recipients: [keys.recipient], since, identity: keys.identity });
  const first: Keyed = { recipients: [old.recipient], key_set: await makeKeySet('north', given(old, '2026-01-01')) };
  const before = { set: first.key_set, identity: old.identity };
  const second: Keyed = { recipients: [own.recipient], key_set: await makeKeySet('north', given(own, '2026-06-01'), before) };
  const stranger: Keyed = { recipients: [other.recipient], key_set: await makeKeySet('north', given(other, '2026-06-01')) };
  const claimed: Keyed = {
    recipients: [other.recipient],
    key_set: await makeKeySet('north', given(other, '2026-06-01'), { ...before, identity: other.identity }),
  };
  return { first, second, stranger, claimed };
}

describe('the keys of a desk', () => {
  it.each(['demo', 'demo-deputy'])('of %s are signed as they stand in content', async (name) => {
    expect(await isKeySet(name, desks[name] as Keyed)).toBe(true);
  });

  it.each<[what: string, change: (keyed: Keyed) => Keyed]>([
    ['another recipient', (keyed) => ({ ...keyed, recipients: [desks['demo-deputy']?.recipients[0] ?? ''] })],
    ['one recipient more', (keyed) => ({ ...keyed, recipients: [...keyed.recipients, desks['demo-deputy']?.recipients[0] ?? ''] })],
    ['another day', (keyed) => ({ ...keyed, key_set: { ...keyed.key_set, since: '2026-12-01' } })],
    ['another signer', (keyed) => ({ ...keyed, key_set: { ...keyed.key_set, signer: desks['demo-deputy']?.key_set.signer ?? '' } })],
    ['a signer before it that there never was', (keyed) => ({ ...keyed, key_set: { ...keyed.key_set, earlier: ['a'.repeat(64)] } })],
    ['another id', (keyed) => ({ ...keyed, key_set: { ...keyed.key_set, id: 'a'.repeat(64) } })],
    ['no signature', (keyed) => ({ ...keyed, key_set: { ...keyed.key_set, signature: '' } })],
  ])('with %s are no set that anybody signed', async (_what, change) => {
    expect(await isKeySet('demo', change(desks.demo as Keyed))).toBe(false);
  });

  it('of one desk are none of another', async () => {
    expect(await isKeySet('demo-deputy', desks.demo as Keyed)).toBe(false);
  });

  it('are followed by a page only when the signer it knows handed on to them', async () => {
    const { first, second, stranger, claimed } = await rotated();
    expect(await isKeySet('north', second)).toBe(true);
    expect(await isKeySet('north', claimed)).toBe(false);
    expect(await mayFollow('north', first, second)).toBe(true);
    expect(await mayFollow('north', first, first)).toBe(true);
    expect(await mayFollow('north', first, stranger)).toBe(false);
    expect(await mayFollow('north', first, claimed)).toBe(false);
    expect(await mayFollow('north', second, first), 'never back').toBe(false);
  });

  it('come out the same in ten years', async () => {
    const recipients = desks.demo?.recipients ?? [];
    const set = await makeKeySet('demo', { recipients, since: '2026-11-30', identity: keyOf('demo') });
    expect(set).toEqual(desks.demo?.key_set);
  });
});

describe('a signature', () => {
  it('is that of RFC 8032, section 7.1, test 2', () => {
    const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
    const by = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
    const made = hex.encode(ed25519.sign(Uint8Array.of(0x72), hex.decode(seed)));
    expect(made).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
    expect(isSigned(by, 'r', made)).toBe(true);
    expect(isSigned(by, 's', made)).toBe(false);
  });

  it.each(['', 'a', 'not hex', 'a'.repeat(128), '0'.repeat(128)])('that is none is never one: %s', (text) => {
    expect(isSigned(desks.demo?.key_set.signer ?? '', 'x', text)).toBe(false);
    expect(isSigned(text.slice(0, 64), 'x', text)).toBe(false);
  });
});
