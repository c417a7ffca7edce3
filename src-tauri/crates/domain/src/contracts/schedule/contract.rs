//! The schedule of one contract: its promises with its term, fees, people and versions.

use super::{ClosedDate, Schedule, Terms, closed_dates, date_in_words};
use crate::calendar::Holidays;
use crate::clients::Contact;
use crate::contracts::{Contract, ContractStatus, FirstTerm, ServiceLine, TermRules, number_in_words};
use crate::money::Money;
use crate::zones::ZoneId;
use chrono::{Datelike, NaiveDate};

/// What a client's schedule says besides the promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractSchedule {
    /// Who promises.
    pub provider: String,
    /// To whom.
    pub client: String,
    /// `K-0112`.
    pub contract: String,
    /// Version of the contract.
    pub version: u32,
    /// Whether it binds nobody yet.
    pub is_draft: bool,
    /// The policy's name.
    pub policy: String,
    /// Version of the policy.
    pub policy_version: u32,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none for an open end.
    pub ends_on: Option<NaiveDate>,
    /// How it is renewed and until when notice is given, in sentences; empty where nothing is agreed.
    pub renewal: Vec<String>,
    /// The zone of its months and times.
    pub zone: ZoneId,
    /// Fees of a month, one amount for each currency, by its code.
    pub fees: Vec<Money>,
    /// Services with their fees.
    pub services: Vec<ServiceLine>,
    /// The client's people.
    pub contacts: Vec<Contact>,
    /// The promises.
    pub schedule: Schedule,
    /// Closed dates of two years; none where the holiday data does not know the year.
    pub closed: Vec<(i32, Option<Vec<ClosedDate>>)>,
    /// What it was written with.
    pub versions: Versions,
}

/// What a schedule was written with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// Policy: name, version, source.
    pub policy: String,
    /// SHA-256 of the policy text in force, in hexadecimal.
    pub policy_sha256: String,
    /// Calendar in one line.
    pub calendar: String,
    /// Holiday source and version.
    pub holidays: String,
    /// IANA version of the zone data.
    pub zones: String,
    /// Program and version.
    pub program: String,
}

/// Whose schedule is written, and with what.
#[derive(Debug)]
pub struct Inputs<'a> {
    /// Who promises.
    pub provider: &'a str,
    /// To whom, by name.
    pub client: &'a str,
    /// The client's people.
    pub contacts: &'a [Contact],
    /// The contract.
    pub contract: &'a Contract,
    /// Version of the contract.
    pub version: u32,
    /// Version of the policy.
    pub policy_version: u32,
    /// How it is renewed, in sentences.
    pub renewal: Vec<String>,
    /// What is in force.
    pub terms: Terms<'a>,
    /// Holiday sets.
    pub holidays: &'a Holidays,
    /// The day it is written, in the contract's zone: closed dates are those of its year and the next.
    pub today: NaiveDate,
    /// What is printed about versions.
    pub versions: Versions,
}

impl ContractSchedule {
    /// Writes the schedule of a contract.
    pub fn of(inputs: Inputs<'_>) -> Self {
        let Inputs { contract, terms, holidays, .. } = inputs;
        let first = inputs.today.max(contract.starts_on).year();
        let closed =
            [first, first + 1].map(|year| (year, closed_dates(&terms.policy.calendar, holidays, year)));
        Self {
            provider: inputs.provider.to_owned(),
            client: inputs.client.to_owned(),
            contract: number_in_words(contract.number),
            version: inputs.version,
            is_draft: contract.status == ContractStatus::Draft,
            policy: terms.policy.name.clone(),
            policy_version: inputs.policy_version,
            starts_on: contract.starts_on,
            ends_on: contract.ends_on,
            renewal: inputs.renewal,
            zone: contract.zone,
            fees: fees(&contract.services),
            services: contract.services.clone(),
            contacts: inputs.contacts.to_vec(),
            schedule: Schedule::of(&terms, holidays),
            closed: closed.into(),
            versions: inputs.versions,
        }
    }

    /// `1 Oct 2026 – 30 Sep 2027`, or without an end.
    pub fn term_in_words(&self) -> String {
        let first = date_in_words(self.starts_on);
        match self.ends_on {
            Some(last) => format!("{first} – {}", date_in_words(last)),
            None => format!("from {first}, without an end"),
        }
    }
}

/// The sum of each currency, in the order of their codes.
fn fees(services: &[ServiceLine]) -> Vec<Money> {
    let mut fees: Vec<Money> = Vec::new();
    for service in services {
        let fee = service.fee();
        match fees.iter_mut().find(|sum| sum.currency == fee.currency) {
            Some(sum) => sum.minor += fee.minor,
            None => fees.push(fee),
        }
    }
    fees.sort_by_key(|sum| sum.currency.code());
    fees
}

/// What was agreed about the end of a contract, in sentences; `today` decides for which term the day
/// of notice is named. Empty where nothing was agreed beyond the term itself.
///
/// ```
/// use chrono::NaiveDate;
/// use domain::contracts::{FirstTerm, Period, TermRules, schedule::renewal_in_words};
/// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
/// let rules = TermRules {
///     starts_on: day("2026-10-01"), first: FirstTerm::Lasting(Period::parse("12 months").unwrap()),
///     renewed: Vec::new(), renews_by: Period::parse("3 months"), notice: Period::parse("30 days"), reminders: Vec::new(),
/// };
/// assert_eq!(renewal_in_words(&rules, day("2026-11-22")), [
///     "It renews itself by 3 months at a time.",
///     "Notice is given at least 30 days before the end of a term: for the term that ends on 30 Sep 2027 by 31 Aug 2027.",
/// ]);
/// ```
pub fn renewal_in_words(rules: &TermRules, today: NaiveDate) -> Vec<String> {
    let mut sentences = Vec::new();
    match (rules.first, rules.renews_by) {
        (FirstTerm::Open, _) => {}
        (FirstTerm::Lasting(_) | FirstTerm::Until(_), Some(by)) => {
            sentences.push(format!("It renews itself by {by} at a time."));
        }
        (FirstTerm::Lasting(_) | FirstTerm::Until(_), None) => {
            sentences.push("It ends with its term unless it is renewed.".to_owned());
        }
    }
    if let Some(notice) = rules.notice {
        sentences.push(match rules.term_at(today).and_then(|term| Some((term.last, term.notice_by?))) {
            Some((last, by)) => format!(
                "Notice is given at least {notice} before the end of a term: for the term that ends on {} by {}.",
                date_in_words(last),
                date_in_words(by)
            ),
            None => format!("It ends {notice} after notice is given."),
        });
    }
    sentences
}
