//! Calendars to the byte, and what a calendar of the terminal lists.
//!
//! After a wanted change: `MSP_DESK_RENEW_GOLDEN=1 cargo test -p tests --test it ics_files`, and read the difference.

use documents::maintenance::{Entry, Feed, Form, Invitation, Method, Person, write_feed, write_invitation};
use domain::maintenance::{
    Category, Emergency, Impact, Kind, Override, Rule, WallStretch, Window, WindowStatus,
};
use domain::time::Instant;
use domain::zones::Zones;
use std::process::Command;
use tests::debian::{Package, needs};
use tests::repository;
use tests::tools::answer;
use tests::windows::window;

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn check(name: &str, written: &[u8]) {
    let path = repository().join("tests/golden").join(name);
    if std::env::var_os("MSP_DESK_RENEW_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let golden = std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let [ours, theirs] = [written, &golden].map(String::from_utf8_lossy);
    assert!(written == golden, "{name} changed:\n{ours}\n--- golden\n{theirs}");
}

fn wall(starts: &str, ends: &str) -> WallStretch {
    let at = |text: &str| format!("{text}:00").parse().unwrap();
    WallStretch { starts: at(starts), ends: at(ends) }
}

fn with_rule(mut window: Window, rule: &str) -> Window {
    window.rule = Some(Rule::parse(rule, window.first.starts).unwrap());
    window
}

/// Each kind of window: a series that begins on a changeover night, one with changes, one night, one called off.
fn windows() -> Vec<Window> {
    let auckland = window("208.a@mspdesk", "Pacific/Auckland", "2026-09-26T22:00", "2026-09-27T04:00");
    let mut auckland = with_rule(auckland, "FREQ=MONTHLY;BYDAY=4SA");
    auckland.words =
        "Firmware of both core switches; each restarts once, \"by hand\".\nExpect 2 × 3 minutes.".to_owned();
    auckland.affected.services = vec!["Network, core".to_owned(), "Telephony".to_owned()];
    let denver = window("209.b@mspdesk", "America/Denver", "2026-10-04T01:30", "2026-10-04T02:30");
    let mut denver = with_rule(denver, "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270328T013000");
    denver.sequence = 2;
    let id = |text: &str| format!("{text}:00").parse().unwrap();
    denver.overrides.insert(id("2026-10-11T01:30"), Override::Cancelled);
    denver
        .overrides
        .insert(id("2026-10-18T01:30"), Override::Moved(wall("2026-10-19T23:00", "2026-10-20T00:15")));
    let mut vancouver = window("210.c@mspdesk", "America/Vancouver", "2026-11-20T18:30", "2026-11-20T19:15");
    vancouver.title = "OpenSSL; CVE-2026-1234, patched".to_owned();
    vancouver.impact = Impact::Outage;
    vancouver.kind = Kind::Emergency(Emergency {
        category: Category::SecurityPatch,
        reason: "Exploited".to_owned(),
        requester: "A. Petrie".to_owned(),
        approver: "L. Hart".to_owned(),
    });
    let mut utc = window("211.d@mspdesk", "UTC", "2026-12-01T22:00", "2026-12-02T02:00");
    utc.status = WindowStatus::Cancelled;
    vec![auckland, denver, vancouver, utc]
}

fn feed(windows: &[Window], form: Form) -> Feed<'_> {
    let entry = |window| Entry {
        window,
        created: at("2026-08-01T08:00:00Z"),
        modified: at("2026-08-20T09:30:00Z"),
        url: Some("https://desk.example.org/MW-208".to_owned()),
    };
    Feed {
        name: "Maintenance for Harbour Logistics, by Kauri IT".to_owned(),
        description: "Planned and emergency maintenance".to_owned(),
        colour: Some("steelblue".to_owned()),
        refresh_hours: 4,
        source: Some("https://kauri.example.org/harbour.ics".to_owned()),
        form,
        alarm_minutes: Some(60),
        written_out_until: at("2028-12-01T00:00:00Z"),
        entries: windows.iter().map(entry).collect(),
    }
}

#[test]
fn a_calendar_is_the_same_to_the_byte() {
    let (zones, windows) = (Zones::bundled(), windows());
    check("maintenance.ics", &write_feed(&feed(&windows, Form::Full), &zones));
}

#[test]
fn a_redacted_calendar_says_when_and_nothing_of_what() {
    let (zones, windows) = (Zones::bundled(), windows());
    let written = write_feed(&feed(&windows, Form::Redacted), &zones);
    let text = String::from_utf8(written.clone()).unwrap().replace("\r\n ", "");
    for secret in
        ["Core switch", "OpenSSL", "CVE", "Telephony", "Firmware", "MW-2", "desk.example.org", "Petrie"]
    {
        assert!(!text.contains(secret), "{secret}");
    }
    check("maintenance-redacted.ics", &written);
}

#[test]
fn zone_rules_are_right_where_they_changed() {
    let zones = Zones::bundled();
    let of = |place: &str| window("1@mspdesk", place, "2016-06-01T22:00", "2016-06-02T02:00");
    let windows: Vec<Window> =
        ["America/Sao_Paulo", "Australia/Lord_Howe", "America/Vancouver", "Asia/Kolkata"].map(of).to_vec();
    check(
        "maintenance-zones.ics",
        &write_feed(&Feed { alarm_minutes: None, ..feed(&windows, Form::Redacted) }, &zones),
    );
}

#[test]
fn an_invitation_is_the_same_to_the_byte() {
    let (zones, windows) = (Zones::bundled(), windows());
    let feed = feed(&windows, Form::Full);
    let person = |name: &str, email: &str| Person { name: name.to_owned(), email: email.to_owned() };
    let invitation = |method, occurrence: Option<&str>, at_window: usize| Invitation {
        method,
        organizer: person("Kauri IT, Operations", "ops@kauri.example.org"),
        attendees: vec![
            person("Zoë \"Zo\" Brown", "zoe@harbour.example.org"),
            person("", "it@harbour.example.org"),
        ],
        entry: feed.entries[at_window].clone(),
        occurrence: occurrence.map(|id| format!("{id}:00").parse().unwrap()),
        form: Form::Full,
        written_out_until: at("2027-12-01T00:00:00Z"),
        sent: at("2026-08-21T10:00:00Z"),
    };
    let write = |invitation| write_invitation(&invitation, &zones).unwrap();
    check("invitation-series.ics", &write(invitation(Method::Request, None, 0)));
    check("invitation-night.ics", &write(invitation(Method::Request, Some("2026-10-18T01:30"), 1)));
    check("invitation-cancelled.ics", &write(invitation(Method::Cancel, Some("2026-10-25T01:30"), 1)));
    let none = invitation(Method::Request, Some("2026-10-26T01:30"), 1);
    assert_eq!(write_invitation(&none, &zones), None, "the series has no such night");
}

#[test]
fn khal_lists_the_right_hours() {
    needs(Package::Khal);
    let (zones, windows) = (Zones::bundled(), windows());
    let folder = tempfile::tempdir().unwrap();
    let calendar = folder.path().join("calendar");
    std::fs::create_dir(&calendar).unwrap();
    for entry in &feed(&windows, Form::Full).entries {
        let feed = Feed { entries: vec![entry.clone()], ..feed(&windows, Form::Full) };
        std::fs::write(calendar.join(format!("{}.ics", entry.window.uid)), write_feed(&feed, &zones))
            .unwrap();
    }
    let config = folder.path().join("config");
    let said = format!(
        "[calendars]\n[[m]]\npath = {}\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {}\n[default]\nprint_new = path\n",
        calendar.display(),
        folder.path().join("khal.db").display()
    );
    std::fs::write(&config, said).unwrap();
    let mut khal = Command::new("khal");
    khal.env("XDG_CACHE_HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("HOME", folder.path())
        .env("TZ", "UTC");
    khal.arg("-c").arg(&config).args([
        "list",
        "--notstarted",
        "--day-format",
        "",
        "--format",
        "{start} {end} {uid}",
    ]);
    let listed = answer(khal.args(["2026-09-20", "220d"]));
    let listed: Vec<&str> =
        listed.lines().filter(|line| line.contains("20:") || line.contains('@')).collect();
    // Not Vancouver: khal takes the rules of the machine, which may be older than its permanent summer.
    // Auckland's clocks go forward on the first of its nights, Denver's back on 1 November and forward on 14 March.
    for line in [
        "2026-09-26 10:00 2026-09-26 15:00 208.a@mspdesk",
        "2026-10-24 09:00 2026-10-24 15:00 208.a@mspdesk",
        "2026-10-20 05:00 2026-10-20 06:15 209.b@mspdesk",
        "2026-11-01 07:30 2026-11-01 09:30 209.b@mspdesk",
        "2027-03-14 08:30 2027-03-14 09:30 209.b@mspdesk",
    ] {
        assert!(listed.contains(&line), "{line} is not in {listed:#?}");
    }
}
