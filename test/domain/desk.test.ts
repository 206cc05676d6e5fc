// A desk: when a letter is next read, when its deputy gets it, whether the form is open, and whose letter it is.
import { describe, expect, it } from 'vitest';
import { afterDeskHours, areKeysOf, Desk, type Desks, deskFor, isOpen, nextReading, releaseAt, secondDesks } from '#domain/desk/desk';

const weekdays = [1, 2, 3, 4, 5];
const text = { nl: 'Wie leest dit, en wanneer moet een volwassene iets doen.' };
/** Open Monday to Friday from nine to five; closed on Friday 25 December 2026. */
const office: Desk = Desk.parse({
  demo: false,
  name: { nl: 'Loket' },
  agreement: '2026-01-05',
  hours: [{ days: weekdays, opens: '09:00', closes: '17:00' }],
  closed_days: ['2026-12-25'],
  deputy: null,
  municipalities: 'all',
  ages: ['under-18', '18-22', '23-plus'],
  minors: text,
  recipients: [`age1${'q'.repeat(58)}`],
  key_set: {
    id: 'a'.repeat(64),
    since: '2026-01-05',
    signer: 'b'.repeat(64),
    earlier: [],
    signature: 'c'.repeat(128),
    handed_on: null,
  },
});
const shift = (days: number[], opens: string, closes: string): Desk['hours'][number] => ({ days, opens, closes });
const desks = {
  office,
  /** Closed from 12:30 to 13:00; the rows stand in the wrong order on purpose. */
  lunch: { ...office, hours: [shift(weekdays, '13:00', '17:00'), shift(weekdays, '09:00', '12:30')] },
  saturday: { ...office, hours: [shift([6], '10:00', '12:00')] },
  never: { ...office, hours: [] },
} satisfies Desks;
type Name = keyof typeof desks;
/** Times stand in UTC, as servers count: the Dutch clock is one hour ahead in winter and two in summer. */
const utc = (time: string): Date => new Date(`${time}:00Z`);

describe('a letter is next read', () => {
  it.each<[desk: Name, sent: string, read: string, why: string]>([
    ['office', '2026-11-23T08:00', '2026-11-23T08:00', 'now: Monday 09:00, the desk has just opened'],
    ['office', '2026-11-23T15:59', '2026-11-23T15:59', 'now: Monday 16:59, the last minute'],
    ['office', '2026-11-23T07:59', '2026-11-23T08:00', 'in a minute: Monday 08:59'],
    ['office', '2026-11-23T16:00', '2026-11-24T08:00', 'tomorrow at nine: Monday 17:00, the desk has just closed'],
    ['office', '2026-11-27T19:00', '2026-11-30T08:00', 'on Monday at nine: Friday evening'],
    ['office', '2026-11-29T23:30', '2026-11-30T08:00', 'this morning at nine: in the Netherlands it is half past midnight on Monday'],
    ['office', '2026-12-24T16:30', '2026-12-28T08:00', 'on Monday: Friday is Christmas and closed, then comes the weekend'],
    ['office', '2026-12-25T10:00', '2026-12-28T08:00', 'on Monday: within hours, but on a closed day'],
    ['office', '2026-03-27T18:00', '2026-03-30T07:00', 'on Monday at nine summer time: Friday evening was winter time'],
    ['office', '2026-10-23T18:00', '2026-10-26T08:00', 'on Monday at nine winter time: Friday evening was summer time'],
    ['office', '2026-07-01T06:59', '2026-07-01T07:00', 'in a minute: 08:59 in summer'],
    ['lunch', '2026-11-23T11:29', '2026-11-23T11:29', 'now: 12:29, just before lunch'],
    ['lunch', '2026-11-23T11:30', '2026-11-23T12:00', 'at one: 12:30, lunch has begun'],
    ['lunch', '2026-11-23T12:00', '2026-11-23T12:00', 'now: 13:00, lunch is over'],
    ['lunch', '2026-11-23T17:00', '2026-11-24T08:00', 'tomorrow at nine, not at one: the morning comes first'],
    ['saturday', '2026-11-23T08:00', '2026-11-28T09:00', 'on Saturday at ten: it is Monday'],
    ['saturday', '2026-11-28T11:00', '2026-12-05T09:00', 'on Saturday in a week: noon, the desk has just closed'],
  ])('at desk %s, sent %s UTC, at %s UTC: %s', (name, sent, read) => {
    expect(nextReading(desks[name], utc(sent))).toEqual({ at: utc(read), isNow: sent === read });
  });

  it('never at a desk without hours, and that is said', () => {
    expect(nextReading(desks.never, utc('2026-11-23T08:00'))).toBeNull();
    expect(afterDeskHours(desks.never, utc('2026-11-23T08:00'), 1)).toBeNull();
  });
});

describe('an unread letter goes to the deputy', () => {
  it.each<[desk: Name, sent: string, released: string, why: string]>([
    ['office', '2026-11-23T08:00', '2026-11-30T16:00', 'sent Monday 09:00: six full days of eight hours end on Monday 17:00'],
    ['office', '2026-11-23T09:00', '2026-12-01T09:00', 'sent Monday 10:00: 7 + 5 x 8 is 47 on Monday night, the last hour is on Tuesday'],
    ['office', '2026-11-22T12:00', '2026-11-30T16:00', 'sent on Sunday: the hours begin on Monday'],
    ['office', '2026-11-23T18:00', '2026-12-01T16:00', 'sent Monday evening: the hours begin on Tuesday'],
    ['office', '2026-12-21T08:00', '2026-12-29T16:00', 'over Christmas: four days, Friday closed, Monday and Tuesday'],
    [
      'office',
      '2026-03-27T15:00',
      '2026-04-06T14:00',
      'sent Friday 16:00 winter time: 1 + 5 x 8 is 41, seven hours more: Monday 16:00 summer time',
    ],
    [
      'office',
      '2026-10-23T10:00',
      '2026-11-02T11:00',
      'sent Friday 12:00 summer time: 5 + 5 x 8 is 45, three hours more: Monday 12:00 winter time',
    ],
    [
      'lunch',
      '2026-11-23T08:00',
      '2026-12-01T11:00',
      'sent Monday 09:00: six days of 7.5 hours are 45, three more before lunch on Tuesday',
    ],
    ['lunch', '2026-11-23T09:00', '2026-12-01T12:30', 'sent Monday 10:00: 44 hours, 3.5 more before lunch, half an hour after it'],
  ])('after 48 desk hours: desk %s, sent %s UTC, at %s UTC: %s', (name, sent, released) => {
    expect(releaseAt(desks[name], utc(sent), false)).toEqual(utc(released));
  });

  it.each<[desk: Name, sent: string, released: string, why: string]>([
    ['office', '2026-11-23T08:00', '2026-11-23T09:00', 'sent Monday 09:00'],
    ['office', '2026-11-23T15:00', '2026-11-23T16:00', 'sent Monday 16:00: the hour ends just as the desk closes'],
    ['office', '2026-11-27T15:30', '2026-11-30T08:30', 'sent Friday 16:30: half an hour that day, half an hour on Monday'],
    ['office', '2026-11-27T22:00', '2026-11-30T09:00', 'sent Friday night: the whole hour is on Monday'],
    ['office', '2026-12-24T15:45', '2026-12-28T08:45', 'sent Thursday 16:45: a closed Friday and a weekend between the two parts'],
    ['office', '2026-10-23T14:30', '2026-10-26T08:30', 'sent Friday 16:30 summer time: the rest on Monday winter time'],
    ['lunch', '2026-11-23T11:00', '2026-11-23T12:30', 'sent 12:00: half an hour before lunch, half an hour after it'],
    ['saturday', '2026-11-28T10:30', '2026-12-05T09:30', 'sent Saturday 11:30: the rest a week later'],
  ])('after one desk hour when it says "tonight" or danger: desk %s, sent %s UTC, at %s UTC: %s', (name, sent, released) => {
    expect(releaseAt(desks[name], utc(sent), true)).toEqual(utc(released));
  });

  it('never before the desk could read it, and never earlier for being sent later', () => {
    let before = 0;
    for (let quarter = 0; quarter < 10 * 96; quarter += 1) {
      const sent = new Date(utc('2026-12-19T00:00').getTime() + quarter * 15 * 60_000);
      const [urgent, slow] = [releaseAt(desks.lunch, sent, true)?.getTime() ?? 0, releaseAt(desks.lunch, sent, false)?.getTime() ?? 0];
      expect(urgent).toBeGreaterThanOrEqual((nextReading(desks.lunch, sent)?.at.getTime() ?? 0) + 60 * 60_000);
      expect(slow).toBeGreaterThan(urgent);
      expect(slow).toBeGreaterThanOrEqual(before);
      before = slow;
    }
  });
});

describe('a form is open', () => {
  it.each<[open: boolean, agreement: string | null, openedOn: string | null, today: string, why: string]>([
    [false, null, '2026-11-25', '2026-11-25', 'nobody agreed in writing to read'],
    [false, '2026-11-26', '2026-11-25', '2026-11-25', 'the agreement begins tomorrow'],
    [true, '2026-11-25', '2026-11-25', '2026-11-25', 'the agreement begins today'],
    [false, '2026-01-05', null, '2026-11-25', 'agreed, but the desk was never opened'],
    [true, '2026-01-05', '2026-11-25', '2026-11-25', 'opened today, Wednesday'],
    [true, '2026-01-05', '2026-11-24', '2026-11-25', 'opened one working day ago'],
    [true, '2026-01-05', '2026-11-23', '2026-11-25', 'opened two working days ago'],
    [false, '2026-01-05', '2026-11-20', '2026-11-25', 'opened three working days ago, on Friday'],
    [true, '2026-01-05', '2026-11-20', '2026-11-24', 'on Tuesday, opened Friday: a weekend does not count'],
    [true, '2026-01-05', '2026-11-26', '2026-11-28', 'on Saturday, opened Thursday: Friday is one, Thursday two'],
    [false, '2026-01-05', '2026-11-25', '2026-11-29', 'on Sunday, opened Wednesday: three working days ago'],
    [true, '2026-01-05', '2026-12-23', '2026-12-28', 'on Monday, opened Wednesday: Christmas does not count, Thursday and Wednesday do'],
    [false, '2026-01-05', '2026-12-22', '2026-12-28', 'on Monday, opened Tuesday: three working days ago'],
    [false, '2026-01-05', '2025-11-25', '2026-11-25', 'opened a year ago to the day'],
  ])('%s: agreed %s, last opened %s, today %s: %s', (open, agreement, openedOn, today) => {
    expect(isOpen({ ...office, agreement }, openedOn, today, false)).toBe(open);
    expect(isOpen({ ...office, agreement }, openedOn, today, true)).toBe(open);
  });

  it('at a demo desk on this machine only, whether or not anybody opened it', () => {
    for (const openedOn of [null, '2026-11-25']) {
      expect(isOpen({ ...office, demo: true }, openedOn, '2026-11-25', true)).toBe(true);
      expect(isOpen({ ...office, demo: true }, openedOn, '2026-11-25', false)).toBe(false);
    }
  });
});

describe('a letter is for', () => {
  const everywhere: Desks = {
    'a-general': office,
    'b-general': office,
    delft: { ...office, municipalities: ['GM0503'], minors: null },
    ede: { ...office, municipalities: ['GM0228'], ages: ['23-plus'] },
    'z-delft': { ...office, municipalities: ['GM0503', 'GM0518'], ages: ['under-18', '18-22'] },
    'nowhere-deputy': { ...office, municipalities: [] },
  };
  const sets = {
    everywhere,
    'Delft only': { delft: { ...office, municipalities: ['GM0503'], minors: null } },
    'adults only': { general: { ...office, minors: null }, adults: { ...office, ages: ['18-22', '23-plus'] } },
    nobody: {},
  } satisfies Record<string, Desks>;

  it.each<[desk: string | null, among: keyof typeof sets, municipality: string | null, age: string | null, why: string]>([
    ['delft', 'everywhere', 'GM0503', '23-plus', 'the desk of the municipality comes before a general one'],
    ['delft', 'everywhere', 'GM0503', null, 'an age that was not told closes no door'],
    ['delft', 'everywhere', 'GM0503', 'unsaid', 'an age that the person keeps to themselves closes no door'],
    ['z-delft', 'everywhere', 'GM0503', 'under-18', 'the other desk of Delft told minors who reads'],
    ['z-delft', 'everywhere', 'GM0518', '18-22', 'one desk may serve two municipalities'],
    ['a-general', 'everywhere', 'GM0518', '23-plus', 'the municipal desk is for younger people'],
    ['ede', 'everywhere', 'GM0228', '23-plus', 'the municipal desk is for this age'],
    ['a-general', 'everywhere', 'GM0228', 'under-18', 'the municipal desk is for adults only'],
    ['a-general', 'everywhere', 'GM0363', '18-22', 'no desk of its own: the first general one'],
    ['a-general', 'everywhere', null, null, 'no place told: never a municipal desk'],
    [null, 'Delft only', null, '23-plus', 'no place told and no general desk'],
    [null, 'Delft only', 'GM0363', '23-plus', 'a desk for another municipality only'],
    [null, 'Delft only', 'GM0503', 'under-18', 'its only desk published no text for minors'],
    [null, 'adults only', 'GM0503', 'under-18', 'one desk has no text for minors, the other is for adults'],
    ['adults', 'adults only', 'GM0503', '18-22', 'an adult needs no text for minors'],
    [null, 'nobody', 'GM0503', null, 'no desk is open'],
  ])('desk %s, open are %s: municipality %s, age %s: %s', (desk, among, municipality, age) => {
    expect(deskFor(sets[among], { municipality, age })).toBe(desk);
    expect(deskFor(Object.fromEntries(Object.entries(sets[among]).reverse()), { municipality, age })).toBe(desk);
  });
});

describe('in danger, with nobody else at the desk, the second member is of', () => {
  const place = { ...office, municipalities: ['GM0503'] };
  const one = { national: office, delft: { ...place, deputy: 'national' }, ede: { ...place, deputy: 'delft' } };
  const sets = {
    'one national': one,
    'two national': { ...one, 'another-national': office },
    'national with a deputy': { ...one, national: { ...office, deputy: 'delft' } },
    'no national': { delft: { ...place, deputy: 'ede' }, ede: place },
    'deputies that are not there': { national: { ...office, deputy: 'gone' }, itself: { ...office, deputy: 'itself' } },
    'practice beside real': {
      delft: { ...place, deputy: 'practice-deputy' },
      practice: { ...office, demo: true, deputy: 'practice-deputy' },
      'practice-deputy': { ...place, demo: true, deputy: 'delft' },
    },
  } satisfies Record<string, Desks>;

  it.each<[second: string[], among: keyof typeof sets, own: string, why: string]>([
    [['national'], 'one national', 'delft', 'the national desk'],
    [['national'], 'one national', 'ede', 'the national desk, not the deputy'],
    [[], 'one national', 'national', 'nobody: a national desk without a deputy'],
    [['delft'], 'national with a deputy', 'national', 'its deputy: it is the national desk itself'],
    [['another-national', 'national'], 'two national', 'ede', 'either national desk'],
    [[], 'two national', 'national', 'nobody: a national desk asks its deputy, not another national one'],
    [['ede'], 'no national', 'delft', 'its deputy: there is no national desk'],
    [[], 'no national', 'ede', 'nobody: no national desk, no deputy'],
    [[], 'deputies that are not there', 'national', 'nobody: its deputy is no desk'],
    [[], 'deputies that are not there', 'gone', 'nobody: it is no desk itself'],
    [[], 'deputies that are not there', 'itself', 'nobody: it is its own deputy'],
    [[], 'practice beside real', 'delft', 'nobody: a practice desk never decides about a real one'],
    [['practice-deputy'], 'practice beside real', 'practice', 'its deputy, which practises too'],
    [['practice'], 'practice beside real', 'practice-deputy', 'the practice desk that serves all'],
  ])('%s: among %s, at desk %s: %s', (second, among, own) => {
    expect(secondDesks(sets[among], own)).toEqual(second);
    expect(secondDesks(Object.fromEntries(Object.entries(sets[among]).reverse()), own)).not.toContain(own);
  });
});

describe('keys that something was sealed to', () => {
  const [a, b] = [`age1${'a'.repeat(58)}`, `age1${'b'.repeat(58)}`];
  const two: Desks = { one: { ...office, recipients: [a] }, other: { ...office, recipients: [b] } };

  it.each<[fits: boolean, names: (string | null)[], keys: string[], why: string]>([
    [true, ['one'], [a], 'what is published'],
    [true, ['one', 'other'], [b, a], 'both, in any order'],
    [true, ['one', null], [a], 'a box without a deputy'],
    [true, ['one', 'gone'], [a], 'a deputy that is no desk any more'],
    [false, ['one'], [b], 'a key of before'],
    [false, ['one'], [a, b], 'one key too many'],
    [false, ['one', 'other'], [a], 'one key too few'],
    [false, ['one', 'other'], [a, a], 'the same key twice'],
    [false, ['one'], [], 'no key'],
  ])('%s: of %s, sealed to %s: %s', (fits, names, keys) => {
    expect(areKeysOf(two, names, keys)).toBe(fits);
  });
});
