// The desk's keys: derived from a passkey as the published vectors say, wrapped to members, and recovered by any two of three papers.
import { describe, expect, it } from 'vitest';
import { bech32, hex } from '@scure/base';
import { identityToRecipient } from 'age-encryption';
import { derive, deriveIdentity } from '../../src/crypto/derive.ts';
import {
  fingerprintOf,
  keysOf,
  lockWithPassphrase,
  makeKit,
  memberKeys,
  newKeys,
  newPassphrase,
  PASSKEY_SALT,
  openKit,
  ownKeysOf,
  unlockWithPassphrase,
  unwrapKey,
  wrapKey,
  wrapOwn,
} from '../../src/crypto/keyring.ts';
import { open, seal } from '../../src/crypto/seal.ts';

const counting = new Uint8Array(Array.from({ length: 32 }, (_, index) => index));
const full = new Uint8Array(32).fill(0xff);

describe('keys from secrets', () => {
  it.each([
    [
      counting,
      'person',
      'b5ef0cf2d9c96477e30acd971b20d6d67c83e1a30722127cdf44326db4ed0888',
      'age1h6rauuy74ydmfsnw08g352v5d2psquhcfgkt0c66mxwzl6aejqrsyu6x39',
    ],
    [
      full,
      'person',
      '879fdfceff76af06664d713575831452347dfc339a169fa7ce5c30d96d796386',
      'age1tw5le9ms9xrefxvrt5w3zfgz85v2c3nrpc9u6jajnkv3ym7ktdgsqzwwx6',
    ],
    [
      '731290465528119033774562',
      'mailbox',
      'e943c0d9c6baf02380928b5b4d4e64506a20b85bd8037ee0534c019da23d8a89',
      'age1hxx54w0mglhq9kgtv5ev58r56xzh4dnywr6v5dypxa4ynu83lcjsqm2z92',
    ],
    [
      '0'.repeat(24),
      'mailbox',
      '918b1192580f37580d59ef5abce3646920b9d16fac02689a9bc220ea60ec4262',
      'age1eavgrsql8c3n6kzew3hx3jguenhtztg7ltucpdznf9h5r58zvvlsgdz5e7',
    ],
  ] as const)('are those of the known answers (%#)', async (secret, kind, seed, recipient) => {
    const purpose = `desk.example/age-x25519/${kind}/v1`;
    expect(hex.encode(await derive(secret as string, purpose))).toBe(seed);
    expect((await deriveIdentity(secret as string, purpose)).recipient).toBe(recipient);
  });

  it('never change for a member: the salt and the purpose are fixed for ever', async () => {
    expect(PASSKEY_SALT).toBe('desk-passkey/v1');
    const { identity, recipient } = await memberKeys(counting);
    expect(recipient).toBe('age1ym7p2wl20xxek2fmty8gt8ux87hvze04tm52t0sahzwtnqcrwavsjpw9xn');
    expect(await identityToRecipient(identity)).toBe(recipient);
    expect(bech32.decodeToBytes(identity.toLowerCase() as `${string}1${string}`).bytes).toHaveLength(32);
  });

  it('need exactly 32 bytes of a passkey', () => {
    expect(() => memberKeys(new Uint8Array(31))).toThrow();
    expect(() => memberKeys(new Uint8Array(0))).toThrow();
  });

  it('are read from a key file or a paper, however it is typed', async () => {
    const { identity, recipient } = await newKeys();
    expect(await keysOf(`# created today\n# public key: ${recipient}\n ${identity.toLowerCase()} \n`)).toEqual({ identity, recipient });
    expect(await keysOf('AGE-SECRET-KEY-1NOTAKEY')).toBeNull();
    expect(await keysOf(`${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`)).toBeNull();
  });
});

describe('a desk’s identity', () => {
  it('opens for each member it is wrapped to, and for nobody else', async () => {
    const [desk, anna, bram, stranger] = await Promise.all([newKeys(), newKeys(), newKeys(), newKeys()]);
    const wrapped = await wrapKey(desk.identity, [anna.recipient, bram.recipient]);
    expect(await unwrapKey(wrapped, anna.identity, desk.recipient)).toBe(desk.identity);
    expect(await unwrapKey(wrapped, bram.identity, desk.recipient)).toBe(desk.identity);
    expect(await unwrapKey(wrapped, stranger.identity, desk.recipient)).toBeNull();
    expect(await unwrapKey('AAAA', anna.identity, desk.recipient)).toBeNull();
  });

  it('is refused when somebody put another key in its place', async () => {
    const [desk, swapped, anna] = await Promise.all([newKeys(), newKeys(), newKeys()]);
    const wrapped = await wrapKey(swapped.identity, [anna.recipient]);
    expect(await unwrapKey(wrapped, anna.identity, desk.recipient)).toBeNull();
  });

  it('after unwrapping opens letters sealed to it', async () => {
    const [desk, anna] = await Promise.all([newKeys(), newKeys()]);
    const identity = await unwrapKey(await wrapKey(desk.identity, [anna.recipient]), anna.identity, desk.recipient);
    expect(await open(await seal({ words: 'hier' }, 4096, [desk.recipient]), identity ?? '')).toEqual({ words: 'hier' });
  });

  it('has a fingerprint of six groups of four digits, one for each key', async () => {
    const [a, b] = await Promise.all([newKeys(), newKeys()]);
    expect(await fingerprintOf(a.recipient)).toMatch(/^\d{4}( \d{4}){5}$/);
    expect(await fingerprintOf(a.recipient)).toBe(await fingerprintOf(a.recipient));
    expect(await fingerprintOf(a.recipient)).not.toBe(await fingerprintOf(b.recipient));
  });
});

describe('a member’s own keys', () => {
  it('come from the passkey that derives them, and from each further one they were sealed to', async () => {
    const own = await memberKeys(counting);
    expect(await ownKeysOf(counting, null, own.recipient)).toEqual(own);
    const wrapped = (await wrapOwn(own, full)) ?? '';
    expect(await ownKeysOf(full, wrapped, own.recipient)).toEqual(own);
    expect(await ownKeysOf(full, null, own.recipient)).toBeNull();
    expect(await ownKeysOf(counting, wrapped, own.recipient)).toBeNull();
  });

  it('are sealed to a further passkey also when chance made them, for a passphrase', async () => {
    const own = await newKeys();
    expect(await ownKeysOf(full, await wrapOwn(own, full), own.recipient)).toEqual(own);
  });

  it('are refused when somebody put another key in their place, and not sealed when they do not belong together', async () => {
    const [own, swapped] = [await memberKeys(counting), await newKeys()];
    expect(await ownKeysOf(full, await wrapOwn(swapped, full), own.recipient)).toBeNull();
    expect(await ownKeysOf(full, 'AAAA', own.recipient)).toBeNull();
    expect(await wrapOwn({ identity: own.identity, recipient: swapped.recipient }, full)).toBeNull();
  });
});

describe('a passphrase file', () => {
  it('opens with its passphrase, typed with or without dashes, and with no other', async () => {
    const { identity } = await newKeys();
    const passphrase = newPassphrase();
    expect(passphrase).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){4}$/);
    const locked = await lockWithPassphrase(identity, passphrase);
    expect(await unlockWithPassphrase(locked, passphrase.toLowerCase().replaceAll('-', ' '))).toBe(identity);
    expect(await unlockWithPassphrase(locked, newPassphrase())).toBeNull();
    expect(await unlockWithPassphrase('not a file', passphrase)).toBeNull();
  });
});

describe('a recovery kit', () => {
  it('opens with any two of three papers, in either order, and never with one', async () => {
    const desk = await newKeys();
    const { papers, files } = await makeKit(desk.identity);
    const pairs = [
      [papers.a, papers.b],
      [papers.b, papers.a],
      [papers.a, papers.c],
      [papers.c, papers.b],
    ] as const;
    for (const [first, second] of pairs) expect(await openKit(files, first, second, desk.recipient)).toBe(desk.identity);
    for (const one of Object.values(papers)) expect(await openKit(files, one, one, desk.recipient)).toBeNull();
  });

  it('does not open with papers of another kit, or for another desk', async () => {
    const [desk, other] = await Promise.all([newKeys(), newKeys()]);
    const [{ papers, files }, strange] = await Promise.all([makeKit(desk.identity), makeKit(desk.identity)]);
    expect(await openKit(files, papers.a, strange.papers.b, desk.recipient)).toBeNull();
    expect(await openKit(files, papers.a, papers.b, other.recipient)).toBeNull();
  });
});
