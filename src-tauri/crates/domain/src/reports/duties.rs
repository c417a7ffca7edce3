//! The month's duties: what was due, what was done about it, and what held it up.

use crate::duties::{Delay, Duty, Occurrence, OccurrenceState, Whose};
use crate::time::YearMonth;

/// The duties of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutiesOfMonth {
    /// Ours, counted.
    pub ours: DutyTally,
    /// The client's, counted.
    pub client: DutyTally,
    /// Every day due in the month, and those due before that were still late: by day, then ours first.
    pub lines: Vec<DutyLine>,
}

/// Counts of the days due in the month; those due before are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DutyTally {
    /// Due in the month.
    pub due: u32,
    /// Done by the end of its day.
    pub done: u32,
    /// Done late, or not done.
    pub late: u32,
    /// Waived.
    pub waived: u32,
    /// Not due yet; drafts only.
    pub open: u32,
}

/// One day of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    /// Who owes it.
    pub whose: Whose,
    /// What it is called.
    pub title: String,
    /// Where it is written.
    pub clause: String,
    /// The day and what was done.
    pub day: Occurrence,
    /// What of the client's held it up.
    pub delay: Option<Delay>,
}

impl DutyTally {
    fn count(&mut self, state: OccurrenceState) {
        self.due += 1;
        match state {
            OccurrenceState::Open => self.open += 1,
            OccurrenceState::Done | OccurrenceState::Kept => self.done += 1,
            OccurrenceState::DoneLate | OccurrenceState::Late => self.late += 1,
            OccurrenceState::Waived => self.waived += 1,
        }
    }
}

impl DutiesOfMonth {
    /// Counts the month; none where nothing was due and nothing is late from before.
    pub fn of(
        duties: impl IntoIterator<Item = (Duty, Vec<(Occurrence, Option<Delay>)>)>,
        month: YearMonth,
    ) -> Option<Self> {
        let (mut ours, mut client) = (DutyTally::default(), DutyTally::default());
        let mut lines = Vec::new();
        for (duty, days) in duties {
            for (day, delay) in days {
                let is_due = YearMonth::of(day.due_on) == month;
                let is_late_from_before =
                    YearMonth::of(day.due_on) < month && day.state == OccurrenceState::Late;
                if !is_due && !is_late_from_before {
                    continue;
                }
                // Evidence of a standing duty is shown; it had no day to miss.
                if is_due && day.state != OccurrenceState::Kept {
                    match duty.whose {
                        Whose::Ours => ours.count(day.state),
                        Whose::Client => client.count(day.state),
                    }
                }
                let (title, clause) = (duty.title.clone(), duty.clause.clone());
                lines.push(DutyLine { whose: duty.whose, title, clause, day, delay });
            }
        }
        let theirs = |line: &DutyLine| line.whose == Whose::Client;
        lines.sort_by(|a, b| (a.day.due_on, theirs(a), &a.title).cmp(&(b.day.due_on, theirs(b), &b.title)));
        (!lines.is_empty()).then_some(Self { ours, client, lines })
    }
}
