//! Wire structs of the import of calendars.

use crate::wire::wire;

wire! {
    /// An iCalendar file to be looked at or taken in.
    #[derive(Default)]
    pub struct MaintenanceImport {
        /// Path of the file.
        #[serde(default)]
        pub path: String,
        /// Its text, in the place of a path.
        #[serde(default)]
        pub text: String,
        /// The client all its windows affect: id or name; every client when empty.
        #[serde(default)]
        pub client: String,
        /// The services they affect; none for all.
        #[serde(default)]
        pub services: Vec<String>,
    }
}

wire! {
    /// What an import came to, or would come to.
    pub struct MaintenanceImported {
        /// What the calendar calls itself; may be empty.
        pub name: String,
        /// Windows entered as drafts.
        pub entered: u32,
        /// Drafts that took what changed in the file.
        pub changed: u32,
        /// Windows that stay as they are.
        pub unchanged: u32,
        /// Each window, in the order of the file.
        pub rows: Vec<ImportedWindow>,
        /// Events that were left out.
        pub left_out: Vec<NotImported>,
        /// What is to be said of the file as a whole.
        pub notes: Vec<String>,
    }
}

wire! {
    /// A window of a file.
    pub struct ImportedWindow {
        /// Line of its event.
        pub line: u32,
        /// Its number here: `MW-208`.
        pub number: String,
        /// Title.
        pub title: String,
        /// IANA name.
        pub zone: String,
        /// `Fourth Saturday of each month, 22:00–04:00`.
        pub when: String,
        /// How many of its occurrences are moved or cancelled.
        pub changes: u32,
        /// `new`, `changed`, `unchanged` or `published`.
        pub fate: String,
        /// What was understood in part, and what the file does not change.
        pub said: Vec<String>,
    }
}

wire! {
    /// An event that was left out.
    pub struct NotImported {
        /// Its line.
        pub line: u32,
        /// Its title; may be empty.
        pub title: String,
        /// Why, as a sentence.
        pub why: String,
    }
}
