//! `msp status`: what there is, and what the program computes with.

use api::provider;
use api::wire::Nothing;
use clap::Args;

use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{count, moment, number};

/// Show the provider, how much there is, and the versions the program computes with
#[derive(Args)]
#[command(after_help = "\
Example:
  msp status --json")]
pub struct Status {
    #[command(flatten)]
    form: Form,
}

impl Status {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "app.status", Nothing::default(), text)
    }
}

/// A line a fact, heads aligned.
pub fn text(status: &provider::Status) -> String {
    let mut lines = Vec::new();
    let mut line = |head: &str, text: String| lines.push(format!("{head:<10}{text}"));
    match &status.provider {
        Some(provider) => {
            let sample = if provider.sample { " (the sample)" } else { "" };
            line("Provider", format!("{}{sample}, {}, {}", provider.name, provider.zone, provider.currency));
        }
        None => line("Provider", "not set up yet: `msp init --help` says how".to_owned()),
    }
    if let Some(user) = &status.user {
        line("User", format!("{} ({})", user.name, user.roles.join(", ")));
    }
    line("Now", moment(&status.now));
    let counts = &status.counts;
    line(
        "Clients",
        format!("{}, {}", number(counts.clients), count(counts.contracts, "contract", "contracts")),
    );
    let open = format!("{} open, {} breached", number(counts.tickets_open), number(counts.tickets_breached));
    line("Tickets", format!("{} ({open})", number(counts.tickets)));
    line("Reports", format!("{} ready to issue", number(counts.reports_ready)));
    line("Program", status.versions.program.clone());
    line("Zones", status.versions.zones.clone());
    line("Holidays", status.versions.holidays.clone());
    line("Database", status.database.clone());
    lines.join("\n")
}
