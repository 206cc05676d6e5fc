// What would lead to a place where people are safe because nobody knows it: streets, postcodes, coordinates, in any text.

const patterns = [
  // A street and a number.
  /(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof|park|pad)\s+\d{1,4}/iu,
  // A whole postcode.
  /(?:^|[^\p{L}\d-])[1-9]\d{3}\s?[A-Z]{2}(?![\p{L}\d-])/u,
  // A point in the Netherlands, in degrees.
  /5[0-3]\.\d{3,}\D{1,3}[3-7]\.\d{3,}/,
];

/** Whether a text leads to a place. */
export const tellsPlace = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

/** Whether any text inside a value leads to a place. */
export function leadsToPlace(value: unknown): boolean {
  if (typeof value === 'string') return tellsPlace(value);
  return value !== null && typeof value === 'object' && Object.values(value).some(leadsToPlace);
}
