//! Advanced support in the report: permission, time, amount and explanation of every engagement.

use crate::reading::pages;
use crate::report::printed;
use crate::sample;
use domain::billing::EngagementState;
use domain::money::{Currency, Money};
use domain::reports::{PaidWorkLine, PaidWorkOfMonth, Report};
use domain::sla::AdvancedCause;
use domain::time::Seconds;

fn money(code: &str, minor: i64) -> Money {
    Money { minor, currency: Currency::parse(code).unwrap() }
}

fn line(number: i64) -> PaidWorkLine {
    PaidWorkLine {
        number,
        title: "Restore deleted calendar".to_owned(),
        cause: AdvancedCause::ClientError,
        consent: "Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail".to_owned(),
        evidence: "“Yes, please go ahead.”".to_owned(),
        cap_blocks: Some(4),
        overridden: None,
        worked: Seconds::minutes(62),
        billed: Seconds::minutes(120),
        explanation: vec!["62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00".to_owned()],
        not_billed: Vec::new(),
        net: Some(money("CAD", 17_000)),
        state: EngagementState::Billed,
        invoice: Some("2026-0007".to_owned()),
    }
}

/// One with everything, and one nobody had agreed to before, which is not approved yet.
fn two() -> Vec<PaidWorkLine> {
    let overridden = PaidWorkLine {
        title: "Undo a wrong DNS change".to_owned(),
        cause: AdvancedCause::OutOfScope,
        consent: String::new(),
        evidence: String::new(),
        cap_blocks: None,
        overridden: Some("12 min billed without prior permission: mail was down".to_owned()),
        worked: Seconds::minutes(12),
        billed: Seconds::minutes(60),
        explanation: vec!["12 min → 60 min (1 × 60, minimum) × CAD 85.00/h = CAD 85.00".to_owned()],
        net: Some(money("CAD", 8_500)),
        state: EngagementState::ToReview,
        invoice: None,
        ..line(315)
    };
    vec![line(314), overridden]
}

fn with(lines: Vec<PaidWorkLine>) -> Report {
    Report { paid_work: PaidWorkOfMonth::of(lines), ..sample::report() }
}

fn text_of(report: &Report) -> String {
    pages(&printed(report)).concat().replace(['\n', '\u{a0}'], " ")
}

#[test]
fn each_engagement_stands_with_its_permission_its_time_and_how_its_amount_comes_about() {
    let text = text_of(&with(two()));
    for line in [
        "Two engagements outside standard support ended in September.",
        "One includes time nobody agreed to beforehand; the reason stands with it.",
        "One is not approved yet, so its amount may change.",
        "2 engagements, CAD 255.00 before tax",
        "A-314  Restore deleted calendar  customer error",
        "Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail: “Yes, please go ahead.”; at most 4 blocks",
        "62 min → 120 min (2 × 60) × CAD 85.00/h = CAD 170.00",
        "2026-0007",
        "to review",
        "12 min billed without prior permission: mail was down",
        "Before tax",
    ] {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
    assert!(text.contains("maintenance, other duties."), "advanced support is in it now");
}

#[test]
fn several_currencies_have_several_sums_and_without_a_rate_there_is_no_amount() {
    let dollars = PaidWorkLine { net: Some(money("USD", 5_000)), ..line(316) };
    let unpriced = PaidWorkLine {
        consent: String::new(),
        evidence: String::new(),
        net: None,
        billed: Seconds::ZERO,
        explanation: Vec::new(),
        ..line(317)
    };
    let report = with(vec![line(314), dollars, unpriced]);
    let of = report.paid_work.as_ref().unwrap();
    assert_eq!(of.totals, [money("CAD", 17_000), money("USD", 5_000)]);
    let text = text_of(&report);
    for line in
        ["3 engagements, CAD 170.00 and USD 50.00 before tax", "no rate agreed", "no permission recorded"]
    {
        assert!(text.contains(line), "{line:?} is missing in:\n{text}");
    }
}

#[test]
fn of_many_each_takes_one_line_and_the_rest_stands_in_the_annex() {
    let overridden = Some("12 min billed without prior permission: mail was down".to_owned());
    let mut lines: Vec<PaidWorkLine> = (301..310).map(line).collect();
    lines[3].overridden = overridden;
    let printed = printed(&with(lines));
    let pages = pages(&printed);
    let place = |words: &str| pages.iter().position(|page| page.replace('\u{a0}', " ").contains(words));
    let section = place("9 engagements, CAD 1,530.00 before tax; permission and explanation").unwrap();
    let annex = place("Annex: advanced").unwrap();
    assert!(!pages[section].contains("Agreed by Sophie Tran"), "{}", pages[section]);
    assert!(pages[section].contains("without prior permission"), "{}", pages[section]);
    assert!(annex > section);
    assert_eq!(pages[annex..].concat().matches("Agreed by Sophie Tran").count(), 9);
}

#[test]
fn a_month_without_advanced_support_has_no_such_section() {
    let text = text_of(&sample::report());
    assert!(text.contains("service credits, maintenance, advanced support, other duties."), "{text}");
    assert!(!text.contains("outside standard support ended"));
    assert_eq!(PaidWorkOfMonth::of(Vec::new()), None);
}
