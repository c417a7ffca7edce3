//! The first pass over a file: that it is whole, what its dates prove, which row is the last of
//! each ticket.

use super::columns::{Columns, Layout};
use super::lines::{Ending, Lines};
use super::note::{LineNote, ReadError};
use super::read::{Pass, Progress};
use super::times::{self, Evidence, Witness, Written};
use csv::ByteRecord;
use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Rows between two reports of progress.
pub(super) const STRIDE: u64 = 4096;

/// What the first pass found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub rows: u64,
    pub evidence: Evidence,
    /// Number of the last row of each ticket, by the hash of its key. Where two keys share a hash,
    /// one of them is held a little longer than needed.
    last_rows: HashMap<u64, u64>,
    hasher: RandomState,
    /// What concerns no ticket.
    pub notes: Vec<LineNote>,
}

impl Scan {
    /// How many tickets the file has.
    pub fn tickets(&self) -> u64 {
        self.last_rows.len() as u64
    }

    /// Whether row `number` is the last of the ticket `key`.
    pub fn is_last(&self, key: &[u8], number: u64) -> bool {
        self.last_rows.get(&self.hasher.hash_one(key)) == Some(&number)
    }

    /// Notes that `key` has row `number`; true for its first.
    fn belongs(&mut self, key: &[u8], number: u64) -> bool {
        self.last_rows.insert(self.hasher.hash_one(key), number).is_none()
    }
}

/// Somebody who looks at the rows of the first pass.
pub(super) trait Watch {
    /// One row; `first` when it is the first of its ticket.
    fn row(&mut self, line: u64, record: &ByteRecord, first: bool);
}

/// Nobody.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    fn row(&mut self, _: u64, _: &ByteRecord, _: bool) {}
}

/// Goes through the file once; `None` when `progress` said to stop.
///
/// # Errors
/// Whatever makes the file unreadable as a whole.
pub(super) fn scan<R: Read + Seek>(
    lines: &mut Lines<R>,
    layout: &Layout,
    watch: &mut impl Watch,
    pass: Pass,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Option<Scan>, ReadError> {
    let (columns, delimiter) = (lines.columns.clone(), lines.delimiter);
    let mut scan = Scan::default();
    header_notes(&columns, layout, &mut scan.notes);
    let mut last = Last::default();
    loop {
        if scan.rows.is_multiple_of(STRIDE) && progress(Progress::of(lines, pass)).is_break() {
            return Ok(None);
        }
        let Some((line, record)) = lines.next()? else { break };
        refuse_damage(line, record, &columns, layout)?;
        note_swallowed(line, record, &columns, delimiter, &mut scan.notes);
        last = Last { line, fields: record.len(), broken_date: false };
        for column in &layout.dates {
            let cell = record.get(*column).unwrap_or_default();
            let written = times::read(cell);
            last.broken_date |= written == Written::Unreadable;
            scan.evidence.take(written, || Witness {
                value: String::from_utf8_lossy(cell).trim().to_owned(),
                column: columns.names[*column].clone(),
                line,
            });
        }
        let key = record.get(layout.key).unwrap_or_default().trim_ascii();
        let first = !key.is_empty() && scan.belongs(key, scan.rows);
        watch.row(line, record, first);
        scan.rows += 1;
    }
    scan.evidence.rows = scan.rows;
    if scan.rows == 0 {
        return Err(ReadError::NoRows);
    }
    refuse_truncation(lines.ending()?, &last, &columns, &mut scan.notes)?;
    Ok(Some(scan))
}

/// The last row, as far as it tells whether the file was cut.
#[derive(Debug, Default)]
struct Last {
    line: u64,
    fields: usize,
    broken_date: bool,
}

fn header_notes(columns: &Columns, layout: &Layout, notes: &mut Vec<LineNote>) {
    for column in &layout.used {
        let same = columns.same_as(*column);
        if same > 1 {
            let name = &columns.names[*column];
            notes.push(LineNote::noted(
                1,
                Some(name),
                format!("the file has {same} columns of this name; the first is read."),
            ));
        }
    }
}

fn refuse_damage(
    line: u64,
    record: &ByteRecord,
    columns: &Columns,
    layout: &Layout,
) -> Result<(), ReadError> {
    let bytes = record.as_slice();
    if bytes.is_ascii() && !bytes.contains(&0) {
        return Ok(());
    }
    for column in &layout.used {
        let cell = record.get(*column).unwrap_or_default();
        let message = if cell.contains(&0) {
            "the cell holds NUL bytes: the file is damaged"
        } else if let Err(error) = std::str::from_utf8(cell) {
            let byte = cell[error.valid_up_to()];
            return Err(ReadError::Encoding(LineNote::refused(
                line,
                Some(&columns.names[*column]),
                format!(
                    "the byte {byte:#04x} is not UTF-8; the file was probably saved in an older encoding, such as Windows-1252"
                ),
            )));
        } else {
            continue;
        };
        return Err(ReadError::Encoding(LineNote::refused(line, Some(&columns.names[*column]), message)));
    }
    Ok(())
}

/// Notes a cell that runs over several lines and holds as many separators as a row: a quote that
/// is one too many swallows rows, and nothing else would tell.
fn note_swallowed(
    line: u64,
    record: &ByteRecord,
    columns: &Columns,
    delimiter: u8,
    notes: &mut Vec<LineNote>,
) {
    const MOST: usize = 100;
    let count = |cell: &[u8], wanted: u8| cell.iter().filter(|byte| **byte == wanted).count();
    if notes.len() >= MOST || !record.as_slice().contains(&b'\n') {
        return;
    }
    for (index, cell) in record.iter().enumerate() {
        let breaks = count(cell, b'\n');
        if breaks > 0 && count(cell, delimiter) + 1 >= columns.len() {
            let name = columns.names.get(index).map(String::as_str);
            let message = format!(
                "the cell runs over {} lines and looks as if it held whole rows. If a quote is one too many there, they are missing.",
                breaks + 1
            );
            notes.push(LineNote::noted(line, name, message));
        }
    }
}

fn refuse_truncation(
    ending: Ending,
    last: &Last,
    columns: &Columns,
    notes: &mut Vec<LineNote>,
) -> Result<(), ReadError> {
    let cut = |message: String| Err(ReadError::Truncated(LineNote::refused(last.line, None, message)));
    match ending {
        Ending::InsideQuotes => cut("a quote is opened in this row and never closed: the file was cut off, or the quote is one too many".to_owned()),
        Ending::LineBreak => Ok(()),
        Ending::Bare if last.fields < columns.len() => cut(format!(
            "the file ends in the middle of this row: {} of {} columns are there",
            last.fields,
            columns.len()
        )),
        Ending::Bare if last.broken_date => cut("the file ends in the middle of this row: a date of it is cut off".to_owned()),
        Ending::Bare => {
            let message = "the file does not end with a line break. If it was cut off there, export it again.";
            notes.push(LineNote::noted(last.line, None, message));
            Ok(())
        }
    }
}
