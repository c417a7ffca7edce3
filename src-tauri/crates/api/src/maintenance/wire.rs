//! Wire structs of maintenance windows.

use super::notice::NoticeMark;
use crate::failure::FieldProblem;
use crate::wire::{Moment, wire};

wire! {
    /// What is typed about a window.
    #[derive(Default)]
    pub struct MaintenanceForm {
        /// What is done.
        #[serde(default)]
        pub title: String,
        /// `standard` or `emergency`.
        #[serde(default)]
        pub kind: String,
        /// Of an emergency: `security_patch` or `reliability`.
        #[serde(default)]
        pub category: String,
        /// Of an emergency: why it cannot wait.
        #[serde(default)]
        pub reason: String,
        /// Of an emergency: who asked for it.
        #[serde(default)]
        pub requester: String,
        /// Of an emergency: who approved it.
        #[serde(default)]
        pub approver: String,
        /// `none`, `degraded` or `outage`.
        #[serde(default)]
        pub impact: String,
        /// The impact in words, as clients read them.
        #[serde(default)]
        pub words: String,
        /// IANA name of the zone on whose clocks the times are read.
        #[serde(default)]
        pub zone: String,
        /// `2026-09-26T22:00`, on the zone's wall clock.
        #[serde(default)]
        pub starts: String,
        /// `2026-09-27T04:00`.
        #[serde(default)]
        pub ends: String,
        /// RRULE value (RFC 5545), such as `FREQ=MONTHLY;BYDAY=4SA`; empty for a window that does not come back.
        #[serde(default)]
        pub rule: String,
        /// `all`, `clients` or `policies`.
        #[serde(default)]
        pub whom: String,
        /// Clients: ids or names.
        #[serde(default)]
        pub clients: Vec<String>,
        /// Policies: ids or keys.
        #[serde(default)]
        pub policies: Vec<String>,
        /// Names of the services; none for everything the clients use.
        #[serde(default)]
        pub services: Vec<String>,
    }
}

wire! {
    /// A week of nights, noon to noon.
    #[derive(Default)]
    pub struct WeekOf {
        /// Any day of the week; this week when empty.
        #[serde(default)]
        pub day: String,
        /// On whose clocks; the provider's when empty.
        #[serde(default)]
        pub zone: String,
        /// A client's id or name; all when empty.
        #[serde(default)]
        pub client: String,
    }
}

wire! {
    /// A week of nights.
    pub struct MaintenanceWeek {
        /// Its Monday.
        pub monday: String,
        /// Its Sunday.
        pub sunday: String,
        /// On whose clocks.
        pub zone: String,
        /// Today there.
        pub today: String,
        /// The seven nights, from Monday noon on.
        pub nights: Vec<Night>,
        /// What takes place, one bar a night it touches.
        pub bars: Vec<NightBar>,
        /// Preferred windows drawn, in words: `Sat/Sun 22:00–04:00`.
        pub preferred: Vec<String>,
        /// Whether hours in which clients are closed are shaded.
        pub shaded: bool,
    }
}

wire! {
    /// One night: from noon of `date` to noon of the day after, on the wall clock.
    pub struct Night {
        /// The day it begins on.
        pub date: String,
        /// The day it ends on.
        pub next_date: String,
        /// Its real length in minutes: 1380 or 1500 where the clocks change.
        pub minutes: i64,
        /// Now, in minutes of wall clock since noon, where it is this night.
        pub now: Option<i64>,
        /// Where every client shown is closed.
        pub closed: Vec<MinuteSpan>,
        /// Where maintenance is preferred.
        pub preferred: Vec<MinuteSpan>,
        /// The hour the clocks skip.
        pub skipped: Option<MinuteSpan>,
        /// The hour the clocks show twice.
        pub repeated: Option<MinuteSpan>,
    }
}

wire! {
    /// A stretch of a night in minutes of wall clock since noon, 0 to 1440.
    #[derive(Copy, PartialEq, Eq)]
    pub struct MinuteSpan {
        /// From.
        pub from: i64,
        /// To.
        pub to: i64,
    }
}

wire! {
    /// An occurrence, or what of it lies in one night.
    pub struct NightBar {
        /// Which night, 0 to 6.
        pub night: i64,
        /// Where in it.
        pub span: MinuteSpan,
        /// It began before this night.
        pub from_before: bool,
        /// It goes on after this night.
        pub goes_on: bool,
        /// What takes place.
        pub occurrence: OccurrenceRow,
    }
}

wire! {
    /// One occurrence of a window.
    pub struct OccurrenceRow {
        /// Id of the window.
        pub window: String,
        /// Version of the window's row, for changes.
        pub version: i64,
        /// `MW-208`.
        pub number: String,
        /// Names the occurrence: the start its rule gives, `2026-09-26T22:00:00`.
        pub recurrence_id: String,
        /// What is done.
        pub title: String,
        /// `standard` or `emergency`.
        pub kind: String,
        /// `none`, `degraded` or `outage`.
        pub impact: String,
        /// `draft`, `published`, `in_progress`, `done`, `not_recorded` (over, and nothing was recorded), `cancelled`.
        pub state: String,
        /// Whether it takes place at another time than its rule gives.
        pub moved: bool,
        /// Whether its window comes back.
        pub series: bool,
        /// When it starts, on its own clocks.
        pub starts: Moment,
        /// When it ends.
        pub ends: Moment,
        /// The same on the clocks that were asked for.
        pub starts_there: Moment,
        /// The same on the clocks that were asked for.
        pub ends_there: Moment,
        /// How long it really lasts, in seconds.
        pub lasts: i64,
        /// Where the clocks change in it, in words: `clocks go forward at 02:00`; otherwise empty.
        pub clock_change: String,
        /// Names of the clients affected; none when it is everybody.
        pub clients: Vec<String>,
        /// Everybody is affected.
        pub everybody: bool,
        /// Services affected; none for all of them.
        pub services: Vec<String>,
        /// How many things stand against it.
        pub conflicts: i64,
        /// How it went.
        pub actual: Option<ActualView>,
        /// How the notice of it stands.
        pub notice: NoticeMark,
        /// Who approved it; of an emergency.
        pub approver: String,
    }
}

wire! {
    /// How an occurrence really went.
    pub struct ActualView {
        /// When it started.
        pub started: Moment,
        /// When it ended; nothing while it is in progress.
        pub ended: Option<Moment>,
        /// `done`, `partly_done`, `rolled_back`, `not_done`; empty while it is in progress.
        pub outcome: String,
        /// In words.
        pub words: String,
        /// Seconds beyond its planned end: downtime, and not maintenance.
        pub overrun: i64,
        /// When this was recorded.
        pub recorded: Moment,
    }
}

wire! {
    /// Occurrences of a span of days.
    #[derive(Default)]
    pub struct MaintenanceList {
        /// First day; today when empty.
        #[serde(default)]
        pub from: String,
        /// Last day; 90 days on when empty.
        #[serde(default)]
        pub to: String,
        /// On whose clocks; the provider's when empty.
        #[serde(default)]
        pub zone: String,
        /// A client's id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// A state of [`OccurrenceRow`]; all when empty.
        #[serde(default)]
        pub state: String,
        /// `standard` or `emergency`; both when empty.
        #[serde(default)]
        pub kind: String,
        /// A part of the title, a service, or the number.
        #[serde(default)]
        pub search: String,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Occurrences, by their start.
    pub struct MaintenancePage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<OccurrenceRow>,
        /// First day shown.
        pub from: String,
        /// Last day shown.
        pub to: String,
        /// Today, on the clocks that were asked for.
        pub today: String,
    }
}

wire! {
    /// Names an occurrence of a window.
    pub struct WindowOf {
        /// Id or number of the window.
        pub id: String,
        /// Which occurrence; the next one, or the last, when empty.
        #[serde(default)]
        pub recurrence_id: String,
    }
}

wire! {
    /// A window.
    pub struct WindowView {
        /// Id.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// `MW-208`.
        pub number: String,
        /// `draft`, `published`, `cancelled`.
        pub status: String,
        /// When it was published.
        pub published: Option<Moment>,
        /// As it was typed.
        pub form: MaintenanceForm,
        /// When, in words: `Fourth Saturday of each month, 22:00–04:00`.
        pub when: String,
        /// The occurrence that was asked for.
        pub occurrence: OccurrenceRow,
        /// It and the next ones, a dozen at most.
        pub upcoming: Vec<OccurrenceRow>,
        /// The last ones, half a dozen at most, the latest first.
        pub past: Vec<OccurrenceRow>,
        /// Who is affected by the occurrence, and when that is for them.
        pub affected: Vec<AffectedClient>,
        /// What stands against the occurrence.
        pub conflicts: Vec<ConflictView>,
        /// What was recorded about the occurrence, the last first.
        pub actuals: Vec<ActualView>,
        /// The series it goes on from.
        pub follows: Option<WindowRef>,
        /// The series that goes on from it.
        pub followed_by: Option<WindowRef>,
    }
}

wire! {
    /// A window by its number.
    #[derive(PartialEq)]
    pub struct WindowRef {
        /// Id.
        pub id: String,
        /// `MW-208`.
        pub number: String,
    }
}

wire! {
    /// A client whom an occurrence affects.
    pub struct AffectedClient {
        /// Id.
        pub id: String,
        /// Name.
        pub name: String,
        /// Its start on the client's own clocks.
        pub starts: Moment,
        /// Its end there.
        pub ends: Moment,
        /// Hours of notice it is promised for a window of this kind; 0 where it only has to be told before the start.
        pub notice_hours: i64,
        /// The hours are the usual ones, because its policies name none.
        pub notice_assumed: bool,
        /// The last moment to tell it, on its own clocks; nothing where no notice is needed.
        pub last_moment: Option<Moment>,
    }
}

wire! {
    /// Something that stands against an occurrence.
    #[derive(PartialEq)]
    pub struct ConflictView {
        /// `overlap`, `blackout`, `open_hours`, `not_preferred`.
        pub kind: String,
        /// What, in words: `Overlaps MW-205 by 1 h`.
        pub words: String,
        /// Why it matters, in two words: `Same client`.
        pub why: String,
        /// For whom and when: `Te Ātiawa Trust, Sun 27 Sep 03:00–04:00 NZDT`.
        pub detail: String,
        /// The other window.
        pub window: Option<WindowRef>,
        /// The occurrence it stands against, by its recurrence id.
        pub recurrence_id: String,
        /// How many occurrences it stands against.
        pub times: i64,
    }
}

wire! {
    /// Looks at a window that is being typed, without saving anything.
    pub struct WindowPreviewOf {
        /// The form.
        pub form: MaintenanceForm,
        /// Id of the window that is being changed; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// From which occurrence on, where a series is changed; empty for the whole.
        #[serde(default)]
        pub recurrence_id: String,
    }
}

wire! {
    /// What a window that is being typed comes to.
    pub struct WindowPreview {
        /// What is wrong with the form; the rest is empty then.
        pub problems: Vec<FieldProblem>,
        /// When, in words.
        pub when: String,
        /// Its first occurrences, a dozen at most.
        pub occurrences: Vec<PlannedNight>,
        /// Nights of the next two years on which the clocks change in it.
        pub clock_changes: Vec<PlannedNight>,
        /// What stands against it within two years, the first of each kind and partner.
        pub conflicts: Vec<ConflictView>,
        /// Who is affected by the first occurrence, and when that is for them.
        pub affected: Vec<AffectedClient>,
        /// Which clients have to be told again because of this change, in words; empty where nobody.
        pub tells_again: String,
    }
}

wire! {
    /// An occurrence of a window that is being typed.
    pub struct PlannedNight {
        /// When it starts, on its own clocks.
        pub starts: Moment,
        /// When it ends.
        pub ends: Moment,
        /// How long it really lasts, in seconds.
        pub lasts: i64,
        /// Where the clocks change in it, in words.
        pub clock_change: String,
    }
}

wire! {
    /// Writes the list as CSV, as filtered.
    pub struct MaintenanceListSave {
        /// The filter; offset and limit do not matter.
        pub filter: MaintenanceList,
        /// Path of the file.
        pub path: String,
    }
}

wire! {
    /// Pairs of windows that overlap.
    pub struct WindowConflicts {
        /// Each pair once, with the first time and how often.
        pub rows: Vec<ConflictView>,
        /// First day looked at.
        pub from: String,
        /// Last day looked at.
        pub to: String,
    }
}
