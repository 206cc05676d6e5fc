// What this person said about sharing: the newest word about each party and thing, with its day and how it was said.
import { type Consent, consentFor, standingIn } from '#domain/consent/consent';
import { partyName } from '../handing/added-fields.tsx';
import { dayText, type Here } from '../seat/here.ts';

/** One word, in a sentence. */
export const saidText = ({ say, content }: Here, { what, say: said, day, source, by }: Consent): string =>
  say(by === '' ? 'said.line' : 'said.line-heard', {
    said: say(`tap.${said}`),
    what: say(`thing.${what}`),
    day: dayText(content.locale, day),
    how: say(`said.${source}`),
    by,
  });

export function Said({ here, consents }: { here: Here; consents: Consent[] }) {
  const { say } = here;
  const standing = standingIn(consents);
  return (
    <section class="vl-card" data-said>
      <h2>{say('said.title')}</h2>
      {standing.length === 0 && <p>{say('said.nothing')}</p>}
      <dl class="vl-answers">{standing.map((each) => [<dt dir="auto">{partyName(here, each)}</dt>, <dd>{saidText(here, each)}</dd>])}</dl>
    </section>
  );
}

/** Before something is asked, or written down as heard: what stands already. */
export function SaidBefore({ here, consents, about }: { here: Here; consents: Consent[]; about: Pick<Consent, 'what' | 'who' | 'name'> }) {
  const { who, name, what } = about;
  const yes = consentFor(consents, who, name === '' ? [] : [name], what);
  const before = yes ?? standingIn(consents).find((each) => each.who === who && each.name === name && each.what === what);
  return <p class="vl-soft">{before ? here.say('said.before', { said: saidText(here, before) }) : here.say('said.not-before')}</p>;
}
