//! Issued documents as files that accounting programs import.
//!
//! | format | what it holds |
//! |---|---|
//! | Xero | the sales invoice template: a row a line, 500 invoices a file; credit notes in files of their own, never among invoices |
//! | QuickBooks Online | Intuit's invoice template, for the United States and for elsewhere: 100 invoices or 1,000 rows a file |
//! | Sage 50 (UK, IE) | audit-trail transactions: `SI` for invoices, `SC` for credit notes and for credits on invoices |
//! | generic | a row a line with all there is, and the same as JSON |
//!
//! How Xero takes credit notes from a file is not settled by what was found: its file says *unverified* in its name, and
//! the first import wants a look.
//!
//! Nothing is guessed: what a format needs and nobody set comes back as problems, all at once.

mod csv_rows;
mod json;
mod quickbooks;
mod sage;
mod settings;
mod xero;

pub use settings::ExportSettings;

use domain::billing::Document;
use domain::problem::{Problem, Problems};
use settings::Lookup;

/// The files accounting programs take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// Xero's sales invoices.
    Xero,
    /// QuickBooks Online in the United States, which computes sales tax itself.
    QuickBooksUs,
    /// QuickBooks Online elsewhere, with tax codes.
    QuickBooksIntl,
    /// Sage 50 in the United Kingdom and Ireland.
    Sage50,
    /// Everything, as CSV.
    GenericCsv,
    /// Everything, as JSON.
    GenericJson,
}

impl ExportFormat {
    /// All formats, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Xero,
        Self::QuickBooksUs,
        Self::QuickBooksIntl,
        Self::Sage50,
        Self::GenericCsv,
        Self::GenericJson,
    ];

    /// The key in the database and on the wire, with which file names begin.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Xero => "xero",
            Self::QuickBooksUs => "quickbooks-us",
            Self::QuickBooksIntl => "quickbooks-intl",
            Self::Sage50 => "sage50",
            Self::GenericCsv => "csv",
            Self::GenericJson => "json",
        }
    }

    /// The format of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// What people call it.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Xero => "Xero",
            Self::QuickBooksUs => "QuickBooks Online (US)",
            Self::QuickBooksIntl => "QuickBooks Online (outside the US)",
            Self::Sage50 => "Sage 50 (UK and Ireland)",
            Self::GenericCsv => "CSV",
            Self::GenericJson => "JSON",
        }
    }

    /// What its file names end with.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Xero | Self::QuickBooksUs | Self::QuickBooksIntl | Self::Sage50 | Self::GenericCsv => {
                ".csv"
            }
            Self::GenericJson => ".json",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xero | Self::QuickBooksUs | Self::QuickBooksIntl | Self::Sage50 | Self::GenericCsv => {
                "text/csv"
            }
            Self::GenericJson => "application/json",
        }
    }
}

/// A file to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// As it is offered for saving.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Writes documents, in their order, as the files of a format; none for no documents.
///
/// # Errors
/// Every [`Problem`]: drafts, settings that are missing, and what a format cannot hold. Fields are those of
/// [`ExportSettings`], or `documents[INV-2026-0187]`.
pub fn export(
    format: ExportFormat,
    documents: &[Document],
    settings: &ExportSettings,
) -> Result<Vec<ExportFile>, Vec<Problem>> {
    let mut lookup = Lookup::new(settings);
    for draft in documents.iter().filter(|document| document.number.is_empty()) {
        let message = format!(
            "The draft for {} was not issued yet: it has no number to be known by.",
            draft.buyer.name
        );
        lookup.add("documents", &message);
    }
    let files = match format {
        ExportFormat::Xero => xero::files(documents, &mut lookup),
        ExportFormat::QuickBooksUs | ExportFormat::QuickBooksIntl => {
            quickbooks::files(format, documents, &mut lookup)
        }
        ExportFormat::Sage50 => sage::files(documents, &mut lookup),
        ExportFormat::GenericCsv => vec![csv_rows::file(documents)],
        ExportFormat::GenericJson => vec![json::file(documents)],
    };
    let problems: Problems = lookup.into_problems();
    problems.into_result(if documents.is_empty() { Vec::new() } else { files })
}

/// Files named `stem.csv`, or `stem-1.csv`, `stem-2.csv` where there are several.
fn named(stem: &str, suffix: &str, contents: Vec<Vec<u8>>) -> Vec<ExportFile> {
    let several = contents.len() > 1;
    let file = |(index, bytes)| {
        let number = if several { format!("-{}", index + 1) } else { String::new() };
        ExportFile { name: format!("{stem}{number}{suffix}"), bytes }
    };
    contents.into_iter().enumerate().map(file).collect()
}

/// Rows of documents in files that hold so many documents and rows; no document is parted.
fn in_files<R>(documents: Vec<Vec<R>>, most_documents: usize, most_rows: usize) -> Vec<Vec<R>> {
    let mut files: Vec<Vec<R>> = Vec::new();
    let mut count = 0;
    for rows in documents {
        match files.last_mut() {
            Some(file) if count < most_documents && file.len() + rows.len() <= most_rows => {
                file.extend(rows);
                count += 1;
            }
            _ => {
                files.push(rows);
                count = 1;
            }
        }
    }
    files
}

#[cfg(test)]
mod tests;
