//! Advanced support from the question to the accounts: asked by mail, worked by the timer, posted, issued, exported.

use std::process::Command;

use serde_json::Value;
use tests::mail_server::{MailServer, OPEN};
use tests::window::{Machine, Window, in_a_window};

const CLIENT: &str = "Maple & Pine Realty";
/// An hour and a minute after the window's clock, which stands still.
const LATER: &str = "2026-09-24T04:41:00Z";

/// A provider in Toronto on Mexxus's terms, a client whose Sophie Tran may approve fees, and a mail server.
fn a_client_to_ask(machine: &Machine, server: &MailServer) {
    let place = ["--country", "CA", "--zone", "America/Toronto", "--preset", "mexxus-standard"];
    machine.msp(&[&["init", "--company", "Kererū IT"], &place[..]].concat());
    let contact = "Sophie Tran <sophie@maple.example> approves_fees, billing";
    machine.msp(&["clients", "add", "--name", CLIENT, "--zone", "America/Toronto", "--contact", contact]);
    let contract = ["--client", CLIENT, "--policy", "mexxus-standard", "--starts", "2026-01-01"];
    machine.msp(&[&["contracts", "add"], &contract[..]].concat());
    machine.msp(&["contracts", "activate", "K-0001"]);
    let port = server.settings().port.to_string();
    let host = ["--host", "127.0.0.1", "--port", &port, "--security", "none"];
    machine.msp(&[&["mail", "set"], &host[..], &["--from", "support@kereru.example"]].concat());
}

#[test]
fn paid_work_is_asked_for_by_mail_worked_posted_issued_and_exported() {
    let server = MailServer::running(OPEN);
    in_a_window(
        "billing",
        |machine| a_client_to_ask(machine, &server),
        async |window| {
            window.part("home").await;
            letterhead(window).await;
            asked(window, &server).await;
            agreed(window).await;
            worked(window).await;
            billed(window).await;
            the_figures_are_the_same(window).await;
            exported(window).await;
        },
    );
}

/// Without an address nothing is issued; with what the accounts call things nothing is asked later.
async fn letterhead(window: &Window) {
    window.click("nav-settings").await;
    window.click("settings-billing").await;
    window.part("billing-profile").await;
    no_barrier(window).await;
    window.fill("party-field-address", "12 King Street").await;
    window.fill("party-field-city", "Toronto").await;
    window.fill("party-field-tax-id", "123456789RT0001").await;
    window.fill("profile-field-engagement-account", "200").await;
    window.click("profile-add-tax").await;
    window.fill("profile-tax-0-tax", "GST").await;
    window.fill("profile-tax-0-code", "GST on Sales").await;
    window.picture("profile").await;
    window.click("profile-save").await;
    window.says("toasts", "Saved how we bill").await;
}

/// The letter is looked at and sent; the window's own clockwork hands it to the server.
async fn asked(window: &Window, server: &MailServer) {
    window.click("nav-billing").await;
    window.says("billing", "No paid work yet").await;
    no_barrier(window).await;
    window.picture("empty").await;
    window.press("n").await;
    window.part("billing-form").await;
    window.fill("billing-field-title", "Rebuild contact form after edit").await;
    window.fill("billing-field-ticket", "T-4131").await;
    window.choose("billing-field-cause", "client_error").await;
    no_barrier(window).await;
    window.click("billing-save-ask").await;
    window.part("consent-ask").await;
    window.fill("consent-cap", "3").await;
    window.holds("consent-body", "At most 3 blocks").await;
    no_barrier(window).await;
    window.picture("letter").await;
    window.click("consent-send").await;
    window.until("the server has the question", async || server.mails().len() == 1).await;
    let mail = server.mails().pop().expect("the question");
    assert!(mail.contains("X-To: sophie@maple.example") && mail.contains("A-1"), "{mail}");
    window.says("billing-in-the-way", "Asked on 23 Sep, no answer yet").await;
}

/// She says yes: recorded with her words. A moment to come is refused, and what was typed stays.
async fn agreed(window: &Window) {
    window.click("billing-step-record").await;
    window.part("consent-record").await;
    window.fill("consent-field-evidence", "Yes, please go ahead.").await;
    window.fill("consent-field-cap-blocks", "0").await;
    window.click("consent-record-save").await;
    window.says("consent-record", "is no number of blocks").await;
    no_barrier(window).await;
    window.picture("refused").await;
    window.fill("consent-field-cap-blocks", "3").await;
    window.holds("consent-field-evidence", "Yes, please go ahead.").await;
    window.click("consent-record-save").await;
    window.says("billing-consent", "Sophie Tran").await;
}

/// The timer runs on while the program is somewhere else, and becomes work.
async fn worked(window: &Window) {
    window.click("billing-step-start-timer").await;
    window.says("toasts", "runs").await;
    window.reload().await;
    window.part("billing-clock").await;
    let stopped =
        window.machine().msp_at(LATER, &["billing", "timer", "stop", "--note", "rebuilt and tested"]);
    assert!(stopped.contains("A-1"), "{stopped}");
    window.click("nav-billing").await;
    window.reload().await;
    window.says("billing-card-A-1", "1:01:00").await;
    window.says("billing-column-in_work", "CAD 170.00").await;
    window.click("billing-card-A-1").await;
    window.says("billing-charge", "61 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00").await;
    window.says("billing-consent", "before the work").await;
    no_barrier(window).await;
    window.picture("worked").await;
    window.click("billing-step-finish").await;
    window.says("billing-column-to_review", "CAD 170.00").await;
    window.part("billing-step-approve").await;
    window.press(&format!("{}{}", '\u{e009}', '\u{e007}')).await;
    window.says("billing-column-to_bill", "CAD 170.00").await;
    window.picture("to_bill").await;
}

/// Posted from the board, issued from its page: the document stands beside its lines.
async fn billed(window: &Window) {
    window.click("billing-step-post").await;
    window.says("billing-column-billed", "CAD 170.00").await;
    window.click("billing-step-invoice").await;
    window.says("invoice-line-1", "61 min → 120 min").await;
    window.says("invoice-problems", "has no address for invoices").await;
    no_barrier(window).await;
    window.picture("draft").await;
    window.click("invoice-step-issue").await;
    window.click("invoice-issue").await;
    window.says("invoice", "INV-2026-0001").await;
    window.part("invoice-pdf").await;
    no_barrier(window).await;
    window.picture("issued").await;
}

/// What the PDF prints, the window shows and `msp` says as JSON are the same figures.
async fn the_figures_are_the_same(window: &Window) {
    let machine = window.machine();
    let folder = machine.home();
    machine.msp(&["billing", "pdf", "INV-2026-0001", "--out", &folder.display().to_string()]);
    let printed =
        Command::new("pdftotext").arg("-layout").arg(folder.join("INV-2026-0001.pdf")).arg("-").output();
    let printed = String::from_utf8(printed.expect("poppler reads PDF").stdout).expect("text");
    let invoice = machine.msp(&["billing", "invoice", "INV-2026-0001", "--json"]);
    let invoice: Value = serde_json::from_str(&invoice).expect("msp answers with JSON");
    let amount = |value: &Value| value.as_str().expect("an amount").trim_start_matches("CAD ").to_owned();
    for figure in [
        &invoice["row"]["net"],
        &invoice["row"]["gross"],
        &invoice["tax"],
        &invoice["lines"][0]["unit_price"],
    ] {
        assert!(printed.contains(&amount(figure)), "{figure} is not in\n{printed}");
    }
    assert_eq!(invoice["row"]["gross"], "CAD 178.50");
    window.says("invoice", "CAD 178.50").await;
    let explained = invoice["lines"][0]["explanation"][0].as_str().expect("a line");
    assert!(printed.contains(explained), "{explained} is not in\n{printed}");
}

async fn exported(window: &Window) {
    let folder = window.machine().home();
    window.click("nav-billing").await;
    window.click("billing-more").await;
    window.click("billing-to-exports").await;
    window.click("exports-new").await;
    window.choose("export-format", "xero").await;
    window.fill("export-path", &folder.display().to_string()).await;
    no_barrier(window).await;
    window.click("export").await;
    window.says("export-done", "xero-invoices.csv").await;
    no_barrier(window).await;
    window.picture("exported").await;
    let csv = std::fs::read_to_string(folder.join("xero-invoices.csv")).expect("the file was written");
    assert!(csv.starts_with("*ContactName,EmailAddress,"), "{csv}");
    assert!(csv.contains("INV-2026-0001") && csv.contains(",2,85.00,,200,GST on Sales,8.50,"), "{csv}");
}

async fn no_barrier(window: &Window) {
    window.gone("loading").await;
    let barriers = window.barriers_in_both_schemes().await;
    assert!(barriers.is_empty(), "{barriers:#?}");
}
