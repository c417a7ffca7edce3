//! Engagements, and the board over them.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::sequence::{self, Series};
use crate::stored::{Belongs, Stored, written_once};
use domain::billing::EngagementState;
use domain::ids::{ClientId, ContractId, EngagementId, InvoiceId};
use domain::money::{Currency, Money};
use domain::sla::AdvancedCause;
use domain::time::{Instant, YearMonth};
use rusqlite::{Row, named_params};

/// An engagement as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engagement {
    /// Its id.
    pub id: EngagementId,
    /// `A-314` is 314. Not looked at when it is stored.
    pub number: i64,
    /// Of which client.
    pub client: ClientId,
    /// Under which contract.
    pub contract: ContractId,
    /// What is done.
    pub title: String,
    /// The ticket it came from; may be empty.
    pub ticket: String,
    /// Why it costs.
    pub cause: AdvancedCause,
    /// Notes for us.
    pub notes: String,
    /// Where it stands.
    pub state: EngagementState,
    /// The terms that were quoted, as JSON.
    pub quoted: Option<String>,
    /// Why work is billed without permission; empty where it is not.
    pub override_reason: String,
    /// What was said when it was sent back, or dropped.
    pub comment: String,
}

/// Where the permission of an engagement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentState {
    /// Nobody was asked.
    None,
    /// The client was asked.
    Asked,
    /// It was given.
    Granted,
    /// It was refused.
    Declined,
    /// It was given, and taken back.
    Withdrawn,
}

impl ConsentState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::None, Self::Asked, Self::Granted, Self::Declined, Self::Withdrawn];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// What was found about an engagement last: the board sorts and sums by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The permission.
    pub consent: ConsentState,
    /// When it was given.
    pub granted: Option<Instant>,
    /// Blocks at most.
    pub cap_blocks: Option<u32>,
    /// Until when it is good.
    pub expires: Option<Instant>,
    /// When it was taken back.
    pub withdrawn: Option<Instant>,
    /// When the client was asked.
    pub asked: Option<Instant>,
    /// Pieces of work.
    pub pieces: u32,
    /// Seconds worked.
    pub worked_s: i64,
    /// Seconds billed.
    pub billed_s: i64,
    /// Minutes of a block.
    pub block_minutes: u32,
    /// Whether the minimum is what is billed.
    pub minimum_applies: bool,
    /// The rate in words.
    pub rate_words: String,
    /// Before tax; nothing where there are no terms.
    pub amount: Option<Money>,
    /// When work began.
    pub first: Option<Instant>,
    /// When it ended.
    pub last: Option<Instant>,
    /// The month it ended in, in the contract's zone.
    pub month: Option<YearMonth>,
    /// What stands in the way of billing, as a JSON list of sentences.
    pub blocked: String,
}

/// An engagement with what was found, as a card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementRow {
    /// The engagement.
    pub stored: Stored<Engagement>,
    /// What was found.
    pub found: Found,
    /// Name of its client.
    pub client_name: String,
    /// Number of its contract.
    pub contract_number: i64,
    /// The invoice it stands on.
    pub invoice: Option<InvoiceId>,
    /// That invoice's number; nothing while it is a draft.
    pub invoice_number: Option<String>,
    /// Since when it stands where it does.
    pub since: Instant,
}

const INSERT: &str = "
    INSERT INTO engagement (number, id, client_id, contract_id, title, ticket, cause, notes, state, quoted,
                            override_reason, comment, sample, version, created_at, changed_at, state_at)
    VALUES (:number, :id, :client, :contract, :title, :ticket, :cause, :notes, :state, :quoted, :override, :comment,
            :sample, 1, :at, :at, :at)";

/// Stores a new engagement and gives it its number, which is returned.
///
/// # Errors
/// Those of the file.
pub fn insert(tx: &Writing<'_>, of: &Engagement, belongs: Belongs, at: Instant) -> Result<i64, StoreError> {
    let number = sequence::take(tx, Series::Engagement)?;
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":number": number, ":id": of.id.0, ":client": of.client.0, ":contract": of.contract.0, ":title": of.title,
        ":ticket": of.ticket, ":cause": of.cause.key(), ":notes": of.notes, ":state": of.state.key(),
        ":quoted": of.quoted, ":override": of.override_reason, ":comment": of.comment,
        ":sample": belongs.is_sample(), ":at": at.unix(),
    })?;
    Ok(number)
}

const UPDATE: &str = "
    UPDATE engagement
       SET title = :title, ticket = :ticket, cause = :cause, notes = :notes, quoted = :quoted,
           override_reason = :override, comment = :comment, version = version + 1, changed_at = :at
     WHERE number = :number AND version = :expected AND deleted_at IS NULL";

/// Writes an engagement over; where it stands does not change by that.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    of: &Engagement,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":number": of.number, ":title": of.title, ":ticket": of.ticket, ":cause": of.cause.key(),
        ":notes": of.notes, ":quoted": of.quoted, ":override": of.override_reason, ":comment": of.comment,
        ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Engagement, expected_version, || version_of(tx, of.number))
}

fn version_of(tx: &Writing<'_>, number: i64) -> rusqlite::Result<i64> {
    let of = named_params! { ":number": number };
    tx.tx.query_row(
        "SELECT version FROM engagement WHERE number = :number AND deleted_at IS NULL",
        of,
        |row| row.get("version"),
    )
}

const STAND: &str = "
    UPDATE engagement
       SET state = :state, invoice_id = :invoice, billed_month = :billed_month, comment = :comment, state_at = :at,
           version = version + 1, changed_at = :at
     WHERE number = :number AND version = :expected AND deleted_at IS NULL";

/// Where an engagement stands from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand<'a> {
    /// Where.
    pub state: EngagementState,
    /// The invoice and its month, where it is billed.
    pub invoice: Option<(InvoiceId, YearMonth)>,
    /// What was said about it.
    pub comment: &'a str,
}

/// Moves an engagement.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn stand(
    tx: &Writing<'_>,
    number: i64,
    stand: &Stand<'_>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(STAND)?.execute(named_params! {
        ":number": number, ":state": stand.state.key(), ":invoice": stand.invoice.map(|(id, _)| id.0),
        ":billed_month": stand.invoice.map(|(_, month)| month.to_string()), ":comment": stand.comment,
        ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Engagement, expected_version, || version_of(tx, number))
}

const BILLED_IN: &str = "UPDATE engagement SET billed_month = :month WHERE invoice_id = :invoice";

/// Says in which month the engagements of an invoice are billed: that of the day it was issued.
///
/// # Errors
/// Those of the file.
pub fn billed_in(tx: &Writing<'_>, invoice: InvoiceId, month: YearMonth) -> Result<(), StoreError> {
    let of = named_params! { ":invoice": invoice.0, ":month": month.to_string() };
    tx.tx.prepare_cached(BILLED_IN)?.execute(of)?;
    Ok(())
}

const NOTE: &str = "
    UPDATE engagement
       SET consent = :consent, granted_at = :granted, cap_blocks = :cap, expires_at = :expires,
           withdrawn_at = :withdrawn, asked_at = :asked, pieces = :pieces, worked_s = :worked, billed_s = :billed,
           block_minutes = :block, minimum_applies = :minimum, rate_words = :rate, amount_minor = :amount,
           currency = :currency, first_at = :first, last_at = :last, month = :month, blocked = :blocked
     WHERE number = :number";

/// Notes what was found about an engagement. Not a change of it: its version stays.
///
/// # Errors
/// Those of the file.
pub fn note(tx: &Writing<'_>, number: i64, found: &Found) -> Result<(), StoreError> {
    tx.tx.prepare_cached(NOTE)?.execute(named_params! {
        ":number": number, ":consent": found.consent.key(), ":granted": found.granted.map(Instant::unix),
        ":cap": found.cap_blocks, ":expires": found.expires.map(Instant::unix),
        ":withdrawn": found.withdrawn.map(Instant::unix), ":asked": found.asked.map(Instant::unix),
        ":pieces": found.pieces, ":worked": found.worked_s, ":billed": found.billed_s,
        ":block": found.block_minutes, ":minimum": found.minimum_applies, ":rate": found.rate_words,
        ":amount": found.amount.map_or(0, |amount| amount.minor),
        ":currency": found.amount.map(|amount| amount.currency.code()), ":first": found.first.map(Instant::unix),
        ":last": found.last.map(Instant::unix), ":month": found.month.map(|month| month.to_string()),
        ":blocked": found.blocked,
    })?;
    Ok(())
}

/// What [`row`] reads, of the engagements that are asked for.
macro_rules! engagements {
    ($of:literal, $which:literal) => {
        concat!(
            "
    SELECT engagement.number, engagement.id, engagement.client_id, engagement.contract_id, engagement.title,
           engagement.ticket, engagement.cause, engagement.notes, engagement.state, engagement.quoted,
           engagement.override_reason, engagement.comment, engagement.sample, engagement.version,
           engagement.changed_at, engagement.consent, engagement.granted_at, engagement.cap_blocks,
           engagement.expires_at, engagement.withdrawn_at, engagement.asked_at, engagement.pieces,
           engagement.worked_s, engagement.billed_s, engagement.block_minutes, engagement.minimum_applies,
           engagement.rate_words, engagement.amount_minor, engagement.currency, engagement.first_at,
           engagement.last_at, engagement.month, engagement.blocked, engagement.invoice_id, engagement.state_at,
           client.name AS client_name, contract.number AS contract_number,
           invoice.number AS invoice_number
      FROM ",
            $of,
            "
      JOIN client ON client.id = engagement.client_id
      JOIN contract ON contract.id = engagement.contract_id
      LEFT JOIN invoice ON invoice.id = engagement.invoice_id",
            $which
        )
    };
}
pub(super) use engagements;

const GET: &str = engagements!(
    "engagement",
    "
     WHERE engagement.number = :number AND engagement.deleted_at IS NULL"
);

/// An engagement of a number.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, number: i64) -> Result<EngagementRow, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":number": number }, row)
        .map_err(or_missing(Noun::Engagement))
}

const NUMBER_OF: &str = "SELECT number FROM engagement WHERE id = :id AND deleted_at IS NULL";

/// The number of an id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn number_of(tx: &Reading<'_>, id: EngagementId) -> Result<i64, StoreError> {
    tx.tx
        .prepare_cached(NUMBER_OF)?
        .query_row(named_params! { ":id": id.0 }, |row| row.get("number"))
        .map_err(or_missing(Noun::Engagement))
}

pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<EngagementRow> {
    let currency: Option<Currency> = columns::parsed_if_any(row, "currency", Currency::parse)?;
    let minor: i64 = row.get("amount_minor")?;
    Ok(EngagementRow {
        stored: Stored {
            value: engagement(row)?,
            version: row.get("version")?,
            belongs: Belongs::from_column(row.get("sample")?),
            changed: columns::instant(row, "changed_at")?,
        },
        found: Found {
            consent: columns::parsed(row, "consent", ConsentState::parse)?,
            granted: columns::instant_if_any(row, "granted_at")?,
            cap_blocks: row.get("cap_blocks")?,
            expires: columns::instant_if_any(row, "expires_at")?,
            withdrawn: columns::instant_if_any(row, "withdrawn_at")?,
            asked: columns::instant_if_any(row, "asked_at")?,
            pieces: row.get("pieces")?,
            worked_s: row.get("worked_s")?,
            billed_s: row.get("billed_s")?,
            block_minutes: row.get("block_minutes")?,
            minimum_applies: row.get("minimum_applies")?,
            rate_words: row.get("rate_words")?,
            amount: currency.map(|currency| Money { minor, currency }),
            first: columns::instant_if_any(row, "first_at")?,
            last: columns::instant_if_any(row, "last_at")?,
            month: columns::parsed_if_any(row, "month", YearMonth::parse)?,
            blocked: row.get("blocked")?,
        },
        client_name: row.get("client_name")?,
        contract_number: row.get("contract_number")?,
        invoice: row.get::<_, Option<uuid::Uuid>>("invoice_id")?.map(InvoiceId),
        invoice_number: row.get("invoice_number")?,
        since: columns::instant(row, "state_at")?,
    })
}

fn engagement(row: &Row<'_>) -> rusqlite::Result<Engagement> {
    Ok(Engagement {
        id: EngagementId(row.get("id")?),
        number: row.get("number")?,
        client: ClientId(row.get("client_id")?),
        contract: ContractId(row.get("contract_id")?),
        title: row.get("title")?,
        ticket: row.get("ticket")?,
        cause: columns::parsed(row, "cause", AdvancedCause::parse)?,
        notes: row.get("notes")?,
        state: columns::parsed(row, "state", EngagementState::parse)?,
        quoted: row.get("quoted")?,
        override_reason: row.get("override_reason")?,
        comment: row.get("comment")?,
    })
}
