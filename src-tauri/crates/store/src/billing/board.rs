//! The board over engagements: its columns, and which of them a run of invoices takes.

use super::engagements::{EngagementRow, engagements, row};
use crate::columns;
use crate::desk::Reading;
use crate::error::StoreError;
use crate::sequence::{self, Series};
use crate::stored::beginnings;
use domain::billing::EngagementState;
use domain::ids::{ClientId, ContractId};
use domain::money::{Currency, Money};
use domain::time::YearMonth;
use rusqlite::named_params;

/// Which engagements a column of the board shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardFilter {
    /// The month whose bills are shown.
    pub month: YearMonth,
    /// Of one client.
    pub client: Option<ClientId>,
    /// Words of titles and tickets; a number finds one engagement.
    pub search: String,
}

/// What is not billed has no month of a bill: `IS` finds either by the index.
const SUMS: &str = "
    SELECT currency, count(*) AS engagements, sum(amount_minor) AS minor
      FROM engagement
     WHERE deleted_at IS NULL AND state = :state AND billed_month IS :month
       AND (:client IS NULL OR client_id = :client)
       AND (:words IS NULL OR number IN (SELECT rowid FROM engagement_words WHERE engagement_words MATCH :words))
       AND (:number IS NULL OR number = :number)
     GROUP BY currency
     ORDER BY currency";

/// How many engagements stand in a column, and what they come to in each currency.
///
/// # Errors
/// Those of the file.
pub fn sums(
    tx: &Reading<'_>,
    state: EngagementState,
    filter: &BoardFilter,
) -> Result<(u64, Vec<Money>), StoreError> {
    let asked = Asked::of(state, filter);
    let mut statement = tx.tx.prepare_cached(SUMS)?;
    let found = statement.query_map(
        named_params! {
            ":state": state.key(), ":month": asked.month, ":client": asked.client, ":words": asked.words,
            ":number": asked.number,
        },
        |row| {
            let currency: Option<Currency> = columns::parsed_if_any(row, "currency", Currency::parse)?;
            let (count, minor): (i64, i64) = (row.get("engagements")?, row.get("minor")?);
            Ok((count, currency.map(|currency| Money { minor, currency })))
        },
    )?;
    let (mut count, mut sums) = (0_u64, Vec::new());
    for one in found {
        let (of_currency, sum) = one?;
        count += of_currency.unsigned_abs();
        sums.extend(sum.filter(|sum| sum.minor > 0));
    }
    Ok((count, sums))
}

/// A column's filter as its statements take it.
struct Asked {
    month: Option<String>,
    client: Option<uuid::Uuid>,
    words: Option<String>,
    number: Option<i64>,
}

impl Asked {
    fn of(state: EngagementState, filter: &BoardFilter) -> Self {
        let number = sequence::typed_number(&filter.search, Series::Engagement);
        Self {
            month: (state == EngagementState::Billed).then(|| filter.month.to_string()),
            client: filter.client.map(|id| id.0),
            words: if number.is_some() { None } else { beginnings(&filter.search) },
            number,
        }
    }
}

const CARDS: &str = engagements!(
    "(SELECT number AS found
              FROM engagement
             WHERE deleted_at IS NULL AND state = :state AND billed_month IS :month
               AND (:client IS NULL OR client_id = :client)
               AND (:words IS NULL OR number IN (SELECT rowid FROM engagement_words WHERE engagement_words MATCH :words))
               AND (:number IS NULL OR number = :number)
             ORDER BY CASE WHEN :newest THEN -state_at ELSE state_at END, number
             LIMIT :limit) AS page
      JOIN engagement ON engagement.number = page.found",
    "
     ORDER BY CASE WHEN :newest THEN -engagement.state_at ELSE engagement.state_at END, engagement.number"
);

/// The first engagements of a column: what waits longest first; of what is over, the newest first.
///
/// # Errors
/// Those of the file.
pub fn cards(
    tx: &Reading<'_>,
    state: EngagementState,
    filter: &BoardFilter,
    limit: u32,
) -> Result<Vec<EngagementRow>, StoreError> {
    let asked = Asked::of(state, filter);
    let newest = match state {
        EngagementState::Billed | EngagementState::Dropped => true,
        EngagementState::AwaitingConsent
        | EngagementState::InWork
        | EngagementState::ToReview
        | EngagementState::ToBill => false,
    };
    let mut statement = tx.tx.prepare_cached(CARDS)?;
    let found = statement.query_map(
        named_params! {
            ":state": state.key(), ":month": asked.month, ":client": asked.client, ":words": asked.words,
            ":number": asked.number, ":newest": newest, ":limit": limit,
        },
        row,
    )?;
    Ok(found.collect::<Result<_, _>>()?)
}

const TO_BILL: &str = "
    SELECT number
      FROM engagement
     WHERE deleted_at IS NULL AND state = 'to_bill' AND (:client IS NULL OR client_id = :client)
       AND (:month IS NULL OR month <= :month)
     ORDER BY last_at, number";

/// Numbers of what is to be billed, of work that ended first first.
///
/// # Errors
/// Those of the file.
pub fn to_bill(
    tx: &Reading<'_>,
    client: Option<ClientId>,
    until: Option<YearMonth>,
) -> Result<Vec<i64>, StoreError> {
    let asked =
        named_params! { ":client": client.map(|id| id.0), ":month": until.map(|month| month.to_string()) };
    let mut statement = tx.tx.prepare_cached(TO_BILL)?;
    let found = statement.query_map(asked, |row| row.get("number"))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const APPROVED_OF_CONTRACT: &str = "
    SELECT number FROM engagement
     WHERE deleted_at IS NULL AND contract_id = :contract AND state = 'to_bill'
     ORDER BY state_at, number";

/// Numbers of a contract's engagements that are approved and not billed yet, in the order in which they were approved.
///
/// # Errors
/// Those of the file.
pub fn approved_of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.tx.prepare_cached(APPROVED_OF_CONTRACT)?;
    let found = statement.query_map(named_params! { ":contract": contract.0 }, |row| row.get("number"))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const OF_MONTH: &str = "
    SELECT number FROM engagement
     WHERE deleted_at IS NULL AND client_id = :client AND month = :month
     ORDER BY last_at, number";

/// Numbers of a client's engagements whose work ended in a month.
///
/// # Errors
/// Those of the file.
pub fn of_month(tx: &Reading<'_>, client: ClientId, month: YearMonth) -> Result<Vec<i64>, StoreError> {
    let asked = named_params! { ":client": client.0, ":month": month.to_string() };
    let mut statement = tx.tx.prepare_cached(OF_MONTH)?;
    let found = statement.query_map(asked, |row| row.get("number"))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const OPEN_OF_CONTRACT: &str = "
    SELECT number FROM engagement
     WHERE deleted_at IS NULL AND contract_id = :contract
       AND state IN ('awaiting_consent', 'in_work', 'to_review', 'to_bill')
     ORDER BY number";

/// Numbers of a contract's engagements that are not billed yet: new terms and prepaid hours change what they come to.
///
/// # Errors
/// Those of the file.
pub fn open_of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OPEN_OF_CONTRACT)?;
    let found = statement.query_map(named_params! { ":contract": contract.0 }, |row| row.get("number"))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const OF_TICKET: &str = "
    SELECT number FROM engagement
     WHERE deleted_at IS NULL AND ticket = :ticket AND ticket <> ''
       AND state IN ('awaiting_consent', 'in_work', 'to_review')
     ORDER BY number";

/// Numbers of the engagements of a ticket that still take work.
///
/// # Errors
/// Those of the file.
pub fn of_ticket(tx: &Reading<'_>, ticket: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF_TICKET)?;
    let found = statement.query_map(named_params! { ":ticket": ticket }, |row| row.get("number"))?;
    Ok(found.collect::<Result<_, _>>()?)
}
