//! A contract's schedule through the door: the words of the window, and the PDF of the client.

use api::failure::Code;
use serde_json::json;
use tests::door::{Door, text};

const NOW: &str = "2026-11-22T00:00:00Z";

#[test]
fn the_window_reads_the_clauses_that_are_printed() {
    let door = Door::with_a_contract(NOW);
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let clauses = contract["schedule"]["clauses"].as_array().expect("a schedule has clauses");
    let said: Vec<&str> = clauses
        .iter()
        .flat_map(|clause| clause["points"].as_array().expect("a clause has points"))
        .filter_map(|point| point["words"].as_str())
        .collect();
    for sentence in [
        "Business hours: Monday to Friday 09:00–17:00, Pacific/Auckland. Closed at weekends.",
        "Closed on the public holidays of New Zealand, national (NZ).",
        "Paused while we wait for you: updates. A message from you ends the wait.",
    ] {
        assert!(said.contains(&sentence), "{sentence} in {said:#?}");
    }
    assert_eq!(contract["schedule"]["monthly_fees"], json!(["NZD 714.00"]));
}

#[test]
fn the_duties_of_a_contract_are_printed_in_its_schedule() {
    let door = Door::with_a_contract("2026-09-24T03:40:00Z");
    let clause = || {
        let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
        let clauses = contract["schedule"]["clauses"].as_array().expect("clauses").clone();
        clauses.into_iter().find(|clause| clause["subject"] == "duties")
    };
    let pdf = || door.call("contracts.schedule", json!({ "id": "K-0001" }))["fingerprint"].clone();
    assert_eq!(clause(), None, "nothing was agreed besides");
    let before = pdf();
    let duty = json!({
        "contract": "K-0001", "whose": "ours", "title": "Compliance report", "clause": "§8",
        "words": "We send a report each quarter.", "due": "recurring", "due_on": "2026-12-31", "every": "1", "unit": "quarters",
    });
    door.call("duties.save", duty);
    let theirs = json!({ "contract": "K-0001", "whose": "client", "title": "Access list", "due": "once", "due_on": "2026-10-15" });
    door.call("duties.save", theirs);
    let points = clause().expect("they are printed")["points"].clone();
    let said: Vec<String> = points
        .as_array()
        .expect("points")
        .iter()
        .map(|one| format!("{}: {}", text(&one["name"]), text(&one["words"])))
        .collect();
    assert!(
        said.iter().any(|line| line.starts_with("Compliance report: By us, every quarter from 31 Dec 2026.")
            && line.contains("“We send a report each quarter.”")),
        "{said:?}"
    );
    assert!(said.contains(&"Access list: By you, on 15 Oct 2026.".to_owned()), "{said:?}");
    assert_ne!(pdf(), before, "the PDF is written from the same words");
}

#[test]
fn the_same_contract_gives_the_same_pdf_until_it_changes() {
    let door = Door::with_a_contract(NOW);
    let ask = || door.call("contracts.schedule", json!({ "id": "K-0001" }));
    let first = ask();
    assert_eq!(ask(), first);
    assert_eq!(first["file_name"], "Harbour Dental Ltd, SLA schedule K-0001.pdf");
    let client = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    door.call("clients.save", json!({
        "id": client["id"], "expected_version": client["version"], "name": "Harbour Dental Ltd",
        "zone": "Pacific/Auckland", "contacts": [{ "name": "Mere Tamihana", "emails": [], "phone": "", "roles": ["technical"] }],
    }));
    let second = ask();
    assert_ne!(second["fingerprint"], first["fingerprint"], "a contact is part of the schedule");
    assert_ne!(second["pdf_base64"], first["pdf_base64"]);
    let twin = Door::with_a_contract(NOW);
    assert_eq!(
        twin.call("contracts.schedule", json!({ "id": "K-0001" }))["fingerprint"],
        first["fingerprint"]
    );
}

#[test]
fn a_schedule_is_written_whole_or_not_at_all() {
    let door = Door::with_a_contract(NOW);
    let missing = door.folder.path().join("no/such/folder/schedule.pdf");
    let save = |path: &std::path::Path| json!({ "contract": "K-0001", "path": path });
    assert_eq!(door.refused("contracts.save_schedule", save(&missing)).code, Code::File);
    let nameless = door.refused("contracts.save_schedule", json!({ "contract": "K-0001", "path": " " }));
    assert_eq!(nameless.problems[0].field, "path");
    assert_eq!(
        door.refused("contracts.save_schedule", json!({ "contract": "K-0404", "path": "x" })).code,
        Code::NotFound
    );
    let saved = text(&door.call("contracts.save_schedule", save(door.folder.path()))["path"]);
    assert!(saved.ends_with("Harbour Dental Ltd, SLA schedule K-0001.pdf"), "{saved}");
    assert!(std::fs::read(saved).expect("it was written").starts_with(b"%PDF-1.7"));
}

#[test]
fn a_signed_order_stands_beside_the_policys_words() {
    let door = Door::with_a_contract(NOW);
    let ordered = json!({
        "metric": "first_response", "priority": "Sev1", "amount": "2 hours", "words": "within 2 business hours",
        "order": "SO-2291",
    });
    let before = door.call("contracts.schedule", json!({ "id": "K-0001" }));
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let draft = json!({
        "id": "K-0001", "expected_version": contract["version"], "from_on": "2026-11-22",
        "policy_version_id": "cybermark-standard", "overrides": [ordered], "reason": "order SO-2291",
    });
    let drafted = door.call("contracts.draft_version", draft);
    assert_eq!(door.call("contracts.schedule", json!({ "id": "K-0001" })), before, "a draft binds nobody");
    door.call("contracts.sign_version", json!({ "id": "K-0001", "expected_version": drafted["version"] }));
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let cell = &contract["schedule"]["rows"][0]["cells"][0];
    assert_eq!((&cell["order"], &cell["words"]), (&json!("SO-2291"), &json!("within 2 business hours")));
    assert_eq!(cell["instead_of"], "within 4 business hours");
    let after = door.call("contracts.schedule", json!({ "id": "K-0001" }));
    assert_ne!(after["pdf_base64"], before["pdf_base64"]);
}
