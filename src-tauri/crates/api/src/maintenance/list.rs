//! Occurrences of a span of days as a list, for the month and for a file; and every pair of windows that overlap.

use super::asked_zone;
use super::plan::{Placed, Plan};
use super::rows::{row, state, stretch_in_words};
use super::wire::{
    ConflictView, MaintenanceList, MaintenanceListSave, MaintenancePage, OccurrenceRow, WindowConflicts,
    WindowRef,
};
use crate::context::Context;
use crate::failure::Failure;
use crate::files::write_beside;
use crate::reports::Saved;
use crate::words;
use chrono::{Days, NaiveDate};
use domain::ids::ClientId;
use domain::maintenance::{
    Claim, OccurrenceState, Overlap, Window, length_in_words, number_in_words, overlaps,
    recurrence_id_in_words,
};
use domain::time::Stretch;
use domain::zones::Zone;
use std::collections::HashMap;
use std::path::Path;
use store::Reading;

/// How far a list looks when no last day is typed.
const DAYS_AHEAD: u64 = 90;
/// No list is longer than two years.
const MOST_DAYS: i64 = 731;
/// States of a row.
const STATES: [&str; 6] = ["draft", "published", "in_progress", "done", "not_recorded", "cancelled"];

/// Occurrences by their start, as filtered.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for days, a zone or a state that do not exist.
pub fn list(context: &Context<'_>, of: MaintenanceList) -> Result<MaintenancePage, Failure> {
    context.read(|tx| {
        let asked = Asked::read(context, tx, &of)?;
        let plan = Plan::read(context, tx, asked.within())?;
        let wanted: Vec<&Placed> =
            plan.placed.iter().filter(|one| asked.takes(context, &plan, one)).collect();
        let page = crate::clients::window(of.offset, of.limit);
        let shown = wanted.iter().skip(page.offset as usize).take(page.limit as usize);
        let rows = shown.map(|one| asked.row(context, &plan, one)).collect::<Result<_, _>>()?;
        Ok(MaintenancePage {
            total: i64::try_from(wanted.len()).unwrap_or(i64::MAX),
            rows,
            from: asked.from.to_string(),
            to: asked.to.to_string(),
            today: asked.zone.date(context.now).to_string(),
        })
    })
}

/// The list as CSV.
///
/// # Errors
/// As [`list`]; `File`.
pub fn save_list(context: &Context<'_>, of: MaintenanceListSave) -> Result<Saved, Failure> {
    if of.path.trim().is_empty() {
        return Err(Failure::field("path", "Say where the file is to be written."));
    }
    let mut rows: Vec<OccurrenceRow> = Vec::new();
    loop {
        let offset = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let page = list(context, MaintenanceList { offset, limit: 1_000, ..of.filter.clone() })?;
        let done = page.rows.is_empty();
        rows.extend(page.rows);
        if done || i64::try_from(rows.len()).is_ok_and(|read| read >= page.total) {
            break;
        }
    }
    let heads = [
        "Number",
        "Title",
        "Kind",
        "State",
        "Starts",
        "Ends",
        "Zone",
        "Starts (UTC)",
        "Ends (UTC)",
        "Hours",
        "Clients",
        "Services",
        "Conflicts",
    ];
    let cells = rows.into_iter().map(|row| {
        vec![
            row.number,
            row.title,
            row.kind,
            row.state.replace('_', " "),
            row.starts.local.replace('T', " "),
            row.ends.local.replace('T', " "),
            row.starts.zone,
            row.starts.utc,
            row.ends.utc,
            words::duration(domain::time::Seconds(row.lasts)),
            if row.everybody { "all".to_owned() } else { row.clients.join(", ") },
            row.services.join(", "),
            row.conflicts.to_string(),
        ]
    });
    write_beside(Path::new(&of.path), &documents::lists::csv(&heads, cells))?;
    Ok(Saved { path: of.path })
}

/// Every pair of windows that overlap for the same client or service in a span of days, the first time each.
///
/// # Errors
/// As [`list`].
pub fn conflicts(context: &Context<'_>, of: MaintenanceList) -> Result<WindowConflicts, Failure> {
    context.read(|tx| {
        let asked = Asked::read(context, tx, &of)?;
        let plan = Plan::read(context, tx, asked.within())?;
        let found = overlaps(&claims(&plan));
        let rows = found.iter().map(|pair| asked.pair(&plan, pair)).collect();
        Ok(WindowConflicts { rows, from: asked.from.to_string(), to: asked.to.to_string() })
    })
}

/// What each window of the plan claims, its clients and services numbered together.
fn claims(plan: &Plan) -> Vec<Claim> {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let parties = u32::try_from(plan.around.parties.len()).expect("fewer than 2³² clients");
    let mut claims: Vec<Claim> = Vec::with_capacity(plan.windows.len());
    for window in 0..plan.windows.len() {
        let keys = plan.keys(window);
        let clients = keys.clients.iter().map(|place| u32::try_from(*place).expect("fewer than 2³² clients"));
        let mut all: Vec<u32> = if keys.everybody { Vec::new() } else { clients.collect() };
        for name in &keys.services {
            let next = parties + u32::try_from(numbers.len()).expect("fewer than 2³² services");
            all.push(*numbers.entry(name).or_insert(next));
        }
        all.sort_unstable();
        claims.push(Claim { stretches: Vec::new(), keys: all, everybody: keys.everybody });
    }
    for one in plan.placed.iter().filter(|one| one.occurrence.state != OccurrenceState::Cancelled) {
        claims[one.window].stretches.push(one.occurrence.stretch);
    }
    claims
}

/// What a list was asked for.
struct Asked {
    zone: Zone,
    from: NaiveDate,
    to: NaiveDate,
    client: Option<ClientId>,
    kind: String,
    state: String,
    words: String,
}

impl Asked {
    fn read(context: &Context<'_>, tx: &Reading<'_>, of: &MaintenanceList) -> Result<Self, Failure> {
        let zone = asked_zone(context, tx, &of.zone)?;
        let today = zone.date(context.now);
        let day = |field: &str, typed: &str, otherwise: NaiveDate| match typed.trim() {
            "" => Ok(otherwise),
            typed => typed.parse::<NaiveDate>().map_err(|_| {
                Failure::field(field, format!("\"{typed}\" is not a date. Write it as 2026-12-31."))
            }),
        };
        let from = day("from", &of.from, today)?;
        let to = day("to", &of.to, from + Days::new(DAYS_AHEAD))?;
        if to < from {
            return Err(Failure::field("to", format!("The last day, {to}, lies before the first, {from}.")));
        }
        if (to - from).num_days() > MOST_DAYS {
            return Err(Failure::field("to", "A list spans two years at most."));
        }
        if !of.state.is_empty() && !STATES.contains(&of.state.as_str()) {
            let message = format!("\"{}\" is none of {}.", of.state, STATES.join(", "));
            return Err(Failure::field("state", message));
        }
        if !["", "standard", "emergency"].contains(&of.kind.as_str()) {
            return Err(Failure::field(
                "kind",
                format!("\"{}\" is neither standard nor emergency.", of.kind),
            ));
        }
        let client = match of.client.trim() {
            "" => None,
            text => Some(crate::clients::client_ref(tx, text)?),
        };
        let (kind, state) = (of.kind.clone(), of.state.clone());
        Ok(Self { zone, from, to, client, kind, state, words: of.search.trim().to_lowercase() })
    }

    fn within(&self) -> Stretch {
        Stretch { from: self.zone.start_of(self.from), to: self.zone.start_of(self.to + Days::new(1)) }
    }

    fn takes(&self, context: &Context<'_>, plan: &Plan, one: &Placed) -> bool {
        let window = &plan.windows[one.window].stored.value;
        let affects = |client: ClientId| {
            let place = plan.around.place(client);
            place.is_some_and(|place| plan.keys(one.window).clients.binary_search(&place).is_ok())
        };
        self.client.is_none_or(affects)
            && (self.kind.is_empty() || window.kind.key() == self.kind)
            && (self.words.is_empty() || says(window, &self.words))
            && (self.state.is_empty() || state(context, plan, one.window, &one.occurrence) == self.state)
    }

    fn row(&self, context: &Context<'_>, plan: &Plan, one: &Placed) -> Result<OccurrenceRow, Failure> {
        row(context, plan, one.window, &one.occurrence, &self.zone)
    }

    fn pair(&self, plan: &Plan, pair: &Overlap) -> ConflictView {
        let of = |place: usize| &plan.windows[place].stored.value;
        let (one, other) = (of(pair.of.0), of(pair.of.1));
        let shared = pair.shared.map(|key| key as usize);
        let (why, whom) = match shared {
            None => ("All clients", "every client".to_owned()),
            Some(place) => match plan.around.parties.get(place) {
                Some(party) => ("Same client", party.name.clone()),
                None => ("Same service", one.affected.services.join(", ")),
            },
        };
        let at = plan.placed.iter().find(|placed| {
            placed.window == pair.of.0
                && placed.occurrence.stretch.from <= pair.first.from
                && pair.first.to <= placed.occurrence.stretch.to
        });
        let length = length_in_words(pair.first.to - pair.first.from);
        ConflictView {
            kind: "overlap".to_owned(),
            words: format!(
                "{} overlaps {} by {length}",
                number_in_words(one.number),
                number_in_words(other.number)
            ),
            why: why.to_owned(),
            detail: format!(
                "{whom}, {} and {}, {}",
                one.title,
                other.title,
                stretch_in_words(&pair.first, &self.zone)
            ),
            window: Some(WindowRef { id: one.id.to_string(), number: number_in_words(one.number) }),
            recurrence_id: at
                .map(|at| recurrence_id_in_words(at.occurrence.recurrence_id))
                .unwrap_or_default(),
            times: i64::from(pair.times),
        }
    }
}

fn says(window: &Window, words: &str) -> bool {
    let number = number_in_words(window.number).to_lowercase();
    let services = || window.affected.services.iter().any(|name| name.to_lowercase().contains(words));
    number == words || window.title.to_lowercase().contains(words) || services()
}
