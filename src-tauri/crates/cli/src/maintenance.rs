//! `msp maintenance`.

mod change;
mod import;
mod notice;
mod publish;
mod typed;

use api::maintenance::{
    AffectedClient, BlackoutSave, Blackouts, BlackoutsOf, ConflictView, MaintenanceList, MaintenanceListSave,
    MaintenancePage, OccurrenceRow, Removal, WindowConflicts, WindowOf, WindowView,
};
use api::reports::Saved;
use clap::{Args, Subcommand};

use crate::arguments::{Form, Part};
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::count;
use change::{Cancel, Change, Move, Plan, PublishWindow, Record, Remove, Restore};
use import::Import;
use publish::{AddTarget, Export, Publish, RemoveTarget, Targets};

/// Maintenance windows: planned, moved, cancelled, and how they went
#[derive(Subcommand)]
pub enum Maintenance {
    List(List),
    Get(Get),
    Conflicts(Conflicts),
    Plan(Box<Plan>),
    Change(Box<Change>),
    PublishWindow(PublishWindow),
    Move(Move),
    Cancel(Cancel),
    Restore(Restore),
    Record(Record),
    Remove(Remove),
    Blackouts(BlackoutList),
    AddBlackout(AddBlackout),
    RemoveBlackout(RemoveBlackout),
    Export(Export),
    Import(Import),
    Publish(Publish),
    Targets(Targets),
    AddTarget(Box<AddTarget>),
    RemoveTarget(RemoveTarget),
    Notices(notice::Notices),
    NoticesDue(notice::Due),
    Letter(notice::Letter),
    Tell(notice::Tell),
    Told(notice::Told),
    NoticeLog(notice::Log),
}

/// Which occurrences
#[derive(Args)]
struct Shown {
    /// First day; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    from: String,
    /// Last day; 90 days on if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    to: String,
    /// On whose clocks; the provider's if left out
    #[arg(long, value_name = "ZONE", default_value = "", hide_default_value = true)]
    zone: String,
    /// Only what affects this client
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Only these: draft, published, in_progress, done, not_recorded or cancelled
    #[arg(long, default_value = "", hide_default_value = true)]
    state: String,
    /// Only these: standard or emergency
    #[arg(long, default_value = "", hide_default_value = true)]
    kind: String,
    /// A part of the title, a service, or the number
    #[arg(long, default_value = "", hide_default_value = true)]
    search: String,
}

impl Shown {
    fn asked(self, offset: i64, limit: i64) -> MaintenanceList {
        let Self { from, to, zone, client, state, kind, search } = self;
        MaintenanceList { from, to, zone, client, state, kind, search, offset, limit }
    }
}

/// List what takes place, the first first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance list --from 2026-09-21 --to 2026-09-27 --zone Pacific/Auckland")]
pub struct List {
    #[command(flatten)]
    shown: Shown,
    /// Write the list to this file as CSV instead
    #[arg(long, value_name = "FILE")]
    csv: Option<String>,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show a window with one of its occurrences
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance get MW-208 --occurrence 2026-09-26T22:00")]
pub struct Get {
    /// The window: its number (MW-208, or 208) or its id
    window: String,
    /// Which occurrence: the start its rule gives it; the next one if left out
    #[arg(long, value_name = "START", default_value = "", hide_default_value = true)]
    occurrence: String,
    #[command(flatten)]
    form: Form,
}

/// List every pair of windows that overlap for the same client or service
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance conflicts --to 2027-12-31")]
pub struct Conflicts {
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    form: Form,
}

/// List the stretches in which clients asked for no maintenance
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance blackouts --client \"Harbour Dental\"")]
pub struct BlackoutList {
    /// Only of this client
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Those that are over as well
    #[arg(long)]
    past: bool,
    #[command(flatten)]
    form: Form,
}

/// Enter a stretch in which a client asked for no maintenance
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance add-blackout --client \"Kauri Legal\" --starts 2026-09-27 --ends 2026-09-27 --reason \"Office move\"")]
pub struct AddBlackout {
    /// Whose
    #[arg(long)]
    client: String,
    /// First day, or the time it starts on the client's clocks
    #[arg(long, value_name = "START")]
    starts: String,
    /// Last day, counted whole, or the time it ends
    #[arg(long, value_name = "END")]
    ends: String,
    /// Why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

/// Take a blackout away
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance remove-blackout 0199a3f2-…")]
pub struct RemoveBlackout {
    /// Its id, as `msp maintenance blackouts --json` shows it
    id: String,
    #[command(flatten)]
    form: Form,
}

impl Maintenance {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => get.run(place),
            Self::Conflicts(conflicts) => conflicts.run(place),
            Self::Plan(plan) => plan.run(place),
            Self::Change(change) => change.run(place),
            Self::PublishWindow(publish) => publish.run(place),
            Self::Move(moved) => moved.run(place),
            Self::Cancel(cancel) => cancel.run(place),
            Self::Restore(restore) => restore.run(place),
            Self::Record(record) => record.run(place),
            Self::Remove(remove) => remove.run(place),
            Self::Blackouts(list) => list.run(place),
            Self::AddBlackout(add) => add.run(place),
            Self::RemoveBlackout(remove) => remove.run(place),
            Self::Export(export) => export.run(place),
            Self::Import(import) => import.run(place),
            Self::Publish(publish) => publish.run(place),
            Self::Targets(targets) => targets.run(place),
            Self::AddTarget(add) => add.run(place),
            Self::RemoveTarget(remove) => remove.run(place),
            Self::Notices(notices) => notices.run(place),
            Self::NoticesDue(due) => due.run(place),
            Self::Letter(letter) => letter.run(place),
            Self::Tell(tell) => tell.run(place),
            Self::Told(told) => told.run(place),
            Self::NoticeLog(log) => log.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        if let Some(path) = self.csv {
            let asked = MaintenanceListSave { filter: self.shown.asked(0, 0), path };
            return session
                .show(self.form, "maintenance.save_list", asked, |saved: &Saved| saved.path.clone());
        }
        let Part { limit, offset } = self.part;
        session.show(
            self.form,
            "maintenance.list",
            self.shown.asked(offset, limit),
            |page: &MaintenancePage| {
                if page.rows.is_empty() {
                    return format!("Nothing is planned from {} to {}.", page.from, page.to);
                }
                format!("{}{}", table(&page.rows), count(page.total, "occurrence", "occurrences"))
            },
        )
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        let asked = WindowOf { id: self.window, recurrence_id: self.occurrence };
        place.open()?.show(self.form, "maintenance.get", asked, text)
    }
}

impl Conflicts {
    fn run(self, place: &Place) -> Outcome {
        let asked = self.shown.asked(0, 0);
        place.open()?.show(self.form, "maintenance.conflicts", asked, |found: &WindowConflicts| {
            if found.rows.is_empty() {
                return format!("No windows overlap from {} to {}.", found.from, found.to);
            }
            found.rows.iter().map(conflict).collect()
        })
    }
}

impl BlackoutList {
    fn run(self, place: &Place) -> Outcome {
        let asked = BlackoutsOf { client: self.client, past: self.past };
        place.open()?.show(self.form, "maintenance.blackouts", asked, blackouts)
    }
}

impl AddBlackout {
    fn run(self, place: &Place) -> Outcome {
        let asked = BlackoutSave {
            id: None,
            expected_version: 0,
            client: self.client,
            starts: self.starts,
            ends: self.ends,
            reason: self.reason,
        };
        place.open()?.show(self.form, "maintenance.save_blackout", asked, blackouts)
    }
}

impl RemoveBlackout {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let all: Blackouts =
            session.ask("maintenance.blackouts", BlackoutsOf { past: true, ..BlackoutsOf::default() })?;
        // Whoever removes something here has just read it; one that is gone is refused by the door.
        let version = all.rows.iter().find(|row| row.id == self.id).map_or(0, |row| row.version);
        let asked = Removal { id: self.id, expected_version: version };
        session.show(self.form, "maintenance.remove_blackout", asked, blackouts)
    }
}

fn table(rows: &[OccurrenceRow]) -> String {
    let mut columns =
        Columns::of_words(&["NUMBER", "STARTS", "ENDS", "LASTS", "STATE", "TITLE", "CLIENTS", "CONFLICTS"]);
    for row in rows {
        let clients = if row.everybody { "all".to_owned() } else { row.clients.join(", ") };
        columns.row([
            row.number.clone(),
            typed::moment(&row.starts),
            typed::moment(&row.ends),
            typed::length(row.lasts),
            row.state.replace('_', " "),
            if row.kind == "emergency" { format!("Emergency: {}", row.title) } else { row.title.clone() },
            clients,
            if row.conflicts == 0 { String::new() } else { row.conflicts.to_string() },
        ]);
    }
    columns.text()
}

fn conflict(of: &ConflictView) -> String {
    let times = if of.times > 1 { format!(", {} times", of.times) } else { String::new() };
    format!("{}{times} ({}): {}\n", of.words, of.why.to_lowercase(), of.detail)
}

fn blackouts(of: &Blackouts) -> String {
    if of.rows.is_empty() {
        return "No blackouts.".to_owned();
    }
    let mut columns = Columns::of_words(&["CLIENT", "STARTS", "ENDS", "REASON", "ID"]);
    for row in &of.rows {
        columns.row([
            row.client.clone(),
            typed::moment(&row.starts),
            typed::moment(&row.ends),
            row.reason.clone(),
            row.id.clone(),
        ]);
    }
    columns.text()
}

/// A window with the occurrence that was asked for.
pub fn text(of: &WindowView) -> String {
    let row = &of.occurrence;
    let mut text = format!(
        "{} {} ({}, {})\n{}\n\n",
        of.number,
        row.title,
        row.kind,
        row.state.replace('_', " "),
        of.when
    );
    text += &format!(
        "Starts {}\nEnds   {}\nLasts  {}",
        typed::moment(&row.starts),
        typed::moment(&row.ends),
        typed::length(row.lasts)
    );
    if !row.clock_change.is_empty() {
        text += &format!(", {}", row.clock_change);
    }
    text += "\n";
    if let Some(actual) = &row.actual {
        let ended = actual.ended.as_ref().map(typed::moment).unwrap_or_else(|| "in progress".to_owned());
        text += &format!(
            "Went   {} to {ended} {}\n",
            typed::moment(&actual.started),
            actual.outcome.replace('_', " ")
        );
        if actual.overrun > 0 {
            text += &format!("       {} over the planned end\n", typed::length(actual.overrun));
        }
    }
    if !of.affected.is_empty() {
        let mut columns = Columns::of_words(&["CLIENT", "STARTS THERE", "NOTICE", "LAST MOMENT TO TELL"]);
        for client in &of.affected {
            columns.row([
                client.name.clone(),
                typed::moment(&client.starts),
                notice(client),
                client.last_moment.as_ref().map(typed::moment).unwrap_or_default(),
            ]);
        }
        text += &format!("\n{}", columns.text());
    }
    if !of.conflicts.is_empty() {
        text += &format!("\nStands against it:\n{}", of.conflicts.iter().map(conflict).collect::<String>());
    }
    let later: Vec<OccurrenceRow> =
        of.upcoming.iter().filter(|one| one.recurrence_id != row.recurrence_id).cloned().collect();
    if !later.is_empty() {
        text += &format!("\n{}", table(&later));
    }
    text
}

/// What notice a client is promised: `48 h (assumed)`, `before it starts`, `not needed`.
fn notice(client: &AffectedClient) -> String {
    match (client.notice_hours, &client.last_moment) {
        (_, None) => "not needed".to_owned(),
        (0, Some(_)) => "before it starts".to_owned(),
        (hours, Some(_)) if client.notice_assumed => format!("{hours} h (assumed)"),
        (hours, Some(_)) => format!("{hours} h"),
    }
}
