//! What somebody typed about a duty, checked.

use super::{Deed, Due, Pace, PaceUnit, Whose};
use crate::problem::{Problem, Problems};
use chrono::NaiveDate;

/// What someone typed about a duty.
#[derive(Debug, Clone, Default)]
pub struct DutyDraft {
    /// Key of whose it is.
    pub whose: String,
    /// What it is called.
    pub title: String,
    /// `once`, `recurring` or `standing`.
    pub due: String,
    /// The due day, or the first of several.
    pub due_on: String,
    /// How many units apart; as typed.
    pub every: String,
    /// Key of the unit.
    pub unit: String,
}

/// Checks a duty.
///
/// # Errors
/// Every [`Problem`], with the fields `whose`, `title`, `due`, `due_on`, `every`, `unit`.
///
/// ```
/// use domain::duties::{DutyDraft, check_duty};
/// let draft = DutyDraft { whose: "ours".into(), title: "Compliance report".into(), due: "recurring".into(), ..DutyDraft::default() };
/// let problems = check_duty(&draft).unwrap_err();
/// let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
/// assert_eq!(fields, ["due_on", "every", "unit"]);
/// ```
pub fn check_duty(draft: &DutyDraft) -> Result<(Whose, Due), Vec<Problem>> {
    let mut problems = Problems::default();
    let whose = Whose::parse(&draft.whose);
    if whose.is_none() {
        problems.add("whose", "Say who owes it: \"ours\" or \"client\".");
    }
    problems.require("title", &draft.title, "A duty needs a title, such as Compliance report.");
    let due = match draft.due.as_str() {
        "standing" => Some(Due::Standing),
        "once" => day("due_on", &draft.due_on, &mut problems).map(Due::Once),
        "recurring" => recurring(draft, &mut problems),
        other => {
            problems.add("due", format!("\"{other}\" is none of once, recurring and standing."));
            None
        }
    };
    problems.into_result(())?;
    Ok((whose.expect("checked above"), due.expect("a problem was added when it was not read")))
}

fn recurring(draft: &DutyDraft, problems: &mut Problems) -> Option<Due> {
    let anchor = day("due_on", &draft.due_on, problems);
    let count: Option<u32> = draft.every.trim().parse().ok().filter(|count| *count > 0);
    if count.is_none() {
        problems.add("every", format!("\"{}\" is not a number of 1 or more.", draft.every));
    }
    let unit = PaceUnit::parse(&draft.unit);
    if unit.is_none() {
        problems.add("unit", "Count in days, weeks, months or quarters.");
    }
    let (anchor, count, unit) = (anchor?, count?, unit?);
    let pace = Pace::new(count, unit);
    if pace.is_none() {
        problems.add("every", "A duty comes back within ten years.");
    }
    Some(Due::Recurring { anchor, pace: pace? })
}

/// Checks what is recorded about a due day: when it happened, and that a waiver has a reason.
///
/// # Errors
/// Every [`Problem`], with the fields `on` and `words`.
pub fn check_evidence(
    deed: Deed,
    on: &str,
    words: &str,
    today: NaiveDate,
) -> Result<NaiveDate, Vec<Problem>> {
    let mut problems = Problems::default();
    let day = if on.trim().is_empty() { Some(today) } else { day("on", on, &mut problems) };
    if day.is_some_and(|day| day > today) {
        problems.add("on", format!("{} has not come yet. Record it when it has happened.", on.trim()));
    }
    match deed {
        Deed::Done => {}
        Deed::Waived => {
            problems.require("words", words, "Say why it need not be done; the client may read it.")
        }
        Deed::TakenBack => problems.require("words", words, "Say what was wrong; the history keeps both."),
    }
    problems.into_result(())?;
    Ok(day.expect("a problem was added when the date did not parse"))
}

fn day(field: &str, text: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    if day.is_none() {
        problems.add(field, format!("\"{}\" is not a date. Write it as 2026-12-31.", text.trim()));
    }
    day
}
