//! An account manager's day with a contract: entered with an order and an add-on, changed from a day on, suspended,
//! renewed; and two people at the same one.

use std::process::Command;

use fantoccini::key::Key;
use tests::window::{Window, in_a_new_window};

use crate::pages::settings::{Scheme, draw_in};
use crate::pages::{clients, contracts, first_start};

const CLIENT: &str = "Ōtautahi Works";

#[test]
fn a_contract_is_entered_by_the_keyboard_signed_changed_from_a_day_suspended_and_renewed() {
    in_a_new_window("contract", async |window| {
        begin(window).await;
        enter(window).await;
        window.says("contract-page", "SO-2291").await;
        window.says("contract-page", "within 4 business hours").await;
        window.picture("in_force").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
        change(window).await;
        stand_still(window).await;
        renew(window).await;
        draw_in(window, Scheme::Dark).await;
        window.click("nav-contracts").await;
        window.click("list-row").await;
        window.says("contract-page", "SO-2291").await;
        window.picture("dark").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
    });
}

#[test]
fn of_two_people_the_second_sees_both_versions_and_loses_nothing() {
    in_a_new_window("conflict", async |window| {
        begin(window).await;
        contracts::put_in_force(window, CLIENT, "cybermark-standard", "2026-01-01", "Pacific/Auckland").await;
        window.click("contract-change").await;
        window.pick_date("contract-from", "2026-12-01").await;
        window.fill("contract-why", "Faster answers").await;
        window.click("contract-next").await;
        window.click("contract-next").await;
        add_order(window, "2 hours", "2 business hours").await;
        // Meanwhile somebody else drafts the same change at another desk.
        let others =
            ["contracts", "change", "K-0001", "--from", "2026-12-15", "--reason", "Renewal for 2027"];
        msp(window, &others);
        window.click("contract-next").await;
        window.part("conflict").await;
        window.says("conflict", "Renewal for 2027").await;
        window.says("conflict", "Faster answers").await;
        window.picture("both").await;
        assert_eq!(window.barriers().await, Vec::<String>::new());
        window.click("conflict-from_on-mine").await;
        window.click("conflict-reason-theirs").await;
        window.click("conflict-save").await;
        window.part("contract-sign").await;
        window.says("contract-sign", "1 Dec 2026").await;
        window.picture("settled").await;
    });
}

/// A provider on CyberMark's standard policy, with the add-on's policy at hand, and one client.
async fn begin(window: &Window) {
    first_start::answer(window, "Kererū IT", "NZ", "cybermark-standard").await;
    clients::enter(window, CLIENT, "Pacific/Auckland").await;
    msp(window, &["sla", "use", "cybermark-24x7"]);
    window.reload().await;
}

async fn enter(window: &Window) {
    window.tab_and_enter("nav-contracts").await;
    window.tab_and_enter("contracts-new").await;
    let next = format!("{}{}", char::from(Key::Control), char::from(Key::Enter));
    window.tab_to(&format!("contract-client-{CLIENT}")).await;
    window.press(" ").await;
    window.press(&next).await;
    // Two policies: the arrow goes on from the first, which is the add-on's.
    window.tab_to("contract-policy-cybermark-24x7").await;
    window.press(&char::from(Key::Down).to_string()).await;
    window.press(&next).await;
    window.tab_and_enter("contract-fee-add").await;
    for (part, typed) in [("name", "Help desk"), ("count", "42"), ("unit", "people"), ("price", "17.00")] {
        window.tab_and_type(&format!("contract-fee-0-{part}"), typed).await;
    }
    window.press(&next).await;
    add_order(window, "soon", "2 business hours").await;
    window.tab_and_enter("contract-add-on").await;
    window.choose_saying("contract-add-on-0", "CyberMark 24/7").await;
    window.tab_to("contract-add-on-from-0").await;
    window.press("11/01/2026").await;
    window.press(&next).await;
    window.tab_to("contract-starts").await;
    window.press("01/01/2026").await;
    for (id, typed) in [("lasts", "12 months"), ("renews-by", "3 months"), ("notice", "30 days")] {
        window.tab_and_type(&format!("contract-{id}"), typed).await;
    }
    // "soon" is no amount of time: the page with the order opens again, the sentence stands at its field, and nothing
    // that was typed is lost.
    window.press(&next).await;
    window.part("contract-order-0-amount").await;
    window.picture("refused").await;
    window.holds("contract-order-0-words", "2 business hours").await;
    window.tab_and_type("contract-order-0-amount", "2 hours").await;
    window.press(&next).await;
    window.part("contract-lasts").await;
    window.holds("contract-lasts", "12 months").await;
    window.press(&next).await;
    window.part("contract-activate").await;
    window.picture("review").await;
    assert_eq!(window.barriers().await, Vec::<String>::new());
    window.tab_and_enter("contract-activate").await;
    window.part("contract-page").await;
}

/// A target of a signed order: Sev 1, first response.
async fn add_order(window: &Window, amount: &str, words: &str) {
    window.tab_and_enter("contract-add-order").await;
    for (part, typed) in [("amount", amount), ("words", words), ("order", "SO-2291")] {
        window.tab_and_type(&format!("contract-order-0-{part}"), typed).await;
    }
}

async fn change(window: &Window) {
    window.tab_and_enter("contract-change").await;
    window.pick_date("contract-from", "2027-01-01").await;
    window.fill("contract-why", "More people").await;
    window.click("contract-next").await;
    window.fill("contract-fee-0-count", "50").await;
    window.click("contract-next").await;
    window.click("contract-next").await;
    window.part("contract-sign").await;
    window.picture("change").await;
    assert_eq!(window.barriers().await, Vec::<String>::new());
    window.click("contract-sign").await;
    window.says("toasts", "is signed for").await;
    window.part("contract-version-2").await;
}

async fn stand_still(window: &Window) {
    window.fill("contract-reason", "Invoice 2026-118 is 60 days overdue").await;
    window.click("contract-suspend").await;
    window.says("contract-page", "Suspended").await;
    window.click("contract-activate").await;
    window.part("contract-suspend").await;
}

async fn renew(window: &Window) {
    window.click("contract-tab-end").await;
    window.part("contract-move").await;
    window.says("contract-page", "Invoice 2026-118 is 60 days overdue").await;
    window.click("contract-move").await;
    window.says("contract-page", "by hand").await;
    window.picture("renewed").await;
    assert_eq!(window.barriers().await, Vec::<String>::new());
}

/// Somebody else, at the same database.
fn msp(window: &Window, words: &[&str]) {
    let mut msp = Command::new(tests::window::program().with_file_name("msp"));
    let answer = msp.arg("--db").arg(window.machine().database()).args(words).output();
    let answer = answer.expect("msp is built beside the window");
    assert!(answer.status.success(), "{words:?}: {}", String::from_utf8_lossy(&answer.stderr));
}
