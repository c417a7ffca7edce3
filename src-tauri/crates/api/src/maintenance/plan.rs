//! What takes place in a span of time, and what stands against it.

use super::around::Around;
use super::notice::ToldBook;
use crate::context::Context;
use crate::failure::Failure;
use chrono::{NaiveDateTime, TimeDelta};
use domain::ids::WindowId;
use domain::maintenance::{
    Affected, Occurrence, OccurrenceState, Who, lies_within, preferred_stretches, resolve,
};
use domain::time::{Seconds, Stretch};
use std::collections::HashMap;
use store::Reading;
use store::maintenance::{Actual, Blackout, WindowRow};

/// Longer than any window, and than the difference of two zones: what the database is asked for is widened by it.
const MARGIN: TimeDelta = TimeDelta::days(16);

/// An occurrence of one of the plan's windows.
pub(crate) struct Placed {
    /// Place of its window in [`Plan::windows`].
    pub window: usize,
    pub occurrence: Occurrence,
}

/// Whom and what a window claims: numbers of clients and services, in ascending order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    pub everybody: bool,
    /// Places of the clients.
    pub clients: Vec<usize>,
    /// Services, in small letters.
    pub services: Vec<String>,
}

/// Something that stands against an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Against {
    /// Another window at the same time.
    Overlap { window: usize, shared: Shared, stretch: Stretch },
    /// The client asked for none.
    Blackout { blackout: usize, stretch: Stretch },
    /// Clients are open: which terms say so, from when, and how long.
    OpenHours { terms: usize, first: Stretch, length: Seconds },
    /// Outside of what the policy prefers.
    NotPreferred { terms: usize },
}

/// What two windows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shared {
    /// Both affect this client.
    Client(usize),
    /// Both affect a service, at different clients.
    Service,
}

/// Windows with their occurrences in a span.
pub(crate) struct Plan {
    pub around: Around,
    pub windows: Vec<WindowRow>,
    /// By start; the cancelled ones are among them.
    pub placed: Vec<Placed>,
    pub blackouts: Vec<(Blackout, Stretch)>,
    /// What clients were told of the occurrences.
    pub book: ToldBook,
    actuals: HashMap<(WindowId, NaiveDateTime), Vec<Actual>>,
    keys: Vec<Keys>,
    longest: Seconds,
}

impl Plan {
    /// Reads what takes place in a span.
    ///
    /// # Errors
    /// Those of the file.
    pub fn read(context: &Context<'_>, tx: &Reading<'_>, within: Stretch) -> Result<Self, Failure> {
        let windows = windows_near(tx, within)?;
        Self::of(context, tx, within, windows)
    }

    /// The same, where there is anything at all: most desks have no maintenance in most spans, and need not look at
    /// every client for it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn read_if_any(
        context: &Context<'_>,
        tx: &Reading<'_>,
        within: Stretch,
    ) -> Result<Option<Self>, Failure> {
        let windows = windows_near(tx, within)?;
        if windows.is_empty() { Ok(None) } else { Self::of(context, tx, within, windows).map(Some) }
    }

    fn of(
        context: &Context<'_>,
        tx: &Reading<'_>,
        within: Stretch,
        windows: Vec<WindowRow>,
    ) -> Result<Self, Failure> {
        let (from, to) = widened(within);
        let around = Around::read(context, tx)?;
        let keys = windows.iter().map(|row| keys_of(&around, &row.stored.value.affected)).collect();
        let mut placed: Vec<Placed> = Vec::new();
        for (place, row) in windows.iter().enumerate() {
            let window = &row.stored.value;
            let found = window.occurrences(&context.zone(window.zone), within);
            placed.extend(found.into_iter().map(|occurrence| Placed { window: place, occurrence }));
        }
        placed.sort_by_key(|one| (one.occurrence.stretch.from, windows[one.window].stored.value.number));
        let longest = placed.iter().map(|one| one.occurrence.lasts()).max().unwrap_or_default();
        let blackouts = store::maintenance::blackouts(tx, None, from)?
            .into_iter()
            .map(|stored| {
                let stretch = resolve(&stored.value.wall, &context.zone(stored.value.zone));
                (stored.value, stretch)
            })
            .collect();
        let mut actuals: HashMap<(WindowId, NaiveDateTime), Vec<Actual>> = HashMap::new();
        for (id, actual) in store::maintenance::actuals_between(tx, from, to)? {
            actuals.entry((id, actual.recurrence_id)).or_default().push(actual);
        }
        let named = placed.iter().map(|one| &one.occurrence.recurrence_id);
        let book = ToldBook::read(tx, &windows, named)?;
        Ok(Self { around, windows, placed, blackouts, book, actuals, keys, longest })
    }

    /// What was recorded about an occurrence, the last first.
    pub fn actuals(&self, id: WindowId, recurrence_id: NaiveDateTime) -> &[Actual] {
        self.actuals.get(&(id, recurrence_id)).map_or(&[], Vec::as_slice)
    }

    /// Whom and what a window of the plan claims.
    pub fn keys(&self, window: usize) -> &Keys {
        &self.keys[window]
    }

    /// What stands against an occurrence of `keys` that belongs to the windows `own`.
    ///
    /// # Errors
    /// [`crate::failure::Code::BeyondCalendar`] where the hours of a client are not known then.
    pub fn against(
        &self,
        context: &Context<'_>,
        occurrence: &Occurrence,
        keys: &Keys,
        own: &[WindowId],
    ) -> Result<Vec<Against>, Failure> {
        let mut found = Vec::new();
        if occurrence.state == OccurrenceState::Cancelled {
            return Ok(found);
        }
        let stretch = occurrence.stretch;
        self.overlaps(stretch, keys, own, &mut found);
        for (place, (blackout, closed)) in self.blackouts.iter().enumerate() {
            let client = self.around.place(blackout.client);
            if let Some(both) = both(&stretch, closed)
                && client.is_some_and(|client| keys.clients.binary_search(&client).is_ok())
            {
                found.push(Against::Blackout { blackout: place, stretch: both });
            }
        }
        for terms in self.around.terms_of(&keys.clients) {
            let laid_out = &self.around.terms[terms];
            if self.around.has_hours(terms) {
                // Beyond the years of its holidays a calendar knows nothing, and so nothing is said.
                let open = laid_out.calendar.stretches(stretch.from, stretch.to).unwrap_or_default();
                if let Some(first) = open.first() {
                    let length = open.iter().map(|one| one.to - one.from).sum();
                    found.push(Against::OpenHours { terms, first: *first, length });
                }
            }
            let preferred = &laid_out.policy.terms.preferred_windows;
            if !preferred.is_empty()
                && !lies_within(
                    &stretch,
                    &preferred_stretches(preferred, context.desk.shelf.zones(), stretch),
                )
            {
                found.push(Against::NotPreferred { terms });
            }
        }
        Ok(found)
    }

    fn overlaps(&self, stretch: Stretch, keys: &Keys, own: &[WindowId], found: &mut Vec<Against>) {
        let from =
            self.placed.partition_point(|one| one.occurrence.stretch.from + self.longest <= stretch.from);
        let near = self.placed[from..].iter().take_while(|one| one.occurrence.stretch.from < stretch.to);
        for other in near.filter(|one| one.occurrence.state != OccurrenceState::Cancelled) {
            let id = self.windows[other.window].stored.value.id;
            let Some(both) = both(&stretch, &other.occurrence.stretch) else { continue };
            if own.contains(&id) {
                continue;
            }
            if let Some(shared) = shared(keys, &self.keys[other.window]) {
                found.push(Against::Overlap { window: other.window, shared, stretch: both });
            }
        }
    }
}

fn windows_near(tx: &Reading<'_>, within: Stretch) -> Result<Vec<WindowRow>, Failure> {
    let (from, to) = widened(within);
    Ok(store::maintenance::between(tx, from, to)?)
}

/// A span on any wall clock, with room for windows that begin before it.
fn widened(within: Stretch) -> (NaiveDateTime, NaiveDateTime) {
    (within.from.at_offset(0) - MARGIN, within.to.at_offset(0) + MARGIN)
}

/// Whom and what is claimed by whom a window affects.
pub(crate) fn keys_of(around: &Around, affected: &Affected) -> Keys {
    let mut services: Vec<String> = affected.services.iter().map(|name| name.to_lowercase()).collect();
    services.sort_unstable();
    Keys { everybody: affected.clients == Who::All, clients: around.affected(affected), services }
}

fn shared(one: &Keys, other: &Keys) -> Option<Shared> {
    let (few, many) = if one.clients.len() <= other.clients.len() { (one, other) } else { (other, one) };
    let client = few.clients.iter().find(|client| many.clients.binary_search(client).is_ok());
    let service = || one.services.iter().any(|name| other.services.binary_search(name).is_ok());
    match client {
        Some(client) => Some(Shared::Client(*client)),
        None if service() => Some(Shared::Service),
        None => None,
    }
}

fn both(one: &Stretch, other: &Stretch) -> Option<Stretch> {
    let (from, to) = (one.from.max(other.from), one.to.min(other.to));
    (from < to).then_some(Stretch { from, to })
}
