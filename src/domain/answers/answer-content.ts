// What content/answers holds: per question the facts of each position, and the words, with what is equal written once.
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';
import { LegalBasis, Source } from './source.ts';

/** Legal positions, not passports; always in this order. `unsure`: papers taken, or not known. */
export const positions = ['dutch', 'eu', 'permit', 'asylum', 'no_stay', 'unsure', 'minor'] as const;
export type Position = (typeof positions)[number];

/** With and without a right of residence: only where an answer for EU nationals hangs on it. */
export const residences = ['with', 'without'] as const;
export type Residence = (typeof residences)[number];

/** What an answer can be; "yes" is always good for the person. */
export const verdicts = ['yes', 'yes-if', 'partly', 'depends', 'unknown', 'no'] as const;
export type Verdict = (typeof verdicts)[number];

/** What questions are about, always in this order. */
export const themes = ['place', 'health', 'telling', 'case', 'family', 'stay', 'money', 'work'] as const;
export type Theme = (typeof themes)[number];

export const Confidence = z.enum(['high', 'medium', 'low']);

const cell = {
  answer: z.enum(verdicts),
  /** How many conditions the answer has: no language may have more or fewer. */
  conditions: z.number(),
  /** Record of the directory: whom to call. */
  call: z.string(),
  confidence: Confidence,
  /** Authorities that the answer names, by their slug in content/authorities. */
  authorities: z.array(z.string()),
};
const CellFacts = z.strictObject(cell);
export type CellFacts = z.infer<typeof CellFacts>;
const EuFacts = z.strictObject({ ...cell, variants: z.optional(z.strictObject({ with: CellFacts, without: CellFacts })) });

/** `content/answers/facts/<slug>.yml`. A provision has its law and sources in content/rights/facts; only what is newer stands here. */
export const AnswerFacts = z.strictObject({
  fact_id: z.string(),
  kind: z.enum(['provision', 'topic']),
  theme: z.enum(themes),
  order: z.number(),
  checked_on: DayText,
  lawyer_checked_on: z.nullable(DayText),
  confidence: Confidence,
  /** True while too little is known to show it to the public. */
  withhold: z.optional(z.literal(true)),
  positions: z.strictObject({
    dutch: CellFacts,
    eu: EuFacts,
    permit: CellFacts,
    asylum: CellFacts,
    no_stay: CellFacts,
    unsure: CellFacts,
    minor: CellFacts,
  }),
  legal_basis: z.optional(z.array(LegalBasis)),
  sources: z.optional(z.array(Source)),
});
export type AnswerFacts = z.infer<typeof AnswerFacts>;

const text = z.string().check(z.minLength(1));
const said = {
  sentence: z.optional(text),
  if: z.optional(z.array(text)),
  how_long: z.optional(text),
  who_decides: z.optional(text),
  first_step: z.optional(text),
  hears: z.optional(text),
};
const Said = z.strictObject(said);
export type Said = z.infer<typeof Said>;

/**
 * `content/answers/<locale>/<slug>.yml`. A position falls back on `all`, a variant on its position; but a no has no `how_long` of others,
 * unless all answers are a no.
 */
export const AnswerWords = z.strictObject({
  translates: z.optional(z.string()),
  /** Neutral title of a topic; a provision has the title of its right. */
  title: z.optional(text),
  question: text,
  /** Why it is held back. */
  why: z.optional(text),
  all: Said,
  positions: z.strictObject({
    dutch: Said,
    eu: z.strictObject({ ...said, variants: z.optional(z.strictObject({ with: Said, without: Said })) }),
    permit: Said,
    asylum: Said,
    no_stay: Said,
    unsure: Said,
    minor: Said,
  }),
});
export type AnswerWords = z.infer<typeof AnswerWords>;
