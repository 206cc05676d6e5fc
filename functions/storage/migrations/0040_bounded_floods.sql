-- The stamp of a form counts for one letter. stamp: SHA-256 of a number drawn with the form, so no time follows from it.
CREATE TABLE stamps (
  stamp   TEXT PRIMARY KEY,
  dies_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX stamps_by_end ON stamps (dies_on);

-- Which desk put a letter aside; nothing when both did, or before this was noted. unproven: it said that it was urgent and opened on no device.
ALTER TABLE put_aside ADD COLUMN desk TEXT NOT NULL DEFAULT '';
ALTER TABLE put_aside ADD COLUMN unproven INTEGER NOT NULL DEFAULT 0;
