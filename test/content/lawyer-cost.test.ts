// We say "a lawyer, and when it costs nothing"; never that a lawyer is free (H5).
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, lineAt, planted, type Text } from './texts.ts';
import { rulesOf, saying } from './vocabulary.ts';

/** Where a lawyer is called free. */
function promised(text: Text): Fault[] {
  if (text.locale === null) return [];
  const found = saying(rulesOf(text.locale).free_lawyer, text.text);
  if (!found) return [];
  const message = `${at(lineAt(text, found.index))} says “${found[0]}”. Say “a lawyer, and when it costs nothing”: often it depends on income`;
  return [{ place: text.place, message }];
}

describe('a lawyer', () => {
  it('is never called free', () => {
    expect(unexcused('free-lawyer', allTexts().flatMap(promised))).toEqual([]);
  });

  it.each([
    ['nl', 'Vraag een gratis advocaat.'],
    ['nl', 'Een advocaat is gratis.'],
    ['en', 'Ask for a free lawyer.'],
    ['en', 'You get free legal aid.'],
    ['ar', 'يمكنك طلب محامٍ مجاني.'],
  ])('is noticed in %s when called free: “%s”', (locale, sentence) => {
    expect(promised(planted(locale, sentence))).toHaveLength(1);
  });

  it('may be said to cost nothing under conditions', () => {
    expect(promised(planted('en', 'A lawyer, and when it costs nothing.'))).toEqual([]);
  });
});
