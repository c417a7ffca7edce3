//! Clients that lack a contact their policy asks for (CyberMark §12).

use super::list::row;
use super::wire::ClientRow;
use crate::context::Context;
use crate::failure::Failure;
use crate::sla;
use crate::terms::{self, AddOnView};
use chrono::NaiveDate;
use domain::clients::ContactRole;
use domain::ids::ClientId;
use std::collections::HashSet;
use store::clients::{Asked, ClientFilter};
use store::{Reading, Window};

/// What the policies of contracts in force ask of contacts, and which day it is in their zones.
pub(crate) fn asked(context: &Context<'_>, tx: &Reading<'_>) -> Result<Asked, Failure> {
    let mut asked = Asked::default();
    for (version, zone) in store::clients::terms_in_force(tx)? {
        let policy = sla::laid_out(context, tx, version)?;
        for role in &policy.policy.terms.required_contacts {
            if !asked.roles.contains(&(version, *role)) {
                asked.roles.push((version, *role));
            }
        }
        if asked.today.iter().all(|(known, _)| *known != zone) {
            asked.today.push((zone, context.zone(zone).date(context.now)));
        }
    }
    asked.added = added(context, tx)?;
    Ok(asked)
}

/// What add-ons in force ask of contacts besides: each with the client it is asked of.
pub(super) fn added(
    context: &Context<'_>,
    tx: &Reading<'_>,
) -> Result<Vec<(ClientId, ContactRole)>, Failure> {
    let (mut added, mut known) = (Vec::new(), HashSet::new());
    for of in store::clients::add_ons_in_force(tx)? {
        let today = context.zone(of.zone).date(context.now);
        if today < of.starts_on || of.ends_on.is_some_and(|last| last < today) {
            continue;
        }
        for add_on in terms::stored::<AddOnView>(&of.add_ons)? {
            // Its first day is written out where it is kept, and no version begins before its own.
            let begun = add_on.from_on.parse::<NaiveDate>().is_ok_and(|from_on| from_on <= today);
            if !begun {
                continue;
            }
            let policy = sla::laid_out(context, tx, sla::policy_ref(tx, &add_on.policy_version_id)?)?;
            for role in &policy.policy.terms.required_contacts {
                if known.insert((of.client, role.key())) {
                    added.push((of.client, *role));
                }
            }
        }
    }
    Ok(added)
}

/// The first clients that lack a contact, and how many there are.
pub(crate) fn lacking_first(
    context: &Context<'_>,
    tx: &Reading<'_>,
    most: u32,
) -> Result<(Vec<ClientRow>, i64), Failure> {
    let asked = asked(context, tx)?;
    if asked.roles.is_empty() && asked.added.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let filter = ClientFilter { only_lacking: true, asked, ..ClientFilter::default() };
    let page = store::clients::list(tx, &filter, Window { offset: 0, limit: most })?;
    let total = i64::try_from(page.total).unwrap_or(i64::MAX);
    Ok((page.rows.into_iter().map(row).collect(), total))
}

/// `No technical contact is named.`, for each role that is missing.
pub(super) fn sentences(lacks: &[ContactRole]) -> Vec<String> {
    lacks.iter().map(|role| format!("No {} contact is named.", role.in_words())).collect()
}
