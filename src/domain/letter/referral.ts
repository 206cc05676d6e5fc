// The first letter: its questions, none of them required, for three ways in; and how answers are read, capped and checked.
import { cleanText } from './clean-text.ts';
import { forbidsCalls } from './safe-contact.ts';
import { type Way, ways, wayOf } from './way.ts';

/** Free words: at most this many UTF-16 units. */
export const WORDS_MAX = 4000;

/**
 * Parts of the form. `first` is asked openly, `before` stands in what is said before writing, `contact` and `reach` are the way
 * back; all others are closed until somebody wants to tell more.
 */
export const parts = ['first', 'before', 'contact', 'reach', 'language', 'seen', 'agreed', 'you', 'mind', 'share', 'earlier'] as const;
export type Part = (typeof parts)[number];

/**
 * A question. `one` is a choice of one, `pick` the same from a long list, `time` a clock time, `many` a choice of several,
 * `text` a short line, `words` free words. `reworded`: the ways for which it asks about somebody else (`ask.<name>.other`).
 */
export type Question = { name: string; part: Part; ways: readonly Way[]; reworded?: readonly Way[]; hint?: true } & (
  | { kind: 'one' | 'pick' | 'time' | 'many'; options: readonly string[] }
  | { kind: 'text' | 'words'; max: number }
);

const languages = 'nl en pl es ro bg uk ar hu fr pt ru tl id zh-Hans vi ti fa tr so pcm lg sk lt sq hi pap other'.split(' ');
const hours = Array.from({ length: 16 }, (_, index) => `${String(index + 7).padStart(2, '0')}:00`);
const [all, self, near, work] = [ways, ['self'], ['near'], ['professional']] as const;
const other = ['near', 'professional'] as const;
const care = ['self', 'professional'] as const;

/** The questions in the order of the form; each may be skipped. Names are stored in letters: never rename one. */
export const questions = [
  { name: 'way', part: 'before', ways: all, kind: 'one', options: ways },
  {
    name: 'need',
    part: 'first',
    ways: care,
    reworded: work,
    kind: 'one',
    options: ['tonight', 'soon', 'talk', 'doctor', 'lawyer', 'pay', 'unknown'],
  },
  { name: 'danger', part: 'first', ways: all, reworded: other, kind: 'one', options: ['yes', 'no', 'unknown'] },
  { name: 'deputy', part: 'before', ways: all, kind: 'one', options: ['yes', 'no'] },
  { name: 'place', part: 'first', ways: all, hint: true, kind: 'text', max: 80 },
  { name: 'language', part: 'language', ways: all, reworded: work, kind: 'pick', options: languages },
  { name: 'reading', part: 'language', ways: self, kind: 'many', options: ['little', 'talk'] },
  { name: 'seen_at', part: 'seen', ways: near, hint: true, kind: 'text', max: 200 },
  { name: 'since', part: 'seen', ways: near, kind: 'one', options: ['today', 'days', 'weeks', 'months', 'longer', 'unknown'] },
  { name: 'seen', part: 'first', ways: near, hint: true, kind: 'words', max: WORDS_MAX },
  { name: 'work', part: 'agreed', ways: work, kind: 'one', options: ['care', 'school', 'municipality', 'house', 'lawyer', 'other'] },
  { name: 'agreed', part: 'first', ways: other, kind: 'one', options: ['yes', 'no'] },
  { name: 'agreed_to', part: 'agreed', ways: work, hint: true, kind: 'many', options: ['contact', 'shelter', 'lawyer', 'count', 'police'] },
  { name: 'their_contact', part: 'agreed', ways: other, hint: true, kind: 'text', max: 200 },
  { name: 'company', part: 'you', ways: care, reworded: work, kind: 'many', options: ['alone', 'partner', 'children', 'group'] },
  { name: 'count', part: 'you', ways: care, reworded: work, hint: true, kind: 'text', max: 20 },
  { name: 'gender', part: 'you', ways: care, reworded: work, kind: 'one', options: ['woman', 'man', 'other', 'unsaid'] },
  { name: 'age', part: 'you', ways: all, reworded: work, kind: 'one', options: ['under-18', '18-22', '23-plus', 'unsaid'] },
  {
    name: 'mind',
    part: 'mind',
    ways: care,
    kind: 'many',
    options: ['health', 'pregnancy', 'medicine', 'addiction', 'disability', 'pet', 'fear'],
  },
  { name: 'mind_more', part: 'mind', ways: care, hint: true, kind: 'text', max: 200 },
  { name: 'contact', part: 'contact', ways: all, kind: 'one', options: ['return', 'phone', 'mail', 'person', 'none'] },
  { name: 'contact_at', part: 'reach', ways: all, hint: true, kind: 'text', max: 120 },
  { name: 'days', part: 'reach', ways: all, hint: true, kind: 'many', options: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'any'] },
  { name: 'from', part: 'reach', ways: all, kind: 'time', options: hours.slice(0, -1) },
  { name: 'to', part: 'reach', ways: all, kind: 'time', options: hours.slice(1) },
  { name: 'avoid', part: 'reach', ways: all, kind: 'many', options: ['no-message', 'no-text', 'no-name'] },
  { name: 'if_other', part: 'reach', ways: all, kind: 'one', options: ['hang-up', 'wrong-number', 'later'] },
  { name: 'ask_for', part: 'reach', ways: all, hint: true, kind: 'text', max: 60 },
  { name: 'avoid_more', part: 'reach', ways: all, kind: 'text', max: 120 },
  { name: 'interpreter', part: 'language', ways: care, reworded: work, kind: 'many', options: ['yes', 'phone', 'woman', 'man', 'no'] },
  { name: 'interpreter_not', part: 'language', ways: care, hint: true, kind: 'text', max: 120 },
  { name: 'share', part: 'share', ways: self, hint: true, kind: 'many', options: ['shelter', 'lawyer', 'count', 'police'] },
  { name: 'earlier', part: 'earlier', ways: all, hint: true, kind: 'one', options: ['join', 'apart', 'no'] },
  { name: 'earlier_about', part: 'earlier', ways: all, hint: true, kind: 'text', max: 120 },
  { name: 'words', part: 'first', ways: care, hint: true, kind: 'words', max: WORDS_MAX },
] as const satisfies readonly Question[];

export type QuestionName = (typeof questions)[number]['name'];

/** The answers, in the order of the questions; what was skipped is absent. Without `way` a person writes for themselves. */
export type Referral = Partial<Record<QuestionName, string | string[]>>;

/** Why an answer was not taken. `max` is the cap in characters. */
export interface Refusal {
  name: QuestionName;
  code: 'too-long' | 'unknown-option' | 'not-agreed' | 'window';
  max?: number;
}

/** Answers as read, with refusals; when there are refusals nothing may be stored. */
export interface ReadReferral {
  referral: Referral;
  refusals: Refusal[];
}

/** The question with a name. Throws on a name that is not one. */
export function question(name: QuestionName): Question {
  const found = questions.find((each) => each.name === name);
  if (!found) throw new Error('no such question');
  return found;
}

/** The questions of one part of the form, for one way in. */
export const questionsFor = (way: Way, part: Part): Question[] =>
  (questions as readonly Question[]).filter((each) => each.part === part && each.ways.includes(way));

/** The parts that stay closed until somebody wants to tell more, for one way in. */
export const moreParts = (way: Way): Part[] => parts.slice(parts.indexOf('language')).filter((part) => questionsFor(way, part).length > 0);

/** The key of a question's own sentence: the same question can ask about the writer or about somebody else. */
export const askKey = ({ name, reworded }: Question, way: Way): string => (reworded?.includes(way) ? `ask.${name}.other` : `ask.${name}`);

/** Reads answers from form fields (name, value pairs). Fields that are no question of this way in are ignored. */
export function readReferral(fields: Iterable<[string, string]>): ReadReferral {
  const given = new Map<string, string[]>();
  for (const [name, value] of fields) given.set(name, [...(given.get(name) ?? []), cleanText(value)]);
  const way = wayOf(given.get('way')?.at(-1));
  const read: ReadReferral = { referral: {}, refusals: [] };
  for (const each of questions as readonly Question[]) if (each.ways.includes(way)) readAnswer(each, given.get(each.name) ?? [], read);
  const { agreed, their_contact, from, to } = read.referral;
  if (their_contact !== undefined && agreed !== 'yes') read.refusals.push({ name: 'their_contact', code: 'not-agreed' });
  if (typeof from === 'string' && typeof to === 'string' && to <= from) read.refusals.push({ name: 'to', code: 'window' });
  return read;
}

function readAnswer(each: Question, given: string[], read: ReadReferral): void {
  const name = each.name as QuestionName;
  const values = given.filter((value) => value !== '');
  const [first] = values;
  if (first === undefined) return;
  if ('max' in each) {
    read.referral[name] = first;
    if (first.length > each.max) read.refusals.push({ name, code: 'too-long', max: each.max });
    return;
  }
  const known = each.options.filter((option) => values.includes(option));
  if (known.length < new Set(values).size) read.refusals.push({ name, code: 'unknown-option' });
  const [only] = known;
  if (only !== undefined) read.referral[name] = each.kind === 'many' ? known : only;
}

/** "Tonight" or danger: never waits in the slow queue (H2). */
export const isUrgent = (referral: Referral): boolean => referral.need === 'tonight' || referral.danger === 'yes';

/** Whether the desk may not call, whatever number the answers hold. */
export const mayNotCall = (referral: Referral): boolean => forbidsCalls(referral);

/** True when nobody can reach the person but through the letter box: then the number is the only way back. */
export const needsNumber = (referral: Referral): boolean => referral.contact_at === undefined;

/** What an answer asks further: how to be reached on another way than the number, or which earlier letters are meant. */
export const asksFurther = (question: string, answer: string): 'reach' | 'about' | undefined => {
  if (question === 'contact' && answer !== '' && answer !== 'return') return 'reach';
  return question === 'earlier' && answer === 'join' ? 'about' : undefined;
};

/** The age band that decides which desk may read, or null when it was not told. */
export const ageOf = ({ age }: Referral): string | null => (typeof age === 'string' && age !== 'unsaid' ? age : null);

/** One text for the same answers, whatever order they came in: what a letter's id is made from. */
export function canonicalReferral(referral: Referral): string {
  return JSON.stringify(questions.flatMap(({ name }) => (referral[name] === undefined ? [] : [[name, referral[name]]])));
}
