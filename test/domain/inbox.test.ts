// The desk's list as tables: what cannot wait first, what looks automatic last, groups under headings, and letters that are not what they say.
import { describe, expect, it } from 'vitest';
import type { InboxRow } from '#domain/desk/desk-answer';
import { dutchMoment, instantOf } from '#domain/time/days';
import { type OpenedLetter, peopleIn } from '#domain/desk/inbox';
import { letterIn } from '#domain/letter/read-letter';
import { type InboxOrder, orders, type Section, sectionsIn } from '#domain/desk/inbox-order';
import type { ReferralLetter } from '#domain/letter/letter';
import { personFrame } from '../frames.ts';

const row = (mailbox: string, extra: Partial<InboxRow> = {}): InboxRow => ({
  mailbox,
  letter: `${mailbox}-1`,
  urgent: 0,
  marked: 0,
  written_on: '2026-11-20',
  read_on: null,
  answered: 0,
  look_again_on: null,
  muted_on: null,
  closed_on: null,
  put_aside: 0,
  number: null,
  owner: null,
  owner_name: null,
  away_until: null,
  task_on: null,
  spoken: 0,
  ...extra,
});
const letter = (mailbox: string, answers: ReferralLetter['answers'] = {}): ReferralLetter => ({
  ...personFrame(mailbox),
  kind: 'referral',
  letter: `${mailbox}-1`,
  do_not_call: false,
  answers,
});
const opened = (...letters: ReferralLetter[]): Map<string, OpenedLetter> =>
  new Map(letters.map((content) => [content.letter, { mailbox: content.mailbox, letter: content.letter, content }]));

/** The sections of the list on a Tuesday at half past ten, in words that show what was asked for. */
function sections(
  rows: InboxRow[],
  letters: Map<string, OpenedLetter>,
  order: InboxOrder,
  at = instantOf('2026-11-24', 10 * 60 + 30),
): Section[] {
  const words: Record<string, string> = {
    'language.ar': 'العربية',
    'language.pl': 'Polski',
    'language.en': 'English',
    'language.zh-Hans': '中文',
  };
  const regions: Record<string, string> = { zwolle: 'IJsselland', '8011': 'IJsselland', Assen: 'Drenthe' };
  return sectionsIn(peopleIn(rows, letters, '2026-11-24'), order, {
    moment: dutchMoment(at),
    locale: 'nl',
    say: (key) => words[key] ?? key.replace(/^group\./, ''),
    locate: (typed) => (regions[typed] ? { region: regions[typed], municipality: null } : null),
  });
}
const names = (rows: InboxRow[], letters: Map<string, OpenedLetter> = new Map(), order: InboxOrder = 'urgency'): string[] =>
  sections(rows, letters, order).flatMap(({ people }) => people.map(({ mailbox }) => mailbox));

/** Each section in short: its heading and who stands under it. Letters without rows of their own are new and of the same day. */
function told(order: InboxOrder, answers: Record<string, ReferralLetter['answers'] | ReferralLetter>, extra: InboxRow[] = []): string[] {
  const letters = Object.entries(answers).map(([name, given]) => ('kind' in given ? (given as ReferralLetter) : letter(name, given)));
  const known = new Set(extra.map(({ mailbox }) => mailbox));
  const rows = [
    ...Object.keys(answers)
      .filter((name) => !known.has(name))
      .map((name) => row(name)),
    ...extra,
  ];
  return sections(rows, opened(...letters), order).map(
    ({ heading, people }) => `${heading}: ${people.map(({ mailbox }) => mailbox).join(' ')}`,
  );
}

describe('the order of the list', () => {
  it('is urgent, new, due, read, answered, automatic, muted, rounded off', () => {
    const rows = [
      row('done', { read_on: '2026-11-21', closed_on: '2026-11-22' }),
      row('muted', { muted_on: '2026-11-22' }),
      row('automatic', { marked: 1 }),
      row('answered', { read_on: '2026-11-21', answered: 1 }),
      row('read', { read_on: '2026-11-21' }),
      row('due', { read_on: '2026-11-21', answered: 1, look_again_on: '2026-11-24' }),
      row('new'),
      row('urgent', { urgent: 1, read_on: '2026-11-21' }),
    ];
    expect(names(rows)).toEqual(['urgent', 'new', 'due', 'read', 'answered', 'automatic', 'muted', 'done']);
  });

  it('puts “tonight” and danger first, also when only the letter inside says so, and until it was answered', () => {
    const letters = opened(letter('inside', { danger: 'yes' }), letter('before'));
    expect(names([row('before'), row('inside')], letters)).toEqual(['inside', 'before']);
    expect(names([row('before'), row('inside', { answered: 1, read_on: '2026-11-21' })], letters)).toEqual(['before', 'inside']);
  });

  it('never calls an urgent letter automatic, muted or junk', () => {
    const rows = [row('x', { urgent: 1, marked: 1, muted_on: '2026-11-22' })];
    for (const letters of [opened(letter('x', { danger: 'yes' })), new Map()])
      expect(peopleIn(rows, letters, '2026-11-24')[0]).toMatchObject({ urgent: true, marked: false, muted: false, junk: [] });
    const [inside] = peopleIn([row('x', { marked: 1 })], opened(letter('x', { need: 'tonight' })), '2026-11-24');
    expect(inside?.junk).toEqual([]);
  });

  it('believes that a letter is urgent until it is opened: one that does not open sorts apart, below the work, and can be put aside', () => {
    const claim = (content: ReferralLetter | null) =>
      peopleIn([row('x', { urgent: 1 })], new Map([['x-1', { mailbox: 'x', letter: 'x-1', content }]]), '2026-11-24')[0];
    expect(claim(null)).toMatchObject({ urgent: false, unproven: true, junk: [{ mailbox: 'x', letter: 'x-1' }] });
    expect(claim(letter('x'))).toMatchObject({ urgent: false, unproven: true, junk: [] });
    const flood = Array.from({ length: 100 }, (_, index) => row(`junk${index}`, { urgent: 1 }));
    const closed = new Map(flood.map((each) => [each.letter, { mailbox: each.mailbox, letter: each.letter, content: null }]));
    const real = opened(letter('real', { need: 'tonight' }), letter('plain'));
    const order = names([...flood, row('plain'), row('real', { urgent: 1 })], new Map([...closed, ...real]));
    expect(order.slice(0, 2)).toEqual(['real', 'plain']);
  });

  it('lets a flood of urgent letters that look automatic wait below the others, and one that was closed leaves the top', () => {
    const flood = Array.from({ length: 100 }, (_, index) => row(`flood${index}`, { urgent: 1, marked: 1 }));
    const danger = [...flood, row('real', { urgent: 1 })].map(({ mailbox }) => letter(mailbox, { danger: 'yes' }));
    const list = (extra: InboxRow[]) => names([...flood, ...extra], opened(...danger, letter('plain')));
    expect(list([row('plain'), row('real', { urgent: 1 })])).toEqual(['real', ...flood.map(({ mailbox }) => mailbox), 'plain']);
    const closed = row('real', { urgent: 1, read_on: '2026-11-21', closed_on: '2026-11-22' });
    expect(list([row('plain'), closed]).at(-1)).toBe('real');
    expect(list([row('plain'), { ...closed, read_on: null }])[0]).toBe('real');
  });

  it.each([
    ['was answered', { answered: 1 as const }, {}],
    ['spoke with the desk', { spoken: 1 as const }, {}],
    ['said yes to something in the form', {}, { share: ['shelter'] }],
    ['agreed that somebody else writes', {}, { way: 'professional', agreed: 'yes', agreed_to: ['shelter'] }],
  ])('never calls somebody junk who %s, whatever their letters look like', (_who, extra, answers) => {
    for (const urgent of [0, 1] as const) {
      const [person] = peopleIn([row('x', { marked: 1, urgent, ...extra })], opened(letter('x', answers)), '2026-11-24');
      expect(person?.junk).toEqual([]);
    }
  });

  it('calls nothing junk before it was opened here', () => {
    expect(peopleIn([row('x', { marked: 1 })], new Map(), '2026-11-24')[0]?.junk).toEqual([]);
    expect(peopleIn([row('x', { marked: 1 })], opened(letter('x')), '2026-11-24')[0]?.junk).toHaveLength(1);
  });

  it('is the longest waiting first, and one line a person however many letters', () => {
    const later = row('b', { letter: 'b-2', written_on: '2026-11-23' });
    expect(names([row('a', { written_on: '2026-11-22' }), row('b', { written_on: '2026-11-21' }), later])).toEqual(['b', 'a']);
  });
});

describe('the list in groups', () => {
  it('has in every order what cannot wait on top, what looks automatic or is rounded off below, and no heading by urgency', () => {
    const answers = { tonight: { need: 'tonight' }, plain: {}, automatic: {}, done: {} };
    const extra = [row('automatic', { marked: 1 }), row('done', { read_on: '2026-11-21', closed_on: '2026-11-22' })];
    for (const order of orders) {
      const [first, ...rest] = told(order, answers, extra);
      if (order === 'urgency') expect([first, rest]).toEqual(['null: tonight plain automatic done', []]);
      else expect([first, rest.length, rest.at(-1)]).toEqual(['urgent: tonight', 2, 'aside: automatic done']);
    }
  });

  it('keeps a group together: new before answered, then the longest waiting', () => {
    const extra = [
      row('answered', { read_on: '2026-11-21', answered: 1, written_on: '2026-11-10' }),
      row('late', { written_on: '2026-11-22' }),
      row('early', { written_on: '2026-11-12' }),
    ];
    expect(told('language', { answered: { language: 'ar' }, late: { language: 'ar' }, early: { language: 'ar' } }, extra)).toEqual([
      'العربية: early late answered',
    ]);
  });

  it('puts letters that do not open, or not yet, under a heading of their own at the end', () => {
    const rows = [row('closed'), row('read')];
    const shown = sections(rows, opened(letter('read', { language: 'en' })), 'language');
    expect(shown.map(({ heading, people }) => [heading, people[0]?.mailbox])).toEqual([
      ['English', 'read'],
      ['unopened', 'closed'],
    ]);
  });

  it('by language goes by the names shown, not by codes: another language and none come last', () => {
    const answers = {
      a: { language: 'zh-Hans' },
      b: { language: 'ar' },
      c: { language: 'pl' },
      d: { language: 'en' },
      e: { language: 'other' },
      f: {},
      g: { language: 'pl' },
    };
    expect(told('language', answers)).toEqual([
      'English: d',
      'Polski: c g',
      'العربية: b',
      '中文: a',
      'language.other: e',
      'language-unknown: f',
    ]);
  });

  it('by region brings together what was typed in different ways, by name, and a place nobody knows comes last', () => {
    const answers = { a: { place: '8011' }, b: { place: 'Zwole' }, c: { place: 'Assen' }, d: {}, e: { place: 'zwolle' } };
    expect(told('region', answers)).toEqual(['Drenthe: c', 'IJsselland: a e', 'place-unknown: b d']);
  });

  it('by company keeps groups together, and families, however many things were ticked', () => {
    const answers = {
      a: { company: ['alone'] },
      b: { company: ['partner', 'children'] },
      c: { company: ['group'] },
      d: {},
      e: { company: ['children'] },
      f: { company: ['partner'] },
      g: { company: ['children', 'group'] },
    };
    expect(told('company', answers)).toEqual([
      'company.group: c g',
      'company.children: b e',
      'company.partner: f',
      'company.alone: a',
      'company-unknown: d',
    ]);
  });
});

describe('the list by who may be called', () => {
  const phone = { contact: 'phone', contact_at: '06 12345678' };
  const tuesday = (from: string, to: string) => ({ ...phone, days: ['tue'], from, to });

  it('goes from now to never', () => {
    const answers = {
      never: { ...letter('never', phone), do_not_call: true },
      box: {},
      back: { contact: 'return' },
      mail: { contact: 'mail', contact_at: 'somebody@example.org' },
      friend: { contact: 'person', contact_at: 'my teacher' },
      friday: { ...phone, days: ['fri'], from: '09:00', to: '12:00' },
      evening: tuesday('19:00', '21:00'),
      now: tuesday('10:00', '12:00'),
      always: { ...phone, days: ['any'] },
      over: tuesday('08:00', '10:00'),
    };
    expect(told('contact', answers)).toEqual([
      'now: now always',
      'today: evening',
      'other-day: friday over',
      'otherwise: mail friend',
      'letter-box: box back',
      'do-not-call: never',
    ]);
  });

  it('has whose hours end soonest first, and of those to come who may be called soonest', () => {
    const answers = {
      long: tuesday('09:00', '20:00'),
      short: tuesday('10:00', '11:00'),
      evening: tuesday('19:00', '20:00'),
      noon: tuesday('12:00', '13:00'),
      monday: { ...phone, days: ['mon'], from: '09:00', to: '10:00' },
      wednesday: { ...phone, days: ['mon', 'wed'], from: '09:00', to: '10:00' },
    };
    expect(told('contact', answers)).toEqual(['now: short long', 'today: noon evening', 'other-day: wednesday monday']);
  });

  it('never says that somebody may be called without a number, whatever the hours', () => {
    const answers = { none: { contact: 'phone', days: ['any'] }, mail: { contact: 'mail', contact_at: 'a@example.org', days: ['any'] } };
    expect(told('contact', answers)).toEqual(['otherwise: mail', 'letter-box: none']);
  });

  it.each([
    [10 * 60 - 1, 'today'],
    [10 * 60, 'now'],
    [11 * 60 - 1, 'now'],
    [11 * 60, 'other-day'],
  ])('changes with the clock: at minute %i it is %s', (minutes, heading) => {
    const one = opened(letter('a', tuesday('10:00', '11:00')));
    expect(sections([row('a')], one, 'contact', instantOf('2026-11-24', minutes))[0]?.heading).toBe(heading);
  });
});

describe('an opened letter', () => {
  it('is one only in its own box and under its own id', () => {
    const own = letter('a');
    expect(letterIn(own, { mailbox: 'a', letter: 'a-1' })).toEqual(own);
    expect(letterIn(own, { mailbox: 'b', letter: 'a-1' })).toBeNull();
    expect(letterIn(own, { mailbox: 'a', letter: 'a-2' })).toBeNull();
    for (const strange of [null, 'x', {}, { ...own, kind: 'reply' }, { ...own, proof: undefined }, { ...own, by: 7 }])
      expect(letterIn(strange, { mailbox: 'a', letter: 'a-1' })).toBeNull();
  });
});
