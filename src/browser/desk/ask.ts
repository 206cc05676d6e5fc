// The one place where the desk talks to its server. A refusal is a value; a lost connection is one too.
import { type ActionName, type DeskRefusal, deskActions } from '#domain/desk-action';
import { session } from './session.ts';

/** Why something was not done; `no-connection` means that nobody knows whether it was. */
export type Refused = DeskRefusal | 'no-connection';
export type Asked<T> = { value: T } | { refused: Refused };

/** Asks the desk's door for one action. */
export async function ask<T>(action: ActionName, body: unknown = {}): Promise<Asked<T>> {
  const at = Date.now();
  try {
    const response = await fetch(`/api/desk/${action}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
    if (response.ok) note(action, at);
    return response.ok ? { value: json as T } : { refused: (json as { title: DeskRefusal }).title };
  } catch {
    return { refused: 'no-connection' };
  }
}

/** Reads one of the two public lists of places. Throws when it cannot. */
export async function readList<T>(path: '/data/areas.json' | '/data/districts.json'): Promise<T> {
  const response = await fetch(path, { credentials: 'omit' });
  if (!response.ok) throw new Error('not fetched');
  return response.json() as Promise<T>;
}

/** Signing in begins a session; what a session asks for keeps it alive. Noted as of the asking, so never later than the server does. */
function note(action: ActionName, at: number): void {
  if (action === 'enter') session.startedAt = at;
  if (action === 'enter' || deskActions[action].roles !== null) session.usedAt = at;
}
