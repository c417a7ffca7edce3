//! Whatever happens to tickets: every ledger adds up, every report does, and the months together
//! count each target once.

use domain::ids::{ClientId, TicketId};
use domain::reports::{Tally, fold};
use domain::sla::{Metric, PriorityKey, Quantity, Unit};
use domain::tickets::{
    Event, EventKind, LedgerRow, LedgerState, Scored, Scoring, SourceKnows, State, Ticket, ledger, score,
};
use domain::time::{Instant, Seconds, YearMonth};
use proptest::prelude::*;
use std::collections::BTreeMap;
use tests::desk::Desk;
use tests::month::report;
use uuid::Uuid;

const POLICIES: [&str; 7] = [
    "cyberitex-standard",
    "cyberitex-enhanced",
    "cybonet-gold",
    "ione-standard",
    "cybermark-standard",
    "cybermark-24x7",
    "mexxus-standard",
];

/// The first of three months of tickets, with a clock change in most zones.
const FIRST: (i32, u32) = (2026, 9);

fn kind(desk: &'static Desk) -> impl Strategy<Value = EventKind> {
    let keys: Vec<PriorityKey> = desk.policy.priorities.iter().map(|row| row.key.clone()).collect();
    let changed = prop::sample::select(keys)
        .prop_map(|to| EventKind::PriorityChanged { to, reason: "impact reassessed".to_owned() });
    let pace = (1_u32..9, prop::sample::select(vec![Unit::Hours, Unit::BusinessDays, Unit::CalendarDays]))
        .prop_map(|(n, unit)| EventKind::CadenceAgreed(Quantity { min: n, max: n, unit }));
    let plain = prop::sample::select(vec![
        EventKind::Acknowledged,
        EventKind::StaffReply,
        EventKind::StaffReply,
        EventKind::AutoReply,
        EventKind::ClientReply,
        EventKind::WaitingOnClient,
        EventKind::WaitingOnThirdParty,
        EventKind::Working,
        EventKind::Resolved,
        EventKind::Resolved,
        EventKind::Reopened,
        EventKind::Closed,
    ]);
    let aside = prop::sample::select(vec![
        EventKind::Excluded { reason: "third_party".to_owned(), note: String::new() },
        EventKind::Included,
        EventKind::Merged { into: "INC1".to_owned() },
    ]);
    prop_oneof![20 => plain, 4 => changed, 2 => pace, 1 => aside]
}

fn ticket(desk: &'static Desk) -> impl Strategy<Value = Ticket> {
    let mut words: Vec<String> = desk.policy.priorities.iter().map(|row| row.key.to_string()).collect();
    words.push("Whenever".to_owned());
    let gap = prop_oneof![0_i64..7200, 0_i64..90_000, 0_i64..2_000_000];
    let events = prop::collection::vec((gap, kind(desk)), 0..12);
    let first = desk.zone().start_of(YearMonth::new(FIRST.0, FIRST.1).unwrap().first_day());
    (0_i64..90 * 86_400, prop::sample::select(words), events, prop::bool::weighted(0.8), 1_i64..99_999)
        .prop_map(move |(received, priority, events, messages, number)| {
            let received = first + Seconds(received);
            let mut at = received;
            let event = |(gap, kind)| {
                at = at + Seconds(gap);
                Event { at, kind, actor: String::new(), provenance: String::new() }
            };
            Ticket {
                id: TicketId(Uuid::nil()),
                number,
                external_id: format!("INC{number}"),
                client: ClientId(Uuid::nil()),
                received,
                priority: PriorityKey::new(priority),
                category: None,
                subject: "Nothing prints".to_owned(),
                source_knows: SourceKnows { messages },
                events: events.into_iter().map(event).collect(),
            }
        })
}

fn desk() -> impl Strategy<Value = &'static Desk> {
    prop::sample::select(POLICIES.to_vec()).prop_map(Desk::of)
}

fn desk_and_tickets(most: usize) -> impl Strategy<Value = (&'static Desk, Vec<Ticket>)> {
    desk().prop_flat_map(move |desk| (Just(desk), prop::collection::vec(ticket(desk), 0..most)))
}

fn outcomes(desk: &Desk, ticket: &Ticket, as_of: Instant) -> Vec<Scored> {
    score(ticket, &Scoring::new(&desk.policy, desk.rules(), false, as_of)).unwrap().outcomes
}

fn counted(rows: &[LedgerRow]) -> Seconds {
    rows.iter().map(|row| row.counted).sum()
}

/// What must hold of the ledger of one verdict.
fn adds_up(scored: &Scored, rows: &[LedgerRow], as_of: Instant) -> Result<(), TestCaseError> {
    let end = scored.done.unwrap_or(as_of).max(scored.start);
    if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
        prop_assert_eq!((first.from, last.to), (scored.start, end));
    } else {
        prop_assert!(end == scored.start || matches!(scored.state, State::NotScored | State::NotInSource));
    }
    for pair in rows.windows(2) {
        prop_assert_eq!(pair[0].to, pair[1].from, "no gap");
        prop_assert_eq!(pair[0].cumulative + pair[1].counted, pair[1].cumulative);
        prop_assert_eq!(pair[0].remaining - pair[1].counted, pair[1].remaining);
    }
    let marks_a_change = |row: &LedgerRow| matches!(row.state, LedgerState::ClocksChange(_));
    prop_assert!(rows.iter().all(|row| row.from < row.to || marks_a_change(row)));
    prop_assert_eq!(counted(rows), scored.counted, "the ledger counts what the verdict counts");
    if let Some(due) = scored.due.filter(|due| *due <= end) {
        let up_to_due: Vec<LedgerRow> = rows.iter().filter(|row| row.to <= due).cloned().collect();
        prop_assert_eq!(counted(&up_to_due), scored.allowed, "up to the due time, what is allowed");
        let past = rows.iter().filter(|row| row.state == LedgerState::PastDue);
        prop_assert_eq!(past.map(|row| row.counted).sum::<Seconds>(), scored.counted - scored.allowed);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_ledger_adds_up_to_its_verdict((desk, tickets) in desk_and_tickets(4), later in 0_i64..200) {
        for ticket in &tickets {
            let last = ticket.events.last().map_or(ticket.received, |event| event.at);
            let as_of = last + Seconds::hours(later);
            for scored in outcomes(desk, ticket, as_of) {
                let rows = ledger(&scored, &desk.around(), as_of).unwrap().rows;
                adds_up(&scored, &rows, as_of)?;
            }
        }
    }

    #[test]
    fn joining_days_keeps_the_sums((desk, tickets) in desk_and_tickets(4)) {
        for ticket in &tickets {
            let as_of = ticket.received + Seconds::hours(90 * 24);
            for scored in outcomes(desk, ticket, as_of) {
                let rows = ledger(&scored, &desk.around(), as_of).unwrap().rows;
                let folded = fold(&rows);
                prop_assert_eq!(folded.iter().map(|row| row.row.counted).sum::<Seconds>(), counted(&rows));
                let end = |row: Option<&LedgerRow>| row.map(|row| (row.to, row.cumulative, row.remaining));
                prop_assert_eq!(end(folded.last().map(|folded| &folded.row)), end(rows.last()));
                prop_assert!(folded.windows(2).all(|pair| pair[0].row.to == pair[1].row.from));
                for joined in folded.iter().filter(|folded| folded.days > 1) {
                    let days = rows.iter().filter(|row| {
                        row.counted > Seconds::ZERO && joined.row.from <= row.from && row.to <= joined.row.to
                    });
                    prop_assert_eq!(days.count(), joined.days as usize);
                }
            }
        }
    }
}

fn month_of(desk: &Desk, at: Instant) -> YearMonth {
    YearMonth::of(desk.zone().date(at))
}

/// Verdicts by metric and month of the due time, counted without the report.
fn recount(desk: &Desk, tickets: &[Ticket], as_of: Instant) -> BTreeMap<(Metric, YearMonth), Tally> {
    let mut tallies: BTreeMap<(Metric, YearMonth), Tally> = BTreeMap::new();
    for ticket in tickets {
        let scored = score(ticket, &Scoring::new(&desk.policy, desk.rules(), false, as_of)).unwrap();
        for outcome in &scored.outcomes {
            let Some(due) = outcome.due else { continue };
            let tally = tallies.entry((outcome.metric, month_of(desk, due))).or_default();
            match outcome.state {
                _ if scored.excluded.is_some() => tally.excluded += 1,
                State::Met => tally.met += 1,
                State::Late => tally.late += 1,
                State::Open | State::Paused => tally.open += 1,
                State::NotScored | State::NotInSource => {}
            }
            tally.due = tally.met + tally.late;
        }
    }
    tallies
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_months_together_count_every_due_target_once((desk, tickets) in desk_and_tickets(24)) {
        // Late enough that every due time has passed: at most a dozen pauses of three weeks.
        let end = YearMonth::new(FIRST.0 + 2, FIRST.1).unwrap();
        let as_of = desk.zone().start_of(end.first_day());
        let recounted = recount(desk, &tickets, as_of);
        let mut month = YearMonth::new(FIRST.0, FIRST.1).unwrap();
        let mut counted = 0;
        let mut received = 0;
        while month < end {
            let report = report(desk, month, as_of, &tickets).unwrap();
            received += report.received as usize;
            for group in &report.groups {
                let found = Tally { carried: 0, in_aim: None, ..group.total };
                let expected = recounted.get(&(group.metric, month)).copied().unwrap_or_default();
                prop_assert_eq!(found, expected, "{:?} in {}", group.metric, month);
                counted += found.due + found.excluded + found.open;
            }
            month = month.next();
        }
        let all = recounted.values().map(|tally| tally.due + tally.excluded + tally.open).sum::<u32>();
        prop_assert_eq!(counted, all);
        prop_assert_eq!(received, tickets.len());
    }

    #[test]
    fn a_draft_adds_up_on_any_day_of_the_month(
        (desk, tickets) in desk_and_tickets(24),
        months_later in 0_u32..4,
        hours in 0_i64..720,
    ) {
        let mut month = YearMonth::new(FIRST.0, FIRST.1).unwrap();
        for _ in 0..months_later {
            month = month.next();
        }
        let now = desk.zone().start_of(month.first_day()) + Seconds::hours(hours);
        let known: Vec<Ticket> = tickets.iter().filter(|ticket| ticket.received <= now).map(|ticket| {
            let mut ticket = ticket.clone();
            ticket.events.retain(|event| event.at <= now);
            ticket
        }).collect();
        let report = report(desk, month, now, &known).unwrap();
        let late: u32 = report.groups.iter().map(|group| group.total.late).sum();
        prop_assert_eq!(report.late.len(), late as usize);
        for row in report.groups.iter().flat_map(|group| &group.rows) {
            prop_assert!(row.scored || row.tally == Tally::default(), "\"as needed\" is never counted");
            prop_assert!(row.tally.in_aim.unwrap_or(0) <= row.tally.due);
        }
    }
}
