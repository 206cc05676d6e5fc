-- A letter box can be closed by its desk and opened again by a letter; its owner may choose a day to look again.
-- Letters are counted by day, for an alarm when they are unusually many; nothing about a person stands there.

ALTER TABLE mailboxes ADD COLUMN closed_on TEXT;
ALTER TABLE mailboxes ADD COLUMN look_again_on TEXT;

CREATE TABLE arrivals (
  day     TEXT PRIMARY KEY,
  letters INTEGER NOT NULL,
  alarmed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
