//! Monthly reports: built, looked at, issued, saved.

mod figures;
mod figures_of;
mod grid;
mod maintenance_figures;
mod make;
mod paid_work_figures;
mod save;
mod what_if;
mod wire;

pub use figures::Figures;
pub use grid::grid;
pub use save::{build, save_pdf};
pub use what_if::{ChangedVerdict, VerdictThen, WhatIf, WhatIfOf, WhatIfSide, what_if};
pub use wire::{
    Built, CellState, Grid, GridCell, GridOf, GridRow, ReadyReport, ReportIssue, ReportOf, ReportSave,
    ReportView, RevisedReport, Saved,
};

pub(crate) use grid::{ready_count, ready_first};
pub(crate) use make::paper_of;
pub(crate) use save::safe_name;

use crate::context::{Context, user_id, whose};
use crate::contracts::contract_ref;
use crate::failure::{Code, Failure};
use crate::files::hex;
use crate::wire::Moment;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::contracts::{Contract, number_in_words};
use domain::ids::ReportId;
use domain::time::YearMonth;
use make::{Issue, Made, changes, make, print};
use serde_json::Value;
use store::reports::{IssuedReport, NewReport};
use store::{Reading, Writing};

/// A report with its PDF: the issued one, or a draft of what is known now.
///
/// # Errors
/// [`Code::NotNow`] for a month outside the contract; `BeyondCalendar`.
pub fn view(context: &Context<'_>, of: ReportOf) -> Result<ReportView, Failure> {
    context.read(|tx| view_of(context, tx, &of))
}

/// The figures of a month as JSON: the frozen ones of an issued month, or those of a draft.
///
/// # Errors
/// As [`view`].
pub fn figures(context: &Context<'_>, of: ReportOf) -> Result<Value, Failure> {
    context.read(|tx| {
        let (contract, month) = named(tx, &of.contract, &of.month)?;
        let issued = store::reports::latest(tx, contract.id, month)?;
        match issued.filter(|_| !of.draft) {
            Some(issued) => Ok(serde_json::from_str(&issued.document).unwrap_or(Value::Null)),
            None => {
                Ok(serde_json::to_value(make(context, tx, &contract, month)?.figures).unwrap_or(Value::Null))
            }
        }
    })
}

/// Issues a month: freezes its figures and its PDF. What was issued never changes; a correction is
/// the next revision and lists what changed.
///
/// # Errors
/// [`Code::NotNow`] before the month is over, or when nothing changed since the last revision;
/// [`Code::Conflict`] when the figures are no longer those that were looked at; [`Code::Invalid`]
/// when a revision has no reason.
pub fn issue(context: &Context<'_>, wanted: ReportIssue) -> Result<ReportView, Failure> {
    context.change(|tx, acts| {
        let (contract, month) = named(tx, &wanted.contract, &wanted.month)?;
        let made = make(context, tx, &contract, month)?;
        let before = store::reports::latest(tx, contract.id, month)?;
        allow_issue(context, &wanted, &contract, &made, before.as_ref())?;
        let revision = freeze(context, tx, &contract, &made, before.as_ref(), wanted.reason.trim())?;
        let subject = format!("{} {month} revision {revision}", number_in_words(contract.number));
        acts.entered("report", subject, &hex(&made.fingerprint));
        let of = ReportOf { contract: wanted.contract.clone(), month: wanted.month.clone(), draft: false };
        view_of(context, tx, &of)
    })
}

/// Freezes a month: figures and PDF, as the next revision.
fn freeze(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    made: &Made,
    before: Option<&IssuedReport>,
    reason: &str,
) -> Result<i64, Failure> {
    let month = made.report.head.month;
    let revision = store::reports::next_revision(tx, contract.id, month)?;
    let old: Option<Figures> = before.and_then(|report| serde_json::from_str(&report.document).ok());
    let issue = Issue {
        revision: u32::try_from(revision).unwrap_or(u32::MAX),
        at: context.now,
        replaces: before.map(|report| report.row.issued_at),
        changes: old.map(|old| changes(&old, &made.figures)).unwrap_or_default(),
    };
    let pdf = print(context, tx, made, Some(&issue))?;
    let report = NewReport {
        id: ReportId::new(context.now),
        contract: contract.id,
        month,
        issued_at: context.now,
        issued_by: user_id(tx)?,
        reason,
        inputs_sha256: made.fingerprint,
        document: &made.document,
        pdf: &pdf,
    };
    store::reports::insert(tx, &report, revision, whose(tx)?)?;
    Ok(revision)
}

/// Issues the month of a contract as it was on `context`'s day; for the sample's past.
pub(crate) fn issue_past(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    month: YearMonth,
) -> Result<(), Failure> {
    let made = make(context, tx, contract, month)?;
    freeze(context, tx, contract, &made, None, "")?;
    Ok(())
}

fn allow_issue(
    context: &Context<'_>,
    wanted: &ReportIssue,
    contract: &Contract,
    made: &Made,
    before: Option<&IssuedReport>,
) -> Result<(), Failure> {
    let (number, month) = (number_in_words(contract.number), made.report.head.month);
    if context.now < made.report.head.to {
        let over = crate::words::moment(made.report.head.to, &made.report.head.zone);
        return Err(Failure::not_now(
            format!("{month} of {number} is not over before {over}."),
            "Look at the draft until then.",
        ));
    }
    if !wanted.expected_fingerprint.is_empty() && wanted.expected_fingerprint != hex(&made.fingerprint) {
        return Err(Failure::new(
            Code::Conflict,
            format!("The figures of {month} changed since you looked at them."),
            "Look at the draft again, then issue it.",
        ));
    }
    let Some(before) = before else { return Ok(()) };
    if before.row.inputs_sha256 == made.fingerprint {
        let revision = before.row.revision;
        return Err(Failure::not_now(format!("Nothing changed since revision {revision} of {month}."), ""));
    }
    if wanted.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why the month is issued again; the client will read it."));
    }
    Ok(())
}

fn view_of(context: &Context<'_>, tx: &Reading<'_>, of: &ReportOf) -> Result<ReportView, Failure> {
    let (contract, month) = named(tx, &of.contract, &of.month)?;
    let issued = store::reports::latest(tx, contract.id, month)?;
    let state = grid::cell(context, &contract, month, issued.as_ref().map(|issued| issued.row.revision));
    let client = store::clients::get(tx, contract.client)?.value.name;
    let zone = context.zone(contract.zone);
    let made = make(context, tx, &contract, month)?;
    let base = ReportView {
        contract_id: contract.id.to_string(),
        number: number_in_words(contract.number),
        month: month.to_string(),
        state: state.state,
        revision: 0,
        issued: None,
        fingerprint: hex(&made.fingerprint),
        differs: issued.as_ref().is_some_and(|issued| issued.row.inputs_sha256 != made.fingerprint),
        file_name: save::file_name(&client, month, None),
        client,
        pdf_base64: String::new(),
    };
    match issued.filter(|_| !of.draft) {
        Some(issued) => Ok(ReportView {
            revision: issued.row.revision,
            issued: Some(Moment::new(issued.row.issued_at, &zone)),
            fingerprint: hex(&issued.row.inputs_sha256),
            file_name: save::file_name(&base.client, month, Some(issued.row.revision)),
            pdf_base64: STANDARD.encode(&issued.pdf),
            ..base
        }),
        None => Ok(ReportView { pdf_base64: STANDARD.encode(print(context, tx, &made, None)?), ..base }),
    }
}

/// The contract and month that arguments name.
fn named(tx: &Reading<'_>, contract: &str, month: &str) -> Result<(Contract, YearMonth), Failure> {
    let month = YearMonth::parse(month).ok_or_else(|| {
        Failure::field("month", format!("\"{month}\" is not a month. Write it as 2026-09."))
    })?;
    let id = contract_ref(tx, contract)?;
    Ok((store::contracts::get(tx, id)?.value, month))
}
