// An answer is whole or absent: its sentence never leaves this file without its conditions, in no form (H15).
import {
  type AnswerFacts,
  type AnswerWords,
  type CellFacts,
  type Position,
  positions,
  type Residence,
  residences,
  type Said,
  type Verdict,
} from './answer-content.ts';

/** Every part of an answer, in the order in which it is told. */
interface Whole {
  sentence: string;
  conditions: readonly string[];
  /** Null where a no has none: how long others get something is no part of it. */
  how_long: string | null;
  who_decides: string;
  first_step: string;
  hears: string;
  verdict: Verdict;
  confidence: CellFacts['confidence'];
}
export const asides = ['how_long', 'who_decides', 'first_step', 'hears'] as const;

/** One answer. What a line may show stands here; the words come out only whole, through the forms below. */
export interface Answer {
  readonly slug: string;
  readonly position: Position;
  readonly residence: Residence | null;
  /** The sign of a line. A plain yes that has conditions is shown as `yes-if`. */
  readonly sign: Verdict;
  readonly doubt: boolean;
  readonly call: string;
  readonly authorities: readonly string[];
}
/** Words that a form puts around the parts, in the language of the answer. */
export type Labels = Record<'conditions' | (typeof asides)[number], string>;

const words = new WeakMap<Answer, Whole>();
const wholeOf = (answer: Answer): Whole => {
  const whole = words.get(answer);
  if (!whole) throw new Error(`${answer.slug} is not an answer that was made whole`);
  return whole;
};

/** Name of an answer on its page: `dutch`, `eu`, `eu-with`. */
export const anchorOf = ({ position, residence }: Pick<Answer, 'position' | 'residence'>): string =>
  residence ? `${position}-${residence}` : position;

/** Whether every answer to a question is a no: what is said for all of them is then said of the no. */
const isAlwaysNo = ({ positions: told }: AnswerFacts): boolean => positions.every((position) => told[position].answer === 'no');

function fill(place: string, question: AnswerFacts, facts: CellFacts, ...said: (Said | undefined)[]): Whole {
  const find = <K extends keyof Said>(key: K): NonNullable<Said[K]> => {
    const found = said.find((each) => each?.[key] !== undefined)?.[key];
    if (found === undefined || found === null) throw new Error(`${place} has no “${key}”: write it there or under “all”`);
    return found as NonNullable<Said[K]>;
  };
  const conditions = find('if');
  if (conditions.length !== facts.conditions) {
    throw new Error(
      `${place} has ${conditions.length} conditions where the facts have ${facts.conditions}: one for one, none merged or dropped`,
    );
  }
  const isOwnOnly = facts.answer === 'no' && !isAlwaysNo(question);
  const how_long = isOwnOnly ? (said[0]?.how_long ?? null) : find('how_long');
  const [who_decides, first_step, hears] = [find('who_decides'), find('first_step'), find('hears')];
  return {
    sentence: find('sentence'),
    conditions,
    how_long,
    who_decides,
    first_step,
    hears,
    verdict: facts.answer,
    confidence: facts.confidence,
  };
}

function make(slug: string, position: Position, residence: Residence | null, facts: CellFacts, whole: Whole): Answer {
  const sign = facts.answer === 'yes' && facts.conditions > 0 ? 'yes-if' : facts.answer;
  const { call, authorities, confidence } = facts;
  const answer: Answer = Object.freeze({ slug, position, residence, sign, doubt: confidence === 'low', call, authorities });
  words.set(answer, whole);
  return answer;
}

/** All answers to one question, in the order of the positions. Throws, naming the place, when a part is missing. */
export function answersTo(slug: string, facts: AnswerFacts, told: AnswerWords): Answer[] {
  return positions.flatMap((position) => {
    const [known, own] = [facts.positions[position], told.positions[position]];
    const first = make(slug, position, null, known, fill(`answer ${slug}, ${position}`, facts, known, own, told.all));
    const { variants } = facts.positions.eu;
    if (position !== 'eu' || !variants) return [first];
    const split = residences.map((residence) => {
      const place = `answer ${slug}, eu ${residence}`;
      return make(
        slug,
        position,
        residence,
        variants[residence],
        fill(place, facts, variants[residence], told.positions.eu.variants?.[residence], told.positions.eu, told.all),
      );
    });
    return [first, ...split];
  });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The whole answer for a page. `dial` turns numbers and names into links, part by part in the order of reading. */
export function answerHtml(answer: Answer, labels: Labels, dial: (html: string) => string): string {
  const whole = wholeOf(answer);
  const said = (text: string) => dial(escaped(text));
  const sentence = said(whole.sentence);
  const conditions = whole.conditions.map((each) => `<li>${said(each)}</li>`).join('');
  const claim = `<p><strong>${sentence}</strong></p>${conditions && `<p>${escaped(labels.conditions)}</p><ul>${conditions}</ul>`}`;
  const facts = asides.map((each) => (whole[each] === null ? '' : `<dt>${escaped(labels[each])}</dt><dd>${said(whole[each])}</dd>`));
  return `<div data-answer>${claim}</div><dl class="vl-facts">${facts.join('')}</dl>`;
}

/** The claim with its conditions and the first step: what fits on a sheet with other answers. */
export function answerBrief(answer: Answer, labels: Labels, dial: (html: string) => string): string {
  const whole = wholeOf(answer);
  const said = (text: string) => dial(escaped(text));
  const sentence = said(whole.sentence);
  const conditions = whole.conditions.map((each) => `<li>${said(each)}</li>`).join('');
  return `<div data-answer><p>${sentence}</p>${conditions && `<ul>${conditions}</ul>`}</div><p><strong>${escaped(labels.first_step)}:</strong> ${said(whole.first_step)}</p>`;
}

/** Whether a brief answer names something in a text. */
export function briefSays(answer: Answer, matches: (text: string) => boolean): boolean {
  const { sentence, conditions, first_step } = wholeOf(answer);
  return [sentence, ...conditions, first_step].some(matches);
}

/** The whole answer as open data; an `object`, so that no view can take a part out of it. */
export function answerData(answer: Answer): object {
  const { position, residence, call, authorities } = answer;
  const { verdict, confidence, ...whole } = wholeOf(answer);
  return {
    position,
    ...(residence && { right_of_residence: residence === 'with' }),
    answer: verdict,
    ...whole,
    call,
    authorities,
    confidence,
  };
}
