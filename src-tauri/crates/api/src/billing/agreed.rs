//! Terms of advanced support: as the policy publishes them, or as was agreed from a day on.

use super::assess::refresh_contract;
use super::terms_wire::{
    AfterHoursEntry, BillingTermsForm, BillingTermsOf, BillingTermsSave, BillingTermsVersion,
    BillingTermsView, TaxEntry,
};
use super::{codec, day_in, prepaid, service_credit, settings};
use crate::context::{Context, the_provider, user_id};
use crate::contracts::contract_ref;
use crate::failure::Failure;
use crate::wire::Choice;
use chrono::NaiveDate;
use domain::billing::{BillingTerms, TaxRate, Taxes, TermsDraft, check_terms, weighted_in_minutes};
use domain::contracts::{Contract, number_in_words};
use domain::ids::CalendarId;
use domain::problem::Problems;
use domain::sla::{AdvancedCause, Ratio};
use store::Reading;
use store::billing::terms::TermsFrom;

/// Terms with where they come from.
pub(super) struct Agreed {
    pub terms: BillingTerms,
    pub from_policy: bool,
}

/// The terms of a contract on a day: what was agreed, else what its policy publishes with the provider's tax; nothing
/// where neither names a rate.
///
/// # Errors
/// Those of the file.
pub(super) fn agreed_on(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    day: NaiveDate,
) -> Result<Option<Agreed>, Failure> {
    if let Some(agreed) = store::billing::terms::at(tx, contract.id, day)? {
        return Ok(Some(Agreed { terms: codec::terms_of(&agreed.terms)?, from_policy: false }));
    }
    // A draft has no terms yet.
    if store::terms::list(tx, contract.id)?.is_empty() {
        return Ok(None);
    }
    let in_force = crate::terms::at(context, tx, contract, day)?;
    let published = in_force.laid_out.policy.terms.advanced_terms.as_ref();
    let taxes = usual_taxes(tx)?;
    Ok(published
        .map(|published| Agreed { terms: BillingTerms::of_policy(published, taxes), from_policy: true }))
}

/// The taxes of a contract on a day, also where advanced support has no terms: fees are taxed all the same.
///
/// # Errors
/// Those of the file.
pub(super) fn taxes_on(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    day: NaiveDate,
) -> Result<Taxes, Failure> {
    match agreed_on(context, tx, contract, day)? {
        Some(agreed) => Ok(agreed.terms.taxes),
        None => usual_taxes(tx),
    }
}

/// The provider's own tax.
fn usual_taxes(tx: &Reading<'_>) -> Result<Taxes, Failure> {
    let provider = the_provider(tx)?.value;
    // A basis point is a hundred millionths.
    let rate = Ratio::from_millionths(provider.tax_basis_points.saturating_mul(100)).unwrap_or(Ratio::ZERO);
    let named = !provider.tax_name.is_empty() && rate > Ratio::ZERO;
    let rates = named.then_some(TaxRate { name: provider.tax_name, rate });
    Ok(Taxes { rates: rates.into_iter().collect(), exempt: String::new() })
}

/// The terms of a contract, with its prepaid hours and its credits.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn terms(context: &Context<'_>, of: BillingTermsOf) -> Result<BillingTermsView, Failure> {
    context.read(|tx| {
        let contract = store::contracts::get(tx, contract_ref(tx, &of.contract)?)?.value;
        view(context, tx, &contract)
    })
}

pub(super) fn view(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<BillingTermsView, Failure> {
    let today = context.zone(contract.zone).date(context.now);
    let agreed = agreed_on(context, tx, contract, today)?;
    let published = match store::terms::list(tx, contract.id)?.is_empty() {
        true => String::new(),
        false => {
            crate::terms::at(context, tx, contract, today)?.laid_out.policy.terms.advanced_support.clone()
        }
    };
    let bought = store::billing::prepaid::of(tx, contract.id)?;
    let left = domain::billing::available(&bought.iter().map(|row| row.prepaid).collect::<Vec<_>>(), today);
    let low = settings::low_hours(tx)?;
    let mut versions = Vec::new();
    for one in store::billing::terms::list(tx, contract.id)? {
        versions.push(version(&one)?);
    }
    let form = match &agreed {
        Some(agreed) => form_of(tx, &agreed.terms)?,
        None => empty_form(tx)?,
    };
    Ok(BillingTermsView {
        contract_id: contract.id.to_string(),
        contract: number_in_words(contract.number),
        client: store::clients::name_of(tx, contract.client)?,
        words: agreed.as_ref().map(|agreed| agreed.terms.in_words()).unwrap_or_default(),
        form,
        from_policy: agreed.is_some_and(|agreed| agreed.from_policy),
        published,
        versions,
        prepaid_left: weighted_in_minutes(left),
        prepaid_low: !bought.is_empty() && left < low,
        prepaid: prepaid::views(tx, &bought, today)?,
        credits: service_credit::views(tx, contract.id)?,
        calendars: calendars(tx)?,
    })
}

fn version(of: &TermsFrom) -> Result<BillingTermsVersion, Failure> {
    let terms = codec::terms_of(&of.terms)?;
    Ok(BillingTermsVersion {
        from_on: of.from_on.to_string(),
        words: terms.in_words(),
        taxes: taxes_in_words(&terms.taxes),
        reason: of.reason.clone(),
    })
}

/// `HST Ontario 13%`, or why there is none.
pub(super) fn taxes_in_words(taxes: &Taxes) -> String {
    if !taxes.exempt.is_empty() {
        return format!("exempt: {}", taxes.exempt);
    }
    let named: Vec<String> = taxes.rates.iter().map(|tax| format!("{} {}", tax.name, tax.rate)).collect();
    if named.is_empty() { "no tax".to_owned() } else { named.join(", ") }
}

fn calendars(tx: &Reading<'_>) -> Result<Vec<Choice>, Failure> {
    let rows = store::calendars::list(tx)?.into_iter();
    Ok(rows.map(|row| Choice { key: row.value.id.to_string(), name: row.value.name }).collect())
}

fn form_of(tx: &Reading<'_>, terms: &BillingTerms) -> Result<BillingTermsForm, Failure> {
    let after_hours = match &terms.after_hours {
        None => None,
        Some(after) => Some(AfterHoursEntry {
            calendar: store::calendars::get(tx, after.calendar)?.value.id.to_string(),
            closed: after.closed.to_string(),
            day_off: after.day_off.to_string(),
            holiday: after.holiday.to_string(),
        }),
    };
    let tax = |tax: &TaxRate| TaxEntry { name: tax.name.clone(), rate: tax.rate.to_string() };
    Ok(BillingTermsForm {
        rate: terms.rate.plain(),
        currency: terms.rate.currency.code().to_owned(),
        per_minutes: terms.per_minutes.to_string(),
        block_minutes: terms.block_minutes.to_string(),
        minimum_minutes: terms.minimum_minutes.to_string(),
        aggregation: terms.aggregation.key().to_owned(),
        causes: terms.causes.iter().map(|cause| cause.key().to_owned()).collect(),
        after_hours,
        taxes: terms.taxes.rates.iter().map(tax).collect(),
        exempt: terms.taxes.exempt.clone(),
    })
}

/// What a contract without terms begins with: the provider's currency and tax, an hour, blocks of a quarter.
fn empty_form(tx: &Reading<'_>) -> Result<BillingTermsForm, Failure> {
    let tax = |tax: TaxRate| TaxEntry { name: tax.name, rate: tax.rate.to_string() };
    Ok(BillingTermsForm {
        currency: the_provider(tx)?.value.currency.code().to_owned(),
        per_minutes: "60".to_owned(),
        block_minutes: "15".to_owned(),
        minimum_minutes: "0".to_owned(),
        aggregation: "engagement".to_owned(),
        taxes: usual_taxes(tx)?.rates.into_iter().map(tax).collect(),
        ..BillingTermsForm::default()
    })
}

/// Agrees on terms from a day on. What was quoted before stays as it was quoted.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem.
pub fn save_terms(context: &Context<'_>, of: BillingTermsSave) -> Result<BillingTermsView, Failure> {
    context.change(|tx, acts| {
        let contract = store::contracts::get(tx, contract_ref(tx, &of.contract)?)?.value;
        let today = context.zone(contract.zone).date(context.now);
        let from_on = day_in("from_on", &of.from_on, today)?;
        let terms = checked(tx, &of.terms)?;
        let row =
            TermsFrom { from_on, terms: codec::terms_text(&terms), reason: of.reason.trim().to_owned() };
        store::billing::terms::add(tx, contract.id, &row, user_id(tx)?, context.now)?;
        let what = serde_json::json!({
            "from_on": from_on.to_string(), "terms": terms.in_words(), "taxes": taxes_in_words(&terms.taxes),
            "reason": row.reason,
        });
        acts.entered("billing_terms", number_in_words(contract.number), &what);
        refresh_contract(context, tx, contract.id)?;
        view(context, tx, &contract)
    })
}

fn checked(tx: &Reading<'_>, form: &BillingTermsForm) -> Result<BillingTerms, Failure> {
    let mut problems = Problems::default();
    let after_hours = form.after_hours.as_ref().and_then(|entry| {
        let found = calendar_ref(tx, &entry.calendar);
        if found.is_none() {
            problems
                .add("terms.after_hours.calendar", "Choose the calendar whose hours are the normal ones.");
        }
        let typed = [entry.closed.clone(), entry.day_off.clone(), entry.holiday.clone()];
        found.map(|calendar| (calendar, typed))
    });
    let mut causes = Vec::new();
    for cause in &form.causes {
        match AdvancedCause::parse(cause) {
            Some(cause) => causes.push(cause),
            None => problems.add("terms.causes", format!("\"{cause}\" is no cause.")),
        }
    }
    let draft = TermsDraft {
        rate: form.rate.clone(),
        currency: form.currency.clone(),
        per_minutes: form.per_minutes.clone(),
        block_minutes: form.block_minutes.clone(),
        minimum_minutes: form.minimum_minutes.clone(),
        aggregation: form.aggregation.clone(),
        causes,
        taxes: form.taxes.iter().map(|tax| (tax.name.clone(), tax.rate.clone())).collect(),
        exempt: form.exempt.clone(),
        after_hours,
    };
    let terms = check_terms(&draft).map_err(|found| problems.add_within("terms", found)).ok();
    problems.into_result(()).map_err(|found| Failure::invalid("The terms were not saved.", found))?;
    Ok(terms.expect("a problem was added when they were not read"))
}

fn calendar_ref(tx: &Reading<'_>, typed: &str) -> Option<CalendarId> {
    match typed.trim().parse::<CalendarId>() {
        Ok(id) => store::calendars::get(tx, id).ok().map(|row| row.value.id),
        Err(_) => store::calendars::by_name(tx, typed.trim()).ok().flatten(),
    }
}
