// A word of one's own beside the number: the published rules that make every way of writing it the same word.
import { latinDigits } from '../areas/place-name.ts';

/** Accents, vowel signs and variation marks of Latin, Greek, Cyrillic, Hebrew and Arabic; not the vowels of Indian and Thai script. */
const MARKS =
  /[\u0300-\u036f]|[\u0483-\u0489]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f]/g;

/** Letters that are written one for another, or of which one part is an accent to many; after capitals and accents are gone. */
const letters: Record<string, string> = {
  ...{ ł: 'l', đ: 'd', ð: 'd', ø: 'o', ħ: 'h', ŧ: 't', þ: 'th', æ: 'ae', œ: 'oe', ς: 'σ' },
  ...{ ك: 'ک', ڪ: 'ک', ي: 'ی', ى: 'ی', ې: 'ی', ے: 'ی', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه', ٱ: 'ا' },
};

/** The rule of today. Only letters, digits and pictures count; capitals, accents, blanks and signs do not. */
function secondRule(word: string): string {
  const plain = word.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().normalize('NFKD').replace(MARKS, '');
  const same = plain.replace(/./gu, (letter) => letters[letter] ?? letter);
  return latinDigits(same.replace(/[\u02b0-\u02ff\u0640]/g, '').replace(/[^\p{L}\p{M}\p{N}\p{So}]/gu, '')).normalize('NFC');
}

/** The first rule: capitals and blanks. Letter boxes were made with it, so it never changes. */
const firstRule = (word: string): string => word.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * The forms of a word, newest rule first. A new letter box takes the first; opening one tries each in turn, so that no
 * change of the rules shuts a box. Never change a rule that a box was made with: put a new one in front. No word, no form.
 */
export function formsOf(word: string): string[] {
  return [...new Set([secondRule(word), firstRule(word)])].filter((form) => form !== '');
}
