// The desk in tests: members with a virtual authenticator each, on one page that keeps it, and the door asked directly.
import { DESK_API, MAILBOX } from '#domain/api/paths';
import { type IncomingMessage, request } from 'node:http';
import { text as whole } from 'node:stream/consumers';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Role } from '#domain/desk/member';
import { beginSession, cookieFor } from '../functions/desk/session.ts';
import { drawn, enrolMember, hashed, introduceMember, saveInvitation } from '../functions/storage/member.ts';
import type { MailboxAnswer } from '#domain/api/api';
import { type Heard, type Tap, tappedAnswer } from '#domain/letter/letter';
import { newestIn } from '../functions/storage/case.ts';
import { type Keys, newKeys } from '../src/crypto/keyring.ts';
import { heardCommitment, sealReply } from '../src/crypto/letter.ts';
import { type Mailbox, newDraft } from '../src/crypto/receipt.ts';
import { toBase64 } from '../src/crypto/seal.ts';
import type { Browsing } from './browser.ts';
import { builtDesks, keyOf, nextEnvelope, openedBox, threadAtDesk, today } from './letters.ts';
import { type Portal, postJson, secrets } from './server.ts';

/** A member of a desk in a browser of their own. */
export interface Colleague {
  page: Page;
  context: BrowserContext;
  authenticator: CDPSession;
  /** The device that holds their first passkey. */
  device: string;
  errors: string[];
  requests: string[];
  /** How often the passkey was touched to sign in. */
  touches(): number;
  leave(): Promise<void>;
}

/** A browser page with an authenticator of its own; it lives as long as the page. */
export async function colleague(browser: Browsing, { hasPrf = true } = {}): Promise<Colleague> {
  const { page, errors, requests, leave } = await browser.visit({ viewport: { width: 1280, height: 900 } });
  const authenticator = await page.context().newCDPSession(page);
  await authenticator.send('WebAuthn.enable');
  const device = await newDevice({ authenticator }, { transport: 'internal', hasPrf });
  let count = 0;
  authenticator.on('WebAuthn.credentialAsserted', () => {
    count += 1;
  });
  return { page, context: page.context(), authenticator, device, errors, requests, touches: () => count, leave };
}

/** One more device that holds passkeys, a security key unless it says otherwise; it touches by itself. */
export async function newDevice(
  { authenticator }: Pick<Colleague, 'authenticator'>,
  { transport = 'usb', hasPrf = true }: { transport?: 'usb' | 'internal'; hasPrf?: boolean } = {},
): Promise<string> {
  const { authenticatorId } = await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

/** Has a device at hand, or leaves it untouched. */
export async function hold({ authenticator }: Pick<Colleague, 'authenticator'>, authenticatorId: string, enabled: boolean): Promise<void> {
  await authenticator.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
}

/** The passkeys on a device, as it knows them. */
export async function passkeysOn({ authenticator }: Pick<Colleague, 'authenticator'>, authenticatorId: string): Promise<string[]> {
  const { credentials } = await authenticator.send('WebAuthn.getCredentials', { authenticatorId });
  return credentials.map(({ credentialId }) => credentialId);
}

/** Takes the passkeys off a device. Put on another one they still sign in, but give no secret. */
export async function takePasskeys({ authenticator }: Pick<Colleague, 'authenticator'>, authenticatorId: string) {
  const { credentials } = await authenticator.send('WebAuthn.getCredentials', { authenticatorId });
  for (const { credentialId } of credentials) await authenticator.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
  return credentials;
}

/** A link of invitation as the operator's command prints it; for the first lead of a practice desk with its key. */
export async function invitation(
  running: Portal,
  role: Role,
  { desk = 'demo', locale = 'en', withKey = role === 'lead' } = {},
): Promise<string> {
  const secret = await saveInvitation(running.db, desk, role, new Date());
  return `${running.deskOrigin}/${locale}/#invitation=${secret}${withKey ? `&key=${keyOf(desk)}` : ''}`;
}

/** Enrols with a link and signs in. */
export async function enrol({ page }: Colleague, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.fill('[name=name]', name);
  await page.click('main button');
  await page.getByText(/Your passkey is made|toegangssleutel is gemaakt/).waitFor();
  await signIn({ page });
}

/** The person taps an answer to the newest letter of the desk. */
export async function tap(running: Portal, mailbox: Mailbox, say: Tap): Promise<void> {
  await running.db.prepare("UPDATE letters SET due_at = NULL WHERE mailbox = ? AND direction = 'to-person'").bind(mailbox.key).run();
  const { letters } = await openedBox(running, mailbox);
  const [newest] = letters;
  if (!newest?.ask) throw new Error('nothing was asked');
  const envelope = await nextEnvelope(running, mailbox, '', tappedAnswer(newest.letter, newest.ask, say));
  const stored = await postJson(running, MAILBOX, { action: 'write', envelope, quiet: false });
  if (!((await stored.json()) as MailboxAnswer).stored) throw new Error('not stored');
}

/** Touches the passkey. */
export async function signIn({ page }: Pick<Colleague, 'page'>): Promise<void> {
  await page.getByRole('button', { name: /^(Sign in|Inloggen)$/ }).click();
}

/** An answer of the desk's door. */
export interface DoorAnswer {
  status: number;
  title: string | null;
  json: unknown;
  cookie: string | null;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Who a cookie belongs to: a page of the desk names the member on its screen. */
async function memberOf(running: Portal, cookie: string): Promise<string> {
  const session = await hashed(/=([0-9a-f]{64})/.exec(cookie)?.[1] ?? '');
  const row = await running.db.prepare('SELECT member FROM desk_sessions WHERE session = ?').bind(session).first<{ member: string }>();
  return row?.member ?? '';
}

/** The published keys of somebody's desk, as a page of today names them. */
async function keysKnownTo(running: Portal, member: string): Promise<string> {
  const row = await running.db.prepare('SELECT desk FROM members WHERE member = ?').bind(member).first<{ desk: string }>();
  return (builtDesks()[row?.desk ?? '']?.recipients ?? []).join(',');
}

/** What is asked of the desk: a body as JSON or `text` as it is, and who asks, by cookie or as the page says. */
interface DeskRequest {
  body?: unknown;
  cookie?: string;
  method?: string;
  host?: string;
  member?: string;
  once?: string;
  keys?: string;
  text?: string | undefined;
}

/** The whole of an answer, read to its end. */
async function answered(response: IncomingMessage): Promise<DoorAnswer> {
  const said = await whole(response);
  const json = parsed(said) as { title?: string } | null;
  const set = response.headers['set-cookie']?.[0] ?? null;
  const { statusCode: status = 0, headers } = response;
  return { status, title: json?.title ?? null, json, cookie: set?.split(';')[0] ?? null, headers, text: said };
}

/** Asks the desk's host directly: only its name tells it from the public one. */
export async function atDesk(
  running: Portal,
  path: string,
  { body, cookie = '', method, host = new URL(running.deskOrigin).host, member, once, keys, text }: DeskRequest = {},
): Promise<DoorAnswer> {
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  const { port } = new URL(running.origin);
  const seatedAs = member ?? (cookie === '' ? '' : await memberOf(running, cookie));
  const known = keys ?? (await keysKnownTo(running, seatedAs));
  return new Promise((resolve, reject) => {
    const headers = {
      host,
      'desk-member': seatedAs,
      'desk-keys': known,
      ...(once !== undefined && { 'desk-once': once }),
      ...(cookie && { cookie }),
      // Said, because some methods get no length of themselves, and their body would be read as the next request.
      ...(sent !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    const how = method ?? (sent === undefined ? 'GET' : 'POST');
    const asked = request({ host: '127.0.0.1', port, path, method: how, headers }, (response) => answered(response).then(resolve, reject));
    asked.on('error', reject);
    asked.end(sent);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Somebody who signed in just now, or at a moment before: with their row in the database and their cookie. */
export async function seated(
  running: Portal,
  role: Role,
  desk = 'demo',
  times: { startedAt?: number; usedAt?: number } = {},
): Promise<Seated> {
  const now = new Date();
  const { startedAt = now.getTime(), usedAt = startedAt } = times;
  const member = drawn(16);
  const link = await saveInvitation(running.db, desk, role, now);
  const credential = drawn(16);
  const passkey = { credential, publicKey: new Uint8Array(3), uses: 0 };
  await enrolMember(running.db, link, { member, name: `${role} of ${desk}` }, passkey, now);
  const own = await newKeys();
  await introduceMember(running.db, member, own.recipient, null);
  const { secret } = await beginSession(running.db, member, now);
  return {
    member,
    passkey: credential,
    own,
    secret,
    cookie: ((await cookieFor(secrets.DESK_SECRET, { secret, times: { startedAt, usedAt } })) ?? '').split(';')[0] ?? '',
  };
}

/** A member with a session. */
export interface Seated {
  member: string;
  passkey: string;
  own: Keys;
  secret: string;
  cookie: string;
}

/** Makes a kit on the page as it stands there, reads the papers back, and gives what they hold. */
export async function makeKit({ page }: Pick<Colleague, 'page'>): Promise<string[]> {
  await page.getByRole('button', { name: 'Make a recovery kit' }).click();
  await page.locator('[data-paper=c]').waitFor();
  const papers = await page.locator('[data-paper]').allTextContents();
  await page.getByRole('button', { name: 'They are printed. Read them back' }).click();
  for (const [at, paper] of papers.entries()) await page.fill(`[name=end-${'abc'[at]}]`, paper.slice(-6));
  await page.getByRole('button', { name: 'Keep this kit' }).click();
  await page.getByText('The new papers count from now on').waitFor();
  return papers;
}

/**
 * A member of the demo desk writes down a yes or a no as heard, at the desk's door; `outside` is what it commits to there, if it is
 * not what it says.
 */
export async function hearAtDesk(running: Portal, by: Seated, mailbox: string, heard: Word, outside: Partial<Word> = {}) {
  const { first, frame } = await threadAtDesk(running, mailbox);
  const whole: Heard = { ...heard, how: 'voice', by: 'Bea', on: today(), salt: newDraft() };
  const { what, who, name } = heard;
  const sealed = await sealReply(first, frame, 'heard', { kind: 'consent', what, who, name }, builtDesks().demo?.recipients, {
    heard: whole,
  });
  const commitment = await heardCommitment(mailbox, { ...whole, ...outside });
  const body = { mailbox, letter: frame.letter, sealed: toBase64(sealed), seen: await newestIn(running.db, mailbox), commitment };
  return { ...(await atDesk(running, `${DESK_API}/hear`, { body, cookie: by.cookie })), letter: frame.letter };
}
type Word = Pick<Heard, 'what' | 'who' | 'name' | 'say'>;
