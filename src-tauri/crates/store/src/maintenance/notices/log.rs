//! The evidence of notices over all windows.

use super::{Evidence, evidence_row};
use crate::desk::Reading;
use crate::error::StoreError;
use crate::maintenance::{wall, wall_text};
use crate::stored::{Page, Window};
use chrono::NaiveDateTime;
use domain::ids::{ClientId, WindowId};
use domain::maintenance::NoticeChannel;
use rusqlite::{Row, named_params};
use uuid::Uuid;

/// Which evidence is wanted.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    /// Of this client.
    pub client: Option<ClientId>,
    /// About this window.
    pub window: Option<WindowId>,
    /// By this channel.
    pub channel: Option<NoticeChannel>,
    /// About occurrences from this wall-clock time on.
    pub from: Option<NaiveDateTime>,
    /// About occurrences up to this one.
    pub to: Option<NaiveDateTime>,
    /// A part of the title, of the recipients or of the client's name.
    pub search: String,
}

/// A line of the log: what a client was told of one occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// The window.
    pub window: WindowId,
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Which occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Name of the client.
    pub client_name: String,
    /// The evidence.
    pub evidence: Evidence,
}

macro_rules! of_the_log {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            "
      FROM window_notice_told AS told
      JOIN window_notice ON window_notice.id = told.notice_id
      JOIN maintenance_window ON maintenance_window.id = told.window_id
      JOIN client ON client.id = window_notice.client_id
      LEFT JOIN outbox ON outbox.id = window_notice.outbox_id
     WHERE (:client IS NULL OR window_notice.client_id = :client)
       AND (:window IS NULL OR told.window_id = :window)
       AND (:channel IS NULL OR window_notice.channel = :channel)
       AND (:from IS NULL OR told.recurrence_id >= :from)
       AND (:to IS NULL OR told.recurrence_id <= :to)
       AND (:search = '' OR instr(lower(maintenance_window.title), lower(:search)) > 0
                         OR instr(lower(client.name), lower(:search)) > 0
                         OR instr(lower(window_notice.recipients), lower(:search)) > 0)",
            $rest
        )
    };
}

const LOG: &str = of_the_log!(
    "
    SELECT window_notice.id, window_notice.client_id, window_notice.occasion, window_notice.channel,
           window_notice.recipients, window_notice.people, window_notice.subject, window_notice.body,
           window_notice.sha256, window_notice.note, window_notice.recorded_at,
           coalesce(window_notice.told_at, outbox.sent_at) AS at, outbox.state, outbox.last_error,
           told.window_id, told.recurrence_id, told.starts_at, told.ends_at, told.services, told.called_off,
           maintenance_window.number, maintenance_window.title, client.name AS client_name",
    "
     ORDER BY coalesce(window_notice.told_at, outbox.sent_at, window_notice.recorded_at) DESC, window_notice.id DESC,
              told.window_id, told.recurrence_id
     LIMIT :limit OFFSET :offset"
);

const COUNT: &str = of_the_log!("SELECT count(*) AS lines", "");

/// The log, the last first.
///
/// # Errors
/// Those of the file.
pub fn log(tx: &Reading<'_>, filter: &LogFilter, window: Window) -> Result<Page<LogRow>, StoreError> {
    let client: Option<Uuid> = filter.client.map(|id| id.0);
    let of_window: Option<Uuid> = filter.window.map(|id| id.0);
    let channel = filter.channel.map(NoticeChannel::key);
    let (from, to) = (filter.from.map(wall_text), filter.to.map(wall_text));
    let rows = tx
        .tx
        .prepare_cached(LOG)?
        .query_map(
            named_params! {
                ":client": client, ":window": of_window, ":channel": channel, ":from": from, ":to": to,
                ":search": filter.search, ":limit": window.limit, ":offset": window.offset,
            },
            log_row,
        )?
        .collect::<Result<_, _>>()?;
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row(
        named_params! {
            ":client": client, ":window": of_window, ":channel": channel, ":from": from, ":to": to,
            ":search": filter.search,
        },
        |row| row.get("lines"),
    )?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn log_row(row: &Row<'_>) -> rusqlite::Result<LogRow> {
    Ok(LogRow {
        window: WindowId(row.get("window_id")?),
        number: row.get("number")?,
        title: row.get("title")?,
        recurrence_id: wall(row, "recurrence_id")?,
        client_name: row.get("client_name")?,
        evidence: evidence_row(row)?,
    })
}
