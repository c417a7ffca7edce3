//! Resellers and those below them.

use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::ids::ClientId;
use domain::time::Instant;
use rusqlite::named_params;

// The step ends a circle that a damaged file could hold.
const ABOVE: &str = "
    WITH RECURSIVE line (id, name, reseller_id, step) AS (
        SELECT above.id, above.name, above.reseller_id, 1
          FROM client
          JOIN client AS above ON above.id = client.reseller_id
         WHERE client.id = :id
        UNION ALL
        SELECT client.id, client.name, client.reseller_id, line.step + 1
          FROM line
          JOIN client ON client.id = line.reseller_id
         WHERE line.step < 100)
    SELECT id, name FROM line ORDER BY step";

/// The resellers above a client, the nearest first.
///
/// # Errors
/// Those of the file.
pub fn above(tx: &Reading<'_>, id: ClientId) -> Result<Vec<(ClientId, String)>, StoreError> {
    let above = tx
        .tx
        .prepare_cached(ABOVE)?
        .query_map(named_params! { ":id": id.0 }, |row| Ok((ClientId(row.get("id")?), row.get("name")?)))?
        .collect::<Result<_, _>>()?;
    Ok(above)
}

/// A client below a reseller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// How far below: 1 for those that sit directly under it.
    pub depth: u32,
}

// The path keeps each client behind the one it sits under, neighbours by name.
const BELOW: &str = "
    WITH RECURSIVE tree (id, name, depth, path) AS (
        SELECT id, name, 1, name
          FROM client
         WHERE reseller_id = :id AND deleted_at IS NULL
        UNION ALL
        SELECT client.id, client.name, tree.depth + 1, tree.path || char(1) || client.name
          FROM tree
          JOIN client ON client.reseller_id = tree.id AND client.deleted_at IS NULL
         WHERE tree.depth < 100)
    SELECT id, name, depth FROM tree ORDER BY path COLLATE names LIMIT 1000";

/// Everybody below a client, each behind the one it sits under.
///
/// # Errors
/// Those of the file.
pub fn below(tx: &Reading<'_>, id: ClientId) -> Result<Vec<Branch>, StoreError> {
    let below = tx
        .tx
        .prepare_cached(BELOW)?
        .query_map(named_params! { ":id": id.0 }, |row| {
            Ok(Branch { id: ClientId(row.get("id")?), name: row.get("name")?, depth: row.get("depth")? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(below)
}

const PLACE_UNDER: &str = "
    UPDATE client
       SET reseller_id = :to, version = version + 1, changed_at = :at
     WHERE reseller_id = :from AND id <> :to AND deleted_at IS NULL";

/// Puts everybody directly below one client below another.
///
/// # Errors
/// Those of the file.
pub fn place_under(tx: &Writing<'_>, from: ClientId, to: ClientId, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(PLACE_UNDER)?
        .execute(named_params! { ":from": from.0, ":to": to.0, ":at": at.unix() })?;
    Ok(())
}
