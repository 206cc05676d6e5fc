// <referral-form>: seals the letter on this device and sends only the envelope; never downgrades without a tap.
import { type Areas, findArea, indexAreas } from '#domain/areas';
import { type Desk, deskFor } from '#domain/desk';
import { ownWordOf } from '#domain/receipt';
import { ageOf, mayNotCall, needsNumber, type Refusal, type Referral, readReferral } from '#domain/referral';
import { getJson, sendReferral } from './api.ts';
import { canSeal, loadSealing } from './sealing.ts';
import { showSent } from './sent-steps.ts';

class ReferralForm extends HTMLElement {
  #busy = false;
  #plainAllowed = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    if (canSeal()) this.#say('[data-door]', this.dataset.door);
    form.addEventListener('input', () => void loadSealing().catch(() => undefined), { once: true });
    form.addEventListener('submit', (event) => {
      const isLanguage = (event.submitter as HTMLButtonElement | null)?.value === 'language';
      if (isLanguage || this.#plainAllowed) return;
      event.preventDefault();
      if (!this.#busy) void this.#send(form);
    });
    addEventListener('pagehide', () => form.reset());
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const { referral, refusals } = readReferral(textFields(form));
    const [refusal] = refusals;
    if (refusal) return this.#refuse(form, refusal);
    this.#setBusy(form, true);
    try {
      const sealing = await loadSealing().catch(() => null);
      if (!sealing) return this.#offerPlain(form);
      await this.#sealAndSend(form, referral, sealing);
    } catch {
      this.#say('[data-state]', this.dataset.failed);
    } finally {
      this.#setBusy(form, false);
    }
  }

  async #sealAndSend(form: HTMLFormElement, referral: Referral, sealing: Awaited<ReturnType<typeof loadSealing>>): Promise<void> {
    const desks = JSON.parse(this.dataset.desks ?? '{}') as Record<string, Desk>;
    const desk = await this.#deskOf(desks, referral);
    if (desk === null) return this.#say('[data-state]', this.dataset.closed);
    const fields = new FormData(form);
    const receipt = await sealing.receiptOf(String(fields.get('draft')));
    const ownWord = ownWordOf(String(fields.get('own_word') ?? ''));
    const mailbox = await sealing.mailboxOf(receipt, ownWord);
    const readers = sealing.readersOf(desks, desk, referral.deputy === 'yes');
    const envelope = await sealing.sealReferral(mailbox, referral, readers);
    await sendReferral({ envelope, marks: { stamp: String(fields.get('stamp')), trap: String(fields.get('website')) } });
    const told = { doNotCall: mayNotCall(referral), onlyNumber: needsNumber(referral), hasOwnWord: ownWord !== '' };
    showSent({ receipt, address: mailbox.address, ...told }, this.dataset.failed ?? '');
  }

  /** The desk for this letter among the open ones, by the Worker's own rule; the place is looked up on the device, and only when desks differ by place. */
  async #deskOf(desks: Record<string, Desk>, referral: Referral): Promise<string | null> {
    const names = (this.dataset.open ?? '').split(' ');
    const open = Object.fromEntries(Object.entries(desks).filter(([name]) => names.includes(name)));
    const byPlace = Object.values(open).some(({ municipalities }) => municipalities !== 'all' && municipalities.length > 0);
    const place =
      byPlace && typeof referral.place === 'string' ? findArea(indexAreas(await getJson<Areas>('/data/areas.json')), referral.place) : null;
    return deskFor(open, { municipality: place?.kind === 'one' ? place.municipality.code : null, age: ageOf(referral) });
  }

  #offerPlain(form: HTMLFormElement): void {
    this.#plainAllowed = true;
    const button = form.querySelector('button[value=send]');
    if (button) button.textContent = this.dataset.plain ?? '';
    this.#say('[data-state]', this.dataset.plainWhy);
  }

  #refuse(form: HTMLFormElement, { name, code, max }: Refusal): void {
    const field = form.querySelector<HTMLElement>(`#ask-${name}`);
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
    const words: Record<string, string | undefined> = {
      'too-long': this.dataset.refusedTooLong?.replace('{max}', String(max)),
      'not-agreed': this.dataset.refusedNotAgreed,
      window: this.dataset.refusedWindow,
    };
    this.#say('[data-state]', words[code] ?? this.dataset.failed);
  }

  #setBusy(form: HTMLFormElement, busy: boolean): void {
    this.#busy = busy;
    form.querySelector('button[value=send]')?.setAttribute('aria-disabled', String(busy));
    if (busy) this.#say('[data-state]', this.dataset.sending);
  }

  #say(selector: string, text: string | undefined): void {
    const place = this.querySelector(selector);
    if (place && text !== undefined) place.textContent = text;
  }
}

/** The text fields of a form, as pairs; a file could only come from a changed page. */
const textFields = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));

customElements.define('referral-form', ReferralForm);
