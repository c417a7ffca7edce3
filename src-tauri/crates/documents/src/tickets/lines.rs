//! A CSV file, row by row, with the line of each.

use super::columns::Columns;
use super::note::{LineNote, ReadError};
use super::times::Clock;
use std::io::{Read, Seek, SeekFrom};

const BUFFER: usize = 1 << 16;

/// An open file: its header is read, its rows follow.
pub(super) struct Lines<R> {
    csv: csv::Reader<R>,
    record: csv::ByteRecord,
    pub columns: Columns,
    pub delimiter: u8,
    /// Size of the file.
    pub bytes: u64,
    /// Where the current row begins.
    start: u64,
    /// Lines end in CR LF.
    ends_in_two: bool,
}

impl<R: Read + Seek> Lines<R> {
    /// Opens a file at its beginning and reads the header.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::Encoding`] for anything that is not text, [`ReadError::Io`].
    pub fn open(mut file: R) -> Result<Self, ReadError> {
        let bytes = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(0))?;
        let mut head = Vec::new();
        (&mut file).take(BUFFER as u64).read_to_end(&mut head)?;
        file.seek(SeekFrom::Start(0))?;
        if head.trim_ascii().is_empty() {
            return Err(ReadError::Empty);
        }
        refuse_other_encodings(&head)?;
        let delimiter = delimiter(&head);
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .buffer_capacity(BUFFER)
            .from_reader(file);
        let mut record = csv::ByteRecord::new();
        csv.read_byte_record(&mut record).map_err(io)?;
        let columns = Columns::new(&record);
        let ends_in_two =
            head.iter().position(|byte| *byte == b'\n').is_some_and(|at| at > 0 && head[at - 1] == b'\r');
        Ok(Self { csv, record, columns, delimiter, bytes, start: 0, ends_in_two })
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// [`ReadError::Io`].
    pub fn next(&mut self) -> Result<Option<(u64, &csv::ByteRecord)>, ReadError> {
        let more = self.csv.read_byte_record(&mut self.record).map_err(io)?;
        if !more {
            return Ok(None);
        }
        let position = self.record.position().expect("a record that was read has a position");
        self.start = position.byte();
        // The reader stands between CR and LF then, and has not counted the line yet.
        Ok(Some((position.line() + u64::from(self.ends_in_two), &self.record)))
    }

    /// How much of the file is behind.
    pub fn position(&self) -> u64 {
        self.csv.position().byte()
    }

    /// Goes back to the first row.
    ///
    /// # Errors
    /// [`ReadError::Io`].
    pub fn rewind(&mut self) -> Result<(), ReadError> {
        self.csv.seek(csv::Position::new()).map_err(io)?;
        self.csv.read_byte_record(&mut self.record).map_err(io)?;
        Ok(())
    }

    /// How the last row ends; to be asked when [`Lines::next`] has said that there is no more.
    ///
    /// # Errors
    /// [`ReadError::Io`].
    pub fn ending(&mut self) -> Result<Ending, ReadError> {
        let file = self.csv.get_mut();
        file.seek(SeekFrom::Start(self.start))?;
        let mut quotes = Quotes { delimiter: self.delimiter, inside: false, may_open: true };
        let (mut buffer, mut last) = (vec![0; BUFFER], b'\n');
        loop {
            let read = file.read(&mut buffer)?;
            let Some(end) = buffer[..read].last() else { break };
            last = *end;
            quotes.pass(&buffer[..read]);
        }
        Ok(match (quotes.inside, last) {
            (true, _) => Ending::InsideQuotes,
            (false, b'\n' | b'\r') => Ending::LineBreak,
            (false, _) => Ending::Bare,
        })
    }
}

/// How a file ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    LineBreak,
    Bare,
    InsideQuotes,
}

fn io(error: csv::Error) -> ReadError {
    ReadError::Io(error.into())
}

fn refuse_other_encodings(head: &[u8]) -> Result<(), ReadError> {
    let refused = |message: &str| Err(ReadError::Encoding(LineNote::refused(1, None, message)));
    match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => refused("the file is written in UTF-16, not in UTF-8"),
        [b'P', b'K', 3, 4, ..] => refused("the file is an Excel workbook or a zip archive, not CSV"),
        _ => {
            let header = head.split(|b| *b == b'\n').next().unwrap_or_default();
            if header.contains(&0) {
                return refused("the header holds NUL bytes: the file is damaged, or not text at all");
            }
            Ok(())
        }
    }
}

/// Comma, semicolon or tab: whichever the header has most of.
fn delimiter(head: &[u8]) -> u8 {
    let header = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| header.iter().filter(|b| *b == delimiter).count();
    // The last of equals wins, so the comma stands last.
    b"\t;,".iter().copied().max_by_key(|delimiter| count(delimiter)).unwrap_or(b',')
}

/// Follows quoted cells from the start of a row.
struct Quotes {
    delimiter: u8,
    inside: bool,
    may_open: bool,
}

impl Quotes {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match (self.inside, *byte) {
                // A quote closes the cell; right after it another one opens it again: a doubled quote.
                (true, b'"') => (self.inside, self.may_open) = (false, true),
                (true, _) => {}
                (false, b'"') if self.may_open => self.inside = true,
                (false, byte) => self.may_open = byte == self.delimiter || byte == b'\n' || byte == b'\r',
            }
        }
    }
}

/// One row with the means to read its cells.
pub(super) struct Row<'a> {
    pub record: &'a csv::ByteRecord,
    pub line: u64,
    pub clock: &'a Clock,
}

impl<'a> Row<'a> {
    /// The bytes of a cell; empty when it is absent or null.
    pub fn cell(&self, column: Option<usize>) -> &'a [u8] {
        let cell = column.and_then(|column| self.record.get(column)).unwrap_or_default().trim_ascii();
        if cell == b"?" { b"" } else { cell }
    }

    /// The text of a cell. The quote that guards a formula (`'=`) is taken off.
    pub fn text(&self, column: Option<usize>) -> &'a str {
        // The first pass has refused files whose used columns are not UTF-8.
        let text = std::str::from_utf8(self.cell(column)).unwrap_or_default();
        match text.strip_prefix('\'') {
            Some(guarded) if guarded.starts_with(['=', '+', '-', '@']) => guarded,
            Some(_) | None => text,
        }
    }
}
