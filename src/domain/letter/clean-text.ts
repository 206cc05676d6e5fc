// What was typed, as it is kept.

/**
 * Text as it is kept: line ends as `\n`, no control characters (they would swell sixfold in JSON),
 * no half surrogates, no blanks at either end.
 */
export function cleanText(text: string): string {
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(text));
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
