use super::*;
use crate::maintenance::{Entry, Feed, Form, write_feed};
use domain::ids::WindowId;
use domain::maintenance::{Affected, Impact, Kind, Rule, WallStretch, Who, Window, WindowStatus};
use domain::time::Instant;

fn read(events: &str) -> CalendarFile {
    let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR");
    read_calendar(text.as_bytes(), &Zones::bundled(), ZoneId::parse("Europe/London").unwrap()).unwrap()
}

fn event(lines: &str) -> CalendarFile {
    read(&format!("BEGIN:VEVENT\nUID:1\nSUMMARY:Patch night\n{lines}\nEND:VEVENT"))
}

/// `zone starts–ends rule overrides`.
fn said(of: &Proposal) -> String {
    let rule = of.plan.rule.as_ref().map(ToString::to_string).unwrap_or_default();
    let WallStretch { starts, ends } = of.plan.first;
    format!("{} {starts}–{ends} {rule} {}", of.plan.zone.name(), of.overrides.len())
}

#[test]
fn every_way_to_name_a_zone_is_understood() {
    for (start, end, expected) in [
        (
            "DTSTART;TZID=Pacific/Auckland:20260926T220000",
            "DTEND;TZID=Pacific/Auckland:20260927T040000",
            "Pacific/Auckland",
        ),
        ("DTSTART;TZID=\"New Zealand Standard Time\":20260926T220000", "DURATION:PT6H", "Pacific/Auckland"),
        (
            "dtstart;tzid=/freeassociation.sourceforge.net/Tzfile/Pacific/Auckland:20260926T220000",
            "DURATION:PT6H",
            "Pacific/Auckland",
        ),
        ("DTSTART:20260926T220000", "DURATION:PT6H", "Europe/London"),
        ("DTSTART:20260926T220000Z", "DTEND:20260927T040000Z", "UTC"),
    ] {
        let file = event(&format!("{start}\n{end}"));
        let expected = format!("{expected} 2026-09-26 22:00:00–2026-09-27 04:00:00  0");
        assert_eq!(
            file.proposals.iter().map(said).collect::<Vec<_>>(),
            [expected],
            "{start} {:?}",
            file.left_out
        );
    }
}

#[test]
fn texts_of_a_single_occurrence_are_said_to_be_left_out() {
    let series = "BEGIN:VEVENT\nUID:1\nSUMMARY:Patch night\nDESCRIPTION:Short\nDTSTART:20261003T220000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEND:VEVENT";
    let check = |lines: &str, expected: &[&str]| {
        let single =
            "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20261010T220000\nDTSTART:20261010T230000\nDURATION:PT1H";
        let file = read(&format!("{series}\n{single}\n{lines}\nEND:VEVENT"));
        let said: Vec<&String> =
            file.proposals[0].said.iter().filter(|said| said.contains("left out")).collect();
        assert_eq!(said, expected, "{lines}");
    };
    let why = "left out; an occurrence differs from its series by its times alone.";
    check("SUMMARY:Patch night\nDESCRIPTION:Short", &[]);
    check("SUMMARY:Core switch", &[&format!("Line 11: its own title, \"Core switch\", is {why}")]);
    check("DESCRIPTION:Long", &[&format!("Line 11: its own description is {why}")]);
    check(
        "SUMMARY:A\nDESCRIPTION:B",
        &[&format!("Line 11: its own title, \"A\", and description are {why}")],
    );
    check("SUMMARY:Called off: Patch night\nSTATUS:CANCELLED", &[]);
}

#[test]
fn a_zone_of_its_own_is_found_by_its_rules() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:20070401T030000\nTZOFFSETFROM:+1300\nTZOFFSETTO:+1200\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20070930T020000\nTZOFFSETFROM:+1200\nTZOFFSETTO:+1300\nRRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let event = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Ours:20260926T220000\nDURATION:PT6H\nEND:VEVENT";
    let file = read(&format!("{zone}{event}"));
    let found = file.proposals.first().map(|one| one.plan.zone.name());
    assert!(
        matches!(found, Some("Pacific/Auckland" | "Antarctica/McMurdo" | "Antarctica/South_Pole" | "NZ")),
        "{found:?}"
    );
}

#[test]
fn what_cannot_be_taken_is_left_out_with_a_reason() {
    for (lines, why) in [
        ("DTSTART:20260926T220000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY", "SECONDLY"),
        ("DTSTART:20260926T220000Z", "neither when it ends"),
        ("DURATION:PT1H", "no start"),
        ("DTSTART:tomorrow\nDURATION:PT1H", "not a time"),
        ("DTSTART;TZID=Mars/Base:20260926T220000\nDURATION:PT1H", "Mars/Base"),
        ("DTSTART:20260926T220000Z\nDTEND:20260926T210000Z", "not after the start"),
        ("DTSTART:20260926T220000Z\nDURATION:PT1H\nSTATUS:CANCELLED", "cancelled"),
        (
            "DTSTART:20260926T220000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
            "more than one rule",
        ),
    ] {
        let file = event(lines);
        assert!(file.proposals.is_empty(), "{lines}");
        assert!(file.left_out[0].why.contains(why), "{lines}: {:?}", file.left_out);
    }
}

#[test]
fn whole_days_added_and_taken_out_dates_are_said() {
    let days = event("DTSTART;VALUE=DATE:20260926\nDTEND;VALUE=DATE:20260928");
    assert_eq!(said(&days.proposals[0]), "Europe/London 2026-09-26 00:00:00–2026-09-28 00:00:00  0");
    assert!(days.proposals[0].said[0].contains("whole days"));
    let dates = event(
        "DTSTART;TZID=Europe/London:20260926T220000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;UNTIL=20261017T210000Z\nEXDATE;TZID=Europe/London:20261003T220000\nRDATE;TZID=Europe/London:20261020T220000",
    );
    let all: Vec<String> = dates.proposals.iter().map(said).collect();
    assert_eq!(
        all,
        [
            "Europe/London 2026-09-26 22:00:00–2026-09-27 00:00:00 FREQ=WEEKLY;BYDAY=SA;UNTIL=20261017T220000 1",
            "Europe/London 2026-10-20 22:00:00–2026-10-21 00:00:00  0",
        ]
    );
    assert_eq!(dates.proposals[0].said.len(), 2);
}

#[test]
fn what_we_write_comes_back() {
    let at = |text: &str| text.parse().unwrap();
    let first = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
    let mut window = Window {
        id: WindowId::new(Instant::from_unix(0)),
        number: 208,
        uid: "208@mspdesk".into(),
        sequence: 3,
        title: "Core; switch, \"firmware\" — 👩‍🔧".into(),
        kind: Kind::Standard,
        impact: Impact::Degraded,
        words: String::new(),
        status: WindowStatus::Published,
        zone: ZoneId::parse("Pacific/Auckland").unwrap(),
        first,
        rule: Some(Rule::parse("FREQ=MONTHLY;BYDAY=4SA;UNTIL=20280101T000000", first.starts).unwrap()),
        overrides: BTreeMap::new(),
        affected: Affected { clients: Who::All, services: Vec::new() },
        follows: None,
    };
    window.overrides.insert(at("2026-10-24T22:00:00"), Override::Cancelled);
    let moved = WallStretch { starts: at("2026-11-29T21:00:00"), ends: at("2026-11-30T02:30:00") };
    window.overrides.insert(at("2026-11-28T22:00:00"), Override::Moved(moved));
    let entry =
        Entry { window: &window, created: Instant::from_unix(0), modified: Instant::from_unix(0), url: None };
    let feed = Feed {
        name: "Ours".into(),
        description: String::new(),
        colour: None,
        refresh_hours: 4,
        source: None,
        form: Form::Full,
        alarm_minutes: Some(30),
        written_out_until: Instant::parse_rfc3339("2029-01-01T00:00:00Z").unwrap(),
        entries: vec![entry],
    };
    let zones = Zones::bundled();
    let file = read_calendar(&write_feed(&feed, &zones), &zones, ZoneId::UTC).unwrap();
    assert_eq!((file.name.as_str(), file.proposals.len(), file.left_out.len()), ("Ours", 1, 0));
    let read = &file.proposals[0];
    assert_eq!((&read.uid, &read.plan.title, read.plan.zone), (&window.uid, &window.title, window.zone));
    assert_eq!((read.plan.first, &read.overrides), (window.first, &window.overrides));
    let last = |rule: &Option<Rule>| rule.as_ref().unwrap().starts(first.starts, first.starts).last();
    assert_eq!(last(&read.plan.rule), last(&window.rule), "the end is written as the last start");
}

#[test]
fn a_file_that_is_no_calendar_is_refused() {
    let zones = Zones::bundled();
    let refused = |bytes: &[u8]| read_calendar(bytes, &zones, ZoneId::UTC).unwrap_err().to_string();
    assert!(refused(b"").contains("no iCalendar file"));
    assert!(refused(&b"BEGIN:VCALENDAR\n".repeat(20)).contains("line 17"));
    assert!(refused(&vec![b'a'; MOST_BYTES + 1]).contains("at most"));
    assert!(
        refused(
            &[&b"BEGIN:VCALENDAR\n"[..], &b"BEGIN:VEVENT\nEND:VEVENT\n".repeat(MOST_EVENTS + 1)].concat()
        )
        .contains("more than")
    );
}
