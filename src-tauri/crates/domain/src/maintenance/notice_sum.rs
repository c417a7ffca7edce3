//! How an occurrence stands with all clients it affects.

use super::notice::{NEAR, Notice};
use crate::time::Instant;

/// Where the notice of an occurrence stands, the most urgent thing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeStanding {
    /// The last moment has passed, and somebody was not told.
    Missed,
    /// The last moment is near, and somebody was not told.
    Near,
    /// Somebody was told of something else and has to be told again.
    TellAgain,
    /// Somebody does not know that it was called off.
    TellCalledOff,
    /// Somebody is still to be told.
    ToTell,
    /// All were told, somebody not in time.
    ToldLate,
    /// All were told in time.
    Told,
    /// Nobody has to be told.
    NotNeeded,
}

impl NoticeStanding {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Missed,
        Self::Near,
        Self::TellAgain,
        Self::TellCalledOff,
        Self::ToTell,
        Self::ToldLate,
        Self::Told,
        Self::NotNeeded,
    ];

    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Near => "near",
            Self::TellAgain => "tell_again",
            Self::TellCalledOff => "tell_called_off",
            Self::ToTell => "to_tell",
            Self::ToldLate => "told_late",
            Self::Told => "told",
            Self::NotNeeded => "not_needed",
        }
    }
}

/// The notices of all clients of an occurrence, summed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeSum {
    /// Where they stand.
    pub standing: NoticeStanding,
    /// How many clients have to know.
    pub of: usize,
    /// How many of them were told of what takes place, in time or not.
    pub told: usize,
    /// The first last moment among those who are still to be told.
    pub last_moment: Option<Instant>,
}

impl NoticeSum {
    /// Sums up, as it stands at `now`.
    ///
    /// ```
    /// use domain::{maintenance::{By, Notice, NoticeStanding, NoticeSum}, time::{Instant, Seconds}};
    /// let told = Notice::InTime { by: By::Telling(0), lead: Seconds::hours(50) };
    /// let not_told = Notice::NotTold { last_moment: Instant::from_unix(100) };
    /// let sum = NoticeSum::of(&[told, not_told], Instant::from_unix(101));
    /// assert_eq!((sum.standing, sum.told, sum.of), (NoticeStanding::Missed, 1, 2));
    /// ```
    pub fn of(clients: &[Notice], now: Instant) -> Self {
        let has_to_know = |notice: &&Notice| !matches!(notice, Notice::NotNeeded(_));
        let of = clients.iter().filter(has_to_know).count();
        let open: Vec<&Notice> = clients.iter().filter(|notice| !notice.is_settled()).collect();
        let last_moment = open.iter().filter_map(|notice| notice.last_moment()).min();
        let standing = if open.is_empty() { settled(clients, of) } else { unsettled(&open, now) };
        Self { standing, of, told: of - open.len(), last_moment }
    }
}

fn settled(clients: &[Notice], of: usize) -> NoticeStanding {
    if of == 0 {
        NoticeStanding::NotNeeded
    } else if clients.iter().any(|notice| matches!(notice, Notice::Late { .. })) {
        NoticeStanding::ToldLate
    } else {
        NoticeStanding::Told
    }
}

fn unsettled(open: &[&Notice], now: Instant) -> NoticeStanding {
    let called_off = |notice: &&Notice| matches!(notice, Notice::TellCalledOff { .. });
    let takes_place: Vec<&Notice> = open.iter().copied().filter(|notice| !called_off(notice)).collect();
    let Some(first) = takes_place.iter().filter_map(|notice| notice.last_moment()).min() else {
        return NoticeStanding::TellCalledOff;
    };
    if now > first {
        NoticeStanding::Missed
    } else if first - now <= NEAR {
        NoticeStanding::Near
    } else if takes_place.iter().any(|notice| matches!(notice, Notice::TellAgain { .. })) {
        NoticeStanding::TellAgain
    } else {
        NoticeStanding::ToTell
    }
}
