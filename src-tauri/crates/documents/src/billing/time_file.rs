//! Files of times: work that was written down elsewhere, a piece a row.
//!
//! | column | holds |
//! |---|---|
//! | `engagement` | `A-314`; one of this and `ticket` must be there |
//! | `ticket` | the ticket it was done on |
//! | `technician` | who did it |
//! | `start`, `end` | RFC 3339, or `2026-09-22 13:32` on the clocks of the contract |
//! | `minutes` | `62`, `62.5` or `1:02`; two of start, end and minutes are enough |
//! | `note` | what was done |
//! | `external_id` | what the other program calls the piece; no file has one twice |
//!
//! Columns may stand in any order. The columns of Zammad's time accounting by activity are read as well, saved as CSV:
//! `Time Units` are minutes there, and `Created at` is when the entry was made, which is taken as the end of the work.

use crate::lists::{at, decoded, unguarded};
use chrono::NaiveDateTime;
use csv::{ReaderBuilder, StringRecord, Trim};
use domain::problem::Problem;
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::Zone;
use std::collections::{BTreeSet, HashMap};

/// Columns of a file, in the order they are told in.
pub const COLUMNS: [&str; 8] =
    ["engagement", "ticket", "technician", "start", "end", "minutes", "note", "external_id"];

/// What Zammad calls the same.
const OF_ZAMMAD: [(&str, &str); 5] = [
    ("ticket#", "ticket"),
    ("agent - name", "technician"),
    ("time units", "minutes"),
    ("activity type", "note"),
    ("created at", "end"),
];
/// What Zammad says besides.
const PASSED_OVER: [&str; 4] = ["title", "customer - name", "organization", "agent - login"];

/// What separates cells.
const SEPARATORS: [u8; 3] = *b",;\t";

/// A piece of work of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileWork {
    /// The line its row begins on.
    pub line: u64,
    /// The engagement it belongs to, as it is written; empty where only a ticket is named.
    pub engagement: String,
    /// The ticket it was done on; may be empty where an engagement is named.
    pub ticket: String,
    /// Who did it.
    pub technician: String,
    /// From when to when.
    pub stretch: Stretch,
    /// What was done.
    pub note: String,
    /// What the other program calls it.
    pub external_id: String,
}

/// Reads a file of times; those without a zone stand on the clocks of `zone`.
///
/// # Errors
/// A file that is no such file at all: its encoding, its first line. What is wrong with single rows comes with the work
/// that could be read. Every message begins with `line 3:`; the field is the column.
pub fn read(bytes: &[u8], zone: &Zone) -> Result<(Vec<FileWork>, Vec<Problem>), Vec<Problem>> {
    // The reader counts a line that ends with two signs after the row behind it.
    let text = decoded(bytes).map_err(|problem| vec![problem])?.replace("\r\n", "\n");
    let separator = separator(&text);
    let mut file =
        ReaderBuilder::new().delimiter(separator).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let head = file.headers().cloned().map_err(|error| vec![at(1, "", &error.to_string())])?;
    let columns = columns(&head)?;
    let mut rows = Rows { columns, zone, width: head.len(), known: BTreeSet::new() };
    let (mut work, mut problems) = (Vec::new(), Vec::new());
    for record in file.records() {
        let record = record.map_err(|error| vec![at(0, "", &error.to_string())])?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        match rows.take(&record) {
            Ok(one) => work.push(one),
            Err(found) => problems.extend(found),
        }
    }
    if work.is_empty() && problems.is_empty() {
        return Err(vec![at(1, "", "the file holds no work: nothing stands below its first line.")]);
    }
    Ok((work, problems))
}

/// What a head is a column of; nothing where it is none.
fn column(head: &str) -> Option<&'static str> {
    let lower = head.trim().trim_matches('"').trim().to_lowercase();
    let own = lower.replace([' ', '-'], "_");
    let of_zammad = OF_ZAMMAD.into_iter().find(|(theirs, _)| *theirs == lower).map(|(_, ours)| ours);
    COLUMNS.into_iter().find(|column| *column == own).or(of_zammad)
}

/// The one under which most heads are columns.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count =
        |separator: u8| first.split(char::from(separator)).filter(|head| column(head).is_some()).count();
    // Of those that make as many, the last is the greatest: a comma goes first.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// Where each column stands.
fn columns(head: &StringRecord) -> Result<HashMap<&'static str, usize>, Vec<Problem>> {
    let mut columns = HashMap::new();
    let mut problems = Vec::new();
    for (index, cell) in head.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match column(cell) {
            Some(name) => {
                if columns.insert(name, index).is_some() {
                    problems.push(at(1, name, &format!("the column {name} stands there twice.")));
                }
            }
            None if PASSED_OVER.contains(&cell.to_lowercase().as_str()) => {}
            None => {
                let message = format!("\"{cell}\" is no column. The columns are {}.", COLUMNS.join(", "));
                problems.push(at(1, cell, &message));
            }
        }
    }
    let has = |name: &str| columns.contains_key(name);
    if !has("engagement") && !has("ticket") {
        problems.push(at(1, "engagement", "there is no column \"engagement\" and no column \"ticket\"."));
    }
    if !has("technician") {
        problems.push(at(1, "technician", "there is no column \"technician\"."));
    }
    if ["start", "end", "minutes"].into_iter().filter(|name| has(name)).count() < 2 {
        let message = "of the columns \"start\", \"end\" and \"minutes\" two have to be there.";
        problems.push(at(1, "start", message));
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

struct Rows<'z> {
    columns: HashMap<&'static str, usize>,
    zone: &'z Zone,
    width: usize,
    /// What the other program called the pieces so far.
    known: BTreeSet<String>,
}

impl Rows<'_> {
    fn take(&mut self, record: &StringRecord) -> Result<FileWork, Vec<Problem>> {
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != self.width {
            let (found, expected) = (record.len(), self.width);
            let message = format!(
                "the row has {found} cells, the first line {expected}. It was cut off, or a separator is not quoted."
            );
            return Err(vec![at(line, "", &message)]);
        }
        let text = |column: &str| self.text(record, column);
        let mut problems = Vec::new();
        if text("engagement").is_empty() && text("ticket").is_empty() {
            problems.push(at(line, "engagement", "the row names neither an engagement nor a ticket."));
        }
        if text("technician").is_empty() {
            problems.push(at(line, "technician", "the row does not say who did the work."));
        }
        let external_id = text("external_id");
        if self.known.contains(&external_id) {
            let message = format!("\"{external_id}\" stands in an earlier row already.");
            problems.push(at(line, "external_id", &message));
        }
        let stretch = self.stretch(record, line, &mut problems);
        let Some(stretch) = stretch.filter(|_| problems.is_empty()) else { return Err(problems) };
        let work = FileWork {
            line,
            engagement: text("engagement"),
            ticket: text("ticket"),
            technician: text("technician"),
            stretch,
            note: text("note"),
            external_id: external_id.clone(),
        };
        if !external_id.is_empty() {
            self.known.insert(external_id);
        }
        Ok(work)
    }

    fn text(&self, record: &StringRecord, column: &str) -> String {
        let cell = self.columns.get(column).and_then(|index| record.get(*index)).unwrap_or_default();
        unguarded(cell).to_owned()
    }

    /// From when to when, from what the row says of it.
    fn stretch(&self, record: &StringRecord, line: u64, problems: &mut Vec<Problem>) -> Option<Stretch> {
        let before = problems.len();
        let mut note = |column: &str, read: Result<Option<i64>, String>| {
            read.unwrap_or_else(|message| {
                problems.push(at(line, column, &message));
                None
            })
        };
        let moment = |column: &str| moment(&self.text(record, column), self.zone);
        let start = note("start", moment("start"));
        let end = note("end", moment("end"));
        let lasts = note("minutes", minutes(&self.text(record, "minutes")));
        if problems.len() > before {
            return None;
        }
        let (from, to) = match (start, end, lasts) {
            (Some(from), Some(to), Some(lasts)) if from + lasts != to => {
                let (between, said) = (in_minutes(to - from), in_minutes(lasts));
                let message = format!("from start to end are {between}, and the row says {said}.");
                problems.push(at(line, "minutes", &message));
                return None;
            }
            (Some(from), Some(to), _) => (from, to),
            (Some(from), None, Some(lasts)) => (from, from + lasts),
            (None, Some(to), Some(lasts)) => (to - lasts, to),
            (Some(_), None, None) | (None, Some(_), None) | (None, None, _) => {
                let message = "of start, end and minutes the row has to say two.";
                problems.push(at(line, "start", message));
                return None;
            }
        };
        if to <= from {
            problems.push(at(line, "end", "the work would end before it began, or last no time at all."));
            return None;
        }
        Some(Stretch { from: Instant::from_unix(from), to: Instant::from_unix(to) })
    }
}

fn in_minutes(seconds: i64) -> String {
    match seconds {
        negative if negative < 0 => format!("−{}", domain::billing::in_minutes(Seconds(-negative))),
        seconds => domain::billing::in_minutes(Seconds(seconds)),
    }
}

/// A moment in Unix seconds; nothing where the cell is empty.
fn moment(cell: &str, zone: &Zone) -> Result<Option<i64>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    if let Some(at) = Instant::parse_rfc3339(cell) {
        return Ok(Some(at.unix()));
    }
    let forms = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let wall = forms.into_iter().find_map(|form| NaiveDateTime::parse_from_str(cell, form).ok());
    let Some(wall) = wall else {
        return Err(format!(
            "\"{cell}\" is no time. Write it as 2026-09-22 13:32, or with a zone as RFC 3339 has it."
        ));
    };
    let at = zone.resolve(wall);
    if zone.wall(at) != wall {
        return Err(format!("the clocks of {} skip {cell}: it never was.", zone.id().name()));
    }
    Ok(Some(at.unix()))
}

/// Seconds of `62`, `62.5`, `62,5` or `1:02`; nothing where the cell is empty.
fn minutes(cell: &str) -> Result<Option<i64>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    let number = |digits: &str| -> Option<i64> {
        let fits = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| digits.parse().ok()).flatten()
    };
    let read = if let Some((hours, minutes)) = cell.split_once(':') {
        let minutes = number(minutes).filter(|minutes| *minutes < 60);
        number(hours).zip(minutes).map(|(hours, minutes)| hours * 3_600 + minutes * 60)
    } else if let Some((whole, part)) = cell.split_once(['.', ',']) {
        let scale = 10_i64.pow(u32::try_from(part.len()).unwrap_or(0).min(6));
        // Half a second and more is one.
        number(whole).zip(number(part)).map(|(whole, part)| whole * 60 + (part * 120 + scale) / (2 * scale))
    } else {
        number(cell).map(|minutes| minutes * 60)
    };
    match read {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(format!("\"{cell}\" is no number of minutes. Write 62, 62.5 or 1:02.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::zones::{ZoneId, Zones};

    fn auckland() -> Zone {
        Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap())
    }

    fn taken(file: &str) -> (Vec<FileWork>, Vec<String>) {
        let (work, problems) = read(file.as_bytes(), &auckland()).unwrap();
        (
            work,
            problems.into_iter().map(|problem| format!("{}: {}", problem.field, problem.message)).collect(),
        )
    }

    fn refused(file: &str) -> String {
        let problems = read(file.as_bytes(), &auckland()).unwrap_err();
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("\n")
    }

    fn check_time(row: &str, from: &str, to: &str) {
        let (work, problems) = taken(&format!("ticket,technician,start,end,minutes\nT-1,Lena,{row}\n"));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            (work[0].stretch.from.to_string(), work[0].stretch.to.to_string()),
            (from.to_owned(), to.to_owned())
        );
    }

    #[test]
    fn two_of_start_end_and_minutes_are_enough_on_any_clock() {
        let (from, to) = ("2026-09-22T01:32:00Z", "2026-09-22T02:34:00Z");
        check_time("2026-09-22 13:32,2026-09-22 14:34,", from, to);
        check_time("2026-09-22T13:32:00,,62", from, to);
        check_time(",2026-09-22T04:34:00+02:00,1:02", from, to);
        check_time("2026-09-22T01:32:00Z,2026-09-22 14:34,62.0", from, to);
        check_time("2026-09-22 13:32,,\"0,25\"", from, "2026-09-22T01:32:15Z");
    }

    #[test]
    fn columns_stand_in_any_order_under_any_separator() {
        for separator in [",", ";", "\t"] {
            let file = "\u{feff}Minutes|External ID|NOTE|Start|Technician|Engagement\r\n62|9|'=x|2026-09-22 13:32|Lena Roy|A-314\r\n";
            let (work, problems) = taken(&file.replace('|', separator));
            assert!(problems.is_empty(), "{problems:?}");
            let one = &work[0];
            assert_eq!(
                (one.line, one.engagement.as_str(), one.technician.as_str()),
                (2, "A-314", "Lena Roy")
            );
            assert_eq!((one.note.as_str(), one.external_id.as_str(), one.ticket.as_str()), ("=x", "9", ""));
        }
    }

    #[test]
    fn the_time_accounting_of_zammad_is_read() {
        let file = "Ticket#,Title,Customer - Name,Organization,Agent - Name,Agent - Login,Time Units,Activity Type,Created at\n\
                    31001,Printer,Ana,Harbour,Lena Roy,lena,15.0,Remote,2026-09-22T01:32:00Z\n";
        let (work, problems) = taken(file);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!((work[0].ticket.as_str(), work[0].note.as_str()), ("31001", "Remote"));
        assert_eq!(work[0].stretch.from.to_string(), "2026-09-22T01:17:00Z");
    }

    #[test]
    fn every_bad_row_says_all_that_is_wrong_with_it_and_the_good_ones_are_read() {
        let (work, problems) = taken(
            "engagement,technician,start,end,minutes,external_id\n\
             A-1,Lena,2026-09-22 13:32,,62,1\n\
             ,,yesterday,,many,1\n\
             A-1,Lena,2026-09-27 02:30,,10,2\n\
             A-1,Lena,2026-09-22 13:32,2026-09-22 13:00,,3\n\
             A-1,Lena,2026-09-22 13:32,2026-09-22 14:00,30,4\n\
             A-1,Lena,2026-09-22 13:32,,,5\n\
             A-1,Lena\n\
             A-1,Lena,2026-09-22 15:00,,5,6\n",
        );
        assert_eq!(work.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 9]);
        assert_eq!(
            problems,
            [
                "engagement: line 3: the row names neither an engagement nor a ticket.",
                "technician: line 3: the row does not say who did the work.",
                "external_id: line 3: \"1\" stands in an earlier row already.",
                "start: line 3: \"yesterday\" is no time. Write it as 2026-09-22 13:32, or with a zone as RFC 3339 has it.",
                "minutes: line 3: \"many\" is no number of minutes. Write 62, 62.5 or 1:02.",
                "start: line 4: the clocks of Pacific/Auckland skip 2026-09-27 02:30: it never was.",
                "end: line 5: the work would end before it began, or last no time at all.",
                "minutes: line 6: from start to end are 28 min, and the row says 30 min.",
                "start: line 7: of start, end and minutes the row has to say two.",
                ": line 8: the row has 2 cells, the first line 6. It was cut off, or a separator is not quoted.",
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_file_of_times_says_why() {
        assert!(refused("name,zone\nA,UTC\n").contains("\"name\" is no column"));
        let said = refused("start,note\nx,y\n");
        assert!(said.contains("no column \"ticket\"") && said.contains("no column \"technician\""), "{said}");
        assert!(said.contains("two have to be there"), "{said}");
        assert!(refused("ticket,technician,start,end\n").contains("holds no work"));
        assert!(refused("ticket,ticket,technician,start,end\n").contains("twice"));
    }
}
