//! Clients: organisations the provider serves, and their contacts.

mod address;
mod check;
mod locale;
mod merge;
mod reseller;

pub use address::{RegisteredAddress, checked_email};
pub use check::{CheckedClient, CheckedContact, ClientDraft, ContactDraft, check};
pub use locale::Locale;
pub use merge::{ContactFate, Merged, merge, united, updated};
pub use reseller::{place_after_merge, refuse_cycle};

use crate::ids::{ClientId, ContactId};
use crate::zones::ZoneId;

/// What a person at a client is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactRole {
    /// Technical questions. CyberMark §12 asks for one.
    Technical,
    /// Stands in for the technical contact. CyberMark §12 asks for one.
    Backup,
    /// Invoices.
    Billing,
    /// May give permission for advanced-support fees.
    ApprovesFees,
}

impl ContactRole {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Technical, Self::Backup, Self::Billing, Self::ApprovesFees];

    /// The key used in files and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Backup => "backup",
            Self::Billing => "billing",
            Self::ApprovesFees => "approves_fees",
        }
    }

    /// What people call it: `technical`, `fee-approving`.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Backup => "backup",
            Self::Billing => "billing",
            Self::ApprovesFees => "fee-approving",
        }
    }

    /// The role of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A person at a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Full name, in its own script.
    pub name: String,
    /// E-mail addresses, the first one to be used first; may be none.
    pub emails: Vec<String>,
    /// Telephone; may be empty.
    pub phone: String,
    /// What the person is there for.
    pub roles: Vec<ContactRole>,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Its name, in its own script.
    pub name: String,
    /// The zone its people work in.
    pub zone: ZoneId,
    /// The language and region it is written to in; none where nobody said.
    pub locale: Option<Locale>,
    /// Who answers for it at the provider: a person's name; may be empty.
    pub account_manager: String,
    /// The reseller it sits under.
    pub reseller: Option<ClientId>,
    /// What helpdesks call it (`Location 143`): imports match on these.
    pub source_names: Vec<String>,
    /// Where its requests may come from (Mexxus: from registered addresses only).
    pub addresses: Vec<RegisteredAddress>,
    /// Services it uses besides those of its contracts, by name.
    pub services: Vec<String>,
    /// Words the provider sorts its clients by.
    pub tags: Vec<String>,
    /// Free notes.
    pub notes: String,
    /// Its contacts.
    pub contacts: Vec<Contact>,
}

impl Client {
    /// A client of which no more is known than its name and zone.
    pub fn named(id: ClientId, name: impl Into<String>, zone: ZoneId) -> Self {
        Self {
            id,
            name: name.into(),
            zone,
            locale: None,
            account_manager: String::new(),
            reseller: None,
            source_names: Vec::new(),
            addresses: Vec::new(),
            services: Vec::new(),
            tags: Vec::new(),
            notes: String::new(),
            contacts: Vec::new(),
        }
    }

    /// Which of the roles a policy asks for nobody at this client has (CyberMark §12).
    pub fn lacks(&self, asked: &[ContactRole]) -> Vec<ContactRole> {
        let has = |role: &ContactRole| self.contacts.iter().any(|contact| contact.roles.contains(role));
        asked.iter().copied().filter(|role| !has(role)).collect()
    }
}
