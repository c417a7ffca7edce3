//! Answers that were worked out elsewhere: by a program that counts minute by minute, and by the
//! specs of other libraries.

use domain::calendar::{Landing, union_of};
use domain::sla::{Metric, PriorityKey, deadline};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::ZoneId;
use tests::desk::{Desk, rows};
use tests::hours::{Hours, instant, stretches};

/// The desk of a bundled policy in another zone, with other holidays; the rows come sorted, so that
/// the last one often serves again.
#[derive(Default)]
struct LastDesk(Option<([String; 3], Desk)>);

impl LastDesk {
    fn of(&mut self, key: &str, zone: &str, holidays: &str) -> &Desk {
        let wanted = [key, zone, holidays].map(str::to_owned);
        let kept = self.0.take().filter(|(of, _)| *of == wanted);
        let made = || {
            let desk = Desk::with(key, |policy| {
                policy.calendar.zone = ZoneId::parse(zone).unwrap();
                if !holidays.is_empty() {
                    policy.calendar.holiday_sets = vec![holidays.to_owned()];
                }
            });
            (wanted, desk)
        };
        &self.0.insert(kept.unwrap_or_else(made)).1
    }
}

#[test]
fn every_promise_of_the_bundled_policies_is_due_when_a_minute_by_minute_count_says() {
    const METRICS: [Metric; 4] =
        [Metric::Acknowledgement, Metric::FirstResponse, Metric::StatusUpdate, Metric::Resolution];
    let (mut checked, mut last) = (0, LastDesk::default());
    for row in rows(include_str!("../data/due_cases.tsv")) {
        let [key, priority, zone, holidays, received, expected @ ..] = row.as_slice() else {
            panic!("{row:?}")
        };
        let desk = last.of(key, zone, holidays);
        let received = instant(received);
        for (metric, expected) in METRICS.into_iter().zip(expected) {
            let target = desk.policy.target(metric, &PriorityKey::new(*priority), None);
            let due = target.map(|target| deadline(target, received, &[], &desk.rules()).unwrap());
            let due = match due {
                None => String::new(),
                Some(None) => "-".to_owned(),
                Some(Some(deadline)) => deadline.due.to_string(),
            };
            assert_eq!(due, *expected, "{row:?} {metric:?}");
        }
        checked += 1;
    }
    assert_eq!(checked, 170);
}

#[test]
fn time_counts_around_pauses_as_a_minute_by_minute_count_says() {
    let (mut checked, mut last) = (0, LastDesk::default());
    for row in rows(include_str!("../data/pause_cases.tsv")) {
        let [key, zone, holidays, start, seconds, pauses, due, event, elapsed, elapsed_without] =
            row.as_slice()
        else {
            panic!("{row:?}")
        };
        let hours = &last.of(key, zone, holidays).calendar;
        let (start, event) = (instant(start), instant(event));
        let pauses = union_of(&stretches(pauses));
        let amount = Seconds(seconds.parse().unwrap());
        let found = hours.add_around(start, amount, &pauses, Landing::End).unwrap();
        assert_eq!(found.to_string(), *due, "{row:?}");
        let counted = hours.elapsed_around(start, event, &pauses).unwrap();
        assert_eq!(counted.0.to_string(), *elapsed, "{row:?}");
        assert_eq!(hours.elapsed(start, event).unwrap().0.to_string(), *elapsed_without, "{row:?}");
        checked += 1;
    }
    assert_eq!(checked, 30);
}

#[test]
fn business_time_is_what_other_libraries_promise_of_themselves() {
    let mut checked = 0;
    for row in rows(include_str!("../data/business_time.tsv")) {
        let [id, zone, week, closed, shifts, breaks, pauses, op, start, argument, landing, expected] =
            row.as_slice()
        else {
            panic!("{row:?}")
        };
        let hours = Hours { zone, week, closed, shifts, breaks }.open();
        let pauses = union_of(&stretches(pauses));
        let landing = if *landing == "next_open" { Landing::NextOpening } else { Landing::End };
        let start = instant(start);
        let moments = |found: Instant| (found, instant(expected));
        let (found, wanted) = match *op {
            "add" => {
                let amount = Seconds(argument.parse().unwrap());
                moments(hours.add_around(start, amount, &pauses, landing).unwrap())
            }
            "next_open" => moments(hours.next_open(start).unwrap()),
            "next_close" => moments(hours.next_close(start).unwrap()),
            "prev_close" => moments(hours.previous_close(start).unwrap()),
            "elapsed" => {
                let counted = hours.elapsed_around(start, instant(argument), &pauses).unwrap();
                (Instant::from_unix(counted.0), Instant::from_unix(expected.parse().unwrap()))
            }
            "intervals" => {
                let open: Vec<Stretch> = hours.stretches(start, instant(argument)).unwrap();
                assert_eq!(open, stretches(expected), "{id}");
                (start, start)
            }
            other => panic!("{id}: no check for {other}"),
        };
        assert_eq!(found, wanted, "{row:?}");
        checked += 1;
    }
    assert_eq!(checked, 85);
}
