// A language that nobody speaks, added to a copy of the project as a translator would add one: content only, through the exchange of sentences.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { parse, stringify } from 'yaml';

/** Its code, from the range that stays free for private use (ISO 639-2). */
export const MADE_UP = 'qaa';

const COPIED = ['content', 'src', 'functions', 'package.json', 'tsconfig.json', 'astro.config.mjs', 'wrangler.toml', 'package-lock.json'];

/** Letters as this language writes them; places to fill in, links and tags stay. */
export const spoken = (text: string): string =>
  text
    .split(/(\{[\w:.-]+\}|\]\([^)]*\)|<[^>]*>|https?:\S+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[aeiou]/g, (vowel) => 'áéíóú'['aeiou'.indexOf(vowel)] ?? vowel)))
    .join('');

/** Runs a script of the project in a folder. Throws what it said when it fails. */
export function run(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PUBLISH: 'all', OUT_DIR: 'dist' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** What a script says when it refuses. Throws when it does not. */
export function refused(folder: string, ...args: string[]): string {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) throw new Error(`${args.join(' ')} was not refused`);
  return stderr;
}

/** A copy of the project in a new folder, whose language list and files a test may change. */
export function copyOfProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of COPIED) cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}

/** Adds the made-up language on a rung of the ladder: its line in the list, its card, its pack and its list for replies. */
export function addLanguage(folder: string, promise: 'core' | 'full'): void {
  const own = (path: string): string => join(folder, 'content', path);
  const languages = readFileSync(own('languages.yml'), 'utf8');
  writeFileSync(
    own('languages.yml'),
    `${languages}- code: ${MADE_UP}\n  name: Qáá\n  dir: ltr\n  tier: 2\n  promise: ${promise}\n  reviewed_by: null\n`,
  );
  const card = parse(readFileSync(own('cards/en.yml'), 'utf8')) as Record<string, unknown>;
  writeFileSync(
    own(`cards/${MADE_UP}.yml`),
    stringify({ ...card, name: 'Qáá', order: 21, dutch_name: 'Qaas', sound: spoken(String(card.sound)) }),
  );
  cpSync(own('reply-checks/en.yml'), own(`reply-checks/${MADE_UP}.yml`));
  const { glossary } = parse(readFileSync(own('packs/nl.yml'), 'utf8')) as { glossary: { nl: string }[] };
  const pack = {
    address: 'you',
    // A capital keeps its vowel as it is.
    glossary: glossary.map(({ nl }) => ({ nl, word: spoken(nl), match: `(?:${spoken(nl)}|${nl[0]}${spoken(nl.slice(1))})` })),
    avoid: [{ words: 'slúchtoffér', instead: '-' }],
    revealing: ['úítbúít'],
    police: ['pólítíé'],
    free_lawyer: ['grátís ádvócáát'],
    traceless: ['géén spóór'],
    sure_place: ['áltíjd één plék'],
    negation: { heading: 'níét', line: 'níét|géén' },
    quotes: ['“', '”'],
    digits: '0123456789',
    script: { name: 'Latn', line_height: 1.55 },
  };
  writeFileSync(own(`packs/${MADE_UP}.yml`), stringify(pack));
}

/** Translates everything that is asked: out as a sheet, back in as a translator sends it. */
export function translateAll(folder: string): string {
  run(folder, 'src/operator/translate.ts', 'export', MADE_UP);
  const sheet = join(folder, 'translations', `${MADE_UP}.csv`);
  const { data } = Papa.parse<Record<string, string>>(readFileSync(sheet, 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  writeFileSync(sheet, Papa.unparse(data.map((row) => ({ ...row, target: spoken(row.source ?? '') }))));
  return run(folder, 'src/operator/translate.ts', 'import', MADE_UP, `translations/${MADE_UP}.csv`);
}
