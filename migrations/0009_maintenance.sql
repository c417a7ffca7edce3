-- MSP Desk, maintenance: windows, what became of their occurrences, what clients asked not to have, and templates.
--
-- Times are wall clock of the window's own zone, `2026-09-26T22:00:00`: clocks that change move the moments, never the
-- plan. An occurrence is named by the start its rule gives it, for good.

CREATE TABLE maintenance_window (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    number       INTEGER NOT NULL UNIQUE CHECK (number >= 1),
    uid          TEXT    NOT NULL UNIQUE CHECK (length(uid) > 0),
    sequence     INTEGER NOT NULL CHECK (sequence >= 0),
    title        TEXT    NOT NULL CHECK (length(title) > 0),
    kind         TEXT    NOT NULL CHECK (kind IN ('standard', 'emergency')),
    category     TEXT    CHECK (category IN ('security_patch', 'reliability')),
    reason       TEXT    NOT NULL,
    requester    TEXT    NOT NULL,
    approver     TEXT    NOT NULL,
    impact       TEXT    NOT NULL CHECK (impact IN ('none', 'degraded', 'outage')),
    words        TEXT    NOT NULL,
    status       TEXT    NOT NULL CHECK (status IN ('draft', 'published', 'cancelled')),
    zone         TEXT    NOT NULL,
    starts       TEXT    NOT NULL CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    ends         TEXT    NOT NULL CHECK (ends > starts),
    -- RRULE, its UNTIL as wall clock; empty for a window that does not come back.
    rule         TEXT    NOT NULL,
    -- The last wall clock start the rule can give: what lies before a span is not expanded to be thrown away.
    last_start   TEXT,
    whom         TEXT    NOT NULL CHECK (whom IN ('all', 'clients', 'policies')),
    follows      BLOB    REFERENCES maintenance_window (id),
    published_at INTEGER,
    sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version      INTEGER NOT NULL CHECK (version >= 1),
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    deleted_at   INTEGER,
    CHECK ((kind = 'emergency') = (category IS NOT NULL)),
    CHECK (kind = 'standard' OR (length(reason) > 0 AND length(requester) > 0 AND length(approver) > 0)),
    CHECK (status = 'draft' OR published_at IS NOT NULL)
) STRICT;

CREATE INDEX maintenance_window_in ON maintenance_window (last_start) WHERE deleted_at IS NULL;

CREATE TABLE window_client (
    window_id BLOB NOT NULL REFERENCES maintenance_window (id),
    client_id BLOB NOT NULL REFERENCES client (id),
    PRIMARY KEY (window_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX window_client_of ON window_client (client_id);

CREATE TABLE window_policy (
    window_id BLOB NOT NULL REFERENCES maintenance_window (id),
    policy_id BLOB NOT NULL REFERENCES policy (id),
    PRIMARY KEY (window_id, policy_id)
) STRICT, WITHOUT ROWID;

-- None for a window that affects everything its clients use.
CREATE TABLE window_service (
    window_id BLOB    NOT NULL REFERENCES maintenance_window (id),
    position  INTEGER NOT NULL CHECK (position >= 0),
    name      TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    PRIMARY KEY (window_id, position)
) STRICT, WITHOUT ROWID;

-- An occurrence that differs from the rule.
CREATE TABLE window_override (
    window_id     BLOB NOT NULL REFERENCES maintenance_window (id),
    recurrence_id TEXT NOT NULL CHECK (recurrence_id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    change        TEXT NOT NULL CHECK (change IN ('moved', 'cancelled')),
    starts        TEXT CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    ends          TEXT CHECK (ends > starts),
    PRIMARY KEY (window_id, recurrence_id),
    CHECK ((change = 'moved') = (starts IS NOT NULL)),
    CHECK ((starts IS NULL) = (ends IS NULL))
) STRICT, WITHOUT ROWID;

-- How an occurrence really went. The last record counts; none is changed.
CREATE TABLE window_actual (
    window_id     BLOB    NOT NULL REFERENCES maintenance_window (id),
    recurrence_id TEXT    NOT NULL,
    position      INTEGER NOT NULL CHECK (position >= 1),
    started_at    INTEGER NOT NULL,
    ended_at      INTEGER CHECK (ended_at >= started_at),
    outcome       TEXT    CHECK (outcome IN ('done', 'partly_done', 'rolled_back', 'not_done')),
    words         TEXT    NOT NULL,
    user_id       BLOB    NOT NULL REFERENCES user (id),
    recorded_at   INTEGER NOT NULL,
    PRIMARY KEY (window_id, recurrence_id, position),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER window_actual_stays BEFORE UPDATE ON window_actual BEGIN
    SELECT RAISE(ABORT, 'what was recorded about maintenance never changes');
END;

-- A stretch in which a client asked for no maintenance, on its own wall clock.
CREATE TABLE blackout (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    client_id  BLOB    NOT NULL REFERENCES client (id),
    zone       TEXT    NOT NULL,
    starts     TEXT    NOT NULL,
    ends       TEXT    NOT NULL CHECK (ends > starts),
    reason     TEXT    NOT NULL CHECK (length(reason) > 0),
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE INDEX blackout_of ON blackout (client_id, ends) WHERE deleted_at IS NULL;

-- What a new window is made from: the form as it was typed, without its days.
CREATE TABLE window_template (
    id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    form       TEXT    NOT NULL CHECK (json_valid(form)),
    sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version    INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE UNIQUE INDEX window_template_name ON window_template (name) WHERE deleted_at IS NULL;

-- The closed set of series moved into the program: it grows with every noun that is numbered.
CREATE TABLE series (
    series TEXT    PRIMARY KEY CHECK (length(series) > 0),
    next   INTEGER NOT NULL CHECK (next >= 1)
) STRICT, WITHOUT ROWID;

INSERT INTO series (series, next) SELECT series, next FROM sequence;
INSERT INTO series (series, next) VALUES ('window', 1);
DROP TABLE sequence;
ALTER TABLE series RENAME TO sequence;
