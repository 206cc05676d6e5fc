// Reads a posted form, in whatever way a browser or a proxy sent it: words are shown again rather than refused.
import { FORM_BYTES } from '#domain/api/api';
import { readBody } from './body.ts';
import type { Context, RefusalCode } from './problem.ts';

/** The fields in order; `damaged` when the text was no UTF-8 and somebody should look at it; or why there are none. */
export type PostedForm = { fields: URLSearchParams; damaged: boolean } | { refused: RefusalCode };

/** Ordinary forms, forms sent in parts and as plain text are read; a file or anything else is refused. */
export async function readForm(c: Context): Promise<PostedForm> {
  const type = c.req.header('content-type') ?? '';
  const kind = type.split(';')[0]?.trim().toLowerCase();
  const body = await readBody(c.req.raw, FORM_BYTES);
  if (!body) return { refused: 'too-large' };
  if (kind === 'application/x-www-form-urlencoded') return encoded(body);
  if (kind === 'multipart/form-data') return inParts(body, type);
  return kind === 'text/plain' ? { fields: lined(body), damaged: true } : { refused: 'not-a-form' };
}

function encoded(body: Uint8Array): PostedForm {
  const pairs = new TextDecoder('latin1').decode(body).split('&').filter(Boolean);
  let damaged = false;
  const decode = (text: string): string => {
    const bytes = bytesOf(text.replaceAll('+', ' '));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      damaged = true;
      return new TextDecoder('windows-1252').decode(bytes);
    }
  };
  const fields = new URLSearchParams(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
    }),
  );
  return { fields, damaged };
}

/** The bytes of percent-encoded text; what is no encoding stays as it is. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hex = text.slice(at + 1, at + 3);
    const isEncoded = text[at] === '%' && /^[0-9a-fA-F]{2}$/.test(hex);
    bytes.push(isEncoded ? Number.parseInt(hex, 16) : (windows1252.get(text[at] ?? '') ?? text.charCodeAt(at)));
    if (isEncoded) at += 2;
  }
  return new Uint8Array(bytes);
}

/** A browser's "latin1" is windows-1252: its own characters go back to the bytes they came from. */
const windows1252 = new Map(
  Array.from({ length: 32 }, (_, index) => [new TextDecoder('latin1').decode(new Uint8Array([0x80 + index])), 0x80 + index] as const),
);

async function inParts(body: Uint8Array, type: string): Promise<PostedForm> {
  try {
    const parts = [...(await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData())];
    if (parts.some(([, value]) => typeof value !== 'string')) return { refused: 'not-a-form' };
    return { fields: new URLSearchParams(parts as [string, string][]), damaged: false };
  } catch {
    return { refused: 'bad-request' };
  }
}

/** Plain text: a line for each field; a line without a name goes on with the field before it. */
function lined(body: Uint8Array): URLSearchParams {
  const fields: [string, string][] = [];
  for (const line of new TextDecoder().decode(body).split(/\r?\n/)) {
    const [, name, value = ''] = /^([a-z_]{1,30})=(.*)$/.exec(line) ?? [];
    const before = fields.at(-1);
    if (name !== undefined) fields.push([name, value]);
    else if (before) before[1] += `\n${line}`;
  }
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value.trimEnd()]));
}
