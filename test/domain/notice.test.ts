// When a desk is told to look and where, as tables: over the Dutch clock, and over what an operator may have typed.
import { describe, expect, it } from 'vitest';
import { instantOf } from '#domain/time/days';
import { isDecoy, isNoticeTime, NOTICE, noticePlaces } from '#domain/desk/notice';

const desk = { hours: [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' }], closed_days: ['2026-12-25'] };

describe('the time of a notice', () => {
  it.each([
    ['2026-11-24', 8 * 60, true],
    ['2026-11-24', 13 * 60, true],
    ['2026-11-24', 13 * 60 + 15, false],
    ['2026-11-24', 7 * 60 + 45, false],
    ['2026-11-24', 0, false],
    ['2026-11-28', 8 * 60, false],
    ['2026-12-25', 8 * 60, false],
    ['2026-07-06', 8 * 60, true],
  ])('on %s at minute %i is %s', (day, minutes, expected) => {
    expect(isNoticeTime(desk, instantOf(day, minutes))).toBe(expected);
  });

  it('is sometimes drawn for nothing', () => {
    expect(Array.from({ length: 320 }, (_, drawn) => isDecoy(drawn)).filter(Boolean)).toHaveLength(10);
  });

  it('says the same every time: no number, and nobody', () => {
    expect(NOTICE).not.toMatch(/\d|brief|letter|urgent|vannacht|tonight/i);
  });
});

describe('the places where desks are told', () => {
  const webhook = 'https://example.org/hook';
  it.each([
    ['nothing', '{}', {}, true],
    ['a webhook', `{"a":{"webhook":"${webhook}"}}`, { a: { webhook } }, true],
    ['mail', '{"a":{"mail":"desk@example.org"}}', { a: { mail: 'desk@example.org' } }, true],
    ['both', `{"a":{"webhook":"${webhook}","mail":"desk@example.org"}}`, { a: { webhook, mail: 'desk@example.org' } }, true],
    ['a desk that is told nowhere', '{"a":{}}', { a: {} }, true],
    ['half a setting', '{"a":{"mail":', {}, false],
    ['no object', '"desk@example.org"', {}, false],
    ['null', 'null', {}, false],
    ['a list', '[{"mail":"desk@example.org"}]', {}, false],
    ['nothing at all', '', {}, false],
    ['an address in place of a place', '{"a":"desk@example.org","b":{"mail":"b@example.org"}}', { b: { mail: 'b@example.org' } }, false],
    ['a slip in a name', '{"a":{"e-mail":"desk@example.org"},"b":{"mail":"b@example.org"}}', { b: { mail: 'b@example.org' } }, false],
    ['no address', '{"a":{"mail":"desk"},"b":{"mail":"b@example.org"}}', { b: { mail: 'b@example.org' } }, false],
    ['two addresses in one', '{"a":{"mail":"a@example.org, c@example.org"}}', {}, false],
    ['a line break in an address', '{"a":{"mail":"a@example.org\\nBcc: c@example.org"}}', {}, false],
    ['no web address', '{"a":{"webhook":"file:///etc/passwd"}}', {}, false],
  ])('with %s', (_, setting, places, whole) => {
    const read = noticePlaces(setting);
    expect(Object.fromEntries(read.places)).toEqual(places);
    expect(read.whole).toBe(whole);
  });
});
