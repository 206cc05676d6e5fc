// Closing a half-year as an operator does: from sums of a database to a file that a build accepts, or a sentence that says why not.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ClosedHalfYear, halfYearFaults } from '#domain/figures/half-year';

const here = mkdtempSync(join(tmpdir(), 'vlonder-half-year-'));
beforeAll(() => {
  for (const name of ['src', 'functions', 'package.json', 'wrangler.toml']) cpSync(name, join(here, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(here, 'node_modules'));
  mkdirSync(join(here, 'content/figures/own'), { recursive: true });
  cpSync('content/languages.yml', join(here, 'content/languages.yml'));
});
afterAll(() => rmSync(here, { recursive: true, force: true }));

const close = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/operator/close-half-year.ts', ...args], {
    cwd: here,
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
};
const row = (source: string, first: string, a: string, second: string, b: string, people: number) => ({
  half_year: '2025-H2',
  source,
  first,
  first_value: a,
  second,
  second_value: b,
  people,
});
const counts = (name: string, results: unknown): string => {
  const file = join(here, name);
  writeFileSync(file, JSON.stringify([{ results, success: true }]));
  return file;
};

describe('closing a half-year', () => {
  it('writes what may be public, and never the counts themselves', () => {
    const file = counts('counts.json', [
      row('closed', 'asked', 'place', 'given', 'place', 43),
      row('closed', 'asked', 'place', 'given', 'nothing', 61),
      row('closed', 'asked', 'talk', 'given', 'talk', 3),
      row('letters', 'language', 'nl', 'door', 'device', 118),
      row('answers', 'promise', 'in-time', '', '', 87),
      row('answers', 'promise', 'late', '', '', 31),
    ]);
    const { status, said } = close('2025-H2', '--counts', file);
    expect([status, said]).toEqual([0, said]);
    const written = readFileSync(join(here, 'content/figures/own/2025-H2.yml'), 'utf8');
    const closed = ClosedHalfYear.parse(parse(written));
    expect(halfYearFaults(closed)).toEqual([]);
    expect(written).not.toMatch(/\b(43|61|118|87|31)\b/);
    expect(closed.rows.find(({ id }) => id === 'promise')?.cells).toEqual([85, 'hidden', '<10']);
  });

  it('refuses a second time, an open half-year, a wrong name, a strange file and a strange count', () => {
    expect(close('2025-H2').said).toMatch(/never changed/);
    expect(close('2099-H1').said).toMatch(/not ended yet/);
    expect(close('last year').said).toMatch(/Give the half-year/);
    writeFileSync(join(here, 'broken.json'), '{"results": 3');
    expect(close('2025-H1', '--counts', join(here, 'broken.json')).said).toMatch(/--counts needs the file/);
    const strange = counts('strange.json', [{ ...row('closed', 'asked', 'a story', 'given', 'place', 40), half_year: '2025-H1' }]);
    expect(close('2025-H1', '--counts', strange).said).toMatch(/of no known kind/);
    const negative = counts('negative.json', [{ ...row('closed', 'asked', 'place', 'given', 'place', -4), half_year: '2025-H1' }]);
    expect(close('2025-H1', '--counts', negative).said).toMatch(/--counts needs the file/);
    expect(existsSync(join(here, 'content/figures/own/2025-H1.yml'))).toBe(false);
  });
});
