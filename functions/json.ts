// Reads a JSON body against a strict shape: unknown fields, wrong types and bad UTF-8 are refused.
import type * as z from 'zod/mini';
import { readBody } from './body.ts';
import type { Context, RefusalCode } from './problem.ts';

/** The validated value, or why the body is refused. */
export async function readJson<T>(c: Context, shape: z.ZodMiniType<T>): Promise<{ value: T } | { refused: RefusalCode }> {
  const kind = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/json') return { refused: 'not-a-form' };
  const body = await readBody(c.req.raw);
  if (!body) return { refused: 'too-large' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { refused: 'not-utf8' };
  }
  const read = shape.safeParse(parsed(text));
  return read.success ? { value: read.data } : { refused: 'bad-request' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
