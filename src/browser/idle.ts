// <idle-cover>: after five minutes without a touch the page hides behind a neutral cover that any touch lifts; nothing is wiped.

const IDLE_MS = 5 * 60 * 1000;

class IdleCover extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    for (const touch of ['pointerdown', 'keydown', 'input', 'scroll'])
      addEventListener(touch, () => this.#lift(), { passive: true, capture: true });
    this.#lift();
  }

  #lift(): void {
    this.hidden = true;
    document.body.classList.remove('vl-covered');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#cover(), IDLE_MS);
  }

  #cover(): void {
    this.hidden = false;
    document.body.classList.add('vl-covered');
  }
}

customElements.define('idle-cover', IdleCover);
