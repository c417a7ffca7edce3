//! Changing tickets: entered by hand, events recorded, excluded, explained, put on a contract.

use super::explain::explanation;
use super::standing::{judge, judge_on, not_while_suspended, standing, unscored};
use super::ticket_ref;
use super::wire::{Changed, Explanation, TicketCreate, TicketExclude, TicketExplain, TicketRecord};
use crate::clients::client_ref;
use crate::context::{Context, whose};
use crate::contracts;
use crate::failure::{Code, Failure};
use crate::shelf::InForce;
use crate::terms::{self, Suspensions};
use chrono::NaiveDateTime;
use domain::contracts::Contract;
use domain::ids::{ClientId, TicketId};
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind, SourceKnows, Ticket, ticket_number};
use domain::time::Instant;
use domain::zones::Zone;
use store::tickets::{NewTicket, Record, Standing};
use store::{Reading, Stored, Writing};

/// Enters a ticket by hand.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem.
pub fn create(context: &Context<'_>, create: TicketCreate) -> Result<Explanation, Failure> {
    context.change(|tx, acts| {
        let client = client_ref(tx, &create.client_id)?;
        if create.subject.trim().is_empty() {
            return Err(Failure::field("subject", "A ticket needs a subject."));
        }
        let client_zone = context.zone(store::clients::get(tx, client)?.value.zone);
        let received = moment_in("received", &create.received, &client_zone, context.now)?;
        let contract = covering(context, tx, client, received)?;
        let id = TicketId::new(context.now);
        let ticket = Ticket {
            id,
            number: 0,
            external_id: id.to_string(),
            client,
            received,
            priority: PriorityKey::new(create.priority.trim()),
            category: create.category.clone().filter(|category| !category.is_empty()),
            subject: create.subject.trim().to_owned(),
            source_knows: SourceKnows { messages: true },
            events: Vec::new(),
        };
        if let Some(contract) = &contract {
            known_priority(context, tx, contract, &ticket)?;
        }
        let terms = contract
            .as_ref()
            .map(|contract| terms::at(context, tx, contract, context.zone(contract.zone).date(received)))
            .transpose()?;
        let suspensions = match &contract {
            Some(contract) => terms::suspensions_of(tx, contract.id)?,
            None => Suspensions::default(),
        };
        let standing = standing_on(context, &suspensions.applied(&ticket), terms.as_deref())?;
        let number = store::tickets::open_new(
            tx,
            &NewTicket {
                ticket: &ticket,
                assignee: "",
                contract: contract.as_ref().map(|contract| contract.id),
                terms: terms.as_ref().map(|terms| terms.row.id),
                belongs: whose(tx)?,
                standing: &standing,
            },
            context.now,
        )?;
        acts.entered("ticket", ticket_number(number), &create);
        explanation(context, tx, id)
    })
}

fn known_priority(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    ticket: &Ticket,
) -> Result<(), Failure> {
    let on = context.zone(contract.zone).date(ticket.received);
    let laid_out = &terms::at(context, tx, contract, on)?.laid_out;
    let priority = &ticket.priority;
    if laid_out.policy.priority_called(priority.as_str()).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = laid_out.policy.priorities.iter().map(|row| row.key.as_str()).collect();
    let name = &laid_out.policy.name;
    Err(Failure::field("priority", format!("{name} has no row \"{priority}\". It has {}.", known.join(", "))))
}

/// Records an event by hand.
///
/// # Errors
/// [`crate::failure::Code::Invalid`], `Conflict` when the ticket changed since it was read.
pub fn record(context: &Context<'_>, entry: TicketRecord) -> Result<Explanation, Failure> {
    context.change(|tx, acts| {
        let id = ticket_ref(tx, &entry.id)?;
        let stored = store::tickets::get(tx, id)?;
        let contract = contract_of(tx, &stored.value)?;
        let zone = super::tickets_zone(context, tx, contract.as_ref(), &stored.value)?;
        let at = moment_in("at", &entry.at, &zone, context.now)?;
        if at < stored.value.ticket.received {
            return Err(Failure::field("at", "That is before the request was received."));
        }
        let kind = kind_of(&entry)?;
        reasoned(context, tx, &stored.value, &kind)?;
        let event = Event { at, kind, actor: actor(tx)?, provenance: String::new() };
        store::tickets::append_events(tx, id, &[event], entry.expected_version, context.now)?;
        rejudge(context, tx, id)?;
        acts.entered("ticket", ticket_number(stored.value.ticket.number), &entry);
        explanation(context, tx, id)
    })
}

/// Lowering a priority needs a reason (domain rule 12).
fn reasoned(
    context: &Context<'_>,
    tx: &Reading<'_>,
    record: &Record,
    kind: &EventKind,
) -> Result<(), Failure> {
    let (EventKind::PriorityChanged { to, reason }, Some(terms)) = (kind, record.terms) else {
        return Ok(());
    };
    let terms = terms::of_id(context, tx, terms)?;
    let policy = &terms.laid_out.policy;
    let Some(new) = policy.priority_called(to.as_str()) else {
        let known: Vec<&str> = policy.priorities.iter().map(|row| row.key.as_str()).collect();
        return Err(Failure::field(
            "value",
            format!("{} has no row \"{to}\". It has {}.", policy.name, known.join(", ")),
        ));
    };
    let scored = judge_on(&record.ticket, &terms.laid_out, false, context.now)?;
    let rank = |key: &PriorityKey| policy.rank(key);
    let lowered =
        scored.priority.as_ref().and_then(rank).zip(rank(&new.key)).is_some_and(|(old, new)| new > old);
    if lowered && reason.is_empty() {
        return Err(Failure::field(
            "value",
            format!("Lowering to {} needs a reason: write it after a colon, \"{}: …\".", new.key, new.key),
        ));
    }
    Ok(())
}

/// Takes tickets out of attainment with a reason of the policy's own list, or back in.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] when a ticket's policy has no such reason: nothing is changed then.
pub fn exclude(context: &Context<'_>, exclude: TicketExclude) -> Result<Changed, Failure> {
    context.change(|tx, acts| {
        for named in &exclude.ids {
            let id = ticket_ref(tx, named)?;
            let stored = store::tickets::get(tx, id)?;
            let kind = if exclude.reason.is_empty() {
                EventKind::Included
            } else {
                listed_reason(context, tx, &stored.value, &exclude.reason)?;
                EventKind::Excluded { reason: exclude.reason.clone(), note: exclude.note.clone() }
            };
            if says_so_already(&stored.value.ticket, &kind) {
                continue;
            }
            let event = Event { at: context.now, kind, actor: actor(tx)?, provenance: String::new() };
            store::tickets::append_events(tx, id, &[event], stored.version, context.now)?;
            rejudge(context, tx, id)?;
            acts.entered("ticket", ticket_number(stored.value.ticket.number), &exclude);
        }
        Ok(Changed { count: i64::try_from(exclude.ids.len()).unwrap_or(i64::MAX) })
    })
}

/// Whether the last word on a ticket's exclusion is this very one: saying it twice is no second event.
fn says_so_already(ticket: &Ticket, kind: &EventKind) -> bool {
    let decided = |kind: &EventKind| matches!(kind, EventKind::Excluded { .. } | EventKind::Included);
    let last = ticket.events.iter().rev().map(|event| &event.kind).find(|kind| decided(kind));
    last.map_or(*kind == EventKind::Included, |last| last == kind)
}

fn listed_reason(
    context: &Context<'_>,
    tx: &Reading<'_>,
    record: &Record,
    reason: &str,
) -> Result<(), Failure> {
    let number = ticket_number(record.ticket.number);
    let Some(terms) = record.terms else {
        return Err(Failure::not_now(
            format!("{number} stands on no contract, so there is nothing to exclude it from."),
            "",
        ));
    };
    let laid_out = &terms::of_id(context, tx, terms)?.laid_out;
    if laid_out.policy.exclusions.iter().any(|exclusion| exclusion.key == reason) {
        return Ok(());
    }
    Err(Failure::field(
        "reason",
        format!("{} does not list \"{reason}\" among its exclusions ({number}).", laid_out.policy.name),
    ))
}

/// Records why promises were not kept, and what was done about it.
///
/// # Errors
/// [`crate::failure::Code::Invalid`], `Conflict`.
pub fn explain_late(context: &Context<'_>, entry: TicketExplain) -> Result<Explanation, Failure> {
    context.change(|tx, acts| {
        let id = ticket_ref(tx, &entry.id)?;
        if entry.cause.trim().is_empty() {
            return Err(Failure::field("cause", "Say what caused it, as the client will read it."));
        }
        let stored = store::tickets::get(tx, id)?;
        let kind = EventKind::Explained {
            cause: entry.cause.trim().to_owned(),
            action: entry.action.trim().to_owned(),
            state: entry.state.trim().to_owned(),
        };
        let event = Event { at: context.now, kind, actor: actor(tx)?, provenance: String::new() };
        store::tickets::append_events(tx, id, &[event], entry.expected_version, context.now)?;
        acts.entered("ticket", ticket_number(stored.value.ticket.number), &entry);
        explanation(context, tx, id)
    })
}

/// The contract that covers a client at a moment: one in force or suspended, or one that is over since and was not then.
fn covering(
    context: &Context<'_>,
    tx: &Reading<'_>,
    client: ClientId,
    at: Instant,
) -> Result<Option<Contract>, Failure> {
    for row in contracts::covering_rows(tx, client)? {
        let contract = store::contracts::get(tx, row.id)?.value;
        if contract.covers(at, &context.zone(contract.zone)) {
            return Ok(Some(contract));
        }
    }
    Ok(None)
}

/// Puts every request of the contract's client that lies in its term and stands on none on it,
/// and judges them.
pub(crate) fn put_on_contract(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
) -> Result<(), Failure> {
    let zone = context.zone(contract.zone);
    let from = zone.start_of(contract.starts_on);
    let after = contract.ends_on.and_then(|last| last.succ_opt());
    let to = after.map_or(Instant::from_unix(i64::MAX / 4), |date| zone.start_of(date));
    let (client, id) = (contract.client, contract.id);
    for (terms, since, until) in terms::stretches(context, tx, contract)? {
        let (from, to) = (from.max(since), to.min(until));
        store::tickets::attach_unattached(tx, client, id, terms, from, to, context.now)?;
    }
    rejudge_all(context, tx, contract)
}

/// Judges every request of a contract afresh, each on its own terms.
pub(crate) fn rejudge_all(
    context: &Context<'_>,
    tx: &Writing<'_>,
    contract: &Contract,
) -> Result<(), Failure> {
    let mut standings: Vec<(TicketId, Standing)> = Vec::new();
    let suspensions = terms::suspensions_of(tx, contract.id)?;
    store::tickets::each_of_contract(tx, contract.id, |loaded| {
        let terms = loaded.terms.map(|id| terms::of_id(context, tx, id)).transpose()?;
        let standing = standing_on(context, &suspensions.applied(&loaded.ticket), terms.as_deref())?;
        standings.push((loaded.ticket.id, standing));
        Ok::<_, Failure>(())
    })?;
    for (ticket, standing) in &standings {
        store::tickets::set_standing(tx, *ticket, standing)?;
    }
    Ok(())
}

/// Judges a ticket again after its events changed.
fn rejudge(context: &Context<'_>, tx: &Writing<'_>, id: TicketId) -> Result<(), Failure> {
    let stored: Stored<Record> = store::tickets::get(tx, id)?;
    let terms = stored.value.terms.map(|id| terms::of_id(context, tx, id)).transpose()?;
    let record = not_while_suspended(tx, stored.value)?;
    let standing = standing_on(context, &record.ticket, terms.as_deref())?;
    Ok(store::tickets::set_standing(tx, id, &standing)?)
}

fn contract_of(tx: &Reading<'_>, record: &Record) -> Result<Option<Contract>, Failure> {
    Ok(record.contract.map(|id| store::contracts::get(tx, id)).transpose()?.map(|stored| stored.value))
}

/// How a ticket stands on its terms; not judged without any, nor where that needs a year the calendar does not know.
fn standing_on(context: &Context<'_>, ticket: &Ticket, terms: Option<&InForce>) -> Result<Standing, Failure> {
    let Some(terms) = terms else { return Ok(unscored(ticket)) };
    let stands = judge(ticket, terms, context.now)
        .and_then(|scored| standing(ticket, &scored, &terms.laid_out, context.now));
    match stands {
        Err(failure) if failure.code == Code::BeyondCalendar => Ok(unscored(ticket)),
        stands => stands,
    }
}

fn actor(tx: &Reading<'_>) -> Result<String, Failure> {
    Ok(store::provider::users(tx)?.first().map(|user| user.value.name.clone()).unwrap_or_default())
}

fn kind_of(entry: &TicketRecord) -> Result<EventKind, Failure> {
    let value = entry.value.trim();
    let needs = |what: &str| Failure::field("value", format!("{} needs {what}.", entry.kind));
    Ok(match entry.kind.as_str() {
        "acknowledged" => EventKind::Acknowledged,
        "staff_reply" => EventKind::StaffReply,
        "auto_reply" => EventKind::AutoReply,
        "client_reply" => EventKind::ClientReply,
        "waiting_on_client" => EventKind::WaitingOnClient,
        "waiting_on_third_party" => EventKind::WaitingOnThirdParty,
        "working" => EventKind::Working,
        "resolved" => EventKind::Resolved,
        "reopened" => EventKind::Reopened,
        "closed" => EventKind::Closed,
        "noted" if value.is_empty() => return Err(needs("words")),
        "noted" => EventKind::Noted(value.to_owned()),
        "priority_changed" => {
            let (to, reason) = value.split_once(':').unwrap_or((value, ""));
            if to.trim().is_empty() {
                return Err(needs("the new priority, and after a colon the reason"));
            }
            EventKind::PriorityChanged { to: PriorityKey::new(to.trim()), reason: reason.trim().to_owned() }
        }
        other => return Err(Failure::field("kind", format!("\"{other}\" cannot be recorded by hand."))),
    })
}

/// A moment as people type it: RFC 3339, a wall-clock time of `zone`, or nothing for now.
pub(crate) fn moment_in(field: &str, typed: &str, zone: &Zone, now: Instant) -> Result<Instant, Failure> {
    let typed = typed.trim();
    if typed.is_empty() || typed == "now" {
        return Ok(now);
    }
    let wall = || {
        ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(typed, format).ok())
            .map(|wall| zone.resolve(wall))
    };
    Instant::parse_rfc3339(typed).or_else(wall).ok_or_else(|| {
        Failure::field(
            field,
            format!("\"{typed}\" is not a time. Write it as 2026-09-24 16:10, in {}.", zone.id().name()),
        )
    })
}
