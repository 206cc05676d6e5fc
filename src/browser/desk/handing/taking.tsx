// Taking a summary along after a yes: on paper, or as a file for the desk's own case system. Made here; the server only notes that.
import { useEffect, useState } from 'preact/hooks';
import { type Consent, type Party, partiesIn } from '#domain/consent/consent';
import type { ReferralLetter } from '#domain/letter/letter';
import { type Added, addedChoices, kindFrom, scopesOf } from '#domain/consent/summary';
import { type Shown, yesIn } from '#domain/letter/thread';
import { AddedFields, partyName } from './added-fields.tsx';
import { caseFileOf } from './case-file.ts';
import type { Here } from '../seat/here.ts';
import { saveFile } from '../seat/saving.ts';
import { act, Press, useActing } from '../seat/act.tsx';
import type { Seat } from '../seat/seat.ts';
import { Sheet } from './sheet.tsx';

type Props = { here: Here; seat: Seat; first: ReferralLetter; shown: Shown[]; consents: Consent[]; today: string };

export function TakeAlong({ here, seat, first, shown, consents, today }: Props) {
  const { say } = here;
  const acting = useActing(here);
  const parties = partiesIn(consents).filter(({ who }) => who !== 'desk');
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
  const take = (how: (party: Party) => void) => async (): Promise<string | undefined> => {
    if (!party) return undefined;
    await act('take-along', { mailbox: first.mailbox, consent: yesIn(shown, party.letter) });
    how(party);
    return say('take.printed');
  };
  const save = (to: Party): void => {
    const file = caseFileOf({ here, desk: seat.me.desk, first, shown, party: to, added, today });
    saveFile(`vlonder-${today}.json`, 'application/json', JSON.stringify(file, null, 2));
  };

  return (
    <details class="vl-card vl-take" name="form" data-take>
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
            {party.who === 'records' && (
              <button class="vl-button vl-button--quiet" type="button" onClick={() => void acting.run(take(save))}>
                {say('take.file')}
              </button>
            )}
            <Press acting={acting} work={take(() => setPrinted(true))}>
              {say('take.print')}
            </Press>
          </div>
          {party.who === 'records' && <p class="vl-soft vl-noprint">{say('take.on-disk')}</p>}
        </>
      )}
    </details>
  );
}
