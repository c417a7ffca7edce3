//! The first start: five questions, what they suggest, and what follows from the answers.

use super::countries;
use super::status_of;
use super::wire::{
    Choices, ClockChange, HolidayDay, HolidaySetChoice, PresetChoice, ProviderChange, SetUp, SetUpLook,
    SetUpView, Status,
};
use crate::command::Role;
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::presets;
use crate::sla::{self, PresetUse};
use crate::wire::{Choice, Moment, Nothing};
use documents::tickets::FilePreset;
use domain::calendar::{Opening, Span, WEEKDAYS};
use domain::ids::UserId;
use domain::money::Currency;
use domain::problem::Problems;
use domain::sla::{Clock, Grade, Metric, Policy, Target, Unit};
use domain::time::Seconds;
use domain::zones::ZoneId;
use store::provider::{Provider, User};
use store::{Belongs, Writing};

/// Currencies the first start offers: those of the countries it knows and their neighbours.
const CURRENCIES: [(&str, &str); 16] = [
    ("AUD", "Australian dollar"),
    ("CAD", "Canadian dollar"),
    ("CHF", "Swiss franc"),
    ("DKK", "Danish krone"),
    ("EUR", "euro"),
    ("GBP", "pound sterling"),
    ("ILS", "Israeli new shekel"),
    ("INR", "Indian rupee"),
    ("JPY", "yen"),
    ("KWD", "Kuwaiti dinar"),
    ("NOK", "Norwegian krone"),
    ("NZD", "New Zealand dollar"),
    ("PLN", "złoty"),
    ("SEK", "Swedish krona"),
    ("USD", "US dollar"),
    ("ZAR", "rand"),
];

/// What the first start and the import wizard offer.
pub fn choices(context: &Context<'_>, _: Nothing) -> Result<Choices, Failure> {
    let sets = context.desk.shelf.holidays().sets.values();
    Ok(Choices {
        countries: countries::all(),
        zones: ZoneId::all().into_iter().map(|zone| zone.name().to_owned()).collect(),
        holiday_sets: sets
            .map(|set| HolidaySetChoice {
                key: set.key.clone(),
                name: set.name.clone(),
                first_year: set.first_year,
                last_year: set.last_year,
            })
            .collect(),
        currencies: CURRENCIES
            .iter()
            .map(|(key, name)| Choice { key: (*key).to_owned(), name: (*name).to_owned() })
            .collect(),
        presets: presets::all().iter().map(preset_choice).collect(),
        file_presets: FilePreset::ALL
            .iter()
            .map(|preset| Choice { key: preset.key().to_owned(), name: preset.name().to_owned() })
            .collect(),
    })
}

fn preset_choice(policy: &Policy) -> PresetChoice {
    PresetChoice {
        key: policy.key.clone(),
        name: policy.name.clone(),
        summary: format!("{}, {}", rows_in_words(policy), responses_in_words(policy)),
        zone_must_be_chosen: policy.zone_must_be_chosen,
    }
}

/// `P1–P4`, `High–Low and 5 queues`, `Critical–Low × 4 categories`.
fn rows_in_words(policy: &Policy) -> String {
    let severities = policy.priorities.iter().filter(|row| row.grade == Grade::Severity);
    let keys: Vec<&str> = severities.map(|row| row.key.as_str()).collect();
    let span = match keys.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => format!("{first}–{last}"),
    };
    let queues = policy.priorities.len() - keys.len();
    let queues = if queues > 0 { format!(" and {queues} queues") } else { String::new() };
    let categories = policy.categories.len();
    let categories = if categories > 0 { format!(" × {categories} categories") } else { String::new() };
    format!("{span}{categories}{queues}")
}

/// `1 hour to 1 business day`: the first and the last response that is promised.
fn responses_in_words(policy: &Policy) -> String {
    let responses: Vec<&Target> =
        policy.targets.iter().filter(|target| target.metric == Metric::FirstResponse).collect();
    match responses.as_slice() {
        [] => "no response times".to_owned(),
        [one] => target_in_words(one),
        [first, .., last] => format!("{} to {}", target_in_words(first), target_in_words(last)),
    }
}

fn target_in_words(target: &Target) -> String {
    let words = target.quantity.in_words();
    match (target.clock, target.quantity.unit) {
        (Clock::Calendar, Unit::Hours | Unit::Minutes) => words.replacen(' ', " business ", 1),
        _ => words,
    }
}

/// What follows from a zone and a holiday set: the time there, the next change, the next holiday.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a zone that does not exist.
pub fn look(context: &Context<'_>, look: SetUpLook) -> Result<SetUpView, Failure> {
    let zone = context.zone(ZoneId::parse(&look.zone).map_err(|message| Failure::field("zone", message))?);
    let changes = zone.changes_between(context.now, context.now + Seconds(366 * 86_400));
    let today = zone.date(context.now);
    let set = context.desk.shelf.holidays().get(&look.holiday_set);
    let next_holiday = set.and_then(|set| set.days.iter().find(|day| day.date >= today));
    Ok(SetUpView {
        now: Moment::new(context.now, &zone),
        next_change: changes.first().map(|change| ClockChange {
            at: Moment::new(change.at, &zone),
            forward_minutes: change.forward / 60,
        }),
        next_holiday: next_holiday
            .map(|day| HolidayDay { date: day.date.to_string(), name: day.name.clone() }),
    })
}

/// Takes the five answers.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `NotNow` when it was set up before.
pub fn set_up(context: &Context<'_>, answers: SetUp) -> Result<Status, Failure> {
    let provider = checked(&answers)
        .map_err(|problems| Failure::invalid("The answers cannot be used yet.", problems))?;
    context.change(|tx, acts| {
        if store::provider::get(tx)?.is_some() {
            return Err(Failure::not_now("The provider was set up before.", "Change it under Settings."));
        }
        enter(context, tx, &provider, &answers.user_name, Belongs::ToProvider)?;
        acts.entered("provider", &provider.name, &answers);
        if !answers.preset.is_empty() {
            let (policy, text) = own_policy(&answers)?;
            sla::keep(context, tx, acts, &policy, &text)?;
        }
        status_of(context, tx)
    })
}

/// Stores the provider and the one local user, who holds all roles.
pub(super) fn enter(
    context: &Context<'_>,
    tx: &Writing<'_>,
    provider: &Provider,
    user_name: &str,
    belongs: Belongs,
) -> Result<(), Failure> {
    if store::provider::users(tx)?.is_empty() {
        let name = if user_name.trim().is_empty() { "Administrator" } else { user_name.trim() };
        let roles = Role::ALL.iter().map(|role| role.key().to_owned()).collect();
        let user = User { id: UserId::new(context.now), name: name.to_owned(), roles };
        store::provider::insert_user(tx, &user, context.now)?;
    }
    Ok(store::provider::insert(tx, provider, belongs, context.now)?)
}

/// The chosen preset with one's own zone, hours and holidays.
fn own_policy(answers: &SetUp) -> Result<(Policy, String), Failure> {
    let shipped = PresetUse {
        preset: answers.preset.clone(),
        zone: answers.zone.clone(),
        holiday_set: answers.holiday_set.clone(),
    };
    let (mut policy, text) = sla::preset_text(&shipped)?;
    let as_chosen = policy.clone();
    if let (Opening::Weekly(week), Some(span)) = (&mut policy.calendar.opening, span(answers)) {
        for (key, day) in WEEKDAYS.iter().zip(week) {
            *day = if answers.days.iter().any(|chosen| chosen == key) { vec![span] } else { Vec::new() };
        }
    }
    if policy == as_chosen {
        return Ok((policy, text));
    }
    if let Some(shipped) = presets::policy(&answers.preset) {
        presets::read_by_calendar(&mut policy, &shipped);
    }
    let text = documents::policy_files::write(&policy);
    Ok((policy, text))
}

fn span(answers: &SetUp) -> Option<Span> {
    Span::parse(&format!("{}-{}", answers.opens.trim(), answers.closes.trim()))
}

fn checked(answers: &SetUp) -> Result<Provider, Vec<domain::problem::Problem>> {
    let mut problems = Problems::default();
    problems.require(
        "company",
        &answers.company,
        "Your company needs a name: it stands on reports and invoices.",
    );
    if answers.country.len() != 2 {
        problems.add("country", "Choose a country.");
    }
    let zone = ZoneId::parse(&answers.zone).map_err(|message| problems.add("zone", message)).ok();
    if answers.days.is_empty() {
        problems.add("days", "Choose at least one day on which you are open.");
    }
    for day in answers.days.iter().filter(|day| !WEEKDAYS.contains(&day.as_str())) {
        problems.add("days", format!("\"{day}\" is not a day. Days are {}.", WEEKDAYS.join(", ")));
    }
    if span(answers).is_none() {
        problems.add(
            "opens",
            format!(
                "\"{}\" to \"{}\" is not a stretch of a day. Write 09:00 and 17:00.",
                answers.opens, answers.closes
            ),
        );
    }
    let set = answers.holiday_set.as_str();
    if !set.is_empty() && documents::holidays::bundled().get(set).is_none() {
        problems.add("holiday_set", format!("There is no holiday set \"{set}\"."));
    }
    if !answers.preset.is_empty() && presets::policy(&answers.preset).is_none() {
        problems.add("preset", format!("There is no policy \"{}\".", answers.preset));
    }
    let money = money(&answers.currency, answers.tax_basis_points, &mut problems);
    problems.into_result(())?;
    let (currency, tax_basis_points) = money.expect("a problem was added otherwise");
    Ok(Provider {
        name: answers.company.trim().to_owned(),
        country: answers.country.to_uppercase(),
        zone: zone.expect("a problem was added otherwise"),
        currency,
        tax_name: answers.tax_name.trim().to_owned(),
        tax_basis_points,
        logo: None,
    })
}

fn money(currency: &str, tax: i64, problems: &mut Problems) -> Option<(Currency, u32)> {
    let known = Currency::parse(currency);
    if known.is_none() {
        problems.add("currency", format!("\"{currency}\" is not a currency code such as NZD."));
    }
    let rate = u32::try_from(tax).ok().filter(|rate| *rate <= 10_000);
    if rate.is_none() {
        problems.add("tax_basis_points", "A tax lies between 0 and 100 %.");
    }
    known.zip(rate)
}

/// Changes the provider.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Conflict`.
pub fn change(context: &Context<'_>, change: ProviderChange) -> Result<Status, Failure> {
    let mut problems = Problems::default();
    problems.require("name", &change.name, "Your company needs a name: it stands on reports and invoices.");
    let zone = ZoneId::parse(&change.zone).map_err(|message| problems.add("zone", message)).ok();
    if change.country.len() != 2 {
        problems.add("country", "Choose a country.");
    }
    let money = money(&change.currency, change.tax_basis_points, &mut problems);
    problems
        .into_result(())
        .map_err(|problems| Failure::invalid("The provider was not changed.", problems))?;
    let (currency, tax_basis_points) = money.expect("a problem was added otherwise");
    context.change(|tx, acts| {
        let before = the_provider(tx)?.value;
        let provider = Provider {
            name: change.name.trim().to_owned(),
            country: change.country.to_uppercase(),
            zone: zone.expect("a problem was added otherwise"),
            currency,
            tax_name: change.tax_name.trim().to_owned(),
            tax_basis_points,
            logo: before.logo.clone(),
        };
        store::provider::update(tx, &provider, change.expected_version, context.now)?;
        acts.changed("provider", &provider.name, &before.name, &change);
        status_of(context, tx)
    })
}
