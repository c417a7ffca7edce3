//! Merging two clients that are one.

use super::client_ref;
use super::view::view;
use super::wire::{ClientLine, ClientView, MergeOf, MergePreview, MergedContact};
use crate::context::Context;
use crate::failure::{Code, Failure};
use domain::clients::{Client, ContactFate, Merged, place_after_merge};
use domain::contracts::number_in_words;
use domain::ids::ClientId;
use store::{Reading, Stored};

/// The two, and what the one that stays becomes.
struct Plan {
    winner: Stored<Client>,
    loser: Stored<Client>,
    merged: Merged,
}

/// What a merge would move, before it is done.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] when both are the same client.
pub fn merge_preview(context: &Context<'_>, of: MergeOf) -> Result<MergePreview, Failure> {
    context.read(|tx| {
        let plan = plan(tx, &of)?;
        preview(tx, &plan)
    })
}

/// Merges one client into another: contacts, names, addresses, tags, services, contracts and tickets
/// move, the emptied client gets a tombstone that points at the one that goes on. Issued reports stay
/// as they are.
///
/// # Errors
/// As [`merge_preview`]; [`Code::Conflict`] when either was changed since it was read.
pub fn merge(context: &Context<'_>, of: MergeOf) -> Result<ClientView, Failure> {
    context.change(|tx, acts| {
        let plan = plan(tx, &of)?;
        unchanged(&plan.winner, of.winner_version)?;
        unchanged(&plan.loser, of.loser_version)?;
        let (winner, loser) = (plan.winner.value.id, plan.loser.value.id);
        let before = (view(context, tx, winner)?, view(context, tx, loser)?);
        let moved = preview(tx, &plan)?;
        store::clients::fold_into(
            tx,
            &plan.merged.client,
            of.winner_version,
            loser,
            of.loser_version,
            context.now,
        )?;
        let after = view(context, tx, winner)?;
        acts.changed("client", &after.name, &before.0, &after);
        acts.changed("client", &before.1.name, &before.1, &moved);
        Ok(after)
    })
}

fn plan(tx: &Reading<'_>, of: &MergeOf) -> Result<Plan, Failure> {
    let (winner, loser) = (client_ref(tx, &of.winner_id)?, client_ref(tx, &of.loser_id)?);
    if winner == loser {
        return Err(Failure::field("loser_id", "A client cannot be merged with itself. Choose another one."));
    }
    let (winner, loser) = (store::clients::get(tx, winner)?, store::clients::get(tx, loser)?);
    let mut merged = domain::clients::merge(&winner.value, &loser.value);
    let ids = |of: ClientId| -> Result<Vec<ClientId>, Failure> {
        Ok(store::clients::above(tx, of)?.into_iter().map(|(id, _)| id).collect())
    };
    merged.client.reseller =
        place_after_merge(&winner.value, &loser.value, &ids(winner.value.id)?, &ids(loser.value.id)?);
    Ok(Plan { winner, loser, merged })
}

fn unchanged(client: &Stored<Client>, expected: i64) -> Result<(), Failure> {
    if client.version == expected {
        return Ok(());
    }
    Err(Failure::new(
        Code::Conflict,
        format!(
            "{} was changed by someone else: version {} is stored, version {expected} was expected.",
            client.value.name, client.version
        ),
        "Look at the newer version, then decide whether they are still to be merged.",
    ))
}

fn preview(tx: &Reading<'_>, plan: &Plan) -> Result<MergePreview, Failure> {
    let (winner, loser, merged) = (&plan.winner.value, &plan.loser.value, &plan.merged.client);
    let stands = store::clients::to_be_moved(tx, loser.id)?;
    let below = store::clients::below(tx, loser.id)?;
    let line = |client: &Client| ClientLine { id: client.id.to_string(), name: client.name.clone() };
    let added = |after: &[String], before: &[String]| -> Vec<String> {
        after.iter().filter(|name| !before.contains(name)).cloned().collect()
    };
    let addresses = merged.addresses.iter().filter(|address| !winner.addresses.contains(address));
    Ok(MergePreview {
        winner: line(winner),
        winner_version: plan.winner.version,
        loser: line(loser),
        loser_version: plan.loser.version,
        contacts: plan
            .merged
            .contacts
            .iter()
            .map(|(contact, fate)| MergedContact {
                name: contact.name.clone(),
                emails: contact.emails.clone(),
                joins: *fate == ContactFate::Joins,
            })
            .collect(),
        source_names: added(&merged.source_names, &winner.source_names),
        addresses: addresses.map(domain::clients::RegisteredAddress::in_words).collect(),
        tags: added(&merged.tags, &winner.tags),
        services: added(&merged.services, &winner.services),
        contracts: stands.contracts.into_iter().map(number_in_words).collect(),
        tickets: i64::try_from(stands.tickets).unwrap_or(i64::MAX),
        below: below
            .into_iter()
            .filter(|branch| branch.depth == 1 && branch.id != winner.id)
            .map(|branch| branch.name)
            .collect(),
        reseller: merged.reseller.map(|id| store::clients::name_of(tx, id)).transpose()?.unwrap_or_default(),
    })
}
