//! Targets on a calendar server: an entry for each window, and only those that changed are touched.

use super::calendars::Calendar;
use super::files::{Done, sha256};
use crate::context::Context;
use crate::files::hex;
use delivery::caldav::{Act, CalDav, CaldavRefused, Doing, Known, Noticed, plan};
use domain::ids::CaldavServerId;
use std::collections::BTreeMap;
use store::maintenance::publishing::Resource;

/// Brings a collection up to date. A server that cannot be reached is said, and nothing is taken for published.
pub(super) fn bring_up_to_date(
    context: &Context<'_>,
    server: CaldavServerId,
    collection: &str,
    calendars: &[Calendar<'_>],
    known: &[Resource],
) -> Done {
    let mut done = Done::default();
    let entries: BTreeMap<String, Vec<u8>> =
        calendars.iter().flat_map(|calendar| calendar.entries(context)).collect();
    match crate::caldav::open(context, server) {
        Ok(door) => delivery::wait(update(&door, collection, &entries, known, context, &mut done)),
        Err(failure) => done.failed.push(format!("{} {}", failure.message, failure.advice)),
    }
    done
}

async fn update(
    door: &CalDav,
    collection: &str,
    entries: &BTreeMap<String, Vec<u8>>,
    known: &[Resource],
    context: &Context<'_>,
    done: &mut Done,
) {
    let there = match door.entries(collection).await {
        Ok(there) => there,
        Err(refused) => return done.failed.push(words(refused, "The calendar could not be read")),
    };
    let local = entries.iter().map(|(uid, bytes)| (uid.clone(), hex(&sha256(bytes)))).collect();
    let before = known.iter().filter_map(as_known).collect();
    let acts = plan(collection, &local, &before, &there);
    let touched: Vec<&String> = acts.iter().map(|act| &act.uid).collect();
    done.unchanged = entries.keys().filter(|uid| !touched.contains(uid)).cloned().collect();
    for act in &acts {
        if let Some(noticed) = act.noticed {
            done.noticed.push(said(noticed, act));
        }
        let bytes = entries.get(&act.uid).map(Vec::as_slice).unwrap_or_default();
        match carry_out(door, act, bytes).await {
            Ok(Some(etag)) => done.written.push(Resource {
                name: name_of(&act.uid, &act.href),
                sha256: sha256(bytes),
                etag,
                published: context.now,
            }),
            Ok(None) => done.removed.push(name_of(&act.uid, &act.href)),
            Err(refused) => done.failed.push(words(refused, "An entry could not be published")),
        }
    }
}

/// The version of what was written; nothing for what is gone.
async fn carry_out(door: &CalDav, act: &Act, bytes: &[u8]) -> Result<Option<String>, CaldavRefused> {
    let text = String::from_utf8_lossy(bytes);
    match &act.doing {
        Doing::Create => door.create(&act.href, &text).await.map(Some),
        Doing::Update { etag } => door.update(&act.href, etag, &text).await.map(Some),
        Doing::Delete { etag } => match door.delete(&act.href, etag).await {
            Ok(()) | Err(CaldavRefused::Missing { .. }) => Ok(None),
            Err(refused @ (CaldavRefused::Changed { .. } | CaldavRefused::Refused(_))) => Err(refused),
        },
        Doing::Forget => Ok(None),
    }
}

fn said(noticed: Noticed, act: &Act) -> String {
    let href = &act.href;
    match (noticed, &act.doing) {
        (Noticed::Changed, Doing::Delete { .. }) => {
            format!("{href} had been changed on the server by somebody else; it was taken away.")
        }
        (Noticed::Changed, Doing::Create | Doing::Update { .. } | Doing::Forget) => {
            format!("{href} had been changed on the server by somebody else; it was written anew.")
        }
        (Noticed::Removed, _) => {
            format!("{href} had been taken away on the server by somebody else; it was written anew.")
        }
        (Noticed::WasThere, _) => {
            format!("{href} lay on the server already and was not published from here; it was written over.")
        }
    }
}

fn words(refused: CaldavRefused, what: &str) -> String {
    let refused = refused.into_refused(what);
    format!("{} {}", refused.words, refused.advice)
}

/// A path holds no space, a UID may.
fn name_of(uid: &str, href: &str) -> String {
    format!("{uid} {href}")
}

fn as_known(resource: &Resource) -> Option<(String, Known)> {
    let (uid, href) = resource.name.rsplit_once(' ')?;
    let known = Known { href: href.to_owned(), etag: resource.etag.clone(), hash: hex(&resource.sha256) };
    Some((uid.to_owned(), known))
}
