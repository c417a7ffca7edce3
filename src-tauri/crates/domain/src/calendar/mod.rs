//! Opening hours and the arithmetic of business time on them.
//!
//! A [`Calendar`] is what a person writes: hours of a week, holiday sets, dated exceptions, one
//! zone. [`OpenHours`] is the same laid out once as half-open stretches of UTC seconds, on which
//! adding and measuring cost a table look-up each.

mod changes;
mod check;
mod definition;
mod ends;
mod holidays;
mod layout;
mod open_hours;
mod pauses;
mod year;

pub use definition::{Calendar, DayHours, Exception, Opening, Span, TimeOfDay, WEEKDAYS};
pub use ends::EndOfHolidays;
pub use holidays::{Holiday, HolidaySet, Holidays};
pub use layout::LayoutError;
pub use open_hours::{Coverage, End, Landing, OpenHours, OutOfRange};
pub use pauses::union_of;
pub use year::{CalendarDay, DayKind};
