//! `msp clients`.

use api::clients::{ClientSave, ClientView, ClientsList, ClientsPage, ContactView, OfId};
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
    Add(Add),
}

/// List clients
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients list --search harbour")]
pub struct List {
    /// Part of a name
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
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

/// Enter a client
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients add --name \"Harbour Logistics\" --zone Pacific/Auckland --contact \"Mere Tāmati <mere@harbour.example>\"")]
pub struct Add {
    /// Its name
    #[arg(long)]
    name: String,
    /// Its zone, an IANA name
    #[arg(long, value_name = "TZ")]
    zone: String,
    /// What a helpdesk calls it; may be given more than once
    #[arg(long = "source-name", value_name = "NAME")]
    source_names: Vec<String>,
    /// A contact, "Name <e-mail>"; may be given more than once
    #[arg(long = "contact", value_name = "CONTACT", value_parser = contact)]
    contacts: Vec<ContactView>,
    /// Anything to remember
    #[arg(long, default_value = "", hide_default_value = true)]
    notes: String,
    #[command(flatten)]
    form: Form,
}

impl Clients {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => get.run(place),
            Self::Add(add) => add.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let asked = ClientsList { search: self.search, offset: self.part.offset, limit: self.part.limit };
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

impl Add {
    fn run(self, place: &Place) -> Outcome {
        let saved = ClientSave {
            id: None,
            expected_version: 0,
            name: self.name,
            zone: self.zone,
            source_names: self.source_names,
            notes: self.notes,
            contacts: self.contacts,
        };
        place.open()?.show(self.form, "clients.save", saved, text)
    }
}

/// `Mere Tāmati <mere@harbour.example>`; a contact entered here is the technical one.
fn contact(typed: &str) -> Result<ContactView, String> {
    let (name, email) = typed
        .strip_suffix('>')
        .and_then(|rest| rest.split_once('<'))
        .ok_or("write a contact as \"Name <e-mail>\"")?;
    let (name, email) = (name.trim().to_owned(), email.trim().to_owned());
    Ok(ContactView { name, email, phone: String::new(), roles: vec!["technical".to_owned()] })
}

fn rows(page: &ClientsPage) -> String {
    let right = Side::Right;
    let left = Side::Left;
    let mut columns =
        Columns::new(&[("CLIENT", left), ("ZONE", left), ("CONTRACTS", right), ("OPEN TICKETS", right)]);
    for row in &page.rows {
        columns.row([row.name.clone(), row.zone.clone(), number(row.contracts), number(row.open_tickets)]);
    }
    if columns.is_empty() {
        return "No clients. `msp clients add` enters one, an import of tickets enters those it names."
            .to_owned();
    }
    format!("{}{}", columns.text(), count(page.total, "client", "clients"))
}

fn text(client: &ClientView) -> String {
    let mut lines = vec![client.name.clone(), format!("Zone      {}", client.zone)];
    let mut line = |head: &str, text: String| lines.push(format!("{head:<10}{text}"));
    if !client.source_names.is_empty() {
        line("Called", client.source_names.join(", "));
    }
    for contact in &client.contacts {
        let reached = [contact.email.as_str(), contact.phone.as_str()];
        let reached: Vec<&str> = reached.into_iter().filter(|way| !way.is_empty()).collect();
        line("Contact", format!("{} ({}), {}", contact.name, contact.roles.join(", "), reached.join(", ")));
    }
    line("Tickets", number(client.tickets));
    if !client.notes.is_empty() {
        line("Notes", client.notes.clone());
    }
    for flag in &client.flags {
        line("Missing", flag.clone());
    }
    line("Id", client.id.clone());
    if client.contracts.is_empty() {
        return lines.join("\n");
    }
    format!("{}\n\n{}", lines.join("\n"), contracts::rows(&client.contracts))
}
