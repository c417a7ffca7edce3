//! What every stored row has besides its content, and the check that nobody was quicker.

use crate::error::{Noun, StoreError, or_missing};
use domain::time::Instant;

/// A row with what the store knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored<T> {
    /// The content.
    pub value: T,
    /// How often it was written; what `expected_version` is compared with.
    pub version: i64,
    /// Whose it is.
    pub belongs: Belongs,
    /// When it was last changed.
    pub changed: Instant,
}

/// Whether a row belongs to the provider or to the made-up one, which can be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Belongs {
    /// Real.
    ToProvider,
    /// Made up, to look around in.
    ToSample,
}

impl Belongs {
    pub(crate) const fn is_sample(self) -> bool {
        match self {
            Self::ToProvider => false,
            Self::ToSample => true,
        }
    }

    pub(crate) const fn from_column(sample: bool) -> Self {
        if sample { Self::ToSample } else { Self::ToProvider }
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the order that was asked for.
    pub rows: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many rows to skip.
    pub offset: u32,
    /// How many to return at most.
    pub limit: u32,
}

/// After a change that names its version: one row was written, or somebody was quicker, or there
/// is none.
pub(crate) fn written_once(
    changed: usize,
    what: Noun,
    expected: i64,
    found: impl FnOnce() -> rusqlite::Result<i64>,
) -> Result<(), StoreError> {
    if changed == 1 {
        return Ok(());
    }
    let found = found().map_err(or_missing(what))?;
    Err(StoreError::Conflict { what, expected, found })
}

/// What someone typed, as FTS5 asks for it: every word as the beginning of a word, all of them.
/// `None` when no word is left.
pub(crate) fn beginnings(typed: &str) -> Option<String> {
    // A letter may be typed as its base and an accent behind it.
    let belongs_to_a_word =
        |letter: char| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter);
    let words: Vec<String> = typed
        .split(|letter| !belongs_to_a_word(letter))
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
