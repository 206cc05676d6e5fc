// The one place where the desk talks to its server. A refusal is a value; a lost connection is one too.
import type { ActionName, DeskRefusal } from '#domain/desk-action';

/** Why something was not done; `no-connection` means that nobody knows whether it was. */
export type Refused = DeskRefusal | 'no-connection';
export type Asked<T> = { value: T } | { refused: Refused };

/** Asks the desk's door for one action. */
export async function ask<T>(action: ActionName, body: unknown = {}): Promise<Asked<T>> {
  try {
    const response = await fetch(`/api/desk/${action}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
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
