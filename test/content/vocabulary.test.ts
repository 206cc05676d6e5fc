// No word that blames, doubts, labels or promises too much stands anywhere a visitor reads, nor in an address.
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, files, lineAt, locales, planted, slugOf, type Text } from './texts.ts';
import { packed, rulesOf, saying } from './vocabulary.ts';

/** The forbidden words of a text, in its own language. */
function hurtful(text: Text): Fault[] {
  if (text.locale === null) return [];
  return rulesOf(text.locale).avoid.flatMap(({ words, instead }) => {
    const found = saying(words, text.text);
    if (!found) return [];
    const message = `${at(lineAt(text, found.index))} says “${found[0]}”. Say instead: ${instead}`;
    return [{ place: text.place, message }];
  });
}

/** The same for a name that becomes an address: checked against the words of every language. */
function hurtfulName(name: string): Fault[] {
  const text = name.replace(/[-_/]/g, ' ');
  return packed.flatMap((locale) => hurtful(planted(locale, text, `address/${name}`)));
}

describe('the words we use', () => {
  it('never blame, doubt, label or promise what nobody can', () => {
    expect(unexcused('vocabulary', allTexts().flatMap(hurtful))).toEqual([]);
  });

  it('do so in no address either', () => {
    const names = files('content/{rights,answers,authorities,situations,pages,topics,professionals}/**/*').map(slugOf);
    expect(unexcused('vocabulary-address', names.flatMap(hurtfulName))).toEqual([]);
  });

  it.each([
    ['nl', 'Ben je een echt slachtoffer?'],
    ['nl', 'Waarom ging je niet weg?'],
    ['nl', 'Je moet eerst aangifte doen.'],
    ['nl', 'Na de intake maken wij een dossier.'],
    ['nl', 'Dit is 100% anoniem.'],
    ['en', 'We rescue people.'],
    ['en', 'Why didn’t you leave?'],
    ['en', 'You must report to the police.'],
    ['en', 'An illegal immigrant.'],
    ['en', 'This site leaves no trace.'],
    ['ar', 'هل أنت ضحية حقيقية؟'],
    ['ar', 'لماذا لم تهرب؟'],
    ['ar', 'يجب عليك أن تقدم بلاغًا.'],
    ['ar', 'للعمال غير الشرعيين'],
    ['nl', 'Met een ander paspoort stopt de opvang.'],
    ['nl', 'Heb je geen Nederlands of EU-paspoort? Vraag het toch.'],
    ['en', 'With another passport, shelter stops.'],
    ['en', 'Under 18, with a Dutch or other EU passport: youth help.'],
    ['ar', 'مع جواز سفر آخر يتوقف المأوى.'],
    ['ar', 'للبالغين الذين لا يحملون جواز سفر هولنديًا.'],
    ['pl', 'Dla dorosłych bez holenderskiego paszportu.'],
    ['es', 'Pasaporte de otro país de la UE: pídelo.'],
    ['ro', 'Pentru adulți fără pașaport neerlandez.'],
    ['bg', 'За пълнолетни без нидерландски паспорт.'],
    ['uk', 'Для дорослих без нідерландського паспорта.'],
  ])('are caught in %s: “%s”', (locale, sentence) => {
    expect(hurtful(planted(locale, sentence)).length).toBeGreaterThan(0);
  });

  it.each([
    ['nl', 'Je hoeft geen aangifte te doen. Je moet geen aangifte doen als je dat niet wilt.'],
    ['nl', 'Het is niet jouw schuld.'],
    ['en', 'You do not have to report.'],
    ['ar', 'يمكنك أن تقدم بلاغًا، ولا يلزم ذلك.'],
    ['nl', 'Iemand heeft mijn paspoort. Asiel vragen kan zonder paspoort; een nieuw paspoort vraag je bij de gemeente.'],
  ])('are left alone in %s when they are kind: “%s”', (locale, sentence) => {
    expect(hurtful(planted(locale, sentence))).toEqual([]);
  });

  it('have rules in every language of the site, and a language without them is told what to write', () => {
    for (const locale of locales) expect(() => rulesOf(locale)).not.toThrow();
    expect(() => hurtful(planted('xx', 'Anything'))).toThrow('content/packs/xx.yml is missing: write it as content/packs/README.md tells');
  });

  it('are caught in an address too', () => {
    expect(hurtfulName('loverboys')).not.toEqual([]);
  });
});
