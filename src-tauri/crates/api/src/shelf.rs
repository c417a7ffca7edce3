//! What is read once and used again: zone rules, holidays, and policies with their clocks.

use crate::failure::{Code, Failure};
use domain::calendar::{Holidays, OpenHours};
use domain::ids::PolicyVersionId;
use domain::sla::{DeadlineRules, Policy};
use domain::tickets::Surroundings;
use domain::zones::{Zone, ZoneId, Zones};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

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

pub(crate) struct Shelf {
    zones: Zones,
    holidays: &'static Holidays,
    laid_out: Mutex<HashMap<PolicyVersionId, Arc<LaidOut>>>,
}

impl Shelf {
    pub fn new(zones: Zones) -> Self {
        Self { zones, holidays: documents::holidays::bundled(), laid_out: Mutex::default() }
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

    /// The stored text of a version never changes once it is published, so it is read once.
    pub fn policy(&self, id: PolicyVersionId, text: &str) -> Result<Arc<LaidOut>, Failure> {
        let mut shelf = self.laid_out.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shelf.get(&id) {
            return Ok(Arc::clone(known));
        }
        let policy = documents::policy_files::parse(text).map_err(|problems| {
            let failure = Failure::invalid("A stored policy can no longer be read.", problems);
            Failure { code: Code::Fault, ..failure }
        })?;
        let made = Arc::new(self.lay_out(policy)?);
        shelf.insert(id, Arc::clone(&made));
        Ok(made)
    }

    pub fn lay_out(&self, policy: Policy) -> Result<LaidOut, Failure> {
        let calendar = OpenHours::lay_out(&policy.calendar, self.holidays, &self.zones)?;
        let always = OpenHours::always(calendar.zone().clone());
        Ok(LaidOut { policy, calendar, always })
    }
}
