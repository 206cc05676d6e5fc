// The shape of the open data of answers: each answer whole, with its conditions, or not there.
import * as z from 'zod/mini';
import { AnswerFacts, positions, verdicts } from '../answers/answer-content.ts';

/** Changes when a field changes its name or meaning. */
export const ANSWERS_VERSION = 2;

/** One whole answer in open data. */
export const AnswerData = z.strictObject({
  position: z.enum(positions),
  right_of_residence: z.optional(z.boolean()),
  answer: z.enum(verdicts),
  sentence: z.string(),
  conditions: z.array(z.string()),
  how_long: z.nullable(z.string()),
  who_decides: z.string(),
  first_step: z.string(),
  hears: z.string(),
  call: z.string(),
  authorities: z.array(z.string()),
  confidence: z.enum(['high', 'medium', 'low']),
});

export const AnswersData = z.strictObject({
  version: z.literal(ANSWERS_VERSION),
  licence: z.string(),
  advice: z.literal(false),
  languages: z.array(z.string()),
  questions: z.array(
    z.strictObject({
      slug: z.string(),
      facts: AnswerFacts,
      words: z.record(
        z.string(),
        z.strictObject({ question: z.string(), answers: z.array(AnswerData).check(z.minLength(positions.length)) }),
      ),
    }),
  ),
});

/** JSON Schema (2020-12) of `/data/answers.json`. */
export const answersSchema = (): object => z.toJSONSchema(AnswersData);
