// The language of a page where a person writes, changed in place: the frame is copied from the same page in the other language, nothing typed is sent.
import { sayFailed, type Stage } from './stage.tsx';

/** Listens to the language switch: it closes when it is done, and says so when the words did not arrive. */
export function onLanguage(stage: Stage, place: HTMLElement): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLButtonElement>('button[name=action][value=language]');
    if (!button || place.contains(button)) return;
    event.preventDefault();
    void change(stage, place, new URL(button.formAction).pathname)
      .then(() => button.closest('details')?.removeAttribute('open'))
      .catch(() => sayFailed(place));
  });
}

async function change(stage: Stage, place: Element, path: string): Promise<void> {
  const other = await pageAt(`${path}/`);
  await stage.speak(other.documentElement.lang);
  const { lang, dir } = other.documentElement;
  Object.assign(document.documentElement, { lang, dir });
  copyWords(document.body, other.body, place);
  history.replaceState(history.state, '', `${path}/`);
}

/** A page as a document, read without running anything of it. */
function pageAt(path: string): Promise<Document> {
  return new Promise((found, lost) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'document';
    request.timeout = 20_000;
    request.onload = () => (request.status === 200 && request.responseXML?.documentElement.lang ? found(request.responseXML) : lost());
    request.onerror = request.ontimeout = lost;
    request.send();
  });
}

/** Copies attributes and words of the same elements; an element that differs is replaced. What the device draws itself is left alone. */
function copyWords(to: Element, from: Element, except: Element): void {
  if (to === except) return;
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  const [ours, theirs] = [[...to.childNodes], [...from.childNodes]];
  const isAlike = ours.length === theirs.length && ours.every((each, index) => each.nodeName === theirs[index]?.nodeName);
  if (!isAlike && !to.contains(except)) {
    to.replaceChildren(...theirs.map((each) => document.importNode(each, true)));
    return;
  }
  for (const [index, each] of ours.entries()) {
    const other = theirs[index];
    if (each instanceof Element && other instanceof Element) copyWords(each, other, except);
    else if (other && each.nodeType === Node.TEXT_NODE) each.nodeValue = other.nodeValue;
  }
}
