// Our own half-years as the build knows them: each read once, and refused when it gives a small count away.
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ClosedHalfYear, halfYearFaults } from '#domain/figures/half-year';

/** Our own half-years, newest first. Throws when one of them gives a small count away, whoever wrote it. */
function readHalfYears(): ClosedHalfYear[] {
  const files = globSync(`content/figures/own/*.yml`)
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .reverse();
  return files.map((file) => {
    const read = ClosedHalfYear.safeParse(parse(readFileSync(file, 'utf8')));
    if (!read.success)
      throw new Error(`${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
    if (!file.endsWith(`/${read.data.half_year}.yml`)) throw new Error(`${file} is about ${read.data.half_year}`);
    const faults = halfYearFaults(read.data);
    if (faults.length > 0) throw new Error(`${file}: ${faults.join('; ')}`);
    return read.data;
  });
}

/** Read once a build: the audit of a half-year takes a moment. */
let held: ClosedHalfYear[] | undefined;
export const ownHalfYears = (): ClosedHalfYear[] => {
  held ??= readHalfYears();
  return held;
};

/** Which of our own tables belong to which indicator. */
const ownOf: Record<string, readonly string[]> = {
  I03: ['group-given', 'form-given', 'asked-given'],
  I04: ['promise', 'unread'],
  I05: ['group-waited'],
  I06: ['who-reason', 'company-unmet', 'company-missing', 'unit-missing'],
  I14: ['language-door'],
};

/** Our own half-years about one indicator; those without a table of it are left out. */
export const ownAbout = (indicator: string): ClosedHalfYear[] => {
  const ids = ownOf[indicator] ?? [];
  return ownHalfYears().flatMap((half) => {
    const isAbout = ({ id }: { id: string }): boolean => ids.includes(id.replace(/:.*/, ''));
    const [tables, rows] = [half.tables.filter(isAbout), half.rows.filter(isAbout)];
    return tables.length + rows.length === 0 ? [] : [{ ...half, tables, rows }];
  });
};
