//! Wire structs of changes of maintenance windows.

use super::wire::MaintenanceForm;
use crate::wire::wire;

wire! {
    /// Enters a window as a draft, or changes one.
    pub struct WindowSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// The form.
        pub form: MaintenanceForm,
        /// Of a series: `one` (its times alone), `following` or `all` (those that have not begun); `all` when empty.
        #[serde(default)]
        pub scope: String,
        /// Of a series: which occurrence, for `one` and `following`.
        #[serde(default)]
        pub recurrence_id: String,
        /// Publishes it in the same step.
        #[serde(default)]
        pub publish: bool,
    }
}

wire! {
    /// Moves or resizes an occurrence, or the series from it on.
    pub struct WindowMove {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which occurrence.
        pub recurrence_id: String,
        /// Its new start on the wall clock of `zone`.
        pub starts: String,
        /// Its new end.
        pub ends: String,
        /// On whose clocks `starts` and `ends` are read; the window's own when empty.
        #[serde(default)]
        pub zone: String,
        /// `one`, `following` or `all`.
        pub scope: String,
    }
}

wire! {
    /// Publishes a draft, or takes one away.
    pub struct WindowStep {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// Cancels an occurrence, the series from it on, or all of it; or takes the cancelling of one back.
    pub struct WindowCancel {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which occurrence; needed for `one` and `following`.
        #[serde(default)]
        pub recurrence_id: String,
        /// `one`, `following` or `all`.
        pub scope: String,
    }
}

wire! {
    /// Records how an occurrence went.
    pub struct WindowRecord {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which occurrence.
        pub recurrence_id: String,
        /// When it really started, on the window's wall clock or with an offset; now when empty.
        #[serde(default)]
        pub started: String,
        /// When it really ended; empty while it is in progress.
        #[serde(default)]
        pub ended: String,
        /// `done`, `partly_done`, `rolled_back`, `not_done`; needed when it has ended.
        #[serde(default)]
        pub outcome: String,
        /// In words.
        #[serde(default)]
        pub words: String,
    }
}
