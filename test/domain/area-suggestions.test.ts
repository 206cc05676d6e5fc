// What somebody may have meant: slips, addresses, post boxes, districts, other languages; a guess only ever asks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaAnswer, PLACE_MAX, suggestAreas } from '#domain/areas/areas';
import { searchKey } from '#domain/areas/place-name';
import { areas, ask, districts, rowsOf, told } from './built-areas.ts';

const postcodes = rowsOf<{ pc4: string }>('postcodes').map(({ pc4 }) => pc4);

describe('a slip of the hand', () => {
  it.each<[typed: string, meant: string, why: string]>([
    ['Amsterdm', 'Amsterdam', 'a letter left out'],
    ['Eindhooven', 'Eindhoven', 'a letter doubled'],
    ['Amstredam', 'Amsterdam', 'two neighbours swapped'],
    ['Rotterdan', 'Rotterdam', 'a wrong letter'],
    ['Gronignen', 'Groningen', 'swapped, and a village is near too'],
    ['den hag', 'Den Haag', 'a short name'],
    ['Amersfort', 'Amersfoort', 'one o'],
    ['Scheveningn', 'Den Haag', 'a slip in a place that is no municipality'],
    ['الهاي', 'Den Haag', 'a slip in a name in Arabic'],
    ['Гронинге', 'Groningen', 'a slip in a name in Cyrillic'],
    ['bergen op zom', 'Bergen op Zoom', 'what is almost the whole name stands before a part of it'],
  ])('"%s" asks first: do you mean %s? (%s)', (typed, meant) => {
    expect(ask(typed).kind).toBe('suggest');
    expect(told(ask(typed))[0]).toBe(`? ${meant}`);
  });

  it('in the middle of the name of any municipality is understood: it is among the guesses', () => {
    const slipsIn = (name: string): string[] => {
      const at = Math.floor(name.length / 2);
      const [before, letter, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
      return [
        before + after,
        before + letter + letter + after,
        `${before.slice(0, -1)}${letter}${before.slice(-1)}${after}`,
        `${before}x${after}`,
      ];
    };
    const guessed = areas.municipalities.flatMap(({ name }) =>
      slipsIn(name).flatMap((typed) => {
        const answer = searchKey(typed).length > 3 ? ask(typed) : undefined;
        return answer && (answer.kind === 'suggest' || answer.kind === 'none') ? [{ name, typed, told: told(answer) }] : [];
      }),
    );
    expect(guessed.length).toBeGreaterThan(1200);
    const missed = guessed.filter((one) => !one.told.includes(`? ${one.name}`)).map(({ name, typed }) => `${typed} for ${name}`);
    expect(missed.slice(0, 9)).toEqual([]);
  });

  it.each(['Os', 'Til', 'Exe', 'den'])('"%s" is too short to guess from', (typed) => {
    expect(ask(typed)).toEqual({ kind: 'none' });
  });
});

describe('a part of what was typed', () => {
  it.each<[typed: string, meant: string[], why: string]>([
    ['Kerkstraat 12, Amersfoort', ['? Amersfoort'], 'an address'],
    ['Dorpsstraat 3 Bergen', ['? Bergen (L)', '? Bergen (NH)'], 'an address in one of two'],
    ['ergens bij Utrecht', ['? Utrecht'], 'a sentence'],
    ['Amsterdam Utrecht', ['? Amsterdam', '? Utrecht'], 'two names'],
    ['Utrecht 2024', ['? Utrecht'], 'four digits that follow a name'],
    ['Dorpsplein 5, 1012 AB Amsterdam', ['= Amsterdam'], 'a whole postcode is exact'],
    ['Plein 12 1012ab', ['= Amsterdam'], 'a whole postcode without a blank'],
    ['bij de bakker, 1012 ab', ['? Amsterdam'], 'small letters apart could be a year and a word: it asks'],
    ['Plein 12, １０１２ＡＢ', ['= Amsterdam'], 'full-width digits and letters'],
    ['Postbus 16200, 3500 CE Utrecht', ['? Utrecht'], 'a post box is near its postcode'],
    ["Utrecht' OR '1'='1", ['? Utrecht'], 'a condition for a database holds a name like any other'],
  ])('"%s" leads to %j: %s', (typed, meant) => {
    expect(told(ask(typed))).toEqual(meant);
  });

  it('finds every municipality behind a street and a number, the shortest names too', () => {
    const missed = areas.municipalities.filter(({ name }) => !told(ask(`Kerkstraat 12, ${name}`)).includes(`? ${name}`));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it.each<[typed: string, why: string]>([
    ['sinds 2024 in Rotterdam', 'a year and a word are no postcode'],
    ['1012 AB of 3511 AA', 'two postcodes in two towns'],
  ])('"%s" never leads on by itself: %s', (typed) => {
    expect(ask(typed).kind).not.toBe('one');
  });
});

describe('a postcode that is not in the list', () => {
  const hundreds = new Map<string, number[]>();
  for (const pc4 of postcodes) hundreds.set(pc4.slice(0, 2), [...(hundreds.get(pc4.slice(0, 2)) ?? []), Number(pc4)]);

  it('asks for the nearest one of the same hundred, for every number that could be one', () => {
    const wrong: string[] = [];
    for (let number = 1000; number < 10_000; number += 1) {
      const answer = ask(String(number));
      const near = answer.kind === 'suggest' ? Number(answer.names[0]?.name) : number;
      const hundred = hundreds.get(String(number).slice(0, 2)) ?? [];
      const least = Math.min(...hundred.map((each) => Math.abs(each - number)));
      if (hundred.length > 0 && Math.abs(near - number) !== least) wrong.push(`${number}: ${near}`);
    }
    expect(wrong.slice(0, 9)).toEqual([]);
  });

  it.each(['1000', '１０００', '١٠٠٠', '1000 aa', '1000-AA'])('"%s" asks: do you mean Amsterdam, by 1011?', (typed) => {
    expect(ask(typed)).toMatchObject({ kind: 'suggest', names: [{ name: '1011', municipality: { name: 'Amsterdam' } }] });
  });

  it.each(['0000', '100', '10000', '1000 abc'])('"%s" is no postcode at all, and nothing is near it', (typed) => {
    expect(ask(typed)).toEqual({ kind: 'none' });
  });
});

describe('whatever is typed', () => {
  const known = new Set([...areas.names, ...districts.names].map(({ name }) => name).concat(postcodes));

  /** Why an answer to a text breaks the rules of a guess, or nothing. */
  function faults(answer: AreaAnswer): string[] {
    if (answer.kind === 'none') return [];
    if (answer.kind !== 'suggest') return [`a guess leads on: ${answer.kind}`];
    const codes = answer.names.map(({ municipality }) => municipality.code);
    return [
      ...(codes.length > 0 && codes.length <= 5 ? [] : [`${codes.length} guesses`]),
      ...(new Set(codes).size === codes.length ? [] : ['a municipality twice']),
      ...(answer.names.every(({ name }) => known.has(name)) ? [] : ['words of the person instead of a name of ours']),
    ];
  }

  it.each<[typed: string, why: string]>([
    ['', 'nothing'],
    [' \t\n', 'only blanks'],
    ['ergens bij de rivier', 'no name in it'],
    ["'; DROP TABLE places; --", 'an order to a database'],
    ['🏠', 'a picture'],
    ['\ud83c', 'half a picture'],
    ['%', 'a sign that stands for anything elsewhere'],
    ['__proto__', 'a word with a meaning to machines'],
    ['constructor', 'another one'],
    [`Amsterdm${' '.repeat(PLACE_MAX)}`, 'too long, even if most are blanks'],
    [`Amsterdam ${'a'.repeat(PLACE_MAX)}`, 'too long, with a name in it'],
  ])('"%s" gives no guess: %s', (typed) => {
    expect(suggestAreas([areas, districts], typed)).toEqual({ kind: 'none' });
  });

  it('a guess only asks, at most five, each municipality once, in names of ours and never in the words typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...known),
      fc.integer({ min: 0, max: 99_999 }).map(String),
    );
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, (typed) => faults(suggestAreas([areas, districts], typed)).length === 0),
      { numRuns: 400 },
    );
  });

  it('a guess that leads on, repeats itself, grows long or echoes is noticed', () => {
    const [municipality] = areas.municipalities;
    if (!municipality) throw new Error('no municipality');
    const echo = { name: '<b>', municipality };
    expect(faults({ kind: 'one', municipality })).toHaveLength(1);
    expect(faults({ kind: 'suggest', names: [] })).toHaveLength(1);
    expect(faults({ kind: 'suggest', names: [echo, echo] })).toHaveLength(2);
  });
});
