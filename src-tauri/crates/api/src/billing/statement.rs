//! The month of a client: what was worked and what it comes to, line by line, and why what is not billed is not.

use super::agreed::taxes_on;
use super::assess::Assessed;
use super::fees::fees_of;
use super::invoice_wire::{InvoiceRow, InvoicesList};
use super::post::permission_in_words;
use super::statement_wire::{
    Statement, StatementCredit, StatementEngagement, StatementFee, StatementOf, StatementTotal, WorkLine,
};
use super::wire::ChargeView;
use super::{codec, lists, month_in};
use crate::clients::client_ref;
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Moment;
use chrono::Days;
use domain::billing::{Coverage, EngagementState, engagement_number, in_minutes};
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::ClientId;
use domain::money::Money;
use domain::time::{Seconds, YearMonth};
use store::billing::credits;
use store::contracts::ContractFilter;
use store::{Reading, Window};

/// More contracts than one client has.
const ALL: Window = Window { offset: 0, limit: 10_000 };

/// The month of a client.
///
/// # Errors
/// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::Invalid`] for a month that is none.
pub fn statement(context: &Context<'_>, of: StatementOf) -> Result<Statement, Failure> {
    let month = month_in("month", &of.month)?;
    context.read(|tx| {
        let client = client_ref(tx, &of.client)?;
        let mut sums = Sums::default();
        let (engagements, overrides) = engagements_of(context, tx, client, month, &mut sums)?;
        let contracts = contracts(tx, client)?;
        let fees = fees(context, tx, &contracts, month, &mut sums)?;
        Ok(Statement {
            client_id: client.to_string(),
            client: store::clients::name_of(tx, client)?,
            month: month.to_string(),
            engagements,
            fees,
            credits: open_credits(tx, &contracts)?,
            totals: sums.view(),
            invoices: documents(context, tx, client, month)?,
            overrides,
        })
    })
}

fn contracts(tx: &Reading<'_>, client: ClientId) -> Result<Vec<Contract>, Failure> {
    let filter = ContractFilter { client: Some(client), ..ContractFilter::default() };
    let rows = store::contracts::list(tx, &filter, ALL)?.rows.into_iter();
    let begun = rows.filter(|row| row.status != ContractStatus::Draft);
    begun.map(|row| Ok(store::contracts::get(tx, row.id)?.value)).collect()
}

/// Sums before and after tax, one a currency.
#[derive(Default)]
struct Sums(Vec<(Money, Money)>);

impl Sums {
    fn add(&mut self, net: Money, tax: i64) {
        match self.0.iter_mut().find(|(sum, _)| sum.currency == net.currency) {
            Some((sum, taxes)) => {
                sum.minor += net.minor;
                taxes.minor += tax;
            }
            None => self.0.push((net, Money { minor: tax, currency: net.currency })),
        }
    }

    fn view(&self) -> Vec<StatementTotal> {
        let total = |(net, tax): &(Money, Money)| {
            let gross = Money { minor: net.minor + tax.minor, currency: net.currency };
            StatementTotal {
                currency: net.currency.code().to_owned(),
                net_minor: net.minor,
                net: net.to_string(),
                tax: tax.to_string(),
                gross: gross.to_string(),
                gross_minor: gross.minor,
            }
        };
        self.0.iter().map(total).collect()
    }
}

fn engagements_of(
    context: &Context<'_>,
    tx: &Reading<'_>,
    client: ClientId,
    month: YearMonth,
    sums: &mut Sums,
) -> Result<(Vec<StatementEngagement>, Vec<String>), Failure> {
    let (mut views, mut overrides) = (Vec::new(), Vec::new());
    for number in store::billing::board::of_month(tx, client, month)? {
        let assessed = Assessed::of(context, tx, number)?;
        let comes_to = ComesTo::of(tx, &assessed)?;
        if let Some((net, tax)) = comes_to.amounts {
            sums.add(net, tax);
        }
        if assessed.work.iter().any(|(_, covered)| *covered == Coverage::Overridden) {
            let reason = &assessed.row.stored.value.override_reason;
            overrides.push(format!("{}: billed without permission, {reason}", engagement_number(number)));
        }
        views.push(engagement(&assessed, comes_to));
    }
    Ok((views, overrides))
}

/// What an engagement comes to: as it was posted, else as it stands now; nothing where it was dropped.
pub(super) struct ComesTo {
    /// Before tax, and the taxes.
    pub amounts: Option<(Money, i64)>,
    pub billed: Seconds,
    pub explanation: Vec<String>,
    pub not_billable: Vec<String>,
}

impl ComesTo {
    /// Reads it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn of(tx: &Reading<'_>, of: &Assessed) -> Result<Self, Failure> {
        let own = &of.row.stored.value;
        let charge = of.charge.as_ref().filter(|_| own.state != EngagementState::Dropped);
        let mut not_billable = of.not_billable.clone();
        if own.state == EngagementState::Dropped {
            not_billable.insert(0, format!("Dropped: {}", own.comment));
        }
        let taxed = |net: Money| (net, of.taxes.on(net).iter().map(|tax| tax.amount.minor).sum());
        let billed = charge.map_or(Seconds::ZERO, |charge| charge.billed);
        let postings = store::billing::postings::of(tx, own.number)?;
        if let Some(posting) = postings.into_iter().find(|posting| posting.reversed.is_none()) {
            let posted: ChargeView = codec::read(&posting.charge)?;
            let amounts = Some(taxed(posting.amount));
            return Ok(Self {
                amounts,
                billed,
                explanation: posted.lines,
                not_billable: posted.not_billable,
            });
        }
        let explained = charge.zip(of.terms.as_ref()).map(|(charge, terms)| charge.in_words(terms));
        Ok(Self {
            amounts: charge.map(|charge| taxed(charge.amount)),
            billed,
            explanation: explained.unwrap_or_default(),
            not_billable,
        })
    }
}

fn engagement(of: &Assessed, comes_to: ComesTo) -> StatementEngagement {
    let own = &of.row.stored.value;
    let net = comes_to.amounts.map(|(net, _)| net);
    let gross = comes_to.amounts.map(|(net, tax)| Money { minor: net.minor + tax, currency: net.currency });
    let words = |money: Option<Money>| money.map(|money| money.to_string()).unwrap_or_default();
    let work = of.work.iter().map(|(piece, _)| WorkLine {
        technician: piece.value.technician.clone(),
        from: Moment::new(piece.value.stretch.from, &of.zone),
        to: Moment::new(piece.value.stretch.to, &of.zone),
        note: piece.value.note.clone(),
    });
    StatementEngagement {
        number: engagement_number(own.number),
        title: own.title.clone(),
        contract: number_in_words(of.contract.number),
        ticket: own.ticket.clone(),
        state: own.state.key().to_owned(),
        cause: own.cause.in_words().to_owned(),
        worked: in_minutes(of.worked()),
        billed: in_minutes(comes_to.billed),
        currency: net.map(|net| net.currency.code().to_owned()).unwrap_or_default(),
        net_minor: net.map_or(0, |net| net.minor),
        net: words(net),
        gross: words(gross),
        explanation: comes_to.explanation,
        consent: permission_in_words(of).join("; "),
        not_billable: comes_to.not_billable,
        invoice: match (&of.row.invoice, &of.row.invoice_number) {
            (Some(_), Some(number)) => number.clone(),
            (Some(_), None) => "draft".to_owned(),
            (None, _) => String::new(),
        },
        work: work.collect(),
    }
}

fn fees(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contracts: &[Contract],
    month: YearMonth,
    sums: &mut Sums,
) -> Result<Vec<StatementFee>, Failure> {
    let mut views = Vec::new();
    for contract in contracts {
        let taxes = taxes_on(context, tx, contract, month.next().first_day() - Days::new(1))?;
        for fee in fees_of(context, tx, contract, month)? {
            sums.add(fee.amount, taxes.on(fee.amount).iter().map(|tax| tax.amount.minor).sum());
            views.push(StatementFee {
                contract: number_in_words(contract.number),
                service: fee.service.name.clone(),
                currency: fee.amount.currency.code().to_owned(),
                net_minor: fee.amount.minor,
                net: fee.amount.to_string(),
                explanation: fee.in_words(),
            });
        }
    }
    Ok(views)
}

fn open_credits(tx: &Reading<'_>, contracts: &[Contract]) -> Result<Vec<StatementCredit>, Failure> {
    let mut views = Vec::new();
    for contract in contracts {
        let open = credits::of(tx, contract.id)?.into_iter();
        let open = open.filter(|row| !row.is_withdrawn && row.credit.left().minor > 0);
        views.extend(open.map(|row| StatementCredit {
            month: row.credit.month.to_string(),
            left: row.credit.left().to_string(),
            reason: row.credit.reason,
        }));
    }
    Ok(views)
}

fn documents(
    context: &Context<'_>,
    tx: &Reading<'_>,
    client: ClientId,
    month: YearMonth,
) -> Result<Vec<InvoiceRow>, Failure> {
    let asked = InvoicesList {
        client: client.to_string(),
        month: month.to_string(),
        limit: 1_000,
        ..InvoicesList::default()
    };
    Ok(lists::page(context, tx, &asked)?.rows)
}
