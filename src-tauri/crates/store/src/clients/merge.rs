//! Merging: what stands on one client is put on another, and a tombstone points there.

use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::clients::Client;
use domain::ids::ClientId;
use domain::time::Instant;
use rusqlite::named_params;

/// What stands on a client.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// Numbers of its contracts.
    pub contracts: Vec<i64>,
    /// How many tickets it has.
    pub tickets: u64,
}

const CONTRACTS: &str =
    "SELECT number FROM contract WHERE client_id = :client AND deleted_at IS NULL ORDER BY number";
const TICKETS: &str = "SELECT count(*) AS total FROM ticket WHERE client_id = :client AND deleted_at IS NULL";

/// What a merge would put on the other client.
///
/// # Errors
/// Those of the file.
pub fn to_be_moved(tx: &Reading<'_>, id: ClientId) -> Result<Moved, StoreError> {
    let contracts = tx
        .tx
        .prepare_cached(CONTRACTS)?
        .query_map(named_params! { ":client": id.0 }, |row| row.get("number"))?
        .collect::<Result<_, _>>()?;
    let tickets: i64 = tx
        .tx
        .prepare_cached(TICKETS)?
        .query_row(named_params! { ":client": id.0 }, |row| row.get("total"))?;
    Ok(Moved { contracts, tickets: tickets.unsigned_abs() })
}

const MOVE_CONTRACTS: &str = "
    UPDATE contract SET client_id = :to, version = version + 1, changed_at = :at
     WHERE client_id = :from";
const MOVE_TICKETS: &str = "
    UPDATE ticket SET client_id = :to, version = version + 1, changed_at = :at
     WHERE client_id = :from";

const MOVE_WINDOWS: &str = "
    UPDATE OR IGNORE window_client SET client_id = :to WHERE client_id = :from";
const MOVE_BLACKOUTS: &str = "
    UPDATE blackout SET client_id = :to, version = version + 1, changed_at = :at
     WHERE client_id = :from";

const MOVE_ENGAGEMENTS: &str = "
    UPDATE engagement SET client_id = :to, version = version + 1, changed_at = :at
     WHERE client_id = :from";
// Of two drafts for the same month the one of the client that goes away stays with it until it is discarded.
const MOVE_INVOICES: &str = "
    UPDATE OR IGNORE invoice SET client_id = :to, version = version + 1, changed_at = :at
     WHERE client_id = :from";
const MOVE_BILLING: &str = "UPDATE OR IGNORE client_billing SET client_id = :to WHERE client_id = :from";

/// Writes `winner` as it is after the merge, moves contracts, tickets, maintenance, bills and contacts of `loser`, and
/// sets the tombstone that points at the winner. Issued reports stand on contracts and stay.
///
/// # Errors
/// [`StoreError::Conflict`] when either was changed since it was read, [`StoreError::NotFound`].
pub fn fold_into(
    tx: &Writing<'_>,
    winner: &Client,
    winner_version: i64,
    loser: ClientId,
    loser_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    super::bury(tx, loser, Some(winner.id), loser_version, at)?;
    super::contacts::hand_over(tx, loser, winner.id)?;
    super::place_under(tx, loser, winner.id, at)?;
    for statement in [MOVE_CONTRACTS, MOVE_TICKETS, MOVE_BLACKOUTS, MOVE_ENGAGEMENTS, MOVE_INVOICES] {
        tx.tx.prepare_cached(statement)?.execute(named_params! {
            ":from": loser.0, ":to": winner.id.0, ":at": at.unix(),
        })?;
    }
    // A window that names both goes on naming the one; the tombstone of the other affects nobody.
    tx.tx.prepare_cached(MOVE_BILLING)?.execute(named_params! { ":from": loser.0, ":to": winner.id.0 })?;
    tx.tx.prepare_cached(MOVE_WINDOWS)?.execute(named_params! { ":from": loser.0, ":to": winner.id.0 })?;
    super::update(tx, winner, winner_version, at)
}
