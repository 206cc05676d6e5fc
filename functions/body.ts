// Reads a request body up to the one cap, and what lies beyond it away, so that the connection can carry an answer.
import { BODY_BYTES } from '#domain/api/api';

/** Most of a refused body that is read away. */
const DRAIN_BYTES = 2 * 1024 * 1024;

/** The whole body, or null when it is larger than a cap (128 KiB unless told otherwise), whatever length was announced. */
export async function readBody(request: Request, cap = BODY_BYTES): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of streamOf(request)) {
    length += chunk.length;
    if (length <= cap) chunks.push(chunk);
    if (length > DRAIN_BYTES) break;
  }
  return length <= cap ? joined(chunks, length) : null;
}

/** Reads away a body that nobody wants: some connections break when an answer comes before its end. */
export async function drain(request: Request): Promise<void> {
  if (request.bodyUsed) return;
  try {
    await readBody(request);
  } catch {
    // The visitor is gone: there is nobody to answer.
  }
}

const streamOf = (request: Request): AsyncIterable<Uint8Array> =>
  (request.body ?? new ReadableStream({ start: (empty) => empty.close() })) as unknown as AsyncIterable<Uint8Array>;

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
