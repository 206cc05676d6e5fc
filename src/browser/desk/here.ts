// What every screen of the desk has at hand: the words, how to say that something failed, and where one can go.
import type { DeskContent } from '#domain/desk-page';
import type { Refused } from './ask.ts';
import type { Say } from './seat.ts';

export interface Here {
  content: DeskContent;
  say: Say;
  /** Shows a sentence at the top, read out by screen readers. */
  tell(text: string): void;
  /** Shows why something was not done; a session that is over brings the sign-in back, and nothing typed is lost. */
  fail(refused: Refused): void;
}

export type Screen = { name: 'inbox' | 'members' | 'log' | 'passkeys' } | { name: 'person'; mailbox: string };
export type Go = (screen: Screen) => void;

/** Replies being written, by mailbox: they outlive a session that ends, in this page's memory only. */
export const drafts = new Map<string, { text: string; letter: string }>();

/** A day in words. */
export function dayText(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
