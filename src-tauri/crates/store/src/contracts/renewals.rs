//! What was agreed about the end of a contract, and its renewals as they took place.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_taken};
use crate::stored::written_once;
use chrono::NaiveDate;
use domain::contracts::{Notice, NoticeFrom, Period, PeriodUnit, RenewalKind};
use domain::ids::{ContractId, UserId};
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{OptionalExtension, Row, named_params};

/// What was agreed about a contract's end, beside its first and its last day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreed {
    /// Last day of the first term; none for an open end.
    pub first_ends_on: Option<NaiveDate>,
    /// How long the first term lasts, where it was agreed as a length.
    pub lasts: Option<Period>,
    /// By how much it renews itself.
    pub renews_by: Option<Period>,
    /// How long before the end of a term notice must have been given.
    pub notice: Option<Period>,
    /// How many days before the date by which somebody must act to remind of it.
    pub reminders: Vec<u32>,
    /// Notice that was given.
    pub given: Option<Notice>,
}

/// A renewal that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// First day of the term it began.
    pub from: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// By itself, or by somebody.
    pub kind: RenewalKind,
    /// Why, or how it was agreed.
    pub remark: String,
    /// Who did it, or was working when the program renewed it.
    pub user: UserId,
    /// When it was recorded.
    pub recorded: Instant,
}

const AGREED: &str = "
    SELECT first_ends_on, lasts_count, lasts_unit, renews_count, renews_unit, notice_count, notice_unit,
           reminders, notice_given_on, notice_from, notice_reason
      FROM contract_term_rules
     WHERE contract_id = :contract";

/// What was agreed about a contract's end; `None` where it is only its last day.
///
/// # Errors
/// Those of the file.
pub fn agreed(tx: &Reading<'_>, contract: ContractId) -> Result<Option<Agreed>, StoreError> {
    let found = tx.tx.prepare_cached(AGREED)?.query_row(named_params! { ":contract": contract.0 }, agreed_of);
    Ok(found.optional()?)
}

pub(super) fn agreed_of(row: &Row<'_>) -> rusqlite::Result<Agreed> {
    let given_on = columns::date_if_any(row, "notice_given_on")?;
    let from = columns::parsed_if_any(row, "notice_from", NoticeFrom::parse)?;
    let reason: Option<String> = row.get("notice_reason")?;
    Ok(Agreed {
        first_ends_on: columns::date_if_any(row, "first_ends_on")?,
        lasts: period(row, "lasts_count", "lasts_unit")?,
        renews_by: period(row, "renews_count", "renews_unit")?,
        notice: period(row, "notice_count", "notice_unit")?,
        reminders: columns::parsed_if_any(row, "reminders", numbers)?.unwrap_or_default(),
        given: given_on.zip(from).map(|(on, from)| Notice { on, from, reason: reason.unwrap_or_default() }),
    })
}

/// `[90,60,30]`
fn numbers(text: &str) -> Option<Vec<u32>> {
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    inner.split(',').filter(|part| !part.trim().is_empty()).map(|part| part.trim().parse().ok()).collect()
}

fn period(row: &Row<'_>, count: &'static str, unit: &'static str) -> rusqlite::Result<Option<Period>> {
    let found: Option<u32> = row.get(count)?;
    let unit = columns::parsed_if_any(row, unit, PeriodUnit::parse)?;
    Ok(found.zip(unit).and_then(|(count, unit)| Period::new(count, unit)))
}

const AGREE: &str = "
    INSERT INTO contract_term_rules (contract_id, first_ends_on, lasts_count, lasts_unit, renews_count, renews_unit,
                                     notice_count, notice_unit, reminders, notice_given_on, notice_from, notice_reason)
    VALUES (:contract, :first_ends_on, :lasts_count, :lasts_unit, :renews_count, :renews_unit, :notice_count,
            :notice_unit, :reminders, :given_on, :given_from, :given_reason)
    ON CONFLICT (contract_id) DO UPDATE
       SET first_ends_on = excluded.first_ends_on, lasts_count = excluded.lasts_count,
           lasts_unit = excluded.lasts_unit, renews_count = excluded.renews_count,
           renews_unit = excluded.renews_unit, notice_count = excluded.notice_count,
           notice_unit = excluded.notice_unit, reminders = excluded.reminders,
           notice_given_on = excluded.notice_given_on, notice_from = excluded.notice_from,
           notice_reason = excluded.notice_reason";

/// Writes what was agreed about a contract's end. It is a part of the contract's row: whoever calls
/// this has written that, and so its version, in the same transaction.
///
/// # Errors
/// Those of the file.
pub fn agree(tx: &Writing<'_>, contract: ContractId, agreed: &Agreed) -> Result<(), StoreError> {
    let count = |period: Option<Period>| period.map(|period| period.count);
    let unit = |period: Option<Period>| period.map(|period| period.unit.key());
    let reminders: Vec<String> = agreed.reminders.iter().map(u32::to_string).collect();
    let given = agreed.given.as_ref();
    tx.tx.prepare_cached(AGREE)?.execute(named_params! {
        ":contract": contract.0, ":first_ends_on": agreed.first_ends_on.map(date_text),
        ":lasts_count": count(agreed.lasts), ":lasts_unit": unit(agreed.lasts),
        ":renews_count": count(agreed.renews_by), ":renews_unit": unit(agreed.renews_by),
        ":notice_count": count(agreed.notice), ":notice_unit": unit(agreed.notice),
        ":reminders": format!("[{}]", reminders.join(",")),
        ":given_on": given.map(|notice| date_text(notice.on)),
        ":given_from": given.map(|notice| notice.from.key()),
        ":given_reason": given.map_or("", |notice| notice.reason.as_str()),
    })?;
    Ok(())
}

const MOVE_END: &str = "
    UPDATE contract
       SET ends_on = :ends_on, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

const VERSION: &str = "SELECT version FROM contract WHERE id = :id AND deleted_at IS NULL";

/// Moves the last day of a contract.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn move_end(
    tx: &Writing<'_>,
    contract: ContractId,
    ends_on: Option<NaiveDate>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(MOVE_END)?.execute(named_params! {
        ":id": contract.0, ":ends_on": ends_on.map(date_text), ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Contract, expected_version, || {
        tx.tx
            .prepare_cached(VERSION)?
            .query_row(named_params! { ":id": contract.0 }, |row| row.get("version"))
    })
}

const RECORD: &str = "
    INSERT INTO contract_renewal (contract_id, from_on, last_on, kind, remark, user_id, recorded_at)
    VALUES (:contract, :from, :last, :kind, :remark, :user, :at)";

/// Records a renewal.
///
/// # Errors
/// [`StoreError::Taken`] when the term that begins that day is recorded already.
pub fn record(tx: &Writing<'_>, contract: ContractId, renewal: &Renewal) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(RECORD)?
        .execute(named_params! {
            ":contract": contract.0, ":from": date_text(renewal.from), ":last": date_text(renewal.last),
            ":kind": renewal.kind.key(), ":remark": renewal.remark, ":user": renewal.user.0,
            ":at": renewal.recorded.unix(),
        })
        .map_err(or_taken(Noun::Renewal))?;
    Ok(())
}

const RENEWALS: &str = "
    SELECT from_on, last_on, kind, remark, user_id, recorded_at
      FROM contract_renewal
     WHERE contract_id = :contract
     ORDER BY from_on";

/// The renewals of a contract, the first one first.
///
/// # Errors
/// Those of the file.
pub fn of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<Renewal>, StoreError> {
    let renewals = tx
        .tx
        .prepare_cached(RENEWALS)?
        .query_map(named_params! { ":contract": contract.0 }, |row| {
            Ok(Renewal {
                from: columns::date(row, "from_on")?,
                last: columns::date(row, "last_on")?,
                kind: columns::parsed(row, "kind", RenewalKind::parse)?,
                remark: row.get("remark")?,
                user: UserId(row.get("user_id")?),
                recorded: columns::instant(row, "recorded_at")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(renewals)
}

const PAST: &str = "
    SELECT id, zone, ends_on
      FROM contract
     WHERE deleted_at IS NULL AND status IN ('active', 'suspended') AND ends_on < :day
     ORDER BY number";

/// Contracts in force or suspended whose last day lies before `day`, with their zones and last days.
///
/// # Errors
/// Those of the file.
pub fn past_their_last_day(
    tx: &Reading<'_>,
    day: NaiveDate,
) -> Result<Vec<(ContractId, ZoneId, NaiveDate)>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(PAST)?
        .query_map(named_params! { ":day": date_text(day) }, |row| {
            Ok((ContractId(row.get("id")?), columns::zone(row, "zone")?, columns::date(row, "ends_on")?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

const RAN_OUT: &str = "
    SELECT contract.id
      FROM contract
      JOIN contract_term_rules ON contract_term_rules.contract_id = contract.id
     WHERE contract.deleted_at IS NULL AND contract.status IN ('active', 'suspended')
       AND contract.ends_on IS NOT NULL AND contract.ends_on <= :day
       AND (contract_term_rules.renews_count IS NOT NULL OR contract_term_rules.notice_given_on IS NOT NULL)
     ORDER BY contract.number";

/// Contracts in force or suspended whose last day is `day` or earlier, and that renew themselves or
/// were given notice of: whether that day is over in their zone is for the caller to see.
///
/// # Errors
/// Those of the file.
pub fn ran_out(tx: &Reading<'_>, day: NaiveDate) -> Result<Vec<ContractId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(RAN_OUT)?
        .query_map(named_params! { ":day": date_text(day) }, |row| row.get("id").map(ContractId))?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
