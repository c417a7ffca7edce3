//! Calendars from a terminal: written out, edited, filled from a holiday file, published.

use serde_json::Value;

use crate::program::Msp;

const NAME: &str = "CyberITEX Standard";
const FEED: &str = include_str!("../data/feeds/apple_united_states.ics");

fn msp() -> Msp {
    Msp::with_contract("cyberitex-standard", "America/Denver", "2026-10-05T09:00:00Z")
}

fn page(msp: &Msp) -> Value {
    msp.json(&["calendars", "show", NAME])
}

#[test]
fn a_calendar_is_written_out_edited_and_published_from_a_day_on() {
    let msp = msp();
    assert!(msp.done(&["calendars", "list"]).contains("Mon–Fri 09:00–17:00 America/Denver"));
    let file = msp.done(&["calendars", "show", NAME, "--file"]);
    msp.write("hours.toml", file.replace("\"09:00-17:00\"", "\"08:00-17:00\""));
    msp.done(&["calendars", "edit", NAME, "--file", "hours.toml", "--dry-run"]);
    assert_eq!(page(&msp)["row"]["has_draft"], false, "a look writes nothing");
    let draft = msp.done(&["calendars", "edit", NAME, "--file", "hours.toml"]);
    assert!(draft.contains("Mon–Fri: open 08:00–17:00, was 09:00–17:00."), "{draft}");
    let said = msp.refused(&["calendars", "publish", NAME, "--from", "2026-10-05"]);
    assert!(said.contains("takes effect after today"), "{said}");
    let published = msp.done(&["calendars", "publish", NAME, "--from", "2026-11-01"]);
    assert!(published.contains("upcoming") && published.contains("Version 2"), "{published}");
    let versions = msp.json(&["calendars", "versions", NAME]);
    assert_eq!(versions["versions"].as_array().map(Vec::len), Some(2));
    assert_eq!(versions["contracts"][0]["number"], "K-0001", "whom it touches");
    let first = msp.done(&["calendars", "show", NAME, "--number", "1", "--file"]);
    assert_eq!(first, file, "what was in force is never rewritten");
}

#[test]
fn a_holiday_file_is_looked_at_then_taken_and_the_year_shows_its_dates() {
    let msp = msp();
    msp.write("holidays.ics", FEED);
    let look = msp.done(&["calendars", "import-holidays", NAME, "holidays.ics", "--dry-run"]);
    assert!(look.contains("entered from 2025 to 2036, no further"), "{look}");
    assert!(look.contains("line 63: “Day after Easter” repeats in a way that is not read"), "{look}");
    assert!(look.contains("Nothing was written"), "{look}");
    msp.done(&["calendars", "import-holidays", NAME, "holidays.ics"]);
    let year = msp.done(&["calendars", "year", NAME, "2026"]);
    assert!(year.contains("Election Day") && year.contains("clocks go 60 minutes back"), "{year}");
    msp.done(&["calendars", "discard", NAME]);
    assert_eq!(page(&msp)["row"]["has_draft"], false);
}

#[test]
fn a_file_that_is_wrong_is_refused_with_everything_that_is_wrong_and_its_line() {
    let msp = msp();
    let file = msp.done(&["calendars", "show", NAME, "--file"]);
    let wrong = file
        .replace("America/Denver", "America/Denve")
        .replace("mon-fri = [\"09:00-17:00\"]", "mon = [\"22:00-06:00\"]\ntue = [\"05:00-09:00\"]");
    msp.write("wrong.toml", wrong);
    let said = msp.refused(&["calendars", "edit", "--file", "wrong.toml"]);
    for what in ["America/Denver", "begins before 22:00-06:00 of the day before is over", "line "] {
        assert!(said.contains(what), "{what} is missing: {said}");
    }
    msp.write("not.ics", "hello");
    let said = msp.refused(&["calendars", "import-holidays", NAME, "not.ics"]);
    assert!(said.contains("no line BEGIN:VCALENDAR"), "{said}");
    assert_eq!(msp.json(&["calendars", "list"])["rows"].as_array().map(Vec::len), Some(1));
}
