//! Turns words into glyphs.

use super::fonts::Face;
use rustybuzz::{Direction, GlyphInfo, Script, ShapePlan, UnicodeBuffer};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A glyph in its place; lengths in thousandths of an em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    /// From here to the next glyph, kerning included.
    pub(super) advance: i32,
    /// How far a reader of the file moves on.
    pub(super) printed: i32,
    pub(super) dx: i32,
    pub(super) dy: i32,
    /// What the glyph says; empty for the further glyphs of a cluster.
    pub(super) text: String,
}

/// Glyphs of one face that stay together, in the order they are drawn.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) face: Face,
    pub(super) run: Run,
    pub(super) glyphs: Vec<Glyph>,
    /// In thousandths of an em.
    pub(super) width: i32,
    /// What it says, in the order it is read.
    pub(super) text: String,
}

/// Which way a word runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Run {
    LeftToRight,
    RightToLeft,
}

/// Shapes words, and remembers them: a report says "late" a thousand times.
#[derive(Default)]
pub(super) struct Shaper {
    words: HashMap<(Face, Run), HashMap<String, Rc<Word>>>,
    /// Which features of a face a script needs; looking that up takes longer than shaping.
    plans: HashMap<(Face, Run, Script), ShapePlan>,
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: usize = self.words.values().map(HashMap::len).sum();
        write!(f, "Shaper({words} words)")
    }
}

impl Shaper {
    pub(super) fn shape(&mut self, face: Face, run: Run, text: &str) -> Rc<Word> {
        let words = self.words.entry((face, run)).or_default();
        if let Some(word) = words.get(text) {
            return Rc::clone(word);
        }
        let word = Rc::new(shape(&mut self.plans, face, run, text));
        words.insert(text.to_owned(), Rc::clone(&word));
        word
    }
}

fn shape(plans: &mut HashMap<(Face, Run, Script), ShapePlan>, face: Face, run: Run, text: &str) -> Word {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let direction = match run {
        Run::LeftToRight => Direction::LeftToRight,
        Run::RightToLeft => Direction::RightToLeft,
    };
    buffer.set_direction(direction);
    let script = buffer.script();
    let plan = plans.entry((face, run, script)).or_insert_with(|| {
        ShapePlan::new(face.parsed(), direction, Some(script), buffer.language().as_ref(), &[])
    });
    let parsed = face.parsed();
    let shaped = rustybuzz::shape_with_plan(parsed, plan, buffer);
    let scale = |units: i32| units * 1000 / parsed.units_per_em();
    let texts = glyph_texts(face, text, shaped.glyph_infos());
    let glyphs: Vec<Glyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .zip(texts)
        .map(|((info, at), text)| {
            let id = u16::try_from(info.glyph_id).expect("a TrueType font has at most 65,535 glyphs");
            let (advance, dx, dy) = (scale(at.x_advance), scale(at.x_offset), scale(at.y_offset));
            Glyph { id, advance, printed: face.printed_width(id), dx, dy, text }
        })
        .collect();
    let width = glyphs.iter().map(|g| g.advance).sum();
    Word { face, run, glyphs, width, text: text.to_owned() }
}

/// What each glyph says. A glyph that is a character of its cluster says that character; what is
/// left, as of a ligature, is said by the cluster's first other glyph.
fn glyph_texts(face: Face, text: &str, infos: &[GlyphInfo]) -> Vec<String> {
    let mut texts = vec![String::new(); infos.len()];
    let starts: BTreeSet<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for (start, end) in starts.iter().zip(ends) {
        let mut left: Vec<char> = text[*start..end].chars().collect();
        let of_cluster = |index: &usize| infos[*index].cluster as usize == *start;
        let mut others = Vec::new();
        for index in (0..infos.len()).filter(of_cluster) {
            let is_glyph = |c: &char| {
                face.parsed().glyph_index(*c).is_some_and(|g| u32::from(g.0) == infos[index].glyph_id)
            };
            match left.iter().position(is_glyph) {
                Some(at) => texts[index].push(left.remove(at)),
                None => others.push(index),
            }
        }
        if let Some(first) =
            others.first().or(infos.iter().position(|i| i.cluster as usize == *start).as_ref())
        {
            texts[*first].extend(left);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ligature_says_all_its_letters() {
        let word = Shaper::default().shape(Face::PlexRegular, Run::LeftToRight, "five");
        assert_eq!(word.glyphs.iter().map(|g| g.text.as_str()).collect::<String>(), "five");
    }

    #[test]
    fn kerning_changes_the_advance_and_not_the_printed_width() {
        let word = Shaper::default().shape(Face::PlexRegular, Run::LeftToRight, "To");
        let first = &word.glyphs[0];
        assert!(first.advance < Face::PlexRegular.printed_width(first.id), "T and o are kerned in Plex");
    }

    #[test]
    fn right_to_left_words_are_drawn_from_their_end() {
        let word = Shaper::default().shape(Face::NotoSansHebrew, Run::RightToLeft, "שלום");
        assert_eq!(word.glyphs[0].text, "ם");
    }

    #[test]
    fn a_letter_with_points_and_the_letter_without_say_what_they_are() {
        let mut shaper = Shaper::default();
        let mut said = |text| {
            let word = shaper.shape(Face::NotoSansHebrew, Run::RightToLeft, text);
            let letter = Face::NotoSansHebrew.parsed().glyph_index('ל').unwrap().0;
            word.glyphs.iter().find(|g| g.id == letter).map(|g| g.text.clone())
        };
        assert_eq!(said("שלום"), said("שָׁלוֹם"));
    }
}
