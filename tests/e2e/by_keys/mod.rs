//! The account manager's tasks without a mouse: every story below moves by keys alone, from the first to the last.
//!
//! Where one lands is told as well: what is added or opened has the focus, and what is closed gives it back.

mod announcement;
mod billing;
mod boards;
mod clients;
mod contract;
mod duties;
mod policy;

use fantoccini::key::Key;
use tests::window::{Machine, Window};

const CLIENT: &str = "Ōtautahi Works";

/// A provider on CyberMark's standard policy, with one client and its contract in force since the year began.
fn a_contract_in_force(machine: &Machine) {
    a_provider(machine);
    let contact = "Mere Tamati <mere@otautahi.example> technical, backup";
    machine.msp(&["clients", "add", "--name", CLIENT, "--zone", "Pacific/Auckland", "--contact", contact]);
    machine.msp(&[
        "contracts",
        "add",
        "--client",
        CLIENT,
        "--policy",
        "cybermark-standard",
        "--starts",
        "2026-01-01",
        "--lasts",
        "12 months",
        "--renews-by",
        "3 months",
        "--notice",
        "30 days",
        "--service",
        "Help desk, 42 people, NZD 17.00",
    ]);
    machine.msp(&["contracts", "activate", "K-0001"]);
}

fn a_provider(machine: &Machine) {
    machine.msp(&[
        "init",
        "--company",
        "Kererū IT",
        "--country",
        "NZ",
        "--zone",
        "Pacific/Auckland",
        "--preset",
        "cybermark-standard",
    ]);
}

/// The contract's page, by its row in the list.
async fn open_contract(window: &Window) {
    window.tab_and_enter("nav-contracts").await;
    window.part("list-row").await;
    window.tab_to("list-scroll").await;
    enter(window).await;
    window.part("contract-page").await;
}

async fn enter(window: &Window) {
    key(window, Key::Enter).await;
}

async fn key(window: &Window, key: Key) {
    window.press(&char::from(key).to_string()).await;
}

/// Saves, publishes, goes on: what the page is for.
async fn ctrl_enter(window: &Window) {
    window.press(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter))).await;
}

async fn no_barrier(window: &Window) {
    window.gone("loading").await;
    assert_eq!(window.barriers_in_both_schemes().await, Vec::<String>::new());
}
