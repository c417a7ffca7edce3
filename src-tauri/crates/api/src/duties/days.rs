//! Duties with their days, for the wire and for the report.

use super::wire::{DutyDay, DutyRow, DutyView, EvidenceView};
use crate::context::Context;
use crate::failure::Failure;
use crate::files::hex;
use chrono::{Days, NaiveDate};
use domain::contracts::schedule::{Point, date_in_words};
use domain::contracts::{Contract, number_in_words};
use domain::duties::{
    Delay, Due, Duty, Evidence, Occurrence, OccurrenceState, Whose, delay_of, occurrences, owed_during,
};
use domain::ids::{ContractId, DutyId};
use std::collections::HashMap;
use store::{Reading, Stored};

/// A year in days: how far a list looks back and on.
const YEAR: u64 = 366;

/// A duty with its days.
pub(crate) struct Kept {
    pub duty: Stored<Duty>,
    /// Each day, with what of the client's held it up.
    pub days: Vec<(Occurrence, Option<Delay>)>,
}

/// The duties of a contract with their days up to `until`, as they stand on `today`.
pub(crate) fn of_contract(
    tx: &Reading<'_>,
    contract: &Contract,
    until: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Kept>, Failure> {
    let duties = store::duties::list(tx, Some(contract.id))?;
    let mut evidence: HashMap<DutyId, Vec<Evidence>> = HashMap::new();
    for (id, one) in store::duties::evidence(tx, Some(contract.id))? {
        evidence.entry(id).or_default().push(one);
    }
    Ok(with_days(contract, duties, &evidence, until, today))
}

fn with_days(
    contract: &Contract,
    duties: Vec<Stored<Duty>>,
    evidence: &HashMap<DutyId, Vec<Evidence>>,
    until: NaiveDate,
    today: NaiveDate,
) -> Vec<Kept> {
    let Some(owed) = owed_during(contract) else {
        return duties.into_iter().map(|duty| Kept { duty, days: Vec::new() }).collect();
    };
    let of = |duty: &Duty| {
        let recorded = evidence.get(&duty.id).map_or(&[][..], Vec::as_slice);
        occurrences(duty, &owed, recorded, until, today)
    };
    let all: HashMap<DutyId, (String, Vec<Occurrence>)> =
        duties.iter().map(|duty| (duty.value.id, (duty.value.title.clone(), of(&duty.value)))).collect();
    let delayed = |duty: &Duty, one: &Occurrence| {
        let (title, awaited) = all.get(&duty.waits_for?)?;
        delay_of(title, awaited, one)
    };
    let kept = |duty: Stored<Duty>| {
        let days = all.get(&duty.value.id).map_or(&[][..], |(_, days)| days.as_slice());
        let days = days.iter().map(|one| (one.clone(), delayed(&duty.value, one))).collect();
        Kept { duty, days }
    };
    duties.into_iter().map(kept).collect()
}

/// The due days of all contracts up to a year from today, each beside its contract's own today.
pub(super) fn rows(
    context: &Context<'_>,
    tx: &Reading<'_>,
    wanted: Option<ContractId>,
) -> Result<Vec<(Occurrence, NaiveDate, DutyRow)>, Failure> {
    let mut of: HashMap<ContractId, Vec<Stored<Duty>>> = HashMap::new();
    for duty in store::duties::list(tx, wanted)? {
        of.entry(duty.value.contract).or_default().push(duty);
    }
    let mut evidence: HashMap<DutyId, Vec<Evidence>> = HashMap::new();
    for (id, one) in store::duties::evidence(tx, wanted)? {
        evidence.entry(id).or_default().push(one);
    }
    let mut rows = Vec::new();
    for (id, duties) in of {
        let contract = store::contracts::get(tx, id)?.value;
        let client = store::clients::get(tx, contract.client)?.value.name;
        let today = context.zone(contract.zone).date(context.now);
        let kept = with_days(&contract, duties, &evidence, today + Days::new(YEAR), today);
        for one in kept {
            let duty = one.duty.value;
            for (occurrence, delay) in one.days {
                let row = DutyRow {
                    id: duty.id.to_string(),
                    contract_id: id.to_string(),
                    number: number_in_words(contract.number),
                    client: client.clone(),
                    whose: duty.whose.key().to_owned(),
                    title: duty.title.clone(),
                    clause: duty.clause.clone(),
                    day: day(&occurrence, delay.as_ref()),
                };
                rows.push((occurrence, today, row));
            }
        }
    }
    rows.sort_by(|(a, _, one), (b, _, other)| {
        (a.due_on, &one.client, &one.title, &one.id).cmp(&(b.due_on, &other.client, &other.title, &other.id))
    });
    Ok(rows)
}

/// A day for the wire.
pub(crate) fn day(of: &Occurrence, delay: Option<&Delay>) -> DutyDay {
    DutyDay {
        due_on: of.due_on.to_string(),
        state: of.state.key().to_owned(),
        words: state_in_words(of),
        evidence: of.evidence.as_ref().map(evidence_view),
        delay: delay.map(delay_in_words).unwrap_or_default(),
    }
}

fn state_in_words(of: &Occurrence) -> String {
    let on = of.evidence.as_ref().map_or(of.due_on, |evidence| evidence.on);
    match of.state {
        OccurrenceState::Open => "open".to_owned(),
        OccurrenceState::Done => format!("done {}", date_in_words(on)),
        OccurrenceState::DoneLate => format!("done late, {}", date_in_words(on)),
        OccurrenceState::Late => "late".to_owned(),
        OccurrenceState::Waived => "waived".to_owned(),
        OccurrenceState::Kept => format!("recorded {}", date_in_words(on)),
    }
}

/// `waited for the client's Inputs, due 10 Sep 2026, done 28 Sep 2026`.
fn delay_in_words(of: &Delay) -> String {
    let done = of.done_on.map_or("not done yet".to_owned(), |day| format!("done {}", date_in_words(day)));
    format!("waited for the client's {}, due {}, {done}", of.title, date_in_words(of.due_on))
}

fn evidence_view(of: &Evidence) -> EvidenceView {
    EvidenceView {
        on: of.on.to_string(),
        by_whom: of.by_whom.clone(),
        words: of.words.clone(),
        link: of.link.clone(),
        file: of.file.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
        file_sha256: of.file.as_ref().map(|(_, sha256)| hex(sha256)).unwrap_or_default(),
    }
}

/// A duty as the contract's page shows it: what is late or was recorded, and what comes within a year.
pub(super) fn view(kept: &Kept) -> DutyView {
    let duty = &kept.duty.value;
    let (due, due_on, every, unit) = match duty.due {
        Due::Standing => ("standing", String::new(), 0, ""),
        Due::Once(day) => ("once", day.to_string(), 0, ""),
        Due::Recurring { anchor, pace } => ("recurring", anchor.to_string(), pace.count, pace.unit.key()),
    };
    DutyView {
        id: duty.id.to_string(),
        version: kept.duty.version,
        whose: duty.whose.key().to_owned(),
        title: duty.title.clone(),
        clause: duty.clause.clone(),
        words: duty.words.clone(),
        due: due.to_owned(),
        due_on,
        every,
        unit: unit.to_owned(),
        when: when(duty.due),
        waits_for: duty.waits_for.map(|id| id.to_string()),
        days: kept.days.iter().map(|(one, delay)| day(one, delay.as_ref())).collect(),
    }
}

/// The duties of a contract as its client reads them.
pub(crate) fn printed(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<Point>, Failure> {
    let point = |duty: Stored<Duty>| {
        let Duty { whose, title, clause, words, due, .. } = duty.value;
        let owed_by = match whose {
            Whose::Ours => "By us",
            Whose::Client => "By you",
        };
        let own = if words.is_empty() || words == title { String::new() } else { format!(" “{words}”") };
        Point { name: title, words: format!("{owed_by}, {}.{own}", when(due)), clause }
    };
    Ok(store::duties::list(tx, Some(contract))?.into_iter().map(point).collect())
}

/// `every quarter from 31 Dec 2026`, `on 31 Dec 2026`, `always`.
pub(super) fn when(due: Due) -> String {
    match due {
        Due::Standing => "always".to_owned(),
        Due::Once(day) => format!("on {}", date_in_words(day)),
        Due::Recurring { anchor, pace } => format!("{pace} from {}", date_in_words(anchor)),
    }
}
