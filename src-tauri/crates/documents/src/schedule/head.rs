//! The head: whose schedule, of which contract, for how long and for how much.

use super::Imprint;
use crate::frame::{self, NOTE};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Block, FULL};
use crate::pdf::sheet::Sheet;
use crate::pdf::text::Text;
use domain::contracts::schedule::ContractSchedule;

pub(super) fn lay(sheet: &mut Sheet, schedule: &ContractSchedule, imprint: &Imprint) -> Block {
    let kind = if schedule.is_draft { "DRAFT · SLA schedule" } else { "SLA schedule" };
    let mut drawing = frame::masthead(sheet, &schedule.provider, kind, imprint.accent);
    drawing.height += 14.0;
    drawing.append(frame::title(sheet, &schedule.client, "Service levels and fees"), 0.0);
    drawing.height += 6.0;
    drawing.append(particulars(sheet, schedule), 0.0);
    for sentence in sentences(schedule) {
        drawing.height += 2.0;
        let set = Text::of(sentence, NOTE).set_paragraph(sheet, FULL);
        drawing.append(set, 0.0);
    }
    Block::whole(0.0, drawing)
}

fn particulars(sheet: &mut Sheet, schedule: &ContractSchedule) -> Drawing {
    let fees: Vec<String> = schedule.fees.iter().map(ToString::to_string).collect();
    let fee = if fees.is_empty() {
        "none agreed".to_owned()
    } else {
        format!("{} a month, before tax", fees.join(" and "))
    };
    let entries = vec![
        ("Contract", format!("{}, version {}", schedule.contract, schedule.version)),
        ("Policy", format!("{}, version {}", schedule.policy, schedule.policy_version)),
        ("Term", format!("{}, {}", schedule.term_in_words(), schedule.zone.name())),
        ("Fee", fee),
    ];
    frame::particulars(sheet, entries)
}

/// What is not a particular: renewal and notice, and that a draft binds nobody.
fn sentences(schedule: &ContractSchedule) -> Vec<String> {
    let mut sentences = Vec::new();
    if !schedule.renewal.is_empty() {
        sentences.push(format!("Renewal and notice. {}", schedule.renewal.join(" ")));
    }
    if schedule.is_draft {
        sentences.push("A draft: it binds nobody until both have agreed to it.".to_owned());
    }
    sentences
}
