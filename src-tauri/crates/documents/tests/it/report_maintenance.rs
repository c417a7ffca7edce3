//! Maintenance in the report: every night with how it went and how the client was told.

use crate::reading::pages;
use crate::report::printed;
use crate::sample;
use domain::maintenance::{By, Category, Notice, Outcome, RequiredNotice};
use domain::reports::{MaintenanceLine, MaintenanceOfMonth, Report};
use domain::time::{Instant, Seconds, Stretch};

fn line(number: i64, from: &str, hours: i64) -> MaintenanceLine {
    let from = Instant::parse_rfc3339(from).unwrap();
    let planned = Stretch { from, to: from + Seconds::hours(hours) };
    let by = By::Telling(0);
    MaintenanceLine {
        number,
        title: "Core switch firmware".to_owned(),
        emergency: None,
        planned,
        called_off: false,
        actual: Some((planned.from, Some((planned.to + Seconds::minutes(47), Outcome::Done)))),
        notice: Notice::InTime { by, lead: Seconds::hours(53) },
        required: RequiredNotice::of(&[]),
    }
}

fn with_maintenance() -> Report {
    let emergency = MaintenanceLine {
        title: "OpenSSL patch".to_owned(),
        emergency: Some((Category::SecurityPatch, "Exploited in the wild.".to_owned(), "L. Hart".to_owned())),
        actual: None,
        notice: Notice::NotTold { last_moment: Instant::from_unix(0) },
        ..line(207, "2026-09-23T06:30:00Z", 1)
    };
    let off = MaintenanceLine { called_off: true, actual: None, ..line(206, "2026-09-12T10:00:00Z", 2) };
    let lines = vec![line(208, "2026-09-26T10:00:00Z", 5), emergency, off];
    Report { maintenance: MaintenanceOfMonth::of(lines), ..sample::report() }
}

#[test]
fn the_month_says_what_was_planned_how_it_went_and_who_was_told() {
    let text = pages(&printed(&with_maintenance())).concat().replace(['\n', '\u{a0}'], " ");
    for line in [
        "Two windows of maintenance began in September, one of them an emergency.",
        "You had the promised notice of one of two.",
        "47 min ran beyond the planned ends and count as downtime.",
        "MW-208  Core switch firmware",
        "47 min over",
        "53 h before",
        "Emergency (security patch): Exploited in the wild. Approved by L. Hart.",
        "not recorded",
        "not told, promised 48 h, assumed",
        "called off",
    ] {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
    assert!(text.contains("service credits, advanced support"), "maintenance is in it now");
}

#[test]
fn a_month_without_maintenance_has_no_such_section() {
    let text = pages(&printed(&sample::report())).concat();
    assert!(text.contains("service credits, maintenance,"), "what is not in it is said");
    assert_eq!(MaintenanceOfMonth::of(Vec::new()), None);
}
