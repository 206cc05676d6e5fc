-- Numbers that somebody found wrong: a count per contact, kind and day. Nothing about who told it.
CREATE TABLE contact_reports (
  contact TEXT NOT NULL,
  what    TEXT NOT NULL,
  told_on TEXT NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (told_on, contact, what)
) WITHOUT ROWID;
