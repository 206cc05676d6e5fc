// Working through the list: putting junk aside and taking it back, muting, closing with counts, sharing one letter, and the log.
import { base64 } from '@scure/base';
import { dayOf } from '#domain/time/days';
import { hasLetterSize, REFERRAL_BYTES } from '#domain/letter/envelope';
import { providers } from '#domain/consent/cover';
import { countsOf } from '#domain/figures/tally';
import { caseOf, hasUrgent, muteCase, putAside, takeBack } from '../storage/case.ts';
import { closeMailbox } from '../storage/desk.ts';
import { logOf } from '../storage/desk-log.ts';
import { shareLetter, sharesOf, withdrawShares } from '../storage/share.ts';
import { countCase, talliesOf } from '../storage/tally.ts';
import { whyNotAgreed } from './agreed.ts';
import type { MemberHandlers } from './call.ts';

type Names =
  | 'put-aside'
  | 'take-back'
  | 'mute'
  | 'close'
  | 'take-along'
  | 'share'
  | 'withdraw-share'
  | 'shared'
  | 'log'
  | 'export-log'
  | 'tallies';

export const caseHandlers: MemberHandlers<Names> = {
  async 'put-aside'({ db, member, now, body }) {
    const isUnproven = body.unproven === true;
    if (!isUnproven && (await hasUrgent(db, member.desk, body.letters))) return { refused: 'never-discarded' };
    return { json: { count: await putAside(db, member.desk, body.letters, dayOf(now), isUnproven) } };
  },

  async 'take-back'({ db, member, body }) {
    return { json: { count: await takeBack(db, member.desk, body.letters) } };
  },

  async mute({ db, member, now, body: { mailbox, muted } }) {
    const known = await caseOf(db, member.desk, mailbox);
    if (!known) return { refused: 'not-found' };
    if ((known.muted_on !== null) === muted) return { json: {} };
    if (muted && (await hasUrgent(db, member.desk, [{ mailbox, letter: '' }]))) return { refused: 'never-discarded' };
    await muteCase(db, mailbox, muted ? dayOf(now) : null);
    return { json: {} };
  },

  async close({ db, member, now, body: { mailbox, seen, about } }) {
    const known = await caseOf(db, member.desk, mailbox);
    if (!known) return { refused: 'not-found' };
    if (known.closed_on !== null) return { json: {} };
    const counts = countCase(db, member.desk, mailbox, countsOf(about), dayOf(now));
    return (await closeMailbox(db, mailbox, dayOf(now), seen, counts)) ? { json: {} } : { refused: 'changed-meanwhile' };
  },

  async 'take-along'({ db, member, body: { mailbox, consent } }) {
    if (!(await caseOf(db, member.desk, mailbox))) return { refused: 'not-found' };
    const refused = await whyNotAgreed(db, { mailbox, member: member.member }, consent, ({ who }) => who !== 'desk');
    return refused ? { refused } : { json: {} };
  },

  async share({ db, member, now, body }) {
    const { mailbox, consent } = body;
    const sealed = base64.decode(body.sealed);
    if (!hasLetterSize(sealed, REFERRAL_BYTES)) return { refused: 'bad-letter' };
    if (!(await caseOf(db, member.desk, mailbox))) return { refused: 'not-found' };
    const isProvider = ({ who }: { who: string }): boolean => providers.some((each) => each === who);
    const refused = consent && (await whyNotAgreed(db, { mailbox, member: member.member }, consent, isProvider));
    if (refused) return { refused };
    const kept = await shareLetter(db, member.desk, { mailbox, member: body.member, consent: consent?.letter ?? null, sealed }, now);
    return kept ? { json: {} } : { refused: 'not-found' };
  },

  async 'withdraw-share'({ db, member, body }) {
    return (await withdrawShares(db, member.desk, body)) ? { json: {} } : { refused: 'not-found' };
  },

  async shared({ db, member, now }) {
    const shares = await sharesOf(db, member.member, now);
    return { json: { shares: shares.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })) } };
  },

  async log({ db, member }) {
    return { json: { lines: await logOf(db, member.desk) } };
  },

  async 'export-log'({ db, member }) {
    return { json: { lines: await logOf(db, member.desk) } };
  },

  async tallies({ db, member }) {
    return { json: { tallies: await talliesOf(db, member.desk) } };
  },
};
