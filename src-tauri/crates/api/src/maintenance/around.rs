//! Whom maintenance can affect, and what was promised to them.

use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::shelf::LaidOut;
use domain::calendar::Opening;
use domain::ids::{ClientId, PolicyId};
use domain::maintenance::{Affected, RequiredNotice, Who};
use domain::zones::ZoneId;
use std::collections::HashMap;
use std::sync::Arc;
use store::Reading;

/// A client with what its contracts in force promise.
pub(crate) struct Party {
    pub id: ClientId,
    pub name: String,
    pub zone: ZoneId,
    pub policies: Vec<PolicyId>,
    /// Places in [`Around::terms`].
    pub terms: Vec<usize>,
}

/// Every client, by name, and the terms they are on: each text once, however many contracts stand on it.
pub(crate) struct Around {
    pub parties: Vec<Party>,
    pub terms: Vec<Arc<LaidOut>>,
    by_id: HashMap<ClientId, usize>,
}

impl Around {
    /// Reads the clients with what holds today.
    ///
    /// # Errors
    /// Those of the file.
    pub fn read(context: &Context<'_>, tx: &Reading<'_>) -> Result<Self, Failure> {
        let today = context.zone(the_provider(tx)?.value.zone).date(context.now);
        let mut around = Self { parties: Vec::new(), terms: Vec::new(), by_id: HashMap::new() };
        let mut places: HashMap<[u8; 32], usize> = HashMap::new();
        for row in store::maintenance::parties(tx, today)? {
            if around.parties.last().is_none_or(|last| last.id != row.client) {
                around.by_id.insert(row.client, around.parties.len());
                around.parties.push(Party {
                    id: row.client,
                    name: row.name,
                    zone: row.zone,
                    policies: Vec::new(),
                    terms: Vec::new(),
                });
            }
            let Some((policy, sha256)) = row.promised else { continue };
            let place = match places.get(&sha256) {
                Some(place) => *place,
                None => {
                    let known = context.desk.shelf.known(&sha256);
                    let text = || store::terms::text(tx, &sha256);
                    let laid_out = match known {
                        Some(known) => known,
                        None => context.desk.shelf.policy(&sha256, &text()?)?,
                    };
                    around.terms.push(laid_out);
                    places.insert(sha256, around.terms.len() - 1);
                    around.terms.len() - 1
                }
            };
            let party = around.parties.last_mut().expect("a party was pushed for this row");
            if !party.policies.contains(&policy) {
                party.policies.push(policy);
            }
            if !party.terms.contains(&place) {
                party.terms.push(place);
            }
        }
        Ok(around)
    }

    /// The place of a client.
    pub fn place(&self, id: ClientId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The clients that are affected, by name: places in [`Self::parties`].
    pub fn affected(&self, of: &Affected) -> Vec<usize> {
        match &of.clients {
            Who::All => (0..self.parties.len()).collect(),
            Who::Clients(ids) => {
                let mut places: Vec<usize> = ids.iter().filter_map(|id| self.place(*id)).collect();
                places.sort_unstable();
                places.dedup();
                places
            }
            Who::Policies(of) => {
                let on_one = |party: &Party| party.policies.iter().any(|policy| of.contains(policy));
                let places = self.parties.iter().enumerate().filter(|(_, party)| on_one(party));
                places.map(|(place, _)| place).collect()
            }
        }
    }

    /// The terms of some clients, each once.
    pub fn terms_of(&self, places: &[usize]) -> Vec<usize> {
        let mut terms: Vec<usize> =
            places.iter().flat_map(|place| self.parties[*place].terms.clone()).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Whether terms count on opening hours at all.
    pub fn has_hours(&self, terms: usize) -> bool {
        matches!(self.terms[terms].policy.calendar.opening, Opening::Weekly(_))
    }

    /// What the policies of a client ask for together.
    pub fn notice_of(&self, place: usize) -> RequiredNotice {
        let terms = self.parties[place].terms.iter().map(|terms| &self.terms[*terms].policy.terms);
        RequiredNotice::of(&terms.collect::<Vec<_>>())
    }
}
