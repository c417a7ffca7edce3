//! How long a contract runs, when it is renewed, and until when notice may be given.
//!
//! All of it is arithmetic on dates of the contract's zone, so that no change of the clocks moves a
//! day. A term ends where the next one would begin: counted from the first day of the contract, or
//! from the day after the first term where that ends on a chosen day. A renewal by another length, or
//! until a chosen day, leaves the terms before it as they were; those behind it are counted from it.

use super::period::Period;
use crate::problem::Problems;
use crate::time::Stretch;
use crate::zones::Zone;
use chrono::{Days, NaiveDate};

/// How long the first term lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstTerm {
    /// A length from the first day on.
    Lasting(Period),
    /// Until a last day.
    Until(NaiveDate),
    /// Until somebody gives notice.
    Open,
}

/// What was agreed about a contract's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRules {
    /// First day of the contract.
    pub starts_on: NaiveDate,
    /// The first term.
    pub first: FirstTerm,
    /// Terms that renewals gave so far, the earliest first.
    pub renewed: Vec<RenewedTerm>,
    /// By how much it renews itself; not at all without.
    pub renews_by: Option<Period>,
    /// How long before the end of a term notice must have been given.
    pub notice: Option<Period>,
    /// How many days before the date by which somebody must act to remind of it, the most first.
    pub reminders: Vec<u32>,
}

/// A term that a renewal gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewedTerm {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

/// One term of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermSpan {
    /// 0 for the first term, 1 for the first renewal.
    pub number: u32,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Last day on which notice ends the contract with this term.
    pub notice_by: Option<NaiveDate>,
}

impl TermSpan {
    /// The date by which somebody must act: the last day for notice, otherwise the last day.
    pub fn act_by(&self) -> NaiveDate {
        self.notice_by.unwrap_or(self.last)
    }

    /// From the first second of the first day to the first second after the last, in the contract's
    /// zone.
    pub fn stretch(&self, zone: &Zone) -> Stretch {
        Stretch { from: zone.start_of(self.from), to: zone.start_of(after(self.last)) }
    }
}

/// Who gave notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeFrom {
    /// The client.
    Client,
    /// The provider.
    Provider,
}

impl NoticeFrom {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Client, Self::Provider];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Provider => "provider",
        }
    }

    /// Who it is by key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|from| from.key() == key)
    }
}

/// Notice that was given: the contract ends with the term it was in time for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// On which day, in the contract's zone.
    pub on: NaiveDate,
    /// By whom.
    pub from: NoticeFrom,
    /// Why; may be empty.
    pub reason: String,
}

/// How a renewal came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RenewalKind {
    /// By itself, because nobody gave notice.
    Automatic,
    /// Somebody renewed it.
    Manual,
}

impl RenewalKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Automatic, Self::Manual];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Manual => "manual",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// More terms than a contract can have by 2100.
const MOST_TERMS: u32 = 40_000;

impl TermRules {
    /// The term of a number: 0 for the first. None for an open contract, for a renewal of one that
    /// does not renew itself, and past the dates there are.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use domain::contracts::{FirstTerm, Period, TermRules};
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let rules = TermRules {
    ///     starts_on: day("2026-10-01"),
    ///     first: FirstTerm::Lasting(Period::parse("12 months").unwrap()),
    ///     renewed: Vec::new(),
    ///     renews_by: Period::parse("3 months"),
    ///     notice: Period::parse("30 days"),
    ///     reminders: vec![90, 60, 30],
    /// };
    /// let second = rules.term(1).unwrap();
    /// assert_eq!((second.from, second.last), (day("2027-10-01"), day("2027-12-31")));
    /// assert_eq!(second.notice_by, Some(day("2027-12-01")));
    /// ```
    pub fn term(&self, number: u32) -> Option<TermSpan> {
        let lines = self.lines();
        let at = lines.iter().rposition(|line| line.number <= number)?;
        let term = lines[at].term(number - lines[at].number)?;
        // The last one before a renewal that was agreed otherwise ends where that one begins.
        let next = lines.get(at + 1).filter(|next| next.number == number + 1);
        let last = next.map_or(term.last, |next| before(next.from));
        Some(TermSpan { number, from: term.from, last, notice_by: self.notice_by(last) })
    }

    /// The lines of terms: the first one, and one more from each renewal on that gave another term than the line
    /// before it has there.
    fn lines(&self) -> Vec<Line> {
        let line = |number, from, first| Line { number, from, first, renews_by: self.renews_by };
        let mut lines = vec![line(0, self.starts_on, self.first)];
        let mut within = 0;
        for renewed in &self.renewed {
            let current = lines[lines.len() - 1];
            while current.term(within).is_some_and(|term| term.from < renewed.from) {
                within += 1;
            }
            if current.term(within) != Some(*renewed) {
                lines.push(line(current.number + within, renewed.from, FirstTerm::Until(renewed.last)));
                within = 0;
            }
        }
        lines
    }

    /// The last day on which notice leaves the whole notice period until the end of `last`: 31
    /// August for 30 days to the end of September, 30 June for 3 months.
    pub fn notice_by(&self, last: NaiveDate) -> Option<NaiveDate> {
        let notice = self.notice?;
        notice.before(after(last)).map(before)
    }

    /// The term `date` lies in: the first one before the contract starts, the last one after a
    /// contract that does not renew itself has run out. None for an open contract.
    pub fn term_at(&self, date: NaiveDate) -> Option<TermSpan> {
        // The last day grows with the number, so the term is found by halving.
        let (mut low, mut high) = (0, MOST_TERMS);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.term(middle).is_none_or(|term| date <= term.last) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        self.term(low).or_else(|| self.term(low.checked_sub(1)?))
    }

    /// The renewals that took place after `last` and up to `today`: each begins the day after the
    /// term before it ran out. Empty when nothing ran out, or when the contract does not renew
    /// itself.
    pub fn renewals_since(&self, last: NaiveDate, today: NaiveDate) -> Vec<TermSpan> {
        if self.renews_by.is_none() || last >= today {
            return Vec::new();
        }
        let Some(next) = self.term_at(after(last)).filter(|term| term.number > 0) else { return Vec::new() };
        (next.number..MOST_TERMS)
            .map_while(|number| self.term(number))
            .take_while(|term| term.from <= today)
            .collect()
    }

    /// The last day of a contract of which notice is given on `given`: the end of the term if it was
    /// in time, of the next one if it was late; for an open contract, of the notice period.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use domain::contracts::{FirstTerm, Period, TermRules};
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let rules = TermRules {
    ///     starts_on: day("2026-01-01"), first: FirstTerm::Lasting(Period::parse("1 year").unwrap()),
    ///     renewed: Vec::new(), renews_by: Period::parse("1 year"), notice: Period::parse("3 months"), reminders: Vec::new(),
    /// };
    /// assert_eq!(rules.ends_after_notice(day("2026-09-30")), Some(day("2026-12-31")));
    /// assert_eq!(rules.ends_after_notice(day("2026-10-01")), Some(day("2027-12-31")), "a day late");
    /// ```
    pub fn ends_after_notice(&self, given: NaiveDate) -> Option<NaiveDate> {
        if self.first == FirstTerm::Open {
            let full = self.notice.map_or(Some(after(given)), |notice| notice.after(after(given), 1));
            return full.map(before).map(|last| last.max(self.starts_on));
        }
        let from = self.term_at(given)?.number;
        let mut last = None;
        for term in (from..MOST_TERMS).map_while(|number| self.term(number)) {
            last = Some(term.last);
            if term.notice_by.is_none_or(|by| given <= by) {
                break;
            }
        }
        last
    }

    /// The reminders of a term: each `n` days before the date by which somebody must act.
    pub fn reminders_of(&self, term: &TermSpan) -> Vec<NaiveDate> {
        let on = |days: &u32| term.act_by().checked_sub_days(Days::new(u64::from(*days)));
        self.reminders.iter().filter_map(on).collect()
    }
}

/// Terms that follow each other by one rule.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// The number of its first term within the contract.
    number: u32,
    from: NaiveDate,
    first: FirstTerm,
    renews_by: Option<Period>,
}

impl Line {
    /// The term of a number within the line.
    fn term(&self, number: u32) -> Option<RenewedTerm> {
        let from = self.boundary(number)?;
        Some(RenewedTerm { from, last: before(self.boundary(number.checked_add(1)?)?) })
    }

    /// The first day of a term, which is the day after the one before it. Periods of the same unit
    /// are added up first and counted from the first day; otherwise renewals are counted from the
    /// end of the first term.
    fn boundary(&self, number: u32) -> Option<NaiveDate> {
        let first_end = match self.first {
            FirstTerm::Lasting(period) => period.after(self.from, 1)?,
            FirstTerm::Until(last) => after(last),
            FirstTerm::Open => return (number == 0).then_some(self.from),
        };
        match (number, self.renews_by) {
            (0, _) => Some(self.from),
            (1, _) => Some(first_end),
            (_, None) => None,
            (_, Some(renewal)) => match self.first {
                FirstTerm::Lasting(first) if first.unit == renewal.unit => {
                    let count = renewal.count.checked_mul(number - 1)?.checked_add(first.count)?;
                    Period { count, unit: first.unit }.after(self.from, 1)
                }
                FirstTerm::Lasting(_) | FirstTerm::Until(_) | FirstTerm::Open => {
                    renewal.after(first_end, number - 1)
                }
            },
        }
    }
}

/// What comes next in the life of a contract with an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NextStep {
    /// It renews itself unless notice is given by that day.
    NoticeBy,
    /// It is too late for notice, or none is needed: it renews itself after that day.
    Renews,
    /// That day is its last.
    Ends,
    /// That day was its last, and nobody has ended or renewed it.
    RanOut,
}

impl NextStep {
    /// All steps.
    pub const ALL: [Self; 4] = [Self::NoticeBy, Self::Renews, Self::Ends, Self::RanOut];

    /// The key used on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoticeBy => "notice_by",
            Self::Renews => "renews",
            Self::Ends => "ends",
            Self::RanOut => "ran_out",
        }
    }
}

impl TermRules {
    /// What comes next for a contract whose last day is `ends_on`, and on which day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use domain::contracts::{FirstTerm, NextStep, Period, TermRules};
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let rules = TermRules {
    ///     starts_on: day("2026-01-01"), first: FirstTerm::Lasting(Period::parse("1 year").unwrap()),
    ///     renewed: Vec::new(), renews_by: Period::parse("1 year"), notice: Period::parse("30 days"), reminders: Vec::new(),
    /// };
    /// let next = |today: &str| rules.next_step(day("2026-12-31"), None, day(today));
    /// assert_eq!(next("2026-12-01"), (NextStep::NoticeBy, day("2026-12-01")));
    /// assert_eq!(next("2026-12-02"), (NextStep::Renews, day("2026-12-31")));
    /// ```
    pub fn next_step(
        &self,
        ends_on: NaiveDate,
        given: Option<&Notice>,
        today: NaiveDate,
    ) -> (NextStep, NaiveDate) {
        let renews = self.renews_by.is_some() && given.is_none();
        match self.notice_by(ends_on).filter(|by| renews && today <= *by) {
            Some(by) => (NextStep::NoticeBy, by),
            None if renews => (NextStep::Renews, ends_on),
            None if ends_on < today => (NextStep::RanOut, ends_on),
            None => (NextStep::Ends, ends_on),
        }
    }
}

/// What someone typed about the end of a contract; all texts may be empty.
#[derive(Debug, Clone, Default)]
pub struct TermRulesDraft {
    /// `12 months`; a chosen last day or an open end without.
    pub lasts: String,
    /// `3 months`.
    pub renews_by: String,
    /// `30 days`.
    pub notice: String,
    /// Days: `90, 60, 30`.
    pub reminders: Vec<u32>,
}

/// Checks what was agreed about a contract's end.
///
/// # Errors
/// Every problem, with the fields `lasts`, `renews_by`, `notice`, `reminders`.
///
/// ```
/// use domain::contracts::{TermRulesDraft, check_term_rules};
/// let starts_on = chrono::NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
/// let open = TermRulesDraft { renews_by: "3 months".into(), ..TermRulesDraft::default() };
/// assert_eq!(check_term_rules(&open, starts_on, None).unwrap_err()[0].field, "renews_by");
/// ```
pub fn check_term_rules(
    draft: &TermRulesDraft,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
) -> Result<TermRules, Vec<crate::problem::Problem>> {
    let mut problems = Problems::default();
    let lasts = period("lasts", &draft.lasts, "12 months", &mut problems);
    let renews_by = period("renews_by", &draft.renews_by, "3 months", &mut problems);
    let notice = period("notice", &draft.notice, "30 days", &mut problems);
    let first = match (lasts, ends_on) {
        (Some(period), _) => FirstTerm::Lasting(period),
        (None, Some(last)) => FirstTerm::Until(last),
        (None, None) => FirstTerm::Open,
    };
    if first == FirstTerm::Open && renews_by.is_some() {
        problems.add("renews_by", "A contract with an open end has no term that could be renewed. Give it a length or a last day, or leave the renewal empty.");
    }
    if draft.reminders.iter().any(|days| *days == 0 || *days > 730) {
        problems.add("reminders", "A reminder is between 1 and 730 days before, such as 90, 60 and 30.");
    }
    let mut reminders = draft.reminders.clone();
    reminders.sort_unstable_by(|one, other| other.cmp(one));
    reminders.dedup();
    problems.into_result(TermRules { starts_on, first, renewed: Vec::new(), renews_by, notice, reminders })
}

fn period(field: &str, text: &str, example: &str, problems: &mut Problems) -> Option<Period> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let period = Period::parse(text);
    if period.is_none() {
        problems.add(
            field,
            format!(
                "\"{text}\" is not a length of up to ten years. Write it as {example}, or leave it empty."
            ),
        );
    }
    period
}

fn after(date: NaiveDate) -> NaiveDate {
    date.succ_opt().expect("dates of contracts lie far from the last one chrono knows")
}

fn before(date: NaiveDate) -> NaiveDate {
    date.pred_opt().expect("dates of contracts lie far from the first one chrono knows")
}
