// What the open lookup takes: every parameter within its bounds; what is wrong is named, and what it held is never repeated.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QueryName, queries, readQuery } from '#domain/api/care-query';
import { terms } from '#domain/care/terms';

const UNKNOWN = 'a parameter that is not documented';
const read = (name: QueryName, text: string) => readQuery(name, new URLSearchParams(text));
const names = Object.keys(queries) as QueryName[];
/** The names of the parameters that are wrong, or nothing. */
const wrong = (name: QueryName, text: string): string[] => {
  const answer = read(name, text);
  return 'wrong' in answer ? answer.wrong : [];
};

describe('a page number', () => {
  it.each(['1', '2', '100', '1000000000'])('may be %s', (page) => {
    expect(read('services', `page=${page}`)).toEqual({ query: { page: Number(page) } });
  });

  it.each<[page: string, why: string]>([
    ['0', 'pages count from one'],
    ['-1', 'before the first'],
    ['1000000001', 'beyond a thousand million'],
    ['1e400', 'beyond what a machine can count'],
    ['-1e400', 'the same, below'],
    ['NaN', 'no number'],
    ['Infinity', 'no number either'],
    ['1.5', 'half a page'],
    ['', 'nothing'],
    ['%20', 'a blank'],
    ['one', 'a word'],
    ['1,2', 'two numbers'],
    ['1;DROP TABLE', 'an order to a database'],
    ['0x10', 'a number as only machines write it'],
    ['1e2', 'another one'],
    ['%EF%BC%91', 'a full-width digit'],
    ['%F0%9F%8F%A0', 'a picture'],
  ])('is refused as “%s”: %s', (page) => {
    expect(wrong('services', `page=${page}`)).toEqual(['page']);
  });

  it.each(['0', '101', '1e400', 'NaN', '-5'])('with %s on a page is refused: at most a hundred', (size) => {
    expect(wrong('services', `per_page=${size}`)).toEqual(['per_page']);
    expect(wrong('services', 'per_page=100')).toEqual([]);
  });
});

describe('a parameter', () => {
  it('that is given twice is wrong, in every list, even when both say the same', () => {
    for (const name of names) {
      for (const key of Object.keys(queries[name].shape)) expect(wrong(name, `${key}=1&${key}=1`), `${name} ${key}`).toEqual([key]);
    }
  });

  it.each(['utm_source', 'Page', 'page[]', '<script>', 'my name is Anna', '', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'of another name, “%s”, is refused in every list, and its name is not repeated',
    (key) => {
      for (const name of names) {
        const [once, twice] = [
          new URLSearchParams([[key, 'Anna 0612345678']]),
          new URLSearchParams([
            [key, 'a'],
            [key, 'b'],
          ]),
        ];
        const [first, second] = [readQuery(name, once), readQuery(name, twice)];
        expect('wrong' in first && first.wrong.filter((told) => told !== 'q'), name).toEqual([UNKNOWN]);
        expect(second, name).toEqual({ wrong: [UNKNOWN] });
      }
    },
  );

  it('of another name is told once, beside the ones of ours that are wrong', () => {
    expect(wrong('services', 'foo=1&bar=2&page=0&per_page=5').sort()).toEqual([UNKNOWN, 'page'].sort());
  });

  it('that is wrong is named and what it held is never repeated, whatever anybody sends', () => {
    const ours = new Set([...names.flatMap((name) => Object.keys(queries[name].shape)), UNKNOWN]);
    const pair = fc.tuple(fc.oneof(fc.string(), fc.constantFrom(...ours)), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(pair, { maxLength: 6 }), (name, pairs) => {
        const answer = readQuery(name, new URLSearchParams(pairs));
        if ('query' in answer) return;
        expect(answer.wrong.length).toBeGreaterThan(0);
        expect(answer.wrong.filter((told) => !ours.has(told))).toEqual([]);
        expect(new Set(answer.wrong).size).toBe(answer.wrong.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a need', () => {
  it.each<[query: string, need: object]>([
    ['', {}],
    ['postcode=1012%20AB', { postcode: '1012 AB' }],
    ['municipality=GM0518', { municipality: 'GM0518' }],
    ['group=women,children', { group: ['women', 'children'] }],
    ['also=addiction', { also: ['addiction'] }],
    [
      'age=under-18&form=labour&caller=near&when=tonight&speaks=ti&language=nl',
      { age: 'under-18', form: 'labour', caller: 'near', when: 'tonight', speaks: 'ti', language: 'nl' },
    ],
  ])('may be “%s”', (query, need) => {
    expect(read('care', query)).toEqual({ query: need });
  });

  it('may hold every term we have, alone and all together', () => {
    for (const age of terms.age) expect(wrong('care', `age=${age}`)).toEqual([]);
    for (const form of terms.form) expect(wrong('care', `form=${form}`)).toEqual([]);
    for (const caller of terms.caller) expect(wrong('care', `caller=${caller}`)).toEqual([]);
    expect(wrong('care', `group=${terms.group.join()}&also=${terms.also.join()}`)).toEqual([]);
  });

  it.each<[query: string, key: string, why: string]>([
    ['age=65-plus', 'age', 'an age that is not ours'],
    ['form=sexual,labour', 'form', 'two forms where one can be asked'],
    ['group=', 'group', 'an empty list'],
    ['group=women,', 'group', 'a list with a hole'],
    ['group=women,aliens', 'group', 'one of two is not ours'],
    [`group=${'women,'.repeat(50)}women`, 'group', 'a list without end'],
    ['group=women%00', 'group', 'a sign that nobody sees'],
    ['municipality=518', 'municipality', 'a code in another shape'],
    ['municipality=GM0518%0A', 'municipality', 'a code with something after it'],
    ['municipality=gm0518', 'municipality', 'small letters'],
    ['postcode=', 'postcode', 'nothing'],
    [`place=${'a'.repeat(81)}`, 'place', 'longer than any name'],
    ['when=now', 'when', 'another moment'],
    ['speaks=Dutch', 'speaks', 'a language by its name'],
    ['language=../../etc', 'language', 'a path'],
    ['tonight=true', UNKNOWN, 'a name that is not ours'],
    ['nationality=nl', UNKNOWN, 'what is never asked'],
  ])('is refused as “%s”: %s is wrong, %s', (query, key) => {
    expect(wrong('care', query)).toEqual([key]);
  });
});

describe('a filter', () => {
  it.each<[list: QueryName, query: string, key: string, why: string]>([
    ['services', 'status=gone', 'status', 'a status that is not of the standard'],
    ['services', 'minimal=1', 'minimal', 'yes or no are true and false'],
    ['services', 'organization_id=7', 'organization_id', 'no identity'],
    ['services', 'modified_after=2026-02-30', 'modified_after', 'a day that does not exist'],
    ['services', 'modified_after=yesterday', 'modified_after', 'no day'],
    ['services', `search=${'a'.repeat(81)}`, 'search', 'longer than any name'],
    ['organizations', 'status=active', UNKNOWN, 'a filter of another list'],
    ['taxonomy_terms', 'taxonomy_id=x', 'taxonomy_id', 'no identity'],
    ['item', 'page=1', UNKNOWN, 'one thing has no pages'],
    ['areas', '', 'q', 'nothing to look for'],
    ['areas', 'q=', 'q', 'nothing either'],
  ])('of %s is refused as “%s”: %s is wrong, %s', (list, query, key) => {
    expect(wrong(list, query)).toEqual([key]);
  });
});
