// Threads about sharing for tests: a first letter, and what was asked, tapped and heard after it, in its order.
import type { ThreadRow } from '#domain/desk/desk-answer';
import type { Consent } from '#domain/consent/consent';
import type { DeskLetter, Heard, PersonLetter, ReferralLetter } from '#domain/letter/letter';
import { type Shown, shownIn } from '#domain/letter/thread';
import { deskFrame, personFrame, signers } from './frames.ts';

const MAILBOX = 'c'.repeat(64);
const parts = (text: string) => {
  const [who, what, say, ...name] = text.split(' ') as [Consent['who'], Consent['what'], Consent['say'], ...string[]];
  return { who, what, say, name: name.join(' ') };
};

/** A first letter with these answers. */
export const firstWith = (answers: ReferralLetter['answers']): ReferralLetter => ({
  ...personFrame(MAILBOX),
  kind: 'referral',
  letter: 'first',
  do_not_call: false,
  answers,
});

/** `shelter letters no Huis A` reads: asked to share the letters with shelter Huis A, the person tapped no. */
export function tappedConsent(text: string): PersonLetter {
  const { who, what, say, name } = parts(text);
  const answer = { to: 'consent', letter: `asked ${text}`, who, what, say, name } as const;
  return { ...personFrame(MAILBOX), kind: 'letter', letter: text, seen: null, text: '', answer };
}

/** The same, said aloud on 20 October and written down by Anna. */
export function heardAloud(text: string, how: Heard['how']): DeskLetter {
  const heard: Heard = { ...parts(text), how, by: 'Anna', on: '2026-10-20' };
  return { ...deskFrame(MAILBOX), kind: 'reply', letter: text, text: 'heard', heard };
}

/** The opened letters of one person, a day apart; each tap follows the letter of the desk that asked for it. */
export function lettersOf(answers: ReferralLetter['answers'], later: readonly (PersonLetter | DeskLetter)[]): Shown[] {
  const all = [firstWith(answers), ...later].flatMap((each): (ReferralLetter | PersonLetter | DeskLetter)[] => {
    if (each.kind !== 'letter' || each.answer?.to !== 'consent') return [each];
    const { letter, what, who, name } = each.answer;
    return [{ ...deskFrame(MAILBOX), kind: 'reply', letter, text: 'may we?', ask: { kind: 'consent', what, who, name } }, each];
  });
  const days = new Map<string, string>();
  for (const { letter } of [{ letter: 'first' }, ...later]) days.set(letter, `2026-11-${String(days.size + 1).padStart(2, '0')}`);
  const rows = all.map(({ letter, direction }): ThreadRow => {
    return { letter, direction, written_on: days.get(letter) ?? '2026-11-01', read_on: null, waiting: 0, plan: 0, sealed: '' };
  });
  return shownIn(rows, all, { mailbox: MAILBOX, signers, removed: [] });
}
