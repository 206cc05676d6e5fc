// How the desk's page says its sentences: filled in, and in the form that the language has for a number of things.
import type { DeskContent } from '#domain/desk/desk-page';

/** Says a sentence of the desk, with `{name}` filled in. One that stands in forms (with one, other … behind its key) takes that of `count`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The form goes by the plural rules of the language (https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules). */
export function sayIn({ locale, words }: Pick<DeskContent, 'locale' | 'words'>): Say {
  const forms = new Intl.PluralRules(locale);
  const sentence = (key: string, count: unknown): string =>
    words[key] ?? (typeof count === 'number' ? words[`${key}.${forms.select(count)}`] : undefined) ?? key;
  return (key, values = {}) =>
    sentence(key, values.count).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
