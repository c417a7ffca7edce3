//! Maintenance windows from a terminal: planned, moved, cancelled, recorded.

use crate::program::Msp;

/// Thursday 24 September 2026, 15:40 in Auckland.
fn msp() -> Msp {
    Msp::with_contract("cybermark-standard", "Pacific/Auckland", "2026-09-24T03:40:00Z")
}

const PLAN: &[&str] = &[
    "maintenance",
    "plan",
    "--title",
    "Core switch firmware",
    "--starts",
    "2026-09-26T22:00",
    "--ends",
    "2026-09-27T04:00",
    "--zone",
    "Pacific/Auckland",
    "--rule",
    "FREQ=MONTHLY;BYDAY=4SA",
];

#[test]
fn a_window_is_planned_published_moved_and_cancelled() {
    let msp = msp();
    let draft = msp.done(PLAN);
    for said in [
        "MW-1 Core switch firmware (standard, draft)",
        "Fourth Saturday of each month, 22:00–04:00",
        "Lasts  5:00, clocks go forward at 02:00",
        "48 h",
        "2026-09-24 22:00 NZST",
    ] {
        assert!(draft.contains(said), "{said} is missing: {draft}");
    }
    msp.done(&["maintenance", "publish-window", "MW-1"]);
    msp.done(&["maintenance", "change", "1", "--scope", "all", "--title", "Core switch firmware 4.2"]);
    let october = ["--occurrence", "2026-10-24T22:00"];
    let to_sunday = ["--starts", "2026-10-25T23:00", "--ends", "2026-10-26T04:00"];
    let moved = msp.done(&[&["maintenance", "move", "MW-1"], &october[..], &to_sunday].concat());
    assert!(
        moved.contains("Outside the preferred window") || moved.contains("Starts 2026-10-25 23:00 NZDT"),
        "{moved}"
    );
    msp.done(&["maintenance", "cancel", "MW-1", "--occurrence", "2026-11-28T22:00"]);
    let list = msp.json(&["maintenance", "list", "--to", "2026-12-31"]);
    let states: Vec<&str> =
        list["rows"].as_array().expect("rows").iter().filter_map(|row| row["state"].as_str()).collect();
    assert_eq!(states, ["published", "published", "cancelled", "published"]);
    assert!(msp.done(&["maintenance", "list"]).contains("Core switch firmware 4.2"));
    msp.done(&["maintenance", "list", "--csv", "list.csv"]);
    assert!(std::fs::read_to_string(msp.path("list.csv")).expect("written").contains("MW-1"));
}

#[test]
fn conflicts_and_blackouts_are_said_before_and_after() {
    let msp = msp();
    msp.done(PLAN);
    let blackout = ["--client", "Harbour Logistics", "--starts", "2026-09-27", "--ends", "2026-09-27"];
    msp.done(&[&["maintenance", "add-blackout", "--reason", "Office move"], &blackout[..]].concat());
    let seen = msp.done(&["maintenance", "get", "MW-1"]);
    assert!(seen.contains("Blackout, 3 h (asked not to): Harbour Logistics, Office move"), "{seen}");
    msp.done(PLAN);
    let pairs = msp.done(&["maintenance", "conflicts"]);
    assert!(pairs.contains("MW-1 overlaps MW-2 by 5 h, 3 times"), "{pairs}");
    let id = msp.json(&["maintenance", "blackouts"])["rows"][0]["id"].as_str().expect("an id").to_owned();
    assert_eq!(msp.done(&["maintenance", "remove-blackout", &id]).trim(), "No blackouts.");
    msp.done(&["maintenance", "remove", "MW-2"]);
    assert!(msp.refused(&["maintenance", "get", "MW-2"]).contains("MW-2"));
}

#[test]
fn an_emergency_needs_another_approver_and_its_overrun_is_said() {
    let msp = msp();
    let emergency = [
        "maintenance",
        "plan",
        "--title",
        "OpenSSL patch",
        "--starts",
        "2026-09-23T18:30",
        "--ends",
        "2026-09-23T19:00",
        "--zone",
        "Pacific/Auckland",
        "--emergency",
        "security_patch",
        "--reason",
        "Exploited in the wild",
        "--requester",
        "Ana Pérez",
        "--publish",
    ];
    let refused = msp.refused(&[&emergency[..], &["--approver", "ana pérez"]].concat());
    assert!(refused.contains("somebody else has to approve it"), "{refused}");
    let planned = msp.done(&[&emergency[..], &["--approver", "L. Hart"]].concat());
    assert!(planned.contains("before it starts"), "CyberMark: shorter notice: {planned}");
    let went = ["--started", "2026-09-23 18:30", "--ended", "2026-09-23 19:15", "--outcome", "done"];
    let seen = msp.done(&[&["maintenance", "record", "MW-1"], &went[..]].concat());
    assert!(seen.contains("0:15 over the planned end"), "{seen}");
}

#[test]
fn a_look_at_a_calendar_says_what_would_be_entered() {
    let msp = msp();
    let event = "BEGIN:VEVENT\nUID:a\nSUMMARY:Patch\nDTSTART:20261003T220000\nDURATION:PT1H\nEND:VEVENT";
    let file = format!("BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n");
    std::fs::write(msp.path("old.ics"), file).expect("a folder to write to");
    let looked = msp.done(&["maintenance", "import", "old.ics", "--dry-run"]);
    assert!(looked.contains("Would be entered as drafts: 1,"), "{looked}");
    assert!(looked.contains("Nothing was entered."), "{looked}");
    let taken = msp.done(&["maintenance", "import", "old.ics"]);
    assert!(taken.contains("1 entered as drafts, 0 changed"), "{taken}");
}
