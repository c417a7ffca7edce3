//! An invoice or a credit note: looked at, as PDF, sent.

use super::export::electronic_lacks;
use super::export_wire::ExportLine;
use super::invoice_wire::{
    InvoiceLineView, InvoiceOf, InvoicePdf, InvoiceRow, InvoiceSave, InvoiceSend, InvoiceView, PaymentView,
    TaxSumView,
};
use super::lines::{line_of, sums_of};
use super::party::{Buyer, billing_contacts, lines_of};
use super::settings::Billing;
use super::{codec, frozen, invoice_ref, issue, lists, today};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files::{self, hex};
use crate::mail::{self, Mail};
use crate::reports::{Saved, safe_name};
use crate::wire::Moment;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use documents::mail::Attachment;
use domain::billing::{
    DocumentKind, InvoiceState, LineKind, QuantityUnit, Taken, TaxSum, crediting_line, crediting_rest,
    refund_due,
};
use domain::ids::InvoiceId;
use domain::money::Money;
use store::Reading;
use store::billing::invoices::{self, Invoice};
use store::billing::lines::{self, LineRow, LineSource};
use store::billing::{exports, payments};

/// What the outbox calls our mails.
const KIND: &str = "invoice";

/// An invoice or a credit note with everything on it.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn invoice(context: &Context<'_>, of: InvoiceOf) -> Result<InvoiceView, Failure> {
    context.read(|tx| {
        let id = invoice_ref(tx, &of.id)?;
        view(context, tx, id)
    })
}

/// The same, of an id.
pub(super) fn view(context: &Context<'_>, tx: &Reading<'_>, id: InvoiceId) -> Result<InvoiceView, Failure> {
    let invoice = invoices::get(tx, id)?;
    let rows = lines::of(tx, id)?;
    let sums = sums_of(&rows, invoice.currency)?;
    let taken = taken(tx, &invoice)?;
    let buyer = match invoices::document(tx, id) {
        Ok((text, _)) => frozen::thaw(&text)?.buyer,
        Err(_) => Buyer::of(tx, invoice.client)?.party,
    };
    let corrects = match invoice.corrects {
        Some(corrected) => invoices::get(tx, corrected)?.number,
        None => String::new(),
    };
    let mut notes: Vec<InvoiceRow> = Vec::new();
    for note in invoices::correcting(tx, id)? {
        notes.push(lists::row(context, tx, &invoices::get(tx, note)?)?);
    }
    Ok(InvoiceView {
        row: lists::row(context, tx, &invoice)?,
        buyer: lines_of(&buyer),
        reference: invoice.reference.clone(),
        note: invoice.note.clone(),
        corrects,
        reason: invoice.reason.clone(),
        lines: rows
            .iter()
            .map(|row| line_view(tx, &invoice, row, taken.get(row.position as usize - 1)))
            .collect::<Result<_, Failure>>()?,
        taxes: sums.taxes.iter().map(tax_view).collect(),
        tax: sums.tax.to_string(),
        paid: invoice.paid.to_string(),
        credited: invoice.credited.to_string(),
        payments: payments::of(tx, id)?.into_iter().map(|payment| payment_view(&invoice, payment)).collect(),
        credit_notes: notes,
        exports: exported(context, tx, id)?,
        problems: problems(context, tx, &invoice, &buyer.address)?,
        can: can(tx, &invoice, is_creditable(&invoice, &rows, &taken)?)?,
        sha256: invoice.pdf_sha256.map(|sha256| hex(&sha256)).unwrap_or_default(),
    })
}

fn line_view(
    tx: &Reading<'_>,
    invoice: &Invoice,
    row: &LineRow,
    taken: Option<&Taken>,
) -> Result<InvoiceLineView, Failure> {
    let line = line_of(row, invoice.currency)?;
    let taken = taken.copied().unwrap_or_default();
    let left = Money { minor: line.net.minor - taken.net, currency: invoice.currency };
    let creditable = invoice.kind == DocumentKind::Invoice
        && invoice.state != InvoiceState::Draft
        && row.kind != LineKind::ServiceCredit
        && crediting_line(&line, taken, left).is_ok();
    let engagement_id = match row.source {
        LineSource::Engagement(number) => {
            store::billing::engagements::get(tx, number)?.stored.value.id.to_string()
        }
        LineSource::Fee(_) | LineSource::Credit(_) | LineSource::Prepaid(_) => String::new(),
    };
    let mut taxes: Vec<String> =
        line.taxes.iter().map(|tax| format!("{} {} {}", tax.name, tax.rate, tax.amount)).collect();
    if !line.exempt.is_empty() {
        taxes.push(format!("exempt: {}", line.exempt));
    }
    Ok(InvoiceLineView {
        position: i64::from(row.position),
        kind: row.kind.key().to_owned(),
        description: line.description,
        explanation: line.explanation,
        quantity: line.quantity.to_string(),
        unit: match line.unit {
            QuantityUnit::Hours => "h".to_owned(),
            QuantityUnit::Each => String::new(),
        },
        unit_price: line.unit_price.to_string(),
        net: line.net.to_string(),
        taxes,
        creditable: if creditable { left.plain() } else { String::new() },
        engagement_id,
    })
}

/// `HST Ontario 13%`, or why there is none.
fn tax_view(sum: &TaxSum) -> TaxSumView {
    let name = match sum.rate {
        Some(rate) => format!("{} {rate}", sum.name),
        None if sum.name.is_empty() => "no tax".to_owned(),
        None => format!("exempt: {}", sum.name),
    };
    TaxSumView { name, base: sum.base.to_string(), amount: sum.amount.to_string() }
}

fn payment_view(invoice: &Invoice, payment: payments::Payment) -> PaymentView {
    PaymentView {
        id: payment.id.to_string(),
        on: payment.on.to_string(),
        amount: Money { minor: payment.minor, currency: invoice.currency }.to_string(),
        refund: payment.refund,
        reference: payment.reference,
        taken_back: payment.taken_back.unwrap_or_default(),
    }
}

fn exported(context: &Context<'_>, tx: &Reading<'_>, id: InvoiceId) -> Result<Vec<ExportLine>, Failure> {
    let zone = context.zone(the_provider(tx)?.value.zone);
    let lines = exports::of(tx, id)?.into_iter();
    Ok(lines
        .map(|line| ExportLine {
            at: Moment::new(line.at, &zone),
            format: line.format,
            file: line.file,
            again: line.again,
            sha256: hex(&line.sha256),
        })
        .collect())
}

/// What credit notes took off each line of an invoice, in the order of the lines.
pub(super) fn taken(tx: &Reading<'_>, invoice: &Invoice) -> Result<Vec<Taken>, Failure> {
    let mut taken = vec![Taken::default(); invoice.lines as usize];
    for (position, net, taxes) in lines::correcting(tx, invoice.id)? {
        let Some(of) = taken.get_mut(position as usize - 1) else { continue };
        of.net += net;
        of.lines += 1;
        for (sum, tax) in of.taxes.iter_mut().zip(codec::line_taxes_of(&taxes, invoice.currency)?) {
            *sum += tax.amount.minor;
        }
    }
    Ok(taken)
}

fn problems(
    context: &Context<'_>,
    tx: &Reading<'_>,
    invoice: &Invoice,
    buyer_address: &[String],
) -> Result<Vec<String>, Failure> {
    let mut problems = Vec::new();
    if invoice.state != InvoiceState::Draft {
        return Ok(problems);
    }
    let billing = Billing::of(tx)?;
    let lacks = billing.lacks();
    if !lacks.is_empty() {
        problems
            .push(format!("The letterhead lacks {}: enter it under Settings, Billing", lacks.join(" and ")));
    }
    if buyer_address.is_empty() {
        problems.push(format!("{} has no address for invoices", invoice.client_name));
    }
    if let Some(month) = invoice.month {
        problems.extend(super::post::still_open(tx, invoice.client, month)?);
    }
    let document = issue::document(tx, invoice, today(context, tx)?, &billing)?;
    problems.extend(electronic_lacks(&document));
    Ok(problems)
}

/// Whether something is left on an issued invoice that a credit note can take off.
pub(super) fn is_creditable(invoice: &Invoice, rows: &[LineRow], taken: &[Taken]) -> Result<bool, Failure> {
    if invoice.kind != DocumentKind::Invoice || invoice.state == InvoiceState::Draft {
        return Ok(false);
    }
    for (row, taken) in rows.iter().zip(taken) {
        if crediting_rest(&line_of(row, invoice.currency)?, *taken).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn can(tx: &Reading<'_>, invoice: &Invoice, creditable: bool) -> Result<Vec<String>, Failure> {
    let (is_draft, is_invoice) =
        (invoice.state == InvoiceState::Draft, invoice.kind == DocumentKind::Invoice);
    let open = invoice.gross.minor - invoice.paid.minor - invoice.credited.minor;
    let steps = [
        ("issue", is_draft && is_invoice && Billing::of(tx)?.lacks().is_empty() && invoice.lines > 0),
        ("change", is_draft),
        ("remove_line", is_draft),
        ("discard", is_draft),
        ("pay", !is_draft && is_invoice && open > 0),
        (
            "refund",
            is_invoice && refund_due(invoice.gross, invoice.paid.minor, invoice.credited.minor).minor > 0,
        ),
        ("credit", creditable),
        ("save_pdf", true),
        ("send", !is_draft),
    ];
    Ok(steps.iter().filter(|(_, possible)| *possible).map(|(step, _)| (*step).to_owned()).collect())
}

/// The PDF: what was issued, to the byte; of a draft as it would be today.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn pdf(context: &Context<'_>, of: InvoiceOf) -> Result<InvoicePdf, Failure> {
    let (name, bytes) = context.read(|tx| {
        let id = invoice_ref(tx, &of.id)?;
        bytes(context, tx, id)
    })?;
    Ok(InvoicePdf { name, base64: STANDARD.encode(bytes) })
}

fn bytes(context: &Context<'_>, tx: &Reading<'_>, id: InvoiceId) -> Result<(String, Vec<u8>), Failure> {
    let invoice = invoices::get(tx, id)?;
    if invoice.state != InvoiceState::Draft {
        let (_, pdf) = invoices::document(tx, id)?;
        return Ok((format!("{}.pdf", safe_name(&invoice.number)), pdf));
    }
    let document = issue::document(tx, &invoice, today(context, tx)?, &Billing::of(tx)?)?;
    Ok((format!("draft-{}.pdf", safe_name(&invoice.client_name)), issue::printed(context, &document)?))
}

/// Writes the PDF to a file.
///
/// # Errors
/// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::File`].
pub fn save_pdf(context: &Context<'_>, of: InvoiceSave) -> Result<Saved, Failure> {
    let (name, bytes) = context.read(|tx| {
        let id = invoice_ref(tx, &of.id)?;
        bytes(context, tx, id)
    })?;
    Ok(Saved { path: files::write(&of.path, &name, &bytes)? })
}

/// Sends an issued document with its PDF: to the client's billing contacts, or to whom is named.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] for a draft, without a mail server, or where there is nobody to send to.
pub fn send_invoice(context: &Context<'_>, of: InvoiceSend) -> Result<InvoiceView, Failure> {
    context.change(|tx, acts| {
        let id = invoice_ref(tx, &of.id)?;
        let invoice = invoices::get(tx, id)?;
        if invoice.state == InvoiceState::Draft {
            return Err(Failure::not_now("A draft is not sent.", "Issue it first."));
        }
        let to = match of.to.is_empty() {
            true => billing_contacts(tx, invoice.client)?,
            false => of.to.iter().map(|address| (String::new(), address.clone())).collect(),
        };
        if to.is_empty() {
            let message = format!("{} has no billing contact with an address.", invoice.client_name);
            return Err(Failure::not_now(message, "Name an address, or enter a billing contact."));
        }
        let (_, pdf) = invoices::document(tx, id)?;
        let name = format!("{}.pdf", safe_name(&invoice.number));
        let (subject, body) = words(tx, &invoice)?;
        mail::enqueue(
            context,
            tx,
            acts,
            &Mail {
                kind: KIND,
                subject_id: id.to_string(),
                to,
                subject: &subject,
                body: &body,
                invitation: None,
                attachments: &[Attachment { file_name: &name, media_type: "application/pdf", bytes: &pdf }],
            },
        )?;
        view(context, tx, id)
    })
}

fn words(tx: &Reading<'_>, invoice: &Invoice) -> Result<(String, String), Failure> {
    let provider = the_provider(tx)?.value.name;
    let kind = invoice.kind.in_words();
    let subject = format!("{} {} from {provider}", capital(kind), invoice.number);
    let due = match (invoice.kind, invoice.due_on) {
        (DocumentKind::Invoice, Some(due)) => format!(", to be paid by {}", due.format("%-d %B %Y")),
        _ => String::new(),
    };
    let body = format!(
        "Dear {},\n\nattached is {kind} {} over {}{due}. Under each line it says how the amount came about.\n\n{provider}\n",
        invoice.client_name, invoice.number, invoice.gross,
    );
    Ok((subject, body))
}

fn capital(word: &str) -> String {
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}
