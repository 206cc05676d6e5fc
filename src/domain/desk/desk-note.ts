// What members of a desk write for themselves about a case, as it lies outside the seal.

/** What members write for themselves: a note, that they spoke with somebody or reached nobody, a task. */
export const noteKinds = ['note', 'spoke', 'no-answer', 'task'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Something written for the desk itself; its words are sealed to the desk. */
export interface NoteRow {
  note: string;
  member: string;
  /** Who wrote it, as colleagues know them. */
  name: string;
  kind: NoteKind;
  written_on: string;
  due_on: string | null;
  done_on: string | null;
  sealed: string;
}
