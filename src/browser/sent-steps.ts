// After sending on a device: the number, whether it was kept or knowingly not, and stop and delete.
import { receiptGroups, spokenGroup } from '#domain/receipt';
import { useMailbox } from './api.ts';

/** What was sent, as the steps after it need it. Nothing of it leaves the device. */
export interface Sent {
  receipt: string;
  address: string;
  hasOwnWord: boolean;
  doNotCall: boolean;
  onlyNumber: boolean;
}

/** Shows the first step: the number. `failed` is what to say when deleting does not work. */
export function showSent(sent: Sent, failed: string): void {
  const shown = copyOf('#sent-template');
  reveal(shown, '[data-do-not-call]', sent.doNotCall);
  reveal(shown, '[data-own-word]', sent.hasOwnWord);
  reveal(shown, '[data-only-number]', sent.onlyNumber);
  reveal(shown, '[data-as-said]', !sent.onlyNumber);
  shown.querySelector('[data-act=step]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    goTo(((event as SubmitEvent).submitter as HTMLButtonElement | null)?.value ?? 'number', sent.receipt);
  });
  shown.querySelector('[data-act=delete]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void stopAndDelete(sent.address, failed);
  });
  replaceMain(shown);
  goTo('number', sent.receipt);
}

/** Shows one step; the number stands on the page in the first only. */
function goTo(step: string, receipt: string): void {
  const groups = step === 'number' ? receiptGroups(receipt) : [];
  for (const [index, item] of document.querySelectorAll('[data-receipt] li').entries()) item.textContent = spokenGroup(groups[index] ?? '');
  for (const each of document.querySelectorAll<HTMLElement>('main [data-step]')) each.hidden = each.dataset.step !== step;
  document.querySelector<HTMLElement>(`main [data-step=${step}] h1`)?.focus();
  scrollTo(0, 0);
}

async function stopAndDelete(address: string, failed: string): Promise<void> {
  try {
    await useMailbox({ action: 'delete', address });
    replaceMain(copyOf('#deleted-template'));
    document.querySelector<HTMLElement>('main h1')?.focus();
  } catch {
    const state = document.querySelector('main [data-state]');
    if (state) state.textContent = failed;
  }
}

const copyOf = (template: string): DocumentFragment =>
  (document.querySelector(template) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;

function replaceMain(content: DocumentFragment): void {
  const templates = document.querySelectorAll('main template');
  document.querySelector('main')?.replaceChildren(content, ...templates);
}

function reveal(inside: DocumentFragment, selector: string, visible: boolean): void {
  const place = inside.querySelector<HTMLElement>(selector);
  if (place) place.hidden = !visible;
}
