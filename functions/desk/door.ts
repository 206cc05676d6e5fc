// The desk's own host: its two pages, the files they fetch, and one door for every action. It serves no page of the public site.
import { Hono } from 'hono';
import type * as z from 'zod/mini';
import { type ActionName, actionNames, deskActions, type DeskRefusal, deskRefusals, mayAsk } from '#domain/desk-action';
import { isFresh } from '#domain/member';
import { deskPolicy, siteContent } from '../content.ts';
import type { Env } from '../env.ts';
import { drain } from '../body.ts';
import { readJson } from '../json.ts';
import { refuseForeignOrigin } from '../origin.ts';
import type { Context, Door } from '../problem.ts';
import type { DeskAnswer, DeskCall, MemberCall } from './call.ts';
import { caseHandlers } from './cases.ts';
import { handOverHandlers } from './handover.ts';
import { letterHandlers } from './letters.ts';
import { lockHandlers } from './locks.ts';
import { memberHandlers } from './members.ts';
import { passkeyHandlers } from './own-passkeys.ts';
import { openHandlers } from './passkey.ts';
import { cookieFor, readSession, type Session } from './session.ts';

/** Languages of the desk. */
const LOCALES = ['nl', 'en'];

/** Files of the build that the desk's pages fetch: scripts, the icon, and the two lists in which a device looks up places. */
const files = ['/_astro/*', '/icon.svg', '/data/areas.json', '/data/districts.json'];

type Handler = (call: MemberCall<never>) => Promise<DeskAnswer>;
const handlers = {
  ...openHandlers,
  ...memberHandlers,
  ...passkeyHandlers,
  ...letterHandlers,
  ...caseHandlers,
  ...handOverHandlers,
  ...lockHandlers,
} as Record<ActionName, Handler>;

/** The app of the desk's host. */
export function createDesk(): Hono<Door> {
  const desk = new Hono<Door>({ strict: false });
  desk.use(onlyOwnHost);
  desk.use(refuseForeignOrigin);
  desk.get('/', (c) => c.redirect('/nl/', 302));
  desk.get('/robots.txt', (c) => c.env.ASSETS.fetch(new Request(new URL('/desk/robots.txt', c.req.url))));
  for (const path of files) desk.get(path, (c) => c.env.ASSETS.fetch(c.req.raw));
  desk.get('/:locale', (c) =>
    LOCALES.includes(c.req.param('locale')) ? page(c as Context, c.req.param('locale')) : refuseDesk(c as Context, 'not-found'),
  );
  desk.post('/api/desk/:action', (c) => act(c as Context));
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
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'permissions-policy':
        'camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
      'cross-origin-opener-policy': 'same-origin',
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
  const refusal = action.roles === null ? null : refusalOf(session, name, now);
  if (refusal) return refuseDesk(c, refusal);
  const read = await readJson<unknown>(c, action.shape as z.ZodMiniType<unknown>);
  if ('refused' in read) return refuseDesk(c, read.refused === 'too-large' ? 'too-large' : 'bad-request');
  const call = {
    env: c.env,
    db: c.env.DB,
    now,
    host: await hostOf(c),
    body: read.value as never,
    ...(session && { member: session.member, session }),
  };
  const answer = await handlers[name](call as MemberCall<never>);
  if ('refused' in answer) return refuseDesk(c, answer.refused);
  return answered(c.env, answer, session && { ...session, times: { ...session.times, usedAt: now.getTime() } });
}

function refusalOf(session: Session | null, name: ActionName, now: Date): DeskRefusal | null {
  if (!session) return 'signed-out';
  if (!mayAsk(session.member.role, name)) return 'not-yours';
  return deskActions[name].fresh && !isFresh(session.times, now.getTime()) ? 'sign-in-again' : null;
}

async function answered(env: Env, answer: Exclude<DeskAnswer, { refused: DeskRefusal }>, session: Session | null): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  const own = answer.session === undefined ? session : answer.session;
  if (own || answer.session === null) headers.set('set-cookie', await cookieFor(env.DESK_SECRET, own));
  return new Response(JSON.stringify(answer.json), { status: 200, headers });
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
