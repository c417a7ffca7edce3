//! Telling clients of a new version: whom it touches, the letter, and the evidence.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use crate::stored::{Belongs, written_once};
use chrono::NaiveDate;
use domain::ids::{ClientId, ContractId, NoticeId, PolicyId, PolicyVersionId, UserId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

/// A contract that stands on an older version than the newest one of its policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The contract.
    pub contract: ContractId,
    /// Its number.
    pub number: i64,
    /// Its client.
    pub client: ClientId,
    /// The client's name.
    pub client_name: String,
    /// Of which policy.
    pub policy: PolicyId,
    /// The version it stands on.
    pub on: PolicyVersionId,
    /// The number of that version.
    pub on_number: i64,
    /// Since when the contract runs.
    pub since: NaiveDate,
}

/// What the newest version of a contract stands on: its policy, and those of its add-ons.
const TOUCHED: &str = "
    WITH newest AS (
        SELECT contract_version.id, contract_version.contract_id, contract_version.policy_version_id,
               contract_version.add_ons
          FROM contract_version
         WHERE contract_version.number = (SELECT max(other.number) FROM contract_version AS other
                                           WHERE other.contract_id = contract_version.contract_id
                                             AND other.state = 'signed')
    ), stands_on AS (
        SELECT contract_id, policy_version_id FROM newest
        UNION
        SELECT newest.contract_id, policy_version.id
          FROM newest
          JOIN json_each(newest.add_ons) AS add_on
          JOIN policy_version ON lower(hex(policy_version.id)) =
               replace(json_extract(add_on.value, '$.policy_version_id'), '-', '')
    )
    SELECT contract.id AS contract_id, contract.number, contract.client_id, client.name AS client_name,
           old.policy_id, old.id AS on_id, old.number AS on_number, contract.starts_on
      FROM stands_on
      JOIN contract ON contract.id = stands_on.contract_id
      JOIN client ON client.id = contract.client_id
      JOIN policy_version AS old ON old.id = stands_on.policy_version_id
      JOIN policy_version AS newer ON newer.id = :version AND newer.policy_id = old.policy_id
     WHERE contract.deleted_at IS NULL AND contract.status IN ('active', 'suspended')
       AND old.number < newer.number
     ORDER BY client.name COLLATE names, client.id, contract.number";

/// The contracts in force that stand on an older version than `version` of the same policy.
///
/// # Errors
/// Those of the file.
pub fn touched(tx: &Reading<'_>, version: PolicyVersionId) -> Result<Vec<Touched>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Touched {
            contract: ContractId(row.get("contract_id")?),
            number: row.get("number")?,
            client: ClientId(row.get("client_id")?),
            client_name: row.get("client_name")?,
            policy: PolicyId(row.get("policy_id")?),
            on: PolicyVersionId(row.get("on_id")?),
            on_number: row.get("on_number")?,
            since: columns::date(row, "starts_on")?,
        })
    };
    let rows = tx
        .tx
        .prepare_cached(TOUCHED)?
        .query_map(named_params! { ":version": version.0 }, row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A letter as it is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// How often it was written.
    pub version: i64,
}

const LETTER: &str = "
    SELECT subject, body, version FROM policy_notice WHERE policy_version_id = :version AND client_id = :client";

/// What somebody wrote for this client, if they did.
///
/// # Errors
/// Those of the file.
pub fn letter(
    tx: &Reading<'_>,
    version: PolicyVersionId,
    client: ClientId,
) -> Result<Option<Letter>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Letter { subject: row.get("subject")?, body: row.get("body")?, version: row.get("version")? })
    };
    let found = tx
        .tx
        .prepare_cached(LETTER)?
        .query_row(named_params! { ":version": version.0, ":client": client.0 }, row)
        .optional()?;
    Ok(found)
}

const KEEP_LETTER: &str = "
    INSERT INTO policy_notice (policy_version_id, client_id, subject, body, version, changed_at)
    SELECT :policy_version, :client, :subject, :body, 1, :at WHERE :expected = 0
    ON CONFLICT DO NOTHING";

const CHANGE_LETTER: &str = "
    UPDATE policy_notice SET subject = :subject, body = :body, version = version + 1, changed_at = :at
     WHERE policy_version_id = :policy_version AND client_id = :client AND version = :expected";

/// Keeps the letter for a client; `expected_version` is 0 while nobody wrote one.
///
/// # Errors
/// [`StoreError::Conflict`].
pub fn keep_letter(
    tx: &Writing<'_>,
    version: PolicyVersionId,
    client: ClientId,
    letter: (&str, &str),
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let sql = if expected_version == 0 { KEEP_LETTER } else { CHANGE_LETTER };
    let changed = tx.tx.prepare_cached(sql)?.execute(named_params! {
        ":policy_version": version.0, ":client": client.0, ":subject": letter.0, ":body": letter.1,
        ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::PolicyNotice, expected_version, || {
        tx.tx.query_row(
            "SELECT version FROM policy_notice WHERE policy_version_id = :version AND client_id = :client",
            named_params! { ":version": version.0, ":client": client.0 },
            |row| row.get("version"),
        )
    })
}

/// Evidence that a client was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: NoticeId,
    /// Of which version.
    pub version: PolicyVersionId,
    /// Whom.
    pub client: ClientId,
    /// Numbers of the contracts it was about, as JSON.
    pub contracts: String,
    /// Who at the client.
    pub recipients: String,
    /// `email`, `letter`, `phone`, `portal`, `meeting`.
    pub channel: String,
    /// When they were told.
    pub told: Instant,
    /// Anything to add: `read out to Ana`.
    pub note: String,
    /// The subject as it was sent.
    pub subject: String,
    /// The text as it was sent.
    pub body: String,
    /// SHA-256 of subject, a line break, and text; set by [`record`].
    pub sha256: [u8; 32],
    /// Who noted it.
    pub by: UserId,
    /// When it was noted.
    pub recorded: Instant,
}

/// The hash that evidence keeps of a letter.
pub fn sha256(subject: &str, body: &str) -> [u8; 32] {
    Sha256::digest(format!("{subject}\n{body}").as_bytes()).into()
}

const RECORD: &str = "
    INSERT INTO notice_evidence (id, policy_version_id, client_id, contracts, recipients, channel, told_at, note,
                                 subject, body, sha256, recorded_by, recorded_at, sample)
    VALUES (:id, :version, :client, :contracts, :recipients, :channel, :told, :note, :subject, :body, :sha256,
            :by, :at, :sample)";

/// Keeps evidence for good.
///
/// # Errors
/// Those of the file.
pub fn record(tx: &Writing<'_>, evidence: &Evidence, belongs: Belongs) -> Result<(), StoreError> {
    tx.tx.prepare_cached(RECORD)?.execute(named_params! {
        ":id": evidence.id.0, ":version": evidence.version.0, ":client": evidence.client.0,
        ":contracts": evidence.contracts, ":recipients": evidence.recipients, ":channel": evidence.channel,
        ":told": evidence.told.unix(), ":note": evidence.note, ":subject": evidence.subject,
        ":body": evidence.body, ":sha256": sha256(&evidence.subject, &evidence.body), ":by": evidence.by.0,
        ":at": evidence.recorded.unix(), ":sample": belongs.is_sample(),
    })?;
    Ok(())
}

const EVIDENCE: &str = "
    SELECT id, policy_version_id, client_id, contracts, recipients, channel, told_at, note, subject, body, sha256,
           recorded_by, recorded_at
      FROM notice_evidence
     WHERE policy_version_id = :version
     ORDER BY told_at, id";

/// All evidence about a version, in the order people were told.
///
/// # Errors
/// Those of the file.
pub fn evidence(tx: &Reading<'_>, version: PolicyVersionId) -> Result<Vec<Evidence>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Evidence {
            id: NoticeId(row.get("id")?),
            version: PolicyVersionId(row.get("policy_version_id")?),
            client: ClientId(row.get("client_id")?),
            contracts: row.get("contracts")?,
            recipients: row.get("recipients")?,
            channel: row.get("channel")?,
            told: columns::instant(row, "told_at")?,
            note: row.get("note")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            sha256: row.get("sha256")?,
            by: UserId(row.get("recorded_by")?),
            recorded: columns::instant(row, "recorded_at")?,
        })
    };
    let rows = tx
        .tx
        .prepare_cached(EVIDENCE)?
        .query_map(named_params! { ":version": version.0 }, row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
