// The summary as it is read: on the screen before it is taken along, and alone on the paper.
import { caseName } from '#domain/desk/case-name';
import { type Added, questionOf, scopesOf, type SummaryLine, summaryOf, summaryParts } from '#domain/consent/summary';
import type { Party } from '#domain/consent/consent';
import type { Shown } from '#domain/letter/thread';
import { addedText, partyName } from './added-fields.tsx';
import { valueText } from '../person/answers.tsx';
import { dayText, type Here } from '../seat/here.ts';
import type { AnswerableCase } from '../person/open-case.ts';

interface Props {
  at: AnswerableCase;
  party: Party;
  added: Added;
  /** On its way to paper: everything else stays off it. */
  isPaper: boolean;
}

export function Sheet({ at: { here, seat, first, shown, thread }, party, added, isPaper }: Props) {
  const { say, content } = here;
  const open = scopesOf(party);
  const lines = summaryOf(first, added, open);
  const said = shown.find(({ row }) => row.letter === party.letter)?.row.written_on ?? thread.today;
  const desk = content.desks[seat.me.desk]?.name[content.locale] ?? seat.me.desk;
  return (
    <article class={isPaper ? 'vl-sheet' : undefined} data-sheet>
      <h3>
        {say('take.sheet')}
        {thread.number !== null && party.who !== 'count' && [' · ', <bdi>{caseName(thread.number)}</bdi>]}
      </h3>
      <p>
        {say('take.made', { day: dayText(content.locale, thread.today), desk })}{' '}
        {say('take.said', {
          day: dayText(content.locale, said),
          who: partyName(here, party),
          things: party.things.map((thing) => say(`thing.${thing}`)).join(', '),
        })}
      </p>
      {lines.length === 0 && <p>{say('take.nothing')}</p>}
      {summaryParts.map((part) => {
        const own = lines.filter((line) => line.part === part);
        if (own.length === 0) return null;
        return (
          <section key={part}>
            <h4>{say(`part.${part}`)}</h4>
            <dl class="vl-answers">{own.map((line) => [<dt>{labelOf(here, line)}</dt>, <dd dir="auto">{textOf(here, line)}</dd>])}</dl>
          </section>
        );
      })}
      {open.includes('letters') && <LaterLetters here={here} shown={shown} />}
      <p class="vl-soft vl-after">
        {say('take.order')} {say('take.keep')}
      </p>
    </article>
  );
}

function LaterLetters({ here: { say, content }, shown }: { here: Here; shown: Shown[] }) {
  const letters = shown.flatMap(({ row, content: letter }) =>
    letter?.kind === 'letter' && letter.text !== '' ? [{ day: row.written_on, text: letter.text }] : [],
  );
  if (letters.length === 0) return null;
  return (
    <section>
      <h4>{say('take.letters')}</h4>
      {letters.map(({ day, text }) => (
        <p key={day + text} class="vl-words" dir="auto">
          {dayText(content.locale, day)}: {text}
        </p>
      ))}
    </section>
  );
}

/** What a line is about, in short. */
export const labelOf = ({ say }: Here, { name }: SummaryLine): string => (questionOf(name) ? say(`line.${name}`) : say(`added.${name}`));

/** What a line says, in words. */
export function textOf({ say }: Here, { name, value }: SummaryLine): string {
  const question = questionOf(name);
  return question ? valueText(say, question, value) : addedText(say, name as keyof Added, String(value));
}
