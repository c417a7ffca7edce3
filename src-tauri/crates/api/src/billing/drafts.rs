//! Drafts of invoices: one for each client, month and currency, put together and taken apart.

use super::agreed::taxes_on;
use super::fees;
use super::invoice_wire::{
    InvoiceChange, InvoiceLineRemove, InvoiceMove, InvoiceView, InvoicesDraft, InvoicesDrafted, InvoicesList,
    InvoicesPage,
};
use super::lines::{line_of, row_of, sums_of};
use super::party::Buyer;
use super::post::{self, reverse};
use super::{invoice_ref, invoice_view, lists, month_in};
use crate::clients::client_ref;
use crate::context::{Acts, Context, whose};
use crate::failure::Failure;
use chrono::{Days, NaiveDate};
use domain::billing::{
    DocumentKind, InvoiceState, Line, LineKind, Quantity, QuantityUnit, Step, credit_line,
    weighted_in_minutes,
};
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::{ClientId, ContractId, InvoiceId};
use domain::money::Currency;
use domain::time::YearMonth;
use std::collections::BTreeSet;
use store::billing::invoices::{self, DraftSums, Invoice, NewInvoice};
use store::billing::lines::{self, LineRow, LineSource};
use store::billing::{credits, prepaid};
use store::contracts::{ContractFilter, ContractRow};
use store::{Reading, Window, Writing};

/// More contracts than a desk has.
const ALL: Window = Window { offset: 0, limit: 1_000_000 };

/// The draft of a client's month in a currency; it is begun where there is none.
pub(super) fn draft_of(
    context: &Context<'_>,
    tx: &Writing<'_>,
    client: ClientId,
    currency: Currency,
    month: YearMonth,
) -> Result<InvoiceId, Failure> {
    if let Some(id) = invoices::draft_of(tx, client, currency, month)? {
        return Ok(id);
    }
    let id = InvoiceId::new(context.now);
    let reference = Buyer::of(tx, client)?.reference;
    let new = NewInvoice {
        id,
        kind: DocumentKind::Invoice,
        client,
        currency,
        month: Some(month),
        reference: &reference,
        corrects: None,
        reason: "",
    };
    invoices::insert(tx, &new, whose(tx)?, context.now)?;
    Ok(id)
}

/// Adds lines to a draft, and puts it in order.
///
/// # Errors
/// Those of the file.
pub(super) fn add(
    context: &Context<'_>,
    tx: &Writing<'_>,
    id: InvoiceId,
    new: Vec<LineRow>,
) -> Result<(), Failure> {
    let invoice = invoices::get(tx, id)?;
    let mut rows = lines::of(tx, id)?;
    rows.extend(new);
    arrange(context, tx, &invoice, rows)
}

/// Puts the drafts on which a contract stands in order again: a credit in their currency was approved or withdrawn.
///
/// # Errors
/// Those of the file.
pub(super) fn arrange_anew(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    currency: Currency,
) -> Result<(), Failure> {
    for id in invoices::drafts_of(tx, contract.client, currency)? {
        let rows = lines::of(tx, id)?;
        if rows.iter().any(|row| row.contract == contract.id) {
            arrange(context, tx, &invoices::get(tx, id)?, rows)?;
        }
    }
    Ok(())
}

/// Puts the drafts in order again that may take the service credits among lines which left an invoice.
///
/// # Errors
/// Those of the file.
pub(super) fn credits_are_free(
    context: &Context<'_>,
    tx: &Writing<'_>,
    left: &[LineRow],
    currency: Currency,
) -> Result<(), Failure> {
    let credits = left.iter().filter(|row| matches!(row.source, LineSource::Credit(_)));
    let contracts: BTreeSet<ContractId> = credits.map(|row| row.contract).collect();
    for id in contracts {
        arrange_anew(context, tx, &store::contracts::get(tx, id)?.value, currency)?;
    }
    Ok(())
}

/// Writes the lines of a draft in their order, with the credits there are for them, and what they come to.
fn arrange(
    context: &Context<'_>,
    tx: &Writing<'_>,
    invoice: &Invoice,
    mut rows: Vec<LineRow>,
) -> Result<(), Failure> {
    rows.retain(|row| row.kind != LineKind::ServiceCredit);
    rows.sort_by_key(|row| (place(row.kind), row.on));
    // Credits that stood here are free again before they are counted.
    lines::write(tx, invoice.id, &rows)?;
    let mut contracts = Vec::new();
    for row in &rows {
        if !contracts.contains(&row.contract) {
            contracts.push(row.contract);
        }
    }
    for contract in contracts {
        rows.extend(credits_for(context, tx, invoice, contract, &rows)?);
    }
    lines::write(tx, invoice.id, &rows)?;
    let sums = sums_of(&rows, invoice.currency)?;
    let of = DraftSums {
        lines: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        net: sums.net.minor,
        tax: sums.tax.minor,
        gross: sums.gross.minor,
        reference: &invoice.reference,
        note: &invoice.note,
    };
    Ok(invoices::update_draft(tx, invoice.id, &of, invoice.version, context.now)?)
}

const fn place(kind: LineKind) -> u8 {
    match kind {
        LineKind::Service => 0,
        LineKind::Engagement => 1,
        LineKind::Prepaid => 2,
        LineKind::ServiceCredit => 3,
    }
}

/// The credits of a contract as lines: never more than its other lines come to; the rest carries over.
fn credits_for(
    context: &Context<'_>,
    tx: &Reading<'_>,
    invoice: &Invoice,
    contract: ContractId,
    rows: &[LineRow],
) -> Result<Vec<LineRow>, Failure> {
    let open = credits::of(tx, contract)?.into_iter();
    let open = open.filter(|row| {
        !row.is_withdrawn && row.credit.amount.currency == invoice.currency && row.credit.left().minor > 0
    });
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let own = rows.iter().filter(|row| row.contract == contract);
    let mut own: Vec<Line> = own.map(|row| line_of(row, invoice.currency)).collect::<Result<_, _>>()?;
    let on = last_day(invoice.month, own.iter().map(|line| line.on).max(), context);
    let contract = store::contracts::get(tx, contract)?.value;
    let taxes = taxes_on(context, tx, &contract, on)?;
    let mut found = Vec::new();
    for row in open {
        if let Some(line) = credit_line(&row.credit, &own, &taxes, on) {
            found.push(row_of(&line, contract.id, LineSource::Credit(row.id), None));
            own.push(line);
        }
    }
    Ok(found)
}

fn last_day(month: Option<YearMonth>, latest: Option<NaiveDate>, context: &Context<'_>) -> NaiveDate {
    match (month, latest) {
        (Some(month), _) => month.next().first_day() - Days::new(1),
        (None, Some(day)) => day,
        (None, None) => context.now.at_offset(0).date(),
    }
}

/// Puts together the invoices of a month: the fees of contracts, hours that were sold, approved engagements, and the
/// credits there are for them. What stands on an invoice already is not put there again.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a month that is none.
pub fn draft_invoices(context: &Context<'_>, of: InvoicesDraft) -> Result<InvoicesDrafted, Failure> {
    let month = month_in("month", &of.month)?;
    context.change(|tx, acts| {
        let client = match of.client.trim() {
            "" => None,
            typed => Some(client_ref(tx, typed)?),
        };
        let mut touched = fees::bill(context, tx, client, month)?;
        touched.extend(sold(context, tx, client, month)?);
        let posted = post::post_all(context, tx, acts, client, month)?;
        touched.extend(posted.invoices);
        let mut rows = Vec::new();
        for id in &touched {
            rows.push(lists::row(context, tx, &invoices::get(tx, *id)?)?);
        }
        rows.sort_by_key(|row| row.client.to_lowercase());
        let what = serde_json::json!({ "month": month.to_string(), "drafts": rows.len() });
        acts.entered("invoice", format!("drafts of {month}"), &what);
        Ok(InvoicesDrafted { invoices: rows, left_out: posted.refused })
    })
}

/// Contracts that may be charged: those that are or were in force.
pub(super) fn contracts(tx: &Reading<'_>, client: Option<ClientId>) -> Result<Vec<Contract>, Failure> {
    let filter = ContractFilter { client, ..ContractFilter::default() };
    let rows = store::contracts::list(tx, &filter, ALL)?.rows.into_iter();
    let begun = rows.filter(|row: &ContractRow| row.status != ContractStatus::Draft);
    begun.map(|row| Ok(store::contracts::get(tx, row.id)?.value)).collect()
}

/// Hours that were sold in advance and stand on no invoice yet.
fn sold(
    context: &Context<'_>,
    tx: &Writing<'_>,
    client: Option<ClientId>,
    month: YearMonth,
) -> Result<BTreeSet<InvoiceId>, Failure> {
    let mut touched = BTreeSet::new();
    for contract in contracts(tx, client)? {
        for row in prepaid::of(tx, contract.id)? {
            let own = row.prepaid;
            if row.invoice.is_some() || YearMonth::of(own.bought_on) > month {
                continue;
            }
            let taxes = taxes_on(context, tx, &contract, own.bought_on)?;
            let mut explanation = vec![format!("{} for {}", weighted_in_minutes(own.bought), row.price)];
            if let Some(last) = own.expires_on {
                explanation.push(format!("To be used until {last}"));
            }
            let line = Line {
                kind: LineKind::Prepaid,
                description: format!("Advanced support in advance, {}", number_in_words(contract.number)),
                explanation,
                quantity: Quantity::ONE,
                unit: QuantityUnit::Each,
                unit_price: row.price,
                net: row.price,
                taxes: taxes.on(row.price),
                exempt: taxes.exempt.clone(),
                on: own.bought_on,
            };
            let id = draft_of(context, tx, contract.client, row.price.currency, month)?;
            add(context, tx, id, vec![row_of(&line, contract.id, LineSource::Prepaid(own.id), None)])?;
            prepaid::stand_on(tx, own.id, Some(id), context.now)?;
            touched.insert(id);
        }
    }
    Ok(touched)
}

/// Changes what is typed on a draft.
///
/// # Errors
/// [`crate::failure::Code::Conflict`], also for what was issued.
pub fn change_invoice(context: &Context<'_>, of: InvoiceChange) -> Result<InvoiceView, Failure> {
    context.change(|tx, acts| {
        let invoice = drafted(tx, &of.id)?;
        let sums = DraftSums {
            lines: invoice.lines,
            net: invoice.net.minor,
            tax: invoice.tax.minor,
            gross: invoice.gross.minor,
            reference: of.reference.trim(),
            note: of.note.trim(),
        };
        invoices::update_draft(tx, invoice.id, &sums, of.expected_version, context.now)?;
        let before = serde_json::json!({ "reference": invoice.reference, "note": invoice.note });
        acts.changed("invoice", subject(&invoice), &before, &of);
        invoice_view::view(context, tx, invoice.id)
    })
}

/// A draft's name in the history: it has no number yet.
pub(super) fn subject(invoice: &Invoice) -> String {
    if !invoice.number.is_empty() {
        return invoice.number.clone();
    }
    let month = invoice.month.map(|month| format!(" of {month}")).unwrap_or_default();
    format!("draft{month} for {}", invoice.client_name)
}

fn drafted(tx: &Reading<'_>, id: &str) -> Result<Invoice, Failure> {
    let invoice = invoices::get(tx, invoice_ref(tx, id)?)?;
    if invoice.state == InvoiceState::Draft {
        return Ok(invoice);
    }
    let message = format!("{} was issued and never changes.", invoice.number);
    Err(Failure::not_now(message, "Correct it with a credit note."))
}

/// Takes a line off a draft: an engagement goes back to review, fees and hours can be put there again.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] without a reason, or for a line that is not there;
/// [`crate::failure::Code::Conflict`].
pub fn remove_line(context: &Context<'_>, of: InvoiceLineRemove) -> Result<InvoiceView, Failure> {
    if of.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why the line is taken off."));
    }
    context.change(|tx, acts| {
        let invoice = drafted(tx, &of.id)?;
        if invoice.version != of.expected_version {
            return Err(store::StoreError::Conflict {
                what: store::Noun::Invoice,
                expected: of.expected_version,
                found: invoice.version,
            }
            .into());
        }
        let mut rows = lines::of(tx, invoice.id)?;
        let place = rows.iter().position(|row| i64::from(row.position) == of.position);
        let place = place.ok_or_else(|| Failure::field("position", "There is no such line."))?;
        if rows[place].kind == LineKind::ServiceCredit {
            return Err(Failure::field(
                "position",
                "A credit follows the lines it is for. Withdraw it instead.",
            ));
        }
        let row = rows.remove(place);
        take_off(context, tx, acts, &row, Step::Reverse, of.reason.trim())?;
        let mut fees = vec![row.clone()];
        if matches!(row.source, LineSource::Fee(_)) {
            // The fees of a month are one decision: they come back together.
            fees.extend(
                rows.extract_if(.., |other| other.contract == row.contract && other.source == row.source),
            );
        }
        arrange(context, tx, &invoice, rows)?;
        fees::give_back(tx, &invoice, &fees)?;
        let what = serde_json::json!({ "line": row.description, "taken off": of.reason.trim() });
        acts.changed("invoice", subject(&invoice), &row.description, &what);
        invoice_view::view(context, tx, invoice.id)
    })
}

/// What stood on a draft is free again.
fn take_off(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    row: &LineRow,
    step: Step,
    reason: &str,
) -> Result<(), Failure> {
    match row.source {
        LineSource::Engagement(number) => reverse(context, tx, acts, number, step, reason),
        LineSource::Prepaid(id) => Ok(prepaid::stand_on(tx, id, None, context.now)?),
        // Fees are given back together, once the lines are gone.
        LineSource::Fee(_) | LineSource::Credit(_) => Ok(()),
    }
}

/// Discards a draft: engagements are to be billed again, fees, hours and credits wait for the next run.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] for what was issued; [`crate::failure::Code::Conflict`].
pub fn discard_invoice(context: &Context<'_>, of: InvoiceMove) -> Result<InvoicesPage, Failure> {
    context.change(|tx, acts| {
        let invoice = drafted(tx, &of.id)?;
        let rows = lines::of(tx, invoice.id)?;
        for row in &rows {
            take_off(context, tx, acts, row, Step::Unpost, "the draft was discarded")?;
        }
        invoices::discard(tx, invoice.id, of.expected_version, context.now)?;
        fees::give_back(tx, &invoice, &rows)?;
        credits_are_free(context, tx, &rows, invoice.currency)?;
        acts.changed("invoice", subject(&invoice), &invoice.gross.to_string(), &"discarded");
        lists::page(context, tx, &InvoicesList::default())
    })
}
