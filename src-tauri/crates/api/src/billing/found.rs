//! The permission of an engagement, from the evidence that was kept.

use domain::billing::{Coverage, EarlierCap, Grant, coverage};
use domain::time::{Instant, Stretch};
use store::billing::consents::{Consent, ConsentAct};
use store::billing::engagements::ConsentState;

/// What the evidence comes to.
#[derive(Debug, Clone, Default)]
pub(super) struct Permission {
    /// Every permission that was given, with what was said about it later; the last one last.
    pub grants: Vec<Grant>,
    /// The caps that held before the last one, in the order of time.
    pub earlier_caps: Vec<EarlierCap>,
    /// When the client was asked last.
    pub asked: Option<Instant>,
    /// The cap it was asked about.
    pub asked_cap: Option<u32>,
    /// When it said no last.
    pub declined: Option<Instant>,
}

impl Permission {
    /// Reads the evidence in the order in which things were said, which is not always that in which they were recorded.
    pub fn of(log: &[Consent]) -> Self {
        let mut said: Vec<&Consent> = log.iter().collect();
        said.sort_by_key(|line| (line.at, line.position));
        let mut permission = Self::default();
        for line in said {
            match line.act {
                ConsentAct::Asked => {
                    (permission.asked, permission.asked_cap) = (Some(line.at), line.cap_blocks);
                }
                ConsentAct::Declined => permission.declined = Some(line.at),
                ConsentAct::Granted | ConsentAct::Extended => permission.agree(line),
                ConsentAct::Withdrawn => {
                    if let Some(last) = permission.grants.last_mut() {
                        last.withdrawn = last.withdrawn.or(Some(line.at));
                    }
                }
            }
        }
        permission
    }

    /// What is agreed to while a permission runs goes on from it; else it is a new one, and covers no work begun before.
    fn agree(&mut self, line: &Consent) {
        if let Some(blocks) = self.last().map(|last| last.cap_blocks).filter(|held| *held != line.cap_blocks)
        {
            self.earlier_caps.push(EarlierCap { until: line.at, blocks });
        }
        match self.grants.last_mut().filter(|last| runs_at(last, line.at)) {
            Some(last) => (last.cap_blocks, last.expires) = (line.cap_blocks, line.expires),
            None => self.grants.push(Grant {
                granted: line.at,
                cap_blocks: line.cap_blocks,
                expires: line.expires,
                withdrawn: None,
            }),
        }
    }

    /// When it was last said to end: declined, or taken back.
    fn ended(&self) -> Option<Instant> {
        self.declined.max(self.last().and_then(|last| last.withdrawn))
    }

    /// Whether the client was asked, and has not said no or taken it back since: what was asked about holds.
    pub fn is_asked(&self) -> bool {
        self.asked.is_some() && self.asked >= self.ended()
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

    /// The cap that holds; before there is an answer, the one that was asked about.
    pub fn cap_in_question(&self) -> Option<u32> {
        match self.is_asked() && !self.stands() {
            true => self.asked_cap,
            false => self.cap_blocks(),
        }
    }

    /// How a piece of work is covered: by whichever permission covers most of it.
    pub fn covers(&self, work: Stretch) -> Coverage {
        let until = |of: &Coverage| of.billable(work).map_or(i64::MIN, |part| part.to.unix());
        let found = self.grants.iter().map(|grant| coverage(Some(grant), work));
        if let Some(found) = found.filter(|of| of.billable(work).is_some()).max_by_key(until) {
            return found;
        }
        // Of those that cover none of it, the last one that was given before the work says why; else the first.
        let before = self.grants.iter().rev().find(|grant| grant.granted <= work.from);
        coverage(before.or(self.grants.first()), work)
    }
}

fn runs_at(grant: &Grant, at: Instant) -> bool {
    grant.withdrawn.is_none() && grant.expires.is_none_or(|expires| expires > at)
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
