// The built site as files: every HTML page of dist/client, read once, with its language, its place and its tags.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../content/texts.ts';

/** The folder that is served as it is. */
export const CLIENT = 'dist/client';

/** One page. `place` is its path after the language, the same in every language; `markup` is without style and scripts' text. */
export interface Page {
  file: string;
  url: string;
  locale: string;
  place: string;
  html: string;
  style: string;
  markup: string;
}

/** One opening tag: its name, its attributes, where it starts and where its content starts. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
  start: number;
  end: number;
}

/** Files below a folder, as paths with slashes, in a fixed order. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();

/** A page from its file name and its HTML. */
export function pageOf(file: string, html: string): Page {
  const path = file.slice(CLIENT.length + 1);
  const url = `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
  const first = path.split('/')[0] ?? '';
  const isLocal = locales.includes(first);
  const style = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text).join('\n');
  const markup = html.replace(/(<style[^>]*>)[\s\S]*?(<\/style>)/g, '$1$2').replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');
  return { file, url, html, style, markup, locale: isLocal ? first : 'nl', place: isLocal ? url.slice(first.length + 2) : '' };
}

function readPages(): Page[] {
  if (!existsSync(join(CLIENT, 'index.html'))) throw new Error(`${CLIENT} holds no site: run npm run build with PUBLISH=all first`);
  return filesBelow(CLIENT)
    .filter((file) => file.endsWith('.html') && !file.startsWith(`${CLIENT}/desk/`))
    .map((file) => pageOf(file, readFileSync(file, 'utf8')));
}

/** Every page of the built site; the desk has a host, rules and tests of its own. */
export const pages = readPages();

/** The page at a path. Throws when it was not built. */
export function pageAt(url: string): Page {
  const found = pages.find((page) => page.url === url);
  if (!found) throw new Error(`the site has no page ${url}`);
  return found;
}

/** A page with a fault planted in its HTML. Throws when the text to replace is not there. */
export function planted(url: string, before: string | RegExp, after: string): Page {
  const page = pageAt(url);
  const html = page.html.replace(before, after);
  if (html === page.html) throw new Error(`nothing to plant in ${url}: ${before} is not there`);
  return pageOf(page.file, html);
}

const tagPattern = /<([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const attributePattern = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]+)))?/g;

/** The opening tags of a piece of HTML, in order; only those with a name, if names are given. */
export function tags(markup: string, ...named: string[]): Tag[] {
  return [...markup.matchAll(tagPattern)]
    .map(({ 0: whole, 1: name = '', 2: rest = '', index }) => ({ name: name.toLowerCase(), rest, start: index, end: index + whole.length }))
    .filter(({ name }) => named.length === 0 || named.includes(name))
    .map(({ rest, ...tag }) => ({ ...tag, attributes: attributesOf(rest) }));
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(attributePattern)].map(([, name = '', a, b, c]) => [name.toLowerCase(), decoded(a ?? b ?? c ?? '')]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', nbsp: '\u00a0' };

/** Text with its entities resolved. */
export const decoded = (text: string): string => text.replace(/&(\w+|#\d+);/g, (whole, name: string) => entities[name] ?? whole);

/** The HTML inside an element that does not contain another of its own name. */
export function inside(markup: string, tag: Tag): string {
  const close = markup.indexOf(`</${tag.name}`, tag.end);
  return markup.slice(tag.end, close < 0 ? undefined : close);
}

/** The words of a piece of HTML as somebody reads them. */
export const wordsOf = (markup: string): string =>
  decoded(markup.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** At most ten faults, and how many more there are: enough to see what is wrong. */
export const few = (faults: string[]): string[] =>
  faults.length > 10 ? [...faults.slice(0, 10), `… and ${faults.length - 10} more`] : faults;
