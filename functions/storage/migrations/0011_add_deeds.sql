-- What somebody of a desk did lately, under a name that their device drew and bound to its content: done twice it is done once.
CREATE TABLE deeds (
  once    TEXT PRIMARY KEY,
  member  TEXT NOT NULL,
  content TEXT NOT NULL,
  dies_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX deeds_by_end ON deeds (dies_on);
