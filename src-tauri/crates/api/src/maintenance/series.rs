//! Changing a series from an occurrence on, and nothing before it.

use super::change_wire::WindowMove;
use super::view::view;
use super::wire::WindowView;
use super::{asked_zone, form::form_of, recurrence_id, subject, window_ref};
use crate::context::{Acts, Context, whose};
use crate::failure::Failure;
use chrono::NaiveDateTime;
use domain::ids::WindowId;
use domain::maintenance::{
    Override, Reach, Rule, RuleError, WallStretch, Window, WindowStatus, check_stretch, number_in_words,
};
use domain::problem::Problems;
use domain::zones::Zone;
use store::Writing;
use store::maintenance::WindowRow;

/// A window that is being changed, with the version that was read.
pub(super) struct Changing {
    pub row: WindowRow,
    pub expected: i64,
}

impl Changing {
    pub fn read(tx: &Writing<'_>, id: &str, expected: i64) -> Result<Self, Failure> {
        let row = store::maintenance::get(tx, window_ref(tx, id)?)?;
        if row.stored.value.status == WindowStatus::Cancelled {
            let number = number_in_words(row.stored.value.number);
            return Err(Failure::not_now(
                format!("{number} is cancelled."),
                "Take the cancelling back first, or plan a new window.",
            ));
        }
        Ok(Self { row, expected })
    }

    pub fn window(&self) -> &Window {
        &self.row.stored.value
    }

    /// Writes the window over; what calendars show of a published one counts as its next sequence.
    pub fn write(
        &self,
        context: &Context<'_>,
        tx: &Writing<'_>,
        acts: &mut Acts,
        mut after: Window,
    ) -> Result<WindowId, Failure> {
        let before = self.window();
        if before.status != WindowStatus::Draft && before.shows_otherwise(&after) {
            after.sequence = before.sequence + 1;
        }
        let published = (after.status != WindowStatus::Draft).then_some(context.now);
        store::maintenance::update(tx, &after, published, self.expected, context.now)?;
        acts.changed("window", subject(&after), &said(before), &said(&after));
        Ok(after.id)
    }

    /// Lets `next` take the place of the series from an occurrence on. What was before stays a window of its own.
    pub fn carry_on(
        &self,
        context: &Context<'_>,
        tx: &Writing<'_>,
        acts: &mut Acts,
        from: NaiveDateTime,
        mut next: Window,
    ) -> Result<WindowId, Failure> {
        let before = self.window();
        next.overrides = before.overrides_from(from, &next.first, next.rule.as_ref());
        let Some(kept) = before.cut_before(from) else { return self.write(context, tx, acts, next) };
        self.write(context, tx, acts, kept)?;
        next.id = WindowId::new(context.now);
        next.uid = next.id.to_string();
        next.sequence = 0;
        next.follows = Some(before.id);
        let published = (next.status != WindowStatus::Draft).then_some(context.now);
        next.number = store::maintenance::insert(tx, &next, published, whose(tx)?, context.now)?;
        acts.entered("window", subject(&next), &said(&next));
        Ok(next.id)
    }

    /// Refuses to change an occurrence of a published window that has begun.
    pub fn not_begun(&self, context: &Context<'_>, zone: &Zone, id: NaiveDateTime) -> Result<(), Failure> {
        let window = self.window();
        let begun = window.occurrence(zone, id).is_some_and(|one| one.stretch.from <= context.now);
        if window.status == WindowStatus::Draft || !begun {
            return Ok(());
        }
        Err(Failure::not_now(
            format!(
                "{} of {} has begun, so its plan stays as it was.",
                id.format("%a %-d %b %Y %H:%M"),
                number_in_words(window.number)
            ),
            "Record how it went instead.",
        ))
    }
}

/// A window for the history.
pub(super) fn said(of: &Window) -> serde_json::Value {
    let overrides = of.overrides.iter().map(|(id, change)| {
        let change = match change {
            Override::Moved(wall) => format!("moved to {} – {}", wall.starts, wall.ends),
            Override::Cancelled => "cancelled".to_owned(),
        };
        (id.to_string(), serde_json::Value::String(change))
    });
    let overrides: serde_json::Map<String, serde_json::Value> = overrides.collect();
    serde_json::json!({ "status": of.status.key(), "sequence": of.sequence, "form": form_of(of), "overrides": overrides })
}

/// The reach that was typed; all where nothing was.
pub(super) fn reach(typed: &str) -> Result<Reach, Failure> {
    match typed.trim() {
        "" => Ok(Reach::All),
        key => Reach::parse(key)
            .ok_or_else(|| Failure::field("scope", format!("\"{key}\" is none of one, following and all."))),
    }
}

/// Moves or resizes an occurrence, or the series from it on.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `NotNow` for an occurrence that has begun; `Conflict`.
pub fn move_window(context: &Context<'_>, of: WindowMove) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let changing = Changing::read(tx, &of.id, of.expected_version)?;
        let window = changing.window();
        let zone = context.zone(window.zone);
        let moved = recurrence_id(context, window, &of.recurrence_id)?;
        let wall = times(context, tx, &of, &zone)?;
        changing.not_begun(context, &zone, moved)?;
        let reach = reach(&of.scope)?;
        let (id, shown) = match (&window.rule, reach) {
            (None, _) => {
                let next = Window { first: wall, overrides: Default::default(), ..window.clone() };
                (changing.write(context, tx, acts, next)?, wall.starts)
            }
            (Some(_), Reach::One) => (move_one(context, tx, acts, &changing, moved, wall)?, moved),
            (Some(rule), Reach::Following) => {
                let rule = window.rule_from(moved).unwrap_or_else(|| rule.clone());
                let next = pulled(window, moved, wall, moved, &rule)?;
                let shown = next.first.starts;
                (changing.carry_on(context, tx, acts, moved, next)?, shown)
            }
            (Some(_), Reach::All) => {
                let from = open_from(context, &changing, &zone)?;
                let rule = window.rule_from(from).expect("a series has a rule");
                let next = pulled(window, moved, wall, from, &rule)?;
                let shown = moved + (wall.starts - moved);
                (changing.carry_on(context, tx, acts, from, next)?, shown)
            }
        };
        view(context, tx, id, Some(shown))
    })
}

/// The first occurrence a change of all is about: a draft's first; of a published series the first that has not begun.
pub(super) fn open_from(
    context: &Context<'_>,
    changing: &Changing,
    zone: &Zone,
) -> Result<NaiveDateTime, Failure> {
    let window = changing.window();
    if window.status == WindowStatus::Draft {
        return Ok(window.first.starts);
    }
    window.first_not_begun(zone, context.now).ok_or_else(|| {
        Failure::not_now(
            format!(
                "Everything of {} has begun, so its plan stays as it was.",
                number_in_words(window.number)
            ),
            "Record how it went, or plan a new window.",
        )
    })
}

fn move_one(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    changing: &Changing,
    moved: NaiveDateTime,
    wall: WallStretch,
) -> Result<WindowId, Failure> {
    let mut next = changing.window().clone();
    if wall == next.first.from(moved) {
        next.overrides.remove(&moved);
    } else {
        next.overrides.insert(moved, Override::Moved(wall));
    }
    changing.write(context, tx, acts, next)
}

/// The series from `from` on, pulled as far as the occurrence `moved` was.
fn pulled(
    window: &Window,
    moved: NaiveDateTime,
    wall: WallStretch,
    from: NaiveDateTime,
    rule: &Rule,
) -> Result<Window, Failure> {
    let refused = |error: RuleError| Failure::field("scope", error.to_string());
    let rule = rule.pulled(moved.date(), wall.starts.date()).map_err(refused)?;
    let first = wall.from(from + (wall.starts - moved));
    // A rule by the nth weekday does not go on as far from its first as the one that was pulled.
    let starts = rule.starts(first.starts, first.starts).next().unwrap_or(first.starts);
    Ok(Window { first: first.from(starts), rule: Some(rule), ..window.clone() })
}

/// The times that were typed, on the window's own wall clock.
fn times(
    context: &Context<'_>,
    tx: &Writing<'_>,
    of: &WindowMove,
    own: &Zone,
) -> Result<WallStretch, Failure> {
    let mut problems = Problems::default();
    let wall = check_stretch(&of.starts, &of.ends, &mut problems);
    problems.into_result(()).map_err(|found| Failure::invalid("The window was not moved.", found))?;
    let wall = wall.expect("a problem was added when it was not read");
    if of.zone.trim().is_empty() || of.zone.trim() == own.id().name() {
        return Ok(wall);
    }
    let there = asked_zone(context, tx, &of.zone)?;
    Ok(WallStretch { starts: own.wall(there.resolve(wall.starts)), ends: own.wall(there.resolve(wall.ends)) })
}
