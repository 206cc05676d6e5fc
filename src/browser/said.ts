// Words that a page hands to its elements as attributes: each must be there, since nobody is told anything by silence.

/** What a page says to an element under a name, `data-<name>`. Throws where the page does not say it. */
export function said(element: Element, name: string): string {
  const words = element.getAttribute(`data-${name}`);
  if (words === null) throw new Error(`${element.localName} was not told “${name}”`);
  return words;
}
