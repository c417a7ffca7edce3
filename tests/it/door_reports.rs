//! Reports through the door: built, issued once, frozen, corrected only by a revision.

use api::failure::Code;
use serde_json::{Value, json};
use tests::door::{Door, text};

const SEPTEMBER: &str = "2026-09";

/// September with one request answered in time, one late, and one that nobody answered.
fn september() -> Door {
    let door = Door::with_a_contract("2026-10-02T00:00:00Z");
    let in_time = door.ticket("Sev1", "2026-09-07 09:00");
    door.record(&in_time, "staff_reply", "2026-09-07 10:00", "");
    door.record(&in_time, "resolved", "2026-09-07 12:00", "");
    let late = door.ticket("Sev1", "2026-09-08 09:00");
    door.record(&late, "staff_reply", "2026-09-08 15:30", "");
    door.record(&late, "resolved", "2026-09-08 16:00", "");
    door.ticket("Sev4", "2026-09-10 09:00");
    door
}

fn of(month: &str) -> Value {
    json!({ "contract": "K-0001", "month": month })
}

fn responses(figures: &Value) -> (i64, i64, i64) {
    let groups = figures["groups"].as_array().expect("groups");
    let group = groups
        .iter()
        .find(|group| group["metric"] == "first_response")
        .expect("CyberMark promises responses");
    let count = |name: &str| group["total"][name].as_i64().expect("a count");
    (count("due"), count("met"), count("late"))
}

#[test]
fn a_month_counts_what_fell_due_in_it() {
    let figures = september().call("reports.figures", of(SEPTEMBER));
    assert_eq!(responses(&figures), (3, 1, 2), "the one nobody answered is late");
    assert_eq!(figures["received"], 3);
}

#[test]
fn an_issued_report_is_the_same_bytes_for_ever() {
    let door = september();
    let issued = door.call("reports.issue", of(SEPTEMBER));
    assert_eq!(issued["state"], "issued");
    door.set_clock("2026-11-20T00:00:00Z");
    let later = door.call("reports.view", of(SEPTEMBER));
    assert_eq!(later["pdf_base64"], issued["pdf_base64"]);
    assert_eq!(later["fingerprint"], issued["fingerprint"]);
    let figures = door.call("reports.figures", of(SEPTEMBER));
    assert_eq!(responses(&figures), (3, 1, 2));
}

#[test]
fn two_desks_with_the_same_month_issue_the_same_bytes() {
    let pdf = |door: &Door| text(&door.call("reports.issue", of(SEPTEMBER))["pdf_base64"]);
    assert_eq!(pdf(&september()), pdf(&september()));
}

#[test]
fn nothing_is_issued_before_the_month_is_over_nor_outside_the_contract() {
    let door = september();
    assert_eq!(door.refused("reports.issue", of("2026-10")).code, Code::NotNow);
    assert_eq!(door.refused("reports.view", of("2025-10")).code, Code::NotNow);
    assert_eq!(door.refused("reports.view", of("2026-13")).code, Code::Invalid);
}

#[test]
fn what_was_looked_at_is_what_is_issued() {
    let door = september();
    let draft = door.call("reports.view", of(SEPTEMBER));
    door.ticket("Sev1", "2026-09-21 09:00");
    let mut issue = of(SEPTEMBER);
    issue["expected_fingerprint"] = draft["fingerprint"].clone();
    assert_eq!(door.refused("reports.issue", issue).code, Code::Conflict);
}

#[test]
fn a_correction_is_the_next_revision_with_a_reason_and_a_list_of_what_changed() {
    let door = september();
    let first = door.call("reports.issue", of(SEPTEMBER));
    assert_eq!(door.refused("reports.issue", of(SEPTEMBER)).code, Code::NotNow, "nothing changed");
    let late =
        door.call("tickets.list", json!({ "view": "all", "sort": "received" }))["rows"][1]["id"].clone();
    door.call(
        "tickets.exclude",
        json!({ "ids": [late], "reason": "third_party", "note": "approved by Ana" }),
    );
    assert_eq!(door.call("reports.view", of(SEPTEMBER))["differs"], true);
    assert_eq!(door.refused("reports.issue", of(SEPTEMBER)).code, Code::Invalid, "a revision needs a reason");
    let mut again = of(SEPTEMBER);
    again["reason"] = json!("a vendor's outage was found out later");
    let second = door.call("reports.issue", again);
    assert_eq!((&second["revision"], &second["state"]), (&json!(2), &json!("revised")));
    assert_ne!(second["pdf_base64"], first["pdf_base64"]);
    let grid = door.call("reports.grid", json!({ "until": "2026-10" }));
    assert_eq!(grid["revised"][0]["reason"], "a vendor's outage was found out later");
}

#[test]
fn excluding_twice_is_one_event() {
    let door = september();
    let id = door.call("tickets.list", json!({ "view": "all" }))["rows"][0]["id"].clone();
    let events =
        || door.call("tickets.explain", json!({ "id": id }))["events"].as_array().expect("events").len();
    let before = events();
    let exclude = json!({ "ids": [id], "reason": "third_party", "note": "approved by Ana" });
    door.call("tickets.exclude", exclude.clone());
    door.call("tickets.exclude", exclude);
    assert_eq!(events(), before + 1);
    door.call("tickets.exclude", json!({ "ids": [id], "reason": "", "note": "" }));
    door.call("tickets.exclude", json!({ "ids": [id], "reason": "", "note": "" }));
    assert_eq!(events(), before + 2);
}

#[test]
fn an_exclusion_must_stand_in_the_policys_own_list() {
    let door = september();
    let id = door.call("tickets.list", json!({ "view": "all" }))["rows"][0]["id"].clone();
    let failure = door.refused("tickets.exclude", json!({ "ids": [id], "reason": "bad_weather" }));
    assert_eq!(failure.code, Code::Invalid);
}

#[test]
fn a_report_is_written_whole_or_not_at_all() {
    let door = september();
    let missing = door.folder.path().join("no/such/folder/report.pdf");
    let mut save = of(SEPTEMBER);
    save["path"] = json!(missing);
    assert_eq!(door.refused("reports.save_pdf", save.clone()).code, Code::File);
    save["path"] = json!(door.folder.path());
    let saved = text(&door.call("reports.save_pdf", save)["path"]);
    assert!(saved.ends_with("Harbour Dental Ltd, SLA report 2026-09, draft.pdf"), "{saved}");
    assert!(std::fs::read(saved).expect("it was written").starts_with(b"%PDF-1.7"));
}
