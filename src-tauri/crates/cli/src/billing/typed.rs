//! What is named after `msp billing`, read with the version the door asks for.

use api::billing::{
    Card, EngagementOf, EngagementVersion, EngagementView, InvoiceMove, InvoiceOf, InvoiceView, WorkView,
};
use api::failure::{Code, Failure};
use clap::Args;

use crate::session::Session;

/// Which engagement.
#[derive(Args)]
pub struct Which {
    /// The engagement: its number (A-314, or 314) or its id
    pub engagement: String,
}

impl Which {
    /// Whoever changes something here has just read it.
    pub fn read(&self, session: &Session) -> Result<EngagementView, Failure> {
        let found = session.ask("billing.engagement", EngagementOf { id: self.engagement.clone() });
        found.map_err(|failure| named(failure, "engagement", &self.engagement))
    }

    /// Its card, where no more is needed.
    pub fn card(&self, session: &Session) -> Result<Card, Failure> {
        Ok(self.read(session)?.card)
    }
}

/// Several engagements, as they are now, under the names that were typed.
pub fn versions(session: &Session, typed: &[String]) -> Result<Vec<EngagementVersion>, Failure> {
    let read = |name: &String| {
        let card = Which { engagement: name.clone() }.card(session)?;
        Ok(EngagementVersion { id: card.number, expected_version: card.version })
    };
    typed.iter().map(read).collect()
}

/// An invoice or a credit note, as it is now.
pub fn invoice(session: &Session, typed: &str) -> Result<InvoiceView, Failure> {
    let found = session.ask("billing.invoice", InvoiceOf { id: typed.to_owned() });
    found.map_err(|failure| named(failure, "invoice", typed))
}

/// What is not there, by the name that was typed: it may be one of several.
fn named(failure: Failure, what: &str, typed: &str) -> Failure {
    if failure.code == Code::NotFound { Failure::not_found(format!("{what} \"{typed}\"")) } else { failure }
}

/// The same, to be moved.
pub fn invoice_move(session: &Session, typed: &str) -> Result<InvoiceMove, Failure> {
    let row = invoice(session, typed)?.row;
    Ok(InvoiceMove { id: row.id, expected_version: row.version })
}

/// A piece of work of an engagement, by its place in the list, from 1, or by its id.
pub fn piece<'v>(of: &'v EngagementView, typed: &str) -> Result<&'v WorkView, Failure> {
    let place = typed.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let found = match place {
        Some(place) => of.work.get(place),
        None => of.work.iter().find(|piece| piece.id == typed),
    };
    found.ok_or_else(|| Failure::not_found(format!("piece of work \"{typed}\" of {}", of.card.number)))
}
