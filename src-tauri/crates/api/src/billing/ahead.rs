//! What waits in advanced support and among invoices; for Home.

use super::today;
use super::wire::BillingAhead;
use crate::context::Context;
use crate::failure::Failure;
use domain::billing::EngagementState;
use domain::time::YearMonth;
use store::Reading;
use store::billing::board::{self, BoardFilter};
use store::billing::lists::{self, InvoiceFilter, Show};

/// What waits.
///
/// # Errors
/// Those of the file.
pub(crate) fn ahead(context: &Context<'_>, tx: &Reading<'_>) -> Result<BillingAhead, Failure> {
    let today = today(context, tx)?;
    let filter = BoardFilter { month: YearMonth::of(today), client: None, search: String::new() };
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let waits = |state| board::sums(tx, state, &filter);
    let invoices_that = |show| {
        let filter = InvoiceFilter { show, client: None, month: None, search: String::new(), today };
        lists::count(tx, &filter).map(count)
    };
    let (to_bill, sums) = waits(EngagementState::ToBill)?;
    Ok(BillingAhead {
        awaiting: count(waits(EngagementState::AwaitingConsent)?.0),
        to_review: count(waits(EngagementState::ToReview)?.0),
        to_bill: count(to_bill),
        to_bill_sums: sums.iter().map(ToString::to_string).collect(),
        drafts: invoices_that(Show::Drafts)?,
        overdue: invoices_that(Show::Overdue)?,
    })
}

/// How many engagements wait for the client's permission.
///
/// # Errors
/// Those of the file.
pub(crate) fn awaiting(context: &Context<'_>, tx: &Reading<'_>) -> Result<i64, Failure> {
    // Before the first start there is no zone, and nothing that waits.
    let month = YearMonth::of(context.now.at_offset(0).date());
    let filter = BoardFilter { month, client: None, search: String::new() };
    Ok(i64::try_from(board::sums(tx, EngagementState::AwaitingConsent, &filter)?.0).unwrap_or(i64::MAX))
}
