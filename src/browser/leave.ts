// Leaving quickly: blanks the page at once, empties its title and replaces its entry; Shift three times does the same.

const PRESSES = 3;
const WITHIN_MS = 5000;

function leave(link: HTMLAnchorElement): void {
  document.documentElement.style.visibility = 'hidden';
  document.title = '\u00a0';
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea'))
    field.value = '';
  document.body.replaceChildren();
  location.replace(link.href);
}

const control = document.querySelector<HTMLAnchorElement>('[data-leave]');
if (control) {
  control.addEventListener('click', (event) => {
    event.preventDefault();
    leave(control);
  });
  let presses: number[] = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift' || event.repeat) {
      if (event.key !== 'Shift') presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (presses.length >= PRESSES) leave(control);
  });
}
