//! The monthly SLA report as a PDF: black type on white, one hanging grid, big light figures, thin
//! rules, and one red that means only "a promise was missed".
//!
//! Every figure comes computed in a [`Report`]; here it is put into words and drawn. Deliberately
//! absent: arithmetic beyond shares of a width, and anything that depends on when it is printed.

mod arrivals;
mod aside;
mod attainment;
mod checking;
mod cover;
mod duties;
mod equation;
mod glossary;
mod late;
mod ledger;
mod maintenance;
mod paid_work;
mod picture;
mod promptness;
mod sentence;
mod targets;
mod trend;
mod words;
mod wrong;

use crate::frame::{self, Footer, fours};
use crate::pdf::color::Color;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Flow, Paper, build};
use crate::pdf::sheet::Sheet;
use crate::pdf::{Colophon, Unprintable};
use domain::reports::Report;
use domain::time::Instant;

/// What a printed report shows besides the month's figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// For which paper.
    pub paper: Paper,
    /// SHA-256 of the data the figures were computed from.
    pub fingerprint: [u8; 32],
    /// When it was issued; for a draft, up to when it looks. The file's date.
    pub made: Instant,
    /// RFC 5646, as `en-NZ`.
    pub language: String,
    /// The provider's colour; darkened where it would not be readable.
    pub accent: Color,
    /// Whom to ask and how to escalate; empty if nobody is named.
    pub contact: String,
}

/// Prints the report. The same report and imprint give the same bytes.
///
/// # Errors
/// [`Unprintable`] if a name needs a character no bundled font has, or the equation does not add up.
pub fn print(report: &Report, imprint: &Imprint) -> Result<Vec<u8>, Unprintable> {
    equation::check(report)?;
    let colophon = Colophon {
        title: format!("SLA report, {}, {}", report.head.client, words::month(report.head.month)),
        author: report.head.provider.clone(),
        subject: format!("{}, {}", report.head.contract, report.head.policy),
        program: if report.versions.program.is_empty() {
            "MSP Desk".to_owned()
        } else {
            report.versions.program.clone()
        },
        language: imprint.language.clone(),
        made: imprint.made,
    };
    build(&colophon, |sheet| {
        let mut flow = Flow::new(imprint.paper);
        cover::lay(sheet, report, imprint).into_iter().for_each(|block| flow.put(block));
        flow.section(targets::lay(sheet, report));
        flow.section(late::lay(sheet, report));
        if let Some(duties) = duties::lay(sheet, report) {
            flow.section(duties);
        }
        if let Some(maintenance) = maintenance::lay(sheet, report) {
            flow.section(maintenance);
        }
        if let Some(paid_work) = paid_work::lay(sheet, report) {
            flow.section(paid_work);
        }
        flow.section(checking::lay(sheet, report, imprint));
        let annexes =
            [aside::annex(sheet, report), late::annex(sheet, report), paid_work::annex(sheet, report)];
        for annex in annexes.into_iter().flatten() {
            flow.section(annex);
        }
        Ok(flow.finish(|page, of| footer(sheet, report, imprint, page, of)))
    })
}

/// `client · SLA report · month | Revision n · data ffff … | Page x of y`.
fn footer(sheet: &mut Sheet, report: &Report, imprint: &Imprint, page: usize, of: usize) -> Drawing {
    let issue = match report.head.issued_on {
        Some(_) => format!("Revision {}", report.head.revision),
        None => "DRAFT".to_owned(),
    };
    let middle = format!("{issue} · data {}", fours(&imprint.fingerprint[..8]));
    let tail = format!(" · SLA report · {}", words::month(report.head.month));
    frame::footer(sheet, &Footer { name: &report.head.client, tail: &tail, middle: &middle, page, of })
}
