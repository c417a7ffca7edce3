//! Walking a TOML document so that every problem has its path and its line, and none hides the
//! next: a value that cannot be read is noted and replaced by an empty one, and the whole is
//! refused at the end.

use chrono::NaiveDate;
use domain::problem::Problem;
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Whether a file is only now brought in, or was taken in before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Everything is checked.
    New,
    /// What was checked when it came in is read again: rules of a later program do not undo it.
    Kept,
}

/// The text of a file, and what is wrong with it so far.
pub(super) struct Document<'a> {
    text: &'a str,
    pub age: Age,
    problems: RefCell<Vec<(usize, Problem)>>,
}

impl<'a> Document<'a> {
    pub fn new(text: &'a str, age: Age) -> Self {
        Self { text, age, problems: RefCell::default() }
    }

    /// Notes a problem of `field` at byte `at`.
    pub fn problem(&self, at: usize, field: &str, message: impl AsRef<str>) {
        let line = self.text[..at.min(self.text.len())].matches('\n').count() + 1;
        let message = format!("line {line}: {}", message.as_ref());
        self.problems.borrow_mut().push((at, Problem::new(field, message)));
    }

    /// The problems in the order of their lines.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.problems.borrow().clone();
        problems.sort_by_key(|(at, _)| *at);
        problems.into_iter().map(|(_, problem)| problem).collect()
    }
}

/// A piece of text with the byte it stands at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub text: &'a str,
    pub at: usize,
}

/// One table of the document. Keys that nobody asked for are problems, see [`Table::finish`].
pub(super) struct Table<'a> {
    pub document: &'a Document<'a>,
    pub path: String,
    /// Where the table begins.
    pub at: usize,
    map: &'a DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Table<'a> {
    pub fn new(document: &'a Document<'a>, path: String, at: usize, map: &'a DeTable<'a>) -> Self {
        Self { document, path, at, map, asked: RefCell::default() }
    }

    /// The full path of a key of this table.
    pub fn field(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Notes a problem of `key` at its value, or at the table when the key is absent.
    pub fn problem(&self, key: &str, message: impl AsRef<str>) {
        let at = self.map.get(key).map_or(self.at, |value| value.span().start);
        self.document.problem(at, &self.field(key), message);
    }

    fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.asked.borrow().contains(&key) {
            self.asked.borrow_mut().push(key);
        }
        self.map.get(key)
    }

    fn wrong_kind(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let message = format!("{key} is {} here; it takes {expected}.", value.get_ref().type_str());
        self.document.problem(value.span().start, &self.field(key), message);
    }

    /// Whether the key is there.
    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    pub fn text(&self, key: &'static str) -> Option<Text<'a>> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_kind(key, value, "a text in quotes");
        }
        text.map(|text| Text { text, at: value.span().start })
    }

    /// A text that must be there and say something.
    pub fn required(&self, key: &'static str, missing: &str) -> String {
        match self.text(key) {
            Some(text) if !text.text.trim().is_empty() => return text.text.trim().to_owned(),
            None if self.map.contains_key(key) => {}
            Some(_) | None => self.problem(key, missing),
        }
        String::new()
    }

    /// A text, empty when absent.
    pub fn optional(&self, key: &'static str) -> String {
        self.text(key).map_or_else(String::new, |text| text.text.trim().to_owned())
    }

    /// A list of texts, empty when absent.
    pub fn texts(&self, key: &'static str) -> Vec<Text<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        self.texts_of(key, value)
    }

    fn texts_of(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Vec<Text<'a>> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, "a list of texts, such as [\"one\", \"two\"]");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text { text, at: item.span().start }),
                None => self.wrong_kind(key, item, "texts in quotes"),
            }
        }
        texts
    }

    /// [`Table::texts`] without their places.
    pub fn strings(&self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.text.trim().to_owned()).collect()
    }

    /// The items of a list that mixes texts and tables.
    pub fn items(&self, key: &'static str) -> Vec<Item<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, "a list");
            return Vec::new();
        };
        let mut items = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let (at, path) = (item.span().start, format!("{}[{index}]", self.field(key)));
            match item.get_ref() {
                DeValue::String(text) => items.push(Item::Text(Text { text, at })),
                DeValue::Table(map) => items.push(Item::Table(Table::new(self.document, path, at, map))),
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_) => self.wrong_kind(key, item, "texts and tables"),
            }
        }
        items
    }

    /// `true` or `false`; `false` when absent.
    pub fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.value(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_kind(key, value, "true or false");
        }
        flag.unwrap_or_default()
    }

    /// A whole number that is not negative.
    pub fn number(&self, key: &'static str) -> Option<u32> {
        let value = self.value(key)?;
        let number =
            value.get_ref().as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.wrong_kind(key, value, "a whole number");
        }
        number
    }

    /// A date without a time: `2026-12-24`.
    pub fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.value(key)?;
        let date = value.get_ref().as_datetime().filter(|at| at.time.is_none() && at.offset.is_none());
        let date = date.and_then(|at| at.date).and_then(|date| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        });
        if date.is_none() {
            self.wrong_kind(key, value, "a date without quotes, such as 2026-12-24");
        }
        date
    }

    /// The table of a key.
    pub fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let Some(map) = value.get_ref().as_table() else {
            self.wrong_kind(key, value, &format!("a table: [{}]", self.field(key)));
            return None;
        };
        Some(Table::new(self.document, self.field(key), value.span().start, map))
    }

    /// The tables of a list of tables.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let mut tables = Vec::new();
        let Some(value) = self.value(key) else { return tables };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_kind(key, value, &format!("a list of tables: [[{}]]", self.field(key)));
            return tables;
        };
        for (index, item) in list.iter().enumerate() {
            match item.get_ref().as_table() {
                Some(map) => {
                    let path = format!("{}[{index}]", self.field(key));
                    tables.push(Table::new(self.document, path, item.span().start, map));
                }
                None => self.wrong_kind(key, item, &format!("tables: [[{}]]", self.field(key))),
            }
        }
        tables
    }

    /// Every key with its list of texts, for a table whose keys are not fixed.
    pub fn lists(&self) -> Vec<(Text<'a>, Vec<Text<'a>>)> {
        let mut keys: Vec<_> = self.map.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let text = |key: &'a Spanned<_>| -> Text<'a> {
            let name: &std::borrow::Cow<'a, str> = key.get_ref();
            Text { text: name, at: key.span().start }
        };
        keys.into_iter().map(|(key, value)| (text(key), self.texts_of(key.get_ref(), value))).collect()
    }

    /// Notes every key that nobody asked for, with the one that was probably meant.
    pub fn finish(self) {
        let known = self.asked.borrow();
        for (key, _) in self.map.iter().filter(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let place = if self.path.is_empty() {
                "at the top of the file".to_owned()
            } else {
                format!("in [{}]", self.path)
            };
            let advice = nearest(name, &known).map_or_else(
                || format!("Known keys are {}.", known.join(", ")),
                |near| format!("Did you mean {near}?"),
            );
            let message = format!("there is no key {name:?} {place}. {advice}");
            self.document.problem(key.span().start, &self.field(name), message);
        }
    }
}

/// An item of a mixed list.
pub(super) enum Item<'a> {
    Text(Text<'a>),
    Table(Table<'a>),
}

/// The known word that differs from `word` by at most two edits.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = word.to_lowercase();
    let distances = known.iter().map(|key| (edits(&word, &key.to_lowercase()), *key));
    distances.filter(|(edits, key)| *edits <= 2 && *edits < key.len()).min().map(|(_, key)| key)
}

/// Levenshtein's distance.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
