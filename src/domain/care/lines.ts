// The contacts as a device carries them: one language, nothing that a lookup does not need.
import type { Service } from './care.ts';
import type { CareDirectory } from './find-care.ts';
import { inLanguage, SOURCE_LOCALE } from '../language/in-language.ts';
import type { Translated } from '../language/language.ts';

/** `/data/lines/<locale>.json`: the directory in one language, with the sentences a result needs. */
export interface Lines extends CareDirectory {
  words: Record<string, string>;
}

/** A service in one language, without what only the operator and a page of its own need; one that the routing leads to needs no area either. */
export function lineOf(service: Service, locale: string, isRouted: boolean): Service {
  const { ask: _ask, location: _location, mandate: _mandate, municipality_codes, ...kept } = service;
  const spoken = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, inOne(value, locale)]));
  const area = municipality_codes ? { municipality_codes: isRouted && !service.coordinates ? [] : municipality_codes } : {};
  return { ...(spoken as typeof kept), ...area };
}

/** A translated text as the one language asked for, or the source language where it lacks that one; everything else unchanged. */
function inOne(value: unknown, locale: string): unknown {
  if (Array.isArray(value)) return value.map((each) => inOne(each, locale));
  if (value === null || typeof value !== 'object') return value;
  if (SOURCE_LOCALE in value) {
    const { text, lang } = inLanguage(value as Translated, locale);
    return { [lang]: text };
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inOne(each, locale)]));
}
