// Every action of the desk is one transaction: done once however often it is asked, in nobody else's name, and with exactly one line in the log.
import { DESK_API } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keysOfDesks } from '#domain/desk/desk';
import type { HandOvers } from '#domain/desk/desk-answer';
import { yesIn } from '#domain/letter/thread';
import { databaseFor, DoneTwice } from '../../functions/storage/deed.ts';
import { moveMailbox } from '../../functions/storage/handover.ts';
import { drawn } from '../../functions/storage/member.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { files } from '../content/texts.ts';
import { loggedAs } from '#domain/desk/desk-logged';
import type { Role } from '#domain/desk/member';
import { atDesk, seated, tap } from '../desk.ts';
import { askFromDesk, builtDesks, sendSealed, threadAtDesk } from '../letters.ts';
import { portal } from '../server.ts';
import { acts, large, type Scene, small } from './desk-acts.ts';

const running = portal('dist', { desk: true });
type Name = keyof typeof acts;
/** Somebody new to act, with a letter that nobody touched. */
const begun = async (role: Role = 'lead'): Promise<Scene> => {
  const { mailbox } = await sendSealed(running, { need: 'soon' });
  const [by, other, interpreter] = await Promise.all([
    seated(running, role),
    seated(running, 'coordinator'),
    seated(running, 'interpreter'),
  ]);
  const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
  return { running, mailbox: mailbox.key, letter: row?.letter ?? '', by, other, interpreter };
};
const ready = async (action: Name) => {
  const scene = await begun(acts[action].role);
  const body = await acts[action].body(scene);
  return { scene, body, before: await stored(), log: await lines(scene.by.member) };
};
const lines = async (member: string): Promise<string[]> => {
  const { results } = await running.db
    .prepare('SELECT action FROM desk_log WHERE member = ? ORDER BY entry')
    .bind(member)
    .all<{ action: string }>();
  return results.map(({ action }) => action);
};
/** What there is to select of every table: of what is sealed, its length and how it begins and ends. */
async function selections(): Promise<string[]> {
  const listed = `SELECT m.name AS "table", p.name AS "column", p.type AS type FROM sqlite_master m JOIN pragma_table_info(m.name) p
    WHERE m.type = 'table' AND m.name NOT GLOB '_*' AND m.name NOT GLOB 'sqlite*' AND m.name NOT IN ('desk_sessions', 'd1_migrations')`;
  const { results } = await running.db.prepare(listed).all<{ table: string; column: string; type: string }>();
  const columns = new Map<string, string[]>();
  for (const { table, column, type } of results) {
    const shown =
      type === 'BLOB' ? `length("${column}") || hex(substr("${column}", 1, 99)) || hex(substr("${column}", -99))` : `"${column}"`;
    columns.set(table, [...(columns.get(table) ?? []), shown]);
  }
  return [...columns].map(([table, shown]) => `SELECT ${shown.join(', ')} FROM ${table}`);
}
let selected: string[] | undefined;
/** All that is stored, but for who is signed in. */
const stored = async (): Promise<string> => {
  selected ??= await selections();
  const rows = await running.db.batch(selected.map((sql) => running.db.prepare(sql)));
  return JSON.stringify(rows.map(({ results }) => results));
};
const names = Object.keys(acts) as Name[];
/** Actions after which something is so: asked anew, also under another name, they leave it so. */
const settling: Name[] = [
  ...(['read', 'own', 'away', 'finish-task', 'drop-note', 'reopen', 'put-aside', 'take-back', 'mute', 'close'] as const),
  ...(['withdraw-hand-over', 'look-again', 'remove-member', 'drop-key'] as const),
];
const done = async (count: string, mailbox: string): Promise<number | undefined> =>
  (await running.db.prepare(count).bind(mailbox).first<{ n: number }>())?.n;

describe('an answer that was lost', () => {
  it.each(names)('%s asked again is done once, with one line in the log', async (action) => {
    const { scene, body, before, log } = await ready(action);
    const asked = { body, cookie: scene.by.cookie, once: drawn(32) };
    const first = await atDesk(running, `${DESK_API}/${action}`, asked);
    const after = await stored();
    const again = await atDesk(running, `${DESK_API}/${action}`, asked);
    expect([first.title, first.status, again.title, again.status]).toEqual([null, 200, null, 200]);
    expect(after === before).toBe(false);
    expect((await stored()) === after).toBe(true);
    expect(await lines(scene.by.member)).toEqual([...log, loggedAs(action, body)?.action]);
  });

  it.each(names)('%s asked twice at the same moment is done once', async (action) => {
    const { scene, body, log } = await ready(action);
    const asked = { body, cookie: scene.by.cookie, once: drawn(32) };
    const both = await Promise.all([1, 2].map(() => atDesk(running, `${DESK_API}/${action}`, asked)));
    expect(both.map(({ title, status }) => [title, status])).toEqual([
      [null, 200],
      [null, 200],
    ]);
    expect(await lines(scene.by.member)).toEqual([...log, loggedAs(action, body)?.action]);
  });

  it.each(names)('%s asked again by a page that knows another key by now is done already, not refused', async (action) => {
    const { scene, body, log } = await ready(action);
    const asked = { body, cookie: scene.by.cookie, once: drawn(32) };
    await atDesk(running, `${DESK_API}/${action}`, asked);
    const after = await stored();
    const again = await atDesk(running, `${DESK_API}/${action}`, { ...asked, keys: (await newKeys()).recipient });
    expect([again.title, again.status, (await stored()) === after]).toEqual([null, 200, true]);
    expect(await lines(scene.by.member)).toEqual([...log, loggedAs(action, body)?.action]);
  });

  it.each(settling)('%s asked again by a page that forgot the question is done already, and changes and logs nothing', async (action) => {
    const { scene, body, log } = await ready(action);
    const asked = { body, cookie: scene.by.cookie };
    await atDesk(running, `${DESK_API}/${action}`, asked);
    const after = await stored();
    const again = await atDesk(running, `${DESK_API}/${action}`, asked);
    expect([again.title, again.status, (await stored()) === after]).toEqual([null, 200, true]);
    expect(await lines(scene.by.member)).toEqual([...log, loggedAs(action, body)?.action]);
  });

  it('is told as done also where the box went to another desk meanwhile', async () => {
    const { mailbox, by, own, reseal, body } = await agreed();
    const asked = {
      body: { mailbox, note: drawn(32), kind: 'note', due_on: null, sealed: small },
      cookie: by.cookie,
      once: drawn(32),
    };
    expect((await atDesk(running, `${DESK_API}/note`, asked)).status).toBe(200);
    await reseal(own);
    expect((await atDesk(running, `${DESK_API}/hand-over`, { body: body(), cookie: by.cookie })).status).toBe(200);
    expect((await atDesk(running, `${DESK_API}/note`, asked)).title).toBe('done-and-gone');
  });

  it('never stands for other words: the same name with another text is refused, and nothing is changed', async () => {
    const about = await begun();
    const [once, seen] = [drawn(32), about.letter];
    const send = (letter: string) =>
      atDesk(running, `${DESK_API}/reply`, {
        body: { mailbox: about.mailbox, letter, sealed: small, seen },
        cookie: about.by.cookie,
        once,
      });
    const [first, edited] = [drawn(32), drawn(32)];
    expect([(await send(first)).status, (await send(edited)).title]).toEqual([200, 'done-otherwise']);
    const { results } = await running.db
      .prepare("SELECT letter FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(about.mailbox)
      .all();
    expect(results).toEqual([{ letter: first }]);
  });
});

/** Somebody said yes to another desk with a tap; `reseal` makes every letter ready for it. */
async function agreed() {
  const { mailbox } = await sendSealed(running, { need: 'soon' });
  await askFromDesk(running, mailbox.key, 'May we?', { kind: 'consent', what: 'letters', who: 'desk', name: '' });
  await tap(running, mailbox, 'yes');
  const [by, { shown }] = await Promise.all([seated(running, 'coordinator'), threadAtDesk(running, mailbox.key)]);
  const own = shown.filter(({ row }) => row.direction === 'to-desk').map(({ row }) => row.letter);
  const keys = keysOfDesks(builtDesks(), ['demo-deputy']);
  const reseal = async (letters = own): Promise<void> => {
    for (const letter of letters)
      await atDesk(running, `${DESK_API}/reseal`, {
        body: { mailbox: mailbox.key, letter, desk: 'demo-deputy', sealed: large, keys },
        cookie: by.cookie,
      });
  };
  const body = () => ({
    mailbox: mailbox.key,
    desk: 'demo-deputy',
    consent: yesIn(shown, own.at(-1) ?? ''),
    told: { letter: drawn(32), sealed: small },
  });
  return { mailbox: mailbox.key, by, own, reseal, body };
}
const told = "SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person' AND desk = 'demo-deputy'";
const deskOf = (mailbox: string) => running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox).first();

describe('what is refused', () => {
  it('writes no line: a hand-over refused twice moved nothing and says nothing', async () => {
    const { mailbox, by, body } = await agreed();
    const asked = body();
    for (let time = 0; time < 2; time += 1)
      expect((await atDesk(running, `${DESK_API}/hand-over`, { body: asked, cookie: by.cookie })).title).toBe('changed-meanwhile');
    expect([await lines(by.member), await done(told, mailbox), await deskOf(mailbox)]).toEqual([[], 0, { desk: 'demo' }]);
  });

  it('takes no request away: one that cannot be carried out any more still stands, and nobody is told', async () => {
    const [{ mailbox, by, own, reseal }, decides] = [await agreed(), await seated(running, 'lead')];
    await reseal();
    const asks = { mailbox, desk: 'demo-deputy', reason: small, told: { letter: drawn(32), sealed: small } };
    expect((await atDesk(running, `${DESK_API}/ask-hand-over`, { body: asks, cookie: by.cookie })).status).toBe(200);
    await running.db.prepare('DELETE FROM resealed WHERE mailbox = ? AND letter = ?').bind(mailbox, own[0]).run();
    const request = async (): Promise<string | undefined> =>
      ((await atDesk(running, `${DESK_API}/hand-overs`, { body: {}, cookie: decides.cookie })).json as HandOvers).handOvers.find(
        (row) => row.mailbox === mailbox,
      )?.request;
    const body = { mailbox, agreed: true, request: await request() };
    expect((await atDesk(running, `${DESK_API}/decide-hand-over`, { body, cookie: decides.cookie })).title).toBe('changed-meanwhile');
    expect([await request(), await lines(decides.member), await done(told, mailbox)]).toEqual([body.request, [], 0]);
    await reseal(own.slice(0, 1));
    expect((await atDesk(running, `${DESK_API}/decide-hand-over`, { body, cookie: decides.cookie })).status).toBe(200);
    expect([await request(), await lines(decides.member), await done(told, mailbox)]).toEqual([undefined, ['hand-over'], 1]);
  });

  it('a hand-over that succeeds moves the box and tells the person in one go', async () => {
    const { mailbox, by, reseal, body } = await agreed();
    await reseal();
    const asked = { body: body(), cookie: by.cookie, once: drawn(32) };
    const both = [await atDesk(running, `${DESK_API}/hand-over`, asked), await atDesk(running, `${DESK_API}/hand-over`, asked)];
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect([await done(told, mailbox), await lines(by.member)]).toEqual([1, ['reseal', 'hand-over']]);
  });

  it('a request that changed, or that somebody decided, moves nothing, whatever was seen before', async () => {
    const { mailbox, reseal } = await agreed();
    await reseal();
    const seen = {
      member: 'nobody',
      reason: new Uint8Array([1]),
      note: null,
      told: null,
      since: '2026-11-30',
      name: '',
      mailbox,
      desk: 'demo',
      to_desk: 'demo-deputy',
    };
    const now = new Date();
    const told = { mailbox, letter: drawn(32), sealed: new Uint8Array(3), dueAt: 0, now };
    expect(await moveMailbox(running.db, { mailbox, from: 'demo', to: 'demo-deputy', told, claimed: seen })).toBe(false);
    expect(await deskOf(mailbox)).toEqual({ desk: 'demo' });
    const moved = () =>
      moveMailbox(running.db, { mailbox, from: 'demo', to: 'demo-deputy', told: { ...told, letter: drawn(32) }, claimed: null });
    expect([await moved(), await moved()]).toEqual([true, false]);
    expect(
      await done("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND desk = 'demo-deputy' AND direction = 'to-person'", mailbox),
    ).toBe(1);
  });
});

describe('an id that is taken', () => {
  const rows = (mailbox: string) =>
    running.db
      .prepare('SELECT letter, plan FROM letters WHERE mailbox = ? ORDER BY rowid')
      .bind(mailbox)
      .all<{ letter: string; plan: number }>();

  it('is refused and changes nothing: not as a reply, nor as what was heard, nor as an overview, nor as the letter that tells of a move', async () => {
    const { mailbox, by, own, reseal, body } = await agreed();
    const taken = own[0] ?? '';
    const seen = (await rows(mailbox)).results.at(-1)?.letter ?? null;
    const send = async (action: string, asked: object) =>
      (await atDesk(running, `${DESK_API}/${action}`, { body: { mailbox, ...asked }, cookie: by.cookie })).title ?? 'done';
    const plans = [drawn(32), drawn(32)] as const;
    expect(await send('plan', { letter: plans[0], sealed: small, seen: null })).toBe('done');
    await running.db.prepare('UPDATE letters SET due_at = NULL WHERE letter = ?').bind(plans[0]).run();
    expect(await send('plan', { letter: plans[1], sealed: small, seen: plans[0] })).toBe('done');
    const before = (await rows(mailbox)).results;
    for (const letter of [taken, plans[0], seen ?? '']) {
      expect(await send('reply', { letter, sealed: small, seen })).toBe('changed-meanwhile');
      expect(await send('hear', { letter, sealed: small, seen, commitment: drawn(32) })).toBe('changed-meanwhile');
      expect(await send('plan', { letter, sealed: small, seen: plans[1] })).toBe('changed-meanwhile');
      await reseal();
      expect(await send('hand-over', { ...body(), told: { letter, sealed: small } })).toBe('changed-meanwhile');
    }
    expect([(await rows(mailbox)).results, await deskOf(mailbox)]).toEqual([before, { desk: 'demo' }]);
  });

  it('of a deed stands for one thing, also when two are asked at the same moment', async () => {
    const about = await begun();
    const once = drawn(32);
    const both = await Promise.all(
      [drawn(32), drawn(32)].map((letter) =>
        atDesk(running, `${DESK_API}/reply`, {
          body: { mailbox: about.mailbox, letter, sealed: small, seen: about.letter },
          cookie: about.by.cookie,
          once,
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a second tab', () => {
  it.each(names)('in which a colleague signed in does not %s in their name', async (action) => {
    const { scene, body, before, log } = await ready(action);
    const anna = await seated(running, 'lead');
    const here = await stored();
    const asked = await atDesk(running, `${DESK_API}/${action}`, { body, cookie: scene.by.cookie, member: anna.member });
    expect([asked.status, asked.title]).toEqual([409, 'other-session']);
    expect([here === before, (await stored()) === here, await lines(scene.by.member)]).toEqual([false, true, log]);
  });
});

describe('the line and the act', () => {
  it('are one batch made by the door: no action has another way to the database or writes a line of its own', () => {
    const handlers = files('functions/desk/*.ts').filter((path) => !/(door|passkey|session|call)\.ts$/.test(path));
    expect(handlers.length).toBeGreaterThan(4);
    for (const path of handlers)
      expect([path, /logLine|desk_log|\.batch\(|\.run\(/.exec(readFileSync(path, 'utf8'))?.[0]]).toEqual([path, undefined]);
    const real = files('functions/desk/*.ts').filter((path) => readFileSync(path, 'utf8').includes('env.DB'));
    expect(real).toEqual(['functions/desk/door.ts', 'functions/desk/own-passkeys.ts']);
  });

  it('cannot be parted: an action that changes two things apart is a fault', async () => {
    const { by, mailbox } = await begun();
    const log = { action: 'mute', daily: false };
    const deed = { member: { desk: 'demo', member: by.member }, now: new Date(), once: drawn(32), content: '', log, mailbox };
    const db = databaseFor(running.db, deed);
    const touch = () => db.prepare('UPDATE cases SET muted_on = NULL WHERE mailbox = ?').bind(mailbox).run();
    await touch();
    await expect(touch()).rejects.toThrow(DoneTwice);
  });
});

describe('the day', () => {
  it('is the server’s in every letter and on every screen of the desk: none asks the clock of its device', () => {
    const relative = /\/(clock|ask|session-watch)\.tsx?$/;
    const screens = files('src/browser/desk/**/*.{ts,tsx}').filter((path) => !relative.test(path));
    expect(screens.length).toBeGreaterThan(40);
    for (const path of screens)
      expect([path, /new Date\(\)|Date\.now\(\)/.exec(readFileSync(path, 'utf8'))?.[0]]).toEqual([path, undefined]);
  });
});
