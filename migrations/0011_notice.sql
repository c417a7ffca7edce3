-- MSP Desk, notices of maintenance windows: what letters begin as, and the evidence of what was told to whom.

-- What letters to one client, or to all (client_id is null), begin as. Without a row the built-in text is used.
CREATE TABLE notice_template (
    occasion   TEXT    NOT NULL
               CHECK (occasion IN ('announcement', 'change', 'cancellation', 'emergency', 'done')),
    client_id  BLOB    REFERENCES client (id),
    subject    TEXT    NOT NULL CHECK (length(subject) > 0),
    body       TEXT    NOT NULL CHECK (length(body) > 0),
    version    INTEGER NOT NULL CHECK (version >= 1),
    changed_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX notice_template_of ON notice_template (occasion, coalesce(client_id, x''));

-- Who was told what, when and how. It is evidence: a line is never changed and never taken back. What was sent by mail
-- has no time of its own: it counts from the moment at which the server took the mail.
CREATE TABLE window_notice (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    client_id   BLOB    NOT NULL REFERENCES client (id),
    occasion    TEXT    NOT NULL
                CHECK (occasion IN ('announcement', 'change', 'cancellation', 'emergency', 'done')),
    channel     TEXT    NOT NULL CHECK (channel IN ('email', 'eml', 'phone', 'portal', 'letter', 'meeting')),
    recipients  TEXT    NOT NULL CHECK (length(recipients) > 0),
    people      INTEGER NOT NULL CHECK (people >= 0),
    subject     TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    note        TEXT    NOT NULL,
    told_at     INTEGER,
    outbox_id   BLOB    REFERENCES outbox (id),
    recorded_by BLOB    NOT NULL REFERENCES user (id),
    recorded_at INTEGER NOT NULL,
    sample      INTEGER NOT NULL CHECK (sample IN (0, 1)),
    CHECK ((told_at IS NULL) = (outbox_id IS NOT NULL))
) STRICT;

CREATE INDEX window_notice_of ON window_notice (client_id, recorded_at);

-- The occurrences a notice was about, each as it was planned when it was told: later changes are held against this.
CREATE TABLE window_notice_told (
    notice_id     BLOB    NOT NULL REFERENCES window_notice (id),
    window_id     BLOB    NOT NULL REFERENCES maintenance_window (id),
    recurrence_id TEXT    NOT NULL CHECK (recurrence_id GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    starts_at     INTEGER NOT NULL,
    ends_at       INTEGER NOT NULL CHECK (ends_at > starts_at),
    -- One name a line; none for everything the client uses.
    services      TEXT    NOT NULL,
    called_off    INTEGER NOT NULL CHECK (called_off IN (0, 1)),
    PRIMARY KEY (notice_id, window_id, recurrence_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX window_notice_told_of ON window_notice_told (window_id, recurrence_id);
CREATE INDEX window_notice_told_on ON window_notice_told (recurrence_id);

CREATE TRIGGER window_notice_stays BEFORE UPDATE ON window_notice BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice never changes');
END;

CREATE TRIGGER window_notice_is_kept BEFORE DELETE ON window_notice WHEN old.sample = 0 BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice is kept');
END;

CREATE TRIGGER window_notice_told_stays BEFORE UPDATE ON window_notice_told BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice never changes');
END;

CREATE TRIGGER window_notice_told_is_kept BEFORE DELETE ON window_notice_told
 WHEN (SELECT sample FROM window_notice WHERE id = old.notice_id) = 0 BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice is kept');
END;
