//! How the notice of an occurrence stands with every client, in words.

use super::focus::{Focus, addresses, client};
use super::told::{by, count, lead, lead_in_words, left_in_words};
use super::wire::{ClientNoticeRow, NoticeAddress, NoticeEvidenceRow, WindowNotices};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files;
use crate::maintenance::WindowOf;
use crate::wire::Moment;
use domain::ids::ClientId;
use domain::mail::OutboxState;
use domain::maintenance::{
    By, NotNeeded, Notice, NoticeChange, NoticeChannel, length_in_words, number_in_words,
    recurrence_id_in_words,
};
use domain::time::Instant;
use domain::zones::Zone;
use store::Reading;
use store::maintenance::notices::Evidence;

/// How the notice of an occurrence stands.
///
/// # Errors
/// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::Invalid`] for an occurrence there is not.
pub fn notices(context: &Context<'_>, of: WindowOf) -> Result<WindowNotices, Failure> {
    context.read(|tx| view(context, tx, &Focus::read(context, tx, &of.id, &of.recurrence_id, 0)?))
}

/// The same of an occurrence that was read.
pub(super) fn view(context: &Context<'_>, tx: &Reading<'_>, focus: &Focus) -> Result<WindowNotices, Failure> {
    let evidence = focus.evidence(tx)?;
    let window = focus.window();
    let mark = focus.plan.mark(context, focus.place, &focus.occurrence);
    let mut clients = Vec::new();
    let mut ready: Vec<(Instant, String)> = Vec::new();
    for place in &focus.plan.keys(focus.place).clients {
        let row = client_row(context, tx, focus, *place, &evidence)?;
        let notice = focus.plan.notice(focus.place, &focus.occurrence, *place);
        if let Some(last_moment) = notice.last_moment()
            && row.state != "waiting"
            && !row.addresses.is_empty()
        {
            ready.push((last_moment, row.id.clone()));
        }
        clients.push(row);
    }
    // Sorting is stable: clients with the same limit stay in the order of their names.
    ready.sort_by_key(|(last_moment, _)| *last_moment);
    let left = mark.last_moment.as_ref().and_then(|at| Instant::parse_rfc3339(&at.utc));
    let left = left.map(|at| at - context.now);
    let zone = context.zone(the_provider(tx)?.value.zone);
    Ok(WindowNotices {
        window: window.id.to_string(),
        number: number_in_words(window.number),
        title: window.title.clone(),
        recurrence_id: recurrence_id_in_words(focus.occurrence.recurrence_id),
        left: left.map(|left| left.0),
        limit: left.map(|left| limit(focus, &mark, left)).unwrap_or_default(),
        held_back: focus.held_back().unwrap_or_default(),
        clients,
        ready: ready.into_iter().map(|(_, id)| id).collect(),
        evidence: evidence.iter().rev().map(|one| evidence_row(focus, one, &zone)).collect(),
        series: window.rule.is_some(),
        mark,
    })
}

/// `6 h 20 min left · 48 h before the start`.
fn limit(focus: &Focus, mark: &super::wire::NoticeMark, left: domain::time::Seconds) -> String {
    let at = mark.last_moment.as_ref().and_then(|at| Instant::parse_rfc3339(&at.utc));
    let before = at.map(|at| focus.occurrence.stretch.from - at).filter(|before| before.0 > 0);
    let left = left_in_words(left);
    match before {
        Some(before) => format!("{left} · {} before the start", length_in_words(before)),
        None => format!("{left} · before it starts"),
    }
}

fn client_row(
    context: &Context<'_>,
    tx: &Reading<'_>,
    focus: &Focus,
    place: usize,
    evidence: &[Evidence],
) -> Result<ClientNoticeRow, Failure> {
    let party = &focus.plan.around.parties[place];
    let zone = context.zone(party.zone);
    let required = focus.plan.required(place);
    let notice = focus.plan.notice(focus.place, &focus.occurrence, place);
    let addresses = addresses(&client(tx, party.id)?);
    let said =
        said(context, focus, &Case { notice: &notice, client: party.id, addresses: &addresses, evidence });
    let starts = focus.occurrence.stretch.from;
    let told = if let Notice::ToldCalledOff { at } = &notice {
        Some(*at)
    } else {
        lead(&notice).map(|lead| starts - lead)
    };
    Ok(ClientNoticeRow {
        id: party.id.to_string(),
        name: party.name.clone(),
        state: said.state.to_owned(),
        word: said.word.to_owned(),
        detail: said.detail,
        told: told.map(|at| Moment::new(at, &zone)),
        last_moment: notice.last_moment().map(|at| Moment::new(at, &zone)),
        hours: required.lead.0 / 3600,
        assumed: required.assumed,
        where_practical: required.where_practical,
        addresses,
        starts: Moment::new(starts, &zone),
        ends: Moment::new(focus.occurrence.stretch.to, &zone),
    })
}

struct Case<'a> {
    notice: &'a Notice,
    client: ClientId,
    addresses: &'a [NoticeAddress],
    evidence: &'a [Evidence],
}

struct Said {
    state: &'static str,
    word: &'static str,
    detail: String,
}

fn said(context: &Context<'_>, focus: &Focus, case: &Case<'_>) -> Said {
    let of = |state, word, detail: String| Said { state, word, detail };
    match case.notice {
        Notice::NotNeeded(why) => of("not_needed", "Not needed", not_needed(*why).to_owned()),
        Notice::InTime { lead, .. } => {
            let (word, people) = telling(focus, case);
            of("in_time", word, joined(&[people, lead_in_words(*lead)]))
        }
        Notice::Late { lead, late, .. } => {
            let (_, people) = telling(focus, case);
            let lacking = format!("{} too late", length_in_words(*late));
            of("late", "Late", joined(&[people, lead_in_words(*lead), lacking]))
        }
        Notice::ToldCalledOff { .. } => of("told_called_off", "Told", "knows that it is off".to_owned()),
        Notice::NotTold { .. } | Notice::TellAgain { .. } | Notice::TellCalledOff { .. } => {
            outstanding(context, focus, case)
        }
    }
}

/// A client that is still to be told.
fn outstanding(context: &Context<'_>, focus: &Focus, case: &Case<'_>) -> Said {
    let of = |state, word, detail: String| Said { state, word, detail };
    let mail = case.evidence.iter().rev().find(|one| one.client == case.client && is_now(focus, one));
    match mail.and_then(|one| one.mail.as_ref()) {
        Some((OutboxState::Waiting | OutboxState::Sending, why)) if why.is_empty() => {
            return of("waiting", "In the outbox", "leaves by itself".to_owned());
        }
        Some((OutboxState::Waiting | OutboxState::Sending, why)) => {
            return of("waiting", "In the outbox", format!("is tried again: {why}"));
        }
        Some((OutboxState::Failed, why)) => return of("refused", "Not taken", why.clone()),
        Some((OutboxState::Sent | OutboxState::Withdrawn, _)) | None => {}
    }
    let (state, word, why) = match case.notice {
        Notice::TellAgain { changes, .. } => ("tell_again", "Tell again", changes_in_words(changes)),
        Notice::TellCalledOff { .. } => ("tell_called_off", "Tell again", "was called off".to_owned()),
        Notice::NotTold { last_moment } if context.now > *last_moment => {
            ("missed", "Not sent", String::new())
        }
        Notice::NotTold { .. }
        | Notice::NotNeeded(_)
        | Notice::InTime { .. }
        | Notice::Late { .. }
        | Notice::ToldCalledOff { .. } => ("not_told", "Not sent", String::new()),
    };
    if case.addresses.is_empty() {
        return of("no_address", "No address", joined(&[why, "no technical contact with mail".to_owned()]));
    }
    let addresses = match case.addresses.len() {
        1 => "1 address ready".to_owned(),
        n => format!("{n} addresses ready"),
    };
    of(state, word, joined(&[why, addresses]))
}

/// Whether a telling is about what takes place now.
fn is_now(focus: &Focus, one: &Evidence) -> bool {
    let planned = super::told::planned(focus.window(), &focus.occurrence);
    one.holds == super::told::holds(&focus.occurrence) && one.what.covers(&planned)
}

/// `starts 1 h earlier than told, also affects Mail`.
pub(super) fn changes_in_words(changes: &[NoticeChange]) -> String {
    joined(&changes.iter().map(NoticeChange::in_words).collect::<Vec<_>>())
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

const fn not_needed(why: NotNeeded) -> &'static str {
    match why {
        NotNeeded::EmergencyExempt => "its policy exempts such emergencies",
        NotNeeded::CalledOffUntold => "was not told of it",
    }
}

/// By what a client knows it, and how many people were told.
fn telling(focus: &Focus, case: &Case<'_>) -> (&'static str, String) {
    let Some(By::Telling(told)) = by(case.notice) else { return ("In calendar", String::new()) };
    let id = focus.occurrence.recurrence_id;
    let told = focus.plan.book.told(focus.window(), id, case.client).get(told);
    let same = |one: &&Evidence| {
        one.client == case.client && told.is_some_and(|told| one.at == Some(told.at) && one.what == told.what)
    };
    let Some(evidence) = case.evidence.iter().find(same) else { return ("Told", String::new()) };
    let people = match evidence.people {
        0 => String::new(),
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    };
    (sent(evidence.channel), people)
}

const fn sent(channel: NoticeChannel) -> &'static str {
    match channel {
        NoticeChannel::Email | NoticeChannel::Eml | NoticeChannel::Letter => "Sent",
        NoticeChannel::Phone | NoticeChannel::Portal | NoticeChannel::Meeting => "Told",
    }
}

fn evidence_row(focus: &Focus, of: &Evidence, zone: &Zone) -> NoticeEvidenceRow {
    let window = focus.window();
    let place = focus.plan.around.place(of.client);
    let name = place.map(|place| focus.plan.around.parties[place].name.clone());
    NoticeEvidenceRow {
        client: name.unwrap_or_default(),
        window: window.id.to_string(),
        number: number_in_words(window.number),
        title: window.title.clone(),
        recurrence_id: recurrence_id_in_words(focus.occurrence.recurrence_id),
        ..row_of(of, zone)
    }
}

/// The evidence alone; whose it is has to be filled in.
pub(super) fn row_of(of: &Evidence, zone: &Zone) -> NoticeEvidenceRow {
    NoticeEvidenceRow {
        id: of.id.to_string(),
        client: String::new(),
        window: String::new(),
        number: String::new(),
        title: String::new(),
        recurrence_id: String::new(),
        occasion: of.occasion.key().to_owned(),
        channel: of.channel.key().to_owned(),
        told: of.at.map(|at| Moment::new(at, zone)),
        mail: of.mail.as_ref().map(|(state, why)| mail_in_words(*state, why)).unwrap_or_default(),
        recipients: of.recipients.clone(),
        starts: Moment::new(of.what.stretch.from, zone),
        ends: Moment::new(of.what.stretch.to, zone),
        services: of.what.services.clone(),
        called_off: of.holds == domain::maintenance::Holds::CalledOff,
        note: of.note.clone(),
        subject: of.subject.clone(),
        body: of.body.clone(),
        sha256: files::hex(&of.sha256),
        recorded: Moment::new(of.recorded, zone),
    }
}

fn mail_in_words(state: OutboxState, why: &str) -> String {
    match state {
        OutboxState::Waiting | OutboxState::Sending if why.is_empty() => "waits in the outbox".to_owned(),
        OutboxState::Waiting | OutboxState::Sending => format!("waits in the outbox: {why}"),
        OutboxState::Sent => "the mail server took it".to_owned(),
        OutboxState::Failed => format!("not taken: {why}"),
        OutboxState::Withdrawn => "withdrawn before it was sent".to_owned(),
    }
}

pub(super) fn people(addresses: &[NoticeAddress]) -> u32 {
    u32::try_from(count(addresses.len())).unwrap_or(u32::MAX)
}
