//! The maintenance of a contract's month, for its report.

use super::plan::Plan;
use crate::context::Context;
use crate::failure::Failure;
use domain::contracts::Contract;
use domain::maintenance::WindowStatus;
use domain::reports::{MaintenanceLine, MaintenanceOfMonth};
use domain::time::{Instant, Stretch};
use store::Reading;

/// What began between two moments and affected the contract's client; drafts are nobody's business.
///
/// # Errors
/// Those of the file.
pub(crate) fn of_month(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    (from, to): (Instant, Instant),
) -> Result<Option<MaintenanceOfMonth>, Failure> {
    if from >= to {
        return Ok(None);
    }
    let Some(plan) = Plan::read_if_any(context, tx, Stretch { from, to })? else { return Ok(None) };
    let Some(client) = plan.around.place(contract.client) else { return Ok(None) };
    let mut lines = Vec::new();
    for placed in &plan.placed {
        let window = &plan.windows[placed.window].stored.value;
        let begins = placed.occurrence.stretch.from;
        let affected = plan.keys(placed.window).clients.binary_search(&client).is_ok();
        if begins < from || begins >= to || !affected || window.status == WindowStatus::Draft {
            continue;
        }
        let actual = plan.actuals(window.id, placed.occurrence.recurrence_id).first();
        let actual = actual.map(|actual| (actual.started, actual.ended));
        let notice = plan.notice(placed.window, &placed.occurrence, client);
        let required = plan.around.notice_of(client);
        lines.push(MaintenanceLine::of(window, &placed.occurrence, actual, notice, required));
    }
    Ok(MaintenanceOfMonth::of(lines))
}
