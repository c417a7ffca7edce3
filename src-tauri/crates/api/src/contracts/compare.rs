//! Two versions of a contract side by side, in the words the client would use.

use super::wire::{VersionChange, VersionChanges, VersionOf, VersionRead, VersionsCompare};
use super::{contract_ref, fees, schedule, versions};
use crate::clients::OfId;
use crate::context::Context;
use crate::failure::Failure;
use crate::{terms, words};
use domain::contracts::ServiceLine;
use domain::sla::{Policy, Target};
use store::Reading;
use store::contract_versions::ContractVersion;

const NOTHING: &str = "none";

/// What differs between two versions of a contract: policy, targets, add-ons, services, fees.
///
/// # Errors
/// [`crate::failure::Code::NotFound`] for a version there is not.
pub fn compare_versions(context: &Context<'_>, of: VersionsCompare) -> Result<VersionChanges, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.id)?;
        let versions = store::contract_versions::list(tx, id)?;
        let called = |number: i64| {
            let found = versions.iter().find(|version| version.number == number);
            found.ok_or_else(|| Failure::not_found(format!("version {number} of this contract")))
        };
        let (one, other) = (called(of.from)?, called(of.to)?);
        let mut rows = policies(tx, one, other)?;
        // Each with all of its add-ons: one that began inside the older version is nothing new in the later one.
        let policy = |version: &ContractVersion| {
            terms::composed(context, tx, version, terms::last_day_of_change(version)?)
        };
        rows.extend(targets(&policy(one)?.policy, &policy(other)?.policy));
        rows.extend(services(&one.services, &other.services));
        let sums = |version: &ContractVersion| fees(&version.services).join(" + ");
        rows.extend(change("Fee a month", sums(one), sums(other)));
        Ok(VersionChanges { from: of.from, to: of.to, rows })
    })
}

fn change(about: impl Into<String>, before: String, after: String) -> Option<VersionChange> {
    let shown = |words: String| if words.is_empty() { NOTHING.to_owned() } else { words };
    let (before, after) = (shown(before), shown(after));
    (before != after).then(|| VersionChange { about: about.into(), before, after })
}

fn policies(
    tx: &Reading<'_>,
    one: &ContractVersion,
    other: &ContractVersion,
) -> Result<Vec<VersionChange>, Failure> {
    let named = |version: &ContractVersion| {
        let policy = store::sla::version(tx, version.policy_version)?.value;
        Ok::<_, Failure>(format!("{}, version {}", policy.name, policy.number))
    };
    let taken = |yes: bool| if yes { "taken" } else { "not taken" }.to_owned();
    let rows = [
        change("Policy", named(one)?, named(other)?),
        change("Continuity service", taken(one.continuity), taken(other.continuity)),
        change("Add-ons", add_ons(one, other)?, add_ons(other, one)?),
    ];
    Ok(rows.into_iter().flatten().collect())
}

/// The add-ons of a version with their first days. One that goes on in the next version began when it began.
fn add_ons(version: &ContractVersion, beside: &ContractVersion) -> Result<String, Failure> {
    let known = terms::add_ons_of(beside)?;
    let words = terms::add_ons_of(version)?.into_iter().map(|(_, own)| {
        let before = known.iter().filter(|(_, other)| {
            other.policy_version == own.policy_version && own.from_on == version.from_on
        });
        let since = before.map(|(_, other)| other.from_on).chain([own.from_on]).min().unwrap_or(own.from_on);
        format!("{} from {since}", own.name)
    });
    Ok(words.collect::<Vec<_>>().join(", "))
}

fn targets(one: &Policy, other: &Policy) -> Vec<VersionChange> {
    let same = |target: &Target, of: &Policy| {
        of.target(target.metric, &target.priority, target.category.as_deref()).cloned()
    };
    let about = |target: &Target| {
        let category = target.category.as_deref().map(|category| format!(", {category}")).unwrap_or_default();
        format!("{}{category} {}", target.priority, words::metric(target.metric).to_lowercase())
    };
    let kept = one.targets.iter().filter_map(|target| {
        let after = same(target, other).map(|target| target.words).unwrap_or_default();
        change(about(target), target.words.clone(), after)
    });
    let new = other.targets.iter().filter(|target| same(target, one).is_none());
    kept.chain(new.filter_map(|target| change(about(target), String::new(), target.words.clone()))).collect()
}

fn services(one: &[ServiceLine], other: &[ServiceLine]) -> Vec<VersionChange> {
    let called = |of: &[ServiceLine], name: &str| {
        let lines = of.iter().filter(|line| line.name == name);
        lines
            .map(|line| format!("{} {} at {}", line.count, line.unit, line.price))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut names: Vec<&str> = Vec::new();
    for line in one.iter().chain(other) {
        if !names.contains(&line.name.as_str()) {
            names.push(&line.name);
        }
    }
    names.into_iter().filter_map(|name| change(name, called(one, name), called(other, name))).collect()
}

/// One version of a contract as the client reads it, with all of its add-ons.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn read_version(context: &Context<'_>, of: VersionOf) -> Result<VersionRead, Failure> {
    let rows = versions(context, OfId { id: of.id.clone() })?.rows;
    let version = rows.into_iter().find(|row| row.number == of.number);
    let version =
        version.ok_or_else(|| Failure::not_found(format!("version {} of this contract", of.number)))?;
    context.read(|tx| {
        let contract = store::contracts::get(tx, contract_ref(tx, &of.id)?)?.value;
        let mut schedule = schedule::written_by(context, tx, &contract, Some(of.number))?.shown;
        schedule.monthly_fees.clone_from(&version.monthly_fees);
        Ok(VersionRead { version, schedule })
    })
}
