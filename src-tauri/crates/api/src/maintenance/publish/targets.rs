//! The places calendars are published in.

use super::wire::{PublishRunView, PublishTargetSave, PublishTargetView, PublishTargets};
use crate::clients::client_ref;
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::maintenance::Removal;
use crate::wire::{Choice, Moment, Nothing};
use domain::ids::{CaldavServerId, PublishTargetId};
use domain::maintenance::{Place, PublishTarget, Scope, TargetDraft, check_target};
use domain::zones::Zone;
use std::path::Path;
use store::maintenance::publishing::{self, Run};
use store::{Reading, Stored, Writing};

/// All targets by name, each with its last run.
///
/// # Errors
/// Those of the file.
pub fn targets(context: &Context<'_>, _: Nothing) -> Result<PublishTargets, Failure> {
    context.read(|tx| listed(context, tx))
}

fn listed(context: &Context<'_>, tx: &Reading<'_>) -> Result<PublishTargets, Failure> {
    let provider = the_provider(tx)?.value;
    let zone = context.zone(provider.zone);
    let today = zone.date(context.now);
    let mut clients: Vec<Choice> = store::maintenance::parties(tx, today)?
        .into_iter()
        .map(|party| Choice { key: party.client.to_string(), name: party.name })
        .collect();
    clients.dedup_by(|one, other| one.key == other.key);
    let servers = store::caldav::all(tx)?.into_iter();
    let rows = publishing::targets(tx)?;
    Ok(PublishTargets {
        rows: rows.into_iter().map(|row| view(tx, row, &clients, &zone)).collect::<Result<_, _>>()?,
        services: publishing::services(tx)?,
        servers: servers.map(|row| Choice { key: row.value.id.to_string(), name: row.value.name }).collect(),
        clients,
    })
}

fn view(
    tx: &Reading<'_>,
    row: Stored<PublishTarget>,
    clients: &[Choice],
    zone: &Zone,
) -> Result<PublishTargetView, Failure> {
    let Stored { value: target, version, belongs: _, changed: _ } = row;
    let client_id = match &target.scope {
        Scope::Client(client) => client.to_string(),
        Scope::All | Scope::Service(_) | Scope::EachClient => String::new(),
    };
    let (shows, service) = match &target.scope {
        Scope::All => ("all windows".to_owned(), String::new()),
        Scope::EachClient => ("a calendar for each client".to_owned(), String::new()),
        Scope::Service(service) => (service.clone(), service.clone()),
        Scope::Client(_) => {
            let named = clients.iter().find(|choice| choice.key == client_id);
            (named.map_or("a client that was removed", |choice| &choice.name).to_owned(), String::new())
        }
    };
    Ok(PublishTargetView {
        id: target.id.to_string(),
        version,
        kind: target.place.key().to_owned(),
        place: target.place.path().to_owned(),
        server_id: match &target.place {
            Place::File(_) | Place::Folder(_) => String::new(),
            Place::Collection { server, .. } => server.to_string(),
        },
        scope: target.scope.key().to_owned(),
        client_id,
        service,
        shows,
        redacted: target.redacted,
        is_notice: target.is_notice,
        months: target.months,
        resources: u32::try_from(publishing::resources(tx, target.id)?.len()).unwrap_or(u32::MAX),
        last: publishing::last_run(tx, target.id)?.map(|run| run_view(&run, zone)),
        name: target.name,
    })
}

fn run_view(run: &Run, zone: &Zone) -> PublishRunView {
    PublishRunView {
        at: Moment::new(run.at, zone),
        written: run.written,
        removed: run.removed,
        unchanged: run.unchanged,
        trouble: run.trouble.lines().map(str::to_owned).collect(),
    }
}

/// Enters a target, or changes one. What lies at a place it no longer has stays there and is no longer ours.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Taken` for a name in use; `Conflict`.
pub fn save_target(context: &Context<'_>, save: PublishTargetSave) -> Result<PublishTargets, Failure> {
    context.change(|tx, acts| {
        let before = match save.id.as_deref().filter(|id| !id.is_empty()) {
            None => None,
            Some(id) => Some(publishing::target(tx, target_ref(tx, id)?)?.value),
        };
        let id = before.as_ref().map_or_else(|| PublishTargetId::new(context.now), |known| known.id);
        let target = read(tx, id, &save)?;
        match before {
            None => {
                publishing::insert_target(tx, &target, context.now)?;
                acts.entered("publish_target", &target.name, &save);
            }
            Some(before) => {
                publishing::update_target(tx, &target, save.expected_version, context.now)?;
                if before.place != target.place {
                    leave(context, tx, id)?;
                }
                acts.changed("publish_target", &target.name, &said(&before), &said(&target));
            }
        }
        listed(context, tx)
    })
}

fn read(tx: &Reading<'_>, id: PublishTargetId, save: &PublishTargetSave) -> Result<PublishTarget, Failure> {
    let client = Some(save.client.trim()).filter(|client| !client.is_empty() && save.scope == "client");
    let server = Some(save.server_id.trim()).filter(|server| !server.is_empty());
    let draft = TargetDraft {
        name: save.name.clone(),
        kind: save.kind.clone(),
        place: save.place.clone(),
        server: server.and_then(|text| text.parse::<CaldavServerId>().ok()),
        scope: save.scope.clone(),
        client: client.map(|client| client_ref(tx, client)).transpose()?,
        service: save.service.clone(),
        redacted: save.redacted,
        is_notice: save.is_notice,
        months: save.months,
    };
    let target =
        check_target(id, &draft).map_err(|found| Failure::invalid("The target was not kept.", found))?;
    match &target.place {
        // A scheduled job runs somewhere else than the window does.
        Place::File(path) | Place::Folder(path) if !Path::new(path).is_absolute() => Err(Failure::field(
            "place",
            format!("\"{path}\" does not begin at the root. Type the whole path."),
        )),
        Place::File(_) | Place::Folder(_) => Ok(target),
        Place::Collection { server, .. } => {
            store::caldav::get(tx, *server).map(|_| target).map_err(Failure::from)
        }
    }
}

/// Takes a target away. What was published stays where it is, and is no longer kept current.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub fn remove_target(context: &Context<'_>, of: Removal) -> Result<PublishTargets, Failure> {
    context.change(|tx, acts| {
        let before = publishing::target(tx, target_ref(tx, &of.id)?)?.value;
        publishing::remove_target(tx, before.id, of.expected_version, context.now)?;
        leave(context, tx, before.id)?;
        acts.changed("publish_target", &before.name, &said(&before), &"taken away");
        listed(context, tx)
    })
}

/// Nothing stands any more where the target was.
fn leave(context: &Context<'_>, tx: &Writing<'_>, id: PublishTargetId) -> Result<(), Failure> {
    for resource in publishing::resources(tx, id)? {
        publishing::forget_resource(tx, id, &resource.name)?;
    }
    publishing::keep_standing(tx, id, &[], context.now)?;
    Ok(())
}

/// A target as people name it: its id or its name.
pub(super) fn target_ref(tx: &Reading<'_>, text: &str) -> Result<PublishTargetId, Failure> {
    if let Ok(id) = text.trim().parse() {
        return Ok(id);
    }
    let known =
        publishing::targets(tx)?.into_iter().find(|row| row.value.name.eq_ignore_ascii_case(text.trim()));
    known.map(|row| row.value.id).ok_or_else(|| Failure::not_found(format!("target \"{}\"", text.trim())))
}

fn said(target: &PublishTarget) -> String {
    let notice = if target.is_notice { ", counts as notice" } else { "" };
    let redacted = if target.redacted { ", redacted" } else { "" };
    format!("{} {}: {}{redacted}{notice}", target.place.key(), target.place.path(), target.scope.key())
}
