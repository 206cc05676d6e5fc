// A text that stands in several languages, in the one that is read.

/** The language all texts are translated from: the law it explains is Dutch. */
export const SOURCE_LOCALE = 'nl';

/** The text in a language, or in the source language with its own code, so that a page can mark it as such. Throws where neither is there. */
export function inLanguage(text: Record<string, string>, locale: string): { text: string; lang: string } {
  const lang = locale in text ? locale : SOURCE_LOCALE;
  const own = text[lang];
  if (own === undefined) throw new Error(`a text has no words in ${locale} and none in ${SOURCE_LOCALE}`);
  return { text: own, lang };
}
