-- Money that went back to a client who had paid what was credited later: recorded as payments are, the other way.
ALTER TABLE payment ADD COLUMN refund INTEGER NOT NULL DEFAULT 0 CHECK (refund IN (0, 1));

CREATE TRIGGER payment_keeps_its_way BEFORE UPDATE OF refund ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment never changes: it is taken back');
END;
