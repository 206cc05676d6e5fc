-- Which desk was last told to look for an urgent letter. Beside the letter, because a row number is used again after a letter was deleted.
ALTER TABLE letters ADD COLUMN told TEXT;
DROP TABLE notices;
