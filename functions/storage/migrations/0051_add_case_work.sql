-- A case as a desk works on it. number: its place in a list of names of words, never the same twice at one desk, drawn from nothing
-- about the person. owner: the member who has it. What members write for themselves is sealed to their desk; outside stand a kind and days.
ALTER TABLE cases ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN owner TEXT;
UPDATE cases SET number = (SELECT count(*) FROM cases c WHERE c.desk = cases.desk AND c.mailbox <= cases.mailbox);
CREATE UNIQUE INDEX cases_by_number ON cases (desk, number);

-- Of a line about a person: the number of the case at that moment, so that the log says a name also when the case is gone.
ALTER TABLE desk_log ADD COLUMN number INTEGER;

-- The last day on which a member is away.
ALTER TABLE members ADD COLUMN away_until TEXT;

CREATE TABLE notes (
  note       TEXT PRIMARY KEY,
  mailbox    TEXT NOT NULL,
  desk       TEXT NOT NULL,
  member     TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('note', 'spoke', 'no-answer', 'task')),
  written_on TEXT NOT NULL,
  due_on     TEXT,
  done_on    TEXT,
  sealed     BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX notes_of_case ON notes (mailbox, desk);
CREATE TRIGGER notes_die AFTER DELETE ON mailboxes BEGIN DELETE FROM notes WHERE mailbox = OLD.mailbox; END;
