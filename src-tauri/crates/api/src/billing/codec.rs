//! What is kept as JSON: terms, explanations, taxes. The shapes stand here and nowhere else.

use crate::failure::{Code, Failure};
use domain::billing::{AfterHours, Aggregation, BillingTerms, LineTax, Multiplier, TaxRate, Taxes};
use domain::money::{Currency, Money};
use domain::sla::{AdvancedCause, Ratio};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Terms as they are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptTerms {
    rate_minor: i64,
    currency: String,
    per_minutes: u32,
    block_minutes: u32,
    minimum_minutes: u32,
    aggregation: String,
    after_hours: Option<KeptAfterHours>,
    causes: Vec<String>,
    taxes: Vec<KeptTax>,
    exempt: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptAfterHours {
    calendar: String,
    closed: u32,
    day_off: u32,
    holiday: u32,
}

/// A tax as it is kept: its rate in millionths.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptTax {
    name: String,
    millionths: u32,
}

/// A tax on a line as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct KeptLineTax {
    name: String,
    millionths: u32,
    minor: i64,
}

/// Terms as text.
pub(super) fn terms_text(terms: &BillingTerms) -> String {
    let after = terms.after_hours.as_ref().map(|after| KeptAfterHours {
        calendar: after.calendar.to_string(),
        closed: after.closed.thousandths(),
        day_off: after.day_off.thousandths(),
        holiday: after.holiday.thousandths(),
    });
    let tax = |tax: &TaxRate| KeptTax { name: tax.name.clone(), millionths: tax.rate.millionths() };
    text(&KeptTerms {
        rate_minor: terms.rate.minor,
        currency: terms.rate.currency.code().to_owned(),
        per_minutes: terms.per_minutes,
        block_minutes: terms.block_minutes,
        minimum_minutes: terms.minimum_minutes,
        aggregation: terms.aggregation.key().to_owned(),
        after_hours: after,
        causes: terms.causes.iter().map(|cause| cause.key().to_owned()).collect(),
        taxes: terms.taxes.rates.iter().map(tax).collect(),
        exempt: terms.taxes.exempt.clone(),
    })
}

/// Terms of a text.
///
/// # Errors
/// [`Code::Fault`] when it can no longer be read.
pub(super) fn terms_of(kept: &str) -> Result<BillingTerms, Failure> {
    let kept: KeptTerms = read(kept)?;
    let made = || {
        let rate = Money { minor: kept.rate_minor, currency: Currency::parse(&kept.currency)? };
        let after_hours = match &kept.after_hours {
            None => None,
            Some(after) => Some(AfterHours {
                calendar: after.calendar.parse().ok()?,
                closed: Multiplier::from_thousandths(after.closed)?,
                day_off: Multiplier::from_thousandths(after.day_off)?,
                holiday: Multiplier::from_thousandths(after.holiday)?,
            }),
        };
        let causes = kept.causes.iter().map(|cause| AdvancedCause::parse(cause)).collect::<Option<_>>()?;
        let rate_of = |tax: &KeptTax| {
            Some(TaxRate { name: tax.name.clone(), rate: Ratio::from_millionths(tax.millionths)? })
        };
        let rates = kept.taxes.iter().map(rate_of).collect::<Option<_>>()?;
        Some(BillingTerms {
            rate,
            per_minutes: kept.per_minutes.max(1),
            block_minutes: kept.block_minutes.max(1),
            minimum_minutes: kept.minimum_minutes,
            aggregation: Aggregation::parse(&kept.aggregation)?,
            after_hours,
            causes,
            taxes: Taxes { rates, exempt: kept.exempt.clone() },
        })
    };
    made().ok_or_else(unreadable)
}

/// Taxes of a line as text.
pub(super) fn line_taxes_text(taxes: &[LineTax]) -> String {
    let kept = |tax: &LineTax| KeptLineTax {
        name: tax.name.clone(),
        millionths: tax.rate.millionths(),
        minor: tax.amount.minor,
    };
    text(&taxes.iter().map(kept).collect::<Vec<_>>())
}

/// Taxes of a line, of a text.
///
/// # Errors
/// [`Code::Fault`] when it can no longer be read.
pub(super) fn line_taxes_of(kept: &str, currency: Currency) -> Result<Vec<LineTax>, Failure> {
    let kept: Vec<KeptLineTax> = read(kept)?;
    let tax = |tax: KeptLineTax| {
        let rate = Ratio::from_millionths(tax.millionths).ok_or_else(unreadable)?;
        Ok(LineTax { name: tax.name, rate, amount: Money { minor: tax.minor, currency } })
    };
    kept.into_iter().map(tax).collect()
}

/// A list of sentences, or anything else, as text.
pub(super) fn text(of: &impl Serialize) -> String {
    serde_json::to_string(of).expect("what is kept has text keys and finite numbers")
}

/// What a text says.
///
/// # Errors
/// [`Code::Fault`] when it can no longer be read.
pub(super) fn read<T: DeserializeOwned>(kept: &str) -> Result<T, Failure> {
    serde_json::from_str(kept).map_err(|_| unreadable())
}

fn unreadable() -> Failure {
    Failure::new(
        Code::Fault,
        "What was kept about a bill can no longer be read.",
        "Please report this with a copy of the database.",
    )
}
