//! The list of calendar servers, their passwords, and what they hold.

use super::wire::{
    CaldavCalendar, CaldavCalendars, CaldavMake, CaldavPassword, CaldavServerMove, CaldavServerSave,
    CaldavServerView, CaldavServers, CaldavTested,
};
use crate::clients::OfId;
use crate::context::{Context, the_provider};
use crate::failure::{Code, Failure};
use crate::mail::{Tested, tested};
use crate::passwords::PasswordPlace;
use crate::wire::Nothing;
use delivery::caldav::{CalDav, Calendar, Server};
use delivery::keychain::NoKeychain;
use domain::ids::CaldavServerId;
use domain::problem::Problems;
use serde::Serialize;
use store::caldav::CaldavServer;
use store::{Reading, Stored};

/// The password for scheduled jobs, where there is no keychain. It is the one server's: with several of them nobody
/// could say whose it is.
const VARIABLE: &str = "MSP_DESK_CALDAV_PASSWORD";

/// All calendar servers.
pub fn servers(context: &Context<'_>, _: Nothing) -> Result<CaldavServers, Failure> {
    context.read(|tx| view(context, tx))
}

/// Keeps a calendar server, new or known.
///
/// # Errors
/// [`Code::Invalid`] with every problem, `Conflict`, `Taken`.
pub fn save_server(context: &Context<'_>, save: CaldavServerSave) -> Result<CaldavServers, Failure> {
    let server = checked(context, &save)?;
    context.change(|tx, acts| {
        the_provider(tx)?;
        if save.id.is_empty() {
            store::caldav::insert(tx, &server, context.now)?;
            acts.entered("calendar server", &server.name, &said(&server));
        } else {
            let before = store::caldav::get(tx, server.id)?.value;
            store::caldav::update(tx, &server, save.expected_version, context.now)?;
            acts.changed("calendar server", &server.name, &said(&before), &said(&server));
        }
        view(context, tx)
    })
}

fn checked(context: &Context<'_>, save: &CaldavServerSave) -> Result<CaldavServer, Failure> {
    let mut problems = Problems::default();
    problems.require("name", &save.name, "Give the server a name.");
    let authorities = save.authorities.trim();
    // Whether an address can be used is for the one to say who uses it; nothing is sent.
    let server = Server { url: &save.url, user_name: "", authorities };
    if let Err(refused) = CalDav::new(server, None) {
        let field = match refused.kind {
            domain::mail::Refusal::Certificate => "authorities",
            domain::mail::Refusal::Temporary
            | domain::mail::Refusal::Permanent
            | domain::mail::Refusal::Login => "url",
        };
        problems.add(field, refused.to_string());
    }
    let id = if save.id.is_empty() { Ok(CaldavServerId::new(context.now)) } else { server_ref(&save.id) };
    problems.into_result(()).map_err(|found| Failure::invalid("The calendar server was not kept.", found))?;
    Ok(CaldavServer {
        id: id?,
        name: save.name.trim().to_owned(),
        url: save.url.trim().to_owned(),
        user_name: save.user_name.trim().to_owned(),
        authorities: authorities.to_owned(),
    })
}

/// What the history keeps of a server.
#[derive(Serialize)]
struct Said<'a> {
    url: &'a str,
    user_name: &'a str,
}

fn said(server: &CaldavServer) -> Said<'_> {
    Said { url: &server.url, user_name: &server.user_name }
}

/// Takes a calendar server out of the list, and forgets its password. What is on it stays there.
///
/// # Errors
/// `NotFound`, `Conflict`.
pub fn remove_server(context: &Context<'_>, of: CaldavServerMove) -> Result<CaldavServers, Failure> {
    let id = server_ref(&of.id)?;
    let server = context.read(|tx| Ok(store::caldav::get(tx, id)?.value))?;
    let removed = context.change(|tx, acts| {
        store::caldav::remove(tx, id, of.expected_version, context.now)?;
        acts.changed("calendar server", &server.name, &said(&server), &());
        view(context, tx)
    })?;
    context.desk.passwords.keep(&account(&server), "", crate::passwords::PasswordKeep::Session)?;
    Ok(removed)
}

/// Keeps the password of a calendar server, or forgets it. The history says that it was, not what it is.
///
/// # Errors
/// `NotFound`; [`Code::NotNow`] without a user name, and when there is no keychain.
pub fn set_password(context: &Context<'_>, of: CaldavPassword) -> Result<CaldavServers, Failure> {
    let server = context.read(|tx| Ok(store::caldav::get(tx, server_ref(&of.id)?)?.value))?;
    if server.user_name.is_empty() {
        let words = "A password without a user name is of no use.";
        return Err(Failure::not_now(words, "Enter whom to log in as first."));
    }
    context.desk.passwords.keep(&account(&server), &of.password, of.keep)?;
    let what = if of.password.is_empty() { "forgotten" } else { "set" };
    // Without its key: not even a hash of the arguments is kept.
    let context = Context { key: None, args_text: String::new(), ..context.clone() };
    context.change(|tx, acts| {
        acts.entered("calendar server", format!("{}: password", server.name), &what);
        view(&context, tx)
    })
}

/// Connects, logs in and looks for calendars, now.
///
/// # Errors
/// `NotFound`. What the server refuses is the answer.
pub fn test(context: &Context<'_>, of: OfId) -> Result<CaldavTested, Failure> {
    match look(context, &of.id) {
        Ok(found) => {
            let words = match found.len() {
                0 => "The login works. There is no calendar yet.".to_owned(),
                1 => "The login works. There is one calendar.".to_owned(),
                many => format!("The login works. There are {many} calendars."),
            };
            let tested = Tested { works: true, words, advice: String::new(), refusal: String::new() };
            Ok(CaldavTested { tested, calendars: found })
        }
        Err(Looked::Refused(refused)) => Ok(CaldavTested { tested: tested(refused), calendars: Vec::new() }),
        Err(Looked::Failed(failure)) if failure.code == Code::Server => {
            let tested = Tested {
                works: false,
                words: failure.message,
                advice: failure.advice,
                refusal: domain::mail::Refusal::Login.key().to_owned(),
            };
            Ok(CaldavTested { tested, calendars: Vec::new() })
        }
        Err(Looked::Failed(failure)) => Err(failure),
    }
}

/// The calendars of a server.
///
/// # Errors
/// `NotFound`, [`Code::Server`].
pub fn calendars(context: &Context<'_>, of: OfId) -> Result<CaldavCalendars, Failure> {
    match look(context, &of.id) {
        Ok(calendars) => Ok(CaldavCalendars { calendars }),
        Err(Looked::Refused(refused)) => Err(refused.into()),
        Err(Looked::Failed(failure)) => Err(failure),
    }
}

/// Makes a calendar on a server; one that is there already is as good.
///
/// # Errors
/// [`Code::Invalid`] without a name, `NotFound`, [`Code::Server`].
pub fn make_calendar(context: &Context<'_>, of: CaldavMake) -> Result<CaldavCalendars, Failure> {
    if of.name.trim().is_empty() {
        return Err(Failure::field("name", "Give the calendar a name."));
    }
    let id = server_ref(&of.id)?;
    let door = super::open(context, id)?;
    let made = delivery::wait(door.make_calendar(of.name.trim()));
    let made = made.map_err(|refused| refused.into_refused("The calendar was not made"))?;
    context.change(|tx, acts| {
        acts.entered("calendar server", store::caldav::get(tx, id)?.value.name, &made.href);
        Ok(())
    })?;
    calendars(context, OfId { id: of.id })
}

enum Looked {
    Refused(delivery::Refused),
    Failed(Failure),
}

fn look(context: &Context<'_>, id: &str) -> Result<Vec<CaldavCalendar>, Looked> {
    let door = server_ref(id).and_then(|id| super::open(context, id)).map_err(Looked::Failed)?;
    let found = delivery::wait(door.calendars());
    let found = found.map_err(|refused| Looked::Refused(refused.into_refused("No calendars were found")))?;
    Ok(found.into_iter().map(|Calendar { href, name }| CaldavCalendar { href, name }).collect())
}

pub(super) fn password(
    context: &Context<'_>,
    server: &CaldavServer,
    is_only: bool,
) -> Result<Option<(String, PasswordPlace)>, NoKeychain> {
    context.desk.passwords.of(&account(server), is_only.then_some(VARIABLE))
}

/// A password belongs to a user on a server: another server never gets it.
fn account(server: &CaldavServer) -> String {
    format!("caldav {} {}", server.user_name, server.url)
}

fn view(context: &Context<'_>, tx: &Reading<'_>) -> Result<CaldavServers, Failure> {
    let all = store::caldav::all(tx)?;
    let is_only = all.len() == 1;
    Ok(CaldavServers { servers: all.into_iter().map(|own| server_view(context, own, is_only)).collect() })
}

fn server_view(context: &Context<'_>, stored: Stored<CaldavServer>, is_only: bool) -> CaldavServerView {
    let server = stored.value;
    let found = if server.user_name.is_empty() { Ok(None) } else { password(context, &server, is_only) };
    let (place, no_keychain) = match found {
        Ok(found) => (found.map_or(PasswordPlace::Nowhere, |(_, place)| place), String::new()),
        Err(NoKeychain(why)) => (PasswordPlace::Nowhere, why),
    };
    CaldavServerView {
        id: server.id.to_string(),
        name: server.name,
        url: server.url,
        user_name: server.user_name,
        authorities: server.authorities,
        password: place,
        no_keychain,
        version: stored.version,
    }
}

/// A server as arguments name it.
pub(super) fn server_ref(id: &str) -> Result<CaldavServerId, Failure> {
    id.trim().parse().map_err(|_| Failure::not_found(format!("calendar server \"{id}\"")))
}
