//! What runs out, and what was kept of it: the rows behind the list of renewals.

use super::renewals::{Agreed, agreed_of};
use crate::columns::{self, date_text};
use crate::desk::Reading;
use crate::error::StoreError;
use chrono::NaiveDate;
use domain::contracts::ContractStatus;
use domain::ids::{ClientId, ContractId};
use domain::time::YearMonth;
use domain::zones::ZoneId;
use rusqlite::{Row, named_params};

/// A contract with an end in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its id.
    pub id: ContractId,
    /// Its number.
    pub number: i64,
    /// Its version.
    pub version: i64,
    /// With whom.
    pub client: ClientId,
    /// The client's name.
    pub client_name: String,
    /// The policy's name.
    pub policy_name: String,
    /// Where it stands.
    pub status: ContractStatus,
    /// Its zone.
    pub zone: ZoneId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// What was agreed about its end.
    pub agreed: Agreed,
}

const ENDING: &str = "
    SELECT contract.id, contract.number, contract.version, contract.client_id, client.name AS client_name,
           policy.name AS policy_name, contract.status, contract.zone, contract.starts_on, contract.ends_on,
           contract_term_rules.first_ends_on, contract_term_rules.lasts_count, contract_term_rules.lasts_unit,
           contract_term_rules.renews_count, contract_term_rules.renews_unit, contract_term_rules.notice_count,
           contract_term_rules.notice_unit, contract_term_rules.reminders, contract_term_rules.notice_given_on,
           contract_term_rules.notice_from, contract_term_rules.notice_reason
      FROM contract
      JOIN client ON client.id = contract.client_id
      JOIN policy_version ON policy_version.id = contract.policy_version_id
      JOIN policy ON policy.id = policy_version.policy_id
      LEFT JOIN contract_term_rules ON contract_term_rules.contract_id = contract.id
     WHERE contract.deleted_at IS NULL AND contract.ends_on IS NOT NULL
       AND (contract.status IN ('active', 'suspended')
            AND (contract.ends_on <= :until OR contract_term_rules.notice_count IS NOT NULL)
            OR contract.status = 'ended' AND contract.ends_on >= :since
               AND contract_term_rules.notice_given_on IS NULL
               AND (SELECT reason FROM contract_status
                     WHERE contract_id = contract.id ORDER BY position DESC LIMIT 1) = 'ran out')
     ORDER BY contract.ends_on, contract.number";

/// Contracts in force or suspended whose last day is `until` or earlier, all with a notice
/// period (until when notice must be given, the rules say), and those that ran out since `since` without notice.
///
/// # Errors
/// Those of the file.
pub fn ending(tx: &Reading<'_>, since: NaiveDate, until: NaiveDate) -> Result<Vec<Ending>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(ENDING)?
        .query_map(named_params! { ":since": date_text(since), ":until": date_text(until) }, ending_row)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn ending_row(row: &Row<'_>) -> rusqlite::Result<Ending> {
    Ok(Ending {
        id: ContractId(row.get("id")?),
        number: row.get("number")?,
        version: row.get("version")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        policy_name: row.get("policy_name")?,
        status: columns::parsed(row, "status", ContractStatus::parse)?,
        zone: columns::zone(row, "zone")?,
        starts_on: columns::date(row, "starts_on")?,
        ends_on: columns::date(row, "ends_on")?,
        agreed: agreed_of(row)?,
    })
}

/// Promises of issued months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attained {
    /// Months that were issued.
    pub months: u32,
    /// Promises that fell due in them.
    pub due: u32,
    /// Of which were met.
    pub met: u32,
}

const ATTAINED: &str = "
    SELECT count(*) AS months, coalesce(sum(due), 0) AS due, coalesce(sum(met), 0) AS met
      FROM report_attainment AS issued
     WHERE contract_id = :contract AND month >= :first AND month <= :last
       AND revision = (SELECT max(revision) FROM report_attainment
                        WHERE contract_id = issued.contract_id AND month = issued.month)";

/// What the issued reports of a contract say of the months from `first` to `last`, each by its newest
/// revision.
///
/// # Errors
/// Those of the file.
pub fn attained(
    tx: &Reading<'_>,
    contract: ContractId,
    first: YearMonth,
    last: YearMonth,
) -> Result<Attained, StoreError> {
    let found = tx.tx.prepare_cached(ATTAINED)?.query_row(
        named_params! { ":contract": contract.0, ":first": first.to_string(), ":last": last.to_string() },
        |row| Ok(Attained { months: row.get("months")?, due: row.get("due")?, met: row.get("met")? }),
    )?;
    Ok(found)
}
