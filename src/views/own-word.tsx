// A word of one's own beside the number: asked, never shown again, on no paper.
import { OWN_WORD_MAX } from '#domain/box/receipt';
import { t } from '../i18n.ts';
import { Latin } from './latin.tsx';
import { quiet } from './quiet.ts';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  value: string;
  /** What to say under it: how to choose it, or that it is only for who chose one. */
  hint: 'choose' | 'only-if';
}

export const OwnWord = ({ voice, value, hint }: Props) => (
  <details class="vl-field" open={value !== ''}>
    <summary>{t(voice, hint === 'choose' ? 'own-word.choose-title' : 'own-word.only-if-title')}</summary>
    <p class="vl-field__hint" id="own-word-hint">
      {t(voice, hint === 'choose' ? 'own-word.choose' : 'own-word.only-if')}
    </p>
    <label for="own-word">{t(voice, 'own-word.label')}</label>
    <input
      class="vl-input"
      id="own-word"
      name="own_word"
      defaultValue={value}
      maxLength={OWN_WORD_MAX}
      aria-describedby="own-word-hint"
      dir="auto"
      {...quiet}
    />
    <Latin voice={voice} of="own-word" typed={value} />
  </details>
);
