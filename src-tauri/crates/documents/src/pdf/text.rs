//! Paragraphs: words of several styles, marks and links, broken into lines (UAX #14), with a face
//! found for every run and right-to-left runs put in visual order (UAX #9).

use super::POINT;
use super::color::{Color, GREY, INK};
use super::drawing::{At, Drawing, Setting, Shape, Target};
use super::fonts::Weight;
use super::marks::Mark;
use super::sheet::Sheet;
use super::tags::{Role, Slot};

mod lines;

use lines::{Line, Part};

/// Plex: from the top of an em box to the baseline, and the box's height, in em.
const ASCENT: f64 = 1.025;
const BOX: f64 = 1.3;

/// How text looks; lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// How heavy.
    pub weight: Weight,
    /// Size of the type.
    pub size: f64,
    /// From baseline to baseline.
    pub leading: f64,
    /// Its colour.
    pub color: Color,
    /// Added after each glyph.
    pub tracking: f64,
    /// Above the baseline: letters that refer to a note.
    pub rise: f64,
}

impl Style {
    /// Regular ink, not tracked.
    pub const fn regular(size: f64, leading: f64) -> Self {
        Self { weight: Weight::Regular, size, leading, color: INK, tracking: 0.0, rise: 0.0 }
    }

    /// The same, light.
    pub const fn light(self) -> Self {
        Self { weight: Weight::Light, ..self }
    }

    /// The same, semibold.
    pub const fn bold(self) -> Self {
        Self { weight: Weight::SemiBold, ..self }
    }

    /// The same in grey.
    pub const fn grey(self) -> Self {
        self.colored(GREY)
    }

    /// The same in a colour.
    pub const fn colored(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// The same, tracked.
    pub const fn tracked(self, tracking: f64) -> Self {
        Self { tracking, ..self }
    }

    /// The same, smaller and above the baseline.
    pub const fn raised(self) -> Self {
        Self { size: self.size * 0.8, rise: self.size * 0.35, ..self }
    }

    /// Height of a line in millimetres.
    pub fn line(self) -> f64 {
        self.leading * POINT
    }

    /// From the top of a line to its baseline, in millimetres.
    pub fn baseline(self) -> f64 {
        ((self.leading - BOX * self.size) / 2.0 + ASCENT * self.size) * POINT
    }
}

/// To which side lines lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left edge.
    Left,
    /// To the middle.
    Middle,
    /// To the right edge.
    Right,
}

#[derive(Debug, Clone)]
pub(super) enum Span {
    Words {
        text: String,
        style: Style,
    },
    Link {
        text: String,
        style: Style,
        target: Target,
    },
    /// A mark, its size and the gap after it in millimetres.
    Mark {
        mark: Mark,
        size: f64,
        gap: f64,
    },
}

/// Text to be set: spans of words, links and marks.
#[derive(Debug, Clone)]
pub struct Text {
    pub(super) style: Style,
    pub(super) spans: Vec<Span>,
    align: Align,
    wraps: bool,
}

impl Text {
    /// No words yet; `style` is what [`Text::then`] uses and what decides the leading.
    pub fn new(style: Style) -> Self {
        Self { style, spans: Vec::new(), align: Align::Left, wraps: true }
    }

    /// Words of one style.
    pub fn of(words: impl Into<String>, style: Style) -> Self {
        Self::new(style).then(words)
    }

    /// Then words.
    #[must_use]
    pub fn then(self, words: impl Into<String>) -> Self {
        let style = self.style;
        self.styled(words, style)
    }

    /// Then words in another style.
    #[must_use]
    pub fn styled(mut self, words: impl Into<String>, style: Style) -> Self {
        self.spans.push(Span::Words { text: words.into(), style });
        self
    }

    /// Then semibold words.
    #[must_use]
    pub fn bold(self, words: impl Into<String>) -> Self {
        let style = self.style.bold();
        self.styled(words, style)
    }

    /// Then words that lead somewhere.
    #[must_use]
    pub fn link(mut self, words: impl Into<String>, target: Target) -> Self {
        self.spans.push(Span::Link { text: words.into(), style: self.style, target });
        self
    }

    /// Then a mark, never apart from the word that follows.
    #[must_use]
    pub fn mark(mut self, mark: Mark, size: f64, gap: f64) -> Self {
        self.spans.push(Span::Mark { mark, size, gap });
        self
    }

    /// Lines lean to the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    /// Lines stand in the middle.
    #[must_use]
    pub fn middle(mut self) -> Self {
        self.align = Align::Middle;
        self
    }

    /// One line, however wide.
    #[must_use]
    pub fn on_one_line(mut self) -> Self {
        self.wraps = false;
        self
    }

    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| match span {
            Span::Words { text, .. } | Span::Link { text, .. } => text.is_empty(),
            Span::Mark { .. } => false,
        })
    }

    /// How many lines `width` millimetres need.
    pub fn lines(&self, sheet: &mut Sheet, width: f64) -> usize {
        self.broken(sheet, width).len()
    }

    /// How wide the text is on one line, in millimetres.
    pub fn width(&self, sheet: &mut Sheet) -> f64 {
        lines::break_lines(sheet, &self.spans, f64::INFINITY).iter().map(|l| l.width).fold(0.0, f64::max)
    }

    /// Sets the text into `width` millimetres, into the element of the structure that is open.
    pub fn set(&self, sheet: &mut Sheet, width: f64) -> Drawing {
        let slots: Vec<Slot> = self.slots(sheet);
        self.set_into(sheet, width, |span| Some(slots[span]))
    }

    /// Sets the text as a title, which is also a line of the outline. `name` is the title without
    /// its line breaks.
    pub fn set_title(&self, sheet: &mut Sheet, width: f64, level: u8, name: &str) -> Drawing {
        let role = Role::Heading { level, title: name.to_owned() };
        let mut drawing = sheet.tagged(role, |sheet| self.set(sheet, width));
        drawing.push_into(None, Shape::Heading { at: (0.0, 0.0), level, title: name.to_owned() });
        drawing
    }

    /// Sets the text as a paragraph.
    pub fn set_paragraph(&self, sheet: &mut Sheet, width: f64) -> Drawing {
        sheet.tagged(Role::Paragraph, |sheet| self.set(sheet, width))
    }

    /// Sets the text as decoration, outside the structure.
    pub fn set_artifact(&self, sheet: &mut Sheet, width: f64) -> Drawing {
        self.set_into(sheet, width, |_| None)
    }

    /// Sets the text into one slot, as a figure's words belong to the figure.
    pub fn set_in(&self, sheet: &mut Sheet, width: f64, slot: Option<Slot>) -> Drawing {
        self.set_into(sheet, width, |_| slot)
    }

    fn broken(&self, sheet: &mut Sheet, width: f64) -> Vec<Line> {
        let limit = if self.wraps { width } else { f64::INFINITY };
        lines::break_lines(sheet, &self.spans, limit)
    }

    fn set_into(&self, sheet: &mut Sheet, width: f64, slot: impl Fn(usize) -> Option<Slot>) -> Drawing {
        let lines = self.broken(sheet, width);
        let mut drawing = Drawing::artifact(lines.len() as f64 * self.style.line());
        for (index, line) in lines.iter().enumerate() {
            let left = match self.align {
                Align::Left => 0.0,
                Align::Middle => (width - line.width) / 2.0,
                Align::Right => width - line.width,
            };
            let top = index as f64 * self.style.line();
            self.draw_line(&mut drawing, line, (left, top), &slot);
        }
        drawing
    }

    fn draw_line(&self, drawing: &mut Drawing, line: &Line, at: At, slot: &impl Fn(usize) -> Option<Slot>) {
        let (mut x, top) = at;
        let baseline = top + self.style.baseline();
        let mut parts = line.parts.iter().peekable();
        while let Some(part) = parts.next() {
            let slot = slot(part.span);
            match (&self.spans[part.span], &part.word) {
                (Span::Mark { mark, size, .. }, _) => {
                    let mut drawn = Drawing::artifact(0.0);
                    mark.draw(&mut drawn, (x + size / 2.0, baseline - size * 0.36), *size);
                    for item in drawn.items {
                        drawing.push_into(slot, item.shape);
                    }
                    x += part.width;
                }
                (Span::Words { style, .. } | Span::Link { style, .. }, Some(word)) => {
                    let mut words = vec![word.clone()];
                    let joins = |next: &&Part| {
                        next.span == part.span && next.word.as_ref().is_some_and(|w| w.face == word.face)
                    };
                    while let Some(next) = parts.next_if(joins) {
                        words.extend(next.word.clone());
                    }
                    let setting =
                        Setting { words, size: style.size, color: style.color, tracking: style.tracking };
                    let width = setting.width();
                    let raised = baseline - style.rise * POINT;
                    drawing.push_into(slot, Shape::Words { at: (x, raised), setting });
                    if let Span::Link { target, .. } = &self.spans[part.span] {
                        let shape = Shape::Link {
                            at: (x, top),
                            size: (width, self.style.line()),
                            target: target.clone(),
                        };
                        drawing.push_into(slot, shape);
                    }
                    x += width;
                }
                (Span::Words { .. } | Span::Link { .. }, None) => x += part.width,
            }
        }
    }

    /// A slot for each span: words that follow each other share one, links and marks are elements.
    fn slots(&self, sheet: &mut Sheet) -> Vec<Slot> {
        let mut plain: Option<Slot> = None;
        self.spans
            .iter()
            .map(|span| match span {
                Span::Words { .. } => *plain.get_or_insert_with(|| sheet.slot()),
                Span::Link { .. } => {
                    plain = None;
                    sheet.tagged(Role::Link, Sheet::slot)
                }
                Span::Mark { mark, .. } => {
                    plain = None;
                    sheet.tagged(Role::Mark { alt: mark.word() }, Sheet::slot)
                }
            })
            .collect()
    }
}

impl Drawing {
    /// Words of a drawing, their baseline at `at`, as part of the drawing.
    pub fn label(&mut self, sheet: &mut Sheet, (x, y): At, align: Align, words: &str, style: Style) -> f64 {
        let text = Text::of(words, style).on_one_line();
        let width = text.width(sheet);
        let left = match align {
            Align::Left => x,
            Align::Middle => x - width / 2.0,
            Align::Right => x - width,
        };
        let set = text.set_in(sheet, width, None);
        for mut item in set.items {
            if let Shape::Words { at, .. } = &mut item.shape {
                *at = (at.0 + left, y);
            }
            self.push(item.shape);
        }
        width
    }
}

/// `words`, cut with … where they are wider than `width` millimetres.
pub fn cut(sheet: &mut Sheet, words: &str, style: Style, width: f64) -> String {
    let fits = |sheet: &mut Sheet, words: &str| Text::of(words, style).width(sheet) <= width;
    if fits(sheet, words) {
        return words.to_owned();
    }
    let mut short: Vec<char> = words.chars().collect();
    while short.pop().is_some() {
        let candidate = format!("{}…", short.iter().collect::<String>().trim_end());
        if fits(sheet, &candidate) {
            return candidate;
        }
    }
    "…".to_owned()
}
