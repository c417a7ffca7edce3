//! The second pass: tickets, one after the other.

use super::columns::{Columns, Layout};
use super::lines::{Lines, Row};
use super::note::{LineNote, ReadError, Severity};
use super::record::TicketRecord;
use super::scan::{STRIDE, Scan, Unwatched, scan};
use super::times::{Clock, DateEvidence, DateOrder};
use super::{FilePreset, events, servicenow};
use domain::zones::Zone;
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Notes of one ticket beyond which they are only counted.
const MOST_NOTES: usize = 50;

/// How a file is to be read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Its kind.
    pub preset: FilePreset,
    /// The zone in which the helpdesk writes times without one.
    pub zone: Option<Zone>,
    /// The order of day and month, where the file does not prove it.
    pub date_order: Option<DateOrder>,
    /// The column that names the client, instead of the preset's own.
    pub client_column: Option<String>,
}

impl ReadOptions {
    /// Everything left to the file.
    pub fn new(preset: FilePreset) -> Self {
        Self { preset, zone: None, date_order: None, client_column: None }
    }
}

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes gone through, in all passes together.
    pub bytes: u64,
    /// Bytes there are to go through.
    pub of: u64,
}

impl Progress {
    /// Progress within a pass of several.
    pub(super) fn of<R: Read + Seek>(lines: &Lines<R>, pass: Pass) -> Self {
        match pass {
            Pass::Only => Self { bytes: lines.position(), of: lines.bytes },
            Pass::First => Self { bytes: lines.position(), of: 2 * lines.bytes },
            Pass::Second => Self { bytes: lines.bytes + lines.position(), of: 2 * lines.bytes },
        }
    }
}

/// Which way through the file it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pass {
    Only,
    First,
    Second,
}

/// What comes out of a file.
#[derive(Debug)]
pub enum Found {
    /// A ticket.
    Ticket(TicketRecord),
    /// A ticket that was not read, with the lines that are to blame.
    Refused(RefusedTicket),
}

/// A ticket that could not be read whole, and therefore was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedTicket {
    /// Its number; empty for a row without one.
    pub external_id: String,
    /// The line of its first row.
    pub line: u64,
    /// How many rows it has.
    pub rows: u64,
    /// Why; at least one of them is [`Severity::Refused`].
    pub notes: Vec<LineNote>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSummary {
    /// Rows below the header.
    pub rows: u64,
    /// Tickets handed out.
    pub tickets: u64,
    /// Tickets refused.
    pub refused: u64,
    /// Events of the tickets handed out.
    pub events: u64,
    /// What the date columns proved.
    pub dates: DateEvidence,
    /// Notes that concern no single ticket.
    pub notes: Vec<LineNote>,
    /// Whether the caller stopped it before the end.
    pub stopped: bool,
}

/// Reads the tickets of a file and hands them to `take` as soon as each is complete, in the order
/// of their last rows. Either callback may stop it.
///
/// # Errors
/// [`ReadError`] when the file cannot be read as a whole; then nothing was handed out, except
/// after [`ReadError::Io`].
pub fn read_tickets<R: Read + Seek>(
    file: R,
    options: &ReadOptions,
    take: &mut dyn FnMut(Found) -> ControlFlow<()>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<ReadSummary, ReadError> {
    let mut lines = Lines::open(file)?;
    let layout = Layout::new(options.preset, &lines.columns, options.client_column.as_deref())?;
    let Some(scan) = scan(&mut lines, &layout, &mut Unwatched, Pass::First, progress)? else {
        return Ok(ReadSummary::stopped_early());
    };
    let order = scan.evidence.order(options.date_order)?;
    if let (Some(wall), None) = (&scan.evidence.wall, &options.zone) {
        let (column, example, line) = (wall.column.clone(), wall.value.clone(), wall.line);
        return Err(ReadError::ZoneNeeded { column, example, line });
    }
    let clock = Clock { order, zone: options.zone.clone() };
    lines.rewind()?;
    let second = Second { lines, layout, scan, clock };
    match options.preset {
        FilePreset::Events => second.gather::<events::Gathering>(take, progress),
        FilePreset::ServiceNowLog => second.gather::<servicenow::Gathering>(take, progress),
    }
}

impl ReadSummary {
    fn of(scan: &Scan) -> Self {
        let (dates, notes) = (scan.evidence.summary(), scan.notes.clone());
        Self { rows: 0, tickets: 0, refused: 0, events: 0, dates, notes, stopped: false }
    }

    fn stopped_early() -> Self {
        Self { stopped: true, ..Self::of(&Scan::default()) }
    }
}

/// A ticket whose rows are still coming in.
pub(super) trait Gathering: Sized {
    /// Where the preset's columns stand.
    type Places;

    fn places(columns: &Columns) -> Self::Places;

    fn begin() -> Self;

    /// Takes one row.
    ///
    /// # Errors
    /// What is wrong with the row; the ticket is then refused.
    fn take(&mut self, row: &Row<'_>, places: &Self::Places, notes: &mut Notes<'_>) -> Result<(), LineNote>;

    /// Fills in what the rows together say.
    ///
    /// # Errors
    /// Why the rows together make no ticket.
    fn finish(self, record: &mut TicketRecord) -> Result<(), LineNote>;
}

/// Takes notes about the rows of one ticket.
pub(super) struct Notes<'a> {
    pub columns: &'a Columns,
    notes: &'a mut Vec<LineNote>,
}

impl Notes<'_> {
    pub fn add(&mut self, line: u64, column: Option<usize>, message: impl Into<String>) {
        let name = column.map(|column| self.columns.names[column].as_str());
        self.notes.push(LineNote::noted(line, name, message));
    }
}

/// A ticket under way, with what every preset needs of it.
struct Open<G> {
    gathering: G,
    record: TicketRecord,
    refused: bool,
}

impl<G: Gathering> Open<G> {
    fn begin(key: &[u8], line: u64) -> Self {
        let record = TicketRecord {
            external_id: String::from_utf8_lossy(key).into_owned(),
            client_name: None,
            received: domain::time::Instant::from_unix(0),
            priority_word: String::new(),
            category: None,
            subject: String::new(),
            knows_messages: false,
            events: Vec::new(),
            source_fields: Vec::new(),
            line,
            rows: 0,
            notes: Vec::new(),
        };
        Self { gathering: G::begin(), record, refused: false }
    }

    fn take(&mut self, row: &Row<'_>, places: &G::Places, columns: &Columns, layout: &Layout) {
        self.record.rows += 1;
        if self.record.client_name.is_none() {
            let name = row.text(layout.client);
            self.record.client_name = (!name.is_empty()).then(|| name.to_owned());
        }
        let whole = well_formed(row, columns.len());
        let mut notes = Notes { columns, notes: &mut self.record.notes };
        let taken = whole.and_then(|()| self.gathering.take(row, places, &mut notes));
        if let Err(note) = taken {
            self.refused = true;
            self.record.notes.push(note);
        }
    }

    fn finish(mut self) -> Found {
        if !self.refused
            && let Err(note) = self.gathering.finish(&mut self.record)
        {
            self.refused = true;
            self.record.notes.push(note);
        }
        let mut record = self.record;
        shorten(&mut record.notes);
        if self.refused {
            let TicketRecord { external_id, line, rows, notes, .. } = record;
            Found::Refused(RefusedTicket { external_id, line, rows, notes })
        } else {
            Found::Ticket(record)
        }
    }
}

/// Refusals first to be kept, then the rest up to a bearable number.
fn shorten(notes: &mut Vec<LineNote>) {
    if notes.len() <= MOST_NOTES {
        return;
    }
    notes.sort_by_key(|note| note.severity != Severity::Refused);
    let more = notes.len() - MOST_NOTES;
    notes.truncate(MOST_NOTES);
    let last = notes[MOST_NOTES - 1].line;
    notes.push(LineNote::noted(last, None, format!("{more} more notes of this ticket are not listed.")));
}

fn well_formed(row: &Row<'_>, columns: usize) -> Result<(), LineNote> {
    let found = row.record.len();
    let extra_is_empty = || row.record.iter().skip(columns).all(<[u8]>::is_empty);
    if found == columns || (found > columns && extra_is_empty()) {
        return Ok(());
    }
    let breaks = row.record.as_slice().iter().filter(|byte| **byte == b'\n').count();
    let quote = if breaks > 0 {
        format!(" It runs over {} lines: a quote in it may be one too many.", breaks + 1)
    } else {
        String::new()
    };
    let message = format!("the row has {found} columns, the header {columns}.{quote}");
    Err(LineNote::refused(row.line, None, message))
}

/// Everything the second pass works with.
struct Second<R> {
    lines: Lines<R>,
    layout: Layout,
    scan: Scan,
    clock: Clock,
}

impl<R: Read + Seek> Second<R> {
    fn gather<G: Gathering>(
        mut self,
        take: &mut dyn FnMut(Found) -> ControlFlow<()>,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ReadSummary, ReadError> {
        let columns = self.lines.columns.clone();
        let places = G::places(&columns);
        let mut summary = ReadSummary::of(&self.scan);
        let mut open: HashMap<Box<[u8]>, Open<G>> = HashMap::new();
        loop {
            if summary.rows.is_multiple_of(STRIDE)
                && progress(Progress::of(&self.lines, Pass::Second)).is_break()
            {
                summary.stopped = true;
                return Ok(summary);
            }
            let Some((line, record)) = self.lines.next()? else { break };
            let row = Row { record, line, clock: &self.clock };
            let key = row.cell(Some(self.layout.key));
            let number = summary.rows;
            summary.rows += 1;
            let found = if key.is_empty() {
                Some(Found::Refused(nameless(&columns, &self.layout, line)))
            } else {
                let ticket = match open.get_mut(key) {
                    Some(ticket) => ticket,
                    None => open.entry(key.into()).or_insert_with(|| Open::begin(key, line)),
                };
                ticket.take(&row, &places, &columns, &self.layout);
                let done = self.scan.is_last(key, number).then(|| open.remove(key)).flatten();
                done.map(Open::finish)
            };
            if found.is_some_and(|found| summary.hand_out(found, take).is_break()) {
                return Ok(summary);
            }
        }
        // Only where two numbers share a hash: the first of them was not known to be complete.
        let mut rest: Vec<Open<G>> = open.into_values().collect();
        rest.sort_by_key(|ticket| ticket.record.line);
        for ticket in rest {
            if summary.hand_out(ticket.finish(), take).is_break() {
                break;
            }
        }
        Ok(summary)
    }
}

fn nameless(columns: &Columns, layout: &Layout, line: u64) -> RefusedTicket {
    let note = LineNote::refused(line, Some(&columns.names[layout.key]), "the row names no ticket.");
    RefusedTicket { external_id: String::new(), line, rows: 1, notes: vec![note] }
}

impl ReadSummary {
    fn hand_out(&mut self, found: Found, take: &mut dyn FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
        match &found {
            Found::Ticket(ticket) => {
                self.tickets += 1;
                self.events += ticket.events.len() as u64;
            }
            Found::Refused(_) => self.refused += 1,
        }
        let asked = take(found);
        self.stopped |= asked.is_break();
        asked
    }
}
