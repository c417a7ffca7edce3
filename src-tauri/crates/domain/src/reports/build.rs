//! Building the report of a month from scored tickets.

use super::late;
use super::rows::{add_row, empty_group, is_row_of, promptness_row, promptness_rows};
use super::sums::adds_up;
use super::tally::{Share, share};
use super::{
    Arrivals, Aside, Equation, Head, Mark, Promptness, Reading, Report, SetAside, Tally, Term, TrendMonth,
    Versions,
};
use crate::calendar::OutOfRange;
use crate::contracts::Contract;
use crate::sla::{Assumption, Metric, Policy, PriorityKey};
use crate::tickets::{Scored, ScoredTicket, Scoring, State, Surroundings, Ticket, score};
use crate::time::{Instant, Seconds, YearMonth};
use crate::zones::Zone;
use chrono::{Datelike, Timelike};
use std::collections::BTreeMap;

/// How many months the trend shows.
const TREND: u32 = 12;

/// Terms of a contract that some of its tickets were received under.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The policy as it holds under them.
    pub policy: &'a Policy,
    /// Clocks, calendar and holidays.
    pub around: Surroundings<'a>,
    /// Whether the policy's continuity service was taken.
    pub continuity: bool,
}

/// What a report is built from, besides the tickets.
pub struct Inputs<'a> {
    /// Whose report; `from`, `to` and `month` decide what belongs to it.
    pub head: Head,
    /// The contract.
    pub contract: &'a Contract,
    /// The terms its tickets were received under, each once; the last are those of the month's end, and the report
    /// names its rows after them.
    pub terms: &'a [Terms<'a>],
    /// Up to when an open promise is judged in a draft: the smaller of now and the month's end.
    pub as_of: Instant,
    /// What is printed about versions.
    pub versions: Versions,
}

/// Why a report cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// A deadline needs holidays that are not at hand.
    #[error("ticket {ticket}: {source}")]
    OutOfRange {
        /// The ticket's number in the helpdesk.
        ticket: String,
        /// What is missing.
        source: OutOfRange,
    },
    /// The figures contradict each other, which would be a fault of the program.
    #[error("the figures do not add up: {0}")]
    DoesNotAddUp(String),
}

/// Builds the report: scores every ticket on its terms, named by their place in [`Inputs::terms`], and counts what
/// belongs to the month.
///
/// # Errors
/// [`BuildError`] when a deadline cannot be named, or the figures do not add up.
pub fn build<'t>(
    inputs: &Inputs<'_>,
    tickets: impl IntoIterator<Item = (&'t Ticket, usize)>,
) -> Result<Report, BuildError> {
    let scorings: Vec<Scoring<'_>> = inputs
        .terms
        .iter()
        .map(|terms| Scoring::new(terms.policy, terms.around.rules, terms.continuity, inputs.as_of))
        .collect();
    let mut count = Count::new(inputs);
    for (ticket, terms) in tickets {
        let of_ticket = |source| BuildError::OutOfRange { ticket: ticket.external_id.clone(), source };
        let scored = match score(ticket, &scorings[terms]) {
            // What came in after the month cannot have fallen due in it, known year or not.
            Err(_) if ticket.received >= inputs.head.to => continue,
            scored => scored.map_err(of_ticket)?,
        };
        count.ticket(ticket, &inputs.terms[terms], &scored).map_err(of_ticket)?;
    }
    count.report()
}

struct Count<'a> {
    inputs: &'a Inputs<'a>,
    policy: &'a Policy,
    zone: Zone,
    starts: Vec<Instant>,
    trend: Vec<Vec<Tally>>,
    report: Report,
    terms: BTreeMap<u8, u32>,
    leading: Option<Metric>,
    /// Requests that came back in the month, too late to be the same.
    came_back: Vec<String>,
}

/// Order of the terms in print; [`Term`] itself stays free of it.
const TERMS: [Term; 7] = [
    Term::Received,
    Term::DueFromBefore,
    Term::DueLater,
    Term::Waiting,
    Term::NotPromised,
    Term::Excluded,
    Term::NotDueYet,
];

impl<'a> Count<'a> {
    fn new(inputs: &'a Inputs<'a>) -> Self {
        let policy = inputs.terms.last().expect("a contract in force has terms").policy;
        let promised = |metric: &Metric| inputs.terms.iter().any(|terms| terms.policy.promises(*metric));
        let metrics: Vec<Metric> = Metric::ALL.into_iter().filter(promised).collect();
        let zone = inputs.head.zone.clone();
        let months: Vec<YearMonth> = (0..TREND).rev().map(|n| inputs.head.month.back(n)).collect();
        let mut starts: Vec<Instant> = months.iter().map(|month| zone.start_of(month.first_day())).collect();
        starts.push(zone.start_of(inputs.head.month.next().first_day()));
        let leading = [Metric::FirstResponse, Metric::Acknowledgement, Metric::Resolution]
            .into_iter()
            .find(|metric| metrics.contains(metric));
        let report = Report {
            head: inputs.head.clone(),
            received: 0,
            groups: metrics.iter().map(|metric| empty_group(policy, *metric)).collect(),
            equation: None,
            promptness: leading.map(|metric| promptness_rows(policy, metric)).unwrap_or_default(),
            set_aside: Vec::new(),
            arrivals: open_hours_of_week(inputs),
            late: Vec::new(),
            trend: Vec::new(),
            readings: Vec::new(),
            other_readings: 0,
            unknown_priorities: Vec::new(),
            duties: None,
            maintenance: None,
            paid_work: None,
            versions: inputs.versions.clone(),
        };
        let trend = vec![vec![Tally::default(); metrics.len()]; months.len()];
        Self {
            inputs,
            policy,
            zone,
            starts,
            trend,
            report,
            terms: BTreeMap::new(),
            leading,
            came_back: Vec::new(),
        }
    }

    fn month(&self) -> (Instant, Instant) {
        (self.inputs.head.from, self.inputs.head.to)
    }

    fn ticket(
        &mut self,
        ticket: &Ticket,
        terms: &Terms<'_>,
        scored: &ScoredTicket,
    ) -> Result<(), OutOfRange> {
        let (from, to) = self.month();
        let received_now = (from..to).contains(&ticket.received);
        if received_now {
            self.report.received += 1;
            self.arrived(ticket, terms)?;
            self.terms(Term::Received);
            if scored.priority.is_none() {
                self.unknown_priority(ticket.priority.as_str());
            }
        }
        if scored.reopened_as_new.is_some_and(|at| (from..to).contains(&at)) {
            self.came_back.push(ticket.external_id.clone());
        }
        for outcome in &scored.outcomes {
            self.outcome(ticket, terms, scored, outcome)?;
        }
        let leading =
            self.leading.and_then(|metric| scored.outcomes.iter().find(|outcome| outcome.metric == metric));
        self.equation_term(scored, leading, received_now);
        if received_now {
            self.request_of_unscored_rows(scored);
        }
        Ok(())
    }

    fn outcome(
        &mut self,
        ticket: &Ticket,
        terms: &Terms<'_>,
        scored: &ScoredTicket,
        outcome: &Scored,
    ) -> Result<(), OutOfRange> {
        let (from, to) = self.month();
        let group = self.report.groups.iter().position(|group| group.metric == outcome.metric);
        let group =
            group.expect("an outcome comes from a target, and every metric with a target has a group");
        if outcome.state == State::NotInSource {
            self.report.groups[group].not_in_source |= (from..to).contains(&ticket.received);
        }
        self.count_trend(group, outcome, scored.excluded.is_some());
        let share = share(outcome, scored.excluded.is_some(), from, to);
        let policy = terms.policy;
        // Terms of earlier in the month may promise what those of its end no longer do.
        let (group, target) = (&mut self.report.groups[group], &policy.targets[outcome.target]);
        if share != Share::None {
            add_row(group, policy, target);
        }
        if let Some(row) = group.rows.iter_mut().find(|row| is_row_of(row, target)) {
            row.tally.count(outcome, share, scored.excluded.is_some());
        }
        match (share, &scored.excluded) {
            (Share::None, _) => {}
            (Share::Carried, _) => self.set_aside(late::carried(ticket, outcome, policy, to)),
            (Share::Due, Some(by)) => self.set_aside(late::excluded(ticket, outcome, by, policy)),
            (Share::Due, None) => self.due(ticket, terms, outcome)?,
        }
        Ok(())
    }

    fn due(&mut self, ticket: &Ticket, terms: &Terms<'_>, outcome: &Scored) -> Result<(), OutOfRange> {
        let judged = matches!(outcome.state, State::Met | State::Late);
        if judged && self.leading == Some(outcome.metric) {
            let late = outcome.state == State::Late;
            let mark = Mark { ticket: ticket.number, used: outcome.counted, allowed: outcome.allowed, late };
            self.promptness_of(terms.policy, outcome).marks.push(mark);
        }
        if outcome.state == State::Late {
            let late = late::late_target(ticket, outcome, terms.policy, &terms.around, self.inputs.as_of)?;
            self.report.late.extend(late);
        }
        Ok(())
    }

    fn promptness_of(&mut self, policy: &Policy, outcome: &Scored) -> &mut Promptness {
        let rows = &mut self.report.promptness;
        let known = rows.iter().position(|row| row.priority == outcome.priority);
        let index = known.unwrap_or_else(|| {
            let row = promptness_row(policy, outcome.metric, &outcome.priority);
            rows.push(row.expect("an outcome comes from a target of its priority"));
            rows.len() - 1
        });
        &mut rows[index]
    }

    /// One entry per ticket and metric: of several updates the one that would be late stands for all.
    fn set_aside(&mut self, entry: SetAside) {
        let same = |other: &&mut SetAside| (other.ticket, other.metric) == (entry.ticket, entry.metric);
        match self.report.set_aside.last_mut().filter(same) {
            Some(other) if would_be_late(&entry) => *other = entry,
            Some(_) => {}
            None => self.report.set_aside.push(entry),
        }
    }

    fn count_trend(&mut self, group: usize, outcome: &Scored, excluded: bool) {
        let Some(due) = outcome.due else { return };
        let month = self.starts.partition_point(|start| *start <= due);
        if month == 0 || month == self.starts.len() {
            return;
        }
        self.trend[month - 1][group].count(outcome, Share::Due, excluded);
    }

    fn arrived(&mut self, ticket: &Ticket, terms: &Terms<'_>) -> Result<(), OutOfRange> {
        let wall = self.zone.wall(ticket.received);
        let (day, hour) = (wall.weekday().num_days_from_monday() as usize, wall.hour() as usize);
        let arrivals = &mut self.report.arrivals;
        arrivals.by_hour[day][hour] += 1;
        arrivals.largest = arrivals.largest.max(arrivals.by_hour[day][hour]);
        arrivals.outside_hours += u32::from(!terms.around.rules.calendar.is_open(ticket.received)?);
        Ok(())
    }

    fn terms(&mut self, term: Term) {
        let index = TERMS.iter().position(|other| *other == term).expect("every term is in the list");
        *self.terms.entry(u8::try_from(index).expect("seven terms")).or_default() += 1;
    }

    fn equation_term(&mut self, scored: &ScoredTicket, leading: Option<&Scored>, received_now: bool) {
        let (from, to) = self.month();
        let Some(outcome) = leading else {
            if received_now {
                self.terms(Term::NotPromised);
            }
            return;
        };
        let due_now = outcome.due.is_some_and(|due| (from..to).contains(&due));
        if !received_now && due_now {
            self.terms(Term::DueFromBefore);
        }
        match (outcome.due, outcome.state) {
            (_, State::NotScored | State::NotInSource) if received_now => self.terms(Term::NotPromised),
            (None, _) if received_now => self.terms(Term::Waiting),
            (Some(due), _) if received_now && due >= to => self.terms(Term::DueLater),
            (Some(_), _) if due_now && scored.excluded.is_some() => self.terms(Term::Excluded),
            (Some(_), State::Open | State::Paused) if due_now => self.terms(Term::NotDueYet),
            _ => {}
        }
    }

    fn unknown_priority(&mut self, word: &str) {
        let known = self.report.unknown_priorities.iter_mut().find(|(name, _)| name == word);
        match known {
            Some((_, count)) => *count += 1,
            None => self.report.unknown_priorities.push((word.to_owned(), 1)),
        }
    }

    fn request_of_unscored_rows(&mut self, scored: &ScoredTicket) {
        let Some(priority) = &scored.priority else { return };
        for row in self.report.groups.iter_mut().flat_map(|group| &mut group.rows) {
            row.requests += u32::from(!row.scored && row.priority == *priority);
        }
    }

    fn report(mut self) -> Result<Report, BuildError> {
        for group in &mut self.report.groups {
            let mut total = Tally::default();
            for row in &mut group.rows {
                total.add(&row.tally);
                // A pace that was agreed is scored where the policy's own is "as needed".
                row.scored |= row.tally.counts_anything();
            }
            group.total = total;
        }
        for row in &mut self.report.promptness {
            row.marks.sort_by_key(|mark| (mark.used, mark.ticket));
            row.median = median(&row.marks);
            row.slowest = row.marks.last().map(|mark| mark.used);
        }
        self.order();
        self.report.trend = self.trend_months();
        self.readings();
        self.report.equation = self.equation()?;
        adds_up(&self.report).map_err(BuildError::DoesNotAddUp)?;
        Ok(self.report)
    }

    fn order(&mut self) {
        let policy = self.policy;
        let rank = |key| policy.priorities.iter().position(|row| row.key == key);
        self.report
            .late
            .sort_by_key(|late| (late.metric, rank(late.priority.clone()), late.due, late.ticket));
        self.report
            .set_aside
            .sort_by_key(|aside| (matches!(aside.aside, Aside::Carried { .. }), aside.metric, aside.ticket));
        self.report.unknown_priorities.sort();
    }

    fn trend_months(&self) -> Vec<TrendMonth> {
        let since = YearMonth::of(self.inputs.contract.starts_on);
        let months = (0..TREND).rev().map(|n| self.inputs.head.month.back(n));
        let tally_of = |(month, tallies): (YearMonth, &Vec<Tally>)| TrendMonth {
            month,
            met_of_due: (month >= since)
                .then(|| tallies.iter().map(|tally| (tally.met, tally.due)).collect()),
        };
        months.zip(&self.trend).map(tally_of).collect()
    }

    fn readings(&mut self) {
        let mut readings: Vec<(String, Reading)> = Vec::new();
        let mut others = 0;
        let mut take = |assumption: &Assumption, used: Option<String>| match readings
            .iter_mut()
            .find(|(key, _)| *key == assumption.key)
        {
            Some((_, reading)) => reading.used_for.extend(used),
            None => readings.push((
                assumption.key.clone(),
                Reading {
                    words: assumption.words.clone(),
                    reading: assumption.reading.clone(),
                    kind: assumption.kind,
                    used_for: used.into_iter().collect(),
                },
            )),
        };
        for assumption in &self.policy.assumptions {
            take(assumption, None);
        }
        let mut seen: Vec<(&Metric, &PriorityKey, &Option<String>, &String)> = Vec::new();
        let policies = self.inputs.terms.iter().rev().map(|terms| terms.policy);
        for target in policies.flat_map(|policy| &policy.targets) {
            let scope = (&target.metric, &target.priority, &target.category, &target.words);
            if target.assumptions.is_empty() || seen.contains(&scope) {
                continue;
            }
            seen.push(scope);
            let group = self.report.groups.iter().find(|group| group.metric == target.metric);
            let row = group.and_then(|group| group.rows.iter().find(|row| is_row_of(row, target)));
            let touched = row.is_some_and(|row| row.tally.counts_anything() || row.requests > 0);
            for assumption in &target.assumptions {
                if touched {
                    take(assumption, Some(format!("{}, {}", metric_name(target.metric), target.priority)));
                } else {
                    others += 1;
                }
            }
        }
        self.report.readings = readings.into_iter().map(|(_, reading)| reading).collect();
        self.report.readings.extend(late::came_back(&self.came_back, self.policy.scoring.reopen_within));
        self.report.other_readings = others;
    }

    fn equation(&self) -> Result<Option<Equation>, BuildError> {
        let Some(metric) = self.leading else { return Ok(None) };
        let counted = |(index, count): (&u8, &u32)| (TERMS[usize::from(*index)], *count);
        let mut terms: Vec<(Term, u32)> = self.terms.iter().map(counted).collect();
        if terms.first().is_none_or(|(term, _)| *term != Term::Received) {
            terms.insert(0, (Term::Received, 0));
        }
        let sum: i64 = terms
            .iter()
            .map(|(term, count)| if term.adds() { i64::from(*count) } else { -i64::from(*count) })
            .sum();
        let due = self.report.group(metric).map_or(0, |group| group.total.due);
        if sum != i64::from(due) {
            return Err(BuildError::DoesNotAddUp(format!("{terms:?} come to {sum}, but {due} fell due")));
        }
        Ok(Some(Equation { metric, terms, due }))
    }
}

impl Term {
    /// Whether it is added; the others are taken away.
    pub fn adds(self) -> bool {
        match self {
            Self::Received | Self::DueFromBefore => true,
            Self::DueLater | Self::Waiting | Self::NotPromised | Self::Excluded | Self::NotDueYet => false,
        }
    }
}

/// The name documents give a metric.
pub(super) fn metric_name(metric: Metric) -> &'static str {
    match metric {
        Metric::Acknowledgement => "Acknowledgement",
        Metric::FirstResponse => "First response",
        Metric::StatusUpdate => "Status update",
        Metric::Resolution => "Resolution",
    }
}

/// Whether each hour of a usual week is open, for the shade behind the arrivals: the calendar's
/// own week, shifted into the contract's zone.
fn open_hours_of_week(inputs: &Inputs<'_>) -> Arrivals {
    let mut arrivals = Arrivals::default();
    let first = inputs.head.month.first_day();
    let calendar = inputs.terms.last().expect("a contract in force has terms").around.rules.calendar;
    // Four weeks outvote a holiday.
    let mut votes = [[0_u32; 24]; 7];
    for day in first.iter_days().take(28) {
        for hour in 0..24 {
            let wall = day.and_hms_opt(hour, 30, 0).expect("half past any hour exists");
            let at = inputs.head.zone.resolve(wall);
            let open = calendar.is_open(at).unwrap_or(false);
            votes[day.weekday().num_days_from_monday() as usize][hour as usize] += u32::from(open);
        }
    }
    for (day, hours) in votes.iter().enumerate() {
        for (hour, votes) in hours.iter().enumerate() {
            arrivals.open[day][hour] = *votes >= 2;
        }
    }
    arrivals
}

fn would_be_late(entry: &SetAside) -> bool {
    match &entry.aside {
        Aside::Excluded { verdict, .. } => *verdict == State::Late,
        Aside::Carried { .. } => false,
    }
}

/// Of an even number, the mean of the middle two in whole seconds.
fn median(sorted: &[Mark]) -> Option<Seconds> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?.used;
    Some(if sorted.len() % 2 == 1 { upper } else { Seconds((sorted[middle - 1].used.0 + upper.0) / 2) })
}
