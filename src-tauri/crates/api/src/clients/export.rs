//! Clients to files: whole, as an import takes them, or the list as it is filtered.

use super::list::{filter, row};
use super::wire::{ClientsExport, ClientsList};
use crate::context::Context;
use crate::failure::Failure;
use crate::files::write_beside;
use crate::reports::Saved;
use documents::clients::FileClient;
use domain::clients::{Client, ClientDraft, ContactDraft, Locale, RegisteredAddress};
use std::path::Path;
use store::{Reading, Window};

/// All there are.
const ALL: Window = Window { offset: 0, limit: u32::MAX };

/// Writes the clients with their contacts as a file that [`super::import`] takes.
///
/// # Errors
/// [`crate::failure::Code::File`] when it cannot be written; no half file is left.
pub fn export(context: &Context<'_>, of: ClientsExport) -> Result<Saved, Failure> {
    let file = context.read(|tx| {
        let page = store::clients::list(tx, &filter(context, tx, &asked(&of))?, ALL)?;
        let clients = page.rows.iter().map(|row| file_client(tx, store::clients::get(tx, row.id)?.value));
        let clients: Vec<FileClient> = clients.collect::<Result<_, Failure>>()?;
        Ok::<_, Failure>(documents::clients::write(&clients))
    })?;
    written(&of.path, &file)
}

/// Writes the list of clients with the columns it shows.
///
/// # Errors
/// As [`export`].
pub fn save_list(context: &Context<'_>, of: ClientsExport) -> Result<Saved, Failure> {
    let page = context
        .read(|tx| Ok::<_, Failure>(store::clients::list(tx, &filter(context, tx, &asked(&of))?, ALL)?))?;
    let heads =
        ["Client", "Account manager", "Reseller", "Tags", "Zone", "Contracts", "Open tickets", "Missing"];
    let cells = page.rows.into_iter().map(row).map(|row| {
        vec![
            row.name,
            row.account_manager,
            row.reseller,
            row.tags.join(", "),
            row.zone,
            row.contracts.to_string(),
            row.open_tickets.to_string(),
            row.flags.join(" "),
        ]
    });
    written(&of.path, &documents::lists::csv(&heads, cells))
}

fn asked(of: &ClientsExport) -> ClientsList {
    ClientsList {
        search: of.search.clone(),
        tag: of.tag.clone(),
        account_manager: of.account_manager.clone(),
        flagged: of.flagged,
        offset: 0,
        limit: 0,
    }
}

fn written(path: &str, file: &[u8]) -> Result<Saved, Failure> {
    if path.trim().is_empty() {
        return Err(Failure::field("path", "Say where the file is to be written."));
    }
    write_beside(Path::new(path), file)?;
    Ok(Saved { path: path.to_owned() })
}

fn file_client(tx: &Reading<'_>, client: Client) -> Result<FileClient, Failure> {
    let reseller = client.reseller.map(|id| store::clients::name_of(tx, id)).transpose()?;
    let contacts = client.contacts.into_iter().map(|contact| ContactDraft {
        name: contact.name,
        emails: contact.emails,
        phone: contact.phone,
        roles: contact.roles.iter().map(|role| role.key().to_owned()).collect(),
    });
    let draft = ClientDraft {
        name: client.name,
        zone: client.zone.name().to_owned(),
        locale: client.locale.as_ref().map_or("", Locale::tag).to_owned(),
        account_manager: client.account_manager,
        source_names: client.source_names,
        addresses: client.addresses.iter().map(RegisteredAddress::in_words).collect(),
        services: client.services,
        tags: client.tags,
        notes: client.notes,
        contacts: contacts.collect(),
    };
    Ok(FileClient { draft, reseller: reseller.unwrap_or_default(), ..FileClient::default() })
}
