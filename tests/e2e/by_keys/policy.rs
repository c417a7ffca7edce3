//! A policy begun from a published one and one begun empty, to where they are published.

use fantoccini::key::Key;
use tests::window::{Window, in_a_window};

use super::{a_provider, ctrl_enter, enter, key, no_barrier};

#[test]
fn a_policy_is_begun_from_a_published_one_changed_in_a_cell_and_a_credit_band_and_published_by_keys_alone() {
    in_a_window("keys_policy", a_provider, async |window| {
        window.part("home").await;
        window.tab_and_enter("nav-policies").await;
        window.tab_and_enter("policy-new").await;
        window.tab_to("draft-begin-preset-cybermark-standard").await;
        no_barrier(window).await;
        enter(window).await;
        window.part("draft-page").await;
        window.tab_and_type("draft-field-name", "Kererū Standard").await;
        window.tab_and_type("draft-field-key", "kereru-standard").await;
        a_cell(window).await;
        the_panel(window).await;
        credit_bands(window).await;
        window.says("draft-problems", "Nothing keeps it from being published").await;
        ctrl_enter(window).await;
        window.says("policy-page", "Kererū Standard").await;
        let file = window.machine().msp(&["sla", "export", "kereru-standard"]);
        for line in ["words = \"within 3 business hours\"", "strength = \"commitment\"", "credit = \"25%\""] {
            assert!(file.contains(line), "{line} is not in the file:\n{file}");
        }
    });
}

/// The tabs are one stop; arrows go from tab to tab. A cell is typed in, and Enter goes down.
async fn a_cell(window: &Window) {
    window.tab_to("draft-tab-about").await;
    for tab in ["priorities", "targets"] {
        key(window, Key::Right).await;
        window.has_focus(&format!("draft-tab-{tab}")).await;
    }
    window.tab_and_type("draft-cell-first_response-Sev1", "within 3 business hours").await;
    enter(window).await;
    window.has_focus("draft-cell-first_response-Sev2").await;
    window
        .until("what the words come to stands below them", async || {
            window.text("draft-page").await.contains("3 hours (business hours)")
        })
        .await;
    no_barrier(window).await;
}

/// What the words do not say: the panel takes the focus, and Esc gives it back and leaves the page where it is.
async fn the_panel(window: &Window) {
    window.tab_to("draft-more-first_response-Sev1").await;
    enter(window).await;
    window.part("draft-panel").await;
    window.has_focus("draft-field-targets[0].words").await;
    window.tab_and_choose("draft-field-targets[0].strength", "commitment").await;
    no_barrier(window).await;
    key(window, Key::Escape).await;
    window.gone("draft-panel").await;
    window.has_focus("draft-more-first_response-Sev1").await;
}

/// A band of a worse uptime is added; the gap to the one above is named until it is closed.
async fn credit_bands(window: &Window) {
    window.tab_to("draft-tab-targets").await;
    for tab in ["calendar", "terms"] {
        key(window, Key::Right).await;
        window.has_focus(&format!("draft-tab-{tab}")).await;
    }
    let band = |at: usize, part: &str| format!("draft-field-terms.credit_bands[{at}].{part}");
    window.tab_and_type(&band(3, "at_least"), "95%").await;
    window.tab_and_enter("draft-add-terms.credit_bands").await;
    window.has_focus(&band(4, "at_least")).await;
    window.tab_on_to(&band(4, "below"), 1).await;
    window.press("94%").await;
    window.tab_on_to(&band(4, "credit"), 1).await;
    window.press("25%").await;
    window.says("draft-problems", "keeps it from being published").await;
    window.picture("gap").await;
    no_barrier(window).await;
    window.tab_and_type(&band(4, "below"), "95%").await;
    window.says("draft-kept", "everything typed is kept").await;
}

#[test]
fn a_policy_of_ones_own_is_written_from_empty_and_published_by_keys_alone() {
    in_a_window("keys_empty_policy", a_provider, async |window| {
        window.part("home").await;
        window.tab_and_enter("nav-policies").await;
        window.part("policy-page").await;
        window.press("n").await;
        window.tab_and_enter("draft-begin-empty").await;
        window.part("draft-page").await;
        about(window).await;
        a_priority(window).await;
        hours(window).await;
        window.says("draft-problems", "Nothing keeps it from being published").await;
        ctrl_enter(window).await;
        window.says("policy-page", "Kererū Small").await;
        no_barrier(window).await;
        let file = window.machine().msp(&["sla", "export", "kereru-small"]);
        assert!(file.contains("mon = [\"08:00-12:00\"]"), "{file}");
        export(window).await;
        next_version_and_put_away(window).await;
    });
}

async fn about(window: &Window) {
    for (field, typed) in [
        ("name", "Kererū Small"),
        ("key", "kereru-small"),
        ("provider", "Kererū IT"),
        ("source", "Our web page, §2"),
    ] {
        window.tab_and_type(&format!("draft-field-{field}"), typed).await;
    }
    window.tab_and_choose("draft-field-tier", "gold").await;
}

async fn a_priority(window: &Window) {
    window.tab_to("draft-tab-about").await;
    key(window, Key::Right).await;
    window.has_focus("draft-tab-priorities").await;
    no_barrier(window).await;
    window.tab_and_enter("draft-add-priorities").await;
    window.has_focus("draft-field-priorities[0].key").await;
    window.press("High").await;
    window.tab_on_to("draft-field-priorities[0].name", 1).await;
    window.press("High").await;
    // A second one, taken out again: its neighbour has the focus then, and not the top of the window.
    window.tab_and_enter("draft-add-priorities").await;
    window.has_focus("draft-field-priorities[1].key").await;
    window.press("Low").await;
    window.tab_and_enter("draft-out-priorities[1]").await;
    window.gone("draft-field-priorities[1].key").await;
    window.has_focus("draft-out-priorities[0]").await;
    window.tab_to("draft-tab-priorities").await;
    key(window, Key::Right).await;
    window.tab_and_type("draft-cell-first_response-High", "4 business hours").await;
    enter(window).await;
    window.part("draft-more-first_response-High").await;
}

async fn hours(window: &Window) {
    window.tab_to("draft-tab-targets").await;
    key(window, Key::Right).await;
    window.has_focus("draft-tab-calendar").await;
    no_barrier(window).await;
    window.tab_and_type("draft-field-calendar.zone", "Pacific/Auckland").await;
    window.tab_and_type("draft-field-calendar.hours.mon", "08:00-12:00").await;
    window.tab_to("draft-field-holidays.NZ").await;
    window.press(" ").await;
    assert!(window.is_ticked("draft-field-holidays.NZ").await);
}

async fn export(window: &Window) {
    let path = window.machine().home().join("small.toml");
    window.tab_and_enter("policy-export").await;
    window.has_focus("save-to-path").await;
    no_barrier(window).await;
    window.tab_and_type("save-to-path", &path.display().to_string()).await;
    enter(window).await;
    window.says("toasts", "Wrote").await;
    window.has_focus("policy-export").await;
    let written = std::fs::read_to_string(path).expect("the file was written");
    assert_eq!(written, window.machine().msp(&["sla", "export", "kereru-small"]));
}

/// E begins the next version; a draft that is not wanted is put away.
async fn next_version_and_put_away(window: &Window) {
    window.press("e").await;
    window.part("draft-page").await;
    window.tab_and_enter("draft-discard").await;
    window.says("toasts", "Discarded the draft").await;
    window.part("policy-page").await;
}
