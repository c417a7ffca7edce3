//! The clock of one promise: its pauses, and its due time through changes of priority.

use super::timeline::{PriorityChange, Timeline, WaitFor};
use crate::calendar::{OutOfRange, union_of};
use crate::sla::{Boundary, Deadline, DeadlineRules, MessageEndsPause, Metric, PauseRules, Target, deadline};
use crate::time::{Instant, Stretch};

/// Why a clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseWhy {
    /// Waiting on the client.
    Client,
    /// Waiting on a third party.
    ThirdParty,
    /// Resolved, and reopened later: the time between does not count (domain rule 13).
    Resolved,
}

/// A stretch in which a clock stands still. Open: no due time can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub from: Instant,
    /// Until when; open without.
    pub to: Option<Instant>,
    /// Why.
    pub why: PauseWhy,
}

/// The pauses of a target on a timeline, cut to `[start, stop)`, in order.
pub(super) fn pauses_of(
    target: &Target,
    timeline: &Timeline,
    start: Instant,
    stop: Option<Instant>,
) -> Vec<Pause> {
    let rules = match target.metric {
        Metric::Acknowledgement | Metric::FirstResponse => PauseRules::NEVER,
        Metric::StatusUpdate | Metric::Resolution => target.pauses,
    };
    let mut pauses = Vec::new();
    for wait in &timeline.waits {
        let (counts, why) = match wait.on {
            WaitFor::Client => (rules.on_client, PauseWhy::Client),
            WaitFor::ThirdParty => (rules.on_third_party, PauseWhy::ThirdParty),
        };
        let end = match rules.message {
            MessageEndsPause::Ends => [wait.to, wait.client_message].into_iter().flatten().min(),
            MessageEndsPause::WarnsOnly => wait.to,
        };
        let end = [end, stop].into_iter().flatten().min();
        let from = wait.from.max(start);
        if counts && end.is_none_or(|end| from < end) {
            pauses.push(Pause { from, to: end, why });
        }
    }
    pauses
}

/// The closed pauses as disjoint stretches.
pub(super) fn stretches(pauses: &[Pause]) -> Vec<Stretch> {
    let closed = pauses.iter().filter_map(|pause| Some(Stretch { from: pause.from, to: pause.to? }));
    union_of(&closed.collect::<Vec<_>>())
}

/// When an open pause began, if one is open.
pub(super) fn open_since(pauses: &[Pause]) -> Option<Instant> {
    pauses.iter().filter(|pause| pause.to.is_none()).map(|pause| pause.from).min()
}

/// What applies to a promise after a change, as the caller reads the policy.
pub(super) struct Change<'a> {
    /// When.
    pub at: Instant,
    /// The target from then on; `None` where the policy promises nothing any more.
    pub target: Option<&'a Target>,
    /// Raised: counted from the change, yet never later than before.
    pub direction: Direction,
}

/// How a change counts (domain rule 12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// More urgent: the earlier of the old deadline and the new target counted from the change.
    Raised,
    /// Less urgent: the new target counted from the original start, consumed time kept.
    Lowered,
    /// Between a severity and a queue: raised if that makes it due earlier, otherwise lowered.
    Sideways,
    /// An agreed pace: counted from the agreement.
    Agreed,
}

/// A promise with its due time.
pub(super) struct Course<'a> {
    /// The target that gave the due time.
    pub target: &'a Target,
    /// Its due time, as if no pause were open; `None` for "as needed".
    pub deadline: Option<Deadline>,
    /// Since when a pause of it is open.
    pub open: Option<Instant>,
}

impl Course<'_> {
    /// The due time, if it can be named: an open pause before it leaves none.
    fn known_due(&self) -> Option<Instant> {
        let due = self.deadline?.due;
        Some(due).filter(|due| self.open.is_none_or(|since| *due <= since))
    }
}

/// Follows a promise from `start` through its changes. Without a `first` target the first change
/// that brings one begins it.
///
/// # Errors
/// [`OutOfRange`] when a due time needs a year the calendar does not know.
pub(super) fn course<'a>(
    first: Option<&'a Target>,
    start: Instant,
    changes: &[Change<'a>],
    pauses: &dyn Fn(&Target) -> Vec<Pause>,
    rules: &DeadlineRules<'_>,
) -> Result<Option<Course<'a>>, OutOfRange> {
    let counted = |target: &'a Target, from: Instant| {
        let pauses = pauses(target);
        let deadline = deadline(target, from, &stretches(&pauses), rules)?;
        Ok(Course { target, deadline, open: open_since(&pauses) })
    };
    let mut now = first.map(|target| counted(target, start)).transpose()?;
    for change in changes {
        if breached_by(now.as_ref(), change.at) {
            break;
        }
        let Some(target) = change.target else {
            now = None;
            continue;
        };
        let from_start = counted(target, start)?;
        let from_change = counted(target, change.at)?;
        now = Some(match change.direction {
            Direction::Lowered => from_start,
            Direction::Agreed => from_change,
            Direction::Raised => earlier(now, from_change),
            Direction::Sideways if is_earlier(&from_start, now.as_ref()) => earlier(now, from_change),
            Direction::Sideways => from_start,
        });
    }
    Ok(now)
}

/// A breach stays, whatever the priority becomes afterwards.
fn breached_by(course: Option<&Course<'_>>, at: Instant) -> bool {
    course
        .is_some_and(|course| course.known_due().is_some_and(|due| !in_time(at, due, course.target.boundary)))
}

fn is_earlier(candidate: &Course<'_>, than: Option<&Course<'_>>) -> bool {
    let due = |course: &Course<'_>| course.deadline.map(|deadline| deadline.due);
    match (due(candidate), than.and_then(due)) {
        (Some(new), Some(old)) => new < old,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

fn earlier<'a>(old: Option<Course<'a>>, new: Course<'a>) -> Course<'a> {
    match old {
        Some(old) if !is_earlier(&new, Some(&old)) && old.deadline.is_some() => old,
        _ => new,
    }
}

/// Whether something that happened `at` kept a promise due at `due` (domain rule 7).
pub(super) fn in_time(at: Instant, due: Instant, boundary: Boundary) -> bool {
    match boundary {
        Boundary::Within => at <= due,
        Boundary::Under => at < due,
    }
}

/// The changes that fall into `(start, stop)`.
pub(super) fn within(
    changes: &[PriorityChange],
    start: Instant,
    stop: Option<Instant>,
) -> impl Iterator<Item = &PriorityChange> {
    changes.iter().filter(move |change| change.at > start && stop.is_none_or(|stop| change.at < stop))
}
