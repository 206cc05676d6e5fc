// What a translated sentence must keep of the Dutch one: places to fill in, numbers, links and marks; and the words of its language.
import type { Unit } from '../units.ts';
import { matching, type Pack, plain } from '#domain/language/pack';

/** What of a text fits a pattern, in one order; thousands are one number however a language parts them. */
const all = (text: string, pattern: RegExp): string =>
  [...text.replace(/(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '').matchAll(pattern)]
    .map(([found]) => found)
    .sort()
    .join(' ');

/** Everything that stands in a text exactly as in its source, with what it is called. */
const KEPT: [string, RegExp][] = [
  ['the places to fill in', /\{[\w:.-]+\}/g],
  ['the links', /\]\([^)]*\)/g],
  ['the numbers', /\d+/g],
  ['the marks for bold text', /\*\*/g],
  ['the marks of headings and lists', /^(#{1,4}|-|\d+\.) /gm],
];

/** Faults of one translated sentence, each told so that a translator can mend it. */
export function translationFaults({ id, source }: Pick<Unit, 'id' | 'source'>, target: string, pack: Pack): string[] {
  if (target.trim() === '') return [`${id} is empty`];
  const kept = KEPT.filter(([, pattern]) => all(source, pattern) !== all(target, pattern)).map(
    ([name, pattern]) => `${id}: ${name} differ: “${all(source, pattern)}” became “${all(target, pattern)}”`,
  );
  const terms = pack.glossary
    .filter(
      ({ nl, match, word }) => wordIn(nl).test(source) && !wordIn(nl).test(target) && !matching(match ?? escaped(word)).test(plain(target)),
    )
    .map(({ nl, word }) => `${id}: “${nl}” is “${word}” in this language, always`);
  const avoided = pack.avoid
    .flatMap(({ words, instead }) => [...plain(target).matchAll(matching(words, 'g'))].map(([found]) => ({ found, instead })))
    .map(({ found, instead }) => `${id}: not “${found}”; ${instead}`);
  return [...kept, ...terms, ...avoided, ...quotesIn(target, pack).map((told) => `${id}: ${told}`)];
}

/** Marks of speech that this language does not use, or that do not open and close in turn. An apostrophe is none. */
export function quotesIn(text: string, { quotes: [before, after] }: Pack): string[] {
  const marks = [...text.replace(/<[^>]*>|\]\([^)]*\)/g, '').matchAll(/[“”„«»"]/gu)].map(([mark]) => mark);
  const isRight = marks.length % 2 === 0 && marks.every((mark, at) => mark === (at % 2 === 0 ? before : after));
  return isRight ? [] : [`${marks.join(' ')}: this language writes ${before}…${after}`];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const wordIn = (text: string): RegExp => matching(`\\b${escaped(text)}\\b`);
