//! Hours sold in advance: they stand on the next invoice, and are drawn oldest first.

use super::agreed::{agreed_on, view};
use super::assess::refresh_contract;
use super::day_in;
use super::terms_wire::{BillingTermsView, PrepaidBuy, PrepaidRemove, PrepaidView};
use crate::context::{Acts, Context, the_provider, whose};
use crate::contracts::contract_ref;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::billing::{Prepaid, Weighted, engagement_number, weighted_in_minutes};
use domain::contracts::{Contract, number_in_words};
use domain::ids::PrepaidId;
use domain::money::Money;
use domain::problem::Problems;
use store::billing::prepaid::{self, PrepaidRow};
use store::{Reading, Writing};

/// No contract buys as many hours at once.
const MOST_HOURS: i64 = 10_000;

/// Sells hours in advance.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem.
pub fn buy_prepaid(context: &Context<'_>, of: PrepaidBuy) -> Result<BillingTermsView, Failure> {
    context.change(|tx, acts| {
        let contract = store::contracts::get(tx, contract_ref(tx, &of.contract)?)?.value;
        let row = bought(context, tx, &contract, &of)?;
        prepaid::insert(tx, &row, whose(tx)?, context.now)?;
        let what = serde_json::json!({
            "bought": weighted_in_minutes(row.prepaid.bought), "price": row.price.to_string(),
            "bought_on": row.prepaid.bought_on.to_string(), "expires_on": of.expires_on,
        });
        acts.entered("prepaid", number_in_words(contract.number), &what);
        refresh_contract(context, tx, contract.id)?;
        view(context, tx, &contract)
    })
}

fn bought(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    of: &PrepaidBuy,
) -> Result<PrepaidRow, Failure> {
    let mut problems = Problems::default();
    let today = context.zone(contract.zone).date(context.now);
    let mut day = |field: &str, typed: &str| {
        day_in(field, typed, today).map_err(|failure| problems.add(field, failure.message)).ok()
    };
    let bought_on = day("bought_on", &of.bought_on);
    let expires_on = if of.expires_on.trim().is_empty() { None } else { day("expires_on", &of.expires_on) };
    if let (Some(from), Some(last)) = (bought_on, expires_on)
        && last < from
    {
        problems.add("expires_on", "The hours would expire before they were bought.");
    }
    let bought = hours(&of.hours);
    if bought.is_none() {
        problems
            .add("hours", format!("\"{}\" is no number of hours up to 10,000, such as 10 or 7.5.", of.hours));
    }
    let price = price(context, tx, contract, of, bought, &mut problems)?;
    problems.into_result(()).map_err(|found| Failure::invalid("No hours were sold.", found))?;
    Ok(PrepaidRow {
        prepaid: Prepaid {
            id: PrepaidId::new(context.now),
            bought_on: bought_on.expect("a problem was added without"),
            expires_on,
            bought: bought.expect("a problem was added without"),
            drawn: Weighted::ZERO,
        },
        contract: contract.id,
        price: price.expect("a problem was added without"),
        invoice: None,
        invoice_number: None,
        version: 1,
    })
}

/// What is typed, or the hours at the rate of the terms.
fn price(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    of: &PrepaidBuy,
    bought: Option<Weighted>,
    problems: &mut Problems,
) -> Result<Option<Money>, Failure> {
    let day = context.zone(contract.zone).date(context.now);
    let terms = agreed_on(context, tx, contract, day)?.map(|agreed| agreed.terms);
    let currency = match &terms {
        Some(terms) => terms.rate.currency,
        None => the_provider(tx)?.value.currency,
    };
    if of.price.trim().is_empty() {
        let at_rate = terms
            .zip(bought)
            .map(|(terms, bought)| terms.rate.share(bought.0, i64::from(terms.per_minutes) * 60_000));
        if at_rate.is_none() && bought.is_some() {
            problems.add("price", "The contract names no rate: say what the hours cost.");
        }
        return Ok(at_rate);
    }
    let read = Money::parse(&of.price, currency).filter(|price| (0..=100_000_000_000).contains(&price.minor));
    if read.is_none() {
        problems.add("price", format!("\"{}\" is no amount of {}.", of.price, currency.code()));
    }
    Ok(read)
}

/// `10`, `7.5`, in hundredths of an hour.
fn hours(typed: &str) -> Option<Weighted> {
    let typed = typed.trim();
    let (whole, decimals) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 5 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: i64 = format!("{whole}{decimals:0<2}").parse().ok()?;
    (1..=MOST_HOURS * 100).contains(&hundredths).then(|| Weighted(hundredths * 36_000))
}

/// Takes hours back that were neither billed nor drawn on.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] where they were; [`crate::failure::Code::Conflict`].
pub fn remove_prepaid(context: &Context<'_>, of: PrepaidRemove) -> Result<BillingTermsView, Failure> {
    context.change(|tx, acts| {
        let id: PrepaidId = of
            .id
            .trim()
            .parse()
            .map_err(|_| Failure::not_found(format!("purchase of hours \"{}\"", of.id)))?;
        let row = prepaid::get(tx, id)?;
        if row.invoice.is_some() || row.prepaid.drawn > Weighted::ZERO {
            return Err(Failure::not_now(
                "These hours stand on an invoice, or were drawn on.",
                "Credit the invoice instead.",
            ));
        }
        let contract = store::contracts::get(tx, row.contract)?.value;
        prepaid::remove(tx, id, of.expected_version, context.now)?;
        let before = weighted_in_minutes(row.prepaid.bought);
        acts.changed("prepaid", number_in_words(contract.number), &before, &"taken back");
        refresh_contract(context, tx, contract.id)?;
        view(context, tx, &contract)
    })
}

/// Takes hours away whose sale was credited.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] where work drew on them.
pub(super) fn take_back(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: PrepaidId,
) -> Result<(), Failure> {
    let row = prepaid::get(tx, id)?;
    let drawn = draws_in_words(tx, id)?;
    if !drawn.is_empty() {
        let message = format!("Nothing was credited: of these hours were drawn {}.", drawn.join(", "));
        let advice = "Credit a part of the price, or first take that work off its invoice and bill it again.";
        return Err(Failure::not_now(message, advice));
    }
    let contract = store::contracts::get(tx, row.contract)?.value;
    prepaid::remove(tx, id, row.version, context.now)?;
    let before = weighted_in_minutes(row.prepaid.bought);
    acts.changed("prepaid", number_in_words(contract.number), &before, &"credited");
    refresh_contract(context, tx, contract.id)
}

/// `A-3 120 min` of each engagement that drew on hours.
fn draws_in_words(tx: &Reading<'_>, id: PrepaidId) -> Result<Vec<String>, Failure> {
    let draws = prepaid::draws(tx, id)?.into_iter();
    Ok(draws
        .map(|(number, drawn)| format!("{} {}", engagement_number(number), weighted_in_minutes(drawn)))
        .collect())
}

/// Hours as the window shows them, the newest first.
pub(super) fn views(
    tx: &Reading<'_>,
    bought: &[PrepaidRow],
    today: NaiveDate,
) -> Result<Vec<PrepaidView>, Failure> {
    let view = |row: &PrepaidRow| {
        let own = row.prepaid;
        let state = match (own.left() > Weighted::ZERO, own.expires_on.is_none_or(|last| today <= last)) {
            (false, _) => "used_up",
            (true, true) => "good",
            (true, false) => "expired",
        };
        Ok(PrepaidView {
            id: own.id.to_string(),
            version: row.version,
            bought_on: own.bought_on.to_string(),
            expires_on: own.expires_on.map(|day| day.to_string()).unwrap_or_default(),
            bought: weighted_in_minutes(own.bought),
            drawn: weighted_in_minutes(own.drawn),
            left: weighted_in_minutes(own.left()),
            price: row.price.to_string(),
            state: state.to_owned(),
            draws: draws_in_words(tx, own.id)?,
            invoice: match (&row.invoice, &row.invoice_number) {
                (Some(_), Some(number)) => number.clone(),
                (Some(_), None) => "draft".to_owned(),
                (None, _) => String::new(),
            },
        })
    };
    bought.iter().rev().map(view).collect()
}
