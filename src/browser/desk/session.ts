// The session of this page as this device knows it: whose it is, when it began, and when the server last heard of it.
import type { SessionTimes } from '#domain/member';

/** In this page's memory only; `member` is null while nobody sits here. The server's own clock decides what is over. */
export const session: SessionTimes & { member: string | null } = { member: null, startedAt: 0, usedAt: 0 };
