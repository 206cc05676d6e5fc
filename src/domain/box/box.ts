// What is hashed and signed about a letter box, as texts: the same on a device, at the server, and for whoever writes another reader.
import type { Sentence } from '../consent/sentence.ts';

/** Every text starts with its label: a signature or hash made for one purpose is none for another, nor for another version. */
export const labels = {
  box: 'vlonder box v2',
  letter: 'vlonder letter v2',
  stamp: 'vlonder stamp v2',
  consent: 'vlonder consent v2',
  removal: 'vlonder removal v2',
  end: 'vlonder end v2',
  keys: 'vlonder keys v2',
} as const;

/** Public halves of a box: the key that checks its signatures, and the hash of the recipient that letters to it are sealed to. */
export interface BoxKeys {
  by: string;
  sealed_to: string;
}

/** What the server keeps of a letter beside its seal, signed by the box: place in the chain, and what it commits to. */
export interface Link {
  letter: string;
  number: number;
  hash: string;
  commitment: string;
}

/** A letter that its box removed: the hole in the chain that is no loss. */
export interface Removal {
  letter: string;
  direction: 'to-desk' | 'to-person';
  /** Whose letter it was; empty for one of the person, and where it did not open. */
  desk: string;
  number: number;
  hash: string;
  signed: string;
}

const lines = (...parts: (string | number)[]): string => parts.join('\n');

/** The SHA-256 of this is the name of a box: nobody can put other keys under it. */
export const boxText = ({ by, sealed_to }: BoxKeys): string => lines(labels.box, by, sealed_to);

/** What a letter says, as it is hashed and signed. */
export const letterText = (text: string): string => lines(labels.letter, text);

/** Outside the seal: that this letter stands at this place. */
export const stampText = (mailbox: string, { number, letter, hash, commitment }: Link): string =>
  lines(labels.stamp, mailbox, number, letter, hash, commitment);

/** What a letter says about sharing, hidden by a salt that only its readers know. */
export const consentText = (mailbox: string, salt: string, sentences: readonly Sentence[]): string =>
  lines(labels.consent, mailbox, salt, JSON.stringify(sentences));

/** That the box removes one letter. */
export const removalText = (mailbox: string, { letter, direction, desk, number, hash }: Omit<Removal, 'signed'>): string =>
  lines(labels.removal, mailbox, letter, direction, desk, number, hash);

/** That the box ends, with everything in it and for ever. */
export const endText = (mailbox: string): string => lines(labels.end, mailbox);

/** The keys of a desk, as its signer says them. */
export const keysText = (
  desk: string,
  { recipients, signer, since, earlier }: { recipients: readonly string[]; signer: string; since: string; earlier: readonly string[] },
): string => lines(labels.keys, desk, since, [...recipients].sort().join(' '), signer, earlier.join(' '));
