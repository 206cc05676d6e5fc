// Taking a summary along after a yes: on paper, or as a file for the desk's own case system. Made here; the server only notes that.
import { useEffect, useState } from 'preact/hooks';
import { type Party, partiesIn } from '#domain/consent/consent';
import { type Added, addedChoices, kindFrom, scopesOf } from '#domain/consent/summary';
import { yesIn } from '#domain/letter/thread';
import type { AnswerableCase } from '../person/open-case.ts';
import { act, Press, Push, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { saveFile } from '../seat/saving.ts';
import { AddedFields, partyName } from './added-fields.tsx';
import { caseFileOf } from './case-file.ts';
import { Sheet } from './sheet.tsx';

export function TakeAlong({ at }: { at: AnswerableCase }) {
  const { say } = at.here;
  const [chosen, setChosen] = useState(0);
  const parties = partiesIn(at.consents).filter(({ who }) => who !== 'desk');
  const party = parties[Math.min(chosen, parties.length - 1)];
  return (
    <details class="vl-card vl-take" name="form" data-take>
      <summary class="vl-noprint">{say('take.title')}</summary>
      {!party && <p>{say('take.ask-first')}</p>}
      {party && (
        <label class="vl-field vl-noprint">
          {say('take.for')}
          <select name="take-for" value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
            {parties.map((each, index) => (
              <option key={`${each.who} ${each.name}`} value={index}>
                {partyName(at.here, each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {party && <TakeFor at={at} party={party} />}
    </details>
  );
}

/** What one party may have, with what the desk adds to it. */
function TakeFor({ at, party }: { at: AnswerableCase; party: Party }) {
  const { here, mailbox, first, shown, thread } = at;
  const { say } = here;
  const acting = useActing(here, at.load);
  const [added, setAdded] = useDraft<Added>(mailbox, 'added', { kind: kindFrom(first.answers) });
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    if (!isPrinted) return;
    print();
    setPrinted(false);
  }, [isPrinted]);
  /** Only after a fresh touch, and with a line in the log. */
  const take = (how: () => void) => async (): Promise<string> => {
    await act('take-along', { mailbox, consent: yesIn(shown, party.letter) });
    how();
    return say('take.printed');
  };
  const save = (): void =>
    saveFile(`vlonder-${thread.today}.json`, 'application/json', JSON.stringify(caseFileOf(at, party, added), null, 2));
  return (
    <>
      <div class="vl-noprint">
        {party.who === 'count' && <p class="vl-notice">{say('take.count-only')}</p>}
        {scopesOf(party).includes('count') && <AddedFields here={here} added={added} keep={setAdded} choices={addedChoices} />}
      </div>
      <Sheet at={at} party={party} added={added} isPaper={isPrinted} />
      <div class="vl-actions vl-noprint">
        {party.who === 'records' && (
          <Push acting={acting} work={take(save)}>
            {say('take.file')}
          </Push>
        )}
        <Press acting={acting} work={take(() => setPrinted(true))}>
          {say('take.print')}
        </Press>
      </div>
      {party.who === 'records' && <p class="vl-soft vl-noprint">{say('take.on-disk')}</p>}
    </>
  );
}
