//! `msp calendar calc --batch`: business-time arithmetic on a calendar given in the line.

use super::{id_of, write_error};
use crate::presets;
use chrono::NaiveDate;
use domain::calendar::{
    Calendar, Exception, Landing, OpenHours, Opening, OutOfRange, Span, TimeOfDay, WEEKDAYS, union_of,
};
use domain::problem::Problems;
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::{ZoneId, Zones};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

type Pairs = Vec<(String, String)>;

#[derive(Deserialize)]
struct Line {
    id: Option<Box<RawValue>>,
    op: String,
    start: String,
    end: Option<String>,
    amount_s: Option<i64>,
    #[serde(default)]
    pauses: Pairs,
    #[serde(default)]
    landing: Option<String>,
    #[serde(default)]
    signed: bool,
    #[serde(flatten)]
    calendar: Inline,
}

/// The calendar of a line: a preset's, or one written out.
#[derive(Deserialize, PartialEq, Eq, Hash, Clone, Default)]
struct Inline {
    calendar: Option<String>,
    tz: Option<String>,
    #[serde(default)]
    hours: BTreeMap<String, Pairs>,
    /// Dates, or keys of holiday sets.
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    shifts: BTreeMap<String, Pairs>,
    #[serde(default)]
    breaks: BTreeMap<String, Pairs>,
}

/// Answers lines one by one; a calendar that comes again is not laid out again.
pub struct CalendarBatch {
    zones: Zones,
    laid_out: HashMap<Inline, OpenHours>,
}

impl CalendarBatch {
    /// A batch on these zone rules.
    pub fn new(zones: Zones) -> Self {
        Self { zones, laid_out: HashMap::new() }
    }

    /// Answers `line` with one line in `out`.
    pub fn answer(&mut self, line: &str, out: &mut Vec<u8>) {
        let parsed = match serde_json::from_str::<Line>(line) {
            Ok(parsed) => parsed,
            Err(error) => {
                return write_error(
                    out,
                    id_of(line).as_deref(),
                    &format!("not a line of this batch: {error}"),
                );
            }
        };
        match self.hours(&parsed.calendar).and_then(|hours| result(&parsed, hours)) {
            Ok(result) => {
                let id = parsed.id.as_deref().map_or("null", RawValue::get);
                out.extend_from_slice(format!("{{\"id\":{id},\"result\":{result}}}\n").as_bytes());
            }
            Err(error) => write_error(out, parsed.id.as_deref(), &error),
        }
    }

    fn hours(&mut self, inline: &Inline) -> Result<&OpenHours, String> {
        // Batches come sorted by calendar or use a few; a bound keeps odd ones from filling memory.
        if self.laid_out.len() > 256 {
            self.laid_out.clear();
        }
        if !self.laid_out.contains_key(inline) {
            let calendar = inline.read()?;
            let mut problems = Problems::default();
            calendar.check(&mut problems);
            problems.into_result(()).map_err(|problems| problems[0].message.clone())?;
            let hours = OpenHours::lay_out(&calendar, documents::holidays::bundled(), &self.zones)
                .map_err(|error| error.to_string())?;
            self.laid_out.insert(inline.clone(), hours);
        }
        Ok(&self.laid_out[inline])
    }
}

impl Inline {
    fn read(&self) -> Result<Calendar, String> {
        let mut calendar = match &self.calendar {
            Some(key) => {
                let policy = presets::policy(key);
                policy
                    .ok_or_else(|| {
                        format!("there is no preset \"{key}\"; there are {}", presets::keys().join(", "))
                    })?
                    .calendar
            }
            None => Calendar {
                zone: ZoneId::UTC,
                opening: Opening::Weekly(self.week()?),
                holiday_sets: Vec::new(),
                exceptions: Vec::new(),
            },
        };
        match (&self.tz, &self.calendar) {
            (Some(zone), _) => calendar.zone = ZoneId::parse(zone)?,
            (None, Some(_)) => {}
            (None, None) => return Err("give the calendar's tz, such as Pacific/Auckland".to_owned()),
        }
        for holiday in &self.holidays {
            match holiday.parse::<NaiveDate>() {
                Ok(date) => calendar.exceptions.push(Exception::Closed { date, name: "holiday".to_owned() }),
                Err(_) => calendar.holiday_sets.push(holiday.clone()),
            }
        }
        for (date, spans) in &self.shifts {
            let (date, hours) = (day(date)?, spans_of(spans)?);
            calendar.exceptions.push(Exception::Hours { date, name: "other hours".to_owned(), hours });
        }
        for (date, spans) in &self.breaks {
            let (date, breaks) = (day(date)?, spans_of(spans)?);
            calendar.exceptions.push(Exception::Breaks { date, name: "break".to_owned(), breaks });
        }
        Ok(calendar)
    }

    fn week(&self) -> Result<[Vec<Span>; 7], String> {
        let mut week: [Vec<Span>; 7] = Default::default();
        for (key, spans) in &self.hours {
            let index = WEEKDAYS.iter().position(|day| day == key);
            let index =
                index.ok_or_else(|| format!("\"{key}\" is not a day; days are {}", WEEKDAYS.join(", ")))?;
            week[index] = spans_of(spans)?;
            week[index].sort_by_key(|span| span.open);
        }
        Ok(week)
    }
}

fn spans_of(pairs: &Pairs) -> Result<Vec<Span>, String> {
    let time = |text: &str| {
        TimeOfDay::parse(text).ok_or_else(|| format!("\"{text}\" is not a time between 00:00 and 24:00"))
    };
    pairs.iter().map(|(open, close)| Ok(Span { open: time(open)?, close: time(close)? })).collect()
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("\"{text}\" is not a date such as 2026-12-25"))
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse_rfc3339(text).ok_or_else(|| format!("\"{text}\" is not an RFC 3339 moment with an offset"))
}

fn result(line: &Line, hours: &OpenHours) -> Result<Value, String> {
    let start = instant(&line.start)?;
    let end = || line.end.as_deref().ok_or_else(|| format!("{} needs an \"end\"", line.op)).and_then(instant);
    let mut pauses = Vec::new();
    for (from, to) in &line.pauses {
        let pause = Stretch { from: instant(from)?, to: instant(to)? };
        if pause.to < pause.from {
            return Err(format!("the pause from {from} ends before it begins, at {to}"));
        }
        pauses.push(pause);
    }
    let pauses = union_of(&pauses);
    let at = |found: Result<Instant, OutOfRange>| {
        found.map(|at| json!(at.to_string())).map_err(|error| error.to_string())
    };
    match line.op.as_str() {
        "add" => {
            let amount = Seconds(line.amount_s.ok_or("add needs an \"amount_s\"")?);
            at(added(hours, start, amount, &pauses, landing(line)?))
        }
        "elapsed" => elapsed(hours, start, end()?, &pauses, line.signed),
        "next_open" => at(hours.next_open(start)),
        "next_close" => at(hours.next_close(start)),
        "prev_close" => at(hours.previous_close(start)),
        "intervals" => {
            let stretches = hours.stretches(start, end()?).map_err(|error| error.to_string())?;
            Ok(stretches
                .iter()
                .map(|stretch| json!([stretch.from.to_string(), stretch.to.to_string()]))
                .collect())
        }
        other => Err(format!(
            "\"{other}\" is not an operation; there are add, elapsed, next_open, next_close, prev_close, intervals"
        )),
    }
}

fn landing(line: &Line) -> Result<Landing, String> {
    match line.landing.as_deref() {
        None | Some("end") => Ok(Landing::End),
        Some("next_open") => Ok(Landing::NextOpening),
        Some(other) => Err(format!("\"{other}\" is not a landing; there are \"end\" and \"next_open\"")),
    }
}

fn added(
    hours: &OpenHours,
    start: Instant,
    amount: Seconds,
    pauses: &[Stretch],
    landing: Landing,
) -> Result<Instant, OutOfRange> {
    if pauses.is_empty() {
        hours.add(start, amount, landing)
    } else {
        hours.add_around(start, amount, pauses, landing)
    }
}

fn elapsed(
    hours: &OpenHours,
    start: Instant,
    end: Instant,
    pauses: &[Stretch],
    signed: bool,
) -> Result<Value, String> {
    let reversed = end < start;
    if reversed && !signed {
        return Ok(json!(0));
    }
    let (from, to) = if reversed { (end, start) } else { (start, end) };
    let counted = hours.elapsed_around(from, to, pauses).map_err(|error| error.to_string())?;
    Ok(json!(if reversed { -counted.0 } else { counted.0 }))
}
