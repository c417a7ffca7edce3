//! From the words of a promise to its due time: rules 1 to 8 of the domain, and its worked values.

use domain::calendar::Landing;
use domain::sla::{
    BusinessDayRule, Clock, Metric, NextDayRule, PriorityKey, Quantity, Target, Unit, deadline,
};
use domain::time::{Instant, Seconds};
use tests::desk::{Desk, length, moment, shown};

fn target<'a>(desk: &'a Desk, metric: Metric, priority: &str) -> &'a Target {
    desk.policy.target(metric, &PriorityKey::new(priority), None).unwrap()
}

#[track_caller]
fn due_of(desk: &Desk, target: &Target, start: Instant, expected: &str) {
    let due = deadline(target, start, &[], &desk.rules()).unwrap().map(|deadline| deadline.due);
    let due = due.map_or_else(|| "as needed".to_owned(), |due| shown(desk.zone(), due));
    assert_eq!(due, expected, "{} {}", target.priority, target.words);
}

#[track_caller]
fn check(policy: &str, metric: Metric, priority: &str, start: &str, expected: &str) {
    let desk = Desk::of(policy);
    due_of(desk, target(desk, metric, priority), moment(desk.zone(), start), expected);
}

use Metric::{FirstResponse, Resolution, StatusUpdate};

#[test]
fn four_hours_from_friday_afternoon_end_on_monday() {
    check("cyberitex-standard", FirstResponse, "P2", "Fri 2026-11-20 15:30", "Mon 2026-11-23 11:30");
}

#[test]
fn thanksgiving_is_passed_over() {
    check("cyberitex-standard", FirstResponse, "P3", "Wed 2026-11-25 16:00", "Fri 2026-11-27 16:00");
}

#[test]
fn labour_day_is_passed_over() {
    check("cybermark-standard", FirstResponse, "Sev1", "Fri 2026-10-23 16:00", "Tue 2026-10-27 12:00");
}

#[test]
fn two_hours_of_the_night_in_spring_end_at_half_past_four() {
    check("cybermark-24x7", FirstResponse, "Sev1", "Sun 2026-09-27 01:30", "Sun 2026-09-27 04:30");
}

#[test]
fn two_hours_of_the_night_in_autumn_end_in_the_doubled_hour() {
    check("cybermark-24x7", FirstResponse, "Sev1", "Sun 2027-04-04 01:30", "Sun 2027-04-04 02:30");
    let desk = Desk::of("cybermark-24x7");
    let start = moment(desk.zone(), "Sun 2027-04-04 01:30");
    let due = deadline(target(desk, FirstResponse, "Sev1"), start, &[], &desk.rules()).unwrap().unwrap().due;
    assert_eq!(desk.zone().abbreviation_at(due), "NZST");
}

#[test]
fn a_promise_around_the_clock_runs_through_night_and_holiday() {
    check("cyberitex-standard", FirstResponse, "P1", "Thu 2026-11-26 03:00", "Thu 2026-11-26 04:00");
}

#[test]
fn a_request_at_closing_time_is_outside_hours() {
    check("cyberitex-standard", FirstResponse, "P2", "Fri 2026-11-20 17:00", "Mon 2026-11-23 13:00");
    check("cyberitex-standard", FirstResponse, "P2", "Fri 2026-11-20 09:00", "Fri 2026-11-20 13:00");
}

#[test]
fn hours_that_run_out_at_closing_are_due_at_closing() {
    check("cyberitex-standard", FirstResponse, "P2", "Fri 2026-11-20 13:00", "Fri 2026-11-20 17:00");
}

#[test]
fn a_business_day_is_the_same_wall_time_a_business_day_later() {
    check("cybermark-standard", FirstResponse, "Sev2", "Fri 2026-10-23 16:20", "Tue 2026-10-27 16:20");
    check("cybermark-standard", FirstResponse, "Sev4", "Thu 2026-10-22 11:00", "Wed 2026-10-28 11:00");
}

#[test]
fn a_business_day_from_outside_hours_ends_at_a_closing() {
    check("cybermark-standard", FirstResponse, "Sev2", "Sat 2026-10-24 11:00", "Tue 2026-10-27 17:00");
}

#[test]
fn in_the_other_reading_business_days_end_at_the_close_of_the_last() {
    let desk = Desk::of("cybermark-standard");
    let at = |text| moment(desk.zone(), text);
    let mut changed = target(desk, FirstResponse, "Sev3").clone();
    changed.business_days = BusinessDayRule::CloseOfNthDay;
    due_of(desk, &changed, at("Thu 2026-10-22 09:00"), "Tue 2026-10-27 17:00");
    due_of(desk, &changed, at("Sat 2026-10-24 09:00"), "Wed 2026-10-28 17:00");
}

#[test]
fn the_next_business_day_is_its_close() {
    check("mexxus-standard", FirstResponse, "Sales", "Fri 2026-11-20 08:00", "Mon 2026-11-23 17:00");
    check("mexxus-standard", FirstResponse, "Sales", "Sat 2026-11-21 12:00", "Mon 2026-11-23 17:00");
    check("mexxus-standard", FirstResponse, "Sales", "Sun 2026-11-22 23:59:59", "Mon 2026-11-23 17:00");
}

#[test]
fn a_closed_day_rolls_on_in_the_other_reading_alone() {
    let desk = Desk::of("mexxus-standard");
    let at = |text| moment(desk.zone(), text);
    let mut changed = target(desk, FirstResponse, "Sales").clone();
    changed.next_day = NextDayRule::RollClosedDays;
    due_of(desk, &changed, at("Sat 2026-11-21 12:00"), "Tue 2026-11-24 17:00");
    due_of(desk, &changed, at("Fri 2026-11-20 08:00"), "Mon 2026-11-23 17:00");
}

#[test]
fn the_night_of_a_holiday_is_no_business_day() {
    use domain::calendar::{Exception, Opening, Span};
    let desk = Desk::with("mexxus-standard", |policy| {
        let night = Span::parse("22:00-06:00").unwrap();
        policy.calendar.opening = Opening::Weekly(std::array::from_fn(|_| vec![night]));
        policy.calendar.holiday_sets.clear();
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        policy.calendar.exceptions = vec![Exception::Closed { date, name: "Works outing".to_owned() }];
    });
    let sales = target(&desk, FirstResponse, "Sales");
    due_of(&desk, sales, moment(desk.zone(), "Mon 2026-11-23 12:00"), "Thu 2026-11-26 06:00");
}

#[test]
fn weeks_pass_on_the_wall_whatever_the_clocks_do() {
    check("cybermark-standard", StatusUpdate, "Sev3", "Thu 2026-09-24 16:20", "Thu 2026-10-01 16:20");
}

#[test]
fn calendar_days_pass_on_the_wall_whatever_the_clocks_do() {
    let desk = Desk::of("cybermark-standard");
    let mut changed = target(desk, StatusUpdate, "Sev3").clone();
    changed.quantity = Quantity { min: 3, max: 3, unit: Unit::CalendarDays };
    let start = moment(desk.zone(), "Fri 2026-09-25 23:10");
    due_of(desk, &changed, start, "Mon 2026-09-28 23:10");
    let found = deadline(&changed, start, &[], &desk.rules()).unwrap().unwrap();
    assert_eq!((found.clock, length(found.allowed).as_str()), (Clock::AroundTheClock, "71:00"));
}

#[test]
fn as_needed_is_never_due() {
    check("cyberitex-standard", StatusUpdate, "P4", "Fri 2026-11-20 15:30", "as needed");
}

#[test]
fn a_range_is_judged_by_its_end_and_its_beginning_is_the_aim() {
    let desk = Desk::of("cyberitex-standard");
    let start = moment(desk.zone(), "Fri 2026-11-20 16:00");
    let found = deadline(target(desk, Resolution, "P2"), start, &[], &desk.rules()).unwrap().unwrap();
    assert_eq!(shown(desk.zone(), found.due), "Wed 2026-11-25 16:00");
    assert_eq!(found.aim.map(|aim| shown(desk.zone(), aim)).as_deref(), Some("Mon 2026-11-23 16:00"));
    assert_eq!(
        (length(found.allowed), found.allowed_aim.map(length)),
        ("24:00".to_owned(), Some("8:00".to_owned()))
    );
}

#[test]
fn a_deadline_past_all_years_is_refused_and_not_guessed() {
    let desk = Desk::of("cybermark-standard");
    let start = moment(desk.zone(), "Fri 2026-11-20 15:30");
    for unit in [Unit::Hours, Unit::BusinessDays, Unit::CalendarDays, Unit::CalendarWeeks] {
        let mut changed = target(desk, FirstResponse, "Sev1").clone();
        changed.quantity = Quantity { min: u32::MAX, max: u32::MAX, unit };
        assert!(deadline(&changed, start, &[], &desk.rules()).is_err(), "{unit:?}");
    }
    let most = desk.calendar.add(start, Seconds(i64::MAX), Landing::End);
    let least = desk.calendar.add(start, Seconds(i64::MIN), Landing::End);
    assert!(most.is_err() && least.is_err());
}

#[test]
fn a_deadline_in_a_year_without_holidays_is_refused() {
    let desk = Desk::of("cyberitex-standard");
    let start = moment(desk.zone(), "Fri 2050-12-30 16:00");
    let refused = deadline(target(desk, Resolution, "P4"), start, &[], &desk.rules()).unwrap_err();
    assert!(refused.to_string().contains("the holidays of US are known from 2010 to 2050"), "{refused}");
}
