// A word of one's own: every way of writing it is the same word, and no change of the rules shuts a letter box.
import { describe, expect, it } from 'vitest';
import { formsOf } from '#domain/box/own-word';

const [today, before] = [(word: string) => formsOf(word)[0], (word: string) => formsOf(word).at(-1)];

describe('one word', () => {
  it.each<[why: string, ...ways: string[]]>([
    ['Turkish capitals with a dot', 'İzmir', 'izmir', 'IZMIR', 'ızmır'],
    ['Turkish capitals without', 'IŞIK', 'ışık', 'Işık', 'isik'],
    ['apostrophes', "oma's tuin", 'oma’s tuin', 'oma´s tuin', 'oma`s tuin', 'omaʼs tuin', 'Omas tuin'],
    ['Ukrainian apostrophes', "м'ята", 'м’ята', 'мʼята', 'м`ята'],
    ['sharp s', 'Fuß', 'FUSS', 'fuẞ', 'fuss'],
    ['vowel signs', 'بَحْر', 'بحر', 'بـحـر', 'بحر\u200F', '\u202Bبحر\u202C'],
    ['forms of Arabic letters', 'أمل', 'امل', 'إمل', 'ٱمل', 'ﺍﻣﻞ'],
    ['Arabic and Persian yeh', 'علي', 'علی', 'على'],
    ['Arabic and Persian kaf', 'ملك', 'ملک'],
    ['the tied t', 'مدينة', 'مدينه', 'مدینه'],
    ['joiners', 'می‌روم', 'میروم', 'می روم'],
    ['comma and cedilla', 'țară', 'ţară', 'Tara'],
    ['accents, composed and not', 'été', 'e\u0301te\u0301', 'ETE'],
    ['letters with a stroke', 'Łódź', 'lodz', 'łódź'],
    ['Vietnamese', 'Đường', 'duong'],
    ['Greek capitals', 'ΟΔΟΣ', 'οδός', 'οδος'],
    ['Russian', 'Ёж', 'еж', 'ЕЖ'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['ends and blanks', 'maan', 'maan. ', ' Maan!', '“maan”', 'ma an'],
    ['hyphens', 'rood-wit', 'rood‑wit', 'rood–wit', 'rood wit', 'rood\u00ADwit'],
    ['digits', 'deur 47', 'deur ٤٧', 'deur ۴۷', 'deur ４７', 'deur47'],
    ['pictures', '❤', '❤️', '❤︎'],
    ['wide letters and ligatures', 'ﬁets', 'fiets', 'ＦＩＥＴＳ'],
    ['Korean, composed and not', '바다', '바다'.normalize('NFD')],
  ])('%s', (_why, ...ways) => {
    expect(new Set(ways.map(today)).size).toBe(1);
    expect(today(ways[0] ?? '')).not.toBe('');
  });
});

describe('two words', () => {
  it.each([
    ['zee', 'zeg'],
    ['huis 12', 'huis 13'],
    ['дом', 'дым'],
    ['कि', 'का'],
    ['ใจ', 'ไจ'],
    ['❤', '⭐'],
    ['بحر', 'بحث'],
  ])('“%s” and “%s” stay two', (one, other) => {
    expect(today(one)).not.toBe(today(other));
  });
});

describe('an earlier rule', () => {
  it.each<[word: string, first: string]>([
    ['İzmir', 'i\u0307zmir'],
    [' De  ZEE ', 'de zee'],
    ["Oma's", "oma's"],
    ['straße', 'straße'],
    ['كتاب', 'كتاب'],
    ['!!', '!!'],
  ])('of “%s” gives what letter boxes were made with, and is tried last', (word, first) => {
    expect(before(word)).toBe(first);
  });

  it('adds nothing where both say the same, and no word has no form', () => {
    expect([formsOf('zee'), formsOf('بحر'), formsOf('')]).toEqual([['zee'], ['بحر'], []]);
  });
});
