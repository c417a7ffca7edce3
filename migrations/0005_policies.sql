-- MSP Desk, policies: drafts that may still be wrong, and the announcing of changes.

-- A policy as it is being typed. It may lack anything, so it is no version yet: publishing makes one.
CREATE TABLE policy_draft (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    based_on     BLOB    REFERENCES policy_version (id),
    preset       TEXT    NOT NULL,
    form         TEXT    NOT NULL CHECK (json_valid(form)),
    sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
    version      INTEGER NOT NULL CHECK (version >= 1),
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    published_as BLOB    REFERENCES policy_version (id),
    discarded_at INTEGER
) STRICT;

CREATE INDEX policy_draft_open ON policy_draft (changed_at) WHERE published_as IS NULL AND discarded_at IS NULL;

-- The letter that tells a client of a new version, while it is being written.
CREATE TABLE policy_notice (
    policy_version_id BLOB    NOT NULL REFERENCES policy_version (id),
    client_id         BLOB    NOT NULL REFERENCES client (id),
    subject           TEXT    NOT NULL,
    body              TEXT    NOT NULL,
    version           INTEGER NOT NULL CHECK (version >= 1),
    changed_at        INTEGER NOT NULL,
    PRIMARY KEY (policy_version_id, client_id)
) STRICT, WITHOUT ROWID;

-- Who was told what, when and how. It is evidence: a line is never changed and never taken back.
CREATE TABLE notice_evidence (
    id                BLOB    PRIMARY KEY CHECK (length(id) = 16),
    policy_version_id BLOB    NOT NULL REFERENCES policy_version (id),
    client_id         BLOB    NOT NULL REFERENCES client (id),
    contracts         TEXT    NOT NULL CHECK (json_valid(contracts)),
    recipients        TEXT    NOT NULL CHECK (length(recipients) > 0),
    channel           TEXT    NOT NULL CHECK (channel IN ('email', 'letter', 'phone', 'portal', 'meeting')),
    told_at           INTEGER NOT NULL,
    note              TEXT    NOT NULL,
    subject           TEXT    NOT NULL,
    body              TEXT    NOT NULL CHECK (length(body) > 0),
    sha256            BLOB    NOT NULL CHECK (length(sha256) = 32),
    recorded_by       BLOB    NOT NULL REFERENCES user (id),
    recorded_at       INTEGER NOT NULL,
    sample            INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE INDEX notice_evidence_of ON notice_evidence (policy_version_id, client_id, told_at);

CREATE TRIGGER notice_evidence_stays BEFORE UPDATE ON notice_evidence BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice never changes');
END;

CREATE TRIGGER notice_evidence_is_kept BEFORE DELETE ON notice_evidence WHEN old.sample = 0 BEGIN
    SELECT RAISE(ABORT, 'evidence of a notice is kept');
END;
