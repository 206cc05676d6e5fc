// The lookup for machines answers as the pages do, in every municipality and for every need, and never leaves anybody with nobody.
import { API } from '#domain/api/paths';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CareAnswer } from '#domain/api/care-answer';
import { EMERGENCY, NATIONAL } from '#domain/care/contact';
import { dayOf } from '#domain/time/days';
import { findCare } from '#domain/care/find-care';
import type { Need } from '#domain/care/need';
import { payers } from '#domain/care/responsible';
import { type Facet, terms } from '#domain/care/terms';
import { interfaceIn, locales } from '../content/texts.ts';
import { portal } from '../server.ts';
import { care, shapes, unlike } from './open-paths.ts';

const running = portal();
const codes = Object.keys(care.regions);
const where = async (query: Record<string, string>): Promise<CareAnswer> =>
  (await running.fetch(`${API}/care?${new URLSearchParams(query)}`)).json() as Promise<CareAnswer>;
const idOf = (record: string): string => care.services.find((service) => service.record === record)?.id ?? '';
const shown = ({ steps }: CareAnswer): string[] => steps.map(({ service }) => service.id);
const nobodyFurther = [idOf(EMERGENCY), idOf(NATIONAL)];
const lookedUp = (need: Need): string[] => findCare(care, need, dayOf(new Date())).map(({ service }) => service.id);

describe('a municipality by its code', () => {
  it('answers as its page does, with who is responsible, in all of them', async () => {
    expect(codes).toHaveLength(342);
    for (const municipality of codes) {
      const answer = await where({ municipality });
      expect([municipality, answer.area?.gm_code, shown(answer)]).toEqual([municipality, municipality, lookedUp({ municipality })]);
      expect([municipality, shown(answer).slice(0, 2)]).toEqual([municipality, nobodyFurther]);
      expect(answer.responsible?.coordinators.filter((id) => !shown(answer).includes(id))).toEqual([]);
    }
  });

  it('that is no more leads to the one that took its place; one that never was leads to nobody in particular', async () => {
    const unknown = ['GM9999', 'GM0000'].filter((code) => !(code in care.merged));
    for (const municipality of unknown) {
      const answer = await where({ municipality });
      expect([answer.area, answer.nothing_found, answer.responsible, shown(answer)]).toEqual([null, true, null, nobodyFurther]);
    }
    for (const [old, now] of Object.entries(care.merged))
      expect([old, (await where({ municipality: old })).area?.gm_code]).toEqual([old, now]);
  });
});

describe('nothing found', () => {
  it.each(['zzzzzz', '0999', '😀', '٠', '؟', '\u0000', "' OR 1=1", '../../etc', 'a'.repeat(80)])(
    'for “%s” still gives 112 and the national desk',
    async (place) => {
      const answer = await where({ place });
      expect([answer.area, answer.choices, answer.suggestions, answer.nothing_found]).toEqual([null, [], [], true]);
      expect(shown(answer)).toEqual(nobodyFurther);
    },
  );

  it('is also the answer when no place is given: 112 and the national desk', async () => {
    expect(shown(await where({}))).toEqual(nobodyFurther);
  });
});

describe('what somebody needs', () => {
  const facets = Object.keys(terms) as Facet[];
  const some = fc.record(Object.fromEntries(facets.map((facet) => [facet, fc.option(fc.constantFrom(...terms[facet]), { nil: '' })])));

  it('gives the same contacts in the same order as the lookup of the pages, each with its reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...codes), some, fc.boolean(), async (municipality, chosen, tonight) => {
        const query = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''));
        const answer = await where({ municipality, ...query, ...(tonight ? { when: 'tonight' } : {}) });
        const lists = Object.fromEntries(['group', 'also'].map((facet) => [facet, query[facet] ? [query[facet]] : undefined]));
        expect(shown(answer)).toEqual(lookedUp({ ...query, ...lists, municipality, tonight } as Need));
        expect(answer.steps.filter(({ because }) => because.length === 0 || because.some((each) => /\{|undefined/.test(each)))).toEqual([]);
        expect(unlike(shapes['/care'], answer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('may name several of a list; one that is named twice is told once', async () => {
    const [municipality = ''] = codes;
    const once = await where({ municipality, group: 'women,children' });
    const twice = await where({ municipality, group: 'women,children,women' });
    expect(twice.steps).toEqual(once.steps);
  });

  it.each(locales)('is answered in %s when asked in it', async (language) => {
    const [municipality = ''] = codes;
    const answer = await where({ municipality, language, form: 'labour' });
    const words = interfaceIn(language);
    expect(answer.steps[0]?.because).toEqual([words['because.danger']]);
    expect(answer.steps.map(({ service }) => service.name)).toEqual(
      answer.steps.map(({ service }) => care.services.find(({ id }) => id === service.id)?.name[language]),
    );
    expect([answer.note, answer.who_pays.map(({ rule }) => rule)]).toEqual([
      words['care.api-note'],
      payers.map((rule) => words[`pays.${rule}`]),
    ]);
    expect(answer.who_pays.every(({ source }) => source.length > 0)).toBe(true);
  });
});
