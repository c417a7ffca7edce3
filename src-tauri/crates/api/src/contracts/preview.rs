//! "A P2 received now would be due …": an imagined ticket, judged like a real one.

use super::contract_ref;
use super::wire::{Preview, PreviewDue, PreviewOf};
use crate::context::Context;
use crate::failure::Failure;
use crate::shelf::{InForce, LaidOut};
use crate::tickets::{Page, judge_on, moment_in, picture, tracks};
use crate::words;
use crate::{sla, terms};
use domain::ids::{ClientId, TicketId};
use domain::sla::{Clock, Metric, PriorityKey};
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
    Ok(Preview { received: page.moment(received), dues, picture, notes: notes(&page, &scored, received)? })
}

/// What is promised, and what the version in force promises where a draft is tried out.
struct Promise {
    laid_out: Arc<LaidOut>,
    continuity: bool,
    in_force: Option<(i64, Arc<LaidOut>, bool)>,
}

fn promise(context: &Context<'_>, tx: &Reading<'_>, of: &PreviewOf) -> Result<Promise, Failure> {
    if of.contract.is_empty() {
        let id = sla::policy_ref(tx, &of.policy_version_id)?;
        return Ok(Promise { laid_out: sla::laid_out(context, tx, id)?, continuity: false, in_force: None });
    }
    let id = contract_ref(tx, &of.contract)?;
    let contract = store::contracts::get(tx, id)?.value;
    let zone = context.zone(contract.zone);
    let on = zone.date(moment_in("received", &of.received, &zone, context.now)?);
    let versions = store::contract_versions::list(tx, id)?;
    let is_signed = versions.iter().any(|version| version.signed.is_some());
    let in_force = if is_signed { Some(terms::at(context, tx, &contract, on)?) } else { None };
    // What a request that is received then would really be put on.
    if let Some(terms) = in_force.as_ref().filter(|_| of.version == 0) {
        let (laid_out, continuity) = (Arc::clone(&terms.laid_out), terms.row.continuity);
        return Ok(Promise { laid_out, continuity, in_force: None });
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
        in_force: in_force.map(|terms| (number(&terms), Arc::clone(&terms.laid_out), terms.row.continuity)),
    })
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
