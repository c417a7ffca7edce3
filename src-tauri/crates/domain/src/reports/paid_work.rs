//! The month's advanced support: what the client agreed to, what was worked, and what it comes to.

use crate::billing::EngagementState;
use crate::money::Money;
use crate::sla::AdvancedCause;
use crate::time::Seconds;

/// The advanced support of a contract whose work ended in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidWorkOfMonth {
    /// Every engagement, by when its work ended.
    pub lines: Vec<PaidWorkLine>,
    /// What they come to before tax, one sum a currency.
    pub totals: Vec<Money>,
}

/// One engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidWorkLine {
    /// 314 of `A-314`.
    pub number: i64,
    /// What was done.
    pub title: String,
    /// Why it is no standard support.
    pub cause: AdvancedCause,
    /// Who agreed, when and how: `Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail`; empty where nobody did.
    pub consent: String,
    /// What proves it: the words that were said, or the name of a file and the beginning of its fingerprint.
    pub evidence: String,
    /// Blocks at most that were agreed to.
    pub cap_blocks: Option<u32>,
    /// What was billed without prior permission, and why; nothing where all of it was agreed to.
    pub overridden: Option<String>,
    /// All time worked, billable or not.
    pub worked: Seconds,
    /// What is billed of it, in whole blocks.
    pub billed: Seconds,
    /// How the amount comes about, a line each.
    pub explanation: Vec<String>,
    /// Why nothing, or not everything, is billed.
    pub not_billed: Vec<String>,
    /// Before tax; nothing where no rate is agreed.
    pub net: Option<Money>,
    /// Where it stands.
    pub state: EngagementState,
    /// The invoice it stands on, once that is issued.
    pub invoice: Option<String>,
}

impl PaidWorkOfMonth {
    /// Adds up the engagements of a month; none where there were none.
    pub fn of(lines: Vec<PaidWorkLine>) -> Option<Self> {
        let mut totals: Vec<Money> = Vec::new();
        for net in lines.iter().filter_map(|line| line.net) {
            match totals.iter_mut().find(|sum| sum.currency == net.currency) {
                Some(sum) => sum.minor += net.minor,
                None => totals.push(net),
            }
        }
        (!lines.is_empty()).then_some(Self { lines, totals })
    }
}
