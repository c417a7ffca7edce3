-- MSP Desk, version 10 of the database: mail that leaves, and the servers it and calendars leave through.
--
-- Passwords are not here: they lie in the keychain of the machine.

CREATE TABLE mail_settings (
    only           INTEGER PRIMARY KEY CHECK (only = 1),
    host           TEXT    NOT NULL CHECK (length(host) > 0),
    port           INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security       TEXT    NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
    in_the_clear   INTEGER NOT NULL CHECK (in_the_clear IN (0, 1)),
    user_name      TEXT    NOT NULL,
    sender_name    TEXT    NOT NULL,
    sender_address TEXT    NOT NULL CHECK (length(sender_address) > 0),
    reply_to       TEXT    NOT NULL,
    authorities    TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL
) STRICT;

-- A mail is stored as the bytes that leave, so that a second try sends the same mail with the same Message-ID. While it
-- is being sent, lease_until says how long the program that does so may take: after it, another one takes over.
CREATE TABLE outbox (
    id           BLOB    PRIMARY KEY CHECK (length(id) = 16),
    kind         TEXT    NOT NULL CHECK (length(kind) > 0),
    subject_id   TEXT    NOT NULL,
    sender       TEXT    NOT NULL CHECK (length(sender) > 0),
    subject      TEXT    NOT NULL,
    message_id   TEXT    NOT NULL UNIQUE,
    message      BLOB    NOT NULL CHECK (length(message) > 0),
    sha256       BLOB    NOT NULL CHECK (length(sha256) = 32),
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'withdrawn')),
    tries        INTEGER NOT NULL CHECK (tries >= 0),
    tried_since  INTEGER,
    next_try_at  INTEGER,
    lease_until  INTEGER,
    refusal      TEXT    CHECK (refusal IN ('temporary', 'permanent', 'certificate', 'login')),
    last_error   TEXT    NOT NULL,
    advice       TEXT    NOT NULL,
    answer       TEXT    NOT NULL,
    sent_at      INTEGER,
    created_at   INTEGER NOT NULL,
    created_by   BLOB    NOT NULL REFERENCES user (id),
    version      INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)),
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;

CREATE INDEX outbox_due ON outbox (next_try_at) WHERE state = 'waiting';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_by_state ON outbox (state, created_at);
CREATE INDEX outbox_about ON outbox (kind, subject_id, created_at);

CREATE TRIGGER outbox_keeps_the_mail
    BEFORE UPDATE OF id, kind, subject_id, sender, subject, message_id, message, sha256, created_at ON outbox BEGIN
    SELECT RAISE(ABORT, 'a mail in the outbox never changes');
END;

CREATE TRIGGER outbox_sent_is_sent BEFORE UPDATE OF state, sent_at ON outbox WHEN old.state = 'sent' BEGIN
    SELECT RAISE(ABORT, 'what was sent was sent');
END;

CREATE TRIGGER outbox_is_kept BEFORE DELETE ON outbox BEGIN
    SELECT RAISE(ABORT, 'a mail in the outbox is kept');
END;

CREATE TABLE outbox_recipient (
    outbox_id BLOB    NOT NULL REFERENCES outbox (id),
    position  INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    address   TEXT    NOT NULL CHECK (length(address) > 0),
    PRIMARY KEY (outbox_id, position)
) STRICT, WITHOUT ROWID;

-- Every try, for good: one line when it ended, one also for a try whose end nobody saw.
CREATE TABLE outbox_try (
    outbox_id BLOB    NOT NULL REFERENCES outbox (id),
    number    INTEGER NOT NULL CHECK (number > 0),
    at        INTEGER NOT NULL,
    outcome   TEXT    NOT NULL
              CHECK (outcome IN ('sent', 'temporary', 'permanent', 'certificate', 'login', 'broken_off')),
    words     TEXT    NOT NULL,
    PRIMARY KEY (outbox_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER outbox_try_stays BEFORE UPDATE ON outbox_try BEGIN
    SELECT RAISE(ABORT, 'a try of a mail never changes');
END;

CREATE TRIGGER outbox_try_is_kept BEFORE DELETE ON outbox_try BEGIN
    SELECT RAISE(ABORT, 'a try of a mail is kept');
END;

CREATE TABLE caldav_server (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    url         TEXT    NOT NULL CHECK (length(url) > 0),
    user_name   TEXT    NOT NULL,
    authorities TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    deleted_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX caldav_server_name ON caldav_server (name) WHERE deleted_at IS NULL;
