// The built site as files: every HTML page of a build, read once, with its language, its place and its tags.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeFilledIn, type Here, sharedPath } from '#domain/areas/place-page';
import { SITE } from '../built.ts';
import { locales, wholeLocales } from '../content/texts.ts';

/** The folder that is served as it is: of the build that shows everything, or of the public one. */
export const CLIENT = `${SITE}/client`;

/** Languages that this build shows with more than their card. */
export const atLeastCore = locales.filter((locale) => existsSync(`${CLIENT}/${locale}/care/index.html`));

/** Languages that this build shows whole; others have their core, or keep a card. */
export const whole = atLeastCore.filter((locale) => wholeLocales.includes(locale));

/** One page. `place` is its path after the language, the same in every language; `markup` is without style and scripts' text. */
export interface Page {
  file: string;
  url: string;
  locale: string;
  place: string;
  html: string;
  /** Its inlined stylesheets, as they stand, and all of them as one text. */
  styles: string[];
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

/** A page from its file name and its HTML, and from its address where that is another. */
export function pageOf(file: string, html: string, address = file.slice(CLIENT.length + 1)): Page {
  const url = `/${address.replace(/(^|\/)index\.html$/, '$1')}`;
  const first = address.split('/')[0] ?? '';
  const isLocal = locales.includes(first);
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text = '']) => text);
  const style = styles.join('\n');
  const markup = html.replace(/(<style[^>]*>)[\s\S]*?(<\/style>)/g, '$1$2').replace(/(<script[^>]*>)[\s\S]*?(<\/script>)/g, '$1$2');
  return { file, url, html, styles, style, markup, locale: isLocal ? first : 'nl', place: isLocal ? url.slice(first.length + 2) : '' };
}

function readPages(): Page[] {
  if (!existsSync(join(CLIENT, 'index.html'))) throw new Error(`${CLIENT} holds no site: run npm run build with PUBLISH=all first`);
  return filesBelow(CLIENT)
    .filter((file) => file.endsWith('.html') && !file.startsWith(`${CLIENT}/desk/`))
    .map((file) => pageOf(file, readFileSync(file, 'utf8')));
}

const built = readPages();
const isShared = ({ place }: Page): boolean => place.startsWith('care/answers/');

/** Pages of municipalities, as the Worker fills them in. */
function townPages(): Page[] {
  const { places } = JSON.parse(readFileSync(join(CLIENT, 'data/here.json'), 'utf8')) as Here;
  const shared = new Map(built.filter(isShared).map((page) => [page.url, page]));
  return atLeastCore.flatMap((locale) =>
    Object.entries(places).flatMap(([slug, { place, ...keys }]) =>
      (['day', 'night'] as const).map((when) => {
        const page = shared.get(sharedPath(locale, when, keys[when]));
        if (!page) throw new Error(`${slug} has no page by ${when} in ${locale}`);
        return pageOf(page.file, placeFilledIn(page.html, place), `${locale}/care/${slug}/${when === 'night' ? 'tonight/' : ''}`);
      }),
    ),
  );
}

const isCard = ({ html }: Page): boolean => /<html[^>]* data-card[ =>]/.test(html);

/** Every page of the built site; the desk has a host, rules and tests of its own, and so have the cards of languages. */
export const pages = [...built.filter((page) => !isCard(page) && !isShared(page)), ...townPages()];

/** The pages that municipalities share, with gaps in them. */
export const sharedPages = built.filter(isShared);

/** The first page of each language that has its card alone. */
export const cardPages = built.filter(isCard);

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

/** The words of a piece of HTML as somebody reads them; marks that isolate (UAX #9) are not read. */
export const wordsOf = (markup: string): string =>
  decoded(markup.replace(/<[^>]*>/g, ' '))
    .replace(/[\u2066\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Words on a page that are seen before anything is opened, outside the frame. */
export function visibleWords({ markup }: Page): number {
  const main = tags(markup, 'main')[0];
  if (!main) return 0;
  let text = inside(markup, main);
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/<details(?: [^>]*)?>\s*(<summary[\s\S]*?<\/summary>)(?:(?!<details)[\s\S])*?<\/details>/g, '$1');
  }
  return wordsOf(text).split(' ').length;
}

/** At most ten faults, and how many more there are: enough to see what is wrong. */
export const few = (faults: string[]): string[] =>
  faults.length > 10 ? [...faults.slice(0, 10), `… and ${faults.length - 10} more`] : faults;
