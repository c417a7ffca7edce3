//! Credit notes: what corrects an invoice that was issued, and never takes off more than it was.

use super::drafts::{credits_are_free, subject};
use super::fees;
use super::invoice_ref;
use super::invoice_view::{self, is_creditable, taken};
use super::invoice_wire::{InvoiceCredit, InvoiceView};
use super::issue::{freeze, issue_day};
use super::lines::{line_of, row_of, sums_of};
use super::payment::settle;
use super::post::reverse;
use super::prepaid::take_back;
use super::settings::Billing;
use crate::context::{Acts, Context, whose};
use crate::failure::Failure;
use domain::billing::{
    DocumentKind, InvoiceState, Line, LineKind, Step, Taken, crediting_line, crediting_rest,
};
use domain::ids::InvoiceId;
use domain::money::Money;
use domain::problem::{Problem, Problems};
use store::billing::invoices::{self, DraftSums, Invoice, NewInvoice};
use store::billing::lines::{self, LineRow, LineSource};
use store::billing::prepaid;
use store::{Noun, StoreError, Writing};

/// Credits an issued invoice, whole or line by line: the credit note is issued at once. Where it is wanted, engagements
/// and fees that are credited whole go back to be billed again. Hours sold in advance that are credited whole, and not to
/// be billed again, are taken away.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem: no reason, a line that is not there, more than is left;
/// [`crate::failure::Code::NotNow`] for a draft or a credit note, and for the sale of hours that were drawn on; [`crate::failure::Code::Conflict`].
pub fn credit(context: &Context<'_>, of: InvoiceCredit) -> Result<InvoiceView, Failure> {
    context.change(|tx, acts| {
        let invoice = credited_invoice(tx, &of)?;
        let rows = lines::of(tx, invoice.id)?;
        let before = taken(tx, &invoice)?;
        if !is_creditable(&invoice, &rows, &before)? {
            let message = format!("{} was credited whole.", invoice.number);
            return Err(Failure::not_now(message, "Look at its credit notes."));
        }
        let credited = credited_lines(&of, &invoice, &rows, &before)?;
        let sums = sums_of(&credited, invoice.currency)?;
        let left = Money { minor: invoice.gross.minor - invoice.credited.minor, currency: invoice.currency };
        if sums.gross.minor > left.minor {
            let message = format!(
                "These lines come to {} with tax; of {} only {left} can still be credited, because a service credit stands on it.",
                sums.gross, invoice.number,
            );
            return Err(Failure::field("lines", message));
        }
        let note = write(context, tx, acts, &invoice, &of, &credited)?;
        settle(context, tx, &invoice, of.expected_version)?;
        if of.bill_again {
            bill_again(context, tx, acts, &invoice, &rows, &credited, of.reason.trim())?;
        } else {
            take_hours_away(context, tx, acts, &credited_whole(tx, &invoice, &rows, &credited)?)?;
        }
        credits_are_free(context, tx, &credited, invoice.currency)?;
        invoice_view::view(context, tx, note)
    })
}

fn credited_invoice(tx: &Writing<'_>, of: &InvoiceCredit) -> Result<Invoice, Failure> {
    let invoice = invoices::get(tx, invoice_ref(tx, &of.id)?)?;
    if invoice.kind != DocumentKind::Invoice || invoice.state == InvoiceState::Draft {
        let message = format!("{} cannot be credited.", subject(&invoice));
        return Err(Failure::not_now(
            message,
            "Only an invoice that was issued is corrected by a credit note.",
        ));
    }
    if of.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why it is credited: it is printed."));
    }
    if invoice.version != of.expected_version {
        let (expected, found) = (of.expected_version, invoice.version);
        return Err(StoreError::Conflict { what: Noun::Invoice, expected, found }.into());
    }
    Ok(invoice)
}

fn credited_lines(
    of: &InvoiceCredit,
    invoice: &Invoice,
    rows: &[LineRow],
    before: &[Taken],
) -> Result<Vec<LineRow>, Failure> {
    let line = |row: &LineRow| line_of(row, invoice.currency);
    let as_row =
        |credited: Line, row: &LineRow| row_of(&credited, row.contract, row.source, Some(row.position));
    if of.lines.is_empty() {
        let mut all = Vec::new();
        for (row, before) in rows.iter().zip(before) {
            all.extend(crediting_rest(&line(row)?, *before).map(|credited| as_row(credited, row)));
        }
        return Ok(all);
    }
    let mut problems = Problems::default();
    let mut credited = Vec::new();
    for (index, wanted) in of.lines.iter().enumerate() {
        let part = format!("lines.{index}");
        let twice = of.lines[..index].iter().any(|other| other.position == wanted.position);
        let found = rows.iter().position(|row| i64::from(row.position) == wanted.position);
        let Some(place) = found.filter(|_| !twice) else {
            problems.add(format!("{part}.position"), "There is no such line, or it stands here twice.");
            continue;
        };
        let (row, before) = (&rows[place], before[place]);
        match part_of(&line(row)?, row.kind, before, &wanted.amount) {
            Ok(one) => credited.push(as_row(one, row)),
            Err(found) => problems.add_within(&part, found),
        }
    }
    problems.into_result(credited).map_err(|found| Failure::invalid("Nothing was credited.", found))
}

fn part_of(line: &Line, kind: LineKind, before: Taken, typed: &str) -> Result<Line, Vec<Problem>> {
    if kind == LineKind::ServiceCredit {
        return Err(vec![Problem::new("position", "A credit is taken back only with the whole invoice.")]);
    }
    let left = Money { minor: line.net.minor - before.net, currency: line.net.currency };
    let amount = match typed.trim() {
        "" => Some(left),
        typed => Money::parse(typed, line.net.currency),
    };
    let Some(amount) = amount else {
        let message = format!("\"{typed}\" is no amount of {}.", line.net.currency.code());
        return Err(vec![Problem::new("amount", message)]);
    };
    crediting_line(line, before, amount)
}

fn write(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    invoice: &Invoice,
    of: &InvoiceCredit,
    credited: &[LineRow],
) -> Result<InvoiceId, Failure> {
    let id = InvoiceId::new(context.now);
    let new = NewInvoice {
        id,
        kind: DocumentKind::CreditNote,
        client: invoice.client,
        currency: invoice.currency,
        month: invoice.month,
        reference: &invoice.reference,
        corrects: Some(invoice.id),
        reason: of.reason.trim(),
    };
    invoices::insert(tx, &new, whose(tx)?, context.now)?;
    lines::write(tx, id, credited)?;
    let sums = sums_of(credited, invoice.currency)?;
    let draft = DraftSums {
        lines: u32::try_from(credited.len()).unwrap_or(u32::MAX),
        net: sums.net.minor,
        tax: sums.tax.minor,
        gross: sums.gross.minor,
        reference: &invoice.reference,
        note: "",
    };
    invoices::update_draft(tx, id, &draft, 1, context.now)?;
    let on = issue_day(context, tx, DocumentKind::CreditNote, "")?;
    let fresh = invoices::get(tx, id)?;
    freeze(context, tx, acts, &fresh, fresh.version, on, &Billing::of(tx)?)?;
    Ok(id)
}

/// What was credited whole, now or in parts, is there to be billed again.
fn bill_again(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    invoice: &Invoice,
    rows: &[LineRow],
    credited: &[LineRow],
    reason: &str,
) -> Result<(), Failure> {
    let mut fees = Vec::new();
    for row in credited_whole(tx, invoice, rows, credited)? {
        match row.source {
            LineSource::Engagement(number) => {
                let row = store::billing::engagements::get(tx, number)?;
                if row.invoice == Some(invoice.id) {
                    reverse(context, tx, acts, number, Step::Reverse, reason)?;
                }
            }
            LineSource::Fee(_) => fees.push(row.clone()),
            LineSource::Prepaid(id) => prepaid::stand_on(tx, id, None, context.now)?,
            LineSource::Credit(_) => {}
        }
    }
    fees::give_back(tx, invoice, &fees)
}

/// Hours whose sale was credited whole cannot be drawn any more. What was drawn was used, and is not credited.
fn take_hours_away(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    rows: &[&LineRow],
) -> Result<(), Failure> {
    for row in rows {
        if let LineSource::Prepaid(id) = row.source {
            take_back(context, tx, acts, id)?;
        }
    }
    Ok(())
}

/// The lines a credit note touched of which nothing is left.
fn credited_whole<'a>(
    tx: &Writing<'_>,
    invoice: &Invoice,
    rows: &'a [LineRow],
    credited: &[LineRow],
) -> Result<Vec<&'a LineRow>, Failure> {
    let taken = taken(tx, invoice)?;
    let touched = |row: &LineRow| credited.iter().any(|one| one.corrects_line == Some(row.position));
    let whole = rows.iter().zip(taken).filter(|(row, taken)| touched(row) && taken.net == row.net);
    Ok(whole.map(|(row, _)| row).collect())
}
