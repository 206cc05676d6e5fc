// A yes at the desk's door: nothing is handed over, given or released but under a sentence that the person's own letter box signed.
import { type Consent, coverFor } from '#domain/consent/cover';
import type { ShownConsent } from '#domain/consent/sentence';
import { sentencesShown } from '../proof.ts';
import { consentRows, isHeard } from '../storage/consent.ts';

/**
 * True when a letter says yes to what is meant, and nothing after it took that back. A yes that moves a box serves once: it must be
 * newer than the last move. What a desk wrote down as heard lies in the box for the person to see, and is a word of the desk alone.
 */
export async function mayUse(
  db: D1Database,
  mailbox: string,
  shown: ShownConsent,
  isMeant: (consent: Consent) => boolean,
  isMove = false,
): Promise<boolean> {
  const box = await consentRows(db, mailbox);
  if (!box) return false;
  if (shown.openings.length === 0) return isHeard(db, mailbox, shown.letter);
  const said = await sentencesShown(mailbox, box.by, box.rows, shown);
  if (!said || (isMove && numberOf(box.rows, shown.letter) <= box.moved)) return false;
  const consents = said.flatMap((sentences, index) =>
    sentences.map(([day, what, who, name, say]): Consent => {
      return { what, who, name, say, day, source: 'tap', letter: shown.openings[index]?.letter ?? '', by: '' };
    }),
  );
  return consents.some(
    (each) => each.letter === shown.letter && each.say === 'yes' && isMeant(each) && coverFor(consents, each, each.what) !== null,
  );
}

const numberOf = (rows: readonly { letter: string; number: number }[], letter: string): number =>
  rows.find((row) => row.letter === letter)?.number ?? 0;
