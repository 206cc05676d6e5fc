-- The desk's own tables. Keys lie here only wrapped (age files); the server and its operator can open none of them.
-- Members are professionals known by a name; about the people who write nothing is added but days and sealed files.

CREATE TABLE members (
  member     TEXT PRIMARY KEY,
  desk       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('coordinator', 'lead', 'auditor', 'provider', 'interpreter', 'operator')),
  name       TEXT NOT NULL,
  recipient  TEXT,
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

-- What a desk plans for a person: days, nothing else. Its random name is the only one the log knows, and dies with it.
CREATE TABLE cases (
  mailbox       TEXT PRIMARY KEY,
  desk          TEXT NOT NULL,
  name          TEXT NOT NULL,
  look_again_on TEXT,
  muted_on      TEXT,
  closed_on     TEXT
) WITHOUT ROWID;

CREATE TABLE desk_log (
  entry     INTEGER PRIMARY KEY,
  desk      TEXT NOT NULL,
  member    TEXT NOT NULL,
  action    TEXT NOT NULL,
  done_on   TEXT NOT NULL,
  case_name TEXT
);
CREATE INDEX desk_log_of_desk ON desk_log (desk, entry);
CREATE TRIGGER desk_log_stays BEFORE DELETE ON desk_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER desk_log_is_never_changed BEFORE UPDATE ON desk_log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- What the desk planned dies with the letter box, whoever deletes it.
CREATE TRIGGER cases_die AFTER DELETE ON mailboxes BEGIN
  DELETE FROM cases WHERE mailbox = OLD.mailbox;
END;
