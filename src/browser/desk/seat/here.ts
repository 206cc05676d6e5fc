// What every screen of the desk has at hand: the words, how to say that something failed, and where one can go.
import type { DeskContent } from '#domain/desk/desk-page';
import { writtenLocale } from '#domain/language/written-locale';
import type { Refused } from './ask.ts';
import type { Say } from './sentence.ts';

export interface Here {
  content: DeskContent;
  say: Say;
  /** Shows a sentence at the top, read out by screen readers. */
  tell(text: string): void;
  /** Shows why something was not done; a session that is over brings the sign-in back, and nothing typed is lost. */
  fail(refused: Refused): void;
}

export type Screen = { name: 'inbox' | 'members' | 'log' | 'passkeys' | 'places' } | { name: 'person'; mailbox: string };
export type Go = (screen: Screen) => void;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in words. One format a language is kept: making it takes longer than using it, and a list shows hundreds of days. */
export function dayText(locale: string, day: string): string {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(writtenLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(locale, format);
  return format.format(new Date(`${day}T12:00:00Z`));
}

const QUARTER_MS = 15 * 60 * 1000;

/** A quarter-hour in words, on the Dutch clock. */
export const quarterText = (locale: string, quarter: number): string =>
  new Intl.DateTimeFormat(writtenLocale(locale), { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(
    quarter * QUARTER_MS,
  );

/** What a desk is called. */
export const deskName = ({ desks, locale }: DeskContent, name: string): string => desks[name]?.name[locale] ?? desks[name]?.name.nl ?? name;

/** Names in a sentence: "Anna, Bram and Carla". */
export const namesText = (
  locale: string,
  named: readonly { name: string }[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat(locale, { type }).format(named.map(({ name }) => name));
