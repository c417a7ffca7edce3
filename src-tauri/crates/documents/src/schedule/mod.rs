//! The SLA schedule of a contract as a PDF: what the client reads and signs. Black type on white, on
//! the grid of the monthly report.
//!
//! Every sentence comes written in a [`ContractSchedule`]; here it is set. Deliberately absent: rules,
//! sentences about rules, and anything that depends on when it is printed.

mod annex;
mod clauses;
mod head;
mod targets;

use crate::frame::{self, Footer, fours};
use crate::pdf::color::Color;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Flow, Paper, build};
use crate::pdf::sheet::Sheet;
use crate::pdf::{Colophon, Unprintable};
use domain::contracts::schedule::ContractSchedule;
use domain::time::Instant;

/// What a printed schedule shows besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// For which paper.
    pub paper: Paper,
    /// SHA-256 of the data it was written from.
    pub fingerprint: [u8; 32],
    /// When the contract was last changed. The file's date.
    pub made: Instant,
    /// RFC 5646, as `en-NZ`.
    pub language: String,
    /// The provider's colour; darkened where it would not be readable.
    pub accent: Color,
}

/// Prints the schedule. The same schedule and imprint give the same bytes.
///
/// # Errors
/// [`Unprintable`] if a name needs a character no bundled font has.
pub fn print(schedule: &ContractSchedule, imprint: &Imprint) -> Result<Vec<u8>, Unprintable> {
    let colophon = Colophon {
        title: format!("SLA schedule, {}, {}", schedule.client, schedule.contract),
        author: schedule.provider.clone(),
        subject: format!("{}, version {}, {}", schedule.contract, schedule.version, schedule.policy),
        program: schedule.versions.program.clone(),
        language: imprint.language.clone(),
        made: imprint.made,
    };
    build(&colophon, |sheet| {
        let mut flow = Flow::new(imprint.paper);
        let mut number = clauses::Numbers::default();
        flow.put(head::lay(sheet, schedule, imprint));
        targets::lay(sheet, schedule, &mut number).into_iter().for_each(|block| flow.put(block));
        clauses::lay(sheet, schedule, &mut number).into_iter().for_each(|block| flow.put(block));
        flow.section(annex::lay(sheet, schedule, imprint));
        Ok(flow.finish(|page, of| footer(sheet, schedule, imprint, page, of)))
    })
}

/// `client · SLA schedule · K-0112, version 3 | data ffff … | Page x of y`.
fn footer(
    sheet: &mut Sheet,
    schedule: &ContractSchedule,
    imprint: &Imprint,
    page: usize,
    of: usize,
) -> Drawing {
    let draft = if schedule.is_draft { "DRAFT · " } else { "" };
    let middle = format!("{draft}data {}", fours(&imprint.fingerprint[..8]));
    let tail = format!(" · SLA schedule · {}, version {}", schedule.contract, schedule.version);
    frame::footer(sheet, &Footer { name: &schedule.client, tail: &tail, middle: &middle, page, of })
}
