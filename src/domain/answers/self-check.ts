// Situations people tell about: fifteen questions, none required, no score and no verdict.

import type { Position } from './answer-content.ts';

/** How many questions there are; their words are `check.1` … `check.15`. */
export const CHECK_QUESTIONS = 15;

/** The answers to each, always in this order. */
export const checkAnswers = ['yes', 'no', 'sometimes', 'unsaid'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** Answers after which 112 stands first: cannot leave, is threatened, is afraid of saying no. */
export const dangerAnswers: readonly { question: number; answer: CheckAnswer }[] = [
  { question: 1, answer: 'no' },
  { question: 1, answer: 'sometimes' },
  { question: 10, answer: 'yes' },
  { question: 10, answer: 'sometimes' },
  { question: 14, answer: 'yes' },
  { question: 14, answer: 'sometimes' },
];

export const isDanger = (question: number, answer: CheckAnswer): boolean =>
  dangerAnswers.some((each) => each.question === question && each.answer === answer);

/** Whether an answer shows the whole answer that fits its question: what tells, and sometimes. */
export const tells = (question: number, answer: CheckAnswer): boolean => answer === 'sometimes' || answer === fits[question]?.on;

/** The question whose whole answer fits when somebody says yes or sometimes; where it is a no that tells, `no`. */
export const fits: Record<number, { slug: string; on: 'yes' | 'no'; position: Position }> = {
  1: { slug: 'now', on: 'no', position: 'unsure' },
  2: { slug: 'new-passport', on: 'yes', position: 'unsure' },
  3: { slug: 'hourly-pay', on: 'yes', position: 'unsure' },
  4: { slug: 'wages', on: 'yes', position: 'unsure' },
  5: { slug: 'job-fee', on: 'yes', position: 'unsure' },
  6: { slug: 'room', on: 'yes', position: 'unsure' },
  7: { slug: 'hourly-pay', on: 'yes', position: 'unsure' },
  8: { slug: 'not-blamed', on: 'yes', position: 'unsure' },
  9: { slug: 'first-days', on: 'yes', position: 'unsure' },
  10: { slug: 'privacy', on: 'yes', position: 'unsure' },
  11: { slug: 'not-sent-away', on: 'yes', position: 'unsure' },
  12: { slug: 'only-asking', on: 'no', position: 'unsure' },
  13: { slug: 'safe-place', on: 'yes', position: 'unsure' },
  14: { slug: 'without-name', on: 'yes', position: 'unsure' },
  15: { slug: 'children', on: 'yes', position: 'minor' },
};

/** Three whole answers that stand below the questions, whatever was answered: a place, a talk, a lawyer. */
export const always = ['now', 'only-asking', 'lawyer'] as const;
