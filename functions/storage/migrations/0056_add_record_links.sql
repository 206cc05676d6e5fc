-- Links by which an organisation looks at its own record of the directory, once, and what it sent back. Nothing about who did.
CREATE TABLE record_links (
  link TEXT PRIMARY KEY,
  service TEXT NOT NULL UNIQUE,
  due_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record_proposals (
  proposal INTEGER PRIMARY KEY,
  service TEXT NOT NULL,
  proposed TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0,
  dies_on TEXT NOT NULL
) STRICT;
