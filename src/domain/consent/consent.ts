// The one ledger of consent: to whom the person said yes or no, about what, on which day and how. Whatever gives, moves or shows asks it.
import { type Consent, type ConsentSource, consentFor, coverFor, folded, type PartyName, type Thing } from './cover.ts';
import { sharedWith } from '../letter/letter.ts';
import { type Share, SHARES_MAX } from '../letter/plan.ts';
import { firstIn, type Shown } from '../letter/thread.ts';

export { type Consent, type ConsentSource, consentFor, coverFor, type PartyName, type Thing };

/** Everything that was said about sharing, oldest first; what a foreign letter says is not among it. */
export function consentsIn(shown: readonly Shown[]): Consent[] {
  const first = firstIn(shown);
  const asks = new Map(shown.flatMap(({ row, content }) => (content?.kind === 'reply' && content.ask ? [[row.letter, content.ask]] : [])));
  return shown.flatMap(({ row, content }): Consent[] => {
    const { letter, written_on: day } = row;
    if (content !== null && content === first) return ticked(first.answers, { letter, day });
    if (content?.kind === 'reply' && content.heard) {
      const { what, who, name, say, how: source, by, on } = content.heard;
      return [{ what, who, name, say, source, by, day: on, letter }];
    }
    const answer = content?.kind === 'letter' ? content.answer : undefined;
    if (answer?.to !== 'consent') return [];
    const { what, who, name, say } = answer;
    // A yes to another desk is one to the desk that asked: whoever got the letter box by it cannot pass it on with the same yes.
    const isUsedUp = who === 'desk' && say === 'yes' && !isSameAsk(asks.get(answer.letter), answer);
    return isUsedUp ? [] : [{ what, who, name, say, source: 'tap', by: '', day, letter }];
  });
}

/** The form asks whether somebody may look for a place or help: that is what the person needs, never their letters. */
function ticked({ share, agreed_to: agreedTo }: Record<string, string | string[]>, at: Pick<Consent, 'letter' | 'day'>): Consent[] {
  const of = (answer: string | string[] | undefined, source: ConsentSource): Consent[] =>
    sharedWith
      .filter((who) => [answer ?? []].flat().includes(who))
      .map((who) => ({ ...at, what: 'needs', who, name: '', say: 'yes', source, by: '' }));
  return [...of(share, 'form'), ...of(agreedTo, 'professional')];
}

const isSameAsk = (ask: unknown, { what, who, name }: Pick<Consent, 'what' | 'who' | 'name'>): boolean => {
  const asked = ask as Partial<Consent> | undefined;
  return asked?.what === what && asked.who === who && asked.name === name;
};

/** The newest word about each thing and party, in the order in which they were said; also a no. */
export function standingIn(consents: readonly Consent[]): Consent[] {
  const keyOf = ({ who, name, what }: Consent): string => JSON.stringify([who, folded(name), what]);
  return consents.filter((each, index) => !consents.slice(index + 1).some((later) => keyOf(later) === keyOf(each)));
}

/** A party with a yes: what may be shared with them, and the newest letter that says so. */
export interface Party extends PartyName {
  things: Thing[];
  letter: string;
}

/** Parties with a yes, each once. */
export function partiesIn(consents: readonly Consent[]): Party[] {
  const yes = standingIn(consents).filter(({ say }) => say === 'yes');
  const each = new Map(yes.map(({ who, name }) => [JSON.stringify([who, folded(name)]), { who, name }]));
  return [...each.values()].flatMap((party): Party[] => {
    const covers = things.flatMap((what) => coverFor(consents, party, what) ?? []);
    const newest = consents.filter((one) => covers.includes(one)).at(-1);
    return newest ? [{ ...party, things: things.filter((what) => coverFor(consents, party, what)), letter: newest.letter }] : [];
  });
}

const things: readonly Thing[] = ['letters', 'contact', 'needs'];

/** What the shared overview says about sharing: the newest of it. */
export const sharesIn = (consents: readonly Consent[]): Share[] =>
  standingIn(consents)
    .slice(-SHARES_MAX)
    .map(({ what, who, name, say }) => ({ what, who, name, say }));
