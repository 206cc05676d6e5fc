// The change map of CONTRIBUTING is true: each change is made in a copy of the tree, in the files it names and no more, and shows in the build.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales, NATIONAL_PHONE } from '../content/texts.ts';

const tree = mkdtempSync(join(tmpdir(), 'changed-'));
afterAll(() => rmSync(tree, { recursive: true }));

/** A change: the row of the change map it makes, and the files it touched. */
const made = new Map<string, string[]>();

/** Writes a file of the copy, for a row of the change map. */
function write(row: string, file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
  made.set(row, [...(made.get(row) ?? []), file]);
}

/** Changes a file of the copy. Throws when there is nothing to change. */
function change(row: string, file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(tree, file), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}`);
  write(row, file, changed);
}

const [NEW_NUMBER, NEW_TEL] = ['030 999 88 77', '+31309998877'];
const NUMBER = 'change a number or its hours';
const RIGHT = 'correct a right';
const PROVIDER = 'add a contact';
const QUESTION = 'ask one more question';
const LANGUAGE = 'add a language';

function changeNumber(): void {
  const file = 'content/care/services/nl-comensha.yml';
  change(NUMBER, file, `number: "${NATIONAL_PHONE.number}"`, `number: "${NEW_NUMBER}"`);
  change(NUMBER, file, `tel: "${NATIONAL_PHONE.tel}"`, `tel: "${NEW_TEL}"`);
  change(NUMBER, file, 'closes: "17:00"', 'closes: "16:45"');
}

/** A contact as one file: the same as another, under a name, a number and an identifier of its own. */
function addProvider(): void {
  const like = readFileSync(join(tree, 'content/care/services/nl-fairwork.yml'), 'utf8');
  const text = like
    .replace(/^id: .*$/m, 'id: 5a5f0b0e-7f0a-4f57-9a3d-2f3f1c7d1a11')
    .replace(/^record: .*$/m, 'record: nl-planted')
    .replace(/^( {2}nl: ).*$/m, '$1Geplant contact')
    .replace(/number: ".*"/, 'number: "030 111 22 33"')
    .replace(/tel: ".*"/, 'tel: "+31301112233"');
  write(PROVIDER, 'content/care/services/nl-planted.yml', text);
}

function askQuestion(): void {
  const last = "  { name: 'words', part: 'first',";
  const file = 'src/domain/letter/referral.ts';
  change(QUESTION, file, last, `  { name: 'planted', part: 'you', ways: care, kind: 'one', options: ['yes', 'no'] },\n${last}`);
  for (const locale of locales)
    change(
      QUESTION,
      `content/interface/${locale}.yml`,
      /$/,
      `\nask.planted: Planted question\nplanted.yes: Planted yes\nplanted.no: Planted no\n`,
    );
}

/** A language whole: every file of English under another code. Its card is there already. */
function addLanguage(): void {
  for (const file of globSync('content/*/en/**/*.{md,yml}', { cwd: tree }).concat(
    globSync('content/{interface,figures/words}/en.yml', { cwd: tree }),
  ))
    write(LANGUAGE, file.replace(/\/en([/.])/, '/fr$1'), readFileSync(join(tree, file), 'utf8'));
  change(
    LANGUAGE,
    'content/languages.yml',
    /$/,
    '- code: fr\n  name: Français\n  dir: ltr\n  tier: 2\n  promise: full\n  reviewed_by: null\n',
  );
}

const built = (path: string): string => readFileSync(join(tree, 'dist/client', path), 'utf8');

beforeAll(() => {
  const whole = ['content', 'src', 'functions', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.toml'];
  for (const path of whole) cpSync(path, join(tree, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  changeNumber();
  change(RIGHT, 'content/rights/nl/rest.md', /^title: .*$/m, 'title: "Geplant recht"');
  addProvider();
  askQuestion();
  addLanguage();
  const env = { ...process.env, PUBLISH: 'all', OUT_DIR: 'dist', SITE_HOST: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/operator/build.ts'], { cwd: tree, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the changed tree does not build\n${stdout}${stderr}`);
});

describe('a changed number', () => {
  const files = (): string[] =>
    readdirSync(join(tree, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(tree, 'dist', path)).isFile());

  it('leaves the old one nowhere in what is served or runs, however it is spaced', () => {
    const digits = NATIONAL_PHONE.tel.slice(3);
    const old = new RegExp([...digits].join('[\\s\\u00a0.-]?'));
    expect(files().length).toBeGreaterThan(500);
    expect(files().filter((path) => old.test(readFileSync(join(tree, 'dist', path), 'utf8')))).toEqual([]);
  });

  it('stands, with its hours, on a page, on a card, in the data, in the words of the doors and in the last words of the Worker', () => {
    expect(built('nl/situations/fear/index.html')).toContain(
      `<a href="tel:${NEW_TEL}"><bdi class="vl-number" dir="ltr">${NEW_NUMBER}</bdi></a>`,
    );
    expect(built('nl/situations/fear/index.html')).toContain('16:45');
    expect(built('hu/index.html')).toContain(NEW_NUMBER);
    expect(built('data/care.json')).toContain(NEW_TEL);
    expect(built('data/door/ar.json')).toContain(NEW_NUMBER);
    const server = files().filter((path) => /^server.*\.m?js$/.test(path));
    expect(server.some((path) => readFileSync(join(tree, 'dist', path), 'utf8').includes(NEW_NUMBER))).toBe(true);
  });
});

describe('the change map', () => {
  it.each([
    [RIGHT, 1, 'nl/rights/rest/index.html', 'Geplant recht'],
    [NUMBER, 1, 'nl/care/lines/index.html', NEW_NUMBER],
    [PROVIDER, 1, 'nl/care/lines/index.html', 'Geplant contact'],
    [QUESTION, 1 + locales.length, 'data/words/nl.json', 'Planted question'],
  ])('is true for who wants to %s: %i files', (row, count, page, words) => {
    expect(new Set(made.get(row)).size).toBe(count);
    expect(built(page)).toContain(words);
    expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(`| ${row} |`);
  });

  it('is true for who wants to add a language: files under content/ only', () => {
    expect(new Set(made.get(LANGUAGE)?.map((file) => file.split('/')[0]))).toEqual(new Set(['content']));
    for (const page of ['fr/index.html', 'fr/rights/rest/index.html', 'fr/care/index.html']) expect(built(page)).toContain('lang="fr"');
    expect(built('hu/index.html')).toContain('hreflang="fr"');
  });
});
