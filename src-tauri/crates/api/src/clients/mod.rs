//! Clients: entered, looked at, listed, merged, brought in from a file and written to one.

mod export;
mod flags;
mod import;
mod list;
mod merge;
mod save;
mod view;
mod wire;

pub use export::{export, save_list};
pub use import::{import, import_preview};
pub use list::list;
pub use merge::{merge, merge_preview};
pub use save::save;
pub use view::{get, history};
pub use wire::{
    BranchView, ClientHistoryOf, ClientLine, ClientRow, ClientSave, ClientView, ClientsExport, ClientsImport,
    ClientsImportReport, ClientsList, ClientsPage, ContactView, ImportedClient, MergeOf, MergePreview,
    MergedContact, OfId, ServiceInUse,
};

pub(crate) use flags::lacking_first;

use crate::failure::Failure;
use domain::ids::ClientId;
use store::{Reading, Window};

/// Rows a list returns when nobody says how many.
const PAGE: i64 = 100;
/// More than a screen ever shows.
const MOST: i64 = 1_000;

/// A window of a list from what the wire says.
pub(crate) fn window(offset: i64, limit: i64) -> Window {
    let limit = if limit <= 0 { PAGE } else { limit.min(MOST) };
    Window {
        offset: u32::try_from(offset.max(0)).unwrap_or(u32::MAX),
        limit: u32::try_from(limit).expect("at most a thousand"),
    }
}

/// A client as people name it: its id, its name, or what a helpdesk calls it. The id of a client
/// that was merged away means the one that goes on.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(crate) fn client_ref(tx: &Reading<'_>, text: &str) -> Result<ClientId, Failure> {
    if let Ok(id) = text.trim().parse::<ClientId>() {
        return Ok(store::clients::goes_on_as(tx, id)?);
    }
    known_as(tx, text)?.ok_or_else(|| Failure::not_found(format!("client \"{text}\"")))
}

/// The client of this name, or the one helpdesks call so.
pub(crate) fn known_as(tx: &Reading<'_>, text: &str) -> Result<Option<ClientId>, Failure> {
    let named = store::clients::by_name(tx, text.trim())?;
    Ok(match named {
        Some(id) => Some(id),
        None => store::clients::owner_of_source_name(tx, text.trim())?,
    })
}
