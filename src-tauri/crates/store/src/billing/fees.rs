//! Which fees of a contract's month stand on invoices, and which were given back to be billed again.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::ids::{ContractId, InvoiceId};
use domain::money::Currency;
use domain::time::YearMonth;
use rusqlite::named_params;

const ON: &str = "
    INSERT INTO fees_billed (contract_id, month, invoice_id) VALUES (:contract, :month, :invoice)
    ON CONFLICT DO NOTHING";

/// Says that the fees of a contract's month stand on an invoice.
///
/// # Errors
/// Those of the file.
pub fn stand_on(
    tx: &Writing<'_>,
    contract: ContractId,
    month: YearMonth,
    invoice: InvoiceId,
) -> Result<(), StoreError> {
    let of = named_params! { ":contract": contract.0, ":month": month.to_string(), ":invoice": invoice.0 };
    tx.tx.prepare_cached(ON)?.execute(of)?;
    Ok(())
}

const BILLED: &str = "SELECT contract_id FROM fees_billed WHERE month = :month ORDER BY contract_id";

/// The contracts whose fees of a month stand on an invoice.
///
/// # Errors
/// Those of the file.
pub fn billed(tx: &Reading<'_>, month: YearMonth) -> Result<Vec<ContractId>, StoreError> {
    let mut statement = tx.tx.prepare_cached(BILLED)?;
    let of = named_params! { ":month": month.to_string() };
    let found = statement.query_map(of, |row| row.get("contract_id").map(ContractId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A fee as it stands, or stood, on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeLine {
    /// Under which contract.
    pub contract: ContractId,
    /// In which currency.
    pub currency: Currency,
    /// What the line is called.
    pub description: String,
    /// How the amount came about: a JSON list of sentences. Empty for what was given back.
    pub explanation: String,
}

const STANDING: &str = "
    SELECT line.contract_id, invoice.currency, line.description, line.explanation
      FROM invoice
      JOIN invoice_line AS line ON line.invoice_id = invoice.id
     WHERE invoice.client_id = (SELECT client_id FROM contract WHERE id = :contract)
       AND invoice.kind = 'invoice' AND invoice.deleted_at IS NULL
       AND line.contract_id = :contract AND line.fee_month = :month
       AND NOT EXISTS (SELECT 1 FROM fee_given_back AS back
                        WHERE back.invoice_id = line.invoice_id AND back.position = line.position)
     ORDER BY line.invoice_id, line.position";

/// The fees of a contract's month that stand on invoices, drafts too, and were not given back.
///
/// # Errors
/// Those of the file.
pub fn standing(
    tx: &Reading<'_>,
    contract: ContractId,
    month: YearMonth,
) -> Result<Vec<FeeLine>, StoreError> {
    let mut statement = tx.tx.prepare_cached(STANDING)?;
    let of = named_params! { ":contract": contract.0, ":month": month.to_string() };
    let found = statement.query_map(of, |row| {
        Ok(FeeLine {
            contract: ContractId(row.get("contract_id")?),
            currency: columns::currency(row, "currency")?,
            description: row.get("description")?,
            explanation: row.get("explanation")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

const GIVE_BACK: &str = "
    INSERT INTO fee_given_back (contract_id, month, currency, description, invoice_id, position)
    VALUES (:contract, :month, :currency, :description, :invoice, :position)
    ON CONFLICT DO NOTHING";

/// Gives a fee back: of an issued invoice with its line, of a draft without.
///
/// # Errors
/// Those of the file.
pub fn give_back(
    tx: &Writing<'_>,
    of: &FeeLine,
    month: YearMonth,
    issued: Option<(InvoiceId, u32)>,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(GIVE_BACK)?.execute(named_params! {
        ":contract": of.contract.0, ":month": month.to_string(), ":currency": of.currency.code(),
        ":description": of.description, ":invoice": issued.map(|(invoice, _)| invoice.0),
        ":position": issued.map(|(_, position)| position),
    })?;
    Ok(())
}

const GIVEN_BACK: &str = "
    SELECT contract_id, currency, description
      FROM fee_given_back
     WHERE month = :month AND billed_again = 0
     ORDER BY id";

/// The fees of a month that were given back and are to be billed again, the first first.
///
/// # Errors
/// Those of the file.
pub fn given_back(tx: &Reading<'_>, month: YearMonth) -> Result<Vec<FeeLine>, StoreError> {
    let mut statement = tx.tx.prepare_cached(GIVEN_BACK)?;
    let found = statement.query_map(named_params! { ":month": month.to_string() }, |row| {
        Ok(FeeLine {
            contract: ContractId(row.get("contract_id")?),
            currency: columns::currency(row, "currency")?,
            description: row.get("description")?,
            explanation: String::new(),
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

const BILLED_AGAIN: &str = "
    UPDATE fee_given_back SET billed_again = 1
     WHERE id = (SELECT min(id) FROM fee_given_back
                  WHERE contract_id = :contract AND month = :month AND currency = :currency
                    AND description = :description AND billed_again = 0)";

/// Says that one fee that was given back stands on an invoice again.
///
/// # Errors
/// Those of the file.
pub fn billed_again(
    tx: &Writing<'_>,
    contract: ContractId,
    month: YearMonth,
    (currency, description): (Currency, &str),
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(BILLED_AGAIN)?.execute(named_params! {
        ":contract": contract.0, ":month": month.to_string(), ":currency": currency.code(),
        ":description": description,
    })?;
    Ok(())
}

const OFF: &str = "DELETE FROM fees_billed WHERE contract_id = :contract AND month = :month";
const ALL_OFF: &str = "
    UPDATE fee_given_back SET billed_again = 1
     WHERE contract_id = :contract AND month = :month AND billed_again = 0";

/// Says that no fee of a contract's month stands any more: the next run charges the whole month anew.
///
/// # Errors
/// Those of the file.
pub fn stand_nowhere(tx: &Writing<'_>, contract: ContractId, month: YearMonth) -> Result<(), StoreError> {
    let of = named_params! { ":contract": contract.0, ":month": month.to_string() };
    tx.tx.prepare_cached(OFF)?.execute(of)?;
    tx.tx.prepare_cached(ALL_OFF)?.execute(of)?;
    Ok(())
}
