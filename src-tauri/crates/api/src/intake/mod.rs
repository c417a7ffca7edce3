//! Importing tickets from a helpdesk's file: looked at first, then taken whole or not at all.

mod preview;
mod run;
mod wire;

pub use preview::preview;
pub use wire::{ClientColumn, ImportOf, ImportPreview, ImportReport, LineNote, PriorityWord, SampleTicket};

use crate::clients::OfId;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::tickets::Changed;
use documents::tickets::{DateOrder, FilePreset, ReadError, ReadOptions};
use domain::ids::ImportId;
use domain::zones::ZoneId;
use run::{Run, RunOf};
use std::fs::File;
use store::Writing;

/// Imports a file: everything in one transaction, so that a killed import leaves nothing, and the
/// same file twice changes nothing.
///
/// # Errors
/// [`Code::File`] with what is wrong with the file, [`Code::Invalid`] for what must be said first,
/// [`Code::Cancelled`] when it was stopped: nothing is changed then.
pub fn import(context: &Context<'_>, of: ImportOf) -> Result<ImportReport, Failure> {
    let options = options(context, &of)?;
    if of.dry_run {
        return without_a_trace(context, |tx| Run::begin(context, tx, &of)?.take_all(&options, usize::MAX))
            .map(|run| run.report);
    }
    let name = file_name(&of.path);
    context.change(|tx, acts| {
        let done = Run::begin(context, tx, &of)?.take_all(&options, 0)?;
        acts.entered("import", name.clone(), &ImportReport { notes: Vec::new(), ..done.report.clone() });
        Ok(done.report)
    })
}

/// Takes an import back: the tickets it was the first to bring leave the lists. Nothing is deleted.
///
/// # Errors
/// [`Code::NotFound`].
pub fn take_back(context: &Context<'_>, of: OfId) -> Result<Changed, Failure> {
    let id: ImportId = of.id.parse().map_err(|_| Failure::not_found(format!("import \"{}\"", of.id)))?;
    context.change(|tx, acts| {
        let import = store::imports::get(tx, id)?;
        let count = store::imports::take_back(tx, id, context.now)?;
        acts.changed("import", import.file_name, &"taken", &"taken back");
        Ok(Changed { count: i64::try_from(count).unwrap_or(i64::MAX) })
    })
}

/// Runs `look` in a transaction that is rolled back whatever comes of it.
fn without_a_trace(
    context: &Context<'_>,
    look: impl FnOnce(&Writing<'_>) -> Result<RunOf, Failure>,
) -> Result<RunOf, Failure> {
    let mut seen = None;
    let rolled_back = context.desk.store.write(|tx| {
        seen = Some(look(tx)?);
        Err::<(), Failure>(Failure::cancelled())
    });
    match (seen, rolled_back) {
        (Some(seen), _) => Ok(seen),
        (None, Err(failure)) => Err(failure),
        (None, Ok(())) => unreachable!("the transaction above always ends in an error"),
    }
}

fn options(context: &Context<'_>, of: &ImportOf) -> Result<ReadOptions, Failure> {
    let zone = match of.zone.trim() {
        "" => None,
        name => Some(context.zone(ZoneId::parse(name).map_err(|message| Failure::field("zone", message))?)),
    };
    let date_order = match of.date_order.as_str() {
        "" => None,
        "dmy" => Some(DateOrder::DayFirst),
        "mdy" => Some(DateOrder::MonthFirst),
        other => {
            return Err(Failure::field(
                "date_order",
                format!("\"{other}\" is not an order: say dmy or mdy."),
            ));
        }
    };
    let client_column = Some(of.client_column.trim().to_owned()).filter(|column| !column.is_empty());
    Ok(ReadOptions { preset: preset(of)?, zone, date_order, client_column })
}

fn preset(of: &ImportOf) -> Result<FilePreset, Failure> {
    FilePreset::parse(&of.preset).ok_or_else(|| {
        let known: Vec<&str> = FilePreset::ALL.iter().map(|preset| preset.key()).collect();
        Failure::field(
            "preset",
            format!("\"{}\" is not a kind of file. There are {}.", of.preset, known.join(", ")),
        )
    })
}

fn open(path: &str) -> Result<File, Failure> {
    if std::path::Path::new(path).is_dir() {
        return Err(Failure::new(Code::File, format!("{path} is a folder."), "Choose the file in it."));
    }
    File::open(path).map_err(|error| {
        Failure::new(
            Code::File,
            format!("{path} could not be opened: {error}."),
            "Check the path and its permissions.",
        )
    })
}

/// What a file that cannot be read means for the person who chose it.
fn refused(error: &ReadError) -> Failure {
    let text = error.to_string();
    let mut chars = text.chars();
    let first: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let message = format!("{first}{}{}", chars.as_str(), if text.ends_with('.') { "" } else { "." });
    let field = |field: &str| Failure::field(field, message.clone());
    let file = |advice: &str| Failure::new(Code::File, message.clone(), advice);
    match error {
        ReadError::ZoneNeeded { .. } => field("zone"),
        ReadError::DateOrderUnknown { .. } | ReadError::DateOrderContradicted { .. } => field("date_order"),
        ReadError::UnknownClientColumn { .. } => field("client_column"),
        ReadError::MissingColumns { fits: Some(fits), .. } => {
            file(&format!("Its columns are those of the preset {}.", fits.key()))
        }
        ReadError::MissingColumns { .. } => {
            file("Choose the preset the file was written by, or export it with those columns.")
        }
        ReadError::Truncated(_) => {
            file("Export it again, or copy it again: its end is missing. Nothing was taken.")
        }
        ReadError::Encoding(_) => file("Save it as UTF-8 and try again. Nothing was taken."),
        ReadError::Io(_) | ReadError::Empty | ReadError::NoRows | ReadError::DateOrderMixed { .. } => {
            file("Nothing was taken.")
        }
    }
}

fn file_name(path: &str) -> String {
    let name = std::path::Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
