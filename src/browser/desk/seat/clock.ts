// The server's clock on this device: a computer whose clock is wrong never decides when somebody may be called.
import { useEffect, useState } from 'preact/hooks';

/** How far the server is ahead of this device, in milliseconds, as of its last answer. */
let ahead = 0;

/** Takes the time of an answer of the server (its Date header). Whatever is no time changes nothing. */
export function setClock(date: string | null): void {
  const server = Date.parse(date ?? '');
  if (Number.isFinite(server)) ahead = server - Date.now();
}

/** Now, on the server's clock. */
export const serverNow = (): Date => new Date(Date.now() + ahead);

const TICK_MS = 10_000;

/** Now, on the server's clock; what shows it is drawn again as time goes on. */
export function useServerNow(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
