//! Advanced support in the monthly report: permission, time and amount of what ended in the month.

use serde_json::{Value, json};
use tests::billing::{consent, contract, desk, engagement, look, step, to_bill, version, work};
use tests::door::{Door, text};

const NOW: &str = "2026-10-02T16:00:00Z";
const CLIENT: &str = "Maple & Pine Realty";

fn september(contract: &str) -> Value {
    json!({ "contract": contract, "month": "2026-09" })
}

fn figures(door: &Door, contract: &str) -> Value {
    door.call("reports.figures", september(contract))["paid_work"].clone()
}

fn calendar_restored(door: &Door) -> String {
    to_bill(
        door,
        "K-0001",
        "Restore deleted calendar",
        "2026-09-22 13:20",
        &[("2026-09-22 13:32", "2026-09-22 14:34")],
    )
}

#[test]
fn what_ended_in_the_month_stands_in_the_report_of_its_contract() {
    let door = desk(NOW);
    let other = contract(&door, CLIENT);
    let id = calendar_restored(&door);
    let october = engagement(&door, "K-0001", "Later");
    consent(&door, &october, "2026-10-01 09:00");
    work(&door, &october, "2026-10-01 10:00", "2026-10-01 10:30");
    let dropped = engagement(&door, "K-0001", "Let go");
    consent(&door, &dropped, "2026-09-23 09:00");
    work(&door, &dropped, "2026-09-23 10:00", "2026-09-23 10:30");
    step(&door, &dropped, "drop");

    let of = figures(&door, "K-0001");
    assert_eq!(of["totals"], json!([{ "currency": "CAD", "net_minor": 17_000, "net": "CAD 170.00" }]));
    assert_eq!(of["rows"].as_array().map(Vec::len), Some(1), "{of:#}");
    let row = &of["rows"][0];
    assert_eq!(row["number"], id.as_str());
    assert_eq!(row["consent"], "Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail");
    assert_eq!(row["evidence"], "“Yes, please go ahead.”");
    assert_eq!(row["explanation"], json!(["62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00"]));
    assert_eq!([&row["worked_s"], &row["billed_s"]], [&json!(62 * 60), &json!(120 * 60)]);
    assert_eq!([&row["state"], &row["invoice"]], ["to_bill", ""]);
    assert_eq!(figures(&door, &other), Value::Null, "it belongs to another contract of the client");
}

#[test]
fn issuing_the_invoice_changes_no_figure_and_time_nobody_agreed_to_says_why_it_is_billed() {
    let door = desk(NOW);
    let id = calendar_restored(&door);
    let urgent = engagement(&door, "K-0001", "Undo a wrong DNS change");
    work(&door, &urgent, "2026-09-24 10:00", "2026-09-24 10:12");
    let reason = json!({
        "id": urgent, "expected_version": version(&door, &urgent), "reason": "Mail was down.",
    });
    door.call("billing.override_consent", reason);
    step(&door, &urgent, "finish");
    let of = figures(&door, "K-0001");
    let row = &of["rows"][1];
    assert_eq!([&row["state"], &row["consent"], &row["net"]], ["to_review", "", "CAD 85.00"]);
    assert_eq!(of["totals"][0]["net"], "CAD 255.00");
    assert_eq!(row["overridden"], "12 min billed without prior permission: Mail was down.");

    let before = figures(&door, "K-0001");
    let draft = door.call("billing.post", json!({}))["invoices"][0].clone();
    assert_eq!(text(&look(&door, &id)["card"]["state"]), "billed");
    assert_eq!(figures(&door, "K-0001"), before, "the client has not seen a draft");
    let named = json!({ "id": draft["id"], "expected_version": draft["version"] });
    door.call("billing.issue", json!({ "invoices": [named] }));
    assert_eq!(figures(&door, "K-0001"), before, "the month is what it was");
}

#[test]
fn a_month_without_says_nothing_and_an_issued_report_stays_as_it_is_when_work_is_added() {
    let door = desk(NOW);
    let all = door.call("reports.figures", september("K-0001"));
    assert!(all.get("paid_work").is_none(), "figures without it are those of before");
    let issued = door.call("reports.issue", september("K-0001"));
    assert_eq!(door.call("reports.view", september("K-0001"))["differs"], false);

    calendar_restored(&door);
    let after = door.call("reports.view", september("K-0001"));
    assert_eq!(after["pdf_base64"], issued["pdf_base64"], "what was issued stays to the byte");
    assert_eq!(after["differs"], true);
    assert_eq!(figures(&door, "K-0001"), Value::Null, "the frozen figures are read as they were");
    let mut again = september("K-0001");
    again["reason"] = json!("Work was entered late.");
    let second = door.call("reports.issue", again);
    assert_eq!(second["revision"], 2);
    assert_ne!(text(&second["fingerprint"]), text(&issued["fingerprint"]));
    assert_eq!(figures(&door, "K-0001")["totals"][0]["net"], "CAD 170.00");
}
