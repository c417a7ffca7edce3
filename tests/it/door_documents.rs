//! Documents of contracts through the door: kept as they came, found out when changed, never lost.

use api::desk::{Call, Desk};
use api::failure::Code;
use api::progress::Unwatched;
use domain::time::Instant;
use domain::zones::Zones;
use serde_json::{Value, json};
use std::path::PathBuf;
use tests::door::Door;

const NOW: &str = "2026-09-24T03:40:00Z";

fn file(door: &Door, name: &str, bytes: &[u8]) -> PathBuf {
    let path = door.folder.path().join(name);
    std::fs::write(&path, bytes).expect("the test's folder is writable");
    path
}

fn attach(path: &std::path::Path) -> Value {
    json!({ "contract": "K-0001", "path": path })
}

#[test]
fn a_document_comes_back_to_the_byte_with_who_attached_it_and_its_hash() {
    let door = Door::with_a_contract(NOW);
    let bytes: Vec<u8> = (0..=255_u8).cycle().take(100_000).collect();
    let list = door.call("contracts.attach", attach(&file(&door, "Order SO-2291.pdf", &bytes)));
    let row = &list["rows"][0];
    assert_eq!((&row["name"], &row["media_type"]), (&json!("Order SO-2291.pdf"), &json!("application/pdf")));
    assert_eq!((&row["size"], &row["size_words"]), (&json!(100_000), &json!("97 KB")));
    assert_eq!(
        (&row["added_by"], &row["added_at"]["local"]),
        (&json!("Ana Petrie"), &json!("2026-09-24T15:40:00"))
    );
    let short = door.call("contracts.attach", attach(&file(&door, "short.txt", b"abc")));
    // The example of FIPS 180-2.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(
        (&short["rows"][1]["sha256"], &short["rows"][1]["media_type"]),
        (&json!(known), &json!("text/plain"))
    );
    let to = door.folder.path().join("back.pdf");
    door.call("contracts.save_document", json!({ "id": row["id"], "path": to }));
    assert_eq!(std::fs::read(&to).expect("it was written"), bytes);
}

#[test]
fn a_document_that_is_too_large_empty_or_a_folder_is_refused_in_words() {
    let door = Door::with_a_contract(NOW);
    assert_eq!(door.call("contracts.document_limit", json!({}))["megabytes"], 20);
    door.call("contracts.set_document_limit", json!({ "megabytes": 1 }));
    let check = |path: PathBuf, words: &str| {
        let failure = door.refused("contracts.attach", attach(&path));
        assert!(failure.message.contains(words), "{failure}");
    };
    check(file(&door, "large.pdf", &vec![7; 1024 * 1024 + 1]), "may have 1 MB");
    check(file(&door, "empty.pdf", b""), "is empty");
    check(door.folder.path().to_owned(), "is a folder");
    check(door.folder.path().join("nowhere.pdf"), "could not be read");
    door.call("contracts.attach", attach(&file(&door, "just.pdf", &vec![7; 1024 * 1024])));
    let refused = door.refused("contracts.set_document_limit", json!({ "megabytes": 5000 }));
    assert_eq!(refused.code, Code::Invalid);
}

#[test]
fn the_same_bytes_are_not_attached_twice() {
    let door = Door::with_a_contract(NOW);
    door.call("contracts.attach", attach(&file(&door, "order.pdf", b"%PDF-1.7 order")));
    let failure =
        door.refused("contracts.attach", attach(&file(&door, "copy of order.pdf", b"%PDF-1.7 order")));
    assert!(failure.message.contains("\"order.pdf\""), "{failure}");
}

#[test]
fn a_removed_document_leaves_the_list_and_stays_in_the_database() {
    let door = Door::with_a_contract(NOW);
    let list = door.call("contracts.attach", attach(&file(&door, "order.pdf", b"%PDF-1.7 order")));
    let row = list["rows"][0].clone();
    let remove = |version: i64| json!({ "id": row["id"], "expected_version": version });
    assert_eq!(door.refused("contracts.remove_document", remove(7)).code, Code::Conflict);
    let list = door.call("contracts.remove_document", remove(1));
    assert_eq!(
        (list["rows"].as_array().map(Vec::len), &list["removed"][0]["removed_by"]),
        (Some(0), &json!("Ana Petrie"))
    );
    assert_eq!(door.refused("contracts.document", json!({ "id": row["id"] })).code, Code::NotFound);
    let health = door.call("app.check", json!({}));
    assert_eq!(health["sound"], true, "{health}");
    // What was removed may come again.
    door.call("contracts.attach", attach(&file(&door, "again.pdf", b"%PDF-1.7 order")));
}

#[test]
fn a_document_changed_behind_the_programs_back_is_found_out() {
    let door = Door::with_a_contract(NOW);
    let list = door.call("contracts.attach", attach(&file(&door, "order.pdf", b"%PDF-1.7 order of 4 hours")));
    let copy = door.folder.path().join("copy.db");
    door.call("app.backup", json!({ "path": copy }));
    let mut bytes = std::fs::read(&copy).expect("the backup");
    let order = b"order of 4 hours";
    let at = bytes.windows(order.len()).position(|part| part == order).expect("it lies there as it is") + 9;
    bytes[at] = b'2';
    std::fs::write(&copy, bytes).expect("the test's folder is writable");
    let desk = Desk::open(&copy, Zones::bundled()).expect("it is a database all the same");
    let call = |command: &str, args: Value| {
        let now = Instant::parse_rfc3339(NOW).expect("a moment");
        let call = Call { id: "1".to_owned(), command: command.to_owned(), args, key: None, now };
        desk.call(&call, &Unwatched)
    };
    let health = call("app.check", json!({})).expect("checked");
    let problems = health["problems"].to_string();
    assert!(problems.contains("order.pdf") && problems.contains("K-0001"), "{health}");
    let failure = call("contracts.document", json!({ "id": list["rows"][0]["id"] }))
        .expect_err("not what was attached");
    assert_eq!(failure.code, Code::Database);
}
