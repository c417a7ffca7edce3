//! A bundled policy with its clocks laid out, and times as a person writes them.

use chrono::NaiveDateTime;
use domain::calendar::OpenHours;
use domain::sla::{DeadlineRules, Policy};
use domain::tickets::Surroundings;
use domain::time::{Instant, Seconds};
use domain::zones::{Zone, ZoneId, Zones};
use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

/// A policy with the hours it counts in.
pub struct Desk {
    /// The policy.
    pub policy: Policy,
    /// Its calendar.
    pub calendar: OpenHours,
    /// 24 × 7.
    pub always: OpenHours,
}

/// The zone rules all tests share.
pub fn zones() -> &'static Zones {
    static ZONES: OnceLock<Zones> = OnceLock::new();
    ZONES.get_or_init(Zones::bundled)
}

/// The rules of a zone.
pub fn zone(name: &str) -> Zone {
    zones().get(ZoneId::parse(name).unwrap_or_else(|why| panic!("{why}")))
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.policy.key)
    }
}

impl Desk {
    /// The bundled policy of a key, as it comes; laid out once.
    pub fn of(key: &str) -> &'static Self {
        static DESKS: OnceLock<Mutex<HashMap<String, &'static Desk>>> = OnceLock::new();
        let mut desks = DESKS.get_or_init(Mutex::default).lock().expect("a test that panics holds no table");
        desks.entry(key.to_owned()).or_insert_with(|| Box::leak(Box::new(Self::with(key, |_| {}))))
    }

    /// The bundled policy of a key with a setting changed.
    pub fn with(key: &str, change: impl FnOnce(&mut Policy)) -> Self {
        let preset = documents::policy_files::preset(key).unwrap_or_else(|| panic!("no preset {key}"));
        let mut policy = preset.policy.clone();
        change(&mut policy);
        let calendar = OpenHours::lay_out(&policy.calendar, documents::holidays::bundled(), zones())
            .unwrap_or_else(|why| panic!("{key}: {why}"));
        let always = OpenHours::always(calendar.zone().clone());
        Self { policy, calendar, always }
    }

    /// Both clocks.
    pub fn rules(&self) -> DeadlineRules<'_> {
        DeadlineRules { calendar: &self.calendar, always: &self.always }
    }

    /// What a ledger is written with.
    pub fn around(&self) -> Surroundings<'_> {
        Surroundings {
            rules: self.rules(),
            calendar: &self.policy.calendar,
            holidays: documents::holidays::bundled(),
        }
    }

    /// The zone of the calendar.
    pub fn zone(&self) -> &Zone {
        self.calendar.zone()
    }
}

/// Reads `Fri 2026-11-20 15:30`, with seconds if need be, on the wall of `zone`; or an RFC 3339
/// moment. A wrong weekday is a slip of the pen, and refused.
pub fn moment(zone: &Zone, text: &str) -> Instant {
    if let Some(at) = Instant::parse_rfc3339(text) {
        return at;
    }
    let (weekday, rest) = text.split_at_checked(4).unwrap_or_else(|| panic!("{text:?} is no time"));
    let seconds = if rest.matches(':').count() == 1 { ":00" } else { "" };
    let wall = NaiveDateTime::parse_from_str(&format!("{rest}{seconds}"), "%Y-%m-%d %H:%M:%S")
        .unwrap_or_else(|why| panic!("{text:?}: {why}"));
    assert_eq!(wall.format("%a ").to_string(), weekday, "{text}");
    zone.resolve(wall)
}

/// `Fri 2026-11-20 15:30`, with seconds where they are not zero.
pub fn shown(zone: &Zone, at: Instant) -> String {
    let wall = zone.wall(at);
    let minute = at.unix() % 60 == 0;
    wall.format(if minute { "%a %Y-%m-%d %H:%M" } else { "%a %Y-%m-%d %H:%M:%S" }).to_string()
}

/// `3:20`, `0:00:01`, `-1:00`.
pub fn length(of: Seconds) -> String {
    let (sign, seconds) = (if of.0 < 0 { "-" } else { "" }, of.0.abs());
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{rest:02}")
    }
}

/// The rows of a tab-separated file of test data, without its comments and its head.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|line| line.split('\t').collect())
}
