-- MSP Desk, published maintenance calendars: where they go, what lies there, and since when occurrences stand in them.

CREATE TABLE publish_target (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name        TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    kind        TEXT    NOT NULL CHECK (kind IN ('file', 'folder', 'caldav')),
    -- The path of the file or the folder, or of the collection on its server.
    place       TEXT    NOT NULL CHECK (length(place) > 0),
    server_id   BLOB    REFERENCES caldav_server (id),
    scope       TEXT    NOT NULL CHECK (scope IN ('all', 'client', 'service', 'each_client')),
    client_id   BLOB    REFERENCES client (id),
    service     TEXT    NOT NULL,
    redacted    INTEGER NOT NULL CHECK (redacted IN (0, 1)),
    -- Its readers have it before them: what stands in it unchanged counts as told to them.
    is_notice   INTEGER NOT NULL CHECK (is_notice IN (0, 1)),
    -- How far ahead nights on which the clocks change are written out.
    months      INTEGER NOT NULL CHECK (months BETWEEN 24 AND 120),
    version     INTEGER NOT NULL CHECK (version >= 1),
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    deleted_at  INTEGER,
    CHECK ((kind = 'caldav') = (server_id IS NOT NULL)),
    CHECK ((scope = 'client') = (client_id IS NOT NULL)),
    CHECK ((scope = 'service') = (length(service) > 0)),
    CHECK (scope <> 'each_client' OR kind = 'folder')
) STRICT;

CREATE UNIQUE INDEX publish_target_name ON publish_target (name) WHERE deleted_at IS NULL;

-- What of ours lies in a target: a file by its name, or a resource of a server by its path. Only these are ever
-- replaced or removed there.
CREATE TABLE published_resource (
    target_id    BLOB    NOT NULL REFERENCES publish_target (id),
    name         TEXT    NOT NULL CHECK (length(name) > 0),
    sha256       BLOB    NOT NULL CHECK (length(sha256) = 32),
    -- What the server called this state of it; empty for files.
    etag         TEXT    NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (target_id, name)
) STRICT, WITHOUT ROWID;

-- Every run, for good.
CREATE TABLE publishing (
    target_id BLOB    NOT NULL REFERENCES publish_target (id),
    number    INTEGER NOT NULL CHECK (number >= 1),
    at        INTEGER NOT NULL,
    written   INTEGER NOT NULL CHECK (written >= 0),
    removed   INTEGER NOT NULL CHECK (removed >= 0),
    unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
    -- What could not be done, one sentence a line; empty where all was.
    trouble   TEXT    NOT NULL,
    user_id   BLOB    NOT NULL REFERENCES user (id),
    PRIMARY KEY (target_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publishing_stays BEFORE UPDATE ON publishing BEGIN
    SELECT RAISE(ABORT, 'what was published was published');
END;

CREATE TRIGGER publishing_is_kept BEFORE DELETE ON publishing BEGIN
    SELECT RAISE(ABORT, 'what was published was published');
END;

-- The standing published calendar: since when an occurrence stands in a target as what, and until when it stood there.
CREATE TABLE published_occurrence (
    target_id     BLOB    NOT NULL REFERENCES publish_target (id),
    -- Whose readers; nothing where everybody affected reads it.
    client_id     BLOB    REFERENCES client (id),
    window_id     BLOB    NOT NULL REFERENCES maintenance_window (id),
    recurrence_id TEXT    NOT NULL CHECK (recurrence_id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    starts_at     INTEGER NOT NULL,
    ends_at       INTEGER NOT NULL CHECK (ends_at > starts_at),
    -- One name a line; none for everything the client uses.
    services      TEXT    NOT NULL,
    since         INTEGER NOT NULL,
    until         INTEGER CHECK (until >= since)
) STRICT;

CREATE UNIQUE INDEX published_occurrence_now
    ON published_occurrence (target_id, coalesce(client_id, x''), window_id, recurrence_id) WHERE until IS NULL;
CREATE INDEX published_occurrence_of ON published_occurrence (window_id, recurrence_id);
CREATE INDEX published_occurrence_on ON published_occurrence (recurrence_id);

CREATE TRIGGER published_occurrence_stays
    BEFORE UPDATE OF target_id, client_id, window_id, recurrence_id, starts_at, ends_at, services, since
    ON published_occurrence BEGIN
    SELECT RAISE(ABORT, 'since when an occurrence stood in a calendar never changes');
END;

CREATE TRIGGER published_occurrence_is_over BEFORE UPDATE OF until ON published_occurrence WHEN old.until IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'until when an occurrence stood in a calendar never changes');
END;
