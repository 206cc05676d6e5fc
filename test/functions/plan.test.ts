// The shared overview in a letter box: the newest counts, nobody overwrites a colleague, and it goes when the person says so.
import { DESK_API, MAILBOX } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { quarterOf } from '#domain/time/days';
import type { MailboxAnswer } from '#domain/api/api';
import type { Thread } from '#domain/desk/desk-answer';
import { emptyPlan, type Plan } from '#domain/letter/plan';
import { savePlan } from '../../functions/storage/plan.ts';
import { deskSigner } from '../../src/crypto/keyset.ts';
import { sealPlan } from '../../src/crypto/letter.ts';
import { placeOf, signEnd, signRemoval } from '../../src/crypto/opened-box.ts';
import { type Mailbox, newDraft } from '../../src/crypto/receipt.ts';
import { toBase64 } from '../../src/crypto/seal.ts';
import { atDesk, seated } from '../desk.ts';
import { answerFromDesk, builtDesks, openedBox, sendSealed, threadAtDesk } from '../letters.ts';
import { portal, postForm, postJson } from '../server.ts';

const running = portal('dist', { desk: true });
const recipients = (desk = 'demo') => builtDesks()[desk]?.recipients ?? [];
const saying = (text: string): Plan => ({ ...emptyPlan, agreements: [text] });

async function box(mailbox: Mailbox): Promise<MailboxAnswer> {
  return (await (await postJson(running, MAILBOX, { action: 'read', address: mailbox.address, page: 0 })).json()) as MailboxAnswer;
}
const agreementsOf = async (mailbox: Mailbox) => (await openedBox(running, mailbox)).plan?.plan?.agreements ?? null;

/** Puts an overview in the box as somebody of the desk. */
async function put(cookie: string, mailbox: Mailbox, text: string, seen: string | null, letter = newDraft()) {
  const { first, frame } = await threadAtDesk(running, mailbox.key);
  const sealed = toBase64(await sealPlan(first, { ...frame, letter }, saying(text), recipients()));
  const { status, title, json } = await atDesk(running, `${DESK_API}/plan`, {
    cookie,
    body: { mailbox: mailbox.key, letter, sealed, seen },
  });
  return { letter, status, title, json: json as Thread };
}
/** The quarter of an hour goes by. */
const publish = (): Promise<unknown> => running.db.prepare('UPDATE letters SET due_at = NULL WHERE plan = 1').run();

describe('the shared overview', () => {
  it('appears at the next quarter of an hour, and is no letter: it answers nothing', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const { mailbox } = await sendSealed(running, { need: 'talk' });
    const { status, json } = await put(cookie, mailbox, 'We call the doctor.', null);
    const [first, ...others] = json.letters;
    expect([status, json.newest === first?.letter, others.map(({ plan, waiting }) => [plan, waiting])]).toEqual([200, true, [[1, 1]]]);
    expect(await agreementsOf(mailbox)).toBeNull();
    await publish();
    expect(await agreementsOf(mailbox)).toEqual(['We call the doctor.']);
    const { status: state, letters } = await box(mailbox);
    expect([state, letters.length]).toEqual(['sent', 0]);
  });

  it('a newer one takes its place; until the quarter the older one shows, and never two', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const { mailbox } = await sendSealed(running, {});
    const one = await put(cookie, mailbox, 'one', null);
    await publish();
    const two = await put(cookie, mailbox, 'two', one.letter);
    expect(await agreementsOf(mailbox)).toEqual(['one']);
    await put(cookie, mailbox, 'three', two.letter);
    await publish();
    expect(await agreementsOf(mailbox)).toEqual(['three']);
    await put(cookie, mailbox, 'four', (await box(mailbox)).plan?.letter ?? null);
    const { n } = (await running.db
      .prepare('SELECT count(*) AS n FROM letters WHERE mailbox = ? AND plan = 1')
      .bind(mailbox.key)
      .first<{ n: number }>()) ?? { n: 0 };
    expect(n).toBe(2);
  });

  it('is stored once; made from an older one it is refused, and the colleague’s stays', async () => {
    const [anna, bo] = [await seated(running, 'coordinator'), await seated(running, 'lead')];
    const { mailbox } = await sendSealed(running, {});
    const one = await put(anna.cookie, mailbox, 'by Anna', null);
    expect((await put(anna.cookie, mailbox, 'by Anna', null, one.letter)).title).toBe('changed-meanwhile');
    const late = await put(bo.cookie, mailbox, 'by Bo', null);
    expect([late.status, late.title]).toEqual([409, 'changed-meanwhile']);
    await publish();
    expect(await agreementsOf(mailbox)).toEqual(['by Anna']);
  });

  it('cannot be put in the box of another desk, at another size, or in a box that is gone', async () => {
    const deputy = await seated(running, 'coordinator', 'demo-deputy');
    const own = await seated(running, 'coordinator');
    const { mailbox } = await sendSealed(running, {});
    expect((await put(deputy.cookie, mailbox, 'x', null)).status).toBe(404);
    const body = {
      mailbox: mailbox.key,
      letter: newDraft(),
      sealed: Buffer.from('age-encryption.org/v1\n').toString('base64'),
      seen: null,
    };
    expect((await atDesk(running, `${DESK_API}/plan`, { cookie: own.cookie, body })).title).toBe('bad-letter');
    const { first, frame } = await threadAtDesk(running, mailbox.key);
    const gone = {
      ...body,
      mailbox: 'f'.repeat(64),
      sealed: toBase64(await sealPlan(first, frame, emptyPlan, [])),
    };
    expect((await atDesk(running, `${DESK_API}/plan`, { cookie: own.cookie, body: gone })).status).toBe(404);
    expect(await box(mailbox)).toMatchObject({ plan: null });
  });

  it('a forged one is said not to be from the desk, with and without scripts, and the letters stay readable', async () => {
    const { receipt, mailbox } = await sendSealed(running, {});
    await answerFromDesk(running, mailbox.key, 'a real letter');
    const { first, frame } = await threadAtDesk(running, mailbox.key);
    const { letter } = frame;
    const sealed = await sealPlan(first, { ...frame, signer: await deskSigner('a key of nobody') }, saying('Come to the station'), []);
    await savePlan(running.db, { mailbox: mailbox.key, letter, sealed, dueAt: quarterOf(new Date()), now: new Date(), seen: null });
    expect((await openedBox(running, mailbox)).plan?.plan).toBeNull();
    const answer = await postForm(running, '/en/letters', { number: receipt, action: 'open' });
    const html = await (await running.fetch(answer.headers.get('location') ?? '/')).text();
    expect(html).toContain('This letter is not from your desk');
    expect(html).not.toContain('Come to the station');
    expect(html).toContain('a real letter');
  });

  it('the person may delete it alone, and it dies with everything', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const { mailbox } = await sendSealed(running, {});
    const { letter } = await put(cookie, mailbox, 'one', null);
    await publish();
    await postJson(running, MAILBOX, {
      action: 'delete-letter',
      address: mailbox.address,
      removal: signRemoval(mailbox, placeOf(letter, [], [])),
    });
    expect(await box(mailbox)).toMatchObject({ plan: null, status: 'sent' });
    await put(cookie, mailbox, 'two', null);
    await postJson(running, MAILBOX, { action: 'delete', address: mailbox.address, signed: signEnd(mailbox) });
    expect(await running.db.prepare('SELECT 1 FROM letters WHERE mailbox = ?').bind(mailbox.key).first()).toBeNull();
  });
});
