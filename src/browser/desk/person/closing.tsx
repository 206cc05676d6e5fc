// Closing: a few counts are added, of one attribute or of two, and the letter box leaves the list until the person writes again.
import type { Thread } from '#domain/desk/desk-answer';
import { partiesIn } from '#domain/consent/consent';
import type { ReferralLetter } from '#domain/letter/letter';
import { type About, type Attribute, attributeNames, attributes, waitedFor } from '#domain/figures/tally';
import { partyName } from '../handing/added-fields.tsx';
import { act, Press, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { Fold } from '../seat/fold.tsx';
import { type Go, type Here, namesText } from '../seat/here.ts';
import type { OpenCase } from './open-case.ts';

/** What is known already, from the answers and the days; everything can be changed or left out. */
function knownAbout(thread: Thread, first: ReferralLetter | null): About {
  const written = thread.letters.find(({ direction }) => direction === 'to-desk')?.written_on;
  const answered = thread.letters.find(({ direction, plan }) => direction === 'to-person' && plan === 0)?.written_on;
  const need = typeof first?.answers.need === 'string' ? first.answers.need : '';
  const company = [first?.answers.company ?? []].flat();
  const asked = (
    { tonight: 'place', soon: 'place', talk: 'talk', doctor: 'doctor', lawyer: 'lawyer', pay: 'pay' } as Record<string, string>
  )[need];
  return {
    ...(asked && { asked }),
    ...(company.length > 0 && { company: companyOf(company) }),
    ...(written && answered && { waited: waitedFor(written, answered) }),
  };
}

function companyOf(company: string[]): string {
  if (company.includes('group')) return 'group';
  if (company.includes('children')) return 'family';
  return company.includes('partner') ? 'couple' : 'alone';
}

export function Close({ at: { here, thread, mailbox, first, consents, load }, go }: { at: OpenCase; go: Go }) {
  const { say, tell, content } = here;
  const acting = useActing(here, load);
  const parties = partiesIn(consents).map((party) => ({ name: partyName(here, party) }));
  const [about, setAbout, drop] = useDraft<About>(mailbox, 'close', knownAbout(thread, first));
  const close = async (): Promise<void> => {
    await act('close', { mailbox, seen: thread.newest, about });
    drop();
    go({ name: 'inbox' });
    tell(say('close.done'));
  };
  if (thread.closed_on !== null) return null;
  return (
    <Fold title={say('close.title')} is="close">
      <p>{say('close.how')}</p>
      {first && (
        <p>{parties.length > 0 ? say('close.yes-to', { names: namesText(content.locale, parties) }) : say('close.yes-to-nobody')}</p>
      )}
      <Counted say={say} about={about} setAbout={setAbout} />
      <Press acting={acting} work={close}>
        {say('close.button')}
      </Press>
    </Fold>
  );
}

/** What is counted about this case; everything can be left out. */
function Counted({ say, about, setAbout }: { say: Here['say']; about: About; setAbout(about: About): void }) {
  const set = (name: Attribute, value: string): void => {
    const { [name]: _old, ...rest } = about;
    setAbout(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      {attributeNames.map((name) => (
        <label key={name} class="vl-field">
          {say(`count.${name}`)}
          <select name={name} value={about[name] ?? ''} onChange={(event) => set(name, event.currentTarget.value)}>
            <option value="">{say('close.not-counted')}</option>
            {attributes[name].map((value) => (
              <option key={value} value={value}>
                {say(`value.${value}`)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}
