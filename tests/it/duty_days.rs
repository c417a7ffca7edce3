//! Due days of duties: counted from the first one, cut to the term, in time until the end of their day.

use chrono::{Datelike, Days, NaiveDate};
use domain::contracts::{Contract, ContractStatus};
use domain::duties::{
    Deed, Due, Duty, Evidence, Occurrence, OccurrenceState, Owed, Pace, PaceUnit, Whose, delay_of,
    occurrences, owed_during,
};
use domain::ids::{ClientId, ContractId, DutyId, PolicyVersionId};
use domain::time::{Instant, Seconds};
use domain::zones::ZoneId;
use proptest::prelude::*;
use tests::desk::zone;

const MADE: Instant = Instant::from_unix(1_790_000_000);

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}

fn duty(due: Due) -> Duty {
    Duty {
        id: DutyId::new(MADE),
        contract: ContractId::new(MADE),
        whose: Whose::Ours,
        title: "Compliance report".to_owned(),
        clause: "§8".to_owned(),
        words: String::new(),
        due,
        waits_for: None,
        origin: String::new(),
    }
}

fn recurring(anchor: &str, count: u32, unit: PaceUnit) -> Duty {
    duty(Due::Recurring { anchor: date(anchor), pace: Pace::new(count, unit).unwrap() })
}

fn since(first: &str, last: Option<&str>) -> Owed {
    Owed { first: date(first), last: last.map(date) }
}

fn days(duty: &Duty, owed: Owed, until: &str) -> Vec<String> {
    let all = occurrences(duty, &owed, &[], date(until), date("2026-01-01"));
    all.iter().map(|one| one.due_on.to_string()).collect()
}

fn done(due_on: &str, on: &str) -> Evidence {
    Evidence {
        due_on: date(due_on),
        deed: Deed::Done,
        on: date(on),
        by_whom: "Ana".to_owned(),
        words: String::new(),
        link: String::new(),
        file: None,
    }
}

#[test]
fn a_month_end_does_not_drift() {
    let monthly = recurring("2027-01-31", 1, PaceUnit::Months);
    assert_eq!(
        days(&monthly, since("2027-01-01", None), "2027-06-30"),
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"]
    );
}

#[test]
fn the_29th_of_february_comes_back_in_leap_years() {
    let yearly = recurring("2028-02-29", 12, PaceUnit::Months);
    assert_eq!(
        days(&yearly, since("2028-01-01", None), "2032-12-31"),
        ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]
    );
}

#[test]
fn days_are_cut_to_the_term_and_still_counted_from_the_first() {
    let quarterly = recurring("2025-12-31", 1, PaceUnit::Quarters);
    assert_eq!(
        days(&quarterly, since("2026-04-01", Some("2026-12-30")), "2027-12-31"),
        ["2026-06-30", "2026-09-30"],
        "31 December is a day too late"
    );
    assert_eq!(days(&duty(Due::Once(date("2026-03-31"))), since("2026-04-01", None), "2027-01-01"), [""; 0]);
}

#[test]
fn a_duty_is_in_time_until_the_end_of_its_day_in_the_contracts_zone() {
    let once = duty(Due::Once(date("2026-09-27")));
    let owed = since("2026-01-01", None);
    // The clocks of Auckland go forward on this day, which has 23 hours.
    let auckland = zone("Pacific/Auckland");
    let end = auckland.start_of(date("2026-09-28"));
    let state = |at: Instant| occurrences(&once, &owed, &[], date("2026-12-31"), auckland.date(at))[0].state;
    assert_eq!(end - auckland.start_of(date("2026-09-27")), Seconds::hours(23));
    assert_eq!(state(end - Seconds(1)), OccurrenceState::Open);
    assert_eq!(state(end), OccurrenceState::Late);
}

#[test]
fn what_was_recorded_last_about_a_day_counts() {
    let once = duty(Due::Once(date("2026-09-30")));
    let owed = since("2026-01-01", None);
    let state = |evidence: &[Evidence]| {
        occurrences(&once, &owed, evidence, date("2026-12-31"), date("2026-10-05"))[0].state
    };
    assert_eq!(state(&[]), OccurrenceState::Late);
    assert_eq!(state(&[done("2026-09-30", "2026-09-30")]), OccurrenceState::Done);
    assert_eq!(state(&[done("2026-09-30", "2026-10-01")]), OccurrenceState::DoneLate);
    let back = Evidence { deed: Deed::TakenBack, ..done("2026-09-30", "2026-10-02") };
    assert_eq!(state(&[done("2026-09-30", "2026-09-30"), back]), OccurrenceState::Late);
    let waived = Evidence { deed: Deed::Waived, ..done("2026-09-30", "2026-10-02") };
    assert_eq!(state(&[waived]), OccurrenceState::Waived);
}

#[test]
fn evidence_outlives_a_change_of_the_days() {
    let moved = recurring("2026-02-15", 1, PaceUnit::Months);
    let owed = since("2026-01-01", None);
    let all = occurrences(
        &moved,
        &owed,
        &[done("2026-01-31", "2026-01-30")],
        date("2026-03-31"),
        date("2026-03-31"),
    );
    let found: Vec<(String, OccurrenceState)> =
        all.iter().map(|one| (one.due_on.to_string(), one.state)).collect();
    assert_eq!(found[0], ("2026-01-31".to_owned(), OccurrenceState::Done));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_standing_duty_is_never_late_and_keeps_its_evidence() {
    let standing = duty(Due::Standing);
    let owed = since("2026-01-01", None);
    assert!(occurrences(&standing, &owed, &[], date("2030-01-01"), date("2030-01-01")).is_empty());
    let kept = occurrences(
        &standing,
        &owed,
        &[done("2026-05-05", "2026-05-05")],
        date("2030-01-01"),
        date("2030-01-01"),
    );
    assert_eq!(kept[0].state, OccurrenceState::Kept);
}

#[test]
fn the_clients_lateness_stands_beside_ours() {
    let owed = since("2026-01-01", None);
    let inputs = duty(Due::Once(date("2026-09-10")));
    let report = duty(Due::Once(date("2026-09-30")));
    let today = date("2026-10-05");
    let of = |duty: &Duty, evidence: &[Evidence]| -> Vec<Occurrence> {
        occurrences(duty, &owed, evidence, date("2026-12-31"), today)
    };
    let ours = of(&report, &[]);
    let delay = delay_of("Inputs", &of(&inputs, &[done("2026-09-10", "2026-09-28")]), &ours[0]).unwrap();
    assert_eq!((delay.due_on, delay.done_on), (date("2026-09-10"), Some(date("2026-09-28"))));
    assert_eq!(delay_of("Inputs", &of(&inputs, &[done("2026-09-10", "2026-09-09")]), &ours[0]), None);
    assert_eq!(delay_of("Inputs", &of(&inputs, &[]), &ours[0]).unwrap().done_on, None);
}

#[test]
fn a_draft_owes_nothing() {
    let mut contract = Contract {
        id: ContractId::new(MADE),
        number: 1,
        client: ClientId::new(MADE),
        policy_version: PolicyVersionId::new(MADE),
        status: ContractStatus::Draft,
        zone: ZoneId::UTC,
        starts_on: date("2026-01-01"),
        ends_on: None,
        continuity: false,
        services: Vec::new(),
    };
    assert_eq!(owed_during(&contract), None);
    contract.status = ContractStatus::Suspended;
    assert!(owed_during(&contract).is_some(), "who is suspended still owes what the contract says");
}

fn any_pace() -> impl Strategy<Value = Pace> {
    (1_u32..=24, prop::sample::select(PaceUnit::ALL.to_vec()))
        .prop_filter_map("within ten years", |(count, unit)| Pace::new(count, unit))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn due_days_follow_each_other_and_each_stands_where_it_is_counted_to(
        day in 0_u64..12_000, pace in any_pace(), first in 0_u64..1_000, length in 0_u64..4_000,
    ) {
        let anchor = date("2000-01-31") + Days::new(day);
        let owed = Owed { first: anchor + Days::new(first), last: Some(anchor + Days::new(first + length)) };
        let duty = duty(Due::Recurring { anchor, pace });
        let all = occurrences(&duty, &owed, &[], date("2099-12-31"), anchor);
        for pair in all.windows(2) {
            prop_assert!(pair[0].due_on < pair[1].due_on);
        }
        let months = match pace.unit {
            PaceUnit::Months => Some(pace.count),
            PaceUnit::Quarters => Some(3 * pace.count),
            PaceUnit::Days | PaceUnit::Weeks => None,
        };
        for one in &all {
            prop_assert!(owed.holds_on(one.due_on));
            if let Some(months) = months {
                let apart = (one.due_on.year() - anchor.year()) * 12 + one.due_on.month0() as i32 - anchor.month0() as i32;
                prop_assert_eq!(apart.rem_euclid(months as i32), 0);
                let next = one.due_on + Days::new(1);
                prop_assert!(one.due_on.day() == anchor.day() || (next.day() == 1 && one.due_on.day() < anchor.day()));
            } else {
                let step = if pace.unit == PaceUnit::Weeks { 7 * pace.count } else { pace.count };
                prop_assert_eq!((one.due_on - anchor).num_days() % i64::from(step), 0);
            }
        }
    }
}
