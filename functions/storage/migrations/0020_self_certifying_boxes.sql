-- Letter boxes that need no trust in the server. mailbox is from now on a hash over the box's public keys, which the server checks;
-- door is the SHA-256 of the secret address; signed_by checks what the box signs. Letters of the version before end here.
DELETE FROM letters;
DELETE FROM mailboxes;

ALTER TABLE mailboxes ADD COLUMN door TEXT NOT NULL DEFAULT '';
ALTER TABLE mailboxes ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
-- The number of the person's newest letter, removed ones too: the next one follows it.
ALTER TABLE mailboxes ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
-- The person's newest letter when the box last moved to another desk: a yes moves it once.
ALTER TABLE mailboxes ADD COLUMN moved_after INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX mailboxes_by_door ON mailboxes (door) WHERE door <> '';

-- Of a letter of the person: its place in the chain, what it commits to, and the box's signature over that. No word follows from these.
ALTER TABLE letters ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE letters ADD COLUMN hash TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN commitment TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX letters_in_turn ON letters (mailbox, number) WHERE number > 0;

-- A letter that its box removed: the signed hole in the chain, and nothing of what it said.
CREATE TABLE removals (
  mailbox    TEXT NOT NULL,
  letter     TEXT NOT NULL,
  direction  TEXT NOT NULL CHECK (direction IN ('to-desk', 'to-person')),
  desk       TEXT NOT NULL,
  number     INTEGER NOT NULL,
  hash       TEXT NOT NULL,
  commitment TEXT NOT NULL,
  stamp      TEXT NOT NULL,
  signed     TEXT NOT NULL,
  PRIMARY KEY (mailbox, letter)
) WITHOUT ROWID;

-- Names of boxes that ended. It outlives every copy of a letter that could be sent again, and says nothing else, not even when.
CREATE TABLE tombstones (mailbox TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TRIGGER boxes_end AFTER DELETE ON mailboxes BEGIN
  INSERT INTO tombstones (mailbox) VALUES (OLD.mailbox) ON CONFLICT DO NOTHING;
  DELETE FROM removals WHERE mailbox = OLD.mailbox;
END;

-- One line a day is kept of what a member does often with one case.
CREATE INDEX desk_log_by_day ON desk_log (member, done_on, action, alias);
