// Whatever comes in at either host, changed in any part: no fault, no trace of the code, and nothing that was sent comes back.
import { beforeAll, expect, it } from 'vitest';
import { actionNames } from '#domain/desk/desk-action';
import { newDraft } from '../../src/crypto/receipt.ts';
import { type Answered, type Asking, CANARY, changed, drawing, send } from '../any-request.ts';
import { seated } from '../desk.ts';
import { bodies } from '../functions/desk-bodies.ts';
import { builtDesks, nextEnvelope, sealedRequest, sendSealed } from '../letters.ts';
import { ALL } from '../sample.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const MANY = Number(process.env.REQUESTS ?? (ALL ? 100_000 : 600));
const AT_ONCE = 16;
/** So long the whole may take on a busy machine. */
const HOUR_MS = 3_600_000;
const seed = Number(process.env.SEED ?? 1);
let meant: Asking[] = [];

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const get = (path: string, host = new URL(running.origin).host): Asking => ({ host, method: 'GET', path, headers: {}, body: null });
const post = (path: string, body: unknown, headers: Record<string, string> = json, host = new URL(running.origin).host): Asking => ({
  host,
  method: 'POST',
  path,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
/** Pages and open data of the public host. */
const pages = (): Asking[] =>
  [
    ...['/', '/nl/', '/ar/rights/', '/nl/refer/', '/en/refer/near/', '/nl/letters/', '/nl/language/?of=/nl/', '/exit', '/robots.txt'],
    ...['/data/care.json', '/openapi.json', '/api/v1/', '/api/v1/services', '/api/v1/areas?q=ede', '/nl/care/find/'],
    `/nl/answer/${'a'.repeat(64)}/`,
  ].map((path) => get(path));

beforeAll(async () => {
  const { receipt, mailbox } = await sendSealed(running, { words: 'x' });
  const lead = await seated(running, 'lead');
  const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
  const about = {
    mailbox: mailbox.key,
    letter: row?.letter ?? '',
    member: lead.member,
    passkey: lead.passkey,
    recipient: lead.own.recipient,
  };
  const deskHost = new URL(running.deskOrigin).host;
  const known = { ...json, cookie: lead.cookie, 'desk-member': lead.member, 'desk-keys': builtDesks().demo?.recipients.join(',') ?? '' };
  const box = { address: mailbox.address };
  const fields = `action=send&draft=${newDraft()}&words=hallo&need=soon&place=Ede&own_word=boom`;
  meant = [
    ...pages(),
    post('/api/v1/referrals', await sealedRequest(mailbox, { need: 'tonight' })),
    post('/api/v1/mailbox', { action: 'read', ...box, page: 0 }),
    post('/api/v1/mailbox', { action: 'write', envelope: await nextEnvelope(running, mailbox, 'x'), quiet: false }),
    post('/api/v1/mailbox', { action: 'look-again', ...box, months: 6 }),
    post('/api/v1/mailbox', { action: 'delete', ...box, signed: 'a'.repeat(128) }),
    ...['/nl/refer/', '/ar/refer/professional/'].map((path) => post(path, fields, form)),
    ...['open', 'write', 'delete'].map((action) => post('/nl/letters/', `action=${action}&receipt=${receipt}&text=hallo`, form)),
    post('/nl/care/find/', 'place=Ede&who=alone', form),
    post('/nl/care/wrong/', 'contact=comensha&what=number', form),
    post('/nl/language/', 'to=ar&of=/nl/', form),
    ...['/', '/nl/', '/icon.svg', '/data/desks.json', '/api/desk/me'].map((path) => get(path, deskHost)),
    ...actionNames.map((name) => post(`/api/desk/${name}`, bodies[name](about as never), name === 'leave' ? json : known, deskHost)),
  ];
});

/**
 * Asked, and again where the connection broke or the runtime of this machine answered in the Worker's place, which a busy one does:
 * every answer of the Worker carries its guards. A fault of ours comes back, and so does a connection that we cut.
 */
async function asked(asking: Asking, tries = 4): Promise<Answered | null> {
  const answer = await send(Number(new URL(running.origin).port), asking);
  const isOurs = answer?.headers.includes('"referrer-policy"');
  const isBroken = answer === null || (answer.status >= 500 && !isOurs);
  return isBroken && tries > 1 ? asked(asking, tries - 1) : answer;
}

/** What is wrong with an answer, if anything. */
function faultIn({ status, headers, text }: Answered): string | null {
  if (status >= 500) return `status ${status}`;
  if (text.includes(CANARY) || headers.replace(/"location":"[^"]*"/, '').includes(CANARY)) return 'repeats what was sent';
  if (/\n\s+at \S+ \(|\.(ts|js|mjs):\d+|node_modules|D1_ERROR|SQLITE|TypeError|RangeError|SyntaxError/.test(text))
    return 'tells of the code';
  return null;
}

it(
  `${MANY} changed requests to both hosts: no fault, no echo, no trace`,
  async () => {
    const draw = drawing(seed);
    const queue = Array.from({ length: MANY }, () => changed(meant[draw(meant.length)] as Asking, draw));
    const faults: string[] = [];
    const seen: Record<string, number> = {};
    const work = async (): Promise<void> => {
      for (let asking = queue.pop(); asking; asking = queue.pop()) {
        const answer = await asked(asking);
        const kind = answer ? `${Math.floor(answer.status / 100)}xx` : 'cut';
        seen[kind] = (seen[kind] ?? 0) + 1;
        const fault = answer ? faultIn(answer) : 'no answer';
        if (fault)
          faults.push(`${fault}: ${JSON.stringify({ ...asking, body: asking.body?.slice(0, 300), path: asking.path.slice(0, 200) })}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    console.log(`changed requests, seed ${seed}:`, JSON.stringify(seen));
    expect(faults.slice(0, 10)).toEqual([]);
    expect((seen['2xx'] ?? 0) + (seen['4xx'] ?? 0), 'most are understood, or refused').toBeGreaterThan(MANY / 2);
  },
  HOUR_MS,
);
