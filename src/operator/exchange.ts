// Translations as translators' programs read them: XLIFF 2 (https://docs.oasis-open.org/xliff/xliff-core/v2.0/) and a sheet.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { js2xliff, type Sentence, xliff2js } from 'xliff';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import type { Pack } from '#domain/language/pack';
import type { Unit } from '../units.ts';

/** What a translator is told beside a sentence: the comment of its source, the terms in it, and where it is seen. */
export interface ToldUnit extends Unit {
  terms: string[];
  seen: string;
}

/** Sentences with what a translator is told of each. `seenIn` tells where a sentence is seen. */
export const told = (units: readonly Unit[], pack: Pack, seenIn: (unit: Unit) => string): ToldUnit[] =>
  units.map((unit) => {
    const terms = pack.glossary.filter(({ nl }) => unit.source.toLowerCase().includes(nl.toLowerCase()));
    return { ...unit, terms: terms.map(({ nl, word }) => `${nl} = ${word}`), seen: seenIn(unit) };
  });

/** The name of a sentence as XLIFF takes it (an NMTOKEN: no `#` and no `/`), and back. */
const tokenOf = (id: string): string => id.replace('#', '::').replaceAll('/', ':');
const idOf = (token: string): string => token.replace('::', '#').replaceAll(':', '/');

/** The group a sentence is exchanged in: the file it lies in, without its language. */
const groupOf = (id: string): string => tokenOf(id.slice(0, id.indexOf('#')));

/** One XLIFF document. */
export function toXliff(code: string, units: readonly ToldUnit[]): Promise<string> {
  const resources: Record<string, Record<string, Sentence>> = {};
  for (const { id, source, target, note, terms, seen } of units) {
    const notes = [note, ...terms, seen].filter((each) => each !== '');
    const group = resources[groupOf(id)] ?? {};
    resources[groupOf(id)] = group;
    group[tokenOf(id)] = { source, ...(target === null ? {} : { target }), ...(notes.length === 0 ? {} : { note: notes }) };
  }
  return js2xliff({ resources, sourceLanguage: SOURCE_LOCALE, targetLanguage: code });
}

/** One sheet (CSV, RFC 4180): source, comment, glossary, where seen, target. */
export const toSheet = (units: readonly ToldUnit[]): string =>
  Papa.unparse(
    units.map(({ id, source, note, terms, seen, target }) => ({
      id,
      source,
      comment: note,
      glossary: terms.join('; '),
      seen,
      target: target ?? '',
    })),
    { newline: '\r\n' },
  );

/** A sentence as it came back: the Dutch it was made from, and its translation. */
export interface Returned {
  source: string;
  target: string;
}

/** Reads what a translator sent back, by id; sentences without a translation are left out. Throws when the file is neither form, or of another language. */
export async function returned(file: string, code: string): Promise<Map<string, Returned>> {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const found = file.endsWith('.csv') ? fromSheet(file, text) : await fromXliff(file, text, code);
  return new Map(found.filter(([, { target }]) => target.trim() !== ''));
}

async function fromXliff(file: string, text: string, code: string): Promise<[string, Returned][]> {
  const read = await xliff2js(text).catch(() => null);
  if (!read?.resources) throw new Error(`${file} is no XLIFF 2 document`);
  if (read.targetLanguage !== code) throw new Error(`${file} is in ${read.targetLanguage}, not in ${code}`);
  return Object.values(read.resources).flatMap((group) =>
    Object.entries(group).map(([token, { source, target }]): [string, Returned] => [
      idOf(token),
      { source: flat(source), target: flat(target) },
    ]),
  );
}

/** Inline marks of a translators' program are no part of our sentences. */
const flat = (text: unknown): string =>
  typeof text === 'string' ? text : Array.isArray(text) ? text.filter((part) => typeof part === 'string').join('') : '';

function fromSheet(file: string, text: string): [string, Returned][] {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const lacks = ['id', 'source', 'target'].filter((column) => !meta.fields?.includes(column));
  if (lacks.length > 0) throw new Error(`${file} has no column ${lacks.join(', ')}`);
  return data.map(({ id = '', source = '', target = '' }): [string, Returned] => [id, { source, target }]);
}
