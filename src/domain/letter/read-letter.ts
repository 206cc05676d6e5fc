// An opened letter is read strictly: known fields, known answers, nothing longer than a form allows, no character that turns text around.
import { isBySelf, isInPlace, LETTER_MAX, PersonLetter, type LetterAt, ReferralLetter } from './letter.ts';
import { cleanText } from './clean-text.ts';
import { type Question, questions } from './referral.ts';

/** Longest line of a letter that is no text of the person: a key, an id, a secret. */
const NAME_MAX = 200;
/** Deepest nesting of what may be inside a letter, and most values in it: a known letter has less than half of either. */
const DEPTH_MAX = 8;
const VALUES_MAX = 2000;
/** Overrides of direction and characters of no width; joiners stay, which Persian and emoji need. */
const hidden = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/g;

/** Lines with a way to reach somebody. What turns their direction turns a number too: it stays, and the screen tells and undoes it. */
const ways: readonly string[] = ['contact_at', 'their_contact'];

/** Text as a screen may show it. */
export const shownText = (text: string, max: number): string => cleanText(text.slice(0, max)).replace(hidden, '');

/** True for a value that is small enough to be looked at; found without recursion, whatever somebody nested. */
export function isModest(content: unknown): boolean {
  const waiting: [unknown, number][] = [[content, 0]];
  for (let seen = 0; waiting.length > 0; seen += 1) {
    const [value, depth] = waiting.pop() as [unknown, number];
    if (depth > DEPTH_MAX || seen > VALUES_MAX) return false;
    if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) waiting.push([each, depth + 1]);
  }
  return true;
}

/**
 * What an opened letter is, checked against the row it came in: a letter moved to another box, or not signed by its keys, is no
 * letter. The signature was checked on the words as they were sealed; what is rebuilt here keeps them in its proof.
 */
export function letterIn(content: unknown, expected: LetterAt): ReferralLetter | PersonLetter | null {
  if (!isModest(content)) return null;
  const first = ReferralLetter.safeParse(content);
  const read = first.success ? first : PersonLetter.safeParse(content);
  if (!read.success || !isInPlace(read.data, expected)) return null;
  if (!isBySelf(read.data, expected.mailbox) || read.data.recipient.length > NAME_MAX) return null;
  if (read.data.kind === 'letter') return { ...read.data, text: shownText(read.data.text, LETTER_MAX) };
  return { ...read.data, answers: answersIn(read.data.answers) };
}

/** The answers of a first letter: by the names of the questions alone, each in the shape that its question has. */
function answersIn(answers: ReferralLetter['answers']): ReferralLetter['answers'] {
  const known = (questions as readonly Question[]).flatMap((each): [string, string | string[]][] => {
    const value = Object.hasOwn(answers, each.name) ? answers[each.name] : undefined;
    const read = value === undefined ? null : answerIn(each, value);
    return read === null ? [] : [[each.name, read]];
  });
  return Object.fromEntries(known);
}

function answerIn(each: Question, value: string | string[]): string | string[] | null {
  if ('max' in each && ways.includes(each.name)) return typeof value === 'string' && value !== '' ? value.slice(0, each.max) : null;
  if ('max' in each) return typeof value === 'string' && value !== '' ? shownText(value, each.max) : null;
  const chosen = each.options.filter((option) => [value].flat().includes(option));
  if (chosen.length === 0) return null;
  return Array.isArray(value) ? chosen : (chosen[0] ?? null);
}
