// <letter-box>: the number stays on the device; it opens the desk's letters here and seals what is written here.
import type { MailboxAnswer } from '#domain/api/api';
import { type BoxAction, boxActionOf } from '#domain/box/box-action';
import { signersOf } from '#domain/desk/desk';
import { LETTER_MAX, type ShownLetter, type TappedAnswer, tappedAnswer } from '#domain/letter/letter';
import { ownWordOf, readReceipt } from '#domain/box/receipt';
import { cleanText } from '#domain/letter/clean-text';
import type { LettersView, MailboxView, Outcome } from '#domain/site/view';
import type { Next } from '../crypto/letter.ts';
import type { Mailbox } from '../crypto/receipt.ts';
import { BoxPage } from '../views/box-page.tsx';
import { useMailbox } from './api.ts';
import { boxView } from './box-view.ts';
import { removeFrom, writeTo } from './box-write.ts';
import { guard } from './guard.ts';
import { onLanguage } from './language.ts';
import { showLatin } from './latin.ts';
import { firstThere } from './own-box.ts';
import { CannotSeal, canSeal, loadSealing } from './sealing.ts';
import { said } from './said.ts';
import { sayFailed, type Stage, stageOf } from './stage.tsx';

class LetterBox extends HTMLElement {
  #stage!: Stage;
  #first!: LettersView;
  #mailbox: Mailbox | undefined;
  #answer: MailboxAnswer | undefined;
  #letters: ShownLetter[] = [];
  #next: Next | null = null;
  #page = 0;
  #draft = '';
  #busy = false;

  connectedCallback(): void {
    if (this.#stage) return;
    this.#first = JSON.parse(said(this, 'view')) as LettersView;
    this.#stage = stageOf(this, this.#first, BoxPage);
    if (canSeal()) void this.#stage.show({ ...this.#first, door: 'sealed' }).catch(() => undefined);
    this.addEventListener('input', () => void loadSealing().catch(() => undefined), { once: true });
    showLatin(this);
    this.addEventListener('submit', (event) => this.#act(event));
    onLanguage(this.#stage, this);
    guard(this, () => this.#text() !== '');
    addEventListener('pagehide', () => this.replaceChildren());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  #text = (): string => this.querySelector<HTMLTextAreaElement>('#letter')?.value ?? '';

  #act(event: SubmitEvent): void {
    const { view } = this.#stage;
    if (view.page === 'letters' && view.door === 'offered') return;
    event.preventDefault();
    if (this.#busy) return;
    this.#busy = true;
    const action = boxActionOf((event.submitter as HTMLButtonElement | null)?.value ?? 'open');
    void this.#done(action)
      .catch((error: unknown) => this.#failed(error))
      .catch(() => sayFailed(this))
      .finally(() => {
        this.#busy = false;
      });
  }

  async #done(action: BoxAction | null): Promise<void> {
    const { view } = this.#stage;
    if (view.page === 'letters') return this.#open(view);
    if (view.page !== 'mailbox' || !this.#mailbox || !action) return;
    const { address } = this.#mailbox;
    switch (action.do) {
      case 'write':
        return this.#write(view);
      case 'tap': {
        const ask = this.#letters.find(({ letter }) => letter === action.letter)?.ask;
        return ask ? this.#seal('', tappedAnswer(action.letter, ask, action.say), 'answered') : undefined;
      }
      case 'listened':
        return this.#seal('', { to: 'closing', say: action.say }, 'answered');
      case 'look-again':
        return this.#take(await useMailbox({ action: 'look-again', address, months: action.months as 0 | 6 | 12 | 24 }), 'look-again');
      case 'delete':
        return this.#stage.show({ ...view, asking: '', outcome: 'opened' });
      case 'delete-letter':
        return this.#stage.show({ ...view, asking: action.letter, outcome: 'opened' });
      case 'delete-letter-now':
        return this.#take(
          await removeFrom(await loadSealing(), this.#mailbox, action.letter, this.#letters, this.#answer),
          'letter-deleted',
        );
      case 'delete-now':
        await useMailbox({ action: 'delete', address, signed: (await loadSealing()).signEnd(this.#mailbox) });
        return this.#end('deleted');
      case 'older': {
        const answer = await useMailbox({ action: 'read', address, page: this.#page + 1 });
        this.#page += 1;
        return this.#take(answer, 'opened');
      }
      case 'close':
        return this.#end('closed');
      default:
        return this.#stage.show({ ...view, asking: null });
    }
  }

  async #open(view: LettersView): Promise<void> {
    const fields = new FormData(this.querySelector('form') ?? undefined);
    const read = readReceipt(String(fields.get('number') ?? ''));
    const calm = { ...view, failed: false, refusals: [] };
    if (read.kind !== 'receipt') return this.#stage.show({ ...calm, refusals: [{ name: 'number', code: read.kind }] });
    const sealing = await loadSealing();
    const found = await firstThere(await sealing.mailboxesOf(read.receipt, ownWordOf(String(fields.get('own_word') ?? ''))));
    this.#mailbox = found.mailbox;
    await this.#take(found.answer, 'opened');
  }

  async #write(view: MailboxView): Promise<void> {
    const text = cleanText(this.#text());
    const code = text === '' ? 'empty' : text.length > LETTER_MAX ? 'too-long' : null;
    if (code) return this.#stage.show({ ...view, asking: null, outcome: 'opened', refusals: [{ name: 'text', code, max: LETTER_MAX }] });
    await this.#seal(text, undefined, 'stored');
  }

  async #seal(text: string, answer: TappedAnswer | undefined, outcome: Outcome): Promise<void> {
    const sealing = await loadSealing();
    const { view } = this.#stage;
    if (view.page !== 'mailbox') return;
    if (!this.#mailbox || !this.#answer) return this.#stage.show({ ...view, asking: null, refusals: [], outcome: 'not-stored' });
    this.#draft ||= sealing.newDraft();
    const box = { answer: this.#answer, next: this.#next };
    const taken = await writeTo(sealing, this.#mailbox, view.desks, box, { draft: this.#draft, text, answer });
    if (!taken) return this.#stage.show({ ...view, asking: null, refusals: [], outcome: 'not-stored' });
    this.#draft = '';
    this.#page = 0;
    await this.#take(taken, outcome);
  }

  /** Shows the letter box: status, days and the desk's letters; never a word of what the person wrote, but what they are writing stays. */
  async #take(answer: MailboxAnswer, outcome: Outcome): Promise<void> {
    const { openBox } = await loadSealing();
    if (!this.#mailbox) return;
    const turn = this.#stage.view.page !== 'mailbox';
    const box = await openBox(this.#mailbox, answer, signersOf(this.#first.desks));
    this.#letters = box.letters;
    if (this.#page === 0) this.#next = box.next;
    this.#answer = answer;
    await this.#stage.show(boxView(this.#first, answer, box, this.#page, outcome), turn || outcome === 'opened');
    const written = this.querySelector<HTMLTextAreaElement>('#letter');
    if (written && outcome === 'stored') written.value = '';
  }

  /** The keys go; what was open is shown no more. */
  #end(how: 'deleted' | 'closed'): Promise<void> {
    this.#mailbox = undefined;
    this.#answer = undefined;
    this.#letters = [];
    if (how === 'deleted') return this.#stage.show({ page: 'deleted' }, true);
    return this.#stage.show({ ...this.#first, door: 'sealed', typed: '', ownWord: '', refusals: [], failed: false }, true);
  }

  /** It did not work: what was typed or asked is still there, and whom to call stands beside it. A device that cannot open offers the plain door. */
  #failed(error: unknown): Promise<void> {
    const { view } = this.#stage;
    if (view.page === 'mailbox') return this.#stage.show({ ...view, refusals: [], outcome: 'failed' });
    if (view.page !== 'letters') return Promise.resolve();
    const isPlain = error instanceof CannotSeal;
    return this.#stage.show({ ...view, refusals: [], failed: !isPlain, door: isPlain ? 'offered' : view.door });
  }
}

customElements.define('letter-box', LetterBox);
