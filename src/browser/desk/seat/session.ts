// The session of this page as this device knows it: whose it is, when it began, and when the server last heard of it.
import type { KeysNow } from '#domain/desk/keys-line';
import type { SessionTimes } from '#domain/desk/member';

/**
 * In this page's memory only; `member` is null while nobody sits here, `entered` is who touched their passkey last. The server's own
 * clock decides what is over.
 */
export const session: SessionTimes & {
  member: string | null;
  entered: string | null;
  /** The keys this page seals the desk's own letters to; said with whatever it asks. */
  published: readonly string[];
  /** Hears which keys count now. */
  keysTold(now: KeysNow): void;
} = {
  member: null,
  entered: null,
  startedAt: 0,
  usedAt: 0,
  published: [],
  keysTold: () => undefined,
};
