//! The list of clients, as filtered.

use super::flags::{asked, sentences};
use super::wire::{ClientRow, ClientsList, ClientsPage};
use crate::context::Context;
use crate::failure::Failure;
use store::Reading;
use store::clients::ClientFilter;

/// Clients by name.
pub fn list(context: &Context<'_>, of: ClientsList) -> Result<ClientsPage, Failure> {
    context.read(|tx| {
        let window = super::window(of.offset, of.limit);
        let page = store::clients::list(tx, &filter(context, tx, &of)?, window)?;
        Ok(ClientsPage {
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            rows: page.rows.into_iter().map(row).collect(),
            tags: store::clients::tags(tx)?,
            account_managers: store::clients::account_managers(tx)?,
        })
    })
}

pub(super) fn filter(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &ClientsList,
) -> Result<ClientFilter, Failure> {
    let given = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(ClientFilter {
        typed: of.search.clone(),
        tag: given(&of.tag),
        account_manager: given(&of.account_manager),
        only_lacking: of.flagged,
        asked: asked(context, tx)?,
    })
}

pub(super) fn row(row: store::clients::ClientRow) -> ClientRow {
    ClientRow {
        id: row.id.to_string(),
        name: row.name,
        zone: row.zone.name().to_owned(),
        account_manager: row.account_manager,
        reseller: row.reseller.unwrap_or_default(),
        tags: row.tags,
        contracts: i64::from(row.contracts),
        open_tickets: i64::from(row.open_tickets),
        flags: sentences(&row.lacks),
    }
}
