// <listen-aloud>: a control per block that reads it with a voice of the device itself; absent where there is none.
import { ownLocale } from './own-locale.ts';
import { said } from './said.ts';

class ListenAloud extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in globalThis)) return;
    this.#offer();
    speechSynthesis.addEventListener('voiceschanged', () => this.#offer());
    addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  /** A voice that speaks without any network; voices of a service would send the text away. */
  #voice(): SpeechSynthesisVoice | undefined {
    return speechSynthesis.getVoices().find(({ localService, lang }) => localService && lang.toLowerCase().startsWith(ownLocale()));
  }

  #offer(): void {
    if (!this.#voice() || document.querySelector('.vl-listen')) return;
    for (const block of document.querySelectorAll('main h1, main section, main .vl-text > h2')) block.prepend(this.#button(block));
  }

  #button(block: Element): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'vl-button vl-button--quiet vl-listen';
    button.textContent = `▶ ${said(this, 'listen')}`;
    button.addEventListener('click', () => this.#speak(button, block));
    return button;
  }

  #speak(button: HTMLButtonElement, block: Element): void {
    const wasSpeaking = speechSynthesis.speaking;
    speechSynthesis.cancel();
    for (const each of document.querySelectorAll('.vl-listen')) each.textContent = `▶ ${said(this, 'listen')}`;
    if (wasSpeaking && button.dataset.on === 'yes') return void delete button.dataset.on;
    const words = new SpeechSynthesisUtterance(textOf(block));
    words.lang = ownLocale();
    words.voice = this.#voice() ?? null;
    button.dataset.on = 'yes';
    button.textContent = `■ ${said(this, 'stop')}`;
    words.addEventListener('end', () => {
      button.textContent = `▶ ${said(this, 'listen')}`;
    });
    speechSynthesis.speak(words);
  }
}

/** What a block says, without the buttons in it; a heading takes what follows it up to the next. */
function textOf(block: Element): string {
  const parts = [block];
  if (/^H[1-6]$/.test(block.tagName)) {
    for (let next = block.nextElementSibling; next && !/^(H[1-6]|SECTION)$/.test(next.tagName); next = next.nextElementSibling)
      parts.push(next);
  }
  const copies = parts.map((part) => part.cloneNode(true) as Element);
  for (const copy of copies) for (const button of copy.querySelectorAll('.vl-listen')) button.remove();
  return copies.map((copy) => copy.textContent).join('. ');
}

customElements.define('listen-aloud', ListenAloud);
