//! What if, through the door: another policy's verdicts beside the true ones, and nothing touched.

use serde_json::{Value, json};
use tests::door::Door;

/// September with one Sev 1 answered after three business hours, in the night after a Friday.
fn september() -> Door {
    let door = Door::with_a_contract("2026-10-02T00:00:00Z");
    door.call("sla.use_preset", json!({ "preset": "cybermark-24x7" }));
    let by_day = door.ticket("Sev1", "2026-09-07 09:00");
    door.record(&by_day, "staff_reply", "2026-09-07 10:00", "");
    let by_night = door.ticket("Sev1", "2026-09-11 22:00");
    door.record(&by_night, "staff_reply", "2026-09-14 10:00", "");
    door
}

fn what_if(door: &Door, policy: &str) -> Value {
    let of = json!({ "contract": "K-0001", "from": "2026-09-01", "to": "2026-09-30", "policy_version_id": policy });
    door.call("reports.what_if", of)
}

fn responses(side: &Value) -> (i64, i64) {
    let group =
        side["groups"].as_array().expect("groups").iter().find(|group| group["metric"] == "first_response");
    let total = &group.expect("responses are promised")["total"];
    (total["due"].as_i64().expect("a count"), total["met"].as_i64().expect("a count"))
}

#[test]
fn the_policy_that_was_gives_the_figures_of_the_report() {
    let door = september();
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    let same = what_if(&door, "cybermark-standard");
    assert_eq!(same["was"]["groups"], figures["groups"]);
    assert_eq!(same["would_be"]["groups"], figures["groups"]);
    assert_eq!(same["changed_total"], 0);
}

#[test]
fn another_policy_shows_which_verdicts_would_differ_and_changes_none() {
    let door = september();
    let before = door.call("history.list", json!({}))["total"].clone();
    let compared = what_if(&door, "cybermark-24x7");
    assert_eq!((responses(&compared["was"]), responses(&compared["would_be"])), ((2, 2), (2, 1)));
    let changed = compared["changed"].as_array().expect("a list");
    let response: Vec<&Value> = changed.iter().filter(|row| row["metric"] == "first_response").collect();
    assert_eq!(response.len(), 1, "{changed:?}");
    assert_eq!(
        (&response[0]["was"]["verdict"], &response[0]["would_be"]["verdict"]),
        (&json!("met"), &json!("late"))
    );
    assert_eq!(response[0]["would_be"]["due"]["local"], "2026-09-12T00:00:00");
    assert_eq!(door.call("history.list", json!({}))["total"], before);
    let figures = door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }));
    assert_eq!(figures["groups"], compared["was"]["groups"]);
}

#[test]
fn the_old_version_still_gives_the_old_figures_after_a_change_in_the_middle_of_open_tickets() {
    let door = Door::with_a_contract("2026-09-20T00:00:00Z");
    let open = door.ticket("Sev1", "2026-09-18 16:00");
    let due_before = door.call("tickets.explain", json!({ "id": open }))["metrics"].clone();
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    door.set_clock("2026-10-02T00:00:00Z");
    let september = what_if(&door, "cybermark-standard")["was"]["groups"].clone();
    let issued = door.call("reports.issue", json!({ "contract": "K-0001", "month": "2026-09" }));

    // The policy is edited: half the time, from the middle of October on.
    let old = contract["policy_version_id"].as_str().expect("an id").to_owned();
    let text =
        door.call("sla.policy", json!({ "version_id": old }))["text"].as_str().expect("a text").to_owned();
    let text = text
        .replace("within = \"4 hours\"", "within = \"2 hours\"")
        .replace("within 4 business", "within 2 business");
    let edited = door.call("sla.import_policy", json!({ "text": text }));
    let draft = json!({
        "id": "K-0001", "expected_version": contract["version"], "from_on": "2026-10-15",
        "policy_version_id": edited["row"]["version_id"], "services": contract["services"],
    });
    let drafted = door.call("contracts.draft_version", draft);
    door.call("contracts.sign_version", json!({ "id": "K-0001", "expected_version": drafted["version"] }));
    door.set_clock("2026-11-02T00:00:00Z");

    let explained = door.call("tickets.explain", json!({ "id": open }));
    let due = |metrics: &Value| metrics[0]["promises"][0]["due"].clone();
    assert_eq!(due(&explained["metrics"]), due(&due_before));
    let again = door.call("reports.view", json!({ "contract": "K-0001", "month": "2026-09" }));
    assert_eq!(again["pdf_base64"], issued["pdf_base64"]);
    assert_eq!(what_if(&door, &old)["would_be"]["groups"], september);
    assert_eq!(what_if(&door, &old)["was"]["groups"], september);
    let new = edited["row"]["version_id"].as_str().expect("an id");
    let first = |side: &Value| side["groups"][0]["rows"][0]["words"].clone();
    assert_eq!(first(&what_if(&door, new)["would_be"]), "within 2 business hours");
}

#[test]
fn without_days_the_last_three_whole_months_are_compared() {
    let of = json!({ "contract": "K-0001", "policy_version_id": "cybermark-standard" });
    let compared = september().call("reports.what_if", of);
    assert_eq!((&compared["from"], &compared["to"]), (&json!("2026-07-01"), &json!("2026-09-30")));
}

#[test]
fn another_calendar_can_be_tried_on_before_it_is_published() {
    let door = Door::with_a_contract("2026-10-02T00:00:00Z");
    let late = door.ticket("Sev1", "2026-09-11 17:30");
    door.record(&late, "staff_reply", "2026-09-14 13:15", "");
    let calendars = door.call("calendars.list", json!({}));
    let of = |calendar: &str| {
        let mut of =
            json!({ "contract": "K-0001", "from": "2026-09-01", "to": "2026-09-30", "calendar": calendar });
        of["policy_version_id"] = json!("cybermark-standard");
        door.call("reports.what_if", of)
    };
    let own = calendars["rows"][0]["id"].as_str().expect("an id");
    assert_eq!(of("")["changed_total"], 0);
    assert_eq!(of("kept")["changed_total"], 0);
    assert_eq!(of(own)["changed_total"], 0);
    let file = "format = 1\nname = \"From ten\"\n[calendar]\nzone = \"Pacific/Auckland\"\n\
                [calendar.hours]\nmon-fri = [\"10:00-18:00\"]\n";
    let drafted = door.call("calendars.import_file", json!({ "text": file }));
    let compared = of(drafted["calendar"]["row"]["id"].as_str().unwrap_or_else(|| panic!("{drafted}")));
    assert_eq!(
        (responses(&compared["was"]), responses(&compared["would_be"])),
        ((1, 0), (1, 1)),
        "{compared}"
    );
}

#[test]
fn a_span_that_is_none_is_refused_with_every_problem() {
    let door = september();
    let of = json!({ "contract": "K-0001", "from": "1 July", "to": "soon", "policy_version_id": "cybermark-24x7" });
    let refused = door.refused("reports.what_if", of);
    assert_eq!(
        refused.problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(),
        ["from", "to"]
    );
    let of = json!({ "contract": "K-0001", "from": "2026-09-30", "to": "2026-09-01", "policy_version_id": "cybermark-24x7" });
    assert_eq!(door.refused("reports.what_if", of).problems[0].field, "to");
    let of = json!({ "contract": "K-0001", "from": "2026-09-01", "to": "2026-09-30", "policy_version_id": "nobody's" });
    assert_eq!(door.refused("reports.what_if", of).problems[0].field, "policy_version_id");
}
