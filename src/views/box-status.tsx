// How it stands in a letter box: one plain sentence, when to look again, and days, never times of the past.
import { isWaiting, type ShownMailbox } from '#domain/box/mailbox';
import { dayText, momentText, t } from '../i18n.ts';
import { NationalDesk } from './call.tsx';
import type { Voice } from './voice.ts';

export function BoxStatus({ voice, box }: { voice: Voice; box: ShownMailbox }) {
  const waits = isWaiting(box.status, box.sent);
  const days = { last: box.lastSentOn, seen: box.seenOn, closed: box.closedOn, again: box.lookAgainOn, dies: box.diesOn };
  return (
    <div class="vl-card">
      <p data-status={box.status}>
        <strong>{t(voice, `status.${box.status}`)}</strong>
      </p>
      {waits && box.lookAt !== null && (
        <p data-look>
          {t(voice, 'mailbox.look')} <strong data-look-at>{momentText(voice.locale, box.lookAt)}</strong>. {t(voice, 'mailbox.look-clock')}
        </p>
      )}
      {waits && box.lookAt === null && (
        <p data-look-unknown>
          {t(voice, 'mailbox.look-unknown')} <NationalDesk voice={voice} />.
        </p>
      )}
      <dl class="vl-facts vl-days">
        {Object.entries(days).map(
          ([name, day]) =>
            day && (
              <div key={name} data-day={name}>
                <dt>{t(voice, `mailbox.${name}`)}</dt>
                <dd>{dayText(voice.locale, day)}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
