// What a translated sentence must keep of the Dutch one: places to fill in, numbers, links and marks; and the words of its language.
import type { Unit } from '../units.ts';
import type { Pack } from '#domain/language/pack';

const all = (text: string, pattern: RegExp): string =>
  [...text.matchAll(pattern)]
    .map(([found]) => found)
    .sort()
    .join(' ');

/** Everything that stands in a text exactly as in its source, with what it is called. */
const KEPT: [string, RegExp][] = [
  ['the places to fill in', /\{[\w:.-]+\}/g],
  ['the links', /\]\([^)]*\)/g],
  ['the numbers', /\d[\d ()-]*\d|\d/g],
  ['the marks for bold text', /\*\*/g],
  ['the marks of headings and lists', /^(#{1,4}|-|\d+\.) /gm],
];

/** Faults of one translated sentence, each told so that a translator can mend it. */
export function faultsIn({ id, source }: Pick<Unit, 'id' | 'source'>, target: string, pack: Pack): string[] {
  if (target.trim() === '') return [`${id} is empty`];
  const kept = KEPT.filter(([, pattern]) => all(source, pattern) !== all(target, pattern)).map(
    ([name, pattern]) => `${id}: ${name} differ: “${all(source, pattern)}” became “${all(target, pattern)}”`,
  );
  const terms = pack.glossary
    .filter(({ nl, match, word }) => wordIn(nl).test(source) && !new RegExp(match ?? escaped(word), 'iu').test(target))
    .map(({ nl, word }) => `${id}: “${nl}” is “${word}” in this language, always`);
  const avoided = pack.avoid
    .flatMap(({ words, instead }) => [...target.matchAll(new RegExp(words, 'giu'))].map(([found]) => ({ found, instead })))
    .map(({ found, instead }) => `${id}: not “${found}”; ${instead}`);
  return [...kept, ...terms, ...avoided];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const wordIn = (text: string): RegExp => new RegExp(`(?<!\\p{L})${escaped(text)}(?!\\p{L})`, 'iu');
