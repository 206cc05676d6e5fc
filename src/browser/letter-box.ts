// <letter-box>: the number stays on the device; it opens the desk's letters here and seals what is written here.
import type { MailboxAnswer } from '#domain/api';
import type { Desk } from '#domain/desk';
import { LETTER_MAX, type ShownLetter, type TappedAnswer, tappedAnswer, taps } from '#domain/letter';
import { ownWordOf, readReceipt } from '#domain/receipt';
import { cleanText } from '#domain/referral';
import { LOOK_AGAIN_MONTHS } from '#domain/retention';
import type { Outcome } from '#domain/view';
import type { Mailbox } from '../crypto/receipt.ts';
import { useMailbox } from './api.ts';
import { showStatus } from './box-status.ts';
import { dayIn, deskCard, ownLine } from './letter-card.ts';
import { showPlan } from './plan-card.ts';
import { canSeal, loadSealing } from './sealing.ts';

class LetterBox extends HTMLElement {
  #mailbox: Mailbox | undefined;
  #answer: MailboxAnswer | undefined;
  #letters: ShownLetter[] = [];
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
    const button = event.submitter as HTMLButtonElement | null;
    if (button?.value === 'language' || this.#plainAllowed || !this.contains(form)) return;
    event.preventDefault();
    const acts: Record<string, () => Promise<void>> = {
      open: () => this.#open(form),
      write: () => this.#write(form),
      tap: () => this.#tap(form, button?.value ?? ''),
      'look-again': () => this.#lookAgain(button?.value ?? ''),
      'delete-letter': () => this.#deleteLetter(form),
      delete: () => this.#delete(),
      older: () => this.#older(),
    };
    const act = acts[form.dataset.act ?? ''];
    act?.().catch(() => this.#failed());
  }

  async #open(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const read = readReceipt(String(fields.get('number') ?? ''));
    if (read.kind !== 'receipt') {
      form.querySelector('#number')?.setAttribute('aria-invalid', 'true');
      return this.#say(read.kind === 'typo' ? this.dataset.typo : this.dataset.length);
    }
    const sealing = await loadSealing().catch(() => null);
    if (!sealing) return this.#offerPlain(form);
    this.#mailbox = await sealing.mailboxOf(read.receipt, ownWordOf(String(fields.get('own_word') ?? '')));
    await this.#take(await useMailbox({ action: 'read', address: this.#mailbox.address, page: 0 }), null);
  }

  async #older(): Promise<void> {
    if (!this.#mailbox) return;
    const answer = await useMailbox({ action: 'read', address: this.#mailbox.address, page: this.#page + 1 });
    this.#page += 1;
    await this.#take(answer, null);
  }

  async #write(form: HTMLFormElement): Promise<void> {
    const text = cleanText(String(new FormData(form).get('text') ?? ''));
    if (text === '') return this.#say(this.dataset.empty);
    if (text.length > LETTER_MAX) return this.#say(this.dataset.tooLong?.replace('{max}', String(LETTER_MAX)));
    await this.#seal(text, undefined, 'stored');
  }

  /** An answer without words: to a letter of the desk, or, once it closed, whether the person was listened to. */
  async #tap(form: HTMLFormElement, said: string): Promise<void> {
    const letter = String(new FormData(form).get('letter') ?? '');
    const say = taps.find((each) => each === said);
    const ask = this.#letters.find((each) => each.letter === letter)?.ask;
    if (say && ask) return this.#seal('', tappedAnswer(letter, ask, say), 'answered');
    if (letter === '' && (say === 'yes' || say === 'no')) await this.#seal('', { to: 'closing', say }, 'answered');
  }

  async #seal(text: string, answer: TappedAnswer | undefined, outcome: Outcome): Promise<void> {
    const sealing = await loadSealing();
    const { desk, deputy } = this.#answer ?? {};
    if (!this.#mailbox || !desk) return this.#outcome('not-stored');
    this.#draft ||= sealing.newDraft();
    const readers = sealing.readersOf(this.#desks(), desk, deputy !== null);
    const envelope = await sealing.sealLetter(this.#mailbox, this.#draft, text, readers, answer);
    const taken = await useMailbox({ action: 'write', envelope, quiet: answer?.to === 'closing' });
    if (!taken.stored) return this.#outcome('not-stored');
    this.#draft = '';
    this.#page = 0;
    await this.#take(taken, outcome);
  }

  async #lookAgain(chosen: string): Promise<void> {
    if (!this.#mailbox) return;
    const months = LOOK_AGAIN_MONTHS.find((each) => String(each) === chosen) ?? 0;
    await this.#take(await useMailbox({ action: 'look-again', address: this.#mailbox.address, months }), 'look-again');
  }

  async #deleteLetter(form: HTMLFormElement): Promise<void> {
    if (!this.#mailbox) return;
    const letter = String(new FormData(form).get('letter') ?? '');
    await this.#take(await useMailbox({ action: 'delete-letter', address: this.#mailbox.address, letter }), 'letter-deleted');
  }

  async #delete(): Promise<void> {
    if (!this.#mailbox) return;
    await useMailbox({ action: 'delete', address: this.#mailbox.address });
    this.#mailbox = undefined;
    this.#fill('[data-deleted]');
  }

  /** Shows the letter box: status, days and the desk's letters; never a word of what the person wrote. */
  async #take(answer: MailboxAnswer, outcome: Outcome | null): Promise<void> {
    const { openPlan, openReplies } = await loadSealing();
    if (!this.#mailbox) return;
    const words = this.querySelector<HTMLTextAreaElement>('#letter')?.value ?? '';
    this.#answer = answer;
    this.#letters = await openReplies(this.#mailbox, answer.letters);
    const plan = await openPlan(this.#mailbox, answer.plan);
    this.#fill('[data-mailbox]');
    const written = this.querySelector<HTMLTextAreaElement>('#letter');
    if (written && outcome !== 'stored') written.value = words;
    const place = this.querySelector('[data-place]');
    const open = (this.dataset.open ?? '').split(' ');
    if (place) showStatus(place, answer, { desks: this.#desks(), open, locale: this.dataset.locale ?? '', now: new Date() });
    if (plan) showPlan(this, plan, this.dataset.locale ?? '');
    this.#showLetters(answer);
    if (outcome) this.#outcome(outcome);
  }

  #showLetters(answer: MailboxAnswer): void {
    const locale = this.dataset.locale ?? '';
    const template = this.querySelector<HTMLTemplateElement>('[data-place] template[data-letter]');
    const titleOf = (day: string): string => (this.dataset.letterOf ?? '').replace('{day}', dayIn(locale, day));
    this.#show('[data-no-letters]', this.#letters.length === 0);
    this.#show('[data-act=older]', answer.older);
    if (template) for (const letter of this.#letters) this.#add('[data-letters]', deskCard(template, letter, titleOf(letter.day)));
    const list = this.querySelector('[data-own-letters]');
    const line = list?.firstElementChild;
    this.#show('[data-own]', answer.sent.length > 0);
    if (line) list.replaceChildren(...answer.sent.map((each) => ownLine(line, each, locale)));
  }

  #desks = (): Record<string, Desk> => JSON.parse(this.dataset.desks ?? '{}') as Record<string, Desk>;

  #fill(template: string): void {
    const content = (this.querySelector(`template${template}`) as HTMLTemplateElement).content.cloneNode(true);
    this.querySelector('[data-place]')?.replaceChildren(content);
    this.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }

  /** Says that it did not work: beside the field being used, and at the top of an open letter box. */
  #failed(): void {
    this.#outcome('failed');
    this.#say(this.dataset.failed);
  }

  #outcome(outcome: Outcome): void {
    for (const each of this.querySelectorAll<HTMLElement>('[data-place] [data-outcome]')) each.hidden = each.dataset.outcome !== outcome;
  }

  #offerPlain(form: HTMLFormElement): void {
    this.#plainAllowed = true;
    const button = form.querySelector('button[value=open]');
    if (button) button.textContent = this.dataset.plain ?? '';
    this.#say(this.dataset.plainWhy);
  }

  #say = (text: string | undefined): void => this.#put('[data-state]', text ?? '');

  #add = (selector: string, content: Node): void => void this.querySelector(selector)?.append(content);

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
