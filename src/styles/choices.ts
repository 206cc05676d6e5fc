// Rules of style that follow from lists of the domain, written at build: no style sheet lists what somebody may choose.
import { positions } from '../domain/answers/answer-content.ts';
import { picks } from '../domain/answers/overview.ts';

/** Nobody chose a position yet: the sheet that fits who does not know theirs, and in a comparison the two that differ most. */
const untold = { overview: 'unsure', a: 'dutch', b: 'no_stay' } as const;

const chosen = (field: string, value: string): string => `[name=${field}][value=${value}]:checked`;

const rule = (selectors: string[], does: string): string => `${selectors.join()}{${does}}`;

/** The one sheet of the position that was chosen. */
const sheets = (): string =>
  rule(
    [
      `.vl-overview:not(:has([name=position]:checked)) [data-for]:not([data-for=${untold.overview}])`,
      ...positions.map((each) => `.vl-overview:has(${chosen('position', each)}) [data-for]:not([data-for=${each}])`),
    ],
    'display:none',
  );

/** What belongs to each circumstance that was chosen. */
const picked = (): string =>
  rule(
    Object.keys(picks).map((each) => `.vl-overview:has(${chosen('pick', each)}) [data-pick=${each}]`),
    'display:list-item',
  );

/** The two positions that are compared on a phone. */
const compared = (): string =>
  rule(
    [
      ...(['a', 'b'] as const).map((side) => `main:not(:has([name=${side}]:checked)) [data-p=${untold[side]}]`),
      ...positions.map((each) => `main:has(${chosen('a', each)},${chosen('b', each)}) [data-p=${each}]`),
    ],
    'display:table-cell',
  );

const rules: Record<string, () => string> = { sheets, picked, compared };

/** A style sheet with its rules in place of each `/* choices: name *\/`. Throws on a name that is none. */
export const withChoices = (css: string): string =>
  css.replace(/\/\* choices: (\w+) \*\//g, (_mark, name: string) => {
    const written = rules[name];
    if (!written) throw new Error(`no rules of style are called ${name}`);
    return written();
  });
