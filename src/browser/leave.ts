// Leaving quickly: blanks the page at once, empties its title and replaces its entry; Shift three times, alone, does the same.
import { said } from './said.ts';

const PRESSES = 3;
const WITHIN_MS = 4000;

function leave(link: HTMLAnchorElement): void {
  document.documentElement.style.visibility = 'hidden';
  document.title = '\u00a0';
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea'))
    field.value = '';
  document.body.replaceChildren();
  location.replace(link.href);
}

/**
 * Counts presses of Shift that were nothing else: no other key, click, text or input method between down and up, and none
 * between the presses. Changing the layout of the keyboard, selecting and writing capitals never count.
 */
function countLonePresses(counted: (presses: number) => void): void {
  let isAlone = false;
  let presses: number[] = [];
  const forget = (): void => {
    isAlone = false;
    if (presses.length > 0) counted(0);
    presses = [];
  };
  document.addEventListener('keydown', (event) => {
    const isOther = event.key !== 'Shift' || event.repeat || event.isComposing || event.getModifierState('AltGraph');
    if (isOther || event.altKey || event.ctrlKey || event.metaKey || isAlone) forget();
    else isAlone = true;
  });
  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !isAlone) return forget();
    isAlone = false;
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    counted(presses.length);
  });
  for (const other of ['pointerdown', 'input', 'compositionstart', 'wheel', 'visibilitychange'])
    document.addEventListener(other, forget, { passive: true, capture: true });
  addEventListener('blur', forget);
}

/** Where presses are counted: below the control, over the page, read out by screen readers. */
function countedPlace(control: HTMLAnchorElement): HTMLElement {
  const place = document.createElement('p');
  place.setAttribute('role', 'status');
  place.setAttribute('data-leave-count', '');
  Object.assign(place.style, { position: 'absolute', insetBlockStart: '100%', insetInline: '0', textAlign: 'center' });
  Object.assign(place.style, { background: 'CanvasText', color: 'Canvas', fontWeight: '700' });
  control.parentElement?.append(place);
  return place;
}

const control = document.querySelector<HTMLAnchorElement>('[data-leave]');
if (control) {
  const place = countedPlace(control);
  let clearing: ReturnType<typeof setTimeout> | undefined;
  control.addEventListener('click', (event) => {
    event.preventDefault();
    leave(control);
  });
  countLonePresses((presses) => {
    if (presses >= PRESSES) return leave(control);
    clearTimeout(clearing);
    place.textContent = presses === 0 ? '' : said(control, 'more').replace('{count}', String(PRESSES - presses));
    clearing = setTimeout(() => place.replaceChildren(), WITHIN_MS);
  });
}
