// Every sentence of the interface is used somewhere, and every sentence a page asks for exists.
import { describe, expect, it } from 'vitest';
import { type Question, questions } from '#domain/letter/referral';
import { circumstances } from '#domain/answers/rights';
import { CHECK_QUESTIONS } from '#domain/answers/self-check';
import { terms } from '#domain/care/terms';
import { files, interfaceIn, read } from './texts.ts';

const code = files('{src,functions}/**/*.{ts,tsx,astro}').map(read).join('\n');
const keys = Object.keys(interfaceIn('nl'));

/** Keys that the form makes from its questions: `ask.need`, `ask.need.other`, `hint.need`, `need.tonight`; a clock time needs no words. */
const ofQuestions = (questions as readonly Question[]).flatMap((each) => [
  `ask.${each.name}`,
  ...(each.reworded ? [`ask.${each.name}.other`] : []),
  ...(each.hint ? [`hint.${each.name}`] : []),
  ...('options' in each && each.kind !== 'time' ? each.options.map((option) => `${each.name}.${option}`) : []),
]);
/** Families made from questions alone: `ask.` and the answers. Only the keys above are used there, and `ask.skip` by name. */
const questionFamilies = new Set(['ask', 'hint', ...questions.filter((each) => 'options' in each).map(({ name }) => name)]);

/** Keys made from lists of the domain: circumstances of a right, the questions of the self-check, and the terms of care. */
const ofLists = [
  ...Object.entries(circumstances).flatMap(([name, values]) => values.map((value) => `${name}.${value}`)),
  ...Object.entries(terms).flatMap(([facet, names]) => [
    `term.${facet}`,
    `term.${facet}.about`,
    ...names.map((name) => `term.${facet}.${name}`),
  ]),
  ...Array.from({ length: CHECK_QUESTIONS }, (_, index) => `check.${index + 1}`),
];

/** Refusals of the Worker, each of which becomes a page with its own sentence. */
const ofRefusals = [...read('functions/problem.ts').matchAll(/^ {2}'?([\w-]+)'?: \[\d{3}/gm)].map(([, code = '']) => `problem.${code}`);

/** How a piece of code asks for sentences: by full key, and by the start of a key (`status.${…}`). */
function asked(source: string): { named: Set<string>; starts: Set<string>; demanded: Set<string> } {
  const named = new Set([...source.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, key = '']) => key));
  const starts = new Set([...source.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map(([, start = '']) => start));
  const demanded = new Set([...source.matchAll(/\bt\(\s*\w+,\s*'([^']+)'/g)].map(([, key = '']) => key));
  return { named, starts, demanded };
}

/** True when a piece of code names a word: as a text, or as the name of something. */
const names = (source: string, word: string): boolean => new RegExp(`['"\`]${word}['"\`]|(?<![\\w-])${word}(?=\\??:)`).test(source);

/** Keys that nothing in the code asks for. Of `status.read`, made from `status.${…}`, the code must at least know "read". */
function unused(all: string[], source: string): string[] {
  const { named, starts } = asked(source);
  const isMade = (key: string): boolean => {
    const [family = ''] = key.split('.');
    if (ofQuestions.includes(key) || ofLists.includes(key)) return true;
    if (questionFamilies.has(family)) return false;
    return [...starts].some((start) => key.startsWith(start) && names(source, key.slice(start.length)));
  };
  return all
    .filter((key) => !named.has(key) && !isMade(key))
    .map((key) => `content/interface/nl.yml says "${key}", but no page in src/ uses it: remove it in every language, or use it`);
}

/** Keys that the code asks for and nobody wrote. */
function unwritten(all: string[], source: string): string[] {
  const needed = [...asked(source).demanded, ...ofQuestions, ...ofLists, ...ofRefusals];
  return [...new Set(needed)]
    .filter((key) => !all.includes(key))
    .map((key) => `src/ asks for "${key}": write it in content/interface/nl.yml`);
}

describe('the words of the interface', () => {
  it('are all seen by somebody: no sentence lies unused', () => {
    expect(unused(keys, code)).toEqual([]);
  });

  it('are all written: no page asks for a sentence that is not there', () => {
    expect(unwritten(keys, code)).toEqual([]);
  });

  it('are noticed when unused, and when missing', () => {
    const page = `t(frame, 'home.title'); for (const status of ['read']) t(frame, \`status.\${status}\`);`;
    expect(unused(['home.title', 'status.read', 'status.lost', 'home.lost', 'ask.lost'], page)).toHaveLength(3);
    expect(ofRefusals.length).toBeGreaterThan(5);
    expect(unwritten([...ofQuestions, ...ofLists, ...ofRefusals], page)).toEqual([expect.stringContaining('home.title')]);
  });
});
