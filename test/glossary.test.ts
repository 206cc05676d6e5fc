// The words of the house: what the glossary names is there, and no name means two things.
import ts from 'typescript';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');
const rows = read('docs/GLOSSARY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| word |'))
  .map((line) => line.split('|').slice(1, -1));
const quoted = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** Where names must be told apart: rules, sealing, the Worker, the operator's commands, and what a build reads. */
const named = globSync(['src/*.ts', 'src/{domain,crypto,operator}/**/*.ts', 'functions/**/*.ts']).filter((path) => !path.endsWith('.d.ts'));
/** One thing at both ends: written by the build and read by the Worker, or given as a parameter; a shape and its type; a hash, where the arrows allow no import. */
const bothEnds = ['careContent', 'digest', 'hereContent', 'Problem', 'renderPage'];

/** The names that a file exports. */
function exportsOf(path: string): string[] {
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const isExported = (statement: ts.Statement): boolean =>
    ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return source.statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
    const { name } = statement as ts.DeclarationStatement;
    return name ? [name.getText()] : [];
  });
}

describe('the glossary', () => {
  it('names files that are there', () => {
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.flatMap(([, , cell]) => quoted(cell)).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names columns that a migration made', () => {
    const made = globSync('functions/storage/migrations/*.sql').sort().map(read).join('\n');
    const unknown = rows
      .flatMap(([, , , cell]) => quoted(cell))
      .filter((name) => {
        const [table, column] = name.split('.');
        return !new RegExp(`(CREATE TABLE ${table} \\([^;]*\\b${column}\\b|ALTER TABLE ${table} ADD COLUMN ${column}\\b)`).test(made);
      });
    expect(unknown).toEqual([]);
  });

  it('names keys that have words', () => {
    const words = read('content/interface/nl.yml') + read('content/desk-words/en.yml');
    const unknown = rows.flatMap(([, , , , cell]) => quoted(cell)).filter((key) => !words.includes(`\n${key}`));
    expect(unknown).toEqual([]);
  });
});

describe('a name', () => {
  it('is exported by one file, so that it means one thing', () => {
    const homes = new Map<string, Set<string>>();
    for (const path of named) for (const name of exportsOf(path)) homes.set(name, (homes.get(name) ?? new Set()).add(path));
    const twice = [...homes].filter(([name, paths]) => paths.size > 1 && !bothEnds.includes(name));
    expect(twice.map(([name, paths]) => [name, ...paths])).toEqual([]);
  });

  it('of a file is a thing, not something going on', () => {
    const things = /(^|\/)(keyring|spelling|opening)\.ts$/;
    expect(named.filter((path) => /ing\.ts$/.test(path) && !things.test(path))).toEqual([]);
  });
});
