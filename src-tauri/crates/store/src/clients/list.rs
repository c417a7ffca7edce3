//! The list of clients: SQLite filters, sorts and pages it.

use crate::columns;
use crate::desk::Reading;
use crate::error::StoreError;
use crate::stored::{Belongs, Page, Window, beginnings};
use chrono::NaiveDate;
use domain::clients::ContactRole;
use domain::ids::{ClientId, PolicyVersionId};
use domain::zones::ZoneId;
use rusqlite::{Row, ToSql};
use std::fmt::Write as _;

/// A client in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: ZoneId,
    /// Who answers for it; empty for nobody.
    pub account_manager: String,
    /// The name of the reseller it sits under.
    pub reseller: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Contracts that are not over.
    pub contracts: u32,
    /// Tickets that are not resolved.
    pub open_tickets: u32,
    /// Roles its policies ask for and nobody has.
    pub lacks: Vec<ContactRole>,
    /// Whose it is.
    pub belongs: Belongs,
    /// Its version.
    pub version: i64,
}

/// What the policies in force ask of a client's contacts, and which day it is where.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Versions of policies with a role they ask for; a version stands there once for each role.
    pub roles: Vec<(PolicyVersionId, ContactRole)>,
    /// Today in each zone that contracts have.
    pub today: Vec<(ZoneId, NaiveDate)>,
}

impl Asked {
    /// As SQLite takes it apart; neither keys nor names of zones have anything to escape.
    fn roles_as_json(&self) -> String {
        let mut json = String::from("[");
        for (version, role) in &self.roles {
            let comma = if json.len() > 1 { "," } else { "" };
            let (version, role) = (version.0.simple(), role.key());
            write!(json, r#"{comma}{{"version":"{version}","role":"{role}"}}"#).expect("a string grows");
        }
        json + "]"
    }

    fn today_as_json(&self) -> String {
        let days: Vec<String> =
            self.today.iter().map(|(zone, date)| format!(r#""{}":"{date}""#, zone.name())).collect();
        format!("{{{}}}", days.join(","))
    }
}

/// Which clients are wanted.
#[derive(Debug, Clone, Default)]
pub struct ClientFilter {
    /// Whose name, contacts, addresses, helpdesk names or tags have words that begin so.
    pub typed: String,
    /// With this tag.
    pub tag: Option<String>,
    /// Of this account manager.
    pub account_manager: Option<String>,
    /// Only those that lack a contact their policy asks for.
    pub only_lacking: bool,
    /// What is asked of contacts.
    pub asked: Asked,
}

impl ClientFilter {
    /// By what was typed alone.
    pub fn typed(typed: impl Into<String>) -> Self {
        Self { typed: typed.into(), ..Self::default() }
    }
}

// A role that a policy in force asks for and that no contact has. The ways are named: SQLite would walk all
// contacts of a role for each contract, and all contracts of a policy for each client.
macro_rules! lacking {
    ($way:literal) => {
        concat!(
            "
      FROM json_each(:asked) AS asked
     CROSS JOIN contract INDEXED BY ",
            $way,
            " ON contract.policy_version_id = unhex(asked.value ->> 'version')
     CROSS JOIN json_each(:today) AS today ON today.key = contract.zone
     WHERE contract.deleted_at IS NULL AND contract.status = 'active'
       AND contract.starts_on <= today.value AND coalesce(contract.ends_on, today.value) >= today.value
       AND NOT EXISTS (
           SELECT 1
             FROM contact INDEXED BY contact_of
            CROSS JOIN contact_role ON contact_role.contact_id = contact.id
              AND contact_role.role = asked.value ->> 'role'
            WHERE contact.client_id = contract.client_id AND contact.deleted_at IS NULL)"
        )
    };
}

macro_rules! wanted {
    () => {
        concat!(
            "
      FROM client
     WHERE client.deleted_at IS NULL
       AND (:words IS NULL
            OR client.id IN (SELECT client_id FROM client_words WHERE client_words MATCH :words)
            OR client.id IN (
               SELECT word_entry.owner
                 FROM entry_words
                 JOIN word_entry ON word_entry.number = entry_words.rowid
                WHERE entry_words MATCH :words))
       AND (:tag IS NULL OR client.id IN (SELECT client_id FROM client_tag WHERE tag = :tag))
       AND (:account_manager IS NULL OR client.account_manager = :account_manager COLLATE NOCASE)
       AND (NOT :only_lacking OR client.id IN (SELECT contract.client_id ",
            lacking!("contract_on_policy"),
            "))"
        )
    };
}

// Only the rows of the page are looked at closely.
const LIST: &str = concat!(
    "
    SELECT client.id, client.name, client.zone, client.account_manager, client.sample, client.version,
           reseller.name AS reseller,
           (SELECT group_concat(tag, char(31)) FROM (
               SELECT tag FROM client_tag WHERE client_id = client.id ORDER BY position)) AS tags,
           (SELECT count(*) FROM contract
             WHERE contract.client_id = client.id AND contract.deleted_at IS NULL
               AND contract.status <> 'ended') AS contracts,
           (SELECT count(*) FROM ticket
             WHERE ticket.client_id = client.id AND ticket.deleted_at IS NULL
               AND ticket.open = 1) AS open_tickets,
           (SELECT group_concat(DISTINCT asked.value ->> 'role') ",
    lacking!("contract_of_client"),
    " AND contract.client_id = client.id) AS lacks
      FROM client
      LEFT JOIN client AS reseller ON reseller.id = client.reseller_id
     WHERE client.id IN (
           SELECT client.id ",
    wanted!(),
    "
            ORDER BY client.name COLLATE names, client.id
            LIMIT :limit OFFSET :offset)
     ORDER BY client.name COLLATE names, client.id"
);

const COUNT: &str = concat!("SELECT count(*) AS total ", wanted!());

/// Clients by name.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, filter: &ClientFilter, window: Window) -> Result<Page<ClientRow>, StoreError> {
    let words = beginnings(&filter.typed);
    let (asked, today) = (filter.asked.roles_as_json(), filter.asked.today_as_json());
    let mut params: Vec<(&str, &dyn ToSql)> = vec![
        (":words", &words),
        (":tag", &filter.tag),
        (":account_manager", &filter.account_manager),
        (":only_lacking", &filter.only_lacking),
        (":asked", &asked),
        (":today", &today),
    ];
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row(params.as_slice(), |row| row.get("total"))?;
    params.extend([(":limit", &window.limit as &dyn ToSql), (":offset", &window.offset)]);
    let rows = if window.limit == 0 {
        Vec::new()
    } else {
        tx.tx.prepare_cached(LIST)?.query_map(params.as_slice(), client_row)?.collect::<Result<_, _>>()?
    };
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn client_row(row: &Row<'_>) -> rusqlite::Result<ClientRow> {
    let tags: Option<String> = row.get("tags")?;
    let tags = tags.map(|tags| tags.split('\u{1f}').map(str::to_owned).collect()).unwrap_or_default();
    let lacks =
        columns::parsed_if_any(row, "lacks", |keys| keys.split(',').map(ContactRole::parse).collect());
    let mut lacks: Vec<ContactRole> = lacks?.unwrap_or_default();
    lacks.sort_by_key(|role| ContactRole::ALL.iter().position(|other| other == role));
    Ok(ClientRow {
        id: ClientId(row.get("id")?),
        name: row.get("name")?,
        zone: columns::zone(row, "zone")?,
        account_manager: row.get("account_manager")?,
        reseller: row.get("reseller")?,
        tags,
        contracts: row.get("contracts")?,
        open_tickets: row.get("open_tickets")?,
        lacks,
        belongs: Belongs::from_column(row.get("sample")?),
        version: row.get("version")?,
    })
}

const TERMS_IN_FORCE: &str = "
    SELECT DISTINCT policy_version_id, zone
      FROM contract
     WHERE deleted_at IS NULL AND status = 'active'
     ORDER BY policy_version_id, zone";

/// The versions of policies that active contracts are on, each with the zones of those contracts.
///
/// # Errors
/// Those of the file.
pub fn terms_in_force(tx: &Reading<'_>) -> Result<Vec<(PolicyVersionId, ZoneId)>, StoreError> {
    let terms = tx
        .tx
        .prepare_cached(TERMS_IN_FORCE)?
        .query_map([], |row| {
            Ok((PolicyVersionId(row.get("policy_version_id")?), columns::zone(row, "zone")?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(terms)
}

const TAGS: &str = "
    SELECT min(client_tag.tag COLLATE BINARY) AS text
      FROM client_tag
     GROUP BY client_tag.tag
     ORDER BY text COLLATE names";

/// Every tag in use.
///
/// # Errors
/// Those of the file.
pub fn tags(tx: &Reading<'_>) -> Result<Vec<String>, StoreError> {
    texts(tx, TAGS)
}

const ACCOUNT_MANAGERS: &str = "
    SELECT min(account_manager) AS text
      FROM client
     WHERE deleted_at IS NULL AND account_manager <> ''
     GROUP BY account_manager COLLATE NOCASE
     ORDER BY text COLLATE names";

/// Everybody who answers for a client.
///
/// # Errors
/// Those of the file.
pub fn account_managers(tx: &Reading<'_>) -> Result<Vec<String>, StoreError> {
    texts(tx, ACCOUNT_MANAGERS)
}

fn texts(tx: &Reading<'_>, statement: &'static str) -> Result<Vec<String>, StoreError> {
    let texts =
        tx.tx.prepare_cached(statement)?.query_map([], |row| row.get("text"))?.collect::<Result<_, _>>()?;
    Ok(texts)
}
