//! Duties: what a contract promises besides clocks, and what the client owes.

mod change;
mod days;
mod proposals;
mod wire;

pub use change::{propose, record, remove, save, take_back, waive};
pub use wire::{
    ContractDuties, DutiesList, DutiesPage, DutyDay, DutyMove, DutyProposal, DutyRecord, DutyRow, DutySave,
    DutyView, DutyWaive, EvidenceView, ProposalsTake,
};

pub(crate) use days::{day, of_contract as with_days, printed};

use crate::clients::OfId;
use crate::context::Context;
use crate::contracts::contract_ref;
use crate::failure::Failure;
use chrono::{Days, NaiveDate};
use domain::contracts::{Contract, number_in_words};
use domain::duties::{Occurrence, OccurrenceState, Whose};
use store::Reading;

/// How many days ahead "due soon" looks.
const SOON: u64 = 30;
/// How many days around today "all" looks.
const AROUND: u64 = 366;

/// Which due days a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Late,
    Soon,
    All,
}

impl Show {
    fn parse(key: &str) -> Option<Self> {
        match key {
            "late" => Some(Self::Late),
            "" | "soon" => Some(Self::Soon),
            "all" => Some(Self::All),
            _ => None,
        }
    }

    fn takes(self, of: &Occurrence, today: NaiveDate) -> bool {
        let within = |days: u64| of.due_on <= today + Days::new(days);
        match (self, of.state) {
            (_, OccurrenceState::Late) => true,
            (Self::Late, _) => false,
            (Self::Soon, OccurrenceState::Open) => within(SOON),
            (Self::Soon, _) => false,
            (Self::All, _) => within(AROUND) && of.due_on + Days::new(AROUND) >= today,
        }
    }
}

/// Due days, the first due first.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a filter that does not exist.
pub fn list(context: &Context<'_>, of: DutiesList) -> Result<DutiesPage, Failure> {
    let show = Show::parse(&of.show)
        .ok_or_else(|| Failure::field("show", format!("\"{}\" is none of late, soon and all.", of.show)))?;
    let unknown = || Failure::field("whose", format!("\"{}\" is neither ours nor client.", of.whose));
    let whose = match of.whose.as_str() {
        "" => None,
        key => Some(Whose::parse(key).ok_or_else(unknown)?),
    };
    context.read(|tx| {
        let contract = if of.contract.is_empty() { None } else { Some(contract_ref(tx, &of.contract)?) };
        let wanted = |row: &DutyRow| whose.is_none_or(|whose| whose.key() == row.whose);
        let rows = days::rows(context, tx, contract)?.into_iter();
        let rows: Vec<DutyRow> = rows
            .filter(|(one, today, row)| show.takes(one, *today) && wanted(row))
            .map(|(_, _, row)| row)
            .collect();
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let window = crate::clients::window(of.offset, of.limit);
        let (skip, take) = (window.offset as usize, window.limit as usize);
        Ok(DutiesPage { total, rows: rows.into_iter().skip(skip).take(take).collect() })
    })
}

/// What is late, the longest first; for Home.
pub(crate) fn late(context: &Context<'_>, tx: &Reading<'_>) -> Result<Vec<DutyRow>, Failure> {
    let rows = days::rows(context, tx, None)?.into_iter();
    Ok(rows.filter(|(one, _, _)| one.state == OccurrenceState::Late).map(|(_, _, row)| row).collect())
}

/// The duties of a contract with their days, and what the policy names that nobody decided about.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn of_contract(context: &Context<'_>, of: OfId) -> Result<ContractDuties, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        view(context, tx, &contract)
    })
}

fn view(context: &Context<'_>, tx: &Reading<'_>, contract: &Contract) -> Result<ContractDuties, Failure> {
    let today = context.zone(contract.zone).date(context.now);
    let kept = days::of_contract(tx, contract, today + Days::new(AROUND), today)?;
    Ok(ContractDuties {
        contract_id: contract.id.to_string(),
        number: number_in_words(contract.number),
        client: store::clients::get(tx, contract.client)?.value.name,
        today: today.to_string(),
        duties: kept.iter().map(days::view).collect(),
        proposals: proposals::open(context, tx, contract)?.iter().map(proposals::view).collect(),
    })
}
