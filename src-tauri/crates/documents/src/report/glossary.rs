//! The words of the report, those it uses and no others, by alphabet.

use super::frame::NOTE;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{FULL, GUTTER};
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Style, Text};
use domain::reports::{Report, Tally};
use domain::sla::{Clock, Metric, Strength};

const STYLE: Style = Style { leading: 10.2, ..NOTE };
const COLUMNS: usize = 3;

/// The words, by alphabet.
#[derive(Debug, Clone, Copy)]
enum Word {
    Acknowledgement,
    Aim,
    BusinessHours,
    Carried,
    Due,
    Excluded,
    FirstResponse,
    Late,
    Resolution,
    StatusUpdate,
    Target,
}

const WORDS: [Word; 11] = [
    Word::Acknowledgement,
    Word::Aim,
    Word::BusinessHours,
    Word::Carried,
    Word::Due,
    Word::Excluded,
    Word::FirstResponse,
    Word::Late,
    Word::Resolution,
    Word::StatusUpdate,
    Word::Target,
];

impl Word {
    fn is_used(self, report: &Report) -> bool {
        let has = |metric| report.group(metric).is_some();
        let any = |count: fn(&Tally) -> u32| report.groups.iter().any(|group| count(&group.total) > 0);
        match self {
            Self::Acknowledgement => has(Metric::Acknowledgement),
            Self::Aim => {
                report.groups.iter().flat_map(|group| &group.rows).any(|row| row.tally.in_aim.is_some())
            }
            Self::BusinessHours => {
                let clocks = report.promptness.iter().map(|row| row.clock);
                let mut clocks = clocks.chain(report.late.iter().map(|late| late.clock));
                !report.versions.calendar.is_empty() && clocks.any(|clock| clock == Clock::Calendar)
            }
            Self::Carried => any(|tally| tally.carried),
            Self::Excluded => any(|tally| tally.excluded),
            Self::FirstResponse => has(Metric::FirstResponse),
            Self::Resolution => has(Metric::Resolution),
            Self::StatusUpdate => has(Metric::StatusUpdate),
            Self::Due | Self::Late | Self::Target => true,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Acknowledgement => "Acknowledgement",
            Self::Aim => "Aim",
            Self::BusinessHours => "Business hours",
            Self::Carried => "Carried",
            Self::Due => "Due",
            Self::Excluded => "Excluded",
            Self::FirstResponse => "First response",
            Self::Late => "Late",
            Self::Resolution => "Resolution",
            Self::StatusUpdate => "Status update",
            Self::Target => "Target",
        }
    }

    fn meaning(self, report: &Report) -> String {
        let meaning = match self {
            Self::BusinessHours => return format!("{}.", report.versions.calendar.trim_end_matches('.')),
            Self::FirstResponse => {
                let provider = &report.head.provider;
                return format!(
                    "The first message from a person at {provider}. Automatic replies do not count."
                );
            }
            Self::Acknowledgement => {
                "The first sign that a request was seen; a first response counts as one."
            }
            Self::Aim => "The lower end of a target range. Reported, not scored.",
            Self::Carried => "Paused over the end of the month; judged when it has a due time.",
            Self::Due => {
                "The moment by which a target must be met. Exactly then is on time, unless the policy says “under”."
            }
            Self::Excluded => "Not scored, for a reason the policy lists. Always counted and shown.",
            Self::Late => "Met after its due time, or open and overdue.",
            Self::Resolution => "A fix, a workaround, or an agreed next step.",
            Self::StatusUpdate => "A message from us while a request is open.",
            Self::Target => match report.head.strength {
                Some(Strength::Commitment) => "What the policy commits us to.",
                Some(Strength::BestEffort) => "What the policy asks of our best effort, not a guarantee.",
                Some(Strength::Objective) | None => "A published aim of the policy, not a guarantee.",
            },
        };
        meaning.to_owned()
    }
}

/// Three columns of about the same height.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Drawing {
    let width = (FULL - GUTTER * (COLUMNS as f64 - 1.0)) / COLUMNS as f64;
    let entries: Vec<Drawing> = WORDS
        .into_iter()
        .filter(|word| word.is_used(report))
        .map(|word| {
            let text = Text::new(STYLE).bold(format!("{}\n", word.name())).then(word.meaning(report));
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
