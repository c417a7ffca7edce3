//! Calendars as they are shown: in the list, with their versions, as a year.

use super::entry::entry;
use super::versions::{definition, in_force_on};
use super::wire::{
    CalendarContract, CalendarDayView, CalendarMonth, CalendarPage, CalendarPicture, CalendarPolicy,
    CalendarRow, CalendarVersionRow, CalendarVersionView, CalendarWarning,
};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::wire::Moment;
use crate::words;
use chrono::{Datelike, Days, NaiveDate};
use documents::policy_files::{parse_kept_calendar, write_calendar};
use domain::calendar::{Calendar, CalendarDay, DayKind, Opening};
use domain::contracts::{ContractStatus, number_in_words};
use domain::ids::{CalendarId, ContractId};
use domain::time::YearMonth;
use domain::zones::{Zone, ZoneId};
use store::calendars::{CalendarVersion, ContractOn, PolicyOn};
use store::{Reading, Stored};

/// A calendar with all that stands on it, read once.
pub(super) struct Whole {
    pub stored: Stored<store::calendars::CalendarRow>,
    /// The newest first, each with what it says.
    pub versions: Vec<(CalendarVersion, Calendar)>,
    pub draft: Option<Calendar>,
    policies: Vec<PolicyOn>,
    contracts: Vec<ContractOn>,
}

impl Whole {
    /// A calendar without its contracts, which a list only counts.
    pub fn listed(tx: &Reading<'_>, id: CalendarId) -> Result<Self, Failure> {
        let stored = store::calendars::get(tx, id)?;
        let versions = store::calendars::versions(tx, id)?.into_iter().map(|version| {
            let says = definition(tx, &version)?;
            Ok((version, says))
        });
        let draft = stored.value.draft.as_deref().map(|text| {
            let failure = |problems| Failure {
                code: Code::Fault,
                ..Failure::invalid("A stored draft of a calendar can no longer be read.", problems)
            };
            parse_kept_calendar(text).map(|file| file.calendar).map_err(failure)
        });
        Ok(Self {
            versions: versions.collect::<Result<_, Failure>>()?,
            draft: draft.transpose()?,
            policies: store::calendars::policies_on(tx, id)?,
            contracts: Vec::new(),
            stored,
        })
    }

    /// A calendar with everything that stands on it.
    pub fn read(context: &Context<'_>, tx: &Reading<'_>, id: CalendarId) -> Result<Self, Failure> {
        let mut whole = Self::listed(tx, id)?;
        whole.contracts = store::calendars::contracts_on(tx, id, whole.today(context))?;
        Ok(whole)
    }

    /// Today in the calendar's zone.
    pub fn today(&self, context: &Context<'_>) -> NaiveDate {
        context.zone(self.edited().map_or(ZoneId::UTC, |calendar| calendar.zone)).date(context.now)
    }

    /// The last day that has begun somewhere it counts: in its zone, or in that of a contract.
    pub fn last_begun(&self, context: &Context<'_>) -> NaiveDate {
        let of_contracts =
            self.contracts.iter().map(|contract| context.zone(contract.zone).date(context.now));
        of_contracts.fold(self.today(context), NaiveDate::max)
    }

    /// The contracts that are in force, or will be again.
    pub fn standing(&self) -> impl Iterator<Item = ContractId> + '_ {
        let stands = |contract: &&ContractOn| match contract.status {
            ContractStatus::Active | ContractStatus::Suspended => true,
            ContractStatus::Draft | ContractStatus::Ended => false,
        };
        self.contracts.iter().filter(stands).map(|contract| contract.id)
    }

    /// What is edited: the draft, else the newest version.
    pub fn edited(&self) -> Option<&Calendar> {
        self.draft.as_ref().or_else(|| self.versions.first().map(|(_, says)| says))
    }

    /// A version by its number; the draft, or what is edited, for 0.
    pub fn numbered(&self, number: i64) -> Result<&Calendar, Failure> {
        let found = match number {
            0 => self.edited(),
            _ => self.versions.iter().find(|(version, _)| version.number == number).map(|(_, says)| says),
        };
        let name = &self.stored.value.name;
        found.ok_or_else(|| Failure::not_found(format!("version {number} of the calendar {name}")))
    }

    fn current(&self, today: NaiveDate) -> Option<&(CalendarVersion, Calendar)> {
        let versions: Vec<CalendarVersion> =
            self.versions.iter().map(|(version, _)| version.clone()).collect();
        let number = in_force_on(&versions, today)?.number;
        self.versions.iter().find(|(version, _)| version.number == number)
    }
}

pub(super) fn row(context: &Context<'_>, whole: &Whole, contracts: i64) -> CalendarRow {
    let edited = whole.edited();
    let zone = edited.map_or(ZoneId::UTC, |calendar| calendar.zone);
    let today = whole.today(context);
    let current = whole.current(today);
    let shown = current.map(|(_, says)| says).or(edited);
    let upcoming = |version: &CalendarVersion| version.effective_from.filter(|from| *from > today);
    let mut policies: Vec<&str> = whole.policies.iter().map(|policy| policy.name.as_str()).collect();
    policies.dedup();
    CalendarRow {
        id: whole.stored.value.id.to_string(),
        name: whole.stored.value.name.clone(),
        words: shown.map(words::calendar).unwrap_or_default(),
        zone: zone.name().to_owned(),
        number: current.map_or(0, |(version, _)| version.number),
        versions: count(whole.versions.len()),
        has_draft: whole.draft.is_some(),
        next_from: whole
            .versions
            .iter()
            .filter_map(|(version, _)| upcoming(version))
            .min()
            .map(|from| from.to_string()),
        policies: count(policies.len()),
        contracts,
        warnings: shown.map(|calendar| warnings(context, whole, calendar, today)).unwrap_or_default(),
    }
}

fn warnings(
    context: &Context<'_>,
    whole: &Whole,
    calendar: &Calendar,
    today: NaiveDate,
) -> Vec<CalendarWarning> {
    let name = &whole.stored.value.name;
    let ends = calendar.ending_sets(context.desk.shelf.holidays(), today);
    let own = calendar.end_of_own_dates(today).map(|end| own_dates(whole, &end));
    let warning = |end: domain::calendar::EndOfHolidays| CalendarWarning {
        calendar_id: whole.stored.value.id.to_string(),
        calendar: name.clone(),
        set: end.set.clone(),
        last_year: end.last_year,
        is_over: end.is_over,
        message: if end.is_over {
            format!(
                "The holidays of {} ({}) ended with {}: {name} can name no deadline after it.",
                end.name, end.set, end.last_year
            )
        } else {
            format!(
                "The holidays of {} ({}) are known until the end of {}: from then on {name} can name no deadline.",
                end.name, end.set, end.last_year
            )
        },
        advice: format!(
            "Edit the calendar: take {} out, import a holiday file for {} and later, and publish it.",
            end.set,
            end.last_year + 1
        ),
    };
    ends.into_iter().map(warning).chain(own).collect()
}

/// Past its own dates a calendar refuses nothing: it would count on days on which nobody is there.
fn own_dates(whole: &Whole, end: &domain::calendar::EndOfHolidays) -> CalendarWarning {
    let (name, last) = (&whole.stored.value.name, end.last_year);
    CalendarWarning {
        calendar_id: whole.stored.value.id.to_string(),
        calendar: name.clone(),
        set: String::new(),
        last_year: last,
        is_over: end.is_over,
        message: if end.is_over {
            format!("The closed dates of {name} ended with {last}: since then it counts holidays as open.")
        } else {
            format!(
                "The closed dates of {name} are entered until the end of {last}: from then on it counts holidays as open."
            )
        },
        advice: format!(
            "Import a holiday file for {} and later into the calendar, and publish it.",
            last + 1
        ),
    }
}

pub(super) fn page(context: &Context<'_>, tx: &Reading<'_>, id: CalendarId) -> Result<CalendarPage, Failure> {
    let whole = Whole::read(context, tx, id)?;
    let name = &whole.stored.value.name;
    let calendar =
        whole.edited().ok_or_else(|| Failure::not_found(format!("version of the calendar {name}")))?;
    let holidays = context.desk.shelf.holidays();
    let newest = whole.versions.first().map(|(_, says)| says);
    let draft_changes = match (&whole.draft, newest) {
        (Some(draft), Some(newest)) => draft.changes_since(newest, holidays),
        (Some(_) | None, _) => Vec::new(),
    };
    Ok(CalendarPage {
        row: row(context, &whole, count(whole.contracts.len())),
        version: whole.stored.version,
        entry: entry(name, calendar),
        text: write_calendar(name, calendar),
        draft_changes,
        versions: versions(context, &whole, whole.today(context)),
        policies: whole.policies.iter().map(|policy| policy_on(&whole, policy)).collect(),
        contracts: whole.contracts.iter().map(contract).collect(),
        earliest: (whole.last_begun(context) + Days::new(1)).to_string(),
    })
}

fn policy_on(whole: &Whole, policy: &PolicyOn) -> CalendarPolicy {
    let linked = whole.versions.iter().find(|(version, _)| version.id == policy.calendar);
    CalendarPolicy {
        version_id: policy.id.to_string(),
        name: policy.name.clone(),
        number: policy.number,
        calendar_number: linked.map_or(0, |(version, _)| version.number),
    }
}

fn contract(contract: &ContractOn) -> CalendarContract {
    CalendarContract {
        id: contract.id.to_string(),
        number: number_in_words(contract.number),
        client: contract.client.clone(),
        policy: contract.policy.clone(),
        status: contract.status.key().to_owned(),
    }
}

fn versions(context: &Context<'_>, whole: &Whole, today: NaiveDate) -> Vec<CalendarVersionRow> {
    let holidays = context.desk.shelf.holidays();
    let current = whole.current(today).map(|(version, _)| version.number);
    let begins = |version: &CalendarVersion| version.effective_from;
    let mut rows = Vec::new();
    for (at, (version, says)) in whole.versions.iter().enumerate() {
        let before = whole.versions.get(at + 1).map(|(_, before)| before);
        // A newer version that begins no later leaves it no day.
        let overtaken = whole.versions[..at].iter().any(|(newer, _)| begins(newer) <= begins(version));
        let state = match begins(version) {
            _ if current == Some(version.number) => "in_force",
            _ if overtaken => "replaced",
            Some(from) if from > today => "upcoming",
            _ => "past",
        };
        rows.push(CalendarVersionRow {
            number: version.number,
            from: begins(version).map(|from| from.to_string()),
            state: state.to_owned(),
            by_policy: !version.revision,
            made: Moment::new(version.created, &context.zone(says.zone)),
            words: words::calendar(says),
            changes: before.map(|before| says.changes_since(before, holidays)).unwrap_or_default(),
        });
    }
    rows
}

pub(super) fn version(whole: &Whole, number: i64) -> Result<CalendarVersionView, Failure> {
    let calendar = whole.numbered(number)?;
    let name = &whole.stored.value.name;
    Ok(CalendarVersionView {
        number,
        entry: entry(name, calendar),
        words: words::calendar(calendar),
        text: write_calendar(name, calendar),
    })
}

pub(super) fn picture(
    context: &Context<'_>,
    calendar: &Calendar,
    year: i32,
) -> Result<CalendarPicture, Failure> {
    if !(1970..=2099).contains(&year) {
        return Err(Failure::field("year", format!("{year} is not a year from 1970 to 2099.")));
    }
    let holidays = context.desk.shelf.holidays();
    let days = calendar.year(holidays, context.desk.shelf.zones(), year)?;
    let zone = context.zone(calendar.zone);
    let sets = calendar.holiday_sets.iter().filter_map(|key| holidays.get(key));
    let weekly = calendar.opening != Opening::AroundTheClock;
    let known = sets
        .filter(|_| weekly)
        .fold((1970, 2099), |(first, last), set| (first.max(set.first_year), last.min(set.last_year)));
    let months =
        (1..=12).filter_map(|month| Some(month_of(YearMonth::new(year, month)?, &days, &zone))).collect();
    let closed = |day: &&CalendarDay| matches!(day.kind, DayKind::Holiday | DayKind::ClosedDate);
    Ok(CalendarPicture {
        year,
        known: (known.0..=known.1).contains(&year),
        first_year: known.0,
        last_year: known.1,
        months,
        open_days: count(days.iter().filter(|day| !day.open.is_empty()).count()),
        closed_days: count(days.iter().filter(closed).count()),
    })
}

fn month_of(month: YearMonth, days: &[CalendarDay], zone: &Zone) -> CalendarMonth {
    let own = days.iter().filter(|day| day.date.month() == month.month());
    CalendarMonth {
        name: month.name().to_owned(),
        blank: i64::from(month.first_day().weekday().num_days_from_monday()),
        days: own.map(|day| day_view(day, zone)).collect(),
    }
}

fn day_view(day: &CalendarDay, zone: &Zone) -> CalendarDayView {
    let next = zone.start_of(day.date + Days::new(1));
    let span = |open: &domain::time::Stretch| {
        let to = if open.to == next { "24:00".to_owned() } else { words::clock_time(open.to, zone) };
        format!("{}–{to}", words::clock_time(open.from, zone))
    };
    CalendarDayView {
        date: day.date.to_string(),
        day: i64::from(day.date.day()),
        kind: day.kind.key().to_owned(),
        kind_words: kind_in_words(day.kind).to_owned(),
        name: day.name.clone(),
        hours: day.open.iter().map(span).collect(),
        clock_minutes: day.clock_change.0 / 60,
    }
}

fn kind_in_words(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Open => "Open",
        DayKind::DayOff => "Closed every week",
        DayKind::Holiday => "Holiday",
        DayKind::ClosedDate => "Closed date",
        DayKind::ShortDay => "Short day",
        DayKind::OtherHours => "Other hours",
        DayKind::Breaks => "Breaks",
    }
}

pub(super) fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
