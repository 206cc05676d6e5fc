// Pages at an end: everything was deleted, the letters were closed, or a page of a moment is over.
import type { NoticeView } from '#domain/site/view';
import { localised, t } from '../i18n.ts';
import type { Voice } from './voice.ts';

/** The words of each end. */
const said = {
  deleted: ['deleted.title', 'deleted.text', 'mailbox.delete-backup'],
  over: ['shown.title', 'shown.text'],
  stopped: ['stopped.title', 'stopped.text'],
} as const;

export const Ended = ({ voice, view: { page } }: { voice: Voice; view: NoticeView }) => (
  <div data-ended={page}>
    <h1 tabindex={-1}>{t(voice, said[page][0])}</h1>
    {said[page].slice(1).map((key) => (
      <p key={key}>{t(voice, key)}</p>
    ))}
    {page === 'stopped' && (
      <button class="vl-button" type="button" value="undo">
        {t(voice, 'stopped.undo')}
      </button>
    )}
    <div class="vl-actions">
      <a class="vl-button vl-button--quiet" href={localised(voice, 'letters/')}>
        {t(voice, 'sent.open')}
      </a>
      <a class="vl-button vl-button--quiet" href={localised(voice, '')}>
        {t(voice, 'back.home')}
      </a>
    </div>
  </div>
);
