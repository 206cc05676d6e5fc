// The directory of care holds no street address, postcode or mobile number: a secret place never enters the repository.
import { describe, expect, it } from 'vitest';
import { files, read } from './texts.ts';

/** What must not stand in content/care: name, pattern. Links are left out: their digits are not numbers to call. */
const forbidden: [name: string, pattern: RegExp][] = [
  ['a postcode with letters', /(?<![\w-])[1-9]\d{3}\s?(?!AD|BC)[A-Z]{2}(?![\w-])/g],
  ['a street with a house number', /\p{Lu}\p{L}*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof)\s+\d{1,4}(?!\d)/gu],
  ['a mobile number', /(?<![\w-])(?:(?:\+|00)31[\s-]*(?:\(0\))?|0)[\s-]*6(?:[\s-]*\d){8}(?!\d)/g],
];

/** Lines with something that could lead to a place or to one person. */
const leads = (file: string, source: string): string[] =>
  source
    .split('\n')
    .flatMap((line, index) =>
      forbidden.flatMap(([name, pattern]) =>
        [...line.replace(/https?:\S+/g, '').matchAll(pattern)].map(
          ([found]) => `${file}:${index + 1} has ${name}: “${found}”. Take it out: a place where people are safe has no address here`,
        ),
      ),
    );

describe('the directory of care', () => {
  it('tells no address and no mobile number', () => {
    const all = files('content/{care,desks}/**/*.{yml,csv}');
    expect(all.length).toBeGreaterThan(50);
    expect(all.flatMap((file) => leads(file, read(file)))).toEqual([]);
  });

  it.each(['3511 AB Utrecht', 'Kom naar de Kerkstraat 12', 'bel 06 12 34 56 78', 'tel: "+31612345678"'])('notices “%s”', (line) => {
    expect(leads('planted.yml', line)).toHaveLength(1);
  });

  it('leaves codes, years and landlines alone', () => {
    expect(leads('planted.yml', 'GM0654, 2021 of eerder, +31201234567, rc-0612345678')).toEqual([]);
  });
});
