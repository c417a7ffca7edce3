//! Hatching: lines at 45°, clipped to their rectangle by arithmetic, so that no clipping path and
//! no pattern is needed and every printer draws the same.

use super::drawing::At;

/// Which way a hatch falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slope {
    /// From the top right to the bottom left: paused.
    Rising,
    /// From the top left to the bottom right: late.
    Falling,
}

/// A hatch: its slope, the distance of its lines along an edge, their width, all in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hatch {
    /// Which way it falls.
    pub slope: Slope,
    /// From line to line along the top edge.
    pub step: f64,
    /// Of a line.
    pub width: f64,
}

/// Time that did not count.
pub const PAUSED: Hatch = Hatch { slope: Slope::Rising, step: 1.2, width: 0.2 };
/// A promise that was missed.
pub const LATE: Hatch = Hatch { slope: Slope::Falling, step: 0.75, width: 0.28 };

/// The hatch's lines within a rectangle.
pub(super) fn lines((x, y): At, (width, height): At, hatch: Hatch) -> Vec<(At, At)> {
    let mut lines = Vec::new();
    // A line at 45° is the points whose offset along the top edge, minus (or plus) the depth, is
    // constant; the offsets that meet the rectangle run over its width and height together.
    let mut along = hatch.step / 2.0;
    while along < width + height {
        // Depth at which the line enters and leaves the rectangle.
        let top = (along - width).max(0.0);
        let bottom = along.min(height);
        if bottom - top > 1e-9 {
            let point = |depth: f64| match hatch.slope {
                Slope::Rising => (x + along - depth, y + depth),
                Slope::Falling => (x + width - along + depth, y + depth),
            };
            lines.push((point(top), point(bottom)));
        }
        along += hatch.step;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_leaves_its_rectangle_and_all_fall_at_45_degrees() {
        for hatch in [PAUSED, LATE] {
            for size in [(7.0, 2.6), (0.85, 4.7), (1.5, 1.6), (80.0, 5.0)] {
                let found = lines((10.0, 20.0), size, hatch);
                assert!(!found.is_empty(), "{size:?}");
                for ((ax, ay), (bx, by)) in found {
                    for (px, py) in [(ax, ay), (bx, by)] {
                        assert!((10.0 - 1e-9..=10.0 + size.0 + 1e-9).contains(&px), "{px} in {size:?}");
                        assert!((20.0 - 1e-9..=20.0 + size.1 + 1e-9).contains(&py), "{py} in {size:?}");
                    }
                    assert!(((ax - bx).abs() - (ay - by).abs()).abs() < 1e-9);
                }
            }
        }
    }
}
