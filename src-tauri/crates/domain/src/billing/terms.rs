//! What advanced support costs under a contract from a day on.

use super::tax::Taxes;
use crate::ids::CalendarId;
use crate::money::Money;
use crate::problem::{Problem, Problems};
use crate::sla::{AdvancedCause, AdvancedTerms};

/// What is rounded up as one: each of these has its own minimum and its own blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregation {
    /// All work under one permission. The default (domain §6).
    Engagement,
    /// All work on one ticket.
    Ticket,
    /// All work of one day of the contract's zone; what goes over midnight is split there.
    Day,
    /// Each entry by itself.
    Entry,
}

impl Aggregation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Engagement, Self::Ticket, Self::Day, Self::Entry];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Engagement => "engagement",
            Self::Ticket => "ticket",
            Self::Day => "day",
            Self::Entry => "entry",
        }
    }

    /// The one of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// By how much an hour counts more: 1.5 is 1,500 thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Multiplier(u32);

impl Multiplier {
    /// As it is.
    pub const ONE: Self = Self(1_000);

    /// From 1 to 10, in thousandths.
    pub fn from_thousandths(thousandths: u32) -> Option<Self> {
        (1_000..=10_000).contains(&thousandths).then_some(Self(thousandths))
    }

    /// Reads `1.5`, `1,5`, `2`; from 1 to 10, with three decimals at most.
    ///
    /// ```
    /// use domain::billing::Multiplier;
    /// assert_eq!(Multiplier::parse("1,5").unwrap().to_string(), "1.5");
    /// assert!(Multiplier::parse("0.5").is_none(), "a discount is no multiplier");
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('×').trim();
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 2 || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
            return None;
        }
        format!("{whole}{decimals:0<3}").parse().ok().and_then(Self::from_thousandths)
    }

    /// In thousandths.
    pub const fn thousandths(self) -> u32 {
        self.0
    }
}

impl std::fmt::Display for Multiplier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, decimals) = (self.0 / 1_000, format!("{:03}", self.0 % 1_000));
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            decimals => write!(f, "{whole}.{decimals}"),
        }
    }
}

/// What hours outside a calendar count. Where several hold for a moment, the highest does (domain §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterHours {
    /// The calendar whose hours are the normal ones.
    pub calendar: CalendarId,
    /// Outside its opening hours.
    pub closed: Multiplier,
    /// On weekdays on which it never opens.
    pub day_off: Multiplier,
    /// On its holidays and dated closings.
    pub holiday: Multiplier,
}

/// Terms of advanced support.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingTerms {
    /// The fee of `per_minutes` minutes.
    pub rate: Money,
    /// How many minutes the rate pays for.
    pub per_minutes: u32,
    /// Billed time is rounded up to blocks of this many minutes.
    pub block_minutes: u32,
    /// The least that is billed where anything was worked.
    pub minimum_minutes: u32,
    /// What is rounded up as one.
    pub aggregation: Aggregation,
    /// What hours outside a calendar count; off without.
    pub after_hours: Option<AfterHours>,
    /// For what the client can be charged; anything where none is named.
    pub causes: Vec<AdvancedCause>,
    /// Which taxes are charged.
    pub taxes: Taxes,
}

impl BillingTerms {
    /// Terms as a policy publishes them, until something else is agreed.
    pub fn of_policy(published: &AdvancedTerms, taxes: Taxes) -> Self {
        Self {
            rate: published.rate,
            per_minutes: published.per_minutes,
            block_minutes: published.block_minutes,
            minimum_minutes: published.minimum_minutes,
            aggregation: Aggregation::Engagement,
            after_hours: None,
            causes: published.causes.clone(),
            taxes,
        }
    }

    /// The price of an hour, where it is a whole number of minor units.
    pub fn hourly(&self) -> Option<Money> {
        let minor = self.rate.minor.checked_mul(60)?;
        let per = i64::from(self.per_minutes);
        (minor % per == 0).then_some(Money { minor: minor / per, currency: self.rate.currency })
    }

    /// `CAD 85.00 per 60 min, blocks of 60 min, 60-min minimum`: what a client is asked to agree to.
    pub fn in_words(&self) -> String {
        let mut words = format!("{} per {} min", self.rate, self.per_minutes);
        if self.block_minutes != self.per_minutes {
            words += &format!(", blocks of {} min", self.block_minutes);
        }
        if self.minimum_minutes > 0 {
            words += &format!(", {}-min minimum", self.minimum_minutes);
        }
        if let Some(after) = &self.after_hours {
            let parts = [
                ("outside hours", after.closed),
                ("on days off", after.day_off),
                ("on holidays", after.holiday),
            ];
            let named = parts.iter().filter(|(_, times)| *times > Multiplier::ONE);
            for (when, times) in named {
                words += &format!(", × {times} {when}");
            }
        }
        words
    }
}

/// What somebody typed about terms.
#[derive(Debug, Clone, Default)]
pub struct TermsDraft {
    /// `85.00`.
    pub rate: String,
    /// `CAD`.
    pub currency: String,
    /// Minutes the rate pays for.
    pub per_minutes: String,
    /// Minutes of a block.
    pub block_minutes: String,
    /// The least that is billed, in minutes.
    pub minimum_minutes: String,
    /// Key of what is rounded up as one.
    pub aggregation: String,
    /// Causes by key.
    pub causes: Vec<AdvancedCause>,
    /// Names and rates of taxes.
    pub taxes: Vec<(String, String)>,
    /// Why no tax is charged.
    pub exempt: String,
    /// The calendar of the multipliers, and outside hours, on days off, on holidays: as typed.
    pub after_hours: Option<(CalendarId, [String; 3])>,
}

/// No minute of support costs as much as this many minor units of anything.
const MOST_MINOR: i64 = 100_000_000;
/// A week: nobody rounds up to more.
const MOST_MINUTES: u32 = 7 * 24 * 60;

/// Checks terms.
///
/// # Errors
/// Every [`Problem`], with the fields of [`TermsDraft`].
///
/// ```
/// use domain::billing::{TermsDraft, check_terms};
/// let draft = TermsDraft {
///     rate: "85".into(), currency: "CDN".into(), per_minutes: "60".into(), block_minutes: "60".into(),
///     minimum_minutes: "60".into(), aggregation: "engagement".into(), ..TermsDraft::default()
/// };
/// assert_eq!(check_terms(&draft).unwrap().in_words(), "CAD 85.00 per 60 min, 60-min minimum");
/// let none = check_terms(&TermsDraft { block_minutes: "0".into(), ..draft }).unwrap_err();
/// assert_eq!(none[0].field, "block_minutes");
/// ```
pub fn check_terms(draft: &TermsDraft) -> Result<BillingTerms, Vec<Problem>> {
    let mut problems = Problems::default();
    let rate = rate(draft, &mut problems);
    let per_minutes = minutes("per_minutes", &draft.per_minutes, 1, &mut problems);
    let block_minutes = minutes("block_minutes", &draft.block_minutes, 1, &mut problems);
    let minimum_minutes = minutes("minimum_minutes", &draft.minimum_minutes, 0, &mut problems);
    let aggregation = Aggregation::parse(&draft.aggregation);
    if aggregation.is_none() {
        let known = Aggregation::ALL.map(Aggregation::key).join(", ");
        problems.add("aggregation", format!("\"{}\" is none of {known}.", draft.aggregation));
    }
    let after_hours = draft.after_hours.as_ref().map(|typed| after_hours(typed, &mut problems));
    let taxes = Taxes::check(&draft.taxes, &draft.exempt, &mut problems);
    problems.into_result(())?;
    Ok(BillingTerms {
        rate: rate.expect("a problem was added when it was not read"),
        per_minutes,
        block_minutes,
        minimum_minutes,
        aggregation: aggregation.expect("a problem was added when it was not read"),
        after_hours,
        causes: draft.causes.clone(),
        taxes,
    })
}

fn rate(draft: &TermsDraft, problems: &mut Problems) -> Option<Money> {
    let Some(currency) = crate::money::Currency::parse(&draft.currency) else {
        let message = format!("\"{}\" is no currency. Write three letters, such as CAD.", draft.currency);
        problems.add("currency", message);
        return None;
    };
    let rate = Money::parse(&draft.rate, currency);
    match rate {
        Some(rate) if rate.minor < 0 => problems.add("rate", "A rate is not negative."),
        Some(rate) if rate.minor > MOST_MINOR => {
            problems.add("rate", format!("{rate} is more than anybody charges. Is it a slip of the finger?"));
        }
        Some(_) => {}
        None => problems.add("rate", format!("\"{}\" is no amount. Write it as 85.00.", draft.rate)),
    }
    rate
}

fn after_hours((calendar, typed): &(CalendarId, [String; 3]), problems: &mut Problems) -> AfterHours {
    let mut read = |field: &str, typed: &str| {
        Multiplier::parse(typed).unwrap_or_else(|| {
            problems.add(field, format!("\"{typed}\" is no multiplier from 1 to 10, such as 1.5."));
            Multiplier::ONE
        })
    };
    AfterHours {
        calendar: *calendar,
        closed: read("closed", &typed[0]),
        day_off: read("day_off", &typed[1]),
        holiday: read("holiday", &typed[2]),
    }
}

fn minutes(field: &str, typed: &str, least: u32, problems: &mut Problems) -> u32 {
    match typed.trim().parse::<u32>() {
        Ok(minutes) if (least..=MOST_MINUTES).contains(&minutes) => minutes,
        _ => {
            problems
                .add(field, format!("\"{typed}\" is no number of minutes from {least} to {MOST_MINUTES}."));
            least
        }
    }
}
