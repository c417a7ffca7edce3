//! The components of a file: what is known is kept, the rest is passed over.

use super::ReadError;
use super::lines::Line;

/// No calendar nests its parts deeper.
const DEEPEST: usize = 16;
/// More events than any calendar of maintenance has.
pub const MOST_EVENTS: usize = 20_000;

/// A component with its own lines and the components within it.
pub(super) struct Component {
    pub name: String,
    pub line: usize,
    pub lines: Vec<Line>,
    pub parts: Vec<Component>,
}

impl Component {
    fn new(name: &str, line: usize) -> Self {
        Self { name: name.to_owned(), line, lines: Vec::new(), parts: Vec::new() }
    }

    /// The first line of a name.
    pub(super) fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// All lines of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    /// The first line of a name, as text.
    pub(super) fn text(&self, name: &str) -> String {
        self.line(name).map(Line::text).unwrap_or_default()
    }
}

/// What a file consists of.
#[derive(Default)]
pub(super) struct Parts {
    /// Lines of the calendars themselves.
    pub head: Vec<Line>,
    pub events: Vec<Component>,
    pub timezones: Vec<Component>,
    /// Components of other kinds: to-dos, journals.
    pub others: usize,
    /// A component that begins and does not end, by its line.
    pub unfinished: Option<usize>,
}

pub(super) fn parts(lines: Vec<Line>) -> Result<Parts, ReadError> {
    let mut parts = Parts::default();
    let mut open: Vec<Component> = Vec::new();
    let mut seen_calendar = false;
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => {
                let name = line.value.to_ascii_uppercase();
                seen_calendar |= name == "VCALENDAR";
                if open.len() == DEEPEST {
                    return Err(ReadError::TooDeep(line.number));
                }
                open.push(Component::new(&name, line.number));
            }
            "END" => close(&line.value.to_ascii_uppercase(), &mut open, &mut parts)?,
            _ => match open.last_mut() {
                Some(component) if component.name == "VCALENDAR" => parts.head.push(line),
                Some(component) => component.lines.push(line),
                None => {}
            },
        }
    }
    if !seen_calendar {
        return Err(ReadError::NoCalendar);
    }
    parts.unfinished = open.first().map(|component| component.line);
    // What was cut off is read as far as it goes.
    while let Some(component) = open.pop() {
        keep(component, &mut open, &mut parts)?;
    }
    Ok(parts)
}

/// Ends the innermost component of a name, and with it those that were never ended within; an end of nothing is passed
/// over.
fn close(name: &str, open: &mut Vec<Component>, parts: &mut Parts) -> Result<(), ReadError> {
    if !open.iter().any(|component| component.name == name) {
        return Ok(());
    }
    while let Some(component) = open.pop() {
        let is_it = component.name == name;
        keep(component, open, parts)?;
        if is_it {
            break;
        }
    }
    Ok(())
}

fn keep(component: Component, open: &mut [Component], parts: &mut Parts) -> Result<(), ReadError> {
    match component.name.as_str() {
        "VCALENDAR" => {}
        "VEVENT" if parts.events.len() == MOST_EVENTS => {
            return Err(ReadError::TooManyEvents(component.line));
        }
        "VEVENT" => parts.events.push(component),
        "VTIMEZONE" => parts.timezones.push(component),
        "STANDARD" | "DAYLIGHT" => {
            if let Some(zone) = open.last_mut() {
                zone.parts.push(component);
            }
        }
        "VALARM" => {}
        _ => parts.others += 1,
    }
    Ok(())
}
