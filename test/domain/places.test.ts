// Words about free places: of three providers together, at fixed moments, never of one, and known for a day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterOf } from '#domain/time/days';
import { lastMoment, needFor, placeKinds, placesShown, placeWords, type Saying, type ToldWord, wordsToTell } from '#domain/care/places';

const moment = quarterOf(new Date('2026-12-01T11:00:00Z'));
const saying = (provider: string, words: Saying['words'], saidAt = moment - 4): Saying => ({ provider, words, saidAt });

describe('the moments at which words are told', () => {
  it.each([
    ['2026-12-01T06:59:00Z', '2026-11-30T19:00:00Z'],
    ['2026-12-01T07:00:00Z', '2026-12-01T07:00:00Z'],
    ['2026-12-01T10:59:59Z', '2026-12-01T07:00:00Z'],
    ['2026-12-01T23:30:00Z', '2026-12-01T19:00:00Z'],
    ['2026-07-01T06:15:00Z', '2026-07-01T06:00:00Z'],
    ['2026-10-25T00:30:00Z', '2026-10-24T18:00:00Z'],
    ['2026-03-29T23:00:00Z', '2026-03-29T18:00:00Z'],
  ])('at %s the last one was %s: 8, 12, 16 and 20 on the Dutch clock', (now, last) => {
    expect(lastMoment(new Date(now))).toBe(quarterOf(new Date(last)));
  });
});

describe('a word', () => {
  it('is told of three providers, and never of two, however many members of theirs say it', () => {
    const two = [
      saying('a', { couple: 'some' }),
      saying('b', { couple: 'few' }),
      saying('b', { couple: 'few' }),
      saying('a', { man: 'few' }),
    ];
    expect(wordsToTell(two, [], moment)).toEqual([]);
    expect(wordsToTell([...two, saying('a', { couple: 'few' }), saying('c', { couple: 'none' })], [], moment)).toEqual([
      { kind: 'couple', word: 'few', toldAt: moment },
    ]);
  });

  it('is the best of all: somebody has room, or nobody', () => {
    const all = (words: Saying['words'][]) =>
      wordsToTell(
        words.map((each, at) => saying(`p${at}`, each)),
        [],
        moment,
      )[0]?.word;
    expect(all([{ pet: 'none' }, { pet: 'none' }, { pet: 'some' }])).toBe('some');
    expect(all([{ pet: 'none' }, { pet: 'few' }, { pet: 'none' }])).toBe('few');
    expect(all([{ pet: 'none' }, { pet: 'none' }, { pet: 'none' }])).toBe('none');
  });

  it('of a provider is its newest; what is older than a day, or said after the moment, is not there', () => {
    const said = [saying('a', { man: 'some' }, moment - 8), saying('a', { man: 'none' }, moment - 2)];
    const others = [saying('b', { man: 'none' }), saying('c', { man: 'none' })];
    expect(wordsToTell([...said, ...others], [], moment)[0]?.word).toBe('none');
    expect(wordsToTell([saying('a', { man: 'some' }, moment + 1), ...others], [], moment)).toEqual([]);
    expect(wordsToTell([saying('a', { man: 'some' }, moment - 96), ...others], [], moment)).toEqual([]);
  });

  it('does not change because one provider changes its mind: since the last telling three must have spoken', () => {
    const first = ['a', 'b', 'c'].map((each) => saying(each, { woman: each === 'a' ? 'some' : 'none' }));
    const told = wordsToTell(first, [], moment);
    expect(told).toEqual([{ kind: 'woman', word: 'some', toldAt: moment }]);
    const later = moment + 16;
    const full = [...first.slice(1), saying('a', { woman: 'none' }, later - 3)];
    expect(wordsToTell(full, told, later)).toEqual([]);
    const all = full.map((each) => ({ ...each, saidAt: later - 1 }));
    expect(wordsToTell(all, told, later)).toEqual([{ kind: 'woman', word: 'none', toldAt: later }]);
  });

  it('is not known after a day, and after thirty not named any more', () => {
    const told: ToldWord[] = [{ kind: 'group', word: 'few', toldAt: moment }];
    expect(placesShown(told, moment + 95)[0]?.word).toBe('few');
    expect(placesShown(told, moment + 96)[0]?.word).toBe('unknown');
    expect(placesShown(told, moment + 30 * 96)).toEqual([]);
    expect(placesShown([], moment)).toEqual([]);
  });
});

describe('somebody who reads along all the time', () => {
  const word = fc.constantFrom(...placeWords);
  const step = fc.record({
    provider: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    words: fc.dictionary(fc.constantFrom(...placeKinds), word) as fc.Arbitrary<Saying['words']>,
    wait: fc.nat(30),
  });

  it('never sees two tellings between which fewer than three providers spoke, whatever they say and when', () => {
    let tellings = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
        const [kept, log] = [new Map<string, Saying>(), [] as Saying[]];
        let told: ToldWord[] = [];
        let now = moment;
        for (const { provider, words, wait } of steps) {
          const said = { provider, words, saidAt: now };
          kept.set(provider, said);
          log.push(said);
          now += wait;
          const at = now - (now % 16);
          for (const each of wordsToTell([...kept.values()], told, at)) {
            const before = told.find(({ kind }) => kind === each.kind)?.toldAt ?? 0;
            const spoke = log.filter(({ saidAt, words: own }) => saidAt > before && saidAt <= each.toldAt && own[each.kind] !== undefined);
            expect(new Set(spoke.map((one) => one.provider)).size).toBeGreaterThanOrEqual(3);
            told = [...told.filter(({ kind }) => kind !== each.kind), each];
            tellings += 1;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(tellings).toBeGreaterThan(100);
  });
});

describe('a request', () => {
  it('of any kind is one for tonight, by a professional, anywhere, and asks nothing of a person', () => {
    for (const kind of placeKinds) {
      const { municipality, tonight, caller, form, language } = needFor(kind);
      expect([kind, municipality, tonight, caller, form, language]).toEqual([kind, null, true, 'professional', undefined, undefined]);
    }
  });
});
