// Handing over: after a yes in the letter box, or in danger with a reason and a second member.
import { useEffect, useState } from 'preact/hooks';
import { type Consent, consentFor } from '#domain/consent/consent';
import { keysOfDesks, secondDesks } from '#domain/desk/desk';
import type { HandOvers } from '#domain/desk/desk-answer';
import type { DeskContent } from '#domain/desk/desk-page';
import { LETTER_BYTES } from '#domain/letter/envelope';
import { HEARD_BY_MAX } from '#domain/letter/letter';
import { cleanText } from '#domain/letter/clean-text';
import { yesIn } from '#domain/letter/thread';
import { seal, toBase64 } from '../../../crypto/seal.ts';
import type { AnswerableCase } from '../person/open-case.ts';
import { act, Press, Result, useActing } from '../seat/act.tsx';
import { useDraft } from '../seat/draft.ts';
import { Fold } from '../seat/fold.tsx';
import { deskName, type Go, type Here, namesText } from '../seat/here.ts';
import { resealFor, toldTo } from './resealing.ts';

type Props = { at: AnswerableCase; go: Go };

/** The yes that covers handing everything to one desk: their letters, with how to reach them. */
function yesTo({ desks }: DeskContent, consents: Consent[], to: string): Consent | null {
  const names = [to, ...Object.values(desks[to]?.name ?? {})];
  const mayReach = consentFor(consents, 'desk', names, 'contact') !== null;
  return mayReach ? consentFor(consents, 'desk', names, 'letters') : null;
}

export function HandOver({ at, go }: Props) {
  const { here, seat, consents, mailbox, shown, first } = at;
  const { say, tell, content } = here;
  const acting = useActing(here, at.load);
  const others = Object.keys(content.desks).filter((name) => name !== seat.me.desk);
  const [draft, keep] = useDraft(first.mailbox, 'hand-to', { to: others[0] ?? '', inDanger: false });
  const { to, inDanger } = draft;
  const consent = yesTo(content, consents, to);
  // What somebody heard alone is carried out by another: a colleague, or whoever decides.
  const heardAlone = consent !== null && consent.by !== '' && consent.by === seat.me.name.slice(0, HEARD_BY_MAX);
  const mayHand = consent !== null && !heardAlone;
  if (others.length === 0) return null;
  const hand = async (): Promise<void> => {
    if (!consent) return;
    await resealFor(at, content, to);
    const body = { mailbox, desk: to, consent: yesIn(shown, consent.letter), told: await toldTo(at, content, to) };
    await act('hand-over', body, [mailbox, to, consent.letter]);
    go({ name: 'inbox' });
    tell(say('hand.done'));
  };
  return (
    <Fold title={say('hand.title')} is="hand" startsOpen={inDanger}>
      <p>{say(handKey(consents, consent, heardAlone))}</p>
      <ToDesk here={here} others={others} to={to} choose={(next) => keep({ ...draft, to: next })} />
      {mayHand && (
        <Press acting={acting} work={hand} look="main">
          {say('hand.button')}
        </Press>
      )}
      {consent === null && <Danger say={say} inDanger={inDanger} set={(next) => keep({ ...draft, inDanger: next })} />}
      {(heardAlone || (!mayHand && inDanger)) && <InDanger at={at} to={to} />}
    </Fold>
  );
}

const Danger = ({ say, inDanger, set }: { say: Here['say']; inDanger: boolean; set(inDanger: boolean): void }) => (
  <label class="vl-choice">
    <input type="checkbox" name="in-danger" checked={inDanger} onChange={(event) => set(event.currentTarget.checked)} />
    {say('hand.danger')}
  </label>
);

type ToProps = { here: Here; others: string[]; to: string; choose(desk: string): void };

const ToDesk = ({ here: { say, content }, others, to, choose }: ToProps) => (
  <label class="vl-field">
    {say('hand.to')}
    <select name="to-desk" value={to} onChange={(event) => choose(event.currentTarget.value)}>
      {others.map((name) => (
        <option key={name} value={name}>
          {deskName(content, name)}
        </option>
      ))}
    </select>
  </label>
);

/** What stands in the way, or does not. */
const handKey = (consents: Consent[], consent: Consent | null, heardAlone: boolean): string => {
  if (consent) return heardAlone ? 'hand.heard-alone' : 'hand.yes';
  return consents.some(({ who, what }) => who === 'desk' && what === 'letters') ? 'hand.no' : 'hand.ask-first';
};

/** Who decides is said before anything is asked; where nobody else can, nothing is asked. */
function InDanger({ at, to }: { at: AnswerableCase; to: string }) {
  const { say, content } = at.here;
  const loading = useActing(at.here);
  const [deciders, setDeciders] = useState<string[] | null>(null);
  useEffect(() => void loading.run(async () => setDeciders((await act<HandOvers>('hand-overs')).deciders)), []);
  if (deciders === null) return <Result of={loading} />;
  if (deciders.length === 0) return <p class="vl-notice">{say('hand.nobody')}</p>;
  const desks = deciders.map((name) => ({ name: deskName(content, name) }));
  return (
    <>
      <p data-deciders>{say('hand.decides', { desks: namesText(content.locale, desks, 'disjunction') })}</p>
      <AskSecond at={at} to={to} />
    </>
  );
}

const noReason = { reason: '', isSilent: false };

/** The reason is sealed to whoever may decide. */
function AskSecond({ at, to }: { at: AnswerableCase; to: string }) {
  const { here, seat, mailbox } = at;
  const { say, content } = here;
  const acting = useActing(here, at.load);
  const [draft, keep, drop] = useDraft(mailbox, 'danger', noReason);
  const reason = cleanText(draft.reason);
  const askSecond = async (): Promise<string> => {
    await resealFor(at, content, to);
    const readers = keysOfDesks(content.desks, [seat.me.desk, ...secondDesks(content.desks, seat.me.desk)]);
    const sealed = toBase64(await seal({ reason }, LETTER_BYTES, readers));
    const told = draft.isSilent ? null : await toldTo(at, content, to);
    await act('ask-hand-over', { mailbox, desk: to, reason: sealed, told }, [mailbox, to, reason, draft.isSilent]);
    drop();
    return say('hand.asked');
  };
  return (
    <>
      <label class="vl-field">
        {say('hand.reason')}
        <textarea
          name="reason"
          maxLength={500}
          autocomplete="off"
          readOnly={acting.busy}
          value={draft.reason}
          onInput={(event) => keep({ ...draft, reason: event.currentTarget.value })}
        />
      </label>
      <label class="vl-choice">
        <input type="checkbox" checked={draft.isSilent} onChange={(event) => keep({ ...draft, isSilent: event.currentTarget.checked })} />
        {say('hand.silent')}
      </label>
      <Press acting={acting} work={askSecond} stopped={reason === ''}>
        {say('hand.ask-second')}
      </Press>
    </>
  );
}
