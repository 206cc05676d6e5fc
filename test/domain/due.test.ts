// Whom to phone next: who was told to be wrong, then who waits longest; with what to ask, and never the emergency number.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMERGENCY, NATIONAL } from '#domain/care/contact';
import { addDays } from '#domain/time/days';
import { ALWAYS_ASK, type Attempt, type Due, dueContacts, peopleServed, type Told } from '#domain/care/due';
import { cells, changed, directory, named, phonedAgo, TODAY, unphoned } from './care-directory.ts';

const due = (from = unphoned, told: Told[] = []): Due[] => dueContacts(from.services, TODAY, { told });
const records = (rows: Due[]): string[] => rows.map(({ record }) => record);
/** The row of a contact. Throws when it is not due. */
function rowOf(record: string, rows: Due[]): Due {
  const found = rows.find((row) => row.record === record);
  if (!found) throw new Error(`${record} is not in the list`);
  return found;
}
const told = (record: string, what = 'nobody', times = 1): Told => ({ contact: named(record).id, what, times });
const others = directory.services.filter(({ record }) => record !== EMERGENCY).map(({ record }) => record);

describe('the list of calls', () => {
  it('has every contact once, CoMensha too, and never 112', () => {
    expect(records(due()).sort()).toEqual([...others].sort());
    expect(records(due())).toContain(NATIONAL);
    expect(directory.services.map(({ record }) => record)).toContain(EMERGENCY);
  });

  it.each(['inactive', 'defunct', 'temporarily closed'] as const)('leaves out who is %s', (status) => {
    const without = changed(unphoned, ({ record }) => (record === NATIONAL ? { status } : {}));
    expect(records(due(without)).sort()).toEqual(others.filter((record) => record !== NATIONAL).sort());
  });

  it('gives each its numbers as people read them, or says that none is known', () => {
    for (const row of due()) {
      const { phones } = named(row.record);
      if (phones.length === 0) expect(row.phones, row.record).toBe('no number known');
      for (const { number } of phones) expect(row.phones, row.record).toContain(number);
    }
    expect(directory.services.some(({ phones, record }) => phones.length === 0 && record !== EMERGENCY)).toBe(true);
  });

  it('asks first what the record wants to know, then what everybody is asked', () => {
    for (const row of due()) expect(row.ask, row.record).toEqual([...(named(row.record).ask ?? []), ...ALWAYS_ASK]);
    expect(rowOf(NATIONAL, due()).ask.length).toBeGreaterThan(ALWAYS_ASK.length);
  });
});

// One contact that somebody phoned some days before; nobody else.
const phoned = `
  days | standing
  0    | fresh
  90   | fresh
  91   | amber
  180  | amber
  181  | stale
  4000 | stale`;

describe('a contact that somebody phoned', () => {
  it.each(cells(phoned))('%s days ago is %s, comes after those never phoned, and shows the days', (days, standing) => {
    const rows = due(phonedAgo('rc-haag', Number(days)));
    expect(rows.at(-1)).toMatchObject({ record: 'rc-haag', days: Number(days), standing });
    expect(rows.slice(0, -1).every((row) => row.days === null && row.standing === 'never')).toBe(true);
  });

  it('comes before one that was phoned later, by whatever days', () => {
    const ago = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(ago, (days) => {
        const some = ['rc-haag', 'nl-comensha', 'rc-zeeland'];
        const from = some.reduce((among, record, at) => phonedAgo(record, days[at] ?? 0, among), unphoned);
        const last = due(from).slice(-3);
        expect(last.map((row) => row.days)).toEqual([...days].sort((a, b) => b - a));
        expect(records(due(from)).length).toBe(others.length);
      }),
    );
  });

  it('stands by name of its record beside one phoned on the same day', () => {
    const from = ['rc-zeeland', 'rc-drenthe', 'rc-haag'].reduce((among, record) => phonedAgo(record, 100, among), unphoned);
    expect(records(due(from)).slice(-3)).toEqual(['rc-drenthe', 'rc-haag', 'rc-zeeland']);
    expect(records(due())).toEqual([...others].sort((a, b) => a.localeCompare(b)));
  });

  it('on a day still to come is a typing error: it stands among those never phoned', () => {
    const everybody = changed(unphoned, () => ({ assured_date: addDays(TODAY, -10) }));
    const rows = due(phonedAgo('rc-haag', -1, everybody));
    expect(rowOf('rc-haag', rows).standing).toBe('never');
    expect(records(rows)[0]).toBe('rc-haag');
    expect(rowOf('rc-haag', rows).days).toBeNull();
  });
});

describe('a contact of which people told that its number is wrong', () => {
  it('comes before all others, though phoned today, with what was told', () => {
    const rows = due(phonedAgo('rc-haag', 0), [told('rc-haag', 'nobody', 3), told('rc-haag', 'gone')]);
    expect(rows[0]).toMatchObject({ record: 'rc-haag', told: 'nobody 3×; gone 1×', days: 0, standing: 'fresh' });
    expect(rows.slice(1).every((row) => row.told === '')).toBe(true);
    expect(due(phonedAgo('rc-haag', 0)).at(-1)?.record).toBe('rc-haag');
  });

  it('comes, among those told wrong, after who waits longer for a call', () => {
    const from = phonedAgo('rc-haag', 20, phonedAgo('rc-drenthe', 10));
    const rows = due(from, [told('rc-drenthe', 'nobody', 1000), told('rc-haag'), told('rc-zeeland')]);
    expect(records(rows).slice(0, 3)).toEqual(['rc-zeeland', 'rc-haag', 'rc-drenthe']);
  });

  it('is no longer in the list when it is the emergency number, or none of ours', () => {
    const rows = due(unphoned, [told(EMERGENCY), { contact: 'nobody', what: 'gone', times: 2 }]);
    expect(rows).toEqual(due());
    expect(due(unphoned, [told(NATIONAL)])).not.toEqual(due());
  });
});

describe('who comes first', () => {
  const residents = Object.fromEntries(Object.keys(directory.routing).map((code, at) => [code, 1000 + at]));
  const people = peopleServed(directory.services, directory.routing, residents);
  const all = Object.values(residents).reduce((sum, each) => sum + each, 0);
  const byPeople = (from = unphoned, attempts: Attempt[] = [], reports: Told[] = []) =>
    dueContacts(from.services, TODAY, { people, attempts, told: reports });

  it('is whoever most people depend on: the residents of every municipality that leads there, and everybody for a national line', () => {
    expect(people.get(NATIONAL)).toBe(all);
    const [code = ''] = Object.keys(directory.routing).filter((each) => directory.routing[each]?.includes('rc-haag'));
    expect(people.get('rc-haag')).toBeGreaterThanOrEqual(residents[code] ?? 0);
    expect(people.get('rc-haag')).toBeLessThan(all);
    const order = byPeople().map((row) => row.people);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(new Set(order).size).toBeGreaterThan(5);
  });

  it('is nobody who was phoned lately: they come last, however many depend on them', () => {
    expect(byPeople(phonedAgo(NATIONAL, 1)).at(-1)?.record).toBe(NATIONAL);
    expect(byPeople(phonedAgo(NATIONAL, 91)).at(-1)?.record).not.toBe(NATIONAL);
  });

  it('is still whoever people told wrong, before all others', () => {
    const least = byPeople().at(-1)?.record ?? '';
    expect(byPeople(unphoned, [], [told(least)])[0]?.record).toBe(least);
  });

  it('shows how often and how lately somebody tried since they were last reached', () => {
    const tried = (day: string, outcome: Attempt['outcome']): Attempt => ({ day, record: 'rc-haag', outcome });
    const attempts = [tried(addDays(TODAY, -2), 'call-back'), tried(addDays(TODAY, -9), 'no-answer')];
    expect(rowOf('rc-haag', byPeople(unphoned, attempts)).tried).toBe(`2×, last ${addDays(TODAY, -2)}: call-back`);
    expect(rowOf('rc-haag', byPeople(phonedAgo('rc-haag', 5), attempts)).tried).toMatch(/^1×/);
    expect(rowOf('rc-zeeland', byPeople(unphoned, attempts)).tried).toBe('');
  });

  it('is asked to stand by its record again after ninety days, whether it was phoned or sent a link', () => {
    const attested = (days: number) =>
      changed(unphoned, ({ record }) => (record === 'rc-haag' ? { attested_on: addDays(TODAY, -days) } : {}));
    expect([90, 91].map((days) => rowOf('rc-haag', byPeople(attested(days))).attest)).toEqual([false, true]);
    expect([90, 91].map((days) => rowOf('rc-haag', byPeople(phonedAgo('rc-haag', days))).attest)).toEqual([false, true]);
    expect(rowOf('rc-zeeland', byPeople()).attest).toBe(true);
    expect(rowOf('rc-haag', byPeople(attested(1))).standing).toBe('never');
  });
});
