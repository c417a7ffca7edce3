//! The clock picture: lanes on one time axis, every figure computed here so that the window only
//! scales.

use super::lines::Page;
use super::picture_wire::{
    EventSide, Lane, LaneMark, Picture, PictureDay, PictureEvent, PictureStretch, Piece, PieceState,
};
use super::wire::Verdict;
use crate::failure::Failure;
use crate::words;
use domain::sla::{Clock, Metric};
use domain::tickets::{Event, EventKind, LedgerRow, LedgerState, Scored, State, Ticket};
use domain::time::{Instant, Seconds};

/// A lane before it is drawn: one metric with its promises.
pub(crate) struct Track<'a> {
    pub metric: Metric,
    pub title: String,
    pub verdict: Verdict,
    pub summary: String,
    pub promises: Vec<&'a Scored>,
}

/// Draws the lanes of a ticket.
pub(crate) fn picture(page: &Page<'_>, ticket: &Ticket, tracks: &[Track<'_>]) -> Result<Picture, Failure> {
    let (from, to) = axis(page, ticket, tracks);
    let on_calendar =
        tracks.iter().flat_map(|track| &track.promises).any(|scored| scored.clock == Clock::Calendar);
    let closed = if on_calendar { closed_between(page, from, to)? } else { Vec::new() };
    let mut lanes = Vec::new();
    for track in tracks {
        lanes.push(lane(page, track)?);
    }
    let text = in_words(ticket, tracks, page);
    let now = (from <= page.as_of && page.as_of < to).then(|| page.moment(page.as_of));
    Ok(Picture {
        zone: page.zone.id().name().to_owned(),
        abbreviation: abbreviations(page, from, to),
        days: days(page, from, to, on_calendar)?,
        closed,
        events: events(page, ticket),
        lanes,
        now,
        text,
    })
}

/// Whole local days that hold everything there is to see.
fn axis(page: &Page<'_>, ticket: &Ticket, tracks: &[Track<'_>]) -> (Instant, Instant) {
    let scored = || tracks.iter().flat_map(|track| &track.promises);
    let ends = scored().flat_map(|scored| [scored.done, scored.due, scored.aim]).flatten();
    let open = scored().any(|scored| {
        scored.done.is_none() && scored.state != State::NotScored && scored.state != State::NotInSource
    });
    let now = open.then_some(page.as_of);
    let last =
        ends.chain(now).chain(ticket.events.last().map(|event| event.at)).max().unwrap_or(ticket.received);
    let zone = page.zone;
    let day_after = zone.date(last.max(ticket.received)).succ_opt().unwrap_or_else(|| zone.date(last));
    (zone.start_of(zone.date(ticket.received)), zone.start_of(day_after))
}

fn abbreviations(page: &Page<'_>, from: Instant, to: Instant) -> String {
    let (first, last) = (page.zone.abbreviation_at(from), page.zone.abbreviation_at(to - Seconds(1)));
    if first == last { first.to_owned() } else { format!("{first}/{last}") }
}

fn closed_between(page: &Page<'_>, from: Instant, to: Instant) -> Result<Vec<PictureStretch>, Failure> {
    let mut closed = Vec::new();
    let mut at = from;
    for open in page.laid_out.calendar.stretches(from, to)? {
        if at < open.from {
            closed.push(PictureStretch { from: page.moment(at), to: page.moment(open.from) });
        }
        at = open.to;
    }
    if at < to {
        closed.push(PictureStretch { from: page.moment(at), to: page.moment(to) });
    }
    Ok(closed)
}

fn days(page: &Page<'_>, from: Instant, to: Instant, on_calendar: bool) -> Result<Vec<PictureDay>, Failure> {
    let mut days = Vec::new();
    let calendar = &page.laid_out.policy.calendar;
    for date in page.zone.date(from).iter_days() {
        let Some(next) = date.succ_opt() else { break };
        let (start, end) = (page.zone.start_of(date), page.zone.start_of(next));
        if start >= to {
            break;
        }
        let open = page.laid_out.calendar.elapsed(start, end)?;
        days.push(PictureDay {
            date: date.to_string(),
            from: page.moment(start),
            to: page.moment(end),
            closed: on_calendar && open == Seconds::ZERO,
            name: calendar.closing_name(page.holidays, date).unwrap_or_default().to_owned(),
        });
    }
    Ok(days)
}

fn lane(page: &Page<'_>, track: &Track<'_>) -> Result<Lane, Failure> {
    let updates = track.metric == Metric::StatusUpdate;
    let mut lane = Lane {
        metric: track.metric.key().to_owned(),
        title: track.title.clone(),
        verdict: track.verdict,
        summary: track.summary.clone(),
        pieces: Vec::new(),
        dues: Vec::new(),
        aims: Vec::new(),
        ticks: Vec::new(),
        lates: Vec::new(),
    };
    for scored in &track.promises {
        lane.pieces.extend(pieces(page, &page.rows(scored)?));
        let unfinished = scored.done.is_none();
        let rest = !updates || unfinished;
        if rest && matches!(scored.state, State::Met | State::Open) {
            lane.pieces.extend(time_left(page, scored)?);
        }
        // Of updates only a missed due time, and the next one, get a flag.
        let flagged = !updates || scored.state == State::Late || unfinished;
        lane.dues.extend(scored.due.filter(|_| flagged).map(|at| mark(page, at, "due")));
        lane.aims.extend(scored.aim.filter(|_| !updates).map(|at| mark(page, at, "aim")));
        if let (State::Late, Some(done)) = (scored.state, scored.done) {
            let label = format!("{} late", words::duration(scored.late_by()));
            lane.lates.push(LaneMark { at: page.moment(done), label });
        }
        lane.ticks.extend(scored.done.filter(|_| updates).map(|at| page.moment(at)));
    }
    Ok(lane)
}

fn mark(page: &Page<'_>, at: Instant, word: &str) -> LaneMark {
    LaneMark { at: page.moment(at), label: format!("{word} {}", words::clock_time(at, page.zone)) }
}

fn pieces(page: &Page<'_>, rows: &[LedgerRow]) -> Vec<Piece> {
    let piece = |row: &LedgerRow| {
        let state = match row.state {
            LedgerState::Running => PieceState::Running,
            LedgerState::PastDue => PieceState::Late,
            LedgerState::Paused(_) => PieceState::Paused,
            LedgerState::Closed(_) => PieceState::Closed,
            LedgerState::ClocksChange(_) => return None,
        };
        Some(Piece { from: page.moment(row.from), to: page.moment(row.to), state })
    };
    rows.iter().filter_map(piece).collect()
}

/// From where the clock stopped to the due time: dashed while open, a line while closed.
fn time_left(page: &Page<'_>, scored: &Scored) -> Result<Vec<Piece>, Failure> {
    let Some(due) = scored.due else { return Ok(Vec::new()) };
    let from = scored.done.unwrap_or(page.as_of);
    let mut left = Vec::new();
    let mut at = from;
    for open in page.laid_out.rules().hours(scored.clock).stretches(from, due.max(from))? {
        if at < open.from {
            left.push(Piece { from: page.moment(at), to: page.moment(open.from), state: PieceState::Closed });
        }
        left.push(Piece { from: page.moment(open.from), to: page.moment(open.to), state: PieceState::Left });
        at = open.to;
    }
    Ok(left)
}

fn events(page: &Page<'_>, ticket: &Ticket) -> Vec<PictureEvent> {
    let received = PictureEvent {
        at: page.moment(ticket.received),
        label: "Received".to_owned(),
        side: EventSide::Client,
    };
    let mut shown: Vec<(Instant, PictureEvent)> = vec![(ticket.received, received)];
    let mut answered = false;
    for event in &ticket.events {
        let Some((label, side)) = label(event, &mut answered) else { continue };
        match shown.last_mut() {
            Some((at, last)) if *at == event.at && last.label != "Received" => {
                last.label = format!("{}, {}", last.label, label.to_lowercase());
                last.side = if side == EventSide::End { side } else { last.side };
            }
            _ => shown.push((event.at, PictureEvent { at: page.moment(event.at), label, side })),
        }
    }
    shown.into_iter().map(|(_, event)| event).collect()
}

/// What an event is called on the axis; `None` for what does not belong there.
fn label(event: &Event, answered: &mut bool) -> Option<(String, EventSide)> {
    let desk = |text: &str| Some((text.to_owned(), EventSide::Desk));
    match &event.kind {
        EventKind::StaffReply | EventKind::FirstResponseAsserted => {
            let first = !std::mem::replace(answered, true);
            desk(if first { "First response" } else { "Update" })
        }
        EventKind::Acknowledged => desk("Acknowledged"),
        EventKind::ClientReply => Some(("Client replied".to_owned(), EventSide::Client)),
        EventKind::WaitingOnClient => desk("Waiting on client"),
        EventKind::WaitingOnThirdParty => desk("Waiting on third party"),
        EventKind::PriorityChanged { to, .. } => desk(&format!("Now {to}")),
        EventKind::CadenceAgreed(quantity) => desk(&format!("Updates agreed: every {}", quantity.in_words())),
        EventKind::Resolved => Some(("Resolved".to_owned(), EventSide::End)),
        EventKind::Closed => Some(("Closed".to_owned(), EventSide::End)),
        EventKind::Reopened => Some(("Reopened".to_owned(), EventSide::Client)),
        EventKind::Merged { into } => Some((format!("Merged into {into}"), EventSide::End)),
        EventKind::Working
        | EventKind::AutoReply
        | EventKind::Excluded { .. }
        | EventKind::Included
        | EventKind::Explained { .. }
        | EventKind::Noted(_) => None,
    }
}

fn in_words(ticket: &Ticket, tracks: &[Track<'_>], page: &Page<'_>) -> String {
    let received = words::moment(ticket.received, page.zone);
    let lanes: Vec<String> =
        tracks.iter().map(|track| format!("{}: {}", track.title, track.summary)).collect();
    format!("Received {received}. {}. The ledgers below say the same line by line.", lanes.join(". "))
}
