-- MSP Desk, version 7 of the database: duties, what a contract promises besides clocks and what the client owes.
--
-- A duty's days are counted, never stored; what was recorded about a day stays. The last record of a day counts.

CREATE TABLE duty (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    whose       TEXT    NOT NULL CHECK (whose IN ('ours', 'client')),
    title       TEXT    NOT NULL CHECK (length(title) > 0),
    clause      TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    due         TEXT    NOT NULL CHECK (due IN ('once', 'recurring', 'standing')),
    due_on      TEXT    CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    every       INTEGER CHECK (every >= 1),
    unit        TEXT    CHECK (unit IN ('days', 'weeks', 'months', 'quarters')),
    waits_for   BLOB    REFERENCES duty (id),
    origin      TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((due = 'standing') = (due_on IS NULL)),
    CHECK ((due = 'recurring') = (every IS NOT NULL)),
    CHECK ((every IS NULL) = (unit IS NULL))
) STRICT;

CREATE INDEX duty_of_contract ON duty (contract_id) WHERE deleted_at IS NULL;

CREATE TABLE duty_record (
    duty_id     BLOB    NOT NULL REFERENCES duty (id),
    position    INTEGER NOT NULL CHECK (position >= 1),
    due_on      TEXT    NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    deed        TEXT    NOT NULL CHECK (deed IN ('done', 'waived', 'taken_back')),
    happened_on TEXT    NOT NULL CHECK (happened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    by_whom     TEXT    NOT NULL,
    words       TEXT    NOT NULL,
    link        TEXT    NOT NULL,
    file_name   TEXT,
    file_sha256 BLOB    CHECK (length(file_sha256) = 32),
    user_id     BLOB    NOT NULL REFERENCES user (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (duty_id, position),
    CHECK ((file_name IS NULL) = (file_sha256 IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER duty_record_stays BEFORE UPDATE ON duty_record BEGIN
    SELECT RAISE(ABORT, 'what was recorded about a duty never changes');
END;

-- Proposals of the policy that somebody decided not to take as a duty, by the policy's words.
CREATE TABLE duty_left_out (
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    origin      TEXT    NOT NULL CHECK (length(origin) > 0),
    at          INTEGER NOT NULL,
    PRIMARY KEY (contract_id, origin)
) STRICT, WITHOUT ROWID;
