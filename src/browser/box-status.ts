// How it stands in a letter box, on a device: status, when to look again, and days.
import type { MailboxAnswer } from '#domain/api';
import type { Desk } from '#domain/desk';
import { isWaiting, lookAgainAt } from '#domain/mailbox';
import { dayIn, momentIn } from './letter-card.ts';

/** What a page knows of desks, language and time. */
export interface Around {
  desks: Record<string, Desk>;
  /** Names of the desks where somebody reads now. */
  open: string[];
  locale: string;
  now: Date;
}

/** Fills in the status of a letter box that was just opened. */
export function showStatus(place: Element, answer: MailboxAnswer, { desks, open, locale, now }: Around): void {
  const { status, desk } = answer;
  const waiting = isWaiting(status, answer.sent);
  const lookAt = lookAgainAt(waiting, desk !== null && open.includes(desk) ? desks[desk] : undefined, now);
  const show = (selector: string, visible: boolean): void => {
    const each = place.querySelector<HTMLElement>(selector);
    if (each) each.hidden = !visible;
  };
  const put = (selector: string, text: string): void => {
    const each = place.querySelector(selector);
    if (each) each.textContent = text;
  };
  show(`[data-status=${status}]`, true);
  show('[data-look]', lookAt !== null);
  show('[data-look-unknown]', lookAt === null && waiting);
  put('[data-look-at]', lookAt === null ? '' : momentIn(locale, lookAt));
  show('[data-demo]', desk !== null && desks[desk]?.demo === true);
  show('[data-closed]', status === 'closed');
  show('[data-write]', status !== 'none');
  const { last_sent_on: last, seen_on: seen, closed_on: closed, look_again_on: again, dies_on: dies } = answer;
  for (const [name, day] of Object.entries({ last, seen, closed, again, dies })) {
    show(`[data-day=${name}]`, day !== null);
    put(`[data-day=${name}] dd`, dayIn(locale, day));
  }
}
