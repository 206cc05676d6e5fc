// The file for a desk's own case system: what the person's yes opens, in codes and in words, as plain JSON.
import { caseName } from '#domain/desk/case-name';
import { type Added, type CaseFile, scopesOf, summaryOf } from '#domain/consent/summary';
import type { Party } from '#domain/consent/consent';
import type { Shown } from '#domain/letter/thread';
import type { AnswerableCase } from '../person/open-case.ts';
import { labelOf, textOf } from './sheet.tsx';

/** Makes the file; letters and the overview are in it only with a yes to the letters. */
export function caseFileOf({ here, seat, first, shown, thread }: AnswerableCase, party: Party, added: Added): CaseFile {
  const open = scopesOf(party);
  const hasLetters = open.includes('letters');
  const plan = shown
    .map(({ content }) => content)
    .filter((content) => content?.kind === 'plan')
    .at(-1);
  return {
    format: 'vlonder-case',
    version: 1,
    made_on: thread.today,
    desk: seat.me.desk,
    case: thread.number === null ? '' : caseName(thread.number),
    consent: { things: party.things, letter: party.letter },
    lines: summaryOf(first, added, open).map((line) => ({ ...line, asked: labelOf(here, line), said: textOf(here, line) })),
    letters: hasLetters ? shown.flatMap(letterOf) : [],
    plan: hasLetters && plan?.kind === 'plan' ? plan.plan : null,
  };
}

function letterOf({ row, content }: Shown): CaseFile['letters'] {
  const text = content?.kind === 'letter' || content?.kind === 'reply' ? content.text : '';
  return text === '' ? [] : [{ direction: row.direction, written_on: row.written_on, text }];
}
