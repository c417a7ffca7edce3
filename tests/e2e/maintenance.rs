//! Maintenance windows by keys and by the mouse: planned from a template, published, moved with its conflict in sight,
//! cancelled for one night, recorded with its overrun.

use fantoccini::key::Key;
use serde_json::Value;
use tests::window::{Machine, Window, in_a_window};

const CLIENT: &str = "Ōtautahi Works";

/// A client of CyberMark's standard policy, whose Saturday and Sunday nights are preferred; a window that overlaps the
/// one to come, and one that is over.
fn a_client_and_two_windows(machine: &Machine) {
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
        "--service",
        "Help desk, 42 people, NZD 17.00",
    ]);
    machine.msp(&["contracts", "activate", "K-0001"]);
    plan(machine, "Off-site copy test", "2026-09-27T05:00", "2026-09-27T07:00");
    plan(machine, "Mail gateway update", "2026-09-23T20:00", "2026-09-23T22:00");
}

fn plan(machine: &Machine, title: &str, starts: &str, ends: &str) {
    let zone = "Pacific/Auckland";
    machine.msp(&[
        "maintenance",
        "plan",
        "--title",
        title,
        "--starts",
        starts,
        "--ends",
        ends,
        "--zone",
        zone,
        "--client",
        CLIENT,
        "--publish",
    ]);
}

#[test]
fn a_window_is_planned_by_keys_published_moved_with_its_conflict_in_sight_cancelled_and_recorded() {
    in_a_window("maintenance", a_client_and_two_windows, async |window| {
        window.part("home").await;
        planned_by_keys(window).await;
        moved_by_the_mouse(window).await;
        moved_by_keys(window).await;
        cancelled_for_one_night(window).await;
        recorded(window).await;
        seen_as_month_and_list(window).await;
        moved_on_the_month(window).await;
    });
}

/// From the template of the policy's preferred nights, every Saturday, without a mouse, up to its publishing.
async fn planned_by_keys(window: &Window) {
    window.tab_and_enter("nav-maintenance").await;
    window.part("maintenance-week").await;
    no_barrier(window).await;
    window.press("n").await;
    window.has_focus("window-title").await;
    window.tab_and_choose("window-template", "Sat/Sun 22:00–04:00").await;
    window.tab_and_type("window-title", "Core switch firmware").await;
    window.tab_and_choose("window-rule", "weekly").await;
    window.says("window-preview", "clocks go forward at 02:00").await;
    window.says("window-preview", "5 h").await;
    window.says("window-preview", CLIENT).await;
    no_barrier(window).await;
    window.picture("planned").await;
    window.press(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter))).await;
    window.says("maintenance-panel", "Draft").await;
    window.tab_and_enter("maintenance-publish").await;
    window.says("maintenance-panel", "Published").await;
    window.says("maintenance-panel", "every calendar shows 5 h").await;
    no_barrier(window).await;
    window.picture("published").await;
}

/// An hour and a half later it overlaps the other one: said before anything is saved.
async fn moved_by_the_mouse(window: &Window) {
    let before = stored(window);
    assert_eq!(before["occurrence"]["starts"]["local"], "2026-09-26T22:00:00");
    let hour = hour_in_pixels(window).await;
    window.drag("maintenance-bar-MW-3", hour * 1.5).await;
    window.says("maintenance-move", "Overlaps MW-1 by 30 min").await;
    window.says("maintenance-move", "All clients").await;
    no_barrier(window).await;
    window.picture("conflict").await;
    assert_eq!(stored(window), before, "nothing is saved before it is chosen");
    window.click("maintenance-scope-one").await;
    window.gone("maintenance-move").await;
    window.says("maintenance-conflicts", "Overlaps MW-1 by 30 min").await;
    let after = stored(window);
    assert_eq!(after["occurrence"]["starts"]["local"], "2026-09-26T23:30:00");
    assert_eq!(after["upcoming"][1]["starts"]["local"], "2026-10-03T22:00:00", "only this one is moved");
    no_barrier(window).await;
}

/// Two quarters of an hour to the left and Enter twice; Esc puts back what was not chosen.
async fn moved_by_keys(window: &Window) {
    window.tab_to("maintenance-bar-MW-3").await;
    for _step in ["once", "again"] {
        key(window, Key::Left).await;
    }
    window.part("maintenance-move").await;
    key(window, Key::Escape).await;
    window.gone("maintenance-move").await;
    window.has_focus("maintenance-bar-MW-3").await;
    for _step in ["once", "again"] {
        key(window, Key::Left).await;
    }
    key(window, Key::Enter).await;
    window.has_focus("maintenance-scope-one").await;
    key(window, Key::Enter).await;
    window.gone("maintenance-move").await;
    assert_eq!(stored(window)["occurrence"]["starts"]["local"], "2026-09-26T23:00:00");
}

async fn cancelled_for_one_night(window: &Window) {
    window.tab_to("maintenance-bar-MW-3").await;
    key(window, Key::Delete).await;
    window.part("maintenance-cancel-box").await;
    no_barrier(window).await;
    window.has_focus("maintenance-cancel-one").await;
    key(window, Key::Enter).await;
    window.says("maintenance-panel", "Cancelled").await;
    let now = stored(window);
    assert_eq!(now["status"], "published", "the series goes on");
    window.picture("cancelled").await;
}

/// Wednesday's window: over, and nothing was recorded. Recorded with a quarter of an hour beyond its end.
async fn recorded(window: &Window) {
    window.click("maintenance-bar-MW-2").await;
    window.says("maintenance-panel", "Not recorded").await;
    window.click("maintenance-how-it-went").await;
    window.pick_time("maintenance-ended", "2026-09-23T22:15").await;
    window.choose("maintenance-outcome", "done").await;
    window.fill("maintenance-said", "One host needed a second restart.").await;
    no_barrier(window).await;
    window.click("maintenance-record").await;
    window.says("maintenance-actual", "15 min over").await;
    window.says("maintenance-actual", "downtime, and not maintenance").await;
    window.says("maintenance-week", "done").await;
    window.picture("recorded").await;
}

async fn seen_as_month_and_list(window: &Window) {
    for view in ["month", "list"] {
        window.click(&format!("maintenance-view-{view}")).await;
        window.says("maintenance", "Mail gateway update").await;
        no_barrier(window).await;
        window.picture(view).await;
    }
}

/// By the mouse to the next day and put back; by an arrow to the next day, for this one only.
async fn moved_on_the_month(window: &Window) {
    let event = "maintenance-event-MW-3-2026-10-03";
    window.click("maintenance-view-month").await;
    window.part("maintenance-month").await;
    window.click("maintenance-next").await;
    let before = window.width(event).await;
    window.drag(event, before).await;
    window.says("maintenance-move", "Sun 4 Oct 22:00").await;
    no_barrier(window).await;
    window.picture("month_moved").await;
    key(window, Key::Escape).await;
    window.gone("maintenance-move").await;
    window.has_focus(event).await;
    key(window, Key::Left).await;
    window.says("maintenance-move", "Fri 2 Oct 22:00").await;
    window.has_focus(event).await;
    for _step in ["to the menu", "this one"] {
        key(window, Key::Enter).await;
    }
    window.gone("maintenance-move").await;
    let moved = occurrence(window, "2026-10-03T22:00:00");
    assert_eq!(moved["occurrence"]["starts"]["local"], "2026-10-02T22:00:00");
    assert_eq!(moved["upcoming"][1]["starts"]["local"], "2026-10-10T22:00:00", "only this one is moved");
}

/// The window as the command line reads it from the same database.
fn stored(window: &Window) -> Value {
    occurrence(window, "2026-09-26T22:00:00")
}

fn occurrence(window: &Window, at: &str) -> Value {
    let answer = window.machine().msp(&["maintenance", "get", "MW-3", "--occurrence", at, "--json"]);
    serde_json::from_str(&answer).expect("msp answers with JSON")
}

/// How far an hour reaches in the week as it is drawn.
async fn hour_in_pixels(window: &Window) -> f64 {
    // 22:00 to 04:00 on the wall clock, though the night is an hour shorter.
    window.width("maintenance-bar-MW-3").await / 6.0
}

async fn key(window: &Window, key: Key) {
    window.press(&char::from(key).to_string()).await;
}

async fn no_barrier(window: &Window) {
    window.gone("loading").await;
    let barriers = window.barriers_in_both_schemes().await;
    assert!(barriers.is_empty(), "{barriers:#?}");
}
