// Every text in content/ with where it stands: file, line, place (the same in every language) and language.
import { globSync, readFileSync } from 'node:fs';
import { isPair, isScalar, LineCounter, parse, parseDocument, visit } from 'yaml';
import { NATIONAL } from '#domain/care/contact';
import { withRecords } from '../../src/records.ts';

/** One text. `place` leaves the language out (`rights/rest/groups.eu.now`); `locale` is null where a text has no language. */
export interface Text {
  file: string;
  line: number;
  place: string;
  locale: string | null;
  text: string;
}

/** A text that breaks a rule, and a message that teaches how to mend it. */
export interface Fault {
  place: string;
  message: string;
}

/** Reads a file of the project as text. */
export const read = (file: string): string => readFileSync(file, 'utf8');

/** Reads a YAML file of the project, references to records filled in. Throws when it is not YAML. */
export const readYaml = <T>(file: string): T => parse(withRecords(read(file), file)) as T;

/** Files that match a pattern, in a fixed order. */
export const files = (pattern: string): string[] =>
  globSync(pattern)
    .map((file) => file.replaceAll('\\', '/'))
    .sort();

/** The number of the national desk, from its record. */
export const NATIONAL_PHONE = readYaml<{ phones: [{ number: string; tel: string }] }>(`content/care/services/${NATIONAL}.yml`).phones[0];

const listed = readYaml<{ code: string; promise: string }[]>('content/languages.yml');

/** Codes of all languages of the site, source language first. */
export const locales = listed.map(({ code }) => code);

/** Codes of the languages that have every page and every sentence. */
export const wholeLocales = listed.filter(({ promise }) => promise === 'full').map(({ code }) => code);

/** Name of a file without folder and extension. */
export const slugOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** Where a text stands, for a message. */
export const at = ({ file, line, place }: Text): string => `${file}:${line} (${place})`;

/** The line of a match inside a text; only the body of a Markdown file has more lines than one. */
export const lineAt = (text: Text, index: number): Text => ({
  ...text,
  line: text.line + text.text.slice(0, index).split('\n').length - 1,
});

/** A text that stands nowhere: to plant a fault with. */
export const planted = (locale: string, text: string, place = 'planted/text'): Text => ({
  file: `planted.${locale}`,
  line: 1,
  place,
  locale,
  text,
});

/** The texts of one YAML source: every string, folded as YAML folds it. `skipped` lines stand above it in the file. */
function yamlTexts(file: string, source: string, skipped: number): Text[] {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const [error] = document.errors;
  if (error) throw new Error(`${file} is not good YAML: ${error.message}`);
  const home = homeOf(file);
  const found: Text[] = [];
  visit(document, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const fields = path.flatMap((each) => (isPair(each) && isScalar(each.key) ? [String(each.key.value)] : []));
      const own = fields.at(-1) ?? '';
      const isTranslated = home.locale === null && locales.includes(own);
      const line = counter.linePos(node.range?.[0] ?? 0).line + skipped;
      const field = (isTranslated ? fields.slice(0, -1) : fields).join('.');
      found.push({ file, line, place: `${home.place}/${field}`, locale: isTranslated ? own : home.locale, text: node.value });
    },
  });
  return found;
}

/** The texts of one Markdown file: its front matter, and its body as one text. */
function markdownTexts(file: string): Text[] {
  const source = read(file);
  const [head, front = ''] = /^---\n([\s\S]*?)\n---\n+/.exec(source) ?? [];
  if (head === undefined) throw new Error(`${file} does not start with front matter between two lines of ---`);
  const { place, locale } = homeOf(file);
  const line = head.split('\n').length;
  return [...yamlTexts(file, front, 1), { file, line, place: `${place}/body`, locale, text: source.slice(head.length) }];
}

/** The place a file gives its texts, and its language if the whole file has one. */
function homeOf(file: string): { place: string; locale: string | null } {
  const parts = file
    .replace(/^content\//, '')
    .replace(/\.\w+$/, '')
    .split('/');
  const locale = parts.find((part) => locales.includes(part)) ?? null;
  return { place: parts.filter((part) => part !== locale).join('/'), locale };
}

/** Words of answers and of authorities: a folder per language, beside the facts. */
const wordFiles = files('content/{answers,authorities}/!(facts)/*.yml').concat(
  files(`content/{cards,figures/words}/{${locales.join(',')}}.yml`),
);

/** All texts in content/ that a visitor may read. */
export function allTexts(): Text[] {
  const yaml = files('content/{site,languages}.yml').concat(files('content/{interface,care,desks,replies}/**/*.yml'), wordFiles);
  const words = files('content/{rights,situations,pages,topics,professionals}/*/*.md');
  return [...yaml.flatMap((file) => yamlTexts(file, read(file), 0)), ...words.flatMap(markdownTexts)];
}

const sentences = new Map<string, Record<string, string>>();

/** The sentences of the interface in one language; read once. */
export function interfaceIn(locale: string): Record<string, string> {
  const known = sentences.get(locale) ?? readYaml<Record<string, string>>(`content/interface/${locale}.yml`);
  sentences.set(locale, known);
  return known;
}

/** A text without the marks that isolate what runs the other way (UAX #9): nobody reads them, and no file holds them. */
export const unmarked = (text: string): string => text.replace(/[\u2066\u2069]/g, '');
