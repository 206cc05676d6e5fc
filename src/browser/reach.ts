// Another way back than the number asks how and when: that part of the form opens by itself, and closes when it is taken back.

/** Opens and closes that part inside a place, from now on. */
export function openReach(place: HTMLElement): void {
  place.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    const reach = place.querySelector<HTMLDetailsElement>('[data-part=reach]');
    if (reach && name === 'contact') reach.open = value !== '' && value !== 'return';
  });
}
