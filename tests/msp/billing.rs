//! Billing from a terminal: permission, work, a look, an invoice, a credit note, a payment, an export.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::{Msp, files_in};

/// The first of October 2026, 10:00 in Toronto.
const NOW: &str = "2026-10-01T14:00:00Z";
const MAPLE: &str = "Maple & Pine Realty";

/// Maple & Pine on Mexxus's policy in Toronto, with Sophie Tran, who may approve fees, and Max Roy, who may not.
fn msp() -> Msp {
    let msp = Msp::at(NOW);
    let company = ["--company", "Kererū IT", "--country", "CA", "--zone", "America/Toronto"];
    let bills = ["--currency", "CAD", "--tax", "HST Ontario 13", "--user", "Lena Roy"];
    msp.done(&[&["init"], &company[..], &["--preset", "mexxus-standard"], &bills].concat());
    let contacts = [
        "--contact",
        "Sophie Tran <sophie@maple.example> approves_fees, billing",
        "--contact",
        "Max Roy <max@maple.example> technical",
    ];
    msp.done(&[&["clients", "add", "--name", MAPLE, "--zone", "America/Toronto"], &contacts[..]].concat());
    let contract = ["--client", MAPLE, "--policy", "mexxus-standard", "--starts", "2026-01-01"];
    msp.done(&[&["contracts", "add"], &contract[..]].concat());
    msp.done(&["contracts", "activate", "K-0001"]);
    msp
}

fn billing(msp: &Msp, words: &[&str]) -> String {
    msp.done(&[&["billing"], words].concat())
}

fn read(msp: &Msp, words: &[&str]) -> Value {
    msp.json(&[&["billing"], words].concat())
}

fn refused(msp: &Msp, words: &[&str]) -> String {
    msp.refused(&[&["billing"], words].concat())
}

/// An engagement, by its title; its number.
fn engagement(msp: &Msp, title: &str) -> String {
    let added = read(msp, &["add", "--contract", "K-0001", "--title", title, "--cause", "client_error"]);
    added["card"]["number"].as_str().expect("a number").to_owned()
}

/// What Sophie Tran answered, and when.
const CONSENT: &[&str] = &[
    "--granted-at",
    "2026-09-22T13:20",
    "--channel",
    "email",
    "--contact",
    "Sophie Tran",
    "--evidence",
    "Yes, please go ahead.",
];

fn work(msp: &Msp, engagement: &str, from: &str, to: &str) {
    billing(msp, &["work", "add", engagement, "--from", from, "--to", to, "--note", "Rebuilt the form"]);
}

/// Agreed to, worked in these pieces, looked at: to be billed.
fn to_bill(msp: &Msp, title: &str, pieces: &[(&str, &str)]) -> String {
    let number = engagement(msp, title);
    billing(msp, &[&["consent", &number], CONSENT].concat());
    for (from, to) in pieces {
        work(msp, &number, from, to);
    }
    billing(msp, &["finish", &number]);
    billing(msp, &["approve", &number]);
    number
}

fn letterhead(msp: &Msp) {
    let head = json!({ "party": {
        "address": ["12 King Street"], "city": "Toronto", "region": "ON", "postal_code": "M5H 1A1",
        "tax_id": "123456789RT0001",
    }});
    msp.write("profile.json", head.to_string());
    let said = billing(msp, &["profile", "--set", "profile.json"]);
    assert!(said.contains("12 King Street") && said.contains("Kererū IT"), "{said}");
    let ship = ["--address", "120 Front St W", "--city", "Toronto", "--region", "ON", "--country", "CA"];
    billing(msp, &[&["client", MAPLE], &ship[..]].concat());
}

/// An issued invoice of September over 170.00; its number.
fn issued(msp: &Msp) -> String {
    letterhead(msp);
    to_bill(msp, "Rebuild contact form", &[("2026-09-22T13:32", "62 min")]);
    billing(msp, &["draft", "--month", "2026-09"]);
    let issued = read(msp, &["issue", "--month", "2026-09"]);
    issued["issued"][0]["number"].as_str().expect("a number").to_owned()
}

#[test]
fn an_engagement_goes_from_permission_over_work_to_the_bill() {
    let msp = msp();
    let number = engagement(&msp, "Rebuild contact form");
    assert_eq!(number, "A-1");
    let letter = billing(&msp, &["letter", "A-1", "--contact", "Sophie Tran", "--cap-blocks", "3"]);
    assert!(letter.starts_with("To: Sophie Tran <sophie@maple.example>"), "{letter}");
    let asked = billing(&msp, &["ask", "A-1", "--file", "ask.eml"]);
    assert!(asked.contains("Permission: asked"), "{asked}");
    assert!(msp.path("ask.eml").exists());
    billing(&msp, &[&["consent", "A-1"], CONSENT].concat());
    work(&msp, "A-1", "2026-09-22T13:32", "14:07");
    work(&msp, "1", "2026-09-22T15:10", "27 min");

    let seen = billing(&msp, &["get", "A-1"]);
    for said in [
        "Rounded to blocks",
        "62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00",
        "With tax CAD 192.10",
        "mail from a registered address",
        "granted, before the work",
        "Rebuilt the form",
    ] {
        assert!(seen.contains(said), "{said} is missing: {seen}");
    }
    assert!(billing(&msp, &["finish", "A-1"]).contains("to review"));
    assert!(billing(&msp, &["board"]).contains("TO REVIEW: 1 engagement, CAD 170.00"));
    assert!(billing(&msp, &["approve", "A-1"]).contains("to bill"));
}

#[test]
fn what_is_to_bill_is_posted_issued_printed_and_exported_once() {
    let msp = msp();
    letterhead(&msp);
    to_bill(&msp, "Rebuild contact form", &[("2026-09-22T13:32", "62 min")]);
    let posted = billing(&msp, &["post", "A-1"]);
    assert!(posted.contains("1 engagement posted.") && posted.contains("CAD 192.10"), "{posted}");

    // Posted it stands on a draft already; a run finds nothing more.
    let drafts = read(&msp, &["invoices", "--show", "draft"]);
    let draft = drafts["rows"][0]["id"].as_str().expect("an id").to_owned();
    billing(&msp, &["change-draft", &draft, "--reference", "PO-4471"]);
    let row = read(&msp, &["issue", &draft, "--on", "2026-10-01"])["issued"][0].clone();
    assert_eq!((&row["number"], &row["net"]), (&json!("INV-2026-0001"), &json!("CAD 170.00")));
    let invoice = billing(&msp, &["invoice", "INV-2026-0001"]);
    for said in ["120 Front St W", "PO-4471", "HST Ontario 13%", "A-1 Rebuild contact form"] {
        assert!(invoice.contains(said), "{said} is missing: {invoice}");
    }
    std::fs::create_dir(msp.path("out")).expect("a folder");
    let said = billing(&msp, &["pdf", "INV-2026-0001", "--out", "out"]);
    assert!(said.contains("INV-2026-0001.pdf"), "{said}");
    let first: Vec<(PathBuf, Vec<u8>)> = files_in(&msp.path("out"));
    assert!(first[0].1.starts_with(b"%PDF-"));
    let export = ["export", "--format", "csv", "--out", "out"];
    assert_eq!(read(&msp, &export)["numbers"], json!(["INV-2026-0001"]));
    assert!(refused(&msp, &export).contains("exported in this format already"));
    assert_eq!(read(&msp, &[&export[..], &["--again"]].concat())["again"], json!(["INV-2026-0001"]));
    assert!(billing(&msp, &["exports"]).contains("csv"));
}

#[test]
fn the_statement_of_a_month_has_its_figures_and_why_what_is_not_billed_is_not() {
    let msp = msp();
    let long = to_bill(&msp, "Rebuild contact form", &[("2026-09-22T13:32", "62 min")]);
    let short = to_bill(&msp, "Restore a page", &[("2026-09-22T16:00", "1 min")]);
    let bare = engagement(&msp, "Plugin conflict");
    work(&msp, &bare, "2026-09-23T10:00", "11:30");

    let of = read(&msp, &["statement", "--client", MAPLE, "--month", "2026-09"]);
    let row = |number: &str| {
        let rows = of["engagements"].as_array().expect("engagements");
        rows.iter().find(|row| row["number"] == number).expect(number).clone()
    };
    assert_eq!((&row(&long)["net_minor"], &row(&long)["net"]), (&json!(17_000), &json!("CAD 170.00")));
    assert_eq!((&row(&short)["net_minor"], &row(&short)["billed"]), (&json!(8_500), &json!("60 min")));
    assert_eq!(row(&bare)["net_minor"], 0);
    let why = row(&bare)["not_billable"][0].as_str().expect("why").to_owned();
    assert!(why.starts_with("Without the client's permission"), "{why}");
    assert_eq!(
        (&of["totals"][0]["net_minor"], &of["totals"][0]["gross_minor"]),
        (&json!(25_500), &json!(28_815))
    );

    let said = billing(&msp, &["statement", "--client", "maple & pine realty", "--month", "2026-09"]);
    for words in ["CAD 85.00", "A-3 is not billable: Without the client's permission", "CAD 288.15"] {
        assert!(said.contains(words), "{words} is missing: {said}");
    }
    let august = billing(&msp, &["statement", "--client", MAPLE, "--month", "2026-08"]);
    assert!(august.contains("Nothing was worked"), "{august}");

    let reason = "agreed by telephone while it burned";
    billing(&msp, &["override", &bare, "--reason", reason]);
    let said = billing(&msp, &["statement", "--client", MAPLE, "--month", "2026-09"]);
    assert!(said.contains(&format!("Overridden: A-3: billed without permission, {reason}")), "{said}");
    billing(&msp, &["override", &bare, "--take-back"]);
}

#[test]
fn what_is_wrong_is_said_all_at_once_and_nothing_is_kept() {
    let msp = msp();
    let number = engagement(&msp, "Move the shop");
    let wrong = ["--granted-at", "2026-10-02T09:00", "--channel", "pigeon", "--contact", "Max Roy"];
    let said = refused(&msp, &[&["consent", &number], &wrong[..], &["--cap-blocks", "few"]].concat());
    for field in ["granted_at:", "channel:", "contact:", "evidence:", "cap_blocks:"] {
        assert!(said.contains(field), "{field} is missing: {said}");
    }
    let said = refused(&msp, &["add", "--contract", "K-0009", "--title", " ", "--cause", "boredom"]);
    assert!(said.contains("title:") && said.contains("cause:") && said.contains("contract:"), "{said}");
    assert!(refused(&msp, &["get", "A-99"]).contains("There is no engagement \"A-99\""));
    assert!(refused(&msp, &["finish", &number, "A-99"]).contains("\"A-99\""));
    assert!(refused(&msp, &["pay", "INV-2026-0009"]).contains("\"INV-2026-0009\""));
    let said = refused(&msp, &["finish", &number]);
    assert!(said.contains("No work was entered for A-1"), "{said}");
    msp.write("wrong.json", r#"{ "due_day": "15", "party": { "adress": [] } }"#);
    let said = refused(&msp, &["profile", "--set", "wrong.json"]);
    assert!(said.contains("due_day:") && said.contains("party.adress:"), "{said}");
    assert_eq!(read(&msp, &["get", &number])["consent"]["state"], "none");
}

#[test]
fn a_call_that_cannot_be_understood_ends_with_two() {
    let msp = msp();
    for words in [
        &["ask", "A-1"][..],
        &["ask", "A-1", "--mail", "--file", "x.eml"],
        &["issue"],
        &["statement", "--client", MAPLE, "--month", "2026-13"],
        &["statement", "--month", "2026-09"],
        &["finish"],
        &["agree-terms", "K-0001", "--tax", "13%"],
        &["credit-note", "INV-2026-0001", "--reason", "x", "--line", "two"],
        &["drop", "A-1"],
        &["override", "A-1"],
    ] {
        let ran = msp.run(&[&["billing"], words].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}: {ran:?}");
    }
}

#[test]
fn of_several_engagements_those_that_cannot_are_said_and_the_status_tells() {
    let msp = msp();
    let (one, other) = (engagement(&msp, "One"), engagement(&msp, "Other"));
    work(&msp, &one, "2026-09-23T10:00", "10:30");
    let ran = msp.run(&["billing", "finish", &one, &other]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("to review") && ran.out.contains("Not moved: A-2: No work"), "{ran:?}");
    billing(&msp, &["drop", &other, "--comment", "done without us"]);
    assert!(billing(&msp, &["board"]).contains("DROPPED: 1 engagement"));
    billing(&msp, &["take-up", &other]);
    let sent = billing(&msp, &["send-back", &one, "--comment", "The note is missing"]);
    assert!(sent.contains("awaiting consent"), "without a permission it waits for one: {sent}");
    assert!(billing(&msp, &["get", &one]).contains("The note is missing"));
}

#[test]
fn work_is_timed_changed_removed_and_read_from_a_file() {
    let msp = msp();
    let number = engagement(&msp, "Merge two mail domains");
    assert!(billing(&msp, &["timer", "start", &number, "--note", "looking"]).contains("runs for Lena Roy"));
    assert!(billing(&msp, &["board"]).contains("A timer of Lena Roy runs on A-1"));
    assert!(refused(&msp, &["timer", "start", &number]).contains("runs on A-1 already"));
    billing(&msp, &["timer", "stop", "--discard"]);
    assert!(refused(&msp, &["timer", "stop"]).contains("No timer of Lena Roy runs"));

    work(&msp, &number, "2026-09-22T08:00", "08:30");
    billing(&msp, &["work", "change", &number, "1", "--to", "08:45"]);
    let piece = read(&msp, &["get", &number])["work"][0].clone();
    assert_eq!((&piece["length"], &piece["note"]), (&json!("45 min"), &json!("Rebuilt the form")));
    assert!(refused(&msp, &["work", "remove", &number, "2"]).contains("\"2\" of A-1"));
    billing(&msp, &["work", "remove", &number, "1", "--reason", "entered twice"]);

    let rows = "engagement,technician,start,minutes,note,external_id\n\
                A-1,Mika Sato,2026-09-22 09:00,45,first,z-1\nA-77,Mika Sato,2026-09-22 10:00,20,second,z-2\n";
    msp.write("times.csv", rows);
    let dry = msp.run(&["billing", "work", "import", "times.csv", "--dry-run"]);
    assert_eq!(dry.status, 1, "{dry:?}");
    assert!(dry.out.contains("2 rows: 1 would be entered, 0 known already, 1 refused"), "{dry:?}");
    assert!(refused(&msp, &["work", "import", "times.csv"]).contains("line 3:"));
    msp.write("times.csv", rows.replace("A-77", "A-1"));
    let zone = ["--zone", "America/Toronto"];
    let import = [&["work", "import", "times.csv"], &zone[..]].concat();
    assert_eq!(read(&msp, &import)["entered"], 2);
    assert_eq!(read(&msp, &import)["known"], 2);
}

#[test]
fn terms_change_only_in_what_is_said_and_hours_and_credits_come_and_go() {
    let msp = msp();
    let before = read(&msp, &["terms", "K-0001"]);
    assert_eq!((&before["from_policy"], &before["form"]["rate"]), (&json!(true), &json!("85.00")));
    let agreed = ["--rate", "100.00", "--tax", "GST=5%", "--tax", "QST=9.975%", "--reason", "new order"];
    let after = read(&msp, &[&["agree-terms", "K-0001"], &agreed[..]].concat());
    assert_eq!(after["form"]["rate"], "100.00");
    assert_eq!(after["form"]["block_minutes"], before["form"]["block_minutes"]);
    assert_eq!(after["versions"][0]["taxes"], "GST 5%, QST 9.975%");
    let exempt = read(&msp, &["agree-terms", "K-0001", "--from", "2026-10-02", "--exempt", "abroad"]);
    assert_eq!(exempt["versions"][0]["taxes"], "exempt: abroad");
    let said = refused(&msp, &["agree-terms", "K-0001", "--block", "0", "--closed", "1.5"]);
    assert!(said.contains("terms.after_hours.calendar:") && said.contains("terms.block_minutes:"), "{said}");

    let bought = read(&msp, &["prepaid", "buy", "K-0001", "--hours", "10", "--price", "800.00"]);
    assert_eq!(bought["prepaid"][0]["price"], "CAD 800.00");
    let id = bought["prepaid"][0]["id"].as_str().expect("an id");
    assert!(billing(&msp, &["terms", "K-0001"]).contains("600 min left"));
    assert_eq!(read(&msp, &["prepaid", "remove", "K-0001", id])["prepaid"], json!([]));
    let credit = ["--month", "2026-08", "--amount", "50.00", "--reason", "uptime"];
    let approved = read(&msp, &[&["credit", "approve", "K-0001"], &credit[..]].concat());
    let id = approved["credits"][0]["id"].as_str().expect("an id");
    let said = billing(&msp, &["credit", "withdraw", "K-0001", id, "--reason", "paid out"]);
    assert!(said.contains("withdrawn"), "{said}");
    assert!(refused(&msp, &["prepaid", "remove", "K-0001", "7"]).contains("\"7\" of K-0001"));
}

#[test]
fn an_invoice_is_paid_in_part_taken_back_credited_and_billed_again() {
    let msp = msp();
    let number = issued(&msp);
    let pay = ["pay", &number, "--amount", "100.00", "--reference", "EFT 4471"];
    let paid = read(&msp, &pay);
    assert_eq!((&paid["row"]["state"], &paid["row"]["open"]), (&json!("partly_paid"), &json!("CAD 92.10")));
    let said = refused(&msp, &["pay", &number, "--amount", "92.11", "--on", "2026-10-02"]);
    assert!(said.contains("Only CAD 92.10 are open") && said.contains("on:"), "{said}");
    let ageing = billing(&msp, &["ageing"]);
    assert!(ageing.contains("CAD 92.10") && ageing.contains("All"), "{ageing}");
    let payment = paid["payments"][0]["id"].as_str().expect("an id");
    let back = read(&msp, &["take-back-payment", "INV-2026-0001", payment, "--reason", "another client's"]);
    assert_eq!(back["row"]["open"], "CAD 192.10");

    let part = read(&msp, &["credit-note", &number, "--reason", "half of it", "--line", "1=85.00"]);
    assert_eq!((&part["row"]["number"], &part["row"]["net"]), (&json!("CN-2026-0001"), &json!("CAD 85.00")));
    let too_much = ["credit-note", &number, "--reason", "more", "--line", "1=85.01", "--line", "7"];
    assert!(refused(&msp, &too_much).contains("lines.1.position:"));
    read(&msp, &["pay", &number]);
    billing(&msp, &["credit-note", &number, "--reason", "all of it", "--bill-again"]);
    assert!(billing(&msp, &["invoices", "--show", "refund_due"]).contains(&number));
    let back = billing(&msp, &["refund", &number, "--reference", "EFT 4502"]);
    assert!(back.contains("paid back") && back.contains("EFT 4502"), "{back}");
    assert!(refused(&msp, &["refund", &number]).contains("nothing to pay back"));
    assert_eq!(read(&msp, &["get", "A-1"])["card"]["state"], "to_review");
    let listed = billing(&msp, &["invoices", "--show", "credit_notes"]);
    assert!(listed.contains("CN-2026-0002") && listed.contains("2 documents"), "{listed}");
}

#[test]
fn a_draft_loses_a_line_or_is_discarded_and_its_work_waits_again() {
    let msp = msp();
    to_bill(&msp, "One", &[("2026-09-22T13:32", "62 min")]);
    to_bill(&msp, "Other", &[("2026-09-22T16:00", "20 min")]);
    let posted = read(&msp, &["post", "--client", MAPLE, "--month", "2026-09"]);
    let draft = posted["invoices"][0]["id"].as_str().expect("an id");
    let said = refused(&msp, &["issue", draft]);
    assert!(said.contains("The letterhead lacks your address"), "{said}");
    billing(&msp, &["remove-line", draft, "2", "--reason", "to be looked at again"]);
    assert_eq!(read(&msp, &["get", "A-2"])["card"]["state"], "to_review");
    assert!(billing(&msp, &["discard", draft]).contains("No invoices"));
    assert_eq!(read(&msp, &["get", "A-1"])["card"]["state"], "to_bill");
}
