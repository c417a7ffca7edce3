//! Calendars nobody should have written: each is refused in words or read in part, and none takes long.

use documents::maintenance::read_calendar;
use domain::zones::{ZoneId, Zones};
use std::time::{Duration, Instant};
use tests::repository;
use tests::windows::Dice;

const INPUTS: usize = 10_000;
const LONGEST: Duration = Duration::from_secs(2);

/// Lines that are wrong in a way of their own.
const LINES: &[&str] = &[
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=DAILY;COUNT=999999999",
    "RRULE:FREQ=DAILY;INTERVAL=0",
    "RRULE:",
    "RRULE",
    "RRULE:FREQ=YEARLY;BYDAY=99MO;BYMONTH=77",
    "DTSTART:99999999T999999Z",
    "DTSTART;VALUE=DATE:00000000",
    "DTSTART;TZID=:20260101T000000",
    "DTSTART;TZID=\"x:20260101T000000",
    "DTEND:-1",
    "DURATION:P999999999999W",
    "DURATION:PT",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "BEGIN:",
    "END",
    ":",
    ";",
    "=",
    ";;;=:",
    "UID",
    "SUMMARY;LANGUAGE=:",
    "SUMMARY:\\",
    "RECURRENCE-ID:20260926T220000",
    "EXDATE:,,,,20260926T220000Z,x",
    "RDATE;VALUE=PERIOD:20260101T000000Z/PT1H,19970101T180000Z/19970102T070000Z",
    "ATTACH;ENCODING=BASE64:AAAA",
    "\tstray fold",
    "X-\u{1F600}:x",
    "DTSTART;X=\"a\"\"b\";TZID=Europe/London:20260101T000000",
    "TZOFFSETTO:+99999999",
    "DTSTART:21509999T000000",
    "DTSTART:-00011231T000000",
    "STATUS:CANCELLED",
    "X-WR-TIMEZONE:Mars/Base",
];

fn damaged(dice: &mut Dice, sound: &[Vec<u8>]) -> Vec<u8> {
    let mut file = sound[dice.below(sound.len())].clone();
    for _ in 0..=dice.below(4) {
        let at = dice.below(file.len().max(1));
        match dice.below(8) {
            0 => file.truncate(at),
            1 => {
                if let Some(octet) = file.get_mut(at) {
                    *octet = dice.below(256) as u8;
                }
            }
            2 => {
                let to = (at + dice.below(300)).min(file.len());
                file.drain(at.min(to)..to);
            }
            3 | 4 => insert_line(&mut file, at, dice.one(LINES).as_bytes()),
            5 => {
                let to = (at + dice.below(600)).min(file.len());
                let copy = file[at.min(to)..to].to_vec();
                file.splice(at.min(to)..at.min(to), copy);
            }
            6 => file = file.iter().copied().filter(|octet| *octet != b'\r').collect(),
            _ => {
                let long = vec![dice.one(b"x;:,=\"\\ "); dice.below(20_000)];
                insert_line(&mut file, at, &long);
            }
        }
    }
    file
}

fn insert_line(file: &mut Vec<u8>, at: usize, line: &[u8]) {
    let at = file[..at].iter().rposition(|octet| *octet == b'\n').map_or(0, |place| place + 1);
    file.splice(at..at, [line, b"\r\n"].concat());
}

fn sound() -> Vec<Vec<u8>> {
    ["maintenance.ics", "invitation-night.ics", "invitation-cancelled.ics", "invitation-series.ics"]
        .map(|name| std::fs::read(repository().join("tests/golden").join(name)).unwrap())
        .to_vec()
}

#[test]
fn ten_thousand_damaged_calendars_are_refused_or_read_in_part() {
    let (zones, mut dice, sound) = (Zones::bundled(), Dice::new(10_000), sound());
    let auckland = ZoneId::parse("Pacific/Auckland").unwrap();
    let before = most_memory();
    let (mut read, mut refused, mut left_out) = (0, 0, 0);
    for nth in 0..INPUTS {
        let file = damaged(&mut dice, &sound);
        let start = Instant::now();
        match read_calendar(&file, &zones, auckland) {
            Ok(found) => {
                read += 1;
                left_out += found.left_out.len();
                assert!(found.left_out.iter().all(|one| !one.why.is_empty() && one.line > 0), "{nth}");
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty(), "{nth}");
            }
        }
        assert!(start.elapsed() < LONGEST, "input {nth} took {:?}", start.elapsed());
    }
    assert!(
        read > INPUTS / 2 && refused > 10 && left_out > INPUTS / 10,
        "{read} read, {refused} refused, {left_out}"
    );
    let grown = most_memory().saturating_sub(before);
    assert!(grown < 256 << 10, "{grown} KB more");
}

#[test]
fn the_largest_calendars_are_read_in_time() {
    let zones = Zones::bundled();
    let event = |nth: usize, lines: &str| {
        format!("BEGIN:VEVENT\r\nUID:{nth}\r\nSUMMARY:x\r\n{lines}\r\nEND:VEVENT\r\n")
    };
    let unknown =
        |nth: usize| event(nth, &format!("DTSTART;TZID=Zone {nth}:20260926T220000\r\nDURATION:PT1H"));
    let endless = |nth: usize| event(nth, "DTSTART:20260926T220000Z\r\nDURATION:PT1S\r\nRRULE:FREQ=SECONDLY");
    let counted = |nth: usize| {
        let exdates = "EXDATE:20270926T220000Z\r\n".repeat(20);
        event(
            nth,
            &format!(
                "DTSTART:20260926T220000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=10000\r\n{exdates}"
            ),
        )
    };
    let folded = "X:\r\n".to_owned() + &" x\r\n".repeat(1_000_000);
    for (name, body) in [
        ("unknown zones", (0..15_000).map(unknown).collect::<String>()),
        ("rules by the second", (0..15_000).map(endless).collect()),
        ("long counts", (0..200).map(counted).collect()),
        ("one line of a million folds", folded),
        ("one long line", "x".repeat(7 << 20)),
    ] {
        let file = format!("BEGIN:VCALENDAR\r\n{body}END:VCALENDAR\r\n");
        let start = Instant::now();
        let before = most_memory();
        read_calendar(file.as_bytes(), &zones, ZoneId::UTC).unwrap();
        // The program that is tested is not optimised; the one that is used is ten times as fast.
        assert!(start.elapsed() < 5 * LONGEST, "{name}: {:?}", start.elapsed());
        assert!(most_memory().saturating_sub(before) < 256 << 10, "{name}");
    }
}

/// The most memory this program ever held, in KB; 0 where the system does not tell.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
