//! The fees of a contract's month, from its versions and from where it stood.

use super::agreed::taxes_on;
use super::codec;
use super::drafts::{add, contracts, draft_of};
use super::lines::row_of;
use crate::context::Context;
use crate::failure::Failure;
use chrono::{Days, NaiveDate};
use domain::billing::{
    InvoiceState, Line, LineKind, MonthlyFee, Quantity, QuantityUnit, ServicesFrom, Taxes, monthly_fees,
};
use domain::contracts::{Contract, ContractStatus};
use domain::ids::{ClientId, ContractId, InvoiceId};
use domain::money::Currency;
use domain::time::YearMonth;
use domain::zones::Zone;
use std::collections::BTreeSet;
use store::billing::fees::{self as kept, FeeLine};
use store::billing::invoices::Invoice;
use store::billing::lines::{LineRow, LineSource};
use store::contract_versions::StatusSince;
use store::{Reading, Writing};

/// Puts the fees of a month onto drafts: of contracts none of whose fees stand on an invoice all, of the others those
/// that were given back.
///
/// # Errors
/// Those of the file.
pub(super) fn bill(
    context: &Context<'_>,
    tx: &Writing<'_>,
    client: Option<ClientId>,
    month: YearMonth,
) -> Result<BTreeSet<InvoiceId>, Failure> {
    let (billed, given_back) = (kept::billed(tx, month)?, kept::given_back(tx, month)?);
    let mut touched = BTreeSet::new();
    for contract in contracts(tx, client)? {
        let again: Vec<&FeeLine> = given_back.iter().filter(|fee| fee.contract == contract.id).collect();
        let is_billed = billed.contains(&contract.id);
        if is_billed && again.is_empty() {
            continue;
        }
        let mut fees = fees_of(context, tx, &contract, month)?;
        if is_billed {
            fees = only_again(tx, contract.id, month, fees, again)?;
        }
        touched.extend(put(context, tx, &contract, month, &fees)?);
    }
    Ok(touched)
}

/// Of the fees of a month those that were given back: as many of a name as were, and none that stands as it is.
fn only_again(
    tx: &Reading<'_>,
    contract: ContractId,
    month: YearMonth,
    fees: Vec<MonthlyFee>,
    mut again: Vec<&FeeLine>,
) -> Result<Vec<MonthlyFee>, Failure> {
    let standing = kept::standing(tx, contract, month)?;
    let mut wanted = Vec::new();
    for fee in fees {
        let (name, explanation) = (description(&fee, month), codec::text(&vec![fee.in_words()]));
        let is_it = |line: &FeeLine| line.currency == fee.amount.currency && line.description == name;
        if standing.iter().any(|line| is_it(line) && line.explanation == explanation) {
            continue;
        }
        if let Some(place) = again.iter().position(|line| is_it(line)) {
            again.remove(place);
            wanted.push(fee);
        }
    }
    Ok(wanted)
}

/// Writes fees onto the drafts of their currencies.
fn put(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    month: YearMonth,
    fees: &[MonthlyFee],
) -> Result<Vec<InvoiceId>, Failure> {
    let on = month.next().first_day() - Days::new(1);
    let taxes = taxes_on(context, tx, contract, on)?;
    let mut currencies: Vec<Currency> = Vec::new();
    for fee in fees {
        if !currencies.contains(&fee.amount.currency) {
            currencies.push(fee.amount.currency);
        }
    }
    let mut touched = Vec::new();
    for currency in currencies {
        let id = draft_of(context, tx, contract.client, currency, month)?;
        let mut rows = Vec::new();
        for fee in fees.iter().filter(|fee| fee.amount.currency == currency) {
            let line = line(fee, month, &taxes, on);
            kept::billed_again(tx, contract.id, month, (currency, &line.description))?;
            rows.push(row_of(&line, contract.id, LineSource::Fee(month), None));
        }
        add(context, tx, id, rows)?;
        kept::stand_on(tx, contract.id, month, id)?;
        touched.push(id);
    }
    Ok(touched)
}

fn description(fee: &MonthlyFee, month: YearMonth) -> String {
    format!("{}, {} {}", fee.service.name, month.name(), month.year())
}

fn line(fee: &MonthlyFee, month: YearMonth, taxes: &Taxes, on: NaiveDate) -> Line {
    let whole = fee.is_whole();
    Line {
        kind: LineKind::Service,
        description: description(fee, month),
        explanation: vec![fee.in_words()],
        quantity: if whole { Quantity::whole(fee.service.count) } else { Quantity::ONE },
        unit: QuantityUnit::Each,
        unit_price: if whole { fee.service.price } else { fee.amount },
        net: fee.amount,
        taxes: taxes.on(fee.amount),
        exempt: taxes.exempt.clone(),
        on,
    }
}

/// Gives the fees among lines that left an invoice back, to be billed again: alone while others of their contract's month
/// still stand somewhere, else the whole month.
///
/// # Errors
/// Those of the file.
pub(super) fn give_back(tx: &Writing<'_>, invoice: &Invoice, left: &[LineRow]) -> Result<(), Failure> {
    let mut months: BTreeSet<(ContractId, YearMonth)> = BTreeSet::new();
    for row in left {
        let LineSource::Fee(month) = row.source else { continue };
        let fee = FeeLine {
            contract: row.contract,
            currency: invoice.currency,
            description: row.description.clone(),
            explanation: String::new(),
        };
        let issued = (invoice.state != InvoiceState::Draft).then_some((invoice.id, row.position));
        kept::give_back(tx, &fee, month, issued)?;
        months.insert((row.contract, month));
    }
    for (contract, month) in months {
        if kept::standing(tx, contract, month)?.is_empty() {
            kept::stand_nowhere(tx, contract, month)?;
        }
    }
    Ok(())
}

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
