//! Business-time arithmetic on open stretches that were laid out once.
//!
//! Two bucket tables (by time, and by business time since the start) lead to within a step or two
//! of the stretch that is wanted, so `add` and `elapsed` take the same few nanoseconds in a
//! calendar of a month and in one of forty years.

use crate::time::{Instant, Seconds, Stretch};
use crate::zones::Zone;

/// About 18 hours: one bucket holds little more than one opening.
const TIME_BUCKET: u32 = 16;
/// About 4½ hours of business time.
const WORK_BUCKET: u32 = 14;

/// Where a budget lands that runs out exactly at closing time (domain rule 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Landing {
    /// At closing: the default.
    #[default]
    End,
    /// At the next opening.
    NextOpening,
}

/// Up to where the hours are known, and why no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// First known moment.
    pub from: Instant,
    /// First moment no longer known.
    pub to: Instant,
    /// What ends there: `the holidays of NZ-AUK are known from 2010 to 2050`.
    pub reason: String,
    /// What kind of thing ends there.
    pub end: End,
}

/// What ends where a calendar ends; it decides what somebody can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The data of its holiday sets: dates of its own can take their place.
    Holidays,
    /// The years for which anything is computed.
    Years,
}

/// The question needs a moment the calendar does not reach.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the calendar cannot answer for {needed}: {reason}")]
pub struct OutOfRange {
    /// A moment that was needed (the bound itself when the search ran past the end).
    pub needed: Instant,
    /// Why the calendar ends there.
    pub reason: String,
    /// What kind of thing ends there.
    pub end: End,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    open: i64,
    close: i64,
    /// Business seconds before `open`.
    before: i64,
}

/// A business date: a local date on which the desk opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct BusinessDay {
    /// Days since 1970-01-01.
    pub day: i64,
    /// When the last span that opened on this date closes.
    pub close: i64,
}

/// The open stretches of a calendar, laid out and indexed.
#[derive(Debug, Clone)]
pub struct OpenHours {
    zone: Zone,
    spans: Vec<Open>,
    total: i64,
    days: Vec<BusinessDay>,
    normal_day: Seconds,
    coverage: Coverage,
    by_time: Vec<u32>,
    by_work: Vec<u32>,
}

impl OpenHours {
    pub(super) fn new(
        zone: Zone,
        stretches: &[(i64, i64)],
        days: Vec<BusinessDay>,
        normal_day: Seconds,
        coverage: Coverage,
    ) -> Self {
        let mut total = 0;
        let mut spans = Vec::with_capacity(stretches.len());
        for (open, close) in stretches {
            spans.push(Open { open: *open, close: *close, before: total });
            total += close - open;
        }
        let mut hours =
            Self { zone, spans, total, days, normal_day, coverage, by_time: Vec::new(), by_work: Vec::new() };
        hours.index();
        hours
    }

    fn index(&mut self) {
        let (from, to) = (self.coverage.from.unix(), self.coverage.to.unix());
        let mut at = 0;
        for bucket in 0..=((to - from) >> TIME_BUCKET) {
            let start = from + (bucket << TIME_BUCKET);
            while self.spans.get(at).is_some_and(|span| span.close <= start) {
                at += 1;
            }
            self.by_time.push(u32::try_from(at).expect("fewer than 2³² openings"));
        }
        at = 0;
        for bucket in 0..=(self.total >> WORK_BUCKET) {
            let start = bucket << WORK_BUCKET;
            while self.spans.get(at + 1).is_some_and(|span| span.before <= start) {
                at += 1;
            }
            self.by_work.push(u32::try_from(at).expect("fewer than 2³² openings"));
        }
    }

    /// The zone whose wall clock the hours follow.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// For which moments the hours are known.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// Business time of a normal day (domain rule 3).
    pub fn normal_day(&self) -> Seconds {
        self.normal_day
    }

    /// The moment at which `amount` of business time has passed since `start`; before it when
    /// `amount` is negative. Outside hours the clock starts at the next opening.
    ///
    /// # Errors
    /// [`OutOfRange`] when the answer lies beyond what the calendar knows.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// use domain::{calendar::Landing, time::Seconds};
    /// let desk = open_hours();
    /// let friday = at("2026-11-20T15:30:00Z");
    /// assert_eq!(desk.add(friday, Seconds::hours(4), Landing::End).unwrap(), at("2026-11-23T11:30:00Z"));
    /// // A budget that runs out at closing time is due then, unless one asks for the next opening.
    /// let at_closing = Seconds::minutes(90);
    /// assert_eq!(desk.add(friday, at_closing, Landing::End).unwrap(), at("2026-11-20T17:00:00Z"));
    /// assert_eq!(desk.add(friday, at_closing, Landing::NextOpening).unwrap(), at("2026-11-23T09:00:00Z"));
    /// # }
    /// ```
    pub fn add(&self, start: Instant, amount: Seconds, landing: Landing) -> Result<Instant, OutOfRange> {
        let target = self.worked(start)?.saturating_add(amount.0);
        if !(0..=self.total).contains(&target) || self.spans.is_empty() {
            return Err(self.out_of_range(if amount.0 < 0 { self.coverage.from } else { self.coverage.to }));
        }
        let forward_end = amount.0 > 0 && landing == Landing::End;
        let mut at = self.by_work[(target >> WORK_BUCKET) as usize] as usize;
        // The last span that begins at or before the target; strictly before it, if a budget that
        // ends exactly with a span lands there.
        while self.spans.get(at + 1).is_some_and(|next| next.before <= target) {
            at += 1;
        }
        if forward_end && at > 0 && self.spans[at].before == target {
            at -= 1;
        }
        // Past the last opening there is no next one to land on.
        if target == self.total && !forward_end {
            return Err(self.out_of_range(self.coverage.to));
        }
        let span = &self.spans[at];
        Ok(Instant::from_unix(span.open + (target - span.before)))
    }

    /// Business time in `[from, to)`; zero when `to` is not after `from`.
    ///
    /// # Errors
    /// [`OutOfRange`] when either moment is not covered.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// use domain::time::Seconds;
    /// let counted = open_hours().elapsed(at("2026-11-20T15:30:00Z"), at("2026-11-23T11:30:00Z"));
    /// assert_eq!(counted.unwrap(), Seconds::hours(4));
    /// # }
    /// ```
    pub fn elapsed(&self, from: Instant, to: Instant) -> Result<Seconds, OutOfRange> {
        if to <= from {
            return Ok(Seconds::ZERO);
        }
        Ok(Seconds(self.worked(to)? - self.worked(from)?))
    }

    /// `at` when open then, otherwise the next opening.
    ///
    /// # Errors
    /// [`OutOfRange`] when `at` is not covered or no opening follows.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// let desk = open_hours();
    /// assert_eq!(desk.next_open(at("2026-11-21T12:00:00Z")).unwrap(), at("2026-11-23T09:00:00Z"));
    /// assert_eq!(desk.next_open(at("2026-11-23T12:00:00Z")).unwrap(), at("2026-11-23T12:00:00Z"));
    /// # }
    /// ```
    pub fn next_open(&self, at: Instant) -> Result<Instant, OutOfRange> {
        let index = self.first_closing_after(at)?;
        let span = self.spans.get(index).ok_or_else(|| self.out_of_range(self.coverage.to))?;
        Ok(Instant::from_unix(span.open.max(at.unix())))
    }

    /// The close of the stretch that holds `at`; closed then, of the next one.
    ///
    /// # Errors
    /// As [`OpenHours::next_open`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// assert_eq!(open_hours().next_close(at("2026-11-21T12:00:00Z")).unwrap(), at("2026-11-23T17:00:00Z"));
    /// # }
    /// ```
    pub fn next_close(&self, at: Instant) -> Result<Instant, OutOfRange> {
        let index = self.first_closing_after(at)?;
        let span = self.spans.get(index).ok_or_else(|| self.out_of_range(self.coverage.to))?;
        Ok(Instant::from_unix(span.close))
    }

    /// `at` when the moment just before it is open, otherwise the last close before it.
    ///
    /// # Errors
    /// As [`OpenHours::next_open`], where no close precedes.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// assert_eq!(open_hours().previous_close(at("2026-11-21T12:00:00Z")).unwrap(), at("2026-11-20T17:00:00Z"));
    /// # }
    /// ```
    pub fn previous_close(&self, at: Instant) -> Result<Instant, OutOfRange> {
        let index = self.first_closing_after(at)?;
        if self.spans.get(index).is_some_and(|span| span.open < at.unix()) {
            return Ok(at);
        }
        let before = index.checked_sub(1).ok_or_else(|| self.out_of_range(self.coverage.from))?;
        Ok(Instant::from_unix(self.spans[before].close))
    }

    /// Whether the desk is open at `at`.
    ///
    /// # Errors
    /// [`OutOfRange`] when `at` is not covered.
    pub fn is_open(&self, at: Instant) -> Result<bool, OutOfRange> {
        let index = self.first_closing_after(at)?;
        Ok(self.spans.get(index).is_some_and(|span| span.open <= at.unix()))
    }

    /// The open stretches clipped to `[from, to)`, touching ones merged.
    ///
    /// # Errors
    /// [`OutOfRange`] when either moment is not covered.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// let open = open_hours().stretches(at("2026-11-20T16:00:00Z"), at("2026-11-23T10:00:00Z")).unwrap();
    /// assert_eq!((open[0].from, open[0].to), (at("2026-11-20T16:00:00Z"), at("2026-11-20T17:00:00Z")));
    /// assert_eq!((open[1].from, open[1].to), (at("2026-11-23T09:00:00Z"), at("2026-11-23T10:00:00Z")));
    /// # }
    /// ```
    pub fn stretches(&self, from: Instant, to: Instant) -> Result<Vec<Stretch>, OutOfRange> {
        let first = self.first_closing_after(from)?;
        self.worked(to)?;
        let inside = self.spans[first..].iter().take_while(|span| span.open < to.unix());
        Ok(inside
            .map(|span| Stretch {
                from: Instant::from_unix(span.open.max(from.unix())),
                to: Instant::from_unix(span.close.min(to.unix())),
            })
            .collect())
    }

    /// Close of the `n`th business date after `date` (n ≥ 1), in days since 1970-01-01.
    pub(crate) fn close_of_nth_after(&self, day: i64, n: usize) -> Result<Instant, OutOfRange> {
        let first = self.days.partition_point(|business| business.day <= day);
        let nth = (first + n).checked_sub(1).and_then(|index| self.days.get(index));
        let business = nth.ok_or_else(|| self.out_of_range(self.coverage.to))?;
        Ok(Instant::from_unix(business.close))
    }

    /// The first business date at or after `day`, in days since 1970-01-01.
    pub(crate) fn business_day_from(&self, day: i64) -> Result<i64, OutOfRange> {
        let first = self.days.partition_point(|business| business.day < day);
        self.days.get(first).map(|business| business.day).ok_or_else(|| self.out_of_range(self.coverage.to))
    }

    /// Business seconds from the start of the calendar to `at`.
    #[inline]
    fn worked(&self, at: Instant) -> Result<i64, OutOfRange> {
        let index = self.first_closing_after(at)?;
        Ok(self.spans.get(index).map_or(self.total, |span| span.before + (at.unix() - span.open).max(0)))
    }

    #[inline]
    fn first_closing_after(&self, at: Instant) -> Result<usize, OutOfRange> {
        let (from, to) = (self.coverage.from.unix(), self.coverage.to.unix());
        if at.unix() < from || at.unix() > to {
            return Err(self.out_of_range(at));
        }
        let mut index = self.by_time[((at.unix() - from) >> TIME_BUCKET) as usize] as usize;
        while self.spans.get(index).is_some_and(|span| span.close <= at.unix()) {
            index += 1;
        }
        Ok(index)
    }

    #[cold]
    fn out_of_range(&self, needed: Instant) -> OutOfRange {
        OutOfRange { needed, reason: self.coverage.reason.clone(), end: self.coverage.end }
    }
}
