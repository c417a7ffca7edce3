//! Maintenance in the monthly report: planned, done, told, emergencies counted.

use serde_json::{Value, json};
use tests::door::{Door, text};

const NOW: &str = "2026-09-01T00:00:00Z";

fn published(door: &Door, changes: Value) -> Value {
    let mut form = json!({
        "title": "Core switch firmware", "kind": "standard", "impact": "degraded", "zone": "Pacific/Auckland",
        "starts": "2026-09-26T22:00", "ends": "2026-09-27T04:00", "whom": "all",
    });
    for (field, value) in changes.as_object().expect("changes are an object") {
        form[field] = value.clone();
    }
    door.call("maintenance.save", json!({ "form": form, "publish": true }))
}

fn record(door: &Door, number: &str, (started, ended): (&str, &str)) {
    let window = door.call("maintenance.get", json!({ "id": number }));
    door.call("maintenance.record", json!({
        "id": number, "expected_version": window["version"], "started": started, "ended": ended, "outcome": "done",
        "recurrence_id": window["occurrence"]["recurrence_id"],
    }));
}

/// A night the client was told of in time and that ran over, an emergency nobody was told of, one that was called off,
/// a draft, and one of another client.
fn desk() -> Door {
    let door = Door::with_a_contract(NOW);
    published(&door, json!({}));
    door.call("maintenance.record_notice", json!({
        "id": "MW-1", "recurrence_id": "2026-09-26T22:00:00", "clients": ["Harbour Dental Ltd"], "channel": "phone",
        "told_at": "", "recipients": "Ana",
    }));
    published(
        &door,
        json!({
            "title": "OpenSSL patch", "kind": "emergency", "category": "security_patch", "reason": "Exploited in the wild.",
            "requester": "Ana Petrie", "approver": "L. Hart", "starts": "2026-09-23T18:30", "ends": "2026-09-23T19:15",
        }),
    );
    let off = published(
        &door,
        json!({ "title": "Proxy", "starts": "2026-09-12T22:00", "ends": "2026-09-12T23:00" }),
    );
    door.call(
        "maintenance.cancel",
        json!({ "id": off["id"], "expected_version": off["version"], "scope": "all" }),
    );
    let draft = json!({ "form": { "title": "Draft", "impact": "none", "zone": "Pacific/Auckland", "whom": "all",
                                  "starts": "2026-09-13T22:00", "ends": "2026-09-13T23:00" } });
    door.call("maintenance.save", draft);
    door.call("clients.save", json!({ "name": "Kauri Legal", "zone": "Pacific/Auckland" }));
    published(&door, json!({ "title": "Theirs", "whom": "clients", "clients": ["Kauri Legal"] }));
    door.set_clock("2026-10-02T00:00:00Z");
    record(&door, "MW-1", ("2026-09-26 22:04", "2026-09-27 04:47"));
    record(&door, "MW-2", ("2026-09-23 18:30", "2026-09-23 19:10"));
    door
}

fn figures(door: &Door) -> Value {
    door.call("reports.figures", json!({ "contract": "K-0001", "month": "2026-09" }))["maintenance"].clone()
}

#[test]
fn every_occurrence_of_the_month_stands_with_how_it_went_and_how_the_client_was_told() {
    let door = desk();
    let of = figures(&door);
    let sums = [&of["planned"], &of["emergencies"], &of["to_be_told"], &of["told_in_time"], &of["overrun"]];
    assert_eq!(sums, [&json!(2), &json!(1), &json!(2), &json!(1), &json!(47 * 60)]);
    let row =
        |row: &Value| format!("{} {} {}", text(&row["number"]), text(&row["outcome"]), text(&row["notice"]));
    let rows: Vec<String> = of["rows"].as_array().expect("rows").iter().map(row).collect();
    assert_eq!(rows, ["MW-3  not_needed", "MW-2 done not_told", "MW-1 done in_time"]);
    assert_eq!(of["rows"][1]["approver"], "L. Hart");
    assert_eq!(of["rows"][2]["overrun"], 47 * 60);
    assert_eq!(of["rows"][2]["promised"], 48 * 3600);
}

#[test]
fn a_month_without_maintenance_says_nothing_of_it_and_an_issued_one_stays_as_it_was() {
    let door = desk();
    let august = json!({ "contract": "K-0001", "month": "2026-08" });
    assert_eq!(door.call("reports.figures", august)["maintenance"], Value::Null);
    let of = json!({ "contract": "K-0001", "month": "2026-09" });
    let issued = door.call("reports.issue", of.clone());
    record(&door, "MW-1", ("2026-09-26 22:04", "2026-09-27 03:47"));
    let after = door.call("reports.view", of);
    assert_eq!(after["pdf_base64"], issued["pdf_base64"], "what was issued stays to the byte");
    assert_eq!(after["differs"], true);
    let draft = door.call("reports.view", json!({ "contract": "K-0001", "month": "2026-09", "draft": true }));
    assert_ne!(draft["fingerprint"], issued["fingerprint"]);
}
