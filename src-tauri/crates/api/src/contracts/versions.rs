//! Versions of a contract: drafted, signed for a day, discarded. Nothing in the past changes.

use super::wire::{
    ContractMove, ContractVersionView, ContractVersions, ContractView, VersionDraft, VersionSign,
};
use super::{contract_ref, fees, service_view, services, view};
use crate::clients::OfId;
use crate::context::Context;
use crate::failure::Failure;
use crate::terms::{self, AddOnView, OverrideView};
use crate::wire::Moment;
use crate::{sla, tickets};
use chrono::NaiveDate;
use domain::contracts::{Contract, ContractStatus, ServiceLine, number_in_words};
use domain::ids::{ContractVersionId, PolicyVersionId};
use domain::problem::{Problem, Problems};
use domain::time::Instant;
use store::contract_versions::{ContractVersion, StatusSince};
use store::{Reading, Writing};

/// What a version says, as it was typed and checked.
pub(super) struct Content {
    pub policy_version: PolicyVersionId,
    pub continuity: bool,
    pub services: Vec<ServiceLine>,
    pub add_ons: Vec<AddOnView>,
    pub overrides: Vec<OverrideView>,
    pub reason: String,
}

/// All versions of a contract.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn versions(context: &Context<'_>, of: OfId) -> Result<ContractVersions, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        let zone = context.zone(contract.zone);
        let mut rows = Vec::new();
        for version in store::contract_versions::list(tx, id)? {
            let policy = store::sla::version(tx, version.policy_version)?.value;
            rows.push(ContractVersionView {
                number: version.number,
                signed: version.signed.map(|at| Moment::new(at, &zone)),
                from_on: version.from_on.to_string(),
                policy_version_id: version.policy_version.to_string(),
                policy: policy.name,
                policy_version: policy.number,
                continuity: version.continuity,
                add_ons: terms::stored(&version.add_ons)?,
                overrides: terms::stored(&version.overrides)?,
                services: version.services.iter().map(service_view).collect(),
                monthly_fees: fees(&version.services),
                reason: version.reason,
            });
        }
        Ok(ContractVersions { rows })
    })
}

/// Drafts the next version of a contract, in the place of the draft there may be.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Conflict`; `NotNow` for a contract that is itself a draft,
/// or over.
pub fn draft_version(context: &Context<'_>, draft: VersionDraft) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &draft.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        let number = number_in_words(contract.number);
        match contract.status {
            ContractStatus::Active | ContractStatus::Suspended => {}
            ContractStatus::Draft => {
                return Err(Failure::not_now(format!("{number} is still a draft: change it itself."), ""));
            }
            ContractStatus::Ended => {
                return Err(Failure::not_now(format!("{number} is over."), "Enter a new contract."));
            }
        }
        let mut problems = Problems::default();
        let last = last_day(tx, &contract)?;
        let from_on = first_day(&contract, last, &draft.from_on, &mut problems);
        let policy = sla::policy_ref(tx, &draft.policy_version_id);
        let policy = policy.map_err(|_| problems.add("policy_version_id", "Choose a policy.")).ok();
        let lines = services(&draft.services, &mut problems);
        let refused = |problems| Failure::invalid("The version was not saved.", problems);
        problems.into_result(()).map_err(refused)?;
        let content = Content {
            policy_version: policy.expect("checked above"),
            continuity: draft.continuity,
            services: lines,
            add_ons: draft.add_ons.clone(),
            overrides: draft.overrides.clone(),
            reason: draft.reason.trim().to_owned(),
        };
        keep_draft(context, tx, &contract, from_on.expect("checked above"), content)?;
        store::contracts::update(tx, &contract, draft.expected_version, context.now)?;
        acts.entered("contract", number, &draft);
        view(context, tx, id)
    })
}

/// The last day a change can begin on; none where the contract is open, or renews itself and nobody gave notice.
fn last_day(tx: &Reading<'_>, contract: &Contract) -> Result<Option<NaiveDate>, Failure> {
    let agreed = super::term::agreed(tx, contract)?;
    let goes_on = agreed.renews_by.is_some() && agreed.given.is_none();
    Ok(contract.ends_on.filter(|_| !goes_on))
}

fn first_day(
    contract: &Contract,
    last: Option<NaiveDate>,
    typed: &str,
    problems: &mut Problems,
) -> Option<NaiveDate> {
    let Ok(from_on) = typed.trim().parse::<NaiveDate>() else {
        problems.add("from_on", format!("\"{typed}\" is not a date. Write it as 2026-10-01."));
        return None;
    };
    if from_on <= contract.starts_on {
        let first = contract.starts_on;
        problems.add("from_on", format!("The contract starts on {first}; a change comes after that."));
    }
    if let Some(last) = last.filter(|last| *last < from_on) {
        problems.add("from_on", format!("The contract ends on {last}, before that."));
    }
    Some(from_on)
}

/// Checks what a draft says and keeps it.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with the fields `add_ons.0.policy_version_id`, `overrides.1.words` and so on.
pub(super) fn keep_draft(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    from_on: NaiveDate,
    content: Content,
) -> Result<(), Failure> {
    let add_ons = resolved(tx, from_on, content.add_ons)?;
    let version = ContractVersion {
        id: ContractVersionId::new(context.now),
        contract: contract.id,
        number: 0,
        signed: None,
        from_on,
        policy_version: content.policy_version,
        continuity: content.continuity,
        add_ons: serde_json::to_string(&add_ons).expect("wire structs have text keys"),
        overrides: serde_json::to_string(&content.overrides).expect("wire structs have text keys"),
        reason: content.reason,
        services: content.services,
    };
    // Composed with every add-on it will ever have, so that none is found wanting on its first day.
    let last = add_ons.iter().filter_map(|add_on| add_on.from_on.parse().ok()).max();
    terms::composed(context, tx, &version, last.map_or(from_on, |last: NaiveDate| last.max(from_on)))?;
    Ok(store::contract_versions::draft(tx, &version, context.now)?)
}

/// Add-ons with the version of their policy, their name and their first day written out.
fn resolved(tx: &Reading<'_>, from_on: NaiveDate, typed: Vec<AddOnView>) -> Result<Vec<AddOnView>, Failure> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut add_ons = Vec::new();
    for (index, view) in typed.into_iter().enumerate() {
        let field = |name: &str| format!("add_ons.{index}.{name}");
        let day = if view.from_on.trim().is_empty() { Ok(from_on) } else { view.from_on.trim().parse() };
        if day.is_err() {
            let message = format!("\"{}\" is not a date. Write it as 2026-10-01.", view.from_on);
            problems.push(Problem::new(field("from_on"), message));
        }
        match sla::policy_ref(tx, &view.policy_version_id) {
            Ok(id) => {
                let own = store::sla::version(tx, id)?.value.name;
                let name = Some(view.name.trim().to_owned()).filter(|name| !name.is_empty()).unwrap_or(own);
                let from_on = day.unwrap_or(from_on).max(from_on).to_string();
                add_ons.push(AddOnView { name, policy_version_id: id.to_string(), from_on });
            }
            Err(_) => problems.push(Problem::new(field("policy_version_id"), "Choose the add-on's policy.")),
        }
    }
    if problems.is_empty() {
        return Ok(add_ons);
    }
    Err(Failure::invalid("The add-ons were not taken.", problems))
}

/// Forgets the draft of a contract's next version.
///
/// # Errors
/// `Conflict`; [`crate::failure::Code::NotFound`] when there is none.
pub fn discard_version(context: &Context<'_>, of: ContractMove) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        let number = number_in_words(contract.number);
        if contract.status == ContractStatus::Draft {
            return Err(Failure::not_now(format!("{number} is itself a draft."), ""));
        }
        store::contract_versions::draft_of(tx, id)?;
        store::contract_versions::discard(tx, id)?;
        store::contracts::update(tx, &contract, of.expected_version, context.now)?;
        acts.changed("contract", number, &"a drafted version", &"discarded");
        view(context, tx, id)
    })
}

/// Signs the drafted version: from its first day on, requests are received under it. One whose first day is past or
/// today would change what was judged: it is refused while requests were received since, unless re-scoring them is
/// asked for with a reason (domain rule 15). Reports that were issued stay as they are.
///
/// # Errors
/// `NotNow`, `Conflict`; [`crate::failure::Code::NotFound`] when nothing is drafted.
pub fn sign_version(context: &Context<'_>, sign: VersionSign) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &sign.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        let number = number_in_words(contract.number);
        let draft = store::contract_versions::draft_of(tx, id)?;
        let version = store::contract_versions::list(tx, id)?.into_iter().find(|version| version.id == draft);
        let version = version.ok_or_else(|| Failure::not_found("contract version"))?;
        if contract.status == ContractStatus::Draft {
            return Err(Failure::not_now(format!("{number} is a draft."), "Put it in force; that signs it."));
        }
        let zone = context.zone(contract.zone);
        let since = zone.start_of(version.from_on);
        let received = store::tickets::received_since(tx, id, since)?;
        if received > 0 && sign.rescore_reason.trim().is_empty() {
            return Err(Failure::not_now(
                format!(
                    "{received} requests received since {} are judged on what held then; signing version {} from \
                     that day would judge them anew.",
                    version.from_on, version.number
                ),
                "Choose a later day, or give the reason for judging them anew.",
            ));
        }
        store::contract_versions::sign(tx, draft, context.now)?;
        // What is signed for a later day is shown from that day on.
        let begun = version.from_on <= zone.date(context.now);
        let contract = if begun { taking_on(contract, &version) } else { contract };
        store::contracts::update(tx, &contract, sign.expected_version, context.now)?;
        if begun {
            store::contract_versions::shows(tx, id, version.id)?;
        }
        terms::renew(context, tx, &contract, version.from_on)?;
        if received > 0 {
            for (terms, from, to) in terms::stretches(context, tx, &contract)? {
                store::tickets::put_on_terms(tx, id, terms, from.max(since), to, context.now)?;
            }
            tickets::rejudge_all(context, tx, &contract)?;
        }
        acts.entered("contract", number, &sign);
        view(context, tx, id)
    })
}

fn taking_on(contract: Contract, version: &ContractVersion) -> Contract {
    Contract {
        policy_version: version.policy_version,
        continuity: version.continuity,
        services: version.services.clone(),
        ..contract
    }
}

/// Lets contracts show the versions that have begun since somebody last looked, each on its day in its own zone.
///
/// # Errors
/// Those of the file.
pub(crate) fn take_effect(context: &Context<'_>) -> Result<(), Failure> {
    // The day that is over nowhere yet: whether it has begun for a contract, its zone says.
    let latest = context.now.at_offset(14 * 3600).date();
    if context.read(|tx| Ok(store::contract_versions::begun(tx, latest)?))?.is_empty() {
        return Ok(());
    }
    context.change(|tx, acts| {
        for (id, shown) in store::contract_versions::begun(tx, latest)? {
            let stored = store::contracts::get(tx, id)?;
            let today = context.zone(stored.value.zone).date(context.now);
            let versions = store::contract_versions::list(tx, id)?;
            let signed = versions.iter().filter(|version| version.signed.is_some());
            let begun = signed.filter(|version| version.from_on <= today);
            let newest = begun.max_by_key(|version| (version.from_on, version.number));
            let Some(version) = newest.filter(|version| version.id != shown) else { continue };
            let before = stored.value.policy_version;
            let contract = taking_on(stored.value, version);
            store::contracts::update(tx, &contract, stored.version, context.now)?;
            store::contract_versions::shows(tx, id, version.id)?;
            let now = format!("version {}, in force from {}", version.number, version.from_on);
            acts.changed("contract", number_in_words(contract.number), &before.to_string(), &now);
        }
        Ok(())
    })
}

/// Puts a contract in force: its first version is signed, and what it comes to is written down.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] when it does not fit its policy.
pub(crate) fn put_in_force(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
    reason: &str,
) -> Result<(), Failure> {
    let versions = store::contract_versions::list(tx, contract.id)?;
    if versions.is_empty() {
        let content = Content {
            policy_version: contract.policy_version,
            continuity: contract.continuity,
            services: contract.services.clone(),
            add_ons: Vec::new(),
            overrides: Vec::new(),
            reason: String::new(),
        };
        keep_draft(context, tx, contract, contract.starts_on, content)?;
    }
    if versions.iter().all(|version| version.signed.is_none()) {
        let draft = store::contract_versions::draft_of(tx, contract.id)?;
        store::contract_versions::sign(tx, draft, context.now)?;
        store::contract_versions::shows(tx, contract.id, draft)?;
        terms::renew(context, tx, contract, contract.starts_on)?;
    }
    stands(tx, contract, ContractStatus::Active, context.now, reason)
}

/// Writes down where a contract stands from now on.
pub(super) fn stands(
    tx: &Writing<'_>,
    contract: &Contract,
    status: ContractStatus,
    at: Instant,
    reason: &str,
) -> Result<(), Failure> {
    let since = StatusSince { status, at, reason: reason.trim().to_owned() };
    Ok(store::contract_versions::stands(tx, contract.id, &since)?)
}
