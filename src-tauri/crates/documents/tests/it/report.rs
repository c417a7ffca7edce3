//! What the report says, page by page, in ordinary months and in extreme ones.

use crate::reading::pages;
use crate::sample;
use documents::pdf::Unprintable;
use documents::pdf::color::ACCENT;
use documents::pdf::flow::Paper;
use documents::report::{Imprint, print};
use domain::reports::{ChangedFigure, Equation, LateTarget, MetricGroup, Report, Tally, Term};
use domain::sla::Metric;
use domain::tickets::LedgerState;
use domain::time::Seconds;
use std::sync::OnceLock;

pub fn imprint() -> Imprint {
    Imprint {
        paper: Paper::A4,
        fingerprint: std::array::from_fn(|n| n as u8),
        made: sample::at("2026-10-02 08:00"),
        language: "en-NZ".to_owned(),
        accent: ACCENT,
        contact: "Your contact: Ana Fifita.".to_owned(),
    }
}

/// The sample, printed once for all tests that only look at it.
pub fn sample_printed() -> &'static [u8] {
    static PRINTED: OnceLock<Vec<u8>> = OnceLock::new();
    PRINTED.get_or_init(|| printed(&sample::report()))
}

pub fn printed(report: &Report) -> Vec<u8> {
    print(report, &imprint()).unwrap()
}

/// All text of a page; what stands in one element stands on one line.
fn text(report: &Report) -> Vec<String> {
    pages(&printed(report))
}

fn check(page: &str, lines: &[&str]) {
    for line in lines {
        assert!(page.contains(line), "{line:?} is missing in:\n{page}");
    }
}

#[test]
fn the_cover_says_the_month_in_a_sentence_and_four_figures() {
    check(
        &pages(sample_printed())[0],
        &[
            "Harbour Dental Ltd September 2026\n",
            "Month and zone 1 Sep 00:00 NZST to 30 Sep 24:00 NZDT, Pacific/Auckland\n",
            "Issued 2 Oct 2026, revision 1\n",
            "We answered 37 of 39 requests on time and sent 77 of 78 promised updates on time.\n",
            "94.9%\n",
            "37 of 39, 2 late\n",
            "98.7%\n",
            "Share of first responses due in the month, in %. The scale starts at 90%.\n",
            "Sev 1 Critical request answered 42 min late \n#4377\n, Sunday 27 September, \npage 3\n",
            "done 28 Sep\n",
        ],
    );
}

#[test]
fn the_second_page_counts_adds_up_and_says_what_stands_aside() {
    check(
        &pages(sample_printed())[1],
        &[
            "39 first responses and 78 status updates fell due in September. 37 and 77 were on time. The three late ones are explained from \npage 3\n on.\n",
            "within 2–3 business days\n12\n11\n",
            "not scored: the policy sets no interval (13 requests in September)\n",
            "How 42 requests became 39 first responses due\n",
            "42\nreceived in September\n+\n2\nreceived before, due in September\n−\n3\n",
            "Third party. Vendor outage. Sev 2 High, first response and 3 status updates, §9: no verdict changes.\n",
            "Carried to October. Status update paused since 24 Sep, 11:10, waiting on client: no due time until then.\n",
            "7 outside business hours; largest: 4\n",
        ],
    );
}

#[test]
fn every_late_target_has_its_ledger_line_by_line() {
    check(
        &pages(sample_printed())[2],
        &[
            "2:45 business hours over 24:00 allowed\n",
            "The clocks went forward: 02:00 to 03:00 did not exist and is not counted.",
            "01:30 NZST\n02:00 NZST\nRunning, 24×7\n0:30\n0:30\n1:30\n",
            "02:00 NZST\n03:00 NZDT\nClocks go forward 1 h\n0:00\n0:30\n1:30\n",
            "Fri 11, 17:00\nMon 14, 09:00\nClosed, weekend\n0:00\n9:40\n14:20\n",
            "Past due\n1:05\n26:45\n−2:45\n",
            "Paused, waiting on client\n",
            "Cause. Assigned to a colleague on leave; nobody else saw it.\n",
            "Action. Unanswered requests go to the dispatcher after one business day. Done 17 Sep.\n",
        ],
    );
}

#[test]
fn the_last_page_says_how_to_check_it() {
    let pages = pages(sample_printed());
    assert_eq!(pages.len(), 4);
    check(
        &pages[3],
        &[
            "“within 2 hours”\nElapsed hours, day and night, for Sev 1 and Sev 2\nagreed\n",
            "Three more readings, not used this month, in the contract. Not in this report, because",
            "IANA 2026f, Pacific/Auckland\n",
            "0001 0203 0405 0607 0809 0a0b 0c0d 0e0f 1011 1213 1415 1617 1819 1a1b 1c1d 1e1f\n",
        ],
    );
}

/// The sample with nothing in it.
fn quiet() -> Report {
    let mut report = sample::report();
    report.received = 0;
    for group in &mut report.groups {
        group.total = Tally::default();
        group.rows.iter_mut().for_each(|row| row.tally = Tally::default());
    }
    report.equation =
        Some(Equation { metric: Metric::FirstResponse, terms: vec![(Term::Received, 0)], due: 0 });
    for row in &mut report.promptness {
        row.marks.clear();
        (row.median, row.slowest) = (None, None);
    }
    report.set_aside.clear();
    report.late.clear();
    report.arrivals = domain::reports::Arrivals::default();
    report
}

#[test]
fn a_month_without_requests_says_none_due_and_never_100_percent() {
    let pages = text(&quiet());
    check(
        &pages[0],
        &["No request fell due in September.\n", "none due\n", "Nothing was late and nothing was missed.\n"],
    );
    check(&pages[1], &["none due\n", "None.\n"]);
    assert!(!pages[0].contains("100.0%") && !pages[1].contains("100.0%"), "0 of 0 is not 100%");
    let all = pages.concat();
    check(&all, &["No target was late in September.\n"]);
    assert!(pages.len() <= 4, "no empty page for what did not happen");
}

#[test]
fn a_perfect_month_says_all() {
    let mut report = sample::report();
    report.late.clear();
    for group in &mut report.groups {
        group.total.met = group.total.due;
        group.total.late = 0;
    }
    check(
        &text(&report)[0],
        &["We answered all 39 requests on time and sent all 78 promised updates on time.\n", "100.0%\n"],
    );
}

#[test]
fn one_miss_in_thousands_is_not_rounded_to_100() {
    let mut report = sample::report();
    report.groups[0].total = Tally { due: 2000, met: 1999, late: 1, ..Tally::default() };
    check(&text(&report)[0], &["99.9%\n", "1,999 of 2,000, 1 late\n"]);
}

/// The sample with `count` late targets.
fn with_late(count: usize) -> Report {
    let mut report = sample::report();
    let first: Vec<LateTarget> = report.late.clone();
    report.late = (0..count)
        .map(|n| {
            let number = 9000 + n as i64;
            let late_by = Seconds::minutes(5 + n as i64 % 300);
            LateTarget { ticket: number, external_id: number.to_string(), late_by, ..first[n % 3].clone() }
        })
        .collect();
    report
}

#[test]
fn of_400_late_targets_the_worst_have_pictures_and_all_are_listed() {
    let report = with_late(400);
    let pages = text(&report);
    check(&pages[0], &["… and 397 more, from \npage 3\n"]);
    assert!(pages[1].starts_with("Response and update targets\n"), "the cover is one page");
    let all = pages.concat();
    check(&all, &["388 further late targets.", "Here are the 12 worst;"]);
    for late in &report.late {
        let number = format!("#{}", late.external_id);
        assert!(all.contains(&number), "{number} is nowhere");
    }
    assert_eq!(all.matches("State of the clock").count(), 12);
}

#[test]
fn a_late_target_of_the_annex_has_its_cause_and_is_never_zero_late() {
    let mut report = with_late(20);
    for late in &mut report.late[13..] {
        late.late_by = Seconds(0);
        late.cause = "Answered in the night".to_owned();
    }
    let all = text(&report).concat();
    let annex = &all[all.find("One line each").unwrap()..];
    check(annex, &["Late by\nCause\n", "late in closed hours\nAnswered in the night\n"]);
    assert!(!annex.contains("\n0:00\n"), "{annex}");
}

#[test]
fn a_cover_with_long_causes_is_still_one_page() {
    let mut report = with_late(4);
    for late in &mut report.late {
        late.cause = "The engineer on call was on the maintenance that overran. ".repeat(20);
        late.action = "Second engineer on call during every window. ".repeat(20);
    }
    let pages = text(&report);
    check(&pages[0], &["[more below]"]);
    assert!(pages[1].starts_with("Response and update targets\n"), "{}", pages[1]);
    check(&pages[2..].concat(), &[late_cause(&report).as_str()]);
}

fn late_cause(report: &Report) -> String {
    format!("Cause. {}", report.late[0].cause.trim_end())
}

#[test]
fn a_cover_with_all_there_can_be_is_still_one_page() {
    let mut report = with_late(400);
    report.head.client = "The Harbour and Northern Districts Dental Surgery Trust Ltd".to_owned();
    report.head.revision = 2;
    report.head.replaces_issued_on = report.head.issued_on;
    let more = report.groups.clone().into_iter().zip([Metric::Acknowledgement, Metric::Resolution]);
    report.groups.extend(more.map(|(group, metric)| MetricGroup { metric, ..group }));
    for month in &mut report.trend {
        month.met_of_due = Some(vec![(98_000, 99_999); 4]);
    }
    for group in &mut report.groups {
        group.total = Tally { due: 1_204_322, met: 1_204_000, late: 322, open: 7, ..Tally::default() };
    }
    for late in &mut report.late {
        late.cause = "The engineer on call was on the maintenance that overran. ".repeat(9);
    }
    let imprint = Imprint { paper: Paper::Letter, ..imprint() };
    let pages = pages(&print(&report, &imprint).unwrap());
    check(&pages[0], &["What went wrong, and what we did\n400 late targets, from \npage 4\n"]);
    assert!(pages[1].starts_with("Targets, met and late\n"), "{}", pages[1]);
}

#[test]
fn what_was_late_only_on_the_wall_is_told_in_hours_of_the_wall() {
    let mut report = sample::report();
    // Due at closing time, answered in the night: no business time passed.
    report.late[1].late_by = Seconds(0);
    let pages = text(&report);
    check(&pages[0], &["Sev 4 Low request answered 18 h 45 min late"]);
    check(&pages[2], &["0:00 business hours over 24:00 allowed, done while the desk was closed\n"]);
}

#[test]
fn a_missing_cause_is_said() {
    let mut report = sample::report();
    report.late[0].cause.clear();
    report.late[0].action.clear();
    report.late[0].action_state.clear();
    let pages = text(&report);
    check(&pages[0], &["not recorded\nnot recorded\n"]);
    check(&pages[2], &["Cause. Not recorded.\n", "Action. Not recorded.\n"]);
}

#[test]
fn names_of_many_scripts_are_printed_and_read_back() {
    for name in [
        "Te Whare Wānanga o Ōtautahi",
        "Zażółć gęślą jaźń Sp. z o.o.",
        "Ελληνικά Οδοντιατρεία Α.Ε.",
        "ООО «Чистые зубы» Київ",
        "Phở Nghệ Thuật Đặng",
    ] {
        let mut report = sample::report();
        report.head.client = name.to_owned();
        check(&text(&report)[0], &[&format!("{name} September 2026\n")]);
    }
}

#[test]
fn emoji_of_a_subject_are_printed_and_read_back() {
    let mut report = sample::report();
    report.late[0].subject = "🔥🔥 URGENT ➜ server down 👍🏽 ✓ ☎️".to_owned();
    check(&text(&report)[2], &["#4377  🔥🔥 URGENT ➜ server down 👍🏽 ✓ ☎\n"]);
}

#[test]
fn hebrew_and_arabic_names_are_printed_from_right_to_left() {
    for (name, drawn) in [("מרפאת השיניים", "םייניש"), ("عيادة", "ةدايع")] {
        let mut report = sample::report();
        report.head.client = format!("{name} Ltd");
        let page = &text(&report)[0];
        assert!(page.contains(drawn), "{name} should be drawn from its end:\n{page}");
    }
}

#[test]
fn a_glyph_that_stands_for_two_texts_is_read_as_the_right_one() {
    let mut report = sample::report();
    // The character ﬁ and the letters fi share a glyph; the character is drawn first.
    report.head.client = "Ofﬁce five Ltd".to_owned();
    check(&text(&report)[0], &["Ofﬁce five Ltd September 2026\n"]);
}

#[test]
fn sixty_characters_fit_the_cover_with_and_without_spaces() {
    for name in [
        "The Harbour and Northern Districts Dental Surgery Trust Ltd",
        "Rechtsschutzversicherungsgesellschaften-Dachverband-Nordwest",
    ] {
        assert!((59..=60).contains(&name.chars().count()));
        let mut report = sample::report();
        report.head.client = name.to_owned();
        let pages = text(&report);
        check(&pages[0], &[&format!("{name} September 2026\n")]);
        assert!(pages[1].starts_with("Response and update targets\n"), "the cover is one page");
    }
}

#[test]
fn a_character_no_font_has_is_an_error_that_names_it() {
    let mut report = sample::report();
    report.head.client = "Harbour 漢 Ltd".to_owned();
    let error = print(&report, &imprint()).unwrap_err();
    assert_eq!(error, Unprintable::MissingGlyph { character: '漢', text: "漢".to_owned() });
    assert!(error.to_string().contains("U+6F22"), "{error}");
}

#[test]
fn an_equation_that_does_not_add_up_is_not_printed() {
    let mut report = sample::report();
    if let Some(equation) = &mut report.equation {
        equation.due = 40;
    }
    assert!(matches!(print(&report, &imprint()), Err(Unprintable::Contradiction(_))));
}

#[test]
fn a_draft_says_so_on_the_cover_and_on_its_last_page() {
    let mut report = sample::report();
    report.head.issued_on = None;
    let pages = text(&report);
    check(&pages[0], &["DRAFT · Monthly SLA report\n", "Issued DRAFT, not issued\n"]);
    check(pages.last().unwrap(), &["DRAFT: not issued, and without force.\n"]);
}

#[test]
fn a_revision_says_what_it_replaces_and_lists_what_changed() {
    let mut report = sample::report();
    report.head.revision = 2;
    report.head.replaces_issued_on = report.head.issued_on;
    let (figure, before, after) = ("First response, Sev 4, late".to_owned(), "2".to_owned(), "1".to_owned());
    report.head.changes = vec![ChangedFigure { figure, before, after }];
    let pages = text(&report);
    check(&pages[0], &["Replaces revision 1 of 2 Oct 2026, changes on \npage 4\n", "revision 2"]);
    check(&pages[3], &["What changed since\n", "First response, Sev 4, late\n2\n1\n"]);
}

#[test]
fn a_ledger_longer_than_a_page_goes_on_under_its_head() {
    let mut report = sample::report();
    let late = &mut report.late[1];
    let line = late.ledger[1].clone();
    assert!(matches!(line.row.state, LedgerState::Closed(_)));
    for _ in 0..70 {
        late.ledger.insert(2, line.clone());
    }
    let pages = text(&report);
    let lines = pages.concat().matches("Closed, night").count();
    assert_eq!(lines, 70 + 3, "no line is lost between pages");
}
