//! Clients as a file that [`super::read`] takes.

use super::{COLUMNS, FileClient};
use domain::clients::ContactDraft;

/// Writes clients with their contacts: one row a contact, one row for a client without any.
pub fn write(clients: &[FileClient]) -> Vec<u8> {
    crate::lists::csv(&COLUMNS, clients.iter().flat_map(rows))
}

fn rows(client: &FileClient) -> Vec<Vec<String>> {
    let nobody = [ContactDraft::default()];
    let contacts = if client.draft.contacts.is_empty() { &nobody[..] } else { &client.draft.contacts[..] };
    let row = |contact: &ContactDraft| {
        let draft = &client.draft;
        vec![
            draft.name.clone(),
            draft.zone.clone(),
            draft.locale.clone(),
            draft.account_manager.clone(),
            client.reseller.clone(),
            listed(&draft.tags),
            listed(&draft.addresses),
            listed(&draft.services),
            listed(&draft.source_names),
            draft.notes.clone(),
            contact.name.clone(),
            listed(&contact.emails),
            contact.phone.clone(),
            listed(&contact.roles),
        ]
    };
    contacts.iter().map(row).collect()
}

fn listed(texts: &[String]) -> String {
    let escaped = texts.iter().map(|text| text.replace('\\', "\\\\").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join("|")
}
