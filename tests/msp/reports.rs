//! The month as JSON and PDF: built, issued, frozen, for all contracts.

use serde_json::Value;

use crate::intake::write_excerpt;
use crate::program::{Msp, files_in};

const BUILD: &[&str] =
    &["reports", "build", "--contract", "K-0001", "--month", "2016-04", "--out", "reports"];

fn msp() -> Msp {
    let msp = Msp::with_contract("cyberitex-standard", "Europe/Lisbon", "2017-03-01T09:00:00Z");
    write_excerpt(&msp);
    let import = ["tickets", "import", "log.csv", "--preset", "servicenow-log", "--contract", "1"];
    msp.done(&[&import[..], &["--zone", "Europe/Lisbon"]].concat());
    msp
}

fn only_pdf(msp: &Msp, folder: &str) -> Vec<u8> {
    let files = files_in(&msp.path(folder));
    let [(path, bytes)] = files.as_slice() else { panic!("{} files", files.len()) };
    assert!(path.extension().is_some_and(|extension| extension == "pdf"), "{}", path.display());
    assert!(bytes.starts_with(b"%PDF-"), "{}", path.display());
    bytes.clone()
}

#[test]
fn a_month_is_its_data_on_standard_output_and_its_pdf_in_the_folder() {
    let msp = msp();
    let ran = msp.run(BUILD);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let figures: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(figures.is_object());
    assert!(ran.err.contains(".pdf"), "where the PDF is, is a message: {}", ran.err);
    let pdf = only_pdf(&msp, "reports");
    assert_eq!(msp.done(&[BUILD, &["--json"]].concat()), ran.out);
    assert_eq!(only_pdf(&msp, "reports"), pdf, "the same data gives the same bytes");
}

#[test]
fn an_issued_month_stays_as_it_is_and_gives_the_same_bytes() {
    let msp = msp();
    let issued = msp.json(&["reports", "issue", "--contract", "1", "--month", "2016-04"]);
    assert_eq!(issued["revision"], 1);
    assert!(issued.get("pdf_base64").is_none());
    let figures = msp.done(BUILD);
    let pdf = only_pdf(&msp, "reports");

    let late = msp.json(&["tickets", "list", "--view", "all", "--limit", "1"])["rows"][0]["id"].clone();
    msp.done(&["tickets", "exclude", late.as_str().unwrap(), "--reason", "out_of_scope"]);
    assert_eq!(msp.done(BUILD), figures);
    assert_eq!(only_pdf(&msp, "reports"), pdf);
    let again = msp.refused(&["reports", "issue", "--contract", "1", "--month", "2016-04"]);
    assert!(!again.is_empty(), "a month is issued again only with a reason");
}

#[test]
fn all_contracts_of_a_month_are_built_in_one_go() {
    let msp = msp();
    msp.done(&["clients", "add", "--name", "Ngāti Whātua", "--zone", "Pacific/Auckland"]);
    let client = ["--client", "Ngāti Whātua", "--policy", "cyberitex-standard", "--starts", "2016-01-01"];
    msp.done(&[&["contracts", "add"], &client[..]].concat());
    msp.done(&["contracts", "activate", "K-0002"]);
    let built = msp.json(&["reports", "batch", "--month", "2016-04", "--out", "all"]);
    let contracts: Vec<&Value> = built.as_array().unwrap().iter().map(|built| &built["contract"]).collect();
    assert_eq!(contracts, ["K-0001", "K-0002"]);
    assert_eq!(files_in(&msp.path("all")).len(), 2);
    let before = msp.json(&["reports", "batch", "--month", "2015-12", "--out", "before"]);
    assert_eq!(before.as_array().unwrap().len(), 0, "no contract was in force then");
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_with_its_name() {
    let msp = msp();
    msp.write("reports", "a file where the folder should be");
    let said = msp.refused(BUILD);
    assert!(said.contains("reports"), "{said}");
    assert_eq!(
        msp.refused(&[&BUILD[..BUILD.len() - 1], &["/proc/reports"]].concat())
            .matches("/proc/reports")
            .count(),
        1
    );
}

#[test]
fn a_contract_or_a_month_that_is_not_there_is_named() {
    let msp = msp();
    let unknown = ["reports", "build", "--contract", "K-0077", "--month", "2016-04", "--out", "reports"];
    assert!(msp.refused(&unknown).contains("K-0077"));
    assert!(!msp.path("reports").exists(), "no folder for a report there is not");
}
