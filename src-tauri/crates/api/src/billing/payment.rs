//! Payments and refunds: recorded, and taken back where they were recorded by mistake.

use super::invoice_wire::{InvoicePay, InvoiceView, PaymentTakeBack};
use super::{day_in, invoice_ref, invoice_view, today};
use crate::context::{Context, user_id};
use crate::failure::Failure;
use domain::billing::{DocumentKind, InvoiceState, open_amount, refund_due};
use domain::ids::PaymentId;
use domain::money::Money;
use domain::problem::Problems;
use store::billing::invoices::{self, Invoice};
use store::billing::payments::{self, Payment};
use store::{Reading, Writing};

/// Which way the money went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Back,
}

/// Records a payment: all that is open, or a part of it. More than that is refused: it belongs to another invoice.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; [`crate::failure::Code::NotNow`] where nothing is open;
/// [`crate::failure::Code::Conflict`].
pub fn pay(context: &Context<'_>, of: InvoicePay) -> Result<InvoiceView, Failure> {
    record(context, &of, Way::In)
}

/// Records that money went back to a client who had paid what was credited later: all of it, or a part.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; [`crate::failure::Code::NotNow`] where nothing is to be paid
/// back; [`crate::failure::Code::Conflict`].
pub fn refund(context: &Context<'_>, of: InvoicePay) -> Result<InvoiceView, Failure> {
    record(context, &of, Way::Back)
}

fn record(context: &Context<'_>, of: &InvoicePay, way: Way) -> Result<InvoiceView, Failure> {
    context.change(|tx, acts| {
        let invoice = invoices::get(tx, invoice_ref(tx, &of.id)?)?;
        let payment = checked(context, tx, &invoice, of, way)?;
        payments::insert(tx, &payment, user_id(tx)?, context.now)?;
        settle(context, tx, &invoice, of.expected_version)?;
        let amount = Money { minor: payment.minor, currency: invoice.currency };
        let word = match way {
            Way::In => "paid",
            Way::Back => "paid_back",
        };
        let what = serde_json::json!({
            word: amount.to_string(), "on": payment.on.to_string(), "reference": payment.reference,
        });
        acts.entered("invoice", invoice.number.clone(), &what);
        invoice_view::view(context, tx, invoice.id)
    })
}

/// How much of an invoice may be paid, or paid back.
fn most(invoice: &Invoice, way: Way) -> Result<Money, Failure> {
    let is_due = invoice.kind == DocumentKind::Invoice && invoice.state != InvoiceState::Draft;
    let (gross, paid, credited) = (invoice.gross, invoice.paid.minor, invoice.credited.minor);
    let (most, message) = match way {
        Way::In => (open_amount(gross, paid, credited), "There is nothing to pay."),
        Way::Back => (refund_due(gross, paid, credited), "There is nothing to pay back."),
    };
    if is_due && most.minor > 0 {
        return Ok(most);
    }
    let advice = match way {
        Way::In => "Look at its payments and credit notes.",
        Way::Back => {
            "Money goes back where a credit note came after the payment. Issue the credit note first."
        }
    };
    Err(Failure::not_now(message, advice))
}

fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    invoice: &Invoice,
    of: &InvoicePay,
    way: Way,
) -> Result<Payment, Failure> {
    let most = most(invoice, way)?;
    let mut problems = Problems::default();
    let amount = match of.amount.trim() {
        "" => Some(most),
        typed => Money::parse(typed, invoice.currency).filter(|amount| amount.minor > 0),
    };
    match amount {
        None => {
            problems.add("amount", format!("\"{}\" is no amount of {}.", of.amount, invoice.currency.code()))
        }
        Some(amount) if amount.minor > most.minor => {
            let words = match way {
                Way::In => format!("Only {most} are open, not {amount}."),
                Way::Back => format!("Only {most} are to be paid back, not {amount}."),
            };
            problems.add("amount", words);
        }
        Some(_) => {}
    }
    let today = today(context, tx)?;
    let on = day_in("on", &of.on, today).map_err(|failure| problems.add("on", failure.message)).ok();
    if on.is_some_and(|on| on > today) {
        problems.add("on", "A payment is recorded when it was made.");
    }
    let message = match way {
        Way::In => "No payment was recorded.",
        Way::Back => "No refund was recorded.",
    };
    problems.into_result(()).map_err(|found| Failure::invalid(message, found))?;
    Ok(Payment {
        id: PaymentId::new(context.now),
        invoice: invoice.id,
        on: on.expect("a problem was added without"),
        minor: amount.expect("a problem was added without").minor,
        refund: way == Way::Back,
        reference: of.reference.trim().to_owned(),
        taken_back: None,
    })
}

/// What was paid of an invoice, without what went back.
fn paid_of(tx: &Reading<'_>, invoice: &Invoice) -> Result<i64, Failure> {
    let standing = payments::of(tx, invoice.id)?.into_iter().filter(|payment| payment.taken_back.is_none());
    Ok(standing.map(|payment| if payment.refund { -payment.minor } else { payment.minor }).sum())
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
    let paid = paid_of(tx, invoice)?;
    let mut credited = 0;
    for note in invoices::correcting(tx, invoice.id)? {
        credited += invoices::get(tx, note)?.gross.minor;
    }
    let state = InvoiceState::of(invoice.gross.minor, paid, credited);
    Ok(invoices::settle(tx, invoice.id, (state, paid, credited), expected_version, context.now)?)
}

/// Takes a payment, or a refund, back that was recorded by mistake.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] without a reason; [`crate::failure::Code::NotFound`] when it was taken back before;
/// [`crate::failure::Code::NotNow`] where more would have gone back than came in; [`crate::failure::Code::Conflict`].
pub fn take_back_payment(context: &Context<'_>, of: PaymentTakeBack) -> Result<InvoiceView, Failure> {
    if of.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why it is taken back."));
    }
    context.change(|tx, acts| {
        let id: PaymentId =
            of.id.trim().parse().map_err(|_| Failure::not_found(format!("payment \"{}\"", of.id)))?;
        let payment = payments::get(tx, id)?;
        let invoice = invoices::get(tx, invoice_ref(tx, &of.invoice)?)?;
        if payment.invoice != invoice.id {
            let other = invoices::get(tx, payment.invoice)?.number;
            return Err(Failure::field(
                "id",
                format!("This payment is one of {other}, not of {}.", invoice.number),
            ));
        }
        payments::take_back(tx, id, of.reason.trim(), context.now)?;
        check_what_is_left(tx, &invoice)?;
        settle(context, tx, &invoice, of.expected_version)?;
        let before = Money { minor: payment.minor, currency: invoice.currency }.to_string();
        let what = serde_json::json!({ "payment": "taken back", "reason": of.reason.trim() });
        acts.changed("invoice", invoice.number.clone(), &before, &what);
        invoice_view::view(context, tx, invoice.id)
    })
}

/// A payment stays while what went back rests on it.
fn check_what_is_left(tx: &Reading<'_>, invoice: &Invoice) -> Result<(), Failure> {
    let all = payments::of(tx, invoice.id)?;
    let paid_back: i64 =
        all.iter().filter(|one| one.refund && one.taken_back.is_none()).map(|one| one.minor).sum();
    let due = refund_due(invoice.gross, paid_of(tx, invoice)? + paid_back, invoice.credited.minor);
    if paid_back <= due.minor {
        return Ok(());
    }
    let amount = Money { minor: paid_back, currency: invoice.currency };
    let message = format!("{amount} went back to the client; without this payment that was never owed.");
    Err(Failure::not_now(message, "Take the refund back first."))
}
