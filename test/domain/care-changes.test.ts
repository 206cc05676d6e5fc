// Every change of a record is one: whatever differs has a new moment, what stays keeps its own, and what went leaves a mark.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, type RecordSum, type Remembered, remembered } from '#domain/care/care-changes';
import type { Organization, Service } from '#domain/care/care';
import { sumsOf } from '../../src/changes.ts';
import { directory } from './care-directory.ts';

const NOW = '2026-12-01T10:00:00Z';
const row = (id: string, sum: string, modified = '2026-11-01T00:00:00Z'): Remembered => ({
  id,
  entity: 'service',
  record: `r-${id}`,
  sum,
  modified,
});
const now = (id: string, sum: string): RecordSum => ({ id, entity: 'service', record: `r-${id}`, sum });
const when = (rows: Remembered[], id: string): string | undefined => rows.find((each) => each.id === id)?.modified;

describe('the list of changes', () => {
  it('dates what is new, what differs and what went, and nothing else', () => {
    const list = remembered([row('a', '1'), row('b', '1'), row('c', '1')], [now('a', '1'), now('b', '2'), now('d', '1')], NOW);
    expect(['a', 'b', 'c', 'd'].map((id) => when(list, id))).toEqual(['2026-11-01T00:00:00Z', NOW, NOW, NOW]);
    expect(list.find(({ id }) => id === 'c')?.sum).toBe('');
  });

  it('keeps the moment at which something went, and takes it back when it returns', () => {
    const gone = remembered([row('a', '1')], [], NOW);
    expect(when(remembered(gone, [], '2027-01-01T00:00:00Z'), 'a')).toBe(NOW);
    expect(when(remembered(gone, [now('a', '1')], '2027-01-01T00:00:00Z'), 'a')).toBe('2027-01-01T00:00:00Z');
  });

  it('is the same whatever order it came in, and settles at once', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const old = before.map((id) => row(id, '1'));
        const sums = after.map((id) => now(id, '2'));
        const list = remembered(old, sums, NOW);
        expect(remembered([...old].reverse(), [...sums].reverse(), NOW)).toEqual(list);
        expect(remembered(list, sums, '2030-01-01T00:00:00Z')).toEqual(list);
      }),
    );
  });

  it('tells from the oldest what is shown, and of everything else that it is gone', () => {
    const list = [row('b', '1', '2026-11-03T00:00:00Z'), row('a', '1', '2026-11-02T00:00:00Z'), row('c', '', NOW)];
    expect(changesOf(list, new Set(['a'])).map(({ id, change }) => `${id} ${change}`)).toEqual(['a changed', 'b gone', 'c gone']);
  });
});

describe('what a record holds', () => {
  const [service] = directory.services;
  const organizations: Record<string, Organization> = { own: { id: 'x', name: 'Own', description: { nl: 'a' } } };
  const sumOf = (changed: object): string | undefined => sumsOf([{ ...(service as Service), ...changed }], organizations)[0]?.sum;

  it('is another in any field, down to a word of one language, and the same in another order', () => {
    const plain = sumOf({});
    const fields: object[] = [
      { status: 'inactive' },
      { assured_date: '2026-12-01' },
      { name: { ...service?.name, ar: 'x' } },
      { phones: [] },
      { unsure: undefined },
    ];
    expect(new Set([plain, ...fields.map(sumOf)]).size).toBe(fields.length + (service?.unsure ? 1 : 0));
    const turned = Object.fromEntries(Object.entries(service as Service).reverse()) as unknown as Service;
    expect(sumsOf([turned], {})[0]?.sum).toBe(plain);
  });
});
