//! A maintenance calendar as a file, by hand.

use super::calendars::Source;
use super::files::file_name;
use super::wire::MaintenanceExport;
use crate::clients::client_ref;
use crate::context::Context;
use crate::failure::Failure;
use crate::files::write;
use crate::reports::Saved;
use domain::maintenance::{MONTHS, Scope};

/// Writes the calendar of a client, of a service or of all.
///
/// # Errors
/// [`crate::failure::Code::Invalid`]; `NotFound` for an unknown client; `File` when it cannot be written.
pub fn export(context: &Context<'_>, of: MaintenanceExport) -> Result<Saved, Failure> {
    if of.path.trim().is_empty() {
        return Err(Failure::field("path", "Say where the file is to be written."));
    }
    let (name, bytes) = context.read(|tx| {
        let scope = match (of.client.trim(), of.service.trim()) {
            ("", "") => Scope::All,
            (client, "") => Scope::Client(client_ref(tx, client)?),
            ("", service) => Scope::Service(service.to_owned()),
            _ => return Err(Failure::field("service", "Choose a client or a service, not both.")),
        };
        let source = Source::read(context, tx)?;
        let calendars = source.calendars(&scope, of.redacted, *MONTHS.start());
        let calendar = calendars
            .first()
            .ok_or_else(|| Failure::not_found(format!("client \"{}\"", of.client.trim())))?;
        Ok((file_name(&calendar.name), calendar.bytes(context)))
    })?;
    Ok(Saved { path: write(of.path.trim(), &name, &bytes)? })
}
