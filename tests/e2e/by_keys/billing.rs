//! Paid work from the permission to the payment: recorded, worked, posted, issued and paid, step by step with Ctrl+Enter.

use fantoccini::key::Key;
use serde_json::Value;
use tests::window::{Machine, Window, in_a_window};

use super::{ctrl_enter, enter, key, no_barrier};

const MAPLE: &str = "Maple & Pine Realty";

/// A provider in Toronto on Mexxus's terms with an address on its invoices, and a client whose Sophie Tran may approve fees.
fn a_client_of_paid_work(machine: &Machine) {
    let place = ["--country", "CA", "--zone", "America/Toronto", "--preset", "mexxus-standard"];
    machine.msp(&[&["init", "--company", "Kererū IT"], &place[..]].concat());
    let contact = "Sophie Tran <sophie@maple.example> approves_fees, billing";
    machine.msp(&["clients", "add", "--name", MAPLE, "--zone", "America/Toronto", "--contact", contact]);
    let contract = ["--client", MAPLE, "--policy", "mexxus-standard", "--starts", "2026-01-01"];
    machine.msp(&[&["contracts", "add"], &contract[..]].concat());
    machine.msp(&["contracts", "activate", "K-0001"]);
}

#[test]
fn paid_work_is_recorded_worked_posted_issued_and_paid_by_keys_alone() {
    in_a_window("keys_billing", a_client_of_paid_work, async |window| {
        window.part("home").await;
        the_letterhead(window).await;
        the_permission(window).await;
        the_time(window).await;
        the_review(window).await;
        the_invoice(window).await;
        the_payment(window).await;
        no_barrier(window).await;
    });
}

async fn the_letterhead(window: &Window) {
    window.tab_and_enter("nav-settings").await;
    window.tab_and_enter("settings-billing").await;
    window.tab_and_type("party-field-address", "12 King Street").await;
    window.tab_and_type("party-field-city", "Toronto").await;
    window.tab_and_type("party-field-tax-id", "123456789RT0001").await;
    ctrl_enter(window).await;
    window.says("toasts", "Saved how we bill").await;
}

/// Sophie said yes on the phone this morning. A day to come is refused at its field, and what was typed stays.
async fn the_permission(window: &Window) {
    window.tab_and_enter("nav-billing").await;
    window.part("billing").await;
    window.press("n").await;
    window.tab_and_type("billing-field-title", "Rebuild contact form after edit").await;
    window.tab_and_choose("billing-field-cause", "Customer error").await;
    window.tab_and_enter("billing-save-record").await;
    window.part("consent-record").await;
    window.tab_to("consent-field-granted-at").await;
    window.press("09/23/2027, 09:00").await;
    window.tab_and_choose("consent-field-channel", "Telephone").await;
    window.tab_and_type("consent-field-evidence", "Go ahead, at your usual rate.").await;
    ctrl_enter(window).await;
    window.says("consent-record", "recorded after it was given").await;
    no_barrier(window).await;
    window.tab_to("consent-field-granted-at").await;
    window.press("09/23/2026, 09:00").await;
    window.holds("consent-field-evidence", "Go ahead, at your usual rate.").await;
    ctrl_enter(window).await;
    window.says("billing-consent", "Sophie Tran").await;
}

/// An hour and a minute, entered by hand on the clocks of Toronto.
async fn the_time(window: &Window) {
    window.tab_and_enter("billing-steps").await;
    for _item in 0..9 {
        if window.focused().await == "billing-step-work" {
            break;
        }
        key(window, Key::Down).await;
    }
    window.has_focus("billing-step-work").await;
    enter(window).await;
    window.part("work-box").await;
    window.tab_and_type("work-cell-0-from", "13:00").await;
    window.tab_and_type("work-cell-0-to", "14:01").await;
    window.tab_and_type("work-cell-0-note", "rebuilt and tested").await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.says("billing-charge", "61 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00").await;
}

/// Finish, approve, post: the same two keys, once each.
async fn the_review(window: &Window) {
    for step in ["finish", "approve", "post"] {
        window.part(&format!("billing-step-{step}")).await;
        ctrl_enter(window).await;
    }
    window.part("billing-step-invoice").await;
    no_barrier(window).await;
}

async fn the_invoice(window: &Window) {
    window.tab_and_enter("billing-step-invoice").await;
    window.says("invoice-line-1", "61 min → 120 min").await;
    ctrl_enter(window).await;
    window.part("invoice-issue-box").await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.says("invoice", "INV-2026-0001").await;
    window.part("invoice-pdf").await;
}

/// A part of it first, the rest by leaving the amount empty.
async fn the_payment(window: &Window) {
    window.part("invoice-step-pay").await;
    ctrl_enter(window).await;
    window.tab_and_type("pay-amount", "100.00").await;
    window.tab_and_type("pay-reference", "Interac 4471").await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.gone("pay-box").await;
    window.says("invoice", "Partly paid").await;
    ctrl_enter(window).await;
    window.part("pay-box").await;
    ctrl_enter(window).await;
    window.gone("pay-box").await;
    window.says("invoice", "Paid").await;
    assert_eq!(state(window), "paid");
}

/// Where the invoice stands, as the command line reads it from the same database.
fn state(window: &Window) -> String {
    let invoice = window.machine().msp(&["billing", "invoice", "INV-2026-0001", "--json"]);
    let invoice: Value = serde_json::from_str(&invoice).expect("msp answers with JSON");
    invoice["row"]["state"].as_str().expect("a state").to_owned()
}
