// Before police is named, the text says that talking to them can start an investigation and that a lawyer can advise first (H4).
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, interfaceIn, lineAt, locales, planted, type Text } from './texts.ts';

/** The fixed sentence of each language: what `hint.share` says after its first sentence. */
const fixed = Object.fromEntries(locales.map((locale) => [locale, (interfaceIn(locale)['hint.share'] ?? '').replace(/^.*?\. /s, '')]));

/** How police, or a talk with them, is named. */
const named: Record<string, RegExp> = {
  nl: /politie|informatie[fv]e? gesprek|marechaussee/iu,
  en: /police|informative (?:talk|conversation)|marechaussee/iu,
  ar: /شرطة|شرطي|marechaussee/iu,
};

/** Where police is named before the fixed sentence was said. */
function unprepared(text: Text): Fault[] {
  const [sentence, pattern] = [fixed[text.locale ?? ''], named[text.locale ?? '']];
  if (!sentence || !pattern) return [];
  const said = text.text.indexOf(sentence);
  const before = said < 0 ? text.text : text.text.slice(0, said);
  const found = pattern.exec(before);
  if (!found) return [];
  const where = at(lineAt(text, found.index));
  const message = `${where} names “${found[0]}” before the fixed sentence. Put this in front: “${sentence}”`;
  return [{ place: text.place, message }];
}

describe('the police', () => {
  it('are never named before the sentence about what a talk with them can start', () => {
    expect(unexcused('police', allTexts().flatMap(unprepared))).toEqual([]);
  });

  it.each(locales)('have a fixed sentence in %s that speaks of them', (locale) => {
    expect(fixed[locale]?.length).toBeGreaterThan(60);
    expect(fixed[locale]).toMatch(named[locale] ?? /never/);
  });

  it.each(locales)('are noticed in %s when named too early, or with the sentence behind it', (locale) => {
    const name = { nl: 'De politie helpt.', en: 'The police help.', ar: 'تساعد الشرطة.' }[locale] ?? '';
    expect(unprepared(planted(locale, name))).toHaveLength(1);
    expect(unprepared(planted(locale, `${name} ${fixed[locale]}`))).toHaveLength(1);
    expect(unprepared(planted(locale, `${fixed[locale]} ${name}`))).toEqual([]);
  });
});
