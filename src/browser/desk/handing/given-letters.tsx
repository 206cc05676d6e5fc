// What an interpreter or a provider sees: the letters that were opened to them by name, until their 48 hours are over.
import { useEffect, useState } from 'preact/hooks';
import type { ShareRow } from '#domain/desk/desk-answer';
import type { ReferralLetter } from '#domain/letter/letter';
import { open } from '../../../crypto/seal.ts';
import { Answers } from '../person/answers.tsx';
import { Words } from '../person/words.tsx';
import { act, Result, useActing } from '../seat/act.tsx';
import { type Here, quarterText } from '../seat/here.ts';
import type { Seat } from '../seat/seat.ts';

type Opened = ShareRow & { answers: ReferralLetter['answers']; text: string };

export function GivenLetters({ here, seat }: { here: Here; seat: Seat }) {
  const { say, content } = here;
  const loading = useActing(here);
  const [shares, setShares] = useState<Opened[] | null>(null);
  const load = async (): Promise<undefined> => {
    const got = await act<{ shares: ShareRow[] }>('shared');
    const opened = got.shares.map(async (row) => {
      const inside = (await open(row.sealed, seat.own.identity)) as { content?: Pick<Opened, 'answers' | 'text'> } | null;
      return { ...row, answers: inside?.content?.answers ?? {}, text: inside?.content?.text ?? '' };
    });
    setShares(await Promise.all(opened));
  };
  useEffect(() => void loading.run(load), []);
  return (
    <>
      <h1 tabIndex={-1}>{say('shared.title')}</h1>
      <Result of={loading} />
      {shares?.length === 0 && <p>{say('shared.none')}</p>}
      {shares?.map((each) => (
        <article key={each.share} class="vl-card">
          <h2>{say('shared.until', { moment: quarterText(content.locale, each.due_at) })}</h2>
          {Object.keys(each.answers).length > 0 && <Answers here={here} answers={each.answers} />}
          {each.text !== '' && <Words here={here} text={each.text} language={undefined} />}
        </article>
      ))}
    </>
  );
}
