//! Looking at a file before it is imported.

use super::run::{Run, line_note};
use super::wire::{ClientColumn, ImportOf, ImportPreview, PriorityWord};
use super::{open, options, preset, refused, without_a_trace};
use crate::context::Context;
use crate::contracts::contract_ref;
use crate::failure::Failure;
use crate::sla;
use documents::tickets::{DateEvidence, Survey, survey};
use domain::sla::Policy;
use std::ops::ControlFlow;
use store::Reading;

/// Notes a preview shows.
const NOTES: usize = 100;

/// What a file looks like, what must be said about it, and what an import would do.
///
/// # Errors
/// As [`super::import`], but for what can still be said.
pub fn preview(context: &Context<'_>, of: ImportOf) -> Result<ImportPreview, Failure> {
    let mut progress = |at: documents::tickets::Progress| {
        context.progress.report(at.bytes, Some(at.of), "Looking through the file");
        if context.stop.is_set() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let survey = survey(open(&of.path)?, preset(&of)?, &mut progress).map_err(|error| refused(&error))?;
    let survey = survey.ok_or_else(Failure::cancelled)?;
    let policy = context.read(|tx| policy_of(context, tx, &of.contract))?;
    let mut preview = first_look(&survey, policy.as_ref(), &of);
    if !preview.needs.is_empty() {
        return Ok(preview);
    }
    let options = options(context, &of)?;
    let run = without_a_trace(context, |tx| Run::begin(context, tx, &of)?.take_all(&options, usize::MAX))?;
    preview.sample = run.sample;
    preview.new_clients = run.report.new_clients;
    preview.notes_total = run.report.notes_total;
    preview.notes = run.report.notes.into_iter().take(NOTES).collect();
    Ok(preview)
}

fn policy_of(context: &Context<'_>, tx: &Reading<'_>, contract: &str) -> Result<Option<Policy>, Failure> {
    if contract.trim().is_empty() {
        return Ok(None);
    }
    let contract = store::contracts::get(tx, contract_ref(tx, contract)?)?.value;
    Ok(Some(sla::laid_out(context, tx, contract.policy_version)?.policy.clone()))
}

fn first_look(survey: &Survey, policy: Option<&Policy>, of: &ImportOf) -> ImportPreview {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let row = |word: &str| policy.and_then(|policy| policy.priority_called(word)).map(|row| row.name.clone());
    ImportPreview {
        rows: count(survey.rows),
        columns: survey.headers.clone(),
        client_columns: survey
            .client_columns
            .iter()
            .map(|column| ClientColumn { column: column.name.clone(), values: count(column.distinct) })
            .collect(),
        needs: needs(survey, of),
        date_order: date_words(&survey.dates),
        priorities: survey
            .priorities
            .iter()
            .map(|word| PriorityWord {
                word: word.word.clone(),
                count: count(word.tickets),
                row: row(&word.word).unwrap_or_default(),
            })
            .collect(),
        sample: Vec::new(),
        notes: survey.notes.iter().map(line_note).take(NOTES).collect(),
        notes_total: i64::try_from(survey.notes.len()).unwrap_or(i64::MAX),
        tickets: count(survey.tickets),
        new_clients: 0,
    }
}

/// What must still be said: nothing is guessed.
fn needs(survey: &Survey, of: &ImportOf) -> Vec<String> {
    let mut needs = Vec::new();
    if survey.needs_zone && of.zone.trim().is_empty() {
        needs.push("zone".to_owned());
    }
    if matches!(survey.dates, DateEvidence::Ambiguous { .. }) && of.date_order.is_empty() {
        needs.push("date_order".to_owned());
    }
    if of.contract.trim().is_empty() && of.client_column.trim().is_empty() && of.preset != "events" {
        needs.push("client".to_owned());
    }
    needs
}

/// How the order of day and month is known; empty where dates say so themselves.
fn date_words(dates: &DateEvidence) -> String {
    match dates {
        DateEvidence::Moments | DateEvidence::None => String::new(),
        DateEvidence::Proved { order, value, column, line } => {
            format!("{}: \"{value}\" in {column} on line {line} can be read no other way.", order.name())
        }
        DateEvidence::Ambiguous { value, column, line } => {
            format!(
                "\"{value}\" in {column} on line {line} can be read both ways, like every other date of the file."
            )
        }
        DateEvidence::Mixed { .. } => "The dates of the file follow two orders.".to_owned(),
    }
}
