//! "A P2 received now would be due …": an imagined ticket, judged like a real one.

use super::wire::{Preview, PreviewDue, PreviewOf};
use crate::context::Context;
use crate::failure::Failure;
use crate::sla;
use crate::tickets::{Page, judge_on, moment_in, picture, tracks};
use crate::words;
use domain::ids::{ClientId, TicketId};
use domain::sla::{Clock, PriorityKey};
use domain::tickets::{ScoredTicket, SourceKnows, Ticket};
use domain::time::Instant;
use domain::zones::ZoneId;

/// The due times of an imagined ticket, with their ledgers and a picture.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a zone, moment or priority that does not exist;
/// `BeyondCalendar` when the holidays of the year are not known.
pub fn preview(context: &Context<'_>, of: PreviewOf) -> Result<Preview, Failure> {
    let laid_out = context.read(|tx| {
        let id = sla::policy_ref(tx, &of.policy_version_id)?;
        sla::laid_out(context, tx, id)
    })?;
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
    let scored = judge_on(&ticket, &laid_out, false, received)?;
    let holidays = context.desk.shelf.holidays();
    let page = Page { laid_out: &laid_out, holidays, zone: &zone, as_of: received };
    let mut dues = Vec::new();
    for outcome in &scored.outcomes {
        let at_due = Page { as_of: outcome.due.unwrap_or(received), ..page };
        dues.push(PreviewDue {
            metric: outcome.metric.key().to_owned(),
            name: words::metric(outcome.metric).to_owned(),
            words: laid_out.policy.targets[outcome.target].words.clone(),
            due: outcome.due.map(|at| page.moment(at)),
            aim: outcome.aim.map(|at| page.moment(at)),
            ledger: page.lines(&at_due.rows(outcome)?),
        });
    }
    let picture = picture(&page, &ticket, &tracks(&page, &scored))?;
    Ok(Preview { received: page.moment(received), dues, picture, notes: notes(&page, &scored, received)? })
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
