//! Ticket files as helpdesks write them: two thousand incidents of a real log, and a file of ours.

use documents::tickets::{
    DateEvidence, DateOrder, FilePreset, Found, ReadError, ReadOptions, ReadSummary, TicketRecord,
    read_tickets, survey,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::ops::ControlFlow;
use tests::desk::zone;
use tests::excerpt::excerpt;

const EVENTS: &[u8] = include_bytes!("../data/events.csv");

fn log_options() -> ReadOptions {
    let zone = Some(zone("America/Denver"));
    ReadOptions {
        zone,
        client_column: Some("location".to_owned()),
        ..ReadOptions::new(FilePreset::ServiceNowLog)
    }
}

fn read(file: &[u8], options: &ReadOptions) -> Result<(Vec<TicketRecord>, ReadSummary), ReadError> {
    let mut tickets = Vec::new();
    let mut take = |found| {
        match found {
            Found::Ticket(ticket) => tickets.push(ticket),
            Found::Refused(refused) => panic!("{refused:?}"),
        }
        ControlFlow::Continue(())
    };
    let summary = read_tickets(Cursor::new(file), options, &mut take, &mut |_| ControlFlow::Continue(()))?;
    Ok((tickets, summary))
}

/// How often each kind of event occurs, and in how many tickets.
fn kinds(tickets: &[TicketRecord]) -> BTreeMap<&'static str, (usize, usize)> {
    let mut kinds = BTreeMap::<_, (usize, usize)>::new();
    for ticket in tickets {
        let mut met = BTreeSet::new();
        for event in &ticket.events {
            let count = kinds.entry(event.kind.key()).or_default();
            count.0 += 1;
            count.1 += usize::from(met.insert(event.kind.key()));
        }
    }
    kinds
}

#[test]
fn every_row_of_the_log_gives_an_event_and_every_incident_a_ticket() {
    let (tickets, summary) = read(excerpt(), &log_options()).unwrap();
    assert_eq!((summary.tickets, summary.rows, summary.refused), (2000, 13_266, 0));
    assert!(tickets.iter().all(|ticket| ticket.events.len() as u64 >= ticket.rows));
    assert_eq!(tickets.iter().map(|ticket| ticket.rows).sum::<u64>(), summary.rows);
    let events: usize = tickets.iter().map(|ticket| ticket.events.len()).sum();
    assert_eq!(summary.events, events as u64);
}

#[test]
fn reopenings_waits_and_changes_of_priority_are_as_often_as_counted_by_hand() {
    // Counted from the rows by another program, with none of our code.
    let (tickets, _) = read(excerpt(), &log_options()).unwrap();
    let kinds = kinds(&tickets);
    assert_eq!(kinds["first_response_asserted"], (2000, 2000));
    assert_eq!(kinds["reopened"], (127, 104));
    assert_eq!(kinds["resolved"].0, 2127);
    assert_eq!(kinds["priority_changed"], (143, 126));
    let client = waits(&tickets, "waiting_on_client");
    let third_party = waits(&tickets, "waiting_on_third_party");
    assert_eq!((client, third_party), ((610, 545), (161, 151)));
}

/// Stretches of waiting of one kind, and the tickets that have one.
fn waits(tickets: &[TicketRecord], kind: &str) -> (usize, usize) {
    let of = |ticket: &TicketRecord| ticket.events.iter().filter(|event| event.kind.key() == kind).count();
    (tickets.iter().map(of).sum(), tickets.iter().filter(|ticket| of(ticket) > 0).count())
}

#[test]
fn what_was_put_right_is_said_with_its_line() {
    let (tickets, summary) = read(excerpt(), &log_options()).unwrap();
    let notes: Vec<String> =
        tickets.iter().flat_map(|ticket| &ticket.notes).map(ToString::to_string).collect();
    let of = |words: &str| notes.iter().filter(|note| note.contains(words)).count();
    assert_eq!(of("is earlier than the one before it"), 6, "{notes:#?}");
    assert_eq!(of("is earlier than the receipt of the ticket"), 1);
    assert_eq!(of("\"-100\" is no state of an incident"), 5);
    assert_eq!(of("the clocks skip this time"), notes.len() - 12);
    let backwards =
        |ticket: &&TicketRecord| ticket.notes.iter().any(|note| note.message.contains("one before it"));
    let backwards: Vec<&str> =
        tickets.iter().filter(backwards).map(|ticket| ticket.external_id.as_str()).collect();
    assert_eq!(backwards, ["INC0000130", "INC0000134", "INC0000135", "INC0000137", "INC0000164"]);
    assert!(tickets.iter().all(|ticket| ticket.events.windows(2).all(|pair| pair[0].at <= pair[1].at)));
    assert!(summary.notes.is_empty());
}

#[test]
fn the_log_proves_its_order_of_dates_and_needs_a_zone() {
    let look = survey(Cursor::new(excerpt()), FilePreset::ServiceNowLog, &mut |_| ControlFlow::Continue(()));
    let survey = look.unwrap().expect("nobody stopped it");
    assert!(matches!(survey.dates, DateEvidence::Proved { order: DateOrder::DayFirst, line: 2, .. }));
    assert!(survey.needs_zone);
    assert_eq!((survey.rows, survey.tickets, survey.headers.len()), (13_266, 2000, 36));
    let words: Vec<&str> = survey.priorities.iter().map(|count| count.word.as_str()).collect();
    assert_eq!(words, ["3 - Moderate", "1 - Critical", "4 - Low", "2 - High"]);
    let columns: Vec<&str> = survey.client_columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(columns[..2], ["caller_id", "location"]);
    let without_zone = ReadOptions::new(FilePreset::ServiceNowLog);
    let refused = read(excerpt(), &without_zone).err();
    assert!(matches!(refused, Some(ReadError::ZoneNeeded { line: 2, .. })), "{refused:?}");
}

#[test]
fn a_log_cut_off_before_its_last_column_is_refused_whole() {
    let lines: Vec<&[u8]> = excerpt().split_inclusive(|byte| *byte == b'\n').take(60).collect();
    let (last, before) = lines.split_last().expect("sixty lines");
    let before = before.concat();
    let last_comma = last.iter().rposition(|byte| *byte == b',').expect("the log has many columns");
    for kept in 1..=last_comma {
        let cut = [before.as_slice(), &last[..kept]].concat();
        let refused = read(&cut, &log_options()).err();
        assert!(matches!(refused, Some(ReadError::Truncated(_))), "cut after {kept} bytes: {refused:?}");
    }
    let (_, summary) = read(&[before.as_slice(), &last[..last_comma + 1]].concat(), &log_options()).unwrap();
    assert!(
        summary.notes[0].message.starts_with("the file does not end with a line break"),
        "the rest cannot be known"
    );
}

#[test]
fn the_sample_of_our_own_format_is_read_without_a_note() {
    let (tickets, summary) = read(EVENTS, &ReadOptions::new(FilePreset::Events)).unwrap();
    assert_eq!((summary.tickets, summary.rows, &summary.dates), (12, 65, &DateEvidence::Moments));
    assert!(tickets.iter().all(|ticket| ticket.notes.is_empty() && ticket.knows_messages));
    let clients: BTreeSet<&str> = tickets.iter().filter_map(|ticket| ticket.client_name.as_deref()).collect();
    assert_eq!(clients.into_iter().collect::<Vec<_>>(), ["Aspen Dental Group", "Bluebird Logistics"]);
    let kinds = kinds(&tickets);
    for kind in
        ["acknowledged", "cadence_agreed", "excluded", "merged", "priority_changed", "reopened", "auto_reply"]
    {
        assert!(kinds.contains_key(kind), "the sample shows {kind}");
    }
}
