//! Invitations by mail (iMIP, RFC 6047): the calendar part of a letter that a reader puts into its calendar by itself.

use super::event::{events, single};
use super::text::{bytes, value, with};
use super::vtimezone::utc;
use super::write::{Entry, Feed, Form, add_zones, version};
use chrono::NaiveDateTime;
use domain::time::Instant;
use domain::zones::Zones;
use ical::generator::{IcalCalendar, IcalEvent};
use ical::property::Property;

/// What an invitation does at its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Puts it into the calendar, or changes it there.
    Request,
    /// Takes it out again.
    Cancel,
}

impl Method {
    /// The word of RFC 5546, also for `method=` of the letter's content type.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Somebody with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As it is shown; may be empty.
    pub name: String,
    /// Mail address.
    pub email: String,
}

/// An invitation to a window, or to one occurrence of it.
#[derive(Debug, Clone)]
pub struct Invitation<'a> {
    /// What it does.
    pub method: Method,
    /// Who invites: the address answers go to.
    pub organizer: Person,
    /// The contacts of one client.
    pub attendees: Vec<Person>,
    /// The window.
    pub entry: Entry<'a>,
    /// The occurrence by its recurrence id; nothing for the whole window.
    pub occurrence: Option<NaiveDateTime>,
    /// How much it tells.
    pub form: Form,
    /// Nights on which the clocks change are written out up to here.
    pub written_out_until: Instant,
    /// When it is sent.
    pub sent: Instant,
}

/// The bytes of an invitation, for a part `text/calendar; method=…; charset=UTF-8`. Nothing where the window has no
/// such occurrence.
pub fn write_invitation(invitation: &Invitation<'_>, zones: &Zones) -> Option<Vec<u8>> {
    let entry = &invitation.entry;
    let zone = zones.get(entry.window.zone);
    let feed = feed(invitation);
    let found = match invitation.occurrence {
        None => events(entry, &feed, &zone),
        Some(id) => vec![single(entry, &feed, &zone, &entry.window.occurrence(&zone, id)?)],
    };
    let mut calendar = IcalCalendar { properties: version(), ..IcalCalendar::default() };
    calendar.properties.push(value("METHOD", invitation.method.name()));
    add_zones(&mut calendar, std::iter::once(entry.window), zones);
    // What was called off is taken back whole: a CANCEL without a recurrence id is for all of the series.
    let found = match (invitation.method, invitation.occurrence) {
        (Method::Cancel, None) => found.into_iter().take(1).collect(),
        (Method::Cancel, Some(_)) | (Method::Request, _) => found,
    };
    calendar.events = found.into_iter().map(|event| addressed(event, invitation)).collect();
    Some(bytes(&calendar))
}

fn feed<'a>(invitation: &Invitation<'a>) -> Feed<'a> {
    Feed {
        name: String::new(),
        description: String::new(),
        colour: None,
        refresh_hours: 1,
        source: None,
        form: invitation.form,
        alarm_minutes: None,
        written_out_until: invitation.written_out_until,
        entries: Vec::new(),
    }
}

fn addressed(mut event: IcalEvent, invitation: &Invitation<'_>) -> IcalEvent {
    for line in &mut event.properties {
        match (line.name.as_str(), invitation.method) {
            ("DTSTAMP", _) => line.value = Some(utc(invitation.sent)),
            ("STATUS", Method::Cancel) => line.value = Some("CANCELLED".to_owned()),
            _ => {}
        }
    }
    event.properties.push(person("ORGANIZER", &[], &invitation.organizer));
    let attendee = [
        ("CUTYPE", "INDIVIDUAL"),
        ("ROLE", "OPT-PARTICIPANT"),
        ("PARTSTAT", "NEEDS-ACTION"),
        ("RSVP", "FALSE"),
    ];
    event.properties.extend(invitation.attendees.iter().map(|one| person("ATTENDEE", &attendee, one)));
    event
}

fn person(name: &str, parameters: &[(&str, &str)], person: &Person) -> Property {
    let mut all = parameters.to_vec();
    if !person.name.trim().is_empty() {
        all.push(("CN", person.name.trim()));
    }
    with(name, &all, format!("mailto:{}", mail_address(&person.email)))
}

/// An address can hold no sign that would end the line or the address.
fn mail_address(typed: &str) -> String {
    typed.chars().filter(|sign| !sign.is_control() && !sign.is_whitespace()).collect()
}
