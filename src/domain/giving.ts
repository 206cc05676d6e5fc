// Who may be given one letter of somebody by name: an interpreter unless the person wants none, a care provider only after a yes.
import type { PersonLetter, ReferralLetter } from './letter.ts';
import type { Role } from './member.ts';

/** Parties that a care provider can be; a yes to one of them is enough, and the coordinator knows which one it is. */
const providers = ['shelter', 'doctor'];

/** `later` stands in the order in which it was written: about one party the newest word counts, and only a yes is one. */
export function mayBeGiven(role: Role, first: ReferralLetter, later: readonly PersonLetter[]): boolean {
  const { interpreter, share, agreed_to: agreedTo } = first.answers;
  if (role === 'interpreter') return ![interpreter ?? []].flat().includes('no');
  if (role !== 'provider') return false;
  const says = new Map([share ?? [], agreedTo ?? []].flat().map((who) => [who, true]));
  for (const { answer } of later) {
    if (answer?.to !== 'consent' || answer.what === 'contact') continue;
    if (answer.say !== 'yes') says.set(answer.who, false);
    else if (answer.what === 'letters') says.set(answer.who, true);
  }
  return providers.some((who) => says.get(who) === true);
}
