// The one place where the desk talks to its server. A refusal is thrown, a lost connection too; asking again does it once.
import { DESK_API } from '#domain/api/paths';
import { type ActionName, deskActions } from '#domain/desk/desk-action';
import { readKeysLine } from '#domain/desk/keys-line';
import type { DeskRefusal } from '#domain/desk/desk-refusal';
import { newDraft } from '../../../crypto/receipt.ts';
import { setClock } from './clock.ts';
import { keepDraft, keptDraft } from './draft.ts';
import { session } from './session.ts';

/** Why something was not done; `no-connection` means that nobody knows whether it was. */
export type Refused = DeskRefusal | 'no-connection';

/** Something was refused. Thrown, so that whoever asks writes only what follows a yes; `useActing` is where it is caught. */
export class Refusal extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused);
    this.refused = refused;
  }
}

/** Why something was refused; whatever else went wrong goes on. */
export function refusalIn(error: unknown): Refused {
  if (!(error instanceof Refusal)) throw error;
  return error.refused;
}

/** A request by its name, with the very body it was first sent with, and the keys that this was sealed to. */
interface Sent {
  once: string;
  body: unknown;
  keys: string;
}
/** What was asked and not answered yet, by who asked what: the same is asked again under the same name, with the very same body. */
const unanswered = new Map<string, Sent>();
/** Answers after which the same may still have to be asked. */
const open: readonly Refused[] = ['no-connection', 'fault', 'sign-in-again', 'signed-out', 'other-session'];

/**
 * Asks the desk's door for one action. `about` is what somebody meant, where the body is sealed anew each time: as long as nobody
 * knows whether it was done, also after a reload, the same meaning is the same request, and another meaning is another one. What the
 * page asks by itself (`quietly`) keeps no session alive.
 */
export async function ask<T>(action: ActionName, body: unknown = {}, about: unknown = body, quietly = false): Promise<T> {
  const key = JSON.stringify([session.member, action, about]);
  const isSealed = about !== body;
  const known = isSealed ? keptDraft<Sent>('', `asked ${key}`) : unanswered.get(key);
  const asked = known ?? { once: newDraft(), body, keys: session.published.join(',') };
  const keep = async (sent: Sent | undefined): Promise<void> => {
    if (isSealed) await keepDraft('', `asked ${key}`, sent);
    else if (sent) unanswered.set(key, sent);
    else unanswered.delete(key);
  };
  // Before it is sent, so that no reload comes between what was done and the name it was done under.
  if (!known) await keep(asked);
  const { json, refused } = await send(action, asked, quietly);
  if (refused === null || !open.includes(refused)) void keep(undefined);
  if (refused !== null) throw new Refusal(refused);
  return json as T;
}

/** So long an answer is waited for; after that nobody knows, and asking again does it once. */
const WAIT_MS = 60_000;

async function send(action: ActionName, { once, body, keys }: Sent, quietly: boolean): Promise<{ json: unknown; refused: Refused | null }> {
  const at = Date.now();
  try {
    const response = await fetch(`${DESK_API}/${action}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        'desk-once': once,
        'desk-member': session.member ?? session.entered ?? '',
        'desk-keys': keys,
        ...(quietly && { 'desk-quiet': '1' }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    setClock(response.headers.get('date'));
    const told = readKeysLine(response.headers.get('desk-keys'));
    if (told) session.keysTold(told);
    const json: unknown = await response.json();
    if (response.ok && !quietly) note(action, at);
    return { json, refused: response.ok ? null : (json as { title: DeskRefusal }).title };
  } catch {
    return { json: null, refused: 'no-connection' };
  }
}

/** Reads a public list: of places, or of desks with their keys. Throws when it cannot. */
export async function readList<T>(path: '/data/areas.json' | '/data/districts.json' | '/data/desks.json'): Promise<T> {
  const response = await fetch(path, { credentials: 'omit', cache: 'no-cache' });
  if (!response.ok) throw new Error('not fetched');
  return response.json() as Promise<T>;
}

/** Signing in begins a session; what a session asks for keeps it alive. Noted as of the asking, so never later than the server does. */
function note(action: ActionName, at: number): void {
  if (action === 'enter') session.startedAt = at;
  if (action === 'enter' || deskActions[action].roles !== null) session.usedAt = at;
}
