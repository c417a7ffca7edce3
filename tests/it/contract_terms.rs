//! Terms, renewals and notice: facts of the calendar, one line a case.

use chrono::NaiveDate;
use domain::contracts::{RenewedTerm, TermDraft, TermRules, TermRulesDraft, check_term, check_term_rules};
use tests::desk::zone;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

/// `2026-10-01 | 12 months | 3 months | 30 days`; the second may be a last day, or `open`.
fn rules(text: &str) -> TermRules {
    let mut parts = text.split('|').map(str::trim);
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let (starts, first, renews_by, notice) = (day(&part()), part(), part(), part());
    let ends = first.parse::<NaiveDate>().ok();
    let lasts = if ends.is_some() || first == "open" { String::new() } else { first };
    let draft = TermRulesDraft { lasts, renews_by, notice, reminders: vec![30, 90, 60] };
    check_term_rules(&draft, starts, ends).unwrap_or_else(|why| panic!("{text}: {why:?}"))
}

/// The last days of the terms from the first on.
fn check(text: &str, last_days: &[&str]) {
    let rules = rules(text);
    for (number, last) in (0..).zip(last_days) {
        let term = rules.term(number).unwrap_or_else(|| panic!("{text} has no term {number}"));
        assert_eq!(term.last, day(last), "{text}, term {number}");
    }
}

#[test]
fn months_are_counted_from_the_first_day_so_that_a_short_month_shifts_none_after_it() {
    check("2027-01-31 | 1 month | 1 month |", &["2027-02-27", "2027-03-30", "2027-04-29", "2027-05-30"]);
    check("2028-01-31 | 1 month | 1 month |", &["2028-02-28", "2028-03-30"]);
    check("2024-02-29 | 12 months | 12 months |", &["2025-02-27", "2026-02-27", "2027-02-27", "2028-02-28"]);
    check("2023-08-31 | 6 months | 6 months |", &["2024-02-28", "2024-08-30", "2025-02-27"]);
    check("2026-10-01 | 12 months | 3 months |", &["2027-09-30", "2027-12-31", "2028-03-31", "2028-06-30"]);
    check("2026-12-31 | 2 months | 1 month |", &["2027-02-27", "2027-03-30", "2027-04-29"]);
}

#[test]
fn a_chosen_last_day_is_where_renewals_are_counted_from() {
    check("2026-03-15 | 2027-01-30 | 1 month |", &["2027-01-30", "2027-02-27", "2027-03-30", "2027-04-29"]);
    check("2026-03-15 | 2028-02-29 | 1 year |", &["2028-02-29", "2029-02-28", "2030-02-28"]);
    check("2026-01-31 | 90 days | 1 month |", &["2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31"]);
    check("2026-02-01 | 30 days | 30 days |", &["2026-03-02", "2026-04-01", "2026-05-01"]);
}

#[test]
fn notice_leaves_the_whole_notice_period() {
    let check = |text: &str, notice_by: &str| {
        let term = rules(text).term(0).unwrap_or_else(|| panic!("{text} has no term"));
        assert_eq!(term.notice_by, Some(day(notice_by)), "{text}");
    };
    check("2026-10-01 | 12 months | | 30 days", "2027-08-31");
    check("2026-10-01 | 12 months | | 3 months", "2027-06-30");
    check("2026-06-01 | 12 months | | 3 months", "2027-02-28");
    check("2027-06-01 | 12 months | | 3 months", "2028-02-29");
    check("2026-05-31 | 12 months | | 3 months", "2027-02-27");
    check("2026-03-01 | 12 months | | 1 month", "2027-01-31");
    check("2026-10-01 | 12 months | | 6 weeks", "2027-08-19");
}

#[test]
fn notice_a_day_late_costs_a_term_and_an_open_contract_ends_with_its_notice_period() {
    let check = |text: &str, given: &str, last: &str| {
        assert_eq!(rules(text).ends_after_notice(day(given)), Some(day(last)), "{text}, given {given}");
    };
    let yearly = "2026-01-01 | 12 months | 12 months | 3 months";
    check(yearly, "2025-11-01", "2026-12-31");
    check(yearly, "2026-09-30", "2026-12-31");
    check(yearly, "2026-10-01", "2027-12-31");
    check("2026-01-01 | 12 months | 1 month | 3 months", "2026-10-01", "2027-01-31");
    check("2026-01-01 | 12 months | | 3 months", "2026-12-30", "2026-12-31");
    check("2026-01-01 | open | | 30 days", "2026-09-24", "2026-10-24");
    check("2026-01-01 | open | | 1 month", "2026-01-31", "2026-02-28");
    check("2026-01-01 | open | |", "2026-09-24", "2026-09-24");
    check("2026-06-01 | open | | 10 days", "2026-01-05", "2026-06-01");
}

#[test]
fn a_contract_that_was_not_looked_at_for_a_year_is_renewed_term_by_term() {
    let rules = rules("2026-10-01 | 12 months | 3 months |");
    let renewed = rules.renewals_since(day("2027-09-30"), day("2028-05-20"));
    let lasts: Vec<String> = renewed.iter().map(|term| term.last.to_string()).collect();
    assert_eq!(lasts, ["2027-12-31", "2028-03-31", "2028-06-30"]);
    assert!(
        rules.renewals_since(day("2027-09-30"), day("2027-09-30")).is_empty(),
        "its last day is in force"
    );
    assert_eq!(rules.renewals_since(day("2027-09-30"), day("2027-10-01")).len(), 1);
    assert!(rules.renewals_since(day("2028-06-30"), day("2028-05-20")).is_empty(), "recorded already");
}

#[test]
fn reminders_come_before_the_date_by_which_somebody_must_act() {
    let check = |text: &str, dates: [&str; 3]| {
        let rules = rules(text);
        let term = rules.term(0).expect("a term");
        assert_eq!(rules.reminders_of(&term), dates.map(day), "{text}");
    };
    check("2026-10-01 | 12 months | 3 months | 30 days", ["2027-06-02", "2027-07-02", "2027-08-01"]);
    check("2026-10-01 | 12 months | |", ["2027-07-02", "2027-08-01", "2027-08-31"]);
}

#[test]
fn the_clocks_change_and_no_day_of_a_term_moves() {
    let check = |zone_name: &str, text: &str, from: &str, to: &str| {
        let stretch = rules(text).term(0).expect("a term").stretch(&zone(zone_name));
        assert_eq!(
            (stretch.from.to_string(), stretch.to.to_string()),
            (from.into(), to.into()),
            "{zone_name}"
        );
    };
    let september = "2026-09-01 | 1 month | |";
    check("Pacific/Auckland", september, "2026-08-31T12:00:00Z", "2026-09-30T11:00:00Z");
    check("America/Denver", "2026-10-15 | 1 month | |", "2026-10-15T06:00:00Z", "2026-11-15T07:00:00Z");
    // There is no midnight in Beirut when spring begins: the first second of the day is 01:00.
    check("Asia/Beirut", "2026-03-29 | 1 day | |", "2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z");
    // Samoa had no 30 December 2011, so that day of a term takes no time at all.
    check("Pacific/Apia", "2011-12-30 | 1 day | |", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z");
}

#[test]
fn a_first_day_in_an_absurd_year_is_asked_back() {
    for year in ["0202-10-01", "1999-12-31", "2101-01-01", "9999-01-01"] {
        let draft = TermDraft { starts_on: year.into(), ends_on: String::new(), zone: "UTC".into() };
        let problems = check_term(&draft).expect_err("asked back");
        assert_eq!(problems[0].field, "starts_on");
        assert!(problems[0].message.contains("between 2000 and 2100"), "{}", problems[0].message);
    }
    for year in ["2000-01-01", "2100-12-31"] {
        let draft = TermDraft { starts_on: year.into(), ends_on: String::new(), zone: "UTC".into() };
        assert!(check_term(&draft).is_ok(), "{year}");
    }
}

#[test]
fn all_that_is_wrong_with_a_term_is_said_at_once() {
    let draft = TermRulesDraft {
        lasts: "a year".into(),
        renews_by: "0 months".into(),
        notice: "121 months".into(),
        reminders: vec![0],
    };
    let problems = check_term_rules(&draft, day("2026-10-01"), None).expect_err("nothing of it fits");
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["lasts", "renews_by", "notice", "reminders"]);
}

#[test]
fn a_renewal_that_was_agreed_otherwise_leaves_the_terms_before_it_and_moves_those_behind_it() {
    let renewed = |from: &str, last: &str| RenewedTerm { from: day(from), last: day(last) };
    let mut rules = rules("2026-01-31 | 1 month | 1 month | 10 days");
    // The first two came as they were agreed, the third is for a year.
    rules.renewed = vec![
        renewed("2026-02-28", "2026-03-30"),
        renewed("2026-03-31", "2026-04-29"),
        renewed("2026-04-30", "2027-04-29"),
    ];
    let spans: Vec<(String, String)> = (0..)
        .map_while(|number| rules.term(number))
        .map(|term| (term.from.to_string(), term.last.to_string()))
        .take(6)
        .collect();
    let expected = [
        ("2026-01-31", "2026-02-27"),
        ("2026-02-28", "2026-03-30"),
        ("2026-03-31", "2026-04-29"),
        ("2026-04-30", "2027-04-29"),
        ("2027-04-30", "2027-05-29"),
        ("2027-05-30", "2027-06-29"),
    ];
    assert_eq!(spans, expected.map(|(from, last)| (from.to_owned(), last.to_owned())));
    assert_eq!(rules.term_at(day("2026-12-24")).map(|term| term.number), Some(3));
    assert_eq!(rules.ends_after_notice(day("2026-04-19")), Some(day("2026-04-29")), "the last day for it");
    assert_eq!(rules.ends_after_notice(day("2026-04-20")), Some(day("2027-04-29")), "a day late");
    rules.renews_by = None;
    assert_eq!(rules.term_at(day("2030-01-01")).map(|term| term.last), Some(day("2027-04-29")));
}
