-- What the portal counts of itself, by half-year: nothing that leads to a person, a letter or a day.
CREATE TABLE portal_counts (
  half_year TEXT NOT NULL,
  what      TEXT NOT NULL,
  first     TEXT NOT NULL,
  second    TEXT NOT NULL,
  times     INTEGER NOT NULL,
  PRIMARY KEY (half_year, what, first, second)
) WITHOUT ROWID;
