// Help at the list: what its signs and keys mean, and the first letter in five minutes.
import type { Here } from '../seat/here.ts';

const signs = ['tonight', 'danger', 'new', 'waits', 'look-again', 'answered', 'marked', 'muted', 'done', 'unproven', 'broken'] as const;
const keys = ['j', 'k', 'enter', 'slash', 'back'] as const;
const steps = ['open', 'read', 'reach', 'take', 'answer', 'send', 'later'] as const;

export function Legend({ here: { say } }: { here: Here }) {
  return (
    <details class="vl-card vl-noprint" data-legend>
      <summary>{say('legend.title')}</summary>
      <h2>{say('legend.first')}</h2>
      <ol>
        {steps.map((each) => (
          <li key={each}>{say(`first.${each}`)}</li>
        ))}
      </ol>
      <h2>{say('legend.signs')}</h2>
      <dl class="vl-answers">
        {signs.map((each) => [
          <dt key={each}>
            <span class="vl-tag">{say(`tag.${each}`, { count: 1, days: 3 })}</span>
          </dt>,
          <dd key={`${each}-is`}>{say(`legend.${each}`)}</dd>,
        ])}
      </dl>
      <h2>{say('legend.keys')}</h2>
      <dl class="vl-answers">
        {keys.map((each) => [
          <dt key={each}>
            <kbd>{say(`keys.${each}`)}</kbd>
          </dt>,
          <dd key={`${each}-does`}>{say(`keys.${each}-does`)}</dd>,
        ])}
      </dl>
    </details>
  );
}
