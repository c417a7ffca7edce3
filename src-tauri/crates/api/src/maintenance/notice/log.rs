//! The evidence of notices over all windows.

use super::told::count;
use super::view::row_of;
use super::wire::{NoticeEvidenceRow, NoticeLog, NoticeLogOf, NoticeLogSave};
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use crate::files;
use crate::maintenance::window_ref;
use crate::reports::Saved;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use domain::maintenance::{NoticeChannel, number_in_words, recurrence_id_in_words};
use domain::problem::Problems;
use store::maintenance::notices::{LogFilter, LogRow, log};
use store::{Reading, Window};

const HEADS: [&str; 16] = [
    "told_at",
    "client",
    "window",
    "title",
    "occurrence",
    "starts",
    "ends",
    "services",
    "called_off",
    "occasion",
    "channel",
    "recipients",
    "mail",
    "note",
    "sha256",
    "recorded_at",
];

/// Evidence over all windows, the last first.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem of the filter.
pub fn notice_log(context: &Context<'_>, of: NoticeLogOf) -> Result<NoticeLog, Failure> {
    context.read(|tx| page(context, tx, &of, crate::clients::window(of.offset, of.limit)))
}

/// Writes the log as CSV, as filtered.
///
/// # Errors
/// As [`notice_log`], and [`crate::failure::Code::File`].
pub fn save_notice_log(context: &Context<'_>, of: NoticeLogSave) -> Result<Saved, Failure> {
    let all = Window { offset: 0, limit: u32::MAX };
    let log = context.read(|tx| page(context, tx, &of.filter, all))?;
    let bytes = documents::lists::csv(&HEADS, log.rows.iter().map(cells));
    Ok(Saved { path: files::write(&of.path, "notices.csv", &bytes)? })
}

fn cells(row: &NoticeEvidenceRow) -> Vec<String> {
    let told = row.told.as_ref().map(|told| told.utc.clone()).unwrap_or_default();
    vec![
        told,
        row.client.clone(),
        row.number.clone(),
        row.title.clone(),
        row.recurrence_id.clone(),
        row.starts.utc.clone(),
        row.ends.utc.clone(),
        row.services.join(", "),
        if row.called_off { "yes" } else { "" }.to_owned(),
        row.occasion.clone(),
        row.channel.clone(),
        row.recipients.clone(),
        row.mail.clone(),
        row.note.clone(),
        row.sha256.clone(),
        row.recorded.utc.clone(),
    ]
}

fn page(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &NoticeLogOf,
    window: Window,
) -> Result<NoticeLog, Failure> {
    let zone = context.zone(the_provider(tx)?.value.zone);
    let page = log(tx, &filter(tx, of)?, window)?;
    let row = |row: &LogRow| NoticeEvidenceRow {
        client: row.client_name.clone(),
        window: row.window.to_string(),
        number: number_in_words(row.number),
        title: row.title.clone(),
        recurrence_id: recurrence_id_in_words(row.recurrence_id),
        ..row_of(&row.evidence, &zone)
    };
    let total = count(usize::try_from(page.total).unwrap_or(usize::MAX));
    Ok(NoticeLog { total, rows: page.rows.iter().map(row).collect() })
}

fn filter(tx: &Reading<'_>, of: &NoticeLogOf) -> Result<LogFilter, Failure> {
    let mut problems = Problems::default();
    let channel = NoticeChannel::parse(&of.channel);
    if channel.is_none() && !of.channel.is_empty() {
        let known = NoticeChannel::ALL.map(NoticeChannel::key).join(", ");
        problems.add("channel", format!("\"{}\" is no channel. These are: {known}.", of.channel));
    }
    let from = day("from", &of.from, &mut problems);
    let to = day("to", &of.to, &mut problems).map(|at| at + TimeDelta::seconds(86_399));
    problems.into_result(()).map_err(|found| Failure::invalid("The log cannot be shown.", found))?;
    let client = match of.client.trim() {
        "" => None,
        typed => Some(crate::clients::client_ref(tx, typed)?),
    };
    let window = match of.window.trim() {
        "" => None,
        typed => Some(window_ref(tx, typed)?),
    };
    Ok(LogFilter { client, window, channel, from, to, search: of.search.trim().to_owned() })
}

fn day(field: &str, typed: &str, problems: &mut Problems) -> Option<NaiveDateTime> {
    if typed.trim().is_empty() {
        return None;
    }
    let day = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").ok();
    if day.is_none() {
        problems.add(field, format!("\"{typed}\" is not a day. Write it as 2026-12-31."));
    }
    day.map(|day| day.and_time(NaiveTime::MIN))
}
