// The house stands: which folder may import which, as data; and what routes can never reach.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealedIn } from '../functions/storage/erase.ts';
import { longFunctionsIn } from './long-functions.ts';

/** For each part of the tree (first match wins): what it may import. `pkg:` is a package, a bare path our own file or folder. */
const arrows: [from: RegExp, may: RegExp[]][] = [
  [/^src\/domain\//, [/^src\/domain\//, /^pkg:zod\/mini$/]],
  [/^src\/crypto\//, [/^src\/crypto\//, /^src\/domain\//, /^pkg:(age-encryption|@scure\/base|@noble\/curves\/ed25519\.js)$/]],
  [
    /^src\/browser\/desk\//,
    // Of the views only what both sides of an overview see; its words lie in the desk's page.
    [
      /^src\/browser\/desk\//,
      /^src\/views\/plan\.tsx$/,
      /^src\/domain\//,
      /^src\/crypto\//,
      /^pkg:(preact|preact\/hooks|@simplewebauthn\/browser|papaparse)$/,
    ],
  ],
  [/^src\/views\//, [/^src\/views\//, /^src\/i18n\.ts$/, /^src\/domain\//, /^pkg:(preact|preact-render-to-string)$/]],
  [/^src\/browser\//, [/^src\/browser\/[^/]+$/, /^src\/views\//, /^src\/domain\//, /^src\/crypto\//, /^pkg:preact$/]],
  [/^src\/i18n\.ts$/, [/^src\/domain\//]],
  [
    /^src\/care\.ts$/,
    [/^src\/(i18n|frame|areas|changes)\.ts$/, /^src\/domain\//, /^pkg:(astro:content|node:(crypto|fs)|papaparse|uuid|vcard-creator)$/],
  ],
  [/^src\/(frame|areas|desk-content)\.ts$/, [/^src\/(i18n|frame|areas|translations)\.ts$/, /^src\/domain\//, /^pkg:astro:content$/]],
  [/^src\/shared-answers\.ts$/, [/^src\/(areas|care)\.ts$/, /^src\/domain\//, /^pkg:node:crypto$/]],
  [/^src\/open-data\.ts$/, [/^src\/(areas|care)\.ts$/, /^src\/domain\//, /^pkg:papaparse$/]],
  [/^src\/changes\.ts$/, [/^src\/domain\//, /^pkg:(node:(crypto|fs)|papaparse)$/]],
  [/^src\/cards\.ts$/, [/^src\/frame\.ts$/, /^src\/domain\//, /^pkg:astro:content$/]],
  [/^src\/(own-)?figures\.ts$/, [/^src\/records\.ts$/, /^src\/domain\//, /^pkg:(node:fs|papaparse|yaml)$/]],
  [/^src\/units\.ts$/, [/^src\/domain\//, /^pkg:(yaml|node:(crypto|fs))$/]],
  [/^src\/translations\.ts$/, [/^src\/units\.ts$/, /^src\/domain\//, /^pkg:(yaml|node:fs)$/]],
  // What texts refer to, filled in before they are read.
  [/^src\/records\.ts$/, [/^src\/i18n\.ts$/, /^src\/domain\//, /^pkg:(node:(fs|path)|astro\/loaders|yaml)$/]],
  [/^src\/status\.ts$/, [/^src\/(frame|translations)\.ts$/, /^src\/domain\//, /^pkg:(astro:content|node:fs)$/]],
  [/^src\/content\.config\.ts$/, [/^src\/(domain\/|records\.ts$)/, /^pkg:(astro:content|astro\/loaders|zod\/mini|papaparse|yaml)$/]],
  // Questions and authorities as a build knows them: static pages only, and the components that show them.
  [/^src\/answers\.ts$/, [/^src\/(i18n|frame|care)\.ts$/, /^src\/domain\//, /^pkg:astro:content$/]],
  [
    /^src\/components\/(Answer|Authority|Compare|Overview|SelfCheck|SideBySide|ThreeAnswers|Topic)\w*\.astro$/,
    [/^src\/components\//, /^src\/views\/source-date\.ts$/, /^src\/(answers|i18n)\.ts$/, /^src\/domain\//, /^src\/styles\//],
  ],
  [
    /^src\/components\//,
    [
      /^src\/components\//,
      /^src\/views\//,
      /^src\/i18n\.ts$/,
      /^src\/domain\//,
      /^src\/styles\//,
      /^src\/browser\//,
      /^pkg:(uqr|d3-scale)$/,
    ],
  ],
  [/^src\/pages\/desk\//, [/^src\/(i18n|frame|desk-content)\.ts$/, /^src\/styles\//, /^src\/browser\/desk\//]],
  [
    /^src\/pages\//,
    [
      /^src\/components\//,
      /^src\/views\//,
      /^src\/(answers|i18n|frame|areas|care|open-data|shared-answers|status|figures|own-figures|cards)\.ts$/,
      /^src\/domain\//,
      /^pkg:astro:content$/,
    ],
  ],
  [
    /^src\/operator\//,
    [
      /^src\/(translations|records|units|changes)\.ts$/,
      /^src\/operator\//,
      /^src\/domain\//,
      /^src\/crypto\//,
      /^functions\/storage\//,
      /^pkg:(xliff|zod\/mini|node:.*|astro|papaparse|wrangler|yaml)$/,
    ],
  ],
  // Rules of style that are written at build.
  [/^src\/styles\//, [/^src\/domain\/answers\//]],
  [/^src\/env\.d\.ts$/, [/^src\/(i18n\.ts|domain\/)/]],
  [/^functions\/worker\.ts$/, [/^functions\/(app|notice|page|schedule|env)\.ts$/]],
  [/^functions\/notice\.ts$/, [/^functions\/(content|env|storage\/notice)\.ts$/, /^src\/domain\//]],
  [
    /^functions\/page\.ts$/,
    [/^functions\/(content|env|problem)\.ts$/, /^src\/domain\//, /^pkg:(@astrojs\/cloudflare\/fetch|astro\/fetch)$/],
  ],
  [
    /^functions\/app\.ts$/,
    [
      /^functions\/(routes|plain)\//,
      /^functions\/(problem|open-api|origin|env|meant|desk\/door)\.ts$/,
      /^src\/domain\//,
      /^pkg:hono(\/.*)?$/,
    ],
  ],
  [
    /^functions\/routes\//,
    [
      /^functions\/storage\//,
      /^functions\/(content|arrival|form|json|notice|problem|proof|record-page)\.ts$/,
      /^src\/domain\//,
      /^pkg:(hono(\/html)?|@scure\/base)$/,
    ],
  ],
  [
    /^functions\/plain\//,
    [
      /^functions\/(storage|plain)\//,
      /^functions\/(content|arrival|form|flood|origin|problem)\.ts$/,
      /^src\/(domain|crypto)\//,
      /^pkg:hono$/,
    ],
  ],
  [
    /^functions\/desk\//,
    [
      /^functions\/(storage|desk)\//,
      /^functions\/(content|env|body|json|origin|problem|proof)\.ts$/,
      /^src\/domain\//,
      /^pkg:(hono(\/utils\/cookie)?|zod\/mini|@scure\/base|@simplewebauthn\/server)$/,
    ],
  ],
  [/^functions\/storage\//, [/^functions\/storage\//, /^src\/domain\//, /^pkg:@scure\/base$/]],
  [/^functions\/proof\.ts$/, [/^functions\/storage\/(consent|mailbox)\.ts$/, /^src\/domain\//, /^pkg:@scure\/base$/]],
  [/^functions\/schedule\.ts$/, [/^functions\/storage\//, /^src\/domain\//]],
  [/^functions\/flood\.ts$/, [/^src\/domain\/box\/retention\.ts$/, /^pkg:(@scure\/base|ipaddr\.js)$/]],
  [/^functions\/env\.ts$/, []],
  [/^functions\/record-page\.ts$/, [/^functions\/content\.ts$/, /^src\/domain\//, /^pkg:(hono\/html|@scure\/base)$/]],
  [/^functions\/open-api\.ts$/, [/^functions\/problem\.ts$/, /^src\/domain\//, /^pkg:hono(\/(cors|etag))?$/]],
  [/^functions\/meant\.ts$/, [/^functions\/(content|problem)\.ts$/, /^src\/domain\//]],
  [/^functions\/content\.ts$/, [/^src\/domain\//]],
  [
    /^functions\/(problem|origin|form|json|body|arrival)\.ts$/,
    [/^functions\/(content|env|problem|flood|body|storage\/.*)(\.ts)?$/, /^src\/domain\//, /^pkg:(hono|zod\/mini|@scure\/base)$/],
  ],
];

const inFolders = (...roots: string[]): string[] =>
  roots.flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path.replaceAll('\\', '/')}`));
const sources = inFolders('src', 'functions').filter((path) => /\.(tsx?|astro)$/.test(path));

/** Everything a file imports, types included, as paths of ours or `pkg:name`. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = [...text.matchAll(/(?:from\s+|import\s+|import\()\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);
  return found.map((name) => {
    if (name.startsWith('#domain/')) return `src/domain/${name.slice('#domain/'.length)}.ts`;
    return name.startsWith('.') ? normalize(join(dirname(path), name)).replaceAll('\\', '/') : `pkg:${name}`;
  });
}

const graph = new Map(sources.map((path) => [path, importsOf(path)]));

/** All files of ours that a file reaches. */
function reached(from: string, seen = new Set<string>()): Set<string> {
  for (const next of graph.get(from) ?? []) {
    if (seen.has(next) || !graph.has(next)) continue;
    seen.add(next);
    reached(next, seen);
  }
  return seen;
}

describe('the house', () => {
  it.each(sources)('%s imports only what its place allows', (path) => {
    const rule = arrows.find(([from]) => from.test(path));
    expect(rule, `${path} has no place in the table of arrows`).toBeDefined();
    const strange = (graph.get(path) ?? []).filter((name) => !rule?.[1].some((may) => may.test(name)));
    expect(strange).toEqual([]);
  });

  it('notices an arrow that points the wrong way', () => {
    const rule = arrows.find(([from]) => from.test('src/domain/any.ts'));
    expect(rule?.[1].some((may) => may.test('functions/storage/mailbox.ts'))).toBe(false);
  });

  it('lets no route of the machine door reach the sealing code or the questions of the form', () => {
    for (const path of sources.filter((each) => /^functions\/(routes|desk)\//.test(each))) {
      const all = [...reached(path)];
      expect(all.filter((each) => each.startsWith('src/crypto/') || each === 'src/domain/letter/referral.ts')).toEqual([]);
    }
  });

  it('keeps the questions out of the shapes of the machine door, the desk and the envelope', () => {
    for (const path of [
      'src/domain/api/api.ts',
      'src/domain/desk/desk.ts',
      'src/domain/desk/desk-action.ts',
      'src/domain/letter/envelope.ts',
    ]) {
      expect([...reached(path)]).not.toContain('src/domain/letter/referral.ts');
    }
  });

  it('has no circles, types included', () => {
    const circles = sources.filter((path) => reached(path).has(path));
    expect(circles).toEqual([]);
  });

  it('keeps clock, chance and network out of the rules', () => {
    for (const path of sources.filter((each) => each.startsWith('src/domain/'))) {
      expect(readFileSync(path, 'utf8')).not.toMatch(/Date\.now\(|Math\.random\(|\bfetch\(|new Date\(\)|process\.|getRandomValues/);
    }
  });

  it('shows no empty place for a word that is missing: a dictionary is asked through what throws, an attribute through \u201csaid\u201d', () => {
    // The desk shows the key of what it does not know: a letter of another version must still open there.
    const isSilent = (text: string): boolean =>
      /\bwords(\?\.)?\[\s*(['"`]|key\b)/.test(text) ||
      /\.dataset\.\w+\s*\?\?|dataset\.(?!on\b)\w+\}|getAttribute\([^)]*\)\s*\?\?/.test(text);
    const silent = sources.filter(
      (path) => !/^src\/(domain\/language\/word\.ts|browser\/desk\/)/.test(path) && isSilent(readFileSync(path, 'utf8')),
    );
    expect(silent).toEqual([]);
    expect(["words['a.b'] ?? ''", 'words[`label.x`]', "this.dataset.words ?? ''"].filter((text) => !isSilent(text))).toEqual([]);
  });

  it('lets pages for one person read no content store: their words come from the Worker', () => {
    const onDemand = sources.filter((path) => path.endsWith('.astro') && readFileSync(path, 'utf8').includes('prerender = false'));
    expect(onDemand.length).toBeGreaterThan(0);
    for (const path of onDemand) {
      for (const each of [path, ...reached(path)]) expect(graph.get(each)).not.toContain('pkg:astro:content');
    }
  });

  it('opens every file with one sentence that tells its purpose', () => {
    const opening = (path: string): string =>
      readFileSync(path, 'utf8')
        .replace(/^---\n/, '')
        .split('\n')[0] ?? '';
    const silent = sources.filter((path) => !/^(\/\/ \S|\/\/\/ <reference)/.test(opening(path)));
    expect(silent).toEqual([]);
  });

  it('keeps files within their budget of lines', () => {
    const budget = (path: string): number => (path.startsWith('src/pages/') ? 40 : path.startsWith('src/components/') ? 100 : 200);
    const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > budget(path));
    expect(long).toEqual([]);
  });

  it('keeps functions within forty lines, those of tests too', () => {
    const long = inFolders('src', 'functions', 'test')
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .flatMap(longFunctionsIn);
    expect(long).toEqual([]);
  });

  it('deletes sealed bytes in one place, which overwrites them first', () => {
    const tables = Object.keys(sealedIn).join('|');
    const deletes = (path: string): boolean =>
      new RegExp(`DELETE\\s+FROM\\s+["\\[]?(${tables}|\\$\\{)`, 'i').test(readFileSync(path, 'utf8'));
    expect(sources.filter((path) => path.startsWith('functions/') && deletes(path))).toEqual([
      'functions/storage/erase.ts',
      // Counts by half-year: nothing sealed.
      'functions/storage/portal-count.ts',
    ]);
  });

  it('uses none of the names that hide what a file is about', () => {
    const vague = /(^|\/)(utils?|helpers?|lib|common|shared|misc|core|manager|controller|handler|info|index)(\.|\/)/;
    const named = sources.filter((path) => vague.test(path) && !/^src\/pages\/.*index\.astro$/.test(path));
    expect(named).toEqual([]);
  });
});
