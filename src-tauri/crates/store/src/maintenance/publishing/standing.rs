//! The standing published calendar: since when an occurrence stands in a target, as what, and until when it stood there.

use super::super::{wall, wall_text};
use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use chrono::NaiveDateTime;
use domain::ids::{ClientId, PublishTargetId, WindowId};
use domain::maintenance::{Standing, WhatIsPlanned};
use domain::time::{Instant, Stretch};
use rusqlite::{Row, named_params};
use std::collections::{HashMap, HashSet};

/// An occurrence as a target shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Whose readers; nothing where everybody affected reads it.
    pub client: Option<ClientId>,
    /// Of which window.
    pub window: WindowId,
    /// Which one.
    pub recurrence_id: NaiveDateTime,
    /// When, and what.
    pub what: WhatIsPlanned,
}

/// An occurrence in a published calendar, with since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRow {
    /// In which target.
    pub target: PublishTargetId,
    /// Whose readers; nothing where everybody affected reads it.
    pub client: Option<ClientId>,
    /// Of which window.
    pub window: WindowId,
    /// Which one.
    pub recurrence_id: NaiveDateTime,
    /// Since when and until when, as what.
    pub standing: Standing,
}

type Key = (Option<ClientId>, WindowId, NaiveDateTime);

const NOW: &str = "
    SELECT rowid, target_id, client_id, window_id, recurrence_id, starts_at, ends_at, services, since, until
      FROM published_occurrence
     WHERE target_id = :target AND until IS NULL";

const CLOSE: &str = "UPDATE published_occurrence SET until = :at WHERE rowid = :row";

const OPEN: &str = "
    INSERT INTO published_occurrence (target_id, client_id, window_id, recurrence_id, starts_at, ends_at, services, since)
    VALUES (:target, :client, :window, :recurrence_id, :starts, :ends, :services, :at)";

/// Notes what stands in a target from `at` on: what stood there unchanged goes on, what changed begins anew, what is
/// gone ends. Occurrences that were over by then stay as they are.
///
/// # Errors
/// Those of the file.
pub fn keep_standing(
    tx: &Writing<'_>,
    target: PublishTargetId,
    now_there: &[Stands],
    at: Instant,
) -> Result<(), StoreError> {
    let wanted: HashMap<Key, &WhatIsPlanned> =
        now_there.iter().map(|one| ((one.client, one.window, one.recurrence_id), &one.what)).collect();
    let mut goes_on: HashSet<Key> = HashSet::new();
    let known: Vec<(i64, StandingRow)> = tx
        .tx
        .prepare_cached(NOW)?
        .query_map(named_params! { ":target": target.0 }, |row| Ok((row.get("rowid")?, standing(row)?)))?
        .collect::<Result<_, _>>()?;
    for (row, known) in known {
        let key = (known.client, known.window, known.recurrence_id);
        let what = &known.standing.what;
        if wanted.get(&key).is_some_and(|wanted| *wanted == what) {
            goes_on.insert(key);
        } else if what.stretch.to > at {
            tx.tx.prepare_cached(CLOSE)?.execute(named_params! { ":at": at.unix(), ":row": row })?;
        }
    }
    let mut open = tx.tx.prepare_cached(OPEN)?;
    let begins = |one: &&Stands| !goes_on.contains(&(one.client, one.window, one.recurrence_id));
    for one in now_there.iter().filter(begins) {
        open.execute(named_params! {
            ":target": target.0, ":client": one.client.map(|id| id.0), ":window": one.window.0,
            ":recurrence_id": wall_text(one.recurrence_id), ":starts": one.what.stretch.from.unix(),
            ":ends": one.what.stretch.to.unix(), ":services": one.what.services.join("\n"), ":at": at.unix(),
        })?;
    }
    Ok(())
}

const BETWEEN: &str = "
    SELECT target_id, client_id, window_id, recurrence_id, starts_at, ends_at, services, since, until
      FROM published_occurrence
     WHERE recurrence_id BETWEEN :from AND :to
     ORDER BY window_id, recurrence_id, since, target_id";

/// What stood in published calendars of the occurrences named from `from` to `to`, of all windows, in the order it
/// began.
///
/// # Errors
/// Those of the file.
pub fn standing_between(
    tx: &Reading<'_>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<StandingRow>, StoreError> {
    let params = named_params! { ":from": wall_text(from), ":to": wall_text(to) };
    Ok(tx.tx.prepare_cached(BETWEEN)?.query_map(params, standing)?.collect::<Result<_, _>>()?)
}

const OF: &str = "
    SELECT target_id, client_id, window_id, recurrence_id, starts_at, ends_at, services, since, until
      FROM published_occurrence
     WHERE window_id = :window AND recurrence_id = :recurrence_id
     ORDER BY since, target_id";

/// Where one occurrence stood, in the order it began.
///
/// # Errors
/// Those of the file.
pub fn standing_of(
    tx: &Reading<'_>,
    window: WindowId,
    recurrence_id: NaiveDateTime,
) -> Result<Vec<StandingRow>, StoreError> {
    let params = named_params! { ":window": window.0, ":recurrence_id": wall_text(recurrence_id) };
    Ok(tx.tx.prepare_cached(OF)?.query_map(params, standing)?.collect::<Result<_, _>>()?)
}

fn standing(row: &Row<'_>) -> rusqlite::Result<StandingRow> {
    let stretch =
        Stretch { from: columns::instant(row, "starts_at")?, to: columns::instant(row, "ends_at")? };
    let services: Vec<String> =
        columns::parsed(row, "services", |text| Some(text.lines().map(str::to_owned).collect()))?;
    Ok(StandingRow {
        target: PublishTargetId(row.get("target_id")?),
        client: row.get::<_, Option<_>>("client_id")?.map(ClientId),
        window: WindowId(row.get("window_id")?),
        recurrence_id: wall(row, "recurrence_id")?,
        standing: Standing {
            since: columns::instant(row, "since")?,
            until: columns::instant_if_any(row, "until")?,
            what: WhatIsPlanned { stretch, services },
        },
    })
}
