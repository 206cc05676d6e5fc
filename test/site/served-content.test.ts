// The content that devices and the Worker fetch is all there, and no secret key is in anything that is served or deployed.
import { brotliCompressSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { elsewheres, type Areas, type Districts, indexAreas, indexDistricts } from '#domain/areas/area-index';
import { choicesOf } from '#domain/areas/area-label';
import { findArea } from '#domain/areas/areas';
import { Desk } from '#domain/desk/desk';
import { PROMISE_KEY } from '#domain/language/ladder';
import { files, interfaceIn, read, slugOf, locales } from '../content/texts.ts';
import { SITE, IS_CHECKED } from '../built.ts';
import { atLeastCore, CLIENT, few, filesBelow, pages, whole } from './pages.ts';

const served = <T>(path: string): T => JSON.parse(readFileSync(`${CLIENT}/data/${path}`, 'utf8')) as T;

/** The compact file of areas: a row a municipality, with its postcodes as runs and its other names. */
const CompactAreas = z.strictObject({
  provinces: z.array(z.string()).check(z.length(12)),
  municipalities: z.array(
    z.tuple([
      z.int(),
      z.string().check(z.minLength(1)),
      z.int().check(z.minimum(0), z.maximum(11)),
      z.string().check(z.regex(/^([0-9a-z]+(-[0-9a-z]+)?\*?( |$))*$/)),
      z.string(),
    ]),
  ),
  regions: z.array(z.tuple([z.string().check(z.minLength(1)), z.string().check(z.regex(/^([0-9a-z]+(-[0-9a-z]+)?( |$))+$/))])),
  elsewhere: z.record(z.enum(elsewheres), z.string().check(z.minLength(1))),
});

/** Our own secret keys of the demo desks: public, and yet never to be served. */
const ours = files('test/fixtures/*.key').flatMap((file) => /^AGE-SECRET-KEY-\S+$/m.exec(read(file)) ?? []);

/** Secret keys in a file: any whole age identity. The bare name stands in the sealing library itself. */
function secrets(file: string, content: string): string[] {
  const whole = /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{20,}/gi;
  const own = ours.some((key) => content.includes(key));
  return own || whole.test(content) ? [`${file} holds a secret key`] : [];
}

describe('served content', () => {
  it('has the settings, with the languages shown and what was held back', () => {
    const site = served<{ site: { name: string }; languages: { code: string }[]; publish: string; held_back: string[] }>('site.json');
    expect(site.site.name).not.toBe('');
    expect(site.publish).toBe(IS_CHECKED ? 'checked' : 'all');
    expect(site.languages.map(({ code }) => code)).toEqual(IS_CHECKED ? atLeastCore : locales);
    expect(site.held_back.length > 0).toBe(IS_CHECKED);
  });

  it('has every desk with its public key, and nothing that opens a letter', () => {
    const desks = served<Record<string, unknown>>('desks.json');
    expect(Object.keys(desks).sort()).toEqual(IS_CHECKED ? [] : files('content/desks/*.yml').map(slugOf).sort());
    for (const desk of Object.values(desks)) expect(Desk.safeParse(desk).success).toBe(true);
    expect(JSON.stringify(desks)).not.toMatch(/secret|AGE-SECRET-KEY|identity|private/i);
  });

  it('has every municipality, with a page of its own in every language', () => {
    const areas = CompactAreas.parse(served('areas.json')) as Areas;
    const { municipalities } = indexAreas(areas);
    expect(municipalities).toHaveLength(342);
    expect(new Set(municipalities.map(({ slug }) => slug)).size).toBe(municipalities.length);
    expect(municipalities.filter(({ province }) => province === '')).toEqual([]);
    const missing = municipalities.flatMap(({ slug }) =>
      atLeastCore.map((locale) => `/${locale}/care/${slug}/`).filter((url) => !pages.some((page) => page.url === url)),
    );
    expect(few(missing)).toEqual([]);
  });

  it('has names and postcodes of every municipality, each of which leads to it or asks', () => {
    const areas = served<Areas>('areas.json');
    const index = indexAreas(areas);
    const found = (text: string): string[] => {
      const answer = findArea(index, text);
      return answer.kind === 'one' ? [answer.municipality.code] : choicesOf(answer).map(({ municipality }) => municipality.code);
    };
    const lost = areas.municipalities.flatMap(([, name, , , places], at) =>
      [name, ...places.split('|').filter(Boolean)].filter((each) => !found(each).includes(index.municipalities[at]?.code ?? '')),
    );
    expect(few(lost)).toEqual([]);
    expect(areas.municipalities.filter(([, , , postcodes]) => postcodes === '')).toEqual([]);
  });

  it('has districts and names in other languages apart, for the same municipalities in the same order', () => {
    const districts = z
      .strictObject({ names: z.array(z.string()), abroad: z.string() })
      .parse(served('districts.json')) satisfies Districts;
    const areas = served<Areas>('areas.json');
    expect(districts.names).toHaveLength(areas.municipalities.length);
    const index = indexDistricts(indexAreas(areas), districts);
    expect(index.names.filter(({ name }) => /\p{Script=Arabic}/u.test(name)).length).toBeGreaterThan(0);
    expect(findArea(index, 'أمستردام')).toMatchObject({ kind: 'one', municipality: { name: 'Amsterdam' } });
  });

  it('has the first file that a search loads within 20 KiB compressed', () => {
    expect(brotliCompressSync(readFileSync(`${CLIENT}/data/areas.json`)).length).toBeLessThanOrEqual(20_480);
  });

  it.each(whole)('has all words of the interface in %s, and the titles of the rights that are shown', (locale) => {
    const words = Object.keys(served<Record<string, string>>(`words/${locale}.json`)).filter((key) => key !== PROMISE_KEY);
    const isTitle = (key: string): boolean => key.startsWith('right-title.');
    expect(words.filter((key) => !isTitle(key)).sort()).toEqual(Object.keys(interfaceIn(locale)).sort());
    const titles = words.filter(isTitle).map((key) => key.slice('right-title.'.length));
    expect(titles.length > 30).toBe(!IS_CHECKED);
    for (const slug of titles) expect(existsSync(`${CLIENT}/${locale}/rights/${slug}/index.html`)).toBe(true);
  });
});

describe('a script that is served', () => {
  it('is the short one: it names no file of the machine that built it', () => {
    const scripts = filesBelow(CLIENT).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.filter((file) => /fileName:|\.tsx[`'"]/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

describe('a secret key', () => {
  const all = [`${SITE}/client`, `${SITE}/server`].flatMap(filesBelow);

  it('is in nothing that is served or deployed', () => {
    expect(ours.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(IS_CHECKED ? 300 : 500);
    expect(few(all.flatMap((file) => secrets(file, readFileSync(file, 'latin1'))))).toEqual([]);
  });

  it('is noticed when it is', () => {
    expect(secrets('planted.json', `{"key":"${ours[0]}"}`)).toHaveLength(1);
    expect(secrets('planted.js', `"age-secret-key-1${'q'.repeat(58)}"`)).toHaveLength(1);
    expect(secrets('library.js', 'bech32.encodeFromBytes("AGE-SECRET-KEY-", identity)')).toEqual([]);
  });
});
