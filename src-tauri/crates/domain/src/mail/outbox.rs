//! The life of a mail in the outbox.

use crate::time::{Instant, Seconds};

/// Where a mail in the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutboxState {
    /// It waits for its next try.
    Waiting,
    /// A program is talking to the server about it.
    Sending,
    /// The server has taken it.
    Sent,
    /// It is not tried any more until somebody says so.
    Failed,
    /// Somebody took it back before it was sent.
    Withdrawn,
}

impl OutboxState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Sending, Self::Sent, Self::Failed, Self::Withdrawn];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// Why a server did not take what it was given, by what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It may do so later: not reachable, busy, greylisted (SMTP 4xx). Tried again.
    Temporary,
    /// It will not, however often it is asked (SMTP 5xx): no such mailbox, too large.
    Permanent,
    /// Its certificate is not to be trusted, or it offers no encryption where that was asked for.
    Certificate,
    /// It does not know this user name with this password.
    Login,
}

impl Refusal {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Temporary, Self::Permanent, Self::Certificate, Self::Login];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Temporary => "temporary",
            Self::Permanent => "permanent",
            Self::Certificate => "certificate",
            Self::Login => "login",
        }
    }

    /// The kind of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.key() == key)
    }
}

/// How long a mail is tried before it is given up: five days, the upper end of what RFC 5321, section 4.5.4.1, advises.
pub const GIVEN_UP_AFTER: Seconds = Seconds::hours(5 * 24);

const FIRST_WAIT: i64 = 60;
const LONGEST_WAIT: i64 = 4 * 3600;

/// When a mail is tried again after its `tries`-th try was refused at `at`; `None` when `since` its first try it has
/// been tried for [`GIVEN_UP_AFTER`].
///
/// One minute at first, doubled each time, four hours at most; up to a fifth longer or shorter by `spread`, a random
/// byte, so that mails that were refused together do not come back together.
///
/// ```
/// use domain::mail::next_try;
/// use domain::time::Instant;
/// let at = Instant::parse_rfc3339("2026-11-22T10:00:00Z").unwrap();
/// assert_eq!(next_try(1, at, at, 128).unwrap().unix() - at.unix(), 60);
/// assert_eq!(next_try(2, at, at, 128).unwrap().unix() - at.unix(), 120);
/// assert_eq!(next_try(40, at, at, 128).unwrap().unix() - at.unix(), 4 * 3600);
/// ```
pub fn next_try(tries: u32, since: Instant, at: Instant, spread: u8) -> Option<Instant> {
    if at.unix() - since.unix() >= GIVEN_UP_AFTER.0 {
        return None;
    }
    let doublings = tries.saturating_sub(1).min(16);
    let wait = (FIRST_WAIT << doublings).min(LONGEST_WAIT);
    let aside = wait * (i64::from(spread) - 128) / (5 * 128);
    Some(Instant::from_unix(at.unix() + wait + aside))
}

/// Whether somebody may have a mail in this state tried at once, or take it back.
pub const fn may_change(state: OutboxState) -> bool {
    match state {
        OutboxState::Waiting | OutboxState::Failed => true,
        OutboxState::Sending | OutboxState::Sent | OutboxState::Withdrawn => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_a_minute_to_four_hours_and_differ_by_a_fifth_at_most() {
        let at = Instant::from_unix(1_800_000_000);
        for tries in 1..30 {
            let wait = |spread| next_try(tries, at, at, spread).unwrap().unix() - at.unix();
            let middle = wait(128);
            assert!((60..=4 * 3600).contains(&middle), "{tries}: {middle}");
            for spread in [0, 60, 200, 255] {
                assert!((wait(spread) - middle).abs() * 5 <= middle, "{tries} {spread}: {}", wait(spread));
            }
            assert_ne!(wait(0), wait(255));
        }
    }

    #[test]
    fn after_five_days_a_mail_is_given_up() {
        let since = Instant::from_unix(1_800_000_000);
        let later = |seconds| Instant::from_unix(since.unix() + seconds);
        assert!(next_try(30, since, later(5 * 86_400 - 1), 0).is_some());
        assert_eq!(next_try(30, since, later(5 * 86_400), 0), None);
    }

    #[test]
    fn states_and_refusals_come_back_from_their_keys() {
        assert!(OutboxState::ALL.iter().all(|state| OutboxState::parse(state.key()) == Some(*state)));
        assert!(Refusal::ALL.iter().all(|refusal| Refusal::parse(refusal.key()) == Some(*refusal)));
    }
}
