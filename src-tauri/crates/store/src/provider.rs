//! The provider itself, who works there, settings, and what was typed and not yet saved.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::UserId;
use domain::money::Currency;
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{OptionalExtension, Row, named_params};

/// The provider: whoever uses this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// As documents print it.
    pub name: String,
    /// ISO 3166-1, two letters.
    pub country: String,
    /// The desk's zone.
    pub zone: ZoneId,
    /// What it bills in.
    pub currency: Currency,
    /// `GST`; empty where no tax is charged.
    pub tax_name: String,
    /// 1500 for 15 %.
    pub tax_basis_points: u32,
    /// PNG or SVG bytes, as they were given.
    pub logo: Option<Vec<u8>>,
}

const GET: &str = "
    SELECT name, country, zone, currency, tax_name, tax_basis_points, logo, sample, version, changed_at
      FROM provider";

/// The provider; `None` before the five questions were answered.
///
/// # Errors
/// Those of the file.
pub fn get(tx: &Reading<'_>) -> Result<Option<Stored<Provider>>, StoreError> {
    Ok(tx.tx.prepare_cached(GET)?.query_row([], stored).optional()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Provider>> {
    Ok(Stored {
        value: Provider {
            name: row.get("name")?,
            country: row.get("country")?,
            zone: columns::zone(row, "zone")?,
            currency: columns::currency(row, "currency")?,
            tax_name: row.get("tax_name")?,
            tax_basis_points: row.get("tax_basis_points")?,
            logo: row.get("logo")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

const INSERT: &str = "
    INSERT INTO provider (only, name, country, zone, currency, tax_name, tax_basis_points, logo, sample, version,
                          changed_at)
    VALUES (1, :name, :country, :zone, :currency, :tax_name, :tax, :logo, :sample, 1, :at)";

/// Stores the provider for the first time.
///
/// # Errors
/// [`StoreError::Taken`] when there is one.
pub fn insert(
    tx: &Writing<'_>,
    provider: &Provider,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":name": provider.name, ":country": provider.country, ":zone": provider.zone.name(),
            ":currency": provider.currency.code(), ":tax_name": provider.tax_name,
            ":tax": provider.tax_basis_points, ":logo": provider.logo, ":sample": belongs.is_sample(),
            ":at": at.unix(),
        })
        .map_err(crate::error::or_taken(Noun::Provider))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE provider
       SET name = :name, country = :country, zone = :zone, currency = :currency, tax_name = :tax_name,
           tax_basis_points = :tax, logo = :logo, version = version + 1, changed_at = :at
     WHERE only = 1 AND version = :expected";

/// Writes the provider over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    provider: &Provider,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":name": provider.name, ":country": provider.country, ":zone": provider.zone.name(),
        ":currency": provider.currency.code(), ":tax_name": provider.tax_name,
        ":tax": provider.tax_basis_points, ":logo": provider.logo, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Provider, expected_version, || {
        tx.tx.query_row("SELECT version FROM provider", [], |row| row.get("version"))
    })
}

/// The made-up provider leaves with everything that belongs to it. Children before parents.
const REMOVE_SAMPLE: &str = "
    DELETE FROM report WHERE sample = 1;
    DELETE FROM billing_export_item WHERE invoice_id IN (SELECT id FROM invoice WHERE sample = 1);
    DELETE FROM payment WHERE invoice_id IN (SELECT id FROM invoice WHERE sample = 1);
    DELETE FROM fee_given_back WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM fees_billed WHERE invoice_id IN (SELECT id FROM invoice WHERE sample = 1);
    DELETE FROM invoice_line WHERE invoice_id IN (SELECT id FROM invoice WHERE sample = 1);
    DELETE FROM prepaid_draw WHERE posting_id IN (
        SELECT posting.id FROM posting JOIN engagement ON engagement.number = posting.engagement
         WHERE engagement.sample = 1);
    DELETE FROM posting WHERE engagement IN (SELECT number FROM engagement WHERE sample = 1);
    DELETE FROM prepaid WHERE sample = 1;
    DELETE FROM service_credit WHERE sample = 1;
    DELETE FROM work_timer WHERE engagement IN (SELECT number FROM engagement WHERE sample = 1);
    UPDATE engagement SET state = 'in_work', invoice_id = NULL WHERE sample = 1;
    DELETE FROM work WHERE engagement IN (SELECT number FROM engagement WHERE sample = 1);
    DELETE FROM consent WHERE engagement IN (SELECT number FROM engagement WHERE sample = 1);
    DELETE FROM engagement WHERE sample = 1;
    DELETE FROM invoice WHERE sample = 1 AND kind = 'credit_note';
    DELETE FROM invoice WHERE sample = 1;
    DELETE FROM billing_export_file WHERE export_id NOT IN (SELECT export_id FROM billing_export_item);
    DELETE FROM billing_export WHERE id NOT IN (SELECT export_id FROM billing_export_item);
    DELETE FROM billing_series;
    DELETE FROM setting WHERE key = 'billing_profile';
    DELETE FROM billing_terms WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM client_billing WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM published_occurrence WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1)
                                        OR client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM published_resource
     WHERE target_id IN (SELECT publish_target.id FROM publish_target
                           JOIN client ON client.id = publish_target.client_id
                          WHERE client.sample = 1);
    UPDATE publish_target SET scope = 'all', client_id = NULL, deleted_at = coalesce(deleted_at, changed_at)
     WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM window_actual WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1);
    DELETE FROM window_override WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1);
    DELETE FROM window_client WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1);
    DELETE FROM window_policy WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1);
    DELETE FROM window_service WHERE window_id IN (SELECT id FROM maintenance_window WHERE sample = 1);
    UPDATE maintenance_window SET follows = NULL WHERE sample = 1;
    DELETE FROM maintenance_window WHERE sample = 1;
    DELETE FROM blackout WHERE sample = 1;
    DELETE FROM window_template WHERE sample = 1;
    DELETE FROM notice_evidence WHERE sample = 1;
    DELETE FROM window_notice_told WHERE notice_id IN (SELECT id FROM window_notice WHERE sample = 1);
    DELETE FROM window_notice WHERE sample = 1;
    DELETE FROM notice_template WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM policy_notice WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM policy_draft WHERE sample = 1;
    DELETE FROM ticket_event WHERE ticket_number IN (SELECT number FROM ticket WHERE sample = 1);
    DELETE FROM ticket WHERE sample = 1;
    DELETE FROM import_run WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM duty_record WHERE duty_id IN (
        SELECT duty.id FROM duty JOIN contract ON contract.id = duty.contract_id WHERE contract.sample = 1);
    UPDATE duty SET waits_for = NULL WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM duty WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM duty_left_out WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    UPDATE contract SET version_in_force_id = NULL WHERE sample = 1;
    DELETE FROM contract_status WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract_terms WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM terms_text WHERE sha256 NOT IN (SELECT sha256 FROM contract_terms);
    DELETE FROM contract_version_service WHERE contract_version_id IN (
        SELECT contract_version.id FROM contract_version
          JOIN contract ON contract.id = contract_version.contract_id WHERE contract.sample = 1);
    DELETE FROM contract_version WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract_document WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract_renewal WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract_term_rules WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract_service WHERE contract_id IN (SELECT id FROM contract WHERE sample = 1);
    DELETE FROM contract WHERE sample = 1;
    DELETE FROM contact_role WHERE contact_id IN (
        SELECT contact.id FROM contact JOIN client ON client.id = contact.client_id WHERE client.sample = 1);
    DELETE FROM contact_email WHERE contact_id IN (
        SELECT contact.id FROM contact JOIN client ON client.id = contact.client_id WHERE client.sample = 1);
    DELETE FROM contact WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM client_source_name WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM client_address WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM client_tag WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM client_service WHERE client_id IN (SELECT id FROM client WHERE sample = 1);
    DELETE FROM word_entry WHERE owner IN (SELECT id FROM client WHERE sample = 1);
    UPDATE client SET reseller_id = NULL, merged_into = NULL WHERE sample = 1;
    DELETE FROM client WHERE sample = 1;
    DELETE FROM policy_version WHERE policy_id IN (SELECT id FROM policy WHERE sample = 1);
    DELETE FROM policy WHERE sample = 1;
    DELETE FROM calendar_version WHERE calendar_id IN (SELECT id FROM calendar WHERE sample = 1);
    DELETE FROM calendar WHERE sample = 1;
    DELETE FROM provider WHERE sample = 1;";

/// Removes the sample provider for good: the one thing that is deleted, because it never was.
/// The history keeps its lines.
///
/// # Errors
/// [`StoreError::Other`] when real rows stand on sample ones; then nothing is removed.
pub fn remove_sample(tx: &Writing<'_>) -> Result<(), StoreError> {
    Ok(tx.tx.execute_batch(REMOVE_SAMPLE)?)
}

/// Somebody who works with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The name.
    pub name: String,
    /// Names of roles, as the command table knows them, sorted.
    pub roles: Vec<String>,
}

const INSERT_USER: &str = "INSERT INTO user (id, name, version, created_at) VALUES (:id, :name, 1, :at)";

const INSERT_ROLE: &str =
    "INSERT INTO user_role (user_id, role) VALUES (:user, :role) ON CONFLICT DO NOTHING";

/// Stores a new user.
///
/// # Errors
/// Those of the file.
pub fn insert_user(tx: &Writing<'_>, user: &User, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT_USER)?
        .execute(named_params! { ":id": user.id.0, ":name": user.name, ":at": at.unix() })
        .map_err(crate::error::or_taken(Noun::User))?;
    let mut insert = tx.tx.prepare_cached(INSERT_ROLE)?;
    for role in &user.roles {
        insert.execute(named_params! { ":user": user.id.0, ":role": role })?;
    }
    Ok(())
}

const RENAME_USER: &str = "
    UPDATE user SET name = :name, version = version + 1
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Gives a user another name.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn rename_user(
    tx: &Writing<'_>,
    id: UserId,
    name: &str,
    expected_version: i64,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(RENAME_USER)?
        .execute(named_params! { ":id": id.0, ":name": name, ":expected": expected_version })?;
    written_once(changed, Noun::User, expected_version, || {
        tx.tx.query_row(
            "SELECT version FROM user WHERE id = :id AND deleted_at IS NULL",
            named_params! { ":id": id.0 },
            |row| row.get("version"),
        )
    })
}

const USERS: &str = "
    SELECT id, name, version, created_at
      FROM user
     WHERE deleted_at IS NULL
     ORDER BY created_at, id";

const ROLES: &str = "SELECT role FROM user_role WHERE user_id = :user ORDER BY role";

/// Everybody who works with the program, the first one first.
///
/// # Errors
/// Those of the file.
pub fn users(tx: &Reading<'_>) -> Result<Vec<Stored<User>>, StoreError> {
    let mut users: Vec<Stored<User>> =
        tx.tx.prepare_cached(USERS)?.query_map([], user)?.collect::<Result<_, _>>()?;
    let mut roles = tx.tx.prepare_cached(ROLES)?;
    for user in &mut users {
        user.value.roles = roles
            .query_map(named_params! { ":user": user.value.id.0 }, |row| row.get("role"))?
            .collect::<Result<_, _>>()?;
    }
    Ok(users)
}

fn user(row: &Row<'_>) -> rusqlite::Result<Stored<User>> {
    Ok(Stored {
        value: User { id: UserId(row.get("id")?), name: row.get("name")?, roles: Vec::new() },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "created_at")?,
    })
}

const SETTING: &str = "SELECT value FROM setting WHERE key = :key";

/// A stored choice, as JSON text.
///
/// # Errors
/// Those of the file.
pub fn setting(tx: &Reading<'_>, key: &str) -> Result<Option<String>, StoreError> {
    let value = tx
        .tx
        .prepare_cached(SETTING)?
        .query_row(named_params! { ":key": key }, |row| row.get("value"))
        .optional()?;
    Ok(value)
}

const SET: &str = "
    INSERT INTO setting (key, value, version, changed_at) VALUES (:key, :value, 1, :at)
    ON CONFLICT (key) DO UPDATE SET value = :value, version = version + 1, changed_at = :at";

/// Stores a choice; `value` is JSON text. The last writer wins: a window's size, a saved filter.
///
/// # Errors
/// Those of the file; text that is not JSON is [`StoreError::Other`].
pub fn set(tx: &Writing<'_>, key: &str, value: &str, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(SET)?.execute(named_params! { ":key": key, ":value": value, ":at": at.unix() })?;
    Ok(())
}

const DRAFT: &str = "SELECT body FROM draft WHERE user_id = :user AND form = :form";

/// What a user typed into a form and has not saved, as JSON text.
///
/// # Errors
/// Those of the file.
pub fn draft(tx: &Reading<'_>, user: UserId, form: &str) -> Result<Option<String>, StoreError> {
    let body = tx
        .tx
        .prepare_cached(DRAFT)?
        .query_row(named_params! { ":user": user.0, ":form": form }, |row| row.get("body"))
        .optional()?;
    Ok(body)
}

const KEEP_DRAFT: &str = "
    INSERT INTO draft (user_id, form, body, changed_at) VALUES (:user, :form, :body, :at)
    ON CONFLICT (user_id, form) DO UPDATE SET body = :body, changed_at = :at";

/// Keeps what a user typed into a form; `body` is JSON text.
///
/// # Errors
/// Those of the file.
pub fn keep_draft(
    tx: &Writing<'_>,
    user: UserId,
    form: &str,
    body: &str,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(KEEP_DRAFT)?
        .execute(named_params! { ":user": user.0, ":form": form, ":body": body, ":at": at.unix() })?;
    Ok(())
}

const DROP_DRAFT: &str = "DELETE FROM draft WHERE user_id = :user AND form = :form";

/// Forgets a draft: it was saved, or thrown away.
///
/// # Errors
/// Those of the file.
pub fn drop_draft(tx: &Writing<'_>, user: UserId, form: &str) -> Result<(), StoreError> {
    tx.tx.prepare_cached(DROP_DRAFT)?.execute(named_params! { ":user": user.0, ":form": form })?;
    Ok(())
}

const INTEGRITY: &str = "PRAGMA integrity_check(20)";

const DANGLING: &str = r#"
    SELECT "table", count(*) AS rows_found, "parent"
      FROM pragma_foreign_key_check
     GROUP BY "table", "parent"
     ORDER BY "table", "parent""#;

/// What is wrong with the file: pages, indexes, rows that refer to nothing. Empty when all is well.
///
/// # Errors
/// Those of the file.
pub fn damage(tx: &Reading<'_>) -> Result<Vec<String>, StoreError> {
    let mut found: Vec<String> = tx
        .tx
        .prepare(INTEGRITY)?
        .query_map([], |row| row.get("integrity_check"))?
        .collect::<Result<_, _>>()?;
    found.retain(|line| line != "ok");
    let dangling: Vec<String> = tx
        .tx
        .prepare(DANGLING)?
        .query_map([], |row| {
            let (table, parent): (String, String) = (row.get("table")?, row.get("parent")?);
            let rows: i64 = row.get("rows_found")?;
            Ok(format!("{rows} rows of {table} refer to a {parent} that is not there"))
        })?
        .collect::<Result<_, _>>()?;
    found.extend(dangling);
    Ok(found)
}

/// The provider, where a command needs one.
///
/// # Errors
/// [`StoreError::NotFound`] before the five questions were answered.
pub fn required(tx: &Reading<'_>) -> Result<Stored<Provider>, StoreError> {
    tx.tx.prepare_cached(GET)?.query_row([], stored).map_err(or_missing(Noun::Provider))
}
