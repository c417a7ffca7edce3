//! The figures of a month: rules 16 and 17 of the domain, one fact each.
//!
//! CyberITEX: P1 is answered within an hour, P2 within 4 business hours, P3 within 8.

use domain::reports::{Aside, Report, Tally, Term, permille};
use domain::sla::Metric;
use domain::tickets::{SourceKnows, State, Ticket};
use domain::time::YearMonth;
use tests::desk::{Desk, length, moment, shown};
use tests::month::report;
use tests::story::story;

/// The report of a month on stories separated by empty lines, judged at the month's end.
fn of_month(desk: &Desk, month: &str, stories: &str) -> Report {
    let tickets = tickets(desk, stories);
    let month = YearMonth::parse(month).unwrap();
    report(desk, month, desk.zone().start_of(month.next().first_day()), &tickets).unwrap()
}

fn tickets(desk: &Desk, stories: &str) -> Vec<Ticket> {
    let numbered = |(index, text): (usize, &str)| {
        let mut ticket = story(desk.zone(), text).ticket;
        ticket.number = 4001 + i64::try_from(index).unwrap();
        ticket.external_id = format!("INC{}", ticket.number);
        ticket
    };
    stories.split("\n\n").filter(|text| !text.trim().is_empty()).enumerate().map(numbered).collect()
}

fn counts(tally: &Tally) -> String {
    let mut words = format!("{} due, {} met, {} late", tally.due, tally.met, tally.late);
    for (count, name) in [(tally.excluded, "excluded"), (tally.carried, "carried"), (tally.open, "open")] {
        if count > 0 {
            words.push_str(&format!(", {count} {name}"));
        }
    }
    words
}

/// The total of a metric in a month.
#[track_caller]
fn check(metric: Metric, month: &str, stories: &str, expected: &str) {
    let report = of_month(Desk::of("cyberitex-standard"), month, stories);
    assert_eq!(counts(&report.group(metric).unwrap().total), expected);
}

const AT_THE_TURN: &str = "Fri 2026-10-30 15:00  received P2
                           Fri 2026-10-30 16:00  reply

                           Fri 2026-10-30 14:59  received P2
                           Mon 2026-11-02 12:00  reply

                           Fri 2026-10-30 09:00  received P2
                           Fri 2026-10-30 10:00  reply";

#[test]
fn a_target_belongs_to_the_month_in_which_it_falls_due() {
    check(Metric::FirstResponse, "2026-10", AT_THE_TURN, "1 due, 1 met, 0 late");
    check(Metric::FirstResponse, "2026-11", AT_THE_TURN, "2 due, 1 met, 1 late");
}

#[test]
fn the_month_is_that_of_the_contract_and_not_of_greenwich() {
    // 23:30 on 31 October in Denver is 05:30 on 1 November in Greenwich.
    let told = "Sat 2026-10-31 22:30  received P1\n Sat 2026-10-31 23:00  reply";
    check(Metric::FirstResponse, "2026-10", told, "1 due, 1 met, 0 late");
    check(Metric::FirstResponse, "2026-11", told, "0 due, 0 met, 0 late");
}

#[test]
fn midnight_of_the_first_belongs_to_the_new_month() {
    let told = "Sat 2026-10-31 23:00  received P1\n Sat 2026-10-31 23:30  reply";
    check(Metric::FirstResponse, "2026-10", told, "0 due, 0 met, 0 late");
    check(Metric::FirstResponse, "2026-11", told, "1 due, 1 met, 0 late");
}

fn terms(report: &Report) -> Vec<(Term, u32)> {
    report.equation.as_ref().unwrap().terms.clone()
}

#[test]
fn from_received_to_due_it_adds_up_in_both_months() {
    let desk = Desk::of("cyberitex-standard");
    let october = of_month(desk, "2026-10", AT_THE_TURN);
    assert_eq!(terms(&october), [(Term::Received, 3), (Term::DueLater, 2)]);
    let november = of_month(desk, "2026-11", AT_THE_TURN);
    assert_eq!(terms(&november), [(Term::Received, 0), (Term::DueFromBefore, 2)]);
    assert_eq!(november.equation.unwrap().due, 2);
}

#[test]
fn what_is_open_and_overdue_at_the_end_of_the_month_is_late() {
    check(Metric::FirstResponse, "2026-10", "Fri 2026-10-30 09:00  received P2", "1 due, 0 met, 1 late");
}

#[test]
fn what_is_answered_after_the_month_is_late_in_the_month_it_was_due() {
    let told = "Fri 2026-10-30 09:00  received P2\n Mon 2026-11-02 12:00  reply";
    check(Metric::FirstResponse, "2026-10", told, "1 due, 0 met, 1 late");
    check(Metric::FirstResponse, "2026-11", told, "0 due, 0 met, 0 late");
}

const WAITS_OVER_THE_END: &str = "Thu 2026-10-29 09:00  received P2
                                  Thu 2026-10-29 10:00  reply
                                  Thu 2026-10-29 11:00  waits on client";

#[test]
fn what_waits_over_the_end_of_the_month_is_carried_and_listed() {
    check(Metric::Resolution, "2026-10", WAITS_OVER_THE_END, "0 due, 0 met, 0 late, 1 carried");
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", WAITS_OVER_THE_END);
    let listed: Vec<_> = report.set_aside.iter().map(|aside| (aside.metric, &aside.aside)).collect();
    let since = moment(&report.head.zone, "Thu 2026-10-29 11:00");
    let carried = Aside::Carried { since, why: "waiting on client" };
    assert_eq!(listed, [(Metric::StatusUpdate, &carried), (Metric::Resolution, &carried)]);
}

#[test]
fn what_was_carried_is_due_in_the_month_in_which_the_wait_ended() {
    let told = format!(
        "{WAITS_OVER_THE_END}\n Mon 2026-11-02 11:00  client writes\n Tue 2026-11-03 10:00  resolved"
    );
    check(Metric::Resolution, "2026-10", &told, "0 due, 0 met, 0 late, 1 carried");
    check(Metric::Resolution, "2026-11", &told, "1 due, 1 met, 0 late");
}

#[test]
fn what_was_resolved_before_the_end_of_the_month_is_not_carried() {
    let told = format!("{WAITS_OVER_THE_END}\n Fri 2026-10-30 11:00  resolved");
    check(Metric::Resolution, "2026-10", &told, "0 due, 0 met, 0 late");
    let told = "Mon 2026-10-26 09:00  received P4\n Thu 2026-10-29 11:00  waits on client\n Fri 2026-10-30 11:00  resolved";
    check(Metric::Resolution, "2026-10", told, "0 due, 0 met, 0 late");
}

#[test]
fn a_month_without_a_due_target_has_no_attainment() {
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", "");
    let group = report.group(Metric::FirstResponse).unwrap();
    assert_eq!((group.total.due, group.total.attainment_permille()), (0, None));
    assert_eq!(terms(&report), [(Term::Received, 0)]);
    assert!(report.late.is_empty() && report.set_aside.is_empty());
}

#[test]
fn attainment_with_a_miss_never_rounds_up_to_the_whole() {
    assert_eq!(permille(9_999, 10_000), Some(999));
    assert_eq!(permille(10_000, 10_000), Some(1000));
    assert_eq!(permille(2, 3), Some(667));
    assert_eq!(permille(0, 3), Some(0));
}

#[test]
fn an_excluded_request_leaves_attainment_and_is_listed_with_what_it_would_have_been() {
    let told = "Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 15:00  reply
                Mon 2026-10-26 16:00  excluded out_of_scope";
    check(Metric::FirstResponse, "2026-10", told, "0 due, 0 met, 0 late, 1 excluded");
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    assert_eq!(terms(&report), [(Term::Received, 1), (Term::Excluded, 1)]);
    let Aside::Excluded { reason, note, verdict, .. } = &report.set_aside[0].aside else {
        panic!("{:?}", report.set_aside)
    };
    assert_eq!((reason.as_str(), note.as_str()), ("Out of scope", "approved by Ada"));
    assert_eq!(*verdict, State::Late);
    assert!(report.late.is_empty(), "what is excluded is not among the late");
}

#[test]
fn a_request_that_came_back_too_late_has_a_reading_of_its_own() {
    let story = "Mon 2026-11-02 09:00  received P2
                 Mon 2026-11-02 11:00  reply
                 Mon 2026-11-02 12:00  resolved
                 Mon 2026-11-23 09:00  reopened";
    let of = |month| of_month(Desk::of("cyberitex-standard"), month, story);
    let report = of("2026-11");
    let reading = report.readings.last().unwrap();
    assert_eq!(
        (reading.words.as_str(), reading.used_for.as_slice()),
        ("reopened", &["request INC4001".to_owned()][..])
    );
    assert!(
        reading.reading.contains("more than 7 days after it was resolved is a new one"),
        "{}",
        reading.reading
    );
    assert!(
        of("2026-12").readings.iter().all(|reading| reading.words != "reopened"),
        "it came back in November"
    );
}

#[test]
fn taken_back_in_it_counts_again() {
    let told = "Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 15:00  reply
                Mon 2026-10-26 16:00  excluded out_of_scope
                Tue 2026-10-27 16:00  included";
    check(Metric::FirstResponse, "2026-10", told, "1 due, 0 met, 1 late");
}

#[test]
fn several_excluded_updates_of_a_request_are_listed_once_with_the_late_one() {
    let told = "Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 10:00  reply
                Mon 2026-10-26 15:00  reply
                Mon 2026-10-26 16:00  resolved
                Mon 2026-10-26 16:30  excluded out_of_scope";
    check(Metric::StatusUpdate, "2026-10", told, "0 due, 0 met, 0 late, 3 excluded");
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let updates: Vec<_> =
        report.set_aside.iter().filter(|aside| aside.metric == Metric::StatusUpdate).collect();
    assert_eq!(updates.len(), 1);
    assert!(matches!(updates[0].aside, Aside::Excluded { verdict: State::Late, .. }));
}

#[test]
fn a_merged_request_that_waits_is_not_carried_for_ever() {
    let told = format!("{WAITS_OVER_THE_END}\n Thu 2026-10-29 12:00  merged INC77");
    check(Metric::Resolution, "2026-10", &told, "0 due, 0 met, 0 late");
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", &told);
    let reasons: Vec<_> = report.set_aside.iter().map(|aside| &aside.aside).collect();
    assert!(
        reasons.iter().all(|aside| matches!(aside, Aside::Excluded { reason, .. } if reason == "Merged"))
    );
}

#[test]
fn a_draft_names_what_is_not_due_yet() {
    let desk = Desk::of("cyberitex-standard");
    let tickets = tickets(desk, "Mon 2026-10-26 09:00  received P2");
    let now = moment(desk.zone(), "Mon 2026-10-26 10:00");
    let report = report(desk, YearMonth::parse("2026-10").unwrap(), now, &tickets).unwrap();
    assert_eq!(terms(&report), [(Term::Received, 1), (Term::NotDueYet, 1)]);
    assert_eq!(counts(&report.group(Metric::FirstResponse).unwrap().total), "0 due, 0 met, 0 late, 1 open");
}

#[test]
fn a_priority_the_policy_does_not_name_is_counted_by_its_word() {
    let told = "Mon 2026-10-26 09:00  received Whenever

                Mon 2026-10-26 09:00  received Whenever

                Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 09:10  reply";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    assert_eq!(report.unknown_priorities, [("Whenever".to_owned(), 2)]);
    assert_eq!(terms(&report), [(Term::Received, 3), (Term::NotPromised, 2)]);
}

#[test]
fn rows_that_are_not_scored_say_how_many_requests_they_had() {
    let told = "Mon 2026-10-26 09:00  received P4\n Mon 2026-10-26 10:00  reply";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let rows = &report.group(Metric::StatusUpdate).unwrap().rows;
    let of_rows: Vec<(&str, bool, u32)> =
        rows.iter().map(|row| (row.priority.as_str(), row.scored, row.requests)).collect();
    assert_eq!(of_rows, [("P1", true, 0), ("P2", true, 0), ("P3", true, 0), ("P4", false, 1)]);
}

#[test]
fn a_pace_agreed_where_the_policy_has_none_is_scored_in_its_row() {
    let told = "Mon 2026-10-26 09:00  received P4
                Mon 2026-10-26 10:00  reply
                Mon 2026-10-26 10:00  agreed 2 hours
                Mon 2026-10-26 13:00  resolved";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let row = &report.group(Metric::StatusUpdate).unwrap().rows[3];
    assert_eq!((row.scored, counts(&row.tally).as_str()), (true, "1 due, 0 met, 1 late"));
    assert_eq!(report.late[0].words, "every 2 hours, as agreed");
}

#[test]
fn a_source_without_messages_is_said_to_be_one() {
    let desk = Desk::of("cyberitex-standard");
    let mut tickets = tickets(desk, "Mon 2026-10-26 09:00  received P2\n Mon 2026-10-26 10:00  resolved");
    tickets[0].source_knows = SourceKnows { messages: false };
    let month = YearMonth::parse("2026-10").unwrap();
    let report = report(desk, month, moment(desk.zone(), "Sun 2026-11-01 00:00"), &tickets).unwrap();
    let group = report.group(Metric::StatusUpdate).unwrap();
    assert!(group.not_in_source);
    assert_eq!(group.total, Tally::default());
}

#[test]
fn quickness_is_the_share_of_the_time_allowed_with_median_and_slowest() {
    let told = "Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 10:00  reply

                Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 11:00  reply

                Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 15:30  reply";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let row = &report.promptness[1];
    let marks: Vec<(i64, String, bool)> =
        row.marks.iter().map(|mark| (mark.ticket, length(mark.used), mark.late)).collect();
    assert_eq!(
        marks,
        [(4001, "1:00".to_owned(), false), (4002, "2:00".to_owned(), false), (4003, "6:30".to_owned(), true)]
    );
    assert_eq!(
        (row.median.map(length), row.slowest.map(length)),
        (Some("2:00".to_owned()), Some("6:30".to_owned()))
    );
}

#[test]
fn the_aim_of_a_range_is_counted_beside_the_verdict() {
    let told = "Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 12:00  resolved

                Mon 2026-10-26 09:00  received P2
                Tue 2026-10-27 12:00  resolved";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let tally = report.group(Metric::Resolution).unwrap().rows[1].tally;
    assert_eq!((tally.met, tally.in_aim), (2, Some(1)));
}

#[test]
fn every_late_target_is_listed_by_metric_then_severity_then_date() {
    let told = "Mon 2026-10-26 09:00  received P3

                Tue 2026-10-27 09:00  received P2

                Mon 2026-10-26 09:00  received P2
                Mon 2026-10-26 14:00  reply
                Mon 2026-10-26 15:00  resolved";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let listed: Vec<(&str, i64)> = report.late.iter().map(|late| (late.metric.key(), late.ticket)).collect();
    assert_eq!(
        listed,
        [
            ("first_response", 4003),
            ("first_response", 4002),
            ("first_response", 4001),
            ("status_update", 4003),
            ("status_update", 4002),
            ("status_update", 4001),
            ("resolution", 4002),
            ("resolution", 4001),
        ]
    );
    let late = &report.late[0];
    assert_eq!(shown(&report.head.zone, late.due), "Mon 2026-10-26 13:00");
    assert_eq!((length(late.late_by), late.from_receipt), ("1:00".to_owned(), true));
}

#[test]
fn the_trend_ends_with_this_month_and_begins_with_the_contract() {
    let desk = Desk::of("cyberitex-standard");
    let report = of_month(desk, "2020-03", "Mon 2020-02-10 09:00  received P2\n Mon 2020-02-10 10:00  reply");
    let months: Vec<(String, Option<(u32, u32)>)> = report
        .trend
        .iter()
        .map(|month| (month.month.to_string(), month.met_of_due.as_ref().map(|metrics| metrics[0])))
        .collect();
    assert_eq!(months.len(), 12);
    assert_eq!(months[8], ("2019-12".to_owned(), None));
    assert_eq!(
        months[9..],
        [
            ("2020-01".to_owned(), Some((0, 0))),
            ("2020-02".to_owned(), Some((1, 1))),
            ("2020-03".to_owned(), Some((0, 0)))
        ]
    );
}

#[test]
fn requests_are_counted_by_the_hour_of_the_wall_and_those_outside_hours_apart() {
    let told = "Mon 2026-10-26 09:59:59  received P2

                Mon 2026-10-26 09:00  received P2

                Sat 2026-10-31 23:00  received P2";
    let report = of_month(Desk::of("cyberitex-standard"), "2026-10", told);
    let arrivals = &report.arrivals;
    assert_eq!((arrivals.by_hour[0][9], arrivals.by_hour[5][23]), (2, 1));
    assert_eq!((arrivals.largest, arrivals.outside_hours), (2, 1));
    assert!(arrivals.open[0][9] && arrivals.open[4][16] && !arrivals.open[4][17] && !arrivals.open[5][9]);
}

#[test]
fn only_readings_that_touched_the_month_are_printed_and_the_others_counted() {
    let desk = Desk::of("cyberitex-standard");
    let told = "Mon 2026-10-26 09:00  received P3\n Mon 2026-10-26 10:00  reply";
    let touched = of_month(desk, "2026-10", told);
    let untouched = of_month(desk, "2026-10", "");
    assert!(touched.readings.iter().any(|reading| reading.used_for == ["Status update, P3"]));
    assert!(untouched.readings.iter().all(|reading| reading.used_for.is_empty()));
    assert!(untouched.other_readings > touched.other_readings);
}

#[test]
fn a_deadline_without_holidays_is_refused_with_the_number_of_the_request() {
    let desk = Desk::of("cyberitex-standard");
    let tickets = tickets(desk, "Fri 2050-12-30 16:00  received P4");
    let month = YearMonth::parse("2050-12").unwrap();
    let refused = report(desk, month, moment(desk.zone(), "Sat 2050-12-31 23:00"), &tickets).unwrap_err();
    assert!(refused.to_string().starts_with("ticket INC4001: the calendar cannot answer"), "{refused}");
}
