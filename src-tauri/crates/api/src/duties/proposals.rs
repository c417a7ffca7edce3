//! What the policy names besides clocks, until somebody decides whether it is a duty of the contract.

use super::days::when;
use super::wire::DutyProposal;
use crate::context::Context;
use crate::failure::Failure;
use crate::terms;
use domain::contracts::{Contract, ContractStatus};
use domain::duties::{Due, Duty, Whose};
use domain::ids::DutyId;
use store::Reading;

/// The duties that the policy in force names, those of the client first taken from its own file.
pub(super) fn named(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<Vec<Duty>, Failure> {
    if contract.status == ContractStatus::Draft {
        return Ok(Vec::new());
    }
    let zone = context.zone(contract.zone);
    let in_force = terms::at(context, tx, contract, zone.date(context.now))?;
    let policy = &in_force.laid_out.policy;
    let ours = documents::policy_files::named_duties(&policy.key).map(|named| {
        let due = match named.pace() {
            // The first day is the end of the first whole stretch.
            Some(pace) => pace
                .after(contract.starts_on, 1)
                .map_or(Due::Standing, |anchor| Due::Recurring { anchor, pace }),
            None => Due::Standing,
        };
        (Whose::Ours, named.title, named.clause, named.words, due)
    });
    let theirs = policy
        .terms
        .client_duties
        .iter()
        .map(|words| (Whose::Client, words.trim_end_matches('.'), "", words.as_str(), Due::Standing));
    let duty = |(whose, title, clause, words, due): (Whose, &str, &str, &str, Due)| Duty {
        id: DutyId::new(context.now),
        contract: contract.id,
        whose,
        title: title.to_owned(),
        clause: clause.to_owned(),
        words: words.to_owned(),
        due,
        waits_for: None,
        origin: words.to_owned(),
    };
    Ok(ours.chain(theirs).map(duty).collect())
}

/// Those nobody has decided about yet.
pub(super) fn open(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<Vec<Duty>, Failure> {
    let mut decided = store::duties::left_out(tx, contract.id)?;
    decided.extend(store::duties::list(tx, Some(contract.id))?.into_iter().map(|duty| duty.value.origin));
    let named = named(context, tx, contract)?;
    Ok(named.into_iter().filter(|duty| !decided.contains(&duty.origin)).collect())
}

pub(super) fn view(of: &Duty) -> DutyProposal {
    DutyProposal {
        origin: of.origin.clone(),
        whose: of.whose.key().to_owned(),
        title: of.title.clone(),
        clause: of.clause.clone(),
        when: when(of.due),
    }
}
