-- What a provider says of free places: three words by kind, of one member, for a day. words: JSON, without any place, number or person.
CREATE TABLE places (
  member   TEXT PRIMARY KEY,
  provider TEXT NOT NULL,
  words    TEXT NOT NULL,
  said_at  INTEGER NOT NULL
) WITHOUT ROWID;

-- What is told in public: one word a kind, of at least three providers together, and the quarter-hour of the fixed moment it is of.
CREATE TABLE place_words (
  kind    TEXT PRIMARY KEY,
  word    TEXT NOT NULL,
  told_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How many requests that were not met were told today, of everybody together: more than a bound are not counted. Gone the next day.
CREATE TABLE unmet_days (
  day   TEXT PRIMARY KEY,
  times INTEGER NOT NULL
) WITHOUT ROWID;
