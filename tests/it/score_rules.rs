//! Verdicts: rules 7 and 10 to 13 of the domain, one story each.
//!
//! CyberITEX: Monday to Friday 09:00–17:00 in Denver. P2 is answered within 4 hours and resolved
//! within 8 to 24, P3 within 8 hours and 2 to 5 business days.

use domain::tickets::{Scored, Scoring, State, score};
use tests::desk::{Desk, length, shown};
use tests::story::story;

/// The verdicts of a metric, written as `P2 late: due …, done …, 5:00 of 4:00`.
pub fn verdicts(desk: &Desk, metric: &str, text: &str, continuity: bool) -> Vec<String> {
    let story = story(desk.zone(), text);
    let scoring = Scoring::new(&desk.policy, desk.rules(), continuity, story.as_of);
    let scored = score(&story.ticket, &scoring).unwrap();
    let of_metric = scored.outcomes.iter().filter(|outcome| outcome.metric.key() == metric);
    of_metric.map(|outcome| written(desk, outcome)).collect()
}

fn written(desk: &Desk, scored: &Scored) -> String {
    let time = |at| shown(desk.zone(), at);
    let state = match scored.state {
        State::Met => "met",
        State::Late => "late",
        State::Open => "open",
        State::Paused => "paused",
        State::NotScored => return format!("{} as needed", scored.priority),
        State::NotInSource => return format!("{} not in the source", scored.priority),
    };
    let due = scored.due.map_or_else(|| "no due time".to_owned(), |due| format!("due {}", time(due)));
    let missed = if scored.missed > 0 { format!(", {} missed", scored.missed) } else { String::new() };
    let (counted, allowed) = (length(scored.counted), length(scored.allowed));
    format!("{} {state}: {due}, {counted} of {allowed}{missed}", scored.priority)
}

#[track_caller]
fn check_on(desk: &Desk, metric: &str, text: &str, expected: &str) {
    assert_eq!(verdicts(desk, metric, text, false), [expected]);
}

#[track_caller]
fn check(metric: &str, text: &str, expected: &str) {
    check_on(Desk::of("cyberitex-standard"), metric, text, expected);
}

const RESPONSE: &str = "first_response";
const SEEN: &str = "acknowledgement";
const SOLVED: &str = "resolution";

#[test]
fn exactly_at_the_limit_is_in_time_and_a_second_later_is_late() {
    let received = "Fri 2026-11-20 10:00  received P2\n";
    let at = |time: &str| format!("{received} Fri 2026-11-20 {time}  reply");
    check(RESPONSE, &at("14:00"), "P2 met: due Fri 2026-11-20 14:00, 4:00 of 4:00");
    check(RESPONSE, &at("14:00:01"), "P2 late: due Fri 2026-11-20 14:00, 4:00:01 of 4:00");
}

#[test]
fn under_an_hour_means_that_the_full_hour_is_late() {
    let desk = Desk::of("cybonet-gold");
    let at = |time: &str| format!("Sun 2026-11-22 10:00  received Priority1\n Sun 2026-11-22 {time}  reply");
    check_on(desk, RESPONSE, &at("10:59:59"), "Priority1 met: due Sun 2026-11-22 11:00, 0:59:59 of 1:00");
    check_on(desk, RESPONSE, &at("11:00"), "Priority1 late: due Sun 2026-11-22 11:00, 1:00 of 1:00");
}

#[test]
fn an_open_promise_is_late_the_second_after_its_limit() {
    let at = |time: &str| format!("Fri 2026-11-20 10:00  received P2\n Fri 2026-11-20 {time}  now");
    check(RESPONSE, &at("13:59:59"), "P2 open: due Fri 2026-11-20 14:00, 3:59:59 of 4:00");
    check(RESPONSE, &at("14:00"), "P2 open: due Fri 2026-11-20 14:00, 4:00 of 4:00");
    check(RESPONSE, &at("14:00:01"), "P2 late: due Fri 2026-11-20 14:00, 4:00:01 of 4:00");
}

#[test]
fn an_automatic_reply_is_no_response() {
    check(
        RESPONSE,
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 10:00:05  auto-reply
         Fri 2026-11-20 15:00  reply",
        "P2 late: due Fri 2026-11-20 14:00, 5:00 of 4:00",
    );
}

#[test]
fn a_message_of_the_client_is_no_response() {
    check(
        RESPONSE,
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 11:00  client writes
         Fri 2026-11-20 12:00  now",
        "P2 open: due Fri 2026-11-20 14:00, 2:00 of 4:00",
    );
}

#[test]
fn a_response_never_pauses() {
    check(
        RESPONSE,
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 11:00  waits on client
         Fri 2026-11-20 15:00  reply",
        "P2 late: due Fri 2026-11-20 14:00, 5:00 of 4:00",
    );
}

#[test]
fn a_resolution_without_a_word_is_no_response() {
    check(
        RESPONSE,
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 11:30  resolved
         Fri 2026-11-20 15:00  reply",
        "P2 late: due Fri 2026-11-20 14:00, 5:00 of 4:00",
    );
}

#[test]
fn a_request_is_seen_when_acknowledged_or_answered_whichever_is_earlier() {
    let desk = Desk::of("cybonet-gold");
    let received = "Sun 2026-11-22 10:00  received Priority2\n";
    let then = |rest: &str| format!("{received}{rest}");
    let met = "Priority2 met: due Sun 2026-11-22 11:00, 0:20 of 1:00";
    check_on(desk, SEEN, &then("Sun 2026-11-22 10:20  acknowledged\n Sun 2026-11-22 10:40  reply"), met);
    check_on(desk, SEEN, &then("Sun 2026-11-22 10:20  reply\n Sun 2026-11-22 10:40  acknowledged"), met);
    check_on(desk, SEEN, &then("Sun 2026-11-22 10:20  responded first state after New"), met);
    let open = "Priority2 open: due Sun 2026-11-22 11:00, 0:30 of 1:00";
    check_on(desk, SEEN, &then("Sun 2026-11-22 10:20  auto-reply\n Sun 2026-11-22 10:30  now"), open);
}

#[test]
fn an_acknowledgement_is_no_response() {
    check_on(
        Desk::of("cybonet-gold"),
        RESPONSE,
        "Sun 2026-11-22 10:00  received Priority2
         Sun 2026-11-22 10:20  acknowledged
         Sun 2026-11-22 12:00  now",
        "Priority2 open: due Sun 2026-11-22 14:00, 2:00 of 4:00",
    );
}

#[test]
fn what_the_source_asserts_carries_where_it_comes_from() {
    let desk = Desk::of("cybonet-gold");
    let told =
        "Sun 2026-11-22 10:00  received Priority2\n Sun 2026-11-22 10:20  responded first state after New";
    let story = story(desk.zone(), told);
    let scoring = Scoring::new(&desk.policy, desk.rules(), false, story.as_of);
    let scored = score(&story.ticket, &scoring).unwrap();
    let words: Vec<&str> = scored.outcomes.iter().map(|outcome| outcome.provenance.as_str()).collect();
    assert_eq!(words, ["first state after New", "first state after New"]);
}

#[test]
fn a_wait_keeps_what_was_consumed_and_the_rest_is_counted_on() {
    // Worked value of the domain: 300 minutes are consumed, 180 are left on Monday at 11:00.
    let desk = Desk::with("cyberitex-standard", |policy| {
        for target in &mut policy.targets {
            target.quantity.max = target.quantity.max.min(8);
        }
    });
    let before = "Fri 2026-11-20 10:00  received P2\n Fri 2026-11-20 15:00  waits on client\n";
    let waiting = format!("{before} Mon 2026-11-23 10:59:59  now");
    check_on(&desk, SOLVED, &waiting, "P2 paused: no due time, 5:00 of 8:00");
    let back = format!("{before} Mon 2026-11-23 11:00  working\n Mon 2026-11-23 12:00  now");
    check_on(&desk, SOLVED, &back, "P2 open: due Mon 2026-11-23 14:00, 6:00 of 8:00");
}

#[test]
fn a_wait_outside_hours_costs_nothing() {
    check(
        SOLVED,
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 18:00  waits on client
         Mon 2026-11-23 08:00  working
         Mon 2026-11-23 12:00  resolved",
        "P2 met: due Wed 2026-11-25 10:00, 10:00 of 24:00",
    );
}

#[test]
fn a_wait_that_begins_after_the_limit_moves_nothing() {
    check(
        SOLVED,
        "Mon 2026-11-16 09:00  received P2
         Thu 2026-11-19 09:00  waits on client
         Fri 2026-11-20 09:00  working
         Fri 2026-11-20 10:00  resolved",
        "P2 late: due Wed 2026-11-18 17:00, 25:00 of 24:00",
    );
}

#[test]
fn an_open_wait_that_begins_after_the_limit_does_not_hide_that_it_is_late() {
    check(
        SOLVED,
        "Mon 2026-11-16 09:00  received P2
         Thu 2026-11-19 10:00  waits on client
         Fri 2026-11-20 09:00  now",
        "P2 late: due Wed 2026-11-18 17:00, 25:00 of 24:00",
    );
}

#[test]
fn a_message_of_the_client_ends_the_wait_on_him() {
    let told = "Mon 2026-11-16 09:00  received P2
                Mon 2026-11-16 11:00  waits on client
                Mon 2026-11-16 13:00  client writes
                Mon 2026-11-16 15:00  now";
    check(SOLVED, told, "P2 open: due Thu 2026-11-19 11:00, 4:00 of 24:00");
}

#[test]
fn where_a_message_only_warns_the_wait_goes_on_until_the_status_changes() {
    let desk = Desk::with("cyberitex-standard", |policy| {
        for target in &mut policy.targets {
            target.pauses.message = domain::sla::MessageEndsPause::WarnsOnly;
        }
    });
    let told = "Mon 2026-11-16 09:00  received P2
                Mon 2026-11-16 11:00  waits on client
                Mon 2026-11-16 13:00  client writes\n";
    let waiting = format!("{told} Mon 2026-11-16 15:00  now");
    check_on(&desk, SOLVED, &waiting, "P2 paused: no due time, 2:00 of 24:00");
    let working = format!("{told} Mon 2026-11-16 14:00  working\n Mon 2026-11-16 15:00  now");
    check_on(&desk, SOLVED, &working, "P2 open: due Thu 2026-11-19 12:00, 3:00 of 24:00");
}

#[test]
fn waits_that_follow_each_other_count_once() {
    check(
        SOLVED,
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  waits on client
         Mon 2026-11-16 11:00  waits on client
         Mon 2026-11-16 12:00  waits on third party
         Mon 2026-11-16 14:00  working
         Mon 2026-11-16 15:00  resolved",
        "P2 met: due Thu 2026-11-19 13:00, 2:00 of 24:00",
    );
}

#[test]
fn a_third_party_stops_the_clock_only_where_the_policy_says_so() {
    let told = "Mon 2026-11-16 09:00  received P2
                Mon 2026-11-16 10:00  waits on third party
                Mon 2026-11-16 12:00  working
                Mon 2026-11-16 15:00  resolved";
    check(SOLVED, told, "P2 met: due Thu 2026-11-19 11:00, 4:00 of 24:00");
    let desk = Desk::with("cyberitex-standard", |policy| {
        for target in &mut policy.targets {
            target.pauses.on_third_party = false;
        }
    });
    check_on(&desk, SOLVED, told, "P2 met: due Wed 2026-11-18 17:00, 6:00 of 24:00");
}

#[test]
fn what_was_answered_stays_answered_when_the_priority_is_raised() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 13:00  reply
         Mon 2026-11-16 14:00  priority P1",
        "P3 met: due Mon 2026-11-16 17:00, 4:00 of 8:00",
    );
}

#[test]
fn a_raised_priority_counts_from_the_change() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 11:00  priority P2
         Mon 2026-11-16 12:00  now",
        "P2 open: due Mon 2026-11-16 15:00, 1:00 of 4:00",
    );
}

#[test]
fn a_raised_priority_never_makes_it_due_later_than_before() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 16:00  priority P2
         Mon 2026-11-16 16:30  now",
        "P3 open: due Mon 2026-11-16 17:00, 7:30 of 8:00",
    );
}

#[test]
fn a_lowered_priority_counts_from_the_start_and_keeps_what_was_consumed() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 11:00  priority P3
         Mon 2026-11-16 15:00  reply",
        "P3 met: due Mon 2026-11-16 17:00, 6:00 of 8:00",
    );
}

#[test]
fn what_is_late_stays_late_when_the_priority_is_lowered() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 14:00  priority P3
         Mon 2026-11-16 15:00  reply",
        "P2 late: due Mon 2026-11-16 13:00, 6:00 of 4:00",
    );
}

#[test]
fn raised_and_lowered_again_it_is_due_as_it_was_before() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 10:00  priority P2
         Mon 2026-11-16 11:00  priority P3
         Mon 2026-11-16 16:00  reply",
        "P3 met: due Mon 2026-11-16 17:00, 7:00 of 8:00",
    );
}

#[test]
fn in_the_retroactive_reading_every_change_counts_from_the_start() {
    let desk = Desk::with("cyberitex-standard", |policy| policy.scoring.retroactive_priority = true);
    check_on(
        &desk,
        RESPONSE,
        "Mon 2026-11-16 09:00  received P3
         Mon 2026-11-16 14:00  priority P2
         Mon 2026-11-16 15:00  reply",
        "P2 late: due Mon 2026-11-16 13:00, 6:00 of 4:00",
    );
}

#[test]
fn a_priority_given_in_the_second_of_receipt_is_the_priority_of_receipt() {
    check(
        RESPONSE,
        "Mon 2026-11-16 09:00  received P4
         Mon 2026-11-16 09:00  priority P2
         Mon 2026-11-16 10:00  now",
        "P2 open: due Mon 2026-11-16 13:00, 1:00 of 4:00",
    );
}

#[test]
fn a_promise_that_only_the_new_priority_makes_counts_from_the_change() {
    let desk = Desk::with("cyberitex-standard", |policy| {
        policy.targets.retain(|target| {
            target.metric != domain::sla::Metric::Resolution || target.priority.as_str() != "P3"
        });
    });
    check_on(
        &desk,
        SOLVED,
        "Mon 2026-11-16 09:00  received P3
         Fri 2026-11-20 09:00  priority P2
         Fri 2026-11-20 12:00  now",
        "P2 open: due Tue 2026-11-24 17:00, 3:00 of 24:00",
    );
}

#[test]
fn a_change_behind_an_open_wait_is_no_change_after_a_breach() {
    check(
        SOLVED,
        "Mon 2026-11-16 09:00  received P2
         Mon 2026-11-16 10:00  waits on client
         Fri 2026-11-20 10:00  priority P3
         Fri 2026-11-20 11:00  now",
        "P3 paused: no due time, 1:00 of 40:00",
    );
}

#[test]
fn a_queue_is_neither_above_nor_below_and_never_later_for_the_worse() {
    let desk = Desk::of("mexxus-standard");
    let told = |queue: &str| {
        format!(
            "Mon 2026-11-16 09:00  received Low\n Mon 2026-11-16 10:00  priority {queue}\n Mon 2026-11-16 11:00  now"
        )
    };
    check_on(desk, RESPONSE, &told("Level2"), "Level2 open: due Mon 2026-11-16 14:00, 1:00 of 4:00");
    check_on(desk, RESPONSE, &told("Billing"), "Billing open: due Fri 2026-11-20 17:00, 2:00 of 40:00");
}

#[test]
fn continuity_takes_over_outside_business_hours_where_the_contract_has_it() {
    let desk = Desk::of("cybonet-gold");
    let friday = "Fri 2026-11-20 10:00  received Priority1\n Fri 2026-11-20 12:00  reply";
    let sunday = "Sun 2026-11-22 10:00  received Priority1\n Sun 2026-11-22 12:00  reply";
    let late = |day: &str| vec![format!("Priority1 late: due {day} 11:00, 2:00 of 1:00")];
    assert_eq!(verdicts(desk, RESPONSE, friday, false), late("Fri 2026-11-20"));
    assert_eq!(verdicts(desk, RESPONSE, sunday, true), late("Sun 2026-11-22"));
    let eased = vec!["Priority3 met: due Fri 2026-11-20 18:00, 2:00 of 8:00".to_owned()];
    assert_eq!(verdicts(desk, RESPONSE, friday, true), eased);
    let story = story(desk.zone(), friday);
    let scored = score(&story.ticket, &Scoring::new(&desk.policy, desk.rules(), true, story.as_of)).unwrap();
    assert!(scored.rule.unwrap().contains("off business hours"), "a rule is shown in its words");
    assert_eq!(scored.priority.unwrap().as_str(), "Priority3");
}

const REOPENED: &str = "Mon 2026-11-16 09:00  received P2
                        Mon 2026-11-16 11:00  reply
                        Mon 2026-11-16 12:00  resolved\n";

#[test]
fn reopened_within_a_week_the_clock_goes_on_where_it_stood() {
    let told = format!("{REOPENED} Fri 2026-11-20 09:00  reopened\n Fri 2026-11-20 11:00  resolved");
    check(SOLVED, &told, "P2 met: due Tue 2026-11-24 14:00, 5:00 of 24:00");
}

#[test]
fn reopened_later_than_a_week_it_stays_resolved() {
    let told = format!("{REOPENED} Mon 2026-11-23 12:00:01  reopened\n Mon 2026-12-28 11:00  resolved");
    check(SOLVED, &told, "P2 met: due Wed 2026-11-18 17:00, 3:00 of 24:00");
    let in_time = format!("{REOPENED} Mon 2026-11-23 12:00  reopened\n Mon 2026-11-23 13:00  now");
    check(SOLVED, &in_time, "P2 open: due Wed 2026-11-25 17:00, 4:00 of 24:00");
}

#[test]
fn the_response_is_not_judged_again_after_a_reopening() {
    let told = format!("{REOPENED} Fri 2026-11-20 09:00  reopened\n Fri 2026-11-20 17:00  now");
    check(RESPONSE, &told, "P2 met: due Mon 2026-11-16 13:00, 2:00 of 4:00");
}

#[test]
fn resolved_late_it_stays_late_after_a_reopening() {
    check(
        SOLVED,
        "Mon 2026-11-16 09:00  received P2
         Thu 2026-11-19 10:00  resolved
         Thu 2026-11-19 12:00  reopened
         Thu 2026-11-19 13:00  priority P4
         Thu 2026-11-19 14:00  resolved",
        "P2 late: due Wed 2026-11-18 17:00, 27:00 of 24:00",
    );
}

#[test]
fn the_aim_of_a_range_is_judged_on_the_wall_as_the_limit_is() {
    let desk = Desk::of("cyberitex-standard");
    let within = |resolved: &str| {
        let story = story(desk.zone(), &format!("Fri 2026-11-20 09:00  received P2\n {resolved}  resolved"));
        let scoring = Scoring::new(&desk.policy, desk.rules(), false, story.as_of);
        score(&story.ticket, &scoring).unwrap().outcomes.last().unwrap().within_aim()
    };
    assert_eq!(within("Fri 2026-11-20 17:00"), Some(true));
    assert_eq!(within("Fri 2026-11-20 18:00"), Some(false), "an aim at closing is missed in the evening");
    assert_eq!(within("Mon 2026-11-30 18:00"), Some(false));
}

#[test]
fn a_priority_the_policy_does_not_know_is_promised_nothing() {
    let desk = Desk::of("cyberitex-standard");
    let told = "Mon 2026-11-16 09:00  received Whenever\n Mon 2026-11-16 10:00  reply";
    assert_eq!(verdicts(desk, RESPONSE, told, false), Vec::<String>::new());
}

#[test]
fn a_priority_is_known_by_its_key_its_name_and_what_helpdesks_call_it() {
    for word in ["P2", "p2", " High ", "2 - High"] {
        let told = format!("Fri 2026-11-20 10:00  received {word}\n Fri 2026-11-20 11:00  now");
        check(RESPONSE, &told, "P2 open: due Fri 2026-11-20 14:00, 1:00 of 4:00");
    }
}
