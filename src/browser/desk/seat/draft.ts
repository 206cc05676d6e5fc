// The one store of what somebody writes and where they were: by member, person and form. It outlives a failure, the end of a session,
// Back and a reload: beside this page's memory it lies in this tab sealed to the member's own key, and nobody else finds it again.
import { useEffect, useReducer } from 'preact/hooks';
import { REFERRAL_BYTES } from '#domain/letter/envelope';
import type { Keys } from '../../../crypto/keyring.ts';
import { open, seal, toBase64 } from '../../../crypto/seal.ts';
import { session } from './session.ts';

const drafts = new Map<string, unknown>();
const keyOf = (member: string | null, person: string, form: string): string => JSON.stringify([member, person, form]);
const isOf =
  (member: string | null) =>
  ([key]: [string, unknown]): boolean =>
    (JSON.parse(key) as unknown[])[0] === member;

/** Whose drafts are sealed now, and whether they changed since. */
let own: Keys | null = null;
let isChanged = false;
let sealing: Promise<void> | null = null;

/** Opens what this member left in this tab; what this page still knows is newer and stays. */
export async function openDrafts(member: string, keys: Keys): Promise<void> {
  own = keys;
  const sealed = sessionStorage.getItem(keys.recipient);
  const kept = sealed === null ? null : ((await open(sealed, keys.identity)) as { drafts?: [string, unknown][] } | null);
  for (const [key, draft] of (kept?.drafts ?? []).filter(isOf(member))) if (!drafts.has(key)) drafts.set(key, draft);
}

/** From now on nothing more is sealed; what lies in this tab opens with this member's passkey alone. */
export const closeDrafts = (): void => {
  own = null;
};

/** Seals what is there now, once at a time, and ends when it lies in this tab. A store that is full or closed stops nobody's work. */
function keepSealed(): Promise<void> {
  isChanged = true;
  if (own === null) return Promise.resolve();
  sealing ??= sealChanged().catch(() => undefined);
  return sealing;
}

/** The page says so while it seals. */
async function sealChanged(): Promise<void> {
  document.documentElement.toggleAttribute('data-keeping', true);
  try {
    while (isChanged && own !== null) {
      isChanged = false;
      const { recipient } = own;
      const mine = { drafts: [...drafts].filter(isOf(session.member)) };
      const size = Math.ceil((new TextEncoder().encode(JSON.stringify(mine)).length + 64) / REFERRAL_BYTES) * REFERRAL_BYTES;
      sessionStorage.setItem(recipient, toBase64(await seal(mine, size, [recipient])));
    }
  } finally {
    sealing = null;
    document.documentElement.toggleAttribute('data-keeping', false);
  }
}

/** What stands in the store, outside a form. */
export const keptDraft = <T>(person: string, form: string): T | undefined =>
  drafts.get(keyOf(session.member, person, form)) as T | undefined;

/** Forms that show a draft, told when it changes elsewhere. */
const watching = new Set<() => void>();

/** Puts something into the store, undefined takes it out; ends when this outlives the page. */
export function keepDraft(person: string, form: string, draft: unknown): Promise<void> {
  const key = keyOf(session.member, person, form);
  if (draft === undefined) drafts.delete(key);
  else drafts.set(key, draft);
  for (const redraw of watching) redraw();
  return keepSealed();
}

/** What somebody writes about a person in one form. */
export function useDraft<T>(person: string, form: string, empty: T): [T, (next: T) => void, () => void] {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => {
    const look = (): void => redraw(undefined);
    watching.add(look);
    return () => void watching.delete(look);
  }, []);
  return [keptDraft<T>(person, form) ?? empty, (next) => void keepDraft(person, form, next), () => void keepDraft(person, form, undefined)];
}
