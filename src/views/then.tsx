// What follows from an answer, said at once beside it. Without style, or on an old engine, it stands there beforehand and reads as well.
import { deskFor } from '#domain/desk/desk';
import { inLanguage } from '#domain/language/in-language';
import type { ReferView } from '#domain/site/view';
import { momentText, t } from '../i18n.ts';
import { Danger, NationalDesk, PhoneNumber } from './call.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  view: ReferView;
}

/** Answers whose consequence is one sentence, `then.<question>.<answer>`. */
const plain = ['contact.return', 'contact.phone', 'contact.mail', 'contact.person', 'contact.none', 'agreed.yes'];

/** The consequence of an answer, or null where nothing follows but that the desk reads it. */
export function thenOf({ voice, view }: Props, answer: string) {
  if (answer === 'need.tonight') return <Tonight voice={voice} view={view} />;
  if (answer === 'danger.yes') return <Now voice={voice} />;
  if (answer === 'age.under-18') return <Minor voice={voice} view={view} />;
  if (answer === 'agreed.no') return <NotAgreed voice={voice} view={view} />;
  return plain.includes(answer) ? <p>{t(voice, `then.${answer}`)}</p> : null;
}

const Now = ({ voice }: { voice: Voice }) => (
  <p>
    {t(voice, 'refer.danger')} <Danger />. {t(voice, 'refer.danger-goes-on')}
  </p>
);

/** Tonight: who reads it now, or that nobody does before a moment, and who is awake until then (H3). */
function Tonight({ voice, view: { reading, awake } }: Props) {
  if (reading?.isNow) return <p>{t(voice, 'then.need.tonight.open')}</p>;
  return (
    <>
      <p>
        <strong>
          {reading ? t(voice, 'then.need.tonight', { moment: momentText(voice.locale, reading.at) }) : t(voice, 'reading.unknown')}
        </strong>{' '}
        {t(voice, 'then.awake')}
      </p>
      <ul>
        {awake.map(({ name, number }) => (
          <li key={number}>
            {inLanguage(name, voice.locale).text} <PhoneNumber number={number} />
          </li>
        ))}
      </ul>
      <Now voice={voice} />
    </>
  );
}

/** Under 18: who reads, what an adult must do, and that they tell it first; or whom to call where no desk reads such letters (H7). */
function Minor({ voice, view }: Props) {
  const open = Object.fromEntries(Object.entries(view.desks).filter(([name]) => view.open.includes(name)));
  const desk = open[deskFor(open, { municipality: null, age: 'under-18' }) ?? ''];
  if (desk?.minors)
    return (
      <p>
        {t(voice, 'before.who', { desk: inLanguage(desk.name, voice.locale).text })} {inLanguage(desk.minors, voice.locale).text}
      </p>
    );
  return (
    <p>
      {t(voice, 'then.age.nobody')} <NationalDesk voice={voice} />.
    </p>
  );
}

const NotAgreed = ({ voice, view }: Props) =>
  view.way === 'near' ? (
    <p>{t(voice, 'then.agreed.no')}</p>
  ) : (
    <p>
      {t(voice, 'agreed.work')} <NationalDesk voice={voice} />. {t(voice, 'agreed.work-why')}
    </p>
  );
