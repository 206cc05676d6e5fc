// Words of the interface: looked up, filled in, dated. The dictionary is always given, never imported.
import type { Talk } from '#domain/care/care';
import { PROMISE_KEY, type Promised, wayTo } from '#domain/language/ladder';
import type { WeekHours } from '#domain/shapes';
import type { Language } from '#domain/language/language';
import type { Publish, Site } from '#domain/site/site';
import { wordOf } from '#domain/language/word';
import { filledInOrder } from '#domain/language/right-to-left';
import { writtenLocale } from '#domain/language/written-locale';

/** Everything the frame of a page needs, whoever renders it. */
export interface Frame {
  locale: string;
  dir: 'ltr' | 'rtl';
  words: Record<string, string>;
  site: Site;
  languages: Language[];
  publish: Publish;
  /** Whom the help bar names. */
  talk: Talk;
  /** Epoch milliseconds, where the page is made for this moment. */
  now?: number;
  /** Path after the language, without a slash in front: `rights/rest/`. */
  path: string;
  /** True when the text of the page is older than the Dutch text it translates. */
  outdated?: boolean;
}

/** The sentence of a key, with `{name}` filled in. Throws on a key the language does not have: the build stops. */
export function t(frame: Pick<Frame, 'words' | 'locale'>, key: string, values: Record<string, string | number> = {}): string {
  const text = wordOf(frame.words, key);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? filledInOrder(text, String(values[name])) : whole));
}

/** Slugs of the rights that this build shows, in their order: a page that answers one person has their titles among its words. */
export const rightsShown = ({ words }: Pick<Frame, 'words'>): string[] =>
  Object.keys(words).flatMap((key) => (key.startsWith('right-title.') ? [key.slice('right-title.'.length)] : []));

/** A path of the site in the language of the page; where its language has no such page, the way to those that have it. */
export const localised = (frame: Pick<Frame, 'locale' | 'words'>, path: string): string =>
  wayTo(frame.locale, wordOf(frame.words, PROMISE_KEY) as Promised, path);

/** A day (`YYYY-MM-DD`) in words, digits Latin in every language; a bare year or month stays as it is. */
export function dayText(locale: string, day: string): string {
  if (day.length < 10) return day;
  const form = new Intl.DateTimeFormat(writtenLocale(locale), { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${day}T12:00:00Z`));
}

/** A moment on the Dutch clock in words: weekday, day and time. */
export function momentText(locale: string, at: number): string {
  const form = new Intl.DateTimeFormat(writtenLocale(locale), {
    timeZone: 'Europe/Amsterdam',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return form.format(new Date(at));
}

/** Hours of a week in few words: days whole or as the language shortens them, the clock apart, so that it can be isolated left to right. */
export function hoursText(locale: string, schedule: WeekHours[], weekday: 'short' | 'long' = 'short'): { days: string; clock: string }[] {
  const form = new Intl.DateTimeFormat(writtenLocale(locale), { weekday, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const name = (weekday: number): string => form.format(Date.UTC(2024, 0, weekday));
  return schedule.map(({ days, opens, closes }) => {
    const [first = 1, last = first] = [days[0], days.at(-1)];
    const isRun = days.length > 2 && last - first === days.length - 1;
    return {
      days: isRun ? [name(first), name(last)].join(weekday === 'short' ? '–' : ' – ') : days.map(name).join(', '),
      clock: `${opens}–${closes}`,
    };
  });
}

/** The frame of a page that answers one person, from what the Worker handed over. */
export function personalFrame(personal: Omit<Frame, 'dir' | 'path'>, path: string): Frame {
  const { locale, words, site, languages, publish, talk, now } = personal;
  const dir = languages.find(({ code }) => code === locale)?.dir ?? 'ltr';
  return { locale, words, site, languages, publish, talk, ...(now === undefined ? {} : { now }), dir, path };
}

/** A number in the digits of the site (Latin in every language), with the marks of the language. */
export const numberText = (locale: string, value: number): string => new Intl.NumberFormat(writtenLocale(locale)).format(value);

/** The sentence of a key in a dictionary of its own, filled in. Throws on a key it does not have: the build stops. */
export const fillIn = (words: Record<string, string>, key: string, values: Record<string, string> = {}): string =>
  t({ words, locale: 'this dictionary' }, key, values);
