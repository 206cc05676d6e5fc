-- The quarter-hour up to which the clock did its work: one that jumps is not followed all at once.
CREATE TABLE clock (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  quarter INTEGER NOT NULL
);
