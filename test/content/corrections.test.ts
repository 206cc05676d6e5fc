// What a later reading of the law put right is said so in every whole language, and the old sentence cannot come back.
import { describe, expect, it } from 'vitest';
import { plain } from '#domain/language/pack';
import { allTexts, at, files, lineAt, planted, readYaml, type Text, wholeLocales } from './texts.ts';

/** What has to stand in a text, the same in every language (an article, an amount, a name) or in each language's words. */
type Says = RegExp | Record<string, RegExp>;
interface Correction {
  what: string;
  /** Places (language left out) with what each says. */
  says: [place: string, ...says: Says[]][];
}

const free: Says = { nl: /kost niets/, en: /costs nothing/, ar: /لا يكلف شيئا/ };
const leftHome: Says = { nl: /weg (bent )?van (huis|de plek)|bent weg van/, en: /left (home|the place)|have left/, ar: /غادرت/ };
const unknown: Says = {
  nl: /niet (gevonden|gezien|gelezen|bekend)|weten wij niet/,
  en: /not (found|seen|read|known)|do not know|^No official text/,
  ar: /لم (يعثر|يعرف|تقرأ|ير)|لا (نعرف|يعرف)|غير معروف|ليست؟ معروف/,
};

const corrections: Correction[] = [
  {
    what: 'where the categories for longer stay stand, and that the conditions are known from 2015 only',
    says: [['rights/staying-longer/groups.third.conditions', /3\.24aa/, /2026/, /2015/]],
  },
  {
    what: 'what a permit costs',
    says: [
      ['rights/permit/groups.third.conditions', free],
      ['rights/staying/groups.third.conditions', free],
      ['rights/staying-longer/groups.third.conditions', /254/],
      ['rights/family/groups.third.conditions', /254/, /3\.48/],
      ['answers/card-fee/positions.no_stay.sentence', free],
      ['answers/card-fee/positions.permit.sentence', /254/],
      ['answers/card-fee/positions.unsure.sentence', /171/],
      ['answers/card-fee/positions.eu.sentence', /85/],
    ],
  },
  {
    what: 'who pays for care without lawful stay: the text of 2026',
    says: [
      ['rights/doctor/groups.third.variants.no_stay', /122a/, /2026/, /80/, /100/],
      ['answers/doctor/positions.no_stay.sentence', /80/, /100/],
      ['professionals/gp/body', /80/, /100/, /2026/],
    ],
  },
  {
    what: 'what opens social assistance: the text of 2026',
    says: [
      ['rights/money/groups.third.now', /Participatiewet/, /2026/],
      ['rights/money/groups.dutch.conditions', /18/, /20/, /2026/],
      ['rights/money/groups.third.variants.no_stay', /16/, /2026/],
    ],
  },
  {
    what: 'that an EU citizen stays with an own business, or with own means and insurance: two grounds',
    says: [
      ['rights/permit/groups.eu.conditions', { nl: /eigen bedrijf, of eigen geld/, en: /business.*or .*(money|means)/, ar: /عمل.*أو مال/ }],
      ['answers/permit/positions.eu.if', { nl: /eigen bedrijf, of/, en: /self-employed, or/, ar: /عمل حر، أو/ }],
    ],
  },
  {
    what: 'that shelter tonight is for who has left home and cannot manage alone',
    says: [
      ['rights/now/report', leftHome],
      ['rights/now/groups.dutch.conditions', leftHome, /1\.2\.1/],
      ['rights/now/groups.eu.now', leftHome],
      ['rights/now/groups.third.variants.stay', leftHome],
      ['answers/now/all.if', leftHome],
      ['interface/night.limits', leftHome],
    ],
  },
  {
    what: 'the minimum wage, and that its amount of July 2026 is not known',
    says: [
      ['rights/wages/groups.dutch.now', /Wet minimumloon/],
      ['rights/wages/groups.eu.now', /Wet minimumloon/],
      ['rights/wages/groups.third.now', /Wet minimumloon/],
      ['answers/hourly-pay/all.sentence', /14[.,]71/, unknown],
    ],
  },
  {
    what: 'how far the reporting code goes',
    says: ['gp', 'house-staff', 'municipality', 'on-duty', 'school'].map((role) => [
      `professionals/${role}/body`,
      /Veilig Thuis/,
      { nl: /Uitbuiting van volwassenen staat er niet in/, en: /[Ee]xploitation of adults is not/, ar: /استغلال البالغين/ },
    ]),
  },
  {
    what: 'with what the reflection period is shown, and that it says whether work is allowed',
    says: [
      ['rights/rest/groups.third.now', /W2/, /3\.6/],
      ['rights/work/groups.third.now', /W2/],
      ['answers/id-card/positions.no_stay.sentence', /W2/],
    ],
  },
  {
    what: 'that the rule of 2023 names the Marechaussee beside the police',
    says: [
      ['rights/rest/groups.third.decides', /2023/],
      ['rights/now/groups.third.decides', /2023/],
      ['rights/being-believed/groups.third.decides', /2023/],
    ],
  },
  {
    what: 'that nobody could establish it',
    says: [
      ['answers/see-a-doctor/all.first_step', unknown],
      ['answers/first-days/all.if', unknown],
      ['answers/only-asking/all.first_step', unknown],
      ['answers/walk-in-walk-out/why', unknown],
      ['answers/pay-slip/all.if', unknown],
    ],
  },
];

/** What was said before, per language: it is wrong in every place. */
const wrong: Record<string, RegExp[]> = {
  nl: [/gevaar is genoeg voor (hulp|opvang|een plek)/iu, /neem [^.]{0,30}5 euro/iu, /(gratis|gegarandeerd) vrij in/iu],
  en: [/danger is enough for (help|shelter|a place)/iu, /bring [^.]{0,20}€ ?5\b/iu, /worker or self-sufficient/iu],
  ar: [/يكفي الخطر للحصول على (المساعدة|المأوى)/u, /أحضر [^.]{0,20}5 يورو/u],
};

const texts = allTexts();
const said = (locale: string, place: string): string =>
  texts
    .filter((text) => text.locale === locale && text.place === place)
    .map(({ text }) => plain(text))
    .join(' ');
/** What has to stand in a text in one language. Throws where nobody wrote it: a check without rules must not pass. */
function inWordsOf(locale: string, each: Record<string, RegExp>, what: string): RegExp {
  const own = each[locale];
  if (!own) throw new Error(`“${what}” has no words in “${locale}”: write them in test/content/corrections.test.ts`);
  return own;
}
const unsaid = (locale: string, { what, says }: Correction, read = said): string[] =>
  says.flatMap(([place, ...all]) =>
    all
      .map((each) => (each instanceof RegExp ? each : inWordsOf(locale, each, what)))
      .filter((each) => !each.test(read(locale, place)))
      .map((each) => `${locale} ${place} does not say ${what}: ${each}`),
  );
const wrongly = (text: Text): string[] =>
  text.locale === null
    ? []
    : (wrong[text.locale] ?? []).flatMap((each) => {
        const found = each.exec(plain(text.text));
        return found ? [`${at(lineAt(text, found.index))} says “${found[0]}” again`] : [];
      });

describe('a correction', () => {
  it.each(wholeLocales)('is said in %s wherever it belongs', (locale) => {
    expect(corrections.flatMap((each) => unsaid(locale, each))).toEqual([]);
  });

  it('is kept: what it replaced is said nowhere', () => {
    expect(texts.flatMap(wrongly)).toEqual([]);
  });

  it('is dated by the text that was read: acts read in 2026 are nowhere told as texts of 2015', () => {
    const acts = ['BWBR0015703', 'BWBR0018450), art. 93', 'BWBR0018450), art. 122a', 'BWBR0012002', 'BWBR0002638'];
    const old = texts.flatMap(({ place, text }, index) => {
      const [date] = texts.slice(index + 1, index + 3).filter((next) => next.place === place.replace(/title$/, 'date'));
      return acts.some((act) => text.includes(act)) && date?.text.includes('2015') ? [`${place} dates “${text}” ${date.text}`] : [];
    });
    expect(old).toEqual([]);
    const facts = files('content/{rights,answers,authorities}/facts/*.yml').flatMap((file) => {
      const basis = readYaml<{ legal_basis?: { instrument: string; article: string; verification: string }[] }>(file).legal_basis ?? [];
      return basis
        .filter(
          ({ instrument, article }) => /^Participatiewet|^Wet minimumloon|^Voorschrift V/.test(instrument) || article.includes('122a'),
        )
        .filter(({ verification }) => verification !== 'read')
        .map(({ instrument, article }) => `${file}: ${instrument}, ${article}`);
    });
    expect(facts).toEqual([]);
  });

  it('gives the fund its number, and FairWork none', () => {
    const phones = (record: string): unknown[] => readYaml<{ phones: unknown[] }>(`content/care/services/${record}.yml`).phones;
    expect([phones('nl-schadefonds').length, phones('nl-fairwork').length]).toEqual([1, 0]);
  });

  it('is missed where a text lost it, and noticed where the old sentence came back', () => {
    const [first] = corrections;
    expect(first && unsaid('nl', first, () => '')).toHaveLength(3);
    for (const [locale, sentence] of [
      ['nl', 'Gevaar is genoeg voor hulp.'],
      ['en', 'Danger is enough for help.'],
      ['ar', 'يكفي الخطر للحصول على المساعدة.'],
      ['en', 'For medicines bring €5 per prescription if you can.'],
    ] as const)
      expect(wrongly(planted(locale, sentence))).toHaveLength(1);
  });
});
