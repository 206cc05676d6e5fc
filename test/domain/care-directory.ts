// The real directory of care for tests: as its files say it, as if nobody phoned yet, or with contacts phoned some days ago.
import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { Service } from '#domain/care/care';
import { addDays, type Day } from '#domain/time/days';
import { type Because, type CareDirectory, type CareStep, findCare } from '#domain/care/find-care';
import type { Need } from '#domain/care/need';
import { type Facet, terms } from '#domain/care/terms';
import { readYaml } from '../content/texts.ts';

const folder = 'content/care/services';
const rowsOf = <T>(file: string): T[] => Papa.parse<T>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
const rows = rowsOf<{ gm_code: string; services: string }>('content/care/routing.csv');
const places = new Map(
  rowsOf<{ gm_code: string; display_name: string }>('content/areas/municipalities.csv').map((row) => [row.display_name, row.gm_code]),
);

/** The day of the examples. */
export const TODAY: Day = '2026-11-24';

/** The directory as its files say it today. */
export const directory: CareDirectory = {
  services: readdirSync(folder)
    .sort()
    .map((file) => Service.parse(readYaml(`${folder}/${file}`))),
  routing: Object.fromEntries(rows.map((row) => [row.gm_code, row.services.split(';').filter(Boolean)])),
};

/** Every municipality of the directory. */
export const codes = Object.keys(directory.routing);

/** A directory in which some records are changed. */
export const changed = (from: CareDirectory, change: (service: Service) => Partial<Service>): CareDirectory => ({
  ...from,
  services: from.services.map((service) => ({ ...service, ...change(service) })),
});

/** As if nobody has phoned anybody yet, so that an example holds on whatever day somebody does. */
export const unphoned = changed(directory, () => ({ assured_date: null }));

/** The same with one contact that was phoned some days before the day of the examples. */
export const phonedAgo = (record: string, days: number, from = unphoned): CareDirectory =>
  changed(from, (service) => (service.record === record ? { assured_date: addDays(TODAY, -days) } : {}));

/** A record of the directory. Throws when it is not there. */
export function named(record: string, from = directory): Service {
  const found = from.services.find((service) => service.record === record);
  if (!found) throw new Error(`no record ${record}`);
  return found;
}

/** The steps for a need on the day of the examples. */
export const steps = (from: CareDirectory, need: Need): CareStep[] => findCare(from, need, TODAY);

/** The records for a need, in order. */
export const recordsFor = (from: CareDirectory, need: Need): string[] => steps(from, need).map(({ service }) => service.record);

const facets = Object.keys(terms) as Facet[];
const several: Facet[] = ['group', 'also'];

/** A need in words, in Den Haag unless it says where: `under-18, sexual, women, tonight, speaks pl, in Tiel`, or `in no place`. */
export function needIn(words: string): Need {
  const need: Record<string, unknown> = { municipality: places.get('Den Haag') };
  for (const word of words.split(', ').filter((each) => each !== 'nothing')) {
    const facet = facets.find((each) => (terms[each] as readonly string[]).includes(word));
    if (facet) need[facet] = several.includes(facet) ? [...((need[facet] as string[]) ?? []), word] : word;
    else if (word === 'tonight') need.tonight = true;
    else if (word.startsWith('speaks ')) need.language = word.slice('speaks '.length);
    else if (word === 'in no place') need.municipality = null;
    else if (places.has(word.slice('in '.length))) need.municipality = places.get(word.slice('in '.length));
    else throw new Error(`“${word}” is nothing that somebody can need`);
  }
  return need as unknown as Need;
}

/** Reasons in short: `names labour`, `not-named women`, `region`. */
export const inShort = (because: Because[]): string[] => because.map((one) => ('term' in one ? `${one.code} ${one.term}` : one.code));

/** The lines of a table, each as its cells, without the heading. */
export const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** A contact of our own making, of the region of one municipality. */
export const contact = (record: string, change: Partial<Service> = {}): Service => ({
  ...Service.parse({
    id: 'b3f5874b-d5f0-5947-b3e7-019e02984730',
    record: 'example',
    organization: 'example',
    name: { nl: 'Loket' },
    description: { nl: 'Een loket.' },
    kind: 'care-coordinator',
    status: 'active',
    phones: [{ number: '010 000 00 00', tel: '+31100000000' }],
    municipality_codes: ['GM0599'],
    assured_date: null,
    checked_on: TODAY,
    publish: 'ready',
    source: { title: 'Voorbeeld', date: '2026-11' },
  }),
  record,
  ...change,
});

/** A region with these contacts, written in this order. */
export const region = (contacts: Service[]): CareDirectory => ({
  services: [named('nl-112'), named('nl-comensha'), ...contacts],
  routing: { GM0599: contacts.map(({ record }) => record) },
});
