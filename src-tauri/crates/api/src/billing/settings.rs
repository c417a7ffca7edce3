//! How the provider bills: its letterhead, numbers, days to pay, the consent letter, and accounts.

use super::party::{check_party, party_of};
use super::terms_wire::{AccountingForm, BillingProfile, PartyForm};
use super::{codec, letter};
use crate::context::{Context, the_provider};
use crate::failure::{Code, Failure};
use crate::wire::Nothing;
use domain::billing::{BankAccount, DocumentKind, Party, Weighted};
use domain::problem::Problems;
use store::Reading;

/// Key of the setting.
pub(super) const KEY: &str = "billing_profile";
const INVOICE_NUMBERS: &str = "INV-{year}-{number:4}";
const CREDIT_NUMBERS: &str = "CN-{year}-{number:4}";
const DUE_DAYS: u32 = 30;
/// Under two hours of prepaid time a client is warned.
const LOW_HOURS: i64 = 2;

/// How the provider bills.
///
/// # Errors
/// [`Code::NotSetUp`] before the first start.
pub fn profile(context: &Context<'_>, _: Nothing) -> Result<BillingProfile, Failure> {
    context.read(|tx| {
        the_provider(tx)?;
        shown(tx)
    })
}

fn shown(tx: &Reading<'_>) -> Result<BillingProfile, Failure> {
    let mut profile = kept(tx)?;
    if profile.due_days.is_empty() {
        profile.due_days = DUE_DAYS.to_string();
    }
    if profile.low_hours.is_empty() {
        profile.low_hours = LOW_HOURS.to_string();
    }
    if profile.invoice_numbers.is_empty() {
        INVOICE_NUMBERS.clone_into(&mut profile.invoice_numbers);
    }
    if profile.credit_numbers.is_empty() {
        CREDIT_NUMBERS.clone_into(&mut profile.credit_numbers);
    }
    if profile.consent_subject.is_empty() {
        profile.consent_subject = letter::built_in().0.to_owned();
    }
    if profile.consent_body.is_empty() {
        profile.consent_body = letter::built_in().1.to_owned();
    }
    profile.placeholders = letter::placeholders();
    Ok(profile)
}

/// What was entered; where nothing was, the name and the country of the provider.
fn kept(tx: &Reading<'_>) -> Result<BillingProfile, Failure> {
    if let Some(text) = store::provider::setting(tx, KEY)? {
        return codec::read(&text);
    }
    let provider = the_provider(tx)?.value;
    let party = PartyForm { name: provider.name, country: provider.country, ..PartyForm::default() };
    Ok(BillingProfile { party, ..BillingProfile::default() })
}

/// Says how the provider bills.
///
/// # Errors
/// [`Code::Invalid`] with every problem; [`Code::Conflict`] when it was changed since it was read.
pub fn save_profile(context: &Context<'_>, mut of: BillingProfile) -> Result<BillingProfile, Failure> {
    context.change(|tx, acts| {
        let before = kept(tx)?;
        if before.version != of.version {
            return Err(Failure::new(
                Code::Conflict,
                "Somebody else changed how you bill since you read it.",
                "Look at the newer version, then decide what to keep.",
            ));
        }
        check(&of)?;
        of.version = before.version + 1;
        of.placeholders.clear();
        // What is built in follows the program as long as nobody changed it.
        if (of.consent_subject.trim(), of.consent_body.trim())
            == (letter::built_in().0.trim(), letter::built_in().1.trim())
        {
            of.consent_subject.clear();
            of.consent_body.clear();
        }
        store::provider::set(tx, KEY, &codec::text(&of), context.now)?;
        acts.changed("billing_profile", "billing", &before, &of);
        shown(tx)
    })
}

fn check(of: &BillingProfile) -> Result<(), Failure> {
    let mut problems = Problems::default();
    check_party("party", &of.party, &mut problems);
    problems.require("party.name", &of.party.name, "An invoice needs the name of who issues it.");
    let whole = |typed: &str| typed.trim().parse::<u32>().ok().filter(|days| *days <= 365);
    if !of.due_days.trim().is_empty() && whole(&of.due_days).is_none() {
        problems.add("due_days", format!("\"{}\" is no number of days from 0 to 365.", of.due_days));
    }
    if !of.low_hours.trim().is_empty() && whole(&of.low_hours).is_none() {
        problems.add("low_hours", format!("\"{}\" is no number of hours.", of.low_hours));
    }
    for (field, pattern) in
        [("invoice_numbers", of.invoice_numbers.trim()), ("credit_numbers", of.credit_numbers.trim())]
    {
        if !pattern.is_empty() && number(pattern, 2026, 1).is_none() {
            problems.add(field, "Numbers need {year} and {number:4}, such as INV-{year}-{number:4}.");
        }
    }
    let same =
        |one: &str, usual: &'static str| if one.is_empty() { usual.to_owned() } else { one.to_owned() };
    if same(of.invoice_numbers.trim(), INVOICE_NUMBERS) == same(of.credit_numbers.trim(), CREDIT_NUMBERS) {
        problems.add("credit_numbers", "Credit notes need numbers of their own.");
    }
    problems.extend(letter::check(&of.consent_subject, &of.consent_body));
    problems.into_result(()).map_err(|found| Failure::invalid("The settings were not saved.", found))
}

/// The provider as it bills.
pub(super) struct Billing {
    pub seller: Party,
    pub account: BankAccount,
    pub due_days: u32,
    pub note: String,
    pub accounts: AccountingForm,
    invoice_numbers: String,
    credit_numbers: String,
}

impl Billing {
    /// Reads it.
    ///
    /// # Errors
    /// [`Code::NotSetUp`].
    pub fn of(tx: &Reading<'_>) -> Result<Self, Failure> {
        let profile = shown(tx)?;
        Ok(Self {
            seller: party_of(&profile.party),
            account: BankAccount {
                holder: profile.account_holder,
                number: profile.account_number,
                bank: profile.account_bank,
            },
            due_days: profile.due_days.trim().parse().unwrap_or(DUE_DAYS),
            note: profile.note,
            accounts: profile.accounts,
            invoice_numbers: profile.invoice_numbers,
            credit_numbers: profile.credit_numbers,
        })
    }

    /// The number of a place in a series, as it is printed.
    pub fn number(&self, kind: DocumentKind, year: i32, serial: i64) -> String {
        let pattern = match kind {
            DocumentKind::Invoice => &self.invoice_numbers,
            DocumentKind::CreditNote => &self.credit_numbers,
        };
        number(pattern.trim(), year, serial).unwrap_or_else(|| format!("{year}-{serial:04}"))
    }

    /// What is missing on the letterhead; nothing where an invoice can be issued.
    pub fn lacks(&self) -> Vec<String> {
        let mut lacks = Vec::new();
        if self.seller.name.trim().is_empty() {
            lacks.push("your name".to_owned());
        }
        if self.seller.address.is_empty() || self.seller.city.trim().is_empty() {
            lacks.push("your address".to_owned());
        }
        lacks
    }
}

/// Fills a pattern; nothing where it lacks the year or the number: numbers of two years would be the same.
fn number(pattern: &str, year: i32, serial: i64) -> Option<String> {
    let (before, rest) = pattern.split_once("{number")?;
    let (width, after) = rest.split_once('}')?;
    let width: usize = match width.strip_prefix(':') {
        Some(width) => width.parse().ok().filter(|width| *width <= 12)?,
        None if width.is_empty() => 1,
        None => return None,
    };
    let filled = format!("{before}{serial:0width$}{after}");
    (filled.contains("{year}") && !filled.contains("{number"))
        .then(|| filled.replace("{year}", &year.to_string()))
        .filter(|number| !number.contains(['{', '}']) && number.len() <= 40)
}

/// The prepaid time under which a client is warned.
pub(super) fn low_hours(tx: &Reading<'_>) -> Result<Weighted, Failure> {
    let hours = kept(tx)?.low_hours.trim().parse::<i64>().unwrap_or(LOW_HOURS);
    Ok(Weighted::minutes(hours * 60))
}

/// The letter that asks for permission, where somebody wrote one.
pub(super) fn consent_letter(tx: &Reading<'_>) -> Result<(String, String), Failure> {
    let profile = shown(tx)?;
    Ok((profile.consent_subject, profile.consent_body))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_has_its_year_and_its_place_or_is_none() {
        assert_eq!(number("INV-{year}-{number:4}", 2026, 187).as_deref(), Some("INV-2026-0187"));
        assert_eq!(number("{year}/{number}", 2026, 187).as_deref(), Some("2026/187"));
        for bad in [
            "INV-{number:4}",
            "INV-{year}",
            "INV-{year}-{number:x}",
            "{year}{number}{x}",
            "{year}{number}{number}",
        ] {
            assert_eq!(number(bad, 2026, 1), None, "{bad}");
        }
    }
}
