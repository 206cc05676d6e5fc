// The publication gate: what nobody checked stays out of a build for the public, and every omission is listed with its reason.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Service } from '#domain/care/care';
import { Desk } from '#domain/desk/desk';
import { Language } from '#domain/language/language';
import { heldBack, mayPublishLanguage, type Publishable, publishedDesks } from '#domain/site/publication';
import { mayPublishRight, RightFacts } from '#domain/answers/rights';
import { readYaml } from '../content/texts.ts';

/** Every file of a content folder, read and checked, by its name. */
function contentOf<T>(folder: string, shape: { parse: (content: unknown) => T }): Record<string, T> {
  const files = readdirSync(`content/${folder}`).filter((file) => file.endsWith('.yml'));
  return Object.fromEntries(files.map((file) => [file.slice(0, -4), shape.parse(readYaml(`content/${folder}/${file}`))]));
}

const real: Publishable = {
  rights: contentOf('rights/facts', RightFacts),
  languages: readYaml<unknown[]>('content/languages.yml').map((each) => Language.parse(each)),
  services: Object.values(contentOf('care/services', Service)),
  desks: contentOf('desks', Desk),
};
const first = <T>([found]: T[]): T => {
  if (found === undefined) throw new Error('no content');
  return found;
};
const facts = first(Object.values(real.rights));
const service = first(real.services);
const demo = first(Object.values(real.desks));
const language = (code: string, reviewed_by: string | null): Language => ({
  code,
  name: code,
  dir: 'ltr',
  tier: 1,
  promise: 'full',
  reviewed_by,
});

describe('a right', () => {
  it.each<[shown: boolean, lawyer: string | null, confidence: RightFacts['confidence'], why: string]>([
    [false, null, 'high', 'no lawyer checked it, however sure we are'],
    [false, null, 'low', 'no lawyer checked it, and it is thin'],
    [false, '2026-11-01', 'low', 'a lawyer checked it, but it is thin'],
    [true, '2026-11-01', 'medium', 'a lawyer checked it'],
    [true, '2026-11-01', 'high', 'a lawyer checked it'],
  ])('is shown to the public: %s, checked on %s, confidence %s: %s', (shown, lawyer_checked_on, confidence) => {
    expect(mayPublishRight({ ...facts, lawyer_checked_on, confidence }, 'checked')).toBe(shown);
    expect(mayPublishRight({ ...facts, lawyer_checked_on, confidence }, 'all')).toBe(true);
  });
});

describe('a language', () => {
  it.each<[shown: boolean, code: string, reviewer: string | null, why: string]>([
    [true, 'nl', null, 'the language of the law always stays'],
    [true, 'en', null, 'the language most helpers share always stays'],
    [false, 'ar', null, 'nobody reviewed it'],
    [false, 'nl-Latn', null, 'Dutch under another name is another language'],
    [true, 'ar', 'A. Reviewer', 'somebody reviewed it'],
  ])('is shown whole to the public: %s, %s, reviewed by %s: %s', (shown, code, reviewer) => {
    expect(mayPublishLanguage(language(code, reviewer), 'checked')).toBe(shown);
    expect(mayPublishLanguage(language(code, reviewer), 'all')).toBe(true);
  });
});

describe('a demo desk', () => {
  const desks = { demo, delft: { ...demo, demo: false }, 'demo-deputy': { ...demo, demo: true } };

  it('is left out for the public, and every other desk stays as it is', () => {
    expect(publishedDesks(desks, 'checked')).toEqual({ delft: desks.delft });
    expect(publishedDesks(desks, 'all')).toEqual(desks);
  });
});

describe('what is held back', () => {
  const content: Publishable = {
    rights: {
      shelter: { ...facts, lawyer_checked_on: null, confidence: 'high' },
      lawyer: { ...facts, lawyer_checked_on: '2026-11-01', confidence: 'high' },
      money: { ...facts, lawyer_checked_on: '2026-11-01', confidence: 'low' },
      work: { ...facts, lawyer_checked_on: null, confidence: 'low' },
    },
    languages: [language('nl', null), language('en', null), language('ar', null), language('pl', 'P. Reviewer')],
    services: [
      { ...service, record: 'nl-112', assured_date: null },
      { ...service, record: 'nl-comensha', assured_date: null },
      { ...service, record: 'nl-work', kind: 'work', assured_date: null },
      { ...service, record: 'rc-delft', kind: 'care-coordinator', assured_date: null },
      { ...service, record: 'nl-night', kind: 'advice-line', around_the_clock: true, assured_date: null },
      { ...service, record: 'rc-ede', assured_date: '2026-11-01' },
    ],
    desks: { demo, delft: { ...demo, demo: false } },
  };

  it('is nothing when everything is shown', () => {
    expect(heldBack(content, 'all')).toEqual([]);
  });

  it('is listed line by line, each with what it is and why', () => {
    const lines: [what: string, why: RegExp][] = [
      ['right shelter', /lawyer/],
      ['right money', /low confidence/],
      ['right work', /lawyer/],
      ['language ar', /no reviewer/],
      ['contact nl-work', /nobody phoned/],
      ['desk demo', /demo/],
    ];
    const told = heldBack(content, 'checked');
    expect(told).toHaveLength(lines.length);
    for (const [what, why] of lines)
      expect(
        told.filter((line) => line.startsWith(`${what}: `) && why.test(line)),
        what,
      ).toHaveLength(1);
  });

  it('is nothing when everything was checked', () => {
    const checked: Publishable = {
      rights: { lawyer: { ...facts, lawyer_checked_on: '2026-11-01', confidence: 'medium' } },
      languages: [language('nl', null), language('ar', 'A. Reviewer')],
      services: [{ ...service, record: 'rc-ede', assured_date: '2026-11-01' }],
      desks: { delft: { ...demo, demo: false } },
    };
    expect(heldBack(checked, 'checked')).toEqual([]);
    expect(heldBack({ rights: {}, languages: [], services: [], desks: {} }, 'checked')).toEqual([]);
  });

  it('of the content in this repository leaves Dutch, English, 112 and CoMensha to the public, and no demo desk', () => {
    const told = heldBack(real, 'checked');
    for (const stays of ['language nl', 'language en', 'contact nl-112', 'contact nl-comensha']) {
      expect(
        told.filter((line) => line.startsWith(`${stays}:`)),
        stays,
      ).toEqual([]);
    }
    const demos = Object.keys(real.desks).filter((name) => real.desks[name]?.demo);
    expect(demos.length).toBeGreaterThan(0);
    for (const name of demos) expect(told.filter((line) => line.startsWith(`desk ${name}:`))).toHaveLength(1);
    expect(heldBack(real, 'all')).toEqual([]);
  });

  it('of the content in this repository names each right without a lawyer and each contact that nobody phoned, coordinators and lines of day and night aside', () => {
    const told = heldBack(real, 'checked').map((line) => line.split(':')[0]);
    const unchecked = Object.entries(real.rights).filter(([, right]) => right.lawyer_checked_on === null);
    const unphoned = real.services.filter(
      ({ record, kind, coordinates, around_the_clock, assured_date }) =>
        assured_date === null &&
        kind !== 'care-coordinator' &&
        !coordinates &&
        !around_the_clock &&
        !['nl-112', 'nl-comensha'].includes(record),
    );
    const stay = real.services.filter(
      ({ kind, coordinates, around_the_clock }) => kind === 'care-coordinator' || coordinates || around_the_clock,
    );
    expect(stay.length).toBeGreaterThan(20);
    for (const { record } of stay) expect(told).not.toContain(`contact ${record}`);
    for (const [slug] of unchecked) expect(told).toContain(`right ${slug}`);
    for (const { record } of unphoned) expect(told).toContain(`contact ${record}`);
  });
});
