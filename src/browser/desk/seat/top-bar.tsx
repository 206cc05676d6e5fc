// The bar at the top: whose desk this is, where one can go, the other language, and getting up.
import type { Role } from '#domain/desk/member';
import type { Go, Here, Screen } from './here.ts';
import type { Seat } from './seat.ts';

type Props = { here: Here; seat: Seat | null; screen: Screen; go: Go; leave(): Promise<void> };

type Place = Exclude<Screen['name'], 'person'>;

/** Where each role can go. */
const placesOf: Record<Role, readonly Place[]> = {
  coordinator: ['inbox', 'members', 'passkeys'],
  lead: ['inbox', 'members', 'log', 'passkeys'],
  auditor: ['log', 'passkeys'],
  provider: ['inbox', 'places', 'passkeys'],
  interpreter: ['inbox', 'passkeys'],
  operator: ['passkeys'],
};

export function TopBar({ here: { content, say }, seat, screen, go, leave }: Props) {
  const desk = seat ? content.desks[seat.me.desk]?.name[content.locale] : undefined;
  const places = seat ? placesOf[seat.me.role] : [];
  const isAt = (name: Place): boolean => screen.name === name || (name === 'log' && places[0] === 'log' && screen.name === 'inbox');
  return (
    <header class="vl-bar">
      <div class="vl-wrap">
        <a class="vl-skip" href="#main">
          {say('desk.skip')}
        </a>
        <strong>{desk ?? say('desk.title')}</strong>
        <nav aria-label={say('desk.nav')}>
          <ul>
            {places.map((name) => (
              <li key={name}>
                <button class="vl-link" type="button" aria-current={isAt(name) ? 'page' : undefined} onClick={() => go({ name })}>
                  {say(`nav.${name}`)}
                </button>
              </li>
            ))}
            <li>{seat ? <Leave say={say} name={seat.me.name} leave={leave} /> : <OtherLanguage say={say} locale={content.locale} />}</li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

const Leave = ({ say, name, leave }: Pick<Here, 'say'> & { name: string; leave(): Promise<void> }) => (
  <button class="vl-link" type="button" onClick={() => void leave()}>
    {say('desk.leave', { name })}
  </button>
);

function OtherLanguage({ say, locale }: Pick<Here, 'say'> & { locale: string }) {
  const other = locale === 'nl' ? 'en' : 'nl';
  return (
    <a class="vl-link" href={`/${other}/`} lang={other}>
      {say('desk.other-language')}
    </a>
  );
}
