-- MSP Desk, billing: permission, work, terms, prepaid hours, invoices and credit notes, payments, exports.
--
-- Money is whole minor units beside its currency; time is whole seconds, and weighted time thousandths of a second.

INSERT INTO sequence (series, next) VALUES ('engagement', 1);

-- Numbers of documents, without gaps: taken in the transaction that issues one.
CREATE TABLE billing_series (
    kind TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 9999),
    next INTEGER NOT NULL CHECK (next >= 1),
    PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

-- To whom documents of a client go. Without a row its own name and the provider's terms are used.
CREATE TABLE client_billing (
    client_id         BLOB    PRIMARY KEY REFERENCES client (id),
    party             TEXT    NOT NULL CHECK (json_valid(party)),
    reference         TEXT    NOT NULL,
    due_days          INTEGER CHECK (due_days BETWEEN 0 AND 365),
    account_reference TEXT    NOT NULL,
    version           INTEGER NOT NULL CHECK (version >= 1),
    changed_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- On a day those hold that were written last among those that begin on or before it. Before the first the policy's
-- own hold.
CREATE TABLE billing_terms (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    position    INTEGER NOT NULL CHECK (position >= 1),
    from_on     TEXT    NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    terms       TEXT    NOT NULL CHECK (json_valid(terms)),
    reason      TEXT    NOT NULL,
    created_by  BLOB    NOT NULL REFERENCES user (id),
    created_at  INTEGER NOT NULL,
    UNIQUE (contract_id, position)
) STRICT;

CREATE TRIGGER billing_terms_stay BEFORE UPDATE ON billing_terms BEGIN
    SELECT RAISE(ABORT, 'terms never change');
END;

-- Engagements -------------------------------------------------------------------------------------

-- The number is the row's key. From `consent` on the columns are what was last found: the board sorts and sums by them.
CREATE TABLE engagement (
    number          INTEGER PRIMARY KEY CHECK (number >= 1),
    id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    client_id       BLOB    NOT NULL REFERENCES client (id),
    contract_id     BLOB    NOT NULL REFERENCES contract (id),
    title           TEXT    NOT NULL CHECK (length(title) > 0),
    ticket          TEXT    NOT NULL,
    cause           TEXT    NOT NULL CHECK (cause IN ('out_of_scope', 'client_error')),
    notes           TEXT    NOT NULL,
    state           TEXT    NOT NULL
                    CHECK (state IN ('awaiting_consent', 'in_work', 'to_review', 'to_bill', 'billed', 'dropped')),
    -- The terms that were quoted when permission was asked for or recorded; until then those of the day hold.
    quoted          TEXT    CHECK (quoted IS NULL OR json_valid(quoted)),
    override_reason TEXT    NOT NULL,
    comment         TEXT    NOT NULL,
    sample          INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version         INTEGER NOT NULL CHECK (version >= 1),
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL,
    deleted_at      INTEGER,
    consent         TEXT    NOT NULL DEFAULT 'none'
                    CHECK (consent IN ('none', 'asked', 'granted', 'declined', 'withdrawn')),
    granted_at      INTEGER,
    cap_blocks      INTEGER CHECK (cap_blocks >= 1),
    expires_at      INTEGER,
    withdrawn_at    INTEGER,
    asked_at        INTEGER,
    pieces          INTEGER NOT NULL DEFAULT 0 CHECK (pieces >= 0),
    worked_s        INTEGER NOT NULL DEFAULT 0 CHECK (worked_s >= 0),
    billed_s        INTEGER NOT NULL DEFAULT 0 CHECK (billed_s >= 0),
    block_minutes   INTEGER NOT NULL DEFAULT 0 CHECK (block_minutes >= 0),
    minimum_applies INTEGER NOT NULL DEFAULT 0 CHECK (minimum_applies IN (0, 1)),
    rate_words      TEXT    NOT NULL DEFAULT '',
    amount_minor    INTEGER NOT NULL DEFAULT 0 CHECK (amount_minor >= 0),
    currency        TEXT    CHECK (length(currency) = 3),
    first_at        INTEGER,
    last_at         INTEGER,
    -- The month, in the contract's zone, in which its work ended; once it is billed, the month of the invoice.
    month           TEXT    CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    blocked         TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(blocked)),
    invoice_id      BLOB    REFERENCES invoice (id),
    billed_month    TEXT    CHECK (billed_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    state_at        INTEGER NOT NULL,
    CHECK ((consent = 'granted' OR consent = 'withdrawn') <= (granted_at IS NOT NULL)),
    CHECK ((state = 'billed') = (invoice_id IS NOT NULL))
) STRICT;

-- Counting and summing a column touches no row.
CREATE INDEX engagement_by_state ON engagement (
    state, billed_month, currency, amount_minor, client_id, state_at, number, deleted_at
) WHERE deleted_at IS NULL;
CREATE INDEX engagement_of_client ON engagement (client_id, month, number) WHERE deleted_at IS NULL;
CREATE INDEX engagement_of_contract ON engagement (contract_id, state, number) WHERE deleted_at IS NULL;
CREATE INDEX engagement_on_invoice ON engagement (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX engagement_of_ticket ON engagement (ticket, number) WHERE deleted_at IS NULL AND ticket <> '';

CREATE VIRTUAL TABLE engagement_words USING fts5 (
    title, ticket, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER engagement_words_enter AFTER INSERT ON engagement BEGIN
    INSERT INTO engagement_words (rowid, title, ticket) VALUES (new.number, new.title, new.ticket);
END;

CREATE TRIGGER engagement_words_change AFTER UPDATE OF title, ticket ON engagement BEGIN
    UPDATE engagement_words SET title = new.title, ticket = new.ticket WHERE rowid = new.number;
END;

CREATE TRIGGER engagement_words_bury AFTER UPDATE OF deleted_at ON engagement WHEN new.deleted_at IS NOT NULL BEGIN
    DELETE FROM engagement_words WHERE rowid = new.number;
END;

CREATE TRIGGER engagement_words_leave AFTER DELETE ON engagement BEGIN
    DELETE FROM engagement_words WHERE rowid = old.number;
END;

-- What was said about a permission: evidence, appended and never changed. The bytes stand last.
CREATE TABLE consent (
    engagement  INTEGER NOT NULL REFERENCES engagement (number),
    position    INTEGER NOT NULL CHECK (position >= 1),
    act         TEXT    NOT NULL CHECK (act IN ('asked', 'granted', 'declined', 'extended', 'withdrawn')),
    at          INTEGER NOT NULL,
    channel     TEXT    NOT NULL CHECK (channel IN ('email', 'phone', 'portal', 'letter', 'meeting')),
    contact_id  BLOB    REFERENCES contact (id),
    contact     TEXT    NOT NULL,
    address     TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    quoted      TEXT    NOT NULL,
    cap_blocks  INTEGER CHECK (cap_blocks >= 1),
    expires_at  INTEGER,
    file_name   TEXT    NOT NULL,
    media_type  TEXT    NOT NULL,
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    outbox_id   BLOB    REFERENCES outbox (id),
    user_id     BLOB    NOT NULL REFERENCES user (id),
    recorded_at INTEGER NOT NULL,
    bytes       BLOB,
    PRIMARY KEY (engagement, position)
) STRICT;

CREATE TRIGGER consent_stays BEFORE UPDATE ON consent BEGIN
    SELECT RAISE(ABORT, 'evidence of a permission never changes');
END;

CREATE TRIGGER consent_is_kept BEFORE DELETE ON consent
 WHEN (SELECT sample FROM engagement WHERE number = old.engagement) = 0 BEGIN
    SELECT RAISE(ABORT, 'evidence of a permission is kept');
END;

CREATE TABLE work (
    number         INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    engagement     INTEGER NOT NULL REFERENCES engagement (number),
    technician     TEXT    NOT NULL COLLATE NOCASE CHECK (length(technician) > 0),
    from_at        INTEGER NOT NULL,
    to_at          INTEGER NOT NULL,
    note           TEXT    NOT NULL,
    ticket         TEXT    NOT NULL,
    source         TEXT    NOT NULL CHECK (source IN ('timer', 'hand', 'import')),
    external_id    TEXT,
    overlap_reason TEXT    NOT NULL,
    user_id        BLOB    NOT NULL REFERENCES user (id),
    version        INTEGER NOT NULL CHECK (version >= 1),
    created_at     INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL,
    deleted_at     INTEGER,
    CHECK (to_at > from_at)
) STRICT;

CREATE INDEX work_of ON work (engagement, from_at) WHERE deleted_at IS NULL;
CREATE INDEX work_by ON work (technician, from_at, to_at) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX work_by_source ON work (external_id) WHERE external_id IS NOT NULL AND deleted_at IS NULL;

-- What was posted is not touched any more.
CREATE TRIGGER work_enters_open BEFORE INSERT ON work
 WHEN (SELECT state FROM engagement WHERE number = new.engagement) IN ('to_bill', 'billed', 'dropped') BEGIN
    SELECT RAISE(ABORT, 'work of an approved engagement stays as it is');
END;

CREATE TRIGGER work_stays BEFORE UPDATE ON work
 WHEN (SELECT state FROM engagement WHERE number = old.engagement) IN ('to_bill', 'billed', 'dropped') BEGIN
    SELECT RAISE(ABORT, 'work of an approved engagement stays as it is');
END;

-- One a person; what has run is now minus its start, so that nothing is lost when the program ends.
CREATE TABLE work_timer (
    technician TEXT    PRIMARY KEY COLLATE NOCASE CHECK (length(technician) > 0),
    engagement INTEGER NOT NULL REFERENCES engagement (number),
    started_at INTEGER NOT NULL,
    note       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX work_timer_of ON work_timer (engagement);

-- Prepaid hours and credits -----------------------------------------------------------------------

CREATE TABLE prepaid (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    bought_on   TEXT    NOT NULL CHECK (bought_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    expires_on  TEXT    CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    bought_ms   INTEGER NOT NULL CHECK (bought_ms > 0),
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    currency    TEXT    NOT NULL CHECK (length(currency) = 3),
    invoice_id  BLOB    REFERENCES invoice (id),
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version     INTEGER NOT NULL CHECK (version >= 1),
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE INDEX prepaid_of ON prepaid (contract_id, bought_on) WHERE deleted_at IS NULL;

-- An engagement that was posted, each time it was. `charge` is the frozen explanation.
CREATE TABLE posting (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    engagement   INTEGER NOT NULL REFERENCES engagement (number),
    invoice_id   BLOB    NOT NULL REFERENCES invoice (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    currency     TEXT    NOT NULL CHECK (length(currency) = 3),
    charge       TEXT    NOT NULL CHECK (json_valid(charge)),
    user_id      BLOB    NOT NULL REFERENCES user (id),
    at           INTEGER NOT NULL,
    reversed_at  INTEGER,
    reversed_by  BLOB    REFERENCES user (id),
    reason       TEXT    NOT NULL,
    CHECK ((reversed_at IS NULL) = (reversed_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX posting_that_stands ON posting (engagement) WHERE reversed_at IS NULL;
CREATE INDEX posting_of ON posting (engagement, at);

CREATE TRIGGER posting_stays BEFORE UPDATE OF id, engagement, invoice_id, amount_minor, currency, charge, user_id, at
    ON posting BEGIN
    SELECT RAISE(ABORT, 'what was posted never changes');
END;

CREATE TABLE prepaid_draw (
    posting_id BLOB    NOT NULL REFERENCES posting (id),
    prepaid_id BLOB    NOT NULL REFERENCES prepaid (id),
    drawn_ms   INTEGER NOT NULL CHECK (drawn_ms > 0),
    PRIMARY KEY (posting_id, prepaid_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX prepaid_draw_from ON prepaid_draw (prepaid_id);

CREATE TABLE service_credit (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id  BLOB    NOT NULL REFERENCES contract (id),
    month        TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency     TEXT    NOT NULL CHECK (length(currency) = 3),
    reason       TEXT    NOT NULL CHECK (length(reason) > 0),
    state        TEXT    NOT NULL CHECK (state IN ('approved', 'withdrawn')),
    sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version      INTEGER NOT NULL CHECK (version >= 1),
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX service_credit_of ON service_credit (contract_id, month);

-- Invoices and credit notes -----------------------------------------------------------------------

-- `document` is the whole document as it was issued, `pdf` its bytes; a draft is put together from its lines.
CREATE TABLE invoice (
    id             BLOB    PRIMARY KEY CHECK (length(id) = 16),
    kind           TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    state          TEXT    NOT NULL CHECK (state IN ('draft', 'issued', 'partly_paid', 'paid', 'credited')),
    year           INTEGER,
    serial         INTEGER CHECK (serial >= 1),
    number         TEXT    CHECK (length(number) > 0),
    client_id      BLOB    NOT NULL REFERENCES client (id),
    currency       TEXT    NOT NULL CHECK (length(currency) = 3),
    month          TEXT    CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    reference      TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    corrects_id    BLOB    REFERENCES invoice (id),
    reason         TEXT    NOT NULL,
    lines          INTEGER NOT NULL DEFAULT 0 CHECK (lines >= 0),
    net_minor      INTEGER NOT NULL DEFAULT 0,
    tax_minor      INTEGER NOT NULL DEFAULT 0,
    gross_minor    INTEGER NOT NULL DEFAULT 0 CHECK (gross_minor >= 0),
    paid_minor     INTEGER NOT NULL DEFAULT 0 CHECK (paid_minor >= 0),
    credited_minor INTEGER NOT NULL DEFAULT 0 CHECK (credited_minor BETWEEN 0 AND gross_minor),
    issued_on      TEXT    CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    due_on         TEXT    CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    issued_at      INTEGER,
    sample         INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version        INTEGER NOT NULL CHECK (version >= 1),
    created_at     INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL,
    deleted_at     INTEGER,
    pdf_sha256     BLOB    CHECK (length(pdf_sha256) = 32),
    document       TEXT    CHECK (document IS NULL OR json_valid(document)),
    pdf            BLOB,
    CHECK ((state = 'draft') = (number IS NULL)),
    CHECK ((number IS NULL) = (serial IS NULL) AND (number IS NULL) = (year IS NULL)),
    CHECK ((number IS NULL) = (document IS NULL) AND (number IS NULL) = (pdf IS NULL)),
    CHECK ((number IS NULL) = (issued_at IS NULL) AND (number IS NULL) = (issued_on IS NULL)),
    CHECK ((kind = 'credit_note') = (corrects_id IS NOT NULL)),
    CHECK (deleted_at IS NULL OR state = 'draft')
) STRICT;

CREATE UNIQUE INDEX invoice_by_number ON invoice (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX invoice_by_serial ON invoice (kind, year, serial) WHERE serial IS NOT NULL;
-- What is added to a draft finds it here: one of a client, a month and a currency.
CREATE UNIQUE INDEX invoice_drafted ON invoice (client_id, currency, coalesce(month, ''))
    WHERE state = 'draft' AND deleted_at IS NULL AND kind = 'invoice';
CREATE INDEX invoice_by_state ON invoice (state, kind, due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX invoice_of_client ON invoice (client_id, month, id) WHERE deleted_at IS NULL;
CREATE INDEX invoice_by_issue ON invoice (issued_at, year, serial, id, kind, state, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX invoice_correcting ON invoice (corrects_id) WHERE corrects_id IS NOT NULL;

CREATE TRIGGER invoice_stays BEFORE UPDATE OF
    id, kind, year, serial, number, client_id, currency, month, reference, note, corrects_id, reason, lines, net_minor,
    tax_minor, gross_minor, issued_on, due_on, issued_at, pdf_sha256, document, pdf
    ON invoice WHEN old.number IS NOT NULL
    AND (old.client_id = new.client_id OR old.document IS NOT new.document OR old.pdf IS NOT new.pdf) BEGIN
    SELECT RAISE(ABORT, 'an issued document never changes');
END;

CREATE TRIGGER invoice_is_no_draft_again BEFORE UPDATE OF state ON invoice
    WHEN old.number IS NOT NULL AND new.state = 'draft' BEGIN
    SELECT RAISE(ABORT, 'an issued document never changes');
END;

CREATE TRIGGER invoice_is_kept BEFORE DELETE ON invoice WHEN old.sample = 0 BEGIN
    SELECT RAISE(ABORT, 'a document is kept');
END;

-- Where a line comes from: an engagement that was posted, the fees of a contract's month, a credit, prepaid hours. Of a
-- credit note: the line it takes from.
CREATE TABLE invoice_line (
    invoice_id       BLOB    NOT NULL REFERENCES invoice (id),
    position         INTEGER NOT NULL CHECK (position >= 1),
    kind             TEXT    NOT NULL CHECK (kind IN ('engagement', 'service', 'service_credit', 'prepaid')),
    contract_id      BLOB    NOT NULL REFERENCES contract (id),
    engagement       INTEGER REFERENCES engagement (number),
    fee_month        TEXT    CHECK (fee_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    credit_id        BLOB    REFERENCES service_credit (id),
    prepaid_id       BLOB    REFERENCES prepaid (id),
    corrects_line    INTEGER CHECK (corrects_line >= 1),
    description      TEXT    NOT NULL,
    explanation      TEXT    NOT NULL CHECK (json_valid(explanation)),
    quantity         INTEGER NOT NULL,
    unit             TEXT    NOT NULL CHECK (unit IN ('HUR', 'C62')),
    unit_price_minor INTEGER NOT NULL,
    net_minor        INTEGER NOT NULL,
    taxes            TEXT    NOT NULL CHECK (json_valid(taxes)),
    exempt           TEXT    NOT NULL,
    on_date          TEXT    NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_line_of_credit ON invoice_line (credit_id) WHERE credit_id IS NOT NULL;

CREATE TRIGGER invoice_line_enters BEFORE INSERT ON invoice_line
 WHEN (SELECT number FROM invoice WHERE id = new.invoice_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'an issued document never changes');
END;

CREATE TRIGGER invoice_line_stays BEFORE UPDATE ON invoice_line
 WHEN (SELECT number FROM invoice WHERE id = old.invoice_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'an issued document never changes');
END;

CREATE TRIGGER invoice_line_is_kept BEFORE DELETE ON invoice_line
 WHEN (SELECT number IS NOT NULL AND sample = 0 FROM invoice WHERE id = old.invoice_id) BEGIN
    SELECT RAISE(ABORT, 'an issued document never changes');
END;

-- The fees of a contract's month stand on one invoice: a second run charges nobody twice.
CREATE TABLE fees_billed (
    contract_id BLOB NOT NULL REFERENCES contract (id),
    month       TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    invoice_id  BLOB NOT NULL REFERENCES invoice (id),
    PRIMARY KEY (contract_id, month)
) STRICT, WITHOUT ROWID;

CREATE INDEX fees_billed_on ON fees_billed (invoice_id);

CREATE TABLE payment (
    id            BLOB    PRIMARY KEY CHECK (length(id) = 16),
    invoice_id    BLOB    NOT NULL REFERENCES invoice (id),
    on_date       TEXT    NOT NULL CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    amount_minor  INTEGER NOT NULL CHECK (amount_minor > 0),
    reference     TEXT    NOT NULL,
    user_id       BLOB    NOT NULL REFERENCES user (id),
    recorded_at   INTEGER NOT NULL,
    taken_back_at INTEGER,
    taken_back    TEXT    NOT NULL
) STRICT;

CREATE INDEX payment_of ON payment (invoice_id, on_date);

CREATE TRIGGER payment_stays BEFORE UPDATE OF id, invoice_id, on_date, amount_minor, reference, user_id, recorded_at
    ON payment BEGIN
    SELECT RAISE(ABORT, 'a payment never changes: it is taken back');
END;

-- Files that went to an accounting system.
CREATE TABLE billing_export (
    id      BLOB    PRIMARY KEY CHECK (length(id) = 16),
    format  TEXT    NOT NULL CHECK (length(format) > 0),
    user_id BLOB    NOT NULL REFERENCES user (id),
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX billing_export_by_time ON billing_export (at);

CREATE TABLE billing_export_file (
    export_id BLOB    NOT NULL REFERENCES billing_export (id),
    position  INTEGER NOT NULL CHECK (position >= 1),
    name      TEXT    NOT NULL CHECK (length(name) > 0),
    sha256    BLOB    NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (export_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE billing_export_item (
    export_id  BLOB    NOT NULL REFERENCES billing_export (id),
    invoice_id BLOB    NOT NULL REFERENCES invoice (id),
    file       INTEGER NOT NULL CHECK (file >= 1),
    again      INTEGER NOT NULL CHECK (again IN (0, 1)),
    PRIMARY KEY (export_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX billing_export_of ON billing_export_item (invoice_id);
