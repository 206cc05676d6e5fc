// Handing over: after a yes in the letter box, or in danger with a reason and a second member; letters are sealed again on this device.
import { useEffect, useState } from 'preact/hooks';
import { type Consent, consentFor } from '#domain/consent/consent';
import { keysOfDesks, secondDesks } from '#domain/desk/desk';
import type { HandOvers } from '#domain/desk/desk-answer';
import type { DeskContent } from '#domain/desk/desk-page';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import { HEARD_BY_MAX, type PersonLetter, type ReferralLetter } from '#domain/letter/letter';
import type { PlanLetter } from '#domain/letter/plan';
import { cleanText } from '#domain/letter/clean-text';
import { type Shown, yesIn } from '#domain/letter/thread';
import { sealReply } from '../../../crypto/letter.ts';
import { newDraft } from '../../../crypto/receipt.ts';
import { isRecipient, seal, sealAgain, toBase64 } from '../../../crypto/seal.ts';
import { ask, type Refused } from '../seat/ask.ts';
import { useDraft } from '../seat/draft.ts';
import { deskName, type Go, type Here, namesText } from '../seat/here.ts';
import { askFreshly, type Seat } from '../seat/seat.ts';
import type { Frame } from '../answer/writing.ts';

type Props = { here: Here; frame: Frame; seat: Seat; first: ReferralLetter; shown: Shown[]; consents: Consent[]; go: Go };

/** The yes that covers handing everything to one desk: their letters, with how to reach them. */
function yesTo({ desks }: DeskContent, consents: Consent[], to: string): Consent | null {
  const names = [to, ...Object.values(desks[to]?.name ?? {})];
  const mayReach = consentFor(consents, 'desk', names, 'contact') !== null;
  return mayReach ? consentFor(consents, 'desk', names, 'letters') : null;
}

export function HandOver({ here, frame, seat, first, shown, consents, go }: Props) {
  const { say, fail, tell, content } = here;
  const others = Object.keys(content.desks).filter((name) => name !== seat.me.desk);
  const [to, setTo] = useState(others[0] ?? '');
  const [inDanger, setInDanger] = useState(false);
  const [danger, keep, drop] = useDraft(first.mailbox, 'danger', { reason: '', isSilent: false });
  const { reason, isSilent } = danger;
  const consent = yesTo(content, consents, to);
  // What somebody heard alone is carried out by another: a colleague, or whoever decides.
  const heardAlone = consent !== null && consent.by !== '' && consent.by === seat.me.name.slice(0, HEARD_BY_MAX);
  const mayHand = consent !== null && !heardAlone;
  const wasAsked = consents.some(({ who, what }) => who === 'desk' && what === 'letters');
  if (others.length === 0) return null;

  /** Seals every letter of the person again, to the other desk and to their own letter box; one that does not open goes as it is. */
  const resealed = async (): Promise<boolean> => {
    const refusal = await resealFor();
    if (refusal) fail(refusal);
    return refusal === null;
  };
  const resealFor = async (): Promise<Refused | null> => {
    const keys = keysOfDesks(content.desks, [to]);
    const readers = [...keys, first.recipient].filter(isRecipient);
    for (const { row, content: letter, whole } of shown) {
      if (letter?.kind === 'reply' || (letter === null && row.direction === 'to-person')) continue;
      const sealed = letter === null ? row.sealed : toBase64(await sealAgain(whole, sizeOf(letter), readers));
      const kept = await ask('reseal', { mailbox: first.mailbox, letter: row.letter, desk: to, sealed, keys });
      if ('refused' in kept) return kept.refused;
    }
    return null;
  };
  const tellPerson = async (): Promise<{ letter: string; sealed: string }> => {
    const letter = newDraft();
    const language = typeof first.answers.language === 'string' ? first.answers.language : 'nl';
    const text = content.handedOver[language] ?? content.handedOver.nl ?? '';
    return { letter, sealed: toBase64(await sealReply(first, await frame(letter), text, undefined, content.desks[to]?.recipients)) };
  };
  const hand = async (): Promise<void> => {
    if (!consent || !(await resealed())) return;
    const body = { mailbox: first.mailbox, desk: to, consent: yesIn(shown, consent.letter), told: await tellPerson() };
    const done = await askFreshly('hand-over', body, [first.mailbox, to, consent.letter]);
    if ('refused' in done) return fail(done.refused);
    go({ name: 'inbox' });
    tell(say('hand.done'));
  };
  const askSecond = async (): Promise<void> => {
    if (cleanText(reason) === '' || !(await resealed())) return;
    const { me } = seat;
    const readers = keysOfDesks(content.desks, [me.desk, ...secondDesks(content.desks, me.desk)]);
    const sealed = toBase64(await seal({ reason: cleanText(reason) }, LETTER_BYTES, readers));
    const told = isSilent ? null : await tellPerson();
    const body = { mailbox: first.mailbox, desk: to, reason: sealed, told };
    const done = await askFreshly('ask-hand-over', body, [first.mailbox, to, cleanText(reason), isSilent]);
    if ('refused' in done) return fail(done.refused);
    drop();
    tell(say('hand.asked'));
  };

  return (
    <details class="vl-card vl-noprint">
      <summary>{say('hand.title')}</summary>
      <p>{say(mayHand ? 'hand.yes' : heardAlone ? 'hand.heard-alone' : wasAsked ? 'hand.no' : 'hand.ask-first')}</p>
      <label class="vl-field">
        {say('hand.to')}
        <select name="to-desk" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          {others.map((name) => (
            <option key={name} value={name}>
              {deskName(content, name)}
            </option>
          ))}
        </select>
      </label>
      {mayHand && (
        <button class="vl-button" type="button" onClick={() => void hand()}>
          {say('hand.button')}
        </button>
      )}
      {!mayHand && !heardAlone && (
        <label class="vl-choice">
          <input type="checkbox" name="in-danger" checked={inDanger} onChange={(event) => setInDanger(event.currentTarget.checked)} />
          {say('hand.danger')}
        </label>
      )}
      {(heardAlone || (!mayHand && inDanger)) && (
        <InDanger
          here={here}
          reason={reason}
          setReason={(next) => keep({ ...danger, reason: next })}
          isSilent={isSilent}
          setSilent={(next) => keep({ ...danger, isSilent: next })}
          askSecond={askSecond}
        />
      )}
    </details>
  );
}

type DangerProps = {
  here: Here;
  reason: string;
  setReason(reason: string): void;
  isSilent: boolean;
  setSilent(isSilent: boolean): void;
  askSecond(): Promise<void>;
};

/** Who decides is said before anything is asked; where nobody else can, nothing is asked. */
function InDanger({ here: { say, fail, content }, reason, setReason, isSilent, setSilent, askSecond }: DangerProps) {
  const [deciders, setDeciders] = useState<string[] | null>(null);
  useEffect(() => {
    void ask<HandOvers>('hand-overs').then((got) => ('refused' in got ? fail(got.refused) : setDeciders(got.value.deciders)));
  }, []);
  if (deciders === null) return null;
  if (deciders.length === 0) return <p class="vl-notice">{say('hand.nobody')}</p>;
  const desks = deciders.map((name) => ({ name: deskName(content, name) }));
  return (
    <>
      <p data-deciders>{say('hand.decides', { desks: namesText(content.locale, desks, 'disjunction') })}</p>
      <label class="vl-field">
        {say('hand.reason')}
        <textarea
          name="reason"
          maxLength={500}
          autocomplete="off"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label class="vl-choice">
        <input type="checkbox" checked={isSilent} onChange={(event) => setSilent(event.currentTarget.checked)} />
        {say('hand.silent')}
      </label>
      <button class="vl-button vl-button--quiet" type="button" aria-disabled={cleanText(reason) === ''} onClick={() => void askSecond()}>
        {say('hand.ask-second')}
      </button>
    </>
  );
}

const sizeOf = ({ kind }: ReferralLetter | PersonLetter | PlanLetter): number => (kind === 'referral' ? REFERRAL_BYTES : LETTER_BYTES);
