//! The events of one window: the series, and an event of its own for each occurrence that readers would not show at
//! the same hours by themselves.

use super::text::{escaped, plain, text, value, with};
use super::vtimezone::utc;
use super::write::{Entry, Feed, Form};
use chrono::NaiveDateTime;
use domain::maintenance::{
    Impact, Kind, Occurrence, OccurrenceState, Rule, RuleEnd, Window, WindowStatus, number_in_words,
};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::{Zone, ZoneId};
use ical::generator::IcalEvent;
use ical::parser::ical::component::IcalAlarm;
use ical::property::Property;
use std::collections::BTreeMap;

/// All events of a window: the series first, then single occurrences by their recurrence id.
pub(super) fn events(entry: &Entry<'_>, feed: &Feed<'_>, zone: &Zone) -> Vec<IcalEvent> {
    let window = entry.window;
    let Some(rule) = &window.rule else {
        return window
            .occurrence(zone, window.first.starts)
            .map(|only| event(entry, feed, times(&only, zone), only.state))
            .into_iter()
            .collect();
    };
    let state = match window.status {
        WindowStatus::Cancelled => OccurrenceState::Cancelled,
        WindowStatus::Draft | WindowStatus::Published => OccurrenceState::Planned,
    };
    let mut all = vec![event(entry, feed, series(window, rule, zone), state)];
    for occurrence in written_out(window, zone, feed.written_out_until).values() {
        let mut lines = vec![at("RECURRENCE-ID", occurrence.recurrence_id, zone)];
        lines.extend(times(occurrence, zone));
        all.push(event(entry, feed, lines, occurrence.state));
    }
    all
}

/// One occurrence of a window by itself, as an invitation to it names it.
pub(super) fn single(entry: &Entry<'_>, feed: &Feed<'_>, zone: &Zone, one: &Occurrence) -> IcalEvent {
    let mut lines = Vec::new();
    if entry.window.rule.is_some() {
        lines.push(at("RECURRENCE-ID", one.recurrence_id, zone));
    }
    lines.extend(times(one, zone));
    event(entry, feed, lines, one.state)
}

/// The occurrences that get an event of their own: those moved and cancelled, and those of nights on which a clock
/// change leaves room for more than one reading.
fn written_out(window: &Window, zone: &Zone, until: Instant) -> BTreeMap<NaiveDateTime, Occurrence> {
    let changed = window.overrides.keys().filter_map(|id| window.occurrence(zone, *id));
    let mut all: BTreeMap<NaiveDateTime, Occurrence> = changed.map(|one| (one.recurrence_id, one)).collect();
    let begins = zone.resolve(window.first.starts);
    let day = Seconds::hours(24);
    for change in zone.changes_between(begins - day, until) {
        let shift = Seconds(i64::from(change.forward.abs()) + 1);
        let around = Stretch { from: change.at - shift, to: change.at + shift };
        let nights = window.occurrences(zone, around).into_iter().filter(|one| is_unclear(one, zone));
        all.extend(nights.map(|one| (one.recurrence_id, one)));
    }
    all
}

/// Whether two readers could see other hours than we: an edge the clocks show never or twice, or another length than
/// on the wall.
fn is_unclear(one: &Occurrence, zone: &Zone) -> bool {
    one.lasts().0 != one.wall.length().num_seconds()
        || is_shown_never_or_twice(one.wall.starts, zone)
        || is_shown_never_or_twice(one.wall.ends, zone)
}

fn is_shown_never_or_twice(wall: NaiveDateTime, zone: &Zone) -> bool {
    let first = zone.resolve(wall);
    let near = zone.changes_between(first - Seconds::hours(1), first + Seconds::hours(27));
    let again = near
        .iter()
        .filter(|change| change.forward < 0)
        .any(|change| zone.wall(first + Seconds(i64::from(-change.forward))) == wall);
    again || zone.wall(first) != wall
}

/// Start and end of one occurrence: on the wall where that can be read in one way, otherwise in UTC.
fn times(one: &Occurrence, zone: &Zone) -> Vec<Property> {
    if is_unclear(one, zone) {
        vec![value("DTSTART", utc(one.stretch.from)), value("DTEND", utc(one.stretch.to))]
    } else {
        vec![at("DTSTART", one.wall.starts, zone), at("DTEND", one.wall.ends, zone)]
    }
}

/// Start, length and rule of a series.
fn series(window: &Window, rule: &Rule, zone: &Zone) -> Vec<Property> {
    let first = &window.first;
    let night = Occurrence {
        recurrence_id: first.starts,
        wall: *first,
        stretch: domain::maintenance::resolve(first, zone),
        state: OccurrenceState::Planned,
    };
    // Readers that measure from DTSTART to DTEND would give every night the length of the first.
    let length = if is_unclear(&night, zone) {
        value("DURATION", format!("PT{}M", first.length().num_minutes()))
    } else {
        at("DTEND", first.ends, zone)
    };
    vec![at("DTSTART", first.starts, zone), length, value("RRULE", rule_of(rule, first.starts, zone))]
}

fn rule_of(rule: &Rule, first: NaiveDateTime, zone: &Zone) -> String {
    match rule.end {
        RuleEnd::Never | RuleEnd::Count(_) => rule.to_string(),
        RuleEnd::Until(_) => {
            let last = rule.starts(first, first).last().unwrap_or(first);
            let without_end = Rule { end: RuleEnd::Never, ..rule.clone() };
            format!("{without_end};UNTIL={}", utc(after(last, zone)))
        }
    }
}

/// The moment of a wall clock time; of two, the second, so that no reader ends a series before its last night.
fn after(wall: NaiveDateTime, zone: &Zone) -> Instant {
    let first = zone.resolve(wall);
    let near = zone.changes_between(first - Seconds::hours(1), first + Seconds::hours(27));
    let back = near.iter().filter(|change| change.forward < 0);
    let again = back.map(|change| first + Seconds(i64::from(-change.forward)));
    again.filter(|at| zone.wall(*at) == wall).max().unwrap_or(first)
}

/// A wall clock time with its zone.
fn at(name: &str, wall: NaiveDateTime, zone: &Zone) -> Property {
    let time = wall.format("%Y%m%dT%H%M%S").to_string();
    if zone.id() == ZoneId::UTC {
        value(name, format!("{time}Z"))
    } else {
        with(name, &[("TZID", zone.id().name())], time)
    }
}

fn event(entry: &Entry<'_>, feed: &Feed<'_>, times: Vec<Property>, state: OccurrenceState) -> IcalEvent {
    let window = entry.window;
    let mut properties = vec![text("UID", &window.uid), value("DTSTAMP", utc(entry.modified))];
    properties.extend(times);
    properties.push(value("SEQUENCE", window.sequence.to_string()));
    properties.push(value("CREATED", utc(entry.created)));
    properties.push(value("LAST-MODIFIED", utc(entry.modified)));
    let status = match state {
        OccurrenceState::Planned | OccurrenceState::Moved => "CONFIRMED",
        OccurrenceState::Cancelled => "CANCELLED",
    };
    properties.push(value("STATUS", status));
    properties.extend(words(window, feed.form));
    // Who is told of maintenance is not busy with it.
    properties.push(value("TRANSP", "TRANSPARENT"));
    let url = entry.url.as_ref().filter(|url| feed.form == Form::Full && !url.contains(char::is_control));
    properties.extend(url.map(|url| with("URL", &[], url.clone())));
    let alarms = match (state, feed.alarm_minutes) {
        (OccurrenceState::Planned | OccurrenceState::Moved, Some(minutes)) => {
            vec![alarm(window, feed.form, minutes)]
        }
        (OccurrenceState::Cancelled, _) | (_, None) => Vec::new(),
    };
    IcalEvent { properties, alarms }
}

fn words(window: &Window, form: Form) -> Vec<Property> {
    match form {
        Form::Redacted => vec![
            text("SUMMARY", title(window, form)),
            value("CATEGORIES", "Maintenance"),
            value("CLASS", "CONFIDENTIAL"),
        ],
        Form::Full => vec![
            text("SUMMARY", title(window, form)),
            text("DESCRIPTION", &description(window)),
            value("CATEGORIES", categories(window)),
            value("CLASS", "PUBLIC"),
        ],
    }
}

fn title(window: &Window, form: Form) -> &str {
    match (form, &window.kind) {
        (Form::Full, _) => &window.title,
        (Form::Redacted, Kind::Standard) => "Planned maintenance",
        (Form::Redacted, Kind::Emergency(_)) => "Emergency maintenance",
    }
}

fn description(window: &Window) -> String {
    let mut parts = vec![plain(&window.words)];
    parts.retain(|words| !words.trim().is_empty());
    if !window.affected.services.is_empty() {
        parts.push(format!("Services: {}", window.affected.services.join(", ")));
    }
    let impact = match window.impact {
        Impact::None => "no interruption expected",
        Impact::Degraded => "slower, or with short interruptions",
        Impact::Outage => "the services are away",
    };
    parts.push(format!("Impact: {impact}"));
    parts.push(number_in_words(window.number));
    parts.join("\n")
}

fn categories(window: &Window) -> String {
    let kind = match window.kind {
        Kind::Standard => None,
        Kind::Emergency(_) => Some("Emergency"),
    };
    ["Maintenance"].into_iter().chain(kind).map(escaped).collect::<Vec<_>>().join(",")
}

fn alarm(window: &Window, form: Form, minutes: u32) -> IcalAlarm {
    IcalAlarm {
        properties: vec![
            value("ACTION", "DISPLAY"),
            text("DESCRIPTION", title(window, form)),
            value("TRIGGER", format!("-PT{minutes}M")),
        ],
    }
}
