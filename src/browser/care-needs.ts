// <care-needs>: who fits what was chosen, found on the device; the only request is for all contacts, so it tells nothing.
import { dayOf } from '#domain/time/days';
import { findCare } from '#domain/care/find-care';
import type { Lines } from '#domain/care/lines';
import { needIn } from '#domain/care/need';
import { piecesOf } from '#domain/language/numbers-in-text';
import { getJson } from './api.ts';
import { ownLocale } from './own-locale.ts';
import { said } from './said.ts';

class CareNeeds extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#find(form).catch(() => this.#fail(form));
    });
  }

  /** A fresh place for each result: what draws one keeps its hands off what was there before. */
  #place(): HTMLElement {
    const before = this.querySelector<HTMLElement>('[data-found]');
    if (!before) throw new Error('no place for the result');
    const place = before.cloneNode() as HTMLElement;
    before.replaceWith(place);
    return place;
  }

  /** Says that the contacts did not come. What was chosen leaves the device only after a tap of its own. */
  #fail(form: HTMLFormElement): void {
    const [failed, send] = [document.createElement('p'), document.createElement('button')];
    failed.append(...piecesOf(said(this, 'failed')).map(({ text, tel }) => (tel ? linkTo(tel, text) : text)));
    send.textContent = said(this, 'send');
    send.className = 'vl-button vl-button--quiet';
    send.addEventListener('click', () => form.submit());
    const place = this.#place();
    place.append(failed, send);
    place.focus();
  }

  async #find(form: HTMLFormElement): Promise<void> {
    const [lines, { h, render }, { Found }] = await Promise.all([
      getJson<Lines>(said(this, 'lines')),
      import('preact'),
      import('../views/found.tsx'),
    ]);
    const chosen = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const now = new Date();
    const steps = findCare(lines, needIn(chosen, said(this, 'code')), dayOf(now));
    const place = this.#place();
    render(h(Found, { voice: { locale: ownLocale(), words: lines.words }, steps, now: now.getTime(), isPage: false }), place);
    place.focus();
    place.scrollIntoView();
  }
}

/** A number to tap, from left to right in every script. */
function linkTo(tel: string, number: string): HTMLElement {
  const [link, isolated] = [document.createElement('a'), document.createElement('bdi')];
  link.href = `tel:${tel}`;
  isolated.textContent = number;
  isolated.dir = 'ltr';
  link.append(isolated);
  return link;
}

customElements.define('care-needs', CareNeeds);
