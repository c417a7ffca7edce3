//! What is read once and used again: zone rules, holidays, and policies with their clocks.

use crate::failure::{Code, Failure};
use domain::calendar::{Holidays, OpenHours};
use domain::ids::TermsId;
use domain::sla::{DeadlineRules, Policy};
use domain::tickets::Surroundings;
use domain::zones::{Zone, ZoneId, Zones};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::terms::TermsRow;

/// A policy with its clocks laid out.
pub(crate) struct LaidOut {
    pub policy: Policy,
    pub calendar: OpenHours,
    pub always: OpenHours,
}

impl LaidOut {
    pub fn rules(&self) -> DeadlineRules<'_> {
        DeadlineRules { calendar: &self.calendar, always: &self.always }
    }

    pub fn surroundings<'a>(&'a self, holidays: &'a Holidays) -> Surroundings<'a> {
        Surroundings { rules: self.rules(), calendar: &self.policy.calendar, holidays }
    }
}

/// What a contract comes to from a day on, with its clocks laid out.
pub(crate) struct InForce {
    pub row: TermsRow,
    pub laid_out: Arc<LaidOut>,
}

pub(crate) struct Shelf {
    zones: Zones,
    holidays: &'static Holidays,
    by_text: Mutex<HashMap<[u8; 32], Arc<LaidOut>>>,
    by_terms: Mutex<HashMap<TermsId, Arc<InForce>>>,
}

impl Shelf {
    pub fn new(zones: Zones) -> Self {
        Self {
            zones,
            holidays: documents::holidays::bundled(),
            by_text: Mutex::default(),
            by_terms: Mutex::default(),
        }
    }

    pub fn zones(&self) -> &Zones {
        &self.zones
    }

    pub fn zone(&self, id: ZoneId) -> Zone {
        self.zones.get(id)
    }

    pub fn holidays(&self) -> &'static Holidays {
        self.holidays
    }

    /// The policy of a text, by the text's hash: each is read once, however many contracts stand on it.
    pub fn policy(&self, sha256: &[u8; 32], text: &str) -> Result<Arc<LaidOut>, Failure> {
        if let Some(known) = self.known(sha256) {
            return Ok(known);
        }
        let policy = documents::policy_files::parse_kept(text).map_err(|problems| {
            let failure = Failure::invalid("A stored policy can no longer be read.", problems);
            Failure { code: Code::Fault, ..failure }
        })?;
        let made = Arc::new(self.lay_out(policy)?);
        let mut shelf = self.by_text.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.insert(*sha256, Arc::clone(&made));
        Ok(made)
    }

    /// The policy of a text that was read before.
    pub fn known(&self, sha256: &[u8; 32]) -> Option<Arc<LaidOut>> {
        self.by_text.lock().unwrap_or_else(PoisonError::into_inner).get(sha256).map(Arc::clone)
    }

    /// Terms that were asked for before: they never change.
    pub fn terms(&self, id: TermsId) -> Option<Arc<InForce>> {
        self.by_terms.lock().unwrap_or_else(PoisonError::into_inner).get(&id).map(Arc::clone)
    }

    /// Keeps terms at hand.
    pub fn keep_terms(&self, terms: &Arc<InForce>) {
        let mut shelf = self.by_terms.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.insert(terms.row.id, Arc::clone(terms));
    }

    pub fn lay_out(&self, policy: Policy) -> Result<LaidOut, Failure> {
        let calendar = OpenHours::lay_out(&policy.calendar, self.holidays, &self.zones)?;
        let always = OpenHours::always(calendar.zone().clone());
        Ok(LaidOut { policy, calendar, always })
    }
}
