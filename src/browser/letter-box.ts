// <letter-box>: the number stays on the device; it opens the desk's letters here and seals what is written here.
import type { MailboxAnswer } from '#domain/api';
import { LETTER_MAX } from '#domain/letter';
import { readReceipt } from '#domain/receipt';
import { cleanText } from '#domain/referral';
import type { Desk } from '#domain/desk';
import type { Mailbox } from '../crypto/receipt.ts';
import { useMailbox } from './api.ts';
import { canSeal, loadSealing } from './sealing.ts';

class LetterBox extends HTMLElement {
  #mailbox: Mailbox | undefined;
  #answer: MailboxAnswer | undefined;
  #page = 0;
  #draft = '';
  #plainAllowed = false;

  connectedCallback(): void {
    this.#show('[data-door]', !canSeal());
    this.#show('[data-door-sealed]', canSeal());
    this.addEventListener('input', () => void loadSealing().catch(() => undefined), { once: true });
    document.addEventListener('submit', (event) => this.#act(event));
    addEventListener('pagehide', () => this.replaceChildren());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  #act(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const isLanguage = (event.submitter as HTMLButtonElement | null)?.value === 'language';
    if (isLanguage || this.#plainAllowed || !this.contains(form)) return;
    event.preventDefault();
    const acts: Record<string, () => Promise<void>> = {
      open: () => this.#open(form),
      write: () => this.#write(form),
      delete: () => this.#delete(),
      older: () => this.#older(),
    };
    const act = acts[form.dataset.act ?? ''];
    act?.().catch(() => this.#say(this.dataset.failed));
  }

  async #open(form: HTMLFormElement): Promise<void> {
    const read = readReceipt(String(new FormData(form).get('number') ?? ''));
    if (read.kind !== 'receipt') {
      form.querySelector('#number')?.setAttribute('aria-invalid', 'true');
      return this.#say(read.kind === 'typo' ? this.dataset.typo : this.dataset.length);
    }
    const sealing = await loadSealing().catch(() => null);
    if (!sealing) return this.#offerPlain(form);
    this.#mailbox = await sealing.mailboxOf(read.receipt);
    this.#answer = await useMailbox({ action: 'read', address: this.#mailbox.address, page: 0 });
    await this.#render();
  }

  async #older(): Promise<void> {
    if (!this.#mailbox) return;
    this.#answer = await useMailbox({ action: 'read', address: this.#mailbox.address, page: this.#page + 1 });
    this.#page += 1;
    await this.#render();
  }

  async #write(form: HTMLFormElement): Promise<void> {
    const text = cleanText(String(new FormData(form).get('text') ?? ''));
    if (text === '') return this.#say(this.dataset.empty);
    if (text.length > LETTER_MAX) return this.#say(this.dataset.tooLong?.replace('{max}', String(LETTER_MAX)));
    const sealing = await loadSealing();
    const { desk, deputy } = this.#answer ?? {};
    if (!this.#mailbox || !desk) return this.#outcome('not-stored');
    const desks = JSON.parse(this.dataset.desks ?? '{}') as Record<string, Desk>;
    this.#draft ||= sealing.newDraft();
    const readers = sealing.readersOf(desks, desk, deputy !== null);
    const envelope = await sealing.sealLetter(this.#mailbox, this.#draft, text, readers);
    this.#answer = await useMailbox({ action: 'write', envelope });
    if (!this.#answer.stored) return this.#outcome('not-stored');
    this.#draft = '';
    this.#page = 0;
    await this.#render();
    this.#outcome('stored');
  }

  async #delete(): Promise<void> {
    if (!this.#mailbox) return;
    await useMailbox({ action: 'delete', address: this.#mailbox.address });
    this.#mailbox = undefined;
    this.#fill('[data-deleted]');
  }

  /** Shows the letter box: status, days and the desk's letters; never a word of what the person wrote. */
  async #render(): Promise<void> {
    const { openReplies } = await loadSealing();
    const answer = this.#answer;
    if (!answer || !this.#mailbox) return;
    const desks = JSON.parse(this.dataset.desks ?? '{}') as Record<string, Desk>;
    const letters = await openReplies(this.#mailbox, answer.letters);
    this.#fill('[data-mailbox]');
    this.#show(`[data-status=${answer.status}]`, true);
    this.#show('[data-demo]', answer.desk !== null && desks[answer.desk]?.demo === true);
    this.#show('[data-days]', answer.status !== 'none');
    this.#show('[data-write]', answer.status !== 'none');
    this.#show('[data-no-letters]', letters.length === 0);
    this.#show('[data-act=older]', answer.older);
    this.#put('[data-last]', this.#dayText(answer.last_sent_on));
    this.#put('[data-dies]', this.#dayText(answer.dies_on));
    this.querySelector('[data-letters]')?.append(...letters.map((letter) => this.#letter(letter.day, letter.text)));
  }

  #letter(day: string, text: string | null): HTMLElement {
    const card = document.createElement('article');
    card.className = 'vl-card';
    const title = document.createElement('h3');
    title.textContent = (this.dataset.letterOf ?? '').replace('{day}', this.#dayText(day));
    const words = document.createElement('p');
    words.className = text === null ? 'vl-field__error' : 'vl-letter';
    words.dir = text === null ? '' : 'auto';
    words.textContent = text ?? this.dataset.notFromDesk ?? '';
    card.append(title, words);
    return card;
  }

  #dayText(day: string | null): string {
    if (!day) return '';
    const form = new Intl.DateTimeFormat(`${this.dataset.locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
    return form.format(new Date(`${day}T12:00:00Z`));
  }

  #fill(template: string): void {
    const content = (this.querySelector(`template${template}`) as HTMLTemplateElement).content.cloneNode(true);
    this.querySelector('[data-place]')?.replaceChildren(content);
    this.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }

  #outcome(outcome: 'stored' | 'not-stored'): void {
    this.#show('[data-outcome=stored]', outcome === 'stored');
    this.#show('[data-outcome=not-stored]', outcome === 'not-stored');
  }

  #offerPlain(form: HTMLFormElement): void {
    this.#plainAllowed = true;
    const button = form.querySelector('button[value=open]');
    if (button) button.textContent = this.dataset.plain ?? '';
    this.#say(this.dataset.plainWhy);
  }

  #say(text: string | undefined): void {
    this.#put('[data-state]', text ?? '');
  }

  #put(selector: string, text: string): void {
    const place = this.querySelector(selector);
    if (place) place.textContent = text;
  }

  #show(selector: string, visible: boolean): void {
    const place = this.querySelector<HTMLElement>(`[data-place] ${selector}`);
    if (place) place.hidden = !visible;
  }
}

customElements.define('letter-box', LetterBox);
