//! Duties: what the policy names is taken or left out, a day recorded with evidence, another waived, one taken back.

use fantoccini::key::Key;
use tests::window::{Window, in_a_window};

use super::{a_contract_in_force, ctrl_enter, enter, key, no_barrier, open_contract};

const TITLE: &str = "Compliance report";

#[test]
fn duties_are_taken_recorded_with_evidence_waived_and_taken_back_by_keys_alone() {
    in_a_window("keys_duties", a_contract_in_force, async |window| {
        window.part("home").await;
        open_contract(window).await;
        window.tab_and_enter("contract-duties-of").await;
        window.part("duty-proposals").await;
        no_barrier(window).await;
        proposals(window).await;
        a_duty(window).await;
        recorded(window).await;
        waived(window).await;
        everywhere(window).await;
    });
}

/// What is unticked is left out for good; the rest is taken.
async fn proposals(window: &Window) {
    let proposed = window.parts_named("duty-proposal-").await;
    let [left_out, taken @ ..] = &proposed[..] else { panic!("the policy names duties") };
    window.tab_to(left_out).await;
    window.press(" ").await;
    assert!(!window.is_ticked(left_out).await);
    window.tab_and_enter("duty-propose").await;
    window.gone("duty-proposals").await;
    let duties = window.machine().msp(&["duties", "get", "K-0001"]);
    let title = |id: &str| id.trim_start_matches("duty-proposal-").to_owned();
    assert!(!duties.contains(&title(left_out)), "{duties}");
    for id in taken {
        assert!(duties.contains(&title(id)), "{id}: {duties}");
    }
    assert_ne!(window.focused().await, "body", "the focus is not lost with the button");
}

async fn a_duty(window: &Window) {
    window.press("n").await;
    window.has_focus("duty-title").await;
    window.press(TITLE).await;
    window.tab_and_choose("duty-due", "again").await;
    window.tab_to("duty-on").await;
    window.press("03/31/2026").await;
    window.tab_and_choose("duty-unit", "quarters").await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.gone("duty-title").await;
    window.says("duties-of-contract", "31 Mar 2026").await;
}

async fn recorded(window: &Window) {
    let report = window.machine().home().join("report.pdf");
    std::fs::write(&report, b"a report").expect("the test's folder is writable");
    let day = format!("{TITLE}-2026-03-31");
    window.tab_and_enter(&format!("duty-record-{day}")).await;
    window.has_focus("duty-done-on").await;
    window.press("03/30/2026").await;
    window.tab_and_type("duty-said", "Sent by e-mail").await;
    window.tab_and_type("duty-file", &report.display().to_string()).await;
    no_barrier(window).await;
    ctrl_enter(window).await;
    window.says("duties-of-contract", "done 30 Mar 2026").await;
    window.says("duties-of-contract", "report.pdf").await;
    window.has_focus(&format!("duty-take-back-{day}")).await;
}

/// Esc closes the form and not the page, and the button that opened it has the focus again.
async fn waived(window: &Window) {
    let waive = format!("duty-waive-{TITLE}-2026-06-30");
    window.tab_and_enter(&waive).await;
    window.has_focus("duty-reason").await;
    key(window, Key::Escape).await;
    window.gone("duty-reason").await;
    window.has_focus(&waive).await;
    enter(window).await;
    window.has_focus("duty-reason").await;
    window.press("Agreed on the telephone").await;
    no_barrier(window).await;
    enter(window).await;
    window.says("toasts", "is waived").await;
    let back = format!("duty-take-back-{TITLE}-2026-06-30");
    window.has_focus(&back).await;
    enter(window).await;
    window.has_focus("duty-reason").await;
    window.press("It is due after all").await;
    enter(window).await;
    window.says("toasts", "is open again").await;
    window.part(&format!("duty-record-{TITLE}-2026-06-30")).await;
}

/// The list of all duties: the arrows move in it, and Enter opens.
async fn everywhere(window: &Window) {
    window.tab_and_enter("nav-contracts").await;
    window.tab_and_enter("contract-duties").await;
    window.says("duties", TITLE).await;
    no_barrier(window).await;
    window.tab_to("list-scroll").await;
    key(window, Key::End).await;
    enter(window).await;
    window.part("duties-of-contract").await;
}
