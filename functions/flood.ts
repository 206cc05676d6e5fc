// Flood marks: what looks automatic is marked for the desk's slow queue. Nothing is ever blocked or dropped.

/** Faster than this nobody reads and fills in a form, in milliseconds. */
const HASTY_MS = 3000;

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

async function sign(secret: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
