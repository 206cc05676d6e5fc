// Writes translations where they lie: into the file of a language, or beside the other languages; everything else of a file stays.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Document, isMap, parseDocument, type ParsedNode, type Scalar, stringify } from 'yaml';
import { marksOf } from '../translations.ts';
import { blocksOf, hashOf, isMarked, partsOf, type Unit } from '../units.ts';

/** Writes sentences of one language, by id; the rest stays as it is. Returns the files that changed. */
export function writeTargets(units: readonly Unit[], targets: ReadonlyMap<string, string>): string[] {
  const changed = units.filter(({ id, target }) => targets.has(id) && targets.get(id) !== target);
  const changedFiles = [...new Set(changed.map(({ file }) => file))];
  for (const file of changedFiles)
    writeFile(
      file,
      units.filter((each) => each.file === file),
      targets,
    );
  return changedFiles;
}

function writeFile(file: string, units: readonly Unit[], targets: ReadonlyMap<string, string>): void {
  const [{ sourceFile }] = units as [Unit];
  const source = partsOf(sourceFile);
  const isNew = !existsSync(file);
  if (file === sourceFile) {
    writeFileSync(file, beside(readFileSync(file, 'utf8'), units, targets));
    return;
  }
  const { head, body } = isNew ? emptied(source.head, units) : partsOf(file);
  for (const { path, id, target } of units) {
    const text = targets.get(id) ?? target;
    if (path[0] !== 'body' && text !== null) head.setIn(path, text);
  }
  const isWhole = units.every(({ id, target }) => (targets.get(id) ?? target) !== null);
  if (!units.some(isMarked) && isWhole) head.set('translates', hashOf(readFileSync(sourceFile, 'utf8')));
  const yaml = head.toString({ lineWidth: 0, singleQuote: false });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source.body === null ? yaml : `---\n${yaml}---\n\n${bodyOf(source.body, body, units, targets)}\n`);
}

/** A file of many languages with sentences of one of them put in; every other line stays as it was written. */
function beside(text: string, units: readonly Unit[], targets: ReadonlyMap<string, string>): string {
  const head = parseDocument(text);
  const cuts = units.flatMap(({ id, path, target }): [number, number, string][] => {
    const said = targets.get(id);
    if (said === undefined || said === target) return [];
    const [key, map] = [String(path.at(-1)), head.getIn(path.slice(0, -1), true)];
    if (!isMap<Scalar, Scalar>(map)) throw new Error(`${id} has no languages beside it`);
    const own = map.items.find((each) => each.key.value === key)?.value?.range;
    const value = stringify(said, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
    if (own) return [[own[0], text.slice(0, own[1]).trimEnd().length, value]];
    const [first, last] = [map.items[0]?.key.range?.[0] ?? 0, map.items.at(-1)?.value?.range?.[1] ?? 0];
    const [column, end] = [first - text.lastIndexOf('\n', first) - 1, text.slice(0, last).trimEnd().length];
    return [[end, end, `\n${' '.repeat(column)}${key}: ${value}`]];
  });
  return cuts.sort(([a], [b]) => b - a).reduce((whole, [from, to, put]) => whole.slice(0, from) + put + whole.slice(to), text);
}

/** The source's front matter without what is not translated yet: no Dutch sentence passes for another language. */
function emptied(head: Document, units: readonly Unit[]): { head: Document; body: null } {
  const copy = head.clone() as Document<ParsedNode>;
  for (const { path } of units) if (path[0] !== 'body' && typeof path.at(-1) === 'string') copy.deleteIn(path);
  // An interface holds sentences only: those above the rung of the language are not there at all.
  if (units.some(({ id }) => id.startsWith('interface#'))) for (const key of Object.keys(copy.toJSON() as object)) copy.delete(key);
  return { head: copy, body: null };
}

/** A body block by block; what nobody translated is not there. */
function bodyOf(source: string, own: string | null, units: readonly Unit[], targets: ReadonlyMap<string, string>): string {
  const blocks = units.filter(({ path }) => path[0] === 'body');
  if (own !== null && !blocks.some(({ id }) => targets.has(id))) return own.trim();
  if (blocks.length !== blocksOf(source).length) throw new Error('the source has other blocks than its units');
  return blocks.flatMap(({ id, target }) => targets.get(id) ?? target ?? []).join('\n\n');
}

/** Remembers that sentences translate the Dutch as it stands; others keep what they remember. */
export function writeMarks(code: string, units: readonly Unit[], before: Readonly<Record<string, string>>): void {
  const marks = units.filter((each) => isMarked(each) && each.target !== null).map(({ id, source }) => [id, before[id] ?? hashOf(source)]);
  mkdirSync('content/translated', { recursive: true });
  const about = `# Which Dutch sentence each sentence of this language translates: the start of its SHA-256 (npm run translations).\n`;
  writeFileSync(marksOf(code), about + stringify(Object.fromEntries(marks), { lineWidth: 0 }));
}
