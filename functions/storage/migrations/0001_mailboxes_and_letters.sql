-- Mailboxes and sealed letters. Columns hold days only, except due_at: whole quarter-hours since 1970,
-- for unread letters, unpublished replies and one-time answers, emptied when read or shown.
-- The server can open nothing of this: sealed is an age file, mailbox a SHA-256 of a secret address.

CREATE TABLE mailboxes (
  mailbox   TEXT PRIMARY KEY,
  desk      TEXT NOT NULL,
  deputy    TEXT,
  opened_on TEXT NOT NULL,
  seen_on   TEXT,
  dies_on   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mailboxes_by_end ON mailboxes (dies_on);

CREATE TABLE letters (
  mailbox     TEXT NOT NULL,
  letter      TEXT NOT NULL,
  direction   TEXT NOT NULL CHECK (direction IN ('to-desk', 'to-person')),
  desk        TEXT NOT NULL,
  urgent      INTEGER NOT NULL,
  marked      INTEGER NOT NULL,
  written_on  TEXT NOT NULL,
  due_at      INTEGER,
  released_on TEXT,
  read_on     TEXT,
  sealed      BLOB NOT NULL,
  dies_on     TEXT NOT NULL
);
CREATE UNIQUE INDEX letters_once ON letters (mailbox, letter);
CREATE INDEX letters_by_end ON letters (dies_on);
CREATE INDEX letters_due ON letters (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX letters_waiting ON letters (desk) WHERE direction = 'to-desk' AND read_on IS NULL;

-- What a visitor without JavaScript sees once after sending; sealed to a ticket that only the visitor has.
CREATE TABLE answers (
  answer  TEXT PRIMARY KEY,
  sealed  BLOB NOT NULL,
  due_at  INTEGER NOT NULL,
  dies_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX answers_due ON answers (due_at);

-- The last day somebody of a desk opened it: a form is open only where somebody reads.
CREATE TABLE desk_openings (
  desk      TEXT PRIMARY KEY,
  opened_on TEXT NOT NULL
) WITHOUT ROWID;

-- Letters that died unread, counted and nothing more.
CREATE TABLE broken_promises (
  half_year TEXT NOT NULL,
  desk      TEXT NOT NULL,
  letters   INTEGER NOT NULL,
  PRIMARY KEY (half_year, desk)
) WITHOUT ROWID;
