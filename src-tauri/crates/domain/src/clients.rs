//! Clients: organisations the provider serves, and their contacts.

use crate::ids::{ClientId, ContactId};
use crate::problem::{Problem, Problems};
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
    /// E-mail address; may be empty.
    pub email: String,
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
    /// What helpdesks call it (`Location 143`): imports match on these.
    pub source_names: Vec<String>,
    /// Free notes.
    pub notes: String,
    /// Its contacts.
    pub contacts: Vec<Contact>,
}

/// What someone typed about a client.
#[derive(Debug, Clone, Default)]
pub struct ClientDraft {
    /// Name.
    pub name: String,
    /// Zone name.
    pub zone: String,
    /// Names in helpdesks.
    pub source_names: Vec<String>,
    /// Notes.
    pub notes: String,
    /// Contacts.
    pub contacts: Vec<ContactDraft>,
}

/// What someone typed about a contact.
#[derive(Debug, Clone, Default)]
pub struct ContactDraft {
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Keys of roles.
    pub roles: Vec<String>,
}

/// A client that passed every check, still without an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedClient {
    /// Name, trimmed.
    pub name: String,
    /// Zone.
    pub zone: ZoneId,
    /// Names in helpdesks, trimmed, without empty ones.
    pub source_names: Vec<String>,
    /// Notes.
    pub notes: String,
    /// Contacts: name, e-mail, telephone, roles.
    pub contacts: Vec<(String, String, String, Vec<ContactRole>)>,
}

/// Checks what was typed.
///
/// # Errors
/// Every [`Problem`], with the fields `name`, `zone`, `contacts.0.email` and so on.
///
/// ```
/// use domain::clients::{ClientDraft, check};
/// let draft = ClientDraft { name: " ".into(), zone: "Nowhere".into(), ..ClientDraft::default() };
/// let fields: Vec<_> = check(&draft).unwrap_err().into_iter().map(|problem| problem.field).collect();
/// assert_eq!(fields, ["name", "zone"]);
/// ```
pub fn check(draft: &ClientDraft) -> Result<CheckedClient, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("name", &draft.name, "A client needs a name.");
    let zone = ZoneId::parse(&draft.zone).map_err(|message| problems.add("zone", message)).ok();
    let mut contacts = Vec::new();
    for (index, contact) in draft.contacts.iter().enumerate() {
        contacts.push(check_contact(contact, index, &mut problems));
    }
    let trimmed = |text: &String| text.trim().to_owned();
    problems.into_result(())?;
    Ok(CheckedClient {
        name: trimmed(&draft.name),
        zone: zone.expect("a problem was added when the zone did not parse"),
        source_names: draft.source_names.iter().map(trimmed).filter(|name| !name.is_empty()).collect(),
        notes: draft.notes.clone(),
        contacts,
    })
}

fn check_contact(
    contact: &ContactDraft,
    index: usize,
    problems: &mut Problems,
) -> (String, String, String, Vec<ContactRole>) {
    let field = |name: &str| format!("contacts.{index}.{name}");
    problems.require(&field("name"), &contact.name, "A contact needs a name.");
    let email = contact.email.trim();
    if !email.is_empty() && !looks_like_an_address(email) {
        problems.add(field("email"), format!("\"{email}\" is not an e-mail address."));
    }
    let mut roles = Vec::new();
    for key in &contact.roles {
        match ContactRole::parse(key) {
            Some(role) => roles.push(role),
            None => problems.add(field("roles"), format!("\"{key}\" is not a role.")),
        }
    }
    (contact.name.trim().to_owned(), email.to_owned(), contact.phone.trim().to_owned(), roles)
}

fn looks_like_an_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    }) && !text.contains(char::is_whitespace)
}
