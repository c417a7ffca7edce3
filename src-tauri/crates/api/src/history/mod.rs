//! The history: who did what, when, before and after.

use crate::context::Context;
use crate::failure::Failure;
use crate::wire::{Moment, wire};

wire! {
    /// A page of the history.
    #[derive(Default)]
    pub struct HistoryList {
        /// From which on, newest first.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Lines of the history.
    pub struct HistoryPage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<HistoryLine>,
        /// Whether the chain of hashes holds from the first line to the last.
        pub chain: String,
    }
}

wire! {
    /// A line.
    pub struct HistoryLine {
        /// Its place in the chain.
        pub seq: i64,
        /// When, in the provider's zone.
        pub at: Moment,
        /// Who.
        pub user: String,
        /// Which command.
        pub command: String,
        /// About what: `contract K-0112`.
        pub subject: String,
        /// As it was, as JSON; empty for something new.
        pub before: String,
        /// As it became, as JSON.
        pub after: String,
    }
}
