//! Databases that are newer, foreign, damaged or cannot be written; backup and restore.

use std::fs;

use serde_json::json;

use crate::program::{Msp, files_in};

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

/// SQLite keeps the version of a database in these bytes of its file.
const USER_VERSION: std::ops::Range<usize> = 60..64;

#[test]
fn a_database_of_a_newer_program_is_refused_and_not_a_byte_of_it_changes() {
    let msp = msp();
    let mut bytes = fs::read(msp.database()).unwrap();
    bytes[USER_VERSION].copy_from_slice(&9_999_u32.to_be_bytes());
    fs::write(msp.database(), bytes).unwrap();
    let before = files_in(&msp.path("."));
    for words in
        [&["tickets", "list"][..], &["init", "--sample"], &["rpc"], &["check"], &["backup", "copy.db"]]
    {
        let said = msp.refused(words);
        assert!(said.contains("9999") && said.contains("desk.db"), "{words:?}: {said}");
    }
    assert!(files_in(&msp.path(".")) == before, "not a byte, and no file beside it");
}

#[test]
fn a_file_that_is_something_else_is_refused_and_not_a_byte_of_it_changes() {
    let msp = Msp::new();
    for (text, sign) in [("Dear all,\n", "not an SQLite file"), (&"x".repeat(5_000), "not an SQLite file")] {
        msp.write("desk.db", text);
        assert!(msp.refused(&["init", "--sample"]).contains(sign));
        assert_eq!(fs::read_to_string(msp.database()).unwrap(), text);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    let msp = Msp::new();
    let said = msp.refused(&["--db", "/proc/desk/desk.db", "init", "--sample"]);
    assert!(said.contains("/proc/desk"), "{said}");
}

#[test]
fn a_backup_is_a_database_and_never_replaces_a_file() {
    let msp = msp();
    let copy = msp.path("copy.db").display().to_string();
    msp.done(&["backup", &copy]);
    let refused = msp.refused(&["backup", &copy]);
    assert!(refused.contains(&copy), "{refused}");
    let copied = msp.json(&["--db", &copy, "clients", "list"]);
    assert_eq!(copied, msp.json(&["clients", "list"]));
}

#[test]
fn a_restored_backup_takes_the_place_of_the_database_which_is_kept() {
    let msp = msp();
    msp.done(&["backup", "copy.db"]);
    msp.done(&["clients", "add", "--name", "Kea Tours", "--zone", "Pacific/Auckland"]);
    let kept = msp.json(&["restore", "copy.db"])["kept"].as_str().unwrap().to_owned();
    assert_eq!(msp.json(&["clients", "list"])["total"], 1);
    assert_eq!(msp.json(&["--db", &kept, "clients", "list"])["total"], 2, "nothing is lost");
    assert_eq!(msp.json(&["check"])["sound"], true);
}

#[test]
fn what_is_no_sound_backup_is_refused_and_the_database_stays() {
    let msp = msp();
    msp.write("letter.txt", "Dear all,\n");
    let before = fs::read(msp.database()).unwrap();
    for file in ["letter.txt", "missing.db"] {
        let path = msp.path(file).display().to_string();
        let said = msp.refused(&["restore", &path]);
        assert!(said.contains(&path), "{said}");
    }
    assert!(fs::read(msp.database()).unwrap() == before);
    assert_eq!(msp.json(&["clients", "list"])["total"], 1);
}

#[test]
fn a_database_that_is_damaged_in_the_middle_is_found_out() {
    let msp = msp();
    assert_eq!(msp.json(&["check"])["sound"], true);
    // Nonsense where a page of the file should be.
    let mut bytes = fs::read(msp.database()).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    fs::write(msp.database(), bytes).unwrap();
    let ran = msp.run(&["check"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("not sound") || ran.err.contains("damaged"), "{ran:?}");
}

#[test]
fn a_change_in_the_history_outside_the_program_is_found_out() {
    let msp = msp();
    let lines = msp.json(&["check"])["history_lines"].as_i64().unwrap();
    assert!(lines >= 3, "setting up, a client, a contract: {lines}");
    let mut bytes = fs::read(msp.database()).unwrap();
    // What the history remembers of the client that was entered.
    let remembered = b"\"name\":\"Harbour Logistics\"";
    let mut changed = 0;
    for place in 0..bytes.len() - remembered.len() {
        if bytes[place..].starts_with(remembered) {
            bytes[place + 8] = b'B';
            changed += 1;
        }
    }
    assert!(changed > 0, "the history stands in the file as text");
    fs::write(msp.database(), bytes).unwrap();
    let ran = msp.run(&["check", "--json"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    let health: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(health["sound"], json!(false));
    assert!(health["problems"][0].as_str().unwrap().contains("history"), "{health}");
}
