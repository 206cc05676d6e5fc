// Who works at a desk: roles, how long a session lives, and what each role may ask for.

/**
 * Everybody who can have a seat at a desk. A provider and an interpreter open only what is sealed to them by name;
 * an auditor reads the log; an operator keeps the machine running and opens nothing.
 */
export const roles = ['coordinator', 'lead', 'auditor', 'provider', 'interpreter', 'operator'] as const;
export type Role = (typeof roles)[number];

/** Roles that hold the desk's key. */
export const keyRoles: readonly Role[] = ['coordinator', 'lead'];

/** A session ends after this long without a request, in milliseconds. */
export const IDLE_MS = 15 * 60 * 1000;
/** A session ends this long after signing in, whatever happens. */
export const SESSION_MS = 60 * 60 * 1000;
/** Keys and exports want a sign-in at most this old. */
export const FRESH_MS = 5 * 60 * 1000;
/** Quarter-hours in which an invitation can be used: three days. */
export const INVITE_QUARTERS = 3 * 24 * 4;
/** Quarter-hours an interpreter can open a letter: 48 hours. */
export const INTERPRETER_QUARTERS = 48 * 4;

/** What the server knows of a session: who, when it began, when it was last used (epoch milliseconds). */
export interface SessionTimes {
  startedAt: number;
  usedAt: number;
}

/** True while a session may still be used. */
export const isAlive = ({ startedAt, usedAt }: SessionTimes, now: number): boolean =>
  now - startedAt < SESSION_MS && now - usedAt < IDLE_MS && usedAt <= now && startedAt <= usedAt;

/** True shortly after signing in, as keys and exports require. */
export const isFresh = ({ startedAt }: SessionTimes, now: number): boolean => now - startedAt < FRESH_MS;

/** The desk has its own host beside the public one; neither serves the other's paths. */
export const isDeskHost = (hostname: string): boolean => hostname.startsWith('desk.');
