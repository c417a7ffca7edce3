//! `msp billing work`.

use std::path::PathBuf;

use api::billing::{EngagementView, WorkEnter, WorkEntered, WorkEntry, WorkImport, WorkImported, WorkRemove};
use clap::{Args, Subcommand};

use super::engagements::{cards, text};
use super::show_whole;
use super::typed::{Which, piece};
use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{count, moment};

/// Work on engagements: entered by hand, changed, taken away, read from a file of times
#[derive(Subcommand)]
pub enum Work {
    Add(Add),
    Change(Change),
    Remove(Remove),
    Import(Import),
}

/// Enter a piece of work
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing work add A-314 --from 2026-09-22T13:32 --to 14:07 --note \"Rebuilt the form\"
  msp billing work add A-314 --from 2026-09-22T15:10 --to \"27 min\"")]
pub struct Add {
    #[command(flatten)]
    which: Which,
    /// When it began: RFC 3339, or on the contract's clocks
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    from: String,
    /// When it ended: the same, a time of that day, or how long it took: 35 min, 1.5 h
    #[arg(long, value_name = "END")]
    to: String,
    /// Who; who works here if left out
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    technician: String,
    /// What was done
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// On which ticket
    #[arg(long, default_value = "", hide_default_value = true)]
    ticket: String,
    /// Why it may stand over other work of the same person
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true)]
    overlap_reason: String,
    #[command(flatten)]
    form: Form,
}

/// Change a piece of work; what is left out stays as it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing work change A-314 2 --to 15:37")]
pub struct Change {
    #[command(flatten)]
    which: Which,
    /// The piece: its place in the list, as `msp billing get` numbers them, or its id
    piece: String,
    /// When it began
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    from: Option<String>,
    /// When it ended, or how long it took
    #[arg(long, value_name = "END")]
    to: Option<String>,
    /// Who
    #[arg(long, value_name = "NAME")]
    technician: Option<String>,
    /// What was done
    #[arg(long)]
    note: Option<String>,
    /// On which ticket
    #[arg(long)]
    ticket: Option<String>,
    /// Why it may stand over other work of the same person
    #[arg(long, value_name = "REASON")]
    overlap_reason: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// Take a piece of work away
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing work remove A-314 2 --reason \"entered twice\"")]
pub struct Remove {
    #[command(flatten)]
    which: Which,
    /// The piece: its place in the list, as `msp billing get` numbers them, or its id
    piece: String,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

/// Read a file of times (CSV): each piece once, and all of them or none
///
/// Columns: engagement or ticket, technician, two of start, end and minutes, note, external_id. Zammad's time
/// accounting by activity is read as well. With --dry-run the exit status is 1 where a row would be refused.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing work import times.csv --zone America/Toronto --dry-run")]
pub struct Import {
    /// The file
    file: PathBuf,
    /// Zone of its wall-clock times; the provider's if left out
    #[arg(long, value_name = "TZ", default_value = "", hide_default_value = true)]
    zone: String,
    /// Who stands in rows without a technician; who works here if left out
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    technician: String,
    /// Only show what would happen
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

impl Work {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Add(add) => add.run(place),
            Self::Change(change) => change.run(place),
            Self::Remove(remove) => remove.run(place),
            Self::Import(import) => import.run(place),
        }
    }
}

impl Add {
    fn run(self, place: &Place) -> Outcome {
        let entry = WorkEntry {
            engagement: self.which.engagement,
            technician: self.technician,
            from: self.from,
            to: self.to,
            note: self.note,
            ticket: self.ticket,
            overlap_reason: self.overlap_reason,
            ..WorkEntry::default()
        };
        place.open()?.show(self.form, "billing.enter_work", WorkEnter { entries: vec![entry] }, entered)
    }
}

impl Change {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of: EngagementView = self.which.read(&session)?;
        let known = piece(&of, &self.piece)?.clone();
        let entry = WorkEntry {
            engagement: of.card.id,
            id: known.id,
            expected_version: known.version,
            technician: self.technician.unwrap_or(known.technician),
            from: self.from.unwrap_or(known.from.utc),
            to: self.to.unwrap_or(known.to.utc),
            note: self.note.unwrap_or(known.note),
            ticket: self.ticket.unwrap_or(known.ticket),
            overlap_reason: self.overlap_reason.unwrap_or(known.overlap_reason),
        };
        session.show(self.form, "billing.enter_work", WorkEnter { entries: vec![entry] }, entered)
    }
}

impl Remove {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = self.which.read(&session)?;
        let known = piece(&of, &self.piece)?;
        let asked = WorkRemove { id: known.id.clone(), expected_version: known.version, reason: self.reason };
        session.show(self.form, "billing.remove_work", asked, text)
    }
}

impl Import {
    fn run(self, place: &Place) -> Outcome {
        let asked = WorkImport {
            path: self.file.display().to_string(),
            zone: self.zone,
            technician: self.technician,
            dry_run: self.dry_run,
        };
        let dry_run = self.dry_run;
        let words = |of: &WorkImported| imported(of, dry_run);
        let is_whole = |of: &WorkImported| of.refused.is_empty();
        show_whole(&place.open()?, self.form, "billing.import_work", asked, words, is_whole)
    }
}

fn entered(of: &WorkEntered) -> String {
    format!("{}{} of work entered.", cards(&of.engagements), count(of.entered, "piece", "pieces"))
}

fn imported(of: &WorkImported, dry_run: bool) -> String {
    let mut columns = Columns::of_words(&["LINE", "ENGAGEMENT", "WHO", "FROM", "TO", "WHAT"]);
    for row in &of.sample {
        columns.row([
            row.line.to_string(),
            row.engagement.clone(),
            row.technician.clone(),
            moment(&row.from),
            moment(&row.to),
            row.note.clone(),
        ]);
    }
    let mut text = if columns.is_empty() { String::new() } else { columns.text() };
    for one in &of.refused {
        text += &format!("{}\n", one.message);
    }
    let would = if dry_run { "would be entered" } else { "entered" };
    text + &format!(
        "{}: {} {would}, {} known already, {} refused",
        count(of.rows, "row", "rows"),
        of.entered,
        of.known,
        of.refused.len()
    )
}
