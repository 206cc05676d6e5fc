// The self-referral: nothing is required, nothing typed is lost, and whatever is written fits its sealed size.
import { describe, expect, it } from 'vitest';
import { cleanText } from '#domain/letter/clean-text';
import { LETTER_BYTES, padded, REFERRAL_BYTES } from '#domain/letter/envelope';
import { type DeskLetter, LETTER_MAX, PersonLetter, ReferralLetter } from '#domain/letter/letter';
import {
  askKey,
  canonicalReferral,
  isUrgent,
  mayNotCall,
  parts,
  question,
  questions,
  questionsFor,
  readReferral,
  WORDS_MAX,
} from '#domain/letter/referral';
import { formPath, ways, wayOf } from '#domain/letter/way';
import { deskFrame, personFrame } from '../frames.ts';

type Fields = [string, string][];
/** Fields as a browser sends them, `need=soon&words=hello`. */
const form = (fields: string): Fields => [...new URLSearchParams(fields)];
const read = (fields: string) => readReferral(form(fields)).referral;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const hex = 'f'.repeat(64);
/** A field that says a question is asked: the way in where it is. */
const wayWith = (name: string): [string, string] => ['way', questions.find((each) => each.name === name)?.ways[0] ?? 'self'];

describe('an answer', () => {
  it('is never required: an empty form is accepted and says nothing', () => {
    const blank: Fields = questions.map(({ name }) => [name, ' \r\n\t ']);
    const empty: Fields = questions.map(({ name }) => [name, '']);
    for (const fields of [[], empty, blank]) expect(readReferral(fields)).toStrictEqual({ referral: {}, refusals: [] });
  });

  it('that was skipped is absent, the others stay', () => {
    const { referral, refusals } = readReferral(form('need=&place=Delft&company=&company=children&ask_for=+'));
    expect(referral).toStrictEqual({ place: 'Delft', company: ['children'] });
    expect(refusals).toEqual([]);
  });

  it('to something that is no question is ignored', () => {
    const strange: Fields = ['name', 'Need', '__proto__', 'constructor', 'draft', 'stamp', 'trap', ''].map((name) => [name, 'tonight']);
    expect(readReferral([...strange, ['need', 'talk']])).toEqual({ referral: { need: 'talk' }, refusals: [] });
    expect(() => question('passport' as 'need')).toThrow();
  });

  it('may be any of the options of every question', () => {
    for (const each of questions) {
      if ('max' in each || each.name === 'way') continue;
      for (const option of each.options) {
        const [, way] = wayWith(each.name);
        const expected = each.kind === 'many' ? [option] : option;
        expect(
          readReferral([
            ['way', way],
            [each.name, option],
          ]),
        ).toEqual({ referral: { way, [each.name]: expected }, refusals: [] });
      }
    }
  });

  it.each<[name: string, value: string, why: string]>([
    ['need', 'tomorrow', 'an option that does not exist'],
    ['need', 'Tonight', 'an option in capitals'],
    ['danger', 'tonight', 'an option of another question'],
    ['age', '17', 'words where a choice was offered'],
    ['company', 'alone,partner', 'two options in one'],
    ['deputy', 'toString', 'a word with a meaning to machines'],
  ])('to "%s" with "%s" is refused: %s', (name, value) => {
    expect(readReferral([[name, value]]).refusals).toEqual([{ name, code: 'unknown-option' }]);
  });

  it('with one unknown option among known ones is refused once, and keeps the known ones to show them again', () => {
    expect(readReferral(form('mind=pet&mind=x&mind=health&mind=y'))).toEqual({
      referral: { mind: ['health', 'pet'] },
      refusals: [{ name: 'mind', code: 'unknown-option' }],
    });
  });

  it.each(questions.flatMap((each) => ('max' in each ? [[each.name, each.max] as const] : [])))(
    'to "%s" may have %i characters; one more is refused with the cap, and the text is kept',
    (name, max) => {
      const longest = 'w'.repeat(max);
      const around: Fields = [wayWith(name), ['agreed', 'yes']];
      expect(readReferral([...around, [name, longest]])).toMatchObject({ referral: { [name]: longest }, refusals: [] });
      expect(readReferral([...around, [name, `${longest}w`]])).toMatchObject({
        referral: { [name]: `${longest}w` },
        refusals: [{ name, code: 'too-long', max }],
      });
      expect(readReferral([...around, [name, `\n ${longest} \n`]]).refusals).toEqual([]);
    },
  );

  it('in free words has room for four thousand characters, and a line end counts as one on every device', () => {
    expect(WORDS_MAX).toBe(4000);
    expect(readReferral([['words', `a${'\r\n'.repeat(3998)}b`]])).toEqual({ referral: { words: `a${'\n'.repeat(3998)}b` }, refusals: [] });
  });

  it.each<[typed: string, kept: string, why: string]>([
    ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour', 'line ends of every kind of device'],
    ['a\u0000b\u0007c\u001bd\u007fe\u0085f', 'abcdef', 'control characters are left out'],
    ['a\tb', 'a\tb', 'a tab is an ordinary blank'],
    [' \n hello \t ', 'hello', 'blanks at either end'],
    ['a\ud83cb', 'a\ufffdb', 'the first half of an emoji'],
    ['a\udfe0b', 'a\ufffdb', 'the second half of an emoji'],
    ['🏠 好 سلام', '🏠 好 سلام', 'every script and whole emoji stay'],
    ['\u0000', '', 'nothing but a control character is nothing'],
  ])('%j is kept as %j: %s', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
    expect(cleanText(kept)).toBe(kept);
    expect(readReferral([['words', typed]]).referral.words ?? '').toBe(kept);
  });
});

describe('the same answers', () => {
  const fields = form('need=soon&place=+Delft+&company=children&company=partner&mind=pet&mind=fear&mind=health&words=one%0D%0Atwo&trap=');
  const canonical = (of: Fields): string => canonicalReferral(readReferral(of).referral);

  it('are the same letter in any order of fields and boxes, with a box sent twice, and with questions skipped', () => {
    let seed = 7;
    for (let round = 0; round < 300; round += 1) {
      const mixed: Fields = [...fields, ['mind', 'fear'], ['ask_for', '']];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        seed = (seed * 48_271) % 2_147_483_647;
        const [moved] = mixed.splice(seed % (at + 1), 1);
        if (moved) mixed.push(moved);
      }
      expect(canonical(mixed)).toBe(canonical(fields));
      expect(readReferral(mixed).refusals).toEqual([]);
    }
  });

  it('are another letter as soon as one of them differs', () => {
    const texts = fields.slice(0, -1).map((_, left) => canonical(fields.filter((_field, at) => at !== left)));
    expect(new Set([canonical(fields), ...texts]).size).toBe(fields.length);
    expect(canonical(form('place=a'))).not.toBe(canonical(form('ask_for=a')));
  });
});

describe('a letter', () => {
  it('never waits in the slow queue for "tonight" or danger, and for nothing else', () => {
    const needs = ['', 'tonight', 'soon', 'talk', 'doctor', 'lawyer', 'pay', 'unknown'];
    const urgent: string[] = [];
    for (const need of needs) {
      for (const danger of ['', 'yes', 'no', 'unknown']) {
        if (isUrgent(read(`need=${need}&danger=${danger}&words=tonight,+danger:+yes`))) urgent.push(`${need} ${danger}`);
      }
    }
    const either = [
      ...['', 'yes', 'no', 'unknown'].map((danger) => `tonight ${danger}`),
      ...needs.filter((need) => need !== 'tonight').map((need) => `${need} yes`),
    ];
    expect(urgent.sort()).toEqual(either.sort());
  });

  it('that somehow says both "tonight" and "soon", or both danger and none, counts as urgent', () => {
    expect(isUrgent(read('need=soon&need=tonight'))).toBe(true);
    expect(isUrgent(read('danger=no&danger=yes'))).toBe(true);
  });

  it.each<[doNotCall: boolean, fields: string, why: string]>([
    [true, 'contact=phone&contact_at=06+12+34+56+78', 'a phone and no time'],
    [true, 'contact=phone&days=tue', 'a phone and a day without hours'],
    [true, 'contact=phone&from=10:00&to=12:00', 'a phone and hours without a day'],
    [true, 'contact=return&contact_at=0612345678&days=any', 'a number beside “I come back here”'],
    [true, 'contact_at=06+12+34+56+78', 'a number alone is no wish to be called'],
    [true, 'contact=none&contact_at=my+sister+0612345678', 'a number among other words'],
    [false, 'contact=phone&contact_at=0612345678&days=tue&from=10:00&to=12:00', 'a phone with days and hours'],
    [false, 'contact=phone&contact_at=0612345678&days=any', 'a phone that may ring at every hour'],
    [false, 'contact=mail&contact_at=a@example.org', 'no phone was given'],
    [false, '', 'nothing was said'],
  ])('tells the desk not to call: %s, for "%s": %s', (doNotCall, fields) => {
    expect(mayNotCall(read(fields))).toBe(doNotCall);
  });
});

describe('the three ways in', () => {
  it('each have their own questions, all from the one list, in parts that are known', () => {
    for (const way of ways) {
      const asked = parts.flatMap((part) => questionsFor(way, part).map(({ name }) => name));
      expect(asked.sort()).toEqual(
        questions
          .filter((each) => (each.ways as readonly string[]).includes(way))
          .map(({ name }) => name)
          .sort(),
      );
    }
    expect(wayOf('professional')).toBe('professional');
    expect(ways.map(formPath)).toEqual(['refer', 'refer/near', 'refer/professional']);
    for (const strange of ['Near', '', undefined, ['near']]) expect(wayOf(strange)).toBe('self');
  });

  it('for somebody else ask what was seen, where and since when, and never for looks, origin or names', () => {
    const names = parts.flatMap((part) => questionsFor('near', part).map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(['seen', 'seen_at', 'since', 'place', 'agreed', 'their_contact']));
    for (const never of ['gender', 'company', 'mind', 'words', 'need']) expect(names).not.toContain(never);
  });

  it('for somebody at work ask whether the person agreed, and to what', () => {
    expect(questionsFor('professional', 'agreed').map(({ name }) => name)).toEqual(['work', 'agreed_to', 'their_contact']);
  });

  it('take how to reach somebody else only when that person agreed, and keep what was typed', () => {
    for (const way of ['near', 'professional']) {
      const without = readReferral(form(`way=${way}&their_contact=0612345678`));
      expect(without).toEqual({
        referral: { way, their_contact: '0612345678' },
        refusals: [{ name: 'their_contact', code: 'not-agreed' }],
      });
      expect(readReferral(form(`way=${way}&agreed=no&their_contact=x`)).refusals).toHaveLength(1);
      expect(readReferral(form(`way=${way}&agreed=yes&their_contact=x`)).refusals).toEqual([]);
      expect(readReferral(form(`way=${way}&agreed=no`)).refusals).toEqual([]);
    }
  });

  it('read no question of another way in', () => {
    expect(read('way=near&gender=man&words=hello&seen=a+van')).toEqual({ way: 'near', seen: 'a van' });
    expect(read('agreed=yes&seen=a+van&words=hello')).toEqual({ words: 'hello' });
  });

  it('ask about the writer or about the other, each in its own sentence', () => {
    expect(askKey(question('danger'), 'self')).toBe('ask.danger');
    expect(askKey(question('danger'), 'near')).toBe('ask.danger.other');
    expect(askKey(question('age'), 'near')).toBe('ask.age');
    expect(askKey(question('age'), 'professional')).toBe('ask.age.other');
  });

  it('refuse hours that end before they begin, and keep them', () => {
    expect(readReferral(form('from=12:00&to=10:00'))).toEqual({
      referral: { from: '12:00', to: '10:00' },
      refusals: [{ name: 'to', code: 'window' }],
    });
  });
});

describe('the widest letter anyone can write', () => {
  const filled = (wide: string, max: number): string => `x${wide.repeat(Math.floor((max - 2) / wide.length))}`.padEnd(max, 'x');
  const widest: [why: string, wide: string][] = [
    ['Chinese characters', '好'],
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['line ends', '\n'],
    ['tabs', '\t'],
    ['emoji', '🏠'],
    ['halves of emoji', '\ud83c'],
    ['separators of lines', '\u2028'],
    ['a family of joined emoji', '👩\u200d👧'],
    ['all of these', '好"\\\n🏠\u2028'],
  ];

  it('takes at most three bytes for each character it counts, whichever it is', () => {
    const wider: number[] = [];
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      if (bytesOf(JSON.stringify(cleanText(`x${String.fromCharCode(unit)}x`))) > 4 + 3) wider.push(unit);
    }
    expect(wider).toEqual([]);
  });

  it.each(widest.flatMap(([why, wide]) => ways.map((way) => [why, way, wide] as const)))(
    'in %s, %s, with every option chosen, fits the size of a referral',
    (_why, way, wide) => {
      const asked = parts.flatMap((part) => questionsFor(way, part));
      const fields = asked.flatMap((each): Fields => {
        if (each.name === 'way') return [['way', way]];
        if (each.name === 'agreed') return [['agreed', 'yes']];
        if ('max' in each) return [[each.name, filled(wide, each.max)]];
        if (each.kind === 'many') return each.options.map((option) => [each.name, option]);
        const [longest = ''] = [...each.options].sort((a, b) => b.length - a.length);
        return [[each.name, longest]];
      });
      const { referral, refusals } = readReferral(fields);
      expect(refusals).toEqual([]);
      expect(Object.keys(referral)).toHaveLength(asked.length);
      const { proof: _proof, ...frame } = personFrame(hex);
      const signed = { ...frame, recipient: `age1${'q'.repeat(58)}`, letter: hex };
      const letter: ReferralLetter = { ...signed, kind: 'referral', do_not_call: false, answers: referral };
      expect(bytesOf(JSON.stringify(letter)) + 130).toBeLessThan(REFERRAL_BYTES);
      expect(bytesOf(padded(letter, REFERRAL_BYTES))).toBe(REFERRAL_BYTES);
      expect(ReferralLetter.parse(JSON.parse(padded(letter, REFERRAL_BYTES)))).toEqual(letter);
    },
  );

  it.each(widest)('in %s, as a later letter or as an answer of the desk, fits the size of a letter', (_why, wide) => {
    const text = cleanText(filled(wide, LETTER_MAX));
    expect(text).toHaveLength(LETTER_MAX);
    const [{ proof: _of, ...person }, { proof: _by, ...desk }] = [personFrame(hex, 99_999), deskFrame(hex, 99_999)];
    const seen = { desk: 'd'.repeat(40), number: 99_999, hash: hex };
    const own: PersonLetter = { ...person, kind: 'letter', recipient: `age1${'q'.repeat(58)}`, letter: hex, seen, text };
    const reply: DeskLetter = { ...desk, kind: 'reply', letter: hex, desk: 'd'.repeat(40), seen, text };
    for (const letter of [own, reply]) {
      expect(bytesOf(padded(letter, LETTER_BYTES))).toBe(LETTER_BYTES);
      expect(bytesOf(JSON.stringify(letter)) + 130).toBeLessThan(LETTER_BYTES);
    }
    expect(PersonLetter.parse(JSON.parse(padded(own, LETTER_BYTES)))).toEqual(own);
  });
});
