// The same right tells the same things in the same order to every group, whoever gets less (X12).
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fields, groups } from '#domain/answers/rights';
import { interfaceIn, readYaml } from '../content/texts.ts';
import { few, inside, type Page, pages, planted, tags, wordsOf } from './pages.ts';

const isThin = (slug: string): boolean => readYaml<{ confidence: string }>(`content/rights/facts/${slug}.yml`).confidence === 'low';
const toldPages = pages.filter(({ place }) => place.startsWith('rights/') && existsSync(`content/rights/facts/${place.split('/')[1]}.yml`));
/** Pages that tell what applies; a right of low confidence only tells whom to ask. */
const rightPages = toldPages.filter(({ place }) => !isThin(place.split('/')[1] ?? ''));

/** The questions of a group in the order of the page. */
function questionsOf(markup: string, group: string): string[] {
  const heading = tags(markup, 'h3').find(({ attributes }) => attributes.id === `group-${group}`);
  const list = tags(markup, 'dl').find(({ start }) => heading !== undefined && start > heading.start);
  if (!list) return [];
  const content = inside(markup, list);
  return tags(content, 'dt').map((tag) => wordsOf(inside(content, tag)));
}

/** What is not equal on the page of a right. */
function unequal({ url, locale, markup }: Page): string[] {
  const words = interfaceIn(locale);
  const order = tags(markup, 'h3').flatMap(({ attributes }) => (attributes.id?.startsWith('group-') ? [attributes.id.slice(6)] : []));
  const expected = fields.map((field) => words[`right.${field}`]);
  const strange = groups.filter((group) => String(questionsOf(markup, group)) !== String(expected));
  return [
    ...(String(order) === String(groups) ? [] : [`${url} tells its groups in the order ${order}, not ${groups}`]),
    ...strange.map((group) => `${url} tells ${group}: ${questionsOf(markup, group)}; every group gets: ${expected}`),
  ];
}

describe('a right', () => {
  it('is told to every group in the same order, with the same questions', () => {
    expect(rightPages.length).toBeGreaterThanOrEqual(18);
    expect(few(rightPages.flatMap(unequal))).toEqual([]);
  });

  it('keeps what applies now apart from how it should be', () => {
    const mixed = toldPages.filter(({ markup }) => {
      const wish = tags(markup, 'section').find(({ attributes }) => attributes.class === 'vl-wish');
      return !wish || /vl-now|<dl/.test(inside(markup, wish)) || markup.lastIndexOf('class="vl-now"') > wish.start;
    });
    expect(few(mixed.map(({ url }) => url))).toEqual([]);
  });

  it('is noticed when one group comes first, or is told less', () => {
    const swapped = planted('/nl/rights/rest/', /id="group-(eu|third)"/g, 'id="group-dutch"');
    expect(unequal(swapped)).not.toEqual([]);
    const first = /(?<=id="group-dutch"[\s\S]*?)<dt>[^<]*<\/dt>/;
    expect(unequal(planted(rightPages[0]?.url ?? '', first, ''))).toHaveLength(1);
  });
});
