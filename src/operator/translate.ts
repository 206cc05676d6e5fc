// `npm run translate:export -- pl` writes what a translator works on; `translate:import -- pl file` checks it and writes it where it belongs;
// `translate:preview -- pl` shows source and target side by side.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import type { Language } from '#domain/language/language';
import { type Unit, unitsOf } from '../units.ts';
import { coreKeys } from './core-keys.ts';
import { returned, type Returned, told, toSheet, toXliff } from './exchange.ts';
import { packOf } from './packs.ts';
import { previewOf } from './preview.ts';
import { whereSeen } from './seen.ts';
import { marksIn } from '../translations.ts';
import { writeMarks, writeTargets } from './translated.ts';
import { translationFaults } from './translation-check.ts';

const FOLDER = 'translations';
const [command = '', code = '', file = ''] = process.argv.slice(2);

/** The sentences of a language on its rung. Throws when it is none of ours, or the source itself. */
function unitsFor(language: string): Unit[] {
  const known = (parse(readFileSync('content/languages.yml', 'utf8')) as Language[]).find((each) => each.code === language);
  if (!known || language === SOURCE_LOCALE)
    throw new Error(`${language || 'no language'} is not in content/languages.yml, or is the source`);
  const keys = Object.keys(parse(readFileSync(`content/interface/${SOURCE_LOCALE}.yml`, 'utf8')) as object);
  return unitsOf(language, known.promise, known.promise === 'full' ? undefined : coreKeys(keys));
}

async function exportTo(language: string): Promise<string> {
  const all = told(unitsFor(language), packOf(language), whereSeen());
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${language}.xlf`, await toXliff(language, all));
  writeFileSync(`${FOLDER}/${language}.csv`, `\ufeff${toSheet(all)}`);
  return `${all.length} sentences of ${language}, ${all.filter(({ target }) => target === null).length} without a translation, in ${FOLDER}/${language}.xlf and .csv`;
}

/** What is wrong with what came back: of no sentence of ours, made from an older Dutch, or not keeping what it must. */
function faultsOf(units: readonly Unit[], back: ReadonlyMap<string, Returned>, language: string): string[] {
  const [known, pack] = [new Map(units.map((each) => [each.id, each])), packOf(language)];
  return [...back].flatMap(([id, { source, target }]) => {
    const unit = known.get(id);
    if (!unit) return [`${id} is no sentence of ours`];
    if (unit.target === target) return [];
    if (source.trim() !== unit.source.trim()) return [`${id} was made from an older Dutch text: “${source}” is now “${unit.source}”`];
    return translationFaults(unit, target, pack);
  });
}

async function importFrom(language: string, path: string): Promise<string> {
  const units = unitsFor(language);
  const back = await returned(path, language);
  const faults = faultsOf(units, back, language);
  if (faults.length > 0) throw new Error(`Nothing was written; ${faults.length} to mend:\n${faults.join('\n')}`);
  const written = writeTargets(units, new Map([...back].map(([id, { target }]) => [id, target])));
  const fresh = new Set(
    [...back].filter(([id, { target }]) => units.some((each) => each.id === id && each.target !== target)).map(([id]) => id),
  );
  const kept = Object.fromEntries(Object.entries(marksIn(language)).filter(([id]) => !fresh.has(id)));
  writeMarks(language, unitsFor(language), kept);
  return `${fresh.size} sentences written into ${written.length} files`;
}

function preview(language: string): string {
  const [units, pack] = [unitsFor(language), packOf(language)];
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    `${FOLDER}/${language}.html`,
    previewOf(language, units, (unit) => (unit.target === null ? [] : translationFaults(unit, unit.target, pack))),
  );
  return `${FOLDER}/${language}.html shows ${units.length} sentences beside their source`;
}

try {
  if (command === 'export') console.log(await exportTo(code));
  else if (command === 'import') console.log(await importFrom(code, file));
  else if (command === 'preview') console.log(preview(code));
  else throw new Error('say export, import or preview, and a language');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
