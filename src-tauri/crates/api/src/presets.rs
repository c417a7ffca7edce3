//! The shipped policies, read once.

use domain::contracts::schedule::{calendar_in_words, holidays_in_words};
use domain::sla::{Assumption, Policy};
use std::sync::OnceLock;

/// The preset of a key, as shipped.
pub fn policy(key: &str) -> Option<Policy> {
    all().iter().find(|policy| policy.key == key).cloned()
}

/// The keys of all presets.
pub fn keys() -> Vec<&'static str> {
    all().iter().map(|policy| policy.key.as_str()).collect()
}

/// All presets.
pub fn all() -> &'static [Policy] {
    static PRESETS: OnceLock<Vec<Policy>> = OnceLock::new();
    PRESETS.get_or_init(|| {
        let parse = |preset: &documents::policy_files::Preset| {
            documents::policy_files::parse(preset.text).expect("shipped policies are read by a test")
        };
        documents::policy_files::presets().iter().map(parse).collect()
    })
}

/// Words the readings of a shipped policy by the calendar that was chosen for it, where they say what its own calendar
/// does: a client who reads "no holidays are observed" beside a list of them can rely on neither.
pub fn read_by_calendar(policy: &mut Policy, shipped: &Policy) {
    let (holidays, calendar) = (documents::holidays::bundled(), policy.calendar.clone());
    let closed_otherwise = calendar.holiday_sets != shipped.calendar.holiday_sets;
    let chosen = |key: &str| match key {
        "regional-holidays" | "holidays" if closed_otherwise => {
            Some(format!("As chosen here: {}", holidays_in_words(&calendar, holidays)))
        }
        "business-hours" | "business-working-hours" if calendar != shipped.calendar => Some(format!(
            "The policy does not state them. As chosen here: {}",
            calendar_in_words(&calendar, holidays).join(" ")
        )),
        _ => None,
    };
    let say = |assumption: &mut Assumption| {
        if let Some(reading) = chosen(&assumption.key) {
            assumption.reading = reading;
        }
    };
    policy.assumptions.iter_mut().for_each(say);
    policy.targets.iter_mut().flat_map(|target| &mut target.assumptions).for_each(say);
}
