// The self-referral: its questions, none of them required, and how answers are read, capped and checked.

/** Free words: at most this many UTF-16 units. */
export const WORDS_MAX = 4000;

/** A question. `one` is a choice of one, `many` of several, `text` a short line, `words` free words. */
export type Question =
  | { name: string; kind: 'one' | 'many'; options: readonly string[] }
  | { name: string; kind: 'text' | 'words'; max: number };

const languages = 'nl en pl es ro bg uk ar hu fr pt ru tl id zh-Hans vi ti fa tr so pcm lg sk lt sq hi pap other'.split(' ');

/** The questions in the order of the form; each may be skipped. Names are stored in letters: never rename one. */
export const questions = [
  { name: 'need', kind: 'one', options: ['tonight', 'soon', 'talk', 'doctor', 'lawyer', 'pay', 'unknown'] },
  { name: 'danger', kind: 'one', options: ['yes', 'no', 'unknown'] },
  { name: 'place', kind: 'text', max: 80 },
  { name: 'language', kind: 'one', options: languages },
  { name: 'reading', kind: 'many', options: ['little', 'talk'] },
  { name: 'interpreter', kind: 'text', max: 120 },
  { name: 'company', kind: 'many', options: ['alone', 'partner', 'children', 'group'] },
  { name: 'count', kind: 'text', max: 20 },
  { name: 'gender', kind: 'one', options: ['woman', 'man', 'other', 'unsaid'] },
  { name: 'age', kind: 'one', options: ['under-18', '18-22', '23-plus', 'unsaid'] },
  { name: 'mind', kind: 'many', options: ['health', 'pregnancy', 'medicine', 'addiction', 'disability', 'pet', 'fear'] },
  { name: 'mind_more', kind: 'text', max: 200 },
  { name: 'contact', kind: 'one', options: ['return', 'phone', 'mail', 'person', 'none'] },
  { name: 'contact_at', kind: 'text', max: 120 },
  { name: 'when', kind: 'text', max: 200 },
  { name: 'avoid', kind: 'many', options: ['no-message', 'no-text', 'wrong-number', 'no-name'] },
  { name: 'avoid_more', kind: 'text', max: 200 },
  { name: 'share', kind: 'many', options: ['shelter', 'lawyer', 'count', 'police'] },
  { name: 'deputy', kind: 'one', options: ['yes', 'no'] },
  { name: 'words', kind: 'words', max: WORDS_MAX },
] as const satisfies readonly Question[];

export type QuestionName = (typeof questions)[number]['name'];

/** The answers, in the order of the questions; what was skipped is absent. */
export type Referral = Partial<Record<QuestionName, string | string[]>>;

/** Why an answer was not taken. `max` is the cap in characters. */
export interface Refusal {
  name: QuestionName;
  code: 'too-long' | 'unknown-option';
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

/** Reads answers from form fields (name, value pairs). Fields that are no question are ignored. */
export function readReferral(fields: Iterable<[string, string]>): ReadReferral {
  const given = new Map<string, string[]>();
  for (const [name, value] of fields) given.set(name, [...(given.get(name) ?? []), cleanText(value)]);
  const read: ReadReferral = { referral: {}, refusals: [] };
  for (const each of questions) readAnswer(each, given.get(each.name) ?? [], read);
  return read;
}

function readAnswer(each: (typeof questions)[number], given: string[], read: ReadReferral): void {
  const values = given.filter((value) => value !== '');
  const [first] = values;
  if (first === undefined) return;
  if (each.kind === 'text' || each.kind === 'words') {
    read.referral[each.name] = first;
    if (first.length > each.max) read.refusals.push({ name: each.name, code: 'too-long', max: each.max });
    return;
  }
  const known = (each.options as readonly string[]).filter((option) => values.includes(option));
  if (known.length < new Set(values).size) read.refusals.push({ name: each.name, code: 'unknown-option' });
  const [only] = known;
  if (only !== undefined) read.referral[each.name] = each.kind === 'one' ? only : known;
}

/**
 * Text as it is kept: line ends as `\n`, no control characters (they would swell sixfold in JSON),
 * no half surrogates, no blanks at either end.
 */
export function cleanText(text: string): string {
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(text));
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** "Tonight" or danger: never waits in the slow queue (H2). */
export const isUrgent = (referral: Referral): boolean => referral.need === 'tonight' || referral.danger === 'yes';

/** A phone number without a time to call is kept as "do not call": a call at the wrong hour can hurt. */
export const mayNotCall = (referral: Referral): boolean => referral.contact === 'phone' && !referral.when;

/** One text for the same answers, whatever order they came in: what a letter's id is made from. */
export function canonicalReferral(referral: Referral): string {
  return JSON.stringify(questions.flatMap(({ name }) => (referral[name] === undefined ? [] : [[name, referral[name]]])));
}
