-- MSP Desk, version 1 of the database. A released file never changes: later versions are later files.
--
-- Ids are 16 bytes (UUID version 7). Instants are whole seconds since 1970-01-01T00:00:00Z, dates
-- are 2026-10-01, zones are IANA names, money is whole minor units beside its currency.
-- `version` counts the changes of a row; `deleted_at` is a tombstone: business rows are not deleted.
-- `sample` marks what belongs to the made-up provider, which alone may be removed for good.

-- Who works here ----------------------------------------------------------------------------------

CREATE TABLE provider (
    only             INTEGER PRIMARY KEY CHECK (only = 1),
    name             TEXT    NOT NULL CHECK (length(name) > 0),
    country          TEXT    NOT NULL CHECK (length(country) = 2),
    zone             TEXT    NOT NULL CHECK (length(zone) > 0),
    currency         TEXT    NOT NULL CHECK (length(currency) = 3),
    tax_name         TEXT    NOT NULL,
    tax_basis_points INTEGER NOT NULL CHECK (tax_basis_points BETWEEN 0 AND 10000),
    logo             BLOB,
    sample           INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version          INTEGER NOT NULL CHECK (version >= 1),
    changed_at       INTEGER NOT NULL
) STRICT;

-- The names of roles are the command table's; a role it does not know grants nothing.
CREATE TABLE user (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT    NOT NULL CHECK (length(name) > 0),
    version    INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE user_role (
    user_id BLOB NOT NULL REFERENCES user (id),
    role    TEXT NOT NULL CHECK (length(role) > 0),
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key        TEXT    PRIMARY KEY CHECK (length(key) > 0),
    value      TEXT    NOT NULL CHECK (json_valid(value)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody typed and has not finished: kept so that a closed window loses nothing.
CREATE TABLE draft (
    user_id    BLOB    NOT NULL REFERENCES user (id),
    form       TEXT    NOT NULL CHECK (length(form) > 0),
    body       TEXT    NOT NULL CHECK (json_valid(body)),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, form)
) STRICT, WITHOUT ROWID;

-- Human numbers, given when a row is committed.
CREATE TABLE sequence (
    series TEXT    PRIMARY KEY CHECK (series IN ('contract', 'ticket')),
    next   INTEGER NOT NULL CHECK (next >= 1)
) STRICT, WITHOUT ROWID;

INSERT INTO sequence (series, next) VALUES ('contract', 1), ('ticket', 1);

-- Clients -----------------------------------------------------------------------------------------

CREATE TABLE client (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT    NOT NULL CHECK (length(name) > 0),
    zone       TEXT    NOT NULL CHECK (length(zone) > 0),
    notes      TEXT    NOT NULL,
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE UNIQUE INDEX client_by_name ON client (name COLLATE NOCASE) WHERE deleted_at IS NULL;

-- What helpdesks call a client. A name means one client, so that an import never has to choose.
CREATE TABLE client_source_name (
    name      TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    client_id BLOB    NOT NULL REFERENCES client (id),
    position  INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

CREATE INDEX client_source_name_of ON client_source_name (client_id, position);

CREATE TABLE contact (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    client_id  BLOB    NOT NULL REFERENCES client (id),
    position   INTEGER NOT NULL CHECK (position >= 0),
    name       TEXT    NOT NULL CHECK (length(name) > 0),
    email      TEXT    NOT NULL,
    phone      TEXT    NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX contact_of ON contact (client_id, position) WHERE deleted_at IS NULL;

CREATE TABLE contact_role (
    contact_id BLOB NOT NULL REFERENCES contact (id),
    role       TEXT NOT NULL CHECK (role IN ('technical', 'backup', 'billing', 'approves_fees')),
    PRIMARY KEY (contact_id, role)
) STRICT, WITHOUT ROWID;

-- Words of clients, folded: "te at" finds Te Ātiawa.
CREATE VIRTUAL TABLE client_words USING fts5 (
    name, client_id UNINDEXED, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER client_words_enter AFTER INSERT ON client BEGIN
    INSERT INTO client_words (name, client_id) VALUES (new.name, new.id);
END;

CREATE TRIGGER client_words_change AFTER UPDATE OF name, deleted_at ON client BEGIN
    DELETE FROM client_words WHERE client_id = old.id;
    INSERT INTO client_words (name, client_id) SELECT new.name, new.id WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER client_words_leave AFTER DELETE ON client BEGIN
    DELETE FROM client_words WHERE client_id = old.id;
END;

-- Calendars and policies: versions are added, never rewritten -----------------------------------------

CREATE TABLE calendar (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT    NOT NULL UNIQUE CHECK (length(name) > 0),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE calendar_version (
    id             BLOB    PRIMARY KEY CHECK (length(id) = 16),
    calendar_id    BLOB    NOT NULL REFERENCES calendar (id),
    number         INTEGER NOT NULL CHECK (number >= 1),
    effective_from TEXT    CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    text           TEXT    NOT NULL CHECK (length(text) > 0),
    sha256         BLOB    NOT NULL CHECK (length(sha256) = 32),
    created_at     INTEGER NOT NULL,
    UNIQUE (calendar_id, number)
) STRICT;

CREATE TABLE policy (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    key        TEXT    NOT NULL CHECK (length(key) > 0),
    name       TEXT    NOT NULL CHECK (length(name) > 0),
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE UNIQUE INDEX policy_by_key ON policy (key) WHERE deleted_at IS NULL;

-- `text` is the policy file, as it was read.
CREATE TABLE policy_version (
    id                  BLOB    PRIMARY KEY CHECK (length(id) = 16),
    policy_id           BLOB    NOT NULL REFERENCES policy (id),
    number              INTEGER NOT NULL CHECK (number >= 1),
    state               TEXT    NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    effective_from      TEXT    CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    calendar_version_id BLOB    NOT NULL REFERENCES calendar_version (id),
    text                TEXT    NOT NULL CHECK (length(text) > 0),
    sha256              BLOB    NOT NULL CHECK (length(sha256) = 32),
    version             INTEGER NOT NULL CHECK (version >= 1),
    created_at          INTEGER NOT NULL,
    UNIQUE (policy_id, number)
) STRICT;

CREATE TRIGGER calendar_version_stays BEFORE UPDATE ON calendar_version BEGIN
    SELECT RAISE(ABORT, 'a version of a calendar never changes');
END;

CREATE TRIGGER policy_version_stays BEFORE UPDATE OF policy_id, number, effective_from, calendar_version_id, text, sha256
    ON policy_version WHEN old.state <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'a published version of a policy never changes');
END;

-- Contracts ---------------------------------------------------------------------------------------

CREATE TABLE contract (
    id                BLOB    PRIMARY KEY CHECK (length(id) = 16),
    number            INTEGER NOT NULL UNIQUE CHECK (number >= 1),
    client_id         BLOB    NOT NULL REFERENCES client (id),
    policy_version_id BLOB    NOT NULL REFERENCES policy_version (id),
    status            TEXT    NOT NULL CHECK (status IN ('draft', 'active', 'suspended', 'ended')),
    zone              TEXT    NOT NULL CHECK (length(zone) > 0),
    starts_on         TEXT    NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ends_on           TEXT    CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    continuity        INTEGER NOT NULL CHECK (continuity IN (0, 1)),
    sample            INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version           INTEGER NOT NULL CHECK (version >= 1),
    created_at        INTEGER NOT NULL,
    changed_at        INTEGER NOT NULL,
    deleted_at        INTEGER,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
) STRICT;

CREATE INDEX contract_of_client ON contract (client_id, number) WHERE deleted_at IS NULL;
CREATE INDEX contract_on_policy ON contract (policy_version_id, number) WHERE deleted_at IS NULL;

CREATE TABLE contract_service (
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    position    INTEGER NOT NULL CHECK (position >= 0),
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    count       INTEGER NOT NULL CHECK (count >= 0),
    unit        TEXT    NOT NULL,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    currency    TEXT    NOT NULL CHECK (length(currency) = 3),
    PRIMARY KEY (contract_id, position)
) STRICT, WITHOUT ROWID;

-- Tickets -----------------------------------------------------------------------------------------

CREATE TABLE import_run (
    id                BLOB    PRIMARY KEY CHECK (length(id) = 16),
    file_name         TEXT    NOT NULL,
    file_sha256       BLOB    NOT NULL CHECK (length(file_sha256) = 32),
    preset            TEXT    NOT NULL CHECK (length(preset) > 0),
    source            TEXT    NOT NULL CHECK (length(source) > 0),
    zone              TEXT    NOT NULL,
    contract_id       BLOB    REFERENCES contract (id),
    user_id           BLOB    NOT NULL REFERENCES user (id),
    started_at        INTEGER NOT NULL,
    lines             INTEGER NOT NULL CHECK (lines >= 0),
    tickets_inserted  INTEGER NOT NULL CHECK (tickets_inserted >= 0),
    tickets_changed   INTEGER NOT NULL CHECK (tickets_changed >= 0),
    tickets_unchanged INTEGER NOT NULL CHECK (tickets_unchanged >= 0),
    events            INTEGER NOT NULL CHECK (events >= 0),
    refused_lines     INTEGER NOT NULL CHECK (refused_lines >= 0),
    notes             TEXT    NOT NULL CHECK (json_valid(notes))
) STRICT;

CREATE INDEX import_run_by_time ON import_run (started_at);

-- The number is the row's key, so that events lie in the order in which tickets came.
-- From `state` on the columns are what scoring found last; the list sorts and filters by them.
CREATE TABLE ticket (
    number            INTEGER PRIMARY KEY CHECK (number >= 1),
    id                BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    source            TEXT    NOT NULL CHECK (length(source) > 0),
    external_id       TEXT    NOT NULL CHECK (length(external_id) > 0),
    client_id         BLOB    NOT NULL REFERENCES client (id),
    contract_id       BLOB    REFERENCES contract (id),
    policy_version_id BLOB    REFERENCES policy_version (id),
    received_at       INTEGER NOT NULL,
    priority          TEXT    NOT NULL,
    category          TEXT,
    subject           TEXT    NOT NULL,
    assignee          TEXT    NOT NULL,
    knows_messages    INTEGER NOT NULL CHECK (knows_messages IN (0, 1)),
    import_id         BLOB    REFERENCES import_run (id),
    line              INTEGER CHECK (line >= 1),
    content_hash      BLOB    NOT NULL CHECK (length(content_hash) = 32),
    sample            INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version           INTEGER NOT NULL CHECK (version >= 1),
    changed_at        INTEGER NOT NULL,
    deleted_at        INTEGER,
    state             TEXT    NOT NULL DEFAULT 'unscored'
                              CHECK (state IN ('unscored', 'open', 'resolved', 'closed', 'merged')),
    open              INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)),
    waiting_on        TEXT    CHECK (waiting_on IN ('client', 'third_party')),
    excluded          INTEGER NOT NULL DEFAULT 0 CHECK (excluded IN (0, 1)),
    missed            INTEGER NOT NULL DEFAULT 0 CHECK (missed >= 0),
    next_metric       TEXT    CHECK (next_metric IN ('acknowledgement', 'first_response', 'status_update', 'resolution')),
    next_due_at       INTEGER,
    next_words        TEXT    NOT NULL DEFAULT '',
    clock_state       TEXT    CHECK (clock_state IN ('running', 'due_soon', 'closed', 'paused', 'breached')),
    used_permille     INTEGER CHECK (used_permille >= 0),
    left_s            INTEGER,
    resolved_at       INTEGER,
    scored_at         INTEGER
) STRICT;

CREATE UNIQUE INDEX ticket_by_source ON ticket (source, external_id) WHERE deleted_at IS NULL;
CREATE INDEX ticket_of_contract ON ticket (contract_id, received_at, number) WHERE deleted_at IS NULL;
CREATE INDEX ticket_of_import ON ticket (import_id);

-- The list. Each index carries all that the filters and orders ask (also its own condition, which SQLite checks
-- again), so that counting and skipping to a far page touch no row.
CREATE INDEX ticket_by_received ON ticket (
    received_at, number, client_id, contract_id, priority, next_due_at, deleted_at
) WHERE deleted_at IS NULL;
CREATE INDEX ticket_missed ON ticket (
    received_at, number, client_id, contract_id, priority, next_due_at, missed, deleted_at
) WHERE deleted_at IS NULL AND missed > 0;
CREATE INDEX ticket_open ON ticket (
    next_due_at, number, client_id, contract_id, priority, assignee, waiting_on, next_metric, received_at, open,
    deleted_at
) WHERE deleted_at IS NULL AND open = 1;
CREATE INDEX ticket_of_client ON ticket (client_id, received_at, number, open, deleted_at) WHERE deleted_at IS NULL;

CREATE VIRTUAL TABLE ticket_words USING fts5 (
    external_id, subject, content = 'ticket', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2", detail = none, columnsize = 0
);

CREATE TRIGGER ticket_words_enter AFTER INSERT ON ticket BEGIN
    INSERT INTO ticket_words (rowid, external_id, subject) VALUES (new.number, new.external_id, new.subject);
END;

CREATE TRIGGER ticket_words_change AFTER UPDATE OF external_id, subject ON ticket BEGIN
    INSERT INTO ticket_words (ticket_words, rowid, external_id, subject)
    VALUES ('delete', old.number, old.external_id, old.subject);
    INSERT INTO ticket_words (rowid, external_id, subject) VALUES (new.number, new.external_id, new.subject);
END;

CREATE TRIGGER ticket_words_leave AFTER DELETE ON ticket BEGIN
    INSERT INTO ticket_words (ticket_words, rowid, external_id, subject)
    VALUES ('delete', old.number, old.external_id, old.subject);
END;

-- `seq` is the order of time; ties stand as the source has them. A new import replaces what came
-- from the source and leaves what was entered here.
CREATE TABLE ticket_event (
    ticket_number INTEGER NOT NULL REFERENCES ticket (number),
    seq           INTEGER NOT NULL CHECK (seq >= 0),
    at            INTEGER NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN (
        'acknowledged', 'staff_reply', 'first_response_asserted', 'auto_reply', 'client_reply',
        'waiting_on_client', 'waiting_on_third_party', 'working', 'priority_changed', 'cadence_agreed',
        'resolved', 'reopened', 'closed', 'merged', 'excluded', 'included', 'explained', 'noted')),
    value         TEXT,
    detail        TEXT,
    remark        TEXT,
    actor         TEXT    NOT NULL,
    provenance    TEXT    NOT NULL,
    origin        TEXT    NOT NULL CHECK (origin IN ('source', 'desk')),
    PRIMARY KEY (ticket_number, seq)
) STRICT, WITHOUT ROWID;

-- Reports: a row is an issued report, and stays as it is ----------------------------------------------

CREATE TABLE report (
    id            BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id   BLOB    NOT NULL REFERENCES contract (id),
    month         TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    revision      INTEGER NOT NULL CHECK (revision >= 1),
    issued_at     INTEGER NOT NULL,
    issued_by     BLOB    NOT NULL REFERENCES user (id),
    reason        TEXT    NOT NULL,
    inputs_sha256 BLOB    NOT NULL CHECK (length(inputs_sha256) = 32),
    sample        INTEGER NOT NULL CHECK (sample IN (0, 1)),
    document      TEXT    NOT NULL CHECK (json_valid(document)),
    pdf           BLOB    NOT NULL CHECK (length(pdf) > 0),
    UNIQUE (contract_id, month, revision)
) STRICT;

CREATE INDEX report_by_month ON report (month, contract_id, revision);

CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN
    SELECT RAISE(ABORT, 'an issued report never changes');
END;

CREATE TRIGGER report_is_kept BEFORE DELETE ON report WHEN old.sample = 0 BEGIN
    SELECT RAISE(ABORT, 'an issued report is never deleted');
END;

-- What was done -----------------------------------------------------------------------------------

-- Each line holds the hash of the line before and its own, over all of its columns.
CREATE TABLE event (
    seq          INTEGER PRIMARY KEY CHECK (seq >= 1),
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    at           INTEGER NOT NULL,
    user_id      BLOB    NOT NULL REFERENCES user (id),
    command      TEXT    NOT NULL CHECK (length(command) > 0),
    subject_kind TEXT    NOT NULL,
    subject_id   TEXT    NOT NULL,
    before       TEXT    CHECK (before IS NULL OR json_valid(before)),
    after        TEXT    CHECK (after IS NULL OR json_valid(after)),
    previous     BLOB    NOT NULL CHECK (length(previous) = 32),
    hash         BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX event_of_subject ON event (subject_kind, subject_id, seq);

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN
    SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
    SELECT RAISE(ABORT, 'the history is append-only');
END;

CREATE TABLE idempotency (
    key         TEXT    PRIMARY KEY CHECK (length(key) > 0),
    command     TEXT    NOT NULL,
    args_sha256 BLOB    NOT NULL CHECK (length(args_sha256) = 32),
    reply       TEXT    NOT NULL CHECK (json_valid(reply)),
    at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_time ON idempotency (at);
