//! Facts that only somebody with SQL in hand can check. The others stand in the workspace's tests.

use crate::desk::{OnMissing, OpenAs, Store};
use crate::error::StoreError;
use crate::opening::{MIGRATIONS, open};
use crate::tickets::statements_of_the_list;
use crate::{audit, provider};
use domain::time::Instant;
use rusqlite::Connection;
use rusqlite_migration::M;
use std::fs;
use std::path::Path;
use std::time::Duration;

const NOON: Instant = Instant::from_unix(1_790_000_000);

fn patient() -> OpenAs {
    OpenAs { on_missing: OnMissing::Create, patience: Duration::from_secs(1) }
}

/// The name of what is saved before the version after this program's own.
fn before_next() -> String {
    format!("desk-before-v{}.backup.db", MIGRATIONS.len() + 1)
}

/// Every file of a folder with its bytes.
fn bytes_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn the_first_migration_is_sound() {
    rusqlite_migration::Migrations::from_slice(MIGRATIONS).validate().unwrap();
}

#[test]
fn every_table_is_strict_and_every_key_leads_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    let loose: Vec<String> = store
        .read::<_, StoreError>(|tx| {
            let mut tables = tx.tx.prepare(
                "SELECT name FROM pragma_table_list
                  WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                  ORDER BY name",
            )?;
            Ok(tables.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?)
        })
        .unwrap();
    assert_eq!(loose, Vec::<String>::new());
    assert_eq!(store.read(provider::damage).unwrap(), Vec::<String>::new(), "every key leads somewhere");
}

#[test]
fn a_row_that_refers_to_nothing_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(Store::open(&path, &patient()).unwrap());
    let careless = Connection::open(&path).unwrap();
    careless
        .execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO user_role VALUES (zeroblob(16), 'owner');")
        .unwrap();
    drop(careless);
    let store = Store::open(&path, &patient()).unwrap();
    let found = store.read(provider::damage).unwrap();
    assert_eq!(found, ["1 rows of user_role refer to a user that is not there"]);
}

#[test]
fn a_backup_is_taken_before_a_migration_and_holds_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let store = Store::open(&path, &patient()).unwrap();
    store.write::<_, StoreError>(|tx| provider::set(tx, "colour", "\"petrol\"", NOON)).unwrap();
    drop(store);

    let next = [MIGRATIONS, &[M::up("ALTER TABLE setting ADD COLUMN remark TEXT;")]].concat();
    let opened = open(&path, &patient(), &next).unwrap();
    let backup = opened.backup.clone().expect("the database had a version before");
    assert_eq!(backup, folder.path().join(before_next()));
    drop(opened);

    let saved = Store::open(&backup, &patient()).unwrap();
    let colour = saved.read::<_, StoreError>(|tx| provider::setting(tx, "colour")).unwrap();
    assert_eq!(colour.as_deref(), Some("\"petrol\""), "the backup is a database of the old version");

    let again = open(&path, &patient(), &next).unwrap();
    assert_eq!(again.backup, None, "nothing was migrated, so nothing had to be saved");
}

#[test]
fn a_migration_that_fails_leaves_the_old_version_and_its_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(Store::open(&path, &patient()).unwrap());
    let broken =
        [MIGRATIONS, &[M::up("CREATE TABLE half (id INTEGER); SELECT nothing FROM nowhere;")]].concat();
    assert!(open(&path, &patient(), &broken).is_err());

    let store = Store::open(&path, &patient()).expect("this version still opens it");
    let half: i64 = store
        .read::<_, StoreError>(|tx| {
            let found = "SELECT count(*) AS found FROM sqlite_schema WHERE name = 'half'";
            Ok(tx.tx.query_row(found, [], |row| row.get("found"))?)
        })
        .unwrap();
    assert_eq!(half, 0);
    assert!(folder.path().join(before_next()).exists());
}

#[test]
fn a_newer_version_that_is_still_in_the_log_is_refused_and_no_byte_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    drop(Store::open(&path, &patient()).unwrap());
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 777).unwrap();
    let before = bytes_in(folder.path());
    assert!(before.iter().any(|(name, bytes)| name == "desk.db-wal" && !bytes.is_empty()));

    let refused = Store::open(&path, &patient()).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 777, .. }), "{refused}");
    let without_index = |files: Vec<(String, Vec<u8>)>| {
        files.into_iter().filter(|(name, _)| name != "desk.db-shm").collect::<Vec<_>>()
    };
    assert_eq!(
        without_index(bytes_in(folder.path())),
        without_index(before),
        "file and log are as they were"
    );
    drop(newer);
}

#[test]
fn a_full_disk_is_said_and_nothing_of_the_transaction_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    store.write::<_, StoreError>(|tx| provider::set(tx, "kept", "1", NOON)).unwrap();
    // The writer's connection may not let the file grow: what SQLite then says is what it says
    // when the disk has no room.
    store
        .write::<_, StoreError>(|tx| {
            let pages: i64 = tx.tx.pragma_query_value(None, "page_count", |row| row.get("page_count"))?;
            Ok(tx.tx.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
        })
        .unwrap();
    let filling = store.write::<_, StoreError>(|tx| {
        provider::set(tx, "lost", "2", NOON)?;
        let long = format!("\"{}\"", "x".repeat(100_000));
        (0..100).try_for_each(|key| provider::set(tx, &format!("key {key}"), &long, NOON))
    });
    assert!(matches!(filling, Err(StoreError::DiskFull)), "{filling:?}");
    let (kept, lost) = store
        .read::<_, StoreError>(|tx| Ok((provider::setting(tx, "kept")?, provider::setting(tx, "lost")?)))
        .unwrap();
    assert_eq!((kept.as_deref(), lost), (Some("1"), None));
}

#[test]
fn a_reader_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    let written = store.read::<_, StoreError>(|tx| Ok(tx.tx.execute("DELETE FROM setting", [])?));
    assert!(written.is_err());
}

/// Runs `sql` against a database with one report, one audit line, one published policy.
fn refused(sql: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    store.write::<_, StoreError>(|tx| Ok(tx.tx.execute_batch(ONE_OF_EACH)?)).unwrap();
    let tried = store.write::<_, StoreError>(|tx| Ok(tx.tx.execute(sql, [])?));
    tried.expect_err("a trigger or a check refuses it").to_string()
}

const ONE_OF_EACH: &str = "
    INSERT INTO user VALUES (zeroblob(16), 'Ana', 1, 0, NULL);
    INSERT INTO client (id, name, zone, notes, sample, version, created_at, changed_at)
    VALUES (zeroblob(16), 'Łódź Logistics', 'UTC', '', 0, 1, 0, 0);
    INSERT INTO calendar (id, name, created_at) VALUES (zeroblob(16), 'c', 0);
    INSERT INTO calendar_version (id, calendar_id, number, text, sha256, created_at)
    VALUES (zeroblob(16), zeroblob(16), 1, 'text', zeroblob(32), 0);
    INSERT INTO policy VALUES (zeroblob(16), 'p', 'P', 0, 1, 0, 0, NULL);
    INSERT INTO policy_version VALUES (
        zeroblob(16), zeroblob(16), 1, 'published', NULL, zeroblob(16), 'text', zeroblob(32), 1, 0);
    INSERT INTO contract (id, number, client_id, policy_version_id, status, zone, starts_on, ends_on, continuity,
                          sample, version, created_at, changed_at, deleted_at) VALUES (
        zeroblob(16), 1, zeroblob(16), zeroblob(16), 'active', 'UTC', '2026-01-01', NULL, 0, 0, 1, 0, 0, NULL);
    INSERT INTO report VALUES (
        zeroblob(16), zeroblob(16), '2026-09', 1, 0, zeroblob(16), '', zeroblob(32), 0, '{}', x'25');
    INSERT INTO event VALUES (
        1, zeroblob(16), 0, zeroblob(16), 'c', '', '', NULL, NULL, zeroblob(32), zeroblob(32));";

#[test]
fn an_issued_report_is_neither_changed_nor_deleted() {
    assert!(refused("UPDATE report SET pdf = x'26'").contains("an issued report never changes"));
    assert!(refused("DELETE FROM report").contains("an issued report is never deleted"));
}

#[test]
fn evidence_of_a_notice_is_neither_changed_nor_deleted() {
    const EVIDENCE: &str = "
        INSERT INTO notice_evidence VALUES (
            zeroblob(16), zeroblob(16), zeroblob(16), '[]', 'Ana', 'email', 0, '', 's', 'b', zeroblob(32), zeroblob(16),
            0, 0);";
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    let both = format!("{ONE_OF_EACH}{EVIDENCE}");
    store.write::<_, StoreError>(|tx| Ok(tx.tx.execute_batch(&both)?)).unwrap();
    let refused = |sql: &str| {
        store
            .write::<_, StoreError>(|tx| Ok(tx.tx.execute(sql, [])?))
            .expect_err("a trigger refuses it")
            .to_string()
    };
    assert!(
        refused("UPDATE notice_evidence SET recipients = 'nobody'")
            .contains("evidence of a notice never changes")
    );
    assert!(refused("DELETE FROM notice_evidence").contains("evidence of a notice is kept"));
}

#[test]
fn the_history_is_append_only() {
    assert!(refused("UPDATE event SET command = 'other'").contains("append-only"));
    assert!(refused("DELETE FROM event").contains("append-only"));
}

#[test]
fn a_published_policy_keeps_its_text() {
    assert!(refused("UPDATE policy_version SET text = 'other'").contains("never changes"));
    assert!(refused("UPDATE calendar_version SET text = 'other'").contains("never changes"));
}

#[test]
fn a_closed_set_stays_closed_and_a_sign_stays_right() {
    for sql in [
        "UPDATE contract SET status = 'sleeping'",
        "UPDATE contract SET ends_on = '2025-12-31'",
        "UPDATE contract SET starts_on = '1 Jan 2026'",
        "INSERT INTO contract_service VALUES (zeroblob(16), 0, 'EDR', -1, 'endpoints', 100, 'CAD')",
        "INSERT INTO contact_role VALUES (zeroblob(16), 'owner')",
    ] {
        assert!(refused(sql).contains("CHECK constraint failed"), "{sql}");
    }
}

#[test]
fn a_page_of_the_list_reads_no_row_it_does_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    for (statement, has_the_order) in statements_of_the_list() {
        let plan = store.read::<_, StoreError>(|tx| plan_of(&tx.tx, statement)).unwrap();
        let walks: Vec<&String> = plan.iter().filter(|step| is_a_walk_over_tickets(step)).collect();
        assert_eq!(walks.len(), 1, "{statement}\n{plan:#?}");
        assert!(walks[0].contains("USING COVERING INDEX"), "{statement}\n{plan:#?}");
        // The few rows of a page may be sorted again, which costs nothing.
        let sorts = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
        assert!(!has_the_order || sorts <= 1, "{statement}\n{plan:#?}");
    }
}

fn is_a_walk_over_tickets(step: &str) -> bool {
    step == "SCAN ticket" || step.starts_with("SCAN ticket ")
}

fn plan_of(connection: &Connection, statement: &str) -> Result<Vec<String>, StoreError> {
    let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {statement}"))?;
    let mut rows = explain.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(row.get("detail")?);
    }
    Ok(steps)
}

#[test]
fn a_contract_of_version_1_keeps_its_policy_as_its_first_terms() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let of_version_1 = crate::opening::open(&path, &patient(), &MIGRATIONS[..1]).unwrap();
    of_version_1.connection.execute_batch(ONE_OF_EACH).unwrap();
    of_version_1
        .connection
        .execute_batch(
            "INSERT INTO contract_service VALUES (zeroblob(16), 0, 'EDR', 3, 'endpoints', 100, 'CAD');
             INSERT INTO contract (id, number, client_id, policy_version_id, status, zone, starts_on, ends_on, continuity,
                          sample, version, created_at, changed_at, deleted_at) VALUES (
                 x'01010101010101010101010101010101', 2, zeroblob(16), zeroblob(16), 'draft', 'UTC', '2026-01-01', NULL,
                 0, 0, 1, 0, 0, NULL);
             INSERT INTO ticket (number, id, source, external_id, client_id, contract_id, policy_version_id,
                                 received_at, priority, subject, assignee, knows_messages, content_hash, sample,
                                 version, changed_at)
             VALUES (1, zeroblob(16), 'events', 'A-1', zeroblob(16), zeroblob(16), zeroblob(16), 0, 'P1', 's', '', 1,
                     zeroblob(32), 0, 1, 0);",
        )
        .unwrap();
    drop(of_version_1);
    let store = Store::open(&path, &patient()).unwrap();
    let found = store
        .read::<_, StoreError>(|tx| {
            let ticket = crate::tickets::by_number(tx, 1)?.expect("the ticket is there");
            let terms =
                crate::tickets::get(tx, ticket)?.value.terms.expect("a ticket of a contract has terms");
            let row = crate::terms::get(tx, terms)?;
            let versions = crate::contract_versions::list(tx, row.contract)?;
            Ok((crate::terms::text(tx, &row.sha256)?, versions))
        })
        .unwrap();
    assert_eq!(found.0, "text");
    assert_eq!((found.1.len(), found.1[0].signed.is_some(), found.1[0].services.len()), (1, true, 1));
    let drafted = store.read::<_, StoreError>(|tx| {
        let id = crate::contracts::by_number(tx, 2)?.expect("the draft is there");
        crate::contract_versions::draft_of(tx, id)
    });
    assert!(drafted.is_ok(), "{drafted:?}");
}

#[test]
fn the_last_line_of_the_history_is_missed_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("desk.db"), &patient()).unwrap();
    let user = domain::ids::UserId::new(NOON);
    let act = |tx: &crate::Writing<'_>| {
        let id = domain::ids::AuditId::new(NOON);
        let (command, subject_kind, subject_id) = ("clients.save", "client", "c");
        let act = audit::Act {
            id,
            at: NOON,
            user,
            command,
            subject_kind,
            subject_id,
            before: None,
            after: Some("{}"),
        };
        audit::append(tx, &act)
    };
    store
        .write::<_, StoreError>(|tx| {
            provider::insert_user(tx, &provider::User { id: user, name: "Ana".into(), roles: vec![] }, NOON)?;
            act(tx)?;
            act(tx)
        })
        .unwrap();
    assert_eq!(store.read(audit::verify_chain).unwrap(), audit::Chain::Whole { lines: 2 });
    let cut = "DROP TRIGGER event_is_kept; DELETE FROM event WHERE seq = 2;";
    store.write::<_, StoreError>(|tx| Ok(tx.tx.execute_batch(cut)?)).unwrap();
    assert_eq!(store.read(audit::verify_chain).unwrap(), audit::Chain::Cut { seq: 1, written: 2 });
}
