// No style sheet repeats what somebody may choose: such rules are written at build, from the lists of the domain.
import { describe, expect, it } from 'vitest';
import { positions, verdicts } from '#domain/answers/answer-content';
import { picks } from '#domain/answers/overview';
import { checkAnswers } from '#domain/answers/self-check';
import { questions } from '#domain/letter/referral';
import { withChoices } from '../../src/styles/choices.ts';
import { files, read } from './texts.ts';

const asked = questions.flatMap((question): readonly string[] => ('options' in question ? question.options : []));
const options = new Set<string>([...positions, ...Object.keys(picks), ...checkAnswers, ...verdicts, ...asked]);
/** What has a drawing of its own for each value; it stands with the drawing. */
const drawn = ['data-sign', 'data-kind', 'data-status'];

/** Values that selectors of a style sheet name, as [attribute, value]. */
const valuesIn = (css: string): [string, string][] =>
  [...css.matchAll(/\[(name|value|data-[a-z-]+)[~^$*|]?=['"]?([^\]'"]*)/g)].map(([, name = '', value = '']) => [name, value]);

const listed = (css: string): string[] =>
  valuesIn(css).flatMap(([name, value]) => (options.has(value) && !drawn.includes(name) ? [`${name}=${value}`] : []));

describe('a style sheet', () => {
  it('names no answer, position or circumstance', () => {
    expect(files('src/styles/*.css').map((file) => [file, listed(read(file))])).toEqual(
      files('src/styles/*.css').map((file) => [file, []]),
    );
    expect(listed('main:has([name=a][value=eu]:checked) [data-p=eu] { }')).toEqual(['value=eu', 'data-p=eu']);
  });

  it('draws a sign for each verdict, and none besides', () => {
    const signs = valuesIn(read('src/styles/signs.css')).flatMap(([name, value]) => (name === 'data-sign' ? [value] : []));
    expect(signs.sort()).toEqual([...verdicts].sort());
  });

  it('gets its rules for every choice when it is built, and fails on rules that nobody wrote', () => {
    const named = (file: string, field: string) =>
      new Set(valuesIn(withChoices(read(file))).flatMap(([name, value]) => (name === field ? [value] : [])));
    expect(named('src/styles/answers.css', 'data-pick')).toEqual(new Set(Object.keys(picks)));
    expect(named('src/styles/answers.css', 'data-for')).toEqual(new Set(positions));
    expect(named('src/styles/compare.css', 'data-p')).toEqual(new Set(positions));
    expect(() => withChoices('/* choices: nobody */')).toThrow();
  });
});
