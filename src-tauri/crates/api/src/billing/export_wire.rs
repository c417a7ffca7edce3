//! Wire structs of files for accounting systems.

use crate::wire::{Moment, wire};

wire! {
    /// Writes invoices for an accounting system.
    pub struct BillingExport {
        /// `xero`, `quickbooks-us`, `quickbooks-intl`, `sage50`, `csv`, `json`, `ubl`.
        pub format: String,
        /// A folder, or a file where there is one only.
        pub path: String,
        /// Of this month; all when empty.
        #[serde(default)]
        pub month: String,
        /// Only these: ids or numbers.
        #[serde(default)]
        pub invoices: Vec<String>,
        /// Also those that were exported in this format before; the files are marked.
        #[serde(default)]
        pub again: bool,
    }
}

wire! {
    /// What was exported.
    pub struct BillingExported {
        /// Paths of the files.
        pub paths: Vec<String>,
        /// Numbers of the documents in them.
        pub numbers: Vec<String>,
        /// Numbers of those that were exported before.
        pub again: Vec<String>,
        /// Numbers of those that were left out because they were exported before.
        pub left_out: Vec<String>,
        /// What to know about the files.
        pub notes: Vec<String>,
    }
}

wire! {
    /// A run of exports.
    pub struct ExportLine {
        /// When.
        pub at: Moment,
        /// Format.
        pub format: String,
        /// File.
        pub file: String,
        /// Whether it had been exported in this format before.
        pub again: bool,
        /// SHA-256 of the file.
        pub sha256: String,
    }
}

wire! {
    /// Runs of exports, newest first.
    pub struct BillingExports {
        /// The runs.
        pub rows: Vec<ExportRun>,
        /// Formats with their names.
        pub formats: Vec<crate::wire::Choice>,
    }
}

wire! {
    /// A run of exports.
    pub struct ExportRun {
        /// When.
        pub at: Moment,
        /// Format.
        pub format: String,
        /// Files.
        pub files: Vec<String>,
        /// How many documents.
        pub documents: i64,
        /// How many of them had been exported before.
        pub again: i64,
        /// By whom.
        pub by: String,
    }
}
