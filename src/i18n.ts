// Words of the interface: looked up, filled in, dated. The dictionary is always given, never imported.
import type { Language } from '#domain/language';
import type { Publish, Site } from '#domain/site';

/** Everything the frame of a page needs, whoever renders it. */
export interface Frame {
  locale: string;
  dir: 'ltr' | 'rtl';
  words: Record<string, string>;
  site: Site;
  languages: Language[];
  publish: Publish;
  /** Path after the language, without a slash in front: `rights/rest/`. */
  path: string;
  /** True when the text of the page is older than the Dutch text it translates. */
  outdated?: boolean;
}

/** The sentence of a key, with `{name}` filled in. Throws on a key the language does not have: the build stops. */
export function t(frame: Pick<Frame, 'words' | 'locale'>, key: string, values: Record<string, string | number> = {}): string {
  const text = frame.words[key];
  if (text === undefined) throw new Error(`no words for "${key}" in ${frame.locale}`);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** Slugs of the rights that this build shows, in their order: a page that answers one person has their titles among its words. */
export const rightsShown = ({ words }: Pick<Frame, 'words'>): string[] =>
  Object.keys(words).flatMap((key) => (key.startsWith('right-title.') ? [key.slice('right-title.'.length)] : []));

/** A path of the site in the language of the page. */
export const localised = (frame: Pick<Frame, 'locale'>, path: string): string => `/${frame.locale}/${path}`;

/** A day (`YYYY-MM-DD`) in words, digits Latin in every language; a bare year or month stays as it is. */
export function dayText(locale: string, day: string): string {
  if (day.length < 10) return day;
  const form = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${day}T12:00:00Z`));
}

/** A moment on the Dutch clock in words: weekday, day and time. */
export function momentText(locale: string, at: number): string {
  const form = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
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

/** The frame of a page that answers one person, from what the Worker handed over. */
export function personalFrame(personal: Omit<Frame, 'dir' | 'path'>, path: string): Frame {
  const { locale, words, site, languages, publish } = personal;
  const dir = languages.find(({ code }) => code === locale)?.dir ?? 'ltr';
  return { locale, words, site, languages, publish, dir, path };
}
