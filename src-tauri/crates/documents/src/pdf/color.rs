//! The colours of printed documents. All are dark enough, or never text.

/// A colour of the device, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

/// Text, rules under titles, all that was met.
pub const INK: Color = Color(0x15, 0x19, 0x1e);
/// Notes, heads of columns, zeros.
pub const GREY: Color = Color(0x54, 0x5b, 0x65);
/// A promise was missed, and nothing else.
pub const RED: Color = Color(0xb4, 0x23, 0x1a);
/// Rules within a table.
pub const RULE: Color = Color(0xae, 0xb5, 0xbd);
/// The thinnest lines.
pub const HAIR: Color = Color(0xd8, 0xdc, 0xe1);
/// Surfaces; never text.
pub const FILL: Color = Color(0xf1, 0xf3, 0xf5);
/// Paper.
pub const WHITE: Color = Color(0xff, 0xff, 0xff);
/// The provider's colour, where it gave none.
pub const ACCENT: Color = Color(0x0b, 0x55, 0x63);

impl Color {
    /// The same hue, darkened until it stands out 4.5 : 1 from paper (WCAG 2.2, 1.4.3).
    ///
    /// ```
    /// use documents::pdf::color::{ACCENT, Color};
    /// assert_eq!(ACCENT.readable(), ACCENT);
    /// assert!(Color(0xff, 0xcc, 0x00).readable().contrast() >= 4.5);
    /// ```
    #[must_use]
    pub fn readable(self) -> Self {
        let mut color = self;
        while color.contrast() < 4.5 {
            let darker = |c: u8| u8::try_from(u16::from(c) * 95 / 100).expect("a share of a byte is a byte");
            color = Self(darker(color.0), darker(color.1), darker(color.2));
        }
        color
    }

    /// How far the colour stands out from paper, 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2);
        1.05 / (luminance + 0.05)
    }
}
