// The desk's own sentences: Dutch and English say the same, every one is used, and none that a screen asks for is missing.
import { describe, expect, it } from 'vitest';
import { deskRefusals } from '#domain/desk/desk-refusal';
import { loggedActions } from '#domain/desk/desk-logged';
import { owners, states } from '#domain/desk/inbox-filter';
import { headings, orders } from '#domain/desk/inbox-order';
import { hearings, sharedThings, sharedWith, taps } from '#domain/letter/letter';
import { roles } from '#domain/desk/member';
import { attributeNames, attributes } from '#domain/figures/tally';
import { sayIn } from '../../src/browser/desk/seat/sentence.ts';
import { findings, overrides, ReplyWords, replyCheck } from '#domain/desk/reply-check';
import { files, read, readYaml } from './texts.ts';
import { revealingWord, rulesOf, saying } from './vocabulary.ts';

const words = (locale: string): Record<string, string> => readYaml(`content/desk-words/${locale}.yml`);
const [nl, en] = [words('nl'), words('en')];
const code = [...files('src/browser/desk/**/*.{ts,tsx}'), 'src/pages/desk/[locale].astro'].map(read).join('\n');
const places = (sentence: string | undefined): string => (sentence?.match(/\{\w+\}/g) ?? []).sort().join();

/** Keys made from lists of the domain. */
const made = [
  ...Object.keys(deskRefusals).map((code) => `refused.${code}`),
  ...roles.map((role) => `role.${role}`),
  ...orders.map((order) => `order.${order}`),
  ...owners.map((owner) => `owner.${owner}`),
  ...states.map((state) => `state.${state}`),
  ...headings.map((heading) => `group.${heading}`),
  ...findings.map((finding) => `finding.${finding}`),
  ...overrides.map((reason) => `finding.reason.${reason}`),
  ...attributeNames.flatMap((name) => [`count.${name}`, ...attributes[name].map((value) => `value.${value}`)]),
  ...loggedActions.map((action) => `did.${action}`),
  ...taps.map((tap) => `tap.${tap}`),
  ...['form', 'professional', 'tap', ...hearings].map((source) => `said.${source}`),
  ...sharedThings.map((thing) => `thing.${thing}`),
  ...sharedWith.map((who) => `with.${who}`),
];
/** Keys that a screen names, whole or by their start. */
const named = [...code.matchAll(/['"`]([a-z][a-z-]*\.[a-z][a-z0-9-]*)['"`]/g)].map(([, key = '']) => key);
const starts = [...code.matchAll(/say\(`([a-z-]+\.[a-z-]*)\$\{/g)].map(([, start = '']) => start);

/** A key without the form that a number takes, and all keys that stand in such forms. */
const formless = (key: string): string => key.replace(/^([^.]+\.[^.]+)\.(zero|one|two|few|many|other)$/, '$1');
const counted = new Set(
  Object.keys(nl)
    .filter((key) => key !== formless(key))
    .map(formless),
);

describe('the sentences of the desk', () => {
  it('are the same ones in Dutch and in English, with the same places to fill in', () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
    expect(Object.keys(nl).filter((key) => places(nl[key]) !== places(en[key]))).toEqual([]);
    expect(Object.values({ ...nl, ...en }).filter((text) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
  });

  it('are all there that a screen or a refusal asks for', () => {
    expect(made.filter((key) => !(key in nl))).toEqual([]);
    const families = new Set(Object.keys(nl).map((key) => key.split('.')[0]));
    expect(named.filter((key) => families.has(key.split('.')[0]) && !(key in nl) && !counted.has(key))).toEqual([]);
  });

  it('are all used', () => {
    const used = (form: string): boolean => isUsed(counted.has(formless(form)) ? formless(form) : form);
    const isUsed = (key: string): boolean => made.includes(key) || named.includes(key) || starts.some((start) => key.startsWith(start));
    expect(Object.keys(nl).filter((key) => !used(key))).toEqual([]);
  });

  it.each([['nl', nl] as const, ['en', en] as const])('in %s have every form that the language has for a number', (locale, own) => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((form) => `.${form}`);
    expect(counted.size).toBeGreaterThan(7);
    for (const key of counted) {
      const forms = Object.keys(own).flatMap((each) => (formless(each) === key ? [each.slice(key.length)] : []));
      expect([key, ...forms.sort()]).toEqual([key, ...categories.sort()]);
    }
    const say = sayIn({ locale, words: own });
    expect([0, 1, 2].map((count) => say('list.days', { count }))).toEqual(
      locale === 'nl' ? ['wacht 0 dagen', 'wacht 1 dag', 'wacht 2 dagen'] : ['waits 0 days', 'waits 1 day', 'waits 2 days'],
    );
  });

  it('say a number before a word in forms, unless the word is the same for one', () => {
    const same = /^(tag\.new|junk\.back|inbox\.found|kit\.|overview\.|recover\.|hand\.|answer\.)/;
    const fixed = Object.entries({ ...nl, ...en }).filter(
      ([key, text]) => !same.test(key) && key === formless(key) && /\{count\} \p{L}/u.test(text),
    );
    expect(fixed).toEqual([]);
  });

  it('blame nobody, and show no revealing word in the title of the page', () => {
    const hurting = ([locale, all]: [string, Record<string, string>]): string[] =>
      Object.values(all).filter((text) => rulesOf(locale).avoid.some((each) => saying(each.words, text)));
    expect([['nl', nl] as const, ['en', en] as const].flatMap(([locale, all]) => hurting([locale, all]))).toEqual([]);
    expect([nl['desk.title'], en['desk.title']].filter((text) => revealingWord(text ?? '') !== null)).toEqual([]);
  });
});

describe('texts that replies start from', () => {
  const templates = files('content/replies/*.yml').map((file) => ({
    file,
    ...readYaml<{ text: Record<string, string>; reviewed: string[] }>(file),
  }));

  it('are there in Dutch, English and Arabic, and fit a letter', () => {
    expect(templates.length).toBeGreaterThan(3);
    for (const { file, text } of templates) expect([file, Object.keys(text)]).toEqual([file, expect.arrayContaining(['nl', 'en', 'ar'])]);
    expect(templates.flatMap(({ text }) => Object.values(text)).filter((text) => text.length > 1200)).toEqual([]);
  });

  it('hold no address, moment or number, and do not name the police', () => {
    const findingsIn = replyCheck(
      files('content/reply-checks/*.yml').map((file) => ReplyWords.parse(readYaml(file))),
      [],
    );
    expect(
      templates.flatMap(({ file, text }) =>
        Object.values(text).flatMap((each) => findingsIn(each).map((finding) => `${file}: ${finding}`)),
      ),
    ).toEqual([]);
  });
});
