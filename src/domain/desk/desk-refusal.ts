// Why the desk says no, with the status that goes with it; each has a calm sentence in the words of the desk.

export const deskRefusals = {
  'bad-request': 400,
  'signed-out': 401,
  'not-yours': 403,
  'sign-in-again': 403,
  'not-found': 404,
  'not-allowed': 405,
  'changed-meanwhile': 409,
  'stale-page': 409,
  'done-otherwise': 409,
  'other-session': 409,
  'too-large': 413,
  'bad-invitation': 422,
  'bad-passkey': 422,
  'bad-letter': 422,
  'never-discarded': 422,
  'not-agreed': 422,
  'last-lead': 422,
  'still-published': 422,
  'last-key': 422,
  'no-kit': 422,
  'last-passkey': 422,
  'cannot-unlock': 422,
  'other-member': 422,
  fault: 503,
} as const;
export type DeskRefusal = keyof typeof deskRefusals;
