//! Entering and changing a client.

use super::client_ref;
use super::view::view;
use super::wire::{ClientSave, ClientView};
use crate::context::{Context, whose};
use crate::failure::Failure;
use domain::clients::{
    CheckedClient, CheckedContact, Client, ClientDraft, Contact, ContactDraft, RegisteredAddress, check,
    refuse_cycle,
};
use domain::ids::{ClientId, ContactId};
use domain::problem::Problems;
use store::Writing;

/// Enters a client, or changes one.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem, an address or helpdesk name of another
/// client among them; `Conflict` when it was changed since it was read; `Taken` when its name is in
/// use.
pub fn save(context: &Context<'_>, save: ClientSave) -> Result<ClientView, Failure> {
    let mut problems = Problems::default();
    let checked = check(&draft(&save)).map_err(|found| problems.extend(found)).ok();
    context.change(|tx, acts| {
        let given = save.id.as_deref().filter(|id| !id.is_empty());
        let known = given.map(|id| client_ref(tx, id)).transpose()?;
        let id = known.unwrap_or_else(|| ClientId::new(context.now));
        let reseller = reseller(tx, id, &save, &mut problems)?;
        if let Some(checked) = &checked {
            owned_elsewhere(tx, id, &checked.addresses, &checked.source_names, "", &mut problems)?;
        }
        let problems = std::mem::take(&mut problems);
        problems
            .into_result(())
            .map_err(|problems| Failure::invalid("The client was not saved.", problems))?;
        let checked = checked.as_ref().expect("a problem was noted when it did not pass");
        let client = client(context, id, checked, reseller, &contact_ids(&save));
        match known {
            Some(_) => {
                let before = view(context, tx, id)?;
                store::clients::update(tx, &client, save.expected_version, context.now)?;
                let after = view(context, tx, id)?;
                acts.changed("client", &checked.name, &before, &after);
                return Ok(after);
            }
            None => {
                store::clients::insert(tx, &client, whose(tx)?, context.now)?;
            }
        }
        let after = view(context, tx, id)?;
        acts.entered("client", &checked.name, &after);
        Ok(after)
    })
}

/// The reseller that was named, unless it would come to stand above itself.
fn reseller(
    tx: &Writing<'_>,
    id: ClientId,
    save: &ClientSave,
    problems: &mut Problems,
) -> Result<Option<ClientId>, Failure> {
    if save.reseller.trim().is_empty() {
        return Ok(None);
    }
    let Ok(reseller) = client_ref(tx, &save.reseller) else {
        problems.add("reseller", format!("There is no client \"{}\". Enter it first.", save.reseller.trim()));
        return Ok(None);
    };
    let mut above = vec![(reseller, store::clients::name_of(tx, reseller)?)];
    above.extend(store::clients::above(tx, reseller)?);
    if let Err(message) = refuse_cycle(id, save.name.trim(), &above) {
        problems.add("reseller", message);
    }
    Ok(Some(reseller))
}

/// Notes every address and helpdesk name that is another client's, and whose. `line` stands in
/// front of the messages, for files.
pub(super) fn owned_elsewhere(
    tx: &Writing<'_>,
    id: ClientId,
    addresses: &[RegisteredAddress],
    source_names: &[String],
    line: &str,
    problems: &mut Problems,
) -> Result<(), Failure> {
    for (index, address) in addresses.iter().enumerate() {
        if let Some(other) = store::clients::owner_of_address(tx, address)?.filter(|other| *other != id) {
            let (address, other) = (address.in_words(), store::clients::name_of(tx, other)?);
            problems.add(
                format!("addresses.{index}"),
                format!("{line}{address} is registered for {other}. An address means one client."),
            );
        }
    }
    for (index, name) in source_names.iter().enumerate() {
        if let Some(other) = store::clients::owner_of_source_name(tx, name)?.filter(|other| *other != id) {
            let other = store::clients::name_of(tx, other)?;
            problems.add(
                format!("source_names.{index}"),
                format!("{line}\"{name}\" already means {other}. A helpdesk name means one client."),
            );
        }
    }
    Ok(())
}

fn draft(save: &ClientSave) -> ClientDraft {
    ClientDraft {
        name: save.name.clone(),
        zone: save.zone.clone(),
        locale: save.locale.clone(),
        account_manager: save.account_manager.clone(),
        source_names: save.source_names.clone(),
        addresses: save.addresses.clone(),
        services: save.services.clone(),
        tags: save.tags.clone(),
        notes: save.notes.clone(),
        contacts: save
            .contacts
            .iter()
            .map(|contact| ContactDraft {
                name: contact.name.clone(),
                emails: contact.emails.clone(),
                phone: contact.phone.clone(),
                roles: contact.roles.clone(),
            })
            .collect(),
    }
}

/// The ids of contacts that are kept; none for new ones.
fn contact_ids(save: &ClientSave) -> Vec<Option<ContactId>> {
    save.contacts.iter().map(|contact| contact.id.parse().ok()).collect()
}

/// A client from what was checked; contacts without an id are new.
pub(super) fn client(
    context: &Context<'_>,
    id: ClientId,
    checked: &CheckedClient,
    reseller: Option<ClientId>,
    contact_ids: &[Option<ContactId>],
) -> Client {
    let contact = |(index, contact): (usize, &CheckedContact)| Contact {
        id: contact_ids.get(index).copied().flatten().unwrap_or_else(|| ContactId::new(context.now)),
        name: contact.name.clone(),
        emails: contact.emails.clone(),
        phone: contact.phone.clone(),
        roles: contact.roles.clone(),
    };
    Client {
        locale: checked.locale.clone(),
        account_manager: checked.account_manager.clone(),
        reseller,
        source_names: checked.source_names.clone(),
        addresses: checked.addresses.clone(),
        services: checked.services.clone(),
        tags: checked.tags.clone(),
        notes: checked.notes.clone(),
        contacts: checked.contacts.iter().enumerate().map(contact).collect(),
        ..Client::named(id, checked.name.clone(), checked.zone)
    }
}
