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

fn notes(door: &Door, priority: &str, received: &str) -> Vec<String> {
    let of =
        json!({ "contract": "K-0001", "policy_version_id": "", "priority": priority, "received": received });
    let preview = door.call("contracts.preview", of);
    preview["notes"].as_array().expect("notes").iter().map(text).collect()
}

#[test]
fn a_preview_says_where_nothing_is_promised() {
    let door = Door::with_a_contract(NOW);
    let said = |received: &str| notes(&door, "Sev1", received);
    assert_eq!(
        said("2025-10-31 10:00"),
        ["K-0001 is not in force until 3 Nov 2025: it promises nothing for this request."]
    );
    assert_eq!(said("2026-09-24 10:00"), [""; 0], "it is in force");
    let move_to = |command: &str| {
        let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
        let of = json!({ "id": "K-0001", "expected_version": contract["version"], "reason": "unpaid" });
        door.call(command, of)
    };
    move_to("contracts.suspend");
    let suspended =
        "K-0001 is suspended since Thu 24 Sep 2026 15:40 NZST (unpaid): this request stays out of the SLA.";
    assert_eq!(said("2026-09-25 10:00"), [suspended]);
    door.set_clock("2026-09-28T03:40:00Z");
    move_to("contracts.activate");
    let was = said("2026-09-25 10:00").join(" ");
    assert!(was.starts_with("K-0001 was suspended from Thu 24 Sep 2026 15:40 NZST to Mon 28 Sep"), "{was}");
    move_to("contracts.end");
    assert_eq!(
        said("2026-09-30 10:00"),
        ["K-0001 ends on 28 Sep 2026: it promises nothing for this request."]
    );
    door.set_clock("2026-10-28T03:40:00Z");
    assert_eq!(
        said("2026-09-30 10:00"),
        ["K-0001 ended on 28 Sep 2026: it promises nothing for this request."]
    );
}

#[test]
fn a_preview_past_the_term_of_a_contract_that_renews_itself_says_what_it_takes() {
    let door = Door::with_a_contract(NOW);
    let contract = json!({
        "client_id": "Harbour Dental Ltd", "policy_version_id": "cybermark-standard", "starts_on": "2026-09-01",
        "zone": "Pacific/Auckland", "term": { "lasts": "3 months", "renews_by": "1 month", "notice": "", "reminders": [] },
    });
    let contract = door.call("contracts.save", contract);
    door.call("contracts.activate", json!({ "id": "K-0002", "expected_version": contract["version"] }));
    let of = json!({ "contract": "K-0002", "policy_version_id": "", "priority": "Sev1", "received": "2026-12-02 10:00" });
    let notes = door.call("contracts.preview", of)["notes"].clone();
    assert_eq!(notes, json!(["K-0002 runs until 30 Nov 2026: this holds only once it has renewed itself."]));
}

#[test]
fn a_preview_says_which_rule_made_another_priority_of_it() {
    let door = Door::at(NOW);
    door.call("app.set_up", tests::door::answers());
    door.call("sla.use_preset", json!({ "preset": "cybonet-gold" }));
    door.call("clients.save", json!({ "name": "Haifa Port", "zone": "Asia/Jerusalem" }));
    let contract = json!({
        "client_id": "Haifa Port", "policy_version_id": "cybonet-gold", "starts_on": "2026-06-01",
        "zone": "Asia/Jerusalem", "continuity": true,
    });
    let contract = door.call("contracts.save", contract);
    door.call("contracts.activate", json!({ "id": "K-0001", "expected_version": contract["version"] }));
    let saturday = notes(&door, "Priority1", "2026-09-26 12:00");
    let rule = "By a rule of the contract it is treated as ";
    assert!(saturday.iter().any(|note| note.starts_with(rule) && note.contains("3")), "{saturday:?}");
    let monday = notes(&door, "Priority1", "2026-10-05 12:00");
    assert!(!monday.iter().any(|note| note.starts_with(rule)), "{monday:?}");
}
