// What stands in every letter, for tests about what a letter says: signed, as far as opening it would have found out.
import type { DeskLetter, PersonLetter, Signers } from '#domain/letter/letter';

/** The key of a desk in these letters. */
export const SIGNER = 'd'.repeat(64);
/** Desks that published it. */
export const signers: Signers = { demo: [SIGNER] };

const proof = (box: string | null, hash: string) => ({ text: '', signature: '', hash, signed: true, box });
const every = { v: 2, letter: 'l'.repeat(64), previous: null, on: '2026-11-30' } as const;

/** Of a person, at a place in their chain. */
export const personFrame = (mailbox: string, number = 1): Omit<PersonLetter, 'kind' | 'text' | 'seen' | 'answer'> => ({
  ...every,
  direction: 'to-desk',
  mailbox,
  number,
  previous: number === 1 ? null : hashOf(number - 1),
  by: 'b'.repeat(64),
  recipient: 'age1x',
  salt: '0'.repeat(64),
  proof: proof(mailbox, hashOf(number)),
});

/** Of the demo desk. */
export const deskFrame = (mailbox: string, number = 1): Omit<DeskLetter, 'kind' | 'text'> => ({
  ...every,
  direction: 'to-person',
  mailbox,
  number,
  previous: number === 1 ? null : hashOf(number - 1),
  by: SIGNER,
  desk: 'demo',
  seen: null,
  proof: proof(null, hashOf(number)),
});

/** The hash of the letter with this number. */
export const hashOf = (number: number): string => String(number).padStart(64, 'a');
