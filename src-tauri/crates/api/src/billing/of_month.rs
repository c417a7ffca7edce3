//! The advanced support of a contract's month, for its report.

use super::assess::Assessed;
use super::post::{agreed_in_words, granted, overridden_in_words};
use super::statement::ComesTo;
use crate::context::Context;
use crate::failure::Failure;
use crate::files::hex;
use domain::billing::EngagementState;
use domain::contracts::Contract;
use domain::reports::{PaidWorkLine, PaidWorkOfMonth};
use domain::time::YearMonth;
use store::Reading;
use store::billing::consents::Consent;

/// As many letters of a client's words as a report quotes.
const QUOTED: usize = 120;

/// The engagements of a contract whose work ended in a month of its zone; what was dropped is nobody's business.
///
/// # Errors
/// Those of the file; [`crate::failure::Code::BeyondCalendar`] as [`Assessed::of`].
pub(crate) fn paid_work_of_month(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    month: YearMonth,
) -> Result<Option<PaidWorkOfMonth>, Failure> {
    let mut lines = Vec::new();
    for number in store::billing::board::of_month(tx, contract.client, month)? {
        let row = store::billing::engagements::get(tx, number)?.stored.value;
        if row.contract == contract.id && row.state != EngagementState::Dropped {
            lines.push(line(tx, &Assessed::of(context, tx, number)?)?);
        }
    }
    Ok(PaidWorkOfMonth::of(lines))
}

fn line(tx: &Reading<'_>, of: &Assessed) -> Result<PaidWorkLine, Failure> {
    let own = &of.row.stored.value;
    let comes_to = ComesTo::of(tx, of)?;
    let net = comes_to.amounts.map(|(net, _)| net);
    let consent = granted(of);
    // What was approved stays as it is: that its invoice is issued later is no change of the month.
    let state = if own.state == EngagementState::Billed { EngagementState::ToBill } else { own.state };
    Ok(PaidWorkLine {
        number: own.number,
        title: own.title.clone(),
        cause: own.cause,
        consent: consent.map(|line| agreed_in_words(of, line)).unwrap_or_default(),
        evidence: consent.map(evidence).unwrap_or_default(),
        cap_blocks: of.permission.cap_blocks(),
        overridden: overridden_in_words(of),
        worked: of.worked(),
        billed: comes_to.billed,
        explanation: comes_to.explanation,
        // Without a rate it says what the provider has to do, which is not for the client.
        not_billed: if net.is_some() { comes_to.not_billable } else { Vec::new() },
        net,
        state,
        invoice: None,
    })
}

/// `“Yes, please go ahead.”`; `consent.eml (SHA-256 9f3a22c1…)`.
fn evidence(of: &Consent) -> String {
    if !of.file_name.is_empty() {
        return format!("{} (SHA-256 {}…)", of.file_name, &hex(&of.sha256)[..16]);
    }
    let words = of.words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return String::new();
    }
    let quoted: String = words.chars().take(QUOTED).collect();
    let rest = if quoted.len() < words.len() { "…" } else { "" };
    format!("“{quoted}{rest}”")
}
