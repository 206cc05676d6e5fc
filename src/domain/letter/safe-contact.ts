// Safe contact: whether, on which days and between which hours a person may be called, read from the answers of a first letter.

import { hasNumber } from './contact-line.ts';

/** Days as answers name them, Monday first. */
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The answers of a first letter that tell when to call; other answers do not matter here. */
export interface ContactAnswers {
  days?: string | string[] | undefined;
  from?: string | string[] | undefined;
  to?: string | string[] | undefined;
}

/** When a person may be called: weekdays (1 Monday … 7 Sunday) and minutes since midnight on the Dutch clock. */
export interface Window {
  days: number[];
  from: number;
  to: number;
}

/** The window of the answers, or null: then nobody calls. `any` among the days means every day, at every hour. */
export function windowOf({ days, from, to }: ContactAnswers): Window | null {
  const named = Array.isArray(days) ? days : [];
  if (named.includes('any')) return { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60 };
  const chosen = week.flatMap((name, index) => (named.includes(name) ? [index + 1] : []));
  if (chosen.length === 0 || typeof from !== 'string' || typeof to !== 'string' || to <= from) return null;
  return { days: chosen, from: minutesOf(from), to: minutesOf(to) };
}

/** True when the answers name days and hours to call. */
export const hasWindow = (answers: ContactAnswers): boolean => windowOf(answers) !== null;

/** True when a call at this moment of the Dutch clock is what the person allowed. */
export function mayCallAt(answers: ContactAnswers, { weekday, minutes }: { weekday: number; minutes: number }): boolean {
  const window = windowOf(answers);
  return window?.days.includes(weekday) === true && minutes >= window.from && minutes < window.to;
}

/** Minutes of the Dutch clock until a call is allowed; 0 while it is. */
export function minutesUntil({ days, from, to }: Window, { weekday, minutes }: { weekday: number; minutes: number }): number {
  const ahead = [0, 1, 2, 3, 4, 5, 6, 7].find((count) => days.includes(((weekday - 1 + count) % 7) + 1) && (count > 0 || minutes < to));
  return Math.max(0, (ahead ?? 0) * 24 * 60 + from - minutes);
}

export { hasNumber };

/** The answers that tell where somebody can be reached, the writer and the person they write for. */
export interface ReachAnswers extends ContactAnswers {
  contact?: string | string[] | undefined;
  contact_at?: string | string[] | undefined;
  their_contact?: string | string[] | undefined;
}

/**
 * A phone number without days and hours is kept as "do not call": a call at the wrong hour can hurt.
 * So is one beside "I come back with my number", which is a promise that nobody calls.
 */
export const forbidsCalls = (answers: ReachAnswers): boolean =>
  (answers.contact === 'phone' || [answers.contact_at, answers.their_contact].some(hasNumber)) &&
  (answers.contact === 'return' || !hasWindow(answers));

/** True when an answer in the letter box is read by nobody: the person said that they keep no number. */
export const keepsNoNumber = ({ contact }: ReachAnswers): boolean => contact === 'none';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
