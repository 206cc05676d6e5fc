// The bar at the top: whose desk this is, where one can go, the other language, and getting up.
import { keyRoles } from '#domain/member';
import type { Go, Here, Screen } from './here.ts';
import type { Seat } from './seat.ts';

type Props = { here: Here; seat: Seat | null; screen: Screen; go: Go; leave(): Promise<void> };

export function TopBar({ here: { content, say }, seat, screen, go, leave }: Props) {
  const desk = seat ? content.desks[seat.me.desk]?.name[content.locale] : undefined;
  const role = seat?.me.role;
  const all = ['inbox', 'members', 'log'] as const;
  const screens = role && keyRoles.includes(role) ? all.filter((name) => name !== 'log' || role === 'lead') : [];
  const other = content.locale === 'nl' ? 'en' : 'nl';
  return (
    <header class="vl-bar">
      <div class="vl-wrap">
        <a class="vl-skip" href="#main">
          {say('desk.skip')}
        </a>
        <strong>{desk ?? say('desk.title')}</strong>
        <nav aria-label={say('desk.nav')}>
          <ul>
            {screens.map((name) => (
              <li key={name}>
                <button class="vl-link" type="button" aria-current={screen.name === name ? 'page' : undefined} onClick={() => go({ name })}>
                  {say(`nav.${name}`)}
                </button>
              </li>
            ))}
            {!seat && (
              <li>
                <a class="vl-link" href={`/${other}/`} lang={other}>
                  {say('desk.other-language')}
                </a>
              </li>
            )}
            {seat && (
              <li>
                <button class="vl-link" type="button" onClick={() => void leave()}>
                  {say('desk.leave', { name: seat.me.name })}
                </button>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </header>
  );
}
