// What an organisation says of its own record: that it is right, or what should change. A person decides; nothing of it is shown before.
import * as z from 'zod/mini';
import type { Service } from './care.ts';
import { cleanText } from '../letter/clean-text.ts';
import { leadsToPlace } from './secret-place.ts';
import { WeekHours } from '../shapes.ts';

/** Days that a link to a record works. */
export const LINK_DAYS = 14;
/** Days that something sent waits for a person. */
export const PROPOSAL_DAYS = 90;
/** Days after which an organisation is asked again. */
export const ATTEST_DAYS = 90;

const MOST_PHONES = 6;
const MOST_LANGUAGES = 60;
export const PROPOSAL_NOTE_MAX = 1000;

/** What is kept. Fields that are not there stay as they are in the record. */
export const RecordProposal = z.strictObject({
  confirmed: z.boolean(),
  phones: z.optional(z.array(z.string().check(z.regex(/^\+?[\d() -]{3,20}$/))).check(z.maxLength(MOST_PHONES))),
  around_the_clock: z.optional(z.boolean()),
  schedule: z.optional(z.array(WeekHours).check(z.maxLength(7))),
  languages: z.optional(z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))).check(z.maxLength(MOST_LANGUAGES))),
  url: z.optional(z.url({ protocol: /^https?$/ })),
  note: z.optional(z.string().check(z.maxLength(PROPOSAL_NOTE_MAX))),
});
export type RecordProposal = z.infer<typeof RecordProposal>;

/** What was not right in a form; `secret` is a text that leads to a place that nobody may know. */
export const proposalFaults = ['phones', 'hours', 'languages', 'url', 'note', 'secret'] as const;
export type ProposalFault = (typeof proposalFaults)[number];

export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Reads the form of a record: the first thing that is wrong, or what should change. Nothing that the form does not ask is read. */
export function readProposal(form: URLSearchParams, service: Service): { proposal: RecordProposal } | { wrong: ProposalFault } {
  if (form.get('action') === 'confirm') return { proposal: { confirmed: true } };
  const phones = linesOf(form.get('phones'));
  const schedule = scheduleIn(form);
  const note = cleanText(form.get('note') ?? '');
  const url = cleanText(form.get('url') ?? '');
  const around_the_clock = form.get('always') === 'yes';
  const languages = [...new Set(form.getAll('language'))].sort();
  if (!schedule) return { wrong: 'hours' };
  if (service.confidential && leadsToPlace([note, url, ...phones])) return { wrong: 'secret' };
  const asked: Record<string, unknown> = {
    ...differing(
      'phones',
      phones,
      service.phones.map(({ number }) => number),
    ),
    ...differing('around_the_clock', around_the_clock, service.around_the_clock ?? false),
    ...(around_the_clock ? {} : differing('schedule', schedule, sameTimes(service.schedule ?? []))),
    ...differing('languages', languages, [...(service.languages ?? [])].sort()),
    ...(url === '' ? {} : differing('url', url, service.url)),
    ...(note === '' ? {} : { note }),
  };
  const read = RecordProposal.safeParse({ confirmed: Object.keys(asked).length === 0, ...asked });
  if (read.success) return { proposal: read.data };
  const [field] = read.error.issues[0]?.path ?? [];
  return { wrong: proposalFaults.find((fault) => fault === field) ?? 'hours' };
}

const linesOf = (text: string | null): string[] =>
  cleanText(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const differing = (key: string, told: unknown, known: unknown): Record<string, unknown> =>
  JSON.stringify(told) === JSON.stringify(known) ? {} : { [key]: told };

/** The hours of a week, days with the same hours together; null where a day has only one end, or ends when it begins. */
function scheduleIn(form: URLSearchParams): WeekHours[] | null {
  const days = WEEK.map((day) => ({
    days: [day] as number[],
    opens: form.get(`opens-${day}`) ?? '',
    closes: form.get(`closes-${day}`) ?? '',
  }));
  const open = days.filter(({ opens, closes }) => opens !== '' || closes !== '');
  const isNonsense = ({ opens, closes }: WeekHours): boolean =>
    opens === closes || !WeekHours.safeParse({ days: [1], opens, closes }).success;
  return open.some(isNonsense) ? null : sameTimes(open);
}

/** Days with the same hours as one row, in the order of the week. */
export function sameTimes(rows: readonly WeekHours[]): WeekHours[] {
  const byTimes = new Map<string, WeekHours>();
  for (const { days, opens, closes } of rows) {
    const known = byTimes.get(`${opens} ${closes}`);
    byTimes.set(`${opens} ${closes}`, { days: [...(known?.days ?? []), ...days].sort((a, b) => a - b), opens, closes });
  }
  return [...byTimes.values()].sort((a, b) => (a.days[0] ?? 0) - (b.days[0] ?? 0));
}
