// The rules of the lookup as a person would check them, apart from its code: each answers what breaks it.
import { reasonsInWords } from '#domain/care/because';
import type { Service } from '#domain/care/care';
import { daysBetween } from '#domain/time/days';
import type { CareDirectory, CareStep } from '#domain/care/find-care';
import type { Need } from '#domain/care/need';
import type { Facet } from '#domain/care/terms';
import { interfaceIn, locales } from '../content/texts.ts';
import { directory, named, TODAY } from './care-directory.ts';

export const record = ({ service }: CareStep): string => service.record;
const phonedLately = ({ assured_date }: Service): boolean => assured_date !== null && daysBetween(assured_date, TODAY) <= 180;
const says = ({ names }: Service, facet: Facet, term: string): boolean => ((names?.[facet] ?? []) as string[]).includes(term);

/** All that is asked, facet by facet. */
const asked = ({ age, group, form, also, caller }: Need): [Facet, string][] => {
  const given: [Facet, string[]][] = [
    ['age', age ? [age] : []],
    ['group', group ?? []],
    ['form', form ? [form] : []],
    ['also', also ?? []],
    ['caller', caller ? [caller] : []],
  ];
  return given.flatMap(([facet, all]) => all.map((term): [Facet, string] => [facet, term]));
};
const binding = (need: Need): [Facet, string][] => asked(need).filter(([facet]) => ['age', 'group', 'form'].includes(facet));

const gender = (term: string): boolean => term === 'women' || term === 'men';

/** Whether a record names others of a kind, and not this. */
export function isClosed(service: Service, facet: Facet, term: string): boolean {
  if (facet === 'also' || (facet === 'group' && !gender(term))) return false;
  const list = ((service.names?.[facet] ?? []) as string[]).filter((one) => facet !== 'group' || gender(one));
  return list.length > 0 && !list.includes(term);
}

/**
 * Whether a line is for others: its source names ages, forms or callers and not this one, or one of two genders and not this one;
 * or it works in other regions, or in one region while the place is not known.
 */
function isForOthers(service: Service, need: Need): boolean {
  const { municipality_codes: region } = service;
  const isElsewhere = need.municipality === null ? region !== undefined : !(region ?? [need.municipality]).includes(need.municipality);
  return isElsewhere || asked(need).some(([facet, term]) => isClosed(service, facet, term));
}

/**
 * Whether a line is there for something that was asked: it names it, and not only because it names every form there is or
 * is there for people themselves whoever calls; or it answers day and night and somebody asks for tonight.
 */
function isWanted(service: Service, need: Need): boolean {
  const { form = [], caller = [] } = service.names ?? {};
  const isMeant = (facet: Facet): boolean => (facet === 'form' ? form.length < 5 : facet !== 'caller' || !caller.includes('self'));
  const awake = need.tonight === true && service.around_the_clock === true;
  const speaks = need.language !== undefined && (service.languages ?? []).includes(need.language);
  return awake || speaks || asked(need).some(([facet, term]) => isMeant(facet) && says(service, facet, term));
}

const routed = new Set(Object.values(directory.routing).flat());

/** Whether a record is a line that may be shown unasked: no route leads to it, and it is neither the police nor going back. */
const isLine = ({ record: one, kind, status, coordinates }: Service): boolean =>
  !coordinates && status === 'active' && kind !== 'police' && kind !== 'return' && one !== 'nl-112' && !routed.has(one);

/** Contacts before the national desk, 112 aside. */
const before = (all: CareStep[]): Service[] =>
  all
    .slice(
      0,
      all.findIndex((step) => record(step) === 'nl-comensha'),
    )
    .flatMap(({ service }) => (service.record === 'nl-112' ? [] : [service]));

/** What binds, that a record names. */
const bound = (service: Service, need: Need): [Facet, string][] => binding(need).filter(([facet, term]) => says(service, facet, term));

/** May pass the national desk unphoned: it names something that CoMensha does not, is ready, answers, and looks after people. */
const isException = (service: Service, need: Need): boolean =>
  bound(service, need).some(([facet, term]) => !says(named('nl-comensha'), facet, term)) &&
  service.publish === 'ready' &&
  (service.phones.length > 0 || service.chat === true) &&
  ['advice-line', 'youth', 'care-coordinator'].includes(service.kind);

export type Rule = (need: Need, all: CareStep[], among: CareDirectory) => string[];
const order = ['danger', 'first', 'national', 'region', 'special'];

/** Each rule answers what breaks it. */
export const rules: Record<string, Rule> = {
  '112 stands first, for danger only': (_need, [first, ...rest]) =>
    first && record(first) === 'nl-112' && first.reason === 'danger' && rest.every(({ reason }) => reason !== 'danger') ? [] : ['112'],
  'the national desk is there exactly once': (_need, all) =>
    all
      .filter(({ reason }) => reason === 'national')
      .map(record)
      .join() === 'nl-comensha'
      ? []
      : ['CoMensha'],
  'nobody stands twice': (_need, all) => all.map(record).filter((one, at, every) => every.indexOf(one) < at),
  'the parts stand in one order': (_need, all) =>
    all.some(({ reason }, at) => at > 0 && order.indexOf(reason) < order.indexOf(all[at - 1]?.reason ?? '')) ? ['order'] : [],
  'nobody passes the national desk who is for others, or whom nobody phoned unless it names what CoMensha does not': (need, all) =>
    before(all)
      .filter((one) => isForOthers(one, need) || !(phonedLately(one) || isException(one, need)))
      .map((one) => one.record),
  'a shelter, money, a line to report to, an interpreter never passes the national desk': (_need, all) =>
    before(all)
      .filter(({ kind, confidential }) => confidential || ['shelter', 'money', 'anonymous-tip', 'relay'].includes(kind))
      .map((one) => one.record),
  'the region is never lost': (need, all, { routing }) =>
    (routing[need.municipality ?? ''] ?? []).filter((one) => !all.map(record).includes(one)),
  'no line is for others': (need, all, { routing }) => {
    const own = ['nl-112', 'nl-comensha', ...(routing[need.municipality ?? ''] ?? [])];
    return all.filter(({ service }) => !own.includes(service.record) && isForOthers(service, need)).map(record);
  },
  'only a contact that works in this place is told as one of this region': (need, all) =>
    all
      .filter(
        ({ because: [where], service }) =>
          where?.code.startsWith('region') && !service.municipality_codes?.includes(need.municipality ?? ''),
      )
      .map(record),
  'every line is there for something that was asked, or is awake tonight': (need, all) =>
    all.filter(({ reason, service }) => reason === 'special' && !isWanted(service, need)).map(record),
  'no line is missing that is there for what was asked, or is awake tonight, and is not for others': (need, all, { services }) => {
    const shown = new Set(all.map(record));
    const missing = services.filter((one) => isLine(one) && !shown.has(one.record) && isWanted(one, need) && !isForOthers(one, need));
    return missing.map((one) => one.record);
  },
  'police and going back are never shown unasked': (_need, all) =>
    all.filter(({ service: { kind } }) => kind === 'police' || kind === 'return').map(record),
  'each step tells what its record names and does not name of all that was asked, and whether somebody phoned': (need, all) =>
    all
      .slice(1)
      .filter(({ service, because }) => {
        const told = because.flatMap((one) => ('term' in one ? [`${one.code} ${one.term}`] : [])).join();
        const phoned = phonedLately(service) ? 'phoned' : service.assured_date === null ? 'not-phoned' : 'phoned-long-ago';
        return (
          told !==
            asked(need)
              .map(
                ([facet, term]) =>
                  `${says(service, facet, term) ? 'names' : isClosed(service, facet, term) ? 'for-others' : 'not-named'} ${term}`,
              )
              .join() || because.at(-1)?.code !== phoned
        );
      })
      .map(record),
  'each reason is a sentence in every language': (_need, all) =>
    all.flatMap((step) =>
      locales.flatMap((locale) => {
        const told = reasonsInWords(interfaceIn(locale), step);
        const kinds = new Set(step.because.map(({ code }) => code)).size;
        return told.length === kinds && kinds > 0 && told.every((text) => text.length > 9 && !/[{}]|undefined/.test(text))
          ? []
          : [`${record(step)} ${locale}`];
      }),
    ),
};
