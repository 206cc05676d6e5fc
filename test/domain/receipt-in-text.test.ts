// The number as people copy it: out of chats, lists, web pages and photographs it opens the letter box; nothing else does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANDOM_DIGITS, readReceipt, receiptGroups, withCheckDigits } from '#domain/box/receipt';

const number = withCheckDigits('31085012749916302857440916');
const groups = receiptGroups(number);
const shown = groups.join(' ');
const opens = (typed: string): string | null => {
  const read = readReceipt(typed);
  return read.kind === 'receipt' ? read.receipt : null;
};
const lines = (numeral: (at: number) => string, spread = false): string =>
  groups.map((group, at) => `${numeral(at + 1)}${spread ? [...group].join(' ') : group}`).join('\n');

describe('the number is found', () => {
  it.each<[where: string, typed: string]>([
    ['in a list of a text browser', lines((at) => `${at}. `, true)],
    ['in a list indented by a text browser', lines((at) => `     ${at}. `)],
    ['in a list numbered with brackets', lines((at) => `${at}) `)],
    ['in a list numbered between brackets', lines((at) => `(${at}) `)],
    ['in a list numbered 01 to 07', lines((at) => `0${at}: `)],
    ['in a list that lost its line ends', lines((at) => `${at}. `, true).replaceAll('\n', '')],
    ['in a list on one line', lines((at) => `${at}. `).replaceAll('\n', ' ')],
    ['in a list of two groups a line', `1. 3108 5012\n2. 7499 1630\n3. 2857 4409\n4. ${number.slice(24)}`],
    ['in a list with Arabic numerals', lines((at) => `${'٠١٢٣٤٥٦٧'[at]}- `)],
    ['after the time and name of a chat', `[30-11-2026, 14:22:07] Sara: ${shown}`],
    ['after the date of another chat', `30/11/2026, 14:22 - Sara: ${shown}`],
    ['after an American date', `[11/30/26, 2:22:07 PM] Sara: ${shown}`],
    ['under the line of a chat', `Sara, [30.11.2026 14:22]\n${shown}`],
    ['a group a message', groups.map((group) => `[30-11-2026, 14:22:07] Sara: ${group}`).join('\n')],
    ['behind a label with a digit', `My number 1: ${shown}`],
    ['above a date', `${shown}\n30 nov`],
    ['between two notes', `kamer 12\n${shown}\nbus 4`],
    ['pasted twice below each other', `${shown}\n${shown}`],
    ['pasted twice on a line', `${shown} ${shown}`],
    ['pasted twice without a blank', number + number],
    ['pasted three times', `${shown}, ${shown}, ${shown}`],
    ['with blanks of a web page', groups.join('&nbsp;')],
    ['with numbered blanks of a web page', groups.join('&#160;')],
    ['with hexadecimal blanks of a web page', groups.join('&#x202F;')],
    ['written in codes of a web page', [...number].map((digit) => `&#${digit.charCodeAt(0)};`).join('')],
    ['with blanks of an address', groups.join('%20')],
    ['with blanks of an address, encoded twice', groups.join('%2520')],
    ['with plus signs', groups.join('+')],
    ['with the letters O and l', number.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['with the letters o and I in groups', shown.replaceAll('0', 'o').replaceAll('1', 'I')],
    ['with Cyrillic letters', shown.replaceAll('0', 'О').replaceAll('1', 'І')],
    ['read from a photograph', shown.replaceAll('5', 'S').replaceAll('8', 'B')],
    ['in keycaps', [...number].map((digit) => `${digit}\uFE0F\u20E3`).join('')],
    [
      'with the keycap of ten',
      [...number]
        .map((digit) => `${digit}\uFE0F\u20E3`)
        .join('')
        .replace('1\uFE0F\u20E30\uFE0F\u20E3', '🔟'),
    ],
    ['in circled digits', [...number].map((digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)]).join('')],
    ['in black circled digits', [...number].map((digit) => '⓿❶❷❸❹❺❻❼❽❾'[Number(digit)]).join(' ')],
    ['with the Arabic decimal comma', groups.map((group) => [...group].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join('')).join('٫')],
    ['with no-break and narrow blanks', groups.join('\u00A0\u202F')],
    ['with long dashes', groups.join('–')],
    ['with joiners', groups.join('\u200B\u2060')],
    ['with marks of direction', `\u202A${groups.join(' \u200F')}\u202C`],
    ['between brackets and quotes', `(“${shown}”)`],
  ])('%s', (_where, typed) => {
    expect(opens(typed)).toBe(number);
  });

  it('whatever it is, in each of those wrappings', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(digit, { minLength: RANDOM_DIGITS, maxLength: RANDOM_DIGITS }), (random) => {
        const any = withCheckDigits(random.join(''));
        const spaced = receiptGroups(any).join(' ');
        const listed = receiptGroups(any).map((group, at) => `${at + 1}. ${[...group].join(' ')}`);
        const ways = [`[1-12-2026, 09:05:11] A: ${spaced}`, `nr 2: ${spaced}`, `${spaced}\n${spaced}`, `${any}${any}`, listed.join('\n')];
        return ways.every((typed) => opens(typed) === any);
      }),
    );
  });
});

describe('no number is made', () => {
  it.each<[what: string, typed: string]>([
    ['of nothing', ''],
    ['of words', 'I lost it'],
    ['of two different numbers', `${shown}\n${withCheckDigits('1'.repeat(RANDOM_DIGITS))}`],
    ['of a chat without one', '[30-11-2026, 14:22:07] Sara: bel 0612345678'],
    ['of half a code', '&#9999999; %E9%'],
  ])('%s', (_what, typed) => {
    expect(opens(typed)).toBeNull();
  });

  it('of a number with one wrong digit, which is told as such', () => {
    expect(readReceipt(shown.replace(/^./, '4'))).toEqual({ kind: 'typo' });
  });

  it('of a whole chat in more time than a tap takes', () => {
    const chat = `[30-11-2026, 14:22:07] Sara: 12 34\n`.repeat(5000);
    // The processor's time, not the clock's: a busy machine takes no more of it.
    const before = process.cpuUsage();
    expect(opens(`${chat}${shown}`)).toBe(number);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
