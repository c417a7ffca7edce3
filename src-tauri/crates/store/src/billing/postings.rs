//! Engagements that were posted, and what they drew from prepaid hours.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use domain::billing::Weighted;
use domain::ids::{InvoiceId, PrepaidId, UserId};
use domain::money::Money;
use domain::time::Instant;
use rusqlite::{Row, named_params};
use uuid::Uuid;

/// A posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Its id.
    pub id: Uuid,
    /// On which invoice.
    pub invoice: InvoiceId,
    /// That invoice's number; nothing while it is a draft.
    pub invoice_number: Option<String>,
    /// Before tax.
    pub amount: Money,
    /// How the amount came about, as JSON.
    pub charge: String,
    /// When.
    pub at: Instant,
    /// When it was reversed.
    pub reversed: Option<Instant>,
    /// Why.
    pub reason: String,
}

/// A posting that is made now.
#[derive(Debug, Clone)]
pub struct NewPosting<'a> {
    /// Its id.
    pub id: Uuid,
    /// Number of the engagement.
    pub engagement: i64,
    /// On which invoice.
    pub invoice: InvoiceId,
    /// Before tax.
    pub amount: Money,
    /// How the amount came about, as JSON.
    pub charge: &'a str,
    /// What it draws, from which hours.
    pub draws: &'a [(PrepaidId, Weighted)],
    /// Who posts it.
    pub by: UserId,
}

const INSERT: &str = "
    INSERT INTO posting (id, engagement, invoice_id, amount_minor, currency, charge, user_id, at, reason)
    VALUES (:id, :engagement, :invoice, :amount, :currency, :charge, :user, :at, '')";

const DRAW: &str = "
    INSERT INTO prepaid_draw (posting_id, prepaid_id, drawn_ms) VALUES (:posting, :prepaid, :drawn)";

/// Posts an engagement, and draws what it draws.
///
/// # Errors
/// [`StoreError::Taken`] when it stands on an invoice already.
pub fn insert(tx: &Writing<'_>, of: &NewPosting<'_>, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": of.id, ":engagement": of.engagement, ":invoice": of.invoice.0, ":amount": of.amount.minor,
            ":currency": of.amount.currency.code(), ":charge": of.charge, ":user": of.by.0, ":at": at.unix(),
        })
        .map_err(crate::error::or_taken(Noun::Engagement))?;
    let mut draw = tx.tx.prepare_cached(DRAW)?;
    for (prepaid, drawn) in of.draws {
        draw.execute(named_params! { ":posting": of.id, ":prepaid": prepaid.0, ":drawn": drawn.0 })?;
    }
    Ok(())
}

const REVERSE: &str = "
    UPDATE posting SET reversed_at = :at, reversed_by = :user, reason = :reason
     WHERE engagement = :engagement AND reversed_at IS NULL";

/// Reverses the posting of an engagement: what it drew is there again.
///
/// # Errors
/// [`StoreError::NotFound`] when none stands.
pub fn reverse(
    tx: &Writing<'_>,
    engagement: i64,
    reason: &str,
    by: UserId,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(REVERSE)?.execute(named_params! {
        ":engagement": engagement, ":reason": reason, ":user": by.0, ":at": at.unix(),
    })?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound { what: Noun::Engagement }) }
}

const OF: &str = "
    SELECT posting.id, posting.invoice_id, invoice.number AS invoice_number, posting.amount_minor, posting.currency,
           posting.charge, posting.at, posting.reversed_at, posting.reason
      FROM posting
      JOIN invoice ON invoice.id = posting.invoice_id
     WHERE posting.engagement = :engagement
     ORDER BY posting.at, posting.rowid";

/// The postings of an engagement, the first first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, engagement: i64) -> Result<Vec<Posting>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":engagement": engagement }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Posting> {
    Ok(Posting {
        id: row.get("id")?,
        invoice: InvoiceId(row.get("invoice_id")?),
        invoice_number: row.get("invoice_number")?,
        amount: Money { minor: row.get("amount_minor")?, currency: columns::currency(row, "currency")? },
        charge: row.get("charge")?,
        at: columns::instant(row, "at")?,
        reversed: columns::instant_if_any(row, "reversed_at")?,
        reason: row.get("reason")?,
    })
}

const DRAWN: &str = "
    SELECT coalesce(sum(prepaid_draw.drawn_ms), 0) AS drawn
      FROM posting
      JOIN prepaid_draw ON prepaid_draw.posting_id = posting.id
     WHERE posting.engagement = :engagement AND posting.reversed_at IS NULL";

/// What the posting of an engagement that stands drew.
///
/// # Errors
/// Those of the file.
pub fn drawn(tx: &Reading<'_>, engagement: i64) -> Result<Weighted, StoreError> {
    let of = named_params! { ":engagement": engagement };
    tx.tx
        .prepare_cached(DRAWN)?
        .query_row(of, |row| row.get("drawn").map(Weighted))
        .map_err(or_missing(Noun::Engagement))
}
