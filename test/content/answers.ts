// Every answer as its content says it, put together by hand: what the pages are held against.
import {
  AnswerFacts,
  AnswerWords,
  type CellFacts,
  type Position,
  positions,
  type Residence,
  residences,
  type Said,
} from '#domain/answers/answer-content';
import { files, readYaml, slugOf } from './texts.ts';

export const answerSlugs = files('content/answers/facts/*.yml').map(slugOf);
export const answerFacts = (slug: string): AnswerFacts => AnswerFacts.parse(readYaml(`content/answers/facts/${slug}.yml`));
export const answerWords = (locale: string, slug: string): AnswerWords =>
  AnswerWords.parse(readYaml(`content/answers/${locale}/${slug}.yml`));

/** One answer of one question in one language. */
export interface Told {
  slug: string;
  position: Position;
  residence: Residence | null;
  cell: CellFacts;
  words: Whole;
}
type Whole = { [Part in Exclude<keyof Said, 'how_long'>]-?: NonNullable<Said[Part]> } & { how_long: string | null };

/** All answers in a language. */
export function toldIn(locale: string): Told[] {
  return answerSlugs.flatMap((slug) => {
    const [facts, words] = [answerFacts(slug), answerWords(locale, slug)];
    const someGetIt = positions.some((position) => facts.positions[position].answer !== 'no');
    /** How long others get something is no part of a no. */
    const lasting = (cell: CellFacts, own: Said | undefined, whole: Whole): Whole =>
      cell.answer === 'no' && someGetIt ? { ...whole, how_long: own?.how_long ?? null } : whole;
    return positions.flatMap((position): Told[] => {
      const own = { ...words.all, ...words.positions[position] } as Whole;
      const cell = facts.positions[position];
      const first: Told = { slug, position, residence: null, cell, words: lasting(cell, words.positions[position], own) };
      const { variants } = facts.positions.eu;
      if (position !== 'eu' || !variants) return [first];
      const split = residences.map((residence): Told => {
        const said = words.positions.eu.variants?.[residence];
        const whole = { ...own, ...said } as Whole;
        return { slug, position, residence, cell: variants[residence], words: lasting(variants[residence], said, whole) };
      });
      return [first, ...split];
    });
  });
}

/** The sign that a line shows: a plain yes with a condition is a yes, if. */
export const signOf = ({ answer, conditions }: CellFacts): CellFacts['answer'] => (answer === 'yes' && conditions > 0 ? 'yes-if' : answer);
