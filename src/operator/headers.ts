// After the build: one Content-Security-Policy for all pages, with the hash of the one inlined stylesheet.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `_headers` for static files and `/data/headers.json` for the Worker. Throws when a page has another stylesheet or an inline script. */
export function writeHeaders(out: string): void {
  const client = join(out, 'client');
  const pages = pagesOf(client);
  const policy = policyFor(
    stylesIn(
      client,
      pages.filter((path) => !isDesk(path)),
    ),
  );
  const desk = `${policyFor(stylesIn(client, pages.filter(isDesk)))}; worker-src 'self'`;
  writeFileSync(join(client, 'data/headers.json'), JSON.stringify({ policy, desk }));
  writeFileSync(join(client, '_headers'), staticHeaders(policy));
  writeFileSync(join(client, '_redirects'), redirects(client));
}

/** Addresses of municipalities that merged lead to the one that took their place (https://developers.cloudflare.com/workers/static-assets/redirects/). */
function redirects(client: string): string {
  const { languages } = JSON.parse(readFileSync(join(client, 'data/site.json'), 'utf8')) as { languages: { code: string }[] };
  const moved = JSON.parse(readFileSync(join(client, 'data/moved.json'), 'utf8')) as { from: string; to: string }[];
  const lines = languages.flatMap(({ code }) =>
    moved.flatMap(({ from, to }) =>
      ['', '/', '/tonight', '/tonight/'].map((page) => `/${code}/care/${from}${page} /${code}/care/${to}${page.replace(/\/?$/, '/')} 301`),
    ),
  );
  return `${lines.join('\n')}\n`;
}

const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));

/** The desk's pages have a stylesheet, a policy and a host of their own. */
const isDesk = (path: string): boolean => /^desk[\\/]/.test(path);

function stylesIn(client: string, pages: string[]): Set<string> {
  const styles = new Set<string>();
  for (const path of pages) {
    const html = readFileSync(join(client, path), 'utf8');
    for (const [, style = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) styles.add(style);
    if (/<script(?![^>]*(\ssrc=|type="application\/ld\+json"))[^>]*>/.test(html)) throw new Error(`${path} has an inline script`);
  }
  if (styles.size !== 1) throw new Error(`expected one shared stylesheet, found ${styles.size}`);
  return styles;
}

function policyFor(styles: Set<string>): string {
  const hashes = [...styles].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return [
    "default-src 'none'",
    `style-src ${hashes.join(' ')}`,
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function staticHeaders(policy: string): string {
  const everywhere = [
    `Content-Security-Policy: ${policy}`,
    'Referrer-Policy: no-referrer',
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: DENY',
    'Strict-Transport-Security: max-age=31536000; includeSubDomains',
    'Permissions-Policy: camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy: same-origin',
  ];
  const lines = (headers: string[]): string => headers.map((header) => `  ${header}`).join('\n');
  const scripts = ['Cache-Control: public, max-age=31536000, immutable'];
  const open = ['Access-Control-Allow-Origin: *', 'Cache-Control: public, max-age=300'];
  const openFiles = ['/openapi.json', '/data/care.json', '/data/services.csv', '/data/rights.json', '/data/rights.schema.json'];
  const opened = openFiles.map((path) => `${path}\n${lines(open)}\n`).join('');
  return `/*\n${lines(everywhere)}\n/_astro/*\n${lines(scripts)}\n${opened}/data/contact/*\n  Content-Type: text/vcard; charset=utf-8\n`;
}
