//! What somebody typed about a client, checked.

use super::address::checked_email;
use super::merge::united;
use super::{ContactRole, Locale, RegisteredAddress};
use crate::problem::{Problem, Problems};
use crate::zones::ZoneId;

/// What someone typed about a client.
#[derive(Debug, Clone, Default)]
pub struct ClientDraft {
    /// Name.
    pub name: String,
    /// Zone name.
    pub zone: String,
    /// Language tag; empty for none.
    pub locale: String,
    /// Who answers for it; empty for nobody.
    pub account_manager: String,
    /// Names in helpdesks.
    pub source_names: Vec<String>,
    /// Domains and addresses.
    pub addresses: Vec<String>,
    /// Services noted by hand.
    pub services: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
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
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephone.
    pub phone: String,
    /// Keys of roles.
    pub roles: Vec<String>,
}

/// A client that passed every check, still without an id and a reseller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedClient {
    /// Name, trimmed.
    pub name: String,
    /// Zone.
    pub zone: ZoneId,
    /// Locale.
    pub locale: Option<Locale>,
    /// Who answers for it.
    pub account_manager: String,
    /// Names in helpdesks, trimmed, each once, without empty ones.
    pub source_names: Vec<String>,
    /// Registered domains and addresses, each once.
    pub addresses: Vec<RegisteredAddress>,
    /// Services noted by hand, as the names above.
    pub services: Vec<String>,
    /// Tags, as the names above.
    pub tags: Vec<String>,
    /// Notes.
    pub notes: String,
    /// Contacts.
    pub contacts: Vec<CheckedContact>,
}

/// A contact that passed every check, still without an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedContact {
    /// Name, trimmed.
    pub name: String,
    /// Addresses, each once.
    pub emails: Vec<String>,
    /// Telephone, trimmed.
    pub phone: String,
    /// Roles, each once.
    pub roles: Vec<ContactRole>,
}

/// Checks what was typed.
///
/// # Errors
/// Every [`Problem`], with the fields `name`, `zone`, `addresses.0`, `contacts.0.emails.1` and so on.
///
/// ```
/// use domain::clients::{ClientDraft, check};
/// let draft = ClientDraft { name: " ".into(), zone: "Nowhere".into(), locale: "x".into(), ..ClientDraft::default() };
/// let fields: Vec<_> = check(&draft).unwrap_err().into_iter().map(|problem| problem.field).collect();
/// assert_eq!(fields, ["name", "zone", "locale"]);
/// ```
pub fn check(draft: &ClientDraft) -> Result<CheckedClient, Vec<Problem>> {
    let mut problems = Problems::default();
    problems.require("name", &draft.name, "A client needs a name.");
    let zone = ZoneId::parse(&draft.zone).map_err(|message| problems.add("zone", message)).ok();
    let mut locale = None;
    if !draft.locale.trim().is_empty() {
        locale = Locale::parse(&draft.locale).map_err(|message| problems.add("locale", message)).ok();
    }
    let addresses = addresses(&draft.addresses, &mut problems);
    let contacts = draft.contacts.iter().enumerate();
    let contacts = contacts.map(|(index, contact)| check_contact(contact, index, &mut problems)).collect();
    problems.into_result(())?;
    Ok(CheckedClient {
        name: draft.name.trim().to_owned(),
        zone: zone.expect("a problem was added when the zone did not parse"),
        locale,
        account_manager: draft.account_manager.trim().to_owned(),
        source_names: names(&draft.source_names),
        addresses,
        services: names(&draft.services),
        tags: names(&draft.tags),
        notes: draft.notes.clone(),
        contacts,
    })
}

/// Trimmed, each once, without empty ones.
fn names(typed: &[String]) -> Vec<String> {
    let trimmed: Vec<String> =
        typed.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    united(&[], &trimmed)
}

fn addresses(typed: &[String], problems: &mut Problems) -> Vec<RegisteredAddress> {
    let mut addresses = Vec::new();
    for (index, text) in typed.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        match RegisteredAddress::parse(text) {
            Ok(address) if addresses.contains(&address) => {}
            Ok(address) => addresses.push(address),
            Err(message) => problems.add(format!("addresses.{index}"), message),
        }
    }
    addresses
}

fn check_contact(contact: &ContactDraft, index: usize, problems: &mut Problems) -> CheckedContact {
    let field = |name: &str| format!("contacts.{index}.{name}");
    problems.require(&field("name"), &contact.name, "A contact needs a name.");
    let mut emails = Vec::new();
    for (at, typed) in contact.emails.iter().enumerate().filter(|(_, typed)| !typed.trim().is_empty()) {
        match checked_email(typed) {
            Ok(email) => emails.push(email),
            Err(message) => problems.add(field(&format!("emails.{at}")), message),
        }
    }
    let mut roles = Vec::new();
    for key in &contact.roles {
        match ContactRole::parse(key.trim()) {
            Some(role) if roles.contains(&role) => {}
            Some(role) => roles.push(role),
            None => problems.add(field("roles"), format!("\"{key}\" is not a role.")),
        }
    }
    CheckedContact {
        name: contact.name.trim().to_owned(),
        emails: united(&[], &emails),
        phone: contact.phone.trim().to_owned(),
        roles,
    }
}
