// What members write for themselves about a case: notes, calls and tasks, sealed to their desk, with a kind and days outside the seal.
import type { Day } from '#domain/time/days';
import type { NoteKind, NoteRow } from '#domain/desk/desk-note';
import { isOurs } from './case.ts';
import { erase, erasing } from './erase.ts';

export interface StoredNote {
  note: string;
  mailbox: string;
  desk: string;
  member: string;
  kind: NoteKind;
  dueOn: Day | null;
  sealed: Uint8Array;
}

/** Keeps one. Having spoken with somebody stops the clock of their letters, with it. False when the case is not this desk's. */
export async function keepNote(
  db: D1Database,
  { note, mailbox, desk, member, kind, dueOn, sealed }: StoredNote,
  today: Day,
): Promise<boolean> {
  const [kept] = await db.batch([
    db
      .prepare(
        `INSERT INTO notes (note, mailbox, desk, member, kind, written_on, due_on, sealed)
         SELECT ?2, m.mailbox, ?1, ?4, ?5, ?6, ?7, ?8 FROM mailboxes m WHERE m.mailbox = ?3 AND ${isOurs} ON CONFLICT DO NOTHING`,
      )
      .bind(desk, note, mailbox, member, kind, today, dueOn, sealed),
    ...(kind === 'spoke'
      ? [
          db
            .prepare(
              `UPDATE letters SET due_at = NULL WHERE mailbox = ?1 AND direction = 'to-desk' AND read_on IS NOT NULL
               AND EXISTS (SELECT 1 FROM notes n WHERE n.note = ?2)`,
            )
            .bind(mailbox, note),
        ]
      : []),
  ]);
  return (kept?.meta.changes ?? 0) > 0;
}

/** What a desk wrote about a case, oldest first. */
export async function notesOf(
  db: D1Database,
  desk: string,
  mailbox: string,
): Promise<(Omit<NoteRow, 'sealed'> & { sealed: Uint8Array })[]> {
  const { results } = await db
    .prepare(
      `SELECT n.note, n.member, n.kind, n.written_on, n.due_on, n.done_on, n.sealed, coalesce(m.called, '') AS name
       FROM notes n LEFT JOIN members m ON m.member = n.member WHERE n.desk = ? AND n.mailbox = ? ORDER BY n.written_on, n.note`,
    )
    .bind(desk, mailbox)
    .all<Omit<NoteRow, 'sealed'> & { sealed: ArrayBuffer }>();
  return results.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
}

/** Says that a task is done, or is not after all. False when there is no such task, or it is so already. */
export async function finishTask(db: D1Database, desk: string, mailbox: string, note: string, on: Day | null): Promise<boolean> {
  const { meta } = await db
    .prepare(
      "UPDATE notes SET done_on = ?1 WHERE note = ?2 AND mailbox = ?3 AND desk = ?4 AND kind = 'task' AND (done_on IS NULL) <> (?1 IS NULL)",
    )
    .bind(on, note, mailbox, desk)
    .run();
  return meta.changes > 0;
}

/** Takes one away that should not have been written. */
export async function dropNote(db: D1Database, desk: string, mailbox: string, note: string): Promise<boolean> {
  return (await erase(db, 'notes', 'note = ? AND mailbox = ? AND desk = ?', note, mailbox, desk)) > 0;
}

/** Notes go with no box to another desk: they were the business of the one that wrote them. */
export const dropNotes = (db: D1Database, mailbox: string, to: string): D1PreparedStatement[] =>
  erasing(
    db,
    'notes',
    'mailbox = ?1 AND desk <> ?2 AND EXISTS (SELECT 1 FROM mailboxes m WHERE m.mailbox = ?1 AND m.desk = ?2)',
    mailbox,
    to,
  );
