// Taking a summary along after a yes: on paper, or as a file for the desk's own case system. Made here; the server only notes that.
import { useEffect, useState } from 'preact/hooks';
import type { PersonLetter, ReferralLetter } from '#domain/letter';
import { saidIn } from '#domain/plan';
import { type Added, addedChoices, kindFrom, type Party, partiesIn, scopesOf } from '#domain/summary';
import type { Shown } from '#domain/thread';
import { AddedFields, partyName } from './added-fields.tsx';
import { caseFileOf } from './case-file.ts';
import type { Here } from './here.ts';
import { saveFile } from './saving.ts';
import { askFreshly, type Seat } from './seat.ts';
import { Sheet } from './sheet.tsx';

type Props = { here: Here; seat: Seat; first: ReferralLetter; shown: Shown[]; today: string };

export function TakeAlong({ here, seat, first, shown, today }: Props) {
  const { say, fail, tell } = here;
  const later = shown.flatMap(({ content }): PersonLetter[] => (content?.kind === 'letter' ? [content] : []));
  const parties = partiesIn(saidIn(first, later)).filter(({ who }) => who !== 'desk');
  const [chosen, setChosen] = useState(0);
  const [added, setAdded] = useState<Added>({ kind: kindFrom(first.answers) });
  const [isPrinted, setPrinted] = useState(false);
  const party = parties[Math.min(chosen, parties.length - 1)];

  useEffect(() => {
    if (!isPrinted) return;
    print();
    setPrinted(false);
  }, [isPrinted]);

  /** Only after a fresh touch, and with a line in the log. */
  const take = async (how: (party: Party) => void): Promise<void> => {
    if (!party) return;
    const done = await askFreshly('take-along', { mailbox: first.mailbox, consent: party.letter });
    if ('refused' in done) return fail(done.refused);
    how(party);
    return tell(say('take.printed'));
  };
  const save = (to: Party): void => {
    const file = caseFileOf({ here, desk: seat.me.desk, first, shown, party: to, added, today });
    saveFile(`vlonder-${today}.json`, 'application/json', JSON.stringify(file, null, 2));
  };

  return (
    <details class="vl-card vl-take" data-take>
      <summary class="vl-noprint">{say('take.title')}</summary>
      {!party && <p>{say('take.ask-first')}</p>}
      {party && (
        <>
          <div class="vl-noprint">
            <label class="vl-field">
              {say('take.for')}
              <select name="take-for" value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
                {parties.map((each, index) => (
                  <option key={`${each.who} ${each.name}`} value={index}>
                    {partyName(here, each)}
                  </option>
                ))}
              </select>
            </label>
            {party.who === 'count' && <p class="vl-notice">{say('take.count-only')}</p>}
            {scopesOf(party).includes('count') && <AddedFields here={here} added={added} keep={setAdded} choices={addedChoices} />}
          </div>
          <Sheet here={here} seat={seat} first={first} shown={shown} party={party} added={added} today={today} isPaper={isPrinted} />
          <div class="vl-actions vl-noprint">
            <button class="vl-button vl-button--quiet" type="button" onClick={() => void take(() => setPrinted(true))}>
              {say('take.print')}
            </button>
            {party.who === 'records' && (
              <button class="vl-button vl-button--quiet" type="button" onClick={() => void take(save)}>
                {say('take.file')}
              </button>
            )}
          </div>
          {party.who === 'records' && <p class="vl-soft vl-noprint">{say('take.on-disk')}</p>}
        </>
      )}
    </details>
  );
}
