// Facts grow old: past half a year a check warns, past a year it fails, and a person compares the sources again.
import { describe, expect, it } from 'vitest';
import { files, read } from './texts.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Days after which facts are called old, and after which the build stops. */
const limits = { warn: 183, fail: 365 };

interface Aged {
  file: string;
  days: number;
}

/** Every file that says when its sources were compared, with its age on a day. */
const ages = (today: Date): Aged[] =>
  files('content/{rights/facts,topics/nl,professionals/nl}/*.{yml,md}').flatMap((file) => {
    const checked = /^checked_on: ['"]?(\d{4}-\d{2}-\d{2})/m.exec(read(file))?.[1];
    return checked ? [{ file, days: Math.floor((today.getTime() - Date.parse(checked)) / DAY) }] : [];
  });

const older = (all: Aged[], limit: number): string[] =>
  all
    .filter(({ days }) => days > limit)
    .map(({ file, days }) => `${file} was checked ${days} days ago: compare its sources and set checked_on`);

describe('what we say we checked', () => {
  it('was checked within a year; what is older than half a year is named', () => {
    const all = ages(new Date());
    expect(all.length).toBeGreaterThan(40);
    for (const line of older(all, limits.warn)) console.warn(line);
    expect(older(all, limits.fail)).toEqual([]);
  });

  it('is noticed when it grows old', () => {
    const all = ages(new Date('2030-01-01'));
    expect(older(all, limits.fail)).toHaveLength(all.length);
  });
});
