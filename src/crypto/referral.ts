// Writing the first letter of a person: their answers, as the desk reads them. Apart from later letters, which need no questions.
import { type Day, dayOf } from '#domain/time/days';
import { type Envelope, REFERRAL_BYTES } from '#domain/letter/envelope';
import type { ReferralLetter } from '#domain/letter/letter';
import { canonicalReferral, isUrgent, mayNotCall, type Referral } from '#domain/letter/referral';
import { enveloped, letterFrame, type Readers } from './letter.ts';
import { letterIdOf, type Mailbox } from './receipt.ts';

/** Seals a self-referral for its desk, its deputy if allowed, and the mailbox itself. */
export async function sealReferral(mailbox: Mailbox, referral: Referral, readers: Readers, on: Day = dayOf(new Date())): Promise<Envelope> {
  const letter = await letterIdOf(mailbox, canonicalReferral(referral));
  const content: ReferralLetter = {
    ...(await letterFrame(mailbox, letter, null, on)),
    kind: 'referral',
    do_not_call: mayNotCall(referral),
    answers: referral,
  };
  return enveloped(mailbox, content, REFERRAL_BYTES, readers, isUrgent(referral));
}
