// What else there is about a contact: mandate, a card for the phone, a wrong number, and how we know it.
import type { Service } from '#domain/care/care';
import { hasCard, NUMBER_FAULTS, VCARD_NAMES } from '#domain/care/contact';
import { inLanguage } from '#domain/language/in-language';
import { localised, t } from '../i18n.ts';
import { sourceDate } from './source-date.ts';
import type { Voice } from './voice.ts';

interface Props {
  voice: Voice;
  service: Service;
  /** One of many on a page: only its source. */
  listed: boolean;
}
const decisions = ['place', 'money', 'transfer'] as const;

export const ContactMore = ({ voice, service, listed }: Props) => (
  <>
    {!listed && service.kind === 'care-coordinator' && <Mandate voice={voice} service={service} />}
    {!listed && hasCard(service) && <Keep voice={voice} service={service} />}
    {!listed && service.phones.length > 0 && service.kind !== 'emergency' && <Wrong voice={voice} service={service} />}
    <Known voice={voice} service={service} />
  </>
);

type Part = Omit<Props, 'listed'>;

/** What a coordinator may decide alone. */
const Mandate = ({ voice, service: { mandate } }: Part) => (
  <>
    <p>{t(voice, 'care.mandate')}:</p>
    <ul>
      {decisions.map((name) => (
        <li key={name}>
          {t(voice, `mandate.${name}`)}: {t(voice, `mandate.${mandate?.[name] ?? 'unknown'}`)}
        </li>
      ))}
    </ul>
    {mandate && <p class="vl-soft">{mandate.source}</p>}
  </>
);

/** The number as a card, under an ordinary name. */
const Keep = ({ voice, service: { id } }: Part) => (
  <>
    <p>{t(voice, 'care.save')}</p>
    <p class="vl-actions">
      {VCARD_NAMES.map((name) => (
        <a key={name} class="vl-button vl-button--quiet" href={`/data/contact/${voice.locale}-${name}-${id}.vcf`} download="contact.vcf">
          {t(voice, `vcard.${name}`)}
        </a>
      ))}
    </p>
  </>
);

/** Tells that a number is wrong. */
const Wrong = ({ voice, service: { id, name } }: Part) => (
  <form
    method="post"
    action={localised(voice, 'care/wrong')}
    aria-label={`${t(voice, 'care.wrong')} ${inLanguage(name, voice.locale).text}`}
  >
    <p>{t(voice, 'care.wrong')}</p>
    <input type="hidden" name="contact" value={id} />
    <p class="vl-actions">
      {NUMBER_FAULTS.map((fault) => (
        <button key={fault} class="vl-button vl-button--quiet" type="submit" name="what" value={fault}>
          {t(voice, `wrong.${fault}`)}
        </button>
      ))}
    </p>
  </form>
);

/** The source, and its page where it has one. */
const Known = ({ voice, service: { source } }: Part) => (
  <p class="vl-soft">
    {t(voice, 'care.source')}{' '}
    <bdi lang="nl" dir="ltr">
      {source.title}
    </bdi>{' '}
    (<bdi>{sourceDate(voice, source.date)}</bdi>)
    {source.url && (
      <>
        {' · '}
        <a href={source.url} rel="noreferrer">
          {t(voice, 'care.website')}
        </a>{' '}
        {t(voice, 'link.elsewhere')}
      </>
    )}
  </p>
);
