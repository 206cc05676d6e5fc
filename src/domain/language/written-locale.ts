// How numbers and days are written in a language: British English, the Gregorian calendar and Latin digits wherever somebody reads (BCP 47, extension u).

/** The locale to format with, for a language of the site. */
export const writtenLocale = (locale: string): string => `${locale === 'en' ? 'en-GB' : locale}-u-ca-gregory-nu-latn`;
