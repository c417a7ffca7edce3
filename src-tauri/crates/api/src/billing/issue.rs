//! Issuing: a draft gets its number, its document and its PDF, and never changes again.

use super::drafts::subject;
use super::invoice_wire::{InvoicesIssue, InvoicesIssued};
use super::lines::lines_of;
use super::party::Buyer;
use super::settings::Billing;
use super::{day_in, frozen, invoice_ref, lists, month_in, today};
use crate::context::{Acts, Context};
use crate::failure::{Code, Failure};
use crate::reports::paper_of;
use chrono::{Datelike, Days, NaiveDate};
use documents::billing::printed::{Imprint, print};
use documents::pdf::color::ACCENT;
use domain::billing::{Document, DocumentKind, InvoiceState};
use domain::ids::InvoiceId;
use domain::time::YearMonth;
use sha2::{Digest, Sha256};
use store::billing::invoices::{self, Invoice, Issue};
use store::billing::lines;
use store::billing::lists::{InvoiceFilter, Show};
use store::{Reading, Window, Writing};

/// More drafts than a desk has.
const ALL: Window = Window { offset: 0, limit: 100_000 };

/// Issues drafts: those that are named, or all of a month.
///
/// # Errors
/// [`Code::Invalid`] for a day that is none, to come, or before the last document's; [`Code::NotNow`] where the
/// letterhead is not complete or there is nothing to issue; [`Code::Conflict`] where only one is issued.
pub fn issue(context: &Context<'_>, of: InvoicesIssue) -> Result<InvoicesIssued, Failure> {
    context.change(|tx, acts| {
        let on = issue_day(context, tx, DocumentKind::Invoice, &of.issued_on)?;
        let billing = Billing::of(tx)?;
        complete(&billing)?;
        let wanted = wanted(context, tx, &of)?;
        let (mut issued, mut refused) = (Vec::new(), Vec::new());
        let mut last = None;
        for (id, expected) in wanted {
            context.go_on()?;
            match issue_one(context, tx, acts, id, expected, on, &billing) {
                Ok(()) => issued.push(lists::row(context, tx, &invoices::get(tx, id)?)?),
                Err(failure) if matches!(failure.code, Code::NotNow | Code::Conflict) => {
                    let name = subject(&invoices::get(tx, id)?);
                    refused.push(format!("{name}: {}", failure.message));
                    last = Some(failure);
                }
                Err(failure) => return Err(failure),
            }
        }
        match last {
            Some(failure) if issued.is_empty() => Err(failure),
            _ => Ok(InvoicesIssued { issued, refused }),
        }
    })
}

fn complete(billing: &Billing) -> Result<(), Failure> {
    let lacks = billing.lacks();
    if lacks.is_empty() {
        return Ok(());
    }
    Err(Failure::not_now(
        format!("The letterhead lacks {}.", lacks.join(" and ")),
        "Enter it under Settings, Billing.",
    ))
}

/// The day a document is issued on: today where nothing is typed, never to come, never before the last one's.
pub(super) fn issue_day(
    context: &Context<'_>,
    tx: &Reading<'_>,
    kind: DocumentKind,
    typed: &str,
) -> Result<NaiveDate, Failure> {
    let today = today(context, tx)?;
    let on = day_in("issued_on", typed, today)?;
    if on > today {
        return Err(Failure::field("issued_on", format!("{on} is still to come.")));
    }
    match invoices::last_issued(tx, kind)? {
        Some(last) if on < last => Err(Failure::field(
            "issued_on",
            format!("The last {} is of {last}: numbers follow the days.", kind.in_words()),
        )),
        _ => Ok(on),
    }
}

fn wanted(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &InvoicesIssue,
) -> Result<Vec<(InvoiceId, Option<i64>)>, Failure> {
    if !of.invoices.is_empty() {
        let named = of.invoices.iter();
        return named.map(|one| Ok((invoice_ref(tx, &one.id)?, Some(one.expected_version)))).collect();
    }
    let month = month_in("month", &of.month)?;
    let filter = InvoiceFilter {
        show: Show::Drafts,
        client: None,
        month: Some(month),
        search: String::new(),
        today: today(context, tx)?,
    };
    let rows = store::billing::lists::list(tx, &filter, ALL)?.rows;
    if rows.is_empty() {
        return Err(Failure::not_now(format!("There are no drafts of {month}."), "Put them together first."));
    }
    Ok(rows.into_iter().map(|row| (row.id, None)).collect())
}

fn issue_one(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: InvoiceId,
    expected: Option<i64>,
    on: NaiveDate,
    billing: &Billing,
) -> Result<(), Failure> {
    let invoice = invoices::get(tx, id)?;
    if invoice.state != InvoiceState::Draft {
        let message = format!("{} was issued already.", invoice.number);
        return Err(Failure::not_now(message, "Look at it in the list."));
    }
    if invoice.lines == 0 {
        return Err(Failure::not_now("There is nothing on it.", "Discard the draft."));
    }
    freeze(context, tx, acts, &invoice, expected.unwrap_or(invoice.version), on, billing)?;
    store::billing::engagements::billed_in(tx, id, YearMonth::of(on))?;
    Ok(())
}

/// Gives a draft its number and makes it a document.
///
/// # Errors
/// [`Code::Conflict`]; [`Code::Fault`] when it cannot be printed.
pub(super) fn freeze(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    invoice: &Invoice,
    expected_version: i64,
    on: NaiveDate,
    billing: &Billing,
) -> Result<(), Failure> {
    let year = on.year();
    let serial = invoices::take_serial(tx, invoice.kind, year)?;
    let number = billing.number(invoice.kind, year, serial);
    let document = Document { number: number.clone(), ..document(tx, invoice, on, billing)? };
    let pdf = printed(context, &document)?;
    let of = Issue {
        year,
        serial,
        number: &number,
        issued_on: on,
        due_on: document.due_on,
        state: InvoiceState::of(invoice.gross.minor, 0, 0),
        document: &frozen::freeze(&document),
        pdf_sha256: Sha256::digest(&pdf).into(),
        pdf: &pdf,
    };
    invoices::issue(tx, invoice.id, &of, expected_version, context.now)?;
    let what = serde_json::json!({
        "client": invoice.client_name, "gross": invoice.gross.to_string(), "issued_on": on.to_string(),
        "sha256": crate::files::hex(&of.pdf_sha256),
    });
    acts.entered("invoice", number, &what);
    Ok(())
}

/// The document as it would be on a day; its number is empty.
pub(super) fn document(
    tx: &Reading<'_>,
    invoice: &Invoice,
    on: NaiveDate,
    billing: &Billing,
) -> Result<Document, Failure> {
    let buyer = Buyer::of(tx, invoice.client)?;
    let due_days = buyer.due_days.unwrap_or(billing.due_days);
    let corrects = match invoice.corrects {
        None => None,
        Some(id) => {
            let corrected = invoices::get(tx, id)?;
            Some((corrected.number, corrected.issued_on.unwrap_or(on)))
        }
    };
    let notes = [invoice.note.as_str(), billing.note.as_str()];
    let is_invoice = invoice.kind == DocumentKind::Invoice;
    Ok(Document {
        kind: invoice.kind,
        number: String::new(),
        seller: billing.seller.clone(),
        buyer: buyer.party,
        issued_on: on,
        due_on: if is_invoice { on + Days::new(u64::from(due_days)) } else { on },
        currency: invoice.currency,
        month: invoice.month,
        reference: invoice.reference.clone(),
        corrects,
        reason: invoice.reason.clone(),
        account: billing.account.clone(),
        note: notes.iter().filter(|note| !note.trim().is_empty()).copied().collect::<Vec<_>>().join("\n"),
        lines: lines_of(&lines::of(tx, invoice.id)?, invoice.currency)?,
    })
}

/// The document as PDF: the same document gives the same bytes, for its date is its own.
///
/// # Errors
/// [`Code::Fault`] for a character no font has.
pub(super) fn printed(context: &Context<'_>, document: &Document) -> Result<Vec<u8>, Failure> {
    let country = &document.seller.country;
    let made = context.zone(domain::zones::ZoneId::UTC).start_of(document.issued_on);
    let imprint = Imprint {
        paper: paper_of(country),
        made,
        language: if country.is_empty() { "en".to_owned() } else { format!("en-{country}") },
        accent: ACCENT,
        program: crate::desk::PROGRAM.to_owned(),
    };
    print(document, &imprint).map_err(|error| {
        Failure::new(
            Code::Fault,
            format!("The document could not be printed: {error}."),
            "Nothing was changed.",
        )
    })
}
