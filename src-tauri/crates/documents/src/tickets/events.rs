//! The preset `events`: our neutral format, one row an event.

use super::columns::Columns;
use super::lines::Row;
use super::note::LineNote;
use super::read::{Gathering as Gathers, Notes};
use super::record::TicketRecord;
use super::times::At;
use crate::policy_files;
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind};
use domain::time::Instant;

/// Columns that are read where they are there.
pub(super) const OPTIONAL: &[&str] =
    &["actor", "visibility", "source", "client", "subject", "category", "queue", "reason"];

/// Where the columns stand.
pub(super) struct Places {
    at: Option<usize>,
    event: Option<usize>,
    value: Option<usize>,
    actor: Option<usize>,
    visibility: Option<usize>,
    source: Option<usize>,
    subject: Option<usize>,
    category: Option<usize>,
    queue: Option<usize>,
    reason: Option<usize>,
}

/// Words of the column `event`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Opened,
    Ack,
    StaffReply,
    CustomerReply,
    AutoReply,
    Status,
    Priority,
    Cadence,
    Note,
    Resolved,
    Reopened,
    Closed,
    Merged,
    Excluded,
    Included,
}

const WORDS: [(&str, Word); 15] = [
    ("opened", Word::Opened),
    ("ack", Word::Ack),
    ("staff_reply", Word::StaffReply),
    ("customer_reply", Word::CustomerReply),
    ("auto_reply", Word::AutoReply),
    ("status", Word::Status),
    ("priority", Word::Priority),
    ("cadence", Word::Cadence),
    ("note", Word::Note),
    ("resolved", Word::Resolved),
    ("reopened", Word::Reopened),
    ("closed", Word::Closed),
    ("merged", Word::Merged),
    ("excluded", Word::Excluded),
    ("included", Word::Included),
];

/// What a `status` may say, with what helpdesks call it.
const STATUSES: [(&[&str], EventKind); 3] = [
    (
        &["waiting_on_client", "waiting_on_customer", "awaiting_user_info", "awaiting_client", "pending"],
        EventKind::WaitingOnClient,
    ),
    (
        &["waiting_on_third_party", "waiting_on_vendor", "awaiting_vendor", "awaiting_third_party"],
        EventKind::WaitingOnThirdParty,
    ),
    (&["working", "in_progress", "open", "active"], EventKind::Working),
];

/// What the row of receipt says.
struct Opened {
    at: Instant,
    line: u64,
    priority: String,
    subject: String,
    category: String,
}

/// A ticket whose rows are still coming in.
pub(super) struct Gathering {
    opened: Option<Opened>,
    /// Events with their lines.
    events: Vec<(u64, Event)>,
}

impl Gathers for Gathering {
    type Places = Places;

    fn places(columns: &Columns) -> Places {
        Places {
            at: columns.find("event_at"),
            event: columns.find("event"),
            value: columns.find("value"),
            actor: columns.find("actor"),
            visibility: columns.find("visibility"),
            source: columns.find("source"),
            subject: columns.find("subject"),
            category: columns.find("category"),
            queue: columns.find("queue"),
            reason: columns.find("reason"),
        }
    }

    fn begin() -> Self {
        Self { opened: None, events: Vec::new() }
    }

    fn take(&mut self, row: &Row<'_>, places: &Places, notes: &mut Notes<'_>) -> Result<(), LineNote> {
        let refused = |column: Option<usize>, message: String| {
            let name = column.map(|column| notes.columns.names[column].as_str());
            LineNote::refused(row.line, name, message)
        };
        let at = match row.clock.read(row.cell(places.at)) {
            Ok(At::Exactly(at) | At::InGap(at)) => at,
            Ok(At::Never) => return Err(refused(places.at, "the time is missing.".to_owned())),
            Err(message) => return Err(refused(places.at, message)),
        };
        let word = word(row.text(places.event)).map_err(|message| refused(places.event, message))?;
        if word == Word::Opened {
            return self.open(row, places, at).map_err(|message| refused(places.event, message));
        }
        let kind = kind(word, row, places).map_err(|(column, message)| refused(column, message))?;
        let (actor, provenance) = (row.text(places.actor).to_owned(), row.text(places.source).to_owned());
        self.events.push((row.line, Event { at, kind, actor, provenance }));
        Ok(())
    }

    fn finish(mut self, record: &mut TicketRecord) -> Result<(), LineNote> {
        let Some(opened) = self.opened else {
            let message = "no row says when this ticket was opened, so no clock can start.";
            return Err(LineNote::refused(record.line, Some("event"), message));
        };
        // A stable sort: events of the same second keep the order of the file.
        self.events.sort_by_key(|(_, event)| event.at);
        for (line, event) in &self.events {
            if event.at < opened.at {
                let message =
                    format!("the event is earlier than the receipt of the ticket on line {}.", opened.line);
                record.notes.push(LineNote::noted(*line, Some("event_at"), message));
            }
        }
        record.received = opened.at;
        record.priority_word = opened.priority;
        record.subject = opened.subject;
        record.category = (!opened.category.is_empty()).then_some(opened.category);
        record.knows_messages = true;
        record.events = self.events.into_iter().map(|(_, event)| event).collect();
        Ok(())
    }
}

impl Gathering {
    fn open(&mut self, row: &Row<'_>, places: &Places, at: Instant) -> Result<(), String> {
        if let Some(first) = &self.opened {
            return Err(format!("the ticket is opened a second time; the first is on line {}.", first.line));
        }
        let (queue, priority) = (row.text(places.queue), row.text(places.value));
        let priority = if queue.is_empty() { priority } else { queue };
        if priority.is_empty() {
            return Err("the row has no priority: it stands in value, or a queue in queue.".to_owned());
        }
        self.opened = Some(Opened {
            at,
            line: row.line,
            priority: priority.to_owned(),
            subject: row.text(places.subject).to_owned(),
            category: row.text(places.category).to_owned(),
        });
        Ok(())
    }
}

fn word(text: &str) -> Result<Word, String> {
    let known = WORDS.iter().find(|(name, _)| text.eq_ignore_ascii_case(name));
    known.map(|(_, word)| *word).ok_or_else(|| {
        let names = WORDS.map(|(name, _)| name).join(", ");
        format!("{:?} is no event. Events are {names}.", super::note::shortened(text, 40))
    })
}

/// The column to blame and why.
type Blame = (Option<usize>, String);

fn kind(word: Word, row: &Row<'_>, places: &Places) -> Result<EventKind, Blame> {
    let value = || row.text(places.value).to_owned();
    let needed = |what: &str| {
        let value = value();
        if value.is_empty() {
            Err((places.value, format!("the row does not say {what}.")))
        } else {
            Ok(value)
        }
    };
    let reason = || row.text(places.reason).to_owned();
    Ok(match word {
        Word::Opened => unreachable!("rows of receipt are taken before"),
        Word::Ack => EventKind::Acknowledged,
        Word::StaffReply if is_internal(row, places)? => EventKind::Noted(internal(&value())),
        Word::StaffReply => EventKind::StaffReply,
        Word::CustomerReply => EventKind::ClientReply,
        Word::AutoReply => EventKind::AutoReply,
        Word::Status => status(&needed("which status")?).map_err(|message| (places.value, message))?,
        Word::Priority => {
            EventKind::PriorityChanged { to: PriorityKey(needed("which priority")?), reason: reason() }
        }
        Word::Cadence => {
            let pace = policy_files::amount(&needed("which pace was agreed")?);
            EventKind::CadenceAgreed(pace.map_err(|message| (places.value, message))?)
        }
        Word::Note => EventKind::Noted(value()),
        Word::Resolved => EventKind::Resolved,
        Word::Reopened => EventKind::Reopened,
        Word::Closed => EventKind::Closed,
        Word::Merged => EventKind::Merged { into: needed("into which ticket it was merged")? },
        Word::Excluded => EventKind::Excluded { reason: needed("for which reason")?, note: reason() },
        Word::Included => EventKind::Included,
    })
}

fn status(text: &str) -> Result<EventKind, String> {
    let word = text.to_lowercase().replace([' ', '-'], "_");
    let known = STATUSES.iter().find(|(names, _)| names.contains(&word.as_str()));
    known.map(|(_, kind)| kind.clone()).ok_or_else(|| {
        let names = STATUSES.iter().map(|(names, _)| names[0]).collect::<Vec<_>>().join(", ");
        format!("{text:?} is no status. A status is one of {names}.")
    })
}

/// An internal message is no reply to the client.
fn is_internal(row: &Row<'_>, places: &Places) -> Result<bool, Blame> {
    let word = row.text(places.visibility);
    let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is(&["internal", "private"]) {
        Ok(true)
    } else if is(&["", "public", "client", "external"]) {
        Ok(false)
    } else {
        Err((places.visibility, format!("{word:?} is neither public nor internal.")))
    }
}

fn internal(text: &str) -> String {
    if text.is_empty() { "internal message".to_owned() } else { format!("internal message: {text}") }
}
