//! What every wire struct shares: how it is derived, and times as the window shows them.

use domain::time::{Instant, Seconds};
use domain::zones::Zone;

/// Declares a struct or enum that crosses the border, in both directions, with its TypeScript
/// type when the feature `bindings` is on.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $name:ident $body:tt) => {
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        $(#[$meta])*
        pub struct $name $body
    };
    ($(#[$meta:meta])* pub enum $name:ident $body:tt) => {
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        $(#[$meta])*
        pub enum $name $body
    };
}
pub(crate) use wire;

wire! {
    /// A moment with the wall clock that governs it.
    #[derive(PartialEq, Eq)]
    pub struct Moment {
        /// RFC 3339 in UTC: `2026-09-24T04:10:00Z`.
        pub utc: String,
        /// The wall clock in `zone`: `2026-09-24T16:10:00`.
        pub local: String,
        /// IANA name.
        pub zone: String,
        /// What the zone calls its time then: `NZST`.
        pub abbreviation: String,
    }
}

impl Moment {
    /// `at` as the wall clock of `zone` shows it.
    pub fn new(at: Instant, zone: &Zone) -> Self {
        Self {
            utc: at.to_string(),
            local: zone.wall(at).format("%Y-%m-%dT%H:%M:%S").to_string(),
            zone: zone.id().name().to_owned(),
            abbreviation: zone.abbreviation_at(at).to_owned(),
        }
    }
}

wire! {
    /// No arguments.
    #[derive(Default)]
    pub struct Nothing {}
}

wire! {
    /// A key with the words people read.
    pub struct Choice {
        /// The key, as arguments take it.
        pub key: String,
        /// The words.
        pub name: String,
    }
}

/// Whole seconds, for the wire.
pub(crate) fn seconds(of: Seconds) -> i64 {
    of.0
}
