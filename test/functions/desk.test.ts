// The desk's host and its sessions: neither host serves the other's paths, the server keeps a hash, and what is over is over.
import { DESK_API, MAILBOX, REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { hashed, removeMember, saveInvitation } from '../../functions/storage/member.ts';
import { addDays, dayOf } from '#domain/time/days';
import { isOpen } from '#domain/desk/desk';
import { atDesk, seated } from '../desk.ts';
import { signEnd } from '../../src/crypto/opened-box.ts';
import { builtDesks, sendSealed } from '../letters.ts';
import { portal, postJson, secrets } from '../server.ts';

const running = portal('dist', { desk: true });
const minutesMs = 60_000;
const publicHost = (): string => new URL(running.origin).host;

describe('two hosts', () => {
  it.each(['/nl/', '/en/', '/nl'])('the desk has %s, noindex, with a policy of its own and nothing kept', async (path) => {
    const { status, headers, text } = await atDesk(running, path);
    expect(status).toBe(200);
    expect(text).toContain('id="desk"');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; connect-src 'self'/,
    );
    expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|https?:/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it.each([
    '/nl/rights/',
    '/ar/',
    '/nl/refer/',
    '/nl/letters/',
    '/nl/care/amsterdam/',
    '/exit',
    '/data/care.json',
    '/data/site.json',
    '/data/areas.json/',
    '/desk/nl/',
    '/sitemap.xml',
    '/status.json',
  ])('the desk does not have %s', async (path) => {
    expect((await atDesk(running, path)).status).toBe(404);
  });

  it.each([MAILBOX, REFERRALS, '/nl/refer', '/nl/letters'])('the desk takes no letter at %s', async (path) => {
    expect((await atDesk(running, path, { body: {} })).status).toBe(404);
  });

  it.each(['/desk', '/desk/', '/desk/nl/', '/desk/en/index.html'])('the public host does not have %s', async (path) => {
    expect((await atDesk(running, path, { host: publicHost() })).status).toBe(404);
  });

  it('the public host does not know the desk’s door, and other names get nothing', async () => {
    expect((await atDesk(running, `${DESK_API}/enter-options`, { body: {}, host: publicHost() })).status).toBe(404);
    expect((await atDesk(running, '/nl/', { host: 'desk.elsewhere.example' })).status).toBe(404);
    expect((await atDesk(running, `${DESK_API}/enter-options`, { body: {}, host: 'desk.elsewhere.example' })).status).toBe(404);
  });

  it('the public host still serves its own pages, files and 404s', async () => {
    const at = (path: string) => atDesk(running, path, { host: publicHost() });
    expect([(await at('/nl/')).status, (await at('/nl/letters/')).status, (await at('/data/areas.json')).status]).toEqual([200, 200, 200]);
    expect((await at('/nl/nothing-here/')).status).toBe(404);
  });

  it.each(['/data/areas.json', '/data/districts.json'])('the desk has %s, byte for byte what the public host has', async (path) => {
    const [own, open] = [await atDesk(running, path), await atDesk(running, path, { host: publicHost() })];
    expect([own.status, own.text.length > 10_000, own.headers['set-cookie']]).toEqual([200, true, undefined]);
    expect(own.text).toBe(open.text);
    expect((await atDesk(running, path, { body: {} })).status).toBe(405);
  });

  it('the desk sends robots away', async () => {
    expect((await atDesk(running, '/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
  });
});

describe('a public deployment', () => {
  const publicOnly = portal();
  it.each(['/desk', '/desk/nl/', '/desk/nl/index.html', `${DESK_API}/enter-options`])('does not have %s either', async (path) => {
    expect((await publicOnly.fetch(path)).status).toBe(404);
  });
});

describe('a session', () => {
  const me = (cookie: string) => atDesk(running, `${DESK_API}/me`, { body: {}, cookie });
  const minutes = 60_000;

  it('has a cookie for this host alone, which scripts and other sites never get', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const answer = await me(cookie);
    const [value = '', ...rules] = (answer.headers['set-cookie']?.[0] ?? '').split('; ');
    expect(value).toMatch(/^__Host-desk=[\w.%]+$/);
    expect(rules.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it.each([
    ['just begun', 0, 0, 200],
    ['used 14 minutes ago', 40, 14, 200],
    ['idle for 15 minutes', 40, 15, 401],
    ['59 minutes old and busy', 59, 0, 200],
    ['60 minutes old and busy', 60, 0, 401],
    ['from the future', -5, -5, 401],
    ['used before it began', 1, 2, 401],
  ])('that is %s answers as it should', async (_name, started, used, status) => {
    const now = Date.now();
    const { cookie } = await seated(running, 'coordinator', 'demo', { startedAt: now - started * minutes, usedAt: now - used * minutes });
    expect((await me(cookie)).status).toBe(status);
  });

  it('cannot be lengthened: times are signed', async () => {
    const now = Date.now();
    const { cookie } = await seated(running, 'coordinator', 'demo', { startedAt: now - 61 * minutes, usedAt: now - 20 * minutes });
    const [secret, , , mac] = cookie.split('=')[1]?.split('.') ?? [];
    expect((await me(`__Host-desk=${secret}.${now}.${now}.${mac}`)).status).toBe(401);
    expect((await me('__Host-desk=x')).status).toBe(401);
  });

  it('is known to the server by a hash only, and opens nothing without the secret in the browser', async () => {
    const { cookie, secret } = await seated(running, 'coordinator');
    const { results } = await running.db.prepare('SELECT session FROM desk_sessions').all<{ session: string }>();
    expect(results.map(({ session }) => session)).toContain(await hashed(secret));
    expect(JSON.stringify(results).includes(secret)).toBe(false);
    expect(cookie.includes(secrets.DESK_SECRET)).toBe(false);
    expect(results.map(({ session }) => session).includes(secret)).toBe(false);
  });

  it('ends when somebody leaves, also for a cookie that was copied before', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const left = await atDesk(running, `${DESK_API}/leave`, { body: {}, cookie });
    expect(left.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    expect((await me(cookie)).status).toBe(401);
  });

  it('ends when the member is removed, and so do their wrapped keys', async () => {
    const { cookie, member } = await seated(running, 'coordinator');
    expect(await removeMember(running.db, 'demo', member, dayOf(new Date()))).toBe(true);
    expect((await me(cookie)).status).toBe(401);
    const left = await running.db
      .prepare('SELECT (SELECT count(*) FROM passkeys WHERE member = ?1) + (SELECT count(*) FROM desk_keys WHERE member = ?1) AS n')
      .bind(member)
      .first();
    expect(left).toEqual({ n: 0 });
  });

  it('is refused to another site', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const answer = await fetch(`${running.origin}/api/desk/me`, {
      method: 'POST',
      headers: { cookie, origin: 'https://elsewhere.example' },
      body: '{}',
    });
    expect([403, 404]).toContain(answer.status);
  });
});

describe('the last lead', () => {
  it('cannot be removed, so that a desk is never without one', async () => {
    const lead = await seated(running, 'lead', 'lonely');
    const remove = { body: { member: lead.member }, cookie: lead.cookie };
    expect((await atDesk(running, `${DESK_API}/remove-member`, remove)).title).toBe('last-lead');
    const second = await seated(running, 'lead', 'lonely');
    expect((await atDesk(running, `${DESK_API}/remove-member`, { body: { member: second.member }, cookie: lead.cookie })).status).toBe(200);
  });
});

describe('an invitation', () => {
  it('is over after three days, and the clock removes it', async () => {
    const early = new Date(Date.now() - 3 * 24 * 60 * minutesMs);
    const secret = await saveInvitation(running.db, 'demo', 'coordinator', early);
    expect((await atDesk(running, `${DESK_API}/enrol-options`, { body: { invitation: secret } })).title).toBe('bad-invitation');
    await running.tick(new Date());
    expect(
      await running.db
        .prepare('SELECT count(*) AS n FROM invitations WHERE invitation = ?')
        .bind(await hashed(secret))
        .first(),
    ).toEqual({ n: 0 });
  });

  it('gives options that every runtime can verify, and asks for user verification', async () => {
    const secret = await saveInvitation(running.db, 'demo', 'coordinator', new Date());
    const { json } = await atDesk(running, `${DESK_API}/enrol-options`, { body: { invitation: secret } });
    const { options } = json as { options: { pubKeyCredParams: { alg: number }[]; authenticatorSelection: object; rp: { id: string } } };
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(options.authenticatorSelection).toMatchObject({ userVerification: 'required', residentKey: 'required' });
    expect(options.rp.id).toBe('desk.localhost');
  });
});

describe('the door', () => {
  it('refuses what it does not know, calmly and without repeating it', async () => {
    const { cookie } = await seated(running, 'lead');
    const ask = (action: string, body: unknown) => atDesk(running, `${DESK_API}/${action}`, { body, cookie });
    expect((await ask('nothing', { canary: 'kanarie' })).status).toBe(404);
    for (const body of [null, [], 'kanarie', { mailbox: 'kanarie' }, { mailbox: 'a'.repeat(64), extra: 'kanarie' }]) {
      const answer = await ask('thread', body);
      expect([answer.status, answer.text.includes('kanarie')]).toEqual([400, false]);
    }
    expect((await ask('thread', { mailbox: 'x'.repeat(200_000) })).status).toBe(413);
    expect((await atDesk(running, `${DESK_API}/me`, { cookie })).status).toBe(405);
  });

  it('refuses a passkey’s answer that would carry the unlocking secret', async () => {
    const ceremony = {
      id: 'x',
      rawId: 'x',
      type: 'public-key',
      response: {},
      clientExtensionResults: { prf: { results: { first: 'AAAA' } } },
    };
    expect((await atDesk(running, `${DESK_API}/enter`, { body: { response: ceremony } })).title).toBe('bad-request');
  });
});

describe('opening the desk', () => {
  const ask = (action: string, body: unknown, cookie: string) => atDesk(running, `${DESK_API}/${action}`, { body, cookie });
  const rowOf = (mailbox: string) =>
    running.db
      .prepare('SELECT letter, due_at, read_on FROM letters WHERE mailbox = ?')
      .bind(mailbox)
      .first<{ letter: string; due_at: number; read_on: string | null }>();

  it('is noted by the day, so that the form of a desk nobody opens closes', async () => {
    await running.db.prepare('DELETE FROM desk_openings').run();
    const { cookie } = await seated(running, 'coordinator');
    expect(await running.db.prepare('SELECT count(*) AS n FROM desk_openings').first()).toEqual({ n: 0 });
    await ask('inbox', {}, cookie);
    expect(await running.db.prepare('SELECT desk, opened_on FROM desk_openings').first()).toEqual({
      desk: 'demo',
      opened_on: dayOf(new Date()),
    });
    const day = dayOf(new Date());
    const { demo } = builtDesks();
    if (!demo) throw new Error('no practice desk');
    const real = { ...demo, demo: false, agreement: '2026-01-01', closed_days: [] };
    expect([isOpen(real, day, day, false), isOpen(real, addDays(day, -9), day, false), isOpen(real, null, day, false)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('letters of a desk that nobody opens reach the deputy when their time is over, and not before', async () => {
    const deputy = await seated(running, 'coordinator', 'demo-deputy');
    const { mailbox } = await sendSealed(running, { need: 'tonight', deputy: 'yes' });
    const row = await rowOf(mailbox.key);
    const letters = [{ mailbox: mailbox.key, letter: row?.letter ?? '' }];
    const due = new Date((row?.due_at ?? 0) * 15 * minutesMs);
    expect((await ask('bodies', { letters }, deputy.cookie)).json).toEqual({ letters: [] });
    expect((await ask('inbox', {}, deputy.cookie)).text).not.toContain(mailbox.key);
    await running.tick(due);
    expect((await ask('inbox', {}, deputy.cookie)).text).toContain(mailbox.key);
    expect(((await ask('bodies', { letters }, deputy.cookie)).json as { letters: unknown[] }).letters).toHaveLength(1);
  });

  it('reading does not stop the clock, and everything the desk planned dies with the letter box', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const { mailbox } = await sendSealed(running, { deputy: 'yes' });
    const letter = (await rowOf(mailbox.key))?.letter ?? '';
    expect((await ask('read', { mailbox: mailbox.key, letter }, cookie)).status).toBe(200);
    expect(await rowOf(mailbox.key)).toMatchObject({ due_at: expect.any(Number) as number, read_on: dayOf(new Date()) });
    await ask('look-again', { mailbox: mailbox.key, on: '2027-01-01' }, cookie);
    await postJson(running, MAILBOX, { action: 'delete', address: mailbox.address, signed: signEnd(mailbox) });
    for (const table of ['cases', 'put_aside', 'resealed', 'handovers', 'shares', 'notes'])
      expect(await running.db.prepare(`SELECT count(*) AS n FROM ${table} WHERE mailbox = ?`).bind(mailbox.key).first()).toEqual({ n: 0 });
  });

  it('a replayed or forged reply of the wrong size, or for a box that is not there, is refused', async () => {
    const { cookie } = await seated(running, 'coordinator');
    const sealed = Buffer.from('age-encryption.org/v1\nshort').toString('base64');
    const body = { mailbox: 'e'.repeat(64), letter: 'f'.repeat(64), sealed, seen: null };
    expect((await ask('reply', body, cookie)).title).toBe('bad-letter');
    const long = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(5300)]).toString('base64');
    expect((await ask('reply', { ...body, sealed: long }, cookie)).title).toBe('not-found');
  });
});
