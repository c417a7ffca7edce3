//! The clauses: a title on the left, its sentences beside it, under a rule over the whole page.

use crate::frame::{BLOCK, SMALL};
use crate::pdf::color::{HAIR, INK};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::{Block, FULL, GUTTER, THIRD, TWO_THIRDS};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::Strip;
use crate::pdf::text::{Style, Text};
use domain::clients::{Contact, ContactRole};
use domain::contracts::schedule::{Clause, ContractSchedule, Point};

const TITLE: Style = Style::regular(9.0, 12.0).bold();
/// Where the sentences stand.
const BESIDE: f64 = THIRD + GUTTER;
/// Between two sentences, and below the last.
const BETWEEN: f64 = 1.4;
const GAP: f64 = 4.0;

/// Numbers the parts of the schedule.
#[derive(Default)]
pub(super) struct Numbers(usize);

impl Numbers {
    /// `2  Support hours`.
    pub(super) fn title(&mut self, words: &str) -> String {
        self.0 += 1;
        format!("{}\u{2002}{words}", self.0)
    }
}

pub(super) fn lay(sheet: &mut Sheet, schedule: &ContractSchedule, numbers: &mut Numbers) -> Vec<Block> {
    let mut blocks: Vec<Block> =
        schedule.schedule.clauses.iter().map(|of| clause(sheet, of, numbers)).collect();
    let people = contacts(&schedule.contacts);
    blocks.push(hanging(sheet, &numbers.title("Contacts"), people));
    if let Some(first) = blocks.first_mut() {
        first.gap = 8.0;
    }
    blocks
}

fn clause(sheet: &mut Sheet, of: &Clause, numbers: &mut Numbers) -> Block {
    let title = numbers.title(of.subject.title());
    hanging(sheet, &title, of.points.iter().map(point).collect())
}

fn point(of: &Point) -> Text {
    let mut text = Text::new(SMALL);
    if !of.name.is_empty() {
        let stop = if of.name.ends_with(['.', ':']) { "" } else { "." };
        text = text.bold(format!("{}{stop} ", of.name));
    }
    text = text.then(of.words.as_str());
    if of.clause.is_empty() { text } else { text.styled(format!("\u{a0}{}", of.clause), SMALL.grey()) }
}

/// A part under its rule: the title on the left, paragraphs beside it that may go to another page.
fn hanging(sheet: &mut Sheet, title: &str, points: Vec<Text>) -> Block {
    let mut head = Drawing::artifact(2.0);
    head.line((0.0, 0.175), (FULL, 0.175), Stroke::solid(INK, 0.35));
    let name = Text::of(title, TITLE).set_title(sheet, THIRD, BLOCK, title);
    let below_name = name.height + 2.0;
    head.place(name, (0.0, 2.0));
    let mut points = points.into_iter();
    if let Some(first) = points.next() {
        let set = first.set_paragraph(sheet, TWO_THIRDS);
        head.height += 0.35 + set.height + BETWEEN;
        head.place(set, (BESIDE, 2.35));
    }
    let mut strips: Vec<Strip> = points.map(|text| strip(sheet, &text)).collect();
    let lines: f64 = strips.iter().map(|strip| strip.drawing.height).sum();
    // A title may be longer than what is said beside it.
    head.height = head.height.max(below_name - lines);
    strips.push(Strip { drawing: Drawing::artifact(0.6), holds: false });
    let mut repeated = Drawing::artifact(2.0);
    repeated.line((BESIDE, 0.1), (FULL, 0.1), Stroke::solid(HAIR, 0.2));
    Block { gap: GAP, head, repeated: Some(repeated), strips, ..Block::default() }.breaking_anywhere()
}

fn strip(sheet: &mut Sheet, text: &Text) -> Strip {
    let mut drawing = Drawing::artifact(0.0);
    let set = text.set_paragraph(sheet, TWO_THIRDS);
    drawing.append(set, BESIDE);
    drawing.height += BETWEEN;
    Strip { drawing, holds: false }
}

fn contacts(people: &[Contact]) -> Vec<Text> {
    if people.is_empty() {
        return vec![Text::of("Nobody is named yet.", SMALL)];
    }
    let say = |person: &Contact| {
        let roles: Vec<&str> = person.roles.iter().map(|role| role_name(*role)).collect();
        let emails = person.emails.iter().map(String::as_str);
        let ways: Vec<&str> = emails.chain([person.phone.as_str()]).filter(|way| !way.is_empty()).collect();
        let mut rest = roles.join(", ");
        if !ways.is_empty() {
            let comma = if rest.is_empty() { "" } else { ": " };
            rest = format!("{rest}{comma}{}", ways.join(", "));
        }
        Text::new(SMALL).bold(format!("{}. ", person.name)).then(rest)
    };
    people.iter().map(say).collect()
}

fn role_name(role: ContactRole) -> &'static str {
    match role {
        ContactRole::Technical => "technical contact",
        ContactRole::Backup => "backup contact",
        ContactRole::Billing => "billing",
        ContactRole::ApprovesFees => "may approve fees",
    }
}
