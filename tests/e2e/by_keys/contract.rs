//! A contract in force: changed from a day, compared, suspended, renewed, given notice of, and a document kept with it.

use fantoccini::key::Key;
use tests::window::{Window, in_a_window};

use super::{a_contract_in_force, ctrl_enter, enter, key, no_barrier, open_contract};

#[test]
fn a_contract_is_changed_from_a_day_its_versions_compared_and_its_deadlines_previewed_by_keys_alone() {
    in_a_window("keys_change", a_contract_in_force, async |window| {
        window.part("home").await;
        open_contract(window).await;
        change(window).await;
        compare(window).await;
        preview(window).await;
    });
}

async fn change(window: &Window) {
    window.press("e").await;
    window.part("contract-from").await;
    window.tab_to("contract-from").await;
    window.press("01/01/2027").await;
    window.tab_and_type("contract-why", "More people, faster answers").await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.tab_and_type("contract-fee-0-count", "50").await;
    window.tab_and_enter("contract-fee-add").await;
    window.has_focus("contract-fee-1-name").await;
    for (part, typed) in [("name", "Backups"), ("count", "3"), ("unit", "servers"), ("price", "20.00")] {
        window.tab_and_type(&format!("contract-fee-1-{part}"), typed).await;
    }
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.tab_and_enter("contract-add-order").await;
    window.has_focus("contract-order-0-priority").await;
    for (part, typed) in [("amount", "2 hours"), ("words", "2 business hours"), ("order", "SO-2291")] {
        window.tab_and_type(&format!("contract-order-0-{part}"), typed).await;
    }
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.part("contract-sign").await;
    window.says("contract-sign", "1 Jan 2027").await;
    no_barrier(window).await;
    window.tab_and_enter("contract-sign").await;
    window.says("toasts", "is signed for").await;
    window.part("contract-version-2").await;
}

/// On the line of versions one chooses which is compared with the last.
async fn compare(window: &Window) {
    window.machine().msp(&["contracts", "change", "K-0001", "--from", "2027-06-01", "--reason", "Later"]);
    window.machine().msp(&["contracts", "sign", "K-0001"]);
    window.reload().await;
    window.part("contract-version-3").await;
    window.tab_and_enter("contract-version-1").await;
    window.says("contract-page", "Comparing 1 and 3").await;
    window.says("contract-page", "2 business hours").await;
    no_barrier(window).await;
}

async fn preview(window: &Window) {
    window.tab_and_choose("preview-priority", "Sev3").await;
    window.says("contract-page", "Mon 28 Sep").await;
    window.tab_and_choose("preview-received", "at").await;
    window.tab_on_to("preview-moment", 1).await;
    window.press("10/02/2026").await;
    window.says("contract-page", "Tue 6 Oct").await;
    window.tab_on_to("preview-why-first_response", 6).await;
    enter(window).await;
    window.part("ledger").await;
    no_barrier(window).await;
}

#[test]
fn a_contract_is_suspended_renewed_given_notice_of_and_its_documents_kept_by_keys_alone() {
    in_a_window("keys_contract", a_contract_in_force, async |window| {
        window.part("home").await;
        open_contract(window).await;
        suspend(window).await;
        renew_and_give_notice(window).await;
        documents(window).await;
        schedule(window).await;
    });
}

/// The button that suspends is gone then; the one that puts in force again has the focus in its place.
async fn suspend(window: &Window) {
    window.tab_and_type("contract-reason", "Invoice 2026-118 is 60 days overdue").await;
    window.tab_and_enter("contract-suspend").await;
    window.says("contract-page", "Suspended").await;
    no_barrier(window).await;
    window.tab_on_to("contract-activate", 2).await;
    enter(window).await;
    window.part("contract-suspend").await;
}

async fn renew_and_give_notice(window: &Window) {
    window.tab_to("contract-tab-paper").await;
    key(window, Key::Right).await;
    window.has_focus("contract-tab-end").await;
    window.says("contract-page", "Invoice 2026-118 is 60 days overdue").await;
    window.tab_and_enter("contract-move").await;
    window.says("contract-page", "by hand").await;
    window.has_focus("contract-move").await;
    window.tab_to("contract-notice-on").await;
    window.press("09/20/2026").await;
    window.tab_and_choose("contract-notice-from", "us").await;
    window.tab_and_enter("contract-give-notice").await;
    window.says("contract-page", "Notice given").await;
    window.says("contract-page", "20 Sep 2026").await;
    no_barrier(window).await;
}

async fn documents(window: &Window) {
    let folder = window.machine().home();
    let (order, copy) = (folder.join("order.txt"), folder.join("copy.txt"));
    std::fs::write(&order, "We order the help desk.").expect("the test's folder is writable");
    window.tab_to("contract-tab-end").await;
    key(window, Key::Right).await;
    window.has_focus("contract-tab-documents").await;
    window.tab_and_type("document-path", &order.display().to_string()).await;
    enter(window).await;
    window.says("documents", "order.txt").await;
    no_barrier(window).await;
    window.tab_and_enter("document-save").await;
    window.has_focus("save-to-path").await;
    window.tab_and_type("save-to-path", &copy.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "Saved as").await;
    window.has_focus("document-save").await;
    assert_eq!(std::fs::read(order).expect("it was written"), std::fs::read(copy).expect("it was saved"));
    window.tab_and_enter("document-remove").await;
    window.says("documents", "Nothing is attached yet").await;
    assert_ne!(window.focused().await, "body", "the focus is not lost with the row");
}

/// What the client reads, saved as PDF.
async fn schedule(window: &Window) {
    let path = window.machine().home().join("schedule.pdf");
    window.tab_and_enter("contract-schedule").await;
    window.part("pdf-page").await;
    no_barrier(window).await;
    window.tab_and_enter("pdf-save").await;
    window.has_focus("schedule-save-path").await;
    window.tab_and_type("schedule-save-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "schedule.pdf").await;
    assert!(std::fs::read(path).expect("it was saved").starts_with(b"%PDF"));
}
