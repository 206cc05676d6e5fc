// Who may be given one letter of somebody by name, under which yes, and which part of it that yes opens.
import { type Consent, coverFor, type Party, partiesIn } from './consent.ts';
import { providers } from './cover.ts';
import type { PersonLetter, ReferralLetter } from '../letter/letter.ts';
import type { Role } from '../desk/member.ts';
import { scopesOf, summaryRows } from './summary.ts';

/** What somebody may open: the answers, and the words of a later letter. */
export interface GivenPart {
  answers: ReferralLetter['answers'];
  text: string;
}

/** An interpreter reads what has to be understood, unless the person wants none; a care provider only after a yes. */
export const mayInterpret = ({ answers }: ReferralLetter): boolean => ![answers.interpreter ?? []].flat().includes('no');

/** The yeses under which a care provider may be given something, each with the letter that says so. */
export const coversIn = (consents: readonly Consent[]): Party[] =>
  partiesIn(consents).flatMap((party) => {
    const yes = coverFor(consents, party, 'letters') ?? coverFor(consents, party, 'needs');
    return yes !== null && providers.includes(party.who) ? [{ ...party, letter: yes.letter }] : [];
  });

/** True while somebody may keep what they were given, `under` the letter with the yes to it (null for an interpreter). */
export function mayKeep(role: Role, under: string | null, first: ReferralLetter, consents: readonly Consent[]): boolean {
  if (role === 'interpreter') return mayInterpret(first);
  return consents.some(
    (each) => each.letter === under && each.say === 'yes' && providers.includes(each.who) && coverFor(consents, each, each.what) !== null,
  );
}

/**
 * What of a letter goes to somebody by name; null when nothing does. Never the way to reach the person, and never the secret to write
 * as the desk. Words of the person's own go only where the letters may.
 */
export function givenPart(content: ReferralLetter | PersonLetter, party: Party | null): GivenPart | null {
  const open = party === null ? (['count', 'needs', 'letters'] as const) : scopesOf(party);
  const mayRead = (scope: string): boolean => (open as readonly string[]).includes(scope);
  if (content.kind === 'letter') return mayRead('letters') ? { answers: {}, text: content.text } : null;
  const names = summaryRows.flatMap(([, name, scope]) => (mayRead(scope) && scope !== 'contact' ? [name as string] : []));
  return { answers: Object.fromEntries(Object.entries(content.answers).filter(([name]) => names.includes(name))), text: '' };
}
