//! Merging duplicates: what the one that stays becomes.

use super::{Client, Contact, ContactRole};

/// What becomes of a contact of the client that is merged away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactFate {
    /// It moves as it is.
    Moves,
    /// It is a person the winner knows already: addresses and roles are added to that contact.
    Joins,
}

/// The client that stays, with what it takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The winner as it is afterwards. Its reseller is still its own: see
    /// [`super::place_after_merge`].
    pub client: Client,
    /// The loser's contacts, in order, with what becomes of each.
    pub contacts: Vec<(Contact, ContactFate)>,
}

/// Folds `loser` into `winner`. Contacts are one person when they share an e-mail address, or when
/// neither has one and their names are the same; what the winner says goes before what the loser
/// says; the loser's name becomes one that helpdesks may use for the winner.
///
/// ```
/// use domain::clients::{Client, merge};
/// use domain::ids::ClientId;
/// use domain::time::Instant;
/// use domain::zones::ZoneId;
/// let client = |name: &str| Client::named(ClientId::new(Instant::from_unix(0)), name, ZoneId::UTC);
/// let merged = merge(&client("Harbour Logistics"), &client("Harbour Logistics Ltd"));
/// assert_eq!(merged.client.name, "Harbour Logistics");
/// assert_eq!(merged.client.source_names, ["Harbour Logistics Ltd"]);
/// ```
pub fn merge(winner: &Client, loser: &Client) -> Merged {
    let mut client = winner.clone();
    let mut fates = Vec::new();
    for contact in &loser.contacts {
        let known = client.contacts.iter_mut().find(|known| same_person(known, contact));
        let fate = if known.is_some() { ContactFate::Joins } else { ContactFate::Moves };
        match known {
            Some(known) => join(known, contact),
            None => client.contacts.push(contact.clone()),
        }
        fates.push((contact.clone(), fate));
    }
    let called = loser.source_names.iter().chain([&loser.name]).filter(|name| !same(name, &client.name));
    client.source_names = united(&client.source_names, called);
    client.services = united(&client.services, &loser.services);
    client.tags = united(&client.tags, &loser.tags);
    for address in &loser.addresses {
        if !client.addresses.contains(address) {
            client.addresses.push(address.clone());
        }
    }
    client.locale = client.locale.or_else(|| loser.locale.clone());
    if client.account_manager.is_empty() {
        client.account_manager.clone_from(&loser.account_manager);
    }
    let notes = [client.notes.trim(), loser.notes.trim()];
    client.notes = notes.into_iter().filter(|notes| !notes.is_empty()).collect::<Vec<_>>().join("\n\n");
    Merged { client, contacts: fates }
}

/// Adds to a known client what a file says of it: what the file says goes before what is known, lists
/// and contacts are united, what the file leaves empty stays. Also what of it changes, in words;
/// nothing changes the second time.
pub fn updated(known: &Client, said: &Client) -> (Client, Vec<&'static str>) {
    let known_notes = known.notes.trim();
    let base = Client {
        zone: said.zone,
        locale: said.locale.clone().or_else(|| known.locale.clone()),
        account_manager: or(&said.account_manager, &known.account_manager),
        notes: or(said.notes.trim(), known_notes),
        ..known.clone()
    };
    let mut after = merge(&base, &Client { notes: String::new(), ..said.clone() }).client;
    for contact in &said.contacts {
        if let Some(known) = after.contacts.iter_mut().find(|known| same_person(known, contact)) {
            known.name.clone_from(&contact.name);
            known.phone = or(&contact.phone, &known.phone);
            known.roles.sort_by_key(|role| ContactRole::ALL.iter().position(|other| other == role));
        }
    }
    let differs = [
        ("zone", after.zone != known.zone),
        ("locale", after.locale != known.locale),
        ("account manager", after.account_manager != known.account_manager),
        ("helpdesk names", after.source_names != known.source_names),
        ("registered addresses", after.addresses != known.addresses),
        ("services", after.services != known.services),
        ("tags", after.tags != known.tags),
        ("notes", after.notes != known_notes),
        ("contacts", after.contacts != known.contacts),
    ];
    let changes = differs.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect();
    (after, changes)
}

fn or(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { first.to_owned() }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn same_person(one: &Contact, other: &Contact) -> bool {
    if one.emails.is_empty() && other.emails.is_empty() {
        return same(&one.name, &other.name);
    }
    one.emails.iter().any(|email| other.emails.iter().any(|theirs| same(email, theirs)))
}

fn join(known: &mut Contact, other: &Contact) {
    known.emails = united(&known.emails, &other.emails);
    if known.phone.is_empty() {
        known.phone.clone_from(&other.phone);
    }
    for role in &other.roles {
        if !known.roles.contains(role) {
            known.roles.push(*role);
        }
    }
}

/// Two lists of names as one, the first list first, each name once whatever its case.
pub fn united<'a>(first: &'a [String], more: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in first.iter().chain(more) {
        if !all.iter().any(|known| same(known, name)) {
            all.push(name.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::RegisteredAddress;
    use crate::ids::{ClientId, ContactId};
    use crate::time::Instant;
    use crate::zones::ZoneId;

    fn contact(name: &str, emails: &[&str], roles: &[ContactRole]) -> Contact {
        let emails = emails.iter().map(|email| (*email).to_owned()).collect();
        let id = ContactId::new(Instant::from_unix(0));
        Contact { id, name: name.to_owned(), emails, phone: String::new(), roles: roles.to_vec() }
    }

    fn client(name: &str, contacts: Vec<Contact>) -> Client {
        Client { contacts, ..Client::named(ClientId::new(Instant::from_unix(0)), name, ZoneId::UTC) }
    }

    #[test]
    fn a_contact_with_a_known_address_joins_and_one_without_moves() {
        let mere = contact("Mere Tāmati", &["mere@harbour.example"], &[ContactRole::Technical]);
        let winner = client("Harbour", vec![mere.clone(), contact("Desk", &[], &[])]);
        let again =
            contact("M. Tamati", &["old@harbour.example", "MERE@harbour.example"], &[ContactRole::Billing]);
        let ana = contact("Ana", &["ana@harbour.example"], &[]);
        let merged = merge(&winner, &client("Harbour Ltd", vec![again, ana, contact("desk", &[], &[])]));
        let fates: Vec<_> = merged.contacts.iter().map(|(_, fate)| *fate).collect();
        assert_eq!(fates, [ContactFate::Joins, ContactFate::Moves, ContactFate::Joins]);
        let names: Vec<_> = merged.client.contacts.iter().map(|contact| contact.name.as_str()).collect();
        assert_eq!(names, ["Mere Tāmati", "Desk", "Ana"]);
        let joined = &merged.client.contacts[0];
        assert_eq!(joined.id, mere.id, "the person keeps its identity");
        assert_eq!(joined.emails, ["mere@harbour.example", "old@harbour.example"]);
        assert_eq!(joined.roles, [ContactRole::Technical, ContactRole::Billing]);
    }

    #[test]
    fn lists_are_united_once_and_what_the_winner_says_goes_first() {
        let address = |text: &str| RegisteredAddress::parse(text).unwrap();
        let winner = Client {
            tags: vec!["Gold".into()],
            addresses: vec![address("harbour.example")],
            account_manager: "Robin".into(),
            notes: "Ours.".into(),
            ..client("Harbour", vec![])
        };
        let loser = Client {
            tags: vec!["gold".into(), "Port".into()],
            addresses: vec![address("harbour.example"), address("x@quay.example")],
            account_manager: "Alex".into(),
            source_names: vec!["Location 7".into(), "HARBOUR".into()],
            notes: "Theirs.".into(),
            ..client("Harbour Ltd", vec![])
        };
        let client = merge(&winner, &loser).client;
        assert_eq!(client.tags, ["Gold", "Port"]);
        assert_eq!(client.addresses.len(), 2);
        assert_eq!(client.account_manager, "Robin");
        assert_eq!(client.source_names, ["Location 7", "Harbour Ltd"], "its own name is no other name");
        assert_eq!(client.notes, "Ours.\n\nTheirs.");
    }

    #[test]
    fn a_merge_with_somebody_above_or_below_leaves_no_circle() {
        let id = |n| ClientId::new(Instant::from_unix(n));
        let (top, middle) = (id(1), id(2));
        let under = |reseller| Client { reseller, ..client("C", vec![]) };
        let (winner, loser) = (under(Some(middle)), under(Some(top)));
        let place = super::super::place_after_merge;
        assert_eq!(
            place(&winner, &loser, &[middle, loser.id, top], &[top]),
            Some(top),
            "it takes the place above"
        );
        let loser = under(Some(winner.id));
        assert_eq!(
            place(&under(None), &under(Some(top)), &[], &[top]),
            Some(top),
            "it has no reseller of its own"
        );
        let winner = Client { reseller: None, ..winner };
        assert_eq!(place(&winner, &loser, &[], &[winner.id]), None, "it is not put below itself");
    }
}
