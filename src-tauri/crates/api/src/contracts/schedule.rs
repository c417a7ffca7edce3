//! A contract's SLA schedule: in words for the window, as a PDF for the client.

use super::wire::{Schedule, SchedulePdf, ScheduleSave};
use super::{contract_ref, service_view, term};
use crate::clients::OfId;
use crate::context::{Context, the_provider};
use crate::failure::{Code, Failure};
use crate::files::{hex, write_beside};
use crate::reports::{Saved, paper_of, safe_name};
use crate::{duties, sla, terms, words};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use documents::pdf::color::ACCENT;
use documents::schedule::{Imprint, print};
use domain::contracts::Contract;
use domain::contracts::schedule::{
    AddOn, Clause, ClosedDate, ContractSchedule, Inputs, Subject, Terms, Versions, renewal_in_words,
};
use domain::ids::ContractId;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use store::Reading;
use store::contract_versions::ContractVersion;

/// A contract's schedule as a PDF, from what is in force today; of a draft, what would be.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Fault`] where a name needs a letter no bundled font has.
pub fn schedule(context: &Context<'_>, of: OfId) -> Result<SchedulePdf, Failure> {
    let printed = printed(context, &of.id)?;
    Ok(SchedulePdf {
        contract_id: printed.id.to_string(),
        number: printed.schedule.contract.clone(),
        client: printed.schedule.client.clone(),
        fingerprint: hex(&printed.fingerprint),
        file_name: file_name(&printed.schedule),
        pdf_base64: STANDARD.encode(&printed.pdf),
    })
}

/// Writes a contract's schedule to the file that is named, or under its own name into a folder.
///
/// # Errors
/// As [`schedule()`]; [`Code::File`] when it cannot be written, [`Code::DiskFull`]; no half file is left.
pub fn save_schedule(context: &Context<'_>, of: ScheduleSave) -> Result<Saved, Failure> {
    let printed = printed(context, &of.contract)?;
    if of.path.trim().is_empty() {
        return Err(Failure::field("path", "Name a file, or a folder to put it in."));
    }
    let named = PathBuf::from(&of.path);
    let path = if named.is_dir() { named.join(file_name(&printed.schedule)) } else { named };
    write_beside(&path, &printed.pdf)?;
    Ok(Saved { path: path.display().to_string() })
}

struct Printed {
    id: ContractId,
    schedule: ContractSchedule,
    fingerprint: [u8; 32],
    pdf: Vec<u8>,
}

fn printed(context: &Context<'_>, contract: &str) -> Result<Printed, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, contract)?;
        let stored = store::contracts::get(tx, id)?;
        let Written { schedule, shown } = written(context, tx, &stored.value)?;
        let fingerprint = Sha256::digest(data(&schedule, &shown).to_string().as_bytes()).into();
        let country = the_provider(tx)?.value.country;
        let imprint = Imprint {
            paper: paper_of(&country),
            fingerprint,
            made: stored.changed,
            language: format!("en-{country}"),
            accent: ACCENT,
        };
        let pdf = print(&schedule, &imprint).map_err(|error| {
            let message = format!("The schedule could not be printed: {error}.");
            Failure::new(Code::Fault, message, "Nothing was changed.")
        })?;
        Ok(Printed { id, schedule, fingerprint, pdf })
    })
}

/// The schedule of a contract in words: as it is printed, and as the window shows it.
pub(super) struct Written {
    pub(super) schedule: ContractSchedule,
    pub(super) shown: Schedule,
}

/// Writes the schedule of a contract from what is in force.
pub(super) fn written(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
) -> Result<Written, Failure> {
    written_by(context, tx, contract, None)
}

/// The same from one version of the contract, signed or drafted, as it holds on its first day.
pub(super) fn written_by(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    number: Option<i64>,
) -> Result<Written, Failure> {
    let today = context.zone(contract.zone).date(context.now);
    let shown = store::contract_versions::list(tx, contract.id)?;
    let signed = shown.iter().filter(|version| version.signed.is_some());
    let in_force = signed.clone().rfind(|version| version.from_on <= today);
    let in_force = in_force.or(signed.clone().next()).or(shown.last());
    let named = number.and_then(|number| shown.iter().find(|version| version.number == number));
    let in_force = named.or(in_force);
    let in_force = in_force.ok_or_else(|| Failure::not_found("contract version"))?;
    let (policy, text) = if named.is_none() && in_force.signed.is_some() {
        let terms = terms::at(context, tx, contract, today)?;
        (terms.laid_out.policy.clone(), terms.row.sha256)
    } else {
        let composed = terms::composed(context, tx, in_force, terms::last_day_of_change(in_force)?)?;
        (composed.policy, Sha256::digest(composed.text.as_bytes()).into())
    };
    let policy = &policy;
    let version = store::sla::version(tx, in_force.policy_version)?.value;
    let client = store::clients::get(tx, contract.client)?.value;
    let provider = the_provider(tx)?.value.name;
    let holidays = context.desk.shelf.holidays();
    let add_ons = add_ons(tx, in_force, today)?;
    let agreed = term::agreed(tx, contract)?;
    let as_shown = Contract {
        services: in_force.services.clone(),
        continuity: in_force.continuity,
        policy_version: in_force.policy_version,
        ..contract.clone()
    };
    let versions = Versions {
        policy: format!("{}, version {}. {}", policy.name, version.number, policy.source),
        policy_sha256: hex(&text),
        calendar: words::calendar(&policy.calendar),
        holidays: holidays.source.clone(),
        zones: context.desk.shelf.zones().version().to_owned(),
        program: crate::desk::PROGRAM.to_owned(),
    };
    let mut schedule = ContractSchedule::of(Inputs {
        provider: &provider,
        client: &client.name,
        contacts: &client.contacts,
        contract: &as_shown,
        version: u32::try_from(in_force.number).unwrap_or(u32::MAX),
        policy_version: u32::try_from(version.number).unwrap_or(u32::MAX),
        renewal: renewal_in_words(&term::rules(tx, contract.id, contract.starts_on, &agreed)?, today),
        terms: Terms { policy, add_ons: &add_ons, continuity: Some(in_force.continuity) },
        holidays,
        today,
        versions,
    });
    let duties = duties::printed(tx, contract.id)?;
    if !duties.is_empty() {
        // What was agreed with this client stands behind what the policy asks of every one.
        let clauses = &mut schedule.schedule.clauses;
        let notes = clauses.iter().position(|clause| clause.subject == Subject::Notes);
        let own = Clause { subject: Subject::Duties, points: duties };
        clauses.insert(notes.unwrap_or(clauses.len()), own);
    }
    let mut shown = sla::on_the_wire(policy, &provider, schedule.schedule.clone());
    shown.monthly_fees = schedule.fees.iter().map(ToString::to_string).collect();
    Ok(Written { schedule, shown })
}

/// The add-ons of a version that have begun, or will.
fn add_ons(tx: &Reading<'_>, version: &ContractVersion, today: NaiveDate) -> Result<Vec<AddOn>, Failure> {
    let mut add_ons = Vec::new();
    for (_, taken) in terms::add_ons_of(version)? {
        let policy = store::sla::version(tx, taken.policy_version)?.value;
        let name = if taken.name.is_empty() { policy.name } else { taken.name };
        let number = u32::try_from(policy.number).unwrap_or(u32::MAX);
        add_ons.push(AddOn {
            name,
            version: number,
            from_on: taken.from_on,
            is_in_force: taken.from_on <= today,
        });
    }
    Ok(add_ons)
}

/// Everything a schedule says, without ids: what its fingerprint is taken of.
fn data(of: &ContractSchedule, shown: &Schedule) -> Value {
    let contacts = of.contacts.iter().map(|person| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.key()).collect();
        json!({ "name": person.name, "emails": person.emails, "phone": person.phone, "roles": roles })
    });
    let closed = of.closed.iter().map(|(year, dates)| {
        let day = |closed: &ClosedDate| json!([closed.date.to_string(), closed.name]);
        let dates = dates.as_ref().map(|dates| dates.iter().map(day).collect::<Vec<_>>());
        json!({ "year": year, "dates": dates })
    });
    let add_on = |one: &AddOn| json!([one.name, one.version, one.from_on.to_string()]);
    let versions = &of.versions;
    json!({
        "provider": of.provider, "client": of.client, "contract": of.contract, "version": of.version,
        "draft": of.is_draft, "policy": of.policy, "policy_version": of.policy_version,
        "term": of.term_in_words(), "renewal": of.renewal, "zone": of.zone.name(),
        "fees": of.fees.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "services": of.services.iter().map(service_view).collect::<Vec<_>>(),
        "contacts": contacts.collect::<Vec<_>>(), "closed": closed.collect::<Vec<_>>(),
        "add_ons": of.schedule.add_ons.iter().map(add_on).collect::<Vec<_>>(),
        "schedule": shown,
        "versions": [
            &versions.policy, &versions.policy_sha256, &versions.calendar, &versions.holidays, &versions.zones,
        ],
    })
}

/// `Harbour Dental Ltd, SLA schedule K-0112.pdf`; a draft says so.
fn file_name(schedule: &ContractSchedule) -> String {
    let draft = if schedule.is_draft { ", draft" } else { "" };
    format!("{}, SLA schedule {}{draft}.pdf", safe_name(&schedule.client), schedule.contract)
}
