// Days and numbers read the same way everywhere: British English, the Gregorian calendar, Latin digits.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dayText, momentText, numberText } from '../../src/i18n.ts';
import { files } from '../content/texts.ts';

it('are written with the day first in English, by our calendar in Persian and with Latin digits in Arabic', () => {
  expect(dayText('en', '2026-12-01')).toBe('1 December 2026');
  expect(momentText('en', Date.UTC(2026, 11, 1, 8))).toMatch(/^Tuesday,? 1 December at 09:00$/);
  expect(dayText('fa', '2026-12-01')).toContain('2026');
  expect(dayText('ar', '2026-12-01')).toMatch(/^1 .* 2026$/);
  expect(numberText('ar', 1234)).not.toMatch(/[٠-٩]/);
});

it('are formatted in no other way by anything that somebody reads', () => {
  const own = files('{src,functions}/**/*.{ts,tsx,astro}').filter((path) => path !== 'src/domain/time/days.ts');
  const other = own.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/Intl\.(?:DateTime|Number)Format\((?!writtenLocale\()/g)].map(() => path),
  );
  expect(other).toEqual([]);
});
