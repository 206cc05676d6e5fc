// The desk's own host: its two pages, the files they fetch, and one door for every action. It serves no page of the public site.
import { DESK_API } from '#domain/api/paths';
import { Hono } from 'hono';
import type * as z from 'zod/mini';
import { type ActionName, actionNames, deskActions, mayAsk } from '#domain/desk/desk-action';
import { type DeskRefusal, deskRefusals } from '#domain/desk/desk-refusal';
import { loggedAs } from '#domain/desk/desk-logged';
import { isFresh } from '#domain/desk/member';
import { deskPolicy, siteContent } from '../content.ts';
import type { Env } from '../env.ts';
import { drain } from '../body.ts';
import { readJson } from '../json.ts';
import { isForeign } from '../origin.ts';
import type { Context, Door } from '../problem.ts';
import { again } from './again.ts';
import type { DeskAnswer, DeskCall, MemberCall } from './call.ts';
import { caseHandlers } from './cases.ts';
import { handOverHandlers } from './handover.ts';
import { letterHandlers } from './letters.ts';
import { lockHandlers } from './locks.ts';
import { isStale, keysNow } from './keys-now.ts';
import { memberHandlers } from './members.ts';
import { placeHandlers } from './places.ts';
import { passkeyHandlers } from './own-passkeys.ts';
import { openHandlers } from './passkey.ts';
import { cookieFor, readSession, type Session } from './session.ts';
import { workHandlers } from './work.ts';
import { databaseFor, noteLook, wasDone } from '../storage/deed.ts';
import { drawn, hashed } from '../storage/member.ts';

/** Languages of the desk. */
const LOCALES = ['nl', 'en'];

/** Files of the build that the desk's pages fetch: scripts, the icon, the two lists in which a device looks up places, and the keys of today. */
const files = ['/_astro/*', '/icon.svg', '/data/areas.json', '/data/districts.json', '/data/desks.json'];

type Handler = (call: MemberCall<never>) => Promise<DeskAnswer>;
const handlers = {
  ...openHandlers,
  ...memberHandlers,
  ...passkeyHandlers,
  ...letterHandlers,
  ...caseHandlers,
  ...workHandlers,
  ...handOverHandlers,
  ...lockHandlers,
  ...placeHandlers,
} as Record<ActionName, Handler>;

/** The app of the desk's host. */
export function createDesk(): Hono<Door> {
  const desk = new Hono<Door>({ strict: false });
  desk.use(onlyOwnHost);
  desk.use((c, next) => (isForeign(c as Context) ? refuseDesk(c as Context, 'not-yours') : next()));
  desk.get('/', (c) => c.redirect('/nl/', 302));
  desk.get('/robots.txt', (c) => c.env.ASSETS.fetch(new Request(new URL('/desk/robots.txt', c.req.url))));
  for (const path of files) desk.get(path, (c) => c.env.ASSETS.fetch(c.req.raw));
  desk.get('/:locale', (c) =>
    LOCALES.includes(c.req.param('locale')) ? page(c as Context, c.req.param('locale')) : refuseDesk(c as Context, 'not-found'),
  );
  desk.post(`${DESK_API}/:action`, (c) => act(c as Context));
  desk.all(`${DESK_API}/:action`, (c) => notAllowed(c as Context, 'POST'));
  for (const path of ['/', '/:locale', '/robots.txt', ...files]) desk.all(path, (c) => notAllowed(c as Context, 'GET, HEAD'));
  desk.notFound((c) => refuseDesk(c as Context, 'not-found'));
  desk.onError((error, c) => {
    console.error('fault', error.name);
    return refuseDesk(c as Context, 'fault');
  });
  return desk;
}

/** Passkeys are bound to this name, so no other name gets an answer. */
async function onlyOwnHost(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (new URL(c.req.url).hostname !== (await hostOf(c)).rpId) return refuseDesk(c, 'not-found');
  await next();
  return undefined;
}

async function hostOf(c: Context): Promise<DeskCall<unknown>['host']> {
  const { site } = await siteContent(c.env.ASSETS);
  return { rpId: `desk.${site.host.replace(/:\d+$/, '')}`, origin: new URL(c.req.url).origin };
}

async function page(c: Context, locale: string): Promise<Response> {
  const asset = await c.env.ASSETS.fetch(new Request(new URL(`/desk/${locale}/`, c.req.url)));
  return new Response(asset.body, {
    status: asset.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': await deskPolicy(c.env.ASSETS),
      'x-robots-tag': 'noindex, nofollow',
      'permissions-policy':
        'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

/** One action: known, allowed, well-shaped, then done. In that order, so that a refusal tells as little as it can. */
async function act(c: Context): Promise<Response> {
  const name = c.req.param('action') as ActionName;
  if (!actionNames.includes(name)) return refuseDesk(c, 'not-found');
  const now = new Date();
  const action = deskActions[name];
  const session = action.roles === null ? null : await readSession(c.env.DB, c.env.DESK_SECRET, c.req.header('cookie') ?? '', now);
  const refusal = action.roles === null ? null : refusalOf(c, session, name, now);
  if (refusal) return refuseDesk(c, refusal);
  const read = await readJson<unknown>(c, action.shape as z.ZodMiniType<unknown>);
  if ('refused' in read) return refuseDesk(c, read.refused === 'too-large' ? 'too-large' : 'bad-request');
  const call = { env: c.env, db: c.env.DB, now, host: await hostOf(c), body: read.value as never };
  const answer = session
    ? await memberAct(c, name, { ...call, member: session.member, session })
    : await handlers[name](call as MemberCall<never>);
  // What a page asks by itself shows nobody at the desk, and keeps no session alive.
  const used =
    c.req.header('desk-quiet') === undefined && session ? { ...session, times: { ...session.times, usedAt: now.getTime() } } : session;
  const told = await ('refused' in answer ? refuseDesk(c, answer.refused) : answered(c.env, answer, used));
  return session ? withKeys(c, told, session) : told;
}

/** An answer that says which keys count now. */
async function withKeys(c: Context, answer: Response, { member }: Session): Promise<Response> {
  answer.headers.set('desk-keys', await keysNow(c.env.DB, c.env.ASSETS, member));
  return answer;
}

/**
 * A member's action is done once, under the name their device gave it, and its line in the log is written with it. Whether it was done
 * comes before every reason not to do it: a page that is old by now hears of what it did.
 */
async function memberAct(c: Context, name: ActionName, call: MemberCall<never>): Promise<DeskAnswer> {
  const { db, member, now, body } = call;
  const once = c.req.header('desk-once') ?? drawn(32);
  if (!/^[0-9a-f]{64}$/.test(once)) return { refused: 'bad-request' };
  const logged = loggedAs(name, body);
  const { mailbox = null } = body as { mailbox?: string };
  const content = await hashed(JSON.stringify([name, body]));
  const deed = { member, now, once, content, mailbox, log: logged && { action: logged.action, daily: logged.how === 'daily' } };
  const before = await wasDone(db, deed);
  if (before === 'other') return { refused: 'done-otherwise' };
  if (before === 'same') return again(name, call);
  const isOld = await isStale(c.env.ASSETS, name, member, c.req.header('desk-keys') ?? '');
  const handled = isOld ? Promise.resolve({ refused: 'stale-page' as const }) : handlers[name]({ ...call, db: databaseFor(db, deed) });
  const answer = await handled.catch((error: unknown) => ({ failed: error }));
  // Asked twice at the same moment, the second one finds it done, or the first one's name taken.
  const isUndone = 'failed' in answer || 'refused' in answer;
  const since = isUndone ? await wasDone(db, deed) : null;
  if (since === 'same') return again(name, call);
  if ('failed' in answer && since === 'other') return { refused: 'done-otherwise' };
  if ('failed' in answer) throw answer.failed;
  const isLook = logged?.how === 'look' || (logged?.how === 'daily' && lookers.includes(name));
  if (!isLook || 'refused' in answer) return answer;
  await noteLook(db, deed, name === 'bodies' ? boxesIn(answer.json) : [mailbox]);
  // Whoever takes the log along takes the line about it along.
  return name === 'export-log' ? handlers[name](call) : answer;
}

/** Whose letters an answer with many of them holds. */
const boxesIn = (json: unknown): string[] => [
  ...new Set((json as { letters: { mailbox: string }[] }).letters.map(({ mailbox }) => mailbox)),
];

/** Actions that change nothing and are known to the log all the same. */
const lookers: readonly ActionName[] = ['bodies', 'thread', 'shared'];

function refusalOf(c: Context, session: Session | null, name: ActionName, now: Date): DeskRefusal | null {
  if (!session) return 'signed-out';
  // Another tab of this browser may have signed somebody else in: nobody acts in the name of a colleague.
  if (c.req.header('desk-member') !== session.member.member) return 'other-session';
  if (!mayAsk(session.member.role, name)) return 'not-yours';
  return deskActions[name].fresh && !isFresh(session.times, now.getTime()) ? 'sign-in-again' : null;
}

async function answered(env: Env, answer: Exclude<DeskAnswer, { refused: DeskRefusal }>, session: Session | null): Promise<Response> {
  // The desk goes by this clock: a device with a wrong one must not tell that somebody may be called.
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store', date: new Date().toUTCString() });
  const own = answer.session === undefined ? session : answer.session;
  if (own || answer.session === null) headers.set('set-cookie', await cookieFor(env.DESK_SECRET, own));
  return new Response(JSON.stringify(answer.json), { status: 200, headers });
}

/** A method that this address does not take, with those it does (RFC 9110, section 15.5.6). */
async function notAllowed(c: Context, allow: string): Promise<Response> {
  const refused = await refuseDesk(c, 'not-allowed');
  refused.headers.set('allow', allow);
  return refused;
}

/** A refusal of the desk: a code that the page has a sentence for. Nothing that was sent is repeated. */
export async function refuseDesk(c: Context, code: DeskRefusal): Promise<Response> {
  await drain(c.req.raw);
  const status = deskRefusals[code];
  return new Response(JSON.stringify({ type: 'about:blank', title: code, status }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
