//! The annex: closed dates of two years, and the versions everything was written with.

use super::Imprint;
use crate::frame::{
    GAP, LEAD, block_head, first_fours, fours, half_head, page_head, pairs, paragraph, side_by_side,
};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Block, HALF};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::Text;
use domain::contracts::schedule::{ClosedDate, ContractSchedule, date_in_words};

pub(super) fn lay(sheet: &mut Sheet, schedule: &ContractSchedule, imprint: &Imprint) -> Vec<Block> {
    let lead = "On these dates the desk is closed, or open at other hours than usual, and the business clock stands \
                still. Then the versions this schedule was written with, so that anyone can check it.";
    let mut head = page_head(sheet, "Closed dates\nand versions", Text::of(lead, LEAD));
    head.anchor("annex");
    let years: Vec<Drawing> =
        schedule.closed.iter().map(|(year, dates)| year_of(sheet, *year, dates.as_deref())).collect();
    let mut years = years.into_iter();
    let left = years.next().unwrap_or_default();
    let dates = side_by_side(left, years.next().unwrap_or_default());
    let versions = versions(sheet, schedule);
    let agreed = agreement(sheet, schedule);
    let both = side_by_side(versions, agreed);
    vec![
        Block::whole(0.0, head),
        Block::whole(GAP, dates),
        Block::whole(GAP, both),
        Block::whole(GAP, fingerprint(sheet, imprint)),
    ]
}

fn year_of(sheet: &mut Sheet, year: i32, dates: Option<&[ClosedDate]>) -> Drawing {
    let mut drawing = half_head(sheet, &year.to_string(), "");
    let half = |sheet: &mut Sheet, words: &str| Text::of(words, BODY).set_paragraph(sheet, HALF);
    match dates {
        None => {
            let words = half(
                sheet,
                "The holiday data does not know this year yet. No due time is given in it until it does.",
            );
            drawing.append(words, 0.0);
        }
        Some([]) => {
            let words = half(sheet, "None: the desk never closes.");
            drawing.append(words, 0.0);
        }
        Some(dates) => {
            let mut table = Table::new(vec![Column::words(28.0), Column::words(HALF - 28.0)]);
            for closed in dates {
                let day = format!("{} {}", closed.date.format("%a"), date_in_words(closed.date));
                table.push(Row::body(vec![Cell::plain(day), Cell::plain(closed.name.as_str())]));
            }
            table.lay(sheet).strips.into_iter().for_each(|strip| drawing.append(strip.drawing, 0.0));
        }
    }
    drawing
}

fn versions(sheet: &mut Sheet, schedule: &ContractSchedule) -> Drawing {
    let versions = &schedule.versions;
    let policy =
        format!("{}; text {}", versions.policy.trim_end_matches('.'), first_fours(&versions.policy_sha256));
    let rows = [
        ("Contract", format!("{}, version {}", schedule.contract, schedule.version)),
        ("Policy", policy),
        ("Calendar", versions.calendar.clone()),
        ("Holidays", versions.holidays.clone()),
        (
            "Zone data",
            format!("IANA {}, {}", versions.zones.trim_start_matches("IANA "), schedule.zone.name()),
        ),
        ("Made with", versions.program.clone()),
    ];
    pairs(sheet, "Versions used", &rows)
}

/// Between whom, and what goes before what.
fn agreement(sheet: &mut Sheet, schedule: &ContractSchedule) -> Drawing {
    let rows = [
        ("Provider", schedule.provider.clone()),
        ("Client", schedule.client.clone()),
        (
            "Order",
            "What a signed order says goes before this schedule, and this schedule before the policy."
                .to_owned(),
        ),
        (
            "Changes",
            "A new version has a first day of its own; what came before keeps the version it came under."
                .to_owned(),
        ),
    ];
    pairs(sheet, "Between", &rows)
}

fn fingerprint(sheet: &mut Sheet, imprint: &Imprint) -> Drawing {
    let note = "SHA-256. The same data gives the same file, byte for byte.";
    let mut drawing = block_head(sheet, "Fingerprint of the data", note);
    let digits = paragraph(sheet, fours(&imprint.fingerprint));
    drawing.append(digits, 0.0);
    drawing
}
