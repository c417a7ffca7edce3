//! The marks of a verdict. Each state has a shape of its own, so that a grey print works; they are
//! drawn, never typed, because no text face has them all.

use super::color::{Color, INK, RED, WHITE};
use super::drawing::{At, Drawing, Stroke};

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// ● met, or counted.
    Met,
    /// ▲ missed.
    Late,
    /// ○ excluded, or not counted.
    Excluded,
    /// ◐ counted in part.
    Part,
    /// ◇ carried into another month.
    Carried,
}

impl Mark {
    /// The word the mark stands for.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Excluded => "excluded",
            Self::Part => "in part",
            Self::Carried => "carried",
        }
    }

    /// Draws the mark around `center`, `size` millimetres wide.
    pub fn draw(self, drawing: &mut Drawing, center: At, size: f64) {
        let radius = size * 0.35;
        let edge = Some(Stroke::solid(INK, size * 0.12));
        match self {
            Self::Met => drawing.circle(center, radius, INK, None),
            Self::Excluded => drawing.circle(center, radius * 0.94, WHITE, edge),
            Self::Part => {
                drawing.circle(center, radius * 0.94, WHITE, edge);
                drawing.half_circle(center, radius * 0.94, INK);
            }
            Self::Late => triangle(drawing, center, size, RED),
            Self::Carried => {
                let (x, y) = center;
                let r = size * 0.4;
                let corners = vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y), (x, y - r), (x + r, y)];
                drawing.polygon(corners[..4].to_vec(), WHITE);
                drawing.path(corners, Stroke::solid(INK, size * 0.12));
            }
        }
    }
}

/// ▲ with its middle at `center`.
pub fn triangle(drawing: &mut Drawing, (x, y): At, size: f64, color: Color) {
    let (half, up, down) = (size * 0.457, size * 0.5, size * 0.323);
    drawing.polygon(vec![(x, y - up), (x + half, y + down), (x - half, y + down)], color);
}
