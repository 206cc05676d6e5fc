// The session of this page as this device knows it: whose it is.

/** In this page's memory only; `member` is null while nobody sits here. */
export const session: { member: string | null } = { member: null };
