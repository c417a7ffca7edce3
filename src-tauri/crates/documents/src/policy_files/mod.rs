//! Policy files: a published SLA as a text file that a provider can read, copy and edit.
//!
//! The form is TOML. Times are written as the policy writes them (`within = "4 hours"`,
//! `under = "1 hour"`, `"2..5 business days"`, `"next business day"`, `"as needed"`), every target
//! carries the published words, and every place where these leave room is an assumption with the
//! reading chosen. `presets/policies/*.toml` are seven examples with comments.
//!
//! | table | what it holds |
//! |---|---|
//! | (top) | `format = 1`, `key`, `name`, `provider`, `tier` (standard, gold, enhanced), `source`, `effective_from`, `categories` |
//! | `[calendar]` | `zone`, `zone_must_be_chosen`, `holidays`, `around_the_clock`; `[calendar.hours]` with `mon-fri = ["09:00-17:00"]`; `[[calendar.exceptions]]` with `date`, `name` and one of `closed`, `hours`, `breaks` |
//! | `[[priorities]]` | `key`, `name`, `description`, `grade` (severity, queue), `aliases`, `responsible`; the most urgent first |
//! | `[[targets]]` | `metric`, `priority`, `category`, `within` or `under`, `clock` (calendar, 24x7), `strength`, `pauses`, `client_message`, `business_days`, `next_business_day`, `or_as_agreed`, `words`, `assumptions`; in the terms of a contract also `order` or `add_on`, and `instead_of` |
//! | `[[exclusions]]` | `key`, `name`, `clause`, `words` |
//! | `[[assumptions]]` | `key`, `words`, `reading`, `agreed`; named by targets, or of the whole policy when no target names it |
//! | `[scoring]` | `priority_change`, `reopen_within`, `[scoring.continuity]` with `from`, `to`, `words` |
//! | `[terms]` | what else the policy says, in its words: `support_hours`, `maintenance`, `uptime`, `credits`, `escalation` (texts, or tables with `name` and `words`), `advanced_support`, `client_duties`, `requires_contacts`, `notes`; and the values behind them: `notice_hours`, `notice_where_practical`, `emergency_notice` (exempt, shorter), `emergency_categories` (the emergencies that is said of: security patch, reliability; all where it is missing), `claim_days`, `credit_rounding` (as measured, two decimals) |
//! | `[[terms.preferred_windows]]` | `days`, `hours`, `zone`: `sat-sun`, `22:00-04:00`, `Pacific/Auckland` |
//! | `[terms.uptime_target]` | `ratio`, `service` |
//! | `[[terms.credit_bands]]` | `at_least`, `below`, `credit`, `words`: half-open, the best first, without gap and overlap |
//! | `[terms.advanced_terms]` | `rate`, `currency`, `per_minutes`, `block_minutes`, `minimum_minutes`, `permission_first`, `causes` (out of scope, client error) |
//!
//! A calendar file is `format`, `name` and `[calendar]` alone.

mod calendar;
mod calendar_file;
mod duties;
pub mod form;
mod presets;
mod quantity;
mod read;
mod table;
mod target;
mod terms;
mod words;
mod write;
mod write_terms;

pub use calendar_file::{CalendarFile, parse_calendar, parse_kept_calendar};
pub use duties::{NamedDuty, named_duties};
pub use presets::{Preset, preset, presets};
pub(crate) use quantity::parse as amount;
pub use quantity::parse as quantity;
pub use read::{parse, parse_kept, parse_with};
pub use write::{write, write_calendar};

#[cfg(test)]
mod tests;
