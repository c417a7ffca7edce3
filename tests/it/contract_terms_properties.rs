//! Terms against a second implementation that knows no calendar library: it counts days on its
//! fingers and looks at each of them.

use chrono::{Datelike, NaiveDate};
use domain::contracts::{FirstTerm, Period, PeriodUnit, TermRules, TermSpan};
use proptest::prelude::*;
use tests::desk::zone;

/// Year, month, day, by the rules of 1582.
type Slow = (i32, u32, u32);

fn days_in(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn next((year, month, day): Slow) -> Slow {
    match (day < days_in(year, month), month < 12) {
        (true, _) => (year, month, day + 1),
        (false, true) => (year, month + 1, 1),
        (false, false) => (year + 1, 1, 1),
    }
}

fn previous((year, month, day): Slow) -> Slow {
    match (day > 1, month > 1) {
        (true, _) => (year, month, day - 1),
        (false, true) => (year, month - 1, days_in(year, month - 1)),
        (false, false) => (year - 1, 12, 31),
    }
}

/// Turns the pages of a wall calendar one by one; only at the end is the day looked for.
fn turned((mut year, mut month, day): Slow, pages: i64) -> Slow {
    for _ in 0..pages.abs() {
        (year, month) = match (pages > 0, month) {
            (true, 12) => (year + 1, 1),
            (true, _) => (year, month + 1),
            (false, 1) => (year - 1, 12),
            (false, _) => (year, month - 1),
        };
    }
    (year, month, day.min(days_in(year, month)))
}

fn walked(mut date: Slow, days: i64) -> Slow {
    for _ in 0..days.abs() {
        date = if days > 0 { next(date) } else { previous(date) };
    }
    date
}

fn moved(date: Slow, period: Period, times: i64) -> Slow {
    let count = i64::from(period.count) * times;
    match period.unit {
        PeriodUnit::Days => walked(date, count),
        PeriodUnit::Months => turned(date, count),
    }
}

fn slow(date: NaiveDate) -> Slow {
    (date.year(), date.month(), date.day())
}

/// From, last and notice of the first terms, the slow way.
fn slow_terms(rules: &TermRules, many: i64) -> Vec<(Slow, Slow, Option<Slow>)> {
    let start = slow(rules.starts_on);
    let mut ends = match rules.first {
        FirstTerm::Open => return Vec::new(),
        FirstTerm::Until(last) => vec![next(slow(last))],
        FirstTerm::Lasting(period) => vec![moved(start, period, 1)],
    };
    if let Some(renewal) = rules.renews_by {
        for times in 1..many {
            let end = match (rules.first, renewal.unit) {
                (FirstTerm::Lasting(Period { count, unit: PeriodUnit::Months }), PeriodUnit::Months) => {
                    turned(start, i64::from(count) + times * i64::from(renewal.count))
                }
                _ => moved(ends[0], renewal, times),
            };
            ends.push(end);
        }
    }
    let starts = std::iter::once(start).chain(ends.iter().copied());
    starts
        .zip(&ends)
        .map(|(from, end)| {
            (from, previous(*end), rules.notice.map(|notice| previous(moved(*end, notice, -1))))
        })
        .collect()
}

fn as_slow(term: &TermSpan) -> (Slow, Slow, Option<Slow>) {
    (slow(term.from), slow(term.last), term.notice_by.map(slow))
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1_u32..=48).prop_map(|count| Period { count, unit: PeriodUnit::Months }),
        (1_u32..=400).prop_map(|count| Period { count, unit: PeriodUnit::Days }),
    ]
}

/// First days lean towards the ends of months and towards February.
fn first_day() -> impl Strategy<Value = NaiveDate> {
    let day = prop_oneof![1_u32..=31, 28_u32..=31];
    let month = prop_oneof![1_u32..=12, 1_u32..=3];
    (2000_i32..=2040, month, day).prop_map(|(year, month, day)| {
        let day = day.min(days_in(year, month));
        NaiveDate::from_ymd_opt(year, month, day).expect("cut to the month")
    })
}

fn contract() -> impl Strategy<Value = TermRules> {
    let first = prop_oneof![
        4 => period().prop_map(Some),
        1 => Just(None),
    ];
    (first_day(), first, 0_u32..900, proptest::option::of(period()), proptest::option::of(period())).prop_map(
        |(starts_on, lasts, until, renews_by, notice)| {
            let last = starts_on + chrono::Days::new(u64::from(until));
            let first = lasts.map_or(FirstTerm::Until(last), FirstTerm::Lasting);
            TermRules {
                starts_on,
                first,
                renewed: Vec::new(),
                renews_by,
                notice,
                reminders: vec![90, 60, 30],
            }
        },
    )
}

const ZONES: [&str; 6] = [
    "Pacific/Auckland",
    "America/Denver",
    "America/Toronto",
    "Asia/Jerusalem",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn terms_follow_each_other_as_a_wall_calendar_says(rules in contract(), which in 0..ZONES.len()) {
        let expected = slow_terms(&rules, 6);
        let terms: Vec<TermSpan> = (0..).map_while(|number| rules.term(number)).take(expected.len()).collect();
        prop_assert_eq!(terms.iter().map(as_slow).collect::<Vec<_>>(), expected);
        prop_assert_eq!(rules.term(1).is_some(), rules.renews_by.is_some());
        let zone = zone(ZONES[which]);
        for pair in terms.windows(2) {
            prop_assert_eq!(pair[0].stretch(&zone).to, pair[1].stretch(&zone).from, "no second is lost or counted twice");
        }
        for term in &terms {
            let stretch = term.stretch(&zone);
            let last_second = stretch.to - domain::time::Seconds(1);
            prop_assert_eq!((zone.date(stretch.from), zone.date(last_second)), (term.from, term.last));
        }
    }

    #[test]
    fn the_term_of_a_day_is_the_one_found_by_looking_at_each(rules in contract(), later in 0_i64..4_000) {
        let date = rules.starts_on + chrono::Days::new(later.unsigned_abs());
        let mut expected = rules.term(0).expect("not open");
        while expected.last < date {
            let Some(next) = rules.term(expected.number + 1) else { break };
            expected = next;
        }
        prop_assert_eq!(rules.term_at(date), Some(expected));
    }

    #[test]
    fn looking_twice_renews_what_looking_once_renews(rules in contract(), first in 0_u64..2_000, second in 0_u64..2_000) {
        let last = rules.term(0).expect("not open").last;
        let (early, late) = (last + chrono::Days::new(first), last + chrono::Days::new(first + second));
        let once = rules.renewals_since(last, late);
        let mut twice = rules.renewals_since(last, early);
        let reached = twice.last().map_or(last, |term| term.last);
        twice.extend(rules.renewals_since(reached, late));
        prop_assert_eq!(&once, &twice);
        if rules.renews_by.is_some() {
            let in_force = once.last().map_or(last, |term| term.last);
            prop_assert!(in_force >= late, "the day it was looked at lies in a term");
        } else {
            prop_assert!(once.is_empty());
        }
    }

    #[test]
    fn notice_ends_the_first_term_it_is_in_time_for(rules in contract(), later in 0_u64..3_000) {
        let given = rules.starts_on + chrono::Days::new(later);
        let in_force = rules.term_at(given).expect("not open");
        let mut expected = in_force;
        while rules.renews_by.is_some() && expected.notice_by.is_some_and(|by| by < given) {
            expected = rules.term(expected.number + 1).expect("it renews itself");
        }
        prop_assert_eq!(rules.ends_after_notice(given), Some(expected.last));
    }
}
