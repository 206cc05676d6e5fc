// What the log of a desk knows: which actions it tells of, under which word, and how often.
import type { ActionName } from './desk-action.ts';
import type { NoteKind } from './desk-note.ts';

/**
 * How the log knows of an action: `act` when it changed something, in the same batch; `look` whenever it was answered; `daily` once
 * a day for one member and one person. The others tell nothing about anybody.
 */
const logging: Partial<Record<ActionName, 'act' | 'look' | 'daily'>> = {
  ...each('act', [
    'introduce',
    'add-passkey',
    'remove-passkey',
    'invite',
    'withdraw-invitation',
    'hand-key',
    'remove-member',
    'save-recovery',
    'drop-key',
  ]),
  ...each('act', ['read', 'reply', 'hear', 'plan', 'put-aside', 'take-back', 'mute', 'close', 'share', 'withdraw-share', 'look-again']),
  ...each('act', ['withdraw-reply', 'own', 'away', 'note', 'finish-task', 'drop-note', 'reopen', 'say-places']),
  ...each('act', ['hand-over', 'ask-hand-over', 'withdraw-hand-over', 'decide-hand-over', 'rewrap-reason']),
  ...each('look', ['recovery', 'take-along', 'export-log']),
  ...each('daily', ['bodies', 'thread', 'shared', 'reseal', 'rewrap']),
};
function each<T>(how: T, names: ActionName[]): Partial<Record<ActionName, T>> {
  return Object.fromEntries(names.map((name) => [name, how]));
}

/** What the log calls what was done, and how often; null for what it does not know. */
export function loggedAs(name: ActionName, body: unknown): { action: string; how: 'act' | 'look' | 'daily' } | null {
  const how = logging[name];
  const { muted, agreed, kind } = body as { muted?: boolean; agreed?: boolean; kind?: NoteKind };
  const other: Partial<Record<ActionName, string>> = {
    mute: muted ? 'mute' : 'unmute',
    'decide-hand-over': agreed ? 'hand-over' : 'refuse-hand-over',
    note: kind === 'spoke' || kind === 'no-answer' ? 'call' : (kind ?? 'note'),
    bodies: 'fetch',
    thread: 'look',
  };
  return how ? { action: other[name] ?? name, how } : null;
}

/** Every word of the log. */
export const loggedActions: readonly string[] = [
  ...['enrol', 'enter'],
  ...Object.keys(logging).flatMap((name) =>
    [{ muted: true, agreed: true, kind: 'task' }, { muted: false, agreed: false, kind: 'spoke' }, {}].map(
      (body) => loggedAs(name as ActionName, body)?.action ?? name,
    ),
  ),
];
