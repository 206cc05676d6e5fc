// Cards of the letter box on a device: filled from templates of the page, so that every word comes from there.
import type { SentLetter } from '#domain/mailbox';
import type { ShownLetter } from '#domain/letter';

/** A day in words, digits Latin in every language. */
export function dayIn(locale: string, day: string | null): string {
  if (!day) return '';
  const form = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  return form.format(new Date(`${day}T12:00:00Z`));
}

/** A moment on the Dutch clock in words. */
export function momentIn(locale: string, at: Date): string {
  const clock = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { timeZone: 'Europe/Amsterdam', ...clock }).format(at);
}

/** A card of a desk letter: its words, or that it is not from the desk; what it asks; and deleting it. */
export function deskCard(template: HTMLTemplateElement, letter: ShownLetter, title: string): DocumentFragment {
  const card = template.content.cloneNode(true) as DocumentFragment;
  put(card, '[data-title]', title);
  show(card, letter.text === null ? '[data-not-from-desk]' : '[data-text]');
  put(card, '[data-text]', letter.text ?? '');
  for (const field of card.querySelectorAll<HTMLInputElement>('[name=letter]')) field.value = letter.letter;
  if (letter.ask) show(card, '[data-act=tap]');
  if (letter.ask?.kind !== 'consent') return card;
  show(card, '[data-consent]');
  show(card, `[data-what=${letter.ask.what}]`);
  show(card, `[data-who=${letter.ask.who}]`);
  if (letter.ask.who === 'police') show(card, '[data-police]');
  put(card, '[data-name]', letter.ask.name);
  return card;
}

/** A line about a letter of the person: its day, and whether the desk read it. */
export function ownLine(template: Element, { letter, day, read, first }: SentLetter, locale: string): Element {
  const line = template.cloneNode(true) as Element;
  put(line, '[data-own-day]', dayIn(locale, day));
  show(line, read ? '[data-own-read]' : '[data-own-unread]');
  show(line, first ? '[data-own-first]' : 'form');
  const field = line.querySelector<HTMLInputElement>('[name=letter]');
  if (field) field.value = letter;
  return line;
}

/** Fills in a text where the page has a place for it. */
export function put(inside: ParentNode, selector: string, text: string): void {
  const place = inside.querySelector(selector);
  if (place) place.textContent = text;
}

/** Shows what the page holds ready. */
export function show(inside: ParentNode, selector: string): void {
  const place = inside.querySelector<HTMLElement>(selector);
  if (place) place.hidden = false;
}
