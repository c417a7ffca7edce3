//! Maintenance windows, what became of their occurrences, blackouts and templates.

mod actuals;
mod blackouts;
pub mod notices;
mod parties;
pub mod publishing;
mod templates;

pub use actuals::{Actual, actuals_between, record};
pub use blackouts::{Blackout, blackout, blackouts, insert_blackout, remove_blackout, update_blackout};
pub use parties::{Party, parties};
pub use templates::{Template, insert_template, remove_template, template, templates, update_template};

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::sequence::{self, Series};
use crate::stored::{Belongs, Stored, written_once};
use chrono::NaiveDateTime;
use domain::ids::{ClientId, PolicyId, WindowId};
use domain::maintenance::{
    Affected, Category, Emergency, Impact, Kind, Override, Rule, WallStretch, Who, Window, WindowStatus,
};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A window with what the store knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowRow {
    /// The window.
    pub stored: Stored<Window>,
    /// When it was first published.
    pub published: Option<Instant>,
}

const INSERT: &str = "
    INSERT INTO maintenance_window (id, number, uid, sequence, title, kind, category, reason, requester, approver,
                                    impact, words, status, zone, starts, ends, rule, last_start, whom, follows,
                                    published_at, sample, version, created_at, changed_at)
    VALUES (:id, :number, :uid, :sequence, :title, :kind, :category, :reason, :requester, :approver, :impact, :words,
            :status, :zone, :starts, :ends, :rule, :last_start, :whom, :follows, :published, :sample, 1, :at, :at)";

/// Stores a new window and gives it its number, which is returned.
///
/// # Errors
/// Those of the file; [`StoreError::Taken`] for a UID that is in use.
pub fn insert(
    tx: &Writing<'_>,
    window: &Window,
    published: Option<Instant>,
    belongs: Belongs,
    at: Instant,
) -> Result<i64, StoreError> {
    let number = sequence::take(tx, Series::Window)?;
    let said = Emergencies::of(&window.kind);
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": window.id.0, ":number": number, ":uid": window.uid, ":sequence": window.sequence,
        ":title": window.title, ":kind": window.kind.key(), ":category": said.category, ":reason": said.reason,
        ":requester": said.requester, ":approver": said.approver, ":impact": window.impact.key(),
        ":words": window.words, ":status": window.status.key(), ":zone": window.zone.name(),
        ":starts": wall_text(window.first.starts), ":ends": wall_text(window.first.ends),
        ":rule": rule_text(window), ":last_start": window.last_start().map(wall_text),
        ":whom": window.affected.clients.key(), ":follows": window.follows.map(|id| id.0),
        ":published": published.map(Instant::unix), ":sample": belongs.is_sample(), ":at": at.unix(),
    })?;
    write_parts(tx, window)?;
    Ok(number)
}

const UPDATE: &str = "
    UPDATE maintenance_window
       SET sequence = :sequence, title = :title, kind = :kind, category = :category, reason = :reason,
           requester = :requester, approver = :approver, impact = :impact, words = :words, status = :status,
           zone = :zone, starts = :starts, ends = :ends, rule = :rule, last_start = :last_start, whom = :whom,
           published_at = coalesce(published_at, :published), version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a window over; number, UID and what it follows stay.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    window: &Window,
    published: Option<Instant>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let said = Emergencies::of(&window.kind);
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": window.id.0, ":sequence": window.sequence, ":title": window.title, ":kind": window.kind.key(),
        ":category": said.category, ":reason": said.reason, ":requester": said.requester,
        ":approver": said.approver, ":impact": window.impact.key(), ":words": window.words,
        ":status": window.status.key(), ":zone": window.zone.name(), ":starts": wall_text(window.first.starts),
        ":ends": wall_text(window.first.ends), ":rule": rule_text(window),
        ":last_start": window.last_start().map(wall_text), ":whom": window.affected.clients.key(),
        ":published": published.map(Instant::unix), ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Window, expected_version, || version_of(tx, window.id))?;
    write_parts(tx, window)
}

const TOUCH: &str = "
    UPDATE maintenance_window
       SET version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Counts what is recorded about a window as a change of it, so that of two people who record at once the second
/// hears of the first.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn touch(tx: &Writing<'_>, id: WindowId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(TOUCH)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Window, expected_version, || version_of(tx, id))
}

const BURY: &str = "
    UPDATE maintenance_window
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a window's tombstone.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(tx: &Writing<'_>, id: WindowId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Window, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM maintenance_window WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: WindowId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

/// A window's columns; its clients, policies, services and overrides each as one text.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "
    SELECT id, number, uid, sequence, title, kind, category, reason, requester, approver, impact, words, status, zone,
           starts, ends, rule, whom, follows, published_at, sample, version, changed_at,
           (SELECT group_concat(hex(client_id)) FROM window_client WHERE window_id = maintenance_window.id) AS clients,
           (SELECT group_concat(hex(policy_id)) FROM window_policy WHERE window_id = maintenance_window.id) AS policies,
           (SELECT group_concat(name, char(31) ORDER BY position)
              FROM window_service
             WHERE window_id = maintenance_window.id) AS services,
           (SELECT group_concat(recurrence_id || ' ' || coalesce(starts || ' ' || ends, ''), char(31))
              FROM window_override
             WHERE window_id = maintenance_window.id) AS overrides
      FROM maintenance_window
     WHERE deleted_at IS NULL AND ",
            $rest
        )
    };
}

const GET: &str = select!("id = :id");

/// A window.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: WindowId) -> Result<WindowRow, StoreError> {
    let found = tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, window_row);
    found.map_err(or_missing(Noun::Window))
}

const BY_NUMBER: &str = "
    SELECT id FROM maintenance_window WHERE number = :number AND deleted_at IS NULL";

/// The id of a number.
///
/// # Errors
/// Those of the file.
pub fn by_number(tx: &Reading<'_>, number: i64) -> Result<Option<WindowId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_NUMBER)?
        .query_row(named_params! { ":number": number }, |row| row.get("id").map(WindowId))
        .optional()?;
    Ok(found)
}

const BY_UID: &str = "SELECT id FROM maintenance_window WHERE uid = :uid AND deleted_at IS NULL";

/// The id of a UID.
///
/// # Errors
/// Those of the file.
pub fn by_uid(tx: &Reading<'_>, uid: &str) -> Result<Option<WindowId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_UID)?
        .query_row(named_params! { ":uid": uid }, |row| row.get("id").map(WindowId))
        .optional()?;
    Ok(found)
}

const FOLLOWER: &str = "
    SELECT id, number FROM maintenance_window WHERE follows = :id AND deleted_at IS NULL ORDER BY number LIMIT 1";

/// The series that goes on from a window, with its number.
///
/// # Errors
/// Those of the file.
pub fn follower(tx: &Reading<'_>, id: WindowId) -> Result<Option<(WindowId, i64)>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(FOLLOWER)?
        .query_row(named_params! { ":id": id.0 }, |row| Ok((WindowId(row.get("id")?), row.get("number")?)))
        .optional()?;
    Ok(found)
}

const BETWEEN: &str = select!(
    "(starts <= :to OR EXISTS (SELECT 1 FROM window_override
                                WHERE window_id = maintenance_window.id AND window_override.starts <= :to))
       AND (last_start IS NULL OR last_start >= :from)
     ORDER BY number"
);

/// Windows that may have an occurrence that starts between two times on any wall clock, by number. The caller widens
/// the span by the length of a window and the difference of two zones.
///
/// # Errors
/// Those of the file.
pub fn between(
    tx: &Reading<'_>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<WindowRow>, StoreError> {
    let params = named_params! { ":from": wall_text(from), ":to": wall_text(to) };
    let rows = tx.tx.prepare_cached(BETWEEN)?.query_map(params, window_row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

const FORGET_CLIENTS: &str = "DELETE FROM window_client WHERE window_id = :window";
const FORGET_POLICIES: &str = "DELETE FROM window_policy WHERE window_id = :window";
const FORGET_SERVICES: &str = "DELETE FROM window_service WHERE window_id = :window";
const FORGET_OVERRIDES: &str = "DELETE FROM window_override WHERE window_id = :window";
const ADD_CLIENT: &str = "INSERT INTO window_client (window_id, client_id) VALUES (:window, :client)";
const ADD_POLICY: &str = "INSERT INTO window_policy (window_id, policy_id) VALUES (:window, :policy)";
const ADD_SERVICE: &str = "
    INSERT INTO window_service (window_id, position, name) VALUES (:window, :position, :name)";
const ADD_OVERRIDE: &str = "
    INSERT INTO window_override (window_id, recurrence_id, change, starts, ends)
    VALUES (:window, :recurrence_id, :change, :starts, :ends)";

fn write_parts(tx: &Writing<'_>, window: &Window) -> Result<(), StoreError> {
    let id = window.id.0;
    for forget in [FORGET_CLIENTS, FORGET_POLICIES, FORGET_SERVICES, FORGET_OVERRIDES] {
        tx.tx.prepare_cached(forget)?.execute(named_params! { ":window": id })?;
    }
    match &window.affected.clients {
        Who::All => {}
        Who::Clients(clients) => {
            for client in clients {
                let params = named_params! { ":window": id, ":client": client.0 };
                tx.tx.prepare_cached(ADD_CLIENT)?.execute(params)?;
            }
        }
        Who::Policies(policies) => {
            for policy in policies {
                let params = named_params! { ":window": id, ":policy": policy.0 };
                tx.tx.prepare_cached(ADD_POLICY)?.execute(params)?;
            }
        }
    }
    for (position, name) in window.affected.services.iter().enumerate() {
        let position = i64::try_from(position).expect("a window has a handful of services");
        let params = named_params! { ":window": id, ":position": position, ":name": name };
        tx.tx.prepare_cached(ADD_SERVICE)?.execute(params)?;
    }
    for (recurrence_id, change) in &window.overrides {
        let (key, wall) = match change {
            Override::Moved(wall) => ("moved", Some(wall)),
            Override::Cancelled => ("cancelled", None),
        };
        tx.tx.prepare_cached(ADD_OVERRIDE)?.execute(named_params! {
            ":window": id, ":recurrence_id": wall_text(*recurrence_id), ":change": key,
            ":starts": wall.map(|wall| wall_text(wall.starts)), ":ends": wall.map(|wall| wall_text(wall.ends)),
        })?;
    }
    Ok(())
}

/// What stands in the columns of an emergency; empty for a window in peace.
struct Emergencies<'a> {
    category: Option<&'static str>,
    reason: &'a str,
    requester: &'a str,
    approver: &'a str,
}

impl<'a> Emergencies<'a> {
    fn of(kind: &'a Kind) -> Self {
        match kind {
            Kind::Standard => Self { category: None, reason: "", requester: "", approver: "" },
            Kind::Emergency(said) => Self {
                category: Some(said.category.key()),
                reason: &said.reason,
                requester: &said.requester,
                approver: &said.approver,
            },
        }
    }
}

fn window_row(row: &Row<'_>) -> rusqlite::Result<WindowRow> {
    let first = WallStretch { starts: wall(row, "starts")?, ends: wall(row, "ends")? };
    let rule: String = row.get("rule")?;
    let unreadable = || columns::unreadable("rule", &rule);
    let value = Window {
        id: WindowId(row.get("id")?),
        number: row.get("number")?,
        uid: row.get("uid")?,
        sequence: row.get("sequence")?,
        title: row.get("title")?,
        kind: kind(row)?,
        impact: columns::parsed(row, "impact", Impact::parse)?,
        words: row.get("words")?,
        status: columns::parsed(row, "status", WindowStatus::parse)?,
        zone: columns::zone(row, "zone")?,
        first,
        rule: if rule.is_empty() {
            None
        } else {
            Some(Rule::parse(&rule, first.starts).map_err(|_| unreadable())?)
        },
        overrides: overrides(row)?,
        affected: Affected {
            clients: whom(row)?,
            services: list(row, "services", '\u{1f}', |name| Some(name.to_owned()))?,
        },
        follows: row.get::<_, Option<_>>("follows")?.map(WindowId),
    };
    Ok(WindowRow {
        stored: Stored {
            value,
            version: row.get("version")?,
            belongs: Belongs::from_column(row.get("sample")?),
            changed: columns::instant(row, "changed_at")?,
        },
        published: columns::instant_if_any(row, "published_at")?,
    })
}

fn kind(row: &Row<'_>) -> rusqlite::Result<Kind> {
    let Some(category) = columns::parsed_if_any(row, "category", Category::parse)? else {
        return Ok(Kind::Standard);
    };
    Ok(Kind::Emergency(Emergency {
        category,
        reason: row.get("reason")?,
        requester: row.get("requester")?,
        approver: row.get("approver")?,
    }))
}

fn whom(row: &Row<'_>) -> rusqlite::Result<Who> {
    let id = |hex: &str| Uuid::try_parse(hex).ok();
    let key: String = row.get("whom")?;
    match key.as_str() {
        "all" => Ok(Who::All),
        "clients" => Ok(Who::Clients(list(row, "clients", ',', |hex| id(hex).map(ClientId))?)),
        "policies" => Ok(Who::Policies(list(row, "policies", ',', |hex| id(hex).map(PolicyId))?)),
        _ => Err(columns::unreadable("whom", &key)),
    }
}

fn overrides(row: &Row<'_>) -> rusqlite::Result<BTreeMap<NaiveDateTime, Override>> {
    let one = |text: &str| {
        let mut parts = text.split(' ').map(parse_wall);
        let recurrence_id = parts.next()??;
        let change = match (parts.next().flatten(), parts.next().flatten()) {
            (Some(starts), Some(ends)) => Override::Moved(WallStretch { starts, ends }),
            _ => Override::Cancelled,
        };
        Some((recurrence_id, change))
    };
    Ok(list(row, "overrides", '\u{1f}', one)?.into_iter().collect())
}

fn list<T>(
    row: &Row<'_>,
    column: &'static str,
    between: char,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Vec<T>> {
    let parse = |text: &str| text.split(between).map(&read).collect::<Option<Vec<T>>>();
    Ok(columns::parsed_if_any(row, column, parse)?.unwrap_or_default())
}

fn rule_text(window: &Window) -> String {
    window.rule.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Wall clock as the database keeps it: `2026-09-26T22:00:00`.
pub(crate) fn wall_text(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()
}

pub(crate) fn wall(row: &Row<'_>, column: &'static str) -> rusqlite::Result<NaiveDateTime> {
    columns::parsed(row, column, parse_wall)
}
