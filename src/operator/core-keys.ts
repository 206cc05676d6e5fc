// Which sentences of the interface a core language needs: those that its pages, the Worker and the two doors can ask for.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasPlace } from '#domain/language/ladder';
import { questions } from '#domain/letter/referral';

const slashed = (path: string): string => path.replaceAll('\\', '/');

/** The place that a page's file stands for: `src/pages/[locale]/care/[municipality].astro` is `care/municipality/`. */
const placeOf = (file: string): string =>
  file
    .slice('src/pages/[locale]/'.length)
    .replace(/\[|\]/g, '')
    .replace(/(^|\/)index\.astro$/, '$1')
    .replace(/\.astro$/, '/');

/** Files that make what a core language shows. */
function roots(): string[] {
  const pages = globSync('src/pages/[[]locale[]]/**/*.astro').map(slashed);
  // A page about everything (`[page].astro`) stands for some that the core has.
  const own = pages.filter((file) => file.endsWith('/[page].astro') || hasPlace('core', placeOf(file)));
  return [
    ...own,
    ...globSync('functions/*.ts').map(slashed),
    ...globSync('functions/{plain,routes}/*.ts').map(slashed),
    ...globSync('src/pages/data/{door,lines}/*.ts').map(slashed),
  ];
}

/** A page that the Worker answers only in languages that the site has whole: organisations read one of them. */
const WHOLE_ONLY = 'functions/record-page.ts';

/** Every file that these files import, and theirs. */
function closure(files: string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || file === WHOLE_ONLY) continue;
    seen.add(file);
    open.push(...importsOf(file));
  }
  return seen;
}

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, name = '']) => {
    const path = name.startsWith('#domain/')
      ? `src/domain/${name.slice('#domain/'.length)}`
      : name.startsWith('.')
        ? slashed(join(dirname(file), name))
        : '';
    return [path, `${path}.ts`].filter((each) => /\.(ts|tsx|astro)$/.test(each) && existsSync(each));
  });

/** The keys of the interface that a core language says, of all there are. Titles of rights come with the overview a person shares with the desk. */
export function coreKeys(all: readonly string[]): Set<string> {
  const code = [...closure(roots())].map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = new Set([...code.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key));
  const starts = [...code.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map(([, start = '']) => start);
  const asked = new Set<string>(questions.filter((each) => 'options' in each).map(({ name }) => name));
  return new Set(
    all.filter((key) => named.has(key) || starts.some((start) => key.startsWith(start)) || asked.has(key.split('.')[0] ?? '')),
  );
}
