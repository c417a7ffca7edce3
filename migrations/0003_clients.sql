-- Clients in full: resellers above them, several addresses a contact, where requests may come from, and merging.

ALTER TABLE client ADD COLUMN locale TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN account_manager TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN reseller_id BLOB REFERENCES client (id);
-- A tombstone of a merge points at the client that goes on.
ALTER TABLE client ADD COLUMN merged_into BLOB REFERENCES client (id);

CREATE INDEX client_below ON client (reseller_id) WHERE deleted_at IS NULL AND reseller_id IS NOT NULL;
CREATE INDEX client_by_account_manager ON client (account_manager COLLATE NOCASE) WHERE deleted_at IS NULL;

-- Where requests may come from. An address means one client, so that nobody has to choose.
CREATE TABLE client_address (
    address   TEXT    PRIMARY KEY CHECK (length(address) > 0 AND address = lower(address)),
    client_id BLOB    NOT NULL REFERENCES client (id),
    position  INTEGER NOT NULL CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX client_address_of ON client_address (client_id, position);

CREATE TABLE client_tag (
    client_id BLOB    NOT NULL REFERENCES client (id),
    tag       TEXT    NOT NULL COLLATE NOCASE CHECK (length(tag) > 0),
    position  INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (client_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX client_tag_on ON client_tag (tag, client_id);

-- Services in use besides those of contracts, noted by hand.
CREATE TABLE client_service (
    client_id BLOB    NOT NULL REFERENCES client (id),
    name      TEXT    NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    position  INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (client_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_email (
    contact_id BLOB    NOT NULL REFERENCES contact (id),
    position   INTEGER NOT NULL CHECK (position >= 0),
    address    TEXT    NOT NULL CHECK (length(address) > 0),
    PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;

INSERT INTO contact_email (contact_id, position, address)
SELECT id, 0, email FROM contact WHERE email <> '';

ALTER TABLE contact DROP COLUMN email;

-- What the palette finds besides names of clients and tickets: the words of a client's contacts, addresses, helpdesk
-- names and tags, the names of contracts' services, and policies. `owner` is what is opened.
CREATE TABLE word_entry (
    number INTEGER PRIMARY KEY,
    kind   TEXT    NOT NULL CHECK (kind IN ('contact', 'address', 'source_name', 'tag', 'service', 'policy')),
    owner  BLOB    NOT NULL CHECK (length(owner) = 16),
    text   TEXT    NOT NULL,
    -- What is shown beside it: the addresses of a contact.
    detail TEXT    NOT NULL
) STRICT;

CREATE INDEX word_entry_of ON word_entry (owner, kind);

CREATE VIRTUAL TABLE entry_words USING fts5 (
    text, detail, content = 'word_entry', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER entry_words_enter AFTER INSERT ON word_entry BEGIN
    INSERT INTO entry_words (rowid, text, detail) VALUES (new.number, new.text, new.detail);
END;

CREATE TRIGGER entry_words_leave AFTER DELETE ON word_entry BEGIN
    INSERT INTO entry_words (entry_words, rowid, text, detail) VALUES ('delete', old.number, old.text, old.detail);
END;

INSERT INTO word_entry (kind, owner, text, detail)
SELECT 'contact', contact.client_id, contact.name, coalesce(contact_email.address, '')
  FROM contact LEFT JOIN contact_email ON contact_email.contact_id = contact.id
 WHERE contact.deleted_at IS NULL;

INSERT INTO word_entry (kind, owner, text, detail)
SELECT 'source_name', client_id, name, '' FROM client_source_name;

INSERT INTO word_entry (kind, owner, text, detail)
SELECT 'service', contract_id, name, '' FROM contract_service;

CREATE TRIGGER service_words_enter AFTER INSERT ON contract_service BEGIN
    INSERT INTO word_entry (kind, owner, text, detail) VALUES ('service', new.contract_id, new.name, '');
END;

CREATE TRIGGER service_words_leave AFTER DELETE ON contract_service BEGIN
    DELETE FROM word_entry WHERE owner = old.contract_id AND kind = 'service' AND text = old.name;
END;

INSERT INTO word_entry (kind, owner, text, detail)
SELECT 'policy', id, name, key FROM policy WHERE deleted_at IS NULL;

CREATE TRIGGER policy_words_enter AFTER INSERT ON policy BEGIN
    INSERT INTO word_entry (kind, owner, text, detail) VALUES ('policy', new.id, new.name, new.key);
END;

CREATE TRIGGER policy_words_change AFTER UPDATE OF name, key, deleted_at ON policy BEGIN
    DELETE FROM word_entry WHERE owner = old.id AND kind = 'policy';
    INSERT INTO word_entry (kind, owner, text, detail)
    SELECT 'policy', new.id, new.name, new.key WHERE new.deleted_at IS NULL;
END;

CREATE TRIGGER policy_words_leave AFTER DELETE ON policy BEGIN
    DELETE FROM word_entry WHERE owner = old.id AND kind = 'policy';
END;
