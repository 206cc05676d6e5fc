// Requests as nobody meant them: real ones of both hosts, changed by a seed in path, query, method, headers and body, so that a run can be repeated.
import { Agent, request } from 'node:http';

/** What no answer may repeat. */
export const CANARY = 'kanarie7q';

/** A request that means something, before it is changed. */
export interface Asking {
  host: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Numbers from a seed (xorshift32): the same seed, the same run. */
export function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
type Draw = ReturnType<typeof drawing>;
const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)] as T;

/** Values that nobody asks for. */
const strange: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1e308, -0.5, 2 ** 53, 1e-320, '', ' ', CANARY, `${CANARY}\u0000`, '__proto__', 'constructor', 'toString'],
  ...['\u202E1012', '😀'.repeat(50), '\uD800', 'a'.repeat(5000), '=='.repeat(20), "' OR 1=1 --", '<script>', '{{7*7}}', '../../etc/passwd'],
  ...[
    [],
    [[]],
    {},
    { length: 9 },
    Array.from({ length: 300 }, () => CANARY),
    JSON.parse('{"__proto__":{"a":1}}'),
    'é',
    '٣',
    'A'.repeat(64),
  ],
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'MKCOL', 'REPORT', 'SEARCH'];
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
  'application/json; charset=utf-7',
  CANARY,
];
const heads: readonly [string, readonly string[]][] = [
  ['origin', ['null', 'https://evil.example', `https://${CANARY}`, 'x']],
  ['cookie', ['__Host-desk=', `__Host-desk=${'a'.repeat(64)}.1.1.${'b'.repeat(64)}`, `a=${CANARY}`, '=;;==']],
  ['desk-member', ['', CANARY, 'a'.repeat(32)]],
  ['desk-once', ['', CANARY, 'a'.repeat(64), 'A'.repeat(64)]],
  ['desk-keys', ['', CANARY, ',,,;']],
  ['accept', ['*/*', 'application/json', 'text/html', CANARY]],
  ['accept-language', ['', 'ar', `${CANARY};q=9`, 'nl,'.repeat(200)]],
  ['if-none-match', ['*', 'W/"x"', CANARY]],
  ['if-modified-since', [CANARY, 'Thu, 01 Jan 1970 00:00:00 GMT']],
  ['range', ['bytes=0-', 'bytes=9-1', 'bytes=-', CANARY]],
  ['cf-connecting-ip', ['', '::', CANARY, '999.1']],
  ['x-http-method-override', ['DELETE', CANARY]],
  ['transfer-encoding', ['chunked']],
];

/** Parts of a path that are none. */
const parts = [
  '..',
  '.',
  '%',
  '%ZZ',
  '%00',
  '%C0%AF',
  '%2e%2e',
  CANARY,
  encodeURIComponent('ا'),
  '__proto__',
  'constructor',
  'a'.repeat(3000),
  '/',
  '//',
  ';',
  '@',
  '[',
  '%0d%0aset-cookie:%20a=1',
];

/** A request, changed one to four times. */
export function changed(asking: Asking, draw: Draw): Asking {
  let next = { ...asking, headers: { ...asking.headers } };
  for (let times = 1 + draw(4); times > 0; times -= 1) next = pick(draw, changes)(next, draw);
  return next;
}

const changes: readonly ((asking: Asking, draw: Draw) => Asking)[] = [
  (asking, draw) => ({ ...asking, body: changedBody(asking.body, draw) }),
  (asking, draw) => ({ ...asking, body: changedBody(asking.body, draw) }),
  (asking, draw) => ({ ...asking, path: changedPath(asking.path, draw) }),
  (asking, draw) => ({ ...asking, path: `${asking.path}${asking.path.includes('?') ? '&' : '?'}${changedQuery(draw)}` }),
  (asking, draw) => ({ ...asking, method: pick(draw, methods) }),
  (asking, draw) => ({ ...asking, headers: { ...asking.headers, 'content-type': pick(draw, types) } }),
  (asking, draw) => {
    const [name, values] = pick(draw, heads);
    return { ...asking, headers: { ...asking.headers, [name]: pick(draw, values) } };
  },
];

function changedPath(path: string, draw: Draw): string {
  const pieces = path.split('/');
  const at = 1 + draw(pieces.length);
  pieces.splice(at, draw(2), pick(draw, parts));
  const joined = pieces.join('/');
  return joined.startsWith('/') ? joined : `/${joined}`;
}

const changedQuery = (draw: Draw): string =>
  `${pick(draw, ['q', 'place', 'page', 'of', 'locale', '__proto__', CANARY])}=${pick(draw, ['', '%', '%ff', CANARY, '1e309', '-1', '%00', 'a'.repeat(2000)])}`;

function changedBody(body: string | null, draw: Draw): string | null {
  if (body === null) return pick(draw, [null, '{}', '[]', CANARY, '{"a":']);
  const kind = draw(5);
  if (kind === 0) return body.slice(0, draw(body.length + 1));
  if (kind === 1) {
    const at = draw(body.length + 1);
    return `${body.slice(0, at)}${pick(draw, ['\u0000', '"', '{', '%', '&', '\\', CANARY, '\uFFFD'])}${body.slice(at)}`;
  }
  try {
    return JSON.stringify(changedValue(JSON.parse(body), draw));
  } catch {
    return `${body}&${pick(draw, ['action', 'draft', 'kept', 'stamp', 'words', 'receipt', CANARY])}=${encodeURIComponent(shortOf(pick(draw, strange)))}`;
  }
}

/** As a form would carry it; what has no place in an address of one is left out. */
const shortOf = (value: unknown): string => Buffer.from(String(typeof value === 'object' ? JSON.stringify(value) : value)).toString();

/** One value somewhere inside, in place of what stood there; or one more, or one less. */
function changedValue(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || draw(6) === 0) return pick(draw, strange);
  const names = Object.keys(value);
  const name = names.length === 0 || draw(8) === 0 ? pick(draw, ['__proto__', 'constructor', CANARY, 'length']) : pick(draw, names);
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  if (draw(10) === 0) delete copy[name];
  else Object.defineProperty(copy, name, { value: changedValue(copy[name], draw), enumerable: true, configurable: true, writable: true });
  return copy;
}

export interface Answered {
  status: number;
  headers: string;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 24 });

/** Sends a request to this machine; null where the server cut the connection, as it may for what is no HTTP. */
export function send(port: number, { host, method, path, headers, body }: Asking): Promise<Answered | null> {
  const bytes = body === null || method === 'GET' || method === 'HEAD' ? null : Buffer.from(body);
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path: sendable(path),
        headers: { ...headers, host, ...(bytes && !headers['transfer-encoding'] && { 'content-length': bytes.length }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: JSON.stringify(response.headers),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', () => resolve(null));
      },
    );
    asked.on('error', () => resolve(null));
    asked.end(bytes ?? undefined);
  });
}

/** Without the characters that no client puts into a request line. */
const sendable = (path: string): string => path.replace(/[^\x21-\x7e]/g, (char) => encodeURIComponent(Buffer.from(char).toString()));
