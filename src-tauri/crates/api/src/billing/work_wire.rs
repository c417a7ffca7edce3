//! Wire structs of work: timers, entries by hand, files of times.

use super::wire::Card;
use crate::failure::FieldProblem;
use crate::wire::{Moment, wire};

wire! {
    /// A piece of work.
    pub struct WorkView {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// Who.
        pub technician: String,
        /// From when.
        pub from: Moment,
        /// To when.
        pub to: Moment,
        /// `35 min`.
        pub length: String,
        /// What was done.
        pub note: String,
        /// On which ticket; may be empty.
        pub ticket: String,
        /// `timer`, `hand`, `import`.
        pub source: String,
        /// Why it stands over other work of the same person; empty.
        pub overlap_reason: String,
        /// Why it is not, or not wholly, covered by the permission; empty where it is.
        pub not_covered: String,
    }
}

wire! {
    /// A timer that runs.
    pub struct TimerView {
        /// Engagement's id.
        pub engagement_id: String,
        /// `A-316`.
        pub engagement: String,
        /// Whose.
        pub technician: String,
        /// Since when; what has run is now minus this.
        pub started: Moment,
        /// What is done.
        pub note: String,
    }
}

wire! {
    /// Starts a timer. Whose runs is stopped, and its time kept.
    pub struct TimerStart {
        /// Engagement: id or number.
        pub id: String,
        /// Whose; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// What is done.
        #[serde(default)]
        pub note: String,
    }
}

wire! {
    /// Stops a timer; what it counted becomes a piece of work.
    #[derive(Default)]
    pub struct TimerStop {
        /// Whose; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// When the work ended; now when empty. A timer that was forgotten for more than a day asks for it.
        #[serde(default)]
        pub ended: String,
        /// What was done; what was said at the start when empty.
        #[serde(default)]
        pub note: String,
        /// Forget what it counted.
        #[serde(default)]
        pub discard: bool,
    }
}

wire! {
    /// A piece of work as it is typed.
    #[derive(Default)]
    pub struct WorkEntry {
        /// Engagement: id or number.
        #[serde(default)]
        pub engagement: String,
        /// Id of the piece to change; empty for a new one.
        #[serde(default)]
        pub id: String,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Who; whoever works here when empty.
        #[serde(default)]
        pub technician: String,
        /// RFC 3339, or the contract's wall clock: `2026-09-22T13:32`.
        #[serde(default)]
        pub from: String,
        /// The same; or `15:10`, on the day it began or the next; or `35 min`, `0:35`, `1.5 h`.
        #[serde(default)]
        pub to: String,
        /// What was done.
        #[serde(default)]
        pub note: String,
        /// On which ticket.
        #[serde(default)]
        pub ticket: String,
        /// Why it may stand over other work of the same person.
        #[serde(default)]
        pub overlap_reason: String,
    }
}

wire! {
    /// Enters pieces of work: all of them, or none and every problem.
    pub struct WorkEnter {
        /// The pieces.
        pub entries: Vec<WorkEntry>,
    }
}

wire! {
    /// What was entered.
    pub struct WorkEntered {
        /// How many pieces.
        pub entered: i64,
        /// The engagements they belong to, as they are now.
        pub engagements: Vec<Card>,
    }
}

wire! {
    /// Takes a piece of work away.
    pub struct WorkRemove {
        /// Id of the piece.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Why.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Reads a file of times.
    pub struct WorkImport {
        /// The file.
        pub path: String,
        /// Zone of its wall-clock times; the provider's when empty.
        #[serde(default)]
        pub zone: String,
        /// Who stands in rows without a technician.
        #[serde(default)]
        pub technician: String,
        /// Say what would happen, and change nothing.
        #[serde(default)]
        pub dry_run: bool,
    }
}

wire! {
    /// What came of a file of times.
    pub struct WorkImported {
        /// Rows that were read.
        pub rows: i64,
        /// Pieces that are new.
        pub entered: i64,
        /// Pieces that were there already.
        pub known: i64,
        /// Rows that were refused: `line 4: …`.
        pub refused: Vec<FieldProblem>,
        /// The first rows, as they were read.
        pub sample: Vec<WorkImportRow>,
    }
}

wire! {
    /// A row of a file of times.
    pub struct WorkImportRow {
        /// Line of the file.
        pub line: i64,
        /// `A-314`.
        pub engagement: String,
        /// Who.
        pub technician: String,
        /// From when.
        pub from: Moment,
        /// To when.
        pub to: Moment,
        /// What was done.
        pub note: String,
    }
}
