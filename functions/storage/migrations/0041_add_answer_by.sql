-- The day by which a first letter is answered as promised; emptied when its answer was counted. A day, as every column.
ALTER TABLE letters ADD COLUMN answer_by TEXT;
