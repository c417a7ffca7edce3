//! `msp tickets import`, `msp tickets preview` and `msp tickets take-back`.

use std::path::PathBuf;

use api::clients::OfId;
use api::failure::Failure;
use api::intake::{ImportOf, ImportPreview, ImportReport, LineNote};
use api::tickets::Changed;
use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::{Outcome, fault};
use crate::session::Place;
use crate::terminal;
use crate::words::{count, number, or_dash};

/// So many notes are read; the rest is counted, and stands in the JSON.
const NOTES_SHOWN: usize = 20;

/// Import tickets from a helpdesk's file
///
/// Importing a file again changes nothing: tickets are known by their number in the helpdesk. Every
/// line that is left out is named with the reason.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp tickets import incidents.csv --preset servicenow-log --contract K-0001 --zone Europe/Lisbon
  msp tickets import incidents.csv --preset servicenow-log --client-from location --zone Europe/Lisbon --dry-run")]
pub struct Import {
    #[command(flatten)]
    file: File,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

/// Show how a file would be read, and what must still be said
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets preview incidents.csv --preset servicenow-log")]
pub struct Preview {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    form: Form,
}

/// Take an import back: the tickets it was the first to bring leave the lists
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets take-back 01990f5e-6c00-7d4e-9a1b-2f0c8a4be1d3")]
pub struct TakeBack {
    /// Its id, as the import said it
    import: String,
    #[command(flatten)]
    form: Form,
}

#[derive(Args)]
struct File {
    /// The file
    file: PathBuf,
    /// How it is read: events, servicenow-log
    #[arg(long, value_name = "NAME")]
    preset: String,
    /// The contract its tickets stand on: number or id
    #[arg(long, value_name = "CONTRACT", default_value = "", hide_default_value = true)]
    contract: String,
    /// The column that names the clients
    #[arg(long, value_name = "COLUMN", default_value = "", hide_default_value = true)]
    client_from: String,
    /// The zone of its times, where they carry none
    #[arg(long, value_name = "TZ", default_value = "", hide_default_value = true)]
    zone: String,
    /// The order of its dates, where the file does not prove it
    #[arg(long, value_enum)]
    date_order: Option<DateOrder>,
}

#[derive(Clone, Copy, ValueEnum)]
enum DateOrder {
    /// Day, month, year
    Dmy,
    /// Month, day, year
    Mdy,
}

impl File {
    /// What is asked of the door, for taking.
    fn asked(self) -> ImportOf {
        ImportOf {
            path: self.file.to_string_lossy().into_owned(),
            preset: self.preset,
            contract: self.contract,
            client_column: self.client_from,
            zone: self.zone,
            date_order: match self.date_order {
                Some(DateOrder::Dmy) => "dmy".to_owned(),
                Some(DateOrder::Mdy) => "mdy".to_owned(),
                None => String::new(),
            },
            dry_run: false,
        }
    }
}

impl Import {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = ImportOf { dry_run: self.dry_run, ..self.file.asked() };
        let reply: Value = session.ask_raw("tickets.import", asked).map_err(naming_options)?;
        if self.form.json {
            return terminal::print_json(&place.stop, &reply);
        }
        let report: ImportReport =
            serde_json::from_value(reply).map_err(|error| fault("tickets.import", &error))?;
        say_notes(&report.notes, report.notes_total);
        terminal::print(&place.stop, &report_text(&report))
    }
}

impl TakeBack {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = OfId { id: self.import };
        place.open()?.show(self.form, "tickets.take_back_import", asked, |changed: &Changed| {
            format!("Taken back: {}.", count(changed.count, "ticket", "tickets"))
        })
    }
}

impl Preview {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = ImportOf { dry_run: true, ..self.file.asked() };
        session.show(self.form, "tickets.import_preview", asked, |preview: &ImportPreview| {
            say_notes(&preview.notes, preview.notes_total);
            preview_text(preview)
        })
    }
}

/// The same refusal, with the option by which each field is said.
fn naming_options(failure: Failure) -> Failure {
    let option = |field: &str| match field {
        "preset" => "--preset",
        "contract" => "--contract",
        "client_column" => "--client-from",
        "zone" => "--zone",
        "date_order" => "--date-order",
        _ => "",
    };
    let mut options: Vec<&str> = failure.problems.iter().map(|problem| option(&problem.field)).collect();
    options.retain(|option| !option.is_empty());
    options.dedup();
    if options.is_empty() {
        return failure;
    }
    let advice = format!("{} Say it with {}.", failure.advice, options.join(" and "));
    Failure { advice: advice.trim().to_owned(), ..failure }
}

fn say_notes(notes: &[LineNote], total: i64) {
    for note in notes.iter().take(NOTES_SHOWN) {
        let column = if note.column.is_empty() { String::new() } else { format!(", {}", note.column) };
        let refused = if note.refused { " (left out)" } else { "" };
        terminal::say(&format!("line {}{column}: {}{refused}", note.line, note.message));
    }
    let shown = i64::try_from(notes.len().min(NOTES_SHOWN)).unwrap_or(i64::MAX);
    if total > shown {
        terminal::say(&format!(
            "… and {}; --json has them.",
            count(total - shown, "more note", "more notes")
        ));
    }
}

fn report_text(report: &ImportReport) -> String {
    let mut columns = Columns::new(&[("", Side::Left), ("", Side::Right)]);
    let mut line = |head: &str, of: i64| columns.row([head.to_owned(), number(of)]);
    line("rows", report.rows);
    line("tickets", report.tickets);
    line("events", report.events);
    line("new", report.inserted);
    line("changed", report.changed);
    line("unchanged", report.unchanged);
    line("lines left out", report.refused);
    line("new clients", report.new_clients);
    line("without a contract", report.without_contract);
    let table: String = columns.text().lines().skip(1).map(|line| format!("{line}\n")).collect();
    let done = match &report.import_id {
        Some(id) => format!("`msp tickets take-back {id}` takes it back.\n"),
        None if report.dry_run => "Nothing was written: this was a dry run.\n".to_owned(),
        None => String::new(),
    };
    format!("{table}{done}")
}

fn preview_text(preview: &ImportPreview) -> String {
    let rows = count(preview.rows, "row", "rows");
    let mut text = format!("{rows}, {}\n", count(preview.tickets, "ticket", "tickets"));
    if !preview.needs.is_empty() {
        text += &format!("Still to be said: {}\n", preview.needs.join(", "));
    }
    if !preview.date_order.is_empty() {
        text += &format!("{}\n", preview.date_order);
    }
    if preview.new_clients > 0 {
        text += &format!("{} would be entered\n", count(preview.new_clients, "client", "clients"));
    }
    for column in &preview.client_columns {
        text += &format!("--client-from {}: {}\n", column.column, count(column.values, "client", "clients"));
    }
    let mut words = Columns::new(&[
        ("PRIORITY IN THE FILE", Side::Left),
        ("TICKETS", Side::Right),
        ("OF THE POLICY", Side::Left),
    ]);
    for word in &preview.priorities {
        words.row([word.word.clone(), number(word.count), or_dash(&word.row)]);
    }
    let heads = ["LINE", "TICKET", "CLIENT", "PRIORITY", "RECEIVED", "EVENTS", "VERDICT", "SUBJECT"];
    let mut sample = Columns::of_words(&heads);
    for ticket in &preview.sample {
        sample.row([
            number(ticket.line),
            ticket.external_id.clone(),
            or_dash(&ticket.client),
            ticket.priority.clone(),
            ticket.received.clone(),
            number(ticket.events),
            ticket.verdict.clone(),
            ticket.subject.clone(),
        ]);
    }
    text + "\n" + &words.text() + "\n" + &sample.text()
}
