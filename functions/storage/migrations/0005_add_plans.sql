-- The overview that a person and their desk share is a sealed letter of the desk; outside the seal stands only that it is one.
ALTER TABLE letters ADD COLUMN plan INTEGER NOT NULL DEFAULT 0;
