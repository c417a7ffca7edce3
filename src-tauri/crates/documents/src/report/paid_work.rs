//! Advanced support: what was agreed to, worked and billed, and how each amount comes about.

use super::words;
use crate::frame::{GAP, LEAD, MARK, MARK_GAP, block_head, page_head};
use crate::pdf::color::GREY;
use crate::pdf::flow::Block;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Kind, Row, Table};
use crate::pdf::text::Text;
use domain::billing::{EngagementState, engagement_number, in_minutes};
use domain::money::Money;
use domain::reports::{PaidWorkLine, PaidWorkOfMonth, Report};

/// More engagements than this take one line each; what belongs to them stands in the annex.
const WHOLE: usize = 8;

/// The section; nothing where no advanced support was worked.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    let of = report.paid_work.as_ref()?;
    let head = page_head(sheet, "Advanced\nsupport", Text::of(lead(report, of), LEAD));
    let is_short = of.lines.len() > WHOLE;
    let title = block_head(sheet, "Agreed, worked and billed", &note(of, is_short));
    let mut table = table();
    for line in &of.lines {
        let what = named(line);
        table.push(row(line, if is_short { marked(what, line) } else { told(what, line) }));
    }
    for total in &of.totals {
        let sum = Cell::words(Text::of(total.to_string(), BODY.bold()));
        table.push(Row::new(Kind::Total, vec![Cell::plain("Before tax").over(4), sum]));
    }
    let table = Block::over(GAP, title, table.lay(sheet), None).breaking_anywhere();
    Some(vec![Block::whole(0.0, head), table])
}

/// What belongs to each engagement, where the section has one line for each.
pub(super) fn annex(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    let of = report.paid_work.as_ref().filter(|of| of.lines.len() > WHOLE)?;
    let lead = "Who agreed, when and how, and how each amount comes about.";
    let head = page_head(sheet, "Annex: advanced\nsupport", Text::of(lead, LEAD));
    let title = block_head(sheet, "Agreed, worked and billed", &note(of, false));
    let mut table = table();
    for line in &of.lines {
        table.push(row(line, told(named(line), line)));
    }
    let table = Block::over(GAP, title, table.lay(sheet), None).breaking_anywhere();
    Some(vec![Block::whole(0.0, head), table])
}

fn table() -> Table {
    let columns = vec![
        Column::apart(95.0, 3.0),
        Column::words(26.0),
        Column::numbers(14.0),
        Column::numbers(15.0),
        Column::numbers(24.0),
    ];
    Table::new(columns).heads(["Engagement", "State", "Worked", "Billed", "Amount"])
}

/// `Two engagements outside standard support ended in September. Only time you agreed to beforehand is billed.`
fn lead(report: &Report, of: &PaidWorkOfMonth) -> String {
    let count = |wanted: &dyn Fn(&PaidWorkLine) -> bool| {
        u32::try_from(of.lines.iter().filter(|line| wanted(line)).count()).unwrap_or(u32::MAX)
    };
    let all = count(&|_| true);
    let noun = if all == 1 { "engagement" } else { "engagements" };
    let permission = match count(&|line| line.overridden.is_some()) {
        0 => "Only time you agreed to beforehand is billed.".to_owned(),
        1 => "One includes time nobody agreed to beforehand; the reason stands with it.".to_owned(),
        more => format!(
            "{} include time nobody agreed to beforehand; the reason stands with each.",
            words::opening(more)
        ),
    };
    let open = match count(&|line| !is_approved(line.state)) {
        0 => String::new(),
        1 => " One is not approved yet, so its amount may change.".to_owned(),
        more => format!(" {} are not approved yet, so their amounts may change.", words::opening(more)),
    };
    let month = words::this_month(report);
    format!("{} {noun} outside standard support ended in {month}. {permission}{open}", words::opening(all))
}

fn is_approved(state: EngagementState) -> bool {
    match state {
        EngagementState::ToBill | EngagementState::Billed => true,
        EngagementState::AwaitingConsent
        | EngagementState::InWork
        | EngagementState::ToReview
        | EngagementState::Dropped => false,
    }
}

/// `2 engagements, CAD 255.00 before tax`.
fn note(of: &PaidWorkOfMonth, is_short: bool) -> String {
    let count = u32::try_from(of.lines.len()).unwrap_or(u32::MAX);
    let mut note = words::counted(count, "engagement", "engagements");
    if !of.totals.is_empty() {
        let sums: Vec<String> = of.totals.iter().map(Money::to_string).collect();
        note += &format!(", {} before tax", words::list(&sums));
    }
    if is_short {
        note += "; permission and explanation of each in the annex";
    }
    note
}

fn row(line: &PaidWorkLine, what: Text) -> Row {
    let invoice = match &line.invoice {
        Some(number) => Text::of(number.as_str(), BODY),
        None if is_approved(line.state) => Text::of("approved", BODY.colored(GREY)),
        None => Text::of(line.state.in_words(), BODY.colored(GREY)),
    };
    let amount = match line.net {
        Some(net) => Text::of(net.to_string(), BODY),
        None => Text::of("no rate agreed", BODY.colored(GREY)),
    };
    Row::body(vec![
        Cell::words(what),
        Cell::words(invoice),
        Cell::plain(in_minutes(line.worked)),
        Cell::plain(in_minutes(line.billed)),
        Cell::words(amount),
    ])
}

/// `A-314  Restore deleted calendar  customer error`.
fn named(line: &PaidWorkLine) -> Text {
    Text::of(engagement_number(line.number), BODY.colored(GREY))
        .styled(format!("\u{a0} {}", line.title), BODY)
        .styled(format!("\u{a0} {}", line.cause.in_words()), BODY.colored(GREY))
}

/// On one line, marked where time is billed that nobody agreed to beforehand.
fn marked(text: Text, line: &PaidWorkLine) -> Text {
    if line.overridden.is_none() {
        return text;
    }
    text.styled(" ", BODY).mark(Mark::Late, MARK, MARK_GAP).styled("without prior permission", BODY)
}

/// With its permission, why it is billed without one, and how the amount comes about.
fn told(mut text: Text, line: &PaidWorkLine) -> Text {
    text = match permission(line) {
        words if !words.is_empty() => text.styled(format!("\n{words}"), BODY),
        _ if line.overridden.is_some() => text,
        _ => text.styled("\nno permission recorded", BODY.colored(GREY)),
    };
    if let Some(why) = &line.overridden {
        text = text.styled("\n", BODY).mark(Mark::Late, MARK, MARK_GAP).styled(why.as_str(), BODY);
    }
    for words in line.explanation.iter().chain(&line.not_billed) {
        text = text.styled(format!("\n{words}"), BODY.colored(GREY));
    }
    text
}

/// `Agreed by Sophie Tran on 22 Sep 13:20 EDT, by mail: “Yes, please go ahead.”; at most 4 blocks`.
fn permission(line: &PaidWorkLine) -> String {
    let mut words = line.consent.clone();
    if !line.evidence.is_empty() {
        words += &format!(": {}", line.evidence);
    }
    match line.cap_blocks {
        _ if line.consent.is_empty() => {}
        Some(1) => words += "; at most 1 block",
        Some(blocks) => words += &format!("; at most {} blocks", words::count(blocks)),
        None => {}
    }
    words
}
