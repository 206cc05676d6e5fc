// A picture stands beside its word, never alone: every situation, position, answer, need and step has one, and what is drawn may be passed on.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { positions, verdicts } from '#domain/answers/answer-content';
import { drawingsOf, pictureOf } from '#domain/site/picture';
import { questions } from '#domain/letter/referral';
import { formPath, type Way, ways } from '#domain/letter/way';
import { files, interfaceIn, read, slugOf } from '../content/texts.ts';
import { portal } from '../server.ts';
import { atLeastCore, CLIENT, few, inside, type Page, pageAt, pageOf, pages, planted, tags, whole, wordsOf } from './pages.ts';

const running = portal();
const situations = files('content/situations/nl/*.md').map(slugOf);
const steps = ['lock', 'read', 'answer', 'yours'];
const needs = questions.flatMap((each) => ('options' in each && each.name === 'need' ? [...each.options] : []));
/** Needs that a way in asks for; whoever writes about somebody near is not asked what they need. */
const needsOf = (way: Way): string[] =>
  questions.some(({ name, ways }) => name === 'need' && (ways as readonly Way[]).includes(way)) ? needs : [];

/** Pictures of a page that stand without a word, that are not drawn, or that are drawn and stand nowhere. */
function faults({ url, markup }: Page): string[] {
  const used = tags(markup, 'use').map(({ attributes, start }) => ({ drawing: attributes.href?.slice(1) ?? '', start }));
  const drawn = tags(markup, 'symbol').map(({ attributes }) => attributes.id ?? '');
  const alone = used.filter(({ start }) => {
    const from = markup.slice(0, start).search(/<(?:a|li|h1|h2|span|th)\b[^>]*>(?:(?!<\/?(?:a|li|h1|h2|span|th)\b)[\s\S])*$/);
    const [holder] = from < 0 ? [] : tags(markup.slice(from));
    return !holder || !/\p{L}/u.test(wordsOf(inside(markup.slice(from), { ...holder, start: 0 })));
  });
  return [
    ...alone.map(({ drawing }) => `${url} has the picture ${drawing} without a word`),
    ...used.filter(({ drawing }) => !drawn.includes(drawing)).map(({ drawing }) => `${url} shows ${drawing} and does not draw it`),
    ...drawn.filter((name) => !used.some(({ drawing }) => drawing === name)).map((name) => `${url} draws ${name} for nothing`),
  ];
}

/** Whether a piece of a page holds the picture of a word, and the word. */
const shows = (piece: string | undefined, what: string, word: string | undefined): boolean =>
  piece !== undefined && word !== undefined && piece.includes(`href="#${pictureOf(what)}"`) && wordsOf(piece).includes(word);

/** Elements of a page that some pattern opens, whole. */
const pieces = (markup: string, pattern: RegExp): string[] => [...markup.matchAll(pattern)].map(([piece]) => piece);

describe('the pictures', () => {
  it('are there for every situation, position, need and step', () => {
    const all = [
      ...situations.map((slug) => `situation.${slug}`),
      ...positions.map((each) => `position.${each}`),
      ...needs.map((need) => `need.${need}`),
      ...steps.map((step) => `step.${step}`),
    ];
    expect(all.filter((what) => pictureOf(what) === null)).toEqual([]);
  });

  it('are of one family each another one', () => {
    const family = { situation: situations.length, position: positions.length, need: needs.length, step: steps.length };
    for (const [name, count] of Object.entries(family)) expect([name, drawingsOf([name]).length]).toEqual([name, count]);
  });

  it('stand beside a word, are drawn where they stand, and nowhere else', () => {
    expect(few(pages.flatMap(faults))).toEqual([]);
  });

  it('are noticed when alone, not drawn, or drawn for nothing', () => {
    const picture = '<svg class="vl-picture"><use href="#moon-stars"/></svg>';
    expect(faults(planted('/nl/', '</main>', `<p><a href="/nl/">${picture}</a></p></main>`))).toHaveLength(1);
    expect(faults(planted('/nl/', '</main>', `<p><a href="/nl/">${picture.replace('moon', 'sun')} x</a></p></main>`))).toHaveLength(1);
    expect(faults(planted('/nl/', '</main>', '<svg><symbol id="sun"></symbol></svg></main>'))).toHaveLength(1);
  });

  it.each(atLeastCore)(
    'in %s stand at every door of the first page, at the head of each situation, and at each of the four steps',
    (locale) => {
      const words = interfaceIn(locale);
      const first = pageAt(`/${locale}/`).markup;
      const doors = pieces(first, /<a [^>]*href="[^"]*\/situations\/[^"]*"[^>]*>[\s\S]*?<\/a>/g);
      const lacking = situations.filter((slug) => {
        const door = doors.find((each) => each.includes(`/situations/${slug}/`)) ?? '';
        const [head] = pieces(pageAt(`/${locale}/situations/${slug}/`).markup, /<h1[\s\S]*?<\/h1>/g);
        const title = wordsOf(head ?? '');
        return !(shows(door, `situation.${slug}`, wordsOf(door)) && wordsOf(door) !== '' && shows(head, `situation.${slug}`, title));
      });
      const items = pieces(first, /<li>(?:(?!<\/li>)[\s\S])*<\/li>/g);
      const lost = steps.filter((step) => !items.some((item) => shows(item, `step.${step}`, words[`after.${step}`])));
      expect([lacking, lost]).toEqual([[], []]);
    },
  );

  it.each(whole)('in %s stand at every position that an answer is for, and a sign at every answer', (locale) => {
    const words = interfaceIn(locale);
    const lines = pages.filter((page) => page.locale === locale && page.markup.includes('data-position='));
    const bare = lines.flatMap(({ url, markup }) =>
      pieces(markup, /<details data-position="[\s\S]*?<\/summary>/g).flatMap((line) => {
        const position = /data-position="(\w+)"/.exec(line)?.[1] ?? '';
        const isSigned = verdicts.some(
          (sign) => line.includes(`data-sign="${sign}"`) && wordsOf(line).includes(words[`verdict.${sign}`] ?? '\0'),
        );
        return isSigned && shows(line, `position.${position}`, words[`position.${position}`]) ? [] : [`${url} ${position}`];
      }),
    );
    expect([few(bare), lines.length > 0]).toEqual([[], pages.some(({ place }) => /^rights\/(?!compare)./.test(place))]);
  });

  it('stand at every need and step of the form, by each way in', async () => {
    for (const locale of atLeastCore) {
      const words = interfaceIn(locale);
      for (const way of ways) {
        const url = `/${locale}/${formPath(way)}`;
        const page = pageOf(`${CLIENT}${url}/index.html`, await (await running.fetch(`${url}/`)).text());
        // Where nobody reads letters there is no form.
        if (!page.markup.includes('<textarea')) continue;
        const labels = pieces(page.markup, /<label[^>]*>(?:(?!<\/label>)[\s\S])*name="need"[\s\S]*?<\/label>/g);
        const items = pieces(page.markup, /<li>(?:(?!<\/li>)[\s\S])*<\/li>/g);
        expect([
          url,
          needsOf(way).filter((need) => !labels.some((label) => shows(label, `need.${need}`, words[`need.${need}`]))),
          steps.filter((step) => !items.some((item) => shows(item, `step.${step}`, words[`after.${step}`]))),
          // Each way in can turn into another one on the page, whose pictures lie ready.
          faults(page).filter((fault) => needsOf(way).length > 0 || !fault.endsWith('for nothing')),
        ]).toEqual([url, [], [], []]);
      }
    }
  });
});

describe('what of others a device gets', () => {
  const shipped = read(`${CLIENT}/data/licences.txt`);
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dependencies?: Record<string, string> }>;
  };
  /** A package and those that it needs. */
  const withNeeds = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {})) withNeeds(next, seen);
    return seen;
  };

  it('comes with its licence: the pictures, and each package that code for a device imports', () => {
    const code = files('src/{browser,crypto,domain,views}/**/*.{ts,tsx}').map(read).join('\n');
    const imported = [...code.matchAll(/^(?:import|} from)[^;]*?from '([^.#][^']*)'|import\('([^.#][^']*)'\)/gm)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    const names = imported
      .map((name) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(name)?.[1] ?? '')
      .filter((name) => name !== 'preact-render-to-string');
    const needed = [...new Set(['@phosphor-icons/core', ...names.flatMap((name) => [...withNeeds(name)])])].sort();
    expect(needed).toContain('preact');
    for (const name of needed) {
      const [file = ''] = files(`node_modules/${name}/{LICENSE,LICENSE.md,LICENSE.txt,license}`);
      expect([name, file !== '' && shipped.includes(read(file).trim())]).toEqual([name, true]);
    }
    expect(shipped).toContain('Phosphor Icons');
  });

  it('is named on the page about this site', () => {
    for (const locale of whole) expect(pageAt(`/${locale}/about/`).markup).toContain('href="/data/licences.txt"');
  });
});
