//! What a contract comes to on a day: its policy with add-ons, signed orders and the calendar in force, written down
//! whole when it takes effect. Tickets keep the terms of the day they were received, and are judged on nothing else.

mod compose;
mod suspended;
mod wire;

pub use wire::{AddOnView, OverrideView};

pub(crate) use compose::{add_ons_of, composed, stored};
pub(crate) use suspended::{Suspensions, suspensions_of};

use crate::context::Context;
use crate::failure::Failure;
use crate::shelf::InForce;
use chrono::NaiveDate;
use domain::contracts::Contract;
use domain::ids::TermsId;
use domain::time::Instant;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::contract_versions::ContractVersion;
use store::terms::TermsRow;
use store::{Reading, Writing};

/// Terms of an id, with their clocks laid out.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn of_id(context: &Context<'_>, tx: &Reading<'_>, id: TermsId) -> Result<Arc<InForce>, Failure> {
    if let Some(known) = context.desk.shelf.terms(id) {
        return Ok(known);
    }
    let row = store::terms::get(tx, id)?;
    of_row(context, tx, row)
}

/// The terms of a contract on a day; before its first day, those it began with.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] when it was never put in force.
pub(crate) fn at(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    on: NaiveDate,
) -> Result<Arc<InForce>, Failure> {
    let row = match store::terms::at(tx, contract.id, on)? {
        Some(row) => Some(row),
        None => store::terms::list(tx, contract.id)?.into_iter().next(),
    };
    let row = row.ok_or_else(|| {
        let number = domain::contracts::number_in_words(contract.number);
        Failure::not_now(
            format!("{number} is a draft, so nothing is promised yet."),
            "Put it in force first.",
        )
    })?;
    of_row(context, tx, row)
}

fn of_row(context: &Context<'_>, tx: &Reading<'_>, row: TermsRow) -> Result<Arc<InForce>, Failure> {
    if let Some(known) = context.desk.shelf.terms(row.id) {
        return Ok(known);
    }
    let laid_out = match context.desk.shelf.known(&row.sha256) {
        Some(known) => known,
        None => context.desk.shelf.policy(&row.sha256, &store::terms::text(tx, &row.sha256)?)?,
    };
    let terms = Arc::new(InForce { row, laid_out });
    // Should the call come to nothing, their id is never asked for again.
    context.desk.shelf.keep_terms(&terms);
    Ok(terms)
}

/// From when to when each of a contract's terms holds for requests received then: none overlap.
///
/// # Errors
/// Those of the file.
pub(crate) fn stretches(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<Vec<(TermsId, Instant, Instant)>, Failure> {
    let zone = context.zone(contract.zone);
    let rows = store::terms::list(tx, contract.id)?;
    let days: BTreeSet<NaiveDate> = rows.iter().map(|row| row.from_on).collect();
    let on = |day: NaiveDate| rows.iter().rev().find(|row| row.from_on <= day).map(|row| row.id);
    let days: Vec<NaiveDate> = days.into_iter().collect();
    let mut stretches: Vec<(TermsId, Instant, Instant)> = Vec::new();
    for (index, day) in days.iter().enumerate() {
        let Some(id) = on(*day) else { continue };
        // Before the first day the first terms hold; after the last day the last ones.
        let from = if index == 0 { Instant::from_unix(i64::MIN / 4) } else { zone.start_of(*day) };
        let to = days.get(index + 1).map_or(Instant::from_unix(i64::MAX / 4), |next| zone.start_of(*next));
        stretches.push((id, from, to));
    }
    Ok(stretches)
}

/// Writes down what a contract comes to from `from_on` on: once for that day, and once more for each later day on
/// which a signed version, an add-on or a calendar takes effect. What was written before stays, and holds before.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] when an add-on or an order does not fit the policy.
pub(crate) fn renew(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    from_on: NaiveDate,
) -> Result<(), Failure> {
    let versions = store::contract_versions::list(tx, contract.id)?;
    let signed: Vec<ContractVersion> =
        versions.into_iter().filter(|version| version.signed.is_some()).collect();
    let mut days = BTreeSet::from([from_on]);
    for version in &signed {
        days.insert(version.from_on);
        days.extend(compose::add_ons_of(version)?.into_iter().map(|(_, add_on)| add_on.from_on));
        days.extend(compose::days_of_calendar(tx, version)?);
    }
    for day in days.range(from_on..) {
        let in_force = signed.iter().rev().filter(|version| version.from_on <= *day);
        let Some(version) = in_force.max_by_key(|version| (version.from_on, version.number)) else {
            continue;
        };
        let made = composed(context, tx, version, *day)?;
        let row = TermsRow {
            id: TermsId::new(context.now),
            contract: contract.id,
            from_on: *day,
            contract_version: version.id,
            policy_version: version.policy_version,
            calendar: made.calendar,
            continuity: version.continuity,
            sha256: [0; 32],
        };
        store::terms::add(tx, &row, &made.text, context.now)?;
    }
    Ok(())
}

/// The day from which a version holds with all of its add-ons: one that begins later than the version is a
/// part of what is read and tried out.
///
/// # Errors
/// As [`add_ons_of`].
pub(crate) fn last_day_of_change(version: &ContractVersion) -> Result<NaiveDate, Failure> {
    let days = add_ons_of(version)?.into_iter().map(|(_, add_on)| add_on.from_on);
    Ok(days.max().unwrap_or(version.from_on).max(version.from_on))
}

/// The terms of many tickets, each looked up once.
pub(crate) struct Known<'c, 'd, 't> {
    context: &'c Context<'d>,
    tx: &'c Reading<'t>,
    terms: Vec<Arc<InForce>>,
}

impl<'c, 'd, 't> Known<'c, 'd, 't> {
    /// Knows none yet.
    pub fn new(context: &'c Context<'d>, tx: &'c Reading<'t>) -> Self {
        Self { context, tx, terms: Vec::new() }
    }

    /// The place of terms in [`Self::all`].
    pub fn place(&mut self, id: TermsId) -> Result<usize, Failure> {
        if let Some(place) = self.terms.iter().position(|terms| terms.row.id == id) {
            return Ok(place);
        }
        self.terms.push(of_id(self.context, self.tx, id)?);
        Ok(self.terms.len() - 1)
    }

    /// All that were asked for, `last` behind the others; and for each place where it stands now.
    pub fn ending_with(self, last: &Arc<InForce>) -> (Vec<Arc<InForce>>, Vec<usize>) {
        let is_last = |terms: &Arc<InForce>| terms.row.id == last.row.id;
        let mut all: Vec<Arc<InForce>> = self.terms.iter().filter(|terms| !is_last(terms)).cloned().collect();
        all.push(Arc::clone(last));
        let place = |terms: &Arc<InForce>| all.iter().position(|other| other.row.id == terms.row.id);
        let places = self.terms.iter().map(|terms| place(terms).expect("all of them are there")).collect();
        (all, places)
    }
}
