//! Breaking spans into lines.

use super::Span;
use crate::pdf::POINT;
use crate::pdf::fonts::{Face, Weight};
use crate::pdf::shape::{Run, Word};
use crate::pdf::sheet::Sheet;
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Stands for a mark while lines are broken; it cannot be typed, because it is taken out of words.
const OBJECT: char = '\u{fffc}';
/// Forbids a break: a mark never stands apart from its word.
const JOINER: char = '\u{2060}';

/// A stretch of a line within one span and one face.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) span: usize,
    /// None for a mark.
    pub(super) word: Option<Rc<Word>>,
    pub(super) width: f64,
    level: Level,
}

#[derive(Debug)]
pub(super) struct Line {
    pub(super) parts: Vec<Part>,
    pub(super) width: f64,
}

/// What stays together, and the space behind it.
struct Atom {
    parts: Vec<Part>,
    width: f64,
    space: Vec<Part>,
    space_width: f64,
    ends_line: bool,
}

/// The spans' characters one after the other, each with its span.
struct Source {
    text: String,
    /// Byte offset at which each span begins.
    starts: Vec<usize>,
}

pub(super) fn break_lines(sheet: &mut Sheet, spans: &[Span], width: f64) -> Vec<Line> {
    let source = Source::new(spans);
    let levels = levels(&source.text);
    let mut lines = Vec::new();
    let mut line = Line { parts: Vec::new(), width: 0.0 };
    let mut space: (Vec<Part>, f64) = (Vec::new(), 0.0);
    let mut from = 0;
    for (to, opportunity) in linebreaks(&source.text) {
        let atom = atom(sheet, spans, &source, &levels, from..to, opportunity);
        from = to;
        // Nothing is gained by a new line for a word that no line can hold.
        for atom in if atom.width > width { crumble(sheet, spans, &atom) } else { vec![atom] } {
            if !line.parts.is_empty() && line.width + space.1 + atom.width > width + 1e-6 {
                lines.push(ended(&mut line, &mut space));
            }
            line.width += space.1 + atom.width;
            line.parts.append(&mut space.0);
            line.parts.extend(atom.parts);
            space = (atom.space, atom.space_width);
            if atom.ends_line {
                lines.push(ended(&mut line, &mut space));
            }
        }
    }
    if !line.parts.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines.iter_mut().for_each(put_in_visual_order);
    lines
}

/// The line, with the space at its end: unseen and without width, but without it the last word
/// and the first of the next line would be read as one.
fn ended(line: &mut Line, space: &mut (Vec<Part>, f64)) -> Line {
    let mut ended = std::mem::replace(line, Line { parts: Vec::new(), width: 0.0 });
    ended.parts.append(&mut space.0);
    space.1 = 0.0;
    ended
}

impl Source {
    fn new(spans: &[Span]) -> Self {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(spans.len());
        for span in spans {
            starts.push(text.len());
            match span {
                Span::Words { text: words, .. } | Span::Link { text: words, .. } => {
                    text.extend(words.chars().filter_map(printable));
                }
                Span::Mark { .. } => text.extend([OBJECT, JOINER]),
            }
        }
        Self { text, starts }
    }

    fn span_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte) - 1
    }
}

/// What of a character is set: controls become spaces, invisible ones vanish.
fn printable(character: char) -> Option<char> {
    match character {
        '\n' => Some('\n'),
        OBJECT | JOINER | '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}' => None,
        // Whether a symbol is shown as text or as a picture makes no difference in one ink.
        '\u{fe0e}' | '\u{fe0f}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}

fn levels(text: &str) -> Option<Vec<Level>> {
    // Hebrew is the first script that runs to the left.
    let any =
        text.chars().any(|c| c >= '\u{590}' && (c < '\u{900}' || ('\u{fb1d}'..'\u{ff00}').contains(&c)));
    any.then(|| BidiInfo::new(text, Some(Level::ltr())).levels)
}

fn atom(
    sheet: &mut Sheet,
    spans: &[Span],
    source: &Source,
    levels: &Option<Vec<Level>>,
    range: std::ops::Range<usize>,
    opportunity: BreakOpportunity,
) -> Atom {
    let text = &source.text[range.clone()];
    // A no-break space at the end of the text is not white to a line breaker.
    let solid = text.trim_end_matches([' ', '\n', '\r', '\t']);
    let level_at = |byte: usize| levels.as_ref().map_or(Level::ltr(), |l| l[byte]);
    let mut measured = |piece: &str, start: usize| -> (Vec<Part>, f64) {
        let parts = parts(sheet, spans, source, &level_at, piece, start);
        let width = parts.iter().map(|p| p.width).sum();
        (parts, width)
    };
    let (parts, width) = measured(solid, range.start);
    let (space, space_width) = measured(&text[solid.len()..], range.start + solid.len());
    let ends_line = opportunity == BreakOpportunity::Mandatory && text.ends_with('\n');
    Atom { parts, width, space, space_width, ends_line }
}

/// Cuts a piece of text where span, face or direction change, and shapes each part.
fn parts(
    sheet: &mut Sheet,
    spans: &[Span],
    source: &Source,
    level_at: &impl Fn(usize) -> Level,
    piece: &str,
    start: usize,
) -> Vec<Part> {
    let mut found: Vec<(usize, Face, Level, String)> = Vec::new();
    let mut result = Vec::new();
    for (offset, character) in piece.char_indices() {
        let byte = start + offset;
        let span = source.span_at(byte);
        match &spans[span] {
            Span::Mark { size, gap, .. } => {
                result.extend(found.drain(..).map(|run| shaped(sheet, spans, run)));
                if character == OBJECT {
                    result.push(Part { span, word: None, width: size + gap, level: level_at(byte) });
                }
            }
            Span::Words { style, .. } | Span::Link { style, .. } => {
                let character = plain(character);
                let level = level_at(byte);
                let same_run = found.last().filter(|(s, _, l, _)| *s == span && *l == level);
                let face = match same_run {
                    Some((_, face, _, _)) if joins(character) && face.has(character) => *face,
                    _ => face(sheet, character, style.weight, piece),
                };
                match found.last_mut() {
                    Some((s, f, l, run)) if *s == span && *f == face && *l == level => run.push(character),
                    _ => found.push((span, face, level, character.to_string())),
                }
            }
        }
    }
    result.extend(found.drain(..).map(|run| shaped(sheet, spans, run)));
    result
}

/// Spaces that forbid a break look, and copy, like any other; a hyphen likewise.
fn plain(character: char) -> char {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2002}' | '\n' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// Characters that take the face of what stands before them, where it has them.
fn joins(character: char) -> bool {
    character == ' ' || matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

fn face(sheet: &mut Sheet, character: char, weight: Weight, text: &str) -> Face {
    sheet.face(character, weight, text)
}

fn shaped(
    sheet: &mut Sheet,
    spans: &[Span],
    (span, face, level, text): (usize, Face, Level, String),
) -> Part {
    let run = if level.is_rtl() { Run::RightToLeft } else { Run::LeftToRight };
    let word = sheet.shape(face, run, &text);
    let style = match &spans[span] {
        Span::Words { style, .. } | Span::Link { style, .. } => style,
        Span::Mark { .. } => unreachable!("a mark has no words to shape"),
    };
    let tracked = word.glyphs.len() as f64 * style.tracking;
    let width = (f64::from(word.width) / 1000.0 * style.size + tracked) * POINT;
    Part { span, word: Some(word), width, level }
}

/// A word wider than any line, as single characters.
fn crumble(sheet: &mut Sheet, spans: &[Span], atom: &Atom) -> Vec<Atom> {
    let mut crumbs: Vec<Atom> = Vec::new();
    for part in &atom.parts {
        let Some(word) = &part.word else {
            crumbs.push(crumb(vec![part.clone()]));
            continue;
        };
        let letters: String = word.glyphs.iter().map(|g| g.text.as_str()).collect();
        for letter in letters.chars() {
            let run = (part.span, word.face, part.level, letter.to_string());
            crumbs.push(crumb(vec![shaped(sheet, spans, run)]));
        }
    }
    if let Some(last) = crumbs.last_mut() {
        last.space.clone_from(&atom.space);
        last.space_width = atom.space_width;
        last.ends_line = atom.ends_line;
    }
    crumbs
}

fn crumb(parts: Vec<Part>) -> Atom {
    let width = parts.iter().map(|p| p.width).sum();
    Atom { parts, width, space: Vec::new(), space_width: 0.0, ends_line: false }
}

fn put_in_visual_order(line: &mut Line) {
    if line.parts.iter().all(|part| part.level.is_ltr()) {
        return;
    }
    let levels: Vec<Level> = line.parts.iter().map(|part| part.level).collect();
    let order = BidiInfo::reorder_visual(&levels);
    line.parts = order.into_iter().map(|index| line.parts[index].clone()).collect();
}

#[cfg(test)]
mod tests {
    use super::super::{Style, Text};
    use super::*;
    use crate::pdf::marks::Mark;

    const STYLE: Style = Style::regular(8.0, 10.5);

    fn check(text: &Text, width: f64) -> Vec<String> {
        let mut sheet = Sheet::default();
        let lines = break_lines(&mut sheet, &text.spans, width);
        for line in &lines {
            assert!(line.width <= width + 1e-6, "{} is wider than {width}", line.width);
        }
        lines.iter().map(|line| said(line).trim_end().to_owned()).collect()
    }

    fn said(line: &Line) -> String {
        line.parts
            .iter()
            .map(|p| {
                p.word.as_ref().map_or("*".to_owned(), |w| w.glyphs.iter().map(|g| g.text.clone()).collect())
            })
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_drop_them() {
        let text = Text::of("one two three four", STYLE);
        assert_eq!(check(&text, 15.0), ["one two", "three four"]);
    }

    #[test]
    fn a_number_and_its_unit_stay_together() {
        let text = Text::of("in all 2\u{a0}h\u{a0}45\u{a0}min", STYLE);
        assert_eq!(check(&text, 16.0), ["in all", "2 h 45 min"]);
    }

    #[test]
    fn a_word_wider_than_the_line_breaks_within() {
        let lines = check(&Text::of("Donaudampfschifffahrtsgesellschaft", STYLE), 20.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    #[test]
    fn a_mark_never_stands_apart_from_its_word() {
        let text = Text::new(STYLE).then("37 of 39, ").mark(Mark::Late, 2.3, 1.0).then("late");
        assert_eq!(check(&text, 13.0), ["37 of 39,", "*late"]);
    }

    #[test]
    fn a_new_line_is_a_new_line() {
        assert_eq!(
            check(&Text::of("Response and\nupdate targets", STYLE), 50.0),
            ["Response and", "update targets"]
        );
    }

    #[test]
    fn a_broken_line_still_ends_with_its_space() {
        let text = Text::of("one two three", STYLE);
        let lines = break_lines(&mut Sheet::default(), &text.spans, 15.0);
        assert_eq!(lines.iter().map(said).collect::<Vec<_>>(), ["one two ", "three"]);
    }

    #[test]
    fn nothing_is_one_empty_line() {
        assert_eq!(check(&Text::of("", STYLE), 50.0), [""]);
    }

    #[test]
    fn hebrew_words_stand_right_to_left_within_an_english_line() {
        // The first word of the Hebrew name is drawn last, and each word from its end.
        assert_eq!(check(&Text::of("for שלום עולם Ltd", STYLE), 80.0), ["for םלוע םולש Ltd"]);
    }
}
