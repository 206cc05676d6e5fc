// Every municipality has a line that tells who helps there, and the line names only services we know.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { files, read, slugOf } from './texts.ts';

interface Route {
  gm_code: string;
  services: string;
}

const rows = <T>(file: string): T[] => Papa.parse<T>(read(file), { header: true, skipEmptyLines: true }).data;
const codes = rows<{ gm_code: string }>('content/areas/municipalities.csv').map(({ gm_code }) => gm_code);
const records = files('content/care/services/*.yml').map(slugOf);
const routes = rows<Route>('content/care/routing.csv');

/** Municipalities without a line or with two, lines for places that are none, and services nobody knows. */
function lost(all: Route[], municipalities: string[], services: string[]): string[] {
  const file = 'content/care/routing.csv';
  const named = all.map(({ gm_code }) => gm_code);
  return [
    ...municipalities
      .filter((code) => !named.includes(code))
      .map((code) => `${file} has no line for ${code}: add it, empty if nobody is known`),
    ...named.filter((code, index) => named.indexOf(code) < index).map((code) => `${file} has two lines for ${code}`),
    ...named
      .filter((code) => !municipalities.includes(code))
      .map((code) => `${file} has ${code}, which content/areas/municipalities.csv has not`),
    ...all.flatMap(({ gm_code, services: list }) =>
      list
        .split(';')
        .filter((record) => record !== '' && !services.includes(record))
        .map((record) => `${file} sends ${gm_code} to “${record}”, which is no file in content/care/services`),
    ),
  ];
}

describe('the way to care', () => {
  it('is there for every municipality and leads only to services we know', () => {
    expect(codes.length).toBeGreaterThan(300);
    expect(lost(routes, codes, records)).toEqual([]);
  });

  it('leads to every regional service from at least one municipality', () => {
    const reached = new Set(routes.flatMap(({ services }) => services.split(';')));
    expect(records.filter((record) => record.startsWith('rc-') && !reached.has(record))).toEqual([]);
  });

  it('is noticed when a municipality is forgotten, doubled or unknown, or a service is', () => {
    const faulty = [
      { gm_code: 'GM0014', services: 'rc-nowhere' },
      { gm_code: 'GM0014', services: '' },
      { gm_code: 'GM9999', services: '' },
    ];
    expect(lost(faulty, ['GM0014', 'GM0034'], records)).toHaveLength(4);
  });
});
