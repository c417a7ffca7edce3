//! The faces a document may use. Each is parsed once in the life of the program.

use rustybuzz::ttf_parser::GlyphId;
use std::sync::OnceLock;

/// How heavy text stands; there are three weights and no italics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Big figures and titles.
    Light,
    /// Everything else.
    Regular,
    /// Block titles, totals, what to see first.
    SemiBold,
}

/// A bundled font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// IBM Plex Sans Light.
    PlexLight,
    /// IBM Plex Sans Regular.
    PlexRegular,
    /// IBM Plex Sans SemiBold.
    PlexSemiBold,
    /// Noto Sans Regular: what Latin, Greek and Cyrillic Plex lacks.
    NotoSans,
    /// Noto Sans Hebrew Regular.
    NotoSansHebrew,
    /// Noto Sans Arabic Regular.
    NotoSansArabic,
    /// Noto Sans Symbols 2, the common blocks.
    NotoSansSymbols,
    /// Noto Emoji Regular, in one ink: subjects of requests come from e-mail.
    NotoEmoji,
}

/// Bundled faces that step in, in this order, for a character Plex lacks.
const FALLBACKS: [Face; 5] =
    [Face::NotoSans, Face::NotoSansHebrew, Face::NotoSansArabic, Face::NotoSansSymbols, Face::NotoEmoji];

static PARSED: [OnceLock<rustybuzz::Face<'static>>; 8] = [const { OnceLock::new() }; 8];

impl Face {
    /// The face that sets `character` where `weight` is asked for; none if no bundled face can.
    pub fn for_character(character: char, weight: Weight) -> Option<Self> {
        let first = match weight {
            Weight::Light => Self::PlexLight,
            Weight::Regular => Self::PlexRegular,
            Weight::SemiBold => Self::PlexSemiBold,
        };
        std::iter::once(first).chain(FALLBACKS).find(|face| face.has(character))
    }

    /// Whether the face has a glyph for `character`.
    pub fn has(self, character: char) -> bool {
        self.parsed().glyph_index(character).is_some()
    }

    /// The whole font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::PlexLight => include_bytes!("../../fonts/IBMPlexSans-Light.ttf"),
            Self::PlexRegular => include_bytes!("../../fonts/IBMPlexSans-Regular.ttf"),
            Self::PlexSemiBold => include_bytes!("../../fonts/IBMPlexSans-SemiBold.ttf"),
            Self::NotoSans => include_bytes!("../../fonts/NotoSans-Regular.ttf"),
            Self::NotoSansHebrew => include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf"),
            Self::NotoSansArabic => include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
            Self::NotoSansSymbols => include_bytes!("../../fonts/NotoSansSymbols2-Common.ttf"),
            Self::NotoEmoji => include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
        }
    }

    /// The name a subset carries: six capitals, a plus, the face. The capitals name the face, not
    /// the subset, so that they are the same in every file.
    pub(super) fn subset_name(self) -> &'static str {
        match self {
            Self::PlexLight => "PLEXLT+IBMPlexSans-Light",
            Self::PlexRegular => "PLEXRG+IBMPlexSans",
            Self::PlexSemiBold => "PLEXSB+IBMPlexSans-SmBld",
            Self::NotoSans => "NOTORG+NotoSans-Regular",
            Self::NotoSansHebrew => "NOTOHB+NotoSansHebrew-Regular",
            Self::NotoSansArabic => "NOTOAR+NotoSansArabic-Regular",
            Self::NotoSansSymbols => "NOTOSY+NotoSansSymbols2-Regular",
            Self::NotoEmoji => "NOTOEM+NotoEmoji",
        }
    }

    /// The face, parsed.
    pub(super) fn parsed(self) -> &'static rustybuzz::Face<'static> {
        PARSED[self as usize].get_or_init(|| {
            rustybuzz::Face::from_slice(self.bytes(), 0).expect("the bundled fonts are whole font files")
        })
    }

    /// How wide a reader of the file believes `glyph` to be, in thousandths of an em. The file
    /// says it in whole thousandths, cut off, so everything is placed against this number.
    pub(super) fn printed_width(self, glyph: u16) -> i32 {
        let face = self.parsed();
        i32::from(face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) * 1000 / face.units_per_em()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plex_sets_latin_greek_cyrillic_and_macron_vowels_in_every_weight() {
        for weight in [Weight::Light, Weight::Regular, Weight::SemiBold] {
            for character in "Āāēīōū Łódź Ωμέγα Ж−×→≥…·“”’–".chars() {
                let face = Face::for_character(character, weight);
                assert!(
                    matches!(face, Some(Face::PlexLight | Face::PlexRegular | Face::PlexSemiBold)),
                    "{character}"
                );
            }
        }
    }

    #[test]
    fn other_scripts_fall_back_and_unknown_ones_do_not_exist() {
        assert_eq!(Face::for_character('ש', Weight::Light), Some(Face::NotoSansHebrew));
        assert_eq!(Face::for_character('ع', Weight::Light), Some(Face::NotoSansArabic));
        assert_eq!(Face::for_character('★', Weight::Light), Some(Face::NotoSansSymbols));
        assert_eq!(Face::for_character('🔥', Weight::Light), Some(Face::NotoEmoji));
        assert_eq!(Face::for_character('漢', Weight::Light), None);
    }

    #[test]
    fn the_digits_of_plex_are_tabular() {
        for face in [Face::PlexLight, Face::PlexRegular, Face::PlexSemiBold] {
            let widths: Vec<i32> =
                ('0'..='9').map(|d| face.printed_width(face.parsed().glyph_index(d).unwrap().0)).collect();
            assert!(widths.iter().all(|w| *w == widths[0]), "{face:?}: {widths:?}");
        }
    }
}
