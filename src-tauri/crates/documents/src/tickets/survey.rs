//! A look at a file before it is read: what it holds, and what must be asked.

use super::FilePreset;
use super::columns::{Columns, Layout};
use super::lines::Lines;
use super::note::{LineNote, ReadError, shortened};
use super::read::{Pass, Progress};
use super::scan::{Watch, scan};
use super::times::DateEvidence;
use csv::ByteRecord;
use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Seek};
use std::ops::ControlFlow;

/// Rows shown in a preview.
const SAMPLE_ROWS: usize = 20;
/// Columns shown of each.
const SAMPLE_COLUMNS: usize = 60;
/// Columns that are looked at as possible clients, and distinct values after which counting stops.
const CANDIDATES: usize = 100;
const MOST_CLIENTS: usize = 20_000;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The header as the file writes it.
    pub headers: Vec<String>,
    /// Rows below it.
    pub rows: u64,
    /// Tickets they belong to.
    pub tickets: u64,
    /// What the dates prove.
    pub dates: DateEvidence,
    /// Whether a zone must be given.
    pub needs_zone: bool,
    /// The source's words for priorities, the most frequent first.
    pub priorities: Vec<WordCount>,
    /// Columns that may stand for clients, those with a telling name first.
    pub client_columns: Vec<ClientColumn>,
    /// The first rows.
    pub sample: Vec<SampleRow>,
    /// What is worth knowing about the file itself.
    pub notes: Vec<LineNote>,
}

/// How often a word occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// The word.
    pub word: String,
    /// Tickets whose first row has it.
    pub tickets: u64,
    /// Rows that have it.
    pub rows: u64,
}

/// A column that may name the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientColumn {
    /// Its header.
    pub name: String,
    /// Different values in the first rows of tickets; 20,000 stands for "at least that many".
    pub distinct: u64,
    /// Tickets for which it is empty.
    pub empty: u64,
    /// Some of the values.
    pub examples: Vec<String>,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRow {
    /// Its line.
    pub line: u64,
    /// Its first sixty cells, long ones shortened.
    pub cells: Vec<String>,
}

/// Looks through a file; `None` when `progress` said to stop.
///
/// # Errors
/// [`ReadError`] when the file cannot be read whatever is answered to the questions it leaves.
pub fn survey<R: Read + Seek>(
    file: R,
    preset: FilePreset,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Option<Survey>, ReadError> {
    let mut lines = Lines::open(file)?;
    let layout = Layout::new(preset, &lines.columns, None)?;
    let headers = lines.columns.names.clone();
    let mut viewer = Viewer::new(preset, &lines.columns, &layout);
    let Some(scan) = scan(&mut lines, &layout, &mut viewer, Pass::Only, progress)? else { return Ok(None) };
    let mut priorities: Vec<WordCount> = viewer.priorities.into_values().collect();
    priorities.sort_by(|a, b| b.tickets.cmp(&a.tickets).then_with(|| a.word.cmp(&b.word)));
    let tickets = scan.tickets();
    Ok(Some(Survey {
        client_columns: client_columns(viewer.candidates, &headers, tickets),
        headers,
        rows: scan.rows,
        tickets,
        dates: scan.evidence.summary(),
        needs_zone: scan.evidence.wall.is_some(),
        priorities,
        sample: viewer.sample,
        notes: scan.notes,
    }))
}

struct Viewer {
    preset: FilePreset,
    priority: usize,
    event: Option<usize>,
    queue: Option<usize>,
    priorities: BTreeMap<Vec<u8>, WordCount>,
    candidates: Vec<Candidate>,
    sample: Vec<SampleRow>,
}

struct Candidate {
    column: usize,
    values: HashSet<Box<[u8]>>,
    empty: u64,
    examples: Vec<String>,
}

impl Viewer {
    fn new(preset: FilePreset, columns: &Columns, layout: &Layout) -> Self {
        let may_name_clients = |column: &usize| {
            Some(*column) == layout.client
                || !layout.used.contains(column)
                || is_telling(&columns.names[*column])
        };
        let candidate = |column| Candidate { column, values: HashSet::new(), empty: 0, examples: Vec::new() };
        let columns_to_try = (0..columns.len()).filter(may_name_clients).take(CANDIDATES);
        Self {
            preset,
            priority: layout.priority,
            event: columns.find("event"),
            queue: columns.find("queue").filter(|_| preset == FilePreset::Events),
            priorities: BTreeMap::new(),
            candidates: columns_to_try.map(candidate).collect(),
            sample: Vec::new(),
        }
    }

    /// Whether the row's priority cell holds a priority at all, and one that a ticket begins with.
    fn names_priority(&self, record: &ByteRecord, first: bool) -> (bool, bool) {
        match self.preset {
            FilePreset::ServiceNowLog => (true, first),
            FilePreset::Events => {
                let event = self.event.and_then(|event| record.get(event)).unwrap_or_default().trim_ascii();
                let opened = event.eq_ignore_ascii_case(b"opened");
                (opened || event.eq_ignore_ascii_case(b"priority"), opened)
            }
        }
    }
}

impl Watch for Viewer {
    fn row(&mut self, line: u64, record: &ByteRecord, first: bool) {
        let (named, begins) = self.names_priority(record, first);
        let cell = |column: usize| record.get(column).unwrap_or_default().trim_ascii();
        let queue = self.queue.map(cell).filter(|queue| begins && !queue.is_empty());
        let word = queue.unwrap_or_else(|| cell(self.priority));
        if named && !word.is_empty() {
            if !self.priorities.contains_key(word) {
                let text = String::from_utf8_lossy(word).into_owned();
                self.priorities.insert(word.to_owned(), WordCount { word: text, tickets: 0, rows: 0 });
            }
            if let Some(count) = self.priorities.get_mut(word) {
                count.rows += 1;
                count.tickets += u64::from(begins);
            }
        }
        if first {
            self.candidates.iter_mut().for_each(|candidate| candidate.take(record));
        }
        if self.sample.len() < SAMPLE_ROWS {
            let cells = record.iter().take(SAMPLE_COLUMNS);
            let cells = cells.map(|cell| shortened(&String::from_utf8_lossy(cell), 80)).collect();
            self.sample.push(SampleRow { line, cells });
        }
    }
}

impl Candidate {
    fn take(&mut self, record: &ByteRecord) {
        let value = record.get(self.column).unwrap_or_default().trim_ascii();
        if value.is_empty() || value == b"?" {
            self.empty += 1;
        } else if self.values.len() < MOST_CLIENTS && !self.values.contains(value) {
            self.values.insert(value.into());
            if self.examples.len() < 3 {
                self.examples.push(shortened(&String::from_utf8_lossy(value), 60));
            }
        }
    }
}

/// Headers that speak of clients.
fn is_telling(header: &str) -> bool {
    const TELLING: [&str; 9] = [
        "client",
        "company",
        "customer",
        "organization",
        "organisation",
        "account",
        "site",
        "location",
        "caller",
    ];
    let header = header.to_lowercase();
    TELLING.iter().any(|word| header.contains(word))
}

/// A column can tell clients apart when it has more than one value, and fewer than tickets.
fn client_columns(candidates: Vec<Candidate>, headers: &[String], tickets: u64) -> Vec<ClientColumn> {
    let mut columns: Vec<ClientColumn> = candidates
        .into_iter()
        .map(|candidate| ClientColumn {
            name: headers[candidate.column].clone(),
            distinct: candidate.values.len() as u64,
            empty: candidate.empty,
            examples: candidate.examples,
        })
        .filter(|column| column.distinct > 0 && column.distinct < tickets.max(2) && column.empty < tickets)
        .filter(|column| column.distinct > 1 || is_telling(&column.name))
        .collect();
    columns.sort_by_key(|column| !is_telling(&column.name));
    columns
}
