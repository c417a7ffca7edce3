//! A calendar of windows, whole: what a file, a folder or a server takes.

use super::event::events;
use super::text::{bytes, text, value, with};
use super::vtimezone::{add_zone, utc};
use domain::maintenance::Window;
use domain::time::Instant;
use domain::zones::{Zone, ZoneId, Zones};
use ical::generator::IcalCalendar;
use ical::property::Property;
use std::collections::BTreeMap;

/// How much a calendar tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Title, words and services.
    Full,
    /// When, and nothing of what: "Planned maintenance", `CLASS:CONFIDENTIAL`.
    Redacted,
}

/// A window in a calendar.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The window; drafts have no place in a calendar.
    pub window: &'a Window,
    /// When it was entered.
    pub created: Instant,
    /// When it was changed last.
    pub modified: Instant,
    /// Where one reads more.
    pub url: Option<String>,
}

/// A calendar to be written.
#[derive(Debug, Clone)]
pub struct Feed<'a> {
    /// What readers call it.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// A colour by its CSS name (RFC 7986); nothing leaves it to the reader.
    pub colour: Option<String>,
    /// After how many hours a subscriber should look again.
    pub refresh_hours: u32,
    /// Where it is published, if that is known.
    pub source: Option<String>,
    /// How much it tells.
    pub form: Form,
    /// How many minutes before a start readers should remind, if they should.
    pub alarm_minutes: Option<u32>,
    /// Nights on which the clocks change are written out up to here.
    pub written_out_until: Instant,
    /// The windows.
    pub entries: Vec<Entry<'a>>,
}

/// The bytes of a calendar.
pub fn write_feed(feed: &Feed<'_>, zones: &Zones) -> Vec<u8> {
    let mut calendar = IcalCalendar { properties: head(feed), ..IcalCalendar::default() };
    add_zones(&mut calendar, feed.entries.iter().map(|entry| entry.window), zones);
    for entry in &feed.entries {
        calendar.events.extend(events(entry, feed, &zones.get(entry.window.zone)));
    }
    bytes(&calendar)
}

/// The bytes of one window alone, as a server keeps it: a resource holds one UID and nothing about the calendar it
/// lies in (RFC 4791 §4.1).
pub fn write_entry(entry: &Entry<'_>, feed: &Feed<'_>, zones: &Zones) -> Vec<u8> {
    let mut calendar = IcalCalendar { properties: version(), ..IcalCalendar::default() };
    add_zones(&mut calendar, std::iter::once(entry.window), zones);
    calendar.events = events(entry, feed, &zones.get(entry.window.zone));
    bytes(&calendar)
}

/// What every calendar begins with.
pub(super) fn version() -> Vec<Property> {
    vec![
        value("VERSION", "2.0"),
        value("PRODID", "-//MSP Desk//Maintenance//EN"),
        value("CALSCALE", "GREGORIAN"),
    ]
}

/// The rules of each zone the windows name. UTC needs none.
pub(super) fn add_zones<'a>(
    calendar: &mut IcalCalendar,
    windows: impl Iterator<Item = &'a Window>,
    zones: &Zones,
) {
    let mut earliest: BTreeMap<&str, (Instant, Zone)> = BTreeMap::new();
    for window in windows.filter(|window| window.zone != ZoneId::UTC) {
        let zone = zones.get(window.zone);
        let starts = zone.resolve(window.first.starts);
        let known = earliest.entry(window.zone.name()).or_insert((starts, zone));
        known.0 = known.0.min(starts);
    }
    for (from, zone) in earliest.values() {
        add_zone(calendar, zone, *from);
    }
}

fn head(feed: &Feed<'_>) -> Vec<Property> {
    let mut lines = version();
    lines.push(text("NAME", &feed.name));
    lines.push(text("X-WR-CALNAME", &feed.name));
    if !feed.description.is_empty() {
        lines.push(text("DESCRIPTION", &feed.description));
        lines.push(text("X-WR-CALDESC", &feed.description));
    }
    lines.extend(feed.colour.as_ref().map(|colour| text("COLOR", colour)));
    let refresh = format!("PT{}H", feed.refresh_hours.max(1));
    lines.push(with("REFRESH-INTERVAL", &[("VALUE", "DURATION")], refresh.clone()));
    lines.push(value("X-PUBLISHED-TTL", refresh));
    let source = feed.source.as_ref().filter(|source| !source.contains(char::is_control));
    lines.extend(source.map(|source| with("SOURCE", &[("VALUE", "URI")], source.clone())));
    let changed = feed.entries.iter().map(|entry| entry.modified).max();
    lines.extend(changed.map(|at| value("LAST-MODIFIED", utc(at))));
    lines
}
