//! Whom maintenance can affect: every client with the terms of its contracts.

use crate::columns::{self, date_text};
use crate::desk::Reading;
use crate::error::StoreError;
use chrono::NaiveDate;
use domain::ids::{ClientId, PolicyId};
use domain::zones::ZoneId;
use rusqlite::{Row, named_params};

/// A client, once for each of its contracts in force; once without a contract where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The client.
    pub client: ClientId,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: ZoneId,
    /// The policy of the contract, and the hash of the contract's terms on the day that was asked for.
    pub promised: Option<(PolicyId, [u8; 32])>,
}

const PARTIES: &str = "
    SELECT client.id, client.name, client.zone, policy_version.policy_id,
           (SELECT contract_terms.sha256
              FROM contract_terms
             WHERE contract_terms.contract_id = contract.id AND contract_terms.from_on <= :on
             ORDER BY contract_terms.position DESC
             LIMIT 1) AS sha256
      FROM client
      LEFT JOIN contract ON contract.client_id = client.id AND contract.deleted_at IS NULL
                        AND contract.status IN ('active', 'suspended')
      LEFT JOIN policy_version ON policy_version.id = contract.policy_version_id
     WHERE client.deleted_at IS NULL
     ORDER BY client.name COLLATE names, client.id, contract.number";

/// Every client with the contracts in force, by name.
///
/// # Errors
/// Those of the file.
pub fn parties(tx: &Reading<'_>, on: NaiveDate) -> Result<Vec<Party>, StoreError> {
    let params = named_params! { ":on": date_text(on) };
    Ok(tx.tx.prepare_cached(PARTIES)?.query_map(params, party)?.collect::<Result<_, _>>()?)
}

fn party(row: &Row<'_>) -> rusqlite::Result<Party> {
    let policy = row.get::<_, Option<_>>("policy_id")?.map(PolicyId);
    Ok(Party {
        client: ClientId(row.get("id")?),
        name: row.get("name")?,
        zone: columns::zone(row, "zone")?,
        promised: policy.zip(row.get("sha256")?),
    })
}
