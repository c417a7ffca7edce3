//! `msp clients merge`.

use api::clients::{MergeOf, MergePreview};
use clap::Args;

use super::text;
use crate::arguments::Form;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::count;

/// Merge one client into another: its contacts, addresses, contracts and tickets move
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients merge \"Harbour Logistics Ltd\" --into \"Harbour Logistics\" --preview")]
pub struct Merge {
    /// The client that is merged away: its name or its id
    client: String,
    /// The client that goes on: its name or its id
    #[arg(long, value_name = "CLIENT")]
    into: String,
    /// Only show what would move
    #[arg(long)]
    preview: bool,
    #[command(flatten)]
    form: Form,
}

impl Merge {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = MergeOf {
            winner_id: names::client(&session, &self.into)?,
            winner_version: 0,
            loser_id: names::client(&session, &self.client)?,
            loser_version: 0,
        };
        if self.preview {
            return session.show(self.form, "clients.merge_preview", of, moves);
        }
        let preview: MergePreview = session.ask("clients.merge_preview", &of)?;
        let of =
            MergeOf { winner_version: preview.winner_version, loser_version: preview.loser_version, ..of };
        session.show(self.form, "clients.merge", of, text)
    }
}

fn moves(preview: &MergePreview) -> String {
    let mut lines = vec![format!("{} would be merged into {}.", preview.loser.name, preview.winner.name)];
    let mut line = |head: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("{head:<12}{text}"));
        }
    };
    for contact in &preview.contacts {
        let fate = if contact.joins { "is known there and joins" } else { "moves" };
        line("Contact", format!("{} {fate}", contact.name));
    }
    line("Called", preview.source_names.join(", "));
    line("Addresses", preview.addresses.join(", "));
    line("Services", preview.services.join(", "));
    line("Tags", preview.tags.join(", "));
    line("Contracts", preview.contracts.join(", "));
    line("Tickets", count(preview.tickets, "ticket", "tickets"));
    line("Below", preview.below.join(", "));
    line("Under", preview.reseller.clone());
    lines.join("\n")
}
