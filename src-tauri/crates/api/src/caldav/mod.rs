//! Calendar servers: set up, tried, and opened for whoever publishes on them.

mod servers;
mod wire;

use crate::context::Context;
use crate::failure::Failure;
use delivery::caldav::{CalDav, Server};
use domain::ids::CaldavServerId;
use store::caldav::CaldavServer;

pub use servers::{calendars, make_calendar, remove_server, save_server, servers, set_password, test};
pub use wire::{
    CaldavCalendar, CaldavCalendars, CaldavMake, CaldavPassword, CaldavServerMove, CaldavServerSave,
    CaldavServerView, CaldavServers, CaldavTested,
};

/// Opens a calendar server that was set up, with its password. Nothing is sent yet; ask it with
/// [`delivery::wait`], outside of any transaction.
///
/// # Errors
/// [`Code::NotFound`](crate::failure::Code::NotFound); [`Code::Server`](crate::failure::Code::Server) when there is no
/// password, or its address would send it in the clear.
pub(crate) fn open(context: &Context<'_>, id: CaldavServerId) -> Result<CalDav, Failure> {
    let (server, is_only) = context.read(|tx| {
        let server = store::caldav::get(tx, id)?.value;
        Ok((server, store::caldav::all(tx)?.len() == 1))
    })?;
    open_server(context, &server, is_only)
}

fn open_server(context: &Context<'_>, server: &CaldavServer, is_only: bool) -> Result<CalDav, Failure> {
    let password = match server.user_name.as_str() {
        "" => None,
        _ => servers::password(context, server, is_only)
            .map(|found| found.map(|(password, _)| password))
            .unwrap_or_default(),
    };
    let CaldavServer { id: _, name: _, url, user_name, authorities } = server;
    Ok(CalDav::new(Server { url, user_name, authorities }, password.as_deref())?)
}
