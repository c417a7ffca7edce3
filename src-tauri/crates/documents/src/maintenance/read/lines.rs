//! The content lines of any iCalendar file: unfolded and made regular here, taken apart by `ical`.

use super::ReadError;
use ical::PropertyParser;
use ical::property::Property;

/// More bytes than any calendar of maintenance has.
pub const MOST_BYTES: usize = 8 << 20;
/// A line longer than this holds no text that somebody typed.
const LONGEST_LINE: usize = 64 << 10;

/// A content line.
pub(super) struct Line {
    /// Where it begins in the file, from 1.
    pub number: usize,
    /// Its name in capitals.
    pub name: String,
    /// Its parameters, names in capitals.
    pub params: Vec<(String, Vec<String>)>,
    /// Its value as it stands.
    pub value: String,
}

impl Line {
    /// The first value of a parameter.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(key, _)| key == name)?.1.first().map(String::as_str)
    }

    /// The value as text: escapes taken back.
    pub(super) fn text(&self) -> String {
        let mut plain = String::with_capacity(self.value.len());
        let mut signs = self.value.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some('n' | 'N') => plain.push('\n'),
                    Some(escaped) => plain.push(escaped),
                    None => {}
                },
                sign => plain.push(sign),
            }
        }
        crate::maintenance::plain(&plain).trim().to_owned()
    }
}

/// The lines of a file, folded ones put together; the numbers of those that could not be taken apart.
pub(super) fn lines(bytes: &[u8]) -> Result<(Vec<Line>, Vec<usize>), ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    // Old programs write Latin letters in one octet; a sign that is lost is better than a calendar that is.
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    let (mut all, mut unreadable) = (Vec::new(), Vec::new());
    let mut rest = text.split('\n').enumerate().peekable();
    while let Some((index, first)) = rest.next() {
        let mut whole = first.to_owned();
        while let Some((_, more)) = rest.next_if(|(_, next)| next.starts_with([' ', '\t'])) {
            if whole.len() < LONGEST_LINE {
                whole.push_str(&more[1..]);
            }
        }
        if whole.trim().is_empty() {
            continue;
        }
        match taken_apart(index + 1, &whole) {
            Some(line) => all.push(line),
            None => unreadable.push(index + 1),
        }
    }
    Ok((all, unreadable))
}

fn taken_apart(number: usize, whole: &str) -> Option<Line> {
    // `ical` gives up on other signs that end a line elsewhere; none of them means anything here.
    let whole: String = whole.chars().filter(|sign| !sign.is_control() || *sign == '\t').collect();
    let property: Property = PropertyParser::from_reader(whole.trim().as_bytes()).next()?.ok()?;
    let params = property.params.unwrap_or_default();
    Some(Line {
        number,
        name: property.name.trim().to_ascii_uppercase(),
        params: params.into_iter().map(|(key, values)| (key.trim().to_ascii_uppercase(), values)).collect(),
        value: property.value.unwrap_or_default().trim().to_owned(),
    })
}
