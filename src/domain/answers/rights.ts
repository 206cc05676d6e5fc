// A right: its facts (law, sources, dates) and its words, in the same order for every group.
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';
import type { Publish } from '../site/site.ts';
import { LegalBasis, Source } from './source.ts';

/** The three groups the law tells apart, always in this order (X12). */
export const groups = ['dutch', 'eu', 'third'] as const;
export type Group = (typeof groups)[number];

/** Kinds of stay within the third group, always in this order. */
export const stays = ['no_stay', 'stay', 'asylum'] as const;

/** What a page tells about each group, always in this order. */
export const fields = ['now', 'decides', 'long', 'conditions', 'gap'] as const;

/** Circumstances besides the passport that can change a right, with their values, always in this order. */
export const circumstances = {
  forms: ['sexual', 'labour', 'criminal', 'other'],
  ages: ['minor', 'turning_18', 'adult'],
  company: ['alone', 'couple', 'family', 'group'],
  police: ['with', 'without'],
} as const;
export type Circumstance = keyof typeof circumstances;

const Rating = z.enum(['full', 'conditional', 'partial', 'limited', 'not-applicable', 'unknown']);

/** `content/rights/facts/<slug>.yml`. */
export const RightFacts = z.object({
  fact_id: z.string(),
  order: z.number(),
  checked_on: DayText,
  lawyer_checked_on: z.nullable(DayText),
  confidence: z.enum(['high', 'medium', 'low']),
  confidence_reason: z.string(),
  report_needed: z.enum(['yes', 'no', 'partly', 'unknown']),
  ratings: z.object({ dutch: Rating, eu: Rating, third: Rating }),
  /** None only where the confidence is low: then nothing is shown as a right. */
  legal_basis: z.array(LegalBasis),
  sources: z.array(Source).check(z.minLength(1)),
});
export type RightFacts = z.infer<typeof RightFacts>;

const GroupWords = z.object({
  now: z.string(),
  decides: z.string(),
  long: z.string(),
  conditions: z.optional(z.string()),
  gap: z.optional(z.string()),
  variants: z.optional(z.object({ no_stay: z.string(), stay: z.string(), asylum: z.string() })),
});
export type GroupWords = z.infer<typeof GroupWords>;

const sentence = z.optional(z.string());

/** What is stated to be different in a circumstance; what is absent was not found, which is not "the same". */
export const Differences = z.strictObject({
  forms: z.optional(z.strictObject({ sexual: sentence, labour: sentence, criminal: sentence, other: sentence })),
  ages: z.optional(z.strictObject({ minor: sentence, turning_18: sentence, adult: sentence })),
  company: z.optional(z.strictObject({ alone: sentence, couple: sentence, family: sentence, group: sentence })),
  police: z.optional(z.strictObject({ with: sentence, without: sentence })),
});
export type Differences = z.infer<typeof Differences>;

/**
 * Front matter of `content/rights/<locale>/<slug>.md`; its body is how it should be, never law.
 * A right of low confidence has no groups, only `uncertain`: what is not known, and whom to ask.
 */
export const RightWords = z.object({
  title: z.string(),
  official: z.string(),
  question: z.string(),
  short: z.string(),
  report: z.string(),
  translates: z.optional(z.string()),
  groups: z.optional(z.object({ dutch: GroupWords, eu: GroupWords, third: GroupWords })),
  uncertain: z.optional(z.string()),
  differs: z.optional(Differences),
  /** Changes of the law that were pending or recent on a day; the outcome may not have been checked. */
  notes: z.optional(z.array(z.object({ date: z.string().check(z.regex(/^\d{4}(-\d{2}){0,2}$/)), text: z.string() }))),
});
export type RightWords = z.infer<typeof RightWords>;

/** The differences as a list: circumstance, value and sentence, in the fixed order. */
export function listDifferences(differs: Differences | undefined): { circumstance: Circumstance; value: string; text: string }[] {
  return Object.entries(circumstances).flatMap(([circumstance, values]) => {
    const sentences: Record<string, string | undefined> = differs?.[circumstance as Circumstance] ?? {};
    return values.flatMap((value) => {
      const text = sentences[value];
      return text === undefined ? [] : [{ circumstance: circumstance as Circumstance, value, text }];
    });
  });
}

const ranks: Partial<Record<RightFacts['ratings'][Group], number>> = { full: 3, conditional: 2, partial: 1, limited: 0 };

/** True where a group gets less, or less surely, than somebody else: the cell that must name its gap. */
export function hasLess(facts: RightFacts, group: Group): boolean {
  const own = ranks[facts.ratings[group]];
  return own !== undefined && groups.some((other) => (ranks[facts.ratings[other]] ?? own) > own);
}

/** A right may be shown when everything is shown, or once a Dutch lawyer checked it and it is not thin. */
export const mayPublishRight = (facts: RightFacts, publish: Publish): boolean =>
  publish === 'all' || (facts.lawyer_checked_on !== null && facts.confidence !== 'low');

/** JSON Schema (2020-12) of the open data file of rights. */
export const rightsSchema = (): object =>
  z.toJSONSchema(
    z.object({
      licence: z.string(),
      advice: z.literal(false),
      languages: z.array(z.string()),
      rights: z.array(z.object({ slug: z.string(), facts: RightFacts, words: z.record(z.string(), RightWords) })),
    }),
  );
