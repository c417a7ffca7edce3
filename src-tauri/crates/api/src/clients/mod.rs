//! Clients and their contacts.

mod wire;

pub use wire::{ClientRow, ClientSave, ClientView, ClientsList, ClientsPage, ContactView, OfId};

use crate::context::{Context, whose};
use crate::contracts;
use crate::failure::Failure;
use domain::clients::{CheckedClient, Client, ClientDraft, Contact, ContactDraft, ContactRole, check};
use domain::ids::{ClientId, ContactId};
use store::{Reading, Stored, Window};

/// Rows a list returns when nobody says how many.
const PAGE: i64 = 100;
/// More than a screen ever shows.
const MOST: i64 = 1_000;

/// A window of a list from what the wire says.
pub(crate) fn window(offset: i64, limit: i64) -> Window {
    let limit = if limit <= 0 { PAGE } else { limit.min(MOST) };
    Window {
        offset: u32::try_from(offset.max(0)).unwrap_or(u32::MAX),
        limit: u32::try_from(limit).expect("at most a thousand"),
    }
}

/// Clients by name.
pub fn list(context: &Context<'_>, of: ClientsList) -> Result<ClientsPage, Failure> {
    context.read(|tx| {
        let page = store::clients::list(tx, &of.search, window(of.offset, of.limit))?;
        let row = |row: store::clients::ClientRow| ClientRow {
            id: row.id.to_string(),
            name: row.name,
            zone: row.zone.name().to_owned(),
            contracts: i64::from(row.contracts),
            open_tickets: i64::from(row.open_tickets),
        };
        Ok(ClientsPage {
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            rows: page.rows.into_iter().map(row).collect(),
        })
    })
}

/// A client with everything around it.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn get(context: &Context<'_>, of: OfId) -> Result<ClientView, Failure> {
    context.read(|tx| {
        let id = client_ref(tx, &of.id)?;
        view(context, tx, id)
    })
}

/// Enters a client, or changes one.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Conflict` when it was changed since it was
/// read; `Taken` when its name is in use.
pub fn save(context: &Context<'_>, save: ClientSave) -> Result<ClientView, Failure> {
    let checked =
        check(&draft(&save)).map_err(|problems| Failure::invalid("The client was not saved.", problems))?;
    context.change(|tx, acts| {
        let id = match save.id.as_deref().filter(|id| !id.is_empty()) {
            Some(id) => {
                let id = client_ref(tx, id)?;
                let before = view(context, tx, id)?;
                store::clients::update(
                    tx,
                    &client(context, id, &checked),
                    save.expected_version,
                    context.now,
                )?;
                acts.changed("client", &checked.name, &before, &save);
                id
            }
            None => {
                let id = ClientId::new(context.now);
                store::clients::insert(tx, &client(context, id, &checked), whose(tx)?, context.now)?;
                acts.entered("client", &checked.name, &save);
                id
            }
        };
        view(context, tx, id)
    })
}

/// A client as people name it: its id, its name, or what a helpdesk calls it.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn client_ref(tx: &Reading<'_>, text: &str) -> Result<ClientId, Failure> {
    if let Ok(id) = text.trim().parse::<ClientId>() {
        return Ok(id);
    }
    let named = store::clients::by_name(tx, text.trim())?;
    let called = || {
        let names = store::clients::source_names(tx)?;
        let wanted = text.trim().to_lowercase();
        let found = names.into_iter().find(|(name, _)| name.to_lowercase() == wanted);
        Ok::<_, Failure>(found.map(|(_, id)| id))
    };
    let found = if named.is_some() { named } else { called()? };
    found.ok_or_else(|| Failure::not_found(format!("client \"{text}\"")))
}

fn draft(save: &ClientSave) -> ClientDraft {
    ClientDraft {
        name: save.name.clone(),
        zone: save.zone.clone(),
        source_names: save.source_names.clone(),
        notes: save.notes.clone(),
        contacts: save
            .contacts
            .iter()
            .map(|contact| ContactDraft {
                name: contact.name.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
                roles: contact.roles.clone(),
            })
            .collect(),
    }
}

fn client(context: &Context<'_>, id: ClientId, checked: &CheckedClient) -> Client {
    let contact = |(name, email, phone, roles): &(String, String, String, Vec<ContactRole>)| Contact {
        id: ContactId::new(context.now),
        name: name.clone(),
        email: email.clone(),
        phone: phone.clone(),
        roles: roles.clone(),
    };
    Client {
        id,
        name: checked.name.clone(),
        zone: checked.zone,
        source_names: checked.source_names.clone(),
        notes: checked.notes.clone(),
        contacts: checked.contacts.iter().map(contact).collect(),
    }
}

fn view(context: &Context<'_>, tx: &Reading<'_>, id: ClientId) -> Result<ClientView, Failure> {
    let stored: Stored<Client> = store::clients::get(tx, id)?;
    let client = stored.value;
    let flags = flags(&client);
    Ok(ClientView {
        id: id.to_string(),
        version: stored.version,
        name: client.name,
        zone: client.zone.name().to_owned(),
        source_names: client.source_names,
        notes: client.notes,
        contacts: client
            .contacts
            .into_iter()
            .map(|contact| ContactView {
                name: contact.name,
                email: contact.email,
                phone: contact.phone,
                roles: contact.roles.iter().map(|role| role.key().to_owned()).collect(),
            })
            .collect(),
        flags,
        contracts: contracts::of_client(context, tx, id)?,
        tickets: crate::tickets::count_of_client(tx, id)?,
    })
}

/// CyberMark §12 asks for a technical and a backup contact; every policy is easier to keep with both.
fn flags(client: &Client) -> Vec<String> {
    let has = |role| client.contacts.iter().any(|contact| contact.roles.contains(&role));
    let missing = [
        (ContactRole::Technical, "No technical contact is named."),
        (ContactRole::Backup, "No backup contact is named."),
    ];
    missing.into_iter().filter(|(role, _)| !has(*role)).map(|(_, words)| words.to_owned()).collect()
}
