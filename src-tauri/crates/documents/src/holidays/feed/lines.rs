//! The lines of an iCalendar file: unfolded here, taken apart by `ical`.
//!
//! `ical` unfolds, too, but drops the space at a fold and stops at a line of white space, so it is
//! given one whole line at a time.

use ical::PropertyParser;
use ical::property::Property;

/// A content line.
pub(super) struct Line {
    /// Where it begins in the file, from 1.
    pub number: usize,
    /// Its parts, or why it has none.
    pub property: Result<Property, String>,
}

/// The content lines of a file, folded ones put together.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text).split('\n').enumerate().peekable();
    std::iter::from_fn(move || {
        loop {
            let (index, first) = rest.next()?;
            let mut whole = first.strip_suffix('\r').unwrap_or(first).to_owned();
            while let Some((_, next)) = rest.next_if(|(_, next)| next.starts_with([' ', '\t'])) {
                whole.push_str(next[1..].strip_suffix('\r').unwrap_or(&next[1..]));
            }
            if !whole.trim().is_empty() {
                return Some(Line { number: index + 1, property: property(&whole) });
            }
        }
    })
}

fn property(line: &str) -> Result<Property, String> {
    match PropertyParser::from_reader(line.trim().as_bytes()).next() {
        Some(Ok(property)) => Ok(Property { name: property.name.to_ascii_uppercase(), ..property }),
        // Its message begins with a line number that is always 1 here.
        Some(Err(error)) => {
            let text = error.to_string();
            let words = text.split_once(": ").map_or(text.as_str(), |(_, words)| words);
            Err(words.trim_end_matches('.').to_lowercase())
        }
        None => Err("it is empty".to_owned()),
    }
}

/// The value of a parameter, such as `VALUE` in `DTSTART;VALUE=DATE:20270101`.
pub(super) fn parameter<'a>(property: &'a Property, name: &str) -> Option<&'a str> {
    let (_, values) = property.params.as_ref()?.iter().find(|(key, _)| key == name)?;
    values.first().map(String::as_str)
}

/// A text with its escapes taken back, on one line, no control signs.
pub(super) fn text(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => {}
            },
            sign if sign.is_control() => plain.push(' '),
            sign => plain.push(sign),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
