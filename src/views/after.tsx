// What happens after sending, in four pictures with their words.
import { t } from '../i18n.ts';
import { Picture } from './picture.tsx';
import type { Voice } from './voice.ts';

const steps = ['lock', 'read', 'answer', 'yours'] as const;

export const After = ({ voice }: { voice: Voice }) => (
  <section aria-labelledby="after">
    <h2 id="after">{t(voice, 'after.title')}</h2>
    <ol class="vl-after">
      {steps.map((step) => (
        <li key={step}>
          <Picture of={`step.${step}`} />
          {t(voice, `after.${step}`)}
        </li>
      ))}
    </ol>
  </section>
);
