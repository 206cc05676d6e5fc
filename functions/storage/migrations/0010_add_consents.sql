-- A yes or a no that was said aloud is a sealed letter of the desk; outside the seal stands only that it is one.
ALTER TABLE letters ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
-- Under which yes a letter was given: the letter that says it, or nothing for an interpreter.
ALTER TABLE shares ADD COLUMN consent TEXT;
