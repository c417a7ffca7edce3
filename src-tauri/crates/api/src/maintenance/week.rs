//! A week as nights, noon to noon, so that a window across midnight is one bar.

use super::asked_zone;
use super::plan::Plan;
use super::rows::row;
use super::wire::{MaintenanceWeek, MinuteSpan, Night, NightBar, WeekOf};
use crate::context::Context;
use crate::failure::Failure;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use domain::maintenance::{preferred_in_words, preferred_stretches};
use domain::time::{Instant, Stretch};
use domain::zones::Zone;

/// Minutes of wall clock from noon to noon.
const NIGHT: i64 = 24 * 60;

/// A week of nights.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a day or a zone that does not exist.
pub fn week(context: &Context<'_>, of: WeekOf) -> Result<MaintenanceWeek, Failure> {
    context.read(|tx| {
        let zone = asked_zone(context, tx, &of.zone)?;
        let today = zone.date(context.now);
        let day: NaiveDate = match of.day.trim() {
            "" => today,
            typed => typed.parse().map_err(|_| {
                Failure::field("day", format!("\"{typed}\" is not a date. Write it as 2026-12-31."))
            })?,
        };
        let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        let nights: Vec<Noon> = (0..7).map(|n| Noon::of(monday + Days::new(n), &zone)).collect();
        let within = Stretch { from: nights[0].stretch.from, to: nights[6].stretch.to };
        let plan = Plan::read(context, tx, within)?;
        let clients: Vec<usize> = match of.client.trim() {
            "" => (0..plan.around.parties.len()).collect(),
            text => plan.around.place(crate::clients::client_ref(tx, text)?).into_iter().collect(),
        };
        let shown = |window: usize| {
            let affected = &plan.keys(window).clients;
            of.client.trim().is_empty() || clients.iter().any(|client| affected.binary_search(client).is_ok())
        };
        let mut bars = Vec::new();
        for one in plan.placed.iter().filter(|one| shown(one.window)) {
            let stretch = one.occurrence.stretch;
            let occurrence = row(context, &plan, one.window, &one.occurrence, &zone)?;
            for (place, night) in nights.iter().enumerate() {
                let Some(span) = night.span(&stretch, &zone) else { continue };
                bars.push(NightBar {
                    night: place as i64,
                    span,
                    from_before: stretch.from < night.stretch.from,
                    goes_on: stretch.to > night.stretch.to,
                    occurrence: occurrence.clone(),
                });
            }
        }
        let terms = plan.around.terms_of(&clients);
        let (closed, shaded) = closed(&plan, &terms, within);
        let (preferred, words) = preferred(context, &plan, &terms, within);
        let drawn = |night: &Noon| night.drawn(context.now, &zone, &closed, &preferred);
        Ok(MaintenanceWeek {
            monday: monday.to_string(),
            sunday: (monday + Days::new(6)).to_string(),
            zone: zone.id().name().to_owned(),
            today: today.to_string(),
            nights: nights.iter().map(drawn).collect(),
            bars,
            preferred: words,
            shaded,
        })
    })
}

/// A night: noon to noon of a zone's wall clock.
struct Noon {
    date: NaiveDate,
    noon: NaiveDateTime,
    stretch: Stretch,
}

impl Noon {
    fn of(date: NaiveDate, zone: &Zone) -> Self {
        let noon = date.and_hms_opt(12, 0, 0).expect("every date has a noon");
        let stretch = Stretch { from: zone.resolve(noon), to: zone.resolve(noon + Days::new(1)) };
        Self { date, noon, stretch }
    }

    fn minute(&self, at: Instant, zone: &Zone) -> i64 {
        (zone.wall(at) - self.noon).num_minutes().clamp(0, NIGHT)
    }

    /// What of a stretch lies in the night, in minutes of wall clock; at least one of them.
    fn span(&self, of: &Stretch, zone: &Zone) -> Option<MinuteSpan> {
        let (from, to) = (of.from.max(self.stretch.from), of.to.min(self.stretch.to));
        if from >= to {
            return None;
        }
        let from = self.minute(from, zone);
        // In an hour that is shown twice an end may stand before its start.
        Some(MinuteSpan { from: from.min(NIGHT - 1), to: self.minute(to, zone).max(from + 1) })
    }

    fn drawn(&self, now: Instant, zone: &Zone, closed: &[Stretch], preferred: &[Stretch]) -> Night {
        let spans = |of: &[Stretch]| of.iter().filter_map(|one| self.span(one, zone)).collect();
        let change = zone.changes_between(self.stretch.from, self.stretch.to).into_iter().next();
        let hour = change.map(|change| {
            let at = self.minute(change.at, zone);
            let length = i64::from(change.forward.abs()) / 60;
            if change.forward > 0 {
                (MinuteSpan { from: at - length, to: at }, true)
            } else {
                (MinuteSpan { from: at, to: at + length }, false)
            }
        });
        let is_now = self.stretch.from <= now && now < self.stretch.to;
        Night {
            date: self.date.to_string(),
            next_date: (self.date + Days::new(1)).to_string(),
            minutes: (self.stretch.to - self.stretch.from).0 / 60,
            now: is_now.then(|| self.minute(now, zone)),
            closed: spans(closed),
            preferred: spans(preferred),
            skipped: hour.filter(|(_, skipped)| *skipped).map(|(span, _)| span),
            repeated: hour.filter(|(_, skipped)| !*skipped).map(|(span, _)| span),
        }
    }
}

/// Where none of the clients shown is open, and whether any of them has hours at all.
fn closed(plan: &Plan, terms: &[usize], within: Stretch) -> (Vec<Stretch>, bool) {
    let with_hours: Vec<usize> =
        terms.iter().copied().filter(|terms| plan.around.has_hours(*terms)).collect();
    let mut open: Vec<Stretch> = Vec::new();
    for terms in &with_hours {
        let calendar = &plan.around.terms[*terms].calendar;
        // Beyond the years of its holidays a calendar knows nothing, and so nothing is shaded.
        match calendar.stretches(within.from, within.to) {
            Ok(stretches) => open.extend(stretches),
            Err(_) => return (Vec::new(), false),
        }
    }
    if with_hours.is_empty() {
        return (Vec::new(), false);
    }
    let mut closed = Vec::new();
    let mut from = within.from;
    for one in domain::calendar::union_of(&open) {
        if one.from > from {
            closed.push(Stretch { from, to: one.from });
        }
        from = from.max(one.to);
    }
    if from < within.to {
        closed.push(Stretch { from, to: within.to });
    }
    (closed, true)
}

/// Where maintenance is preferred, and in words.
fn preferred(
    context: &Context<'_>,
    plan: &Plan,
    terms: &[usize],
    within: Stretch,
) -> (Vec<Stretch>, Vec<String>) {
    let mut all = Vec::new();
    for terms in terms {
        for window in &plan.around.terms[*terms].policy.terms.preferred_windows {
            if !all.contains(window) {
                all.push(window.clone());
            }
        }
    }
    let words = all.iter().map(preferred_in_words).collect();
    (preferred_stretches(&all, context.desk.shelf.zones(), within), words)
}
