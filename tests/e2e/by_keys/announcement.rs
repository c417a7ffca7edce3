//! A change of a policy is announced: the letter written, saved as an e-mail, and the evidence of who was told kept.

use fantoccini::key::Key;
use serde_json::Value;
use tests::window::{Window, in_a_window};

use super::{CLIENT, a_contract_in_force, ctrl_enter, enter, key, no_barrier};

#[test]
fn a_new_version_is_announced_with_its_letter_its_e_mail_and_its_evidence_by_keys_alone() {
    in_a_window("keys_announcement", a_contract_in_force, async |window| {
        window.part("home").await;
        a_new_version(window).await;
        window.says("announce-page", "1 client on an older version").await;
        window.says("announce-page", "not told yet").await;
        no_barrier(window).await;
        the_letter(window).await;
        the_e_mail(window).await;
        the_evidence(window).await;
        window.picture("told").await;
        no_barrier(window).await;
        on_home_no_more(window).await;
    });
}

/// E begins the next version; published, it leads to those it touches.
async fn a_new_version(window: &Window) {
    window.tab_and_enter("nav-policies").await;
    window.part("policy-page").await;
    window.press("e").await;
    window.part("draft-page").await;
    window.tab_to("draft-tab-about").await;
    key(window, Key::Right).await;
    key(window, Key::Right).await;
    window.tab_and_type("draft-cell-first_response-Sev1", "within 3 business hours").await;
    enter(window).await;
    window.says("draft-kept", "everything typed is kept").await;
    ctrl_enter(window).await;
    window.part("announce-page").await;
}

async fn the_letter(window: &Window) {
    window.tab_to(&format!("announce-client-{CLIENT}")).await;
    window.holds("announce-body", "3 business hours").await;
    window.tab_and_type("announce-subject", "Faster answers from us").await;
    window.tab_to("announce-body").await;
    window.press(&format!("{}{}", char::from(Key::Control), char::from(Key::Home))).await;
    window.press("Kia ora Mere,\n\n").await;
    ctrl_enter(window).await;
    window.says("toasts", "Kept the letter").await;
    window.says("announce-page", "written for this client").await;
}

/// An e-mail has a sender: without one it is refused in words, at the place where it is asked for.
async fn the_e_mail(window: &Window) {
    let path = window.machine().home().join("letter.eml");
    window.tab_and_enter("announce-eml").await;
    window.has_focus("save-to-path").await;
    window.tab_and_type("save-to-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("failed", "Say which address letters come from").await;
    no_barrier(window).await;
    key(window, Key::Escape).await;
    window.has_focus("announce-eml").await;
    window.tab_to("announce-sender").await;
    enter(window).await;
    window.tab_and_type("announce-from", "support@kereru.example").await;
    window.tab_and_enter("announce-template").await;
    window.says("toasts", "Kept the template").await;
    window.tab_and_enter("announce-eml").await;
    window.tab_and_type("save-to-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "Open it in your mail program").await;
    let mail = std::fs::read_to_string(path).expect("the e-mail was written");
    for part in ["Subject: Faster answers from us", "mere@otautahi.example", "support@kereru.example"] {
        assert!(mail.contains(part), "{part} is not in the e-mail:\n{mail}");
    }
}

async fn the_evidence(window: &Window) {
    window.tab_and_choose("announce-channel", "by letter").await;
    window.tab_and_type("announce-to", "Mere Tamati").await;
    window.tab_and_type("announce-told", "2026-09-23 10:00").await;
    window.tab_and_type("announce-note", "Posted in Ōtautahi").await;
    window.tab_and_enter("announce-record").await;
    window.says("announce-page", "SHA-256").await;
    window.says("announce-page", "Posted in Ōtautahi").await;
    let told = window.machine().msp(&["sla", "announce", "cybermark-standard", "--json"]);
    let told: Value = serde_json::from_str(&told).expect("msp answers with JSON");
    let evidence = &told["clients"][0]["evidence"][0];
    assert_eq!(evidence["recipients"], "Mere Tamati");
    assert_eq!(evidence["told"]["utc"], "2026-09-22T22:00:00Z");
}

async fn on_home_no_more(window: &Window) {
    window.tab_and_enter("nav-home").await;
    window.part("home").await;
    window.gone("loading").await;
    assert_eq!(window.count("home-announce").await, 0, "everybody was told");
}
