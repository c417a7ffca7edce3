-- MSP Desk, version 2 of the database: what a contract said, and since when.
--
-- A contract has versions, each in force from a day on. What they come to on a day, policy, add-ons, orders and
-- calendar together, is written down whole in its terms, once and for all. A ticket keeps the terms of the day it was
-- received, so nothing that is signed later changes how it was judged.

CREATE TABLE contract_version (
    id                BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id       BLOB    NOT NULL REFERENCES contract (id),
    number            INTEGER NOT NULL CHECK (number >= 1),
    state             TEXT    NOT NULL CHECK (state IN ('draft', 'signed')),
    from_on           TEXT    NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    policy_version_id BLOB    NOT NULL REFERENCES policy_version (id),
    continuity        INTEGER NOT NULL CHECK (continuity IN (0, 1)),
    add_ons           TEXT    NOT NULL CHECK (json_valid(add_ons)),
    overrides         TEXT    NOT NULL CHECK (json_valid(overrides)),
    reason            TEXT    NOT NULL,
    created_at        INTEGER NOT NULL,
    signed_at         INTEGER,
    UNIQUE (contract_id, number),
    CHECK ((state = 'signed') = (signed_at IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX contract_version_drafted ON contract_version (contract_id) WHERE state = 'draft';

CREATE TABLE contract_version_service (
    contract_version_id BLOB    NOT NULL REFERENCES contract_version (id),
    position            INTEGER NOT NULL CHECK (position >= 0),
    name                TEXT    NOT NULL CHECK (length(name) > 0),
    count               INTEGER NOT NULL CHECK (count >= 0),
    unit                TEXT    NOT NULL,
    price_minor         INTEGER NOT NULL CHECK (price_minor >= 0),
    currency            TEXT    NOT NULL CHECK (length(currency) = 3),
    PRIMARY KEY (contract_version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER contract_version_stays BEFORE UPDATE ON contract_version WHEN old.state = 'signed' BEGIN
    SELECT RAISE(ABORT, 'a signed version of a contract never changes');
END;

-- A policy as it holds for contracts; many share one text.
CREATE TABLE terms_text (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    text   TEXT NOT NULL CHECK (length(text) > 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER terms_text_stays BEFORE UPDATE ON terms_text BEGIN
    SELECT RAISE(ABORT, 'terms never change');
END;

-- On a day, that row of a contract is in force which was written last among those that begin on or before it.
CREATE TABLE contract_terms (
    id                  BLOB    PRIMARY KEY CHECK (length(id) = 16),
    contract_id         BLOB    NOT NULL REFERENCES contract (id),
    position            INTEGER NOT NULL CHECK (position >= 1),
    from_on             TEXT    NOT NULL CHECK (from_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    contract_version_id BLOB    NOT NULL REFERENCES contract_version (id),
    policy_version_id   BLOB    NOT NULL REFERENCES policy_version (id),
    calendar_version_id BLOB    NOT NULL REFERENCES calendar_version (id),
    continuity          INTEGER NOT NULL CHECK (continuity IN (0, 1)),
    sha256              BLOB    NOT NULL REFERENCES terms_text (sha256),
    created_at          INTEGER NOT NULL,
    UNIQUE (contract_id, position)
) STRICT;

CREATE TRIGGER contract_terms_stay BEFORE UPDATE ON contract_terms BEGIN
    SELECT RAISE(ABORT, 'terms never change');
END;

-- Where a contract stood, and since when.
CREATE TABLE contract_status (
    contract_id BLOB    NOT NULL REFERENCES contract (id),
    position    INTEGER NOT NULL CHECK (position >= 1),
    status      TEXT    NOT NULL CHECK (status IN ('draft', 'active', 'suspended', 'ended')),
    at          INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    PRIMARY KEY (contract_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER contract_status_stays BEFORE UPDATE ON contract_status BEGIN
    SELECT RAISE(ABORT, 'where a contract stood never changes');
END;

ALTER TABLE ticket ADD COLUMN terms_id BLOB REFERENCES contract_terms (id);
CREATE INDEX ticket_on_terms ON ticket (terms_id) WHERE terms_id IS NOT NULL;

-- What stood in version 1: every contract has one version, on its policy as it was published.

INSERT INTO contract_version (id, contract_id, number, state, from_on, policy_version_id, continuity, add_ons,
                              overrides, reason, created_at, signed_at)
SELECT randomblob(16), id, 1, iif(status = 'draft', 'draft', 'signed'), starts_on, policy_version_id, continuity, '[]',
       '[]', '', created_at, iif(status = 'draft', NULL, changed_at)
  FROM contract;

INSERT INTO contract_version_service (contract_version_id, position, name, count, unit, price_minor, currency)
SELECT contract_version.id, contract_service.position, contract_service.name, contract_service.count,
       contract_service.unit, contract_service.price_minor, contract_service.currency
  FROM contract_service
  JOIN contract_version ON contract_version.contract_id = contract_service.contract_id;

INSERT OR IGNORE INTO terms_text (sha256, text)
SELECT policy_version.sha256, policy_version.text
  FROM policy_version
  JOIN contract ON contract.policy_version_id = policy_version.id;

INSERT INTO contract_terms (id, contract_id, position, from_on, contract_version_id, policy_version_id,
                            calendar_version_id, continuity, sha256, created_at)
SELECT randomblob(16), contract.id, 1, contract.starts_on, contract_version.id, contract.policy_version_id,
       policy_version.calendar_version_id, contract.continuity, policy_version.sha256, contract.changed_at
  FROM contract
  JOIN contract_version ON contract_version.contract_id = contract.id
  JOIN policy_version ON policy_version.id = contract.policy_version_id
 WHERE contract_version.state = 'signed';

INSERT INTO contract_status (contract_id, position, status, at, reason)
SELECT id, 1, status, iif(status = 'draft', created_at, changed_at), ''
  FROM contract;

UPDATE ticket
   SET terms_id = (SELECT contract_terms.id FROM contract_terms WHERE contract_terms.contract_id = ticket.contract_id)
 WHERE contract_id IS NOT NULL;
