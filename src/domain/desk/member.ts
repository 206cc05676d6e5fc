// Who works at a desk: roles, how long a session lives, and when somebody is warned that it ends.

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

/** While somebody is there, their device asks the server for something at most this often: writing counts as being there. */
export const ASK_MS = 5 * 60 * 1000;
/** A screen forgets this long before the server would end the session. */
export const EARLY_MS = 30 * 1000;
/** How long before the end somebody is warned: of being idle, which any touch mends, and of the hour, which takes the passkey. */
export const WARNING_MS = { idle: 2 * 60 * 1000, hour: 5 * 60 * 1000 } as const;

/** What a device knows of a session by its own clock: beside its times the last touch, and the last try to ask for somebody's sake. */
export interface Presence extends SessionTimes {
  touchedAt: number;
  askedAt: number;
}

/** The end of a session that comes next: why, when, and whether that is now. */
export interface Ending {
  why: keyof typeof WARNING_MS;
  at: number;
  isOver: boolean;
}

/** True when somebody was there since the server last heard of them, and it is time that it hears so. */
export const isAskDue = ({ usedAt, touchedAt, askedAt }: Presence, now: number): boolean =>
  touchedAt > usedAt && now - Math.max(usedAt, askedAt) >= ASK_MS;

/** The end to warn of now, the sooner of two, or null. A touch that the server could not hear of keeps nothing alive. */
export function endingOf({ startedAt, usedAt, touchedAt }: Presence, now: number): Ending | null {
  const ends = { idle: Math.min(usedAt, touchedAt) + IDLE_MS - EARLY_MS, hour: startedAt + SESSION_MS - EARLY_MS };
  const near = (['idle', 'hour'] as const).filter((why) => now >= ends[why] - WARNING_MS[why]).sort((a, b) => ends[a] - ends[b]);
  const [why] = near;
  return why === undefined ? null : { why, at: ends[why], isOver: now >= ends[why] };
}

/** The desk has its own host beside the public one; neither serves the other's paths. */
export const isDeskHost = (hostname: string): boolean => hostname.startsWith('desk.');

/** A link that nobody used yet: the hash of its secret, what for, and the quarter-hour in which it ends. */
export interface Invitation {
  invitation: string;
  role: Role;
  due_at: number;
}
