//! Clients and contracts from the terminal: changed, compared, narrowed, written to a file, merged.

use crate::program::Msp;

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

#[test]
fn two_versions_of_a_contract_are_compared_the_last_with_the_one_before_unless_others_are_named() {
    let msp = msp();
    let service = |count: u32| format!("Managed workstation, {count} seats, USD 18.00");
    for (from, count) in [("2026-11-01", 42), ("2026-12-01", 50)] {
        msp.done(&["contracts", "change", "K-0001", "--from", from, "--service", &service(count)]);
        msp.done(&["contracts", "sign", "K-0001"]);
    }
    let said = msp.done(&["contracts", "compare", "K-0001"]);
    assert!(said.starts_with("Version 2 beside version 3"), "{said}");
    assert!(said.contains("42 seats at USD 18.00") && said.contains("50 seats at USD 18.00"), "{said}");
    assert!(said.contains("USD 756.00") && said.contains("USD 900.00"), "{said}");
    let rows = msp.json(&["contracts", "compare", "K-0001", "--from", "1", "--to", "3"]);
    assert_eq!(rows["rows"][0]["about"], "Managed workstation");
    assert_eq!(rows["rows"][0]["before"], "none");
    let same = msp.done(&["contracts", "compare", "K-0001", "--from", "2", "--to", "2"]);
    assert_eq!(same.trim(), "Nothing differs between versions 2 and 2.");
    assert!(
        msp.refused(&["contracts", "compare", "K-0001", "--from", "1", "--to", "9"]).contains("version 9")
    );
}

#[test]
fn the_contracts_of_an_account_manager_are_listed_and_written_to_a_file() {
    let msp = msp();
    let zone = ["--zone", "America/Denver"];
    msp.done(
        &[&["clients", "add", "--name", "Quay Partners", "--account-manager", "Ana"], &zone[..]].concat(),
    );
    let draft = ["--client", "Quay Partners", "--policy", "cyberitex-standard", "--starts", "2026-01-01"];
    msp.done(&[&["contracts", "add"], &draft[..]].concat());
    let listed = msp.json(&["contracts", "list", "--account-manager", "ana"]);
    assert_eq!((listed["total"].as_i64(), listed["rows"][0]["number"].as_str()), (Some(1), Some("K-0002")));
    let by_client = msp.done(&["contracts", "list", "--client", "Quay Partners", "--status", "draft"]);
    assert!(by_client.contains("K-0002") && !by_client.contains("K-0001"), "{by_client}");
    msp.done(&["contracts", "export", "--out", "contracts.csv", "--policy", "cyberitex-standard"]);
    let file = std::fs::read_to_string(msp.path("contracts.csv")).expect("it was written");
    assert_eq!(file.lines().count(), 3, "{file}");
    assert!(file.contains("K-0002,Quay Partners,"), "{file}");
    assert!(msp.refused(&["contracts", "list", "--tier", "platinum"]).contains("platinum"));
}

#[test]
fn notice_of_a_contract_is_given_and_taken_back_and_a_document_is_kept_with_it() {
    let msp = msp();
    msp.done(&["contracts", "agree", "K-0001", "--notice", "30 days"]);
    msp.done(&["contracts", "notice", "K-0001", "--from", "client", "--reason", "sold the business"]);
    let term = msp.done(&["contracts", "term", "K-0001"]);
    assert!(term.contains("sold the business"), "{term}");
    msp.done(&["contracts", "withdraw-notice", "K-0001"]);
    assert!(!msp.done(&["contracts", "term", "K-0001"]).contains("sold the business"));
    msp.write("order.txt", "We order 42 seats.");
    msp.done(&["contracts", "attach", "K-0001", "order.txt"]);
    assert!(msp.done(&["contracts", "documents", "K-0001"]).contains("order.txt"));
}

#[test]
fn a_client_is_edited_and_another_is_merged_into_it_after_a_look() {
    let msp = msp();
    msp.done(&[
        "clients",
        "add",
        "--name",
        "Harbour Logistics Inc",
        "--zone",
        "America/Denver",
        "--tag",
        "port",
    ]);
    msp.done(&["clients", "edit", "Harbour Logistics", "--account-manager", "Ana Petrie"]);
    let client = msp.json(&["clients", "get", "Harbour Logistics"]);
    assert_eq!(client["account_manager"], "Ana Petrie");
    msp.done(&["clients", "merge", "Harbour Logistics Inc", "--into", "Harbour Logistics", "--preview"]);
    assert_eq!(msp.json(&["clients", "list"])["total"], 2, "a look moves nothing");
    msp.done(&["clients", "merge", "Harbour Logistics Inc", "--into", "Harbour Logistics"]);
    assert_eq!(msp.json(&["clients", "list"])["total"], 1);
}
