//! Wire structs of tickets.

use super::picture_wire::Picture;
use crate::wire::{Moment, wire};

wire! {
    /// Saved views of the list.
    #[derive(Copy, PartialEq, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum TicketView {
        /// Open tickets, next due first.
        #[default]
        NextDue,
        /// Those that missed a promise.
        Breached,
        /// Open, waiting on the client.
        WaitingOnClient,
        /// Open, without an assignee.
        Unassigned,
        /// All, newest first.
        All,
    }
}

wire! {
    /// What the list is sorted by.
    #[derive(Copy, PartialEq, Eq, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum TicketSort {
        /// What is due next.
        #[default]
        NextDue,
        /// When it was received.
        Received,
        /// Its number.
        Number,
    }
}

wire! {
    /// A page of tickets.
    #[derive(Default)]
    pub struct TicketsList {
        /// The view.
        #[serde(default)]
        pub view: TicketView,
        /// Words of number or subject; empty for all.
        #[serde(default)]
        pub search: String,
        /// Client's id; empty for all.
        #[serde(default)]
        pub client_id: String,
        /// Priority in the helpdesk's word; empty for all.
        #[serde(default)]
        pub priority: String,
        /// What it is sorted by.
        #[serde(default)]
        pub sort: TicketSort,
        /// The other way round.
        #[serde(default)]
        pub descending: bool,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Tickets of a page.
    pub struct TicketsPage {
        /// How many the view has in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<TicketRow>,
        /// How many each view has, in the order of the views.
        pub counts: Vec<i64>,
    }
}

wire! {
    /// How a clock stands, as the list shows it.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ClockState {
        /// Counting.
        Running,
        /// Counting, less than a quarter of the time is left.
        DueSoon,
        /// The desk is closed.
        Closed,
        /// Waiting.
        Paused,
        /// Past due.
        Breached,
        /// Everything due was done in time.
        Met,
        /// Nothing is promised, or nothing can be judged.
        None,
    }
}

wire! {
    /// A ticket in a list.
    pub struct TicketRow {
        /// Id.
        pub id: String,
        /// `T-4127`.
        pub number: String,
        /// Its number in the helpdesk.
        pub external_id: String,
        /// Subject.
        pub subject: String,
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// As the policy calls it, or the helpdesk's word without a policy.
        pub priority: String,
        /// The next target, as published: `First response, 4 hours`. Empty if nothing is open.
        pub next_target: String,
        /// When that is due, in the contract's zone.
        pub due: Option<Moment>,
        /// How its clock stands.
        pub clock: ClockState,
        /// Clock seconds left; negative once over. None while paused or without a target.
        pub left_s: Option<i64>,
        /// Clock time used, in thousandths of what is allowed.
        pub used_permille: Option<i64>,
        /// Who works on it; empty for nobody.
        pub assignee: String,
        /// When it was received, in the contract's zone.
        pub received: Moment,
        /// When it was resolved.
        pub resolved: Option<Moment>,
    }
}

wire! {
    /// A ticket with its clocks: the picture, the ledgers, the events.
    pub struct Explanation {
        /// As in the list.
        pub row: TicketRow,
        /// Version of the row, for changes.
        pub version: i64,
        /// Contract's number and id, if it stands on one.
        pub contract: Option<crate::wire::Choice>,
        /// Policy: name, version, strength: `CyberITEX Standard, version 2, target`.
        pub policy: String,
        /// Calendar in words, with the version of the zone data.
        pub calendar: String,
        /// Every promise, judged, with its ledger.
        pub metrics: Vec<MetricView>,
        /// The clock picture.
        pub picture: Picture,
        /// What happened.
        pub events: Vec<EventView>,
        /// Targets as published: head and words.
        pub targets: Vec<crate::wire::Choice>,
        /// Readings that apply.
        pub readings: Vec<crate::contracts::ScheduleReading>,
        /// Why it is out of attainment, in words; empty if it is not.
        pub excluded: String,
        /// A rule of the contract that changed the priority at receipt, in the policy's words.
        pub rule: String,
        /// Why nothing is judged, in a sentence; empty if something is.
        pub unscored: String,
        /// Cause, action and state, as recorded for the report.
        pub cause: String,
        /// What was done about it.
        pub action: String,
        /// `done 28 Sep`.
        pub action_state: String,
        /// Reasons it could be excluded for.
        pub exclusions: Vec<crate::sla::ExclusionView>,
    }
}

wire! {
    /// A verdict.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Verdict {
        /// In time.
        Met,
        /// Not in time.
        Late,
        /// Running.
        Open,
        /// Standing still.
        Paused,
        /// "As needed".
        NotScored,
        /// The source cannot tell.
        NotInSource,
    }
}

wire! {
    /// One metric with every promise under it: one, or one per update interval.
    pub struct MetricView {
        /// Key of the metric.
        pub metric: String,
        /// `Updates every 4 h`.
        pub title: String,
        /// The verdict over all: late if any is.
        pub verdict: Verdict,
        /// `met · 0:47 of 4:00`, `1 of 5 late`.
        pub summary: String,
        /// The promises.
        pub promises: Vec<PromiseView>,
    }
}

wire! {
    /// One promise with its ledger.
    pub struct PromiseView {
        /// Verdict.
        pub verdict: Verdict,
        /// The promise as published.
        pub words: String,
        /// The clock it counts on: `business hours`, `24×7`.
        pub clock: String,
        /// Since when.
        pub start: Moment,
        /// Due; none while paused.
        pub due: Option<Moment>,
        /// When the aim passes.
        pub aim: Option<Moment>,
        /// When it was done.
        pub done: Option<Moment>,
        /// Clock seconds allowed.
        pub allowed_s: i64,
        /// Clock seconds counted.
        pub counted_s: i64,
        /// Clock seconds to spare; negative once late.
        pub spare_s: i64,
        /// Updates missed inside the interval.
        pub missed: u32,
        /// `15:45 counted of 24:00, 8:15 to spare. The aim …`
        pub sentence: String,
        /// Where "done" comes from, if the source does not say it outright.
        pub provenance: String,
        /// Its ledger.
        pub ledger: Vec<LedgerLine>,
    }
}

wire! {
    /// What a clock does.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum LineState {
        /// Counts.
        Running,
        /// Counts past the due time.
        PastDue,
        /// Stands still.
        Paused,
        /// The desk is closed.
        Closed,
        /// The clocks change; no time passes.
        ClocksChange,
    }
}

wire! {
    /// A line of a ledger.
    pub struct LedgerLine {
        /// From.
        pub from: Moment,
        /// To.
        pub to: Moment,
        /// State.
        pub state: LineState,
        /// Why: `waiting on client`, `night`, `Labour Day`, `until resolved`. May be empty.
        pub why: String,
        /// Seconds counted in it.
        pub counted_s: i64,
        /// Seconds counted up to its end.
        pub cumulative_s: i64,
        /// Seconds left then.
        pub remaining_s: i64,
    }
}

wire! {
    /// An event in the list.
    pub struct EventView {
        /// When.
        pub at: Moment,
        /// Key of its kind.
        pub kind: String,
        /// In words: `Priority changed to P1`.
        pub words: String,
        /// Who.
        pub actor: String,
        /// Where the fact comes from, if the source does not say it outright.
        pub provenance: String,
    }
}

wire! {
    /// Takes tickets out of attainment, or back in.
    pub struct TicketExclude {
        /// Ids.
        pub ids: Vec<String>,
        /// Key of a reason of the policy; empty to take them back in.
        pub reason: String,
        /// Who approved it, and anything to remember.
        #[serde(default)]
        pub note: String,
    }
}

wire! {
    /// How many were changed.
    pub struct Changed {
        /// How many.
        pub count: i64,
    }
}

wire! {
    /// Records why promises were not kept.
    pub struct TicketExplain {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// The cause, as the client will read it.
        pub cause: String,
        /// What was done about it.
        pub action: String,
        /// `done 28 Sep`, `due 16 Oct`.
        pub state: String,
    }
}

wire! {
    /// Records an event by hand.
    pub struct TicketRecord {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Key of the kind: `staff_reply`, `resolved`, `priority_changed` …
        pub kind: String,
        /// RFC 3339, or a wall-clock time in the contract's zone; empty for now.
        #[serde(default)]
        pub at: String,
        /// New priority, agreed pace, reason or words, as the kind needs.
        #[serde(default)]
        pub value: String,
    }
}

wire! {
    /// A new ticket by hand.
    pub struct TicketCreate {
        /// Client's id.
        pub client_id: String,
        /// Subject.
        pub subject: String,
        /// Priority: the policy's key or the helpdesk's word.
        pub priority: String,
        /// Category, where told apart.
        #[serde(default)]
        pub category: Option<String>,
        /// RFC 3339, or a wall-clock time in the contract's zone; empty for now.
        #[serde(default)]
        pub received: String,
    }
}
