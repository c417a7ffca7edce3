//! Policies and calendars as the window shows them.

use super::schedule::schedule;
use super::wire::{CalendarView, CalendarYear, ExclusionView, PolicyRow, PolicyView, TermView};
use crate::context::Context;
use crate::failure::Failure;
use crate::provider::{ClockChange, HolidayDay, HolidaySetChoice};
use crate::shelf::LaidOut;
use crate::wire::{Choice, Moment};
use crate::words;
use chrono::{Datelike, NaiveDate};
use domain::calendar::{Calendar, Exception, Opening};
use domain::sla::{Exclusion, Policy};
use domain::zones::Zone;
use store::sla::PolicyVersion;

pub(super) fn row(policy: &Policy, version: &PolicyVersion, versions: i64, contracts: u32) -> PolicyRow {
    PolicyRow {
        version_id: version.id.to_string(),
        number: version.number,
        versions,
        contracts: i64::from(contracts),
        ..row_of_file(policy)
    }
}

fn row_of_file(policy: &Policy) -> PolicyRow {
    PolicyRow {
        version_id: String::new(),
        number: 0,
        versions: 0,
        key: policy.key.clone(),
        name: policy.name.clone(),
        publisher: policy.provider.clone(),
        tier: policy.tier.key().to_owned(),
        effective_from: policy.effective_from.map(|date| date.to_string()),
        contracts: 0,
    }
}

pub(super) fn policy(
    context: &Context<'_>,
    policy: &Policy,
    version: &PolicyVersion,
    versions: i64,
    contracts: u32,
) -> PolicyView {
    view(context, policy, row(policy, version, versions, contracts), version.text.clone())
}

/// A file that was only looked at.
pub(super) fn of_file(context: &Context<'_>, policy: Policy, text: &str) -> Result<PolicyView, Failure> {
    let laid_out = context.desk.shelf.lay_out(policy)?;
    let row = row_of_file(&laid_out.policy);
    Ok(view(context, &laid_out.policy, row, text.to_owned()))
}

fn view(context: &Context<'_>, policy: &Policy, row: PolicyRow, text: String) -> PolicyView {
    PolicyView {
        row,
        schedule: schedule(policy, &policy.provider, context.desk.shelf.holidays()),
        calendar: calendar(context, &policy.calendar),
        calendar_id: String::new(),
        priorities: policy
            .priorities
            .iter()
            .map(|row| Choice { key: row.key.0.clone(), name: row.name.clone() })
            .collect(),
        categories: policy.categories.clone(),
        exclusions: policy.exclusions.iter().map(exclusion).collect(),
        has_continuity: policy.scoring.continuity.is_some(),
        source: policy.source.clone(),
        zone_must_be_chosen: policy.zone_must_be_chosen,
        terms: terms(policy),
        text,
        taken: None,
    }
}

pub(crate) fn exclusion(of: &Exclusion) -> ExclusionView {
    ExclusionView {
        key: of.key.clone(),
        name: of.name.clone(),
        clause: of.clause.clone(),
        words: of.words.clone(),
    }
}

fn terms(policy: &Policy) -> Vec<TermView> {
    let all = domain::sla::terms_in_words(&policy.terms);
    all.into_iter().map(|(head, words)| TermView { head: head.to_owned(), words }).collect()
}

pub(super) fn calendar(context: &Context<'_>, calendar: &Calendar) -> CalendarView {
    let holidays = context.desk.shelf.holidays();
    let week = match &calendar.opening {
        Opening::AroundTheClock => vec![vec!["00:00-24:00".to_owned()]; 7],
        Opening::Weekly(week) => {
            week.iter().map(|day| day.iter().map(ToString::to_string).collect()).collect()
        }
    };
    CalendarView {
        words: words::calendar(calendar),
        zone: calendar.zone.name().to_owned(),
        around_the_clock: calendar.opening == Opening::AroundTheClock,
        week,
        holiday_sets: calendar
            .holiday_sets
            .iter()
            .filter_map(|key| holidays.get(key))
            .map(|set| HolidaySetChoice {
                key: set.key.clone(),
                name: set.name.clone(),
                first_year: set.first_year,
                last_year: set.last_year,
            })
            .collect(),
    }
}

pub(super) fn year(context: &Context<'_>, laid_out: &LaidOut, year: i32) -> CalendarYear {
    let calendar = &laid_out.policy.calendar;
    let sets = calendar.holiday_sets.iter().filter_map(|key| context.desk.shelf.holidays().get(key));
    let known = sets.clone().all(|set| (set.first_year..=set.last_year).contains(&year));
    let mut holidays: Vec<HolidayDay> = sets
        .flat_map(|set| set.of_year(year))
        .map(|holiday| HolidayDay { date: holiday.date.to_string(), name: holiday.name.clone() })
        .collect();
    holidays.extend(
        calendar.exceptions.iter().filter(|exception| exception.date().year() == year).filter_map(closed),
    );
    holidays.sort_by(|a, b| a.date.cmp(&b.date));
    holidays.dedup_by(|a, b| a.date == b.date);
    CalendarYear { year, known, holidays, clock_changes: clock_changes(laid_out.calendar.zone(), year) }
}

fn closed(exception: &Exception) -> Option<HolidayDay> {
    match exception {
        Exception::Closed { date, name } => Some(HolidayDay { date: date.to_string(), name: name.clone() }),
        Exception::Hours { .. } | Exception::Breaks { .. } => None,
    }
}

fn clock_changes(zone: &Zone, year: i32) -> Vec<ClockChange> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let (Some(from), Some(to)) = (first(year), first(year + 1)) else { return Vec::new() };
    let changes = zone.changes_between(zone.start_of(from), zone.start_of(to));
    changes
        .iter()
        .map(|change| ClockChange { at: Moment::new(change.at, zone), forward_minutes: change.forward / 60 })
        .collect()
}
