// The recovery kit: three papers for three people; any two of them bring the desk's key back. It is kept only once the papers were read back.
import { useEffect, useState } from 'preact/hooks';
import { dayOf } from '#domain/time/days';
import type { MemberList } from '#domain/desk/desk-answer';
import { fingerprintOf, type Keys, makeKit, openKit, type RecoveryKit } from '../../../crypto/keyring.ts';
import { type Acting, act, Press, useActing, type Work } from '../seat/act.tsx';
import { Refusal } from '../seat/ask.ts';
import { serverNow } from '../seat/clock.ts';
import { dayText, deskName, type Here } from '../seat/here.ts';

type Props = { here: Here; desk: string; keys: Keys; kits: MemberList['kits']; changed(): Promise<void> };
type Letter = keyof RecoveryKit['papers'];
const letters = ['a', 'b', 'c'] as const satisfies readonly Letter[];
/** So many letters of the end of each paper are typed back. */
const READ_BACK = 6;

/** Which kit there is of a key, and making one; `isNext`: it is what comes next. */
export function Kit({ here, desk, keys, kits, changed, isNext = true }: Props & { isNext?: boolean }) {
  const { say, content } = here;
  const acting = useActing(here, changed);
  const [kit, setKit] = useState<RecoveryKit | null>(null);
  const own = kits.find(({ key }) => key === keys.recipient);
  /** Rehearsed on this device before anything is printed: a kit that does not open is worse than none. */
  const make = async (): Promise<void> => {
    const made = await makeKit(keys.identity);
    const { a, b, c } = made.papers;
    const pairs = [[a, b] as const, [c, a] as const, [b, c] as const];
    const opens = await Promise.all(pairs.map(([one, other]) => openKit(made.files, one, other, keys.recipient)));
    if (!opens.every((identity) => identity === keys.identity)) throw new Refusal('fault');
    setKit(made);
  };
  /** The one before it is worth nothing from here on, and no sooner. */
  const keep = (made: RecoveryKit) => async (): Promise<string> => {
    await act('save-recovery', { key: keys.recipient, files: made.files });
    await changed();
    setKit(null);
    return say('kit.kept');
  };
  return (
    <>
      <p>{say('kit.how')}</p>
      {own ? <p>{say('kit.made-on', { day: dayText(content.locale, own.made_on) })}</p> : <p class="vl-notice">{say('kit.none')}</p>}
      {kit ? (
        <Papers here={here} desk={desk} recipient={keys.recipient} kit={kit} acting={acting} keep={keep(kit)} drop={() => setKit(null)} />
      ) : (
        <Press acting={acting} work={make} look={own || !isNext ? 'quiet' : 'main'}>
          {say('kit.make')}
        </Press>
      )}
    </>
  );
}

interface PapersProps {
  here: Here;
  desk: string;
  recipient: string;
  kit: RecoveryKit;
  acting: Acting;
  keep: Work;
  drop(): void;
}

/** The papers, then, with the papers off the screen, the end of each as somebody reads it from paper. */
function Papers({ here, desk, recipient, kit, acting, keep, drop }: PapersProps) {
  const { say } = here;
  const [isPrinted, setPrinted] = useState(false);
  if (isPrinted) return <ReadBack here={here} papers={kit.papers} acting={acting} keep={keep} again={() => setPrinted(false)} />;
  return (
    <>
      <PaperSheets here={here} desk={desk} recipient={recipient} papers={kit.papers} />
      <div class="vl-actions vl-noprint">
        <button class="vl-button" type="button" onClick={() => print()}>
          {say('kit.print')}
        </button>
        <button class="vl-button vl-button--quiet" type="button" onClick={() => setPrinted(true)}>
          {say('kit.printed')}
        </button>
        <button class="vl-link" type="button" onClick={drop}>
          {say('kit.stop')}
        </button>
      </div>
    </>
  );
}

type BackProps = Pick<PapersProps, 'here' | 'acting' | 'keep'> & { papers: RecoveryKit['papers']; again(): void };

/** Kept only once the end of every paper was read from it. */
function ReadBack({ here: { say }, papers, acting, keep, again }: BackProps) {
  const [read, setRead] = useState<Record<Letter, string>>({ a: '', b: '', c: '' });
  const isRight = (paper: Letter): boolean => tidy(read[paper]) === papers[paper].slice(-READ_BACK);
  return (
    <div data-read-back>
      <p>{say('kit.read-back', { count: READ_BACK })}</p>
      {letters.map((paper) => (
        <label key={paper} class="vl-field">
          {say('kit.end-of', { letter: paper.toUpperCase(), count: READ_BACK })}
          <input
            type="text"
            name={`end-${paper}`}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby={`end-${paper}-error`}
            value={read[paper]}
            onInput={(event) => setRead({ ...read, [paper]: event.currentTarget.value })}
          />
          <span class="vl-field__error" id={`end-${paper}-error`}>
            {tidy(read[paper]).length >= READ_BACK && !isRight(paper) && say('kit.not-the-end', { letter: paper.toUpperCase() })}
          </span>
        </label>
      ))}
      <div class="vl-actions">
        <Press acting={acting} work={keep} stopped={!letters.every(isRight)} look="main">
          {say('kit.keep')}
        </Press>
        <button class="vl-link" type="button" onClick={again}>
          {say('kit.again')}
        </button>
      </div>
    </div>
  );
}

const tidy = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

type SheetProps = { here: Here; desk: string; recipient: string; papers: RecoveryKit['papers'] };

/** One page each: whose it is, which part, of which day and which key. */
function PaperSheets({ here: { say, content }, desk, recipient, papers }: SheetProps) {
  const [digits, setDigits] = useState('');
  useEffect(() => void fingerprintOf(recipient).then(setDigits), [recipient]);
  const day = dayText(content.locale, dayOf(serverNow()));
  return (
    <div class="vl-papers">
      {letters.map((paper) => (
        <article key={paper} class="vl-paper">
          <h4>{say('kit.paper', { letter: paper.toUpperCase(), desk: deskName(content, desk) })}</h4>
          <p>{say('kit.paper-of', { day, digits })}</p>
          <p class="vl-code" data-paper={paper}>
            {papers[paper]}
          </p>
          <p class="vl-soft">{say('kit.on-paper')}</p>
        </article>
      ))}
    </div>
  );
}
