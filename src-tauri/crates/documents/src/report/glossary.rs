//! The words of the report, those it uses and no others, by alphabet.

use super::frame::NOTE;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{FULL, GUTTER};
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Style, Text};
use domain::reports::Report;
use domain::sla::{Clock, Metric};

const STYLE: Style = Style { leading: 10.2, ..NOTE };
const COLUMNS: usize = 3;

fn used(report: &Report) -> Vec<(&'static str, String)> {
    let rows = || report.groups.iter().flat_map(|group| &group.rows);
    let has = |metric| report.group(metric).is_some();
    let has_aim = rows().any(|row| row.tally.in_aim.is_some());
    let total = |count: fn(&domain::reports::Tally) -> u32| report.groups.iter().any(|g| count(&g.total) > 0);
    let on_calendar = report.promptness.iter().any(|row| row.clock == Clock::Calendar)
        || report.late.iter().any(|late| late.clock == Clock::Calendar);
    let provider = &report.head.provider;
    let mut words: Vec<(&'static str, String)> = Vec::new();
    let mut say = |applies: bool, word: &'static str, meaning: String| {
        if applies {
            words.push((word, meaning));
        }
    };
    say(
        has(Metric::Acknowledgement),
        "Acknowledgement",
        "The first sign that a request was seen; a first response counts as one.".to_owned(),
    );
    say(has_aim, "Aim", "The lower end of a target range. Reported, not scored.".to_owned());
    let hours = report.versions.calendar.trim_end_matches('.');
    say(on_calendar && !hours.is_empty(), "Business hours", format!("{hours}, without public holidays."));
    say(
        total(|t| t.carried),
        "Carried",
        "Paused over the end of the month; judged when it has a due time.".to_owned(),
    );
    say(
        true,
        "Due",
        "The moment by which a target must be met. Exactly then is on time, unless the policy says “under”."
            .to_owned(),
    );
    say(
        total(|t| t.excluded),
        "Excluded",
        "Not scored, for a reason the policy lists. Always counted and shown.".to_owned(),
    );
    say(
        has(Metric::FirstResponse),
        "First response",
        format!("The first message from a person at {provider}. Automatic replies do not count."),
    );
    say(true, "Late", "Met after its due time, or open and overdue.".to_owned());
    say(has(Metric::Resolution), "Resolution", "A fix, a workaround, or an agreed next step.".to_owned());
    say(has(Metric::StatusUpdate), "Status update", "A message from us while a request is open.".to_owned());
    let target = match report.head.strength {
        Some(domain::sla::Strength::Commitment) => "What the policy commits us to.",
        Some(domain::sla::Strength::BestEffort) => {
            "What the policy asks of our best effort, not a guarantee."
        }
        Some(domain::sla::Strength::Objective) | None => "A published aim of the policy, not a guarantee.",
    };
    say(true, "Target", target.to_owned());
    words
}

/// Three columns of about the same height.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Drawing {
    let width = (FULL - GUTTER * (COLUMNS as f64 - 1.0)) / COLUMNS as f64;
    let entries: Vec<Drawing> = used(report)
        .into_iter()
        .map(|(word, meaning)| {
            let text = Text::new(STYLE).bold(format!("{word}\n")).then(meaning);
            let mut entry = text.set_paragraph(sheet, width);
            entry.height += 1.5;
            entry
        })
        .collect();
    let total: f64 = entries.iter().map(|entry| entry.height).sum();
    let mut drawing = Drawing::artifact(0.0);
    let (mut column, mut y, mut before) = (0, 0.0, 0.0);
    for entry in entries {
        // A column is full when the words so far fill its share of all.
        if column + 1 < COLUMNS && before + entry.height / 2.0 > total / COLUMNS as f64 * (column + 1) as f64
        {
            column += 1;
            y = 0.0;
        }
        before += entry.height;
        let height = entry.height;
        drawing.place(entry, (column as f64 * (width + GUTTER), y));
        y += height;
        drawing.height = drawing.height.max(y);
    }
    drawing
}
