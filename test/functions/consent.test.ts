// A yes at the desk's door, attacked with a console: nothing moves, is given or leaves but under a sentence that the letter box signed.
import { DESK_API, MAILBOX } from '#domain/api/paths';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ShownConsent } from '#domain/consent/sentence';
import type { Tap } from '#domain/letter/letter';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import type { HandOvers } from '#domain/desk/desk-answer';
import { yesIn } from '#domain/letter/thread';
import { placeOf, signRemoval } from '../../src/crypto/opened-box.ts';
import { type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { seal, toBase64 } from '../../src/crypto/seal.ts';
import { atDesk, hearAtDesk, type Seated, seated, tap } from '../desk.ts';
import { askFromDesk, builtDesks, nextEnvelope, openedBox, sendSealed, threadAtDesk } from '../letters.ts';
import { portal, postJson } from '../server.ts';

const running = portal('dist', { desk: true });
const ask = (by: Seated, action: string, body: unknown = {}) => atDesk(running, `${DESK_API}/${action}`, { body, cookie: by.cookie });
const keysOf = (desk: string): string[] => builtDesks()[desk]?.recipients ?? [];
const demand = { kind: 'consent', what: 'letters', who: 'desk', name: '' } as const;

/** Everything in the box sealed again for the other desk, as a coordinator's page does before handing over. */
async function resealed(by: Seated, mailbox: Mailbox, to = 'demo-deputy'): Promise<void> {
  const sealed = toBase64(await seal({}, REFERRAL_BYTES, keysOf(to)));
  const { results } = await running.db
    .prepare("SELECT letter FROM letters WHERE mailbox = ? AND direction = 'to-desk'")
    .bind(mailbox.key)
    .all<{ letter: string }>();
  for (const { letter } of results) await ask(by, 'reseal', { mailbox: mailbox.key, letter, desk: to, sealed, keys: keysOf(to) });
}

/** Tries to hand over with what is shown; what the server says. */
async function hand(by: Seated, mailbox: Mailbox, consent: ShownConsent, to = 'demo-deputy'): Promise<string> {
  await resealed(by, mailbox, to);
  const told = { letter: newDraft(), sealed: toBase64(await seal({}, LETTER_BYTES, keysOf(to))) };
  return (await ask(by, 'hand-over', { mailbox: mailbox.key, desk: to, consent, told })).title ?? 'done';
}

/** Somebody who was asked and tapped, in this order. */
async function asked(...says: Tap[]): Promise<Mailbox> {
  const { mailbox } = await sendSealed(running, {});
  for (const say of says) {
    await askFromDesk(running, mailbox.key, 'May we?', demand);
    await tap(running, mailbox, say);
  }
  return mailbox;
}
const writes = async (mailbox: Mailbox, text: string) =>
  postJson(running, MAILBOX, { action: 'write', envelope: await nextEnvelope(running, mailbox, text) });
/** What an honest page shows of the letter with this number. */
async function shownOf(mailbox: Mailbox, number: number): Promise<ShownConsent> {
  const { shown } = await threadAtDesk(running, mailbox.key);
  const letter = shown.find(({ content }) => content?.direction === 'to-desk' && content.number === number)?.row.letter ?? '';
  return yesIn(shown, letter);
}

let by: Seated;
beforeEach(async () => {
  by = await seated(running, 'coordinator');
});

describe('handing over', () => {
  it('goes with a yes, also when other letters came after it', async () => {
    const mailbox = await asked('yes');
    await writes(mailbox, 'one more thing');
    expect(await hand(by, mailbox, await shownOf(mailbox, 2))).toBe('done');
  });

  it.each<[what: string, says: Tap[], shown: (mailbox: Mailbox) => Promise<ShownConsent>]>([
    ['any letter of theirs', ['no'], (mailbox) => shownOf(mailbox, 1)],
    ['a no', ['no'], (mailbox) => shownOf(mailbox, 2)],
    ['a later', ['later'], (mailbox) => shownOf(mailbox, 2)],
    ['an older yes, with the no after it', ['yes', 'no'], (mailbox) => shownOf(mailbox, 2)],
    [
      'an older yes, without the no after it',
      ['yes', 'no'],
      async (mailbox) => {
        const { letter, openings } = await shownOf(mailbox, 2);
        return { letter, openings: openings.slice(0, 1) };
      },
    ],
    [
      'an older yes, and the no opened as nothing',
      ['yes', 'no'],
      async (mailbox) => {
        const { letter, openings } = await shownOf(mailbox, 2);
        return { letter, openings: openings.map((each, index) => (index === 0 ? each : { ...each, sentences: [] })) };
      },
    ],
    [
      'a no that says yes',
      ['no'],
      async (mailbox) => {
        const { letter, openings } = await shownOf(mailbox, 2);
        return { letter, openings: openings.map((each) => ({ ...each, sentences: [['2026-11-30', 'letters', 'desk', '', 'yes']] })) };
      },
    ],
    [
      'a letter that says nothing about it',
      [],
      async (mailbox) => {
        await writes(mailbox, 'hello');
        return shownOf(mailbox, 2);
      },
    ],
    ['a letter that nobody wrote', ['yes'], async () => ({ letter: 'f'.repeat(64), openings: [] })],
    [
      'a letter of the person as if the desk had heard it',
      ['yes'],
      async (mailbox) => ({ letter: (await shownOf(mailbox, 2)).letter, openings: [] }),
    ],
    ['the yes of somebody else', [], async () => shownOf(await asked('yes'), 2)],
  ])('does not go with %s', async (_what, says, shown) => {
    const mailbox = await asked(...says);
    expect(await hand(by, mailbox, await shown(mailbox))).toBe('not-agreed');
    expect(await running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first()).toEqual({ desk: 'demo' });
  });

  it('does not go with a yes to another desk by name, and does with one to this desk', async () => {
    for (const [name, outcome] of [
      ['the desk of Groningen', 'not-agreed'],
      [builtDesks()['demo-deputy']?.name.en ?? '', 'done'],
    ] as const) {
      const { mailbox } = await sendSealed(running, {});
      await askFromDesk(running, mailbox.key, 'May we?', { ...demand, name });
      await tap(running, mailbox, 'yes');
      expect(await hand(by, mailbox, await shownOf(mailbox, 2))).toBe(outcome);
    }
  });

  it('goes once: the desk that got the box cannot pass it on with the same yes', async () => {
    const mailbox = await asked('yes');
    const yes = await shownOf(mailbox, 2);
    expect(await hand(by, mailbox, yes)).toBe('done');
    const next = await seated(running, 'coordinator', 'demo-deputy');
    expect(await hand(next, mailbox, yes, 'demo')).toBe('not-agreed');
  });

  it('does not go with a yes when the person removed it, or a letter after it that could have taken it back', async () => {
    for (const number of [2, 3]) {
      const mailbox = await asked('yes', 'no');
      const yes = await shownOf(mailbox, 2);
      const { answer } = await openedBox(running, mailbox);
      const letter = answer.sent.find((each) => each.number === number)?.letter ?? '';
      const removal = signRemoval(mailbox, placeOf(letter, [], answer.sent));
      await postJson(running, MAILBOX, { action: 'delete-letter', address: mailbox.address, removal });
      for (const shown of [yes, { ...yes, openings: yes.openings.slice(0, 1) }]) expect(await hand(by, mailbox, shown)).toBe('not-agreed');
    }
  });
});

describe('a yes that a member says they heard', () => {
  const word = { what: 'letters', who: 'desk', name: '', say: 'yes' } as const;
  /** What an honest page shows of it. */
  const shownHeard = async (mailbox: Mailbox, letter: string) => yesIn((await threadAtDesk(running, mailbox.key)).shown, letter);
  const heardBy = async (bea: Seated, heard: Parameters<typeof hearAtDesk>[3] = word, outside = {}) => {
    const { mailbox } = await sendSealed(running, {});
    return { mailbox, ...(await hearAtDesk(running, bea, mailbox.key, heard, outside)) };
  };

  it('lies in the box at once, with who heard it, to be taken back; and moves the box only by the hand of another member', async () => {
    const bea = await seated(running, 'coordinator');
    const { mailbox, letter } = await heardBy(bea);
    const [shown] = (await openedBox(running, mailbox)).letters;
    expect([shown?.letter, shown?.text, shown?.ask]).toEqual([letter, 'heard', { kind: 'consent', ...word, say: undefined }]);
    const yes = await shownHeard(mailbox, letter);
    expect(await hand(bea, mailbox, yes)).toBe('heard-yourself');
    expect(await hand(by, mailbox, yes)).toBe('done');
    const { results } = await running.db.prepare("SELECT action FROM desk_log WHERE member = ? AND action = 'hear'").bind(bea.member).all();
    expect(results).toHaveLength(1);
  });

  it('hands over nothing once the person tapped no, removed it, or removed a letter after it; whatever is shown of it', async () => {
    for (const how of ['no', 'removed', 'hole']) {
      const { mailbox, letter } = await heardBy(await seated(running, 'coordinator'));
      const before = await shownHeard(mailbox, letter);
      if (how === 'no') await tap(running, mailbox, 'no');
      if (how === 'hole') await writes(mailbox, 'take that back');
      if (how !== 'no') {
        const { answer, letters } = await openedBox(running, mailbox);
        const gone = how === 'removed' ? letter : (answer.sent[0]?.letter ?? '');
        const removal = signRemoval(mailbox, placeOf(gone, letters, answer.sent));
        expect((await postJson(running, MAILBOX, { action: 'delete-letter', address: mailbox.address, removal })).status).toBe(200);
      }
      const now = await shownHeard(mailbox, letter);
      for (const shown of [before, now, { letter, openings: [] }])
        expect([how, await hand(by, mailbox, shown)]).toEqual([how, 'not-agreed']);
    }
  });

  it('still serves when the person wrote of other things after it', async () => {
    const { mailbox, letter } = await heardBy(await seated(running, 'coordinator'));
    await writes(mailbox, 'thank you');
    expect(await hand(by, mailbox, await shownHeard(mailbox, letter))).toBe('done');
  });

  it('serves for nothing but what it says: not a no, not another party, not another thing', async () => {
    const provider = await seated(running, 'provider');
    const give = async (mailbox: Mailbox, consent: ShownConsent) => {
      const sealed = toBase64(await seal({}, REFERRAL_BYTES, [provider.own.recipient]));
      return (await ask(by, 'share', { mailbox: mailbox.key, member: provider.member, consent, sealed })).title ?? 'done';
    };
    const bea = await seated(running, 'coordinator');
    for (const [heard, moves, gives] of [
      [{ ...word, say: 'no' }, 'not-agreed', 'not-agreed'],
      [{ ...word, say: 'later' }, 'not-agreed', 'not-agreed'],
      [{ ...word, name: 'the desk of Groningen' }, 'not-agreed', 'not-agreed'],
      [{ ...word, what: 'contact' }, 'not-agreed', 'not-agreed'],
      [{ ...word, who: 'lawyer' }, 'not-agreed', 'not-agreed'],
      [{ ...word, who: 'shelter' }, 'not-agreed', 'done'],
    ] as const) {
      const { mailbox, letter } = await heardBy(bea, heard);
      const shown = await shownHeard(mailbox, letter);
      expect([heard, await hand(by, mailbox, shown), await give(mailbox, shown)]).toEqual([heard, moves, gives]);
      const lied = shown.openings.map((each, index) =>
        index === 0 ? { ...each, sentences: [['2026-11-30', 'letters', 'desk', '', 'yes']] } : each,
      );
      expect(await hand(by, mailbox, { letter, openings: lied as ShownConsent['openings'] })).toBe('not-agreed');
    }
  });

  it('that says one thing inside and another outside is no letter of the desk in the eyes of the person', async () => {
    const bea = await seated(running, 'coordinator');
    const { mailbox, letter } = await heardBy(bea, { ...word, say: 'no' }, { say: 'yes' });
    expect((await openedBox(running, mailbox)).letters.map((each) => [each.letter, each.text])).toEqual([[letter, null]]);
    const silent = await askFromDesk(running, mailbox.key, 'How are you?', { kind: 'question' });
    await running.db.prepare('UPDATE letters SET heard = 1, commitment = ? WHERE letter = ?').bind('a'.repeat(64), silent).run();
    expect((await openedBox(running, mailbox)).letters[0]?.text).toBeNull();
  });

  it('is spent with the box that moves: back at the desk that heard it, it moves nothing again', async () => {
    const { mailbox, letter } = await heardBy(await seated(running, 'coordinator'));
    const yes = await shownHeard(mailbox, letter);
    expect(await hand(by, mailbox, yes)).toBe('done');
    await running.db.prepare("UPDATE mailboxes SET desk = 'demo' WHERE mailbox = ?").bind(mailbox.key).run();
    await running.db.prepare("UPDATE letters SET desk = 'demo' WHERE mailbox = ?").bind(mailbox.key).run();
    expect(await hand(by, mailbox, yes)).toBe('not-agreed');
    expect((await openedBox(running, mailbox)).letters.find((each) => each.letter === letter)?.text).toBe('heard');
  });
});

describe('giving a letter to a provider, and taking a summary along', () => {
  const give = async (to: Seated, mailbox: Mailbox, consent: ShownConsent | null) => {
    const sealed = toBase64(await seal({}, REFERRAL_BYTES, [to.own.recipient]));
    return (await ask(by, 'share', { mailbox: mailbox.key, member: to.member, consent, sealed })).title ?? 'done';
  };

  it('goes with a yes in the form to somebody of that kind, and with nothing else', async () => {
    const provider = await seated(running, 'provider');
    const [open, closed] = [await sendSealed(running, { share: ['shelter'] }), await sendSealed(running, { share: ['lawyer'] })];
    expect(await give(provider, open.mailbox, await shownOf(open.mailbox, 1))).toBe('done');
    expect(await give(provider, closed.mailbox, await shownOf(closed.mailbox, 1))).toBe('not-agreed');
    expect(await give(provider, open.mailbox, null)).toBe('not-found');
    const lied = await shownOf(closed.mailbox, 1);
    const openings = lied.openings.map((each) => ({ ...each, sentences: [['2026-11-30', 'needs', 'shelter', '', 'yes']] as never }));
    expect(await give(provider, closed.mailbox, { ...lied, openings })).toBe('not-agreed');
  });

  it('takes along only under a yes to somebody other than a desk, and the log has the line', async () => {
    const [lawyer, none] = [await sendSealed(running, { share: ['lawyer'] }), await sendSealed(running, {})];
    const take = async ({ mailbox }: { mailbox: Mailbox }) =>
      (await ask(by, 'take-along', { mailbox: mailbox.key, consent: await shownOf(mailbox, 1) })).title ?? 'done';
    expect([await take(lawyer), await take(none)]).toEqual(['done', 'not-agreed']);
    const { results } = await running.db.prepare('SELECT action FROM desk_log WHERE member = ?').bind(by.member).all();
    expect(results.filter(({ action }) => action === 'take-along')).toHaveLength(1);
  });
});

describe('a decision in danger', () => {
  it('is bound to the request that was seen: another reason, place or asker is another request', async () => {
    const [asks, decides] = [await seated(running, 'lead'), await seated(running, 'lead')];
    const { mailbox } = await sendSealed(running, { danger: 'yes' });
    await resealed(asks, mailbox);
    const request = async (reason: string): Promise<void> => {
      const sealed = toBase64(await seal({ reason }, LETTER_BYTES, keysOf('demo')));
      await ask(asks, 'ask-hand-over', { mailbox: mailbox.key, desk: 'demo-deputy', reason: sealed, told: null });
    };
    const seen = async (): Promise<string> =>
      ((await ask(decides, 'hand-overs')).json as HandOvers).handOvers.find((row) => row.mailbox === mailbox.key)?.request ?? '';
    await request('he knows where she is');
    const first = await seen();
    await request('something else');
    const decide = async (named: string) =>
      (await ask(decides, 'decide-hand-over', { mailbox: mailbox.key, agreed: true, request: named })).title ?? 'done';
    expect(await decide(first)).toBe('changed-meanwhile');
    expect(await decide('0'.repeat(64))).toBe('changed-meanwhile');
    expect(await decide(await seen())).toBe('done');
  });
});

describe('the log', () => {
  it('has a line for every look, fetch, re-wrap and letter made ready, once a day for each case', async () => {
    const lead = await seated(running, 'lead');
    const mailbox = await asked('yes');
    const [first] = (await threadAtDesk(running, mailbox.key)).shown;
    const letter = { mailbox: mailbox.key, letter: first?.row.letter ?? '' };
    for (let times = 0; times < 2; times += 1) {
      await ask(lead, 'thread', { mailbox: mailbox.key });
      await ask(lead, 'bodies', { letters: [letter] });
    }
    const sealed = toBase64(await seal({}, REFERRAL_BYTES, keysOf('demo')));
    await ask(lead, 'rewrap', { ...letter, sealed, keys: keysOf('demo') });
    await ask(lead, 'reseal', { ...letter, desk: 'demo-deputy', sealed, keys: keysOf('demo-deputy') });
    const { results } = await running.db
      .prepare('SELECT action, count(*) AS n FROM desk_log WHERE member = ? AND alias IS NOT NULL GROUP BY action ORDER BY action')
      .bind(lead.member)
      .all();
    expect(results).toEqual([
      { action: 'fetch', n: 1 },
      { action: 'look', n: 1 },
      { action: 'reseal', n: 1 },
      { action: 'rewrap', n: 1 },
    ]);
  });
});
