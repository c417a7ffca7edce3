//! The fees of a contract's month, from its versions and from where it stood.

use crate::context::Context;
use crate::failure::Failure;
use chrono::{Days, NaiveDate};
use domain::billing::{MonthlyFee, ServicesFrom, monthly_fees};
use domain::contracts::{Contract, ContractStatus};
use domain::time::YearMonth;
use domain::zones::Zone;
use store::Reading;
use store::contract_versions::StatusSince;

/// The fees of a month: each service by the days on which it was agreed, within the contract's term. On a day on which
/// the contract was suspended from beginning to end nothing is charged; a draft is charged nothing.
///
/// # Errors
/// Those of the file.
pub(super) fn fees_of(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    month: YearMonth,
) -> Result<Vec<MonthlyFee>, Failure> {
    if contract.status == ContractStatus::Draft {
        return Ok(Vec::new());
    }
    let versions: Vec<ServicesFrom> = store::contract_versions::list(tx, contract.id)?
        .into_iter()
        .filter(|version| version.signed.is_some())
        .map(|version| ServicesFrom { from_on: version.from_on, services: version.services })
        .collect();
    let statuses = store::contract_versions::statuses(tx, contract.id)?;
    let zone = context.zone(contract.zone);
    let charged = |day: NaiveDate| {
        contract.starts_on <= day
            && contract.ends_on.is_none_or(|last| day <= last)
            && !suspended_all_day(&statuses, day, &zone)
    };
    Ok(monthly_fees(&versions, month, charged))
}

fn suspended_all_day(statuses: &[StatusSince], day: NaiveDate, zone: &Zone) -> bool {
    let (from, to) = (zone.start_of(day), zone.start_of(day + Days::new(1)));
    statuses.iter().enumerate().any(|(index, since)| {
        let until = statuses.get(index + 1).map(|next| next.at);
        since.status == ContractStatus::Suspended && since.at <= from && until.is_none_or(|until| to <= until)
    })
}
