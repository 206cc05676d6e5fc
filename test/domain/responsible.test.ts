// Who arranges care in a place, how sure that is, and who pays: for professionals, with the gaps said.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import { addDays } from '#domain/time/days';
import type { CareDirectory } from '#domain/care/find-care';
import { certainties, payers, paysSources, type CareRegions, responsibleFor, whoPays, isCoordinator } from '#domain/care/responsible';
import { terms } from '#domain/care/terms';
import { interfaceIn, locales, read } from '../content/texts.ts';
import { changed, codes, named, phonedAgo, TODAY, unphoned } from './care-directory.ts';

const rows = Papa.parse<Record<string, string>>(read('content/areas/municipalities.csv'), { header: true, skipEmptyLines: true }).data;

/** The regions of a municipality of the data. */
function regionsOf(code: string): CareRegions {
  const row = rows.find(({ gm_code }) => gm_code === code) ?? {};
  return {
    gm_code: code,
    municipality: row.display_name ?? '',
    province: row.province ?? '',
    safety_region: row.veiligheidsregio_name ?? '',
    police_unit: row.politie_eenheid ?? '',
    health_service: row.ggd_region ?? '',
    veilig_thuis: row.veilig_thuis_region ?? '',
    youth_region: row.jeugdregio ?? '',
  };
}
const here = (code: string, among = unphoned) => responsibleFor(among, regionsOf(code), TODAY);

/** A directory in which one municipality has these coordinators and nothing else. */
const withThese = (coordinators: Partial<Service>[]): CareDirectory => {
  const services = coordinators.map((change, at) => ({ ...named('rc-haag', unphoned), ...change, record: `desk-${at}` }));
  return { services, routing: { GM0518: services.map(({ record }) => record) } };
};
const long = { assured_date: addDays(TODAY, -181) };

describe('in each of the 342 municipalities', () => {
  it('those who arrange care are the care coordinators that its route names, shelters that also coordinate among them, and nobody else', () => {
    const wrong = codes.filter((code) => {
      const expected = (unphoned.routing[code] ?? []).filter((record) => isCoordinator(named(record)));
      return (
        here(code)
          .coordinators.map(({ record }) => record)
          .sort()
          .join() !== expected.sort().join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('it is never said to be phoned while nobody phoned, and unknown exactly where nobody was found', () => {
    for (const code of codes) {
      const { certainty, coordinators } = here(code);
      expect(certainty, code).not.toBe('phoned');
      expect(certainty === 'unknown', code).toBe(coordinators.length === 0);
    }
  });

  it('every region is named', () => {
    const nameless = codes.flatMap((code) =>
      Object.entries(here(code).regions).flatMap(([region, name]) => (name.trim() === '' ? [`${region} of ${code}`] : [])),
    );
    expect(nameless).toEqual([]);
  });
});

describe('how sure it is', () => {
  it.each<[certainty: string, coordinators: Partial<Service>[], why: string]>([
    ['unknown', [], 'nobody was found'],
    ['unknown', [{ kind: 'advice-line', role_certainty: 'good' }], 'an advice line does not arrange care'],
    ['unknown', [{ status: 'inactive', role_certainty: 'good' }], 'a desk that stopped arranges nothing'],
    ['good', [{ role_certainty: 'good' }], 'a recent source names it'],
    ['fair', [{ role_certainty: 'fair' }], 'an old source names it'],
    ['poor', [{ role_certainty: 'poor' }], 'the source is weak'],
    ['poor', [{ role_certainty: undefined }], 'nothing stated is never more than weak'],
    ['good', [{ role_certainty: 'poor' }, { role_certainty: 'good' }], 'of two, the surest'],
    ['phoned', [{ role_certainty: 'poor', assured_date: TODAY }], 'somebody phoned'],
    ['phoned', [{ role_certainty: 'good' }, { role_certainty: 'poor', assured_date: addDays(TODAY, -180) }], 'one of two was phoned'],
  ])('%s with %j: %s', (certainty, coordinators) => {
    expect(here('GM0518', withThese(coordinators)).certainty).toBe(certainty);
  });

  it('a call too long ago no longer counts: the source counts again', () => {
    expect(here('GM0518', withThese([{ role_certainty: 'fair', ...long }])).certainty).toBe('fair');
  });

  it('follows a call in the real directory: one desk phoned makes its own municipalities sure, and no others', () => {
    const among = phonedAgo('rc-twente', 0);
    const sure = codes.filter((code) => here(code, among).certainty === 'phoned');
    expect(sure.sort()).toEqual([...(named('rc-twente').municipality_codes ?? [])].sort());
  });

  it('in a municipality that does not exist is unknown', () => {
    expect(here('GM9999')).toMatchObject({ coordinators: [], certainty: 'unknown' });
    expect(
      here(
        'GM0518',
        changed(unphoned, () => ({ status: 'defunct' as const })),
      ).certainty,
    ).toBe('unknown');
  });
});

describe('who pays', () => {
  it.each<[age: (typeof terms.age)[number] | undefined, rules: string[], why: string]>([
    [undefined, ['adults-wmo', 'adults-rest', 'minors', 'minors-alone'], 'the age is not known, so every rule may hold'],
    ['under-18', ['minors', 'minors-alone'], 'the rules for children'],
    ['18-22', ['adults-wmo', 'adults-rest'], 'the rules for adults'],
    ['23-plus', ['adults-wmo', 'adults-rest'], 'the rules for adults'],
  ])('for age %s: %j: %s', (age, rules) => {
    expect(whoPays(age)).toEqual(rules);
  });

  it('every age has a rule, and every rule has an age', () => {
    for (const age of terms.age) expect(whoPays(age).length, age).toBeGreaterThan(0);
    expect(new Set(terms.age.flatMap((age) => whoPays(age)))).toEqual(new Set(payers));
  });

  it.each([...payers])('“%s” has a source with a date or the word undated, and a sentence in every language', (rule) => {
    expect(paysSources[rule]).toMatch(/undated|\d{4}/);
    for (const locale of locales) expect(interfaceIn(locale)[`pays.${rule}`]?.length, locale).toBeGreaterThan(20);
  });

  it.each([...certainties])('how sure it is, “%s”, has a sentence in every language', (certainty) => {
    for (const locale of locales) expect(interfaceIn(locale)[`certainty.${certainty}`]?.length, locale).toBeGreaterThan(5);
  });
});
