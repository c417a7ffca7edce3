//! A zone's rules as VTIMEZONE: yearly observances (Outlook passes over lists of dates), several one after another
//! where the rules changed.

use super::text::{text, value, with};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use domain::time::{Instant, Seconds};
use domain::zones::Zone;
use ical::generator::IcalCalendar;
use ical::parser::ical::component::{IcalTimeZone, IcalTimeZoneTransition, IcalTimeZoneTransitionType};
use ical::property::Property;

/// Zone rules are laid out a year further; an observance that lasts until here goes on for good.
const LAST_YEAR: i32 = 2099;
/// Clocks that go forward and back within this time are put forward for a summer.
const SUMMER: Seconds = Seconds(400 * 86_400);
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Puts the rules of `zone` into a calendar whose first event starts at `from`.
pub(super) fn add_zone(calendar: &mut IcalCalendar, zone: &Zone, from: Instant) {
    let mut properties = vec![text("TZID", zone.id().name())];
    properties.push(text("X-LIC-LOCATION", zone.id().name()));
    let transitions = observances(zone, from).iter().map(Observance::component).collect();
    calendar.timezones.push(IcalTimeZone { properties, transitions });
}

/// A change of the clocks, as an observance describes it.
#[derive(Clone)]
struct Change {
    at: Instant,
    /// What the clock shows when it is changed.
    wall: NaiveDateTime,
    from: i32,
    to: i32,
    name: String,
    is_summer: bool,
}

/// The same change in consecutive years.
struct Observance {
    first: Change,
    last: Change,
    /// Which weekdays of the month all of them can be: the nth, or −1 for the last.
    nth: Vec<i8>,
    for_good: bool,
}

fn observances(zone: &Zone, from: Instant) -> Vec<Observance> {
    let changes = changes(zone, from);
    if changes.is_empty() {
        return vec![never_changed(zone, from)];
    }
    let mut found: Vec<Observance> = Vec::new();
    for change in changes {
        let year = change.wall.year();
        if let Some(known) = found.iter_mut().find(|known| known.goes_on_with(&change)) {
            let nth = nths(change.wall.date());
            known.nth.retain(|n| nth.contains(n));
            known.last = change;
            known.for_good = year == LAST_YEAR;
        } else {
            let nth = nths(change.wall.date());
            found.push(Observance { first: change.clone(), last: change, nth, for_good: false });
        }
    }
    found
}

/// The changes from the last two before `from` on: an observance in force must have begun.
fn changes(zone: &Zone, from: Instant) -> Vec<Change> {
    let end = Instant::from_unix(i64::from(i32::MAX) * 2);
    let all = zone.changes_between(Instant::from_unix(-2_208_988_800), end);
    let past = all.partition_point(|change| change.at <= from);
    let next = |place: usize| all.get(place + 1).filter(|next| next.forward < 0);
    all.iter()
        .enumerate()
        .skip(past.saturating_sub(2))
        .map(|(place, change)| Change {
            at: change.at,
            wall: change.at.at_offset(zone.offset_at(change.at) - change.forward),
            from: zone.offset_at(change.at) - change.forward,
            to: zone.offset_at(change.at),
            name: zone.abbreviation_at(change.at).to_owned(),
            is_summer: change.forward > 0 && next(place).is_some_and(|next| next.at - change.at < SUMMER),
        })
        .take_while(|change| change.wall.year() <= LAST_YEAR)
        .collect()
}

fn never_changed(zone: &Zone, from: Instant) -> Observance {
    let offset = zone.offset_at(from);
    let wall = NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    let change = Change {
        at: Instant::from_unix(0),
        wall: wall.expect("1970 has a first day"),
        from: offset,
        to: offset,
        name: zone.abbreviation_at(from).to_owned(),
        is_summer: false,
    };
    Observance { first: change.clone(), last: change, nth: Vec::new(), for_good: false }
}

/// Which of its weekday in the month a date is.
fn nths(date: NaiveDate) -> Vec<i8> {
    let nth = i8::try_from(date.day0() / 7 + 1).expect("a month has at most five weeks");
    let is_last = (date + Days::new(7)).month() != date.month();
    // A fifth is not in every year.
    [(nth < 5).then_some(nth), is_last.then_some(-1)].into_iter().flatten().collect()
}

impl Observance {
    fn goes_on_with(&self, change: &Change) -> bool {
        let last = &self.last;
        let same = (last.from, last.to, &last.name, last.is_summer)
            == (change.from, change.to, &change.name, change.is_summer);
        let year_after = change.wall.year() == last.wall.year() + 1;
        let same_day =
            (last.wall.month(), last.wall.weekday()) == (change.wall.month(), change.wall.weekday());
        let nth = nths(change.wall.date());
        same && year_after
            && same_day
            && last.wall.time() == change.wall.time()
            && self.nth.iter().any(|n| nth.contains(n))
    }

    fn component(&self) -> IcalTimeZoneTransition {
        let start = &self.first;
        let mut properties = vec![
            value("DTSTART", start.wall.format("%Y%m%dT%H%M%S").to_string()),
            value("TZOFFSETFROM", offset(start.from)),
            value("TZOFFSETTO", offset(start.to)),
            text("TZNAME", &start.name),
        ];
        properties.extend(self.rule());
        let transition = if start.is_summer {
            IcalTimeZoneTransitionType::DAYLIGHT
        } else {
            IcalTimeZoneTransitionType::STANDARD
        };
        IcalTimeZoneTransition { transition, properties }
    }

    fn rule(&self) -> Option<Property> {
        if self.first.at == self.last.at {
            return None;
        }
        // "The last" is what zone rules mostly mean where both fit.
        let nth = self.nth.iter().min().expect("changes that share no weekday are not put together");
        let day = day(self.first.wall.weekday());
        let mut rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={nth}{day}", self.first.wall.month());
        if !self.for_good {
            rule.push_str(";UNTIL=");
            rule.push_str(&utc(self.last.at));
        }
        Some(with("RRULE", &[], rule))
    }
}

fn day(weekday: Weekday) -> &'static str {
    DAYS[weekday.num_days_from_monday() as usize]
}

/// `20260926T140000Z`.
pub(super) fn utc(at: Instant) -> String {
    at.at_offset(0).format("%Y%m%dT%H%M%SZ").to_string()
}

/// `+1030`; seconds only where there are any.
fn offset(seconds: i32) -> String {
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    if rest == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{rest:02}")
    }
}
