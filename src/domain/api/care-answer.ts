// What `/api/v1/areas` and `/api/v1/care` answer: the same lookup as the pages, for machines.
import * as z from 'zod/mini';
import { choicesOf, isRefusal, sentenceOf } from '../areas/area-label.ts';
import { reasonsInWords } from '../care/because.ts';
import type { Service } from '../care/care.ts';
import type { Query } from './care-query.ts';
import type { CareContent } from '../care/care-content.ts';
import type { Day } from '../time/days.ts';
import { becauseCodes, findCare } from '../care/find-care.ts';
import { inLanguage } from '../language/in-language.ts';
import type { Need } from '../care/need.ts';
import { certainties, paysSources, responsibleFor, whoPays } from '../care/responsible.ts';
import { elsewheres, type Municipality, type NamedArea } from '../areas/area-index.ts';
import type { AreaAnswer } from '../areas/areas.ts';
import { serviceKinds } from '../care/terms.ts';
import { wordOf } from '../language/word.ts';

/** A municipality. */
export const Area = z.object({ gm_code: z.string(), name: z.string(), province: z.string() });
/** A guess: a name, and the municipality that has it. */
export const Suggestion = z.object({ name: z.string(), area: Area });

/** Which municipality a text means: one, a choice, the municipalities of a region, a guess, what it is instead, or nothing. */
export const AreasAnswer = z.object({
  kind: z.enum(['one', 'choose', 'region', 'suggest', 'none', ...elsewheres]),
  area: z.nullable(Area),
  choices: z.array(Area),
  suggestions: z.array(Suggestion),
  nothing_found: z.boolean(),
});
export type AreasAnswer = z.infer<typeof AreasAnswer>;

/** A contact as a step of the answer shows it. */
export const Contact = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(serviceKinds),
  phones: z.array(z.object({ number: z.string(), tel: z.string() })),
  email: z.optional(z.string()),
  url: z.optional(z.string()),
  hours: z.optional(z.string()),
  /** The same hours for a clock, Dutch time; only as far as the source is exact. Weekdays from 1 (Monday) to 7. */
  schedule: z.optional(z.array(z.object({ days: z.array(z.int()), opens: z.string(), closes: z.string() }))),
  /** True where somebody answers at any hour; absent where the source does not say so. */
  around_the_clock: z.optional(z.boolean()),
  /** Whom it is for, when not for everybody. */
  only_for: z.optional(z.string()),
  /** How to get in, when not by calling the service itself. */
  how_to_enter: z.optional(z.string()),
  /** Codes of the languages that its source names (ISO 639); absent where it names none, which is not a no. */
  languages: z.optional(z.array(z.string())),
  assured_date: z.nullable(z.iso.date()),
  alert: z.optional(z.string()),
});
type Contact = z.infer<typeof Contact>;

/** A reason as a code; `names`, `not-named` and `for-others` say of which term. */
export const ReasonCode = z.object({ code: z.enum(becauseCodes), facet: z.optional(z.string()), term: z.optional(z.string()) });
/** One contact, in its place, with why it stands there: in words, and the same in codes. */
export const CareStepAnswer = z.object({
  reason: z.enum(['danger', 'first', 'national', 'region', 'special']),
  because: z.array(z.string()),
  because_codes: z.array(ReasonCode),
  service: Contact,
});
/** Who is responsible in a municipality. */
export const ResponsibleAnswer = z.object({
  safety_region: z.string(),
  police_unit: z.string(),
  veilig_thuis: z.string(),
  health_service: z.string(),
  youth_region: z.string(),
  coordinators: z.array(z.uuid()),
  certainty: z.enum(certainties),
});

/** Who helps, in order, with reasons; who is responsible; who pays. The national desk is always there. */
export const CareAnswer = z.object({
  ...AreasAnswer.shape,
  steps: z.array(CareStepAnswer),
  responsible: z.nullable(ResponsibleAnswer),
  who_pays: z.array(z.object({ rule: z.string(), source: z.string() })),
  note: z.string(),
});
export type CareAnswer = z.infer<typeof CareAnswer>;

const areaOf = ({ code, name, province }: Municipality): z.infer<typeof Area> => ({ gm_code: code, name, province });
const guess = ({ name, municipality }: NamedArea): z.infer<typeof Suggestion> => ({ name, area: areaOf(municipality) });

/** A found area as the API tells it. */
export const areasAnswer = (answer: AreaAnswer): AreasAnswer => ({
  kind: answer.kind,
  area: answer.kind === 'one' ? areaOf(answer.municipality) : null,
  choices: answer.kind === 'suggest' ? [] : choicesOf(answer).map(({ municipality }) => areaOf(municipality)),
  suggestions: answer.kind === 'suggest' ? answer.names.map(guess) : [],
  nothing_found: isRefusal(sentenceOf(answer)),
});

/** The need in a query, at a municipality or nowhere. */
export const needOf = (query: Query<'care'>, municipality: string | null): Need => ({
  municipality,
  age: query.age,
  group: query.group as Need['group'],
  form: query.form,
  also: query.also as Need['also'],
  caller: query.caller,
  tonight: query.when === 'tonight',
  language: query.speaks,
});

const contacts = new WeakMap<Service, Map<string, Contact>>();

/** A contact in one language; made once, because it never changes while the content is held. */
function contactOf(service: Service, locale: string): Contact {
  const known = contacts.get(service) ?? new Map<string, Contact>();
  contacts.set(service, known);
  const made = known.get(locale) ?? freshContact(service, locale);
  known.set(locale, made);
  return made;
}

function freshContact(service: Service, locale: string): Contact {
  const say = (text: Record<string, string>): string => inLanguage(text, locale).text;
  return {
    id: service.id,
    name: say(service.name),
    description: say(service.description),
    kind: service.kind,
    phones: service.phones.map(({ number, tel }) => ({ number, tel })),
    ...(service.email ? { email: service.email } : {}),
    ...(service.url ? { url: service.url } : {}),
    ...(service.hours ? { hours: say(service.hours) } : {}),
    ...(service.schedule ? { schedule: service.schedule } : {}),
    ...(service.around_the_clock === undefined ? {} : { around_the_clock: service.around_the_clock }),
    ...(service.only_for ? { only_for: say(service.only_for) } : {}),
    ...(service.how_to_enter ? { how_to_enter: say(service.how_to_enter) } : {}),
    ...(service.languages ? { languages: service.languages } : {}),
    assured_date: service.assured_date,
    ...(service.unsure && service.assured_date === null ? { alert: say(service.unsure) } : {}),
  };
}

/** The whole answer about a need. */
export function careAnswer(
  care: CareContent,
  words: Record<string, string>,
  locale: string,
  found: AreaAnswer,
  need: Need,
  today: Day,
): CareAnswer {
  const regions = need.municipality === null ? undefined : care.regions[need.municipality];
  const here = regions ? responsibleFor(care, regions, today) : null;
  return {
    ...areasAnswer(found),
    steps: findCare(care, need, today).map((step) => ({
      reason: step.reason,
      because: reasonsInWords(words, step),
      because_codes: step.because,
      service: contactOf(step.service, locale),
    })),
    responsible: here && {
      safety_region: here.regions.safety_region,
      police_unit: here.regions.police_unit,
      veilig_thuis: here.regions.veilig_thuis,
      health_service: here.regions.health_service,
      youth_region: here.regions.youth_region,
      coordinators: here.coordinators.map(({ id }) => id),
      certainty: here.certainty,
    },
    who_pays: whoPays(need.age).map((rule) => ({ rule: wordOf(words, `pays.${rule}`), source: paysSources[rule] })),
    note: wordOf(words, 'care.api-note'),
  };
}
