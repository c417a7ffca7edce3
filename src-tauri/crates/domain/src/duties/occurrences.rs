//! Due days with what was done about them.

use super::term::Owed;
use super::{Deed, Due, Duty, Evidence};
use chrono::NaiveDate;

/// How a due day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OccurrenceState {
    /// Its day is not over, and nothing was recorded.
    Open,
    /// Done by the end of its day.
    Done,
    /// Done after its day.
    DoneLate,
    /// Its day is over, and it is not done.
    Late,
    /// Both agreed that it need not be done.
    Waived,
    /// Of a standing duty: what was recorded on a day.
    Kept,
}

impl OccurrenceState {
    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::DoneLate => "done_late",
            Self::Late => "late",
            Self::Waived => "waived",
            Self::Kept => "kept",
        }
    }

    /// Whether its day was missed, done since or not.
    pub const fn is_missed(self) -> bool {
        match self {
            Self::Late | Self::DoneLate => true,
            Self::Open | Self::Done | Self::Waived | Self::Kept => false,
        }
    }
}

/// One due day of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The due day; of a standing duty, the day something was recorded.
    pub due_on: NaiveDate,
    /// How it stands.
    pub state: OccurrenceState,
    /// What was recorded last, unless it was taken back.
    pub evidence: Option<Evidence>,
}

/// The due days of a duty from its first on, up to and including `until`, as they stand on `today`.
/// `evidence` is in the order it was recorded; the last of a day counts. A day that something was
/// recorded about stays, also when the duty's days were changed since.
pub fn occurrences(
    duty: &Duty,
    owed: &Owed,
    evidence: &[Evidence],
    until: NaiveDate,
    today: NaiveDate,
) -> Vec<Occurrence> {
    let computed: Vec<NaiveDate> = due_days(duty.due, owed, until);
    let mut days = computed.clone();
    days.extend(evidence.iter().map(|one| one.due_on).filter(|day| *day <= until));
    days.sort_unstable();
    days.dedup();
    let of_day = |due_on: NaiveDate| {
        let last = evidence.iter().rfind(|one| one.due_on == due_on);
        let last = last.filter(|one| one.deed != Deed::TakenBack).cloned();
        // A day that is neither due nor recorded any more is not there.
        if last.is_none() && computed.binary_search(&due_on).is_err() {
            return None;
        }
        Some(Occurrence { due_on, state: state(duty.due, due_on, last.as_ref(), today), evidence: last })
    };
    days.into_iter().filter_map(of_day).collect()
}

fn state(due: Due, due_on: NaiveDate, last: Option<&Evidence>, today: NaiveDate) -> OccurrenceState {
    let Some(last) = last else {
        return if today > due_on { OccurrenceState::Late } else { OccurrenceState::Open };
    };
    match (last.deed, due) {
        (Deed::Waived, _) => OccurrenceState::Waived,
        (Deed::Done | Deed::TakenBack, Due::Standing) => OccurrenceState::Kept,
        (Deed::Done | Deed::TakenBack, Due::Once(_) | Due::Recurring { .. }) => {
            if last.on <= due_on {
                OccurrenceState::Done
            } else {
                OccurrenceState::DoneLate
            }
        }
    }
}

/// More due days than a daily duty has in a century.
const MOST: u32 = 40_000;

/// Every due day while the duty is owed, in order, up to `until`.
fn due_days(due: Due, owed: &Owed, until: NaiveDate) -> Vec<NaiveDate> {
    match due {
        Due::Standing => Vec::new(),
        Due::Once(day) => {
            if owed.holds_on(day) && day <= until {
                vec![day]
            } else {
                Vec::new()
            }
        }
        Due::Recurring { anchor, pace } => {
            let last = owed.last.map_or(until, |last| last.min(until));
            let days = (0..MOST).map_while(|times| pace.after(anchor, times));
            days.take_while(|day| *day <= last).filter(|day| owed.holds_on(*day)).collect()
        }
    }
}

/// A client's duty that held one of ours up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// What the client owed.
    pub title: String,
    /// When it was due.
    pub due_on: NaiveDate,
    /// When it was done; none while it is not.
    pub done_on: Option<NaiveDate>,
}

/// What held up a due day of ours: the last due day of the awaited duty on or before it, if the
/// client missed it, or had not done it yet when ours was due.
pub fn delay_of(title: &str, awaited: &[Occurrence], ours: &Occurrence) -> Option<Delay> {
    let before = awaited.iter().rfind(|one| one.due_on <= ours.due_on)?;
    let done_on = before.evidence.as_ref().map(|evidence| evidence.on);
    before.state.is_missed().then(|| Delay { title: title.to_owned(), due_on: before.due_on, done_on })
}
