//! `msp clients`.

mod edit;
mod files;
mod merge;

use api::clients::{ClientView, ClientsList, ClientsPage, OfId};
use clap::{Args, Subcommand};

use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::contracts;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{count, number};

/// The organisations that are served
#[derive(Subcommand)]
pub enum Clients {
    List(List),
    Get(Get),
    Add(edit::Add),
    Edit(edit::Edit),
    Merge(merge::Merge),
    Import(files::Import),
    Export(files::Export),
}

/// Which clients are meant.
#[derive(Args)]
pub struct Filter {
    /// Part of a name, a contact, an address, a helpdesk name or a tag
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    /// With this tag
    #[arg(long, value_name = "TAG", default_value = "", hide_default_value = true)]
    tag: String,
    /// Of this account manager
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    account_manager: String,
    /// Only those that lack a contact their policy asks for
    #[arg(long)]
    flagged: bool,
}

/// List clients
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp clients list --search harbour
  msp clients list --flagged --account-manager \"Robin Marsh\" --json")]
pub struct List {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show a client with its contacts and contracts
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients get \"Harbour Logistics\"")]
pub struct Get {
    /// Its name or its id
    client: String,
    #[command(flatten)]
    form: Form,
}

impl Clients {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => get.run(place),
            Self::Add(add) => add.run(place),
            Self::Edit(edit) => edit.run(place),
            Self::Merge(merge) => merge.run(place),
            Self::Import(import) => import.run(place),
            Self::Export(export) => export.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let asked = ClientsList {
            search: self.filter.search,
            tag: self.filter.tag,
            account_manager: self.filter.account_manager,
            flagged: self.filter.flagged,
            offset: self.part.offset,
            limit: self.part.limit,
        };
        place.open()?.show(self.form, "clients.list", asked, rows)
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let id = names::client(&session, &self.client)?;
        session.show(self.form, "clients.get", OfId { id }, text)
    }
}

fn rows(page: &ClientsPage) -> String {
    let right = Side::Right;
    let left = Side::Left;
    let mut columns = Columns::new(&[
        ("CLIENT", left),
        ("ACCOUNT MANAGER", left),
        ("TAGS", left),
        ("ZONE", left),
        ("CONTRACTS", right),
        ("OPEN TICKETS", right),
        ("MISSING", left),
    ]);
    for row in &page.rows {
        columns.row([
            row.name.clone(),
            row.account_manager.clone(),
            row.tags.join(", "),
            row.zone.clone(),
            number(row.contracts),
            number(row.open_tickets),
            row.flags.join(" "),
        ]);
    }
    if columns.is_empty() {
        return "No clients. `msp clients add` enters one, an import of tickets enters those it names."
            .to_owned();
    }
    format!("{}{}", columns.text(), count(page.total, "client", "clients"))
}

fn text(client: &ClientView) -> String {
    let mut lines = vec![client.name.clone(), format!("Zone      {}", client.zone)];
    let mut line = |head: &str, text: String| {
        if !text.is_empty() {
            lines.push(format!("{head:<10}{text}"));
        }
    };
    line("Locale", client.locale.clone());
    line("Manager", client.account_manager.clone());
    line("Under", client.above.iter().map(|above| above.name.as_str()).collect::<Vec<_>>().join(" > "));
    for below in &client.below {
        let indent = "  ".repeat(usize::try_from(below.depth - 1).unwrap_or(0));
        line("Above", format!("{indent}{}", below.name));
    }
    line("Called", client.source_names.join(", "));
    line("Addresses", client.addresses.join(", "));
    line("Tags", client.tags.join(", "));
    for contact in &client.contacts {
        let reached = [contact.emails.join(", "), contact.phone.clone()];
        let reached: Vec<String> = reached.into_iter().filter(|way| !way.is_empty()).collect();
        line("Contact", format!("{} ({}), {}", contact.name, contact.roles.join(", "), reached.join(", ")));
    }
    for service in &client.services_in_use {
        let count = number(service.count);
        line("Uses", format!("{}, {count} {} ({})", service.name, service.unit, service.contract));
    }
    line("Uses", client.services.join(", "));
    line("Tickets", number(client.tickets));
    line("Notes", client.notes.clone());
    for flag in &client.flags {
        line("Missing", flag.clone());
    }
    line("Id", client.id.clone());
    if client.contracts.is_empty() {
        return lines.join("\n");
    }
    format!("{}\n\n{}", lines.join("\n"), contracts::rows(&client.contracts))
}
