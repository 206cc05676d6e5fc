// Before police is named, the text says that talking to them can start an investigation and that a lawyer can advise first (H4).
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, interfaceIn, lineAt, locales, planted, type Text } from './texts.ts';
import { rulesOf, saying } from './vocabulary.ts';

/** The fixed sentence of each language: what `hint.share` says after its first sentence. */
const fixed = Object.fromEntries(locales.map((locale) => [locale, (interfaceIn(locale)['hint.share'] ?? '').replace(/^.*?\. /s, '')]));

/** The name of the police as the words of a language have it. */
const namesIn = (locale: string): string => interfaceIn(locale)['share.police'] ?? '';

/** Where police is named before the fixed sentence was said. */
function unprepared(text: Text): Fault[] {
  if (text.locale === null) return [];
  const sentence = fixed[text.locale];
  if (sentence === undefined)
    throw new Error(`content/interface/${text.locale}.yml has no hint.share, the fixed sentence about the police`);
  const said = text.text.indexOf(sentence);
  const before = said < 0 ? text.text : text.text.slice(0, said);
  const found = saying(rulesOf(text.locale).police, before);
  if (!found) return [];
  const where = at(lineAt(text, found.index));
  const message = `${where} names “${found[0]}” before the fixed sentence. Put this in front: “${sentence}”`;
  return [{ place: text.place, message }];
}

/** Answers and texts have the line of each authority before them on the page (test/site/answers.test.ts, test/site/authorities.test.ts), and authorities are about nothing else; figures have it on the page (test/site/figures.test.ts). */
describe('the police', () => {
  it('are never named before the sentence about what a talk with them can start', () => {
    const elsewhere = /^(answers|authorities|figures|situations|topics|professionals|rights)\/(?!.*\/(?:door|title|first|short)$)/;
    expect(
      unexcused(
        'police',
        allTexts()
          .filter(({ place }) => !elsewhere.test(place))
          .flatMap(unprepared),
      ),
    ).toEqual([]);
  });

  it.each(locales)('have a fixed sentence in %s that speaks of them', (locale) => {
    expect(fixed[locale]?.length).toBeGreaterThan(60);
    expect(saying(rulesOf(locale).police, fixed[locale] ?? '')).not.toBeNull();
  });

  it.each(locales)('are noticed in %s when named too early, or with the sentence behind it', (locale) => {
    const name = `… ${namesIn(locale)} …`;
    expect(unprepared(planted(locale, name))).toHaveLength(1);
    expect(unprepared(planted(locale, `${name} ${fixed[locale]}`))).toHaveLength(1);
    expect(unprepared(planted(locale, `${fixed[locale]} ${name}`))).toEqual([]);
  });
});
