// <referral-form>: draws its number and seals the letter on this device, and sends only the envelope; never downgrades without a tap.
import { ownLocale } from './own-locale.ts';
import { ownWordOf } from '#domain/box/receipt';
import { type Referral, readReferral } from '#domain/letter/referral';
import { type ReferView, type SentView, sentSteps } from '#domain/site/view';
import { formPath, ways } from '#domain/letter/way';
import type { Mailbox } from '../crypto/receipt.ts';
import { ReferPage } from '../views/refer-page.tsx';
import { isRefusal, sendReferral, useMailbox } from './api.ts';
import { deskOf } from './letter-desk.ts';
import { isTouched, textFields, valuesIn } from './fields.ts';
import { guard } from './guard.ts';
import { withKeysOfToday } from './keys.ts';
import { onLanguage } from './language.ts';
import { showLatin } from './latin.ts';
import { openReach } from './reach.ts';
import { boxOf, CannotSeal, canSeal, loadReferring, loadSealing, prepareSealing, type Referring, type Sealing } from './sealing.ts';
import { said } from './said.ts';
import { sayFailed, type Stage, stageOf } from './stage.tsx';
import { sentView } from './sent-view.ts';

/** So long a letter that was stopped can be taken back, in milliseconds. */
const UNDO_MS = 60_000;

class ReferralForm extends HTMLElement {
  #stage!: Stage;
  #draft = '';
  #mailbox: Mailbox | undefined;
  #typed = false;
  /** Set while the number is being drawn, and after; empty again when its code or words did not arrive. */
  #drawing: Promise<unknown> | undefined;

  connectedCallback(): void {
    if (this.#stage) return;
    const first = JSON.parse(said(this, 'view')) as ReferView;
    this.#stage = stageOf(this, first, ReferPage);
    this.addEventListener('focusin', () => canSeal() && void loadReferring().catch(() => undefined), { once: true });
    this.addEventListener('input', () => this.#begin());
    this.addEventListener('change', (event) => (event.target as Element).id === 'own-word' && canSeal() && void this.#prepare());
    openReach(this);
    showLatin(this);
    this.addEventListener('submit', (event) => this.#act(event));
    this.addEventListener('click', (event) => this.#stop(event));
    onLanguage(this.#stage, this);
    guard(this, () => this.#mayLose());
    addEventListener('pagehide', () => this.#stage.view.page !== 'refer' || this.querySelector('form')?.reset());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
    // Somebody on a slow line types before this runs.
    if (canSeal()) void this.#takeOver().catch(() => undefined);
    if (isTouched(this.querySelector('form'))) this.#begin();
  }

  /** From now on the letter is sealed here, and its number is made here. */
  async #takeOver(): Promise<void> {
    const { view } = this.#stage;
    if (view.page === 'refer' && view.door === 'plain') await this.#show({ ...view, door: 'sealed', receipt: null });
  }

  #show = (view: ReferView | SentView, turn = false): Promise<void> => this.#stage.show(view, turn);

  #mayLose(): boolean {
    const { view } = this.#stage;
    return view.page === 'refer' ? this.#typed : view.page === 'sent' && view.step === 'number';
  }

  /** With the first touch of a field the sealing code comes, with it the number of this letter; with an own word, its keys anew. */
  #begin(): void {
    this.#typed = true;
    if (canSeal()) this.#drawing ??= this.#prepare();
  }

  async #prepare(): Promise<void> {
    try {
      await this.#takeOver();
      await this.#draw(await loadReferring());
    } catch {
      this.#drawing = undefined;
    }
  }

  #ownWord = (): string => ownWordOf(this.querySelector<HTMLInputElement>('#own-word')?.value ?? '');

  /** The draft is drawn here and never leaves: the number follows from it, and so do all keys. */
  async #draw(sealing: Sealing): Promise<string> {
    this.#draft ||= sealing.newDraft();
    const receipt = await sealing.receiptOf(this.#draft);
    const { view } = this.#stage;
    if (view.page === 'refer' && view.receipt !== receipt && view.door === 'sealed') await this.#stage.show({ ...view, receipt });
    if (view.page === 'refer') prepareSealing(sealing, view, receipt, this.#ownWord());
    return receipt;
  }

  #act(event: SubmitEvent): void {
    const { view } = this.#stage;
    const action = (event.submitter as HTMLButtonElement | null)?.value ?? '';
    const way = ways.find((each) => action === `way ${each}`);
    if (view.page === 'refer' && view.door === 'offered' && action === 'send') {
      this.#typed = false;
      return;
    }
    event.preventDefault();
    if (view.page === 'sent') void this.#after(view, action).catch(() => this.#show({ ...view, failed: true }));
    if (view.page !== 'refer' || view.state === 'sending') return;
    if (way) return void this.#turn(view, way).catch(() => sayFailed(this));
    // Not even the words to say so came.
    if (action === 'send') void this.#send(view).catch(() => sayFailed(this));
  }

  /** Another way in, with everything that was typed. */
  async #turn(view: ReferView, way: ReferView['way']): Promise<void> {
    const path = `/${ownLocale()}/${formPath(way)}/`;
    history.replaceState(history.state, '', path);
    await this.#show({ ...view, way, values: valuesIn(this.querySelector('form')), refusals: [] }, true);
  }

  async #send(view: ReferView): Promise<void> {
    const { referral, refusals } = readReferral(textFields(this.querySelector('form')));
    if (refusals.length > 0) return this.#show({ ...view, state: 'open', refusals });
    const open: ReferView = { ...view, state: 'open', refusals: [] };
    try {
      await this.#show({ ...open, state: 'sending' });
      const sealing = await loadReferring();
      const receipt = await this.#draw(sealing);
      const sent = await this.#sealAndSend({ ...open, receipt }, referral, sealing);
      await this.#show(sent ?? { ...open, receipt, state: 'closed' }, sent !== null);
    } catch (error) {
      // This number ended before, on a page that stayed open: the letter gets another one.
      if (isRefusal(error, 'Letter box ended')) this.#draft = '';
      const receipt = this.#stage.view.page === 'refer' ? this.#stage.view.receipt : null;
      if (!(error instanceof CannotSeal)) return this.#show({ ...open, receipt, state: 'failed' });
      // From here on the plain door: its own number, and a tap of its own that says so.
      await this.#show({ ...open, door: 'offered', receipt: JSON.parse(said(this, 'view')).receipt });
    }
  }

  /** Null when nobody reads this letter now. */
  async #sealAndSend(view: ReferView, referral: Referral, sealing: Referring): Promise<SentView | null> {
    const desk = await deskOf(view, referral);
    if (desk === null) return null;
    const ownWord = this.#ownWord();
    const mailbox = await boxOf(sealing, view.receipt ?? '', ownWord);
    this.#mailbox = mailbox;
    const marks = { stamp: view.stamp, language: ownLocale() };
    await withKeysOfToday(sealing, view.desks, async (desks) => {
      const readers = sealing.readersOf(desks, desk, referral.deputy === 'yes');
      await sendReferral({ envelope: await sealing.sealReferral(mailbox, referral, readers), marks });
    });
    return sentView(view, referral, { hasOwnWord: ownWord !== '', isDemo: view.desks[desk]?.demo === true });
  }

  /** After sending: the number kept or knowingly not, and stop and delete, which asks once more. */
  async #after(view: SentView, action: string): Promise<void> {
    const step = sentSteps.find((each) => each === action);
    const calm: SentView = { ...view, failed: false, asking: action === 'delete' };
    if (action !== 'delete-now') return this.#show({ ...calm, step: step ?? view.step }, step !== undefined);
    const { address } = this.#mailbox ?? {};
    if (this.#mailbox && address) await useMailbox({ action: 'delete', address, signed: (await loadSealing()).signEnd(this.#mailbox) });
    this.#mailbox = undefined;
    await this.#stage.show({ page: 'deleted' }, true);
  }

  /** "Stop, send nothing": the words go out of sight and can be taken back for a minute, since nothing left this device. */
  #stop(event: Event): void {
    const { view } = this.#stage;
    const target = event.target as Element;
    if (target.closest('[data-stop]') && view.page === 'refer' && this.#typed) {
      event.preventDefault();
      const before: ReferView = {
        ...view,
        state: 'open',
        values: valuesIn(this.querySelector('form')),
        ownWord: this.querySelector<HTMLInputElement>('#own-word')?.value ?? '',
      };
      const forget = setTimeout(() => void this.#stage.show({ page: 'deleted' }), UNDO_MS);
      this.#typed = false;
      this.addEventListener(
        'undo',
        () => {
          clearTimeout(forget);
          this.#typed = true;
          void this.#show(before, true);
        },
        { once: true },
      );
      void this.#stage.show({ page: 'stopped' }, true);
    }
    if (target.closest('button[value=undo]')) this.dispatchEvent(new Event('undo'));
  }
}

customElements.define('referral-form', ReferralForm);
