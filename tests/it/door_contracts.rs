//! Contracts through the door: two people at once, two versions side by side, and a draft tried out.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T03:40:00Z";

fn change(door: &Door, reason: &str) -> Value {
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let order = json!([{ "metric": "first_response", "priority": "Sev1", "amount": "2 hours", "words": "2 business hours", "order": "SO-2291" }]);
    json!({
        "id": "K-0001", "expected_version": contract["version"], "from_on": "2026-10-01", "reason": reason,
        "policy_version_id": contract["policy_version_id"], "overrides": order,
        "services": [{ "name": "Help desk", "count": 50, "unit": "people", "price": "17.00", "currency": "NZD" }],
    })
}

#[test]
fn the_second_of_two_who_change_a_contract_gets_a_conflict_and_the_first_change_stands() {
    let door = Door::with_a_contract(NOW);
    let (mine, theirs) = (change(&door, "mine"), change(&door, "theirs"));
    door.call("contracts.draft_version", theirs);
    assert_eq!(door.refused("contracts.draft_version", mine.clone()).code, Code::Conflict);
    let versions = door.call("contracts.versions", json!({ "id": "K-0001" }));
    assert_eq!(versions["rows"][1]["reason"], "theirs");
    let mut again = mine;
    again["expected_version"] = door.call("contracts.get", json!({ "id": "K-0001" }))["version"].clone();
    door.call("contracts.draft_version", again);
    let versions = door.call("contracts.versions", json!({ "id": "K-0001" }));
    assert_eq!(versions["rows"][1]["reason"], "mine", "saved again, on what the other one had saved");
}

#[test]
fn two_versions_differ_in_words_and_in_what_they_cost() {
    let door = Door::with_a_contract(NOW);
    let draft = change(&door, "Renewal");
    door.call("contracts.draft_version", draft);
    let changes = door.call("contracts.compare_versions", json!({ "id": "K-0001", "from": 1, "to": 2 }));
    let rows: Vec<String> = changes["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| format!("{}: {} → {}", text(&row["about"]), text(&row["before"]), text(&row["after"])))
        .collect();
    assert!(
        rows.iter().any(|row| row.starts_with("Sev1 ") && row.ends_with("→ 2 business hours")),
        "{rows:?}"
    );
    assert!(rows.contains(&"Fee a month: NZD 714.00 → NZD 850.00".to_owned()), "{rows:?}");
    let read = door.call("contracts.read_version", json!({ "id": "K-0001", "number": 2 }));
    let cell = &read["schedule"]["rows"][0]["cells"][0];
    assert_eq!((&cell["order"], &cell["words"]), (&json!("SO-2291"), &json!("2 business hours")));
    assert_ne!(cell["instead_of"], "");
}

#[test]
fn a_draft_is_tried_out_beside_what_is_in_force() {
    let door = Door::with_a_contract(NOW);
    let draft = change(&door, "Renewal");
    door.call("contracts.draft_version", draft);
    let mut preview = json!({ "contract": "K-0001", "policy_version_id": "", "priority": "Sev1", "received": "2026-10-01 10:00" });
    let due = door.call("contracts.preview", preview.clone())["dues"][0].clone();
    assert_eq!((&due["due"]["local"], &due["beside"]), (&json!("2026-10-01T14:00:00"), &json!("")));
    preview["version"] = json!(2);
    let due = door.call("contracts.preview", preview)["dues"][0].clone();
    assert_eq!(
        (&due["due"]["local"], &due["beside"]),
        (&json!("2026-10-01T12:00:00"), &json!("version 1: 14:00"))
    );
}
