//! A ticket's events, read once into what scoring asks for.

use super::event::{Event, EventKind, Ticket};
use crate::sla::{PriorityKey, Quantity};
use crate::time::Instant;

/// Whom a wait is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitFor {
    /// The client.
    Client,
    /// A third party.
    ThirdParty,
}

/// A stretch of waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Since when.
    pub from: Instant,
    /// Until when, by status; open without.
    pub to: Option<Instant>,
    /// The first message of the client in it: ends a wait on the client where the rule says so.
    pub client_message: Option<Instant>,
    /// On whom.
    pub on: WaitFor,
}

/// A change of priority, or a rule of the contract that worked like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityChange {
    /// When.
    pub at: Instant,
    /// The new priority, in the source's word.
    pub to: PriorityKey,
    /// The reason given.
    pub reason: String,
}

/// One stretch of work: from receipt or reopening to resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// Receipt or reopening.
    pub from: Instant,
    /// Resolution; open without.
    pub to: Option<Instant>,
}

/// Why a whole ticket stays out of attainment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcludedBy {
    /// Since when it is known.
    pub at: Instant,
    /// Key of the reason from the policy's list; `merged` for a merged ticket.
    pub reason: String,
    /// Approver and note; the other ticket's number for a merged one.
    pub note: String,
}

/// What scoring asks of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// First human message the client can see, with where the fact comes from.
    pub first_response: Option<(Instant, String)>,
    /// Explicit acknowledgement.
    pub acknowledged: Option<Instant>,
    /// Every human message the client can see.
    pub messages: Vec<Instant>,
    /// Waits, in order.
    pub waits: Vec<Wait>,
    /// Priority changes, in order.
    pub changes: Vec<PriorityChange>,
    /// Agreed paces of updates, in order.
    pub agreed: Vec<(Instant, Quantity)>,
    /// Stretches of work, in order; at least one.
    pub phases: Vec<Phase>,
    /// Whether it stays out of attainment.
    pub excluded: Option<ExcludedBy>,
}

impl Timeline {
    /// Reads a ticket's events in their order.
    ///
    /// Only a human message the client can see is a first response (domain rule 10): a resolution
    /// alone is none. A ticket that is closed without a resolution is taken as resolved then.
    pub fn of(ticket: &Ticket) -> Self {
        let mut timeline = Self {
            first_response: None,
            acknowledged: None,
            messages: Vec::new(),
            waits: Vec::new(),
            changes: Vec::new(),
            agreed: Vec::new(),
            phases: vec![Phase { from: ticket.received, to: None }],
            excluded: None,
        };
        for event in &ticket.events {
            timeline.take(event);
        }
        timeline
    }

    /// When the ticket was received.
    pub fn received(&self) -> Instant {
        self.phases[0].from
    }

    /// When the ticket was last resolved; `None` while it is open.
    pub fn resolved(&self) -> Option<Instant> {
        self.phases.last().and_then(|phase| phase.to)
    }

    fn take(&mut self, event: &Event) {
        let at = event.at;
        match &event.kind {
            EventKind::Acknowledged => self.acknowledged = self.acknowledged.or(Some(at)),
            EventKind::StaffReply => {
                self.responded(event);
                self.messages.push(at);
            }
            EventKind::FirstResponseAsserted => self.responded(event),
            EventKind::ClientReply => self.client_wrote(at),
            EventKind::WaitingOnClient => self.wait(at, WaitFor::Client),
            EventKind::WaitingOnThirdParty => self.wait(at, WaitFor::ThirdParty),
            EventKind::Working => self.end_wait(at),
            EventKind::PriorityChanged { to, reason } => {
                self.changes.push(PriorityChange { at, to: to.clone(), reason: reason.clone() });
            }
            EventKind::CadenceAgreed(quantity) => self.agreed.push((at, *quantity)),
            EventKind::Resolved | EventKind::Closed => self.resolve(event),
            EventKind::Reopened => self.reopen(at),
            EventKind::Merged { into } => {
                self.excluded = Some(ExcludedBy { at, reason: "merged".to_owned(), note: into.clone() });
            }
            EventKind::Excluded { reason, note } => {
                self.excluded = Some(ExcludedBy { at, reason: reason.clone(), note: note.clone() });
            }
            EventKind::Included => self.excluded = None,
            EventKind::AutoReply | EventKind::Explained { .. } | EventKind::Noted(_) => {}
        }
    }

    fn responded(&mut self, event: &Event) {
        if self.first_response.is_none() {
            self.first_response = Some((event.at, event.provenance.clone()));
        }
    }

    fn client_wrote(&mut self, at: Instant) {
        if let Some(wait) =
            self.waits.last_mut().filter(|wait| wait.to.is_none() && wait.on == WaitFor::Client)
        {
            wait.client_message = wait.client_message.or(Some(at));
        }
    }

    fn wait(&mut self, at: Instant, on: WaitFor) {
        let same = self
            .waits
            .last()
            .is_some_and(|wait| wait.to.is_none() && wait.on == on && wait.client_message.is_none());
        if !same {
            self.end_wait(at);
            self.waits.push(Wait { from: at, to: None, client_message: None, on });
        }
    }

    fn end_wait(&mut self, at: Instant) {
        if let Some(wait) = self.waits.last_mut().filter(|wait| wait.to.is_none()) {
            wait.to = Some(at);
        }
    }

    fn resolve(&mut self, event: &Event) {
        self.end_wait(event.at);
        let phase = self.phases.last_mut().expect("a ticket is received before it is resolved");
        if phase.to.is_none() {
            phase.to = Some(event.at);
        }
    }

    fn reopen(&mut self, at: Instant) {
        if self.resolved().is_some() {
            self.phases.push(Phase { from: at, to: None });
        }
    }
}
