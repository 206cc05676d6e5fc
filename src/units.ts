// Every text of content/ that is translated, sentence by sentence: what it says in Dutch and in another language, and where it lies.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import { hasPlace, type Promised, wayTo } from '#domain/language/ladder';
import { SOURCE_LOCALE } from '#domain/language/in-language';

/** Where one sentence lies: its file, and its place in it. `body.3` is the fourth block of a Markdown text. */
export interface UnitPlace {
  /** File of the language, which may not be there yet. */
  file: string;
  /** File of the Dutch source. */
  sourceFile: string;
  path: (string | number)[];
}

/** One sentence to translate. */
export interface Unit extends UnitPlace {
  /** The same in every language: `interface#leave.label`, `situations/fear#body.2`. */
  id: string;
  source: string;
  target: string | null;
  /** What the source says to translators: the comment above it. */
  note: string;
}

/** Names of fields that hold no words: the same in every language. */
const NOT_WORDS = new Set([
  'translates',
  'order',
  'rights',
  'lines',
  'more',
  'named',
  'url',
  'checked_on',
  'dir',
  'name_dir',
  'awaits_outcome',
  'since',
]);
/** Of a card, what each language says of itself and nobody translates. */
const OWN = new Set(['cards#name', 'cards#dutch_name', 'cards#say', 'cards#dir', 'cards#sound']);

/** Files with one text a language, by the place of the page they become, so that a core language has those of its pages alone. */
const byFile = (code: string): { pattern: string; place: (slug: string) => string }[] => [
  { pattern: `content/situations/${code}/*.md`, place: (slug) => `situations/${slug}/` },
  { pattern: `content/pages/${code}/*.md`, place: (slug) => `${slug}/` },
  { pattern: `content/rights/${code}/*.md`, place: (slug) => `rights/${slug}/` },
  { pattern: `content/answers/${code}/*.yml`, place: (slug) => `rights/${slug}/` },
  { pattern: `content/authorities/${code}/*.yml`, place: (slug) => `offices/${slug}/` },
  { pattern: `content/topics/${code}/*.md`, place: (slug) => `topics/${slug}/` },
  { pattern: `content/professionals/${code}/*.md`, place: (slug) => `professionals/${slug}/` },
  { pattern: `content/figures/words/${code}.yml`, place: () => 'figures/' },
];

/** Files in which every language stands beside the others, with what of them a core language needs. */
const TOGETHER: { pattern: string; core: RegExp }[] = [
  { pattern: 'content/care/{services,organizations}/*.yml', core: /#(name|note|only_for|how_to_enter|hours|phones\..*)$/ },
  { pattern: 'content/replies/*.yml', core: /#text$/ },
  { pattern: 'content/desks/*.yml', core: /./ },
];

const files = (pattern: string): string[] =>
  globSync(pattern)
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
const slugOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');
const idOf = (file: string, path: (string | number)[]): string =>
  `${file
    .replace(/^content\//, '')
    .replace(new RegExp(`/${SOURCE_LOCALE}(?=[/.])`), '')
    .replace(/\.\w+$/, '')}#${path.join('.')}`;

/** Every sentence a language has to say on its rung, in a fixed order. `keys`: of the interface only these. Throws when a source is missing. */
export function unitsOf(code: string, promise: Promised, keys?: ReadonlySet<string>): Unit[] {
  const own = byFile(SOURCE_LOCALE).flatMap(({ pattern, place }) =>
    files(pattern)
      .filter((file) => hasPlace(promise, place(slugOf(file))))
      .flatMap((file) => unitsIn(file, file.replace(`/${SOURCE_LOCALE}`, `/${code}`), code, promise)),
  );
  const spoken = unitsIn(`content/interface/${SOURCE_LOCALE}.yml`, `content/interface/${code}.yml`, code, promise);
  return [
    ...unitsIn(`content/cards/${SOURCE_LOCALE}.yml`, `content/cards/${code}.yml`, code, promise).filter(({ id }) => !OWN.has(id)),
    ...spoken.filter(({ path }) => keys === undefined || keys.has(String(path[0]))),
    ...own,
    ...TOGETHER.flatMap(({ pattern, core }) =>
      files(pattern).flatMap((file) => togetherIn(file, code).filter(({ id }) => promise === 'full' || core.test(id))),
    ),
  ];
}

/** The first twelve hex digits of the SHA-256 of a text: what a translation remembers of its source. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** True for a sentence whose own file does not say which text it translates. */
export const isMarked = ({ id }: Pick<Unit, 'id'>): boolean => /^(interface|care\/|replies\/|desks\/|figures\/)/.test(id);

/** A Markdown file in its two parts; a YAML file is all front matter. */
export function partsOf(file: string): { head: Document; body: string | null } {
  const text = readFileSync(file, 'utf8');
  const found = file.endsWith('.md') ? /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) : null;
  return { head: parseDocument(found ? (found[1] ?? '') : text), body: found ? (found[2] ?? '') : null };
}

/** Blocks of a Markdown body: what a blank line parts. */
export const blocksOf = (body: string): string[] => body.trim().split(/\n{2,}/);

/** Links of a Dutch text as the same text has them in another language: where it has no such page, to those that have it. */
export const ownLinks = (text: string, code: string, promise: Promised): string =>
  text.replace(/\]\(\/nl\/([^)]*)\)/g, (_, path: string) => `](${wayTo(code, promise, path)})`);

function unitsIn(sourceFile: string, file: string, code: string, promise: Promised): Unit[] {
  const { head, body } = partsOf(sourceFile);
  const there = globSync(file).length > 0 ? partsOf(file) : null;
  const heads = sentencesIn(head).map(({ path, text, note }) => unit({ file, sourceFile, path }, text, there?.head.getIn(path), note));
  if (body === null) return heads;
  const [ours, theirs] = [blocksOf(body), there?.body ? blocksOf(there.body) : []];
  const isAlike = ours.length === theirs.length;
  const blocks = ours.map((text, index) =>
    unit({ file, sourceFile, path: ['body', index] }, ownLinks(text, code, promise), isAlike ? theirs[index] : undefined, ''),
  );
  return [...heads, ...blocks];
}

function togetherIn(file: string, code: string): Unit[] {
  const { head } = partsOf(file);
  return sentencesIn(head, true).map(({ path, text, note }) =>
    unit({ file, sourceFile: file, path: [...path, code] }, text, head.getIn([...path, code]), note, path),
  );
}

function unit(place: UnitPlace, source: string, target: unknown, note: string, named = place.path): Unit {
  return { ...place, id: idOf(place.sourceFile, named), source, target: typeof target === 'string' ? target : null, note };
}

/** Sentences of a YAML text with their paths and the comments above them; `isTogether` finds the Dutch one of each set of languages. */
function sentencesIn(head: Document, isTogether = false): { path: (string | number)[]; text: string; note: string }[] {
  const found: { path: (string | number)[]; text: string; note: string }[] = [];
  visit(head, {
    Pair(_key, pair, ancestors) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || typeof pair.value.value !== 'string') return;
      const path = [...pathOf(ancestors as unknown[]), String(pair.key.value)];
      const name = path.at(-1);
      const note = String(pair.key.commentBefore ?? '').trim();
      if (isTogether && name === SOURCE_LOCALE) found.push({ path: path.slice(0, -1), text: pair.value.value, note });
      if (!isTogether && isWords(path, pair.value.value)) found.push({ path, text: pair.value.value, note });
    },
    Scalar(key, node, ancestors) {
      if (isTogether || typeof key !== 'number' || typeof node.value !== 'string') return;
      const path = [...pathOf(ancestors as unknown[]), key];
      if (isWords(path, node.value)) found.push({ path, text: node.value, note: '' });
    },
  });
  return found;
}

/** True for a text with words in it, in a field that holds words. */
const isWords = (path: (string | number)[], text: string): boolean =>
  /\p{L}/u.test(text) && !path.some((part) => typeof part === 'string' && NOT_WORDS.has(part)) && !/^https?:|^[0-9a-f]{12}$/.test(text);

/** The path to a node from the nodes above it: names of fields, and places in lists. */
function pathOf(ancestors: unknown[]): (string | number)[] {
  return ancestors.flatMap((node, index): (string | number)[] => {
    const next = ancestors[index + 1] as { key?: unknown } | undefined;
    if (isMap(node) && next && isScalar(next.key)) return [String(next.key.value)];
    const items = (node as { items?: unknown[] }).items;
    return items && !isMap(node) && next ? [items.indexOf(next)] : [];
  });
}
