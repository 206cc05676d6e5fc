// What telling more may do, as laws over every combination of choices: it never makes an answer worse for somebody a record fits.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import type { CareStep } from '#domain/care/find-care';
import { asked, type Need, spokenLanguages } from '#domain/care/need';
import { type Facet, terms } from '#domain/care/terms';
import { sampled } from '../sample.ts';
import { changed, codes, directory, steps, TODAY, unphoned } from './care-directory.ts';
import { isClosed, record } from './care-rules.ts';

const maybe = <T>(all: readonly T[]): (T | undefined)[] => [undefined, ...all];
const says = (service: Service, facet: Facet, term: string): boolean => ((service.names?.[facet] ?? []) as string[]).includes(term);
const fits = (service: Service, need: Need): boolean => asked(need).every(([facet, term]) => !isClosed(service, facet, term));

/** Every need of at most one choice of each kind. */
const needs: Need[] = maybe(terms.age).flatMap((age) =>
  maybe(terms.group).flatMap((group) =>
    maybe(terms.form).flatMap((form) =>
      maybe(terms.also).flatMap((also) =>
        maybe(terms.caller).flatMap((caller) =>
          [false, true].map((tonight) => ({
            municipality: 'GM0518',
            age,
            group: group && [group],
            form,
            also: also && [also],
            caller,
            tonight,
          })),
        ),
      ),
    ),
  ),
);

/** One thing more that somebody told. */
type Told = [Facet, string] | 'tonight' | 'language';

/** Whether one contact gains by what was told, and another does not. */
function gains(mine: CareStep, theirs: CareStep, need: Need, told: Told): boolean {
  const has = ({ service }: CareStep): boolean =>
    told === 'tonight'
      ? service.around_the_clock === true
      : told === 'language'
        ? service.languages?.includes(need.language ?? '') === true
        : says(service, ...told);
  return has(theirs) && (!has(mine) || (Array.isArray(told) && theirs.reason !== mine.reason));
}

/** The same need with one thing less told, for each thing that was told. */
function less(need: Need): { before: Need; told: Told }[] {
  const told = asked(need);
  const without = (facet: Facet): Need => ({ ...need, [facet]: undefined });
  return [
    ...told.map(([facet, term]) => ({ before: without(facet), told: [facet, term] as [Facet, string] })),
    ...(need.tonight ? [{ before: { ...need, tonight: false }, told: 'tonight' as const }] : []),
    ...(need.language ? [{ before: { ...need, language: undefined }, told: 'language' as const }] : []),
  ];
}

/** What telling one thing more made worse. */
function worse(before: CareStep[], after: CareStep[], need: Need, told: Told): string[] {
  const place = (all: CareStep[], one: string): number => all.findIndex((step) => record(step) === one);
  const desk = [place(before, 'nl-comensha'), place(after, 'nl-comensha')] as const;
  return before.flatMap((step, at) => {
    const { service } = step;
    if (!fits(service, need)) return [];
    const now = place(after, record(step));
    if (now < 0) return [`${record(step)} is gone`];
    if (at < desk[0] && now > desk[1]) return [`${record(step)} fell behind the national desk`];
    // Who stood below passes only by naming what was told, or by being awake; also one that names it too, when it may lead by that.
    const passed = before.slice(at + 1).filter((other) => {
      const stands = place(after, record(other));
      const leads = after[stands]?.reason === 'first' && other.reason !== 'first' && Array.isArray(told) && says(other.service, ...told);
      return stands >= 0 && stands < now && !leads && !gains(step, other, need, told) && fits(other.service, need);
    });
    return passed.map((other) => `${record(other)} passed ${record(step)}`);
  });
}

describe.each([
  ['as if nobody phoned yet', unphoned],
  ['where somebody phoned everybody', changed(directory, () => ({ assured_date: TODAY }))],
])('telling more, %s,', (_name, among) => {
  it('never takes a fitting contact away, never moves one behind the national desk, and lets nobody pass it without reason', () => {
    expect(needs.length).toBeGreaterThan(10_000);
    const faults: string[] = [];
    for (const [at, any] of [...sampled(needs, 8)].entries()) {
      const municipality = at % 5 === 0 ? null : (codes[(at * 7) % codes.length] ?? null);
      // A language in every second need, each in its turn.
      const need = { ...any, municipality, language: at % 2 === 0 ? undefined : spokenLanguages[(at >> 1) % spokenLanguages.length] };
      const after = steps(among, need);
      for (const { before, told } of less(need))
        for (const fault of worse(steps(among, { ...before, municipality }), after, need, told))
          faults.push(`${fault} for ${JSON.stringify(need)} after telling ${Array.isArray(told) ? told.join(' ') : told}`);
      if (faults.length > 9) break;
    }
    expect(faults).toEqual([]);
  });

  it('never makes a contact that excludes somebody one to ask anyway, and puts it behind those that do not', () => {
    const faults = [...sampled(needs, 8)].flatMap((need) =>
      steps(among, need).flatMap(({ service, reason, because }, at, all) => {
        const askAnyway = because.some((one) => one.code === 'not-named' && isClosed(service, one.facet, one.term));
        const next = all[at + 1];
        const stands = reason === 'region' && next?.reason === 'region' && !fits(service, need) && fits(next.service, need);
        return askAnyway || stands ? [`${service.record} for ${JSON.stringify(need)}`] : [];
      }),
    );
    expect(faults.slice(0, 9)).toEqual([]);
  });
});

describe('what a record names', () => {
  const shown = directory.services.filter(({ status, kind }) => status === 'active' && kind !== 'police' && kind !== 'return');
  const found = (service: Service, need: Omit<Need, 'municipality'>): boolean =>
    steps(directory, { ...need, municipality: service.municipality_codes?.[0] ?? null }).some((step) => record(step) === service.record);

  it('finds it: an age, a group, what comes along, and each language it speaks', () => {
    const lost = shown.flatMap((service) => [
      ...(service.names?.age ?? []).filter((age) => !found(service, { age })),
      ...(service.names?.group ?? []).filter((group) => !found(service, { group: [group] })),
      ...(service.names?.also ?? []).filter((also) => !found(service, { also: [also] })),
      ...(service.languages ?? []).filter((language) => !found(service, { language })),
    ]);
    expect(lost).toEqual([]);
  });

  it('is no area when it is a town: who is elsewhere finds it too, told that the source names other towns', () => {
    const towns = shown.filter((service) => service.named_municipality_codes);
    expect(towns.length).toBeGreaterThan(0);
    for (const service of towns) {
      const need = { form: service.names?.form?.[0], municipality: 'GM0014' };
      const step = steps(directory, need).find((each) => record(each) === service.record);
      expect([service.record, step?.because[0]?.code]).toEqual([
        service.record,
        service.named_municipality_codes?.includes('GM0014') ? 'town' : 'towns',
      ]);
    }
  });
});

describe('at night', () => {
  it('each contact says that it is awake, that it is not, or that nobody knows', () => {
    const silent = codes.flatMap((municipality) =>
      steps(directory, { municipality, tonight: true })
        .slice(1)
        .filter(({ because }) => !because.some(({ code }) => ['round-the-clock', 'not-at-night', 'night-unknown'].includes(code)))
        .map(record),
    );
    expect(silent).toEqual([]);
  });
});

describe('the way to care', () => {
  it('is in all 342 municipalities the one of the fact base, record by record and in its order', () => {
    const rows = Papa.parse<{ gm_code: string; record_ids: string }>(readFileSync('test/fixtures/municipality-to-record.csv', 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rows).toHaveLength(342);
    const own = Object.fromEntries(rows.map((row) => [row.gm_code, row.record_ids.split(';').filter((one) => one !== 'nl-comensha')]));
    expect(directory.routing).toEqual(own);
    for (const row of rows) expect(row.record_ids.split(';')).toContain('nl-comensha');
  });
});
