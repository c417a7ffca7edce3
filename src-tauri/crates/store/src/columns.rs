//! Between columns and the domain's types. A stored value that no type accepts is damage, and
//! says in which column it was found.

use chrono::NaiveDate;
use domain::money::Currency;
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::Row;
use rusqlite::types::Type;

/// A value that `parse` does not accept.
#[derive(Debug, thiserror::Error)]
#[error("column {column} holds \"{value}\"")]
struct Unreadable {
    column: &'static str,
    value: String,
}

pub(crate) fn unreadable(column: &'static str, value: &str) -> rusqlite::Error {
    let unreadable = Unreadable { column, value: value.to_owned() };
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(unreadable))
}

/// A text column, as whatever `parse` makes of it.
pub(crate) fn parsed<T>(
    row: &Row<'_>,
    column: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| unreadable(column, &text))
}

/// The same, where the column may be empty.
pub(crate) fn parsed_if_any<T>(
    row: &Row<'_>,
    column: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| parse(&text).ok_or_else(|| unreadable(column, &text))).transpose()
}

pub(crate) fn instant(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Instant> {
    row.get(column).map(Instant::from_unix)
}

pub(crate) fn instant_if_any(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<Instant>> {
    let seconds: Option<i64> = row.get(column)?;
    Ok(seconds.map(Instant::from_unix))
}

pub(crate) fn zone(row: &Row<'_>, column: &'static str) -> rusqlite::Result<ZoneId> {
    parsed(row, column, |name| ZoneId::parse(name).ok())
}

pub(crate) fn currency(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Currency> {
    parsed(row, column, Currency::parse)
}

pub(crate) fn date(row: &Row<'_>, column: &'static str) -> rusqlite::Result<NaiveDate> {
    parsed(row, column, parse_date)
}

pub(crate) fn date_if_any(row: &Row<'_>, column: &'static str) -> rusqlite::Result<Option<NaiveDate>> {
    parsed_if_any(row, column, parse_date)
}

fn parse_date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// A date as the database keeps it: `2026-10-01`.
pub(crate) fn date_text(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}
