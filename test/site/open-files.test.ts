// Open data as files: tables that are a valid package, and one file for each municipality that says what its page says.
import { readdirSync, readFileSync } from 'node:fs';
import { Package } from 'datapackage';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CareContent } from '#domain/care/care-content';
import { NATIONAL } from '#domain/care/contact';
import { findCare } from '#domain/care/find-care';
import type { HsdsContent } from '#domain/api/hsds';
import { MunicipalityFile } from '#domain/api/municipality-file';
import { portal } from '../server.ts';
import { SITE } from '../built.ts';
import { CLIENT, few } from './pages.ts';

const read = <T>(path: string): T => JSON.parse(readFileSync(`${CLIENT}/${path}`, 'utf8')) as T;
const care = read<CareContent>('data/care.json');
const dutch = read<HsdsContent>('data/hsds/nl.json');
const running = portal(SITE);

describe('the directory as tables', () => {
  const tables = readdirSync(`${CLIENT}/data/directory`).filter((file) => file.endsWith('.csv'));
  const rowsOf = (name: string): Record<string, string>[] =>
    Papa.parse<Record<string, string>>(readFileSync(`${CLIENT}/data/directory/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true })
      .data;

  it('are a valid data package, which names every table and no other', async () => {
    const described = read<{ resources: { path: string }[] }>('data/directory/datapackage.json');
    const made = await Package.load(described, { basePath: `${CLIENT}/data/directory`, strict: true });
    expect(made.valid).toBe(true);
    expect(described.resources.map(({ path }) => path).sort()).toEqual([...tables].sort());
    for (const resource of made.resources)
      expect([resource.name, Array.isArray(await resource.read({ keyed: true }))]).toEqual([resource.name, true]);
  });

  it('hold what the API holds: every record once, every row of a table below one that is there', () => {
    expect(rowsOf('service').map(({ id }) => id)).toEqual(dutch.services.map(({ id }) => id));
    expect(rowsOf('organization').map(({ id, last_modified }) => [id, last_modified])).toEqual(
      dutch.organizations.map(({ id, last_modified }) => [id, last_modified]),
    );
    const services = new Set(dutch.services.map(({ id }) => id));
    for (const name of ['phone', 'schedule', 'service_area', 'language']) {
      const rows = rowsOf(name);
      expect([
        name,
        new Set(rows.map(({ id }) => id)).size,
        few(rows.filter(({ service_id = '' }) => !services.has(service_id)).map(({ id }) => id ?? '')),
      ]).toEqual([name, rows.length, []]);
    }
    expect(rowsOf('phone')).toHaveLength(dutch.services.flatMap(({ phones }) => phones).length);
  });
});

describe('the file of a municipality', () => {
  const files = readdirSync(`${CLIENT}/data/municipality`);

  it('is there for each, in its documented shape, with the contacts of its page in their order', () => {
    expect(files.sort()).toEqual(
      Object.keys(care.regions)
        .map((code) => `${code}.json`)
        .sort(),
    );
    const idOf = care.services.find(({ record }) => record === NATIONAL)?.id;
    const wrong = files.filter((file) => {
      const made = read<MunicipalityFile>(`data/municipality/${file}`);
      const { success } = MunicipalityFile.safeParse(made);
      const expected = findCare(care, { municipality: made.gm_code }, made.made_on).map(({ service }) => service.id);
      const shown = made.contacts.map(({ id }) => id);
      return (
        !success || JSON.stringify(shown) !== JSON.stringify(expected) || !shown.includes(idOf ?? '') || `${made.gm_code}.json` !== file
      );
    });
    expect(few(wrong)).toEqual([]);
  });

  it('and every table is served to every site', async () => {
    for (const path of [`/data/municipality/${files[0]}`, '/data/directory/datapackage.json', '/data/directory/service.csv']) {
      const { status, headers } = await running.fetch(path, { headers: { origin: 'https://elsewhere.example' } });
      expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 200, '*']);
    }
  });
});
