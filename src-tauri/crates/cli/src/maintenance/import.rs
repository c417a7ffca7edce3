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
/// What cannot be taken is left out and said with its line. The same file twice changes nothing the second time.
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
        place.open()?.show(self.form, command, asked, report)
    }
}

fn report(of: &MaintenanceImported) -> String {
    let mut text = table(&of.rows);
    text += &format!(
        "{} entered as drafts, {} changed, {} as before, {} left out\n",
        of.entered,
        of.changed,
        of.unchanged,
        of.left_out.len()
    );
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
