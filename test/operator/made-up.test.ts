// Adding a language is content only: one that nobody speaks goes through the exchange of sentences, is built, and keeps every promise of the site.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { addLanguage, copyOfProject, MADE_UP, refused, run, translateAll } from '../made-up.ts';
import { textsOf } from '../tree.ts';

const folder = resolve('.vitest/made-up');

describe('a language that nobody speaks', () => {
  beforeAll(() => {
    copyOfProject(folder);
    addLanguage(folder, 'core');
  });

  it('is asked for its pack, part by part, before anything else', () => {
    const pack = `${folder}/content/packs/${MADE_UP}.yml`;
    const whole = readFileSync(pack, 'utf8');
    writeFileSync(pack, whole.replace(/^police:[\s\S]*?(?=^\w)/m, ''));
    expect(refused(folder, 'src/operator/translate.ts', 'export', MADE_UP)).toContain(`content/packs/${MADE_UP}.yml lacks a good “police”`);
    writeFileSync(pack, whole);
  });

  it('comes in through a sheet, whole', () => {
    expect(translateAll(folder)).toMatch(/^\d{3,} sentences written/);
  });

  it('goes out and in again without the change of a letter, as XLIFF and as a sheet', () => {
    run(folder, 'src/operator/translate.ts', 'export', MADE_UP);
    const before = textsOf(`${folder}/content`);
    const names = [...readFileSync(`${folder}/translations/${MADE_UP}.xlf`, 'utf8').matchAll(/<(?:file|unit) id="([^"]*)"/g)];
    expect(names.length).toBeGreaterThan(900);
    expect(names.filter(([, name = '']) => !/^[\p{L}\d.:_-]+$/u.test(name))).toEqual([]);
    for (const file of ['xlf', 'csv'])
      expect(run(folder, 'src/operator/translate.ts', 'import', MADE_UP, `translations/${MADE_UP}.${file}`)).toContain(
        '0 sentences written',
      );
    expect(textsOf(`${folder}/content`)).toEqual(before);
  });

  it.each([
    ['a place to fill in is lost', 'interface#leave.more', (text: string) => text.replace('{count}', 'x'), 'the places to fill in differ'],
    ['a number is another one', 'cards#danger', (text: string) => text.replace('112', '113'), 'the numbers differ'],
    ['a link leads elsewhere', 'situations/fear#body.3', (text: string) => text.replace('/refer/', '/rights/'), 'the links differ'],
    ['a word is used that hurts', 'cards#fault', (text: string) => `${text} slúchtoffér`, 'not “slúchtoffér”'],
    ['the Dutch moved on meanwhile', 'cards#fault', null, 'older Dutch text'],
  ])('is not taken in when %s, and nothing is written', (_name, id, change, told) => {
    const sheet = `${folder}/translations/${MADE_UP}.csv`;
    const { data } = Papa.parse<Record<string, string>>(readFileSync(sheet, 'utf8').replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    const [row] = data.filter((each) => each.id === id);
    if (!row) throw new Error(`${id} is not in the sheet`);
    const sent = {
      ...row,
      target: change ? change(row.target ?? '') : `${row.target}!`,
      source: change ? row.source : `${row.source} Toen.`,
    };
    writeFileSync(`${folder}/translations/one.csv`, Papa.unparse([sent]));
    const before = textsOf(`${folder}/content`);
    expect(refused(folder, 'src/operator/translate.ts', 'import', MADE_UP, 'translations/one.csv')).toContain(told);
    expect(textsOf(`${folder}/content`)).toEqual(before);
  });

  it('can be read beside its source', () => {
    run(folder, 'src/operator/translate.ts', 'preview', MADE_UP);
    expect(readFileSync(`${folder}/translations/${MADE_UP}.html`, 'utf8')).toContain(
      'id="interface&#35;leave.label"'.replace('&#35;', '#'),
    );
  });

  it('changes nothing but content', () => {
    for (const part of ['src', 'functions']) expect(textsOf(`${folder}/${part}`)).toEqual(textsOf(part));
  });

  it('is built, and passes the tests of the site and of its content', () => {
    run(folder, 'src/operator/build.ts');
    expect(existsSync(`${folder}/dist/client/${MADE_UP}/care/index.html`)).toBe(true);
    expect(readdirSync(`${folder}/dist/client/${MADE_UP}/situations`)).toHaveLength(8);
    for (const path of ['test', 'vitest.config.ts']) cpSync(path, `${folder}/${path}`, { recursive: true });
    const env = { ...process.env, BUILT: '1', VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined, DIST: undefined };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', 'everything', 'test/site', 'test/content'],
      { cwd: folder, encoding: 'utf8', env: env as NodeJS.ProcessEnv },
    );
    expect([status, `${stdout}${stderr}`.split('\n').filter((line) => /FAIL/.test(line))]).toEqual([0, []]);
  });
});
