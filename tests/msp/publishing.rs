//! Calendars published and brought in from a terminal, and clients told.

use crate::program::Msp;

/// Thursday 24 September 2026, 15:40 in Auckland, with a window on Saturday night.
fn msp() -> Msp {
    let msp = Msp::with_contract("cybermark-standard", "Pacific/Auckland", "2026-09-24T03:40:00Z");
    let times = ["--starts", "2026-09-26T22:00", "--ends", "2026-09-27T04:00", "--zone", "Pacific/Auckland"];
    let window = ["--title", "Core switch firmware", "--rule", "FREQ=MONTHLY;BYDAY=4SA", "--publish"];
    msp.done(&[&["maintenance", "plan"], &times[..], &window].concat());
    msp
}

fn read(msp: &Msp, name: &str) -> String {
    std::fs::read_to_string(msp.path(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

#[test]
fn a_calendar_is_written_to_a_file_and_brought_into_another_desk() {
    let msp = msp();
    msp.done(&["maintenance", "export", "--client", "Harbour Logistics", "--out", "harbour.ics"]);
    let file = read(&msp, "harbour.ics");
    for line in
        ["BEGIN:VCALENDAR", "SUMMARY:Core switch firmware", "RRULE:FREQ=MONTHLY;BYDAY=4SA", "END:VCALENDAR"]
    {
        assert!(file.contains(line), "{line} is missing: {file}");
    }
    msp.done(&["maintenance", "export", "--redacted", "--out", "hidden.ics"]);
    assert!(!read(&msp, "hidden.ics").contains("firmware"));
    let other = Msp::with_contract("cybermark-standard", "Pacific/Auckland", "2026-09-24T03:40:00Z");
    other.write("harbour.ics", &file);
    let look = other.done(&["maintenance", "import", "harbour.ics", "--dry-run"]);
    assert!(look.contains("Core switch firmware"), "{look}");
    assert_eq!(other.json(&["maintenance", "list"])["total"], 0, "a look writes nothing");
    other.done(&["maintenance", "import", "harbour.ics"]);
    let rows = other.json(&["maintenance", "list", "--to", "2026-10-31"]);
    let nights: Vec<&str> = rows["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["starts"]["utc"].as_str())
        .collect();
    assert_eq!(nights, ["2026-09-26T10:00:00Z", "2026-10-24T09:00:00Z"]);
    other.done(&["maintenance", "import", "harbour.ics"]);
    assert_eq!(other.json(&["maintenance", "list", "--to", "2026-10-31"])["total"], 2, "nothing comes twice");
    other.write("not.ics", "hello");
    assert!(!other.refused(&["maintenance", "import", "not.ics"]).is_empty());
}

#[test]
fn a_scheduled_job_keeps_a_folder_current() {
    let msp = msp();
    std::fs::create_dir(msp.path("out")).expect("a folder can be made");
    let folder = msp.path("out").display().to_string();
    msp.done(&[
        "maintenance",
        "add-target",
        "--name",
        "Web",
        "--folder",
        &folder,
        "--each-client",
        "--notice",
    ]);
    msp.done(&["maintenance", "publish"]);
    let files = || {
        let names = std::fs::read_dir(msp.path("out")).expect("the folder is there");
        let mut names: Vec<String> =
            names.map(|name| name.expect("a name").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let first = files();
    assert_eq!(first.len(), 1, "{first:?}");
    let before = read(&msp, &format!("out/{}", first[0]));
    assert!(before.contains("Core switch firmware"));
    msp.done(&["maintenance", "publish", "Web"]);
    assert_eq!(read(&msp, &format!("out/{}", first[0])), before, "the same windows give the same bytes");
    msp.done(&["maintenance", "cancel", "MW-1", "--occurrence", "2026-09-26T22:00"]);
    msp.done(&["maintenance", "publish"]);
    assert!(read(&msp, &format!("out/{}", first[0])).contains("STATUS:CANCELLED"));
    assert!(msp.done(&["maintenance", "targets"]).contains("Web"));
    msp.done(&["maintenance", "remove-target", "Web"]);
    assert_eq!(files(), first, "what was published stays where it is");
}

#[test]
fn who_was_told_is_recorded_and_listed() {
    let msp = msp();
    let due = msp.done(&["maintenance", "notices-due"]);
    assert!(due.contains("MW-1"), "{due}");
    let letter = msp.done(&["maintenance", "letter", "MW-1", "--client", "Harbour Logistics"]);
    assert!(letter.contains("Core switch firmware"), "{letter}");
    let call = ["--by", "phone", "--whom", "Kiri Tane"];
    msp.done(&[&["maintenance", "told", "MW-1", "--client", "Harbour Logistics"], &call[..]].concat());
    let said = msp.done(&["maintenance", "notices", "MW-1"]);
    assert!(said.contains("54 h 20 min"), "{said}");
    msp.done(&["maintenance", "notice-log", "--csv", "log.csv"]);
    assert!(read(&msp, "log.csv").contains("Kiri Tane"));
}
