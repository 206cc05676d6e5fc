// <idle-cover>: after five minutes without a touch the page hides behind a neutral cover. Whatever lifts it does nothing else; nothing is wiped.
import { said } from './said.ts';

const IDLE_MS = 5 * 60 * 1000;
/** Everything a finger, a mouse, a key or an input method does, from beginning to end. */
const touches =
  'pointerdown pointerup mousedown mouseup touchstart touchend click dblclick auxclick contextmenu keydown keypress keyup beforeinput input submit';
/** Those whose own doing must not happen either; a finger's beginning is let be, or no click would follow it. */
const stopped = /^(click|dblclick|auxclick|contextmenu|key|beforeinput|submit)/;

class IdleCover extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since = Date.now();
  #focused: HTMLElement | null = null;

  connectedCallback(): void {
    for (const touch of touches.split(' ')) addEventListener(touch, (event) => this.#touch(event), { capture: true, passive: false });
    addEventListener('scroll', () => this.hidden && this.#begin(), { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => Date.now() - this.#since >= IDLE_MS && this.#cover());
    this.#begin();
  }

  /** Only the end of a touch lifts: a click, or a key let go. The page sees nothing of it, from its beginning to that end. */
  #touch(event: Event): void {
    if (this.hidden) {
      this.#begin();
      return;
    }
    if (stopped.test(event.type)) event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click' || event.type === 'keyup') this.#lift();
  }

  #begin(): void {
    this.#since = Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#cover(), IDLE_MS);
  }

  #cover(): void {
    if (!this.hidden || !this.isConnected) return;
    this.#focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    // Its words stand nowhere before: a text browser would print them.
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = said(this, 'words');
    this.replaceChildren(button);
    this.hidden = false;
    document.body.classList.add('vl-covered');
    button.focus({ preventScroll: true });
  }

  #lift(): void {
    this.hidden = true;
    this.replaceChildren();
    document.body.classList.remove('vl-covered');
    this.#focused?.focus({ preventScroll: true });
    this.#begin();
  }
}

customElements.define('idle-cover', IdleCover);
