//! Lists of invoices, and what is owed by age.

use super::invoice_wire::{InvoiceRow, InvoicesList, InvoicesPage, ViewCount};
use super::statement_wire::{Ageing, AgeingRow};
use super::{month_in, today};
use crate::clients::{client_ref, window};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Nothing;
use domain::billing::{Age, DocumentKind, InvoiceState, open_amount, refund_due};
use domain::money::{Currency, Money};
use store::Reading;
use store::billing::exports;
use store::billing::invoices::Invoice;
use store::billing::lists::{self as stored, InvoiceFilter, Show};

/// A page of invoices.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a view or a month that is none.
pub fn invoices(context: &Context<'_>, of: InvoicesList) -> Result<InvoicesPage, Failure> {
    context.read(|tx| page(context, tx, &of))
}

pub(super) fn page(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &InvoicesList,
) -> Result<InvoicesPage, Failure> {
    let show = Show::parse(of.show.trim())
        .ok_or_else(|| Failure::field("show", format!("\"{}\" is no view of invoices.", of.show)))?;
    let client = match of.client.trim() {
        "" => None,
        typed => Some(client_ref(tx, typed)?),
    };
    let month = match of.month.trim() {
        "" => None,
        typed => Some(month_in("month", typed)?),
    };
    let filter = InvoiceFilter { show, client, month, search: of.search.clone(), today: today(context, tx)? };
    let found = stored::list(tx, &filter, window(i64::from(of.offset), i64::from(of.limit)))?;
    let mut counts = Vec::new();
    for show in Show::ALL {
        let total = stored::count(tx, &InvoiceFilter { show, ..filter.clone() })?;
        let count = i64::try_from(total).unwrap_or(i64::MAX);
        counts.push(ViewCount { show: show.key().to_owned(), count });
    }
    Ok(InvoicesPage {
        total: i64::try_from(found.total).unwrap_or(i64::MAX),
        counts,
        open: sums(stored::owed(tx)?.iter().map(|owed| owed.open)).iter().map(ToString::to_string).collect(),
        rows: found.rows.iter().map(|row| self::row(context, tx, row)).collect::<Result<_, _>>()?,
    })
}

/// One sum a currency, in the order in which currencies come.
fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.minor += amount.minor,
            None => sums.push(amount),
        }
    }
    sums
}

/// An invoice as lists show it.
pub(super) fn row(context: &Context<'_>, tx: &Reading<'_>, of: &Invoice) -> Result<InvoiceRow, Failure> {
    let today = today(context, tx)?;
    let open = open_amount(of.gross, of.paid.minor, of.credited.minor);
    let refund = refund_due(of.gross, of.paid.minor, of.credited.minor);
    let owes = of.kind == DocumentKind::Invoice
        && matches!(of.state, InvoiceState::Issued | InvoiceState::PartlyPaid);
    let overdue = of.due_on.filter(|due| owes && *due < today).map_or(0, |due| (today - due).num_days());
    Ok(InvoiceRow {
        id: of.id.to_string(),
        version: of.version,
        kind: of.kind.key().to_owned(),
        number: of.number.clone(),
        client_id: of.client.to_string(),
        client: of.client_name.clone(),
        month: of.month.map(|month| month.to_string()).unwrap_or_default(),
        state: of.state.key().to_owned(),
        issued_on: of.issued_on.map(|day| day.to_string()).unwrap_or_default(),
        due_on: of.due_on.map(|day| day.to_string()).unwrap_or_default(),
        overdue_days: overdue,
        lines: i64::from(of.lines),
        net: of.net.to_string(),
        gross: of.gross.to_string(),
        open: if owes { open.to_string() } else { String::new() },
        refund: if refund.minor > 0 { refund.to_string() } else { String::new() },
        exported: exports::formats_of(tx, of.id)?,
    })
}

/// What is owed, by client and age.
///
/// # Errors
/// Those of the file.
pub fn ageing(context: &Context<'_>, _: Nothing) -> Result<Ageing, Failure> {
    context.read(|tx| {
        let today = today(context, tx)?;
        let mut rows: Vec<Owes> = Vec::new();
        for owed in stored::owed(tx)? {
            let currency = owed.open.currency;
            let known =
                rows.iter().position(|row| row.id == owed.client.to_string() && row.currency == currency);
            let place = known.unwrap_or_else(|| {
                rows.push(Owes::new(owed.client.to_string(), owed.client_name.clone(), currency));
                rows.len() - 1
            });
            rows[place].add(Age::of(owed.due_on, today), owed.open.minor);
        }
        let mut totals: Vec<Owes> = Vec::new();
        for row in &rows {
            let known = totals.iter().position(|total| total.currency == row.currency);
            let place = known.unwrap_or_else(|| {
                totals.push(Owes::new(String::new(), String::new(), row.currency));
                totals.len() - 1
            });
            for (age, minor) in Age::ALL.into_iter().zip(row.by_age) {
                totals[place].add(age, minor);
            }
        }
        // Who owes most of what is oldest stands first.
        rows.sort_by_key(|row| {
            std::cmp::Reverse((row.by_age[4], row.by_age[3], row.by_age[2], row.by_age[1], row.by_age[0]))
        });
        Ok(Ageing {
            today: today.to_string(),
            rows: rows.iter().map(Owes::view).collect(),
            totals: totals.iter().map(Owes::view).collect(),
        })
    })
}

/// What a client owes in one currency.
struct Owes {
    id: String,
    name: String,
    currency: Currency,
    by_age: [i64; 5],
}

impl Owes {
    fn new(id: String, name: String, currency: Currency) -> Self {
        Self { id, name, currency, by_age: [0; 5] }
    }

    fn add(&mut self, age: Age, minor: i64) {
        let place = Age::ALL.iter().position(|one| *one == age).expect("every age is among all of them");
        self.by_age[place] += minor;
    }

    fn view(&self) -> AgeingRow {
        let money = |minor| Money { minor, currency: self.currency };
        let amount = |minor: &i64| if *minor == 0 { String::new() } else { money(*minor).to_string() };
        AgeingRow {
            client_id: self.id.clone(),
            client: self.name.clone(),
            amounts: self.by_age.iter().map(amount).collect(),
            total: money(self.by_age.iter().sum()).to_string(),
        }
    }
}
