//! What people type for a client or a policy, found in its list.
//!
//! Contracts and tickets have numbers, which the door understands itself.

use api::clients::{ClientView, ClientsList, ClientsPage, OfId};
use api::failure::{Code, Failure};
use api::sla::Policies;
use api::wire::Nothing;

use crate::session::Session;

/// The id of a client, by that id, its whole name, or what a helpdesk calls it, in any case.
pub fn client(session: &Session, typed: &str) -> Result<String, Failure> {
    if looks_like_an_id(typed) {
        return Ok(typed.to_owned());
    }
    let found: Result<ClientView, Failure> = session.ask("clients.get", OfId { id: typed.to_owned() });
    match found {
        Ok(client) => return Ok(client.id),
        Err(failure) if failure.code == Code::NotFound => {}
        Err(failure) => return Err(failure),
    }
    let asked = ClientsList { search: typed.to_owned(), ..ClientsList::default() };
    let page: ClientsPage = session.ask("clients.list", &asked)?;
    let near: Vec<&str> = page.rows.iter().take(5).map(|row| row.name.as_str()).collect();
    Err(no_such("client", typed, &near, "`msp clients list` shows them all."))
}

/// The id of a policy's newest version, by the policy's key; or the id of any version, or
/// `cybermark-standard@1`, as it is.
pub fn policy(session: &Session, typed: &str) -> Result<String, Failure> {
    if looks_like_an_id(typed) || typed.contains('@') {
        return Ok(typed.to_owned());
    }
    let policies: Policies = session.ask("sla.policies", Nothing::default())?;
    if let Some(row) = policies.rows.iter().find(|row| row.key == typed) {
        return Ok(row.version_id.clone());
    }
    let keys: Vec<&str> = policies.rows.iter().map(|row| row.key.as_str()).collect();
    Err(no_such("policy", typed, &keys, "`msp sla use PRESET` takes a published policy into use."))
}

fn looks_like_an_id(typed: &str) -> bool {
    typed.len() == 36 && typed.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-')
}

fn no_such(what: &str, typed: &str, near: &[&str], advice: &str) -> Failure {
    let near = if near.is_empty() { String::new() } else { format!("Did you mean {}? ", near.join(", ")) };
    Failure::new(Code::NotFound, format!("There is no {what} \"{typed}\"."), format!("{near}{advice}"))
}
