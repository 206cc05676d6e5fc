// What stands on the page once the server has proved that it stores the letter.
import { mayNotCall, needsNumber, type Referral } from '#domain/letter/referral';
import type { ReferView, SentView } from '#domain/site/view';

/** The page after a sealed letter: its number, and what follows from what was written. */
export const sentView = (
  { receipt, reading }: ReferView,
  referral: Referral,
  { hasOwnWord, isDemo }: Pick<SentView, 'hasOwnWord' | 'isDemo'>,
): SentView => ({
  page: 'sent',
  door: 'sealed',
  step: 'number',
  receipt,
  kept: '',
  hasOwnWord,
  onlyNumber: needsNumber(referral),
  reading,
  doNotCall: mayNotCall(referral),
  isDemo,
  asking: false,
  failed: false,
});
