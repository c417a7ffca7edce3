//! A drawing: shapes and text in millimetres from its top left corner, with a height.

use super::POINT;
use super::color::{Color, WHITE};
use super::hatch;
use super::shape::Word;
use super::tags::Slot;
use std::rc::Rc;

/// A point, millimetres right of and below the corner.
pub type At = (f64, f64);

/// A line: its colour and width in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in millimetres.
    pub width: f64,
    /// Whether it is broken (0.7 mm on, 0.6 mm off).
    pub dashed: bool,
}

impl Stroke {
    /// An unbroken line.
    pub const fn solid(color: Color, width: f64) -> Self {
        Self { color, width, dashed: false }
    }

    /// A broken line.
    pub const fn dashed(color: Color, width: f64) -> Self {
        Self { color, width, dashed: true }
    }
}

/// Words of one face, size and colour on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) words: Vec<Rc<Word>>,
    /// Points.
    pub(super) size: f64,
    pub(super) color: Color,
    /// Points added after each glyph.
    pub(super) tracking: f64,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An anchor of the document.
    Anchor(String),
    /// An address.
    Address(String),
}

#[derive(Debug, Clone)]
pub(super) enum Shape {
    Words {
        at: At,
        setting: Setting,
    },
    Rect {
        at: At,
        size: At,
        fill: Color,
    },
    Outline {
        at: At,
        size: At,
        stroke: Stroke,
    },
    Path {
        points: Vec<At>,
        stroke: Stroke,
    },
    Polygon {
        points: Vec<At>,
        fill: Color,
    },
    Circle {
        center: At,
        radius: f64,
        fill: Color,
        stroke: Option<Stroke>,
    },
    HalfCircle {
        center: At,
        radius: f64,
        fill: Color,
    },
    /// Several lines of one stroke.
    Lines {
        lines: Vec<(At, At)>,
        stroke: Stroke,
    },
    /// An area that leads somewhere; its slot is the link's.
    Link {
        at: At,
        size: At,
        target: Target,
    },
    /// Something others may refer to.
    Anchor {
        at: At,
        name: String,
    },
    /// A title, for the outline.
    Heading {
        at: At,
        level: u8,
        title: String,
    },
}

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) slot: Option<Slot>,
    pub(super) shape: Shape,
}

/// A drawing. What is drawn belongs to its slot until another is set.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// Millimetres.
    pub height: f64,
    pub(super) items: Vec<Item>,
    slot: Option<Slot>,
}

impl Drawing {
    /// An empty drawing of decoration: rules, surfaces, repeated heads.
    pub fn artifact(height: f64) -> Self {
        Self { height, items: Vec::new(), slot: None }
    }

    /// An empty drawing that belongs to `slot`.
    pub fn of(slot: Slot, height: f64) -> Self {
        Self { height, items: Vec::new(), slot: Some(slot) }
    }

    pub(super) fn push(&mut self, shape: Shape) {
        self.items.push(Item { slot: self.slot, shape });
    }

    pub(super) fn push_into(&mut self, slot: Option<Slot>, shape: Shape) {
        self.items.push(Item { slot, shape });
    }

    /// The drawing without its place in the structure, for a head that is repeated.
    #[must_use]
    pub fn as_artifact(&self) -> Self {
        let keep = |shape: &Shape| match shape {
            Shape::Link { .. } | Shape::Anchor { .. } | Shape::Heading { .. } => false,
            Shape::Words { .. }
            | Shape::Rect { .. }
            | Shape::Outline { .. }
            | Shape::Path { .. }
            | Shape::Polygon { .. }
            | Shape::Circle { .. }
            | Shape::HalfCircle { .. }
            | Shape::Lines { .. } => true,
        };
        let items = self.items.iter().filter(|i| keep(&i.shape));
        let items = items.map(|i| Item { slot: None, shape: i.shape.clone() }).collect();
        Self { height: self.height, items, slot: None }
    }

    /// Puts `other` at a place within this one; the height stays.
    pub fn place(&mut self, other: Drawing, (x, y): At) {
        self.items.extend(other.items.into_iter().map(|mut item| {
            item.shape.shift(x, y);
            item
        }));
    }

    /// Puts `other` below what is there and grows by it.
    pub fn append(&mut self, other: Drawing, x: f64) {
        let height = other.height;
        self.place(other, (x, self.height));
        self.height += height;
    }

    /// A filled rectangle.
    pub fn rect(&mut self, at: At, size: At, fill: Color) {
        self.push(Shape::Rect { at, size, fill });
    }

    /// A rectangle's edge.
    pub fn outline(&mut self, at: At, size: At, stroke: Stroke) {
        self.push(Shape::Outline { at, size, stroke });
    }

    /// A straight line.
    pub fn line(&mut self, from: At, to: At, stroke: Stroke) {
        self.push(Shape::Path { points: vec![from, to], stroke });
    }

    /// A line through several points.
    pub fn path(&mut self, points: Vec<At>, stroke: Stroke) {
        self.push(Shape::Path { points, stroke });
    }

    /// A filled polygon.
    pub fn polygon(&mut self, points: Vec<At>, fill: Color) {
        self.push(Shape::Polygon { points, fill });
    }

    /// A circle.
    pub fn circle(&mut self, center: At, radius: f64, fill: Color, stroke: Option<Stroke>) {
        self.push(Shape::Circle { center, radius, fill, stroke });
    }

    /// The left half of a circle.
    pub fn half_circle(&mut self, center: At, radius: f64, fill: Color) {
        self.push(Shape::HalfCircle { center, radius, fill });
    }

    /// A rectangle with an edge, hatched within at 45°.
    pub fn hatched(&mut self, at: At, size: At, edge: Stroke, hatch: hatch::Hatch) {
        self.rect(at, size, WHITE);
        let lines = hatch::lines(at, size, hatch);
        if !lines.is_empty() {
            self.push(Shape::Lines { lines, stroke: Stroke::solid(edge.color, hatch.width) });
        }
        self.outline(at, size, edge);
    }

    /// A place others may refer to, at the top of the drawing.
    pub fn anchor(&mut self, name: impl Into<String>) {
        self.push_into(None, Shape::Anchor { at: (0.0, 0.0), name: name.into() });
    }
}

impl Shape {
    fn shift(&mut self, dx: f64, dy: f64) {
        let moved = |at: &mut At| *at = (at.0 + dx, at.1 + dy);
        match self {
            Self::Words { at, .. }
            | Self::Rect { at, .. }
            | Self::Outline { at, .. }
            | Self::Link { at, .. }
            | Self::Anchor { at, .. }
            | Self::Heading { at, .. }
            | Self::Circle { center: at, .. }
            | Self::HalfCircle { center: at, .. } => moved(at),
            Self::Path { points, .. } | Self::Polygon { points, .. } => points.iter_mut().for_each(moved),
            Self::Lines { lines, .. } => lines.iter_mut().for_each(|(a, b)| {
                moved(a);
                moved(b);
            }),
        }
    }
}

/// The smallest rectangle around points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    pub(super) from: At,
    pub(super) to: At,
}

impl Bounds {
    fn around(points: impl IntoIterator<Item = At>) -> Option<Self> {
        points.into_iter().map(|at| Self { from: at, to: at }).reduce(Self::and)
    }

    pub(super) fn and(self, other: Self) -> Self {
        let from = (self.from.0.min(other.from.0), self.from.1.min(other.from.1));
        let to = (self.to.0.max(other.to.0), self.to.1.max(other.to.1));
        Self { from, to }
    }
}

impl Shape {
    /// What of a page the shape covers; none for what is not drawn.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        let sized = |(x, y): At, (width, height): At| Bounds { from: (x, y), to: (x + width, y + height) };
        match self {
            Self::Words { at: (x, y), setting } => {
                let height = setting.size * POINT;
                Some(sized((*x, y - height * 0.8), (setting.width(), height)))
            }
            Self::Rect { at, size, .. } | Self::Outline { at, size, .. } => Some(sized(*at, *size)),
            Self::Circle { center: (x, y), radius, .. } | Self::HalfCircle { center: (x, y), radius, .. } => {
                Some(sized((x - radius, y - radius), (2.0 * radius, 2.0 * radius)))
            }
            Self::Path { points, .. } | Self::Polygon { points, .. } => {
                Bounds::around(points.iter().copied())
            }
            Self::Lines { lines, .. } => Bounds::around(lines.iter().flat_map(|(a, b)| [*a, *b])),
            Self::Link { .. } | Self::Anchor { .. } | Self::Heading { .. } => None,
        }
    }
}

impl Setting {
    /// Millimetres.
    pub(super) fn width(&self) -> f64 {
        let ems: i32 = self.words.iter().map(|w| w.width).sum();
        let glyphs: usize = self.words.iter().map(|w| w.glyphs.len()).sum();
        (f64::from(ems) / 1000.0 * self.size + glyphs as f64 * self.tracking) * POINT
    }
}
