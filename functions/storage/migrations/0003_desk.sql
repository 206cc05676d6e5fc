-- The desk's own tables. Keys lie here only wrapped (age files); the server and its operator can open none of them.
-- Members are professionals known by a name; about the people who write nothing is added but days and sealed files.

CREATE TABLE members (
  member     TEXT PRIMARY KEY,
  desk       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('coordinator', 'lead', 'auditor', 'provider', 'interpreter', 'operator')),
  called     TEXT NOT NULL,
  own_key    TEXT,
  unlock     BLOB,
  joined_on  TEXT NOT NULL,
  removed_on TEXT
) WITHOUT ROWID;
CREATE INDEX members_of_desk ON members (desk);

CREATE TABLE passkeys (
  credential TEXT PRIMARY KEY,
  member     TEXT NOT NULL,
  public_key BLOB NOT NULL,
  uses       INTEGER NOT NULL
) WITHOUT ROWID;

-- invitation, challenge and session are SHA-256 of a secret that lies nowhere here. due_at: whole quarter-hours.
CREATE TABLE invitations (
  invitation TEXT PRIMARY KEY,
  desk       TEXT NOT NULL,
  role       TEXT NOT NULL,
  due_at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE challenges (
  challenge TEXT PRIMARY KEY,
  due_at    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE desk_sessions (
  session TEXT PRIMARY KEY,
  member  TEXT NOT NULL,
  dies_on TEXT NOT NULL
) WITHOUT ROWID;

-- One age file per desk key and member: removing a member removes exactly theirs.
CREATE TABLE desk_keys (
  desk    TEXT NOT NULL,
  key     TEXT NOT NULL,
  member  TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  turn    INTEGER NOT NULL,
  PRIMARY KEY (desk, key, member)
) WITHOUT ROWID;

-- The recovery kit: each file is sealed twice, to two of three papers that lie nowhere here.
CREATE TABLE recovery_files (
  desk    TEXT NOT NULL,
  key     TEXT NOT NULL,
  holders TEXT NOT NULL CHECK (holders IN ('ab', 'ac', 'bc')),
  wrapped BLOB NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY (desk, key, holders)
) WITHOUT ROWID;

-- What a desk plans for a person: days, nothing else. Its random alias is all the log knows of it.
CREATE TABLE cases (
  mailbox       TEXT PRIMARY KEY,
  desk          TEXT NOT NULL,
  alias         TEXT NOT NULL,
  look_again_on TEXT,
  muted_on      TEXT,
  counted_on    TEXT
) WITHOUT ROWID;

-- Letters that look automatic and were put aside; they stay until they die, and can be taken back until then.
CREATE TABLE put_aside (
  mailbox TEXT NOT NULL,
  letter  TEXT NOT NULL,
  put_on  TEXT NOT NULL,
  PRIMARY KEY (mailbox, letter)
) WITHOUT ROWID;

-- Letters sealed again on a member's device for another desk, until the letter box is handed over.
CREATE TABLE resealed (
  mailbox TEXT NOT NULL,
  letter  TEXT NOT NULL,
  desk    TEXT NOT NULL,
  sealed  BLOB NOT NULL,
  PRIMARY KEY (mailbox, letter, desk)
) WITHOUT ROWID;

-- Handing over in danger waits for a second member; the reason is sealed to those who may decide.
CREATE TABLE handovers (
  mailbox TEXT PRIMARY KEY,
  desk    TEXT NOT NULL,
  to_desk TEXT NOT NULL,
  member  TEXT NOT NULL,
  reason  BLOB NOT NULL,
  note    TEXT,
  told    BLOB
) WITHOUT ROWID;

-- One letter sealed to an interpreter or a provider by name, for 48 hours.
CREATE TABLE shares (
  share   TEXT PRIMARY KEY,
  mailbox TEXT NOT NULL,
  desk    TEXT NOT NULL,
  member  TEXT NOT NULL,
  sealed  BLOB NOT NULL,
  due_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX shares_of_member ON shares (member);

-- Counts at closing: of one attribute or of two, never a row about a person.
CREATE TABLE tallies (
  half_year    TEXT NOT NULL,
  desk         TEXT NOT NULL,
  first        TEXT NOT NULL,
  first_value  TEXT NOT NULL,
  second       TEXT NOT NULL,
  second_value TEXT NOT NULL,
  people       INTEGER NOT NULL,
  PRIMARY KEY (half_year, desk, first, first_value, second, second_value)
) WITHOUT ROWID;

-- Up to which urgent letter a desk was told that something waits; the notice itself never says what.
CREATE TABLE notices (
  desk      TEXT PRIMARY KEY,
  last_row  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE desk_log (
  entry     INTEGER PRIMARY KEY,
  desk      TEXT NOT NULL,
  member    TEXT NOT NULL,
  action    TEXT NOT NULL,
  done_on   TEXT NOT NULL,
  alias     TEXT
);
CREATE INDEX desk_log_of_desk ON desk_log (desk, entry);
CREATE TRIGGER desk_log_stays BEFORE DELETE ON desk_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER desk_log_is_never_changed BEFORE UPDATE ON desk_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- What the desk planned dies with the letter box, whoever deletes it.
CREATE TRIGGER cases_die AFTER DELETE ON mailboxes BEGIN
  DELETE FROM cases WHERE mailbox = OLD.mailbox;
  DELETE FROM put_aside WHERE mailbox = OLD.mailbox;
  DELETE FROM resealed WHERE mailbox = OLD.mailbox;
  DELETE FROM handovers WHERE mailbox = OLD.mailbox;
  DELETE FROM shares WHERE mailbox = OLD.mailbox;
END;
