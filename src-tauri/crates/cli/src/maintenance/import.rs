//! `msp maintenance import`.

use std::path::PathBuf;

use api::maintenance::{ImportedWindow, MaintenanceImport, MaintenanceImported};
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;

/// Enter the events of an iCalendar file as windows, each a draft
///
/// What cannot be taken is left out and said with its line. The same file twice changes nothing the second time; of a
/// changed file, drafts take what changed in it, and what was typed into them stays.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance import old-calendar.ics --dry-run")]
pub struct Import {
    /// The file
    file: PathBuf,
    /// The client all its windows affect; every client if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// A service they affect; all if left out
    #[arg(long = "service", value_name = "SERVICE")]
    services: Vec<String>,
    /// Only show what would happen
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

impl Import {
    pub fn run(self, place: &Place) -> Outcome {
        let command = if self.dry_run { "maintenance.import_preview" } else { "maintenance.import" };
        let asked = MaintenanceImport {
            path: self.file.display().to_string(),
            text: String::new(),
            client: self.client,
            services: self.services,
        };
        let counts = if self.dry_run { would } else { did };
        place.open()?.show(self.form, command, asked, |of: &MaintenanceImported| report(of, counts))
    }
}

fn did(of: &MaintenanceImported) -> String {
    let MaintenanceImported { entered, changed, unchanged, left_out, .. } = of;
    format!(
        "{entered} entered as drafts, {changed} changed, {unchanged} as before, {} left out\n",
        left_out.len()
    )
}

fn would(of: &MaintenanceImported) -> String {
    let MaintenanceImported { entered, changed, unchanged, left_out, .. } = of;
    format!(
        "Would be entered as drafts: {entered}, changed: {changed}, as before: {unchanged}, left out: {}. Nothing was \
         entered.\n",
        left_out.len()
    )
}

fn report(of: &MaintenanceImported, counts: fn(&MaintenanceImported) -> String) -> String {
    let mut text = table(&of.rows);
    text += &counts(of);
    for one in &of.left_out {
        text += &format!("line {}: {} {}\n", one.line, one.title, one.why);
    }
    for row in of.rows.iter().filter(|row| !row.said.is_empty()) {
        text += &format!("line {}: {} {}\n", row.line, row.title, row.said.join(" "));
    }
    for note in &of.notes {
        text += &format!("{note}\n");
    }
    text.trim_end().to_owned()
}

fn table(rows: &[ImportedWindow]) -> String {
    let mut columns = Columns::of_words(&["NUMBER", "HERE", "WHEN", "ZONE", "TITLE"]);
    for row in rows {
        columns.row([
            row.number.clone(),
            row.fate.clone(),
            row.when.clone(),
            row.zone.clone(),
            row.title.clone(),
        ]);
    }
    columns.text()
}
