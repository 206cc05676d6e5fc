// The manners of the open API: any site may read, every answer says its version, and what has not changed is not sent twice.
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { API_HEADERS } from '#domain/api/api';
import type { Door } from './problem.ts';

/** What a browser asks before it reads from another site (https://fetch.spec.whatwg.org/#http-cors-protocol): yes, without cookies or keys. */
export const openCors = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  allowHeaders: ['If-None-Match'],
  maxAge: 86400,
});

/** Answers 304 to a reader that holds the newest content (RFC 9110, section 13.1.2). */
export const openEtag = etag({ weak: true });

const fixed: [name: string, value: string][] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Expose-Headers', 'API-Version, ETag'],
  ...Object.entries(API_HEADERS),
];

/** Headers of every answer, refusals included. Content is the same for everybody, so it may be kept for a while. */
export const openHeaders: MiddlewareHandler<Door> = async function openHeaders(c, next) {
  await next();
  const { headers, status } = c.res;
  for (const [name, value] of fixed) headers.set(name, value);
  headers.set('Cache-Control', status < 400 ? 'public, max-age=300' : 'no-store');
};
