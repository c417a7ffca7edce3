//! The board: what waits for the client, for work, for a look, for an invoice; and what was billed.

use super::view::{card, timer_view};
use super::wire::{Board, BoardColumn, BoardOf, Card};
use super::{month_in, technician, today};
use crate::clients::client_ref;
use crate::context::{Context, the_provider};
use crate::failure::Failure;
use domain::billing::EngagementState;
use domain::ids::ContractId;
use domain::time::YearMonth;
use domain::zones::Zone;
use std::collections::HashMap;
use store::Reading;
use store::billing::board::{self as shown, BoardFilter};
use store::billing::engagements::{self, EngagementRow};
use store::billing::timers;

/// Cards of a column where nobody says how many.
const CARDS: u32 = 50;
/// More than a screen ever shows.
const MOST: u32 = 500;

/// The board.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a month that is none; [`crate::failure::Code::NotFound`] for a client nobody
/// knows.
pub fn board(context: &Context<'_>, of: BoardOf) -> Result<Board, Failure> {
    context.read(|tx| {
        let month = match of.month.trim() {
            "" => YearMonth::of(today(context, tx)?),
            typed => month_in("month", typed)?,
        };
        let client = match of.client.trim() {
            "" => None,
            typed => Some(client_ref(tx, typed)?),
        };
        let filter = BoardFilter { month, client, search: of.search.trim().to_owned() };
        let limit = if of.limit == 0 { CARDS } else { of.limit.min(MOST) };
        let mut zones = Zones::default();
        let mut columns = Vec::new();
        for state in EngagementState::ALL {
            columns.push(column(context, tx, state, &filter, limit, &mut zones)?);
        }
        let to_post = columns.iter().find(|column| column.state == EngagementState::ToBill.key());
        let zone = context.zone(the_provider(tx)?.value.zone);
        Ok(Board {
            month: month.to_string(),
            month_words: format!("{} {}", month.name(), month.year()),
            to_post: to_post.map_or(0, |column| column.count),
            timers: timers::all(tx)?.iter().map(|timer| timer_view(timer, &zone)).collect(),
            technician: technician(tx, "")?,
            columns,
        })
    })
}

fn column(
    context: &Context<'_>,
    tx: &Reading<'_>,
    state: EngagementState,
    filter: &BoardFilter,
    limit: u32,
    zones: &mut Zones,
) -> Result<BoardColumn, Failure> {
    let (count, sums) = shown::sums(tx, state, filter)?;
    let rows = shown::cards(tx, state, filter, limit)?;
    Ok(BoardColumn {
        state: state.key().to_owned(),
        count: i64::try_from(count).unwrap_or(i64::MAX),
        sums: sums.iter().map(ToString::to_string).collect(),
        cards: cards(context, tx, &rows, zones)?,
    })
}

/// The zones of contracts, each looked up once.
#[derive(Default)]
struct Zones(HashMap<ContractId, Zone>);

impl Zones {
    fn of(&mut self, context: &Context<'_>, tx: &Reading<'_>, id: ContractId) -> Result<Zone, Failure> {
        if let Some(zone) = self.0.get(&id) {
            return Ok(zone.clone());
        }
        let zone = context.zone(store::contracts::get(tx, id)?.value.zone);
        self.0.insert(id, zone.clone());
        Ok(zone)
    }
}

fn cards(
    context: &Context<'_>,
    tx: &Reading<'_>,
    rows: &[EngagementRow],
    zones: &mut Zones,
) -> Result<Vec<Card>, Failure> {
    let timers = timers::all(tx)?;
    let shown = |row: &EngagementRow| {
        let zone = zones.of(context, tx, row.stored.value.contract)?;
        Ok(card(context, row, &zone, &timers))
    };
    rows.iter().map(shown).collect()
}

/// The card of one engagement.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub(super) fn card_of(context: &Context<'_>, tx: &Reading<'_>, number: i64) -> Result<Card, Failure> {
    let row = engagements::get(tx, number)?;
    let mut shown = cards(context, tx, &[row], &mut Zones::default())?;
    Ok(shown.remove(0))
}
