//! `msp billing timer`.

use api::billing::{TimerStart, TimerStop};
use clap::{Args, Subcommand};

use super::engagements::text;
use super::typed::Which;
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;

/// Timers: one runs for each person, also while the program does not
#[derive(Subcommand)]
pub enum Timer {
    Start(Start),
    Stop(Stop),
}

/// Start a timer; the one that runs for the same person is stopped, and its time kept
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing timer start A-314 --note \"Looking for the fault\"")]
pub struct Start {
    #[command(flatten)]
    which: Which,
    /// Whose; who works here if left out
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    technician: String,
    /// What is done
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    form: Form,
}

/// Stop a timer; what it counted becomes a piece of work
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing timer stop --note \"Found the fault\"")]
pub struct Stop {
    /// Whose; who works here if left out
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    technician: String,
    /// What was done; what was said at the start if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    /// When the work ended, if the timer ran on; now if left out
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM", default_value = "", hide_default_value = true)]
    ended: String,
    /// Forget what it counted
    #[arg(long)]
    discard: bool,
    #[command(flatten)]
    form: Form,
}

impl Timer {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Start(start) => start.run(place),
            Self::Stop(stop) => stop.run(place),
        }
    }
}

impl Start {
    fn run(self, place: &Place) -> Outcome {
        let asked = TimerStart { id: self.which.engagement, technician: self.technician, note: self.note };
        place.open()?.show(self.form, "billing.start_timer", asked, text)
    }
}

impl Stop {
    fn run(self, place: &Place) -> Outcome {
        let asked = TimerStop {
            technician: self.technician,
            ended: self.ended,
            note: self.note,
            discard: self.discard,
        };
        place.open()?.show(self.form, "billing.stop_timer", asked, text)
    }
}
