//! Reading a file of clients: every client of it, and everything that is wrong with it, by line.

use super::{COLUMNS, FileClient};
use crate::lists::{at, decoded, unguarded};
use csv::{ReaderBuilder, StringRecord, Trim};
use domain::clients::ContactDraft;
use domain::problem::Problem;
use std::collections::HashMap;

/// What separates cells.
const SEPARATORS: [u8; 3] = *b",;\t";

/// Reads a file of clients.
///
/// # Errors
/// A file that is no such file at all: its encoding, its first line, a quote that is never closed.
/// What is wrong with single rows comes with the clients that could be read. Every message begins
/// with `line 3:`; the field is the column.
pub fn read(bytes: &[u8]) -> Result<(Vec<FileClient>, Vec<Problem>), Vec<Problem>> {
    // The reader counts a line that ends with two signs after the row behind it.
    let text = decoded(bytes).map_err(|problem| vec![problem])?.replace("\r\n", "\n");
    let separator = separator(&text).map_err(|problem| vec![problem])?;
    let mut file =
        ReaderBuilder::new().delimiter(separator).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let head = file.headers().cloned().map_err(|error| vec![at(1, "", &error.to_string())])?;
    let columns = columns(&head)?;
    let mut rows = Rows { columns, width: head.len(), ..Rows::default() };
    for record in file.records() {
        match record {
            Ok(record) => rows.take(&record),
            Err(error) => rows.problems.push(at(0, "", &error.to_string())),
        }
    }
    if text.matches('"').count() % 2 == 1 {
        let message =
            "a quote is opened and never closed: the file was cut off, or the quote is one too many.";
        return Err(vec![at(rows.last_line, "", message)]);
    }
    if rows.clients.is_empty() && rows.problems.is_empty() {
        return Err(vec![at(1, "", "the file names no clients: nothing stands below its first line.")]);
    }
    Ok((rows.clients, rows.problems))
}

/// The one of the separators under which the first line has a column `name`.
fn separator(text: &str) -> Result<u8, Problem> {
    let first = text.lines().next().unwrap_or_default();
    let names = |separator: u8| {
        let cells = first.split(char::from(separator));
        cells.map(|cell| cell.trim().trim_matches('"').trim().to_lowercase()).collect::<Vec<_>>()
    };
    let fitting =
        SEPARATORS.into_iter().filter(|separator| names(*separator).iter().any(|name| name == "name"));
    // A file of names alone has no separator; the one that makes most columns is meant.
    fitting.max_by_key(|separator| names(*separator).len()).ok_or_else(|| {
        let message = format!("there is no column \"name\". The columns are {}.", COLUMNS.join(", "));
        at(1, "name", &message)
    })
}

/// Where each known column stands.
fn columns(head: &StringRecord) -> Result<HashMap<&'static str, usize>, Vec<Problem>> {
    let mut columns = HashMap::new();
    let mut problems = Vec::new();
    for (index, cell) in head.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let name = cell.to_lowercase().replace([' ', '-'], "_");
        match COLUMNS.into_iter().find(|column| *column == name) {
            None => {
                let message = format!("\"{cell}\" is no column. The columns are {}.", COLUMNS.join(", "));
                problems.push(at(1, cell, &message));
            }
            Some(column) => {
                if columns.insert(column, index).is_some() {
                    problems.push(at(1, column, &format!("the column {column} stands there twice.")));
                }
            }
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

#[derive(Default)]
struct Rows {
    columns: HashMap<&'static str, usize>,
    width: usize,
    clients: Vec<FileClient>,
    /// Where the client of a name stands.
    places: HashMap<String, usize>,
    problems: Vec<Problem>,
    last_line: u64,
}

impl Rows {
    fn take(&mut self, record: &StringRecord) {
        let line = record.position().map_or(0, csv::Position::line);
        self.last_line = line;
        if record.iter().all(str::is_empty) {
            return;
        }
        if record.len() != self.width {
            let (found, expected) = (record.len(), self.width);
            let message = format!(
                "the row has {found} cells, the first line {expected}. It was cut off, or a separator is not quoted."
            );
            self.problems.push(at(line, "", &message));
            return;
        }
        let name = self.text(record, "name");
        if name.is_empty() {
            self.problems.push(at(line, "name", "the row names no client."));
            return;
        }
        let place = *self.places.entry(name.to_lowercase()).or_insert_with(|| {
            let draft = domain::clients::ClientDraft { name: name.clone(), ..Default::default() };
            self.clients.push(FileClient { line, draft, ..FileClient::default() });
            self.clients.len() - 1
        });
        let mut client = std::mem::take(&mut self.clients[place]);
        self.say(record, line, &mut client);
        self.contact(record, line, &mut client);
        self.clients[place] = client;
    }

    /// What the row says of the client itself.
    fn say(&mut self, record: &StringRecord, line: u64, client: &mut FileClient) {
        let draft = &mut client.draft;
        for (column, said) in [
            ("zone", &mut draft.zone),
            ("locale", &mut draft.locale),
            ("account_manager", &mut draft.account_manager),
            ("reseller", &mut client.reseller),
            ("notes", &mut draft.notes),
        ] {
            let text = self.text(record, column);
            if text.is_empty() || *said == text {
                continue;
            }
            if said.is_empty() {
                *said = text;
            } else {
                let message = format!(
                    "{column} is \"{text}\" here and \"{said}\" in an earlier row of {}.",
                    draft.name
                );
                self.problems.push(at(line, column, &message));
            }
        }
        for (column, said) in [
            ("tags", &mut draft.tags),
            ("addresses", &mut draft.addresses),
            ("services", &mut draft.services),
            ("source_names", &mut draft.source_names),
        ] {
            for text in self.texts(record, column) {
                if !said.contains(&text) {
                    said.push(text);
                }
            }
        }
    }

    fn contact(&mut self, record: &StringRecord, line: u64, client: &mut FileClient) {
        let contact = ContactDraft {
            name: self.text(record, "contact_name"),
            emails: self.texts(record, "contact_emails"),
            phone: self.text(record, "contact_phone"),
            roles: self.texts(record, "contact_roles"),
        };
        let says_nothing = contact.name.is_empty()
            && contact.emails.is_empty()
            && contact.phone.is_empty()
            && contact.roles.is_empty();
        if !says_nothing {
            client.draft.contacts.push(contact);
            client.contact_lines.push(line);
        }
    }

    fn text(&self, record: &StringRecord, column: &str) -> String {
        let cell = self.columns.get(column).and_then(|index| record.get(*index)).unwrap_or_default();
        unguarded(cell).to_owned()
    }

    /// The texts of a cell, parted by `|`.
    fn texts(&self, record: &StringRecord, column: &str) -> Vec<String> {
        let mut texts = vec![String::new()];
        let cell = self.text(record, column);
        let mut letters = cell.chars();
        while let Some(letter) = letters.next() {
            let last = texts.last_mut().expect("there is one from the start");
            match letter {
                '\\' => last.extend(letters.next()),
                '|' => texts.push(String::new()),
                _ => last.push(letter),
            }
        }
        let trimmed = texts.into_iter().map(|text| text.trim().to_owned());
        trimmed.filter(|text| !text.is_empty()).collect()
    }
}
