//! Wire structs of calendars.

use crate::wire::{Moment, wire};

wire! {
    /// A calendar as it is typed.
    #[derive(PartialEq, Eq)]
    pub struct CalendarEntry {
        /// What people call it.
        pub name: String,
        /// IANA zone: all hours are times there.
        pub zone: String,
        /// Never closes; everything below does not matter then.
        #[serde(default)]
        pub around_the_clock: bool,
        /// Seven lists, Monday first: the spans of each day, `09:00-17:00`; one that ends before it
        /// begins runs past midnight.
        #[serde(default)]
        pub week: Vec<Vec<String>>,
        /// Keys of the holiday sets it closes for.
        #[serde(default)]
        pub holiday_sets: Vec<String>,
        /// Dates that differ.
        #[serde(default)]
        pub dates: Vec<CalendarDate>,
    }
}

wire! {
    /// A date that differs from its weekday.
    #[derive(PartialEq, Eq)]
    pub struct CalendarDate {
        /// `2026-12-24`.
        pub date: String,
        /// What it is called in a ledger.
        pub name: String,
        /// `closed`, `hours` (these instead of the usual ones) or `breaks` (these taken out).
        pub kind: String,
        /// The hours or the breaks; none on a closed date.
        #[serde(default)]
        pub spans: Vec<String>,
    }
}

wire! {
    /// Names a calendar.
    pub struct CalendarOf {
        /// Its id, or its name.
        pub id: String,
    }
}

wire! {
    /// Saves the draft of a calendar.
    pub struct CalendarSave {
        /// The calendar; a new one without.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// What it is to say.
        pub entry: CalendarEntry,
    }
}

wire! {
    /// Reads a calendar file into a draft: from its text, or from a path.
    pub struct CalendarImport {
        /// The calendar; a new one without.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
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
    /// What a calendar file says.
    pub struct CalendarImported {
        /// As it is typed.
        pub entry: CalendarEntry,
        /// In one line.
        pub words: String,
        /// The calendar, unless the file was only checked.
        pub calendar: Option<CalendarPage>,
    }
}

wire! {
    /// Publishes the draft of a calendar.
    pub struct CalendarPublish {
        /// The calendar.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// The first day it is in force, in the calendar's zone; not before tomorrow.
        pub from: String,
    }
}

wire! {
    /// Throws the draft of a calendar away.
    pub struct CalendarDiscard {
        /// The calendar.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// Names a version of a calendar.
    pub struct CalendarVersionOf {
        /// The calendar.
        pub id: String,
        /// Its number; 0 for the draft.
        pub number: i64,
    }
}

wire! {
    /// Names two versions of a calendar.
    pub struct CalendarCompare {
        /// The calendar.
        pub id: String,
        /// Number of the one; 0 for the draft.
        pub before: i64,
        /// Number of the other; 0 for the draft.
        pub after: i64,
    }
}

wire! {
    /// What changed, a sentence each.
    pub struct CalendarChanges {
        /// Empty when both say the same.
        pub changes: Vec<String>,
    }
}

wire! {
    /// A calendar in a list.
    pub struct CalendarRow {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// In one line, as it is in force today; the draft where nothing is.
        pub words: String,
        /// Zone.
        pub zone: String,
        /// Number of the version in force; 0 when none is yet.
        pub number: i64,
        /// How many versions there are.
        pub versions: i64,
        /// Whether something is written and not published.
        pub has_draft: bool,
        /// The day on which the next version takes over.
        pub next_from: Option<String>,
        /// Policies whose newest version counts on it.
        pub policies: i64,
        /// Contracts that are not over and count on it.
        pub contracts: i64,
        /// Holiday sets that end soon, or have ended.
        pub warnings: Vec<CalendarWarning>,
    }
}

wire! {
    /// All calendars.
    pub struct Calendars {
        /// In order of their names.
        pub rows: Vec<CalendarRow>,
    }
}

wire! {
    /// A holiday set of a calendar that ends soon, or has ended.
    pub struct CalendarWarning {
        /// The calendar.
        pub calendar_id: String,
        /// Its name.
        pub calendar: String,
        /// Key of the set.
        pub set: String,
        /// The last year it knows.
        pub last_year: i32,
        /// Whether that year is over.
        pub is_over: bool,
        /// What is the matter.
        pub message: String,
        /// What to do about it.
        pub advice: String,
    }
}

wire! {
    /// A calendar as it is read and edited.
    pub struct CalendarPage {
        /// As in the list.
        pub row: CalendarRow,
        /// Version of the row, for changes.
        pub version: i64,
        /// What is edited: the draft, else the newest version.
        pub entry: CalendarEntry,
        /// The same as a calendar file.
        pub text: String,
        /// What the draft changes; empty without one.
        pub draft_changes: Vec<String>,
        /// The versions, the newest first.
        pub versions: Vec<CalendarVersionRow>,
        /// Policies that count on it.
        pub policies: Vec<CalendarPolicy>,
        /// Contracts that are not over and count on it.
        pub contracts: Vec<CalendarContract>,
        /// The first day a draft can be in force: tomorrow in its zone.
        pub earliest: String,
    }
}

wire! {
    /// A version on the timeline.
    pub struct CalendarVersionRow {
        /// Its number.
        pub number: i64,
        /// The first day it is in force; from the beginning without.
        pub from: Option<String>,
        /// `past`, `in_force`, `upcoming`, or `replaced` before it began.
        pub state: String,
        /// Whether a policy brought it; otherwise it was published here.
        pub by_policy: bool,
        /// When it was made, in the calendar's zone.
        pub made: Moment,
        /// In one line.
        pub words: String,
        /// What it changed from the version before.
        pub changes: Vec<String>,
    }
}

wire! {
    /// A version of a calendar in full.
    pub struct CalendarVersionView {
        /// Its number; 0 for the draft.
        pub number: i64,
        /// As it is typed.
        pub entry: CalendarEntry,
        /// In one line.
        pub words: String,
        /// As a calendar file.
        pub text: String,
    }
}

wire! {
    /// A policy that counts on a calendar.
    pub struct CalendarPolicy {
        /// Id of the policy's version.
        pub version_id: String,
        /// Name.
        pub name: String,
        /// Number of the policy's version.
        pub number: i64,
        /// Number of the calendar's version it is linked to.
        pub calendar_number: i64,
    }
}

wire! {
    /// A contract that counts on a calendar.
    pub struct CalendarContract {
        /// Its id.
        pub id: String,
        /// `K-0112`.
        pub number: String,
        /// The client's name.
        pub client: String,
        /// The policy's name.
        pub policy: String,
        /// Key of its status.
        pub status: String,
    }
}

wire! {
    /// Asks for a year of a calendar.
    pub struct CalendarYearAsked {
        /// The calendar.
        pub id: String,
        /// Number of the version; 0 for the draft, or the newest version without one.
        #[serde(default)]
        pub number: i64,
        /// The year, 1970 to 2099.
        pub year: i32,
    }
}

wire! {
    /// A year of a calendar, month by month.
    pub struct CalendarPicture {
        /// The year.
        pub year: i32,
        /// Whether the holiday sets know the year.
        pub known: bool,
        /// The first and the last year that can be drawn with holidays.
        pub first_year: i32,
        /// The last one.
        pub last_year: i32,
        /// January to December.
        pub months: Vec<CalendarMonth>,
        /// Days it opens.
        pub open_days: i64,
        /// Days closed for a holiday or a date of its own.
        pub closed_days: i64,
    }
}

wire! {
    /// A month of a calendar.
    pub struct CalendarMonth {
        /// `January`.
        pub name: String,
        /// How many days of the first week belong to the month before, Monday first.
        pub blank: i64,
        /// Its days.
        pub days: Vec<CalendarDayView>,
    }
}

wire! {
    /// A day of a calendar.
    pub struct CalendarDayView {
        /// `2026-12-24`.
        pub date: String,
        /// `24`.
        pub day: i64,
        /// `open`, `day_off`, `holiday`, `closed_date`, `short_day`, `other_hours` or `breaks`.
        pub kind: String,
        /// The kind in words: `Short day`.
        pub kind_words: String,
        /// Name of its holiday or exception; may be empty.
        pub name: String,
        /// When it is open on that date: `09:00–17:00`.
        pub hours: Vec<String>,
        /// How far its clocks go forward; back when negative; 0 on all days but two.
        pub clock_minutes: i64,
    }
}

wire! {
    /// Reads a holiday file (ICS): what it says, and into the draft.
    pub struct HolidaysImport {
        /// The calendar; none while it is typed for the first time (then only looked at).
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read.
        #[serde(default)]
        pub expected_version: i64,
        /// What is typed so far, to compare with; the calendar's own draft without.
        #[serde(default)]
        pub entry: Option<CalendarEntry>,
        /// The text; empty to read from `path`.
        #[serde(default)]
        pub text: String,
        /// A file.
        #[serde(default)]
        pub path: String,
        /// Only look at it.
        #[serde(default)]
        pub dry_run: bool,
    }
}

wire! {
    /// What a holiday file says.
    pub struct HolidaysPreview {
        /// What the file calls itself; may be empty.
        pub name: String,
        /// In sentences: how many events, what was left out, for which years repetitions stand.
        pub summary: Vec<String>,
        /// Its dates in order.
        pub days: Vec<HolidayFound>,
        /// How many of them are new.
        pub new: i64,
        /// What was left out or understood in part, by line.
        pub notes: Vec<HolidayNote>,
        /// How many such notes there are; the first 200 are given.
        pub notes_total: i64,
        /// The calendar, unless the file was only looked at.
        pub calendar: Option<CalendarPage>,
    }
}

wire! {
    /// A date of a holiday file.
    pub struct HolidayFound {
        /// `2027-02-06`.
        pub date: String,
        /// Its name.
        pub name: String,
        /// `new`, `known` (the calendar has this date), or `in_set` (one of its sets has it).
        pub state: String,
        /// Line of the file.
        pub line: i64,
    }
}

wire! {
    /// A remark on a line of a holiday file.
    pub struct HolidayNote {
        /// The line.
        pub line: i64,
        /// What about it.
        pub message: String,
    }
}

wire! {
    /// When the desk is closed in the next 24 hours.
    pub struct ClosedHours {
        /// Name of the calendar that says so: the one most contracts in force count on.
        pub calendar: String,
        /// In order; empty when it is open all the time.
        pub closed: Vec<ClosedStretch>,
    }
}

wire! {
    /// A stretch of time in which the desk is closed.
    pub struct ClosedStretch {
        /// RFC 3339 in UTC.
        pub from: String,
        /// RFC 3339 in UTC.
        pub to: String,
    }
}
