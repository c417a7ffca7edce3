//! Writing a report's PDF to a file.

use super::make::{make, print};
use super::named;
use super::wire::{Built, ReportSave, Saved};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::files::write_beside;
use domain::time::YearMonth;
use serde_json::value::RawValue;
use std::path::{Path, PathBuf};

/// Writes a report's PDF: to the file that is named, or under its own name into a folder.
///
/// # Errors
/// [`Code::File`] when it cannot be written, [`Code::DiskFull`]; no half file is left.
pub fn save_pdf(context: &Context<'_>, of: ReportSave) -> Result<Saved, Failure> {
    let printed = printed(context, &of)?;
    let named = PathBuf::from(&of.path);
    let path = if named.is_dir() { named.join(&printed.file_name) } else { named };
    write_beside(&path, &printed.pdf)?;
    Ok(Saved { path: path.display().to_string() })
}

/// The figures of a month and its PDF in a folder, from one computation: the frozen ones of an issued
/// month, or a draft of what is known now.
///
/// # Errors
/// As [`save_pdf`] and [`super::view`].
pub fn build(context: &Context<'_>, of: ReportSave) -> Result<Built, Failure> {
    let printed = printed(context, &of)?;
    // The folder is made only for a report there is.
    std::fs::create_dir_all(&of.path).map_err(|error| {
        let message = format!("The folder {} could not be made: {error}.", of.path);
        Failure::new(Code::File, message, "Choose a folder you may write to.")
    })?;
    let path = Path::new(&of.path).join(printed.file_name);
    write_beside(&path, &printed.pdf)?;
    let figures = RawValue::from_string(printed.document).map_err(|error| {
        Failure::new(Code::Fault, format!("The frozen figures can no longer be read: {error}."), "")
    })?;
    Ok(Built { path: path.display().to_string(), figures })
}

/// A month as it goes to a file.
struct Printed {
    /// The figures as JSON.
    document: String,
    pdf: Vec<u8>,
    file_name: String,
}

/// What was frozen at issue, or a draft of what is known now. An issued month is not computed again.
fn printed(context: &Context<'_>, of: &ReportSave) -> Result<Printed, Failure> {
    context.read(|tx| {
        let (contract, month) = named(tx, &of.contract, &of.month)?;
        let client = store::clients::get(tx, contract.client)?.value.name;
        let issued = store::reports::latest(tx, contract.id, month)?;
        if let Some(issued) = issued.filter(|_| !of.draft) {
            let file_name = file_name(&client, month, Some(issued.row.revision));
            return Ok(Printed { document: issued.document, pdf: issued.pdf, file_name });
        }
        let made = make(context, tx, &contract, month)?;
        let pdf = print(context, tx, &made, None)?;
        Ok(Printed { document: made.document, pdf, file_name: file_name(&client, month, None) })
    })
}

/// `Harbour Dental Ltd, SLA report 2026-09.pdf`; later revisions say so.
pub(super) fn file_name(client: &str, month: YearMonth, revision: Option<i64>) -> String {
    let suffix = match revision {
        None => ", draft".to_owned(),
        Some(1) => String::new(),
        Some(revision) => format!(", revision {revision}"),
    };
    format!("{}, SLA report {month}{suffix}.pdf", safe_name(client))
}

/// A name without what no file system takes.
pub(crate) fn safe_name(name: &str) -> String {
    let is_refused = |letter: char| "/\\:*?\"<>|".contains(letter) || letter.is_control();
    let safe: String = name.chars().map(|letter| if is_refused(letter) { '-' } else { letter }).collect();
    safe.trim().to_owned()
}
