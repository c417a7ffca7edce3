//! Tickets: an import that is run twice, what is entered here, and the list.

use domain::sla::{Metric, PriorityKey, Quantity, Unit};
use domain::tickets::{EventKind, Ticket, WaitFor};
use domain::time::{Instant, Seconds};
use store::tickets::{
    ClockState, NextTarget, Order, Standing, TicketFilter, TicketState, Upserted, View, ViewCounts,
    append_events, attach_unattached, each_of_contract, find, get, list, set_standing, view_counts,
};
use store::{StoreError, Window, imports};

use crate::store_stage::{NOW, Stage, event};

const OPEN: Standing = Standing { state: TicketState::Open, ..Standing::UNSCORED };

fn due(seconds: i64) -> Standing {
    let next = NextTarget {
        metric: Metric::FirstResponse,
        due: Some(NOW + Seconds(seconds)),
        words: "First response, 4 hours".into(),
        clock: ClockState::Running,
        used_permille: 250,
        left: Seconds(seconds),
    };
    Standing { next: Some(next), scored: Some(NOW), ..OPEN }
}

fn events_of(stage: &Stage, ticket: &Ticket) -> Vec<EventKind> {
    let id = stage.read(|tx| find(tx, &ticket.external_id)).unwrap()[0];
    let record = stage.read(|tx| get(tx, id)).unwrap();
    record.value.ticket.events.into_iter().map(|event| event.kind).collect()
}

#[test]
fn every_kind_of_event_comes_out_as_it_went_in() {
    let stage = Stage::set();
    let mut ticket = stage.ticket("INC1", "Mailbox missing");
    let kinds = vec![
        EventKind::Acknowledged,
        EventKind::StaffReply,
        EventKind::FirstResponseAsserted,
        EventKind::AutoReply,
        EventKind::ClientReply,
        EventKind::WaitingOnClient,
        EventKind::WaitingOnThirdParty,
        EventKind::Working,
        EventKind::PriorityChanged { to: PriorityKey::new("Sev 1"), reason: "Desk down".into() },
        EventKind::CadenceAgreed(Quantity { min: 1, max: 2, unit: Unit::CalendarDays }),
        EventKind::Resolved,
        EventKind::Reopened,
        EventKind::Closed,
        EventKind::Merged { into: "INC2".into() },
        EventKind::Excluded { reason: "third_party".into(), note: "Approved by Hōne".into() },
        EventKind::Included,
        EventKind::Explained {
            cause: "Łódź down".into(),
            action: "Rerouted".into(),
            state: "done 28 Sep".into(),
        },
        EventKind::Noted("Call back on Monday".into()),
    ];
    ticket.events = (0..).zip(&kinds).map(|(at, kind)| event(at, kind.clone())).collect();
    stage.write(|tx| stage.bring(tx, &ticket, &due(60))).unwrap();
    let id = stage.read(|tx| find(tx, "inc1")).unwrap()[0];
    let stored = stage.read(|tx| get(tx, id)).unwrap().value;
    assert_eq!(stored.ticket, Ticket { number: 1, ..ticket });
    assert_eq!(stored.standing, due(60));
}

#[test]
fn bringing_the_same_ticket_twice_changes_nothing() {
    let stage = Stage::set();
    let mut ticket = stage.ticket("INC1", "Mailbox missing");
    assert_eq!(stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap(), Upserted::Inserted(1));
    assert_eq!(stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap(), Upserted::Unchanged(1));
    ticket.events.push(event(7200, EventKind::Closed));
    assert_eq!(stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap(), Upserted::Changed(1));
    assert_eq!(events_of(&stage, &ticket), [EventKind::StaffReply, EventKind::Resolved, EventKind::Closed]);
    let id = stage.read(|tx| find(tx, "T-1")).unwrap()[0];
    assert_eq!(stage.read(|tx| get(tx, id)).unwrap().version, 2);
}

#[test]
fn what_was_entered_here_survives_a_new_import_at_its_place_in_time() {
    let stage = Stage::set();
    let mut ticket = stage.ticket("INC1", "Mailbox missing");
    stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap();
    let id = stage.read(|tx| find(tx, "INC1")).unwrap()[0];
    let excluded = EventKind::Excluded { reason: "isp".into(), note: String::new() };
    stage.write(|tx| append_events(tx, id, &[event(1200, excluded.clone())], 1, NOW)).unwrap();
    assert_eq!(events_of(&stage, &ticket), [EventKind::StaffReply, excluded.clone(), EventKind::Resolved]);

    assert_eq!(stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap(), Upserted::Unchanged(1));
    ticket.events[0] = event(60, EventKind::AutoReply);
    assert_eq!(stage.write(|tx| stage.bring(tx, &ticket, &OPEN)).unwrap(), Upserted::Changed(1));
    assert_eq!(events_of(&stage, &ticket), [EventKind::AutoReply, excluded, EventKind::Resolved]);
}

#[test]
fn a_stale_entry_is_a_conflict() {
    let stage = Stage::set();
    stage.write(|tx| stage.bring(tx, &stage.ticket("INC1", "Mailbox missing"), &OPEN)).unwrap();
    let id = stage.read(|tx| find(tx, "INC1")).unwrap()[0];
    let note = [event(0, EventKind::Noted("a".into()))];
    stage.write(|tx| append_events(tx, id, &note, 1, NOW)).unwrap();
    let stale = stage.write(|tx| append_events(tx, id, &note, 1, NOW));
    assert!(matches!(stale, Err(StoreError::Conflict { expected: 1, found: 2, .. })), "{stale:?}");
    stage.write(|tx| set_standing(tx, id, &due(5))).unwrap();
    assert_eq!(stage.read(|tx| get(tx, id)).unwrap().version, 2, "a verdict is no change of the ticket");
}

#[test]
fn an_import_that_is_taken_back_can_be_run_again() {
    let stage = Stage::set();
    let import = domain::ids::ImportId::new(NOW);
    let bring = |ticket: &Ticket| {
        stage.write(|tx| {
            let incoming = store::tickets::Incoming {
                ticket,
                source: "servicenow",
                assignee: "",
                contract: None,
                terms: None,
                import: Some(import),
                line: Some(2),
                belongs: store::Belongs::ToProvider,
                standing: &OPEN,
            };
            store::tickets::upsert(tx, &incoming, NOW)
        })
    };
    stage
        .write(|tx| {
            let new = imports::NewImport {
                id: import,
                file_name: "incidents.csv",
                file_sha256: [0; 32],
                preset: "servicenow-log",
                source: "servicenow",
                zone: "UTC",
                contract: None,
                user: stage.user,
                started: NOW,
            };
            imports::begin(tx, &new)
        })
        .unwrap();
    assert_eq!(bring(&stage.ticket("INC1", "a")).unwrap(), Upserted::Inserted(1));
    assert_eq!(stage.write(|tx| imports::take_back(tx, import, NOW)).unwrap(), 1);
    assert_eq!(stage.read(|tx| find(tx, "INC1")).unwrap(), []);
    assert_eq!(bring(&stage.ticket("INC1", "a")).unwrap(), Upserted::Inserted(2), "under a new number");
}

#[test]
fn a_contracts_tickets_come_in_the_order_they_were_received() {
    let stage = Stage::set();
    stage
        .write(|tx| {
            for (name, later) in [("INC1", 300), ("INC2", 100), ("INC3", 200)] {
                let ticket = Ticket { received: NOW + Seconds(later), ..stage.ticket(name, "a") };
                stage.bring(tx, &ticket, &OPEN)?;
            }
            Ok(())
        })
        .unwrap();
    let mut seen = Vec::new();
    stage
        .read(|tx| {
            each_of_contract::<StoreError>(tx, stage.contract, |loaded| {
                assert_eq!(loaded.terms, Some(stage.terms));
                seen.push((loaded.ticket.external_id, loaded.ticket.events.len()));
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(seen, [("INC2".to_owned(), 2), ("INC3".to_owned(), 2), ("INC1".to_owned(), 2)]);
}

/// A list with one ticket of every kind.
fn listed() -> Stage {
    let stage = Stage::set();
    let waiting = Standing { waiting_on: Some(WaitFor::Client), next: due(0).next, ..OPEN };
    let late = Standing { state: TicketState::Closed, missed: 1, ..Standing::UNSCORED };
    let rows = [
        ("INC1", "Mailbox missing", due(-60)),
        ("INC2", "Labels do not print", due(7200)),
        ("INC3", "Café terminal offline", due(3600)),
        ("INC4", "Portal sign-in loops", waiting),
        ("INC5", "Old backup", late),
        ("INC6", "Never scored", Standing::UNSCORED),
    ];
    stage
        .write(|tx| {
            for (later, (name, subject, standing)) in (0..).zip(rows) {
                let ticket = Ticket { received: NOW + Seconds(later), ..stage.ticket(name, subject) };
                stage.bring(tx, &ticket, &standing)?;
            }
            Ok(())
        })
        .unwrap();
    stage
}

fn numbers(stage: &Stage, view: View, typed: &str, order: Order) -> Vec<i64> {
    let filter =
        TicketFilter { view, client: None, contract: None, priority: None, typed: typed.into(), now: NOW };
    let page = stage.read(|tx| list(tx, &filter, order, Window { offset: 0, limit: 50 })).unwrap();
    assert_eq!(page.total, page.rows.len() as u64, "all rows fit on one page");
    page.rows.iter().map(|row| row.number).collect()
}

#[test]
fn each_view_shows_its_tickets_and_the_counts_agree() {
    let stage = listed();
    let shown = |view| numbers(&stage, view, "", Order::NumberUp);
    assert_eq!(shown(View::NextDue), [1, 2, 3, 4]);
    assert_eq!(shown(View::Breached), [1]);
    assert_eq!(shown(View::WaitingOnClient), [4]);
    assert_eq!(shown(View::Open), [1, 2, 3, 4]);
    assert_eq!(shown(View::Missed), [5]);
    assert_eq!(shown(View::All), [1, 2, 3, 4, 5, 6]);
    let counts = stage.read(|tx| view_counts(tx, NOW)).unwrap();
    let expected = ViewCounts {
        next_due: 4,
        breached: 1,
        waiting_on_client: 1,
        unassigned: 4,
        open: 4,
        missed: 1,
        all: 6,
    };
    assert_eq!(counts, expected);
}

#[test]
fn the_list_stands_in_the_order_that_was_asked_for() {
    let stage = listed();
    assert_eq!(numbers(&stage, View::NextDue, "", Order::NextDueFirst), [1, 4, 3, 2]);
    assert_eq!(
        numbers(&stage, View::All, "", Order::NextDueFirst),
        [1, 4, 3, 2, 5, 6],
        "without a due time last"
    );
    assert_eq!(numbers(&stage, View::All, "", Order::NewestFirst), [6, 5, 4, 3, 2, 1]);
    assert_eq!(numbers(&stage, View::All, "", Order::OldestFirst), [1, 2, 3, 4, 5, 6]);
    assert_eq!(numbers(&stage, View::Open, "", Order::NumberDown), [4, 3, 2, 1]);
}

#[test]
fn a_ticket_is_found_by_its_words_its_numbers_and_its_client() {
    let stage = listed();
    let found = |typed| numbers(&stage, View::All, typed, Order::NumberUp);
    assert_eq!(found("cafe term"), [3]);
    assert_eq!(found("INC5"), [5]);
    assert_eq!(found("T-2"), [2]);
    assert_eq!(found("atiawa"), [1, 2, 3, 4, 5, 6]);
    assert_eq!(found("toner"), Vec::<i64>::new());
}

#[test]
fn a_page_is_a_part_of_the_whole() {
    let stage = listed();
    let filter = TicketFilter {
        view: View::All,
        client: Some(stage.client),
        contract: Some(stage.contract),
        priority: Some(PriorityKey::new("Sev 2")),
        typed: String::new(),
        now: Instant::from_unix(0),
    };
    let page = stage.read(|tx| list(tx, &filter, Order::NumberUp, Window { offset: 4, limit: 10 })).unwrap();
    assert_eq!((page.total, page.rows.iter().map(|row| row.number).collect::<Vec<_>>()), (6, vec![5, 6]));
    let row = &page.rows[0];
    assert_eq!((row.client_name.as_str(), row.zone.name()), ("Te Ātiawa Trust", "Pacific/Auckland"));
}

#[test]
fn a_new_contract_takes_the_tickets_of_its_term_that_nobody_else_has() {
    let stage = Stage::set();
    let bring = |name: &str, received: i64, contract: Option<_>| {
        let ticket = Ticket { received: NOW + Seconds(received), ..stage.ticket(name, "a") };
        let terms = contract.map(|_| stage.terms);
        stage.write(|tx| {
            let incoming = store::tickets::Incoming {
                ticket: &ticket,
                source: "zendesk",
                assignee: "",
                contract,
                terms,
                import: None,
                line: None,
                belongs: store::Belongs::ToProvider,
                standing: &OPEN,
            };
            store::tickets::upsert(tx, &incoming, NOW)
        })
    };
    bring("INC1", -1, None).unwrap();
    bring("INC2", 0, None).unwrap();
    bring("INC3", 99, None).unwrap();
    bring("INC4", 100, None).unwrap();
    bring("INC5", 50, Some(stage.contract)).unwrap();
    let second = crate::store_stage::contract_of(stage.client, stage.policy_version);
    let taken = stage
        .write(|tx| {
            store::contracts::insert(tx, &second, store::Belongs::ToProvider, NOW)?;
            let (from, to) = (NOW, NOW + Seconds(100));
            attach_unattached(tx, stage.client, second.id, stage.terms, from, to, NOW)
        })
        .unwrap();
    assert_eq!(taken, 2);
    let mut seen = Vec::new();
    stage
        .read(|tx| {
            each_of_contract::<StoreError>(tx, second.id, |loaded| {
                seen.push(loaded.ticket.external_id);
                Ok(())
            })
        })
        .unwrap();
    assert_eq!(seen, ["INC2", "INC3"]);
}
