// Where the change of a key is, told from what is published and who holds what: every state once, and what nobody may be told to do.
import { describe, expect, it } from 'vitest';
import type { Member } from '#domain/desk/desk-answer';
import type { Role } from '#domain/desk/member';
import { rotationOf } from '#domain/desk/rotation';

const person = (member: string, role: Role = 'coordinator', removed: string | null = null): Member => ({
  member,
  desk: 'demo',
  role,
  name: member,
  recipient: `own key of ${member}`,
  joined_on: '2026-11-23',
  removed_on: removed,
  away_until: null,
});
const everybody = [
  person('anna', 'lead'),
  person('bram'),
  person('aya', 'auditor'),
  person('vera', 'provider'),
  person('cas', 'lead', '2026-12-01'),
];

/** `first: anna bram` reads: Anna and Bram hold the first key. Keys stand in the order in which they were made. */
const held = (text: string) =>
  text
    .split(', ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [key = '', names = ''] = part.split(': ');
      return names.split(' ').map((member) => ({ key, member }));
    });

/** Every key here has its kit on paper. */
const all = ['one', 'two', 'three', 'four'];

describe('the change of a key', () => {
  it('waits for papers of the newest key before it is published, and before anything is destroyed', () => {
    const next = (published: string, holders: string, kits: string[]) => rotationOf([published], everybody, held(holders), kits).next;
    expect(next('one', 'one: anna bram, two: anna bram', ['one'])).toBe('kit');
    expect(next('one', 'one: anna bram, two: anna bram', ['two'])).toBe('publish');
    expect(next('two', 'one: anna bram, two: anna bram', ['one'])).toBe('kit');
    expect(next('two', 'one: anna bram, two: anna bram', ['two'])).toBe('lock');
    expect(next('one', 'one: anna bram, two: anna', [])).toBe('hand');
  });

  it.each<[next: string, published: string, holders: string, coming: string | null, old: string, without: string, why: string]>([
    ['make', 'one', 'one: anna bram', null, '', '', 'nothing is underway'],
    ['make', 'one', 'one: anna', null, '', 'bram', 'nothing is underway, and a new member has no key yet'],
    ['hand', 'one', 'one: anna bram, two: anna', 'two', '', 'bram', 'Anna made one for herself; Bram did not compare yet'],
    ['hand', 'one', 'one: anna bram, two: bram', 'two', '', 'anna', 'a colleague made it: this lead gets it from them'],
    ['publish', 'one', 'one: anna bram, two: anna bram', 'two', '', '', 'everybody who reads has it'],
    ['lock', 'two', 'one: anna bram, two: anna bram', null, 'one', '', 'it is published; old letters are on the old lock'],
    ['lock', 'two', 'one: anna bram, two: anna', null, 'one', 'bram', 'published too early: Bram still is named'],
    [
      'lock',
      'three',
      'one: anna, two: anna, three: anna bram',
      null,
      'one two',
      '',
      'two older keys, one of a change that was never finished',
    ],
    ['hand', 'two', 'one: anna, two: anna bram, three: anna', 'three', 'one', 'bram', 'somebody left before the last change was finished'],
    ['make', 'two', 'two: anna bram', null, '', '', 'the old key is destroyed'],
    ['make', 'one two', 'one: anna bram, two: anna bram', null, '', '', 'both are published: neither is old'],
    ['publish', 'elsewhere', 'one: anna bram', 'one', '', '', 'the first key of a desk waits for its first publication'],
    ['publish', 'elsewhere', 'one: anna bram, two: anna bram', 'two', '', '', 'nothing of this desk is published: nothing is old'],
    ['make', 'one', '', null, '', 'anna bram', 'nobody holds anything yet'],
  ])('is at %s: published %s, held %s', (next, published, holders, coming, old, without) => {
    const rotation = rotationOf(published.split(' '), everybody, held(holders), all);
    const names = rotation.without.map(({ name }) => name).join(' ');
    expect([rotation.next, rotation.coming, rotation.old.join(' '), names]).toEqual([next, coming, old, without]);
    expect([...rotation.holding, ...rotation.without].map(({ name }) => name).sort()).toEqual(['anna', 'bram']);
  });

  it('never calls a published key old, whatever was made in which order', () => {
    const keys = ['one', 'two', 'three', 'four'];
    for (const published of keys.flatMap((a) => keys.map((b) => [a, b]))) {
      const { old, coming } = rotationOf(published, everybody, held(keys.map((key) => `${key}: anna bram`).join(', ')), all);
      expect(old.filter((key) => published.includes(key) || key === coming)).toEqual([]);
    }
  });
});
