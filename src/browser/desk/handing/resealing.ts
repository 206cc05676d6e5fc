// Handing over seals every letter of a person again on this device: for the other desk, and for their own letter box.
import { keysOfDesks } from '#domain/desk/desk';
import type { DeskContent } from '#domain/desk/desk-page';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import type { PersonLetter, ReferralLetter } from '#domain/letter/letter';
import type { PlanLetter } from '#domain/letter/plan';
import { sealReply } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { isRecipient, sealAgain, toBase64 } from '../../../crypto/seal.ts';
import type { AnswerableCase } from '../person/open-case.ts';
import { act } from '../seat/act.tsx';

const sizeOf = ({ kind }: ReferralLetter | PersonLetter | PlanLetter): number => (kind === 'referral' ? REFERRAL_BYTES : LETTER_BYTES);

/** A letter that does not open goes as it is. */
export async function resealFor({ mailbox, first, shown }: AnswerableCase, { desks }: DeskContent, desk: string): Promise<void> {
  const keys = keysOfDesks(desks, [desk]);
  const readers = [...keys, first.recipient].filter(isRecipient);
  for (const { row, content: letter, whole } of shown) {
    if (letter?.kind === 'reply' || (letter === null && row.direction === 'to-person')) continue;
    const sealed = letter === null ? row.sealed : toBase64(await sealAgain(whole, sizeOf(letter), readers));
    await act('reseal', { mailbox, letter: row.letter, desk, sealed, keys });
  }
}

/** What the person reads about it, in their language where there are words. */
export async function toldTo({ first, frame }: AnswerableCase, content: DeskContent, desk: string) {
  const letter = newDraft();
  const language = typeof first.answers.language === 'string' ? first.answers.language : 'nl';
  const text = content.handedOver[language] ?? content.handedOver.nl ?? '';
  return { letter, sealed: toBase64(await sealReply(first, await frame(letter), text, undefined, content.desks[desk]?.recipients)) };
}
