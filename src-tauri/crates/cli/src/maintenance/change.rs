//! `msp maintenance plan`, `change`, `publish-window`, `move`, `cancel`, `restore`, `record` and `remove`.

use api::maintenance::{
    MaintenanceForm, WindowCancel, WindowMove, WindowOf, WindowRecord, WindowSave, WindowStep, WindowView,
};
use api::wire::Nothing;
use clap::Args;

use super::text;
use super::typed::{Says, Which};
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;

/// Plan a window, as a draft
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance plan --title \"Core switch firmware\" --starts 2026-09-26T22:00 --ends 2026-09-27T04:00 --zone Pacific/Auckland --rule \"FREQ=MONTHLY;BYDAY=4SA\" --client \"Te Ātiawa Trust\" --publish")]
pub struct Plan {
    #[command(flatten)]
    says: Says,
    /// Publish it at once
    #[arg(long)]
    publish: bool,
    #[command(flatten)]
    form: Form,
}

/// Change what a window says
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance change MW-208 --scope all --title \"Core switch firmware 4.2\"")]
pub struct Change {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    says: Says,
    #[command(flatten)]
    form: Form,
}

/// Publish a draft: calendars show it, and clients have to be told
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance publish-window MW-208")]
pub struct PublishWindow {
    /// The window: its number (MW-208, or 208) or its id
    window: String,
    #[command(flatten)]
    form: Form,
}

/// Move or resize an occurrence, or the series from it on
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance move MW-208 --occurrence 2026-10-24T22:00 --starts 2026-10-25T22:00 --ends 2026-10-26T04:00")]
pub struct Move {
    #[command(flatten)]
    which: Which,
    /// Its new start
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    starts: String,
    /// Its new end
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    ends: String,
    /// On whose clocks; the window's own if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    zone: String,
    #[command(flatten)]
    form: Form,
}

/// Cancel an occurrence, the series from it on, or all that has not begun
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance cancel MW-208 --occurrence 2026-10-24T22:00")]
pub struct Cancel {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    form: Form,
}

/// Take back that an occurrence was moved or cancelled, or that a window was cancelled
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance restore MW-208 --occurrence 2026-10-24T22:00")]
pub struct Restore {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    form: Form,
}

/// Record how an occurrence really went
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance record MW-208 --occurrence 2026-09-26T22:00 --started \"2026-09-26 22:04\" --ended \"2026-09-27 03:47\" --outcome done")]
pub struct Record {
    #[command(flatten)]
    which: Which,
    /// When it really started; now if left out
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    started: String,
    /// When it really ended; leave it out while it is in progress
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    ended: String,
    /// done, partly_done, rolled_back or not_done
    #[arg(long, default_value = "", hide_default_value = true)]
    outcome: String,
    /// In words
    #[arg(long, default_value = "", hide_default_value = true)]
    words: String,
    #[command(flatten)]
    form: Form,
}

/// Take a draft away
#[derive(Args)]
#[command(after_help = "\
Example:
  msp maintenance remove MW-209")]
pub struct Remove {
    /// The window: its number (MW-208, or 208) or its id
    window: String,
    #[command(flatten)]
    form: Form,
}

impl Plan {
    pub fn run(self, place: &Place) -> Outcome {
        let usual = MaintenanceForm {
            kind: "standard".to_owned(),
            impact: "degraded".to_owned(),
            whom: "all".to_owned(),
            ..MaintenanceForm::default()
        };
        let asked = WindowSave {
            id: None,
            expected_version: 0,
            form: self.says.over(usual),
            scope: String::new(),
            recurrence_id: String::new(),
            publish: self.publish,
        };
        place.open()?.show(self.form, "maintenance.save", asked, text)
    }
}

impl Change {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (of, occurrence) = self.which.read(&session)?;
        let mut form = of.form;
        // A part of a series is changed from the times of its own occurrence.
        if self.which.scope != "all" {
            form.starts = of.occurrence.starts.local.clone();
            form.ends = of.occurrence.ends.local.clone();
        }
        let asked = WindowSave {
            id: Some(of.id),
            expected_version: of.version,
            form: self.says.over(form),
            scope: self.which.scope,
            recurrence_id: occurrence,
            publish: false,
        };
        session.show(self.form, "maintenance.save", asked, text)
    }
}

impl PublishWindow {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of: WindowView =
            session.ask("maintenance.get", WindowOf { id: self.window, recurrence_id: String::new() })?;
        let asked = WindowStep { id: of.id, expected_version: of.version };
        session.show(self.form, "maintenance.publish_window", asked, text)
    }
}

impl Move {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (of, recurrence_id) = self.which.read(&session)?;
        let asked = WindowMove {
            id: of.id,
            expected_version: of.version,
            recurrence_id,
            starts: self.starts,
            ends: self.ends,
            zone: self.zone,
            scope: self.which.scope,
        };
        session.show(self.form, "maintenance.move", asked, text)
    }
}

impl Cancel {
    pub fn run(self, place: &Place) -> Outcome {
        step(place, self.which, self.form, "maintenance.cancel")
    }
}

impl Restore {
    pub fn run(self, place: &Place) -> Outcome {
        step(place, self.which, self.form, "maintenance.restore")
    }
}

fn step(place: &Place, which: Which, form: Form, command: &'static str) -> Outcome {
    let session = place.open()?;
    let (of, recurrence_id) = which.read(&session)?;
    let asked = WindowCancel { id: of.id, expected_version: of.version, recurrence_id, scope: which.scope };
    session.show(form, command, asked, text)
}

impl Record {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (of, recurrence_id) = self.which.read(&session)?;
        let asked = WindowRecord {
            id: of.id,
            expected_version: of.version,
            recurrence_id,
            started: self.started,
            ended: self.ended,
            outcome: self.outcome,
            words: self.words,
        };
        session.show(self.form, "maintenance.record", asked, text)
    }
}

impl Remove {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of: WindowView =
            session.ask("maintenance.get", WindowOf { id: self.window, recurrence_id: String::new() })?;
        let asked = WindowStep { id: of.id, expected_version: of.version };
        let gone = format!("{} was taken away.", of.number);
        session.show(self.form, "maintenance.remove", asked, move |_: &Nothing| gone.clone())
    }
}
