//! From a target and a start to a due time (domain §2, rules 1–6).

use super::target::{BusinessDayRule, Clock, NextDayRule, Quantity, Target, Unit};
use crate::calendar::{Landing, OpenHours, OutOfRange};
use crate::time::{Instant, Seconds, Stretch};
use crate::zones::day_number;
use chrono::{Days, NaiveDateTime};

/// When a target is due, and how much clock time that allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// From when time counts.
    pub start: Instant,
    /// The limit. At this second the target is still met, unless its boundary is `under`.
    pub due: Instant,
    /// The internal aim of a range.
    pub aim: Option<Instant>,
    /// Clock time from start to due, pauses not counted.
    pub allowed: Seconds,
    /// Clock time from start to the aim.
    pub allowed_aim: Option<Seconds>,
    /// The clock it is counted on.
    pub clock: Clock,
}

/// The two clocks a deadline may be counted on.
#[derive(Debug, Clone, Copy)]
pub struct DeadlineRules<'a> {
    /// The policy's calendar.
    pub calendar: &'a OpenHours,
    /// 24 × 7.
    pub always: &'a OpenHours,
}

impl<'a> DeadlineRules<'a> {
    /// The hours of a clock.
    pub fn hours(&self, clock: Clock) -> &'a OpenHours {
        match clock {
            Clock::Calendar => self.calendar,
            Clock::AroundTheClock => self.always,
        }
    }
}

/// The deadline of `target` for a clock that starts at `start` and stands still in `pauses`
/// (sorted, disjoint); `None` where the policy sets none ("as needed").
///
/// # Errors
/// [`OutOfRange`] when the deadline needs a year the calendar does not know.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
/// # fn main() {
/// use domain::{sla::deadline, time::Seconds};
/// let (calendar, always) = (open_hours(), OpenHours::always(Zones::bundled().get(ZoneId::UTC)));
/// let rules = DeadlineRules { calendar: &calendar, always: &always };
/// let friday = at("2026-11-20T15:30:00Z");
/// let due = deadline(&hours(Metric::FirstResponse, 4), friday, &[], &rules).unwrap().unwrap();
/// assert_eq!((due.due, due.allowed), (at("2026-11-23T11:30:00Z"), Seconds::hours(4)));
/// # }
/// ```
pub fn deadline(
    target: &Target,
    start: Instant,
    pauses: &[Stretch],
    rules: &DeadlineRules<'_>,
) -> Result<Option<Deadline>, OutOfRange> {
    let clock = counting_clock(target.quantity.unit, target.clock);
    let hours = rules.hours(clock);
    let at = |amount: u32| instant_after(target, amount, start, rules);
    let Some(plain) = at(target.quantity.max)? else { return Ok(None) };
    let allowed = hours.elapsed(start, plain)?;
    let aim_plain = if target.quantity.is_range() { at(target.quantity.min)? } else { None };
    let allowed_aim = aim_plain.map(|aim| hours.elapsed(start, aim)).transpose()?;
    let around = |plain: Instant, allowed: Seconds| {
        let disturbed = pauses.iter().any(|pause| pause.from < plain && pause.to > start);
        if disturbed { hours.add_around(start, allowed, pauses, Landing::End) } else { Ok(plain) }
    };
    let due = around(plain, allowed)?;
    let aim = match (aim_plain, allowed_aim) {
        (Some(aim), Some(allowed)) => Some(around(aim, allowed)?),
        _ => None,
    };
    Ok(Some(Deadline { start, due, aim, allowed, allowed_aim, clock }))
}

/// Calendar days and weeks pass on the wall clock, business days in business time.
fn counting_clock(unit: Unit, clock: Clock) -> Clock {
    match unit {
        Unit::CalendarDays | Unit::CalendarWeeks => Clock::AroundTheClock,
        Unit::BusinessDays | Unit::NextBusinessDay => Clock::Calendar,
        Unit::Minutes | Unit::Hours | Unit::None => clock,
    }
}

fn instant_after(
    target: &Target,
    amount: u32,
    start: Instant,
    rules: &DeadlineRules<'_>,
) -> Result<Option<Instant>, OutOfRange> {
    let hours = rules.hours(target.clock);
    let counted = |seconds: Seconds| hours.add(start, seconds, Landing::End).map(Some);
    match target.quantity.unit {
        Unit::None => Ok(None),
        Unit::Minutes => counted(Seconds::minutes(i64::from(amount))),
        Unit::Hours => counted(Seconds::hours(i64::from(amount))),
        Unit::BusinessDays => business_days(target.business_days, amount, start, rules.calendar).map(Some),
        Unit::NextBusinessDay => next_business_day(target.next_day, start, rules.calendar).map(Some),
        Unit::CalendarDays => Ok(Some(same_wall_time(start, u64::from(amount), rules.calendar))),
        Unit::CalendarWeeks => Ok(Some(same_wall_time(start, 7 * u64::from(amount), rules.calendar))),
    }
}

fn business_days(
    rule: BusinessDayRule,
    days: u32,
    start: Instant,
    hours: &OpenHours,
) -> Result<Instant, OutOfRange> {
    match rule {
        BusinessDayRule::NormalDays => {
            hours.add(start, Seconds(hours.normal_day().0 * i64::from(days)), Landing::End)
        }
        BusinessDayRule::CloseOfNthDay => hours.close_of_nth_after(local_day(start, hours), days as usize),
    }
}

fn next_business_day(rule: NextDayRule, start: Instant, hours: &OpenHours) -> Result<Instant, OutOfRange> {
    let received = local_day(start, hours);
    let day = match rule {
        NextDayRule::AfterReceipt => received,
        NextDayRule::RollClosedDays => hours.business_day_from(received)?,
    };
    hours.close_of_nth_after(day, 1)
}

fn local_day(at: Instant, hours: &OpenHours) -> i64 {
    day_number(hours.zone().date(at))
}

fn same_wall_time(start: Instant, days: u64, hours: &OpenHours) -> Instant {
    let wall = hours.zone().wall(start);
    // Past the years there are, and so past those a clock knows: the caller is refused there.
    hours.zone().resolve(wall.checked_add_days(Days::new(days)).unwrap_or(NaiveDateTime::MAX))
}

impl Quantity {
    /// In words as a document generates them: `4–8 hours`, `next business day`, `as needed`.
    ///
    /// ```
    /// use domain::sla::{Quantity, Unit};
    /// assert_eq!(Quantity { min: 4, max: 8, unit: Unit::Hours }.in_words(), "4–8 hours");
    /// assert_eq!(Quantity::AS_NEEDED.in_words(), "as needed");
    /// ```
    pub fn in_words(self) -> String {
        let unit = match self.unit {
            Unit::Minutes => "minute",
            Unit::Hours => "hour",
            Unit::BusinessDays => "business day",
            Unit::NextBusinessDay => return "next business day".to_owned(),
            Unit::CalendarDays => "day",
            Unit::CalendarWeeks => "week",
            Unit::None => return "as needed".to_owned(),
        };
        let plural = if self.max == 1 { "" } else { "s" };
        if self.is_range() {
            format!("{}–{} {unit}{plural}", self.min, self.max)
        } else {
            format!("{} {unit}{plural}", self.max)
        }
    }
}
