// Who fits what was chosen: the contacts of the lookup in its order, each with its reasons, drawn alike by the Worker and by a device.
import { reasonsInWords } from '#domain/care/because';
import { dayOf } from '#domain/time/days';
import type { CareStep } from '#domain/care/find-care';
import { t } from '../i18n.ts';
import { Contact } from './contact.tsx';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  steps: CareStep[];
  /** Epoch milliseconds. */
  now: number;
  /** Whether it is a page of its own, or a part of one. */
  isPage: boolean;
}

export function Found({ voice, steps, now, isPage }: Props) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <>
      <Title>{t(voice, 'needs.found')}</Title>
      <p>{t(voice, 'needs.found-intro')}</p>
      {steps.map((step) => (
        <Contact
          key={step.service.id}
          voice={voice}
          service={step.service}
          reason={step.reason}
          because={reasonsInWords(voice.words, step)}
          level={isPage ? 'h2' : 'h3'}
          today={dayOf(new Date(now))}
          now={now}
          listed
        />
      ))}
    </>
  );
}
