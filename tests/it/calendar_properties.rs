//! What must hold for every calendar, whatever somebody types.

use chrono::NaiveDate;
use domain::calendar::{Calendar, Exception, Holidays, OpenHours, Opening, Span, TimeOfDay};
use domain::problem::Problems;
use domain::time::Seconds;
use domain::zones::ZoneId;
use proptest::prelude::*;
use tests::desk::zones;

fn quarter(at: u32) -> TimeOfDay {
    TimeOfDay::parse(&format!("{}:{:02}", at / 4, at % 4 * 15)).expect("a quarter of an hour")
}

fn span() -> impl Strategy<Value = Span> {
    (0_u32..96, 0_u32..=96).prop_map(|(open, close)| Span { open: quarter(open), close: quarter(close) })
}

fn day() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec(span(), 0..3)
}

fn week() -> impl Strategy<Value = [Vec<Span>; 7]> {
    prop::collection::vec(day(), 7).prop_map(|days| days.try_into().expect("seven days"))
}

fn calendar(week: [Vec<Span>; 7], exceptions: Vec<Exception>) -> Calendar {
    Calendar { zone: ZoneId::UTC, opening: Opening::Weekly(week), holiday_sets: Vec::new(), exceptions }
}

fn is_refused(calendar: &Calendar) -> bool {
    let mut problems = Problems::default();
    calendar.check(&mut problems);
    !problems.is_empty()
}

/// Minutes of a week's circle that more than one span holds, counted one by one; a span that
/// begins as the other ends touches it and no more.
fn overlaps(week: &[Vec<Span>; 7]) -> bool {
    const WEEK: i64 = 7 * 96;
    let mut held = vec![0_u8; usize::try_from(WEEK).expect("a week")];
    for (day, spans) in (0_i64..).zip(week) {
        for span in spans {
            let from = day * 96 + span.open.seconds() / 900;
            for quarter in from..from + span.length().0 / 900 {
                held[usize::try_from(quarter.rem_euclid(WEEK)).expect("in the week")] += 1;
            }
        }
    }
    held.iter().any(|count| *count > 1)
}

fn in_order(week: &[Vec<Span>; 7]) -> bool {
    week.iter().all(|day| day.windows(2).all(|pair| pair[0].open < pair[1].open))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn a_week_is_refused_exactly_when_two_spans_hold_the_same_minute_also_across_midnight(week in week()) {
        let open = week.iter().any(|day| !day.is_empty());
        let expected = !open || overlaps(&week) || !in_order(&week);
        prop_assert_eq!(is_refused(&calendar(week.clone(), Vec::new())), expected, "{:?}", week);
    }

    #[test]
    fn hours_of_a_date_are_refused_exactly_when_that_week_would_be(
        nights in prop::bool::ANY,
        hours in prop::collection::vec(span(), 1..3),
        weekday in 0_usize..7,
    ) {
        let spans = if nights { "20:00-06:00" } else { "08:00-12:00 13:00-18:00" };
        let week: [Vec<Span>; 7] =
            std::array::from_fn(|_| spans.split(' ').map(|span| Span::parse(span).expect("a span")).collect());
        // 2026-11-16 is a Monday.
        let date = NaiveDate::from_ymd_opt(2026, 11, 16).expect("a date") + chrono::Days::new(weekday as u64);
        let exception = Exception::Hours { date, name: "Other hours".to_owned(), hours: hours.clone() };
        let mut that_week = week.clone();
        that_week[weekday] = hours;
        let expected = overlaps(&that_week) || !in_order(&that_week);
        prop_assert_eq!(is_refused(&calendar(week, vec![exception])), expected, "{:?}", that_week);
    }

    #[test]
    fn what_changed_is_empty_exactly_when_nothing_did(before in week(), after in week()) {
        let (before, after) = (calendar(before, Vec::new()), calendar(after, Vec::new()));
        let changes = after.changes_since(&before, &Holidays::default());
        prop_assert_eq!(changes.is_empty(), before == after);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_days_of_a_year_are_open_as_long_as_the_clock_counts(week in week()) {
        let calendar = calendar(week, Vec::new());
        let year = calendar.year(&Holidays::default(), zones(), 2027).expect("a calendar without sets");
        let sum: Seconds = year.iter().flat_map(|day| &day.open).map(|open| Seconds(open.to.unix() - open.from.unix())).sum();
        let hours = OpenHours::lay_out_between(&calendar, &Holidays::default(), zones(), 2027, 2027).expect("a calendar without sets");
        let at = |text: &str| domain::time::Instant::parse_rfc3339(text).expect("a moment");
        let counted = hours.elapsed(at("2027-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z")).expect("within the years");
        prop_assert_eq!(sum, counted);
    }
}
