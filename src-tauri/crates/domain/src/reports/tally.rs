//! Counting: which month a target belongs to, and what it counts as there.

use super::Tally;
use crate::tickets::{Scored, State};
use crate::time::Instant;

/// What a target is to a month (domain rules 16 and 17).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Its deadline falls into the month.
    Due,
    /// It is paused over the end of the month, and not taken out: what is excluded waits for nothing.
    Carried,
    /// It belongs to another month, or to none.
    None,
}

pub(super) fn share(scored: &Scored, excluded: bool, from: Instant, to: Instant) -> Share {
    match scored.state {
        State::Met | State::Late | State::Open | State::Paused => {}
        State::NotScored | State::NotInSource => return Share::None,
    }
    match scored.due {
        Some(due) if (from..to).contains(&due) => Share::Due,
        Some(due) if due < from => Share::None,
        _ => {
            let begun = scored.start < to;
            let undone = scored.done.is_none_or(|done| done >= to);
            let carried = !excluded && begun && undone && scored.paused_at(to);
            if carried { Share::Carried } else { Share::None }
        }
    }
}

impl Tally {
    pub(super) fn count(&mut self, scored: &Scored, share: Share, excluded: bool) {
        match share {
            Share::None => {}
            Share::Carried => self.carried += 1,
            Share::Due if excluded => self.excluded += 1,
            Share::Due => self.verdict(scored),
        }
    }

    fn verdict(&mut self, scored: &Scored) {
        match scored.state {
            State::Met => {
                self.due += 1;
                self.met += 1;
            }
            State::Late => {
                self.due += 1;
                self.late += 1;
            }
            State::Open | State::Paused => self.open += 1,
            State::NotScored | State::NotInSource => {}
        }
        if let (Some(within), State::Met | State::Late) = (scored.within_aim(), scored.state) {
            *self.in_aim.get_or_insert(0) += u32::from(within);
        }
    }

    /// Whether any target belongs to the month here, whatever became of it.
    pub(super) fn counts_anything(&self) -> bool {
        self.due + self.excluded + self.carried + self.open > 0
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.due += other.due;
        self.met += other.met;
        self.late += other.late;
        self.excluded += other.excluded;
        self.carried += other.carried;
        self.open += other.open;
    }
}
