//! Wire structs of blackouts and of templates of windows.

use super::wire::MaintenanceForm;
use crate::wire::{Moment, wire};

wire! {
    /// Blackouts that are not over.
    #[derive(Default)]
    pub struct BlackoutsOf {
        /// A client's id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// Those that are over as well.
        #[serde(default)]
        pub past: bool,
    }
}

wire! {
    /// Stretches in which clients asked for no maintenance.
    pub struct Blackouts {
        /// By their start.
        pub rows: Vec<BlackoutView>,
    }
}

wire! {
    /// A stretch in which a client asked for no maintenance.
    pub struct BlackoutView {
        /// Id.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// Id of the client.
        pub client_id: String,
        /// Name of the client.
        pub client: String,
        /// When it starts, on the client's clocks.
        pub starts: Moment,
        /// When it ends.
        pub ends: Moment,
        /// Why: `Office move`.
        pub reason: String,
    }
}

wire! {
    /// Enters or changes a blackout.
    pub struct BlackoutSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Client: id or name.
        pub client: String,
        /// `2026-12-20T00:00`, on the client's wall clock; a day alone is its midnight.
        pub starts: String,
        /// `2027-01-04T00:00`; a day alone is counted whole.
        pub ends: String,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Takes a blackout or a template away.
    pub struct Removal {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// What new windows are made from.
    pub struct WindowTemplates {
        /// Our own first, by name; then the preferred windows of policies in use.
        pub rows: Vec<WindowTemplateView>,
        /// When a new window usually starts: the next preferred night, or the night of the next Saturday.
        pub usual_starts: String,
        /// When it usually ends.
        pub usual_ends: String,
    }
}

wire! {
    /// A form to begin with.
    pub struct WindowTemplateView {
        /// Id; empty for the preferred window of a policy.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// Its name: `Sat/Sun 22:00–04:00, CyberMark`.
        pub name: String,
        /// The form, with `starts` and `ends` on the next day on which it can take place.
        pub form: MaintenanceForm,
        /// When, in words.
        pub when: String,
    }
}

wire! {
    /// Keeps a form as a template.
    pub struct WindowTemplateSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Its name.
        pub name: String,
        /// The form; its title may be empty.
        pub form: MaintenanceForm,
    }
}
