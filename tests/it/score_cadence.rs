//! The pace of updates: rule 14 of the domain, one story each.
//!
//! CyberITEX writes every 2 hours around the clock for P1, every 4 business hours for P2, every
//! business day for P3, and as needed for P4.

use super::score_rules::verdicts;
use domain::tickets::{Scoring, SourceKnows, State, score};
use tests::desk::Desk;
use tests::story::story;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(verdicts(Desk::of("cyberitex-standard"), "status_update", text, false), expected);
}

#[test]
fn every_message_closes_an_interval_and_resolution_the_last() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 11:00  reply
         Mon 2026-11-16 15:00  reply
         Tue 2026-11-17 11:00:01  reply
         Tue 2026-11-17 12:00  resolved",
        &[
            "P2 met: due Mon 2026-11-16 13:00, 2:00 of 4:00",
            "P2 met: due Mon 2026-11-16 15:00, 4:00 of 4:00",
            "P2 late: due Tue 2026-11-17 11:00, 4:00:01 of 4:00, 1 missed",
            "P2 met: due Tue 2026-11-17 15:00:01, 0:59:59 of 4:00",
        ],
    );
}

#[test]
fn the_last_interval_stays_open_while_the_request_does() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 11:00  reply
         Mon 2026-11-16 12:00  now",
        &[
            "P2 met: due Mon 2026-11-16 13:00, 2:00 of 4:00",
            "P2 open: due Mon 2026-11-16 15:00, 1:00 of 4:00",
        ],
    );
}

#[test]
fn every_update_that_should_have_come_is_counted_as_missed() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Tue 2026-11-17 17:00  now",
        &["P2 late: due Mon 2026-11-16 13:00, 16:00 of 4:00, 3 missed"],
    );
    check(
        "Mon 2026-11-16 09:00  received P2
         Tue 2026-11-17 17:00  now
         Wed 2026-11-18 09:00:01  reply
         Wed 2026-11-18 09:00:01  resolved",
        &["P2 late: due Mon 2026-11-16 13:00, 16:00:01 of 4:00, 4 missed"],
    );
}

#[test]
fn updates_around_the_clock_are_missed_at_night_too() {
    check(
        "Mon 2026-11-16 20:00  received P1
         Tue 2026-11-17 04:00  resolved",
        &["P1 late: due Mon 2026-11-16 22:00, 8:00 of 2:00, 3 missed"],
    );
}

#[test]
fn an_automatic_reply_is_no_update() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 11:00  auto-reply
         Mon 2026-11-16 12:00  resolved",
        &["P2 met: due Mon 2026-11-16 13:00, 3:00 of 4:00"],
    );
}

#[test]
fn a_wait_on_the_client_stops_the_pace_and_an_open_one_leaves_no_due_time() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  waits on client
         Mon 2026-11-16 15:00  working
         Mon 2026-11-16 16:00  reply
         Mon 2026-11-16 16:30  waits on client
         Tue 2026-11-17 16:00  now",
        &["P2 met: due Tue 2026-11-17 10:00, 2:00 of 4:00", "P2 paused: no due time, 0:30 of 4:00"],
    );
}

#[test]
fn an_agreed_pace_replaces_the_published_one_from_its_moment_on() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  reply
         Mon 2026-11-16 10:30  agreed 2 business days
         Wed 2026-11-18 10:00  reply
         Thu 2026-11-19 12:00  resolved",
        &[
            "P2 met: due Mon 2026-11-16 13:00, 1:00 of 4:00",
            "P2 met: due Wed 2026-11-18 10:30, 15:30 of 16:00",
            "P2 met: due Fri 2026-11-20 10:00, 10:00 of 16:00",
        ],
    );
}

#[test]
fn an_agreement_does_not_heal_an_update_that_was_late_already() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 14:00  agreed 2 business days
         Mon 2026-11-16 15:00  resolved",
        &["P2 late: due Mon 2026-11-16 13:00, 6:00 of 4:00, 1 missed"],
    );
}

#[test]
fn a_pace_agreed_again_counts_from_the_last_agreement() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  agreed 1 business day
         Mon 2026-11-16 11:00  agreed 2 hours
         Mon 2026-11-16 12:00  resolved",
        &["P2 met: due Mon 2026-11-16 13:00, 1:00 of 2:00"],
    );
}

#[test]
fn an_agreed_pace_makes_updates_due_where_the_policy_asks_for_none() {
    check(
        "Mon 2026-11-16 09:00  received P4
         Mon 2026-11-16 10:00  agreed 2 hours
         Mon 2026-11-16 12:00:01  resolved",
        &["P4 late: due Mon 2026-11-16 12:00, 2:00:01 of 2:00, 1 missed"],
    );
}

#[test]
fn a_raised_priority_quickens_the_pace_from_the_change_on() {
    check(
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 10:00  priority P2
         Mon 2026-11-16 13:00  reply
         Mon 2026-11-16 14:00  resolved",
        &["P2 met: due Mon 2026-11-16 14:00, 3:00 of 4:00", "P2 met: due Mon 2026-11-16 17:00, 1:00 of 4:00"],
    );
}

#[test]
fn updates_as_needed_are_shown_once_and_not_scored() {
    check(
        "Mon 2026-11-16 09:00  received P4
         Mon 2026-11-16 10:00  reply
         Mon 2026-11-23 10:00  resolved",
        &["P4 as needed"],
    );
}

#[test]
fn after_a_reopening_the_pace_begins_anew() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  resolved
         Thu 2026-11-19 09:00  reopened
         Thu 2026-11-19 14:00  resolved",
        &[
            "P2 met: due Mon 2026-11-16 13:00, 1:00 of 4:00",
            "P2 late: due Thu 2026-11-19 13:00, 5:00 of 4:00, 1 missed",
        ],
    );
}

#[test]
fn a_message_to_a_resolved_request_opens_no_interval() {
    check(
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  resolved
         Mon 2026-11-16 11:00  reply
         Thu 2026-11-19 14:00  now",
        &["P2 met: due Mon 2026-11-16 13:00, 1:00 of 4:00"],
    );
}

#[test]
fn a_source_without_messages_is_never_held_to_a_pace() {
    let desk = Desk::of("cyberitex-standard");
    let mut story = story(desk.zone(), "Mon 2026-11-16 09:00  received P2\n Fri 2026-11-20 10:00  resolved");
    story.ticket.source_knows = SourceKnows { messages: false };
    let scored = score(&story.ticket, &Scoring::new(&desk.policy, desk.rules(), false, story.as_of)).unwrap();
    let states: Vec<(&str, State)> =
        scored.outcomes.iter().map(|outcome| (outcome.metric.key(), outcome.state)).collect();
    assert_eq!(
        states,
        [("first_response", State::Late), ("status_update", State::NotInSource), ("resolution", State::Late)]
    );
}
