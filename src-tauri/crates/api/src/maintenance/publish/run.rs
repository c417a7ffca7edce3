//! Publishing: what changed is written, what is stale is taken away, and what stands there since when is noted.

use super::calendars::{Calendar, Source};
use super::files::{Done, bring_up_to_date, file_name};
use super::server;
use super::targets::target_ref;
use super::wire::{PublishOf, Published, PublishedTarget};
use crate::context::{Context, user_id};
use crate::failure::Failure;
use domain::ids::PublishTargetId;
use domain::maintenance::{Place, PublishTarget};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::maintenance::publishing::{self, Resource, Run, Stands};
use store::{Reading, Writing};

/// Publishes one target, or all of them. A target that cannot be reached does not keep the others waiting: what could
/// not be done is said and noted with the run.
///
/// # Errors
/// `NotFound` for a target that is not there; `Cancelled`.
pub fn publish(context: &Context<'_>, of: PublishOf) -> Result<Published, Failure> {
    let (source, targets) = context.read(|tx| {
        let source = Source::read(context, tx)?;
        Ok((source, asked(tx, &of)?))
    })?;
    let total = u64::try_from(targets.len()).unwrap_or(u64::MAX);
    let mut runs = Vec::new();
    for (nth, (target, known)) in targets.iter().enumerate() {
        context.go_on()?;
        context.progress.report(u64::try_from(nth).unwrap_or(0), Some(total), &target.name);
        runs.push(one(context, &source, target, known));
    }
    context.change(|tx, acts| {
        let mut rows = Vec::new();
        for ((target, _), run) in targets.iter().zip(&runs) {
            note(context, tx, target.id, run)?;
            let row = row(target, &run.done);
            if !(row.written.is_empty() && row.removed.is_empty() && row.trouble.is_empty()) {
                acts.entered("publish_target", &target.name, &row);
            }
            rows.push(row);
        }
        Ok(Published { rows })
    })
}

type Asked = Vec<(PublishTarget, Vec<Resource>)>;

fn asked(tx: &Reading<'_>, of: &PublishOf) -> Result<Asked, Failure> {
    let targets = match of.target.trim() {
        "" => publishing::targets(tx)?,
        one => vec![publishing::target(tx, target_ref(tx, one)?)?],
    };
    let with_known = |target: PublishTarget| {
        let known = publishing::resources(tx, target.id)?;
        Ok((target, known))
    };
    targets.into_iter().map(|row| with_known(row.value)).collect()
}

/// What a run did, and what stands in the target after it.
struct Ran {
    done: Done,
    stands: Vec<Stands>,
}

fn one(context: &Context<'_>, source: &Source, target: &PublishTarget, known: &[Resource]) -> Ran {
    let calendars = source.calendars(&target.scope, target.redacted, target.months);
    let done = match &target.place {
        Place::File(path) => {
            let wanted = calendars.iter().map(|one| (path.clone(), one.bytes(context))).collect();
            bring_up_to_date(&wanted, known, context.now)
        }
        Place::Folder(path) => {
            bring_up_to_date(&in_folder(context, source, path, &calendars), known, context.now)
        }
        Place::Collection { server, path } => {
            server::bring_up_to_date(context, *server, path, &calendars, known)
        }
    };
    let stands = if target.is_notice {
        calendars.iter().flat_map(|calendar| calendar.stands(context)).collect()
    } else {
        Vec::new()
    };
    Ran { done, stands }
}

/// A file for each calendar, named after its client; two clients of one name are told apart by a number.
fn in_folder(
    context: &Context<'_>,
    source: &Source,
    folder: &str,
    calendars: &[Calendar<'_>],
) -> BTreeMap<String, Vec<u8>> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut files = BTreeMap::new();
    for calendar in calendars {
        let client = calendar.client.and_then(|id| source.client_name(id));
        let name = file_name(client.unwrap_or(&calendar.file));
        let stem = name.trim_end_matches(".ics");
        let numbered = (2..).map(|n| format!("{stem}-{n}.ics"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
        let free = free.expect("there are more numbers than clients");
        files.insert(Path::new(folder).join(&free).display().to_string(), calendar.bytes(context));
        taken.insert(free);
    }
    files
}

fn note(context: &Context<'_>, tx: &Writing<'_>, target: PublishTargetId, run: &Ran) -> Result<(), Failure> {
    let done = &run.done;
    for resource in &done.written {
        publishing::keep_resource(tx, target, resource)?;
    }
    for name in &done.removed {
        publishing::forget_resource(tx, target, name)?;
    }
    // Where not all could be written, nothing new counts as standing there.
    if done.failed.is_empty() {
        if !done.noticed.is_empty() {
            // Somebody else had changed it: nobody knows what stood there until now.
            publishing::keep_standing(tx, target, &[], context.now)?;
        }
        publishing::keep_standing(tx, target, &run.stands, context.now)?;
    }
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    let record = Run {
        at: context.now,
        written: count(done.written.len()),
        removed: count(done.removed.len()),
        unchanged: count(done.unchanged.len()),
        trouble: trouble(done).join("\n"),
    };
    publishing::record_run(tx, target, &record, user_id(tx)?)?;
    Ok(())
}

fn trouble(done: &Done) -> Vec<String> {
    done.failed.iter().chain(&done.noticed).map(|said| said.replace('\n', " ")).collect()
}

fn row(target: &PublishTarget, done: &Done) -> PublishedTarget {
    PublishedTarget {
        id: target.id.to_string(),
        name: target.name.clone(),
        written: done.written.iter().map(|one| one.name.clone()).collect(),
        removed: done.removed.clone(),
        unchanged: u32::try_from(done.unchanged.len()).unwrap_or(u32::MAX),
        trouble: trouble(done),
    }
}
