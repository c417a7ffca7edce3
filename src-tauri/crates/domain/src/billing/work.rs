//! Pieces of work as they are entered: half-open, of one technician, none over another.

use crate::problem::{Problem, Problems};
use crate::time::{Instant, Seconds, Stretch};

/// No piece of work is longer than a day and a night.
const LONGEST: Seconds = Seconds::hours(24);

/// How a piece of work came to be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkSource {
    /// By the timer.
    Timer,
    /// By hand.
    Hand,
    /// From a file.
    Import,
}

impl WorkSource {
    /// All sources.
    pub const ALL: [Self; 3] = [Self::Timer, Self::Hand, Self::Import];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Timer => "timer",
            Self::Hand => "hand",
            Self::Import => "import",
        }
    }

    /// The source of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.key() == key)
    }
}

/// Whether two stretches share a second. They are half-open: one may begin when the other ends.
///
/// ```
/// use domain::billing::overlap;
/// use domain::time::{Instant, Stretch};
/// let of = |from, to| Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) };
/// assert!(!overlap(of(0, 10), of(10, 20)));
/// assert!(overlap(of(0, 11), of(10, 20)));
/// ```
pub fn overlap(one: Stretch, other: Stretch) -> bool {
    one.from < other.to && other.from < one.to
}

/// Checks a piece of work by itself: it has an end after its beginning, is over, and was done by somebody.
///
/// # Errors
/// Every [`Problem`], with the fields `technician`, `from`, `to`.
pub fn check_work(
    technician: &str,
    from: Option<Instant>,
    to: Option<Instant>,
    now: Instant,
) -> Result<Stretch, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("technician", technician, "Say who did the work.");
    if from.is_none() {
        problems.add("from", "Say when the work began.");
    }
    if to.is_none() {
        problems.add("to", "Say when the work ended, or how long it took.");
    }
    if let (Some(from), Some(to)) = (from, to) {
        if to <= from {
            problems.add("to", "The work would end before it began.");
        } else if to - from > LONGEST {
            problems.add("to", "One piece of work is no longer than 24 hours. Enter it in parts.");
        }
        if to > now {
            problems.add("to", "Work is entered when it was done: this ends in the future.");
        }
    }
    problems.into_result(())?;
    Ok(Stretch {
        from: from.expect("a problem was added without"),
        to: to.expect("a problem was added without"),
    })
}
