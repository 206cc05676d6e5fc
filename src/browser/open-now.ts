// <open-now>: says whether somebody answers now, from the hours beside it; the Dutch clock, wherever the device is.
import { dutchMoment } from '#domain/time/days';
import { isWithin } from '#domain/care/opening';
import type { WeekHours } from '#domain/shapes';
import { said } from './said.ts';

class OpenNow extends HTMLElement {
  connectedCallback(): void {
    const hours = JSON.parse(said(this, 'hours')) as WeekHours[];
    const { weekday, minutes } = dutchMoment(new Date());
    const isOpen = hours.some((each) => isWithin(each, weekday, minutes));
    this.textContent = said(this, isOpen ? 'yes' : 'no');
  }
}

customElements.define('open-now', OpenNow);
