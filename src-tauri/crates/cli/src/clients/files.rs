//! `msp clients import` and `msp clients export`.

use std::path::PathBuf;

use api::clients::{ClientsExport, ClientsImport, ClientsImportReport};
use api::reports::Saved;
use clap::Args;

use super::Filter;
use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::{Outcome, Refusal, fault};
use crate::session::Place;
use crate::terminal;
use crate::words::{count, number};

/// Enter or add to clients with their contacts, from a CSV file
///
/// The first line names the columns: name (which must be there), zone, locale, account_manager, reseller, tags,
/// addresses, services, source_names, notes, contact_name, contact_emails, contact_phone, contact_roles. One row a
/// contact; several things in a cell are parted by |. The same file twice changes nothing the second time.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients import clients.csv --dry-run")]
pub struct Import {
    /// The file
    file: PathBuf,
    /// Only show what would happen
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

/// Write clients to a CSV file: with their contacts, as an import takes them, or the list as it is shown
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients export --out clients.csv --tag port")]
pub struct Export {
    /// Where to
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The columns of the list instead of everything
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    form: Form,
}

impl Import {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = ClientsImport { path: self.file.display().to_string(), text: String::new() };
        if !self.dry_run {
            return session.show(self.form, "clients.import", of, report);
        }
        let reply = session.ask_raw("clients.import_preview", of)?;
        let seen: ClientsImportReport =
            serde_json::from_value(reply.clone()).map_err(|error| fault("clients.import_preview", &error))?;
        if self.form.json {
            terminal::print_json(&session.stop, &reply)?;
        } else {
            terminal::print(&session.stop, &report(&seen))?;
        }
        if seen.problems.is_empty() { Ok(()) } else { Err(Refusal::Said) }
    }
}

impl Export {
    pub fn run(self, place: &Place) -> Outcome {
        let command = if self.list { "clients.save_list" } else { "clients.export" };
        let of = ClientsExport {
            path: self.out.display().to_string(),
            search: self.filter.search,
            tag: self.filter.tag,
            account_manager: self.filter.account_manager,
            flagged: self.filter.flagged,
        };
        place.open()?.show(self.form, command, of, |saved: &Saved| format!("Written to {}.", saved.path))
    }
}

fn report(report: &ClientsImportReport) -> String {
    let mut columns = Columns::new(&[
        ("LINE", Side::Right),
        ("CLIENT", Side::Left),
        ("", Side::Left),
        ("WHAT", Side::Left),
    ]);
    for row in &report.rows {
        columns.row([number(row.line), row.name.clone(), row.fate.clone(), row.changes.join(", ")]);
    }
    let mut text = if columns.is_empty() { String::new() } else { columns.text() };
    for problem in &report.problems {
        text.push_str(&problem.message);
        text.push('\n');
    }
    let counts = format!(
        "{} new, {} changed, {} unchanged",
        number(report.entered),
        number(report.changed),
        number(report.unchanged)
    );
    let wrong = report.problems.len();
    if wrong == 0 {
        return text + &counts;
    }
    let wrong = count(i64::try_from(wrong).unwrap_or(i64::MAX), "problem", "problems");
    format!("{text}{counts}, {wrong}: nothing would be imported")
}
