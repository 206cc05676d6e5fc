// <care-needs>: who fits what was chosen, found on the device; the only request is for all contacts, so it tells nothing.
import { openInWords, reasonsInWords, saidInWords, sureInWords } from '#domain/care/because';
import { type CareStep, findCare } from '#domain/care/find-care';
import { dayOf } from '#domain/time/days';
import type { Lines } from '#domain/care/lines';
import { needIn } from '#domain/care/need';
import { piecesOf } from '#domain/language/numbers-in-text';
import { writtenLocale } from '#domain/language/written-locale';
import { getJson } from './api.ts';
import { ownLocale } from './own-locale.ts';

class CareNeeds extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#find(form).catch(() => this.#fail(form));
    });
  }

  /** Says that the contacts did not come. What was chosen leaves the device only after a tap of its own. */
  #fail(form: HTMLFormElement): void {
    const found = this.querySelector<HTMLElement>('[data-found]');
    const send = element('button', this.dataset.send ?? '');
    send.className = 'vl-button vl-button--quiet';
    send.addEventListener('click', () => form.submit());
    const failed = element('p', '');
    failed.append(...linked(this.dataset.failed ?? ''));
    found?.replaceChildren(failed, send);
    found?.focus();
  }

  async #find(form: HTMLFormElement): Promise<void> {
    const lines = await getJson<Lines>(this.dataset.lines ?? '');
    const chosen = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const steps = findCare(lines, needIn(chosen, this.dataset.code ?? null), dayOf(new Date()));
    const card = this.querySelector('template')?.content.querySelector<HTMLElement>('[data-step]');
    const found = this.querySelector<HTMLElement>('[data-found]');
    if (!card || !found) throw new Error('no place for the result');
    const [title, intro] = [element('h2', lines.words['needs.found'] ?? ''), element('p', lines.words['needs.found-intro'] ?? '')];
    found.replaceChildren(title, intro, ...steps.map((step) => cardOf(card, step, lines.words)));
    found.focus();
    found.scrollIntoView();
  }
}

/** One contact, from the shape in the page. Slots without words are left out. */
function cardOf(shape: HTMLElement, step: CareStep, words: Record<string, string>): HTMLElement {
  const card = shape.cloneNode(true) as HTMLElement;
  const { service } = step;
  const locale = ownLocale();
  const say = (text: Record<string, string> | undefined): string => text?.[locale] ?? '';
  const led = (key: string, text: string): string => (text === '' ? '' : `${words[key] ?? ''} ${text}`);
  fill(card, 'label', words[`care.reason.${step.reason}`] ?? '');
  slot(card, 'name').textContent = say(service.name);
  fill(card, 'description', say(service.description));
  fill(card, 'only', led('care.only-for', say(service.only_for)));
  fill(card, 'hours', led('care.hours', say(service.hours)));
  fill(card, 'enter', led('care.enter', say(service.how_to_enter)));
  fill(card, 'open', openInWords(words, service, new Date()));
  fill(card, 'said', saidInWords(words, service));
  fill(card, 'sure', step.reason === 'danger' ? '' : sureInWords(words, service, dayOf(new Date()), (day) => dayText(locale, day)));
  fill(card, 'unsure', step.reason === 'danger' || step.because.some(({ code }) => code === 'phoned') ? '' : say(service.unsure));
  slot(card, 'because').replaceChildren(...reasonsInWords(words, step).map((sentence) => element('li', sentence)));
  slot(card, 'calls').replaceChildren(...callsOf(step));
  return card;
}

/** A day in the words of a language, digits Latin. */
const dayText = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(writtenLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

/** Ways to reach a contact, each a link, with what each number is for. */
function callsOf({ service }: CareStep): HTMLElement[] {
  const locale = ownLocale();
  const calls: [href: string, text: string, note: string][] = service.phones.map(({ number, tel, note }) => [
    `tel:${tel}`,
    number,
    note?.[locale] ?? '',
  ]);
  if (service.email) calls.push([`mailto:${service.email}`, service.email, '']);
  if (service.url) calls.push([service.url, new URL(service.url).host, '']);
  return calls.map(([href, text, note]) => {
    const line = element('p', '');
    line.className = href.startsWith('tel:') ? 'vl-call' : '';
    line.append(linkTo(href, text));
    if (note) line.append(' ', element('small', note));
    return line;
  });
}

function slot(card: HTMLElement, name: string): HTMLElement {
  const found = card.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (!found) throw new Error(`no place for ${name}`);
  return found;
}

function fill(card: HTMLElement, name: string, text: string): void {
  if (text.trim() === '') slot(card, name).remove();
  else slot(card, name).replaceChildren(...linked(text));
}

/** A text whose phone numbers can be tapped. */
const linked = (text: string): (string | HTMLElement)[] =>
  piecesOf(text).map(({ text: piece, tel }) => (tel ? linkTo(`tel:${tel}`, piece) : piece));

/** A link that reads from left to right in every script. */
function linkTo(href: string, text: string): HTMLElement {
  const link = element('a', '') as HTMLAnchorElement;
  link.href = href;
  link.rel = 'noreferrer';
  const isolated = element('bdi', text);
  isolated.dir = 'ltr';
  link.append(isolated);
  return link;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

customElements.define('care-needs', CareNeeds);
