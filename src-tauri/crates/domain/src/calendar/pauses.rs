//! Business time with pauses: consumed time is kept, and the rest is counted on.

use super::open_hours::{Landing, OpenHours, OutOfRange};
use crate::time::{Instant, Seconds, Stretch};

/// The union of stretches, sorted, overlapping and touching ones joined, empty ones dropped.
///
/// ```
/// use domain::{calendar::union_of, time::{Instant, Stretch}};
/// let at = Instant::from_unix;
/// let stretch = |from, to| Stretch { from: at(from), to: at(to) };
/// assert_eq!(union_of(&[stretch(5, 9), stretch(1, 6), stretch(3, 3)]), [stretch(1, 9)]);
/// ```
pub fn union_of(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut sorted: Vec<Stretch> =
        stretches.iter().copied().filter(|stretch| stretch.from < stretch.to).collect();
    sorted.sort_by_key(|stretch| stretch.from);
    let mut union: Vec<Stretch> = Vec::with_capacity(sorted.len());
    for stretch in sorted {
        match union.last_mut() {
            Some(last) if stretch.from <= last.to => last.to = last.to.max(stretch.to),
            _ => union.push(stretch),
        }
    }
    union
}

impl OpenHours {
    /// [`OpenHours::add`] with a clock that stands still in `pauses` (sorted and disjoint, see
    /// [`union_of`]). A deadline is never shifted by the wall-clock length of a pause: what was
    /// consumed before it is kept, and the rest is counted from its end (domain rule 11).
    ///
    /// # Errors
    /// As [`OpenHours::add`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// use domain::{calendar::Landing, time::{Seconds, Stretch}};
    /// // Eight hours from Friday 10:00; from 15:00 to Monday 11:00 everybody waits for the client.
    /// let wait = Stretch { from: at("2026-11-20T15:00:00Z"), to: at("2026-11-23T11:00:00Z") };
    /// let start = at("2026-11-20T10:00:00Z");
    /// let due = open_hours().add_around(start, Seconds::hours(8), &[wait], Landing::End).unwrap();
    /// assert_eq!(due, at("2026-11-23T14:00:00Z"));
    /// # }
    /// ```
    pub fn add_around(
        &self,
        start: Instant,
        amount: Seconds,
        pauses: &[Stretch],
        landing: Landing,
    ) -> Result<Instant, OutOfRange> {
        let (mut cursor, mut left) = (start, amount);
        for pause in pauses.iter().filter(|pause| pause.to > start) {
            let consumed = self.elapsed(cursor, pause.from)?;
            let runs_out =
                consumed > left || (consumed == left && landing == Landing::End && pause.from > cursor);
            if runs_out {
                break;
            }
            left = left - consumed;
            cursor = cursor.max(pause.to);
        }
        self.add(cursor, left, landing)
    }

    /// [`OpenHours::elapsed`] less what falls into `pauses` (sorted and disjoint).
    ///
    /// # Errors
    /// As [`OpenHours::elapsed`].
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// use domain::time::{Seconds, Stretch};
    /// let wait = Stretch { from: at("2026-11-20T15:00:00Z"), to: at("2026-11-23T11:00:00Z") };
    /// let counted = open_hours().elapsed_around(at("2026-11-20T10:00:00Z"), at("2026-11-23T12:00:00Z"), &[wait]);
    /// assert_eq!(counted.unwrap(), Seconds::hours(6));
    /// # }
    /// ```
    pub fn elapsed_around(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Stretch],
    ) -> Result<Seconds, OutOfRange> {
        let mut counted = self.elapsed(from, to)?;
        for pause in pauses {
            counted = counted - self.elapsed(pause.from.max(from), pause.to.min(to))?;
        }
        Ok(counted)
    }
}
