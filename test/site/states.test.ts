// No page carries words of a state that is not there: a text browser prints templates and what is hidden like everything else.
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';
import { attributeOf, elements, textOf } from './document.ts';
import { pages } from './pages.ts';

const running = portal();

/** Words in templates and hidden parts of a page. */
function absent(html: string): string[] {
  const parts = elements(parse(html)).filter(
    (each) => each.tagName === 'template' || (attributeOf(each, 'hidden') !== undefined && !each.tagName.startsWith('t')),
  );
  return parts.map(textOf).filter((text) => text !== '');
}

describe('what a page says', () => {
  it('is so, on every built page', () => {
    expect(pages.flatMap(({ url, html }) => absent(html).map((text) => [url, text]))).toEqual([]);
  });

  it.each(['nl', 'en', 'ar'])('is so where people write, in %s', async (locale) => {
    for (const path of ['refer/', 'refer/near/', 'refer/professional/', 'letters/', 'care/find/', 'language/'])
      expect([path, absent(await (await running.fetch(`/${locale}/${path}`)).text())]).toEqual([path, []]);
  });

  it('would be caught if it were not: words in a template and in something hidden are found', () => {
    expect(absent('<main><template><p>Alles is weg</p></template><div hidden><b>Aangekomen</b></div></main>')).toEqual([
      'Alles is weg',
      'Aangekomen',
    ]);
  });
});
