//! The engine against a second one that steps minute by minute and second by second, on calendars
//! nobody would write, around clock changes. The second one has its zone rules from another library.

use chrono::{Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone};
use domain::calendar::{
    Calendar, Exception, Holidays, Landing, OpenHours, Opening, Span, TimeOfDay, union_of,
};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::ZoneId;
use proptest::prelude::*;
use tests::desk::{zone, zones};

/// Zones with a change of the clocks in the weeks after that date; the last has none.
const PLACES: [(&str, &str); 13] = [
    ("Pacific/Auckland", "2024-09-16"),
    ("Pacific/Auckland", "2025-03-24"),
    ("America/Denver", "2025-02-26"),
    ("America/Denver", "2024-10-24"),
    ("Europe/London", "2025-03-19"),
    ("Europe/London", "2024-10-16"),
    ("Australia/Lord_Howe", "2024-09-26"),
    ("Australia/Lord_Howe", "2025-03-26"),
    ("America/Sao_Paulo", "2018-10-24"),
    ("America/Sao_Paulo", "2018-02-07"),
    ("America/Vancouver", "2025-02-26"),
    ("America/Vancouver", "2024-10-24"),
    ("Asia/Kathmandu", "2025-05-01"),
];

/// How many days the second engine knows.
const DAYS: i64 = 40;

/// Open or not, minute by minute.
struct Stepper {
    /// The first minute, in Unix seconds.
    from: i64,
    open: Vec<bool>,
    pauses: Vec<Stretch>,
}

impl Stepper {
    fn new(calendar: &Calendar, first: NaiveDate, pauses: &[Stretch]) -> Self {
        let tz: chrono_tz::Tz = calendar.zone.name().parse().unwrap();
        let midnight = first.and_hms_opt(0, 0, 0).unwrap();
        let from = resolved(tz, midnight);
        let mut open = vec![false; usize::try_from(DAYS * 1440).unwrap()];
        let wall = wall_minutes(calendar, first);
        let mut minute = 0;
        while minute < wall.len() {
            let run = wall[minute..].iter().take_while(|open| **open).count();
            if run > 0 {
                let at = |minute: usize| resolved(tz, midnight + Duration::minutes(minute as i64));
                let edges = [at(minute), at(minute + run)].map(|edge| ((edge - from) / 60).max(0) as usize);
                for open in open.iter_mut().take(edges[1]).skip(edges[0]) {
                    *open = true;
                }
            }
            minute += run.max(1);
        }
        Self { from, open, pauses: pauses.to_vec() }
    }

    fn is_open(&self, at: i64) -> bool {
        usize::try_from((at - self.from) / 60)
            .is_ok_and(|minute| self.open.get(minute).is_some_and(|open| *open))
    }

    fn counts(&self, at: i64) -> bool {
        let paused = |pause: &Stretch| (pause.from.unix()..pause.to.unix()).contains(&at);
        self.is_open(at) && !self.pauses.iter().any(paused)
    }

    fn end(&self) -> i64 {
        self.from + 60 * self.open.len() as i64
    }

    /// How many seconds of the minute at `at` (or of what is left of it up to `to`) count.
    fn step(&self, at: i64, to: i64) -> (i64, i64) {
        let next = (at - at.rem_euclid(60) + 60).min(to);
        let quiet = |edge: Instant| edge.unix() < at || edge.unix() >= next;
        if self.pauses.iter().all(|pause| quiet(pause.from) && quiet(pause.to)) {
            return (next, if self.counts(at) { next - at } else { 0 });
        }
        (next, (at..next).filter(|second| self.counts(*second)).count() as i64)
    }

    fn elapsed(&self, from: i64, to: i64) -> i64 {
        let (mut at, mut sum) = (from, 0);
        while at < to {
            let (next, counted) = self.step(at, to);
            (at, sum) = (next, sum + counted);
        }
        sum
    }

    /// The end of the last second of the budget, or the next second that would count.
    fn add(&self, start: i64, amount: i64, landing: Landing) -> Option<i64> {
        let (mut at, mut left) = (start, amount);
        while at < self.end() {
            let (next, counted) = self.step(at, self.end());
            if counted < left {
                (at, left) = (next, left - counted);
                continue;
            }
            let last = (at..next).filter(|second| self.counts(*second)).nth(left as usize - 1)?;
            return match landing {
                Landing::End => Some(last + 1),
                Landing::NextOpening => (last + 1..self.end()).find(|second| self.counts(*second)),
            };
        }
        None
    }

    /// The moments from `start` on at which open may turn to closed: it itself, then whole minutes.
    fn moments(&self, start: i64, end: i64) -> impl Iterator<Item = i64> {
        let next = start - start.rem_euclid(60) + 60;
        std::iter::once(start).chain((next..end).step_by(60))
    }

    fn take_back(&self, start: i64, amount: i64) -> Option<i64> {
        (self.from..start).rev().filter(|second| self.is_open(*second)).nth(amount as usize - 1)
    }
}

/// A wall time in the world: the first of two, and moved on by the gap where there is none.
fn resolved(tz: chrono_tz::Tz, wall: NaiveDateTime) -> i64 {
    match tz.from_local_datetime(&wall) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp(),
        LocalResult::None => resolved(tz, wall - Duration::hours(3)) + 3 * 3600,
    }
}

/// The minutes of the wall from `first` on that are open by hours, breaks and closed dates.
fn wall_minutes(calendar: &Calendar, first: NaiveDate) -> Vec<bool> {
    let Opening::Weekly(week) = &calendar.opening else { panic!("weekly calendars alone") };
    let mut wall = vec![false; usize::try_from(DAYS * 1440 + 2 * 1440).unwrap()];
    let mut paint = |day: i64, span: &Span, open: bool| {
        let minutes = |time: TimeOfDay| day * 1440 + time.seconds() / 60;
        let overnight = if span.is_overnight() { 1440 } else { 0 };
        for minute in minutes(span.open)..minutes(span.close) + overnight {
            if let Some(found) = usize::try_from(minute).ok().and_then(|minute| wall.get_mut(minute)) {
                *found = open;
            }
        }
    };
    let date = |day: i64| first + Duration::days(day);
    let of_day = |day: i64| calendar.exceptions.iter().filter(move |exception| exception.date() == date(day));
    for day in -1..=DAYS {
        let mut hours = &week[date(day).weekday().num_days_from_monday() as usize];
        for exception in of_day(day) {
            if let Exception::Hours { hours: others, .. } = exception {
                hours = others;
            }
        }
        hours.iter().for_each(|span| paint(day, span, true));
    }
    let whole_day = Span { open: TimeOfDay::MIDNIGHT, close: TimeOfDay::END };
    for day in -1..=DAYS {
        let other_hours = of_day(day).any(|exception| matches!(exception, Exception::Hours { .. }));
        for exception in of_day(day) {
            match exception {
                Exception::Closed { .. } if !other_hours => paint(day, &whole_day, false),
                Exception::Breaks { breaks, .. } => breaks.iter().for_each(|span| paint(day, span, false)),
                Exception::Closed { .. } | Exception::Hours { .. } => {}
            }
        }
    }
    wall
}

/// A case: a calendar from a date on, pauses, a start and a budget.
#[derive(Debug, Clone)]
struct Case {
    calendar: Calendar,
    first: NaiveDate,
    pauses: Vec<Stretch>,
    start: i64,
    amount: i64,
}

impl Case {
    fn engines(&self, pauses: &[Stretch]) -> (OpenHours, Stepper) {
        let year = self.first.year();
        let ours =
            OpenHours::lay_out_between(&self.calendar, &Holidays::default(), zones(), year - 1, year + 1);
        (ours.unwrap(), Stepper::new(&self.calendar, self.first, pauses))
    }
}

/// One to three spans of a day, the last perhaps overnight, on a grid of five minutes.
fn spans() -> impl Strategy<Value = Vec<Span>> {
    let edge = |five: u32| TimeOfDay::parse(&format!("{:02}:{:02}", five / 12, five % 12 * 5)).unwrap();
    prop::collection::btree_set(0_u32..=288, 2..7).prop_flat_map(move |edges| {
        let edges: Vec<u32> = edges.into_iter().collect();
        let (last, overnight) = (edges[edges.len() - 1], edges[0]);
        let spans: Vec<Span> =
            edges.chunks_exact(2).map(|pair| Span { open: edge(pair[0]), close: edge(pair[1]) }).collect();
        let mut with_night = spans.clone();
        if edges.len() % 2 == 1 && last < 288 {
            with_night.push(Span { open: edge(last), close: edge(overnight) });
        }
        prop_oneof![Just(spans), Just(with_night), Just(Vec::new())]
    })
}

fn exceptions(first: NaiveDate) -> impl Strategy<Value = Vec<Exception>> {
    let one = (0..DAYS, 0_u8..4, spans()).prop_map(move |(day, kind, spans)| {
        let (date, name) = (first + Duration::days(day), "closed".to_owned());
        match kind {
            0 | 1 => Exception::Closed { date, name },
            2 => Exception::Hours { date, name, hours: spans },
            _ => Exception::Breaks { date, name, breaks: spans },
        }
    });
    prop::collection::vec(one, 0..8).prop_map(|mut all| {
        all.sort_by_key(Exception::date);
        all.dedup_by_key(|exception| exception.date());
        all
    })
}

fn case() -> impl Strategy<Value = Case> {
    (0..PLACES.len(), 0_i64..5).prop_flat_map(|(place, days_later)| {
        let (name, date) = PLACES[place];
        let first: NaiveDate = date.parse().unwrap();
        let first = first + Duration::days(days_later);
        let zone_id = ZoneId::parse(name).unwrap();
        let from = zone(name).start_of(first).unix();
        let pause = (0_i64..30 * 86_400, prop_oneof![0_i64..7200, 0_i64..4 * 86_400]);
        let pauses = prop::collection::vec(pause, 0..5);
        (
            prop::array::uniform7(spans()),
            exceptions(first),
            pauses,
            2_i64..20 * 86_400,
            prop_oneof![1_i64..7200, 1_i64..200_000],
            0_i64..4,
        )
            .prop_map(move |(week, exceptions, pauses, start, amount, whole)| {
                // Edges meet edges often only when starts and budgets are whole minutes too.
                let cut = |seconds: i64| if whole > 0 { seconds.div_euclid(300) * 300 } else { seconds };
                let opening = Opening::Weekly(week);
                let calendar = Calendar { zone: zone_id, opening, holiday_sets: Vec::new(), exceptions };
                let stretch = |(at, length): (i64, i64)| {
                    let at = Instant::from_unix(from + cut(at));
                    Stretch { from: at, to: at + Seconds(cut(length)) }
                };
                let pauses = union_of(&pauses.into_iter().map(stretch).collect::<Vec<_>>());
                Case { calendar, first, pauses, start: from + cut(start), amount: cut(amount).max(1) }
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_budget_lands_where_stepping_lands(case in case(), at_next_opening: bool) {
        let (ours, steps) = case.engines(&case.pauses);
        let landing = if at_next_opening { Landing::NextOpening } else { Landing::End };
        if let Some(stepped) = steps.add(case.start, case.amount, landing) {
            let start = Instant::from_unix(case.start);
            let found = ours.add_around(start, Seconds(case.amount), &case.pauses, landing).unwrap();
            prop_assert_eq!(found, Instant::from_unix(stepped), "{} instead", found);
        }
    }

    #[test]
    fn a_budget_taken_back_lands_where_stepping_lands(case in case()) {
        let (ours, steps) = case.engines(&[]);
        let amount = case.amount % 7200 + 1;
        if let Some(stepped) = steps.take_back(case.start, amount) {
            let found = ours.add(Instant::from_unix(case.start), Seconds(-amount), Landing::End).unwrap();
            prop_assert_eq!(found, Instant::from_unix(stepped), "{} instead", found);
        }
    }

    #[test]
    fn as_much_time_passes_as_stepping_counts(case in case()) {
        let (ours, steps) = case.engines(&case.pauses);
        let to = (case.start + case.amount * 9).min(steps.end());
        let counted =
            ours.elapsed_around(Instant::from_unix(case.start), Instant::from_unix(to), &case.pauses).unwrap();
        prop_assert_eq!(counted, Seconds(steps.elapsed(case.start, to)));
    }

    #[test]
    fn openings_and_closings_are_where_stepping_finds_them(case in case()) {
        let (ours, steps) = case.engines(&[]);
        let (start, end) = (case.start, steps.end());
        let at = Instant::from_unix(start);
        prop_assert_eq!(ours.is_open(at).unwrap(), steps.is_open(start));
        if let Some(opens) = steps.moments(start, end).find(|at| steps.is_open(*at)) {
            prop_assert_eq!(ours.next_open(at).unwrap(), Instant::from_unix(opens));
            if let Some(closes) = steps.moments(opens, end).find(|at| !steps.is_open(*at)) {
                prop_assert_eq!(ours.next_close(at).unwrap(), Instant::from_unix(closes));
            }
        }
        if let Some(last) = (steps.from..start).rev().find(|second| steps.is_open(*second)) {
            prop_assert_eq!(ours.previous_close(at).unwrap(), Instant::from_unix(last + 1));
        }
    }

    #[test]
    fn the_open_stretches_are_those_that_stepping_walks_through(case in case()) {
        let (ours, steps) = case.engines(&[]);
        let to = (case.start + 8 * 86_400).min(steps.end());
        let mut stepped: Vec<Stretch> = Vec::new();
        for second in steps.moments(case.start, to).filter(|at| steps.is_open(*at)) {
            let (from, minute) = (Instant::from_unix(second), second - second.rem_euclid(60) + 60);
            let until = Instant::from_unix(minute.min(to));
            match stepped.last_mut() {
                Some(last) if last.to == from => last.to = until,
                _ => stepped.push(Stretch { from, to: until }),
            }
        }
        let found = ours.stretches(Instant::from_unix(case.start), Instant::from_unix(to)).unwrap();
        prop_assert_eq!(found, stepped);
    }

    #[test]
    fn adding_and_measuring_undo_each_other(case in case()) {
        let (ours, _) = case.engines(&[]);
        let (start, amount) = (Instant::from_unix(case.start), Seconds(case.amount));
        for landing in [Landing::End, Landing::NextOpening] {
            if let Ok(due) = ours.add_around(start, amount, &case.pauses, landing) {
                prop_assert_eq!(ours.elapsed_around(start, due, &case.pauses).unwrap(), amount);
            }
        }
        if let Ok(due) = ours.add(start, amount, Landing::End) {
            prop_assert!(ours.add(due, -amount, Landing::End).unwrap() >= start);
            prop_assert!(ours.is_open(due - Seconds(1)).unwrap(), "a budget runs out while the desk is open");
        }
    }
}
