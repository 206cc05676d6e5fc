-- A member may have more than one passkey. The first derives the member's own key; for another one that key lies here
-- sealed to what this other passkey derives, which lies nowhere. called: a short name that the member gives.
ALTER TABLE passkeys ADD COLUMN own_wrapped BLOB;
ALTER TABLE passkeys ADD COLUMN called TEXT NOT NULL DEFAULT '';
ALTER TABLE passkeys ADD COLUMN made_on TEXT NOT NULL DEFAULT '';
