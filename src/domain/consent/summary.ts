// One summary of a person for somebody they said yes to: lines in the order in which CoMensha says it registers, and only those of the yes.
import * as z from 'zod/mini';
import type { Party } from './consent.ts';
import { type ReferralLetter, sharedThings } from '../letter/letter.ts';
import { Plan } from '../letter/plan.ts';
import { type Question, type QuestionName, questions } from '../letter/referral.ts';
import { attributes } from '../figures/tally.ts';

/** How much of a person a yes opens. `count` is what can be counted and leads to nobody; the others are what was asked. */
export const scopes = ['count', ...sharedThings] as const;
export type Scope = (typeof scopes)[number];

/**
 * Parts of the summary. CoMensha's own form is not public; the order follows what it writes about its registration: kinds of file
 * (https://publicaties.comensha.nl/het_beeld_van_2020/bijlage_1), who reports and the region as police units
 * (https://publicaties.comensha.nl/het_beeld_van_2024/verdieping_3), sector, country of origin, age, sex, and what the person needs
 * (https://www.comensha.nl/onze-helpdesk/registratie/). Seen on 2026-11-29.
 */
export const summaryParts = ['file', 'report', 'person', 'happened', 'shelter', 'help', 'reach', 'words'] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** CoMensha's three kinds of file: to count, to count and find a place, to count and advise. */
export const fileKinds = ['registration', 'shelter', 'advice'] as const;

/** What a desk adds, because nobody is asked for it when they write. Kept nowhere but in the summary. */
export const addedChoices = { kind: fileKinds, unit: attributes.unit, group: attributes.group, form: attributes.form } as const;
export const addedLines = ['origin', 'sector'] as const;
export type Added = Partial<Record<keyof typeof addedChoices | (typeof addedLines)[number], string>>;
/** Longest line that a desk adds, in UTF-16 units. */
export const ADDED_MAX = 60;

type Row = readonly [part: SummaryPart, name: keyof Added | QuestionName, scope: Scope];

/** Every line, in order, with what a yes must open to show it. */
export const summaryRows: readonly Row[] = [
  ['file', 'kind', 'count'],
  ['report', 'way', 'count'],
  ['report', 'work', 'needs'],
  ['report', 'unit', 'count'],
  ['report', 'place', 'needs'],
  ['person', 'gender', 'count'],
  ['person', 'age', 'count'],
  ['person', 'group', 'count'],
  ['person', 'origin', 'count'],
  ['person', 'language', 'needs'],
  ['person', 'reading', 'needs'],
  ['happened', 'form', 'count'],
  ['happened', 'sector', 'count'],
  ['happened', 'since', 'needs'],
  ['shelter', 'need', 'needs'],
  ['shelter', 'danger', 'needs'],
  ['shelter', 'company', 'needs'],
  ['shelter', 'count', 'needs'],
  ['shelter', 'mind', 'needs'],
  ['shelter', 'mind_more', 'needs'],
  ['help', 'interpreter', 'needs'],
  ['help', 'interpreter_not', 'needs'],
  ['reach', 'contact', 'contact'],
  ['reach', 'contact_at', 'contact'],
  ['reach', 'their_contact', 'contact'],
  ['reach', 'days', 'contact'],
  ['reach', 'from', 'contact'],
  ['reach', 'to', 'contact'],
  ['reach', 'avoid', 'contact'],
  ['reach', 'if_other', 'contact'],
  ['reach', 'ask_for', 'contact'],
  ['reach', 'avoid_more', 'contact'],
  ['words', 'seen_at', 'letters'],
  ['words', 'seen', 'letters'],
  ['words', 'words', 'letters'],
];

/** Answers that concern the desk alone and go along to nobody. */
export const keptAtDesk: readonly QuestionName[] = ['deputy', 'agreed', 'agreed_to', 'share', 'earlier', 'earlier_about'];

/** What a yes opens: counting goes with what somebody needs, and is all that CoMensha's count ever gets. */
export function scopesOf({ who, things }: Pick<Party, 'who' | 'things'>): Scope[] {
  if (who === 'count') return ['count'];
  return things.includes('needs') ? ['count', ...things] : things;
}

/** A line of the summary. `value` is a code, several, or text as it was written. */
export interface SummaryLine {
  part: SummaryPart;
  name: Row[1];
  value: string | string[];
}

/** The lines that a yes opens and that have something to say. */
export function summaryOf(first: ReferralLetter, added: Added, open: readonly Scope[]): SummaryLine[] {
  const known: Record<string, string | string[] | undefined> = { ...first.answers, way: first.answers.way ?? 'self', ...added };
  return summaryRows.flatMap(([part, name, scope]) => {
    const value = known[name];
    return value === undefined || value === '' || value.length === 0 || !open.includes(scope) ? [] : [{ part, name, value }];
  });
}

/** CoMensha's kind of file, as far as the first letter tells: somebody who asks for a place, for other help, or for nothing named. */
export function kindFrom({ need }: ReferralLetter['answers']): (typeof fileKinds)[number] {
  if (need === 'tonight' || need === 'soon') return 'shelter';
  return need === undefined || need === 'unknown' ? 'registration' : 'advice';
}

/** The question a line answers, or null for what the desk added. */
export const questionOf = (name: SummaryLine['name']): Question | null =>
  (questions as readonly Question[]).find((each) => each.name === name) ?? null;

const text = z.string();
/**
 * The file for a desk's own case system: JSON, version 1, made on the member's device. Names and codes are those of the questions in
 * `domain/letter/referral`, `said` is the same in words. `letters` and `plan` are there only with a yes to the letters.
 */
export const CaseFile = z.object({
  format: z.literal('vlonder-case'),
  version: z.literal(1),
  made_on: text,
  desk: text,
  /** What the desk calls the case; empty where it has no name. */
  case: text,
  consent: z.object({ things: z.array(z.enum(sharedThings)), letter: text }),
  lines: z.array(z.object({ part: z.enum(summaryParts), name: text, value: z.union([text, z.array(text)]), asked: text, said: text })),
  letters: z.array(z.object({ direction: z.enum(['to-desk', 'to-person']), written_on: text, text })),
  plan: z.nullable(Plan),
});
export type CaseFile = z.infer<typeof CaseFile>;
