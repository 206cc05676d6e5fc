// What holds for everybody who asks, in every municipality and for every combination of choices (sampled, all in the nightly run); each rule notices its fault.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import { addDays } from '#domain/time/days';
import type { CareDirectory, CareStep } from '#domain/care/find-care';
import { lineOf } from '#domain/care/lines';
import { type Need, spokenLanguages } from '#domain/care/need';
import { terms } from '#domain/care/terms';
import { locales } from '../content/texts.ts';
import { ALL, sampled } from '../sample.ts';
import { changed, codes, directory, named, needIn, recordsFor, steps, TODAY, unphoned } from './care-directory.ts';
import { record, rules } from './care-rules.ts';

const maybe = <T>(all: readonly T[]): (T | undefined)[] => [undefined, ...all];
const listOf = <T>(one: T | undefined): T[] | undefined => (one === undefined ? undefined : [one]);

/** Every combination of one choice of each kind, with and without tonight: nearly fourteen thousand. */
const choices: Omit<Need, 'municipality'>[] = maybe(terms.age).flatMap((age) =>
  maybe(terms.group).flatMap((group) =>
    maybe(terms.form).flatMap((form) =>
      maybe(terms.also).flatMap((also) =>
        maybe(terms.caller).flatMap((caller) =>
          [false, true].map((tonight) => ({ age, group: listOf(group), form, also: listOf(also), caller, tonight })),
        ),
      ),
    ),
  ),
);
const binding = choices.filter(({ also, caller, tonight }) => !also && !caller && !tonight);
const single = binding.filter(({ age, group, form }) => [age, group, form].filter(Boolean).length < 2);

/** Contacts phoned today, 90, 91, 180 and 181 days ago and never, in turn. */
const ago = [0, 90, 91, 180, 181];
const someCalled = {
  ...directory,
  services: directory.services.map((service, at) => ({
    ...service,
    assured_date: at % 6 === 5 ? null : addDays(TODAY, -(ago[at % 6] ?? 0)),
  })),
};
const directories: [name: string, among: CareDirectory][] = [
  ['as it is today', directory],
  ['where somebody phoned everybody', changed(directory, () => ({ assured_date: TODAY }))],
  ['where some were phoned, some long ago, some never', someCalled],
];

/** What breaks a rule, among needs. */
function broken(among: CareDirectory, needs: Iterable<Need>, names = Object.keys(rules)): string[] {
  const found: string[] = [];
  for (const need of needs) {
    const all = steps(among, need);
    for (const name of names)
      for (const fault of rules[name]?.(need, all, among) ?? []) found.push(`${name}: ${fault} for ${JSON.stringify(need)}`);
    if (found.length > 9) return found;
  }
  return found;
}
const inWords = 'each reason is a sentence in every language';
const wordless = Object.keys(rules).filter((name) => name !== inWords);

describe.each(directories)('in the directory %s', (_name, among) => {
  it('every rule holds in each of the 342 municipalities for every single age, group and form', () => {
    expect(codes).toHaveLength(342);
    const needs = codes.flatMap((municipality) => single.map((need) => ({ ...need, municipality })));
    expect(broken(among, sampled(needs, 6), wordless)).toEqual([]);
  });

  it('every rule holds for every combination of choices, each in another municipality, one in seven without a place', () => {
    expect(choices.length).toBeGreaterThan(10_000);
    const needs = choices.map((need, at) => ({ ...need, municipality: at % 7 === 0 ? null : (codes[at % codes.length] ?? null) }));
    expect(broken(among, sampled(needs, 8), wordless)).toEqual([]);
    expect(broken(among, sampled(needs, 100))).toEqual([]);
  });

  it('every rule holds for any needs at once: several groups, several troubles, any language, a place that does not exist', () => {
    const need = fc.record({
      municipality: fc.oneof(fc.constantFrom(...codes), fc.constant(null), fc.constant('GM9999')),
      age: fc.option(fc.constantFrom(...terms.age), { nil: undefined }),
      group: fc.uniqueArray(fc.constantFrom(...terms.group)),
      form: fc.option(fc.constantFrom(...terms.form), { nil: undefined }),
      also: fc.uniqueArray(fc.constantFrom(...terms.also)),
      caller: fc.option(fc.constantFrom(...terms.caller), { nil: undefined }),
      tonight: fc.boolean(),
      language: fc.option(fc.constantFrom(...spokenLanguages), { nil: undefined }),
    });
    fc.assert(
      fc.property(need, (any) => {
        expect(broken(among, [any])).toEqual([]);
      }),
      { numRuns: ALL ? 500 : 100 },
    );
  });

  it('no trouble that comes along, and no language, ever takes a contact away or lets one pass the national desk', () => {
    for (const need of sampled(binding, 4)) {
      const plain = steps(among, { ...need, municipality: 'GM0518' });
      const lead = plain.findIndex(({ reason }) => reason === 'national');
      for (const also of terms.also) {
        const all = steps(among, { ...need, municipality: 'GM0518', also: [also], language: 'pl' });
        expect(plain.map(record).filter((one) => !all.map(record).includes(one))).toEqual([]);
        expect(all.findIndex(({ reason }) => reason === 'national')).toBe(lead);
      }
    }
  });

  it('the device, which carries one language and less of each record, finds the same for the same reasons', () => {
    const routed = new Set(Object.values(among.routing).flat());
    for (const locale of locales) {
      const carried = { ...among, services: among.services.map((service) => lineOf(service, locale, routed.has(service.record))) };
      const short = (all: CareStep[]): string => JSON.stringify(all.map((step) => [record(step), step.reason, step.because]));
      const differs = binding.filter((need, at) => {
        const here = { ...need, municipality: codes[at % codes.length] ?? null, tonight: at % 2 === 0 };
        return short(steps(carried, here)) !== short(steps(among, here));
      });
      expect(differs.slice(0, 5)).toEqual([]);
    }
  });
});

describe('each rule', () => {
  const need = needIn('women, labour, 23-plus');
  const right = steps(unphoned, need);
  const [danger, national, ...rest] = right as [CareStep, CareStep, ...CareStep[]];
  const like = (of: string, change: Partial<CareStep> = {}): CareStep => ({
    reason: 'special',
    because: [],
    service: named(of, unphoned),
    ...change,
  });
  const without = (of: CareStep): CareStep[] => right.filter((step) => step !== of);
  const passing = (service: Service): CareStep[] => [danger, { ...national, reason: 'first', service }, national, ...rest];

  /** An answer that breaks a rule, for each. */
  const faulty: Record<string, CareStep[]> = {
    '112 stands first, for danger only': [national, danger, ...rest],
    'the national desk is there exactly once': without(national),
    'nobody stands twice': [...right, like('rc-haag')],
    'the parts stand in one order': [danger, ...rest, national],
    'nobody passes the national desk who is for others, or whom nobody phoned unless it names what CoMensha does not': passing(
      named('rc-haag', unphoned),
    ),
    'a shelter, money, a line to report to, an interpreter never passes the national desk': passing({
      ...named('sh-cosm'),
      assured_date: TODAY,
    }),
    'the region is never lost': right.filter((step) => record(step) !== 'rc-haag'),
    'no line is for others': [...right, like('nl-kindertelefoon')],
    'only a contact that works in this place is told as one of this region': [
      ...right,
      like('rc-twente', { because: [{ code: 'region' }] }),
    ],
    'no line is missing that is there for what was asked, or is awake tonight, and is not for others': right.filter(
      ({ reason }) => reason !== 'special',
    ),
    'every line is there for something that was asked, or is awake tonight': [...right, like('nl-teletolk')],
    'police and going back are never shown unasked': [...right, like('nl-iom')],
    'each step tells what its record names and does not name of all that was asked, and whether somebody phoned': right.map((step) => ({
      ...step,
      because: step.because.slice(1, -1),
    })),
    [inWords]: [danger, { ...national, because: [] }, ...rest],
  };

  it.each(Object.keys(rules))('holds for a right answer and notices a wrong one: %s', (name) => {
    expect(rules[name]?.(need, right, unphoned)).toEqual([]);
    expect(rules[name]?.(need, faulty[name] ?? right, unphoned).length).toBeGreaterThan(0);
  });
});

describe('the directory', () => {
  it('lets everybody who asks for what a contact names find it, wherever the contact says it works', () => {
    const own = directory.services.filter(({ kind, status }) => status === 'active' && kind !== 'police' && kind !== 'return');
    const lost = own.flatMap((service) =>
      (service.municipality_codes ?? []).flatMap((municipality) => {
        const { age, group, form, also, caller } = service.names ?? {};
        const need: Need = {
          municipality,
          age: age?.[0],
          group: group?.slice(0, 1),
          form: form?.[0],
          also: also?.slice(0, 1),
          caller: caller?.[0],
        };
        return recordsFor(directory, need).includes(service.record) ? [] : [`${service.record} in ${municipality}`];
      }),
    );
    expect(lost.slice(0, 9)).toEqual([]);
  });
});
