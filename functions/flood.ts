// Flood marks: what looks automatic is marked for the desk's slow queue. Nothing is ever blocked or dropped. The only reader of a network address.
import { hex } from '@scure/base';
import ipaddr from 'ipaddr.js';
import { STAMP_DAYS } from '#domain/box/retention';

/** Faster than this nobody reads and fills in a form, in milliseconds. */
const HASTY_MS = 3000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** The key of a network changes this often, so that nothing can be followed for longer. */
const HOUR_MS = 60 * 60 * 1000;

/** A secret of this environment, and the platform's counter, which forgets after a minute. */
interface Gauge {
  FLOOD_SECRET: string;
  FLOOD: RateLimit;
}

/** A stamp for a form: when it was made, a number drawn for it, and an HMAC-SHA-256 over both. Says nothing about the visitor. */
export async function stampAt(secret: string, now: Date): Promise<string> {
  const drawn = hex.encode(crypto.getRandomValues(new Uint8Array(16)));
  const made = `${now.getTime()}.${drawn}`;
  return `${made}.${await sign(secret, made)}`;
}

/** What a stamp tells: whether its form came back too fast or too late, or is not ours; and its name, under which it is spent once. */
export async function readStamp(secret: string, stamp: string, now: Date): Promise<{ marked: boolean; name: string | null }> {
  const [time = '', drawn = '', signature] = stamp.split('.');
  if (!(await isOurs(secret, `${time}.${drawn}`, signature))) return { marked: true, name: null };
  const age = now.getTime() - Number(time);
  const name = hex.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(drawn))));
  return { marked: age < HASTY_MS || age > (STAMP_DAYS - 1) * DAY_MS, name };
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

/** The coarse part of a network address: the /24 of IPv4 (also written inside IPv6), the /48 of IPv6; what is no address is itself. */
export function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const read = ipaddr.process(address);
  return read instanceof ipaddr.IPv4
    ? read.octets.slice(0, 3).join('.')
    : read.parts
        .slice(0, 3)
        .map((part) => part.toString(16).padStart(4, '0'))
        .join(':');
}

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

async function sign(secret: string, text: string): Promise<string> {
  return hex.encode(new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), new TextEncoder().encode(text))));
}

/** True when we signed this text; compared by the platform, in a time that tells nothing. */
async function isOurs(secret: string, text: string, signature: string | undefined): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(signature ?? '')) return false;
  return crypto.subtle.verify('HMAC', await keyOf(secret), new Uint8Array(hex.decode(signature ?? '')), new TextEncoder().encode(text));
}
