//! The list: SQLite sorts and pages it; what is on the page is judged afresh, so that "left" is true now.

use super::standing::{judge, not_while_suspended, priority_name, standing};
use super::wire::{ClockState, TicketRow, TicketSort, TicketView, TicketsList, TicketsPage};
use crate::clients::{client_ref, window};
use crate::context::Context;
use crate::failure::Failure;
use crate::shelf::LaidOut;
use crate::terms;
use crate::wire::{Moment, seconds};
use crate::words;
use domain::sla::PriorityKey;
use domain::tickets::ticket_number;
use domain::zones::Zone;
use store::tickets::{Order, Record, Standing, TicketFilter, View};
use store::{Reading, Window};

/// A page of tickets.
///
/// # Errors
/// [`crate::failure::Code::NotFound`] for a client that is not there.
pub fn list(context: &Context<'_>, of: TicketsList) -> Result<TicketsPage, Failure> {
    context.read(|tx| {
        let client = if of.client_id.is_empty() { None } else { Some(client_ref(tx, &of.client_id)?) };
        let filter = TicketFilter {
            view: view(of.view),
            client,
            contract: None,
            priority: Some(of.priority).filter(|word| !word.is_empty()).map(PriorityKey),
            typed: of.search,
            now: context.now,
        };
        let page =
            store::tickets::list(tx, &filter, order(of.sort, of.descending), window(of.offset, of.limit))?;
        let rows = page.rows.into_iter().map(|row| fresh(context, tx, row)).collect::<Result<_, _>>()?;
        let counts = store::tickets::view_counts(tx, context.now)?;
        Ok(TicketsPage {
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            rows,
            counts: [
                counts.next_due,
                counts.breached,
                counts.waiting_on_client,
                counts.unassigned,
                counts.all,
            ]
            .map(i64::from)
            .to_vec(),
        })
    })
}

/// The first rows of a view.
pub(crate) fn rows_of_view(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: TicketView,
    limit: u32,
) -> Result<Vec<TicketRow>, Failure> {
    let filter = TicketFilter { view: view(of), now: context.now, ..super::all() };
    let page = store::tickets::list(tx, &filter, Order::NextDueFirst, Window { offset: 0, limit })?;
    page.rows.into_iter().map(|row| fresh(context, tx, row)).collect()
}

fn view(of: TicketView) -> View {
    match of {
        TicketView::NextDue => View::NextDue,
        TicketView::Breached => View::Breached,
        TicketView::WaitingOnClient => View::WaitingOnClient,
        TicketView::Unassigned => View::Unassigned,
        TicketView::All => View::All,
    }
}

fn order(sort: TicketSort, descending: bool) -> Order {
    match (sort, descending) {
        (TicketSort::NextDue, _) => Order::NextDueFirst,
        (TicketSort::Received, true) => Order::NewestFirst,
        (TicketSort::Received, false) => Order::OldestFirst,
        (TicketSort::Number, false) => Order::NumberUp,
        (TicketSort::Number, true) => Order::NumberDown,
    }
}

fn fresh(
    context: &Context<'_>,
    tx: &Reading<'_>,
    row: store::tickets::TicketRow,
) -> Result<TicketRow, Failure> {
    let record = store::tickets::get(tx, row.id)?.value;
    let zone = context.zone(row.zone);
    let Some(terms) = record.terms else {
        return row_of(tx, &record, &record.standing, &zone, None);
    };
    let terms = terms::of_id(context, tx, terms)?;
    // What is over stands as it was judged; only a running clock needs a fresh look.
    if record.standing.next.is_none() {
        return row_of(tx, &record, &record.standing, &zone, Some(&terms.laid_out));
    }
    let record = not_while_suspended(tx, record)?;
    let scored = judge(&record.ticket, &terms, context.now)?;
    let now = standing(&record.ticket, &scored, &terms.laid_out, context.now)?;
    row_of(tx, &record, &now, &zone, Some(&terms.laid_out))
}

/// A ticket as the list shows it.
pub(crate) fn row_of(
    tx: &Reading<'_>,
    record: &Record,
    standing: &Standing,
    zone: &Zone,
    laid_out: Option<&LaidOut>,
) -> Result<TicketRow, Failure> {
    let ticket = &record.ticket;
    let next = standing.next.as_ref();
    Ok(TicketRow {
        id: ticket.id.to_string(),
        number: ticket_number(ticket.number),
        external_id: ticket.external_id.clone(),
        subject: ticket.subject.clone(),
        client_id: ticket.client.to_string(),
        client: store::clients::get(tx, ticket.client)?.value.name,
        priority: priority_name(laid_out, &ticket.priority),
        next_target: next
            .map(|next| format!("{}, {}", words::metric(next.metric), next.words))
            .unwrap_or_default(),
        due: next.and_then(|next| next.due).map(|at| Moment::new(at, zone)),
        clock: clock(standing),
        left_s: next.filter(|next| next.due.is_some()).map(|next| seconds(next.left)),
        used_permille: next.map(|next| i64::from(next.used_permille)),
        assignee: record.assignee.clone(),
        received: Moment::new(ticket.received, zone),
        resolved: standing.resolved.map(|at| Moment::new(at, zone)),
    })
}

fn clock(standing: &Standing) -> ClockState {
    match standing.next.as_ref().map(|next| next.clock) {
        Some(store::tickets::ClockState::Running) => ClockState::Running,
        Some(store::tickets::ClockState::DueSoon) => ClockState::DueSoon,
        Some(store::tickets::ClockState::Closed) => ClockState::Closed,
        Some(store::tickets::ClockState::Paused) => ClockState::Paused,
        Some(store::tickets::ClockState::Breached) => ClockState::Breached,
        None if standing.missed > 0 => ClockState::Breached,
        None if standing.scored.is_some() && standing.resolved.is_some() => ClockState::Met,
        None => ClockState::None,
    }
}
