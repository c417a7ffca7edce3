//! Changes of duties: entered, recorded, waived, taken from the policy.

use super::wire::{ContractDuties, DutyMove, DutyRecord, DutySave, DutyWaive, ProposalsTake};
use super::{proposals, view};
use crate::context::{Acts, Context, user_id};
use crate::contracts::contract_ref;
use crate::failure::{Code, Failure};
use domain::contracts::Contract;
use domain::duties::{
    Deed, Due, Duty, DutyDraft, Evidence, Whose, check_duty, check_evidence, occurrences, owed_during,
};
use domain::ids::{ContractId, DutyId};
use domain::problem::Problems;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::{Reading, Stored, Writing};

/// Enters or changes a duty.
///
/// # Errors
/// [`Code::Invalid`] with every problem; `Conflict` when it was changed since it was read.
pub fn save(context: &Context<'_>, save: DutySave) -> Result<ContractDuties, Failure> {
    context.change(|tx, acts| {
        let id = save.id.as_deref().filter(|id| !id.is_empty());
        let known = id.map(|id| duty(tx, id)).transpose()?;
        let checked = checked(context, tx, &save, known.as_ref())?;
        let contract = store::contracts::get(tx, checked.contract)?.value;
        let subject = subject(&contract, &checked);
        match known {
            None => {
                store::duties::insert(tx, &checked, context.now)?;
                acts.entered("duty", subject, &save);
            }
            Some(known) => {
                store::duties::update(tx, &checked, save.expected_version, context.now)?;
                acts.changed("duty", subject, &said(&known.value), &save);
            }
        }
        view(context, tx, &contract)
    })
}

fn checked(
    context: &Context<'_>,
    tx: &Writing<'_>,
    save: &DutySave,
    known: Option<&Stored<Duty>>,
) -> Result<Duty, Failure> {
    let mut problems = Problems::default();
    let draft = DutyDraft {
        whose: save.whose.clone(),
        title: save.title.clone(),
        due: save.due.clone(),
        due_on: save.due_on.clone(),
        every: save.every.clone(),
        unit: save.unit.clone(),
    };
    let read = check_duty(&draft).map_err(|found| problems.extend(found)).ok();
    let contract = match known {
        Some(known) => Some(known.value.contract),
        None => contract_ref(tx, &save.contract)
            .map_err(|_| problems.add("contract", "Choose the contract it belongs to."))
            .ok(),
    };
    let awaited = awaited(tx, save, contract, &mut problems);
    problems.into_result(()).map_err(|found| Failure::invalid("The duty was not saved.", found))?;
    let (whose, due) = read.expect("checked above");
    Ok(Duty {
        id: known.map_or_else(|| DutyId::new(context.now), |known| known.value.id),
        contract: contract.expect("checked above"),
        whose,
        title: save.title.trim().to_owned(),
        clause: save.clause.trim().to_owned(),
        words: save.words.trim().to_owned(),
        due,
        waits_for: awaited,
        origin: known.map(|known| known.value.origin.clone()).unwrap_or_default(),
    })
}

/// The client's duty that one of ours waits for: of the same contract, and the client's.
fn awaited(
    tx: &Reading<'_>,
    save: &DutySave,
    contract: Option<ContractId>,
    problems: &mut Problems,
) -> Option<DutyId> {
    let wanted = Some(save.waits_for.trim()).filter(|id| !id.is_empty())?;
    let Some(found) = duty(tx, wanted).ok().map(|stored| stored.value) else {
        problems.add("waits_for", "The duty it waits for is not there any more.");
        return None;
    };
    if save.whose != Whose::Ours.key() || found.whose != Whose::Client || Some(found.contract) != contract {
        problems.add("waits_for", "A duty of ours waits for a duty of the client in the same contract.");
        return None;
    }
    Some(found.id)
}

/// Takes a duty off its contract.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub fn remove(context: &Context<'_>, of: DutyMove) -> Result<ContractDuties, Failure> {
    context.change(|tx, acts| {
        let known = duty(tx, &of.id)?.value;
        let contract = store::contracts::get(tx, known.contract)?.value;
        store::duties::remove(tx, known.id, of.expected_version, context.now)?;
        acts.changed("duty", subject(&contract, &known), &said(&known), &"taken off");
        // What was taken off on purpose is not proposed again.
        if !known.origin.is_empty() {
            store::duties::leave_out(tx, contract.id, &known.origin, context.now)?;
        }
        view(context, tx, &contract)
    })
}

/// Records that a due day was kept, with what proves it.
///
/// # Errors
/// [`Code::Invalid`] for a day that is not due or has not come; [`Code::File`] when the file cannot
/// be read; `Conflict`.
pub fn record(context: &Context<'_>, of: DutyRecord) -> Result<ContractDuties, Failure> {
    context.change(|tx, acts| {
        let known = duty(tx, &of.id)?.value;
        let contract = store::contracts::get(tx, known.contract)?.value;
        let today = context.zone(contract.zone).date(context.now);
        let on = check_evidence(Deed::Done, &of.on, &of.words, today)
            .map_err(|problems| Failure::invalid("Nothing was recorded.", problems))?;
        let due_on = match known.due {
            Due::Standing => on.to_string(),
            Due::Once(_) | Due::Recurring { .. } => of.due_on.clone(),
        };
        let by_whom = match of.by_whom.trim() {
            "" => who(tx)?,
            named => named.to_owned(),
        };
        let evidence = Evidence {
            due_on: due_day(tx, &contract, &known, &due_on)?,
            deed: Deed::Done,
            on,
            by_whom,
            words: of.words.trim().to_owned(),
            link: of.link.trim().to_owned(),
            file: proof(of.file.trim())?,
        };
        keep(context, tx, acts, &contract, &known, of.expected_version, &evidence)
    })
}

/// Waives a due day, for a reason.
///
/// # Errors
/// [`Code::Invalid`] without a reason or for a day that is not due; `Conflict`.
pub fn waive(context: &Context<'_>, of: DutyWaive) -> Result<ContractDuties, Failure> {
    decide(context, of, Deed::Waived)
}

/// Takes back what was recorded about a due day: it is open again, and the history keeps both.
///
/// # Errors
/// As [`waive`].
pub fn take_back(context: &Context<'_>, of: DutyWaive) -> Result<ContractDuties, Failure> {
    decide(context, of, Deed::TakenBack)
}

fn decide(context: &Context<'_>, of: DutyWaive, deed: Deed) -> Result<ContractDuties, Failure> {
    context.change(|tx, acts| {
        let known = duty(tx, &of.id)?.value;
        let contract = store::contracts::get(tx, known.contract)?.value;
        let today = context.zone(contract.zone).date(context.now);
        let refused = |mut problems: Vec<domain::problem::Problem>| {
            problems
                .iter_mut()
                .filter(|one| one.field == "words")
                .for_each(|one| one.field = "reason".to_owned());
            Failure::invalid("Nothing was recorded.", problems)
        };
        let on = check_evidence(deed, "", &of.reason, today).map_err(refused)?;
        let evidence = Evidence {
            due_on: due_day(tx, &contract, &known, &of.due_on)?,
            deed,
            on,
            by_whom: who(tx)?,
            words: of.reason.trim().to_owned(),
            link: String::new(),
            file: None,
        };
        keep(context, tx, acts, &contract, &known, of.expected_version, &evidence)
    })
}

fn keep(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    contract: &Contract,
    known: &Duty,
    expected_version: i64,
    evidence: &Evidence,
) -> Result<ContractDuties, Failure> {
    store::duties::touch(tx, known.id, expected_version, context.now)?;
    store::duties::record(tx, known.id, evidence, user_id(tx)?, context.now)?;
    let file = evidence.file.as_ref().map(|(name, sha256)| format!("{name} {}", crate::files::hex(sha256)));
    let words = serde_json::json!({
        "due_on": evidence.due_on.to_string(), "deed": evidence.deed.key(), "on": evidence.on.to_string(),
        "by_whom": evidence.by_whom, "words": evidence.words, "link": evidence.link, "file": file,
    });
    acts.entered("duty", format!("{}, {}", subject(contract, known), evidence.due_on), &words);
    view(context, tx, contract)
}

/// The day that is meant, if the duty is due on it or something was recorded about it.
fn due_day(
    tx: &Reading<'_>,
    contract: &Contract,
    duty: &Duty,
    text: &str,
) -> Result<chrono::NaiveDate, Failure> {
    let day: chrono::NaiveDate = text.trim().parse().map_err(|_| {
        Failure::field("due_on", format!("\"{text}\" is not a date. Write it as 2026-12-31."))
    })?;
    if duty.due == Due::Standing {
        return Ok(day);
    }
    let owed = owed_during(contract).ok_or_else(|| {
        Failure::not_now("The contract is a draft, so nothing is due yet.", "Put it in force first.")
    })?;
    let recorded: Vec<Evidence> = store::duties::evidence(tx, Some(contract.id))?
        .into_iter()
        .filter(|(id, _)| *id == duty.id)
        .map(|(_, one)| one)
        .collect();
    let is_due = occurrences(duty, &owed, &recorded, day, day).iter().any(|one| one.due_on == day);
    if is_due {
        return Ok(day);
    }
    let message = format!("{} is not due on {day}. Choose one of its days.", duty.title);
    Err(Failure::field("due_on", message))
}

/// Name and SHA-256 of a file that proves something.
fn proof(path: &str) -> Result<Option<(String, [u8; 32])>, Failure> {
    if path.is_empty() {
        return Ok(None);
    }
    let bytes = std::fs::read(path).map_err(|error| {
        let message = format!("{path} could not be read: {error}.");
        Failure::new(Code::File, message, "Check the path and its permissions.")
    })?;
    let name = Path::new(path)
        .file_name()
        .map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
    Ok(Some((name, Sha256::digest(&bytes).into())))
}

/// Decides about what the policy names: some become duties, others are left out for good.
///
/// # Errors
/// [`Code::Invalid`] for something the policy does not name, or that was decided before.
pub fn propose(context: &Context<'_>, of: ProposalsTake) -> Result<ContractDuties, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.contract)?;
        let contract = store::contracts::get(tx, id)?.value;
        let open = proposals::open(context, tx, &contract)?;
        let mut problems = Problems::default();
        for (field, origins) in [("take", &of.take), ("leave_out", &of.leave_out)] {
            for (index, origin) in origins.iter().enumerate() {
                if !open.iter().any(|duty| duty.origin == *origin) {
                    problems.add(format!("{field}.{index}"), format!("\"{origin}\" is not proposed here."));
                }
            }
        }
        problems.into_result(()).map_err(|found| Failure::invalid("Nothing was decided.", found))?;
        for duty in open.iter().filter(|duty| of.take.contains(&duty.origin)) {
            store::duties::insert(tx, duty, context.now)?;
            acts.entered("duty", subject(&contract, duty), &said(duty));
        }
        for origin in &of.leave_out {
            store::duties::leave_out(tx, id, origin, context.now)?;
            acts.entered(
                "duty",
                format!("{}, left out", domain::contracts::number_in_words(contract.number)),
                origin,
            );
        }
        view(context, tx, &contract)
    })
}

fn duty(tx: &Reading<'_>, id: &str) -> Result<Stored<Duty>, Failure> {
    let id: DutyId = id.trim().parse().map_err(|_| Failure::not_found(format!("duty \"{id}\"")))?;
    Ok(store::duties::get(tx, id)?)
}

fn subject(contract: &Contract, duty: &Duty) -> String {
    format!("{} {}", domain::contracts::number_in_words(contract.number), duty.title)
}

/// A duty in words, for the history.
fn said(duty: &Duty) -> String {
    format!("{}, {}, {}", duty.whose.key(), duty.title, super::days::when(duty.due))
}

fn who(tx: &Reading<'_>) -> Result<String, Failure> {
    let id = user_id(tx)?;
    let users = store::provider::users(tx)?;
    Ok(users.into_iter().find(|user| user.value.id == id).map(|user| user.value.name).unwrap_or_default())
}
