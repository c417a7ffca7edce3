//! A client with everything around it.

use super::client_ref;
use super::flags::sentences;
use super::wire::{BranchView, ClientHistoryOf, ClientLine, ClientView, ContactView, OfId, ServiceInUse};
use crate::context::Context;
use crate::failure::Failure;
use crate::history::HistoryPage;
use crate::{contracts, sla};
use domain::clients::{Client, ContactRole, Locale, RegisteredAddress};
use domain::contracts::{ContractStatus, number_in_words};
use domain::ids::ClientId;
use store::contracts::{ContractFilter, ContractRow};
use store::{Reading, Stored, Window};

/// More contracts than one client has.
const ALL: Window = Window { offset: 0, limit: 1_000 };

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

/// What was done with a client, under all of its names, newest first.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn history(context: &Context<'_>, of: ClientHistoryOf) -> Result<HistoryPage, Failure> {
    context.read(|tx| {
        let id = client_ref(tx, &of.id)?;
        let name = store::clients::name_of(tx, id)?;
        let page = store::audit::of_client(tx, id, &name, super::window(of.offset, of.limit))?;
        crate::history::page_of(context, tx, page)
    })
}

pub(super) fn view(context: &Context<'_>, tx: &Reading<'_>, id: ClientId) -> Result<ClientView, Failure> {
    let stored: Stored<Client> = store::clients::get(tx, id)?;
    let client = stored.value;
    let in_force = in_force(context, tx, id)?;
    let line = |(id, name): (ClientId, String)| ClientLine { id: id.to_string(), name };
    Ok(ClientView {
        id: id.to_string(),
        version: stored.version,
        flags: sentences(&client.lacks(&asked_of(context, tx, &in_force, id)?)),
        services_in_use: services(tx, &in_force)?,
        above: store::clients::above(tx, id)?.into_iter().rev().map(line).collect(),
        below: store::clients::below(tx, id)?
            .into_iter()
            .map(|branch| BranchView {
                id: branch.id.to_string(),
                name: branch.name,
                depth: i64::from(branch.depth),
            })
            .collect(),
        reseller: client.reseller.map(|id| store::clients::name_of(tx, id)).transpose()?.unwrap_or_default(),
        contracts: contracts::of_client(context, tx, id)?,
        tickets: crate::tickets::count_of_client(tx, id)?,
        zone: client.zone.name().to_owned(),
        locale: client.locale.as_ref().map_or("", Locale::tag).to_owned(),
        addresses: client.addresses.iter().map(RegisteredAddress::in_words).collect(),
        contacts: client.contacts.iter().map(contact).collect(),
        name: client.name,
        account_manager: client.account_manager,
        source_names: client.source_names,
        services: client.services,
        tags: client.tags,
        notes: client.notes,
    })
}

fn contact(contact: &domain::clients::Contact) -> ContactView {
    ContactView {
        id: contact.id.to_string(),
        name: contact.name.clone(),
        emails: contact.emails.clone(),
        phone: contact.phone.clone(),
        roles: contact.roles.iter().map(|role| role.key().to_owned()).collect(),
    }
}

/// The contracts of a client that hold today.
fn in_force(context: &Context<'_>, tx: &Reading<'_>, id: ClientId) -> Result<Vec<ContractRow>, Failure> {
    let filter = ContractFilter {
        client: Some(id),
        status: Some(ContractStatus::Active),
        ..ContractFilter::default()
    };
    let mut rows = store::contracts::list(tx, &filter, ALL)?.rows;
    rows.retain(|row| {
        let today = context.zone(row.zone).date(context.now);
        row.starts_on <= today && row.ends_on.is_none_or(|last| today <= last)
    });
    Ok(rows)
}

/// The roles their policies and add-ons ask for, each once.
fn asked_of(
    context: &Context<'_>,
    tx: &Reading<'_>,
    in_force: &[ContractRow],
    client: ClientId,
) -> Result<Vec<ContactRole>, Failure> {
    let added = super::flags::added(context, tx)?.into_iter().filter(|(of, _)| *of == client);
    let mut asked: Vec<ContactRole> = added.map(|(_, role)| role).collect();
    for contract in in_force {
        asked.extend(
            sla::laid_out(context, tx, contract.policy_version)?.policy.terms.required_contacts.iter(),
        );
    }
    Ok(ContactRole::ALL.into_iter().filter(|role| asked.contains(role)).collect())
}

fn services(tx: &Reading<'_>, in_force: &[ContractRow]) -> Result<Vec<ServiceInUse>, Failure> {
    let mut services = Vec::new();
    for contract in in_force {
        for line in store::contracts::get(tx, contract.id)?.value.services {
            services.push(ServiceInUse {
                name: line.name,
                count: i64::from(line.count),
                unit: line.unit,
                contract_id: contract.id.to_string(),
                contract: number_in_words(contract.number),
            });
        }
    }
    Ok(services)
}
