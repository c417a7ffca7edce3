//! The list of clients: SQLite filters, sorts and pages it.

use crate::columns;
use crate::desk::Reading;
use crate::error::StoreError;
use crate::stored::{Belongs, Page, Window, beginnings};
use chrono::NaiveDate;
use domain::clients::ContactRole;
use domain::ids::{ClientId, PolicyVersionId};
use domain::zones::ZoneId;
use rusqlite::{Row, ToSql, named_params};
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
    /// Clients whose add-ons in force ask for a role.
    pub added: Vec<(ClientId, ContactRole)>,
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

    fn added_as_json(&self) -> String {
        let of = |(client, role): &(ClientId, ContactRole)| {
            format!(r#"{{"client":"{}","role":"{}"}}"#, client.0.simple(), role.key())
        };
        format!("[{}]", self.added.iter().map(of).collect::<Vec<_>>().join(","))
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

// A role that an add-on in force asks for and that no contact of the client has.
macro_rules! lacking_for_an_add_on {
    () => {
        "
      FROM json_each(:added) AS added
     WHERE NOT EXISTS (
           SELECT 1
             FROM contact INDEXED BY contact_of
            CROSS JOIN contact_role ON contact_role.contact_id = contact.id
              AND contact_role.role = added.value ->> 'role'
            WHERE contact.client_id = unhex(added.value ->> 'client') AND contact.deleted_at IS NULL)"
    };
}

const LACKING_FOR_AN_ADD_ON: &str = concat!(
    "SELECT unhex(added.value ->> 'client') AS client_id, added.value ->> 'role' AS role",
    lacking_for_an_add_on!()
);

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
            ")
            OR client.id IN (SELECT unhex(added.value ->> 'client') ",
            lacking_for_an_add_on!(),
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
    let added = filter.asked.added_as_json();
    let mut params: Vec<(&str, &dyn ToSql)> = vec![
        (":words", &words),
        (":tag", &filter.tag),
        (":account_manager", &filter.account_manager),
        (":only_lacking", &filter.only_lacking),
        (":asked", &asked),
        (":added", &added),
        (":today", &today),
    ];
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row(params.as_slice(), |row| row.get("total"))?;
    params.extend([(":limit", &window.limit as &dyn ToSql), (":offset", &window.offset)]);
    let mut rows: Vec<ClientRow> = if window.limit == 0 {
        Vec::new()
    } else {
        tx.tx.prepare_cached(LIST)?.query_map(params.as_slice(), client_row)?.collect::<Result<_, _>>()?
    };
    if !filter.asked.added.is_empty() {
        add_what_add_ons_lack(tx, &added, &mut rows)?;
    }
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn add_what_add_ons_lack(tx: &Reading<'_>, added: &str, rows: &mut [ClientRow]) -> Result<(), StoreError> {
    let mut statement = tx.tx.prepare_cached(LACKING_FOR_AN_ADD_ON)?;
    let mut found = statement.query(named_params! { ":added": added })?;
    while let Some(row) = found.next()? {
        let (client, role) =
            (ClientId(row.get("client_id")?), columns::parsed(row, "role", ContactRole::parse)?);
        if let Some(of) = rows.iter_mut().find(|of| of.id == client && !of.lacks.contains(&role)) {
            of.lacks.push(role);
            of.lacks.sort_by_key(|role| ContactRole::ALL.iter().position(|other| other == role));
        }
    }
    Ok(())
}

const ADD_ONS_IN_FORCE: &str = "
    SELECT contract.client_id, contract.zone, contract.starts_on, contract.ends_on, contract_version.add_ons
      FROM contract
      JOIN contract_version ON contract_version.id = contract.version_in_force_id
     WHERE contract.deleted_at IS NULL AND contract.status = 'active' AND contract_version.add_ons <> '[]'
     ORDER BY contract.number";

/// The add-ons of an active contract, as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddOnsOf {
    /// Whose.
    pub client: ClientId,
    /// The contract's zone.
    pub zone: ZoneId,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// The add-ons with their first days, as JSON.
    pub add_ons: String,
}

/// The add-ons of every active contract that has some.
///
/// # Errors
/// Those of the file.
pub fn add_ons_in_force(tx: &Reading<'_>) -> Result<Vec<AddOnsOf>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(AddOnsOf {
            client: ClientId(row.get("client_id")?),
            zone: columns::zone(row, "zone")?,
            starts_on: columns::date(row, "starts_on")?,
            ends_on: columns::date_if_any(row, "ends_on")?,
            add_ons: row.get("add_ons")?,
        })
    };
    Ok(tx.tx.prepare_cached(ADD_ONS_IN_FORCE)?.query_map([], row)?.collect::<Result<_, _>>()?)
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
