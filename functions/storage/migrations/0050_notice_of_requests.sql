-- Whether those who decide about a request to hand over in danger were told to look.
ALTER TABLE handovers ADD COLUMN noticed INTEGER NOT NULL DEFAULT 0;
