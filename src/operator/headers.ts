// After the build: one Content-Security-Policy for all pages, with the hashes of the few inlined stylesheets.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDS, WORKER_POLICY } from '#domain/site/security';

/** One stylesheet for every page, and one for each kind of page that has rules of its own: a policy names them all. */
const STYLES = 12;

/** Writes `_headers` for static files and `/data/headers.json` for the Worker. Throws when a page has an inline script, or the site too many stylesheets. */
export function writeHeaders(out: string): void {
  const client = join(out, 'client');
  const pages = pagesOf(client);
  const shown = pages.filter((path) => !isDesk(path));
  const policy = policyFor(new Set([...stylesIn(client, shown), ...servedStyles(out)]));
  const desk = `${policyFor(stylesIn(client, pages.filter(isDesk)), WORKER_POLICY)}; worker-src 'self'`;
  writeFileSync(join(client, 'data/headers.json'), JSON.stringify({ policy, desk }));
  writeFileSync(join(client, '_headers'), staticHeaders(policy));
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
  return styles;
}

/** Stylesheets of the pages that the Worker draws, as Astro wrote them into its manifest. */
export function servedStyles(out: string): Set<string> {
  const manifest = readFileSync(join(out, 'server/entry.mjs'), 'utf8');
  const inline = manifest.matchAll(/"type":"inline","content":("(?:[^"\\]|\\.)*")/g);
  return new Set([...inline].map(([, content = '']) => JSON.parse(content) as string));
}

/** `trusted` names the policies with which a script may make markup or addresses of scripts: none on the public site. */
function policyFor(styles: Set<string>, trusted = "'none'"): string {
  if (styles.size === 0 || styles.size > STYLES) throw new Error(`expected at most ${STYLES} stylesheets, found ${styles.size}`);
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
    "require-trusted-types-for 'script'",
    `trusted-types ${trusted}`,
  ].join('; ');
}

function staticHeaders(policy: string): string {
  const everywhere = [`Content-Security-Policy: ${policy}`, ...Object.entries(GUARDS).map(([name, value]) => `${name}: ${value}`)];
  const lines = (headers: string[]): string => headers.map((header) => `  ${header}`).join('\n');
  const scripts = ['Cache-Control: public, max-age=31536000, immutable'];
  const open = ['Access-Control-Allow-Origin: *', 'Cache-Control: public, max-age=300'];
  const openFiles = [
    '/openapi.json',
    '/data/care.json',
    '/data/services.csv',
    '/data/rights.json',
    '/data/rights.schema.json',
    '/data/directory/*',
    '/data/municipality/*',
  ];
  const opened = openFiles.map((path) => `${path}\n${lines(open)}\n`).join('');
  return `/*\n${lines(everywhere)}\n/_astro/*\n${lines(scripts)}\n${opened}/data/contact/*\n  Content-Type: text/vcard; charset=utf-8\n`;
}
