// The overview that a person and their desk share: steps, agreements, days, what may be shared, and pages that fit. Sealed like a letter.
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';
import { LETTER_BYTES } from './envelope.ts';
import { fromDesk, isDesksIn, type ReferralLetter, type Signers, sharedThings, sharedWith, taps } from './letter.ts';
import { picks, steps } from '../answers/overview.ts';

/** How far a step is. `wanted` waits for the desk, `asked` for somebody else; `later` is the person's own choice. */
export const stepStates = ['wanted', 'asked', 'done', 'later'] as const;
export type StepState = (typeof stepStates)[number];

/** Days worth knowing, always in this order. The others are last days: of the rest time, to object, before a birthday. */
export const planDays = ['appointment', 'decision', 'rest-ends', 'object-by', 'turns-18'] as const;
export type PlanDay = (typeof planDays)[number];

/** Longest name of an organisation beside a step, and longest agreement, in UTF-16 units. */
export const WITH_MAX = 40;
export const AGREEMENT_MAX = 140;
/** Most agreements, most pages, and most of what was said about sharing. */
export const AGREEMENTS_MAX = 5;
export const PAGES_MAX = 6;
export const SHARES_MAX = 12;

const Step = z.object({ step: z.enum(steps), state: z.enum(stepStates), with: z.string().check(z.maxLength(WITH_MAX)) });
const DayOf = z.object({ what: z.enum(planDays), on: DayText });
const Share = z.object({ what: z.enum(sharedThings), who: z.enum(sharedWith), name: z.string(), say: z.enum(taps) });
export type Share = z.infer<typeof Share>;

/** What the overview says; every part may be empty. */
export const Plan = z.object({
  steps: z.array(Step).check(z.maxLength(steps.length)),
  days: z.array(DayOf).check(z.maxLength(planDays.length)),
  agreements: z.array(z.string().check(z.maxLength(AGREEMENT_MAX))).check(z.maxLength(AGREEMENTS_MAX)),
  shares: z.array(Share).check(z.maxLength(SHARES_MAX)),
  /** Slugs of rights. */
  pages: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))).check(z.maxLength(PAGES_MAX)),
});
export type Plan = z.infer<typeof Plan>;

/** The overview as a letter of the desk; the newest one in a letter box counts. */
export const PlanLetter = z.object({
  ...fromDesk,
  kind: z.literal('plan'),
  plan: Plan,
});
export type PlanLetter = z.infer<typeof PlanLetter>;

/** What a person sees of the overview. `plan` is null when it is not from their desk or cannot be opened. */
export interface ShownPlan {
  letter: string;
  day: string;
  plan: Plan | null;
}

export const emptyPlan: Plan = { steps: [], days: [], agreements: [], shares: [], pages: [] };

/** An opened overview, or null unless it is for this mailbox, under its own id, signed by the desk it names. */
export function planIn(content: unknown, expected: { mailbox: string; letter: string; signers: Signers }): Plan | null {
  const read = PlanLetter.safeParse(content);
  return read.success && isDesksIn(read.data, expected) ? read.data.plan : null;
}

/** Room that the names of an overview letter take beside what it says, in bytes. */
const FRAME_BYTES = 1000;

/** True when the overview fits a letter; a name or agreement in some scripts takes three bytes a character. */
export const planFits = (plan: Plan): boolean => new TextEncoder().encode(JSON.stringify(plan)).length <= LETTER_BYTES - FRAME_BYTES;

/** The agreements in a text with one on each line; blank lines are left out. Null when they are too many or one is too long. */
export function agreementsIn(text: string): string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length <= AGREEMENTS_MAX && lines.every((line) => line.length <= AGREEMENT_MAX) ? lines : null;
}

/** Pages for an answer of the first letter: where it applies, these rights tell most. */
const pagesByAnswer: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  need: { tonight: ['safe-place'], soon: ['safe-place'], doctor: ['doctor'], lawyer: ['lawyer'], pay: ['wages'] },
  age: { 'under-18': picks.turning, '18-22': ['after-18'] },
  company: { partner: picks.together, children: picks.together, group: picks.group },
  mind: { health: picks.more, addiction: picks.more, disability: ['more-needs'], pregnancy: ['doctor'], medicine: ['doctor'] },
  interpreter: { yes: ['interpreter'], phone: ['interpreter'], woman: ['interpreter'], man: ['interpreter'] },
};

/** Pages that fit what somebody answered, the most telling first; the desk may choose others. */
export function pagesFor(answers: ReferralLetter['answers']): string[] {
  const found = Object.entries(pagesByAnswer).flatMap(([name, pages]) =>
    [answers[name] ?? []].flat().flatMap((value) => [...(pages[value] ?? [])]),
  );
  return [...new Set(found)].slice(0, PAGES_MAX);
}
