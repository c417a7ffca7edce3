mod events;
mod files;
mod log;

use super::*;
use domain::tickets::EventKind;
use domain::zones::{ZoneId, Zones};
use std::io::Cursor;
use std::ops::ControlFlow;

const LOG: &str = "number,incident_state,sys_mod_count,opened_at,sys_updated_at,priority,sys_updated_by\n";
const EVENTS: &str = "ticket_external_id,event_at,event,value,actor,visibility,source\n";

fn options(preset: FilePreset, zone: &str) -> ReadOptions {
    let zone = (!zone.is_empty()).then(|| Zones::bundled().get(ZoneId::parse(zone).unwrap()));
    ReadOptions { zone, ..ReadOptions::new(preset) }
}

/// Reads `file` and writes down what came out, a line each: a ticket with its events, or why not.
fn told(file: &[u8], options: &ReadOptions) -> Result<Vec<String>, ReadError> {
    let mut told = Vec::new();
    let mut take = |found| {
        match found {
            Found::Ticket(ticket) => {
                let client = ticket.client_name.map(|name| format!(" of {name}")).unwrap_or_default();
                told.push(format!(
                    "{}{client} {} {}",
                    ticket.external_id, ticket.received, ticket.priority_word
                ));
                told.extend(ticket.events.iter().map(event));
                told.extend(ticket.notes.iter().map(|note| format!("  note: {note}")));
            }
            Found::Refused(ticket) => {
                told.push(format!("{} refused", ticket.external_id));
                told.extend(ticket.notes.iter().map(|note| format!("  {note}")));
            }
        }
        ControlFlow::Continue(())
    };
    read_tickets(Cursor::new(file), options, &mut take, &mut |_| ControlFlow::Continue(()))?;
    Ok(told)
}

fn event(event: &domain::tickets::Event) -> String {
    let more = match &event.kind {
        EventKind::PriorityChanged { to, reason } => format!(" {to} {reason}"),
        EventKind::Noted(text) => format!(" {text}"),
        EventKind::Merged { into } => format!(" {into}"),
        EventKind::Excluded { reason, note } => format!(" {reason} {note}"),
        EventKind::CadenceAgreed(pace) => format!(" {}", pace.in_words()),
        EventKind::Acknowledged
        | EventKind::StaffReply
        | EventKind::FirstResponseAsserted
        | EventKind::AutoReply
        | EventKind::ClientReply
        | EventKind::WaitingOnClient
        | EventKind::WaitingOnThirdParty
        | EventKind::Working
        | EventKind::Resolved
        | EventKind::Reopened
        | EventKind::Closed
        | EventKind::Included
        | EventKind::Explained { .. } => String::new(),
    };
    let actor = if event.actor.is_empty() { String::new() } else { format!(" by {}", event.actor) };
    let provenance =
        if event.provenance.is_empty() { String::new() } else { format!(" ({})", event.provenance) };
    format!("  {} {}{}{actor}{provenance}", event.at, event.kind.key(), more.trim_end())
}

fn check(preset: FilePreset, zone: &str, file: &str, expected: &str) {
    let told = told(file.as_bytes(), &options(preset, zone)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(told.join("\n"), expected.trim_matches('\n'));
}

fn check_log(rows: &str, expected: &str) {
    check(FilePreset::ServiceNowLog, "UTC", &format!("{LOG}{rows}"), expected);
}

fn check_events(rows: &str, expected: &str) {
    check(FilePreset::Events, "", &format!("{EVENTS}{rows}"), expected);
}

fn check_refused(preset: FilePreset, zone: &str, file: &[u8], expected: &str) {
    match told(file, &options(preset, zone)) {
        Ok(told) => panic!("it was read: {told:#?}"),
        Err(error) => {
            let found = format!("{error}. {}", error.advice());
            assert!(found.contains(expected), "{found}\n  does not contain\n{expected}");
        }
    }
}
