//! The first page: whose report, the month in a sentence and four figures, twelve months, and what
//! went wrong. Always one page.

use super::frame::{self, GAP, MARK, MARK_GAP, NOTE, SMALL};
use super::{Imprint, sentence, trend, words, wrong};
use crate::pdf::color::INK;
use crate::pdf::drawing::{Drawing, Stroke, Target};
use crate::pdf::flow::{Block, FULL, GUTTER, NARROW, tighten};
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Style, Text};
use domain::reports::Report;
use domain::sla::Metric;
use std::collections::BTreeSet;

const SENTENCE: Style = Style::regular(14.0, 20.0);
const FIGURE: Style = Style::regular(28.0, 34.0).light().tracked(-0.4);
const FIGURE_WORDS: Style = Style::regular(20.0, 34.0).light();
const FIGURE_UNIT: Style = Style::regular(14.0, 34.0).light();

/// Where the list of changes stands; the cover refers to it.
pub(super) const CHANGES: &str = "changes";

/// Air above the title, above the particulars and above the sentence, in millimetres.
#[derive(Clone, Copy)]
struct Air(f64, f64, f64);

const ROOMY: Air = Air(14.0, 6.0, 9.0);
/// For what would otherwise not be one page.
const TIGHT: Air = Air(7.0, 4.0, 5.0);

pub(super) fn lay(sheet: &mut Sheet, report: &Report, imprint: &Imprint) -> Vec<Block> {
    let mark = sheet.mark();
    let roomy = with_air(sheet, report, imprint, ROOMY);
    let height: f64 = roomy.iter().map(|block| block.gap + block.height()).sum();
    if height <= imprint.paper.room() {
        return roomy;
    }
    sheet.back_to(mark);
    with_air(sheet, report, imprint, TIGHT)
}

fn with_air(sheet: &mut Sheet, report: &Report, imprint: &Imprint, air: Air) -> Vec<Block> {
    let mut head = masthead(sheet, report, imprint, air);
    let sentence = Text::of(sentence::of(report), SENTENCE).set_paragraph(sheet, 165.0);
    head.height += air.2;
    head.append(sentence, 0.0);
    let figures = figures(sheet, report);
    let trend = trend::lay(sheet, report, imprint);
    let used = head.height + figures.height + trend.height + 3.0 * NARROW;
    let wrong = wrong::lay(sheet, report, imprint, imprint.paper.room() - used);
    let mut blocks = vec![Block::whole(0.0, head)];
    blocks.extend([figures, trend, wrong].map(|drawing| Block::whole(GAP, drawing)));
    tighten(&mut blocks, imprint.paper);
    blocks
}

fn masthead(sheet: &mut Sheet, report: &Report, imprint: &Imprint, air: Air) -> Drawing {
    let kind =
        if report.head.issued_on.is_some() { "Monthly SLA report" } else { "DRAFT · Monthly SLA report" };
    let mut drawing = frame::masthead(sheet, &report.head.provider, kind, imprint.accent);
    drawing.height += air.0;
    drawing.append(frame::title(sheet, &report.head.client, &words::month(report.head.month)), 0.0);
    drawing.height += air.1;
    drawing.append(particulars(sheet, report), 0.0);
    if let Some(before) = report.head.replaces_issued_on {
        drawing.height += 2.0;
        let page = sheet.page_of(CHANGES);
        let before = words::date(before);
        let line = format!("Replaces revision {} of {before}, changes on ", report.head.revision - 1);
        let line = Text::of(line, NOTE.bold());
        let line = line.link(format!("page\u{a0}{page}"), Target::Anchor(CHANGES.to_owned()));
        let line = line.set_paragraph(sheet, FULL);
        drawing.append(line, 0.0);
    }
    drawing
}

fn particulars(sheet: &mut Sheet, report: &Report) -> Drawing {
    let head = &report.head;
    let (first, last) = (head.month.first_day(), head.month.next().first_day().pred_opt());
    let last = last.expect("every month the product knows has a last day");
    let zone = &head.zone;
    let (from, to) =
        (zone.abbreviation_at(head.from), zone.abbreviation_at(head.to - domain::time::Seconds(1)));
    let span = format!(
        "{} 00:00\u{a0}{from} to {} 24:00\u{a0}{to}, {}",
        words::day(first),
        words::day(last),
        zone.id().name()
    );
    let issued = match head.issued_on {
        Some(date) => format!("{}, revision {}", words::date(date), head.revision),
        None => "DRAFT, not issued".to_owned(),
    };
    let entries = [
        ("Contract", format!("{}, since {}", head.contract, words::date(head.contract_since))),
        ("Policy", format!("{}, version {}", head.policy, head.policy_version)),
        ("Month and zone", span),
        ("Issued", issued),
    ];
    frame::particulars(sheet, entries.into())
}

/// A figure: its name, its number with a unit or words instead, and what stands below it.
struct Figure {
    name: String,
    number: Number,
    caption: Text,
}

enum Number {
    Percent(String),
    Count(String),
    Words(&'static str),
}

/// Four figures. What the policy lacks gives way to the next in line.
fn figures(sheet: &mut Sheet, report: &Report) -> Drawing {
    let metrics = [Metric::FirstResponse, Metric::StatusUpdate, Metric::Resolution, Metric::Acknowledgement];
    let mut figures: Vec<Figure> =
        metrics.into_iter().filter_map(|metric| attainment(report, metric)).collect();
    figures.push(received(report));
    figures.push(outside_hours(report));
    figures.truncate(4);
    let width = frame::columns(figures.len());
    let mut drawing = Drawing::artifact(0.0);
    for (index, figure) in figures.into_iter().enumerate() {
        let set = figure.set(sheet, width);
        drawing.height = drawing.height.max(set.height);
        drawing.place(set, (index as f64 * (width + GUTTER), 0.0));
    }
    drawing
}

impl Figure {
    fn set(self, sheet: &mut Sheet, width: f64) -> Drawing {
        let mut drawing = Drawing::artifact(2.15);
        drawing.line((0.0, 0.175), (width, 0.175), Stroke::solid(INK, 0.35));
        let name = Text::of(self.name, SMALL.bold()).set_paragraph(sheet, width);
        drawing.append(name, 0.0);
        let number = match self.number {
            Number::Percent(number) => Text::of(number, FIGURE).styled("%", FIGURE_UNIT),
            // A million is never abbreviated, only smaller.
            Number::Count(number) if Text::of(number.as_str(), FIGURE).width(sheet) > width => {
                Text::of(number, FIGURE_WORDS)
            }
            Number::Count(number) => Text::of(number, FIGURE),
            Number::Words(words) => Text::of(words, FIGURE_WORDS),
        };
        let number = number.on_one_line().set_paragraph(sheet, width);
        drawing.append(number, 0.0);
        let caption = self.caption.set_paragraph(sheet, width);
        drawing.append(caption, 0.0);
        drawing
    }
}

fn attainment(report: &Report, metric: Metric) -> Option<Figure> {
    let group = report.group(metric).filter(|group| !group.not_in_source)?;
    let noun = words::noun(metric);
    let name = format!("{} on time", words::capitalised(noun.many));
    let tally = group.total;
    let caption = Text::new(SMALL);
    let Some(percent) = words::percent(tally.met, tally.due) else {
        let caption = caption.then(format!("no {} fell due", noun.one));
        return Some(Figure { name, number: Number::Words("none due"), caption });
    };
    let of = format!("{}\u{a0}of\u{a0}{}", words::count(tally.met), words::count(tally.due));
    let caption = match tally.late {
        0 => caption.mark(Mark::Met, MARK, MARK_GAP).then(of),
        late => {
            let late = words::count(late);
            caption.mark(Mark::Late, MARK, MARK_GAP).then(format!("{of}, {late}\u{a0}late"))
        }
    };
    Some(Figure { name, number: Number::Percent(percent), caption })
}

fn received(report: &Report) -> Figure {
    // A request that is set aside under two metrics is one request.
    let aside: BTreeSet<i64> = report.set_aside.iter().map(|aside| aside.ticket).collect();
    let caption = match (report.received, u32::try_from(aside.len()).unwrap_or(u32::MAX)) {
        (0, _) => "no request came in".to_owned(),
        (_, 0) => "none excluded or carried".to_owned(),
        (_, aside) => format!("{} excluded or carried", words::count(aside)),
    };
    let number = match report.received {
        0 => Number::Words("none"),
        received => Number::Count(words::count(received)),
    };
    Figure { name: "Requests received".to_owned(), number, caption: Text::of(caption, SMALL) }
}

fn outside_hours(report: &Report) -> Figure {
    let outside = report.arrivals.outside_hours;
    let number = match outside {
        0 => Number::Words("none"),
        outside => Number::Count(words::count(outside)),
    };
    let caption = format!("of {} received", words::counted(report.received, "request", "requests"));
    Figure { name: "Outside business hours".to_owned(), number, caption: Text::of(caption, SMALL) }
}
