//! Duties and deliverables in the monthly report: only where there are any.

use crate::reading::pages;
use crate::report::printed;
use crate::sample;
use domain::duties::{Deed, Delay, Due, Duty, Evidence, Occurrence, OccurrenceState, Whose};
use domain::ids::{ContractId, DutyId};
use domain::reports::{DutiesOfMonth, Report};
use domain::time::{Instant, YearMonth};

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn duty(whose: Whose, title: &str, clause: &str) -> Duty {
    let made = Instant::from_unix(1_790_000_000);
    Duty {
        id: DutyId::new(made),
        contract: ContractId::new(made),
        whose,
        title: title.to_owned(),
        clause: clause.to_owned(),
        words: String::new(),
        due: Due::Standing,
        waits_for: None,
        origin: String::new(),
    }
}

fn evidence(due_on: &str, on: &str) -> Evidence {
    Evidence {
        due_on: date(due_on),
        deed: Deed::Done,
        on: date(on),
        by_whom: "Ana Petrie".to_owned(),
        words: "Sent by e-mail.".to_owned(),
        link: String::new(),
        file: Some(("report q3.pdf".to_owned(), [0xab; 32])),
    }
}

fn with_duties() -> Report {
    let day = |due_on: &str, state, done: Option<&str>| Occurrence {
        due_on: date(due_on),
        state,
        evidence: done.map(|on| evidence(due_on, on)),
    };
    let delay =
        Delay { title: "Inputs".to_owned(), due_on: date("2026-09-10"), done_on: Some(date("2026-09-28")) };
    let ours = vec![
        (day("2026-06-30", OccurrenceState::Late, None), None),
        (day("2026-09-15", OccurrenceState::Done, Some("2026-09-14")), None),
        (day("2026-09-30", OccurrenceState::Late, None), Some(delay)),
        (day("2026-12-31", OccurrenceState::Open, None), None),
    ];
    let theirs = vec![(day("2026-09-10", OccurrenceState::DoneLate, Some("2026-09-28")), None)];
    let month = YearMonth::new(2026, 9).unwrap();
    let duties =
        [(duty(Whose::Ours, "Compliance report", "§8"), ours), (duty(Whose::Client, "Inputs", ""), theirs)];
    Report { duties: DutiesOfMonth::of(duties, month), ..sample::report() }
}

#[test]
fn the_month_says_what_was_due_done_and_late_with_its_evidence() {
    let text = pages(&printed(&with_duties())).concat().replace(['\n', '\u{a0}'], " ");
    for line in [
        "Two duties of ours fell due in September: one done in time and one late. One duty of yours fell due in September: one late. One due before is still late.",
        "30 Jun 2026 Compliance report  §8 ours",
        "done 14 Sep",
        "Sent by e-mail; report q3.pdf (abab abab…); Ana Petrie, 14 Sep",
        "waited for your Inputs, due 10 Sep, done 28 Sep ours",
        "late, not done none recorded",
        "done late, 28 Sep",
    ] {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
    assert!(!text.contains("31 Dec 2026"), "what is due later is not in this month");
    assert!(text.contains("maintenance, advanced support."), "other duties are in it now");
}

#[test]
fn a_month_without_duties_has_no_such_section() {
    let text = pages(&printed(&sample::report())).concat();
    assert!(!text.contains("Duties and"));
    assert!(text.contains("advanced support, other duties."));
    assert_eq!(DutiesOfMonth::of([], YearMonth::new(2026, 9).unwrap()), None);
}
