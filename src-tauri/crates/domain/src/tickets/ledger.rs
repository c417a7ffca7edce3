//! The clock ledger: every due time and verdict, line by line. The heart of the product's trust.

use super::clock::PauseWhy;
use super::score::{Scored, State};
use crate::calendar::{Calendar, Holidays, OpenHours, OutOfRange};
use crate::sla::{Clock, DeadlineRules};
use crate::time::{Instant, Seconds};

/// Why a clock does not count while the desk is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClosedWhy {
    /// Between two openings of one day.
    pub midday: bool,
    /// A day of the week without hours lies in it.
    pub weekend: bool,
    /// Holidays and closed dates in it, by name.
    pub holidays: Vec<String>,
}

impl ClosedWhy {
    /// `Labour Day`, `Waitangi Day and weekend`, `weekend`, `night`, `break`.
    pub fn in_words(&self) -> String {
        let mut parts = self.holidays.clone();
        if self.weekend {
            parts.push("weekend".to_owned());
        }
        match parts.pop() {
            None if self.midday => "break".to_owned(),
            None => "night".to_owned(),
            Some(last) if parts.is_empty() => last,
            Some(last) => format!("{} and {last}", parts.join(", ")),
        }
    }
}

/// What the clock does in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerState {
    /// It counts.
    Running,
    /// It counts on after the due time.
    PastDue,
    /// It stands still.
    Paused(PauseWhy),
    /// The desk is closed.
    Closed(ClosedWhy),
    /// The clocks change here: forward by so many seconds, back when negative. No time passes.
    ClocksChange(i32),
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// First second of the line.
    pub from: Instant,
    /// First second after it.
    pub to: Instant,
    /// What the clock does.
    pub state: LedgerState,
    /// What it counts in this line.
    pub counted: Seconds,
    /// What it has counted up to its end.
    pub cumulative: Seconds,
    /// What is left then; negative once late.
    pub remaining: Seconds,
}

/// All lines of one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// In order, without a gap.
    pub rows: Vec<LedgerRow>,
}

/// What names the closed lines.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The clocks.
    pub rules: DeadlineRules<'a>,
    /// The calendar they were laid out from.
    pub calendar: &'a Calendar,
    /// Names of its holidays.
    pub holidays: &'a Holidays,
}

/// The ledger of a verdict, up to when it was done, or `as_of` while it is not.
///
/// The counted lines up to the due time add up to the time allowed.
///
/// # Errors
/// [`OutOfRange`] as scoring has.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
/// # fn main() {
/// use domain::tickets::{LedgerState, Scoring, Surroundings, ledger, score};
/// let (policy, calendar, holidays) = (policy(), open_hours(), Holidays::default());
/// let always = OpenHours::always(Zones::bundled().get(ZoneId::UTC));
/// let rules = DeadlineRules { calendar: &calendar, always: &always };
/// let around = Surroundings { rules, calendar: &policy.calendar, holidays: &holidays };
/// let now = at("2026-12-01T00:00:00Z");
/// let answered_late = [("2026-11-23T12:10:00Z", EventKind::StaffReply)];
/// let ticket = ticket("2026-11-20T15:30:00Z", &answered_late);
/// let scored = score(&ticket, &Scoring::new(&policy, rules, false, now)).unwrap();
/// let lines = ledger(&scored.outcomes[0], &around, now).unwrap().rows;
/// assert_eq!(lines.len(), 4, "Friday, the weekend, Monday to the due time, and the time past it");
/// assert_eq!(lines[2].remaining.0, 0);
/// assert_eq!(lines[3].state, LedgerState::PastDue);
/// # }
/// ```
pub fn ledger(scored: &Scored, around: &Surroundings<'_>, as_of: Instant) -> Result<Ledger, OutOfRange> {
    let end = scored.done.unwrap_or(as_of).max(scored.start);
    let mut book = Book {
        hours: around.rules.hours(scored.clock),
        around,
        scored,
        end,
        cumulative: Seconds::ZERO,
        rows: Vec::new(),
    };
    let scores = match scored.state {
        State::Met | State::Late | State::Open | State::Paused => true,
        State::NotScored | State::NotInSource => false,
    };
    let mut at = scored.start;
    while scores && at < end {
        at = book.line(at)?;
    }
    Ok(Ledger { rows: book.rows })
}

struct Book<'a> {
    hours: &'a OpenHours,
    around: &'a Surroundings<'a>,
    scored: &'a Scored,
    end: Instant,
    cumulative: Seconds,
    rows: Vec<LedgerRow>,
}

impl Book<'_> {
    /// Writes the line that starts at `at`; where it ends.
    fn line(&mut self, at: Instant) -> Result<Instant, OutOfRange> {
        let paused =
            self.scored.pauses.iter().find(|pause| pause.from <= at && pause.to.is_none_or(|to| at < to));
        if let Some(pause) = paused {
            let to = pause.to.unwrap_or(self.end).min(self.end);
            self.push(at, to, LedgerState::Paused(pause.why));
            return Ok(to);
        }
        let next_pause = self.scored.pauses.iter().map(|pause| pause.from).filter(|from| *from > at).min();
        let limit = next_pause.map_or(self.end, |from| from.min(self.end));
        let opens = self.hours.next_open(at)?;
        if opens > at {
            let to = opens.min(limit);
            let why = self.closed_why(at, to);
            self.push(at, to, LedgerState::Closed(why));
            return Ok(to);
        }
        let closes = self.hours.next_close(at)?.min(limit);
        let due = self.scored.due.filter(|due| *due > at);
        let to = due.map_or(closes, |due| due.min(closes));
        let past = self.scored.due.is_some_and(|due| at >= due);
        self.running(at, to, if past { LedgerState::PastDue } else { LedgerState::Running });
        Ok(to)
    }

    /// A running line, broken where the clocks change, so that wall times and sums can be checked.
    fn running(&mut self, from: Instant, to: Instant, state: LedgerState) {
        let mut at = from;
        for change in self.hours.zone().changes_between(from + Seconds(1), to) {
            self.push(at, change.at, state.clone());
            self.push(change.at, change.at, LedgerState::ClocksChange(change.forward));
            at = change.at;
        }
        self.push(at, to, state);
    }

    fn push(&mut self, from: Instant, to: Instant, state: LedgerState) {
        let counted = match state {
            LedgerState::Running | LedgerState::PastDue => to - from,
            LedgerState::Paused(_) | LedgerState::Closed(_) | LedgerState::ClocksChange(_) => Seconds::ZERO,
        };
        self.cumulative += counted;
        let remaining = self.scored.allowed - self.cumulative;
        self.rows.push(LedgerRow { from, to, state, counted, cumulative: self.cumulative, remaining });
    }

    fn closed_why(&self, from: Instant, to: Instant) -> ClosedWhy {
        let (zone, calendar) = (self.hours.zone(), self.around.calendar);
        let (first, last) = (zone.date(from), zone.date(to - Seconds(1)));
        let mut why = ClosedWhy::default();
        for date in first.iter_days().take_while(|date| *date <= last) {
            if let Some(name) = calendar.closing_name(self.around.holidays, date) {
                if !why.holidays.iter().any(|known| known == name) {
                    why.holidays.push(name.to_owned());
                }
            } else if calendar.is_day_off(date) {
                why.weekend = true;
            }
        }
        // The line may end earlier, by a pause or by what was done: the hours decide, not the line.
        // What closes at midnight has closed the day before.
        let today = |at: Instant| zone.date(at) == first;
        let closed = self.hours.previous_close(from).is_ok_and(|close| today(close - Seconds(1)));
        why.midday = closed && self.hours.next_open(from).is_ok_and(today);
        why
    }
}

impl Scored {
    /// On which clock the ledger counts, in words: `24×7` or `business hours`.
    pub fn clock_in_words(&self) -> &'static str {
        match self.clock {
            Clock::Calendar => "business hours",
            Clock::AroundTheClock => "24×7",
        }
    }
}
