//! `msp maintenance export`, `publish` and the targets it publishes into.

use std::path::PathBuf;

use api::maintenance::{
    MaintenanceExport, PublishOf, PublishTargetSave, PublishTargets, Published, PublishedTarget, Removal,
};
use api::reports::Saved;
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::{Outcome, Refusal, fault};
use crate::session::Place;
use crate::terminal;
use crate::words::count;

/// Write a maintenance calendar to an iCalendar file
///
/// Every reader shows the same hours, also on nights on which the clocks change. Drafts are left out.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance export --client \"Harbour Logistics\" --out harbour.ics")]
pub struct Export {
    /// Only windows that affect this client
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Only windows that affect this service
    #[arg(long, default_value = "", hide_default_value = true)]
    service: String,
    /// Leave title, words and services out
    #[arg(long)]
    redacted: bool,
    /// Where to: a file, or a folder
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    form: Form,
}

/// Bring published calendars up to date: one target, or all
///
/// Only what changed is written. A scheduled job can do it: what could not be done is said, and the exit code is 1.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance publish")]
pub struct Publish {
    /// The target: its name or its id; all if left out
    #[arg(default_value = "", hide_default_value = true)]
    target: String,
    #[command(flatten)]
    form: Form,
}

/// List where calendars are published
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance targets")]
pub struct Targets {
    #[command(flatten)]
    form: Form,
}

/// Enter a place to publish calendars in
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance add-target --name Web --folder /srv/calendars --each-client --notice")]
pub struct AddTarget {
    /// Its name
    #[arg(long)]
    name: String,
    /// A file, replaced as a whole
    #[arg(long, value_name = "PATH", group = "where")]
    file: Option<String>,
    /// A folder, with a file for each calendar
    #[arg(long, value_name = "PATH", group = "where")]
    folder: Option<String>,
    /// A collection on a calendar server
    #[arg(long, value_name = "PATH", group = "where", requires = "server")]
    collection: Option<String>,
    /// Id of the calendar server of the collection
    #[arg(long, value_name = "ID", default_value = "", hide_default_value = true)]
    server: String,
    /// Only windows that affect this client
    #[arg(long, default_value = "", hide_default_value = true, conflicts_with_all = ["service", "each_client"])]
    client: String,
    /// Only windows that affect this service
    #[arg(long, default_value = "", hide_default_value = true, conflicts_with = "each_client")]
    service: String,
    /// A calendar of its own for each client
    #[arg(long)]
    each_client: bool,
    /// Leave title, words and services out
    #[arg(long)]
    redacted: bool,
    /// What stands in it unchanged counts as told to its readers
    #[arg(long)]
    notice: bool,
    /// How many months ahead nights with a change of the clocks are written out, 24 to 120
    #[arg(long, default_value_t = 24)]
    months: u32,
    #[command(flatten)]
    form: Form,
}

/// Take a target away; what was published stays where it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance remove-target Web")]
pub struct RemoveTarget {
    /// Its name or its id
    target: String,
    #[command(flatten)]
    form: Form,
}

impl Export {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = MaintenanceExport {
            path: self.out.display().to_string(),
            client: self.client,
            service: self.service,
            redacted: self.redacted,
        };
        place.open()?.show(self.form, "maintenance.export", asked, |saved: &Saved| saved.path.clone())
    }
}

impl Publish {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let reply = session.ask_raw("maintenance.publish", PublishOf { target: self.target })?;
        let published: Published =
            serde_json::from_value(reply.clone()).map_err(|error| fault("maintenance.publish", &error))?;
        if self.form.json {
            terminal::print_json(&session.stop, &reply)?;
        } else {
            terminal::print(&session.stop, &report(&published))?;
        }
        if published.rows.iter().all(|row| row.trouble.is_empty()) { Ok(()) } else { Err(Refusal::Said) }
    }
}

impl Targets {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "maintenance.targets", Nothing {}, table)
    }
}

impl AddTarget {
    pub fn run(self, place: &Place) -> Outcome {
        let (kind, path) = match (self.file, self.folder, self.collection) {
            (Some(path), _, _) => ("file", path),
            (_, Some(path), _) => ("folder", path),
            (_, _, Some(path)) => ("caldav", path),
            (None, None, None) => ("", String::new()),
        };
        let scope = match (self.client.is_empty(), self.service.is_empty(), self.each_client) {
            (_, _, true) => "each_client",
            (false, _, false) => "client",
            (true, false, false) => "service",
            (true, true, false) => "all",
        };
        let asked = PublishTargetSave {
            id: None,
            expected_version: 0,
            name: self.name,
            kind: kind.to_owned(),
            place: path,
            server_id: self.server,
            scope: scope.to_owned(),
            client: self.client,
            service: self.service,
            redacted: self.redacted,
            is_notice: self.notice,
            months: self.months,
        };
        place.open()?.show(self.form, "maintenance.save_target", asked, table)
    }
}

impl RemoveTarget {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let all: PublishTargets = session.ask("maintenance.targets", Nothing {})?;
        let wanted = |id: &str, name: &str| id == self.target || name.eq_ignore_ascii_case(&self.target);
        let known = all.rows.iter().find(|row| wanted(&row.id, &row.name));
        let asked = Removal { id: self.target.clone(), expected_version: known.map_or(0, |row| row.version) };
        session.show(self.form, "maintenance.remove_target", asked, table)
    }
}

fn report(of: &Published) -> String {
    if of.rows.is_empty() {
        return "There is no target yet. Enter one with msp maintenance add-target.".to_owned();
    }
    of.rows.iter().map(target_report).collect::<Vec<_>>().join("\n")
}

fn target_report(of: &PublishedTarget) -> String {
    let many = |list: &[String]| list.len();
    let mut text = format!(
        "{}: {} written, {} taken away, {} as before",
        of.name,
        many(&of.written),
        many(&of.removed),
        of.unchanged
    );
    for said in &of.trouble {
        text.push_str("\n  ");
        text.push_str(said);
    }
    text
}

fn table(of: &PublishTargets) -> String {
    let mut columns = Columns::of_words(&["NAME", "KIND", "PLACE", "SHOWS", "NOTICE", "LAST RUN", "TROUBLE"]);
    for row in &of.rows {
        let last = row.last.as_ref();
        columns.row([
            row.name.clone(),
            row.kind.clone(),
            row.place.clone(),
            if row.redacted { format!("{}, redacted", row.shows) } else { row.shows.clone() },
            if row.is_notice { "yes".to_owned() } else { String::new() },
            last.map_or_else(String::new, |run| super::typed::moment(&run.at)),
            last.map_or_else(String::new, |run| run.trouble.join(" ")),
        ]);
    }
    let total = i64::try_from(of.rows.len()).unwrap_or(i64::MAX);
    format!("{}{}", columns.text(), count(total, "target", "targets"))
}
