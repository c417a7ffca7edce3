//! Notices of maintenance: what was told to whom of which occurrences, for good.

mod log;
mod templates;

pub use log::{LogFilter, LogRow, log};
pub use templates::{LetterTemplate, keep_template, template, template_of, templates};

use super::{wall, wall_text};
use crate::clients::merged_away;
use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use crate::stored::Belongs;
use chrono::NaiveDateTime;
use domain::ids::{ClientId, OutboxId, UserId, WindowId, WindowNoticeId};
use domain::mail::OutboxState;
use domain::maintenance::{Holds, NoticeChannel, Occasion, Told, WhatIsPlanned};
use domain::time::{Instant, Stretch};
use rusqlite::{Row, named_params};
use sha2::{Digest, Sha256};

/// How a notice reaches its client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Somebody told the client at this moment, and says so.
    ByHand(Instant),
    /// It lies in the outbox, or has left it.
    Mail(OutboxId),
}

/// A notice as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Its id.
    pub id: WindowNoticeId,
    /// Whom.
    pub client: ClientId,
    /// Why.
    pub occasion: Occasion,
    /// How.
    pub channel: NoticeChannel,
    /// Who at the client: names and addresses.
    pub recipients: String,
    /// How many people these are; 0 where nobody knows.
    pub people: u32,
    /// The subject as it was sent; empty where nothing was written.
    pub subject: String,
    /// The text as it was sent, or what was said.
    pub body: String,
    /// Anything to add.
    pub note: String,
    /// When, or with which mail.
    pub way: Way,
    /// Who noted it.
    pub by: UserId,
    /// When it was noted.
    pub recorded: Instant,
}

/// An occurrence as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccurrenceTold {
    /// Of which window.
    pub window: WindowId,
    /// Which one.
    pub recurrence_id: NaiveDateTime,
    /// When it was to take place, and what it was to affect.
    pub what: WhatIsPlanned,
    /// That it takes place, or that it was called off.
    pub holds: Holds,
}

const RECORD: &str = "
    INSERT INTO window_notice (id, client_id, occasion, channel, recipients, people, subject, body, sha256, note,
                               told_at, outbox_id, recorded_by, recorded_at, sample)
    VALUES (:id, :client, :occasion, :channel, :recipients, :people, :subject, :body, :sha256, :note, :told, :outbox,
            :by, :at, :sample)";

const TELL: &str = "
    INSERT INTO window_notice_told (notice_id, window_id, recurrence_id, starts_at, ends_at, services, called_off)
    VALUES (:notice, :window, :recurrence_id, :starts, :ends, :services, :called_off)";

/// Keeps a notice with the occurrences it was about, for good.
///
/// # Errors
/// Those of the file.
pub fn record(
    tx: &Writing<'_>,
    notice: &NewNotice,
    about: &[OccurrenceTold],
    belongs: Belongs,
) -> Result<(), StoreError> {
    let (told, outbox) = match notice.way {
        Way::ByHand(at) => (Some(at.unix()), None),
        Way::Mail(id) => (None, Some(id.0)),
    };
    tx.tx.prepare_cached(RECORD)?.execute(named_params! {
        ":id": notice.id.0, ":client": notice.client.0, ":occasion": notice.occasion.key(),
        ":channel": notice.channel.key(), ":recipients": notice.recipients, ":people": notice.people,
        ":subject": notice.subject, ":body": notice.body, ":sha256": sha256(&notice.subject, &notice.body),
        ":note": notice.note, ":told": told, ":outbox": outbox, ":by": notice.by.0,
        ":at": notice.recorded.unix(), ":sample": belongs.is_sample(),
    })?;
    let mut tell = tx.tx.prepare_cached(TELL)?;
    for one in about {
        tell.execute(named_params! {
            ":notice": notice.id.0, ":window": one.window.0, ":recurrence_id": wall_text(one.recurrence_id),
            ":starts": one.what.stretch.from.unix(), ":ends": one.what.stretch.to.unix(),
            ":services": services_text(&one.what.services), ":called_off": one.holds == Holds::CalledOff,
        })?;
    }
    Ok(())
}

/// The hash that evidence keeps of a text.
pub fn sha256(subject: &str, body: &str) -> [u8; 32] {
    Sha256::digest(format!("{subject}\n{body}").as_bytes()).into()
}

/// What one client was told of one occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldRow {
    /// Of which window.
    pub window: WindowId,
    /// Which occurrence.
    pub recurrence_id: NaiveDateTime,
    /// Whom.
    pub client: ClientId,
    /// When, and what.
    pub told: Told,
}

const TOLD: &str = "
    SELECT told.window_id, told.recurrence_id, window_notice.client_id, told.starts_at, told.ends_at, told.services,
           told.called_off, coalesce(window_notice.told_at, outbox.sent_at) AS at
      FROM window_notice_told AS told
      JOIN window_notice ON window_notice.id = told.notice_id
      LEFT JOIN outbox ON outbox.id = window_notice.outbox_id
     WHERE (told.recurrence_id BETWEEN :from AND :to
            OR told.window_id IN (SELECT id FROM maintenance_window WHERE rule = '' AND starts BETWEEN :from AND :to))
       AND window_notice.occasion <> 'done'
       AND coalesce(window_notice.told_at, outbox.sent_at) IS NOT NULL
     ORDER BY told.window_id, told.recurrence_id, at, window_notice.rowid";

/// What was really told of the occurrences named from `from` to `to`, of all windows: what still lies in the outbox is
/// not told. Of a window that does not come back everything counts, whenever it was to take place before.
///
/// # Errors
/// Those of the file.
pub fn told_between(
    tx: &Reading<'_>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<ToldRow>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(ToldRow {
            window: WindowId(row.get("window_id")?),
            recurrence_id: wall(row, "recurrence_id")?,
            client: ClientId(row.get("client_id")?),
            told: Told { at: columns::instant(row, "at")?, what: what(row)?, holds: holds(row)? },
        })
    };
    let params = named_params! { ":from": wall_text(from), ":to": wall_text(to) };
    let mut rows: Vec<ToldRow> =
        tx.tx.prepare_cached(TOLD)?.query_map(params, row)?.collect::<Result<_, _>>()?;
    let goes_on = merged_away(tx)?;
    rows.iter_mut().for_each(|row| row.client = goes_on.get(&row.client).copied().unwrap_or(row.client));
    Ok(rows)
}

/// A line of evidence about one occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: WindowNoticeId,
    /// Whom.
    pub client: ClientId,
    /// Why.
    pub occasion: Occasion,
    /// How.
    pub channel: NoticeChannel,
    /// Who at the client.
    pub recipients: String,
    /// How many people; 0 where nobody knows.
    pub people: u32,
    /// As it was sent.
    pub subject: String,
    /// As it was sent.
    pub body: String,
    /// SHA-256 of subject, a line break and text.
    pub sha256: [u8; 32],
    /// Anything to add.
    pub note: String,
    /// When the client was told; nothing while the mail has not left.
    pub at: Option<Instant>,
    /// When it was to take place, and what it was to affect.
    pub what: WhatIsPlanned,
    /// That it takes place, or that it was called off.
    pub holds: Holds,
    /// Where its mail stands, and why it was not taken.
    pub mail: Option<(OutboxState, String)>,
    /// When it was noted.
    pub recorded: Instant,
}

const EVIDENCE: &str = "
    SELECT window_notice.id, window_notice.client_id, window_notice.occasion, window_notice.channel,
           window_notice.recipients, window_notice.people, window_notice.subject, window_notice.body,
           window_notice.sha256, window_notice.note, window_notice.recorded_at,
           coalesce(window_notice.told_at, outbox.sent_at) AS at, outbox.state, outbox.last_error,
           told.starts_at, told.ends_at, told.services, told.called_off
      FROM window_notice_told AS told
      JOIN window_notice ON window_notice.id = told.notice_id
      LEFT JOIN outbox ON outbox.id = window_notice.outbox_id
     WHERE told.window_id = :window AND told.recurrence_id BETWEEN :from AND :to
     ORDER BY window_notice.recorded_at, window_notice.rowid";

/// All evidence about the occurrences of a window named from `from` to `to`, also what still lies in the outbox, in the
/// order it was noted.
///
/// # Errors
/// Those of the file.
pub fn evidence(
    tx: &Reading<'_>,
    window: WindowId,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<Evidence>, StoreError> {
    let params = named_params! { ":window": window.0, ":from": wall_text(from), ":to": wall_text(to) };
    let mut statement = tx.tx.prepare_cached(EVIDENCE)?;
    let mut rows: Vec<Evidence> = statement.query_map(params, evidence_row)?.collect::<Result<_, _>>()?;
    let goes_on = merged_away(tx)?;
    rows.iter_mut().for_each(|row| row.client = goes_on.get(&row.client).copied().unwrap_or(row.client));
    Ok(rows)
}

pub(super) fn evidence_row(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    let state = columns::parsed_if_any(row, "state", OutboxState::parse)?;
    let error: Option<String> = row.get("last_error")?;
    Ok(Evidence {
        id: WindowNoticeId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        occasion: columns::parsed(row, "occasion", Occasion::parse)?,
        channel: columns::parsed(row, "channel", NoticeChannel::parse)?,
        recipients: row.get("recipients")?,
        people: row.get("people")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        sha256: row.get("sha256")?,
        note: row.get("note")?,
        at: columns::instant_if_any(row, "at")?,
        what: what(row)?,
        holds: holds(row)?,
        mail: state.zip(error),
        recorded: columns::instant(row, "recorded_at")?,
    })
}

fn what(row: &Row<'_>) -> rusqlite::Result<WhatIsPlanned> {
    let stretch =
        Stretch { from: columns::instant(row, "starts_at")?, to: columns::instant(row, "ends_at")? };
    let services =
        columns::parsed(row, "services", |text| Some(text.lines().map(str::to_owned).collect::<Vec<_>>()))?;
    Ok(WhatIsPlanned { stretch, services })
}

fn holds(row: &Row<'_>) -> rusqlite::Result<Holds> {
    Ok(if row.get("called_off")? { Holds::CalledOff } else { Holds::Yes })
}

fn services_text(services: &[String]) -> String {
    services.join("\n")
}
