-- Contracts: what was agreed about their end, renewals as they took place, documents, and what a
-- list of renewals asks of issued reports.

-- A contract without a row here ends on its last day, or is open. `first_ends_on` is the last day of
-- the first term as it was agreed: the contract's own moves on with every renewal.
CREATE TABLE contract_term_rules (
    contract_id     BLOB    NOT NULL PRIMARY KEY REFERENCES contract (id),
    first_ends_on   TEXT    CHECK (first_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    lasts_count     INTEGER CHECK (lasts_count >= 1),
    lasts_unit      TEXT    CHECK (lasts_unit IN ('days', 'months')),
    renews_count    INTEGER CHECK (renews_count >= 1),
    renews_unit     TEXT    CHECK (renews_unit IN ('days', 'months')),
    notice_count    INTEGER CHECK (notice_count >= 1),
    notice_unit     TEXT    CHECK (notice_unit IN ('days', 'months')),
    reminders       TEXT    NOT NULL CHECK (json_valid(reminders)),
    notice_given_on TEXT    CHECK (notice_given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    notice_from     TEXT    CHECK (notice_from IN ('client', 'provider')),
    notice_reason   TEXT    NOT NULL DEFAULT '',
    CHECK ((lasts_count IS NULL) = (lasts_unit IS NULL)),
    CHECK ((renews_count IS NULL) = (renews_unit IS NULL)),
    CHECK ((notice_count IS NULL) = (notice_unit IS NULL)),
    CHECK ((notice_given_on IS NULL) = (notice_from IS NULL))
) STRICT, WITHOUT ROWID;

-- Each renewal once: the first day of the term it begins is its name.
CREATE TABLE contract_renewal (
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    from_on     TEXT    NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_on     TEXT    NOT NULL CHECK (last_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind        TEXT    NOT NULL CHECK (kind IN ('automatic', 'manual')),
    remark      TEXT    NOT NULL,
    user_id     BLOB    NOT NULL REFERENCES user (id),
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (contract_id, from_on),
    CHECK (last_on >= from_on)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER contract_renewal_stays BEFORE UPDATE ON contract_renewal BEGIN
    SELECT RAISE(ABORT, 'a renewal that took place never changes');
END;

-- What runs out, soonest first.
CREATE INDEX contract_by_end ON contract (ends_on, id, status, deleted_at)
    WHERE deleted_at IS NULL AND status IN ('active', 'suspended') AND ends_on IS NOT NULL;

-- The bytes stand last, so that a list does not read them.
CREATE TABLE contract_document (
    id          BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    name        TEXT    NOT NULL CHECK (length(name) > 0),
    media_type  TEXT    NOT NULL CHECK (length(media_type) > 0),
    size        INTEGER NOT NULL CHECK (size >= 0),
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    added_by    BLOB    NOT NULL REFERENCES user (id),
    added_at    INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    removed_by  BLOB    REFERENCES user (id),
    removed_at  INTEGER,
    bytes       BLOB    NOT NULL,
    CHECK (length(bytes) = size),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;

CREATE INDEX contract_document_of ON contract_document (contract_id, added_at);

CREATE TRIGGER contract_document_stays
    BEFORE UPDATE OF id, contract_id, name, media_type, size, sha256, added_by, added_at, bytes ON contract_document BEGIN
    SELECT RAISE(ABORT, 'an attached document never changes');
END;

-- How many promises fell due in an issued month and were met: read from the frozen figures once, when
-- the report is issued, and found here ever after.
CREATE TABLE report_attainment (
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    month       TEXT    NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    due         INTEGER NOT NULL CHECK (due >= 0),
    met         INTEGER NOT NULL CHECK (met BETWEEN 0 AND due),
    PRIMARY KEY (contract_id, month, revision)
) STRICT, WITHOUT ROWID;

INSERT INTO report_attainment (contract_id, month, revision, due, met)
SELECT report.contract_id, report.month, report.revision,
       coalesce(sum(json_extract(figures.value, '$.total.due')), 0),
       coalesce(sum(json_extract(figures.value, '$.total.met')), 0)
  FROM report
  LEFT JOIN json_each(report.document, '$.groups') AS figures
 GROUP BY report.id;

CREATE TRIGGER report_attainment_enter AFTER INSERT ON report BEGIN
    INSERT INTO report_attainment (contract_id, month, revision, due, met)
    SELECT new.contract_id, new.month, new.revision,
           coalesce(sum(json_extract(figures.value, '$.total.due')), 0),
           coalesce(sum(json_extract(figures.value, '$.total.met')), 0)
      FROM json_each(new.document, '$.groups') AS figures;
END;

CREATE TRIGGER report_attainment_leave BEFORE DELETE ON report BEGIN
    DELETE FROM report_attainment
     WHERE contract_id = old.contract_id AND month = old.month AND revision = old.revision;
END;
