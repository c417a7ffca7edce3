//! Duties through the door: proposed by the policy, entered, recorded with evidence, late on Home and in the report.

use api::failure::{Code, Failure};
use serde_json::{Value, json};
use tests::door::{Door, text};

/// Harbour Dental is under contract since 3 November 2025; it is 2 October 2026 in Auckland.
const NOW: &str = "2026-10-02T00:00:00Z";

fn fields(failure: &Failure) -> Vec<&str> {
    failure.problems.iter().map(|problem| problem.field.as_str()).collect()
}

fn of_contract(door: &Door) -> Value {
    door.call("duties.of_contract", json!({ "id": "K-0001" }))
}

fn once(title: &str, whose: &str, due_on: &str) -> Value {
    json!({ "contract": "K-0001", "whose": whose, "title": title, "due": "once", "due_on": due_on })
}

/// A quarterly report of ours, due at the ends of quarters.
fn quarterly(door: &Door) -> Value {
    let duty = json!({
        "contract": "K-0001", "whose": "ours", "title": "Compliance report", "clause": "§8", "due": "recurring",
        "due_on": "2025-12-31", "every": "1", "unit": "quarters",
    });
    door.call("duties.save", duty)["duties"][0].clone()
}

fn states(duty: &Value) -> Vec<(String, String)> {
    let days = duty["days"].as_array().expect("a duty has days");
    days.iter().map(|day| (text(&day["due_on"]), text(&day["state"]))).collect()
}

#[test]
fn a_contract_in_force_proposes_what_its_policy_names() {
    let door = Door::with_a_contract(NOW);
    let asked = of_contract(&door);
    let proposals = asked["proposals"].as_array().expect("proposals").clone();
    let named = |title: &str| proposals.iter().find(|one| one["title"] == title).expect(title).clone();
    assert_eq!(named("Compliance report")["clause"], "§8");
    assert_eq!(named("Compliance report")["when"], "every quarter from 3 Feb 2026");
    assert_eq!(named("Provide at least one technical contact and one backup contact")["whose"], "client");
    let (take, leave) = (named("Backup jobs watched"), named("Compliance report"));
    let decided = door.call(
        "duties.propose",
        json!({
            "contract": "K-0001", "take": [take["origin"]], "leave_out": [leave["origin"]],
        }),
    );
    assert_eq!(decided["duties"][0]["title"], "Backup jobs watched");
    assert_eq!(decided["proposals"].as_array().expect("proposals").len(), proposals.len() - 2);
    let again = door.refused("duties.propose", json!({ "contract": "K-0001", "take": [leave["origin"]] }));
    assert_eq!(fields(&again), ["take.0"]);
}

#[test]
fn a_duty_is_late_until_it_is_recorded_with_its_evidence() {
    let door = Door::with_a_contract(NOW);
    let duty = quarterly(&door);
    assert_eq!(
        states(&duty)[..5],
        [
            ("2025-12-31".to_owned(), "late".to_owned()),
            ("2026-03-31".to_owned(), "late".to_owned()),
            ("2026-06-30".to_owned(), "late".to_owned()),
            ("2026-09-30".to_owned(), "late".to_owned()),
            ("2026-12-31".to_owned(), "open".to_owned()),
        ]
    );
    let proof = door.folder.path().join("report q3.pdf");
    std::fs::write(&proof, b"the report").expect("the folder can be written");
    let recorded = door.call(
        "duties.record",
        json!({
            "id": duty["id"], "expected_version": duty["version"], "due_on": "2026-09-30", "on": "2026-09-29",
            "words": "Sent by e-mail", "link": "https://desk.example/1", "file": proof,
        }),
    );
    let day = &recorded["duties"][0]["days"][3];
    assert_eq!((&day["state"], &day["words"]), (&json!("done"), &json!("done 29 Sep 2026")));
    assert_eq!(day["evidence"]["by_whom"], "Ana Petrie");
    assert_eq!(day["evidence"]["file"], "report q3.pdf");
    assert_eq!(text(&day["evidence"]["file_sha256"]).len(), 64);
    let version = &recorded["duties"][0]["version"];
    let back = json!({ "id": duty["id"], "expected_version": version, "due_on": "2026-09-30", "reason": "the wrong file" });
    let back = door.call("duties.take_back", back);
    assert_eq!(back["duties"][0]["days"][3]["state"], "late");
}

#[test]
fn what_is_recorded_is_checked() {
    let door = Door::with_a_contract(NOW);
    let duty = quarterly(&door);
    let record = |due_on: &str, on: &str| json!({ "id": duty["id"], "expected_version": duty["version"], "due_on": due_on, "on": on });
    assert_eq!(
        fields(&door.refused("duties.record", record("2026-09-29", "2026-09-29"))),
        ["due_on"],
        "no due day"
    );
    assert_eq!(
        fields(&door.refused("duties.record", record("2026-09-30", "2026-10-03"))),
        ["on"],
        "not come yet"
    );
    let waive = json!({ "id": duty["id"], "expected_version": duty["version"], "due_on": "2026-06-30", "reason": " " });
    assert_eq!(fields(&door.refused("duties.waive", waive)), ["reason"]);
    let mut lost = record("2026-09-30", "2026-09-30");
    lost["file"] = json!("no/such/file.pdf");
    assert_eq!(door.refused("duties.record", lost).code, Code::File);
    door.call("duties.record", record("2026-09-30", "2026-09-30"));
    assert_eq!(
        door.refused("duties.record", record("2026-06-30", "2026-06-30")).code,
        Code::Conflict,
        "somebody was quicker"
    );
    let wrong = json!({ "contract": "K-9999", "whose": "nobody", "title": "", "due": "recurring" });
    assert_eq!(
        fields(&door.refused("duties.save", wrong)),
        ["whose", "title", "due_on", "every", "unit", "contract"]
    );
}

#[test]
fn ours_may_wait_for_theirs_but_not_the_other_way_round() {
    let door = Door::with_a_contract(NOW);
    let theirs =
        door.call("duties.save", once("Inputs for the report", "client", "2026-09-10"))["duties"][0].clone();
    let mut ours = once("Compliance report", "ours", "2026-09-30");
    ours["waits_for"] = theirs["id"].clone();
    let saved = door.call("duties.save", ours.clone());
    let day = &saved["duties"][0]["days"][0];
    assert_eq!(day["delay"], "waited for the client's Inputs for the report, due 10 Sep 2026, not done yet");
    ours["whose"] = json!("client");
    assert_eq!(fields(&door.refused("duties.save", ours)), ["waits_for"]);
}

#[test]
fn late_ones_are_on_home_and_in_the_list() {
    let door = Door::with_a_contract(NOW);
    assert_eq!(door.call("app.home", json!({}))["duties_late"], 0);
    quarterly(&door);
    door.call("duties.save", once("Access to the new site", "client", "2026-10-20"));
    let home = door.call("app.home", json!({}));
    assert_eq!(
        (&home["duties_late"], &home["duties"][0]["day"]["due_on"]),
        (&json!(4), &json!("2025-12-31"))
    );
    let total = |show: &str, whose: &str| {
        door.call("duties.list", json!({ "show": show, "whose": whose }))["total"].clone()
    };
    assert_eq!(
        (total("late", ""), total("late", "client"), total("soon", "")),
        (json!(4), json!(0), json!(5))
    );
    assert_eq!(total("soon", "client"), json!(1));
    assert_eq!(fields(&door.refused("duties.list", json!({ "show": "never" }))), ["show"]);
}

#[test]
fn the_month_counts_its_duties_and_one_without_them_is_as_it_was() {
    let door = Door::with_a_contract(NOW);
    let of = json!({ "contract": "K-0001", "month": "2026-09" });
    let before = door.call("reports.figures", of.clone());
    assert!(before.get("duties").is_none(), "nothing is added where there is nothing");
    let issued = door.call("reports.issue", of.clone());
    let duty = quarterly(&door);
    door.call("duties.record", json!({
        "id": duty["id"], "expected_version": duty["version"], "due_on": "2026-09-30", "on": "2026-10-01", "words": "Sent by e-mail",
    }));
    let after = door.call("reports.view", of.clone());
    assert_eq!(after["pdf_base64"], issued["pdf_base64"], "what was issued stays to the byte");
    assert_eq!(after["differs"], true);
    let draft = door.call("reports.view", json!({ "contract": "K-0001", "month": "2026-09", "draft": true }));
    assert_ne!(draft["fingerprint"], issued["fingerprint"]);
    let mut again = of;
    again["reason"] = json!("the duties were entered later");
    door.call("reports.issue", again);
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    assert_eq!(figures["duties"]["ours"], json!({ "due": 1, "done": 0, "late": 1, "waived": 0, "open": 0 }));
    assert_eq!(figures["duties"]["days"][3]["day"]["words"], "done late, 1 Oct 2026");
    assert_eq!(figures["duties"]["days"].as_array().expect("days").len(), 4, "three are late from before");
}

#[test]
fn every_change_of_a_duty_stands_in_the_history() {
    let door = Door::with_a_contract(NOW);
    let duty = quarterly(&door);
    let waived = door.call("duties.waive", json!({
        "id": duty["id"], "expected_version": duty["version"], "due_on": "2025-12-31", "reason": "the first quarter was short",
    }));
    let version = waived["duties"][0]["version"].clone();
    door.call("duties.remove", json!({ "id": duty["id"], "expected_version": version }));
    assert!(of_contract(&door)["duties"].as_array().expect("duties").is_empty());
    let history = door.call("history.list", json!({}));
    let rows = history["rows"].as_array().expect("rows");
    for command in ["duties.save", "duties.waive", "duties.remove"] {
        assert!(rows.iter().any(|row| row["command"] == command), "{command} is not in the history");
    }
    assert!(text(&history["chain"]).contains("holds"));
}
