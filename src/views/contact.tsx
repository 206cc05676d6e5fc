// One contact: who, what for, how to reach them, why it stands here, whether somebody answers now, and how sure we are; the same in both doors.
import { h } from 'preact';
import { saidInWords, sureInWords } from '#domain/care/because';
import type { Service } from '#domain/care/care';
import { assuranceOf, isPhonedLately } from '#domain/care/contact';
import type { Day } from '#domain/time/days';
import { inLanguage } from '#domain/language/in-language';
import { openingOf } from '#domain/care/opening';
import { dayText, t } from '../i18n.ts';
import { Address, PhoneNumber, TextWithNumber } from './call.tsx';
import { ContactMore } from './contact-more.tsx';
import type { Voice } from './voice.ts';

export interface ContactProps {
  voice: Voice;
  service: Service;
  /** The part of the answer it belongs to. */
  reason?: string | undefined;
  /** Why it stands here, as sentences. */
  because?: string[] | undefined;
  /** Only what a call needs: for a night. */
  brief?: boolean | undefined;
  /** One of many on a page: only its source below. */
  listed?: boolean | undefined;
  /** Level of its heading. */
  level?: 'h2' | 'h3' | undefined;
  /** The day by which it counts as phoned lately or not. */
  today: Day;
  /** Epoch milliseconds, where the view is drawn for this moment. */
  now?: number | undefined;
}

export function Contact(props: ContactProps) {
  const { voice, service, reason, because = [], brief = false, listed = false, level: Heading = 'h2', today, now } = props;
  const name = inLanguage(service.name, voice.locale);
  return (
    <article class="vl-card">
      {reason && <p class="vl-label">{t(voice, `care.reason.${reason}`)}</p>}
      <Heading lang={name.lang === voice.locale ? undefined : name.lang}>{name.text}</Heading>
      {!brief && <Described voice={voice} service={service} />}
      <Because because={because} />
      <Led voice={voice} lead="care.only-for" text={service.only_for} />
      <Ways voice={voice} service={service} brief={brief} />
      <Hours voice={voice} service={service} today={today} now={now} />
      {!brief && <Said voice={voice} service={service} />}
      {(!brief || service.phones.length === 0) && <Led voice={voice} lead="care.enter" text={service.how_to_enter} />}
      <Sure voice={voice} service={service} today={today} isWhole={!brief && !listed} />
      {!brief && (
        <details>
          <summary>{t(voice, 'care.more')}</summary>
          <ContactMore voice={voice} service={service} listed={listed} />
        </details>
      )}
    </article>
  );
}

type Part = Pick<ContactProps, 'voice' | 'service'>;

/** What it is for, where that is written in the language of the page. */
function Described({ voice, service }: Part) {
  const { text, lang } = inLanguage(service.description, voice.locale);
  return lang === voice.locale ? (
    <p>
      <TextWithNumber text={text} />
    </p>
  ) : null;
}

const Because = ({ because }: { because: string[] }) =>
  because.length > 0 ? (
    <ul class="vl-soft">
      {because.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  ) : null;

/** The hours in words, and whether somebody answers now. */
const Hours = ({ voice, service, today, now }: Part & Pick<ContactProps, 'today' | 'now'>) =>
  service.hours ? (
    <p>
      {t(voice, 'care.hours')} <TextWithNumber text={inLanguage(service.hours, voice.locale).text} />{' '}
      <OpenNow voice={voice} service={service} today={today} now={now} />
    </p>
  ) : null;

/** What the source says of calling. */
function Said({ voice, service }: Part) {
  const said = saidInWords(voice.words, service);
  return said === '' ? null : <p>{said}</p>;
}

/** A condition under its lead, where the record has one. */
const Led = ({ voice, lead, text }: { voice: Voice; lead: string; text: Service['only_for'] }) =>
  text ? (
    <p>
      <strong>{t(voice, lead)}</strong> <TextWithNumber text={inLanguage(text, voice.locale).text} />
    </p>
  ) : null;

/** Ways to reach a contact, each a link, with what each number is for. */
const Ways = ({ voice, service: { phones, email, url }, brief }: Part & { brief: boolean }) => (
  <>
    {phones.map(({ number, note }) => (
      <p class="vl-call" key={number}>
        <PhoneNumber number={number} />
        {note && <small> {inLanguage(note, voice.locale).text}</small>}
      </p>
    ))}
    {!brief && email && (
      <p>
        <a href={`mailto:${email}`}>
          <Address text={email} />
        </a>
      </p>
    )}
    {!brief && url && (
      <p>
        <a href={url} rel="noreferrer">
          <Address text={new URL(url).host} />
        </a>{' '}
        {t(voice, 'link.elsewhere')}
      </p>
    )}
  </>
);

/** How sure we are; of one contact on a page of its own also what nobody could find out. */
function Sure({ voice, service, today, isWhole }: Part & { today: Day; isWhole: boolean }) {
  if (service.kind === 'emergency') return null;
  const unsure = service.unsure && inLanguage(service.unsure, voice.locale);
  const isTold = isWhole && unsure?.lang === voice.locale && assuranceOf(service, today) === 'never';
  return (
    <p>
      {sureInWords(voice.words, service, today, (day) => dayText(voice.locale, day))} {isTold && <TextWithNumber text={unsure.text} />}
    </p>
  );
}

/** Whether somebody answers now, on the Dutch clock; without hours nothing is said, on a page without scripts the hours stand beside it. */
export function OpenNow({ voice, service, today, now }: Part & Pick<ContactProps, 'today' | 'now'>) {
  if (!service.schedule || service.around_the_clock) return null;
  const open = now === undefined ? 'unknown' : openingOf(service, new Date(now)).open;
  const hours = { 'data-hours': JSON.stringify(service.schedule), 'data-yes': t(voice, 'open.yes'), 'data-no': t(voice, 'open.no') };
  return (
    <>
      {h('open-now', hours, open === 'unknown' ? '' : t(voice, `open.${open}`))}{' '}
      {!isPhonedLately(assuranceOf(service, today)) && <span>{t(voice, 'open.unsure')}</span>}
    </>
  );
}
