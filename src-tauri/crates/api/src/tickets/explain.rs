//! A ticket with its clocks: verdicts, ledgers, picture, events.

use super::lines::{Page, verdict};
use super::picture::{Track, picture};
use super::picture_wire::Picture;
use super::standing::{judge, not_while_suspended, standing, unscored};
use super::wire::{EventView, Explanation, MetricView, Verdict};
use super::{row_of, tickets_zone};
use crate::context::Context;
use crate::contracts::ScheduleReading;
use crate::failure::{Code, Failure};
use crate::wire::{Choice, Moment};
use crate::words;
use crate::{sla, terms};
use domain::contracts::{Contract, number_in_words};
use domain::ids::TicketId;
use domain::sla::{Metric, Policy};
use domain::tickets::{Event, EventKind, Scored, ScoredTicket, State};
use domain::time::Seconds;
use domain::zones::Zone;
use std::sync::Arc;
use store::Reading;
use store::tickets::Record;

pub(super) fn explanation(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: TicketId,
) -> Result<Explanation, Failure> {
    let stored = store::tickets::get(tx, id)?;
    let record = stored.value;
    let contract =
        record.contract.map(|id| store::contracts::get(tx, id)).transpose()?.map(|stored| stored.value);
    let terms = record.terms.map(|id| terms::of_id(context, tx, id)).transpose()?;
    let record = not_while_suspended(tx, record)?;
    let zone = tickets_zone(context, tx, contract.as_ref(), &record)?;
    let judged = terms.as_ref().map(|terms| judge(&record.ticket, terms, context.now));
    let laid_out = terms.as_ref().map(|terms| Arc::clone(&terms.laid_out));
    let (scored, beyond) = within_calendar(judged)?;
    let now_standing = match (&scored, &laid_out) {
        (Some(scored), Some(laid_out)) => standing(&record.ticket, scored, laid_out, context.now)?,
        _ => unscored(&record.ticket),
    };
    let row = row_of(tx, &record, &now_standing, &zone, laid_out.as_deref())?;
    let mut explanation = Explanation {
        row,
        version: stored.version,
        contract: contract
            .as_ref()
            .map(|contract| Choice { key: contract.id.to_string(), name: number_in_words(contract.number) }),
        policy: String::new(),
        calendar: String::new(),
        metrics: Vec::new(),
        picture: empty_picture(&zone),
        events: events(&record.ticket.events, &zone),
        targets: Vec::new(),
        readings: Vec::new(),
        excluded: String::new(),
        rule: String::new(),
        unscored: String::new(),
        cause: String::new(),
        action: String::new(),
        action_state: String::new(),
        exclusions: Vec::new(),
    };
    explained(&record, &mut explanation);
    match (scored, laid_out) {
        (Some(scored), Some(laid_out)) => {
            let page = Page {
                laid_out: &laid_out,
                holidays: context.desk.shelf.holidays(),
                zone: &zone,
                as_of: context.now,
            };
            fill(context, &page, &record, &scored, &mut explanation)?;
            if let Some(id) = record.terms {
                let on = store::terms::get(tx, id)?.policy_version;
                explanation.policy =
                    policy_line(&page.laid_out.policy, store::sla::version(tx, on)?.value.number);
            }
        }
        _ => explanation.unscored = beyond,
    }
    Ok(explanation)
}

/// A verdict, or why there is none: no contract, or a year the holidays do not know. Anything else
/// is a failure of the call.
fn within_calendar(
    judged: Option<Result<ScoredTicket, Failure>>,
) -> Result<(Option<ScoredTicket>, String), Failure> {
    match judged {
        Some(Ok(scored)) => Ok((Some(scored), String::new())),
        Some(Err(failure)) if failure.code == Code::BeyondCalendar => Ok((None, failure.message)),
        Some(Err(failure)) => Err(failure),
        None => Ok((None, "No contract covers this request, so nothing is promised for it.".to_owned())),
    }
}

fn fill(
    context: &Context<'_>,
    page: &Page<'_>,
    record: &Record,
    scored: &ScoredTicket,
    explanation: &mut Explanation,
) -> Result<(), Failure> {
    let policy = &page.laid_out.policy;
    explanation.calendar =
        format!("{} · zone data {}", words::calendar(&policy.calendar), context.desk.shelf.zones().version());
    explanation.excluded =
        scored.excluded.as_ref().map(|by| excluded_words(policy, &by.reason, &by.note)).unwrap_or_default();
    explanation.rule = rule_words(page, scored);
    explanation.exclusions = policy.exclusions.iter().map(sla::exclusion).collect();
    if scored.priority.is_none() {
        explanation.unscored = format!(
            "{} has no row for priority \"{}\", so nothing is judged.",
            policy.name, record.ticket.priority
        );
    }
    let tracks = tracks(page, scored);
    for track in &tracks {
        let mut promises = Vec::new();
        for scored in &track.promises {
            promises.push(page.promise(scored)?);
        }
        explanation.metrics.push(MetricView {
            metric: track.metric.key().to_owned(),
            title: track.title.clone(),
            verdict: track.verdict,
            summary: track.summary.clone(),
            promises,
        });
    }
    explanation.picture = picture(page, &record.ticket, &tracks)?;
    explanation.targets = targets(policy, scored);
    explanation.readings = readings(policy, scored);
    Ok(())
}

/// A rule that applied: of the contract at receipt, or of reopening.
fn rule_words(page: &Page<'_>, scored: &ScoredTicket) -> String {
    let reopened = scored.reopened_as_new.map(|at| {
        let days = page.laid_out.policy.scoring.reopen_within.0 / 86_400;
        let at = words::moment(at, page.zone);
        format!("Reopened {at}, more than {days} days after it was resolved: that counts as a new request and is not judged here.")
    });
    [scored.rule.clone(), reopened].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// One track per metric, in the order documents list them.
pub(crate) fn tracks<'s>(page: &Page<'_>, scored: &'s ScoredTicket) -> Vec<Track<'s>> {
    let mut tracks = Vec::new();
    for metric in Metric::ALL {
        let promises: Vec<&Scored> =
            scored.outcomes.iter().filter(|outcome| outcome.metric == metric).collect();
        let Some(last) = promises.last() else { continue };
        let title = title(metric, last, &page.laid_out.policy);
        let (verdict, summary) = over_all(&promises);
        tracks.push(Track { metric, title, verdict, summary, promises });
    }
    tracks
}

fn title(metric: Metric, scored: &Scored, policy: &Policy) -> String {
    let quantity = scored.agreed.unwrap_or(policy.targets[scored.target].quantity);
    match metric {
        Metric::StatusUpdate if scored.state == State::NotScored => "Updates as needed".to_owned(),
        Metric::StatusUpdate if quantity.max == 1 => {
            format!("Updates every {}", quantity.in_words().trim_start_matches("1 "))
        }
        Metric::StatusUpdate => format!("Updates every {}", quantity.in_words()),
        Metric::Acknowledgement | Metric::FirstResponse | Metric::Resolution => {
            words::metric(metric).to_owned()
        }
    }
}

fn over_all(promises: &[&Scored]) -> (Verdict, String) {
    let order = [State::Late, State::Open, State::Paused, State::Met, State::NotScored, State::NotInSource];
    let worst = order.into_iter().find(|state| promises.iter().any(|scored| scored.state == *state));
    let worst = worst.expect("a track has at least one promise");
    let summary = match promises {
        [one] => summary(one),
        many => {
            let of = |state| many.iter().filter(|scored| scored.state == state).count();
            match (of(State::Late), of(State::Open) + of(State::Paused)) {
                (0, 0) => format!("{} on time", many.len()),
                (0, _) => format!("{} on time, 1 running", of(State::Met)),
                (late, _) => format!("{late} of {} late", many.len()),
            }
        }
    };
    (verdict(worst), summary)
}

fn summary(scored: &Scored) -> String {
    let d = words::duration;
    let (counted, allowed) = (scored.counted, scored.allowed);
    match scored.state {
        State::Met => format!("met · {} of {}", d(counted), d(allowed)),
        State::Late if scored.late_by() == Seconds::ZERO => "late · done while closed".to_owned(),
        State::Late => format!("late · {} over", d(scored.late_by())),
        State::Open => format!("running · {} left", d(allowed - counted)),
        State::Paused => format!("paused · {} of {}", d(counted), d(allowed)),
        State::NotScored => "as needed, not scored".to_owned(),
        State::NotInSource => "not in the source".to_owned(),
    }
}

/// `CyberMark Standard, version 2 · target`.
fn policy_line(policy: &Policy, number: i64) -> String {
    let named = format!("{}, version {number}", policy.name);
    let first = policy.targets.first().map(|target| words::strength(target.strength).to_owned());
    [Some(named), first].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn excluded_words(policy: &Policy, reason: &str, note: &str) -> String {
    let listed = policy.exclusions.iter().find(|exclusion| exclusion.key == reason);
    let name = listed
        .map_or_else(|| reason.to_owned(), |exclusion| format!("{}, {}", exclusion.name, exclusion.clause));
    if note.is_empty() { name } else { format!("{name}: {note}") }
}

fn targets(policy: &Policy, scored: &ScoredTicket) -> Vec<Choice> {
    let mut targets: Vec<Choice> = Vec::new();
    for outcome in &scored.outcomes {
        let name = words::metric(outcome.metric).to_owned();
        if !targets.iter().any(|known| known.key == name) {
            targets.push(Choice { key: name, name: policy.targets[outcome.target].words.clone() });
        }
    }
    targets
}

fn readings(policy: &Policy, scored: &ScoredTicket) -> Vec<ScheduleReading> {
    sla::readings_of(policy, scored.outcomes.iter().map(|outcome| &policy.targets[outcome.target]))
}

fn events(events: &[Event], zone: &Zone) -> Vec<EventView> {
    let view = |event: &Event| EventView {
        at: Moment::new(event.at, zone),
        kind: event.kind.key().to_owned(),
        words: event_words(&event.kind),
        actor: event.actor.clone(),
        provenance: event.provenance.clone(),
    };
    events.iter().map(view).collect()
}

fn event_words(kind: &EventKind) -> String {
    match kind {
        EventKind::Acknowledged => "Acknowledged".to_owned(),
        EventKind::StaffReply => "Message to the client".to_owned(),
        EventKind::FirstResponseAsserted => "First response, as the source says".to_owned(),
        EventKind::AutoReply => "Automatic reply, does not count".to_owned(),
        EventKind::ClientReply => "Message from the client".to_owned(),
        EventKind::WaitingOnClient => "Waiting on the client".to_owned(),
        EventKind::WaitingOnThirdParty => "Waiting on a third party".to_owned(),
        EventKind::Working => "Being worked on".to_owned(),
        EventKind::PriorityChanged { to, reason } if reason.is_empty() => format!("Priority changed to {to}"),
        EventKind::PriorityChanged { to, reason } => format!("Priority changed to {to}: {reason}"),
        EventKind::CadenceAgreed(quantity) => format!("Updates agreed: every {}", quantity.in_words()),
        EventKind::Resolved => "Resolved".to_owned(),
        EventKind::Reopened => "Reopened".to_owned(),
        EventKind::Closed => "Closed".to_owned(),
        EventKind::Merged { into } => format!("Merged into {into}"),
        EventKind::Excluded { reason, note } => format!("Taken out of attainment: {reason}. {note}"),
        EventKind::Included => "Taken back into attainment".to_owned(),
        EventKind::Explained { cause, action, .. } => format!("Cause: {cause} Action: {action}"),
        EventKind::Noted(words) => words.clone(),
    }
}

fn explained(record: &Record, explanation: &mut Explanation) {
    for event in &record.ticket.events {
        if let EventKind::Explained { cause, action, state } = &event.kind {
            explanation.cause.clone_from(cause);
            explanation.action.clone_from(action);
            explanation.action_state.clone_from(state);
        }
    }
}

fn empty_picture(zone: &Zone) -> Picture {
    Picture {
        zone: zone.id().name().to_owned(),
        abbreviation: String::new(),
        days: Vec::new(),
        closed: Vec::new(),
        events: Vec::new(),
        lanes: Vec::new(),
        now: None,
        text: "Nothing is promised for this request, so there is no clock to draw.".to_owned(),
    }
}

/// The zone a contract's times are shown in.
pub(super) fn zone_of(context: &Context<'_>, contract: &Contract) -> Zone {
    context.zone(contract.zone)
}
