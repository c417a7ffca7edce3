//! Wire structs of policies as they are being typed.

use super::wire::{CalendarView, PolicyRow};
use crate::contracts::Schedule;
use crate::failure::FieldProblem;
use crate::wire::{Moment, wire};
use documents::policy_files::form::{PolicyForm, TargetForm};

wire! {
    /// A draft in a list.
    pub struct DraftRow {
        /// Its id.
        pub id: String,
        /// Name as typed; what it was begun from where nothing is typed yet.
        pub name: String,
        /// Key as typed.
        pub key: String,
        /// `from version 2 of CyberMark Standard`, `from an empty policy`.
        pub begun_from: String,
        /// When somebody last typed in it.
        pub changed: Moment,
    }
}

wire! {
    /// Drafts that are neither published nor discarded.
    pub struct Drafts {
        /// The one last typed in first.
        pub rows: Vec<DraftRow>,
    }
}

wire! {
    /// Names a draft.
    pub struct DraftOf {
        /// Its id.
        pub id: String,
    }
}

wire! {
    /// Begins a draft: from a version, from a preset, or empty.
    #[derive(Default)]
    pub struct DraftBegin {
        /// A version, or the key of a policy for its newest one; may be empty.
        #[serde(default)]
        pub version_id: String,
        /// Key of a preset; may be empty.
        #[serde(default)]
        pub preset: String,
    }
}

wire! {
    /// Keeps what was typed.
    pub struct DraftSave {
        /// Which draft.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Everything that stands in the form.
        pub form: PolicyForm,
    }
}

wire! {
    /// Makes a draft a version.
    pub struct DraftPublish {
        /// Which draft.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// From when it is in force; what stands in the form where empty.
        #[serde(default)]
        pub effective_from: String,
        /// Also where another version was published after this draft was begun.
        #[serde(default)]
        pub over_newer: bool,
    }
}

wire! {
    /// Puts a draft away.
    pub struct DraftDiscard {
        /// Which draft.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// A draft with everything that is known about it.
    pub struct DraftView {
        /// Its id.
        pub id: String,
        /// Its version, for changes.
        pub version: i64,
        /// `from version 2 of CyberMark Standard`.
        pub begun_from: String,
        /// The version it was begun from.
        pub based_on: Option<String>,
        /// A version that was published since; publishing over it asks.
        pub newer: Option<PolicyRow>,
        /// What was typed.
        pub form: PolicyForm,
        /// Everything that keeps it from being published, at the fields of the form.
        pub problems: Vec<FieldProblem>,
        /// How each target is read, in the order of the form; empty where it cannot be.
        pub reads: Vec<String>,
        /// As the client reads it, once nothing is wrong.
        pub schedule: Option<Schedule>,
        /// Its calendar, once nothing is wrong.
        pub calendar: Option<CalendarView>,
        /// The policy file: canonical once nothing is wrong, as typed until then.
        pub text: String,
        /// What differs from the version it was begun from, in plain words.
        pub changes: Vec<String>,
    }
}

wire! {
    /// Words typed into a cell of the targets.
    pub struct PromiseOf {
        /// As typed: `4 business hours`.
        pub words: String,
        /// The cell's metric.
        pub metric: String,
        /// The cell's priority.
        pub priority: String,
        /// The cell's category; empty for all of them.
        #[serde(default)]
        pub category: String,
        /// The other targets of the form: hours without a clock take that of the priority's response.
        #[serde(default)]
        pub targets: Vec<TargetForm>,
    }
}

wire! {
    /// How a cell's words are read.
    pub struct PromiseRead {
        /// The target to put in the cell: the one that stood there with the new words and amount.
        pub target: TargetForm,
        /// `4–8 hours (business hours)`; empty where the words name no amount.
        pub reads: String,
        /// Why the words name no amount.
        pub problem: Option<String>,
    }
}
