-- Blanks fill the pages that deleting freed; they are there for a moment.
CREATE TABLE blanks (
  blank INTEGER PRIMARY KEY,
  zeros BLOB NOT NULL
);

-- What ends with a letter box is overwritten before it goes.
DROP TRIGGER cases_die;
DROP TRIGGER notes_die;
CREATE TRIGGER cases_die AFTER DELETE ON mailboxes BEGIN
  UPDATE resealed SET sealed = zeroblob(length(sealed)) WHERE mailbox = OLD.mailbox;
  UPDATE handovers SET reason = zeroblob(length(reason)), told = zeroblob(length(told)) WHERE mailbox = OLD.mailbox;
  UPDATE shares SET sealed = zeroblob(length(sealed)) WHERE mailbox = OLD.mailbox;
  UPDATE notes SET sealed = zeroblob(length(sealed)) WHERE mailbox = OLD.mailbox;
  DELETE FROM cases WHERE mailbox = OLD.mailbox;
  DELETE FROM put_aside WHERE mailbox = OLD.mailbox;
  DELETE FROM resealed WHERE mailbox = OLD.mailbox;
  DELETE FROM handovers WHERE mailbox = OLD.mailbox;
  DELETE FROM shares WHERE mailbox = OLD.mailbox;
  DELETE FROM notes WHERE mailbox = OLD.mailbox;
END;
