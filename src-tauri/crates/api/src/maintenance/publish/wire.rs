//! Wire structs of publishing.

use crate::wire::{Choice, Moment, wire};

wire! {
    /// Writes a maintenance calendar to a file.
    #[derive(Default)]
    pub struct MaintenanceExport {
        /// Where: a file, or a folder in which it gets its own name.
        pub path: String,
        /// Windows that affect this client: id or name; all when empty.
        #[serde(default)]
        pub client: String,
        /// Windows that affect this service; all when empty.
        #[serde(default)]
        pub service: String,
        /// Leaves title, words and services out.
        #[serde(default)]
        pub redacted: bool,
    }
}

wire! {
    /// Where calendars are published, and what a target can be made of.
    pub struct PublishTargets {
        /// By name.
        pub rows: Vec<PublishTargetView>,
        /// Clients.
        pub clients: Vec<Choice>,
        /// Services that windows name.
        pub services: Vec<String>,
        /// Calendar servers that were set up.
        pub servers: Vec<Choice>,
    }
}

wire! {
    /// A place calendars are published in.
    pub struct PublishTargetView {
        /// Id.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// Name.
        pub name: String,
        /// `file`, `folder` or `caldav`.
        pub kind: String,
        /// Path, or address of the collection.
        pub place: String,
        /// Id of the server; empty for files.
        pub server_id: String,
        /// `all`, `client`, `service` or `each_client`.
        pub scope: String,
        /// Id of the client; empty for other scopes.
        pub client_id: String,
        /// The service; empty for other scopes.
        pub service: String,
        /// Which windows, in words: `Harbour Logistics`.
        pub shows: String,
        /// Title, words and services are left out.
        pub redacted: bool,
        /// What stands in it unchanged counts as told to its readers.
        pub is_notice: bool,
        /// How many months ahead the nights on which clocks change are written out.
        pub months: u32,
        /// How many files or entries of ours lie there.
        pub resources: u32,
        /// The last run; nothing before the first.
        pub last: Option<PublishRunView>,
    }
}

wire! {
    /// A run that was made.
    pub struct PublishRunView {
        /// When.
        pub at: Moment,
        /// How much was written.
        pub written: u32,
        /// How much was taken away.
        pub removed: u32,
        /// How much was as it should be.
        pub unchanged: u32,
        /// What could not be done, and what somebody else had done there.
        pub trouble: Vec<String>,
    }
}

wire! {
    /// Enters or changes a target.
    pub struct PublishTargetSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Name.
        pub name: String,
        /// `file`, `folder` or `caldav`.
        pub kind: String,
        /// Path, or address of the collection.
        pub place: String,
        /// Id of the server; for `caldav`.
        #[serde(default)]
        pub server_id: String,
        /// `all`, `client`, `service` or `each_client`.
        pub scope: String,
        /// Id or name of the client; for `client`.
        #[serde(default)]
        pub client: String,
        /// The service; for `service`.
        #[serde(default)]
        pub service: String,
        /// Leaves title, words and services out.
        #[serde(default)]
        pub redacted: bool,
        /// Counts as notice.
        #[serde(default)]
        pub is_notice: bool,
        /// Months ahead, 24 to 120.
        pub months: u32,
    }
}

wire! {
    /// Publishes one target, or all.
    #[derive(Default)]
    pub struct PublishOf {
        /// Id or name; all when empty.
        #[serde(default)]
        pub target: String,
    }
}

wire! {
    /// What publishing came to.
    pub struct Published {
        /// By the name of the target.
        pub rows: Vec<PublishedTarget>,
    }
}

wire! {
    /// What publishing a target came to.
    pub struct PublishedTarget {
        /// Id of the target.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What was written, by its name there.
        pub written: Vec<String>,
        /// What was taken away.
        pub removed: Vec<String>,
        /// How much was as it should be.
        pub unchanged: u32,
        /// What could not be done, and what somebody else had done there.
        pub trouble: Vec<String>,
    }
}
