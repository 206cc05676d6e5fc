// Searches files for what must not lie in them: a text in every way that programs write one down.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text as UTF-8, as the UTF-16 that browsers keep, in hex and in base64; hex digits also as the bytes they stand for. */
function needlesOf(text: string): Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  const isHex = /^(?:[0-9a-f]{2}){16,}$/.test(text);
  const written = [plain.toString('hex'), plain.toString('base64').replace(/=*$/, '').slice(0, -1)];
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    ...written.map((each) => Buffer.from(each, 'latin1')),
    ...(isHex ? [Buffer.from(text, 'hex')] : []),
  ];
}

/** Files below a folder that hold a text. */
export const filesWith = (root: string, text: string): string[] => filesWithAny(root, needlesOf(text));

/** Files below a folder that hold some bytes. */
export const filesWithBytes = (root: string, bytes: Uint8Array): string[] => filesWithAny(root, [Buffer.from(bytes)]);

const filesWithAny = (root: string, needles: Buffer[]): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => {
      const content = readFileSync(path);
      return needles.some((needle) => content.includes(needle));
    });
