//! The preset `servicenow-log`: an audit log of states.

use super::columns::Columns;
use super::lines::Row;
use super::note::LineNote;
use super::read::{Gathering as Gathers, Notes};
use super::record::TicketRecord;
use super::times::At;
use domain::sla::PriorityKey;
use domain::tickets::{Event, EventKind};
use domain::time::Instant;

/// Columns that are read where they are there.
pub(super) const OPTIONAL: &[&str] = &[
    "short_description",
    "category",
    "subcategory",
    "u_symptom",
    "sys_updated_by",
    "made_sla",
    "reopen_count",
    "resolved_at",
    "closed_at",
];

/// Why the first response is not a plain fact: the log has states, not messages.
const FIRST_STATE: &str = "first state after New";
const NEVER_RESOLVED: &str = "closed without a state Resolved";

/// The source's own figures: under which name they are kept, and their column.
const KEPT: [(&str, &str); 4] = [
    ("source_made_sla", "made_sla"),
    ("source_reopen_count", "reopen_count"),
    ("source_resolved_at", "resolved_at"),
    ("source_closed_at", "closed_at"),
];

/// Where the columns stand.
pub(super) struct Places {
    state: Option<usize>,
    modified: Option<usize>,
    opened: Option<usize>,
    updated: Option<usize>,
    priority: Option<usize>,
    actor: Option<usize>,
    category: Option<usize>,
    subject: Option<usize>,
    described_by: [Option<usize>; 3],
    kept: [Option<usize>; 4],
}

/// A state of an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    New,
    Active,
    AwaitingUser,
    AwaitingOther,
    Resolved,
    Closed,
    /// `-100`, and whatever else is no state.
    Unknown,
}

impl State {
    fn parse(word: &str) -> Self {
        let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(&["New"]) {
            Self::New
        } else if is(&["Active", "In Progress", "Work in Progress"]) {
            Self::Active
        } else if is(&["Awaiting User Info", "Awaiting Caller"]) {
            Self::AwaitingUser
        } else if is(&["Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence", "Awaiting Change"]) {
            Self::AwaitingOther
        } else if is(&["Resolved"]) {
            Self::Resolved
        } else if is(&["Closed"]) {
            Self::Closed
        } else {
            Self::Unknown
        }
    }
}

/// One row: the incident after one update.
struct Update {
    modified: u64,
    at: Instant,
    /// The wall clock skipped the written time.
    in_gap: bool,
    state: String,
    priority: String,
    actor: String,
    line: u64,
}

/// An incident whose rows are still coming in.
pub(super) struct Gathering {
    updates: Vec<Update>,
    received: Option<Instant>,
    /// As the first row writes it.
    opened: Vec<u8>,
    subject: String,
    category: String,
    /// The source's own figures, as its last update has them.
    kept: [String; 4],
    kept_at: u64,
}

impl Gathers for Gathering {
    type Places = Places;

    fn places(columns: &Columns) -> Places {
        let either = |one: &str, other: &str| columns.find(one).or_else(|| columns.find(other));
        Places {
            state: either("incident_state", "state"),
            modified: columns.find("sys_mod_count"),
            opened: columns.find("opened_at"),
            updated: either("sys_updated_at", "sys_updated_on"),
            priority: columns.find("priority"),
            actor: columns.find("sys_updated_by"),
            category: columns.find("category"),
            subject: columns.find("short_description"),
            described_by: ["category", "subcategory", "u_symptom"].map(|name| columns.find(name)),
            kept: KEPT.map(|(_, name)| columns.find(name)),
        }
    }

    fn begin() -> Self {
        Self {
            updates: Vec::new(),
            received: None,
            opened: Vec::new(),
            subject: String::new(),
            category: String::new(),
            kept: Default::default(),
            kept_at: 0,
        }
    }

    fn take(&mut self, row: &Row<'_>, places: &Places, notes: &mut Notes<'_>) -> Result<(), LineNote> {
        let refused = |column: Option<usize>, message: String| {
            let name = column.map(|column| notes.columns.names[column].as_str());
            LineNote::refused(row.line, name, message)
        };
        let modified = row.text(places.modified);
        let modified: u64 = modified
            .parse()
            .map_err(|_| refused(places.modified, format!("{modified:?} is not the number of an update.")))?;
        let time = |column| match row.clock.read(row.cell(column)) {
            Ok(At::Never) => Err(refused(column, "the time is missing.".to_owned())),
            Ok(At::Exactly(at)) => Ok((at, false)),
            Ok(At::InGap(at)) => Ok((at, true)),
            Err(message) => Err(refused(column, message)),
        };
        let (at, in_gap) = time(places.updated)?;
        let opened = row.cell(places.opened);
        if self.received.is_none() {
            self.received = Some(time(places.opened)?.0);
            self.opened = opened.to_owned();
            self.subject = subject(row, places);
            row.text(places.category).clone_into(&mut self.category);
        } else if *opened != *self.opened {
            notes.add(
                row.line,
                places.opened,
                "the time of receipt is another than in the ticket's first row, which counts.",
            );
        }
        let priority = row.text(places.priority);
        if priority.is_empty() {
            return Err(refused(places.priority, "the priority is missing.".to_owned()));
        }
        if modified >= self.kept_at {
            self.kept_at = modified;
            for (kept, column) in self.kept.iter_mut().zip(&places.kept) {
                row.text(*column).clone_into(kept);
            }
        }
        self.updates.push(Update {
            modified,
            at,
            in_gap,
            state: row.text(places.state).to_owned(),
            priority: priority.to_owned(),
            actor: row.text(places.actor).to_owned(),
            line: row.line,
        });
        Ok(())
    }

    fn finish(mut self, record: &mut TicketRecord) -> Result<(), LineNote> {
        // A stable sort: rows with the same number of update keep the order of the file.
        self.updates.sort_by_key(|update| update.modified);
        let received = self.received.expect("a ticket has a row, and a row that was taken has a receipt");
        let first = self.updates.first().expect("a ticket that was not refused has an update");
        record.received = received;
        record.priority_word.clone_from(&first.priority);
        record.subject = self.subject;
        record.category = (!self.category.is_empty()).then_some(self.category);
        let mut story = Story::new(received, &first.priority);
        for update in self.updates {
            story.tell(update);
        }
        record.events = story.events;
        record.notes.append(&mut story.notes);
        let kept =
            KEPT.into_iter().map(|(name, _)| name).zip(self.kept).filter(|(_, value)| !value.is_empty());
        record.source_fields = kept.collect();
        Ok(())
    }
}

/// The log has no line about the request itself unless it was exported with one.
fn subject(row: &Row<'_>, places: &Places) -> String {
    let described = row.text(places.subject);
    if !described.is_empty() {
        return described.to_owned();
    }
    let parts = places.described_by.iter().map(|column| row.text(*column)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Turns states into events: every row gives at least one.
struct Story {
    events: Vec<Event>,
    notes: Vec<LineNote>,
    received: Instant,
    last: Instant,
    state: Option<State>,
    priority: String,
    responded: bool,
    resolved: bool,
    closed: bool,
}

impl Story {
    fn new(received: Instant, priority: &str) -> Self {
        Self {
            events: Vec::new(),
            notes: Vec::new(),
            received,
            last: Instant::from_unix(i64::MIN),
            state: None,
            priority: priority.to_owned(),
            responded: false,
            resolved: false,
            closed: false,
        }
    }

    fn tell(&mut self, update: Update) {
        let told = self.events.len();
        self.last = self.time(&update);
        if update.priority != self.priority {
            let to = PriorityKey::new(&*update.priority);
            self.add(&update, EventKind::PriorityChanged { to, reason: String::new() }, "");
            self.priority.clone_from(&update.priority);
        }
        let state = State::parse(&update.state);
        if state == State::Unknown {
            let message =
                format!("{:?} is no state of an incident; the row is kept as a note.", update.state);
            self.notes.push(LineNote::noted(update.line, Some("incident_state"), message));
        } else if self.state.as_ref() != Some(&state) {
            self.enter(state, &update);
        }
        if self.events.len() == told {
            self.add(&update, EventKind::Noted(update.state.clone()), "");
        }
    }

    fn enter(&mut self, state: State, update: &Update) {
        if state != State::New && !self.responded {
            self.responded = true;
            self.add(update, EventKind::FirstResponseAsserted, FIRST_STATE);
        }
        let done = matches!(state, State::Resolved | State::Closed);
        if self.resolved && !done {
            (self.resolved, self.closed) = (false, false);
            self.add(update, EventKind::Reopened, "");
        }
        match state {
            State::New | State::Active => {
                if matches!(self.state, Some(State::AwaitingUser | State::AwaitingOther)) {
                    self.add(update, EventKind::Working, "");
                }
            }
            State::AwaitingUser => self.add(update, EventKind::WaitingOnClient, ""),
            State::AwaitingOther => self.add(update, EventKind::WaitingOnThirdParty, ""),
            State::Resolved => self.resolve(update, ""),
            State::Closed => {
                self.resolve(update, NEVER_RESOLVED);
                if !self.closed {
                    self.closed = true;
                    self.add(update, EventKind::Closed, "");
                }
            }
            State::Unknown => {}
        }
        self.state = Some(state);
    }

    /// The first Resolved or Closed since receipt or reopening counts.
    fn resolve(&mut self, update: &Update, provenance: &str) {
        if !self.resolved {
            self.resolved = true;
            self.add(update, EventKind::Resolved, provenance);
        }
    }

    fn add(&mut self, update: &Update, kind: EventKind, provenance: &str) {
        let (actor, provenance) = (update.actor.clone(), provenance.to_owned());
        self.events.push(Event { at: self.last, kind, actor, provenance });
    }

    /// The row's time, never earlier than the row before it.
    fn time(&mut self, update: &Update) -> Instant {
        let mut note =
            |message: String| self.notes.push(LineNote::noted(update.line, Some("sys_updated_at"), message));
        if update.in_gap {
            note(format!("the clocks skip this time in the given zone; it is read as {}.", update.at));
        }
        if self.events.is_empty() && update.at < self.received {
            note("the row is earlier than the receipt of the ticket.".to_owned());
        }
        if update.at < self.last {
            note(format!("the row is earlier than the one before it, whose time it takes: {}.", self.last));
        }
        self.last.max(update.at)
    }
}
