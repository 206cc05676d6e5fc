// The shared overview in an opened letter box: what the page holds ready is shown or filled in, in the page's own words.
import type { Share, ShownPlan } from '#domain/plan';
import { dayIn, put, show } from './letter-card.ts';

/** Shows the overview in its place; one that is not from the desk is said to be so. */
export function showPlan(box: ParentNode, { letter, day, plan }: ShownPlan, locale: string): void {
  const card = box.querySelector<HTMLElement>('[data-place] [data-plan]');
  if (!card) return;
  card.hidden = false;
  const field = card.querySelector<HTMLInputElement>('[name=letter]');
  if (field) field.value = letter;
  show(card, plan ? '[data-plan-whole]' : '[data-not-from-desk]');
  if (!plan) return;
  put(card, '[data-plan-day]', dayIn(locale, day));
  if (plan.days.length > 0) show(card, 'dl');
  for (const { what, on } of plan.days) {
    show(card, `[data-plan-on=${what}]`);
    show(card, `[data-plan-hint=${what}]`);
    put(card, `[data-plan-on=${what}] strong`, dayIn(locale, on));
  }
  for (const part of ['steps', 'agreements', 'shares', 'pages'] as const) if (plan[part].length > 0) show(card, `[data-plan-part=${part}]`);
  for (const { step, state, with: who } of plan.steps) {
    show(card, `[data-step=${step}]`);
    show(card, `[data-step=${step}] [data-step-state=${state}]`);
    put(card, `[data-step=${step}] [data-step-with]`, who);
  }
  fillList(card, '[data-agreements]', plan.agreements, (line, text) => {
    line.textContent = text;
  });
  fillList(card, '[data-shares]', plan.shares, shareLine);
  if (plan.shares.some(({ who }) => who === 'police')) show(card, '[data-police]');
  for (const slug of plan.pages) show(card, `[data-page=${slug}]`);
}

function shareLine(line: Element, { what, who, name, say }: Share): void {
  show(line, `[data-who=${who}]`);
  show(line, `[data-what=${what}]`);
  show(line, `[data-say=${say}]`);
  put(line, '[data-name]', name);
}

/** A list of as many lines as there are things to say, each made from the line that the page holds ready. */
function fillList<T>(card: Element, selector: string, things: readonly T[], fill: (line: Element, thing: T) => void): void {
  const list = card.querySelector(selector);
  const ready = list?.firstElementChild;
  if (!list || !ready) return;
  list.replaceChildren(
    ...things.map((thing) => {
      const line = ready.cloneNode(true) as Element;
      fill(line, thing);
      return line;
    }),
  );
}
