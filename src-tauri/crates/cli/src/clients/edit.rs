//! `msp clients add` and `msp clients edit`.

use api::clients::{ClientSave, ClientView, ContactView, OfId};
use clap::Args;

use super::text;
use crate::arguments::Form;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;

/// What can be said about a client besides its name and zone.
#[derive(Args)]
struct Said {
    /// Language tag (BCP 47), such as en-NZ
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "NAME")]
    account_manager: Option<String>,
    /// The reseller it sits under: its name or its id; "" for none
    #[arg(long, value_name = "CLIENT")]
    reseller: Option<String>,
    /// What a helpdesk calls it; may be given more than once
    #[arg(long = "source-name", value_name = "NAME")]
    source_names: Vec<String>,
    /// A domain or an e-mail address its requests come from; may be given more than once
    #[arg(long = "address", value_name = "ADDRESS")]
    addresses: Vec<String>,
    /// A service it uses; may be given more than once
    #[arg(long = "service", value_name = "NAME")]
    services: Vec<String>,
    /// A tag; may be given more than once
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// A contact, "Name <e-mail, e-mail> role, role"; technical without roles; may be given more than once
    #[arg(long = "contact", value_name = "CONTACT", value_parser = contact)]
    contacts: Vec<ContactView>,
    /// Anything to remember
    #[arg(long)]
    notes: Option<String>,
}

/// Enter a client
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients add --name \"Harbour Logistics\" --zone Pacific/Auckland --address harbour.example --contact \"Mere Tāmati <mere@harbour.example> technical, billing\"")]
pub struct Add {
    /// Its name
    #[arg(long)]
    name: String,
    /// Its zone, an IANA name
    #[arg(long, value_name = "TZ")]
    zone: String,
    #[command(flatten)]
    said: Said,
    #[command(flatten)]
    form: Form,
}

/// Change a client; a list that is given takes the place of the one there was
#[derive(Args)]
#[command(after_help = "\
Example:
  msp clients edit \"Harbour Logistics\" --account-manager \"Robin Marsh\" --tag port --tag gold --reseller \"Quay Partners\"")]
pub struct Edit {
    /// Its name or its id
    client: String,
    /// Its new name
    #[arg(long)]
    name: Option<String>,
    /// Its zone, an IANA name
    #[arg(long, value_name = "TZ")]
    zone: Option<String>,
    #[command(flatten)]
    said: Said,
    #[command(flatten)]
    form: Form,
}

impl Add {
    pub fn run(self, place: &Place) -> Outcome {
        let new = ClientSave { name: self.name, zone: self.zone, ..ClientSave::default() };
        place.open()?.show(self.form, "clients.save", self.said.over(new), text)
    }
}

impl Edit {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let id = names::client(&session, &self.client)?;
        let known: ClientView = session.ask("clients.get", OfId { id })?;
        let known = ClientSave {
            id: Some(known.id),
            expected_version: known.version,
            name: self.name.unwrap_or(known.name),
            zone: self.zone.unwrap_or(known.zone),
            locale: known.locale,
            account_manager: known.account_manager,
            reseller: known.reseller,
            source_names: known.source_names,
            addresses: known.addresses,
            services: known.services,
            tags: known.tags,
            notes: known.notes,
            contacts: known.contacts,
        };
        session.show(self.form, "clients.save", self.said.over(known), text)
    }
}

impl Said {
    /// What was typed goes before what was there.
    fn over(self, known: ClientSave) -> ClientSave {
        fn list<T>(typed: Vec<T>, known: Vec<T>) -> Vec<T> {
            if typed.is_empty() { known } else { typed }
        }
        ClientSave {
            locale: self.locale.unwrap_or(known.locale),
            account_manager: self.account_manager.unwrap_or(known.account_manager),
            reseller: self.reseller.unwrap_or(known.reseller),
            source_names: list(self.source_names, known.source_names),
            addresses: list(self.addresses, known.addresses),
            services: list(self.services, known.services),
            tags: list(self.tags, known.tags),
            notes: self.notes.unwrap_or(known.notes),
            contacts: list(self.contacts, known.contacts),
            ..known
        }
    }
}

/// `Mere Tāmati <mere@harbour.example> technical, billing`
fn contact(typed: &str) -> Result<ContactView, String> {
    let (name, rest) = typed.split_once('<').unwrap_or((typed, ">"));
    let (emails, roles) =
        rest.split_once('>').ok_or("write a contact as \"Name <e-mail, e-mail> role, role\"")?;
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(',').map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    let mut roles = parts(roles);
    if roles.is_empty() {
        roles.push("technical".to_owned());
    }
    Ok(ContactView { name: name.trim().to_owned(), emails: parts(emails), roles, ..ContactView::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_name_with_addresses_and_roles() {
        let read =
            contact("Mere Tāmati <mere@harbour.example, m@quay.example> backup, approves_fees").unwrap();
        assert_eq!(read.name, "Mere Tāmati");
        assert_eq!(read.emails, ["mere@harbour.example", "m@quay.example"]);
        assert_eq!(read.roles, ["backup", "approves_fees"]);
        let read = contact("Ana").unwrap();
        assert_eq!((read.name.as_str(), read.emails.len(), read.roles.len()), ("Ana", 0, 1));
        assert!(contact("Ana <ana@x.example").is_err());
    }
}
