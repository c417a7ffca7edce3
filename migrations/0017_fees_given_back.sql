-- Fees that stood on an invoice and are to be billed again while others of the contract's month still stand: the next
-- run charges these and no more. Of an issued invoice it says which line was taken back; a draft's line is gone.
CREATE TABLE fee_given_back (
    id           INTEGER PRIMARY KEY,
    contract_id  BLOB    NOT NULL REFERENCES contract (id),
    month        TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    currency     TEXT    NOT NULL CHECK (length(currency) = 3),
    description  TEXT    NOT NULL,
    invoice_id   BLOB    REFERENCES invoice (id),
    position     INTEGER CHECK (position >= 1),
    billed_again INTEGER NOT NULL DEFAULT 0 CHECK (billed_again IN (0, 1)),
    CHECK ((invoice_id IS NULL) = (position IS NULL))
) STRICT;

CREATE UNIQUE INDEX fee_given_back_line ON fee_given_back (invoice_id, position) WHERE invoice_id IS NOT NULL;
CREATE INDEX fee_given_back_open ON fee_given_back (month, contract_id) WHERE billed_again = 0;
CREATE INDEX fee_given_back_of ON fee_given_back (contract_id, month);
