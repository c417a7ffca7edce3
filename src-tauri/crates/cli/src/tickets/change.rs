//! What is recorded about a ticket by hand.

use api::clients::OfId;
use api::tickets::{Changed, Explanation, TicketCreate, TicketExclude, TicketExplain, TicketRecord};
use clap::Args;

use crate::arguments::Form;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::tickets::explain::text;
use crate::words::count;

/// Enter a ticket
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets add --client \"Harbour Logistics\" --priority P2 --subject \"Scanner in the warehouse offline\"")]
pub struct Add {
    /// The client: its name or its id
    #[arg(long)]
    client: String,
    /// What it is about
    #[arg(long)]
    subject: String,
    /// The policy's key of its priority, or the helpdesk's word
    #[arg(long)]
    priority: String,
    /// Category, where the policy tells them apart
    #[arg(long)]
    category: Option<String>,
    /// RFC 3339, or a wall-clock time in the contract's zone; now without
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    received: String,
    #[command(flatten)]
    form: Form,
}

/// Record what happened to a ticket
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets record T-4127 staff_reply --at 2026-09-24T16:10")]
pub struct Record {
    /// Its number (T-4127, or 4127), its number in the helpdesk, or its id
    ticket: String,
    /// What happened: staff_reply, resolved, priority_changed …
    kind: String,
    /// RFC 3339, or a wall-clock time in the contract's zone; now without
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    at: String,
    /// The new priority, the agreed pace, the reason or the words, as the kind needs
    #[arg(long, default_value = "", hide_default_value = true)]
    value: String,
    #[command(flatten)]
    form: Form,
}

/// Take tickets out of attainment, for a reason of their policy
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets exclude T-4127 T-4130 --reason third_party --note \"agreed with Mere Tāmati, 2 October\"")]
pub struct Exclude {
    /// Their numbers (T-4127, or 4127), their numbers in the helpdesk, or their ids
    #[arg(required = true)]
    tickets: Vec<String>,
    /// Key of a reason of the policy
    #[arg(long, value_name = "KEY")]
    reason: String,
    /// Who approved it, and anything to remember
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    form: Form,
}

/// Take excluded tickets back into attainment
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets include T-4127")]
pub struct Include {
    /// Their numbers (T-4127, or 4127), their numbers in the helpdesk, or their ids
    #[arg(required = true)]
    tickets: Vec<String>,
    /// Anything to remember
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    form: Form,
}

/// Record why a promise was not kept, as the report will say it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp tickets cause T-4127 --cause \"Alert went to a closed queue\" --action \"Queue forwards to the desk\" --state \"done 28 Sep\"")]
pub struct Cause {
    /// Its number (T-4127, or 4127), its number in the helpdesk, or its id
    ticket: String,
    /// The cause, as the client will read it
    #[arg(long)]
    cause: String,
    /// What was done about it
    #[arg(long, default_value = "", hide_default_value = true)]
    action: String,
    /// How far that is
    #[arg(long, default_value = "", hide_default_value = true)]
    state: String,
    #[command(flatten)]
    form: Form,
}

impl Add {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = TicketCreate {
            client_id: names::client(&session, &self.client)?,
            subject: self.subject,
            priority: self.priority,
            category: self.category,
            received: self.received,
        };
        session.show(self.form, "tickets.create", asked, text)
    }
}

impl Record {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let read: Explanation = session.ask("tickets.explain", OfId { id: self.ticket })?;
        let asked = TicketRecord {
            id: read.row.id,
            expected_version: read.version,
            kind: self.kind,
            at: self.at,
            value: self.value,
        };
        session.show(self.form, "tickets.record", asked, text)
    }
}

impl Exclude {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = TicketExclude { ids: self.tickets, reason: self.reason, note: self.note };
        place.open()?.show(self.form, "tickets.exclude", asked, |changed: &Changed| {
            format!("Excluded: {}.", count(changed.count, "ticket", "tickets"))
        })
    }
}

impl Include {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = TicketExclude { ids: self.tickets, reason: String::new(), note: self.note };
        place.open()?.show(self.form, "tickets.exclude", asked, |changed: &Changed| {
            format!("Counted again: {}.", count(changed.count, "ticket", "tickets"))
        })
    }
}

impl Cause {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let read: Explanation = session.ask("tickets.explain", OfId { id: self.ticket })?;
        let asked = TicketExplain {
            id: read.row.id,
            expected_version: read.version,
            cause: self.cause,
            action: self.action,
            state: self.state,
        };
        session.show(self.form, "tickets.explain_late", asked, text)
    }
}
