//! What is said about lines of a file, and why a file is not read at all.

use super::FilePreset;
use super::times::DateOrder;

/// Whether a line's content was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The ticket of this line was not read.
    Refused,
    /// It was read, and this is worth knowing.
    Noted,
}

/// A sentence about one line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineNote {
    /// The line on which the row begins; the header is line 1.
    pub line: u64,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// Whether the line was taken.
    pub severity: Severity,
    /// A sentence.
    pub message: String,
}

impl LineNote {
    pub(super) fn noted(line: u64, column: Option<&str>, message: impl Into<String>) -> Self {
        Self { line, column: column.map(str::to_owned), severity: Severity::Noted, message: message.into() }
    }

    pub(super) fn refused(line: u64, column: Option<&str>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Refused, ..Self::noted(line, column, message) }
    }
}

impl std::fmt::Display for LineNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(f, "line {}, {column}: {}", self.line, self.message),
            None => write!(f, "line {}: {}", self.line, self.message),
        }
    }
}

/// Why a file cannot be read; nothing of it was taken, except where reading itself failed.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The medium failed.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// No byte, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// A header and nothing below it.
    #[error("the file has a header and no rows")]
    NoRows,
    /// Not UTF-8 text.
    #[error("{0}")]
    Encoding(LineNote),
    /// Columns that the preset needs are not there.
    #[error("this is not a file of the preset {}: it lacks {}", preset.key(), listed(missing))]
    MissingColumns {
        /// The preset that was asked for.
        preset: FilePreset,
        /// What it needs.
        missing: Vec<String>,
        /// The headers of the file.
        found: Vec<String>,
        /// The preset whose columns are all there.
        fits: Option<FilePreset>,
    },
    /// The file ends in the middle of a row.
    #[error("{0}")]
    Truncated(LineNote),
    /// Whether day or month comes first does not follow from the file.
    #[error(
        "whether day or month comes first does not follow from the {rows} rows: \"{example}\" in {column} (line {line}) can be read both ways"
    )]
    DateOrderUnknown {
        /// A column with dates.
        column: String,
        /// One of its values.
        example: String,
        /// Where that stands.
        line: u64,
        /// How many rows were looked at.
        rows: u64,
    },
    /// Some dates have the day first and others the month.
    #[error("the dates of the file follow two orders: \"{}\" on line {} has the day first, \"{}\" on line {} the month", day_first.1, day_first.0, month_first.1, month_first.0)]
    DateOrderMixed {
        /// Line and value.
        day_first: (u64, String),
        /// Line and value.
        month_first: (u64, String),
    },
    /// The order that was given is not that of the file.
    #[error("the dates were said to be {}, but \"{value}\" in {column} (line {line}) is not", given.name())]
    DateOrderContradicted {
        /// The order that was given.
        given: DateOrder,
        /// Where the file contradicts it.
        column: String,
        /// The value.
        value: String,
        /// Its line.
        line: u64,
    },
    /// The times have no zone and none was given.
    #[error("the times in {column} have no time zone: \"{example}\" (line {line})")]
    ZoneNeeded {
        /// A column with times.
        column: String,
        /// One of its values.
        example: String,
        /// Where that stands.
        line: u64,
    },
    /// The column that was to name the client is not there.
    #[error("there is no column \"{name}\" to take the client from")]
    UnknownClientColumn {
        /// What was asked for.
        name: String,
        /// The headers of the file.
        found: Vec<String>,
    },
}

impl ReadError {
    /// What to do about it, as a sentence.
    pub fn advice(&self) -> String {
        match self {
            Self::Io(_) => "Check that the file is still there and may be read.".to_owned(),
            Self::Empty | Self::NoRows => "Export it again, with the period you want.".to_owned(),
            Self::Encoding(_) => "Export or save it again as CSV in UTF-8.".to_owned(),
            Self::MissingColumns { fits: Some(fits), .. } => {
                format!("Its columns are those of the preset {}. Choose that one.", fits.key())
            }
            Self::MissingColumns { found, .. } => format!("The file has the columns {}.", listed(found)),
            Self::Truncated(_) => "Export it again. Nothing was read, because its last ticket would be judged by half its events.".to_owned(),
            Self::DateOrderUnknown { .. } => {
                "Say which it is: dmy (day first) or mdy (month first).".to_owned()
            }
            Self::DateOrderMixed { .. } => "Export it again with dates of one form, best of all year first.".to_owned(),
            Self::DateOrderContradicted { .. } => "Leave the order out: the file proves it.".to_owned(),
            Self::ZoneNeeded { .. } => {
                "Give the zone in which the helpdesk writes its times, such as America/Denver.".to_owned()
            }
            Self::UnknownClientColumn { found, .. } => format!("The file has the columns {}.", listed(found)),
        }
    }
}

/// At most twenty names; a file may have thousands of columns.
fn listed(names: &[String]) -> String {
    const MOST: usize = 20;
    let shown = names.iter().take(MOST).map(|name| shortened(name, 40)).collect::<Vec<_>>().join(", ");
    if names.len() > MOST { format!("{shown} and {} more", names.len() - MOST) } else { shown }
}

/// At most `most` characters of a text from a file, for a message.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most).chain(['…']).collect()
}
