//! The client's permission: what was granted, by whom, and which work it covers.

use crate::problem::{Problem, Problems};
use crate::sla::AdvancedCause;
use crate::time::{Instant, Seconds, Stretch};

impl AdvancedCause {
    /// All causes.
    pub const ALL: [Self; 2] = [Self::OutOfScope, Self::ClientError];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OutOfScope => "out_of_scope",
            Self::ClientError => "client_error",
        }
    }

    /// The cause of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.key() == key)
    }

    /// As a client reads it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::OutOfScope => "out of scope",
            Self::ClientError => "customer error",
        }
    }
}

/// How a permission came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentChannel {
    /// By mail.
    Email,
    /// On the telephone.
    Phone,
    /// In the provider's portal.
    Portal,
    /// On paper: a signed order.
    Letter,
    /// Said face to face.
    Meeting,
}

impl ConsentChannel {
    /// All channels.
    pub const ALL: [Self; 5] = [Self::Email, Self::Phone, Self::Portal, Self::Letter, Self::Meeting];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Portal => "portal",
            Self::Letter => "letter",
            Self::Meeting => "meeting",
        }
    }

    /// The channel of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.key() == key)
    }

    /// `by mail`.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Email => "by mail",
            Self::Phone => "by telephone",
            Self::Portal => "in the portal",
            Self::Letter => "by letter",
            Self::Meeting => "in a meeting",
        }
    }
}

/// A permission that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// When.
    pub granted: Instant,
    /// How many blocks may be billed at most; any number without.
    pub cap_blocks: Option<u32>,
    /// Work is covered until then.
    pub expires: Option<Instant>,
    /// When it was taken back.
    pub withdrawn: Option<Instant>,
}

/// Whether a permission covers a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// Somebody decided to bill it without, and said why.
    Overridden,
    /// Up to a moment: then it was taken back, or ran out.
    Until(Instant),
    /// There is no permission.
    NoConsent,
    /// It began before the permission was given, by this much.
    BeganBefore(Seconds),
    /// It began when the permission had been taken back.
    Withdrawn,
    /// It began when the permission had run out.
    Expired,
}

impl Coverage {
    /// The part of the work that may be billed.
    pub fn billable(self, work: Stretch) -> Option<Stretch> {
        match self {
            Self::Whole | Self::Overridden => Some(work),
            Self::Until(end) => Some(Stretch { from: work.from, to: end }),
            Self::NoConsent | Self::BeganBefore(_) | Self::Withdrawn | Self::Expired => None,
        }
    }
}

/// Which part of a piece of work a permission covers. It has to stand before the work begins (domain §6:
/// `granted_at ≤ work start`): one second later, and none of that piece is billable.
///
/// ```
/// use domain::billing::{Coverage, Grant, coverage};
/// use domain::time::{Instant, Seconds, Stretch};
/// let at = Instant::from_unix;
/// let grant = Grant { granted: at(100), cap_blocks: None, expires: None, withdrawn: Some(at(200)) };
/// let of = |from, to| coverage(Some(&grant), Stretch { from: at(from), to: at(to) });
/// assert_eq!(of(100, 150), Coverage::Whole);
/// assert_eq!(of(99, 150), Coverage::BeganBefore(Seconds(1)));
/// assert_eq!(of(150, 260), Coverage::Until(at(200)));
/// assert_eq!(of(200, 260), Coverage::Withdrawn);
/// ```
pub fn coverage(grant: Option<&Grant>, work: Stretch) -> Coverage {
    let Some(grant) = grant else { return Coverage::NoConsent };
    if work.from < grant.granted {
        return Coverage::BeganBefore(grant.granted - work.from);
    }
    if grant.withdrawn.is_some_and(|at| at <= work.from) {
        return Coverage::Withdrawn;
    }
    if grant.expires.is_some_and(|at| at <= work.from) {
        return Coverage::Expired;
    }
    let end = [grant.withdrawn, grant.expires].into_iter().flatten().min();
    match end {
        Some(end) if end < work.to => Coverage::Until(end),
        _ => Coverage::Whole,
    }
}

/// What somebody typed about a permission.
#[derive(Debug, Clone)]
pub struct GrantDraft {
    /// When it was given.
    pub granted: Option<Instant>,
    /// Key of the channel.
    pub channel: String,
    /// The contact who gave it, and whether that contact may.
    pub by: Option<(String, bool)>,
    /// What proves it: words, or a file.
    pub evidence: String,
    /// Whether a file proves it.
    pub has_file: bool,
    /// Blocks at most, as typed; empty for no cap.
    pub cap_blocks: String,
    /// Until when.
    pub expires: Option<Instant>,
}

/// Checks a permission: given by somebody who may, in the past, with something that proves it.
///
/// # Errors
/// Every [`Problem`], with the fields `granted_at`, `channel`, `contact`, `evidence`, `cap_blocks`, `expires_at`.
pub fn check_grant(draft: &GrantDraft, now: Instant) -> Result<(Grant, ConsentChannel), Vec<Problem>> {
    let mut problems = Problems::default();
    match draft.granted {
        None => problems.add("granted_at", "Say when the permission was given."),
        Some(at) if at > now => problems.add("granted_at", "A permission is recorded after it was given."),
        Some(_) => {}
    }
    let channel = ConsentChannel::parse(draft.channel.trim());
    if channel.is_none() {
        let known = ConsentChannel::ALL.map(ConsentChannel::key).join(", ");
        problems.add("channel", format!("\"{}\" is no channel. These are: {known}.", draft.channel));
    }
    match &draft.by {
        None => problems.add("contact", "Say which contact gave the permission."),
        Some((name, false)) => problems.add(
            "contact",
            format!("{name} may not approve fees. Ask somebody who may, or give {name} that role first."),
        ),
        Some((_, true)) => {}
    }
    if draft.evidence.trim().is_empty() && !draft.has_file {
        problems.add("evidence", "Keep what proves it: the words of the answer, or the file it came in.");
    }
    let cap_blocks = check_cap(&draft.cap_blocks, &mut problems);
    if let (Some(granted), Some(expires)) = (draft.granted, draft.expires)
        && expires <= granted
    {
        problems.add("expires_at", "The permission would run out before it was given.");
    }
    problems.into_result(())?;
    let granted = draft.granted.expect("a problem was added without");
    let grant = Grant { granted, cap_blocks, expires: draft.expires, withdrawn: None };
    Ok((grant, channel.expect("a problem was added without")))
}

/// Reads a cap in blocks; empty for none.
pub fn check_cap(typed: &str, problems: &mut Problems) -> Option<u32> {
    if typed.trim().is_empty() {
        return None;
    }
    let read = typed.trim().parse().ok().filter(|blocks| (1..=10_000).contains(blocks));
    if read.is_none() {
        problems.add(
            "cap_blocks",
            format!("\"{typed}\" is no number of blocks from 1 to 10,000. Leave it empty for no cap."),
        );
    }
    read
}
