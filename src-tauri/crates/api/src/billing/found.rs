//! The permission of an engagement, from the evidence that was kept.

use domain::billing::{Coverage, Grant, coverage};
use domain::time::{Instant, Stretch};
use store::billing::consents::{Consent, ConsentAct};
use store::billing::engagements::ConsentState;

/// What the evidence comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Permission {
    /// Every permission that was given, with what was said about it later; the last one last.
    pub grants: Vec<Grant>,
    /// When the client was asked last.
    pub asked: Option<Instant>,
    /// When it said no last.
    pub declined: Option<Instant>,
}

impl Permission {
    /// Reads the evidence from its first line to its last.
    pub fn of(log: &[Consent]) -> Self {
        let mut permission = Self::default();
        for line in log {
            match line.act {
                ConsentAct::Asked => permission.asked = Some(line.at),
                ConsentAct::Declined => permission.declined = Some(line.at),
                ConsentAct::Granted => permission.grants.push(Grant {
                    granted: line.at,
                    cap_blocks: line.cap_blocks,
                    expires: line.expires,
                    withdrawn: None,
                }),
                ConsentAct::Extended => {
                    if let Some(last) = permission.grants.last_mut() {
                        last.cap_blocks = line.cap_blocks;
                        last.expires = line.expires;
                    }
                }
                ConsentAct::Withdrawn => {
                    if let Some(last) = permission.grants.last_mut() {
                        last.withdrawn = Some(line.at);
                    }
                }
            }
        }
        permission
    }

    /// The one that was given last.
    pub fn last(&self) -> Option<&Grant> {
        self.grants.last()
    }

    /// Whether one stands that was not taken back.
    pub fn stands(&self) -> bool {
        self.last().is_some_and(|grant| grant.withdrawn.is_none())
    }

    /// Where it stands.
    pub fn state(&self) -> ConsentState {
        match self.last() {
            Some(grant) if grant.withdrawn.is_some() => ConsentState::Withdrawn,
            Some(_) => ConsentState::Granted,
            None if self.declined.is_some() && self.declined >= self.asked => ConsentState::Declined,
            None if self.asked.is_some() => ConsentState::Asked,
            None => ConsentState::None,
        }
    }

    /// The blocks that may be billed at most.
    pub fn cap_blocks(&self) -> Option<u32> {
        self.last().and_then(|grant| grant.cap_blocks)
    }

    /// How a piece of work is covered: by whichever permission covers most of it.
    pub fn covers(&self, work: Stretch) -> Coverage {
        let until = |of: &Coverage| of.billable(work).map_or(i64::MIN, |part| part.to.unix());
        let found = self.grants.iter().map(|grant| coverage(Some(grant), work));
        // Of several that cover none of it the last one says why.
        found.max_by_key(until).unwrap_or_else(|| coverage(None, work))
    }
}

/// What is wrong with a coverage, in words; nothing where all of the work may be billed.
pub(super) fn in_words(of: Coverage, moment: impl Fn(Instant) -> String) -> Option<String> {
    match of {
        Coverage::Whole => None,
        Coverage::Overridden => Some("billed without permission".to_owned()),
        Coverage::NoConsent => Some("no permission".to_owned()),
        Coverage::BeganBefore(by) => {
            Some(format!("began {} before the permission", domain::billing::in_minutes(by)))
        }
        Coverage::Until(end) => Some(format!("covered until {} only", moment(end))),
        Coverage::Withdrawn => Some("the permission had been taken back".to_owned()),
        Coverage::Expired => Some("the permission had run out".to_owned()),
    }
}
