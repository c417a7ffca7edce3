//! Advanced support and what is billed: permission, work, charges, invoices, credit notes, payments, exports.

mod after_hours;
mod agreed;
mod ahead;
mod assess;
mod board;
mod codec;
mod consent;
mod consent_wire;
mod credit_note;
mod drafts;
mod engagement;
mod export;
mod export_wire;
mod fees;
mod found;
mod frozen;
mod invoice_view;
mod invoice_wire;
mod issue;
mod letter;
mod lines;
mod lists;
mod of_month;
mod party;
mod payment;
mod post;
mod prepaid;
mod sample;
mod service_credit;
mod settings;
mod statement;
mod statement_wire;
mod steps;
mod terms_wire;
mod time_file;
mod timer;
mod view;
mod wire;
mod work;
mod work_wire;

pub use agreed::{save_terms, terms};
pub use board::board;
pub use consent::{
    ask_consent, decline_consent, override_consent, record_consent, save_consent_file, withdraw_consent,
};
pub use consent_wire::{
    ApproverView, ConsentAsk, ConsentEnd, ConsentFileSave, ConsentLetter, ConsentLetterOf, ConsentLine,
    ConsentOverride, ConsentRecord, ConsentView,
};
pub use credit_note::credit;
pub use drafts::{change_invoice, discard_invoice, draft_invoices, remove_line};
pub use engagement::{engagement, save_engagement};
pub use export::{export, exports};
pub use export_wire::{BillingExport, BillingExported, BillingExports, ExportLine, ExportRun};
pub use invoice_view::{invoice, pdf, save_pdf, send_invoice};
pub use invoice_wire::{
    CreditedLine, InvoiceChange, InvoiceCredit, InvoiceLineRemove, InvoiceLineView, InvoiceMove, InvoiceOf,
    InvoicePay, InvoicePdf, InvoiceRow, InvoiceSave, InvoiceSend, InvoiceView, InvoicesDraft,
    InvoicesDrafted, InvoicesIssue, InvoicesIssued, InvoicesList, InvoicesPage, PaymentTakeBack, PaymentView,
    TaxSumView, ViewCount,
};
pub use issue::issue;
pub use letter::consent_letter;
pub use lists::{ageing, invoices};
pub use party::{client, save_client};
pub use payment::{pay, refund, take_back_payment};
pub use post::post;
pub use prepaid::{buy_prepaid, remove_prepaid};
pub use service_credit::{save_credit, withdraw_credit};
pub use settings::{profile, save_profile};
pub use statement::statement;
pub use statement_wire::{
    Ageing, AgeingRow, Statement, StatementCredit, StatementEngagement, StatementFee, StatementOf,
    StatementTotal, WorkLine,
};
pub use steps::move_engagements;
pub use terms_wire::{
    AccountingForm, AfterHoursEntry, BillingProfile, BillingTermsForm, BillingTermsOf, BillingTermsSave,
    BillingTermsVersion, BillingTermsView, ClientBilling, ClientBillingOf, PartyForm, PrepaidBuy,
    PrepaidRemove, PrepaidView, ServiceCreditSave, ServiceCreditView, ServiceCreditWithdraw, TaxCodeEntry,
    TaxEntry,
};
pub use time_file::import_work;
pub use timer::{start_timer, stop_timer};
pub use wire::{
    BillingAhead, Board, BoardColumn, BoardOf, Card, ChargeStepView, ChargeView, EngagementOf,
    EngagementSave, EngagementVersion, EngagementView, EngagementsMove, EngagementsMoved, EngagementsPost,
    EngagementsPosted, PostingView,
};
pub use work::{enter_work, remove_work};
pub use work_wire::{
    TimerStart, TimerStop, TimerView, WorkEnter, WorkEntered, WorkEntry, WorkImport, WorkImportRow,
    WorkImported, WorkRemove, WorkView,
};

pub(crate) use ahead::{ahead, awaiting};
pub(crate) use of_month::paid_work_of_month;
pub(crate) use sample::add_sample;

use crate::context::{Context, the_provider, user_id};
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::ids::{EngagementId, InvoiceId};
use domain::time::YearMonth;
use store::Reading;
use store::sequence::{Series, typed_number};

/// An engagement as people name it: its id, `A-314`, or `314`; its number.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn engagement_ref(tx: &Reading<'_>, text: &str) -> Result<i64, Failure> {
    if let Ok(id) = text.trim().parse::<EngagementId>() {
        return Ok(store::billing::engagements::number_of(tx, id)?);
    }
    let number = typed_number(text, Series::Engagement)
        .ok_or_else(|| Failure::not_found(format!("engagement \"{text}\"")))?;
    match store::billing::engagements::get(tx, number) {
        Ok(row) => Ok(row.stored.value.number),
        Err(store::StoreError::NotFound { .. }) => Err(Failure::not_found(format!("engagement \"{text}\""))),
        Err(error) => Err(error.into()),
    }
}

/// An invoice or a credit note as people name it: its id, or its number.
fn invoice_ref(tx: &Reading<'_>, text: &str) -> Result<InvoiceId, Failure> {
    match text.trim().parse::<InvoiceId>() {
        Ok(id) => Ok(id),
        Err(_) => match store::billing::invoices::by_number(tx, text.trim()) {
            Ok(id) => Ok(id),
            Err(store::StoreError::NotFound { .. }) => Err(Failure::not_found(format!("invoice \"{text}\""))),
            Err(error) => Err(error.into()),
        },
    }
}

/// The day on the provider's clocks.
fn today(context: &Context<'_>, tx: &Reading<'_>) -> Result<NaiveDate, Failure> {
    Ok(context.zone(the_provider(tx)?.value.zone).date(context.now))
}

/// A month as it is typed.
fn month_in(field: &str, typed: &str) -> Result<YearMonth, Failure> {
    YearMonth::parse(typed)
        .ok_or_else(|| Failure::field(field, format!("\"{typed}\" is no month. Write it as 2026-09.")))
}

/// A day as it is typed; the usual one when nothing is.
fn day_in(field: &str, typed: &str, usual: NaiveDate) -> Result<NaiveDate, Failure> {
    match typed.trim() {
        "" => Ok(usual),
        typed => typed
            .parse()
            .map_err(|_| Failure::field(field, format!("\"{typed}\" is no day. Write it as 2026-09-30."))),
    }
}

/// Whoever works here, by name: whose timer is started, and who did the work where nobody else is named.
fn technician(tx: &Reading<'_>, typed: &str) -> Result<String, Failure> {
    if !typed.trim().is_empty() {
        return Ok(typed.trim().to_owned());
    }
    let id = user_id(tx)?;
    let users = store::provider::users(tx)?;
    Ok(users.into_iter().find(|user| user.value.id == id).map(|user| user.value.name).unwrap_or_default())
}
