// Refuses a form or request that another site sent; a request that states no origin (text browsers) is welcome.
import type { MiddlewareHandler } from 'hono';
import { type Context, type Door, refuse } from './problem.ts';

/**
 * Our pages send `Origin: null` themselves, because their referrer policy is `no-referrer`
 * (https://fetch.spec.whatwg.org/#append-a-request-origin-header); then Sec-Fetch-Site decides, where stated.
 */
export const refuseForeignOrigin: MiddlewareHandler<Door> = async function refuseForeignOrigin(c, next) {
  return isForeign(c as Context) ? refuse(c as Context, 'foreign-origin') : next();
};

/** True for a request that changes something and states that another site sent it. */
export function isForeign(c: Context): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return false;
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const foreignOrigin = origin !== undefined && origin !== 'null' && origin !== new URL(c.req.url).origin;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  return foreignOrigin || foreignSite;
}
