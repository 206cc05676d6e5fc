// Flood marks: what looks automatic is marked for the desk's slow queue. Nothing is ever blocked or dropped. The only reader of a network address.

/** Faster than this nobody reads and fills in a form, in milliseconds. */
const HASTY_MS = 3000;
/** The key of a network changes this often, so that nothing can be followed for longer. */
const HOUR_MS = 60 * 60 * 1000;

/** A secret of this environment, and the platform's counter, which forgets after a minute. */
interface Gauge {
  FLOOD_SECRET: string;
  FLOOD: RateLimit;
}

/** A stamp for a form: when it was made, and an HMAC-SHA-256 over that. Says nothing about the visitor. */
export async function stampAt(secret: string, now: Date): Promise<string> {
  const time = String(now.getTime());
  return `${time}.${await sign(secret, time)}`;
}

/** True when a form came back too fast, with a stamp that is not ours, or with the field filled that people do not see. */
export async function isMarked(secret: string, marks: { stamp: string; trap: string }, now: Date): Promise<boolean> {
  const [time = '', signature] = marks.stamp.split('.');
  if (marks.trap !== '' || signature !== (await sign(secret, time))) return true;
  return now.getTime() - Number(time) < HASTY_MS;
}

/**
 * True when unusually many letters come from one neighbourhood of the network. Counted under a keyed hash that changes every
 * hour; a shared address (Tor, a shelter's wireless) only gets marks, and a counter that fails marks nothing.
 */
export async function isFlood({ FLOOD_SECRET, FLOOD }: Gauge, headers: Headers, now: Date): Promise<boolean> {
  const address = headers.get('cf-connecting-ip');
  if (address === null) return false;
  const key = await sign(FLOOD_SECRET, `${Math.floor(now.getTime() / HOUR_MS)} ${neighbourhood(address)}`);
  try {
    return !(await FLOOD.limit({ key })).success;
  } catch {
    return false;
  }
}

/** The coarse part of a network address: three of four numbers (IPv4), or the first three groups (IPv6). */
export function neighbourhood(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.');
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 3)
    .map((group) => group.padStart(4, '0'))
    .join(':');
}

async function sign(secret: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
