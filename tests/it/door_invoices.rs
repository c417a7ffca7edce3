//! Invoices through the door: put together, issued without a gap, credited, paid, exported once.

use api::failure::Code;
use serde_json::{Value, json};
use tests::billing::{contract, desk, engagement, fields, look, to_bill, work};
use tests::door::{Door, text};

/// The first of October in Toronto.
const NOW: &str = "2026-10-01T14:00:00Z";

fn september(door: &Door) -> Vec<Value> {
    let drafted = door.call("billing.draft_invoices", json!({ "month": "2026-09" }));
    drafted["invoices"].as_array().expect("drafts").clone()
}

fn issue(door: &Door, rows: &[Value]) -> Vec<Value> {
    let named: Vec<Value> =
        rows.iter().map(|row| json!({ "id": row["id"], "expected_version": row["version"] })).collect();
    let issued = door.call("billing.issue", json!({ "invoices": named }));
    assert_eq!(issued["refused"], json!([]), "{issued}");
    issued["issued"].as_array().expect("issued").clone()
}

fn invoice(door: &Door, id: &Value) -> Value {
    door.call("billing.invoice", json!({ "id": id }))
}

/// An issued invoice of September: hosting at 50.00 and two blocks at 85.00.
fn issued(door: &Door) -> Value {
    to_bill(door, "K-0001", "Rebuild contact form", "2026-09-22T13:20", &[("2026-09-22T13:32", "62 min")]);
    issue(door, &september(door))[0].clone()
}

fn words(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(text).collect()
}

#[test]
fn a_month_has_fees_and_engagements_on_one_invoice_and_is_charged_once() {
    let door = desk(NOW);
    to_bill(&door, "K-0001", "Rebuild contact form", "2026-09-22T13:20", &[("2026-09-22T13:32", "62 min")]);
    let drafts = september(&door);
    assert_eq!(drafts.len(), 1);
    assert_eq!((&drafts[0]["net"], &drafts[0]["gross"]), (&json!("CAD 220.00"), &json!("CAD 248.60")));
    let seen = invoice(&door, &drafts[0]["id"]);
    assert_eq!(words(&seen["lines"][0]["explanation"]), ["4 sites × CAD 12.50 = CAD 50.00"]);
    let explained = words(&seen["lines"][1]["explanation"]);
    assert_eq!(explained[0], "62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00");
    assert_eq!(explained[1], "Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail");
    assert_eq!((&seen["lines"][1]["quantity"], &seen["lines"][1]["unit"]), (&json!("2"), &json!("h")));
    assert_eq!(seen["lines"][1]["description"], "A-1 Rebuild contact form (T-4131)");
    assert_eq!(
        seen["taxes"][0],
        json!({ "name": "HST Ontario 13%", "base": "CAD 220.00", "amount": "CAD 28.60" })
    );
    assert!(september(&door).is_empty(), "a second run charges nobody twice");
}

#[test]
fn an_issued_invoice_has_its_number_its_bytes_and_never_changes() {
    let door = desk(NOW);
    let row = issued(&door);
    assert_eq!((text(&row["number"]), text(&row["state"])), ("INV-2026-0001".into(), "issued".into()));
    assert_eq!((&row["issued_on"], &row["due_on"]), (&json!("2026-10-01"), &json!("2026-10-31")));
    let pdf = door.call("billing.pdf", json!({ "id": "INV-2026-0001" }));
    assert_eq!(pdf["name"], "INV-2026-0001.pdf");
    let saved = door.call("billing.save_pdf", json!({ "id": "INV-2026-0001", "path": door.folder.path() }));
    assert!(std::fs::read(text(&saved["path"])).unwrap().starts_with(b"%PDF"));
    // Whatever is said about the client later: the document stays to the byte.
    door.call("billing.save_client", json!({ "client": "Maple & Pine Realty", "version": 0, "party": { "name": "Other Name" }, "reference": "", "due_days": "", "account_reference": "" }));
    assert_eq!(door.call("billing.pdf", json!({ "id": "INV-2026-0001" })), pdf);
    let change = json!({ "id": row["id"], "expected_version": row["version"], "reference": "x", "note": "" });
    assert_eq!(door.refused("billing.change_invoice", change).code, Code::NotNow);
    assert_eq!(look(&door, "A-1")["card"]["invoice"], "INV-2026-0001");
    assert_eq!(look(&door, "A-1")["card"]["state"], "billed");
}

#[test]
fn a_letterhead_without_an_address_issues_nothing_and_takes_no_number() {
    let door = desk(NOW);
    let profile = door.call("billing.profile", json!({}));
    let mut bare = profile.clone();
    bare["party"]["address"] = json!([]);
    door.call("billing.save_profile", bare.clone());
    let rows = september(&door);
    let one = json!({ "invoices": [{ "id": rows[0]["id"], "expected_version": rows[0]["version"] }] });
    let refused = door.refused("billing.issue", one);
    assert!(refused.message.contains("lacks your address"), "{}", refused.message);
    let mut stale = profile.clone();
    stale["note"] = json!("late");
    assert_eq!(
        door.refused("billing.save_profile", stale).code,
        Code::Conflict,
        "of two people the second hears"
    );
    let again = door.call("billing.profile", json!({}));
    let mut whole = profile;
    whole["version"] = again["version"].clone();
    door.call("billing.save_profile", whole);
    assert_eq!(issue(&door, &rows)[0]["number"], "INV-2026-0001");
}

#[test]
fn parts_of_months_are_charged_by_days() {
    let door = desk(NOW);
    let contract = door.call("contracts.get", json!({ "id": "K-0001" }));
    let draft = json!({
        "id": "K-0001", "expected_version": contract["version"], "from_on": "2026-09-16",
        "policy_version_id": contract["policy_version_id"], "reason": "two more sites",
        "services": [{ "name": "Hosting", "count": 6, "unit": "sites", "price": "12.50", "currency": "CAD", "fee": "" }],
    });
    let drafted = door.call("contracts.draft_version", draft);
    door.call("contracts.sign_version", json!({ "id": "K-0001", "expected_version": drafted["version"] }));
    let rows = september(&door);
    let seen = invoice(&door, &rows[0]["id"]);
    let explained: Vec<String> =
        seen["lines"].as_array().unwrap().iter().map(|line| text(&line["explanation"][0])).collect();
    assert_eq!(
        explained[0],
        "4 sites × CAD 12.50 = CAD 50.00 a month × 15 of 30 days (1–15 Sep 2026) = CAD 25.00"
    );
    assert_eq!(
        explained[1],
        "6 sites × CAD 12.50 = CAD 75.00 a month × 15 of 30 days (16–30 Sep 2026) = CAD 37.50"
    );
    assert_eq!(rows[0]["net"], "CAD 62.50");
}

#[test]
fn a_service_credit_takes_off_what_there_is_and_the_rest_carries_over() {
    let door = desk(NOW);
    let credit =
        json!({ "contract": "K-0001", "month": "2026-08", "amount": "70.00", "reason": "99.2% uptime" });
    door.call("billing.save_credit", credit);
    let rows = september(&door);
    assert_eq!((&rows[0]["net"], &rows[0]["gross"]), (&json!("CAD 0.00"), &json!("CAD 0.00")));
    let seen = invoice(&door, &rows[0]["id"]);
    assert_eq!(seen["lines"][1]["net"], "CAD −50.00");
    assert_eq!(
        words(&seen["lines"][1]["explanation"]),
        ["CAD 70.00 credited for 2026-08", "CAD 20.00 carries over to the next invoice"]
    );
    assert_eq!(issue(&door, &rows)[0]["state"], "paid", "there is nothing to pay");
    let terms = door.call("billing.terms", json!({ "contract": "K-0001" }));
    assert_eq!(
        (&terms["credits"][0]["used"], &terms["credits"][0]["left"]),
        (&json!("CAD 50.00"), &json!("CAD 20.00"))
    );
    door.set_clock("2026-11-01T14:00:00Z");
    let next = door.call("billing.draft_invoices", json!({ "month": "2026-10" }));
    assert_eq!(next["invoices"][0]["net"], "CAD 30.00");
}

#[test]
fn a_credit_note_takes_off_no_more_than_there_is_and_lets_bill_again() {
    let door = desk(NOW);
    let row = issued(&door);
    let credit = |lines: Value, reason: &str, again: bool| {
        let version = invoice(&door, &row["id"])["row"]["version"].clone();
        json!({ "id": "INV-2026-0001", "expected_version": version, "lines": lines, "reason": reason, "bill_again": again })
    };
    assert_eq!(fields(&door.refused("billing.credit", credit(json!([]), " ", false))), ["reason"]);
    let too_much = credit(json!([{ "position": 2, "amount": "170.01" }, { "position": 9 }]), "slip", false);
    assert_eq!(fields(&door.refused("billing.credit", too_much)), ["lines.0.amount", "lines.1.position"]);
    let note = door.call(
        "billing.credit",
        credit(json!([{ "position": 2, "amount": "85.00" }]), "one block too many", false),
    );
    assert_eq!(
        (&note["row"]["number"], &note["row"]["gross"]),
        (&json!("CN-2026-0001"), &json!("CAD 96.05"))
    );
    assert_eq!((&note["corrects"], &note["reason"]), (&json!("INV-2026-0001"), &json!("one block too many")));
    let seen = invoice(&door, &row["id"]);
    assert_eq!((&seen["credited"], &seen["row"]["open"]), (&json!("CAD 96.05"), &json!("CAD 152.55")));
    assert_eq!(seen["lines"][1]["creditable"], "85.00");
    let rest = door.call("billing.credit", credit(json!([{ "position": 2 }]), "not ours", true));
    assert_eq!(rest["row"]["number"], "CN-2026-0002");
    assert_eq!(
        look(&door, "A-1")["card"]["state"],
        "to_review",
        "it was credited whole, and can be billed again"
    );
    let last = door.call("billing.credit", credit(json!([]), "wrong client", true));
    assert_eq!(last["row"]["gross"], "CAD 56.50", "what was left, to the cent");
    let seen = invoice(&door, &row["id"]);
    assert_eq!((&seen["row"]["state"], &seen["credited"]), (&json!("credited"), &json!("CAD 248.60")));
    assert_eq!(door.refused("billing.credit", credit(json!([]), "again", false)).code, Code::NotNow);
    assert_eq!(september(&door).len(), 1, "the fees wait for the next run");
}

#[test]
fn payments_add_up_and_what_is_late_grows_older() {
    let door = desk(NOW);
    let row = issued(&door);
    let pay = |amount: &str| {
        let version = invoice(&door, &row["id"])["row"]["version"].clone();
        json!({ "id": row["id"], "expected_version": version, "amount": amount, "reference": "e-transfer 7" })
    };
    assert_eq!(fields(&door.refused("billing.pay", pay("300"))), ["amount"]);
    let part = door.call("billing.pay", pay("100.00"));
    assert_eq!((&part["row"]["state"], &part["row"]["open"]), (&json!("partly_paid"), &json!("CAD 148.60")));
    let whole = door.call("billing.pay", pay(""));
    assert_eq!((&whole["row"]["state"], &whole["row"]["open"]), (&json!("paid"), &json!("")));
    let payment = whole["payments"][1]["id"].clone();
    let back = |version: &Value| json!({ "id": payment, "invoice": row["id"], "expected_version": version, "reason": "bounced" });
    let stale = door.refused("billing.take_back_payment", back(&part["row"]["version"]));
    assert_eq!(stale.code, Code::Conflict);
    let back = door.call("billing.take_back_payment", back(&whole["row"]["version"]));
    assert_eq!(back["row"]["state"], "partly_paid");
    door.set_clock("2026-12-05T15:00:00Z");
    let late = door.call("billing.invoices", json!({ "show": "overdue" }));
    assert_eq!((&late["rows"][0]["overdue_days"], &late["open"]), (&json!(35), &json!(["CAD 148.60"])));
    let ageing = door.call("billing.ageing", json!({}));
    assert_eq!(ageing["rows"][0]["amounts"], json!(["", "", "CAD 148.60", "", ""]));
    assert_eq!(door.call("app.home", json!({}))["billing"]["overdue"], 1);
}

#[test]
fn what_was_paid_before_it_was_credited_goes_back_and_no_cent_more() {
    let door = desk(NOW);
    let row = issued(&door);
    let of = |amount: &str| {
        let version = invoice(&door, &row["id"])["row"]["version"].clone();
        json!({ "id": row["id"], "expected_version": version, "amount": amount, "reference": "e-transfer 9" })
    };
    let due = |seen: &Value| (seen["row"]["state"].clone(), seen["row"]["refund"].clone());
    assert_eq!(door.refused("billing.refund", of("")).code, Code::NotNow, "nobody paid yet");
    let paid = door.call("billing.pay", of(""));
    assert_eq!(due(&paid), (json!("paid"), json!("")));
    assert_eq!(door.refused("billing.refund", of("")).code, Code::NotNow, "nothing was credited");
    let note = json!({ "id": row["id"], "expected_version": paid["row"]["version"], "reason": "not ours", "lines": [{ "position": 2, "amount": "85.00" }] });
    door.call("billing.credit", note);
    assert_eq!(due(&invoice(&door, &row["id"])), (json!("paid"), json!("CAD 96.05")));
    let list = door.call("billing.invoices", json!({ "show": "refund_due" }));
    assert_eq!((&list["total"], &list["rows"][0]["id"]), (&json!(1), &row["id"]));
    assert_eq!(fields(&door.refused("billing.refund", of("96.06"))), ["amount"]);
    let part = door.call("billing.refund", of("90.00"));
    assert_eq!((&part["paid"], due(&part).1), (&json!("CAD 158.60"), json!("CAD 6.05")));
    let payment = json!({ "id": part["payments"][0]["id"], "invoice": row["id"], "expected_version": part["row"]["version"], "reason": "bounced" });
    let kept = door.refused("billing.take_back_payment", payment);
    assert_eq!((kept.code, kept.advice.as_str()), (Code::NotNow, "Take the refund back first."));
    let whole = door.call("billing.refund", of(""));
    assert_eq!((due(&whole), &whole["paid"]), ((json!("paid"), json!("")), &json!("CAD 152.55")));
    assert_eq!(door.call("billing.invoices", json!({ "show": "refund_due" }))["total"], 0);
    let mistake = json!({ "id": whole["payments"][2]["id"], "invoice": row["id"], "expected_version": whole["row"]["version"], "reason": "typed twice" });
    assert_eq!(due(&door.call("billing.take_back_payment", mistake)), (json!("paid"), json!("CAD 6.05")));
}

#[test]
fn a_payment_is_taken_back_from_the_invoice_it_was_recorded_for() {
    let door = desk(NOW);
    let row = issued(&door);
    let paid = door.call("billing.pay", json!({ "id": row["id"], "expected_version": row["version"] }));
    to_bill(&door, "K-0001", "Other", "2026-09-23T13:20", &[("2026-09-23T13:32", "62 min")]);
    let draft = september(&door)[0].clone();
    let of = json!({ "id": paid["payments"][0]["id"], "invoice": draft["id"], "expected_version": draft["version"], "reason": "x" });
    let refused = door.refused("billing.take_back_payment", of);
    assert!(refused.problems[0].message.contains("one of INV-2026-0001"), "{refused:?}");
    assert_eq!(invoice(&door, &row["id"])["row"]["state"], "paid");
}

#[test]
fn an_invoice_that_was_paid_credited_whole_and_paid_back_is_credited() {
    let door = desk(NOW);
    let row = issued(&door);
    let version = || invoice(&door, &row["id"])["row"]["version"].clone();
    door.call("billing.pay", json!({ "id": row["id"], "expected_version": version() }));
    door.call(
        "billing.credit",
        json!({ "id": row["id"], "expected_version": version(), "reason": "wrong client" }),
    );
    let back = door.call("billing.refund", json!({ "id": row["id"], "expected_version": version() }));
    assert_eq!((&back["row"]["state"], &back["paid"]), (&json!("credited"), &json!("CAD 0.00")));
    assert_eq!(back["payments"][1]["refund"], true);
}

#[test]
fn a_line_taken_off_a_draft_goes_back_to_review_with_its_reason() {
    let door = desk(NOW);
    let id = to_bill(&door, "K-0001", "Rebuild", "2026-09-22T13:20", &[("2026-09-22T13:32", "62 min")]);
    let rows = september(&door);
    let off = |version: &Value, reason: &str| json!({ "id": rows[0]["id"], "expected_version": version, "position": 2, "reason": reason });
    assert_eq!(fields(&door.refused("billing.remove_line", off(&rows[0]["version"], ""))), ["reason"]);
    assert_eq!(door.refused("billing.remove_line", off(&json!(0), "not agreed")).code, Code::Conflict);
    let left = door.call("billing.remove_line", off(&rows[0]["version"], "not agreed"));
    assert_eq!(left["row"]["net"], "CAD 50.00");
    let seen = look(&door, &id);
    assert_eq!(
        (&seen["card"]["state"], &seen["card"]["comment"]),
        (&json!("to_review"), &json!("not agreed"))
    );
    assert_eq!(seen["postings"][0]["reason"], "not agreed");
}

#[test]
fn what_is_exported_is_exported_once_and_again_only_with_a_mark() {
    let door = desk(NOW);
    issued(&door);
    let folder = door.folder.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    let export = |format: &str, again: bool| json!({ "format": format, "path": folder, "again": again });
    let refused = door.refused("billing.export", export("xero", false));
    assert_eq!(refused.code, Code::Invalid, "nothing is guessed");
    assert!(fields(&refused).contains(&"accounts.engagement"), "{:?}", fields(&refused));
    let mut profile = door.call("billing.profile", json!({}));
    profile["accounts"] = json!({
        "engagement_account": "200", "service_account": "210", "credit_account": "220", "prepaid_account": "230",
        "tax_codes": [{ "tax": "HST Ontario", "code": "HST (ON) on sales" }], "exempt_code": "Tax Exempt",
        "date_order": "day_first",
    });
    door.call("billing.save_profile", profile);
    let done = door.call("billing.export", export("xero", false));
    assert_eq!((&done["numbers"], &done["again"]), (&json!(["INV-2026-0001"]), &json!([])));
    let csv = std::fs::read_to_string(text(&done["paths"][0])).unwrap();
    assert!(csv.starts_with("*ContactName,EmailAddress,"), "{csv}");
    assert!(
        csv.contains("INV-2026-0001") && csv.contains("HST (ON) on sales") && csv.contains("01/10/2026"),
        "{csv}"
    );
    assert_eq!(door.refused("billing.export", export("xero", false)).code, Code::NotNow);
    let again = door.call("billing.export", export("xero", true));
    assert_eq!(again["again"], json!(["INV-2026-0001"]));
    assert!(text(&again["paths"][0]).contains("exported-again"), "{again}");
    let runs = door.call("billing.exports", json!({}));
    assert_eq!((&runs["rows"][0]["again"], &runs["rows"][1]["again"]), (&json!(1), &json!(0)));
    assert_eq!(invoice(&door, &json!("INV-2026-0001"))["row"]["exported"], json!(["xero"]));
    // A folder that is not there: nothing counts as exported.
    let nowhere = json!({ "format": "json", "path": door.folder.path().join("no/where.json") });
    assert_eq!(door.refused("billing.export", nowhere).code, Code::File);
    assert_eq!(door.call("billing.exports", json!({}))["rows"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_statement_says_what_is_billed_and_why_the_rest_is_not() {
    let door = desk(NOW);
    to_bill(
        &door,
        "K-0001",
        "Rebuild",
        "2026-09-22T13:20",
        &[("2026-09-22T13:32", "45 min"), ("2026-09-23T09:00", "45 min"), ("2026-09-24T09:00", "5 min")],
    );
    let bare = engagement(&door, "K-0001", "Nobody agreed");
    work(&door, &bare, "2026-09-25T10:00", "11:00");
    let of = json!({ "client": "Maple & Pine Realty", "month": "2026-09" });
    let statement = door.call("billing.statement", of);
    let of = |place: usize| statement["engagements"][place].clone();
    assert_eq!((&of(0)["net_minor"], &of(0)["net"]), (&json!(17_000), &json!("CAD 170.00")));
    assert_eq!((&of(1)["net_minor"], &of(1)["state"]), (&json!(0), &json!("awaiting_consent")));
    assert!(text(&of(1)["not_billable"][0]).contains("permission"));
    assert_eq!(statement["totals"][0]["gross"], "CAD 248.60");
    assert_eq!(statement["fees"][0]["net"], "CAD 50.00");
}

#[test]
fn an_engagement_belongs_to_the_month_in_which_it_ended() {
    let door = desk(NOW);
    // Ends at midnight: September's last second is its last.
    to_bill(&door, "K-0001", "Over the end", "2026-09-30T09:00", &[("2026-09-30T23:00", "60 min")]);
    let of = |month: &str| {
        let statement =
            door.call("billing.statement", json!({ "client": "Maple & Pine Realty", "month": month }));
        statement["engagements"].as_array().map(Vec::len)
    };
    assert_eq!((of("2026-09"), of("2026-10")), (Some(1), Some(0)));
}

#[test]
fn numbers_have_no_gap_whoever_issues_and_whatever_is_refused() {
    let door = desk(NOW);
    for client in ["Atelier Boréal", "Quayside Hosting", "Rideau Cycles"] {
        tests::billing::client(&door, client, json!([]));
        contract(&door, client);
    }
    let rows = september(&door);
    assert_eq!(rows.len(), 4);
    let one = |row: &Value, version: Value| json!({ "invoices": [{ "id": row["id"], "expected_version": version }] });
    assert_eq!(door.refused("billing.issue", one(&rows[0], json!(99))).code, Code::Conflict);
    std::thread::scope(|scope| {
        for row in &rows {
            let door = &door.desk;
            scope.spawn(move || {
                let call = api::desk::Call {
                    id: text(&row["id"]),
                    command: "billing.issue".to_owned(),
                    args: json!({ "invoices": [{ "id": row["id"], "expected_version": row["version"] }] }),
                    key: None,
                    now: domain::time::Instant::parse_rfc3339(NOW).unwrap(),
                };
                door.call(&call, &api::progress::Unwatched).unwrap();
            });
        }
    });
    let mut numbers: Vec<String> = door.call("billing.invoices", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| text(&row["number"]))
        .collect();
    numbers.sort();
    assert_eq!(numbers, ["INV-2026-0001", "INV-2026-0002", "INV-2026-0003", "INV-2026-0004"]);
}
