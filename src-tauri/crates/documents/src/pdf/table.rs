//! Tables: rows under ruled heads, laid out as strips that a flow can put on several pages.

use super::color::{HAIR, INK, RULE};
use super::drawing::{Drawing, Stroke};
use super::sheet::Sheet;
use super::tags::{Role, Scope};
use super::text::{Align, Style, Text};

/// Above and below the text of a row, in millimetres.
const PADDING: f64 = 1.05;
/// Between a column that leans left and the next.
const GUTTER: f64 = 1.4;

/// Type of tables.
pub const BODY: Style = Style::regular(8.0, 10.5);
/// Type of column heads.
pub const HEAD: Style = Style::regular(7.0, 9.0).grey();

/// A column: its width in millimetres and to which side it leans.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    width: f64,
    align: Align,
    gutter: f64,
}

impl Column {
    /// A column of words.
    pub const fn words(width: f64) -> Self {
        Self { width, align: Align::Left, gutter: GUTTER }
    }

    /// A column of words, wide apart from the next.
    pub const fn apart(width: f64, gutter: f64) -> Self {
        Self { width, align: Align::Left, gutter }
    }

    /// A column of numbers.
    pub const fn numbers(width: f64) -> Self {
        Self { width, align: Align::Right, gutter: 0.0 }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Content {
    /// Words, leaning as their column does.
    Words(Text),
    /// A drawing with the sentence that says what it shows; its top right corner is the cell's.
    Figure {
        /// The drawing.
        drawing: Drawing,
        /// The sentence.
        alt: String,
    },
    /// Nothing.
    Empty,
}

/// A cell over one or more columns.
#[derive(Debug, Clone)]
pub struct Cell {
    content: Content,
    columns: usize,
}

impl Cell {
    /// Words.
    pub fn words(text: Text) -> Self {
        Self { content: Content::Words(text), columns: 1 }
    }

    /// Words of a table's own type.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::words(Text::of(words, BODY))
    }

    /// Nothing.
    pub fn empty() -> Self {
        Self { content: Content::Empty, columns: 1 }
    }

    /// A drawing.
    pub fn figure(drawing: Drawing, alt: String) -> Self {
        Self { content: Content::Figure { drawing, alt }, columns: 1 }
    }

    /// The same over several columns.
    #[must_use]
    pub fn over(self, columns: usize) -> Self {
        Self { columns, ..self }
    }
}

/// What a row is, which decides its rules and whether it may be parted from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A row like any other.
    Body,
    /// A row that stays with the next one.
    Bound,
    /// The name of a group, over its rows.
    Group,
    /// A total, between two rules.
    Total,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    kind: Kind,
    cells: Vec<Cell>,
}

impl Row {
    /// A row of a kind.
    pub fn new(kind: Kind, cells: Vec<Cell>) -> Self {
        Self { kind, cells }
    }

    /// A row like any other.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self::new(Kind::Body, cells)
    }
}

/// A part of a block that is never cut.
#[derive(Debug, Clone)]
pub struct Strip {
    /// What is drawn.
    pub drawing: Drawing,
    /// Whether it stays on the page of the next strip.
    pub holds: bool,
}

/// A table laid out.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// The column heads, to be repeated on every page.
    pub head: Option<Drawing>,
    /// The rows.
    pub strips: Vec<Strip>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    columns: Vec<Column>,
    heads: Vec<String>,
    rows: Vec<Row>,
    padding: f64,
}

impl Table {
    /// A table with no heads and no rows yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, heads: Vec::new(), rows: Vec::new(), padding: PADDING }
    }

    /// With the heads of its columns.
    #[must_use]
    pub fn heads<const N: usize>(mut self, heads: [&str; N]) -> Self {
        debug_assert_eq!(N, self.columns.len(), "a head for every column");
        self.heads = heads.map(str::to_owned).to_vec();
        self
    }

    /// With the heads of its columns, where their number is not known before.
    #[must_use]
    pub fn named(mut self, heads: Vec<&str>) -> Self {
        debug_assert_eq!(heads.len(), self.columns.len(), "a head for every column");
        self.heads = heads.into_iter().map(str::to_owned).collect();
        self
    }

    /// With less or more room above and below the text of a row, in millimetres.
    #[must_use]
    pub fn padding(mut self, padding: f64) -> Self {
        self.padding = padding;
        self
    }

    /// With a row.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// How wide the table is, in millimetres.
    pub fn width(&self) -> f64 {
        self.columns.iter().map(|c| c.width).sum()
    }

    /// Lays the table out.
    pub fn lay(&self, sheet: &mut Sheet) -> Laid {
        sheet.tagged(Role::Table, |sheet| {
            let head = (!self.heads.is_empty()).then(|| self.head(sheet));
            let strips = self.rows.iter().map(|row| self.strip(sheet, row)).collect();
            Laid { head, strips }
        })
    }

    fn head(&self, sheet: &mut Sheet) -> Drawing {
        sheet.tags.open(Role::Row);
        let texts: Vec<Text> = self.heads.iter().map(|head| Text::of(head.as_str(), HEAD)).collect();
        let mut drawn = Vec::new();
        for (text, column) in texts.into_iter().zip(&self.columns) {
            let text = lean(text, column.align);
            let inner = column.width - column.gutter;
            // A column without a name, as of bars, has no head.
            let role = if text.is_empty() {
                Role::Cell { columns: 1 }
            } else {
                Role::Head { scope: Scope::Column, columns: 1 }
            };
            drawn.push(sheet.tagged(role, |sheet| text.set(sheet, inner)));
        }
        sheet.tags.close();
        let tallest = drawn.iter().map(|d| d.height).fold(0.0, f64::max);
        let mut head = Drawing::artifact(tallest + 2.0 * PADDING);
        let mut x = 0.0;
        for (drawing, column) in drawn.into_iter().zip(&self.columns) {
            let y = PADDING + tallest - drawing.height;
            head.place(drawing, (x, y));
            x += column.width;
        }
        let y = head.height;
        head.line((0.0, y), (self.width(), y), Stroke::solid(RULE, 0.2));
        head
    }

    fn strip(&self, sheet: &mut Sheet, row: &Row) -> Strip {
        let top = if row.kind == Kind::Group { self.padding + 1.55 } else { self.padding };
        let mut strip = Drawing::artifact(0.0);
        let mut tallest: f64 = 0.0;
        sheet.tags.open(Role::Row);
        let (mut x, mut column) = (0.0, 0);
        for (index, cell) in row.cells.iter().enumerate() {
            let spanned = &self.columns[column..column + cell.columns];
            let role = if index == 0 && !self.heads.is_empty() {
                Role::Head { scope: Scope::Row, columns: cell.columns }
            } else {
                Role::Cell { columns: cell.columns }
            };
            let width: f64 = spanned.iter().map(|c| c.width).sum();
            let set = sheet.tagged(role, |sheet| set_cell(sheet, &cell.content, spanned, width));
            if let Some((drawing, left)) = set {
                tallest = tallest.max(drawing.height);
                strip.place(drawing, (x + left, top));
            }
            x += width;
            column += cell.columns;
        }
        sheet.tags.close();
        strip.height = tallest.max(BODY.line()) + top + self.padding;
        self.rule(&mut strip, row.kind);
        Strip { drawing: strip, holds: matches!(row.kind, Kind::Group | Kind::Bound) }
    }

    fn rule(&self, strip: &mut Drawing, kind: Kind) {
        let (width, bottom) = (self.width(), strip.height);
        let mut rule = |y: f64, stroke| strip.push_into(None, line(y, width, stroke));
        match kind {
            Kind::Body | Kind::Bound => rule(bottom, Stroke::solid(HAIR, 0.15)),
            Kind::Group => rule(bottom, Stroke::solid(RULE, 0.2)),
            Kind::Total => {
                rule(0.0, Stroke::solid(INK, 0.2));
                rule(bottom, Stroke::solid(INK, 0.2));
            }
        }
    }
}

fn line(y: f64, width: f64, stroke: Stroke) -> super::drawing::Shape {
    super::drawing::Shape::Path { points: vec![(0.0, y), (width, y)], stroke }
}

fn lean(text: Text, align: Align) -> Text {
    match align {
        Align::Left => text,
        Align::Middle => text.middle(),
        Align::Right => text.right().on_one_line(),
    }
}

/// The cell's drawing and how far right of its left edge it stands.
fn set_cell(sheet: &mut Sheet, content: &Content, columns: &[Column], width: f64) -> Option<(Drawing, f64)> {
    let last = columns.last().expect("a cell stands in at least one column");
    match content {
        Content::Words(text) => {
            let align = if columns.len() == 1 { last.align } else { Align::Left };
            Some((lean(text.clone(), align).set(sheet, width - last.gutter), 0.0))
        }
        Content::Figure { drawing, alt } => {
            let slot = sheet.tagged(Role::Figure { alt: alt.clone() }, Sheet::slot);
            let mut figure = Drawing::artifact(drawing.height);
            for item in &drawing.items {
                figure.push_into(Some(slot), item.shape.clone());
            }
            Some((figure, 0.0))
        }
        Content::Empty => None,
    }
}
