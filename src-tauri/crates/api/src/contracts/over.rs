//! Contracts whose last day is over: nobody renewed them, and nothing renews them by itself.

use super::versions::stands;
use crate::context::{Acts, Context};
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::ContractId;
use store::contracts::renewals;
use store::{Reading, Writing};

/// How the history words it.
const RAN_OUT: &str = "ran out";

/// Ends every contract whose last day is over in its own zone, from the moment that day was over.
///
/// # Errors
/// Those of the file.
pub(crate) fn run_out(context: &Context<'_>) -> Result<(), Failure> {
    if context.read(|tx| over(context, tx))?.is_empty() {
        return Ok(());
    }
    context.change(|tx, acts| {
        for (id, last) in over(context, tx)? {
            end(context, tx, acts, id, last)?;
        }
        Ok(())
    })
}

fn over(context: &Context<'_>, tx: &Reading<'_>) -> Result<Vec<(ContractId, NaiveDate)>, Failure> {
    // The day that is over nowhere yet: for which contracts it is over, their zones say.
    let latest = context.now.at_offset(14 * 3600).date();
    let ended = renewals::past_their_last_day(tx, latest)?.into_iter();
    let is_over = |zone, last| last < context.zone(zone).date(context.now);
    Ok(ended.filter(|(_, zone, last)| is_over(*zone, *last)).map(|(id, _, last)| (id, last)).collect())
}

fn end(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: ContractId,
    last: NaiveDate,
) -> Result<(), Failure> {
    let stored = store::contracts::get(tx, id)?;
    let was = stored.value.status;
    let contract = Contract { status: ContractStatus::Ended, ..stored.value };
    store::contracts::update(tx, &contract, stored.version, context.now)?;
    let over_at = last.succ_opt().map_or(context.now, |next| context.zone(contract.zone).start_of(next));
    stands(tx, &contract, ContractStatus::Ended, over_at, RAN_OUT)?;
    let now = format!("{}: {RAN_OUT} on {last}", ContractStatus::Ended.key());
    acts.changed("contract", number_in_words(contract.number), &was.key(), &now);
    Ok(())
}

/// Where a contract that ran out stood before; none for one that runs, or that somebody ended. It can still be renewed,
/// as if it had been in time.
///
/// # Errors
/// Those of the file.
pub(super) fn before_it_ran_out(
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<Option<ContractStatus>, Failure> {
    let statuses = store::contract_versions::statuses(tx, contract.id)?;
    let [.., before, last] = &statuses[..] else { return Ok(None) };
    let ran_out = last.status == ContractStatus::Ended && last.reason == RAN_OUT;
    Ok((ran_out && contract.status == ContractStatus::Ended).then_some(before.status))
}

/// Puts a contract that ran out back to where it stood, now that it is renewed.
///
/// # Errors
/// Those of the file.
pub(super) fn take_up_again(
    context: &Context<'_>,
    tx: &Writing<'_>,
    id: ContractId,
    status: ContractStatus,
    remark: &str,
) -> Result<(), Failure> {
    let stored = store::contracts::get(tx, id)?;
    let contract = Contract { status, ..stored.value };
    store::contracts::update(tx, &contract, stored.version, context.now)?;
    let reason = if remark.is_empty() { "renewed after it ran out" } else { remark };
    stands(tx, &contract, status, context.now, reason)
}
