//! Payments: recorded, and taken back where they were recorded by mistake.

use super::invoice_wire::{InvoicePay, InvoiceView, PaymentTakeBack};
use super::{day_in, invoice_ref, invoice_view, today};
use crate::context::{Context, user_id};
use crate::failure::Failure;
use domain::billing::{DocumentKind, InvoiceState, open_amount};
use domain::ids::PaymentId;
use domain::money::Money;
use domain::problem::Problems;
use store::billing::invoices::{self, Invoice};
use store::billing::payments::{self, Payment};
use store::{Reading, Writing};

/// Records a payment: all that is open, or a part of it. More than that is refused: it belongs to another invoice.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; [`crate::failure::Code::NotNow`] where nothing is open;
/// [`crate::failure::Code::Conflict`].
pub fn pay(context: &Context<'_>, of: InvoicePay) -> Result<InvoiceView, Failure> {
    context.change(|tx, acts| {
        let invoice = invoices::get(tx, invoice_ref(tx, &of.id)?)?;
        let payment = checked(context, tx, &invoice, &of)?;
        payments::insert(tx, &payment, user_id(tx)?, context.now)?;
        settle(context, tx, &invoice, of.expected_version)?;
        let amount = Money { minor: payment.minor, currency: invoice.currency };
        let what = serde_json::json!({
            "paid": amount.to_string(), "on": payment.on.to_string(), "reference": payment.reference,
        });
        acts.entered("invoice", invoice.number.clone(), &what);
        invoice_view::view(context, tx, invoice.id)
    })
}

fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    invoice: &Invoice,
    of: &InvoicePay,
) -> Result<Payment, Failure> {
    let open = open_amount(invoice.gross, invoice.paid.minor, invoice.credited.minor);
    let owes =
        invoice.kind == DocumentKind::Invoice && invoice.state != InvoiceState::Draft && open.minor > 0;
    if !owes {
        return Err(Failure::not_now("There is nothing to pay.", "Look at its payments and credit notes."));
    }
    let mut problems = Problems::default();
    let amount = match of.amount.trim() {
        "" => Some(open),
        typed => Money::parse(typed, invoice.currency).filter(|amount| amount.minor > 0),
    };
    match amount {
        None => {
            problems.add("amount", format!("\"{}\" is no amount of {}.", of.amount, invoice.currency.code()))
        }
        Some(amount) if amount.minor > open.minor => {
            problems.add("amount", format!("Only {open} are open, not {amount}."));
        }
        Some(_) => {}
    }
    let today = today(context, tx)?;
    let on = day_in("on", &of.on, today).map_err(|failure| problems.add("on", failure.message)).ok();
    if on.is_some_and(|on| on > today) {
        problems.add("on", "A payment is recorded when it was made.");
    }
    problems.into_result(()).map_err(|found| Failure::invalid("No payment was recorded.", found))?;
    Ok(Payment {
        id: PaymentId::new(context.now),
        invoice: invoice.id,
        on: on.expect("a problem was added without"),
        minor: amount.expect("a problem was added without").minor,
        reference: of.reference.trim().to_owned(),
        taken_back: None,
    })
}

/// Writes down where an invoice stands, from its payments and credit notes.
///
/// # Errors
/// [`crate::failure::Code::Conflict`].
pub(super) fn settle(
    context: &Context<'_>,
    tx: &Writing<'_>,
    invoice: &Invoice,
    expected_version: i64,
) -> Result<(), Failure> {
    let paid: i64 = payments::of(tx, invoice.id)?
        .iter()
        .filter(|payment| payment.taken_back.is_none())
        .map(|payment| payment.minor)
        .sum();
    let mut credited = 0;
    for note in invoices::correcting(tx, invoice.id)? {
        credited += invoices::get(tx, note)?.gross.minor;
    }
    let state = InvoiceState::of(invoice.gross.minor, paid, credited);
    Ok(invoices::settle(tx, invoice.id, (state, paid, credited), expected_version, context.now)?)
}

/// Takes a payment back that was recorded by mistake.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] without a reason; [`crate::failure::Code::NotFound`] when it was taken back before.
pub fn take_back_payment(context: &Context<'_>, of: PaymentTakeBack) -> Result<InvoiceView, Failure> {
    if of.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why it is taken back."));
    }
    context.change(|tx, acts| {
        let id: PaymentId =
            of.id.trim().parse().map_err(|_| Failure::not_found(format!("payment \"{}\"", of.id)))?;
        let payment = payments::get(tx, id)?;
        let invoice = invoices::get(tx, payment.invoice)?;
        payments::take_back(tx, id, of.reason.trim(), context.now)?;
        settle(context, tx, &invoice, invoice.version)?;
        let before = Money { minor: payment.minor, currency: invoice.currency }.to_string();
        let what = serde_json::json!({ "payment": "taken back", "reason": of.reason.trim() });
        acts.changed("invoice", invoice.number.clone(), &before, &what);
        invoice_view::view(context, tx, invoice.id)
    })
}
