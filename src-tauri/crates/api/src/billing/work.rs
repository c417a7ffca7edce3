//! Work by hand: entered one by one or many at once, changed, taken away.

use super::assess::refresh;
use super::board::card_of;
use super::wire::EngagementView;
use super::work_wire::{WorkEnter, WorkEntered, WorkEntry, WorkRemove};
use super::{engagement_ref, technician, view};
use crate::context::{Acts, Context, user_id};
use crate::failure::{Code, Failure};
use crate::tickets::moment_in;
use chrono::{Days, NaiveTime};
use domain::billing::{WorkSource, check_work, engagement_number};
use domain::ids::WorkId;
use domain::problem::{Problem, Problems};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::Zone;
use std::collections::BTreeSet;
use store::billing::engagements;
use store::billing::timers;
use store::billing::work::{self, WorkPiece};
use store::{Reading, Writing};

/// Enters pieces of work: all of them, or none and every problem with its row.
///
/// # Errors
/// [`Code::Invalid`] with every problem, fields such as `entries.1.to`; [`Code::Conflict`].
pub fn enter_work(context: &Context<'_>, of: WorkEnter) -> Result<WorkEntered, Failure> {
    context.change(|tx, acts| {
        let mut problems = Problems::default();
        let mut touched = BTreeSet::new();
        for (row, entry) in of.entries.iter().enumerate() {
            match enter(context, tx, acts, entry) {
                Ok(numbers) => touched.extend(numbers),
                Err(failure)
                    if failure.code == Code::Invalid
                        || failure.code == Code::NotFound
                        || failure.code == Code::NotNow =>
                {
                    problems.add_within(&format!("entries.{row}"), as_problems(failure));
                }
                Err(failure) => return Err(failure),
            }
        }
        if of.entries.is_empty() {
            problems.add("entries", "There is nothing to enter.");
        }
        problems.into_result(()).map_err(|found| Failure::invalid("Nothing was entered.", found))?;
        let mut cards = Vec::new();
        for number in touched {
            refresh(context, tx, number)?;
            cards.push(card_of(context, tx, number)?);
        }
        Ok(WorkEntered { entered: i64::try_from(of.entries.len()).unwrap_or(i64::MAX), engagements: cards })
    })
}

fn as_problems(failure: Failure) -> Vec<Problem> {
    if failure.problems.is_empty() {
        return vec![Problem::new("engagement", failure.message)];
    }
    failure.problems.into_iter().map(|own| Problem::new(own.field, own.message)).collect()
}

/// Enters or changes one piece, and says which engagements it touched.
fn enter(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    entry: &WorkEntry,
) -> Result<Vec<i64>, Failure> {
    let known = match entry.id.trim() {
        "" => None,
        id => Some(work::get(tx, piece_id(id)?)?),
    };
    let number = match &known {
        Some(known) => known.value.engagement,
        None => engagement_ref(tx, &entry.engagement)?,
    };
    let zone = takes_work(context, tx, number)?;
    let stretch = stretch(context, tx, entry, &zone)?;
    let piece = WorkPiece {
        id: known.as_ref().map_or_else(|| WorkId::new(context.now), |known| known.value.id),
        engagement: number,
        technician: technician(tx, &entry.technician)?,
        stretch,
        note: entry.note.trim().to_owned(),
        ticket: entry.ticket.trim().to_owned(),
        source: known.as_ref().map_or(WorkSource::Hand, |known| known.value.source),
        external_id: known.as_ref().and_then(|known| known.value.external_id.clone()),
        overlap_reason: entry.overlap_reason.trim().to_owned(),
    };
    store_piece(context, tx, acts, piece, known.map(|_| entry.expected_version), &zone)?;
    Ok(vec![number])
}

/// Stores a piece that was read, unless it stands over other work of the same person.
///
/// # Errors
/// [`Code::Invalid`] with the field `overlap_reason`.
pub(super) fn store_piece(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    piece: WorkPiece,
    expected_version: Option<i64>,
    zone: &Zone,
) -> Result<(), Failure> {
    if let Some(other) = work::overlapping(tx, &piece.technician, piece.stretch, piece.id)?
        && piece.overlap_reason.is_empty()
    {
        return Err(Failure::field(
            "overlap_reason",
            format!(
                "{} worked on {} from {} to {}. Change the times, or say why both are right.",
                other.technician,
                engagement_number(other.engagement),
                zone.wall(other.stretch.from).format("%-d %b %H:%M"),
                zone.wall(other.stretch.to).format("%H:%M"),
            ),
        ));
    }
    if let Some(running) = timers::of(tx, &piece.technician)?
        && piece.stretch.to > running.started
        && piece.overlap_reason.is_empty()
    {
        return Err(Failure::field(
            "overlap_reason",
            format!(
                "The timer of {} runs on {} since {}. Stop it first, or say why both are right.",
                running.technician,
                engagement_number(running.engagement),
                zone.wall(running.started).format("%-d %b %H:%M"),
            ),
        ));
    }
    let what = serde_json::json!({
        "technician": piece.technician, "from": piece.stretch.from.to_string(), "to": piece.stretch.to.to_string(),
        "note": piece.note, "source": piece.source.key(), "overlap_reason": piece.overlap_reason,
    });
    let said = engagement_number(piece.engagement);
    match expected_version {
        None => {
            work::insert(tx, &piece, user_id(tx)?, context.now)?;
            acts.entered("engagement", said, &serde_json::json!({ "work": what }));
        }
        Some(expected) => {
            let before = work::get(tx, piece.id)?.value.stretch;
            work::update(tx, &piece, expected, context.now)?;
            let before = serde_json::json!({ "from": before.from.to_string(), "to": before.to.to_string() });
            acts.changed("engagement", said, &before, &serde_json::json!({ "work": what }));
        }
    }
    Ok(())
}

/// The zone of an engagement that takes work.
///
/// # Errors
/// [`Code::NotNow`] where it does not.
pub(super) fn takes_work(context: &Context<'_>, tx: &Reading<'_>, number: i64) -> Result<Zone, Failure> {
    let row = engagements::get(tx, number)?;
    let state = row.stored.value.state;
    if !state.takes_work() {
        let message = format!(
            "{} is {}: its work does not change any more.",
            engagement_number(number),
            state.in_words()
        );
        return Err(Failure::not_now(message, "Send it back first, or reverse what was posted."));
    }
    Ok(context.zone(store::contracts::get(tx, row.stored.value.contract)?.value.zone))
}

fn piece_id(text: &str) -> Result<WorkId, Failure> {
    text.trim().parse().map_err(|_| Failure::not_found(format!("piece of work \"{text}\"")))
}

fn stretch(
    context: &Context<'_>,
    tx: &Reading<'_>,
    entry: &WorkEntry,
    zone: &Zone,
) -> Result<Stretch, Failure> {
    let mut problems = Problems::default();
    let mut read = |field: &str, read: Result<Instant, Failure>| {
        read.map_err(|failure| problems.add(field, failure.message)).ok()
    };
    let typed = entry.from.trim();
    let from =
        if typed.is_empty() { None } else { read("from", moment_in("from", typed, zone, context.now)) };
    let to = match (entry.to.trim(), from) {
        ("", _) => None,
        (typed, from) => read("to", end(typed, from, zone, context.now)),
    };
    let who = technician(tx, &entry.technician)?;
    let checked = check_work(&who, from, to, context.now);
    let unread: Vec<Problem> = problems.clone().into_result(()).err().unwrap_or_default();
    match checked {
        Ok(stretch) if unread.is_empty() => Ok(stretch),
        Ok(_) => Err(Failure::invalid("The work was not entered.", unread)),
        Err(found) => {
            let fresh = found.into_iter().filter(|one| unread.iter().all(|other| other.field != one.field));
            Err(Failure::invalid("The work was not entered.", fresh.chain(unread.clone()).collect()))
        }
    }
}

/// The longest that a time of the clock before the start reaches into the next day: work of a night does, a slip of the
/// pen would be most of a day.
const LONGEST_NIGHT: Seconds = Seconds::hours(12);

/// When work ended: a time of the clock on the day it began (or in the night after it), a length, or a whole moment.
fn end(typed: &str, from: Option<Instant>, zone: &Zone, now: Instant) -> Result<Instant, Failure> {
    if let (Some(from), Some(length)) = (from, length(typed)) {
        return Ok(from + length);
    }
    let clock = ["%H:%M:%S", "%H:%M"].iter().find_map(|format| NaiveTime::parse_from_str(typed, format).ok());
    match (clock, from) {
        (Some(clock), Some(from)) => {
            let day = zone.date(from);
            let on_the_day = zone.resolve(day.and_time(clock));
            let on_the_next = zone.resolve((day + Days::new(1)).and_time(clock));
            if on_the_day > from {
                return Ok(on_the_day);
            }
            if on_the_next - from <= LONGEST_NIGHT {
                return Ok(on_the_next);
            }
            Err(Failure::field(
                "to",
                "It would end before it began. Where it went on into the next day, write that day too.",
            ))
        }
        _ => moment_in("to", typed, zone, now).map_err(|_| {
            let words = "is no time (15:10), no length (35 min, 1.5 h) and no moment (2026-09-24 16:10).";
            Failure::field("to", format!("\"{typed}\" {words}"))
        }),
    }
}

/// `35 min`, `35m`, `1.5 h`, `1 h 20 min`: a length; a bare `1:20` is a time of the clock.
fn length(typed: &str) -> Option<Seconds> {
    let text = typed.trim().to_lowercase().replace(',', ".");
    let (hours, rest) = match text.split_once('h') {
        Some((hours, rest)) => {
            (hours.trim(), rest.trim_start_matches("ours").trim_start_matches("our").trim())
        }
        None => ("", text.as_str()),
    };
    let minutes = rest
        .trim_end_matches("utes")
        .trim_end_matches("ute")
        .trim_end_matches("in")
        .trim_end_matches('m')
        .trim();
    let had_unit = text.contains('h') || minutes.len() < rest.len();
    if !had_unit || (hours.is_empty() && minutes.is_empty()) {
        return None;
    }
    let seconds_of = |text: &str, unit: i64| -> Option<i64> {
        if text.is_empty() {
            return Some(0);
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 4 || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
        Some(thousandths * unit / 1_000)
    };
    let total = seconds_of(hours, 3_600)? + seconds_of(minutes, 60)?;
    (total > 0).then_some(Seconds(total))
}

/// Takes a piece of work away.
///
/// # Errors
/// [`Code::NotNow`] where the engagement takes no work any more; [`Code::Conflict`].
pub fn remove_work(context: &Context<'_>, of: WorkRemove) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let piece = work::get(tx, piece_id(&of.id)?)?.value;
        takes_work(context, tx, piece.engagement)?;
        work::remove(tx, piece.id, of.expected_version, context.now)?;
        let before = serde_json::json!({
            "technician": piece.technician, "from": piece.stretch.from.to_string(),
            "to": piece.stretch.to.to_string(), "note": piece.note,
        });
        let what = serde_json::json!({ "work": "taken away", "reason": of.reason });
        acts.changed("engagement", engagement_number(piece.engagement), &before, &what);
        view::view(context, tx, &refresh(context, tx, piece.engagement)?)
    })
}

#[cfg(test)]
mod tests {
    use super::length;
    use domain::time::Seconds;

    #[test]
    fn a_length_is_read_as_people_write_it() {
        for (typed, minutes) in [
            ("35 min", 35),
            ("35m", 35),
            ("1.5 h", 90),
            ("1h20", 80),
            ("1 h 20 min", 80),
            ("2 hours", 120),
            ("0,5h", 30),
        ] {
            assert_eq!(length(typed), Some(Seconds::minutes(minutes)), "{typed}");
        }
        for other in ["15:10", "1:20", "", "35", "h", "later", "-5 min"] {
            assert_eq!(length(other), None, "{other}");
        }
    }
}
