//! `msp mail`.

mod outbox;
mod settings;

use clap::Subcommand;

use crate::outcome::Outcome;
use crate::session::Place;
use outbox::{Deliver, Outbox, Retry, Show, Withdraw};
use settings::{Set, Settings, Test};

/// Mail: the server it leaves through, and the outbox it waits in
#[derive(Subcommand)]
pub enum Mail {
    Settings(Settings),
    Set(Box<Set>),
    Test(Test),
    Outbox(Outbox),
    Show(Show),
    Retry(Retry),
    Withdraw(Withdraw),
    Deliver(Deliver),
}

impl Mail {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Settings(settings) => settings.run(place),
            Self::Set(set) => set.run(place),
            Self::Test(test) => test.run(place),
            Self::Outbox(outbox) => outbox.run(place),
            Self::Show(show) => show.run(place),
            Self::Retry(retry) => retry.run(place),
            Self::Withdraw(withdraw) => withdraw.run(place),
            Self::Deliver(deliver) => deliver.run(place),
        }
    }
}
