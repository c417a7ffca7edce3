//! Text, parameters and lines of iCalendar: what `ical` 0.11 leaves to the caller or gets wrong.

use ical::generator::{Emitter, IcalCalendar};
use ical::property::Property;
use std::fmt::Write as _;

/// RFC 5545 §3.1: no line is longer than this many octets, its break not counted.
const LONGEST_LINE: usize = 75;

/// A text as a calendar can carry it: every kind of line break is `\n`, other control signs are left out.
///
/// ```
/// assert_eq!(documents::maintenance::plain("one\r\ntwo\rthree\u{7}"), "one\ntwo\nthree");
/// ```
pub fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let one = |sign: char| match sign {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(sign),
        sign if sign.is_control() || sign == '\u{feff}' => None,
        sign => Some(sign),
    };
    text.chars().filter_map(one).collect()
}

/// A property whose value is written as it stands.
pub(super) fn value(name: &str, value: impl Into<String>) -> Property {
    Property { name: name.to_owned(), params: None, value: Some(value.into()) }
}

/// A property of type TEXT.
pub(super) fn text(name: &str, words: &str) -> Property {
    value(name, escaped(words))
}

/// A property with parameters. They are written into its name: `ical` cuts into letters of several octets and panics
/// on an empty parameter.
pub(super) fn with(name: &str, parameters: &[(&str, &str)], given: impl Into<String>) -> Property {
    let mut whole = name.to_owned();
    for (key, words) in parameters {
        write!(whole, ";{key}={}", parameter(words)).expect("a String can be written to");
    }
    value(&whole, given)
}

/// TEXT of RFC 5545 §3.3.11.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in plain(words).chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign => out.push(sign),
        }
    }
    out
}

/// A parameter's value, in quotes where it needs them, with the signs no quotes can hold as RFC 6868 writes them.
fn parameter(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in plain(words).chars() {
        match sign {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            sign => out.push(sign),
        }
    }
    let is_bare = |sign: char| sign.is_ascii_alphanumeric() || "-_/+.".contains(sign);
    if !out.is_empty() && out.chars().all(is_bare) { out } else { format!("\"{out}\"") }
}

/// The bytes of a calendar: what `ical` generates, its folds taken back and made anew by octets.
pub(super) fn bytes(calendar: &IcalCalendar) -> Vec<u8> {
    // No value holds a line break, so every break that a space follows is a fold.
    let whole = calendar.generate().replace("\r\n ", "");
    let mut out = Vec::with_capacity(whole.len() + whole.len() / 32);
    for line in whole.split_terminator("\r\n") {
        fold(line, &mut out);
    }
    out
}

fn fold(line: &str, out: &mut Vec<u8>) {
    let mut rest = line;
    let mut room = LONGEST_LINE;
    while rest.len() > room {
        let at = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).expect("0 is a boundary");
        out.extend_from_slice(&rest.as_bytes()[..at]);
        out.extend_from_slice(b"\r\n ");
        rest = &rest[at..];
        // The space at the beginning counts.
        room = LONGEST_LINE - 1;
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str) {
        let calendar = IcalCalendar { properties: vec![text("NAME", words)], ..IcalCalendar::default() };
        let written = String::from_utf8(bytes(&calendar)).unwrap();
        assert!(written.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{words:?}");
        let lines = written.replace("\r\n ", "");
        let lines: Vec<&str> = lines.split_terminator("\r\n").collect();
        assert_eq!(lines, ["BEGIN:VCALENDAR", &format!("NAME:{}", escaped(words)), "END:VCALENDAR"]);
        assert!(!written.replace("\r\n", "").contains(['\r', '\n']), "{words:?}");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_is_lost() {
        for length in 60..80 {
            for sign in ["a", "é", "字", "👩‍🔧", "ا", ";", " ", "\\"] {
                check(&sign.repeat(length));
                check(&format!("{}{sign}", "a".repeat(length)));
            }
        }
        check("");
    }

    #[test]
    fn no_text_adds_a_property() {
        check("Router\r\nATTENDEE:mailto:x@example.org");
        check("one\n two");
        assert_eq!(escaped("a;b,c\\d\r\ne:\"f\""), "a\\;b\\,c\\\\d\\ne:\"f\"");
    }

    #[test]
    fn a_parameter_holds_any_name() {
        let of = |name: &str| with("ATTENDEE", &[("CN", name)], "mailto:a@example.org").name;
        assert_eq!(of("Ann"), "ATTENDEE;CN=Ann");
        assert_eq!(of("O'Neil, \"Bo\"; ^x\n"), "ATTENDEE;CN=\"O'Neil, ^'Bo^'; ^^x^n\"");
        assert_eq!(of(""), "ATTENDEE;CN=\"\"");
        assert_eq!(of("Zoë"), "ATTENDEE;CN=\"Zoë\"");
    }
}
