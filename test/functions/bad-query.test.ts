// Queries that are not documented are refused with a problem document that names what is wrong and repeats nothing.
import { API, openLists as lists } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';
import { CANARY, care, exampleOf, faultsOf, parametersOf, pathsWithQuery, withParameter } from './open-paths.ts';

const running = portal();
const refusal = async (address: string): Promise<unknown[]> => {
  const answer = await running.fetch(address);
  return [answer.status, ...(await faultsOf(answer, null))];
};

describe('a query is refused', () => {
  it.each(pathsWithQuery)('with a parameter that is not documented: %s', async (path) => {
    for (const name of [CANARY, 'Page', 'page[]', '__proto__', 'constructor', 'toString', '', 'q;drop']) {
      expect([name, ...(await refusal(withParameter(exampleOf(path), name, CANARY)))]).toEqual([name, 400]);
    }
  });

  it('without repeating the name of a parameter, whatever it is called', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const { detail } = (await (await running.fetch(withParameter(`${API}/services`, name, '1'))).json()) as { detail: string };
      expect([name, detail.includes(name)]).toEqual([name, false]);
    }
  });

  it.each(pathsWithQuery)('with a parameter given twice: %s', async (path) => {
    for (const name of parametersOf(path)) {
      const [address] = exampleOf(path).split('?');
      const twice = withParameter(withParameter(address ?? '', name, CANARY), name, CANARY);
      expect([name, ...(await refusal(twice))]).toEqual([name, 400]);
    }
  });

  it.each(lists)('with a page or a size that cannot be: %s', async (list) => {
    for (const name of ['page', 'per_page']) {
      for (const value of ['0', '-1', '1.5', '', 'NaN', 'Infinity', '1000000001', '9'.repeat(400), CANARY, '١', '1,2']) {
        expect([name, value, ...(await refusal(withParameter(`${API}/${list}`, name, value)))]).toEqual([name, value, 400]);
      }
    }
    expect(await refusal(`${API}/${list}?per_page=101`)).toEqual([400]);
  });

  it('with a page or a size that is no plain number, as the description says', async () => {
    for (const name of ['page', 'per_page']) {
      for (const value of [' 1', '1 ', '0x10', '0b1', '1e1', '+1', '1.0']) {
        expect([name, value, ...(await refusal(withParameter(`${API}/services`, name, value)))]).toEqual([name, value, 400]);
      }
    }
  });

  it('with an identifier, a day, a state or a flag that cannot be', async () => {
    const bad: Record<string, string[]> = {
      organization_id: [CANARY, '', '0', '00000000-0000-0000-0000-00000000000g', '{}', '*'],
      taxonomy_term_id: [CANARY, "' OR 1=1"],
      taxonomy_id: [CANARY, '%'],
      modified_after: [CANARY, '2026-13-40', '2026-02-30', '26-1-1', 'yesterday', '0'],
      status: [CANARY, 'ACTIVE', 'active,defunct'],
      minimal: [CANARY, '1', 'TRUE'],
      full: [CANARY, ''],
    };
    for (const [name, values] of Object.entries(bad))
      for (const value of values)
        expect([name, value, ...(await refusal(withParameter(`${API}/services`, name, value)))]).toEqual([name, value, 400]);
  });

  it.each(pathsWithQuery.filter((path) => parametersOf(path).includes('language')))(
    'in a language the site does not have: %s',
    async (path) => {
      for (const language of ['fr', 'xx', 'nl-NL', 'NL', '', CANARY, '../nl']) {
        expect([language, ...(await refusal(withParameter(exampleOf(path), 'language', language)))]).toEqual([language, 400]);
      }
    },
  );

  it('about care with a choice that is none of ours, or with more than one place', async () => {
    const bad = {
      age: '17',
      group: 'women,kanarie7q',
      form: CANARY,
      also: ',',
      caller: 'police',
      when: 'now',
      speaks: 'Nederlands',
      municipality: 'gm0363',
    };
    for (const [name, value] of Object.entries(bad))
      expect([name, ...(await refusal(withParameter(`${API}/care`, name, value)))]).toEqual([name, 400]);
    const places = { postcode: '1012', place: 'Amsterdam', municipality: Object.keys(care.routing)[0] ?? '' };
    const [postcode, place, municipality] = Object.entries(places);
    for (const given of [
      [postcode, place],
      [postcode, municipality],
      [place, municipality],
      [postcode, place, municipality],
    ]) {
      const query = new URLSearchParams(given as [string, string][]);
      expect([[...query.keys()], ...(await refusal(`${API}/care?${query}`))]).toEqual([[...query.keys()], 400]);
    }
  });

  it('about areas without a question, or with one too long to be a place', async () => {
    for (const query of ['', '?q=', `?q=${'a'.repeat(81)}`, `?q=${'😀'.repeat(81)}`])
      expect([query, ...(await refusal(`${API}/areas${query}`))]).toEqual([query, 400]);
  });
});
