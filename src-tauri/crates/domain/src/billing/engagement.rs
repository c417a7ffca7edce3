//! The life of an engagement: one permission and the work done under it.

/// Where an engagement stands. Each is a column of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EngagementState {
    /// The client has not agreed yet: nothing may be billed.
    AwaitingConsent,
    /// Work goes on.
    InWork,
    /// Work is done; somebody looks at the charge.
    ToReview,
    /// Approved: the charge goes onto the next invoice.
    ToBill,
    /// Posted: its charge stands on an invoice and never changes; it can only be reversed.
    Billed,
    /// Ended without a bill: the client said no, or it was let go.
    Dropped,
}

/// What somebody does with an engagement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The client agreed.
    Grant,
    /// The client agreed to nothing after all, and nothing was worked; or the provider lets it go.
    Drop,
    /// Work is done.
    Finish,
    /// The charge is right.
    Approve,
    /// Something is to be put right first: a comment says what.
    SendBack,
    /// The charge goes onto an invoice.
    Post,
    /// The posted charge was taken off its draft, or credited.
    Reverse,
    /// The draft it stands on was discarded: it is to be billed as it was.
    Unpost,
    /// A dropped engagement is taken up again.
    TakeUp,
}

impl EngagementState {
    /// All states, as the board shows them.
    pub const ALL: [Self; 6] =
        [Self::AwaitingConsent, Self::InWork, Self::ToReview, Self::ToBill, Self::Billed, Self::Dropped];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AwaitingConsent => "awaiting_consent",
            Self::InWork => "in_work",
            Self::ToReview => "to_review",
            Self::ToBill => "to_bill",
            Self::Billed => "billed",
            Self::Dropped => "dropped",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// What people call it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::AwaitingConsent => "awaiting consent",
            Self::InWork => "in work",
            Self::ToReview => "to review",
            Self::ToBill => "to bill",
            Self::Billed => "billed",
            Self::Dropped => "dropped",
        }
    }

    /// Where a step leads; nothing where it cannot be taken.
    ///
    /// ```
    /// use domain::billing::{EngagementState::*, Step};
    /// assert_eq!(ToReview.after(Step::Approve), Some(ToBill));
    /// assert_eq!(Billed.after(Step::SendBack), None, "after posting only reversal");
    /// assert_eq!(Billed.after(Step::Reverse), Some(ToReview));
    /// ```
    pub const fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::AwaitingConsent, Step::Grant) => Some(Self::InWork),
            // Work may have been done without permission: it is looked at, and billed only if somebody overrides.
            (Self::AwaitingConsent | Self::InWork, Step::Finish) => Some(Self::ToReview),
            (Self::AwaitingConsent | Self::InWork | Self::ToReview | Self::ToBill, Step::Drop) => {
                Some(Self::Dropped)
            }
            (Self::ToReview, Step::Approve) => Some(Self::ToBill),
            (Self::ToReview | Self::ToBill, Step::SendBack) => Some(Self::InWork),
            (Self::ToBill, Step::Post) => Some(Self::Billed),
            (Self::Billed, Step::Reverse) => Some(Self::ToReview),
            (Self::Billed, Step::Unpost) => Some(Self::ToBill),
            (Self::Dropped, Step::TakeUp) => Some(Self::AwaitingConsent),
            (Self::InWork | Self::ToReview, Step::Grant) => Some(self),
            _ => None,
        }
    }

    /// Whether work can be entered and changed.
    pub const fn takes_work(self) -> bool {
        match self {
            Self::AwaitingConsent | Self::InWork | Self::ToReview => true,
            Self::ToBill | Self::Billed | Self::Dropped => false,
        }
    }
}

/// `A-314`.
///
/// ```
/// assert_eq!(domain::billing::engagement_number(314), "A-314");
/// ```
pub fn engagement_number(number: i64) -> String {
    format!("A-{number}")
}
