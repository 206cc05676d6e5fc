// A key typed from paper: read with blanks, line ends and any dash; a typing error is told as one.
import { describe, expect, it } from 'vitest';
import { keysOf, newKeys } from '../../src/crypto/keyring.ts';
import { readSecretKey } from '../../src/crypto/secret-key.ts';

const { identity } = await newKeys();
const typed: [how: string, text: string][] = [
  ['as it stands', identity],
  ['in small letters', identity.toLowerCase()],
  ['with a blank each four', identity.match(/.{1,4}/g)?.join(' ') ?? ''],
  ['with a line end after 40 letters', `${identity.slice(0, 40)}\n${identity.slice(40)}`],
  ['with the line ends of another system', `${identity.slice(0, 20)}\r\n${identity.slice(20)}\r\n`],
  ['with the hyphens of a PDF', identity.replaceAll('-', '‑')],
  ['with the dashes of a word processor', identity.replaceAll('-', '–')],
  ['with long dashes', identity.replaceAll('-', '—')],
  ['with a minus', identity.replaceAll('-', '−')],
  ['without dashes', identity.replaceAll('-', '')],
  ['with an invisible blank', `${identity.slice(0, 30)}\u200B${identity.slice(30)}`],
  ['with a soft hyphen', `${identity.slice(0, 30)}\u00AD${identity.slice(30)}`],
  ['with a mark of the byte order', `\uFEFF${identity}`],
  ['in wide letters', [...identity].map((letter) => (letter === '-' ? '－' : String.fromCharCode(letter.charCodeAt(0) + 0xfee0))).join('')],
  ['in quotes', `“${identity}”`],
  ['behind a label', `Paper A: ${identity}`],
  ['in a file with comments', `# created: 2026-11-30\n# public key: age1xyz\n${identity}\n`],
];

describe('a key typed from paper', () => {
  it.each(typed)('%s is read', async (_how, text) => {
    expect(readSecretKey(text)).toEqual({ kind: 'key', key: identity });
    expect((await keysOf(text))?.identity).toBe(identity);
  });

  it('with one wrong letter, at any place, is told as a typing error and opens nothing', async () => {
    for (let at = 16; at < identity.length; at += 7) {
      const wrong = identity[at] === 'Q' ? 'P' : 'Q';
      const text = identity.slice(0, at) + wrong + identity.slice(at + 1);
      expect([readSecretKey(text), await keysOf(text)]).toEqual([{ kind: 'typo' }, null]);
    }
  });

  it.each<[what: string, text: string, told: object]>([
    ['one letter too few', identity.slice(0, -1), { kind: 'length', letters: 57, most: 58 }],
    ['half a line', identity.slice(0, 40), { kind: 'length', letters: 24, most: 58 }],
    ['an O for a zero', `${identity.slice(0, 20)}O${identity.slice(21)}`, { kind: 'letter', letter: 'O' }],
    ['a public key', 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', { kind: 'none' }],
    ['nothing', '', { kind: 'none' }],
  ])('%s is told as that', (_what, text, told) => {
    expect(readSecretKey(text)).toEqual(told);
  });
});
