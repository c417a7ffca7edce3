//! The events of a feed: from lines to dates, not yet repeated.

use super::lines::{lines, parameter, text};
use super::{Feed, FeedError, LONGEST_NAME, MOST_EVENTS};
use chrono::NaiveDate;
use ical::property::Property;

/// The most dates an event may add or take out one by one.
const MOST_LISTED: usize = 1000;

/// What becomes of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Its days are taken.
    Yes,
    /// Left out: it was cancelled.
    Cancelled,
    /// Left out: it is not about whole days.
    Timed,
}

/// An event.
pub(super) struct Event {
    /// Line of its beginning.
    pub line: usize,
    pub name: String,
    pub uid: String,
    pub start: NaiveDate,
    /// The first day after it.
    pub end: Option<NaiveDate>,
    /// Its rule of repetition, as written.
    pub rule: Option<String>,
    /// Dates on which it takes place, too.
    pub also: Vec<NaiveDate>,
    /// Dates on which it does not.
    pub except: Vec<NaiveDate>,
    /// The date of a repeating event that this one takes the place of.
    pub replaces: Option<NaiveDate>,
    pub kept: Kept,
}

/// A moment of an event: a date, and whether it stands for the whole day.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: NaiveDate,
    whole: bool,
}

/// An event that is being read.
#[derive(Default)]
struct Draft {
    line: usize,
    name: String,
    uid: String,
    start: Option<Day>,
    end: Option<Day>,
    days: Option<i64>,
    rule: Option<String>,
    also: Vec<NaiveDate>,
    except: Vec<NaiveDate>,
    replaces: Option<NaiveDate>,
    cancelled: bool,
}

/// All events; what is wrong with single ones is noted.
pub(super) fn events(whole: &str, feed: &mut Feed) -> Result<Vec<Event>, FeedError> {
    let mut events = Vec::new();
    let mut open: Option<Draft> = None;
    // Alarms and the like inside an event have a SUMMARY and a TRIGGER of their own.
    let mut inner = 0_usize;
    let mut is_calendar = false;
    for line in lines(whole) {
        let property = match line.property {
            Ok(property) => property,
            Err(why) => {
                feed.note(line.number, format!("The line cannot be read: {why}."));
                continue;
            }
        };
        let value = property.value.as_deref().unwrap_or_default();
        let block = value.trim().to_ascii_uppercase();
        match (property.name.as_str(), block.as_str(), &mut open) {
            ("BEGIN", "VCALENDAR", None) => is_calendar = true,
            ("BEGIN", "VEVENT", None) => {
                if feed.events == MOST_EVENTS {
                    return Err(FeedError::TooManyEvents(line.number));
                }
                feed.events += 1;
                open = Some(Draft { line: line.number, ..Draft::default() });
            }
            ("BEGIN", "VEVENT" | "VCALENDAR", Some(draft)) => {
                feed.note(draft.line, "The event has no end and was left out.");
                feed.events += usize::from(block == "VEVENT");
                open = (block == "VEVENT").then(|| Draft { line: line.number, ..Draft::default() });
                inner = 0;
            }
            ("BEGIN", _, Some(_)) => inner += 1,
            ("END", "VEVENT", Some(_)) => {
                events.extend(open.take().and_then(|draft| draft.finish(feed)));
                inner = 0;
            }
            ("END", _, Some(_)) => inner = inner.saturating_sub(1),
            ("X-WR-CALNAME" | "NAME", _, None) if feed.name.is_empty() => feed.name = short(text(value)),
            (_, _, Some(draft)) if inner == 0 => draft.take(&property, line.number, feed),
            (_, _, Some(_) | None) => {}
        }
    }
    if let Some(draft) = open {
        feed.note(draft.line, "The event has no end and was left out: the file breaks off.");
    }
    if is_calendar { Ok(events) } else { Err(FeedError::NoCalendar) }
}

impl Draft {
    fn take(&mut self, property: &Property, line: usize, feed: &mut Feed) {
        let value = property.value.as_deref().unwrap_or_default().trim();
        match property.name.as_str() {
            "SUMMARY" => self.name = short(text(value)),
            "UID" => value.clone_into(&mut self.uid),
            "DTSTART" => self.start = one(property, line, feed),
            "DTEND" => self.end = one(property, line, feed),
            "DURATION" => self.days = duration(value),
            "RRULE" => self.rule = Some(value.to_owned()),
            "RDATE" => self.also.extend(listed(property, line, feed)),
            "EXDATE" => self.except.extend(listed(property, line, feed)),
            "RECURRENCE-ID" => self.replaces = one(property, line, feed).map(|day| day.date),
            "STATUS" => self.cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
        self.also.truncate(MOST_LISTED);
        self.except.truncate(MOST_LISTED);
    }

    fn finish(self, feed: &mut Feed) -> Option<Event> {
        let Some(start) = self.start else {
            if !self.cancelled {
                feed.note(self.line, "The event has no day on which it begins and was left out.");
                return None;
            }
            feed.cancelled += 1;
            return None;
        };
        let mut name = self.name;
        if name.is_empty() {
            "Holiday".clone_into(&mut name);
            if !self.cancelled {
                feed.note(
                    self.line,
                    format!("The event on {} has no name; it was called “Holiday”.", start.date),
                );
            }
        }
        let whole = start.whole && self.end.is_none_or(|end| end.whole);
        let kept = match (self.cancelled, whole) {
            (true, _) => Kept::Cancelled,
            (false, false) => Kept::Timed,
            (false, true) => Kept::Yes,
        };
        let lasts = |days: i64| start.date.checked_add_signed(chrono::TimeDelta::try_days(days)?);
        let end = self.end.map(|end| end.date).or_else(|| self.days.and_then(lasts));
        Some(Event {
            line: self.line,
            name,
            uid: self.uid,
            start: start.date,
            end,
            rule: self.rule,
            also: self.also,
            except: self.except,
            replaces: self.replaces,
            kept,
        })
    }
}

fn short(name: String) -> String {
    if name.chars().count() <= LONGEST_NAME {
        name
    } else {
        name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
    }
}

fn one(property: &Property, line: usize, feed: &mut Feed) -> Option<Day> {
    let value = property.value.as_deref().unwrap_or_default().trim();
    let found = day(value);
    if found.is_none() {
        feed.note(line, format!("{} is no date: “{}”.", property.name, short(text(value))));
    }
    found
}

fn listed(property: &Property, line: usize, feed: &mut Feed) -> Vec<NaiveDate> {
    // A period is a date with its end; the end is that of the event.
    let periods = parameter(property, "VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("PERIOD"));
    let mut dates = Vec::new();
    for value in property.value.as_deref().unwrap_or_default().split(',').take(MOST_LISTED) {
        let value = if periods { value.split('/').next().unwrap_or(value) } else { value };
        match day(value.trim()) {
            Some(day) => dates.push(day.date),
            None => feed
                .note(line, format!("{} names “{}”, which is no date.", property.name, short(text(value)))),
        }
    }
    dates
}

/// `20270101`, or `20270101T000000` with or without a `Z`: midnight stands for a whole day.
fn day(value: &str) -> Option<Day> {
    let (date, time) = value.split_once(['T', 't']).map_or((value, None), |(date, time)| (date, Some(time)));
    if date.len() != 8 || !date.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?)?;
    let whole = match time {
        None => true,
        Some(time) => {
            let time = time.trim_end_matches(['Z', 'z']);
            if time.len() != 6 || !time.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            time == "000000"
        }
    };
    Some(Day { date, whole })
}

/// `P1D`, `P2W`; other lengths are not about whole days and give none.
fn duration(value: &str) -> Option<i64> {
    let rest = value.trim_start_matches('+').strip_prefix('P')?;
    let (number, by) = match (rest.strip_suffix('D'), rest.strip_suffix('W')) {
        (Some(number), _) => (number, 1),
        (None, Some(number)) => (number, 7),
        (None, None) => return None,
    };
    number.parse::<i64>().ok().filter(|number| (1..=1000).contains(number)).map(|number| number * by)
}
