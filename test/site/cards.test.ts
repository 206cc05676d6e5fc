// The card of a language: whoever reads only that language finds whom to call, how to ask for an interpreter, and the way out.
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Card } from '#domain/language/card';
import { languageChoices } from '#domain/language/language-choice';
import { files, readYaml, slugOf } from '../content/texts.ts';
import { revealingWord } from '../content/vocabulary.ts';
import { cardPages, inside, pageAt, pages, tags, wordsOf } from './pages.ts';

const twenty = 'nl en ar pl es ro bg uk hu fr pt ru tl id zh-Hans vi ti fa tr so'.split(' ');
const cards = files('content/cards/*.yml').map((file) => ({ code: slugOf(file), card: Card.parse(readYaml(file)) }));
const cardIn = (code: string): Card => {
  const found = cards.find((each) => each.code === code);
  if (!found) throw new Error(`no card in ${code}`);
  return found.card;
};
const national = readYaml<{ phones: { number: string }[] }>('content/care/services/nl-comensha.yml').phones[0]?.number ?? '';
const codeOf = (url: string): string => url.split('/')[1] ?? '';

describe('the cards', () => {
  it('are there in twenty languages, each of one place in the list', () => {
    expect(cards.map(({ code }) => code)).toEqual(expect.arrayContaining(twenty));
    expect(cards.map(({ card }) => card.order).sort((a, b) => a - b)).toEqual(cards.map((_, at) => at + 1));
  });

  it('carry no number and no hour: those come from their records', () => {
    for (const { code, card } of cards) {
      const text = Object.values(card)
        .filter((value) => typeof value === 'string')
        .join(' ')
        .replace(card.translates ?? '', '');
      expect([
        code,
        text
          .replaceAll('112', '')
          .replaceAll('{count}', '')
          .match(/\d{2,}/)?.[0],
      ]).toEqual([code, undefined]);
    }
  });

  it('say how the Dutch sentence sounds in the script of the reader', () => {
    const scripts: Record<string, RegExp> = {
      bg: /\p{Script=Cyrillic}/u,
      uk: /\p{Script=Cyrillic}/u,
      ru: /\p{Script=Cyrillic}/u,
      ar: /\p{Script=Arabic}/u,
      fa: /\p{Script=Arabic}/u,
      ti: /\p{Script=Ethiopic}/u,
      'zh-Hans': /\p{Script=Han}/u,
    };
    for (const { code, card } of cards.filter((each) => each.code !== 'nl'))
      expect([code, card.sound]).toEqual([code, expect.stringMatching(scripts[code] ?? /\p{Script=Latin}/u)]);
  });
});

describe('the page of a card', () => {
  it('stands at the address of each language that is not there whole', () => {
    const more = cards.map(({ code }) => code).filter((code) => pages.some(({ url }) => url === `/${code}/care/`));
    expect(cardPages.map(({ url }) => codeOf(url)).sort()).toEqual(
      cards
        .map(({ code }) => code)
        .filter((code) => !more.includes(code))
        .sort(),
    );
    expect(cardPages.length).toBeGreaterThan(11);
  });

  it('leads out first, then to 112 and to somebody to talk to, before any other link', () => {
    for (const { url, markup } of cardPages) {
      const links = tags(markup, 'a').map(({ attributes }) => attributes.href);
      expect([url, links[0]]).toEqual([url, '/exit']);
      expect([url, links.filter((href) => href?.startsWith('tel:'))[0]]).toEqual([url, 'tel:112']);
      expect(wordsOf(markup), url).toContain(national);
    }
  });

  it('says in its own language that nobody checked it, and shows a Dutch sentence that names the language', () => {
    for (const { url, markup } of cardPages) {
      const card = cardIn(codeOf(url));
      expect(wordsOf(markup)).toContain(card.unreviewed);
      const [dutch] = tags(markup, 'p').filter(({ attributes }) => attributes.lang === 'nl');
      if (!dutch) throw new Error(`${url} has no Dutch sentence`);
      expect([url, dutch.attributes.dir, dutch.attributes.translate]).toEqual([url, 'ltr', 'no']);
      expect(inside(markup, dutch)).toContain(card.dutch_name);
    }
  });

  it('is in its own language and direction, light, and gives nobody away', () => {
    for (const { url, html, markup } of cardPages) {
      const [root] = tags(markup, 'html');
      expect([root?.attributes.lang, root?.attributes.dir]).toEqual([codeOf(url), cardIn(codeOf(url)).dir]);
      expect(brotliCompressSync(html).length).toBeLessThan(14_336);
      const [title] = tags(markup, 'title');
      expect(revealingWord(title ? inside(markup, title) : 'victim')).toBeNull();
    }
  });

  it('leads on to languages in which more is there', () => {
    for (const { url, markup } of cardPages) {
      const onward = tags(markup, 'a')
        .map(({ attributes }) => attributes.href ?? '')
        .filter((href) => /^\/[\w-]+\/$/.test(href));
      expect([url, onward.filter((href) => !pages.some((page) => page.url === href) && href !== url)]).toEqual([url, []]);
      expect(onward).toContain('/en/');
    }
  });
});

describe('the way to a card', () => {
  it('stands on the bare address, with a greeting in all twenty languages', () => {
    const { markup } = pageAt('/');
    for (const { code, card } of cards) {
      expect(markup).toContain(`href="/${code}/"`);
      expect(wordsOf(markup)).toContain(card.greeting);
    }
  });

  it('comes first on the page of languages when the browser asks for it, whatever page one came from', () => {
    const list = cards.map(({ code, card }) => ({ code, name: card.name, dir: card.dir, promise: 'full' as const }));
    const [whole, alone] = [list.filter(({ code }) => code === 'nl'), list.filter(({ code }) => code !== 'nl')];
    for (const [asked, code] of [
      ['pl-PL,pl;q=0.9', 'pl'],
      ['zh-CN', 'zh-Hans'],
      ['fil', 'tl'],
      ['prs-AF', 'fa'],
    ] as const) {
      expect(languageChoices(whole, alone, 'rights/rest/', asked).choices[0]).toMatchObject({ code, path: '' });
    }
  });
});
