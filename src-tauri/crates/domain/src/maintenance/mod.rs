//! Planned maintenance: windows, when they come back, whom they affect, and what stands against them (domain §4).

mod change;
mod check;
mod conflict;
mod letter;
mod notice;
mod notice_sum;
mod occurrence;
mod preferred;
mod publishing;
mod rule;
mod rule_text;
mod told;
mod window;
mod words;

pub use change::Reach;
pub use check::{Plan, WindowDraft, check_stretch, check_window, read_wall_clock};
pub use conflict::{Claim, Overlap, overlaps};
pub use letter::{NoticeChannel, Occasion};
pub use notice::{
    By, Holds, NEAR, NotNeeded, Notice, NoticeCase, RequiredNotice, USUAL_NOTICE, Urgency, last_moment,
    notice,
};
pub use notice_sum::{NoticeStanding, NoticeSum};
pub use occurrence::{Occurrence, OccurrenceState, Occurrences, recurrence_id_in_words, resolve};
pub use preferred::{lies_within, on_day, preferred_in_words, preferred_stretches};
pub use publishing::{MONTHS, Place, PublishTarget, Scope, TargetDraft, check_target};
pub use rule::{Every, Nth, Rule, RuleEnd};
pub use rule_text::RuleError;
pub use told::{NoticeChange, Standing, Told, WhatIsPlanned, length_in_words};
pub use window::{
    Affected, Category, Emergency, Impact, Kind, Outcome, Override, WallStretch, Who, Window, WindowStatus,
    number_in_words,
};
pub use words::{clock_change_in_words, times_in_words};
