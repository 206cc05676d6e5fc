// The open directory answers every documented path in its documented shape; pages add up, filters add up, in each language.
import { API, openLists as lists } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import { type Areas, indexAreas } from '#domain/areas/area-index';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/time/days';
import type { HsdsService } from '#domain/api/hsds';
import { PER_PAGE } from '#domain/api/list-page';
import { wholeLocales } from '../content/texts.ts';
import { portal } from '../server.ts';
import { content, dutch, exampleOf, jsonPaths, paths, shapes, unlike } from './open-paths.ts';

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

  it.each(jsonPaths)('%s answers as it is documented', async (path) => {
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
    const { about, data_package, deviations } = await json<Record<string, string>>(new URL(profile).pathname);
    expect(deviations?.length).toBeGreaterThan(3);
    for (const address of [profile, openapi_url, about ?? '', data_package ?? ''].map((each) => new URL(each).pathname))
      expect([address, (await running.fetch(address)).status]).toEqual([address, 200]);
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
  modified_after: ({ last_modified }, value) => Date.parse(last_modified) >= Date.parse(value),
  status: (service, value) => service.status === value,
  search: ({ name, description }, value) => `${name} ${description}`.toLowerCase().includes(value),
};
const days = dutch.services.map(({ last_modified }) => last_modified.slice(0, 10)).sort();
const values: Record<string, string[]> = {
  organization_id: dutch.organizations.map(({ id }) => id),
  taxonomy_term_id: dutch.taxonomy_terms.map(({ id }) => id),
  taxonomy_id: dutch.taxonomies.map(({ id }) => id),
  modified_after: [addDays(days[0] ?? '', -1), ...new Set(days), addDays(days.at(-1) ?? '', 1)],
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

describe('what changed since', () => {
  const moments = dutch.services.map(({ last_modified }) => last_modified).sort();
  const [first = '', last = ''] = [moments[0], moments.at(-1)];
  const shifted = (moment: string, seconds: number): string => new Date(Date.parse(moment) + seconds * 1000).toISOString();
  const since = async (list: string, modified_after: string): Promise<number> => (await pageOf(list, { modified_after })).total_items;

  it('is on or after the moment, to the second, in any offset', async () => {
    const atLast = moments.filter((each) => each === last).length;
    expect([await since('services', first), await since('services', last)]).toEqual([moments.length, atLast]);
    expect(await since('services', shifted(last, 1))).toBe(0);
    const local = (moment: string, hours: number): string =>
      `${new Date(Date.parse(moment) + hours * 3600_000).toISOString().slice(0, 19)}${hours < 0 ? '-' : '+'}0${Math.abs(hours)}:00`;
    for (const hours of [2, -5]) {
      expect([hours, await since('services', local(last, hours))]).toEqual([hours, atLast]);
      expect([hours, await since('services', local(shifted(last, 1), hours))]).toEqual([hours, 0]);
    }
    // A plus that nobody encoded arrives as a blank.
    const { total_items } = await json<Listed>(`${API}/services?modified_after=${local(last, 2)}`);
    expect(total_items).toBe(atLast);
  });

  it.each(['organizations', 'service_at_locations', 'changes'])('is asked of %s too', async (list) => {
    expect(await since(list, '2020-01-01')).toBeGreaterThan(0);
    expect(await since(list, '2999-01-01')).toBe(0);
  });

  it('stands in the feed, from the oldest, for everything that is shown; what is gone is said to be', async () => {
    const { contents } = (await pageOf('changes', { per_page: '100' })) as unknown as {
      contents: { id: string; change: string; last_modified: string; entity: string }[];
    };
    const { total_pages } = await pageOf('changes', { per_page: '100' });
    for (let page = 2; page <= total_pages; page += 1)
      contents.push(
        ...((await pageOf('changes', { per_page: '100', page: String(page) })) as unknown as { contents: typeof contents }).contents,
      );
    const shown = new Map([...dutch.services, ...dutch.organizations].map(({ id, last_modified }) => [id, last_modified]));
    expect(contents.filter(({ id, change }) => (change === 'changed') !== shown.has(id))).toEqual([]);
    expect(contents.filter(({ change }) => change === 'changed').map(({ id, last_modified }) => [id, last_modified])).toEqual(
      expect.arrayContaining([...shown]),
    );
    expect(contents.map(({ last_modified }) => last_modified)).toEqual(contents.map(({ last_modified }) => last_modified).sort());
    const organizations = await pageOf('changes', { entity: 'organization', per_page: '100' });
    expect(organizations.total_items).toBe(dutch.organizations.length);
  });
});

describe('other ways to read a list', () => {
  it.each([...lists, 'changes'])('%s comes whole, one item on a line, without pages', async (list) => {
    const answer = await running.fetch(`${API}/${list}?format=ndjson`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    const all: { id: string }[] = [];
    for (let page = 1; page === 1 || all.length < lines.length; page += 1)
      all.push(...(await pageOf(list, { page: String(page) })).contents);
    expect(lines).toEqual(all);
  });

  it('minimal puts everything on one page, with what tells it apart and when it changed', async () => {
    for (const list of ['services', 'organizations'] as const) {
      const page = await pageOf(list, { minimal: 'true' });
      expect([list, page.size, page.last_page]).toEqual([list, dutch[list].length, true]);
      expect(page.contents.filter((item) => !('last_modified' in item) || 'phones' in item || 'website' in item)).toEqual([]);
    }
    expect((await pageOf('services', { minimal: 'true', per_page: '3' })).size).toBe(3);
  });

  it('an organization comes with the whole of its services where full_service asks, alone and in the list', async () => {
    for (const { id } of dutch.organizations.slice(0, 5)) {
      const whole = await json<{ services: HsdsService[] }>(`${API}/organizations/${id}?full_service=true`);
      const own = dutch.services.filter(({ organization_id }) => organization_id === id);
      expect(whole.services).toEqual(own.map(({ organization: _, ...service }) => service));
    }
    const { contents } = await pageOf('organizations', { full_service: 'true', per_page: '100' });
    expect(contents.filter((item) => !(item as unknown as { services: HsdsService[] }).services.every(({ phones }) => phones))).toEqual([]);
  });

  it('organizations and places can be asked by what their services are described with', async () => {
    for (const { id } of dutch.taxonomy_terms.slice(0, 12)) {
      const named = dutch.services.filter(({ attributes }) => attributes.some(({ taxonomy_term_id }) => taxonomy_term_id === id));
      const owners = dutch.organizations
        .filter((one) => named.some(({ organization_id }) => organization_id === one.id))
        .map((one) => one.id);
      expect(await idsOf('organizations', { taxonomy_term_id: id })).toEqual(owners);
      const places = dutch.service_at_locations.filter(({ service_id }) => named.some((service) => service.id === service_id));
      expect(await idsOf('service_at_locations', { taxonomy_term_id: id })).toEqual(places.map((at) => at.id));
    }
  });

  it('services can be asked by the postcode they serve: those of its municipality and of the whole country, and no others', async () => {
    const asked = await idsOf('services', { postcode: '1012' });
    const serves = dutch.services.filter(({ service_areas }) =>
      service_areas.some(({ uri }) => !uri.includes('/gemeente/') || uri.endsWith('/gm0363')),
    );
    expect(asked).toEqual(serves.map(({ id }) => id));
    expect(asked.length).toBeLessThan(dutch.services.length);
    expect(await idsOf('services', { postcode: '1012 ab' })).toEqual(asked);
    // A postcode that lies nowhere is served by who serves everybody.
    const known = indexAreas(JSON.parse(readFileSync('dist/client/data/areas.json', 'utf8')) as Areas).postcodes;
    const unknown = Array.from({ length: 9000 }, (_, at) => at + 1000).find((postcode) => !known.has(postcode));
    const everywhere = dutch.services.filter(({ service_areas }) => service_areas.some(({ uri }) => !uri.includes('/gemeente/')));
    expect(await idsOf('services', { postcode: String(unknown) })).toEqual(everywhere.map(({ id }) => id));
    expect(everywhere.length).toBeLessThan(asked.length);
  });

  it('every term stands at the top, and none below another', async () => {
    expect((await pageOf('taxonomy_terms', { top_only: 'true' })).total_items).toBe(dutch.taxonomy_terms.length);
    expect((await pageOf('taxonomy_terms', { parent_id: dutch.taxonomy_terms[0]?.id ?? '' })).total_items).toBe(0);
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
