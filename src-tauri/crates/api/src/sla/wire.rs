//! Wire structs of policies and calendars.

use crate::contracts::Schedule;
use crate::provider::HolidayDay;
use crate::wire::wire;

wire! {
    /// A policy in a list: its newest version.
    pub struct PolicyRow {
        /// Id of the version.
        pub version_id: String,
        /// Number of the version.
        pub number: i64,
        /// How many versions there are.
        pub versions: i64,
        /// `cyberitex-standard`.
        pub key: String,
        /// Name.
        pub name: String,
        /// Who publishes it.
        pub publisher: String,
        /// Key of the tier.
        pub tier: String,
        /// From when it is in force.
        pub effective_from: Option<String>,
        /// Contracts on any of its versions.
        pub contracts: i64,
    }
}

wire! {
    /// All policies.
    pub struct Policies {
        /// In order of their names.
        pub rows: Vec<PolicyRow>,
    }
}

wire! {
    /// A version of a policy as it is read.
    pub struct PolicyView {
        /// As in the list.
        pub row: PolicyRow,
        /// Targets in the published words, with the readings.
        pub schedule: Schedule,
        /// Its calendar.
        pub calendar: CalendarView,
        /// Id of the calendar it is linked to; empty for a file that was only looked at.
        pub calendar_id: String,
        /// Rows a ticket may have: key and name.
        pub priorities: Vec<crate::wire::Choice>,
        /// Categories, where told apart.
        pub categories: Vec<String>,
        /// Reasons that take a ticket out of attainment.
        pub exclusions: Vec<ExclusionView>,
        /// Whether it has a continuity service.
        pub has_continuity: bool,
        /// Where the words come from.
        pub source: String,
        /// Whether the zone must be chosen: the policy says "local time".
        pub zone_must_be_chosen: bool,
        /// Everything else it says: head and words.
        pub terms: Vec<TermView>,
        /// The policy file.
        pub text: String,
        /// What taking it in meant; nothing where it was only read.
        pub taken: Option<TakenAs>,
    }
}

wire! {
    /// What taking a policy in meant.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TakenAs {
        /// A policy that was not there.
        New,
        /// The next version of one that was; contracts stay on the version they are on.
        NextVersion,
        /// Nothing: this very text is a version already.
        SameAsBefore,
    }
}

wire! {
    /// A clause of a policy besides its targets.
    pub struct TermView {
        /// `Maintenance`.
        pub head: String,
        /// As published, line by line.
        pub words: Vec<String>,
    }
}

wire! {
    /// A reason that takes a ticket out of attainment.
    pub struct ExclusionView {
        /// Key.
        pub key: String,
        /// Name.
        pub name: String,
        /// Clause.
        pub clause: String,
        /// The policy's words.
        pub words: String,
    }
}

wire! {
    /// A calendar.
    pub struct CalendarView {
        /// In one line: `Mon–Fri 09:00–17:00 America/Denver, US holidays`.
        pub words: String,
        /// Zone.
        pub zone: String,
        /// Never closes.
        pub around_the_clock: bool,
        /// Monday first: the spans of each day, `09:00-17:00`.
        pub week: Vec<Vec<String>>,
        /// Holiday sets, with the years they know.
        pub holiday_sets: Vec<crate::provider::HolidaySetChoice>,
    }
}

wire! {
    /// Names a version of a policy.
    pub struct PolicyOf {
        /// Id of the version.
        pub version_id: String,
    }
}

wire! {
    /// A year of a calendar.
    pub struct CalendarYearOf {
        /// Id of the policy's version.
        pub version_id: String,
        /// The year.
        pub year: i32,
    }
}

wire! {
    /// A year of a calendar: its closed days, and where its clocks change.
    pub struct CalendarYear {
        /// The year.
        pub year: i32,
        /// Whether the holiday data knows the year.
        pub known: bool,
        /// Closed dates with their names.
        pub holidays: Vec<HolidayDay>,
        /// Changes of the clocks.
        pub clock_changes: Vec<crate::provider::ClockChange>,
    }
}

wire! {
    /// Reads a policy file: from its text, or from a path.
    pub struct PolicyImport {
        /// The text; empty to read from `path`.
        #[serde(default)]
        pub text: String,
        /// A file.
        #[serde(default)]
        pub path: String,
        /// Only check it.
        #[serde(default)]
        pub dry_run: bool,
    }
}

wire! {
    /// Takes a shipped policy into use.
    pub struct PresetUse {
        /// Key of the preset.
        pub preset: String,
        /// Zone, where it must be chosen; the preset's own when empty.
        #[serde(default)]
        pub zone: String,
        /// Key of a holiday set; the preset's own when empty.
        #[serde(default)]
        pub holiday_set: String,
    }
}
