//! Why and how a client is told of maintenance.

use super::notice::{Holds, Notice, Urgency};

/// Why a client is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Occasion {
    /// Maintenance is planned.
    Announcement,
    /// It was told, and something else takes place.
    Change,
    /// What it was told of was called off.
    Cancellation,
    /// Maintenance that cannot wait.
    Emergency,
    /// It is over.
    Done,
}

impl Occasion {
    /// All of them, in the order they happen.
    pub const ALL: [Self; 5] =
        [Self::Announcement, Self::Change, Self::Cancellation, Self::Emergency, Self::Done];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Announcement => "announcement",
            Self::Change => "change",
            Self::Cancellation => "cancellation",
            Self::Emergency => "emergency",
            Self::Done => "done",
        }
    }

    /// The occasion of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// On which occasion a client is written to next, as its notice stands.
    ///
    /// ```
    /// use domain::{maintenance::{Holds, Notice, Occasion, Urgency}, time::Instant};
    /// let again = Notice::TellAgain { told: 0, changes: vec![], last_moment: Instant::from_unix(0) };
    /// assert_eq!(Occasion::of(&again, Urgency::Planned, Holds::Yes), Occasion::Change);
    /// assert_eq!(Occasion::of(&again, Urgency::Planned, Holds::CalledOff), Occasion::Cancellation);
    /// ```
    pub fn of(notice: &Notice, urgency: Urgency, holds: Holds) -> Self {
        match (holds, notice, urgency) {
            (Holds::CalledOff, _, _) => Self::Cancellation,
            (Holds::Yes, Notice::TellAgain { .. }, _) => Self::Change,
            (Holds::Yes, _, Urgency::Emergency(_)) => Self::Emergency,
            (Holds::Yes, _, Urgency::Planned) => Self::Announcement,
        }
    }
}

/// How a client was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeChannel {
    /// By e-mail from the outbox.
    Email,
    /// By e-mail from another program, with the file of the letter.
    Eml,
    /// By telephone.
    Phone,
    /// In a portal.
    Portal,
    /// By letter.
    Letter,
    /// In a meeting.
    Meeting,
}

impl NoticeChannel {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Email, Self::Eml, Self::Phone, Self::Portal, Self::Letter, Self::Meeting];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Eml => "eml",
            Self::Phone => "phone",
            Self::Portal => "portal",
            Self::Letter => "letter",
            Self::Meeting => "meeting",
        }
    }

    /// The channel of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }

    /// `by telephone`.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Email => "by mail",
            Self::Eml => "by mail from a file",
            Self::Phone => "by telephone",
            Self::Portal => "in the portal",
            Self::Letter => "by letter",
            Self::Meeting => "in a meeting",
        }
    }
}
