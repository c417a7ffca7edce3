//! Human numbers, given when a row is committed: a rolled-back transaction gives its numbers back.

use crate::desk::Writing;
use crate::error::StoreError;
use rusqlite::named_params;

/// What is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// `K-0112`.
    Contract,
    /// `T-4127`.
    Ticket,
    /// `MW-208`.
    Window,
    /// `A-314`.
    Engagement,
}

impl Series {
    const fn key(self) -> &'static str {
        match self {
            Self::Contract => "contract",
            Self::Ticket => "ticket",
            Self::Window => "window",
            Self::Engagement => "engagement",
        }
    }

    const fn letters(self) -> &'static str {
        match self {
            Self::Contract => "k",
            Self::Ticket => "t",
            Self::Window => "mw",
            Self::Engagement => "a",
        }
    }
}

const TAKE: &str = "UPDATE sequence SET next = next + 1 WHERE series = :series RETURNING next - 1 AS taken";

/// The next number of a series.
///
/// # Errors
/// Those of the file.
pub fn take(tx: &Writing<'_>, series: Series) -> Result<i64, StoreError> {
    let taken = tx
        .tx
        .prepare_cached(TAKE)?
        .query_row(named_params! { ":series": series.key() }, |row| row.get("taken"))?;
    Ok(taken)
}

/// The number someone may have typed: `4127`, `T-4127`, `t4127`.
pub fn typed_number(typed: &str, series: Series) -> Option<i64> {
    let typed = typed.trim().to_ascii_lowercase();
    let digits =
        typed.strip_prefix(series.letters()).map_or(typed.as_str(), |rest| rest.trim_start_matches('-'));
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_and_without_its_letter() {
        for (typed, number) in [
            ("T-4127", Some(4127)),
            (" 4127 ", Some(4127)),
            ("t4127", Some(4127)),
            ("K-1", None),
            ("mail", None),
        ] {
            assert_eq!(typed_number(typed, Series::Ticket), number, "{typed}");
        }
    }
}
