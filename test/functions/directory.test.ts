// The open directory answers every documented path in its documented shape; pages add up, filters add up, in each language.
import { API, openLists as lists } from '#domain/api/paths';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/time/days';
import type { HsdsService } from '#domain/api/hsds';
import { PER_PAGE } from '#domain/api/list-page';
import { wholeLocales } from '../content/texts.ts';
import { portal } from '../server.ts';
import { content, dutch, exampleOf, paths, shapes, unlike } from './open-paths.ts';

const running = portal();

interface Listed {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: { id: string }[];
}
const json = async <T>(address: string): Promise<T> => (await running.fetch(address)).json() as Promise<T>;
const pageOf = (list: string, query: Record<string, string> = {}): Promise<Listed> => json(`${API}/${list}?${new URLSearchParams(query)}`);
const idsOf = async (list: string, query: Record<string, string>): Promise<string[]> =>
  (await pageOf(list, { per_page: '100', ...query })).contents.map(({ id }) => id);

const differs = (item: object | undefined, key: string, value: unknown): boolean =>
  JSON.stringify((item as Record<string, unknown> | undefined)?.[key]) !== JSON.stringify(value);

describe('the description', () => {
  it('names no path without a shape to check it by, and the shapes name no other', () => {
    expect([...paths].sort()).toEqual(Object.keys(shapes).sort());
  });

  it.each(paths)('%s answers as it is documented', async (path) => {
    const answer = await running.fetch(exampleOf(path));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(unlike(shapes[path], await answer.json())).toEqual([]);
  });

  it.each(['full', 'minimal'])('also holds for services with %s=true', async (parameter) => {
    const page = await pageOf('services', { [parameter]: 'true', per_page: '100' });
    const strange = page.contents.filter((shown, at) =>
      Object.entries(shown).some(([key, value]) => differs(dutch.services[at], key, value)),
    );
    expect(page.contents).toHaveLength(dutch.services.length);
    expect(strange.map(({ id }) => id)).toEqual([]);
    expect(shapes['/services']?.safeParse(page).success).toBe(true);
  });

  it('is noticed when an answer lacks something, or tells more than is documented', async () => {
    const service = await json<Record<string, unknown>>(exampleOf('/services/{id}'));
    expect(unlike(shapes['/services/{id}'], service)).toEqual([]);
    expect(unlike(shapes['/services/{id}'], { ...service, phones: undefined })).toHaveLength(1);
    expect(unlike(shapes['/services/{id}'], { ...service, latitude: 52.1 })).toHaveLength(1);
  });

  it('leads from the first answer to the description and to a page for people', async () => {
    const { profile, openapi_url } = await json<{ profile: string; openapi_url: string }>(`${API}/`);
    for (const address of [profile, openapi_url]) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });
});

describe.each(lists)('%s', (list) => {
  it('has an answer of its own for every item, in the documented shape', async () => {
    const faults: string[] = [];
    for (const { id } of dutch[list]) faults.push(...unlike(shapes[`/${list}/{id}`], await json(`${API}/${list}/${id}`)));
    expect(dutch[list].length).toBeGreaterThan(0);
    expect(faults.slice(0, 5)).toEqual([]);
  });

  it('gives each item once, in one order, however it is cut into pages', async () => {
    const all = dutch[list].map(({ id }) => id);
    for (const size of [1, 7, PER_PAGE, 100]) {
      const pages: Listed[] = [];
      do pages.push(await pageOf(list, { page: String(pages.length + 1), per_page: String(size) }));
      while (pages.at(-1)?.last_page === false && pages.length <= all.length);
      expect(pages.flatMap(({ contents }) => contents.map(({ id }) => id))).toEqual(all);
      expect(pages.map((page) => page.size)).toEqual(pages.map((page) => page.contents.length));
      expect(pages.slice(0, -1).every((page) => page.size === size)).toBe(true);
      expect(pages.map(({ page_number }) => page_number)).toEqual(pages.map((_, at) => at + 1));
      expect(pages.map(({ first_page }) => first_page)).toEqual(pages.map((_, at) => at === 0));
      expect(new Set(pages.map(({ total_items, total_pages }) => `${total_items} in ${total_pages}`))).toEqual(
        new Set([`${all.length} in ${pages.length}`]),
      );
    }
  });

  it(`shows ${PER_PAGE} unless asked otherwise, and an honest empty page beyond the last`, async () => {
    expect((await pageOf(list)).size).toBe(Math.min(PER_PAGE, dutch[list].length));
    const beyond = await pageOf(list, { page: '1000000000' });
    expect(beyond).toMatchObject({ page_number: 1_000_000_000, size: 0, empty: true, first_page: false, last_page: true, contents: [] });
    expect(beyond.total_items).toBe(dutch[list].length);
  });

  it.each(wholeLocales)('speaks %s', async (locale) => {
    const { contents } = await pageOf(list, { language: locale, per_page: '100' });
    const own = new Map((content[locale]?.[list] ?? []).map((item) => [item.id, item as object]));
    const strange = contents.filter((item) => Object.entries(item).some(([key, value]) => differs(own.get(item.id), key, value)));
    expect(contents).toHaveLength(own.size);
    expect(strange.map(({ id }) => id)).toEqual([]);
    expect(JSON.stringify(content[locale]?.[list]) === JSON.stringify(dutch[list])).toBe(locale === 'nl');
  });
});

/** Whether a service is what one filter asks for, judged from the served directory and not by the Worker. */
const asks: Record<string, (service: HsdsService, value: string) => boolean> = {
  organization_id: (service, value) => service.organization_id === value,
  taxonomy_term_id: ({ attributes }, value) => attributes.some(({ taxonomy_term_id }) => taxonomy_term_id === value),
  taxonomy_id: ({ attributes }, value) => attributes.some(({ taxonomy_term }) => taxonomy_term.taxonomy_id === value),
  modified_after: ({ last_modified }, value) => last_modified.slice(0, 10) > value,
  status: (service, value) => service.status === value,
  search: ({ name, description }, value) => `${name} ${description}`.toLowerCase().includes(value),
};
const days = dutch.services.map(({ last_modified }) => last_modified.slice(0, 10)).sort();
const values: Record<string, string[]> = {
  organization_id: dutch.organizations.map(({ id }) => id),
  taxonomy_term_id: dutch.taxonomy_terms.map(({ id }) => id),
  taxonomy_id: dutch.taxonomies.map(({ id }) => id),
  modified_after: [addDays(days[0] ?? '', -1), ...new Set(days)],
  status: ['active', 'inactive', 'defunct', 'temporarily closed'],
  search: ['chat', 'advocaat', 'opvang', 'veilig'],
};

describe('filters of services', () => {
  it.each(Object.keys(asks))('%s shows what was asked and nothing else', async (filter) => {
    const counts = new Set<number>();
    for (const value of values[filter] ?? []) {
      const expected = dutch.services.filter((service) => asks[filter]?.(service, value)).map(({ id }) => id);
      expect([value, await idsOf('services', { [filter]: value })]).toEqual([value, expected]);
      counts.add(expected.length);
    }
    expect(Math.max(...counts), 'each filter finds something').toBeGreaterThan(0);
    expect(Math.min(...counts), 'and leaves something out').toBeLessThan(dutch.services.length);
  });

  it('add up: together they show what each of them shows', async () => {
    const one = (filter: string) => fc.option(fc.constantFrom(...(values[filter] ?? [])), { nil: undefined });
    const some = fc.record(Object.fromEntries(Object.keys(asks).map((filter) => [filter, one(filter)])));
    await fc.assert(
      fc.asyncProperty(some, async (chosen) => {
        const query = Object.fromEntries(Object.entries(chosen).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
        const all = dutch.services.filter((service) =>
          Object.entries(query).every(([key, value]) => asks[key]?.(service, value as string)),
        );
        return JSON.stringify(await idsOf('services', query)) === JSON.stringify(all.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('a search that holds no letter or digit finds nothing, or is refused: it never counts as no search', async () => {
    for (const search of ['???', '\u0000', '%', '—']) {
      const answer = await running.fetch(`${API}/services?${new URLSearchParams({ search })}`);
      const { total_items = 0 } = (await answer.json()) as Partial<Listed>;
      expect([search, [200, 400].includes(answer.status), total_items]).toEqual([search, true, 0]);
    }
  });
});

describe('an identifier', () => {
  it('in capitals is the same identifier (RFC 9562), as an address and as a filter', async () => {
    const { id, organization_id } = dutch.services[0] as HsdsService;
    expect((await running.fetch(`${API}/services/${id.toUpperCase()}`)).status).toBe(200);
    expect(await idsOf('services', { organization_id: organization_id.toUpperCase() })).toContain(id);
  });
});

describe('filters of the other lists', () => {
  it('terms can be asked of one taxonomy, places of one organization, everything by a word', async () => {
    for (const { id } of dutch.taxonomies) {
      const own = dutch.taxonomy_terms.filter(({ taxonomy_id }) => taxonomy_id === id).map((term) => term.id);
      expect(await idsOf('taxonomy_terms', { taxonomy_id: id })).toEqual(own);
    }
    for (const { service } of dutch.service_at_locations) {
      const own = dutch.service_at_locations.filter((at) => at.service.organization_id === service.organization_id).map(({ id }) => id);
      expect(await idsOf('service_at_locations', { organization_id: service.organization_id })).toEqual(own);
    }
    for (const list of lists) expect([list, await idsOf(list, { search: 'zzzqqq' })]).toEqual([list, []]);
  });
});
