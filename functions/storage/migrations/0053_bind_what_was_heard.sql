-- A yes or a no that a member heard: who wrote it down, and after which letter of the person. What it says stands in its commitment.
ALTER TABLE letters ADD COLUMN heard_by TEXT;
ALTER TABLE letters ADD COLUMN heard_after INTEGER;
