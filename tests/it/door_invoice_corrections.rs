//! What is taken off drafts and invoices again: only that is billed anew, and nothing stands twice.

use api::failure::Code;
use serde_json::{Value, json};
use tests::billing::{client, desk, fields, look, step, to_bill, version};
use tests::door::{Door, text};

/// The first of October in Toronto.
const NOW: &str = "2026-10-01T14:00:00Z";

/// A contract of Oak, with services as `name, count, price, currency`; its number.
fn oak(door: &Door, services: &[(&str, i64, &str, &str)]) -> String {
    let ann = json!([{ "name": "Sophie Tran", "emails": ["ann@oak.example"], "phone": "", "roles": ["approves_fees"] }]);
    client(door, "Oak", ann);
    let line = |(name, count, price, currency): &(&str, i64, &str, &str)| json!({ "name": name, "count": count, "unit": "", "price": price, "currency": currency });
    let services: Vec<Value> = services.iter().map(line).collect();
    let contract = json!({
        "client_id": "Oak", "policy_version_id": "mexxus-standard", "starts_on": "2026-01-01",
        "zone": "America/Toronto", "services": services,
    });
    let contract = door.call("contracts.save", contract);
    let number = text(&contract["row"]["number"]);
    door.call("contracts.activate", json!({ "id": number, "expected_version": contract["version"] }));
    number
}

/// The drafts of Oak's month that a run touched: `currency: line, line`.
fn drafted(door: &Door, month: &str) -> Vec<String> {
    let drafted = door.call("billing.draft_invoices", json!({ "month": month, "client": "Oak" }));
    let mut said: Vec<String> = rows(&drafted["invoices"]).iter().map(|row| on(door, row)).collect();
    said.sort();
    said
}

fn rows(of: &Value) -> Vec<Value> {
    of.as_array().expect("rows").clone()
}

fn on(door: &Door, row: &Value) -> String {
    let seen = invoice(door, &row["id"]);
    let lines: Vec<String> = rows(&seen["lines"])
        .iter()
        .map(|line| {
            format!("{} {}", text(&line["description"]).split(',').next().unwrap(), text(&line["net"]))
        })
        .collect();
    lines.join("; ")
}

fn invoice(door: &Door, id: &Value) -> Value {
    door.call("billing.invoice", json!({ "id": id }))
}

fn drafts(door: &Door) -> Vec<Value> {
    rows(&door.call("billing.invoices", json!({ "show": "draft", "client": "Oak" }))["rows"])
}

/// Issues all drafts of Oak; the numbers.
fn issue(door: &Door) -> Vec<String> {
    let named: Vec<Value> = drafts(door)
        .iter()
        .map(|row| json!({ "id": row["id"], "expected_version": row["version"] }))
        .collect();
    let issued = door.call("billing.issue", json!({ "invoices": named }));
    rows(&issued["issued"]).iter().map(|row| text(&row["number"])).collect()
}

fn credit(door: &Door, number: &str, lines: Value) -> Value {
    let version = invoice(door, &json!(number))["row"]["version"].clone();
    json!({ "id": number, "expected_version": version, "lines": lines, "reason": "wrong", "bill_again": true })
}

#[test]
fn each_fee_stands_once_where_a_contract_mixes_currencies() {
    let door = desk(NOW);
    oak(
        &door,
        &[("Seats", 10, "20.00", "CAD"), ("Portal", 1, "50.00", "USD"), ("Backup", 2, "33.33", "CAD")],
    );
    assert_eq!(drafted(&door, "2026-09"), ["Portal USD 50.00", "Seats CAD 200.00; Backup CAD 66.66"]);
}

#[test]
fn a_draft_that_is_discarded_gives_back_its_own_fees_alone() {
    let door = desk(NOW);
    oak(&door, &[("Seats", 10, "20.00", "CAD"), ("Portal", 1, "50.00", "USD")]);
    drafted(&door, "2026-09");
    for (currency, fee) in [("CAD", "Seats CAD 200.00"), ("USD", "Portal USD 50.00")] {
        let all = drafts(&door);
        let row = all.iter().find(|row| text(&row["net"]).starts_with(currency)).unwrap();
        let one = json!({ "id": row["id"], "expected_version": row["version"] });
        door.call("billing.discard_invoice", one);
        assert_eq!(drafted(&door, "2026-09"), [fee]);
        assert!(drafted(&door, "2026-09").is_empty(), "and once");
    }
    for row in drafts(&door) {
        door.call("billing.discard_invoice", json!({ "id": row["id"], "expected_version": row["version"] }));
    }
    assert_eq!(drafted(&door, "2026-09"), ["Portal USD 50.00", "Seats CAD 200.00"]);
}

#[test]
fn of_a_months_fees_only_what_is_credited_whole_is_billed_again() {
    let door = desk(NOW);
    oak(&door, &[("Seats", 10, "20.00", "CAD"), ("Backup", 2, "33.33", "CAD")]);
    drafted(&door, "2026-08");
    assert_eq!(issue(&door), ["INV-2026-0001"]);
    door.call("billing.credit", credit(&door, "INV-2026-0001", json!([{ "position": 1 }])));
    assert_eq!(drafted(&door, "2026-08"), ["Seats CAD 200.00"]);
    assert!(drafted(&door, "2026-08").is_empty());
    // Taken off the draft it waits again; the other fee stands as before.
    let row = drafts(&door)[0].clone();
    let off =
        json!({ "id": row["id"], "expected_version": row["version"], "position": 1, "reason": "not yet" });
    door.call("billing.remove_line", off);
    assert_eq!(drafted(&door, "2026-08"), ["Seats CAD 200.00"]);
    issue(&door);
    for number in ["INV-2026-0001", "INV-2026-0002"] {
        door.call("billing.credit", credit(&door, number, json!([])));
    }
    assert_eq!(drafted(&door, "2026-08"), ["Seats CAD 200.00; Backup CAD 66.66"], "nothing stands any more");
}

/// Sells Oak hours on the first of August; the contract's terms.
fn sell(door: &Door, contract: &str, hours: &str) -> Value {
    let sale = json!({ "contract": contract, "bought_on": "2026-08-01", "hours": hours });
    door.call("billing.buy_prepaid", sale)
}

fn left(door: &Door, contract: &str) -> Vec<String> {
    let terms = door.call("billing.terms", json!({ "contract": contract }));
    rows(&terms["prepaid"]).iter().map(|row| text(&row["left"])).collect()
}

/// Two blocks of work of September, approved.
fn two_blocks(door: &Door, contract: &str, on: &str) -> String {
    to_bill(door, contract, "Rebuild", "2026-09-01T09:00", &[(&format!("{on}T13:00"), "62 min")])
}

#[test]
fn work_that_prepaid_hours_paid_for_is_credited_with_nothing_and_billed_again() {
    let door = desk(NOW);
    let contract = oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    sell(&door, &contract, "2");
    drafted(&door, "2026-08");
    issue(&door);
    let work = two_blocks(&door, &contract, "2026-09-22");
    assert_eq!(drafted(&door, "2026-09"), ["Seats CAD 200.00; A-1 Rebuild (T-4131) CAD 0.00"]);
    issue(&door);
    assert_eq!(left(&door, &contract), ["0 min"]);
    let seen = invoice(&door, &json!("INV-2026-0002"));
    assert_eq!(
        (&seen["lines"][0]["creditable"], &seen["lines"][1]["creditable"]),
        (&json!("200.00"), &json!("0.00"))
    );
    // A line of nothing beside a fee.
    let one = credit(&door, "INV-2026-0002", json!([{ "position": 2 }]));
    assert_eq!(door.call("billing.credit", one)["row"]["gross"], "CAD 0.00");
    assert_eq!(
        (look(&door, &work)["card"]["state"].clone(), left(&door, &contract)),
        (json!("to_review"), vec!["120 min".to_owned()])
    );
    let twice = door.refused("billing.credit", credit(&door, "INV-2026-0002", json!([{ "position": 2 }])));
    assert_eq!(fields(&twice), ["lines.0.amount"], "once");
    // A whole invoice of nothing.
    step(&door, &work, "approve");
    assert_eq!(drafted(&door, "2026-09"), ["A-1 Rebuild (T-4131) CAD 0.00"], "the fee stands");
    issue(&door);
    assert!(rows(&invoice(&door, &json!("INV-2026-0003"))["can"]).contains(&json!("credit")));
    assert_eq!(
        door.call("billing.credit", credit(&door, "INV-2026-0003", json!([])))["row"]["number"],
        "CN-2026-0002"
    );
    assert_eq!(left(&door, &contract), ["120 min"]);
    assert_eq!(door.refused("billing.credit", credit(&door, "INV-2026-0003", json!([]))).code, Code::NotNow);
    assert!(!rows(&invoice(&door, &json!("INV-2026-0003"))["can"]).contains(&json!("credit")));
}

#[test]
fn an_invoice_with_a_line_of_nothing_is_credited_whole_with_it() {
    let door = desk(NOW);
    let contract = oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    sell(&door, &contract, "2");
    drafted(&door, "2026-08");
    issue(&door);
    let work = two_blocks(&door, &contract, "2026-09-22");
    drafted(&door, "2026-09");
    issue(&door);
    door.call("billing.credit", credit(&door, "INV-2026-0002", json!([])));
    assert_eq!(
        (look(&door, &work)["card"]["state"].clone(), left(&door, &contract)),
        (json!("to_review"), vec!["120 min".to_owned()])
    );
}

#[test]
fn hours_whose_sale_is_credited_whole_are_gone_and_hours_that_were_drawn_stay_sold() {
    let door = desk(NOW);
    let contract = oak(&door, &[]);
    sell(&door, &contract, "10");
    drafted(&door, "2026-08");
    issue(&door);
    let mut whole = credit(&door, "INV-2026-0001", json!([]));
    whole["bill_again"] = json!(false);
    let work = two_blocks(&door, &contract, "2026-09-22");
    drafted(&door, "2026-09");
    let refused = door.refused("billing.credit", whole.clone());
    assert_eq!(
        (refused.code, refused.message.as_str()),
        (Code::NotNow, "Nothing was credited: of these hours were drawn A-1 120 min.")
    );
    let draft = drafts(&door)[0].clone();
    door.call("billing.discard_invoice", json!({ "id": draft["id"], "expected_version": draft["version"] }));
    assert_eq!(look(&door, &work)["card"]["amount"], "CAD 0.00");
    door.call("billing.credit", whole);
    assert!(left(&door, &contract).is_empty());
    assert_eq!(look(&door, &work)["card"]["amount"], "CAD 170.00");
}

#[test]
fn a_credit_stands_on_the_draft_as_soon_as_it_is_approved_and_leaves_it_when_withdrawn() {
    let door = desk(NOW);
    let contract = oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    drafted(&door, "2026-09");
    let credit =
        json!({ "contract": contract, "month": "2026-08", "amount": "30", "reason": "late answers" });
    let terms = door.call("billing.save_credit", credit.clone());
    assert_eq!(
        (&terms["credits"][0]["left"], &drafts(&door)[0]["net"]),
        (&json!("CAD 0.00"), &json!("CAD 170.00"))
    );
    let withdrawn = json!({ "id": terms["credits"][0]["id"], "expected_version": terms["credits"][0]["version"], "reason": "a mistake" });
    door.call("billing.withdraw_credit", withdrawn);
    assert_eq!(on(&door, &drafts(&door)[0]), "Seats CAD 200.00");
    // What stands on an issued invoice stays there.
    let terms = door.call("billing.save_credit", credit);
    issue(&door);
    let of = rows(&terms["credits"]).into_iter().find(|row| row["state"] == "approved").unwrap();
    let withdrawn = json!({ "id": of["id"], "expected_version": of["version"], "reason": "a mistake" });
    door.call("billing.withdraw_credit", withdrawn);
    assert_eq!(invoice(&door, &json!("INV-2026-0001"))["row"]["net"], "CAD 170.00");
}

#[test]
fn a_credit_that_is_free_again_moves_to_another_draft() {
    let door = desk(NOW);
    let contract = oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    let credit_of =
        json!({ "contract": contract, "month": "2026-07", "amount": "30", "reason": "late answers" });
    door.call("billing.save_credit", credit_of);
    drafted(&door, "2026-08");
    let first = drafts(&door)[0].clone();
    drafted(&door, "2026-09");
    door.call("billing.discard_invoice", json!({ "id": first["id"], "expected_version": first["version"] }));
    assert_eq!(drafts(&door)[0]["net"], "CAD 170.00");
    issue(&door);
    drafted(&door, "2026-08");
    door.call("billing.credit", credit(&door, "INV-2026-0001", json!([])));
    assert_eq!(drafts(&door)[0]["net"], "CAD 170.00");
}

#[test]
fn prepaid_hours_are_promised_once_in_the_order_of_approval() {
    let door = desk(NOW);
    let contract = oak(&door, &[]);
    sell(&door, &contract, "2");
    let amount = |id: &str| text(&look(&door, id)["card"]["amount"]);
    let later = two_blocks(&door, &contract, "2026-09-23");
    let earlier = two_blocks(&door, &contract, "2026-09-22");
    assert_eq!((amount(&later), amount(&earlier)), ("CAD 0.00".into(), "CAD 170.00".into()));
    // What is posted first changes nothing of it.
    let one = json!({ "id": earlier, "expected_version": version(&door, &earlier) });
    door.call("billing.post", json!({ "engagements": [one] }));
    assert_eq!((amount(&later), amount(&earlier)), ("CAD 0.00".into(), "CAD 170.00".into()));
    step(&door, &later, "send_back");
    let third = two_blocks(&door, &contract, "2026-09-24");
    assert_eq!(
        (amount(&third), amount(&later)),
        ("CAD 0.00".into(), "CAD 170.00".into()),
        "sent back it set nothing aside"
    );
}

#[test]
fn an_export_takes_no_files_place_and_says_what_there_is_not() {
    let door = desk(NOW);
    oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    let folder = door.folder.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    let export = |format: &str, month: &str, path: &std::path::Path| json!({ "format": format, "path": path, "month": month });
    let none = door.refused("billing.export", export("csv", "2026-08", &folder));
    assert_eq!((none.code, none.message.as_str()), (Code::NotNow, "No document for 2026-08 was issued."));
    let mut written = Vec::new();
    for month in ["2026-08", "2026-09"] {
        drafted(&door, month);
        issue(&door);
        // Both are issued in October; a month has the invoices that are for it.
        let done = door.call("billing.export", export("csv", month, &folder));
        assert_eq!(done["numbers"].as_array().map(Vec::len), Some(1), "{done}");
        written.push(text(&done["paths"][0]));
    }
    assert!(written[0].ends_with("billing.csv") && written[1].ends_with("billing-2.csv"), "{written:?}");
    assert!(std::fs::read_to_string(&written[0]).unwrap().contains("INV-2026-0001"));
    let run = &door.call("billing.exports", json!({}))["rows"][0];
    assert_eq!(run["files"], json!(["billing-2.csv"]));
    let there = folder.join("billing.csv");
    assert_eq!(door.refused("billing.export", export("json", "", &there)).code, Code::File);
    assert_eq!(
        door.refused("billing.export", export("csv", "2026-08", &folder)).message,
        "The document was exported in this format already."
    );
}

#[test]
fn what_an_electronic_invoice_lacks_is_said_while_it_can_be_mended() {
    let door = desk(NOW);
    oak(&door, &[("Seats", 10, "20.00", "CAD")]);
    drafted(&door, "2026-09");
    let problems = || invoice(&door, &drafts(&door)[0]["id"])["problems"].to_string();
    assert!(!problems().contains("electronic"), "nobody sends any");
    let mut profile = door.call("billing.profile", json!({}));
    profile["party"]["endpoint_scheme"] = json!("0088");
    profile["party"]["endpoint_id"] = json!("9482348239847");
    door.call("billing.save_profile", profile);
    assert!(
        problems().contains("For an electronic invoice: The buyer has no electronic address"),
        "{}",
        problems()
    );
    issue(&door);
    let refused = door.refused("billing.export", json!({ "format": "ubl", "path": door.folder.path() }));
    assert!(refused.advice.starts_with("An issued document stays as it was issued."), "{}", refused.advice);
}
