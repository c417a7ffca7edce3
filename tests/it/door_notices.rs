//! Announcing a change through the door: whom it touches, the letters, the evidence.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-24T03:40:00Z";

/// Harbour Dental on version 1 of CyberMark's policy, whose version 2 answers Sev 1 in two hours.
fn with_a_change() -> Door {
    let door = Door::with_a_contract(NOW);
    let client = door.call("clients.get", json!({ "id": "Harbour Dental Ltd" }));
    door.call("clients.save", json!({
        "id": client["id"], "expected_version": client["version"], "name": client["name"], "zone": client["zone"],
        "contacts": [
            { "name": "Ana Petrie", "emails": ["ana@harbour.example"], "email": "ana@harbour.example", "phone": "", "roles": ["technical"] },
            { "name": "Bo Tane", "emails": [], "email": "", "phone": "+64 9 555 0143", "roles": ["backup"] },
        ],
    }));
    next_version(&door, "within 2 business hours");
    door
}

fn next_version(door: &Door, response: &str) -> Value {
    let draft = door.call("sla.begin_draft", json!({ "version_id": "cybermark-standard" }));
    let mut form = draft["form"].clone();
    let asked = json!({ "words": response, "metric": "first_response", "priority": "Sev1", "targets": form["targets"] });
    form["targets"][0] = door.call("sla.read_promise", asked)["target"].clone();
    let kept = json!({ "id": draft["id"], "expected_version": draft["version"], "form": form });
    let kept = door.call("sla.save_draft", kept);
    let asked =
        json!({ "id": kept["id"], "expected_version": kept["version"], "effective_from": "2026-12-01" });
    door.call("sla.publish", asked)
}

fn record(door: &Door, channel: &str, told_at: &str) -> Value {
    door.call(
        "sla.record_notice",
        json!({
            "version_id": "cybermark-standard", "client_id": "Harbour Dental Ltd", "channel": channel,
            "told_at": told_at, "recipients": "Ana Petrie", "note": "",
        }),
    )
}

#[test]
fn a_new_version_lists_the_contracts_it_touches_with_what_changed_in_plain_words() {
    let door = with_a_change();
    let view = door.call("sla.announcement", json!({ "version_id": "cybermark-standard" }));
    let client = &view["clients"][0];
    assert_eq!(
        (&client["client"], &client["contracts"][0]["number"]),
        (&json!("Harbour Dental Ltd"), &json!("K-0001"))
    );
    assert_eq!(
        (&client["contracts"][0]["on_version"], &client["contracts"][0]["since"]),
        (&json!(1), &json!("2025-11-03"))
    );
    assert_eq!(client["contacts"][0]["email"], "ana@harbour.example");
    let body = text(&client["body"]);
    assert!(
        body.contains("Sev 1 (Critical) first response: 4 hours (business hours) → 2 hours (business hours)"),
        "{body}"
    );
    assert!(
        body.contains("Dear Ana Petrie, Bo Tane") && body.contains("K-0001") && body.contains("2026-12-01"),
        "{body}"
    );
    assert!(!body.contains('{'), "no place is left empty: {body}");
    let home = door.call("app.home", json!({}));
    assert_eq!(
        (&home["announcements"]["waiting"], &home["announcements"]["rows"][0]["clients"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_letter_can_be_written_anew_for_one_client_and_for_all() {
    let door = with_a_change();
    let save = |version: i64, body: &str| {
        json!({
            "version_id": "cybermark-standard", "client_id": "Harbour Dental Ltd", "expected_version": version,
            "subject": "{policy}, version {version}", "body": body,
        })
    };
    let kept = door.call("sla.save_notice", save(0, "Kia ora {contacts},\n\n{changes}\n"));
    assert_eq!(kept["clients"][0]["subject"], "CyberMark Standard, version 2");
    assert!(
        text(&kept["clients"][0]["body"])
            .starts_with("Kia ora Ana Petrie, Bo Tane,\n\n- Sev 1 (Critical) first response")
    );
    assert_eq!(door.refused("sla.save_notice", save(0, "Mine.")).code, Code::Conflict, "somebody wrote one");
    let wrong = door.refused("sla.save_notice", save(1, "Dear {everybody}"));
    assert_eq!((wrong.code, wrong.problems[0].field.as_str()), (Code::Invalid, "body"));
    let template = json!({ "subject": "News", "body": "To {client}.", "from": "nobody" });
    assert_eq!(door.refused("sla.save_notice_template", template).problems[0].field, "from");
    let template = json!({ "subject": "News", "body": "To {client}.", "from": "desk@kereru.example" });
    door.call("sla.save_notice_template", template);
    let view = door.call("sla.announcement", json!({ "version_id": "cybermark-standard" }));
    assert_eq!(
        view["clients"][0]["subject"], "CyberMark Standard, version 2",
        "what was written for a client stays"
    );
}

#[test]
fn the_letter_becomes_an_email_file_once_there_is_somebody_to_send_it() {
    let door = with_a_change();
    let folder = door.folder.path().display().to_string();
    let asked =
        json!({ "version_id": "cybermark-standard", "client_id": "Harbour Dental Ltd", "path": folder });
    assert_eq!(door.refused("sla.notice_file", asked.clone()).problems[0].field, "from");
    let template =
        door.call("sla.announcement", json!({ "version_id": "cybermark-standard" }))["template"].clone();
    let template =
        json!({ "subject": template["subject"], "body": template["body"], "from": "desk@kereru.example" });
    door.call("sla.save_notice_template", template);
    let written = door.call("sla.notice_file", asked);
    assert_eq!(written["file_name"], "cybermark-standard-v2-Harbour-Dental-Ltd.eml");
    let file = std::fs::read_to_string(text(&written["path"])).unwrap();
    assert!(file.contains("<ana@harbour.example>") && file.contains("<desk@kereru.example>"), "{file}");
    assert!(file.contains("Date: Thu, 24 Sep 2026 03:40:00 +0000"), "the moment is the door's: {file}");
    assert!(!file.contains("Bo Tane <"), "who has no address is not written to");
}

#[test]
fn evidence_says_who_was_told_when_and_how_with_the_hash_of_what_they_were_told() {
    let door = with_a_change();
    let view = record(&door, "phone", "2026-09-24 15:10");
    let evidence = &view["clients"][0]["evidence"][0];
    assert_eq!((&evidence["channel"], &evidence["recipients"]), (&json!("phone"), &json!("Ana Petrie")));
    assert_eq!(
        (&evidence["told"]["utc"], &evidence["told"]["zone"]),
        (&json!("2026-09-24T03:10:00Z"), &json!("Pacific/Auckland"))
    );
    assert_eq!(evidence["contracts"], json!(["K-0001"]));
    let said = format!("{}\n{}", text(&evidence["subject"]), text(&evidence["body"]));
    assert_eq!(text(&evidence["sha256"]), sha256(&said));
    assert_eq!(door.call("app.home", json!({}))["announcements"]["waiting"], 0);
    door.call(
        "sla.save_notice",
        json!({
            "version_id": "cybermark-standard", "client_id": "Harbour Dental Ltd", "expected_version": 0,
            "subject": "Something else", "body": "Something else.",
        }),
    );
    let view = record(&door, "letter", "");
    let both = view["clients"][0]["evidence"].as_array().unwrap();
    assert_eq!(both[0]["sha256"], evidence["sha256"], "a later letter does not change what was told");
    assert_ne!(both[1]["sha256"], evidence["sha256"]);
    assert_eq!(door.call("history.list", json!({}))["rows"][0]["command"], "sla.record_notice");
}

fn sha256(text: &str) -> String {
    store::sla::notices::sha256(text.split_once('\n').unwrap().0, text.split_once('\n').unwrap().1)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[test]
fn evidence_of_the_future_of_nobody_and_of_untouched_clients_is_refused() {
    let door = with_a_change();
    let refused = door.refused(
        "sla.record_notice",
        json!({
            "version_id": "cybermark-standard", "client_id": "Harbour Dental Ltd", "channel": "email",
            "told_at": "2026-09-25 09:00", "recipients": " ",
        }),
    );
    let fields: Vec<&str> = refused.problems.iter().map(|own| own.field.as_str()).collect();
    assert_eq!(fields, ["recipients", "told_at"]);
    door.call("clients.save", json!({ "name": "Somebody else", "zone": "UTC" }));
    let untouched = door.refused("sla.record_notice", json!({
        "version_id": "cybermark-standard", "client_id": "Somebody else", "channel": "email", "recipients": "x",
    }));
    assert_eq!(untouched.code, Code::NotNow);
}

#[test]
fn a_version_after_the_next_is_announced_anew() {
    let door = with_a_change();
    record(&door, "email", "");
    assert_eq!(door.call("app.home", json!({}))["announcements"]["waiting"], 0);
    next_version(&door, "within 1 business hour");
    let home = door.call("app.home", json!({}));
    assert_eq!(
        (&home["announcements"]["waiting"], &home["announcements"]["rows"][0]["policy"]["number"]),
        (&json!(1), &json!(3))
    );
    let view = door.call("sla.announcement", json!({ "version_id": "cybermark-standard" }));
    let body = text(&view["clients"][0]["body"]);
    assert!(
        body.contains("4 hours (business hours) → 1 hour (business hours)"),
        "against what the contract is on: {body}"
    );
}

#[test]
fn the_letter_says_that_a_contract_stays_on_its_version_until_it_is_moved() {
    let door = with_a_change();
    let letter = || {
        let view = door.call("sla.announcement", json!({ "version_id": "cybermark-standard" }));
        text(&view["clients"][0]["body"])
    };
    let one = "New contracts can take it from 2026-12-01 on. It will hold for your contract K-0001 from the day we \
               agree on with you; until then version 1 holds.";
    assert!(letter().contains(one) && !letter().contains("changes now"), "{}", letter());
    let second = json!({
        "client_id": "Harbour Dental Ltd", "policy_version_id": "cybermark-standard@1", "starts_on": "2026-01-01",
        "zone": "Pacific/Auckland",
    });
    let second = door.call("contracts.save", second);
    door.call("contracts.activate", json!({ "id": "K-0002", "expected_version": second["version"] }));
    let both = "It will hold for each of your contracts from the day we agree on with you; until then \
                version 1 holds.";
    assert!(letter().contains(both), "{}", letter());
}
