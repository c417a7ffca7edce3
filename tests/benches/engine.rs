//! How fast the engine is, beside two engines of others, in one run on one machine.
//!
//! `cargo bench --package tests --bench engine [FILTER]`. Every answer is compared before anything
//! is timed: a fast wrong answer is none.
#![expect(clippy::print_stdout, reason = "this program prints a table")]

use domain::calendar::{Calendar, Holidays, Landing, OpenHours};
use domain::ids::{ClientId, TicketId};
use domain::reports::Report;
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind, Scoring, SourceKnows, Ticket, ledger, score};
use domain::time::{Instant, Seconds, YearMonth};
use std::hint::black_box;
use tests::desk::{Desk, zones};
use tests::hours::Hours;
use tests::table::{Chance, Table};
use ule_hours::jiff::{SignedDuration, Timestamp, civil};

const FIRST_YEAR: i32 = 2020;
const LAST_YEAR: i32 = 2032;
const QUESTIONS: usize = 4096;

fn main() {
    let mut table = Table::from_arguments("engine");
    println!(
        "Monday to Friday 09:00–17:00 in Denver, closed on the holidays of the United States, {FIRST_YEAR} to {LAST_YEAR};\n\
         budgets of 15 minutes to 80 hours, spans of up to 90 days; nanoseconds are medians, warm\n"
    );
    for (name, figures) in
        [("arithmetic", arithmetic as fn(&mut Table)), ("calendar", laying_out), ("scoring", scoring)]
    {
        if table.asks_for(name) {
            figures(&mut table);
        }
    }
    table.print();
}

fn calendar() -> Calendar {
    let week = Hours { zone: "America/Denver", week: "mon-fri 09:00-17:00", ..Hours::default() };
    Calendar { holiday_sets: vec!["US".to_owned()], ..week.calendar() }
}

fn laid_out(calendar: &Calendar, holidays: &Holidays) -> OpenHours {
    OpenHours::lay_out_between(calendar, holidays, zones(), FIRST_YEAR, LAST_YEAR)
        .expect("the bundled holidays know the set")
}

/// One question: from when, how much, until when.
struct Question {
    start: Instant,
    amount: Seconds,
    end: Instant,
}

fn questions() -> Vec<Question> {
    let mut chance = Chance::new();
    let first = 1_580_000_000;
    let one = |_| {
        let start = Instant::from_unix(first + chance.below(11 * 365 * 86_400));
        let amount = Seconds::minutes(15) + Seconds(chance.below(80 * 3600));
        Question { start, amount, end: start + Seconds(60 + chance.below(90 * 86_400)) }
    };
    (0..QUESTIONS).map(one).collect()
}

fn stamp(at: Instant) -> Timestamp {
    Timestamp::from_second(at.unix()).expect("a moment of this century")
}

fn days() -> Vec<civil::Date> {
    let set = documents::holidays::bundled().get("US").expect("bundled");
    let years = (FIRST_YEAR..=LAST_YEAR).flat_map(|year| set.of_year(year));
    let date = |text: String| text.parse().expect("a date");
    years.map(|holiday| date(holiday.date.to_string())).collect()
}

fn workclock() -> workclock::Schedule {
    let day = workclock::WorkDay::new(
        civil::time(9, 0, 0, 0),
        civil::time(17, 0, 0, 0),
        workclock::Weekdays::MON_TO_FRI,
    );
    workclock::Schedule::builder()
        .time_zone("America/Denver")
        .rule(day)
        .rule(workclock::Holidays::new(days()))
        .build()
        .expect("a schedule of office hours")
}

fn ule_hours() -> ule_hours::Schedule {
    let office =
        ule_hours::Schedule::builder("America/Denver").and_then(|hours| hours.mon_fri("09:00-17:00"));
    days().into_iter().fold(office.expect("office hours"), ule_hours::Builder::closed_on).build()
}

fn arithmetic(table: &mut Table) {
    let ours = laid_out(&calendar(), documents::holidays::bundled());
    let (workclock, ule_hours, questions) = (workclock(), ule_hours(), questions());
    let signed = |seconds: Seconds| SignedDuration::from_secs(seconds.0);
    let stamps: Vec<(Timestamp, SignedDuration, Timestamp)> =
        questions.iter().map(|q| (stamp(q.start), signed(q.amount), stamp(q.end))).collect();
    for (question, (start, amount, end)) in questions.iter().zip(&stamps) {
        let due = ours.add(question.start, question.amount, Landing::End).expect("covered");
        // Another engine may land at the next opening, which is a question of rules and not of sums.
        if ours.is_open(due).expect("covered") {
            assert_eq!(workclock.add(*start, *amount).ok(), Some(stamp(due)));
            assert_eq!(ule_hours.add(*start, *amount).ok(), Some(stamp(due)));
        }
        let counted = signed(ours.elapsed(question.start, question.end).expect("covered"));
        assert_eq!((workclock.between(*start, *end), ule_hours.between(*start, *end)), (counted, counted));
    }

    let add = table.per_item(QUESTIONS, || {
        questions.iter().for_each(|q| drop(black_box(ours.add(q.start, q.amount, Landing::End))));
    });
    let elapsed = table.per_item(QUESTIONS, || {
        questions.iter().for_each(|q| drop(black_box(ours.elapsed(q.start, q.end))));
    });
    table.at_most("add", add, 50.0, "ns");
    table.at_most("elapsed", elapsed, 50.0, "ns");
    let theirs = table.per_item(QUESTIONS, || {
        stamps.iter().for_each(|(start, amount, _)| drop(black_box(workclock.add(*start, *amount))));
    });
    table.times_faster("add, against workclock 0.1.4", (add, theirs), Some(20.0));
    let theirs = table.per_item(QUESTIONS, || {
        stamps.iter().for_each(|(start, _, end)| {
            black_box(workclock.between(*start, *end));
        });
    });
    table.times_faster("elapsed, against workclock 0.1.4", (elapsed, theirs), Some(200.0));
    let theirs = table.per_item(QUESTIONS, || {
        stamps.iter().for_each(|(start, amount, _)| drop(black_box(ule_hours.add(*start, *amount))));
    });
    table.times_faster("add, against ule-hours 0.1.2", (add, theirs), None);
    let theirs = table.per_item(QUESTIONS, || {
        stamps.iter().for_each(|(start, _, end)| {
            black_box(ule_hours.between(*start, *end));
        });
    });
    table.times_faster("elapsed, against ule-hours 0.1.2", (elapsed, theirs), None);
}

fn laying_out(table: &mut Table) {
    let (calendar, holidays) = (calendar(), documents::holidays::bundled());
    let built = table.per_item(1, || drop(black_box(laid_out(&calendar, holidays))));
    table.at_most("calendar of 13 years, laid out", built / 1e6, 1.0, "ms");
}

fn scoring(table: &mut Table) {
    let desk = Desk::of("cyberitex-standard");
    let tickets = tickets(desk, 2000);
    let as_of = desk.zone().start_of(month().next().first_day());
    let scoring = Scoring::new(&desk.policy, desk.rules(), false, as_of);
    let per_ticket = table.per_item(tickets.len(), || {
        tickets.iter().for_each(|ticket| drop(black_box(score(ticket, &scoring))));
    });
    table.figure("scoring, every promise of a ticket", per_ticket / 1e3, "µs");
    let scored: Vec<_> = tickets.iter().filter_map(|ticket| score(ticket, &scoring).ok()).collect();
    let outcomes: Vec<_> = scored.iter().flat_map(|ticket| &ticket.outcomes).collect();
    let per_ledger = table.per_item(outcomes.len(), || {
        outcomes.iter().for_each(|outcome| drop(black_box(ledger(outcome, &desk.around(), as_of))));
    });
    table.figure("the ledger of a verdict", per_ledger / 1e3, "µs");
    let figures = table.per_item(1, || {
        let report: Result<Report, _> = tests::month::report(desk, month(), as_of, &tickets);
        drop(black_box(report));
    });
    table.figure("the figures of a month of 2,000 tickets", figures / 1e6, "ms");
}

fn month() -> YearMonth {
    YearMonth::new(2026, 9).expect("a month")
}

/// Tickets of one month: answered, perhaps waiting on the client, mostly resolved.
fn tickets(desk: &Desk, count: i64) -> Vec<Ticket> {
    let mut chance = Chance::new();
    let first = desk.zone().start_of(month().first_day());
    let rows = &desk.policy.priorities;
    let one = |number| {
        let received = first + Seconds(chance.below(30 * 86_400));
        let mut at = received;
        let kinds = [
            EventKind::StaffReply,
            EventKind::WaitingOnClient,
            EventKind::ClientReply,
            EventKind::StaffReply,
            EventKind::Resolved,
        ];
        let mut event = |kind| {
            at = at + Seconds(chance.below(20 * 3600));
            Event { at, kind, actor: String::new(), provenance: String::new() }
        };
        let events: Vec<Event> = kinds.into_iter().map(&mut event).collect();
        Ticket {
            id: TicketId::new(received),
            number,
            external_id: format!("INC{number:07}"),
            client: ClientId::new(received),
            received,
            priority: PriorityKey::new(rows[number as usize % rows.len()].key.as_str()),
            category: None,
            subject: "Nothing prints".to_owned(),
            source_knows: SourceKnows { messages: true },
            events,
        }
    };
    (1..=count).map(one).collect()
}
