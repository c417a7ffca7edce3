//! The ledger behind a verdict, line by line, and its days joined.

use domain::reports::fold;
use domain::tickets::{LedgerState, PauseWhy, Scoring, ledger, score};
use tests::desk::{Desk, length, shown};
use tests::story::story;

fn state(of: &LedgerState) -> String {
    match of {
        LedgerState::Running => "running".to_owned(),
        LedgerState::PastDue => "past due".to_owned(),
        LedgerState::Paused(PauseWhy::Client) => "waiting on client".to_owned(),
        LedgerState::Paused(PauseWhy::ThirdParty) => "waiting on third party".to_owned(),
        LedgerState::Paused(PauseWhy::Resolved) => "resolved".to_owned(),
        LedgerState::Closed(why) => format!("closed: {}", why.in_words()),
        LedgerState::ClocksChange(by) => format!("clocks move {by} s"),
    }
}

/// The joined ledger of the first verdict of a metric: times, state, counted, total, left.
#[track_caller]
fn check_on(desk: &Desk, metric: &str, text: &str, expected: &[&str]) {
    let story = story(desk.zone(), text);
    let scoring = Scoring::new(&desk.policy, desk.rules(), false, story.as_of);
    let scored = score(&story.ticket, &scoring).unwrap();
    let outcome = scored.outcomes.iter().find(|outcome| outcome.metric.key() == metric).unwrap();
    let lines = ledger(outcome, &desk.around(), story.as_of).unwrap();
    let time = |at| shown(desk.zone(), at);
    let written = fold(&lines.rows).into_iter().map(|folded| {
        let (row, days) = (&folded.row, folded.days);
        let days = if days > 1 { format!("{days} days ") } else { String::new() };
        let holidays: String = folded.holidays.iter().map(|name| format!(" without {name}")).collect();
        let sums = [row.counted, row.cumulative, row.remaining].map(length).join(" ");
        let (from, to) = (time(row.from), time(row.to));
        format!("{from} – {to}  {days}{}{holidays}  {sums}", state(&row.state))
    });
    assert_eq!(written.collect::<Vec<_>>(), expected);
}

#[track_caller]
fn check(metric: &str, text: &str, expected: &[&str]) {
    check_on(Desk::of("cyberitex-standard"), metric, text, expected);
}

#[test]
fn a_late_answer_is_explained_from_receipt_through_the_weekend_to_the_end() {
    check(
        "first_response",
        "Fri 2026-11-20 15:30  received P2
         Mon 2026-11-23 12:10  reply",
        &[
            "Fri 2026-11-20 15:30 – Fri 2026-11-20 17:00  running  1:30 1:30 2:30",
            "Fri 2026-11-20 17:00 – Mon 2026-11-23 09:00  closed: weekend  0:00 1:30 2:30",
            "Mon 2026-11-23 09:00 – Mon 2026-11-23 11:30  running  2:30 4:00 0:00",
            "Mon 2026-11-23 11:30 – Mon 2026-11-23 12:10  past due  0:40 4:40 -0:40",
        ],
    );
}

#[test]
fn a_holiday_is_called_by_its_name() {
    check_on(
        Desk::of("cybermark-standard"),
        "first_response",
        "Fri 2026-10-23 16:00  received Sev1
         Tue 2026-10-27 12:00  reply",
        &[
            "Fri 2026-10-23 16:00 – Fri 2026-10-23 17:00  running  1:00 1:00 3:00",
            "Fri 2026-10-23 17:00 – Tue 2026-10-27 09:00  closed: Labour Day and weekend  0:00 1:00 3:00",
            "Tue 2026-10-27 09:00 – Tue 2026-10-27 12:00  running  3:00 4:00 0:00",
        ],
    );
}

#[test]
fn a_wait_has_its_own_line_and_counts_nothing() {
    check(
        "resolution",
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 15:00  waits on client
         Mon 2026-11-23 11:00  client writes
         Mon 2026-11-23 14:00  resolved",
        &[
            "Fri 2026-11-20 10:00 – Fri 2026-11-20 15:00  running  5:00 5:00 19:00",
            "Fri 2026-11-20 15:00 – Mon 2026-11-23 11:00  waiting on client  0:00 5:00 19:00",
            "Mon 2026-11-23 11:00 – Mon 2026-11-23 14:00  running  3:00 8:00 16:00",
        ],
    );
}

#[test]
fn the_time_between_resolved_and_reopened_has_its_own_line() {
    check(
        "resolution",
        "Fri 2026-11-20 10:00  received P2
         Fri 2026-11-20 12:00  resolved
         Mon 2026-11-23 11:00  reopened
         Mon 2026-11-23 12:00  now",
        &[
            "Fri 2026-11-20 10:00 – Fri 2026-11-20 12:00  running  2:00 2:00 22:00",
            "Fri 2026-11-20 12:00 – Mon 2026-11-23 11:00  resolved  0:00 2:00 22:00",
            "Mon 2026-11-23 11:00 – Mon 2026-11-23 12:00  running  1:00 3:00 21:00",
        ],
    );
}

#[test]
fn a_clock_change_breaks_the_line_so_that_the_wall_times_can_be_checked() {
    check_on(
        Desk::of("cybermark-24x7"),
        "first_response",
        "Sun 2026-09-27 01:30  received Sev1
         Sun 2026-09-27 04:45  reply",
        &[
            "Sun 2026-09-27 01:30 – Sun 2026-09-27 03:00  running  0:30 0:30 1:30",
            "Sun 2026-09-27 03:00 – Sun 2026-09-27 03:00  clocks move 3600 s  0:00 0:30 1:30",
            "Sun 2026-09-27 03:00 – Sun 2026-09-27 04:30  running  1:30 2:00 0:00",
            "Sun 2026-09-27 04:30 – Sun 2026-09-27 04:45  past due  0:15 2:15 -0:15",
        ],
    );
}

#[test]
fn an_answer_after_closing_leaves_a_night_and_no_break() {
    check(
        "first_response",
        "Mon 2026-11-16 16:00  received P3
         Mon 2026-11-16 20:00  reply",
        &[
            "Mon 2026-11-16 16:00 – Mon 2026-11-16 17:00  running  1:00 1:00 7:00",
            "Mon 2026-11-16 17:00 – Mon 2026-11-16 20:00  closed: night  0:00 1:00 7:00",
        ],
    );
}

fn with_lunch() -> Desk {
    use domain::calendar::{Opening, Span};
    Desk::with("cyberitex-standard", |policy| {
        let day: Vec<Span> =
            ["09:00-13:00", "14:00-18:00"].into_iter().map(|span| Span::parse(span).unwrap()).collect();
        policy.calendar.opening = Opening::Weekly(std::array::from_fn(|_| day.clone()));
    })
}

#[test]
fn the_hours_between_two_openings_of_a_day_are_a_break() {
    check_on(
        &with_lunch(),
        "first_response",
        "Mon 2026-11-16 12:00  received P2
         Mon 2026-11-16 15:00  reply",
        &[
            "Mon 2026-11-16 12:00 – Mon 2026-11-16 13:00  running  1:00 1:00 3:00",
            "Mon 2026-11-16 13:00 – Mon 2026-11-16 14:00  closed: break  0:00 1:00 3:00",
            "Mon 2026-11-16 14:00 – Mon 2026-11-16 15:00  running  1:00 2:00 2:00",
        ],
    );
}

#[test]
fn whole_equal_days_of_a_long_ledger_are_joined_and_the_sums_stay() {
    check(
        "resolution",
        "Mon 2026-11-09 10:00  received P4
         Wed 2026-11-25 12:00  resolved",
        &[
            "Mon 2026-11-09 10:00 – Mon 2026-11-09 17:00  running  7:00 7:00 73:00",
            "Mon 2026-11-09 17:00 – Tue 2026-11-10 09:00  closed: night  0:00 7:00 73:00",
            "Tue 2026-11-10 09:00 – Mon 2026-11-23 17:00  9 days running without Veterans Day  72:00 79:00 1:00",
            "Mon 2026-11-23 17:00 – Tue 2026-11-24 09:00  closed: night  0:00 79:00 1:00",
            "Tue 2026-11-24 09:00 – Tue 2026-11-24 10:00  running  1:00 80:00 0:00",
            "Tue 2026-11-24 10:00 – Tue 2026-11-24 17:00  past due  7:00 87:00 -7:00",
            "Tue 2026-11-24 17:00 – Wed 2026-11-25 09:00  closed: night  0:00 87:00 -7:00",
            "Wed 2026-11-25 09:00 – Wed 2026-11-25 12:00  past due  3:00 90:00 -10:00",
        ],
    );
}

#[test]
fn two_shifts_of_a_day_are_not_taken_for_two_days() {
    let desk = with_lunch();
    let told = "Mon 2026-11-09 10:00  received P3\n Wed 2026-11-18 15:00  resolved";
    let story = story(desk.zone(), told);
    let scoring = Scoring::new(&desk.policy, desk.rules(), false, story.as_of);
    let scored = score(&story.ticket, &scoring).unwrap();
    let lines = ledger(scored.outcomes.last().unwrap(), &desk.around(), story.as_of).unwrap();
    assert!(lines.rows.len() > 14, "a long ledger");
    assert!(fold(&lines.rows).iter().all(|folded| folded.days == 1));
}

#[test]
fn what_is_not_scored_has_no_ledger() {
    check("status_update", "Mon 2026-11-09 10:00  received P4\n Tue 2026-11-10 10:00  now", &[]);
}
