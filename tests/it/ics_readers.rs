//! Calendars as others read them: three readers, each with its own engine, against our own occurrences.

use documents::maintenance::{Entry, Feed, Form, plain, write_feed};
use domain::maintenance::{OccurrenceState, Window};
use domain::time::{Instant, Stretch};
use domain::zones::Zones;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tests::calendar_readers::{
    Seen, Told, seen_by_ical_js, seen_by_libical, seen_by_python, told_by_ical_js, told_by_python,
};
use tests::windows::{Dice, PLACES, window, window_by_chance};

/// `cargo xtask test --long` says how many.
fn series() -> usize {
    std::env::var("MSP_DESK_LONG_SERIES").ok().and_then(|text| text.parse().ok()).unwrap_or(500)
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn three_years() -> Stretch {
    Stretch { from: at("2026-01-01T00:00:00Z"), to: at("2029-01-01T00:00:00Z") }
}

fn feed(windows: &[Window]) -> Feed<'_> {
    let entry = |window| Entry {
        window,
        created: at("2025-11-01T08:00:00Z"),
        modified: at("2025-11-02T08:00:00Z"),
        url: None,
    };
    Feed {
        name: "Maintenance".to_owned(),
        description: String::new(),
        colour: Some("steelblue".to_owned()),
        refresh_hours: 4,
        source: None,
        form: Form::Full,
        alarm_minutes: None,
        written_out_until: three_years().to,
        entries: windows.iter().map(entry).collect(),
    }
}

fn ours(windows: &[Window], zones: &Zones) -> BTreeSet<Seen> {
    let within = three_years();
    let mut all = BTreeSet::new();
    for window in windows {
        for one in window.occurrences(&zones.get(window.zone), within) {
            if one.state != OccurrenceState::Cancelled && one.stretch.from >= within.from {
                all.insert((window.uid.clone(), one.stretch.from.unix(), one.stretch.to.unix()));
            }
        }
    }
    all
}

/// One file per place, so that zones do not help one another.
fn files(windows: &[Window], zones: &Zones, folder: &Path) -> Vec<PathBuf> {
    let of = |place: &str| {
        let here: Vec<Window> =
            windows.iter().filter(|window| window.zone.name() == place).cloned().collect();
        let path = folder.join(format!("{}.ics", place.replace('/', "-")));
        std::fs::write(&path, write_feed(&feed(&here), zones)).unwrap();
        path
    };
    PLACES.iter().map(|place| of(place)).collect()
}

fn check(reader: &str, theirs: &BTreeSet<Seen>, ours: &BTreeSet<Seen>, windows: &[Window]) {
    let more: Vec<&Seen> = theirs.difference(ours).take(5).collect();
    let fewer: Vec<&Seen> = ours.difference(theirs).take(5).collect();
    let about =
        more.iter().chain(&fewer).next().map(|seen| windows.iter().find(|window| window.uid == seen.0));
    assert!(more.is_empty() && fewer.is_empty(), "{reader} sees {more:?}, we {fewer:?}; {about:#?}");
}

#[test]
fn three_readers_see_our_hours_to_the_second() {
    let zones = Zones::bundled();
    let mut dice = Dice::new(2026);
    let windows: Vec<Window> = (0..series()).map(|nth| window_by_chance(&mut dice, nth)).collect();
    let folder = tempfile::tempdir().unwrap();
    let files = files(&windows, &zones, folder.path());
    let ours = ours(&windows, &zones);
    assert!(ours.len() > series() * 10, "only {} occurrences", ours.len());
    check("ical.js", &seen_by_ical_js(&files, three_years()), &ours, &windows);
    check("libical", &seen_by_libical(&files, three_years()), &ours, &windows);
    check("recurring-ical-events", &seen_by_python(&files, three_years()), &ours, &windows);
}

/// A text as it might be pasted from anywhere: every sign that means something to a calendar, letters of several
/// octets, writing from right to left, and lengths around the 75th octet.
fn text_by_chance(dice: &mut Dice) -> String {
    const SIGNS: &[&str] = &[
        "\r",
        "\n",
        "\r\n",
        "\r\n ",
        "\n\t",
        ";",
        ",",
        ":",
        "\\",
        "\\n",
        "\\N",
        "\\;",
        "\"",
        "'",
        "^",
        "^n",
        "=",
        "a",
        "b",
        " ",
        "  ",
        "\t",
        "é",
        "ß",
        "字",
        "語",
        "👩\u{200d}🔧",
        "🇳🇿",
        "שלום",
        "مرحبا",
        "\u{202e}",
        "\u{200f}",
        "\u{7}",
        "\u{0}",
        "\u{85}",
        "\u{2028}",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "\r\nATTENDEE:mailto:x@example.org\r\n",
        "%0D%0A",
        "&amp;",
        "<b>",
        "\u{feff}",
    ];
    let one = |dice: &mut Dice| dice.one(SIGNS).to_owned();
    match dice.below(8) {
        0 => String::new(),
        1 => {
            let length = 50 + dice.below(40);
            format!("{}{}{}", "x".repeat(length), one(dice), one(dice))
        }
        2 => one(dice).repeat(20 + dice.below(90)),
        _ => (0..dice.below(40)).map(|_| one(dice)).collect(),
    }
}

#[test]
fn any_text_comes_back_from_two_readers_and_adds_no_property() {
    let zones = Zones::bundled();
    let mut dice = Dice::new(5545);
    let windows: Vec<Window> = (0..5_000)
        .map(|nth| Window {
            title: text_by_chance(&mut dice),
            words: text_by_chance(&mut dice),
            ..window(&format!("{nth}.text@mspdesk"), "Europe/London", "2026-11-28T22:00", "2026-11-29T04:00")
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("texts.ics");
    let written = write_feed(&feed(&windows), &zones);
    assert!(written.split(|octet| *octet == b'\n').all(|line| line.len() <= 76), "75 octets and the CR");
    std::fs::write(&file, written).unwrap();
    let expected: Vec<Told> = windows.iter().map(as_told).collect();
    for (reader, read) in [("icalendar", told_by_python(&file)), ("ical.js", told_by_ical_js(&file))] {
        assert_eq!(read.len(), expected.len(), "{reader}");
        for (theirs, ours) in read.iter().zip(&expected) {
            assert_eq!(theirs, ours, "{reader}");
        }
    }
}

fn as_told(window: &Window) -> Told {
    const NAMES: [&str; 13] = [
        "CATEGORIES",
        "CLASS",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "LAST-MODIFIED",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
    ];
    let words = plain(&window.words);
    let words = if words.trim().is_empty() { String::new() } else { format!("{words}\n") };
    let description = format!("{words}Impact: slower, or with short interruptions\nMW-208");
    (window.uid.clone(), plain(&window.title), description, NAMES.map(str::to_owned).to_vec())
}
