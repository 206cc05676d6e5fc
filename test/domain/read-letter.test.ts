// Hostile letters: whatever somebody seals to a desk, it is read as a letter or as none, within its caps, and never as something else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waysIn } from '#domain/letter/contact-line';
import { pagesFor } from '#domain/letter/plan';
import { isModest, letterIn, shownText } from '#domain/letter/read-letter';
import { type Question, questions } from '#domain/letter/referral';
import { hostileLetters, hostileText } from '../hostile.ts';
import { firstWith } from '../consents.ts';
import { personFrame } from '../frames.ts';

const row = { mailbox: 'm'.repeat(64), letter: 'first' };

describe('every letter of the corpus', () => {
  it.each(Object.entries(hostileLetters(row)))('%s is no letter, or one that only says what a letter can say', (_name, content) => {
    const read = letterIn(content, row);
    if (read?.kind !== 'referral') return;
    for (const [name, value] of Object.entries(read.answers)) {
      const question = (questions as readonly Question[]).find((each) => each.name === name);
      expect(question).toBeDefined();
      for (const each of [value].flat()) {
        expect(typeof each).toBe('string');
        if (question && 'options' in question) expect(question.options).toContain(each);
        else expect(each.length).toBeLessThanOrEqual(question && 'max' in question ? question.max : 0);
        if (!['contact_at', 'their_contact'].includes(name)) expect(each).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
      }
    }
    expect(Object.getPrototypeOf(read.answers)).toBe(Object.prototype);
    expect(pagesFor(read.answers).every((page) => typeof page === 'string')).toBe(true);
  });

  it('keeps an honest letter as it was written', () => {
    const answers = { need: 'soon', company: ['children', 'partner'], words: 'بەخێربێن 👨‍👩‍👧', place: 'Zwolle' };
    const own = { ...firstWith(answers), ...personFrame(row.mailbox), ...row };
    expect(letterIn(own, row)).toEqual({ ...own, answers: { ...answers, company: ['partner', 'children'] } });
  });

  it('keeps what turns a line with a number, so that the number is read as its writer saw it', () => {
    const own = { ...firstWith({ contact_at: '\u202E12345678 60' }), ...personFrame(row.mailbox), ...row };
    const read = letterIn(own, row);
    expect(read?.kind === 'referral' && waysIn(read.answers.contact_at).map(({ text }) => text)).toContain('06 87654321');
  });

  it('is read as a letter where only its answers are strange', () => {
    const read = Object.values(hostileLetters(row)).filter((content) => letterIn(content, row) !== null);
    expect(read.length).toBeGreaterThanOrEqual(5);
  });
});

describe('text', () => {
  it('turns nothing around and hides nothing, and joiners stay', () => {
    expect(shownText(hostileText, 100)).toBe('bel 0612345678 می‌خواهم');
  });
});

it('nothing that JSON can say makes reading it fail', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 12 }), (content) => {
      expect(letterIn(content, row)).toBeNull();
      expect(typeof isModest(content)).toBe('boolean');
    }),
  );
});
