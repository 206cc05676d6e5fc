// Before something is deleted for good: it asks once more, in words (H17).
import { t } from '../i18n.ts';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  /** What is to be deleted: everything, the overview, or one letter by its id. */
  what: 'all' | 'letter';
  /** The action of the button that does it. */
  action: string;
}

export const AskDelete = ({ voice, what, action }: Props) => (
  <section class="vl-notice" role="alertdialog" aria-labelledby="ask-delete" data-asking>
    <h2 id="ask-delete" tabindex={-1} data-alert>
      {t(voice, what === 'all' ? 'delete.all' : 'delete.letter')}
    </h2>
    <p>{t(voice, what === 'all' ? 'delete.all-why' : 'delete.letter-why')}</p>
    <div class="vl-actions">
      <button type="submit" class="vl-button vl-button--quiet" name="action" value="stay">
        {t(voice, 'delete.stay')}
      </button>
      <button type="submit" class="vl-button" name="action" value={action}>
        {t(voice, 'delete.yes')}
      </button>
    </div>
  </section>
);
