// Shows how the numbers in a field are read here, while somebody types them in the digits of their own script.
import { latinNumbers } from '#domain/box/latin-numbers';
import { said } from './said.ts';

/** Fills the outputs beside the fields of a place, from now on. */
export function showLatin(place: HTMLElement): void {
  place.addEventListener('input', ({ target }) => {
    const { id, value } = target as HTMLInputElement;
    const output = id ? place.querySelector<HTMLOutputElement>(`output[for="${id}"]`) : null;
    if (!output) return;
    const numbers = latinNumbers(value);
    const shown = document.createElement('bdi');
    shown.dir = 'ltr';
    shown.textContent = numbers;
    output.replaceChildren(...(numbers === '' ? [] : [`${said(output, 'said')} `, shown]));
  });
}
