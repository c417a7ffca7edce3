//! `msp backup`, `msp restore`, `msp check`.

use std::path::PathBuf;

use api::reports::Saved;
use api::upkeep::{BackupTo, Health};
use api::wire::Nothing;
use clap::Args;
use serde_json::Value;

use crate::arguments::Form;
use crate::outcome::{Outcome, Refusal, fault};
use crate::session::Place;
use crate::terminal;
use crate::words::count;

/// Copy the database, as it is now, to a new file
#[derive(Args)]
#[command(after_help = "\
Example:
  msp backup desk-2026-11-22.db")]
pub struct Backup {
    /// The new file
    file: PathBuf,
    #[command(flatten)]
    form: Form,
}

/// Put a backup in the place of the database, which is kept beside it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp restore desk-2026-11-22.db")]
pub struct Restore {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    form: Form,
}

/// Check the database: its file, its references, and the chain of its history
#[derive(Args)]
#[command(after_help = "\
Example:
  msp check && msp backup desk-2026-11-22.db")]
pub struct Check {
    #[command(flatten)]
    form: Form,
}

impl Backup {
    pub fn run(self, place: &Place) -> Outcome {
        let path = self.file.to_string_lossy().into_owned();
        place.open()?.show(self.form, "app.backup", BackupTo { path }, |saved: &Saved| {
            format!("The backup is {}.", saved.path)
        })
    }
}

impl Restore {
    pub fn run(self, place: &Place) -> Outcome {
        let restored = api::upkeep::restore(&place.database, &self.file)?;
        if self.form.json {
            return terminal::print_json(&place.stop, &serde_json::json!(restored));
        }
        let kept = match restored.kept.as_str() {
            "" => String::new(),
            kept => format!(" The one that was there is {kept}."),
        };
        terminal::print(&place.stop, &format!("{} is the backup now.{kept}", restored.database))
    }
}

impl Check {
    pub fn run(self, place: &Place) -> Outcome {
        let reply: Value = place.open()?.ask_raw("app.check", Nothing::default())?;
        let health: Health =
            serde_json::from_value(reply.clone()).map_err(|error| fault("app.check", &error))?;
        if self.form.json {
            terminal::print_json(&place.stop, &reply)?;
        } else {
            terminal::print(&place.stop, &text(&health))?;
        }
        if health.sound { Ok(()) } else { Err(Refusal::Said) }
    }
}

fn text(health: &Health) -> String {
    let mut lines = vec![health.database.clone()];
    lines.extend(health.problems.iter().map(|problem| format!("  {problem}")));
    let lines_of_history = count(health.history_lines, "line", "lines");
    lines.push(if health.sound {
        format!("It is sound; the history holds over {lines_of_history}.")
    } else {
        format!(
            "It is not sound: {}.",
            count(i64::try_from(health.problems.len()).unwrap_or(i64::MAX), "problem", "problems")
        )
    });
    lines.extend(health.warnings.iter().map(|warning| format!("Before long: {warning}")));
    lines.join("\n")
}
