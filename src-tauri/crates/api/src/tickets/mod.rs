//! Tickets: listed, explained, entered, taken out of attainment.

mod change;
mod explain;
mod lines;
mod list;
mod picture;
mod picture_wire;
mod standing;
mod wire;

pub use change::{create, exclude, explain_late, record};
pub use list::list;
pub use picture_wire::{
    EventSide, Lane, LaneMark, Picture, PictureDay, PictureEvent, PictureStretch, Piece, PieceState,
};
pub use wire::{
    Changed, ClockState, EventView, Explanation, LedgerLine, LineState, MetricView, PromiseView,
    TicketCreate, TicketExclude, TicketExplain, TicketRecord, TicketRow, TicketSort, TicketView, TicketsList,
    TicketsPage, Verdict,
};

pub(crate) use change::{moment_in, put_on_contract, rejudge_all};
pub(crate) use explain::tracks;
pub(crate) use lines::{Page, pause_words};
pub(crate) use list::{row_of, rows_of_view};
pub(crate) use picture::picture;
pub(crate) use standing::{judge, judge_on, standing, unscored};

use crate::clients::OfId;
use crate::context::Context;
use crate::failure::Failure;
use domain::contracts::Contract;
use domain::ids::{ClientId, ContractId, TicketId};
use domain::tickets::ticket_number;
use domain::zones::Zone;
use store::tickets::{Order, Record, TicketFilter, View};
use store::{Reading, Window};

/// A ticket with its clocks: the picture, the ledgers, the events.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn explain(context: &Context<'_>, of: OfId) -> Result<Explanation, Failure> {
    context.read(|tx| {
        let id = ticket_ref(tx, &of.id)?;
        explain::explanation(context, tx, id)
    })
}

/// A ticket as people name it: its id, `T-4127`, `4127`, or its number in the helpdesk.
///
/// # Errors
/// [`crate::failure::Code::NotFound`]; `Invalid` when two sources have that number.
pub(crate) fn ticket_ref(tx: &Reading<'_>, text: &str) -> Result<TicketId, Failure> {
    if let Ok(id) = text.trim().parse::<TicketId>() {
        return Ok(id);
    }
    match store::tickets::find(tx, text)?.as_slice() {
        [] => Err(Failure::not_found(format!("ticket \"{text}\""))),
        [one] => Ok(*one),
        several => {
            let mut names = Vec::new();
            for id in several {
                names.push(ticket_number(store::tickets::get(tx, *id)?.value.ticket.number));
            }
            Err(Failure::field("id", format!("\"{text}\" names several tickets: {}.", names.join(", "))))
        }
    }
}

/// The zone in which a ticket's times are shown: its contract's, or its client's.
fn tickets_zone(
    context: &Context<'_>,
    tx: &Reading<'_>,
    contract: Option<&Contract>,
    record: &Record,
) -> Result<Zone, Failure> {
    match contract {
        Some(contract) => Ok(explain::zone_of(context, contract)),
        None => Ok(context.zone(store::clients::get(tx, record.ticket.client)?.value.zone)),
    }
}

fn count(tx: &Reading<'_>, context_free: TicketFilter) -> Result<i64, Failure> {
    let none = Window { offset: 0, limit: 0 };
    let page = store::tickets::list(tx, &context_free, Order::NewestFirst, none)?;
    Ok(i64::try_from(page.total).unwrap_or(i64::MAX))
}

/// How many tickets a client has.
pub(crate) fn count_of_client(tx: &Reading<'_>, id: ClientId) -> Result<i64, Failure> {
    count(tx, TicketFilter { client: Some(id), ..all() })
}

/// How many tickets stand on a contract.
pub(crate) fn count_of_contract(tx: &Reading<'_>, id: ContractId) -> Result<i64, Failure> {
    count(tx, TicketFilter { contract: Some(id), ..all() })
}

fn all() -> TicketFilter {
    TicketFilter {
        view: View::All,
        client: None,
        contract: None,
        priority: None,
        typed: String::new(),
        now: domain::time::Instant::from_unix(0),
    }
}
