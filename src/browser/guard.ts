// Asks before somebody leaves with something typed, or with a number they did not keep. The leave control never asks: it empties the page first.

/** Asks while the place stands on the page and `holds` says that something would be lost. */
export function guard(place: Element, holds: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    if (!place.isConnected || !holds()) return;
    event.preventDefault();
    event.returnValue = '';
  });
}
