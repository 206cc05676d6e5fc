// Reads a posted form: only the ordinary kind, only valid UTF-8, never a file.
import { readBody } from './body.ts';
import type { Context, RefusalCode } from './problem.ts';

/** The fields in order, or why the body is refused. */
export type PostedForm = { fields: URLSearchParams } | { refused: RefusalCode };

/** Reads `application/x-www-form-urlencoded`; file uploads and other kinds are refused, as is text that is not UTF-8. */
export async function readForm(c: Context): Promise<PostedForm> {
  const kind = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/x-www-form-urlencoded') return { refused: 'not-a-form' };
  const body = await readBody(c.req.raw);
  if (!body) return { refused: 'too-large' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    decodeURIComponent(text.replaceAll('+', ' ').replace(/%(?![0-9a-fA-F]{2})/g, '%25'));
    return { fields: new URLSearchParams(text) };
  } catch {
    return { refused: 'not-utf8' };
  }
}
