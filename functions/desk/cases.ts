// Working through the list: putting junk aside and taking it back, muting, closing with counts, sharing one letter, and the log.
import { base64 } from '@scure/base';
import { dayOf } from '#domain/days';
import { hasLetterSize, REFERRAL_BYTES } from '#domain/envelope';
import { countsOf } from '#domain/tally';
import { hasUrgent, muteCase, openCase, putAside, takeBack } from '../storage/case.ts';
import { closeMailbox } from '../storage/desk.ts';
import { logLine, logOf } from '../storage/desk-log.ts';
import { isTheirLetter } from '../storage/handover.ts';
import { shareLetter, sharesOf, withdrawShares } from '../storage/share.ts';
import { countCase, talliesOf } from '../storage/tally.ts';
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
    if (body.letters.length > 0 && (await hasUrgent(db, member.desk, body.letters))) return { refused: 'never-discarded' };
    const count = body.letters.length === 0 ? 0 : await putAside(db, member.desk, body.letters, dayOf(now));
    await db.batch([logLine(db, member, 'put-aside', now)]);
    return { json: { count } };
  },

  async 'take-back'({ db, member, now, body }) {
    if (body.letters.length > 0) await takeBack(db, member.desk, body.letters);
    await db.batch([logLine(db, member, 'take-back', now)]);
    return { json: {} };
  },

  async mute({ db, member, now, body: { mailbox, muted } }) {
    if (!(await openCase(db, member.desk, mailbox))) return { refused: 'not-found' };
    if (muted && (await hasUrgent(db, member.desk, [{ mailbox, letter: '' }]))) return { refused: 'never-discarded' };
    await muteCase(db, mailbox, muted ? dayOf(now) : null);
    await db.batch([logLine(db, member, muted ? 'mute' : 'unmute', now, mailbox)]);
    return { json: {} };
  },

  async close({ db, member, now, body: { mailbox, seen, about } }) {
    if (!(await openCase(db, member.desk, mailbox))) return { refused: 'not-found' };
    if (!(await closeMailbox(db, mailbox, dayOf(now), seen))) return { refused: 'changed-meanwhile' };
    await countCase(db, member.desk, mailbox, countsOf(about), dayOf(now));
    await db.batch([logLine(db, member, 'close', now, mailbox)]);
    return { json: {} };
  },

  async 'take-along'({ db, member, now, body: { mailbox, consent } }) {
    if (!(await openCase(db, member.desk, mailbox))) return { refused: 'not-found' };
    if (!(await isTheirLetter(db, mailbox, consent))) return { refused: 'not-agreed' };
    await db.batch([logLine(db, member, 'take-along', now, mailbox)]);
    return { json: {} };
  },

  async share({ db, member, now, body }) {
    const sealed = base64.decode(body.sealed);
    if (!hasLetterSize(sealed, REFERRAL_BYTES)) return { refused: 'bad-letter' };
    if (!(await openCase(db, member.desk, body.mailbox))) return { refused: 'not-found' };
    const kept = await shareLetter(db, member.desk, { mailbox: body.mailbox, member: body.member, sealed }, now);
    if (!kept) return { refused: 'not-found' };
    await db.batch([logLine(db, member, 'share', now, body.mailbox)]);
    return { json: {} };
  },

  async 'withdraw-share'({ db, member, now, body }) {
    if (!(await withdrawShares(db, member.desk, body))) return { refused: 'not-found' };
    await db.batch([logLine(db, member, 'withdraw-share', now, body.mailbox)]);
    return { json: {} };
  },

  async shared({ db, member, now }) {
    const shares = await sharesOf(db, member.member, now);
    if (shares.length > 0) await db.batch([logLine(db, member, 'shared', now)]);
    return { json: { shares: shares.map((row) => ({ ...row, sealed: base64.encode(row.sealed) })) } };
  },

  async log({ db, member }) {
    return { json: { lines: await logOf(db, member.desk) } };
  },

  async 'export-log'({ db, member, now }) {
    await db.batch([logLine(db, member, 'export-log', now)]);
    return { json: { lines: await logOf(db, member.desk) } };
  },

  async tallies({ db, member }) {
    return { json: { tallies: await talliesOf(db, member.desk) } };
  },
};
