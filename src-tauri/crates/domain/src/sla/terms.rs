//! What a policy says besides its targets, in its own words and in the values behind them.

use super::ratio::Ratio;
use crate::calendar::Span;
use crate::clients::ContactRole;
use crate::money::Money;
use crate::problem::{Problem, Problems};
use crate::zones::ZoneId;

/// What the policy says besides targets. The published words stay beside every value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyTerms {
    /// Support hours as published.
    pub support_hours: String,
    /// Maintenance and notice as published.
    pub maintenance: String,
    /// Hours of notice before maintenance, where the policy names them.
    pub notice_hours: Option<u32>,
    /// The notice is promised "where practical" only (CyberMark §6.2).
    pub notice_where_practical: bool,
    /// What the policy allows for emergencies.
    pub emergency_notice: EmergencyNotice,
    /// The emergencies it allows that for; empty for all of them.
    pub emergency_categories: Vec<EmergencyCategory>,
    /// When maintenance is preferred.
    pub preferred_windows: Vec<PreferredWindow>,
    /// Uptime promise as published.
    pub uptime: String,
    /// The promise as a figure.
    pub uptime_target: Option<UptimeTarget>,
    /// Service credits as published.
    pub credits: String,
    /// The credit of every uptime, the best first: without a gap and without an overlap.
    pub credit_bands: Vec<CreditBand>,
    /// Whether the uptime is compared as measured or as the table prints it.
    pub credit_rounding: CreditRounding,
    /// Days after the end of the month within which a credit must be claimed.
    pub claim_days: Option<u32>,
    /// How to escalate, step by step.
    pub escalation: Vec<EscalationStep>,
    /// What support outside the promise costs, as published.
    pub advanced_support: String,
    /// The same as figures, where the policy names them.
    pub advanced_terms: Option<AdvancedTerms>,
    /// What the client owes.
    pub client_duties: Vec<String>,
    /// Roles for which the client has to name somebody (CyberMark §12: technical and backup).
    pub required_contacts: Vec<ContactRole>,
    /// Anything else a reader of the contract should see.
    pub notes: Vec<String>,
}

impl PolicyTerms {
    /// What the policy allows for an emergency of this category: nothing where it speaks of others only (CyberITEX
    /// exempts emergency security patches, and nothing else).
    ///
    /// ```
    /// use domain::sla::{EmergencyCategory, EmergencyNotice, PolicyTerms};
    /// let emergency_categories = vec![EmergencyCategory::SecurityPatch];
    /// let terms = PolicyTerms { emergency_notice: EmergencyNotice::Exempt, emergency_categories, ..PolicyTerms::default() };
    /// assert_eq!(terms.notice_of(EmergencyCategory::SecurityPatch), EmergencyNotice::Exempt);
    /// assert_eq!(terms.notice_of(EmergencyCategory::Reliability), EmergencyNotice::NotSaid);
    /// ```
    pub fn notice_of(&self, emergency: EmergencyCategory) -> EmergencyNotice {
        if self.emergency_categories.is_empty() || self.emergency_categories.contains(&emergency) {
            self.emergency_notice
        } else {
            EmergencyNotice::NotSaid
        }
    }
}

/// What makes maintenance an emergency (CyberITEX: security patches; CyberMark §6.2: security or reliability).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EmergencyCategory {
    /// A security patch that cannot wait.
    SecurityPatch,
    /// The services would not stay up otherwise.
    Reliability,
}

impl EmergencyCategory {
    /// All of them, in the order they are offered.
    pub const ALL: &[Self] = &[Self::SecurityPatch, Self::Reliability];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SecurityPatch => "security_patch",
            Self::Reliability => "reliability",
        }
    }

    /// What a key stands for.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.key() == key)
    }
}

/// What the notice of an emergency has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmergencyNotice {
    /// The policy does not tell emergencies apart.
    #[default]
    NotSaid,
    /// They need no notice (CyberITEX: emergency security patches).
    Exempt,
    /// They may come with shorter notice (CyberMark §6.2).
    Shorter,
}

/// A stretch of wall clock in which maintenance is preferred: `sat-sun 22:00-04:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferredWindow {
    /// The days it begins on, Monday first.
    pub days: [bool; 7],
    /// From when to when; past midnight where it ends before it begins.
    pub span: Span,
    /// On whose clocks.
    pub zone: ZoneId,
}

/// An uptime promised for a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UptimeTarget {
    /// At least this share of a month.
    pub ratio: Ratio,
    /// Of which service: `CyberMark customer portal`.
    pub service: String,
}

/// A row of the credit table: half-open, `[at_least, below)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditBand {
    /// From this uptime on; nothing for the band that reaches down to zero.
    pub at_least: Option<Ratio>,
    /// Up to, and without, this one; nothing for the band that reaches up to all of the month.
    pub below: Option<Ratio>,
    /// The share of the monthly fee that is credited.
    pub credit: Ratio,
    /// The row as published: `99.0% – 99.49%: 5%`.
    pub words: String,
}

/// How an uptime is compared with the bands (domain §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CreditRounding {
    /// As measured, to the second.
    #[default]
    AsMeasured,
    /// Rounded half-up to two decimals first: the table read literally.
    TwoDecimals,
}

/// A step of the escalation path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationStep {
    /// What the step is called: `Tier 1`; empty where the policy only describes it.
    pub name: String,
    /// As published.
    pub words: String,
}

impl EscalationStep {
    /// `Tier 1: Frontline support resolves most issues.`
    ///
    /// ```
    /// use domain::sla::EscalationStep;
    /// let step = EscalationStep { name: "Tier 1".into(), words: "Frontline support.".into() };
    /// assert_eq!(step.in_words(), "Tier 1: Frontline support.");
    /// ```
    pub fn in_words(&self) -> String {
        match (self.name.is_empty(), self.words.is_empty()) {
            (true, _) => self.words.clone(),
            (false, true) => self.name.clone(),
            (false, false) => format!("{}: {}", self.name, self.words),
        }
    }
}

/// What makes a request billable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdvancedCause {
    /// Outside the scope of standard support.
    OutOfScope,
    /// Caused by the client's error or omission.
    ClientError,
}

/// What support outside the promise costs (domain §6). Money of `per_minutes` minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvancedTerms {
    /// The fee of `per_minutes` minutes.
    pub rate: Money,
    /// How many minutes the rate pays for: 60.
    pub per_minutes: u32,
    /// Billed time is rounded up to blocks of this many minutes.
    pub block_minutes: u32,
    /// The least that is billed.
    pub minimum_minutes: u32,
    /// The client is asked before.
    pub permission_first: bool,
    /// For what.
    pub causes: Vec<AdvancedCause>,
}

/// Whether the bands answer every uptime exactly once (domain §5): the best first, each beginning
/// where the one before ends.
///
/// # Errors
/// Every [`Problem`], with fields such as `credit_bands[1].below`.
///
/// ```
/// use domain::sla::{CreditBand, Ratio, check_bands};
/// let band = |at_least: Option<&str>, below: Option<&str>| CreditBand {
///     at_least: at_least.map(|text| Ratio::parse(text).unwrap()),
///     below: below.map(|text| Ratio::parse(text).unwrap()),
///     credit: Ratio::ZERO,
///     words: String::new(),
/// };
/// assert!(check_bands(&[band(Some("99.5%"), None), band(None, Some("99.5%"))]).is_ok());
/// // As a table prints it: 99.495 % would be in no band.
/// let gap = check_bands(&[band(Some("99.5%"), None), band(None, Some("99.49%"))]).unwrap_err();
/// assert!(gap[0].message.contains("between 99.49% and 99.5%"));
/// ```
pub fn check_bands(bands: &[CreditBand]) -> Result<(), Vec<Problem>> {
    let mut problems = Problems::default();
    let Some((first, last)) = bands.first().zip(bands.last()) else { return Ok(()) };
    if let Some(below) = first.below.filter(|below| *below <= Ratio::WHOLE) {
        let message = format!(
            "No band says what {below} and more is credited. Leave \"below\" of the first band empty."
        );
        problems.add("credit_bands[0].below", message);
    }
    for (index, pair) in bands.windows(2).enumerate() {
        check_pair(index, &pair[0], &pair[1], &mut problems);
    }
    for (index, band) in bands.iter().enumerate() {
        if let (Some(from), Some(below)) = (band.at_least, band.below)
            && below <= from
        {
            let message = format!("The band would begin at {from} and end before it, at {below}.");
            problems.add(format!("credit_bands[{index}].below"), message);
        }
        if band.credit > Ratio::WHOLE {
            let message = format!("A credit of {} is more than the whole fee.", band.credit);
            problems.add(format!("credit_bands[{index}].credit"), message);
        }
    }
    if let Some(from) = last.at_least.filter(|from| *from > Ratio::ZERO) {
        let message = format!(
            "No band says what less than {from} is credited. Leave \"at least\" of the last band empty."
        );
        problems.add(format!("credit_bands[{}].at_least", bands.len() - 1), message);
    }
    problems.into_result(())
}

/// The upper band has to end where the lower one begins.
fn check_pair(index: usize, upper: &CreditBand, lower: &CreditBand, problems: &mut Problems) {
    let field = format!("credit_bands[{}].below", index + 1);
    match (upper.at_least, lower.below) {
        (Some(from), Some(below)) if below < from => problems.add(
            field,
            format!(
                "An uptime between {below} and {from} falls in no band: a gap. Bands are half-open; write below {from}."
            ),
        ),
        (Some(from), Some(below)) if below > from => problems.add(
            field,
            format!("An uptime between {from} and {below} falls in two bands: an overlap. Write below {from}."),
        ),
        (Some(_), Some(_)) => {}
        (Some(from), None) => {
            problems.add(field, format!("The band has no upper end, and overlaps the one above. Write below {from}."));
        }
        (None, _) => problems.add(
            format!("credit_bands[{index}].at_least"),
            "The band has no lower end, and overlaps the one below. Say from which uptime on it holds.",
        ),
    }
}

/// The band of an uptime; one and no more where the bands passed [`check_bands`].
///
/// ```
/// # use domain::sla::{CreditBand, Ratio, band_of};
/// let band = |at_least, below, credit| CreditBand { at_least, below, credit, words: String::new() };
/// let edge = Ratio::parse("99.5%");
/// let bands = [band(edge, None, Ratio::ZERO), band(None, edge, Ratio::parse("5%").unwrap())];
/// assert_eq!(band_of(&bands, Ratio::parse("99.5%").unwrap()).unwrap().credit, Ratio::ZERO);
/// assert_eq!(band_of(&bands, Ratio::parse("99.4999%").unwrap()).unwrap().credit.to_string(), "5%");
/// ```
pub fn band_of(bands: &[CreditBand], uptime: Ratio) -> Option<&CreditBand> {
    bands.iter().find(|band| {
        band.at_least.is_none_or(|from| uptime >= from) && band.below.is_none_or(|below| uptime < below)
    })
}
