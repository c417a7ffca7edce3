//! "A P2 received now would be due …": an imagined ticket, judged like a real one.

use super::contract_ref;
use super::term::agreed;
use super::wire::{Preview, PreviewDue, PreviewOf};
use crate::context::Context;
use crate::failure::Failure;
use crate::shelf::{InForce, LaidOut};
use crate::tickets::{Page, judge_on, moment_in, picture, tracks};
use crate::words;
use crate::{sla, terms};
use chrono::NaiveDate;
use domain::contracts::schedule::date_in_words;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::{ClientId, TicketId};
use domain::sla::{Clock, Metric, Policy, PriorityKey};
use domain::tickets::{Scored, ScoredTicket, SourceKnows, Ticket};
use domain::time::Instant;
use domain::zones::ZoneId;
use std::sync::Arc;
use store::Reading;
use store::contract_versions::ContractVersion;

/// The due times of an imagined ticket, with their ledgers and a picture.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a zone, moment or priority that does not exist;
/// `BeyondCalendar` when the holidays of the year are not known.
pub fn preview(context: &Context<'_>, of: PreviewOf) -> Result<Preview, Failure> {
    let promise = context.read(|tx| promise(context, tx, &of))?;
    let laid_out = &promise.laid_out;
    let zone = if of.zone.is_empty() {
        laid_out.calendar.zone().clone()
    } else {
        context.zone(ZoneId::parse(&of.zone).map_err(|message| Failure::field("zone", message))?)
    };
    let received = moment_in("received", &of.received, &zone, context.now)?;
    let priority = PriorityKey(of.priority);
    if laid_out.policy.priority_called(priority.as_str()).is_none() {
        return Err(Failure::field(
            "priority",
            format!("{} has no row \"{priority}\".", laid_out.policy.name),
        ));
    }
    let ticket = imagined(received, priority, of.category);
    let scored = judge_on(&ticket, laid_out, promise.continuity, received)?;
    let beside = promise.beside(&ticket, received)?;
    let holidays = context.desk.shelf.holidays();
    let page = Page { laid_out, holidays, zone: &zone, as_of: received };
    let mut dues = Vec::new();
    for outcome in &scored.outcomes {
        let at_due = Page { as_of: outcome.due.unwrap_or(received), ..page };
        dues.push(PreviewDue {
            metric: outcome.metric.key().to_owned(),
            name: words::metric(outcome.metric).to_owned(),
            words: laid_out.policy.targets[outcome.target].words.clone(),
            due: outcome.due.map(|at| page.moment(at)),
            aim: outcome.aim.map(|at| page.moment(at)),
            beside: beside.words(outcome, &page),
            ledger: page.lines(&at_due.rows(outcome)?),
        });
    }
    let picture = picture(&page, &ticket, &tracks(&page, &scored))?;
    let mut told = promise.aside;
    told.extend(rule(&laid_out.policy, &scored));
    told.extend(notes(&page, &scored, received)?);
    Ok(Preview { received: page.moment(received), dues, picture, notes: told })
}

/// What is promised, and what the version in force promises where a draft is tried out.
struct Promise {
    laid_out: Arc<LaidOut>,
    continuity: bool,
    /// Why the contract would not promise it after all.
    aside: Vec<String>,
    in_force: Option<(i64, Arc<LaidOut>, bool)>,
}

fn promise(context: &Context<'_>, tx: &Reading<'_>, of: &PreviewOf) -> Result<Promise, Failure> {
    if of.contract.is_empty() {
        let id = sla::policy_ref(tx, &of.policy_version_id)?;
        let laid_out = sla::laid_out(context, tx, id)?;
        return Ok(Promise { laid_out, continuity: false, aside: Vec::new(), in_force: None });
    }
    let id = contract_ref(tx, &of.contract)?;
    let contract = store::contracts::get(tx, id)?.value;
    let zone = context.zone(contract.zone);
    let received = moment_in("received", &of.received, &zone, context.now)?;
    let on = zone.date(received);
    let aside = aside(context, tx, &contract, received)?;
    let versions = store::contract_versions::list(tx, id)?;
    let is_signed = versions.iter().any(|version| version.signed.is_some());
    let in_force = if is_signed { Some(terms::at(context, tx, &contract, on)?) } else { None };
    // What a request that is received then would really be put on.
    if let Some(terms) = in_force.as_ref().filter(|_| of.version == 0) {
        let (laid_out, continuity) = (Arc::clone(&terms.laid_out), terms.row.continuity);
        return Ok(Promise { laid_out, continuity, aside, in_force: None });
    }
    let called = |version: &&ContractVersion| of.version == 0 || version.number == of.version;
    let version = versions.iter().rfind(called).ok_or_else(|| Failure::not_found("contract version"))?;
    let policy = terms::composed(context, tx, version, on.max(version.from_on))?.policy;
    let number = |terms: &InForce| {
        let found = versions.iter().find(|version| version.id == terms.row.contract_version);
        found.map_or(0, |version| version.number)
    };
    let in_force = in_force.filter(|_| version.signed.is_none());
    Ok(Promise {
        laid_out: Arc::new(context.desk.shelf.lay_out(policy)?),
        continuity: version.continuity,
        aside,
        in_force: in_force.map(|terms| (number(&terms), Arc::clone(&terms.laid_out), terms.row.continuity)),
    })
}

/// Why nothing would be promised for a request received then: the contract does not cover it, or is suspended.
fn aside(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    received: Instant,
) -> Result<Vec<String>, Failure> {
    let zone = context.zone(contract.zone);
    let (number, on) = (number_in_words(contract.number), zone.date(received));
    if on < contract.starts_on {
        let from = date_in_words(contract.starts_on);
        return Ok(vec![format!(
            "{number} is not in force until {from}: it promises nothing for this request."
        )]);
    }
    if let Some(last) = contract.ends_on.filter(|last| *last < on) {
        return Ok(vec![past_the_end(context, tx, contract, last)?]);
    }
    let suspensions = terms::suspensions_of(tx, contract.id)?;
    let Some(suspended) = suspensions.at(received) else { return Ok(Vec::new()) };
    let from = words::moment_with_year(suspended.from, &zone);
    let since = match suspended.to {
        Some(to) => format!("was suspended from {from} to {}", words::moment_with_year(to, &zone)),
        None => format!("is suspended since {from}"),
    };
    let why = if suspended.why.is_empty() { String::new() } else { format!(" ({})", suspended.why) };
    Ok(vec![format!("{number} {since}{why}: this request stays out of the SLA.")])
}

/// The contract's last day lies before the request: it is over, or it is renewed until then.
fn past_the_end(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: &Contract,
    last: NaiveDate,
) -> Result<String, Failure> {
    let (number, day) = (number_in_words(contract.number), date_in_words(last));
    let agreed = agreed(tx, contract)?;
    let renews_itself = agreed.renews_by.is_some() && agreed.given.is_none();
    if renews_itself && contract.status != ContractStatus::Ended {
        return Ok(format!("{number} runs until {day}: this holds only once it has renewed itself."));
    }
    let is_over = last < context.zone(contract.zone).date(context.now);
    let ends = if is_over { "ended" } else { "ends" };
    Ok(format!("{number} {ends} on {day}: it promises nothing for this request."))
}

/// A rule of the contract that makes another priority of it.
fn rule(policy: &Policy, scored: &ScoredTicket) -> Option<String> {
    let (rule, priority) = scored.rule.as_ref().zip(scored.priority.as_ref())?;
    let name = policy.priority(priority).map_or(priority.as_str(), |row| &row.name);
    Some(format!("By a rule of the contract it is treated as {name}: {rule}"))
}

/// Due times under the version in force.
struct Beside {
    version: i64,
    dues: Vec<(Metric, Option<Instant>)>,
}

impl Promise {
    fn beside(&self, ticket: &Ticket, received: Instant) -> Result<Beside, Failure> {
        let Some((version, laid_out, continuity)) = &self.in_force else {
            return Ok(Beside { version: 0, dues: Vec::new() });
        };
        let scored = judge_on(ticket, laid_out, *continuity, received)?;
        let dues = scored.outcomes.iter().map(|outcome| (outcome.metric, outcome.due));
        Ok(Beside { version: *version, dues: dues.collect() })
    }
}

impl Beside {
    fn words(&self, outcome: &Scored, page: &Page<'_>) -> String {
        let found = self.dues.iter().find(|(metric, _)| *metric == outcome.metric);
        match found {
            None => String::new(),
            Some((_, due)) if *due == outcome.due => "unchanged".to_owned(),
            Some((_, None)) => format!("version {}: no due time", self.version),
            Some((_, Some(due))) => {
                let same_day = outcome.due.is_some_and(|at| page.zone.date(at) == page.zone.date(*due));
                let at = if same_day {
                    words::clock_time(*due, page.zone)
                } else {
                    words::moment(*due, page.zone)
                };
                format!("version {}: {at}", self.version)
            }
        }
    }
}

fn imagined(received: Instant, priority: PriorityKey, category: Option<String>) -> Ticket {
    Ticket {
        id: TicketId::new(received),
        number: 0,
        external_id: String::new(),
        client: ClientId::new(received),
        received,
        priority,
        category,
        subject: String::new(),
        source_knows: SourceKnows { messages: true },
        events: Vec::new(),
    }
}

/// When the clock starts, and what runs out exactly at closing time.
fn notes(page: &Page<'_>, scored: &ScoredTicket, received: Instant) -> Result<Vec<String>, Failure> {
    let mut notes = Vec::new();
    let hours = &page.laid_out.calendar;
    let on_calendar =
        scored.outcomes.iter().any(|outcome| outcome.clock == Clock::Calendar && outcome.due.is_some());
    let opens = hours.next_open(received)?;
    if on_calendar && opens > received {
        notes.push(format!(
            "Received outside business hours: the clock starts {}.",
            words::moment(opens, page.zone)
        ));
    }
    for outcome in scored.outcomes.iter().filter(|outcome| outcome.clock == Clock::Calendar) {
        let Some(due) = outcome.due else { continue };
        if hours.previous_close(due)? == due && !hours.is_open(due)? {
            let metric = words::metric(outcome.metric);
            notes.push(format!("{metric} runs out exactly at closing time, so it is due at closing."));
        }
    }
    Ok(notes)
}
