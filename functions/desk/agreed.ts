// A yes at the desk's door: nothing is handed over, given or released but under a sentence that the person's own letter box shows them.
import { type Consent, coverFor } from '#domain/consent/cover';
import type { ShownConsent } from '#domain/consent/sentence';
import { sentencesHeard, sentencesShown } from '../proof.ts';
import { consentRows, heardRow } from '../storage/consent.ts';

/** Who uses a yes, and whether it moves the box. */
export interface Use {
  mailbox: string;
  member: string;
  isMove?: boolean;
}

/**
 * Null when a letter says yes to what is meant, and nothing after it took that back; else why not. A yes that moves a box serves
 * once: it must be newer than the last move. What a member wrote down as heard lies in the box for the person to see and take back,
 * and is that member's word alone: so it moves a box only by the hand of another.
 */
export async function whyNotAgreed(
  db: D1Database,
  { mailbox, member, isMove = false }: Use,
  shown: ShownConsent,
  isMeant: (consent: Consent) => boolean,
): Promise<'not-agreed' | 'heard-yourself' | null> {
  const box = await consentRows(db, mailbox);
  if (!box) return 'not-agreed';
  const heard = await heardRow(db, mailbox, shown.letter);
  const said = heard
    ? await sentencesHeard(mailbox, box.by, box.rows, shown, heard)
    : await sentencesShown(mailbox, box.by, box.rows, shown);
  if (!said || (isMove && !heard && numberOf(box.rows, shown.letter) <= box.moved)) return 'not-agreed';
  const consents = said.flatMap((sentences, index) =>
    sentences.map(([day, what, who, name, say]): Consent => {
      return { what, who, name, say, day, source: 'tap', letter: shown.openings[index]?.letter ?? '', by: '' };
    }),
  );
  const may = consents.some(
    (each) => each.letter === shown.letter && each.say === 'yes' && isMeant(each) && coverFor(consents, each, each.what) !== null,
  );
  if (!may) return 'not-agreed';
  return isMove && heard?.member === member ? 'heard-yourself' : null;
}

const numberOf = (rows: readonly { letter: string; number: number }[], letter: string): number =>
  rows.find((row) => row.letter === letter)?.number ?? 0;
