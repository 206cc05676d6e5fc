// 1 January 2027, rehearsed: whoever has an old address, code or name of Wijdemeren, on paper or in a program, arrives in Hilversum.
import { API } from '#domain/api/paths';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Areas, Districts } from '#domain/areas/area-index';
import type { CareAnswer } from '#domain/api/care-answer';
import type { CareContent } from '#domain/care/care-content';
import type { Here } from '#domain/areas/place-page';
import { writeHeaders } from '../../src/operator/headers.ts';
import { locales, readYaml } from '../content/texts.ts';
import { portal, postForm } from '../server.ts';
import { alteredYear, importYear, inRows, NEW, OLD, smallSite, YEAR_2027 } from './area-content.ts';

/** Where each collection of the build stands below content/. */
const collections: Record<string, string> = {
  services: 'care/services',
  organizations: 'care/organizations',
  routing: 'care/routing.csv',
  municipalities: 'areas/municipalities.csv',
  postcodes: 'areas/postcodes.csv',
  places: 'areas/places.csv',
  districts: 'areas/districts.csv',
  placeNames: 'areas/names.csv',
  spoken: 'areas/spoken.csv',
};
// The build's own reader of content exists only inside a build; this one reads the same files, below the folder of the moment.
vi.mock('astro:content', () => ({
  getEntry: () => undefined,
  getCollection: (name: string) => {
    const path = join('content', collections[name] ?? name);
    if (path.endsWith('.csv')) {
      const rows = Papa.parse(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
      return rows.map((data, id) => ({ id: String(id), data }));
    }
    return readdirSync(path).map((file) => ({ id: file.replace('.yml', ''), data: readYaml(join(path, file)) }));
  },
}));
vi.stubEnv('PUBLISH', 'all');
// Pages have types of their own, which only a build knows: the paths are not followed, the shapes are said here.
const source = (file: string): string => `../../src/${file}.ts`;
const { careContent, movedAddresses } = (await import(source('care'))) as {
  careContent(): Promise<CareContent>;
  movedAddresses(): Promise<{ from: string; to: string }[]>;
};
const { hereContent } = (await import(source('shared-answers'))) as { hereContent(): Promise<Here> };
const { compactAreas, compactDistricts } = (await import(source('areas'))) as {
  compactAreas(): Promise<Areas>;
  compactDistricts(): Promise<Districts>;
};

/** Runs something where a site is, as the build runs where its content is. */
async function at<T>(site: string, run: () => Promise<T>): Promise<T> {
  const home = process.cwd();
  process.chdir(site);
  try {
    return await run();
  } finally {
    process.chdir(home);
  }
}

/** A site into which a year was imported. */
function imported(year: string, site = smallSite()): string {
  const { status, refused } = importYear(site, year, '--write');
  if (status !== 0) throw new Error(`not imported: ${refused[0]}`);
  return site;
}

const site = imported(YEAR_2027);
const old = smallSite();
const out = join(site, 'dist');
const pagesOf = (slug: string): string[] => locales.flatMap((locale) => [`/${locale}/care/${slug}/`, `/${locale}/care/${slug}/tonight/`]);

/** What a build would serve of this content, beside pages and program of the built site. */
async function serve(): Promise<void> {
  cpSync('dist/server', join(out, 'server'), { recursive: true });
  cpSync('functions/storage/migrations', join(site, 'functions/storage/migrations'), { recursive: true });
  const kept = [
    'data/words',
    'data/site.json',
    'data/desks.json',
    'desk',
    '404.html',
    ...locales.map((locale) => `${locale}/care/answers`),
  ];
  for (const path of kept) cpSync(join('dist/client', path), join(out, 'client', path), { recursive: true });
  mkdirSync(join(out, 'client/data'), { recursive: true });
  const made = await at(site, async () => ({
    care: await careContent(),
    areas: await compactAreas(),
    districts: await compactDistricts(),
    here: await hereContent(),
  }));
  for (const [name, content] of Object.entries(made)) writeFileSync(join(out, `client/data/${name}.json`), JSON.stringify(content));
  writeHeaders(out);
}

beforeAll(serve);
const running = portal(relative('.', out));
const arrives = async (path: string): Promise<[number, string | null]> => {
  const answer = await running.fetch(path);
  return [answer.status, answer.headers.get('location')];
};
/** Where a browser ends up. */
async function end(path: string, most = 3): Promise<[number, string]> {
  const [status, location] = await arrives(path);
  return location && most > 0 ? end(location, most - 1) : [status, path];
}
const careFor = async (query: string): Promise<CareAnswer> => (await (await running.fetch(`${API}/care?${query}`)).json()) as CareAnswer;

describe('an old address', () => {
  it.each(pagesOf('wijdemeren'))('%s leads to the page of Hilversum, for good', async (path) => {
    const [status, location] = await arrives(path);
    expect([status, location]).toEqual([301, path.replace('wijdemeren', 'hilversum')]);
    expect((await arrives(location ?? ''))[0]).toBe(200);
  });

  it.each(pagesOf('wijdemeren').map((path) => path.slice(0, -1)))('%s, typed without its last slash, does too', async (path) => {
    const living = path.replace('wijdemeren', 'hilversum');
    expect(await end(living)).toEqual([200, `${living}/`]);
    expect(await end(path)).toEqual([200, `${living}/`]);
  });

  it('that never was is not found, and no other address is led away', async () => {
    expect((await arrives('/nl/care/wijdemere/'))[0]).toBe(404);
    expect((await arrives('/nl/care/bussum/'))[0]).toBe(404);
  });
});

describe('an old code', () => {
  it('gets from the API what the new one gets', async () => {
    const [before, after] = [await careFor(`municipality=${OLD}`), await careFor(`municipality=${NEW}`)];
    expect(before.area).toEqual({ gm_code: NEW, name: 'Hilversum', province: 'Noord-Holland' });
    expect(before.steps.map(({ service }) => service.id)).toEqual(after.steps.map(({ service }) => service.id));
    expect(before.responsible).toEqual(after.responsible);
    expect((await careFor('municipality=GM1697')).nothing_found).toBe(true);
  });

  it('stands in the open data beside the new one, and is no municipality any more', async () => {
    const care = JSON.parse(readFileSync(join(out, 'client/data/care.json'), 'utf8'));
    expect(care.merged).toEqual({ [OLD]: NEW });
    expect([OLD in care.regions, OLD in care.routing, NEW in care.regions]).toEqual([false, false, true]);
  });
});

describe('what people type', () => {
  it.each(['Wijdemeren', 'wijdemeren ', 'Kortenhoef', "'s-Graveland", '1241 AA', '1394', 'Horstermeer', 'فايدميرن'])(
    '“%s” leads to Hilversum, in the API and in the form without JavaScript',
    async (typed) => {
      expect((await careFor(`place=${encodeURIComponent(typed)}`)).area?.gm_code).toBe(NEW);
      const answer = await postForm(running, '/nl/care/find', { place: typed });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/nl/care/hilversum/']);
    },
  );

  it('leads elsewhere for another place', async () => {
    expect((await careFor('place=Bussum')).area?.gm_code).toBe('GM1942');
  });
});

describe('the addresses that moved', () => {
  const gone = (code: string, into: string, from = YEAR_2027): string => {
    const moved = (text: string): string =>
      text.replaceAll(code, into).replace(new RegExp(`,${code.slice(2)}$`, 'gm'), `,${into.slice(2)}`);
    const rows = inRows((all) => all.filter(({ RegioS }) => RegioS !== code));
    return alteredYear(from, { 'gebieden.json': rows, 'woonplaatsen.json': moved, 'postcodes.csv': moved });
  };
  const moved = (of: string) => at(of, movedAddresses);

  it('are none before a merger, and one after it', async () => {
    expect(await moved(old)).toEqual([]);
    expect(await moved(site)).toEqual([{ from: 'wijdemeren', to: 'hilversum' }]);
  });

  it('lead on at once when the new municipality merges as well', async () => {
    const later = imported(gone(NEW, 'GM1942'), imported(YEAR_2027));
    const expected = ['wijdemeren', 'hilversum'].map((from) => ({ from, to: 'gooise-meren' }));
    expect(await moved(later)).toEqual(expected);
  });

  it('are those under which the page stood: the everyday name, not the official one', async () => {
    const without = imported(gone('GM0417', 'GM1942'));
    expect(await moved(without)).toContainEqual({ from: 'laren', to: 'gooise-meren' });
  });

  it('are not led away while the name lives on in a municipality with another code', async () => {
    const again = gone('GM1904', 'GM1999');
    const named = alteredYear(again, {
      'gebieden.json': inRows((rows) => [...rows, { ...rows[0], RegioS: 'GM1999', Code_1: 'GM1999', Naam_2: 'Stichtse Vecht' }]),
    });
    expect((await moved(imported(named))).map(({ from }) => from)).toEqual(['wijdemeren']);
  });

  it('stop the build when they would lead nowhere', async () => {
    const broken = smallSite();
    writeFileSync(join(broken, 'content/areas/merged.csv'), 'old_gm_code,old_name,gm_code,since\nGM0001,Ergens,GM9999,2027-01-01\n');
    await expect(moved(broken)).rejects.toThrow(/Ergens.*GM9999/);
  });
});
