//! Contracts: entered, put in force, read as the client reads them, tried out.

mod board;
mod compare;
mod documents;
mod list;
mod over;
mod preview;
mod schedule;
mod term;
mod term_wire;
mod versions;
mod wire;

pub(crate) use board::next_renewals;
pub use board::{renewals, save_renewals};
pub use compare::{compare_versions, read_version};
pub use documents::{
    ContractAttach, ContractDocuments, DocumentContent, DocumentLimit, DocumentRemove, DocumentSave,
    DocumentView, attach, document, document_limit, documents, remove_document, save_document,
    set_document_limit,
};
pub(crate) use list::covering_rows;
pub use list::{ContractsList, ContractsPage, ContractsSave, list, save_list};
use list::{row, rows};
pub(crate) use over::run_out;
pub use preview::preview;
pub use schedule::{save_schedule, schedule};
pub use term::{agree_term, give_notice, renew, renew_due, term, withdraw_notice};
pub use term_wire::{
    ContractEnd, ContractNotice, ContractRenew, ContractTerm, RenewalRow, RenewalView, RenewalsList,
    RenewalsPage, RenewalsSave, RenewedDue, TermAgree,
};
pub use versions::{discard_version, draft_version, sign_version, versions};
pub(crate) use versions::{put_in_force, take_effect};
pub use wire::{
    ContractMove, ContractRow, ContractSave, ContractVersionView, ContractVersions, ContractView, Preview,
    PreviewDue, PreviewOf, Schedule, ScheduleCell, ScheduleClause, SchedulePdf, SchedulePoint,
    ScheduleReading, ScheduleRow, ScheduleSave, ServiceView, StatusView, VersionChange, VersionChanges,
    VersionDraft, VersionOf, VersionRead, VersionSign, VersionsCompare,
};

use crate::clients::{OfId, client_ref};
use crate::context::{Context, whose};
use crate::failure::Failure;
use crate::wire::Moment;
use crate::{sla, terms, tickets};
use chrono::NaiveDate;
use domain::contracts::{
    Contract, ContractStatus, ServiceLine, Term, TermDraft, check_term, number_in_words,
};
use domain::ids::{ClientId, ContractId};
use domain::money::{Currency, Money};
use domain::problem::Problems;
use store::contract_versions::StatusSince;
use store::contracts::ContractFilter;
use store::contracts::renewals::Agreed;
use store::{Reading, Window, Writing};

/// More contracts than one client has.
const ALL: Window = Window { offset: 0, limit: 1_000 };

/// The contracts of a client.
pub(crate) fn of_client(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: ClientId,
) -> Result<Vec<ContractRow>, Failure> {
    let filter = ContractFilter { client: Some(id), ..ContractFilter::default() };
    let page = store::contracts::list(tx, &filter, ALL)?;
    rows(context, tx, page.rows)
}

/// A contract as it is read and changed.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn get(context: &Context<'_>, of: OfId) -> Result<ContractView, Failure> {
    context.read(|tx| {
        let id = contract_ref(tx, &of.id)?;
        view(context, tx, id)
    })
}

/// Enters a draft, or changes one. A contract in force changes only by a new version: it is refused here.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Conflict` when it was changed since it
/// was read; `NotNow` when it is no longer a draft.
pub fn save(context: &Context<'_>, save: ContractSave) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let (checked, agreed) = checked(context, tx, &save)?;
        let Some(id) = save.id.as_deref().filter(|id| !id.is_empty()) else {
            let id = checked.id;
            let number = store::contracts::insert(tx, &checked, whose(tx)?, context.now)?;
            store::contracts::renewals::agree(tx, id, &agreed)?;
            versions::keep_draft(context, tx, &checked, checked.starts_on, content(&checked, &save))?;
            versions::stands(tx, &checked, ContractStatus::Draft, context.now, "")?;
            acts.entered("contract", number_in_words(number), &save);
            return view(context, tx, id);
        };
        let id = contract_ref(tx, id)?;
        let stored = store::contracts::get(tx, id)?.value;
        if stored.status != ContractStatus::Draft {
            return Err(Failure::not_now(
                format!(
                    "{} is {}, so it no longer changes.",
                    number_in_words(stored.number),
                    stored.status.key()
                ),
                "Draft its next version, from a day on.",
            ));
        }
        let before = view(context, tx, id)?;
        let contract = Contract { id, number: stored.number, ..checked };
        store::contracts::update(tx, &contract, save.expected_version, context.now)?;
        store::contracts::renewals::agree(tx, id, &agreed)?;
        versions::keep_draft(context, tx, &contract, contract.starts_on, content(&contract, &save))?;
        acts.changed("contract", number_in_words(contract.number), &before, &save);
        view(context, tx, id)
    })
}

/// Puts a draft, or a suspended contract, in force: requests of its client that lie in its term
/// and stand on no contract yet are put on it and judged.
///
/// # Errors
/// `NotNow` when it is in force or over; `Conflict`.
pub fn activate(context: &Context<'_>, of: ContractMove) -> Result<ContractView, Failure> {
    let from = [ContractStatus::Draft, ContractStatus::Suspended];
    move_to(context, &of, &from, ContractStatus::Active)
}

/// Suspends a contract, for instance for non-payment.
///
/// # Errors
/// `NotNow` when it is not in force; `Conflict`.
pub fn suspend(context: &Context<'_>, of: ContractMove) -> Result<ContractView, Failure> {
    move_to(context, &of, &[ContractStatus::Active], ContractStatus::Suspended)
}

/// Ends a contract.
///
/// # Errors
/// `NotNow` when it is not in force or suspended; `Conflict`.
pub fn end(context: &Context<'_>, of: ContractMove) -> Result<ContractView, Failure> {
    move_to(context, &of, &[ContractStatus::Active, ContractStatus::Suspended], ContractStatus::Ended)
}

fn move_to(
    context: &Context<'_>,
    of: &ContractMove,
    from: &[ContractStatus],
    to: ContractStatus,
) -> Result<ContractView, Failure> {
    context.change(|tx, acts| {
        let id = contract_ref(tx, &of.id)?;
        let contract = store::contracts::get(tx, id)?.value;
        let was = contract.status;
        if !from.contains(&was) {
            let number = number_in_words(contract.number);
            return Err(Failure::not_now(
                format!("{number} is {}, so it cannot become {}.", was.key(), to.key()),
                "",
            ));
        }
        let today = context.zone(contract.zone).date(context.now);
        let last = match to {
            ContractStatus::Ended => {
                Some(contract.ends_on.map_or(today, |last| last.min(today)).max(contract.starts_on))
            }
            ContractStatus::Draft | ContractStatus::Active | ContractStatus::Suspended => contract.ends_on,
        };
        let contract = Contract { status: to, ends_on: last, ..contract };
        store::contracts::update(tx, &contract, of.expected_version, context.now)?;
        acts.changed("contract", number_in_words(contract.number), &was.key(), &to.key());
        match to {
            ContractStatus::Active => {
                put_in_force(context, tx, &contract, &of.reason)?;
                tickets::put_on_contract(context, tx, &contract)?;
            }
            ContractStatus::Draft | ContractStatus::Suspended | ContractStatus::Ended => {
                versions::stands(tx, &contract, to, context.now, &of.reason)?;
            }
        }
        view(context, tx, id)
    })
}

fn content(contract: &Contract, save: &ContractSave) -> versions::Content {
    versions::Content {
        policy_version: contract.policy_version,
        continuity: contract.continuity,
        services: contract.services.clone(),
        add_ons: save.add_ons.clone(),
        overrides: save.overrides.clone(),
        reason: String::new(),
    }
}

fn checked(
    context: &Context<'_>,
    tx: &Writing<'_>,
    save: &ContractSave,
) -> Result<(Contract, Agreed), Failure> {
    let mut problems = Problems::default();
    let draft = TermDraft {
        starts_on: save.starts_on.clone(),
        ends_on: save.ends_on.clone(),
        zone: save.zone.clone(),
    };
    let term = check_term(&draft).map_err(|found| problems.extend(found)).ok();
    let client =
        client_ref(tx, &save.client_id).map_err(|_| problems.add("client_id", "Choose a client.")).ok();
    let policy = sla::policy_ref(tx, &save.policy_version_id);
    let policy = policy.map_err(|_| problems.add("policy_version_id", "Choose a policy.")).ok();
    let services = services(&save.services, &mut problems);
    let ends = term.and_then(|dates| agreed_end(&save.term, &dates, &mut problems));
    problems.into_result(()).map_err(|problems| Failure::invalid("The contract was not saved.", problems))?;
    let (term, client) = (term.expect("checked above"), client.expect("checked above"));
    let (agreed, ends_on) = ends.expect("a problem was added without it");
    let contract = Contract {
        id: ContractId::new(context.now),
        number: 0,
        client,
        policy_version: policy.expect("checked above"),
        status: ContractStatus::Draft,
        zone: term.zone,
        starts_on: term.starts_on,
        ends_on,
        continuity: save.continuity,
        services,
    };
    Ok((contract, agreed))
}

/// What is agreed about the end, and the last day that follows from it.
fn agreed_end(
    typed: &ContractTerm,
    dates: &Term,
    problems: &mut Problems,
) -> Option<(Agreed, Option<NaiveDate>)> {
    if dates.ends_on.is_some() && !typed.lasts.trim().is_empty() {
        problems.add("term.lasts", "Give a length or a last day, not both.");
        return None;
    }
    let found = term::checked(typed, dates.starts_on, dates.ends_on);
    found.map_err(|found| problems.add_within("term", found)).ok()
}

fn services(lines: &[ServiceView], problems: &mut Problems) -> Vec<ServiceLine> {
    let mut services = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let field = |name: &str| format!("services.{index}.{name}");
        problems.require(&field("name"), &line.name, "A service needs a name.");
        let Some(currency) = Currency::parse(&line.currency) else {
            problems
                .add(field("currency"), format!("\"{}\" is not a currency code such as NZD.", line.currency));
            continue;
        };
        match Money::parse(&line.price, currency) {
            Some(price) if price.minor >= 0 => services.push(ServiceLine {
                name: line.name.trim().to_owned(),
                count: line.count,
                unit: line.unit.trim().to_owned(),
                price,
            }),
            _ => problems
                .add(field("price"), format!("\"{}\" is not an amount of {}.", line.price, currency.code())),
        }
    }
    services
}

fn view(context: &Context<'_>, tx: &Reading<'_>, id: ContractId) -> Result<ContractView, Failure> {
    let stored = store::contracts::get(tx, id)?;
    let contract = stored.value;
    let tier = sla::laid_out(context, tx, contract.policy_version)?.policy.tier;
    let row = row(store::contracts::row(tx, id)?, tier);
    let zone = context.zone(contract.zone);
    let versions = store::contract_versions::list(tx, id)?;
    let signed = versions.iter().rfind(|version| version.signed.is_some());
    let today = zone.date(context.now);
    let begun = versions.iter().filter(|version| version.signed.is_some() && version.from_on <= today);
    let begun = begun.max_by_key(|version| (version.from_on, version.number));
    let shown = begun.or(signed).or(versions.last()).ok_or_else(|| Failure::not_found("contract version"))?;
    let mut schedule = schedule::written(context, tx, &contract)?.shown;
    schedule.monthly_fees.clone_from(&row.monthly_fees);
    let status = |since: StatusSince| StatusView {
        status: since.status.key().to_owned(),
        at: Moment::new(since.at, &zone),
        reason: since.reason,
    };
    let statuses = store::contract_versions::statuses(tx, id)?.into_iter().map(status).collect();
    let drafted = versions.iter().find(|version| version.signed.is_none()).filter(|_| signed.is_some());
    Ok(ContractView {
        row,
        version: stored.version,
        policy_version_id: contract.policy_version.to_string(),
        continuity: contract.continuity,
        services: contract.services.iter().map(service_view).collect(),
        add_ons: terms::stored(&shown.add_ons)?,
        overrides: terms::stored(&shown.overrides)?,
        schedule,
        tickets: tickets::count_of_contract(tx, id)?,
        term: term::wire(&term::agreed(tx, &contract)?),
        statuses,
        drafted: drafted.map(|version| version.number),
    })
}

/// Fees of a month, one sum a currency.
fn fees(services: &[ServiceLine]) -> Vec<String> {
    let mut sums: Vec<Money> = Vec::new();
    for fee in services.iter().map(ServiceLine::fee) {
        match sums.iter_mut().find(|sum| sum.currency == fee.currency) {
            Some(sum) => sum.minor += fee.minor,
            None => sums.push(fee),
        }
    }
    sums.iter().map(ToString::to_string).collect()
}

fn service_view(line: &ServiceLine) -> ServiceView {
    let price = line.price.to_string();
    let currency = line.price.currency.code();
    ServiceView {
        name: line.name.clone(),
        count: line.count,
        unit: line.unit.clone(),
        price: price.trim_start_matches(currency).trim().to_owned(),
        currency: currency.to_owned(),
        fee: line.fee().to_string(),
    }
}

/// A contract as people name it: its id, `K-0112`, or `112`.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn contract_ref(tx: &Reading<'_>, text: &str) -> Result<ContractId, Failure> {
    if let Ok(id) = text.trim().parse::<ContractId>() {
        return Ok(id);
    }
    let number = store::sequence::typed_number(text, store::sequence::Series::Contract);
    let found = number.map(|number| store::contracts::by_number(tx, number)).transpose()?.flatten();
    found.ok_or_else(|| Failure::not_found(format!("contract \"{text}\"")))
}
