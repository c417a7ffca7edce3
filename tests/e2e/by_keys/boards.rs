//! What lies beside a contract: another policy tried on the past, two policies compared, and what runs out.

use fantoccini::key::Key;
use tests::window::{Machine, Window, in_a_new_window, in_a_window};

use super::{a_contract_in_force, enter, key, no_barrier, open_contract};

#[test]
fn another_policy_is_tried_on_past_months_by_keys_alone() {
    in_a_new_window("keys_what_if", async |window| {
        window.tab_and_enter("firststart-sample").await;
        window.part("home").await;
        open_contract(window).await;
        window.tab_and_enter("what-if-open").await;
        window.part("what-if").await;
        window.until("policies are offered", async || window.offers("what-if-policy").await.len() > 1).await;
        let (_, name) = window.offers("what-if-policy").await.pop().expect("policies are offered");
        window.tab_and_choose("what-if-policy", &name).await;
        window.part("what-if-changed").await;
        no_barrier(window).await;
        let before = window.text("what-if").await;
        window.tab_to("what-if-from").await;
        window.press("08/01/2026").await;
        window
            .until("another span says something else", async || window.text("what-if").await != before)
            .await;
        window.says("what-if", "1 Aug 2026").await;
        key(window, Key::Escape).await;
        window.part("contract-page").await;
    });
}

#[test]
fn two_policies_are_compared_by_keys_alone() {
    let two = |machine: &Machine| {
        a_contract_in_force(machine);
        machine.msp(&["sla", "use", "cybermark-24x7"]);
    };
    in_a_window("keys_compare", two, async |window| {
        window.part("home").await;
        window.tab_and_enter("nav-policies").await;
        window.part("policy-page").await;
        window.tab_and_enter("policy-compare").await;
        window.part("compare-page").await;
        window.tab_and_choose("compare-left", "CyberMark Standard").await;
        window.tab_and_choose("compare-right", "CyberMark 24/7").await;
        window.says("compare-page", "things differ").await;
        no_barrier(window).await;
        window.tab_to("compare-all").await;
        window.press(" ").await;
        window.says("compare-page", "the same").await;
    });
}

#[test]
fn what_runs_out_is_renewed_from_the_board_and_saved_by_keys_alone() {
    in_a_window("keys_renewals", runs_out_soon, async |window| {
        window.part("home").await;
        window.tab_and_enter("nav-contracts").await;
        window.tab_and_enter("renewals-open").await;
        window.part("renewal-K-0002").await;
        no_barrier(window).await;
        save(window).await;
        window.tab_and_enter("contract-renew").await;
        window.tab_on_to("contract-renews-by", 1).await;
        window.press("12 months").await;
        window.tab_and_type("contract-reason", "Agreed on the telephone").await;
        no_barrier(window).await;
        window.tab_and_enter("contract-move").await;
        window.says("toasts", "is renewed").await;
        window.gone("renewal-K-0002").await;
        assert_ne!(window.focused().await, "body", "the focus is not lost with the row");
        let term = window.machine().msp(&["contracts", "term", "K-0002"]);
        assert!(term.contains("2027-10-31"), "{term}");
    });
}

fn runs_out_soon(machine: &Machine) {
    a_contract_in_force(machine);
    let (client, policy) = ("Ōtautahi Works", "cybermark-standard");
    machine.msp(&[
        "contracts",
        "add",
        "--client",
        client,
        "--policy",
        policy,
        "--starts",
        "2025-11-01",
        "--lasts",
        "12 months",
    ]);
    machine.msp(&["contracts", "activate", "K-0002"]);
}

async fn save(window: &Window) {
    let path = window.machine().home().join("renewals.csv");
    window.tab_and_enter("renewals-save").await;
    window.has_focus("save-to-path").await;
    window.tab_and_type("save-to-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "renewals.csv").await;
    assert!(std::fs::read_to_string(path).expect("it was saved").contains("K-0002"));
}
