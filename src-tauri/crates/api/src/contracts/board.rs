//! The list of renewals: what runs out or must be given notice of, what it is worth, and how well the
//! last twelve months went.

use super::term::{renews_to, rules};
use super::term_wire::{RenewalRow, RenewalsList, RenewalsPage, RenewalsSave};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files::write_beside;
use crate::reports::Saved;
use crate::words;
use chrono::{Days, NaiveDate};
use domain::contracts::{NextStep, TermRules, number_in_words};
use domain::money::Money;
use domain::time::YearMonth;
use std::path::Path;
use store::Reading;
use store::contracts::board::{self, Ending};

/// How far the list looks when nobody says.
const DAYS: u32 = 90;
/// Two years: what lies further is no news.
const MOST_DAYS: u32 = 731;
const ROWS: usize = 100;

/// A contract of the list, before its words are written.
struct Ahead {
    ending: Ending,
    rules: TermRules,
    step: NextStep,
    on: NaiveDate,
    days_left: i64,
}

/// What runs out, or must be given notice of, within some days: the soonest first.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for more than two years.
pub fn renewals(context: &Context<'_>, of: RenewalsList) -> Result<RenewalsPage, Failure> {
    let days = days(of.days)?;
    let skip = usize::try_from(of.offset).unwrap_or(0);
    let take = usize::try_from(of.limit).ok().filter(|limit| *limit > 0).unwrap_or(ROWS);
    context.read(|tx| {
        let all = ahead(context, tx, days.max(DAYS))?;
        let within = |most: i64| count(all.iter().filter(|one| one.days_left <= most).count());
        let asked: Vec<&Ahead> = all.iter().filter(|one| one.days_left <= i64::from(days)).collect();
        let monthly = sums(tx, &asked)?;
        let shown = asked.iter().skip(skip).take(take);
        Ok(RenewalsPage {
            today: context.zone(the_provider(tx)?.value.zone).date(context.now).to_string(),
            days,
            total: count(asked.len()),
            within: [30, 60, 90].into_iter().map(within).collect(),
            yearly: in_words(&monthly, 12),
            monthly: in_words(&monthly, 1),
            rows: shown.map(|one| row(context, tx, one)).collect::<Result<_, _>>()?,
        })
    })
}

/// The next ones, and how many there are within 90 days.
pub(crate) fn next_renewals(
    context: &Context<'_>,
    tx: &Reading<'_>,
    most: usize,
) -> Result<(i64, Vec<RenewalRow>), Failure> {
    let all = ahead(context, tx, DAYS)?;
    let rows = all.iter().take(most).map(|one| row(context, tx, one)).collect::<Result<_, _>>()?;
    Ok((count(all.len()), rows))
}

/// Writes the list as CSV.
///
/// # Errors
/// [`crate::failure::Code::File`] when it cannot be written; no half file is left.
pub fn save_renewals(context: &Context<'_>, of: RenewalsSave) -> Result<Saved, Failure> {
    let days = days(of.days)?;
    let rows = context.read(|tx| {
        let all = ahead(context, tx, days)?;
        all.iter().map(|one| row(context, tx, one)).collect::<Result<Vec<_>, Failure>>()
    })?;
    write_beside(Path::new(&of.path), &csv(rows))?;
    Ok(Saved { path: of.path })
}

fn csv(rows: Vec<RenewalRow>) -> Vec<u8> {
    let heads = [
        "Contract",
        "Client",
        "Policy",
        "Status",
        "Next",
        "On",
        "Days",
        "Last day",
        "Notice by",
        "Notice given",
        "Renews to",
        "Monthly",
        "Yearly",
        "Attainment, 12 months",
        "Met",
        "Due",
        "Months issued",
    ];
    let rows = rows.into_iter().map(|row| {
        vec![
            row.number,
            row.client,
            row.policy,
            row.status,
            row.next,
            row.next_on,
            row.days_left.to_string(),
            row.ends_on,
            row.notice_by.unwrap_or_default(),
            row.notice_given.unwrap_or_default(),
            row.renews_to.unwrap_or_default(),
            row.monthly.join(" + "),
            row.yearly.join(" + "),
            row.attainment,
            row.met.to_string(),
            row.due.to_string(),
            row.months_issued.to_string(),
        ]
    });
    documents::lists::csv(&heads, rows)
}

fn days(asked: u32) -> Result<u32, Failure> {
    match asked {
        0 => Ok(DAYS),
        1..=MOST_DAYS => Ok(asked),
        _ => Err(Failure::field(
            "days",
            format!("{asked} days are more than two years. Ask for up to {MOST_DAYS}."),
        )),
    }
}

fn ahead(context: &Context<'_>, tx: &Reading<'_>, days: u32) -> Result<Vec<Ahead>, Failure> {
    // In one zone or another it is tomorrow already.
    let today = context.now.at_offset(14 * 3600).date();
    let (since, until) = (today - Days::new(u64::from(days)), today + Days::new(u64::from(days)));
    let mut found = Vec::new();
    for ending in board::ending(tx, since, until)? {
        let today = context.zone(ending.zone).date(context.now);
        let rules = rules(tx, ending.id, ending.starts_on, &ending.agreed)?;
        let (step, on) = rules.next_step(ending.ends_on, ending.agreed.given.as_ref(), today);
        let days_left = (on - today).num_days();
        if days_left <= i64::from(days) {
            found.push(Ahead { ending, rules, step, on, days_left });
        }
    }
    found.sort_by_key(|one| (one.on, one.ending.number));
    Ok(found)
}

fn row(context: &Context<'_>, tx: &Reading<'_>, one: &Ahead) -> Result<RenewalRow, Failure> {
    let ending = &one.ending;
    let month = YearMonth::of(context.zone(ending.zone).date(context.now));
    let attained = board::attained(tx, ending.id, month.back(12), month.back(1))?;
    let fees = store::contracts::fees_of(tx, ending.id)?;
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let notice_by = one.rules.notice_by(ending.ends_on).filter(|_| ending.agreed.renews_by.is_some());
    Ok(RenewalRow {
        id: ending.id.to_string(),
        number: number_in_words(ending.number),
        version: ending.version,
        client_id: ending.client.to_string(),
        client: ending.client_name.clone(),
        policy: ending.policy_name.clone(),
        status: ending.status.key().to_owned(),
        zone: ending.zone.name().to_owned(),
        next: one.step.key().to_owned(),
        next_on: one.on.to_string(),
        days_left: one.days_left,
        ends_on: ending.ends_on.to_string(),
        notice_by: text(notice_by),
        notice_given: text(ending.agreed.given.as_ref().map(|notice| notice.on)),
        renews_to: text(renews_to(&one.rules, &ending.agreed, Some(ending.ends_on))),
        renews_by: ending.agreed.renews_by.map(|period| period.to_string()).unwrap_or_default(),
        monthly: in_words(&fees, 1),
        yearly: in_words(&fees, 12),
        due: i64::from(attained.due),
        met: i64::from(attained.met),
        attainment: words::attainment(attained.met, attained.due, attained.months),
        months_issued: i64::from(attained.months),
    })
}

fn in_words(fees: &[Money], months: i64) -> Vec<String> {
    fees.iter().map(|fee| Money { minor: fee.minor * months, currency: fee.currency }.to_string()).collect()
}

fn sums(tx: &Reading<'_>, of: &[&Ahead]) -> Result<Vec<Money>, Failure> {
    let mut sums: Vec<Money> = Vec::new();
    for one in of {
        for fee in store::contracts::fees_of(tx, one.ending.id)? {
            match sums.iter_mut().find(|sum| sum.currency == fee.currency) {
                Some(sum) => sum.minor += fee.minor,
                None => sums.push(fee),
            }
        }
    }
    sums.sort_by_key(|sum| sum.currency.code());
    Ok(sums)
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
