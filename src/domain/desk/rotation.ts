// Where a desk is in the change of its key: told from what is published and who holds what, so that a reload forgets nothing.
import type { Holder, Member, MemberList } from './desk-answer.ts';
import { keyRoles } from './member.ts';

/** The change of a key, in its only order. Whether old letters are on the new lock can only be found out by opening them. */
export const rotationSteps = ['make', 'hand', 'kit', 'publish', 'lock', 'destroy'] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** How far the change of a key is. */
export interface Rotation {
  /** The step that is next; never `destroy`, which follows `lock` once the letters were gone through. */
  next: RotationStep;
  /** The newest key, when it waits to be published. */
  coming: string | null;
  /** The newest key that counts: the one that waits, else the published one. A kit on paper brings this one back, or none does. */
  newest: string | null;
  hasKit: boolean;
  /** Keys from before the published one, oldest first; empty while nothing of this desk is published. */
  old: string[];
  /** Who reads here and holds the newest key that counts, the one that waits, else the published one; and who does not. */
  holding: Member[];
  without: Member[];
}

/** The keys that a complete kit on paper brings back. */
export const keysWithKit = ({ kits }: Pick<MemberList, 'kits'>): string[] => kits.map(({ key }) => key);

/** `holders` stand in the order in which the desk made its keys; `kits` are the keys that have papers. */
export function rotationOf(
  published: readonly string[],
  members: readonly Member[],
  holders: readonly Holder[],
  kits: readonly string[],
): Rotation {
  const order = [...new Set(holders.map(({ key }) => key))];
  const current = Math.max(...published.map((key) => order.indexOf(key)), -1);
  const coming = order.length - 1 > current ? (order.at(-1) ?? null) : null;
  const old = order.slice(0, Math.max(current, 0)).filter((key) => !published.includes(key));
  const newest = coming ?? order[current] ?? null;
  const hasKit = newest !== null && kits.includes(newest);
  const has = (member: Member): boolean => holders.some((each) => each.member === member.member && each.key === newest);
  const readers = members.filter((each) => keyRoles.includes(each.role) && each.removed_on === null);
  const [holding, without] = [readers.filter(has), readers.filter((each) => !has(each))];
  return { next: nextOf(coming, old, without, hasKit), coming, newest, hasKit, old, holding, without };
}

/** Nobody writes with a key that no paper brings back, and none is destroyed while its successor has no papers. */
function nextOf(coming: string | null, old: readonly string[], without: readonly Member[], hasKit: boolean): RotationStep {
  if (coming !== null && without.length > 0) return 'hand';
  if (coming !== null) return hasKit ? 'publish' : 'kit';
  if (old.length === 0) return 'make';
  return hasKit ? 'lock' : 'kit';
}
