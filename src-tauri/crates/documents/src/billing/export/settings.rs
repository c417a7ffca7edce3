//! What the books of a provider call things, and what nobody said of them.

use crate::tickets::DateOrder;
use chrono::NaiveDate;
use domain::billing::{Line, LineKind};
use domain::problem::Problems;
use std::collections::BTreeSet;

/// What the accounting program calls what stands on documents. A format reads only what it has a column for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportSettings {
    /// The account (Xero) or nominal code (Sage 50) of each kind of line.
    pub accounts: Vec<(LineKind, String)>,
    /// The product or service (QuickBooks) of each kind of line.
    pub items: Vec<(LineKind, String)>,
    /// The product or service (QuickBooks in the United States, which has no column for tax) under which taxes stand as
    /// rows of their own.
    pub tax_item: String,
    /// The tax rate (Xero) or tax code (QuickBooks, Sage 50) of a tax by its name; several taxes on one line are one
    /// name, `GST + QST`.
    pub tax_codes: Vec<(String, String)>,
    /// The same for lines without tax.
    pub untaxed_code: String,
    /// The account reference (Sage 50) of a client by its name.
    pub references: Vec<(String, String)>,
    /// In which order the program reads dates; Sage 50 knows one only.
    pub dates: DateOrder,
    /// The terms (QuickBooks): `Net 20`. May be empty.
    pub terms: String,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self {
            accounts: Vec::new(),
            items: Vec::new(),
            tax_item: String::new(),
            tax_codes: Vec::new(),
            untaxed_code: String::new(),
            references: Vec::new(),
            dates: DateOrder::YearFirst,
            terms: String::new(),
        }
    }
}

/// Looks settings up and notes once what is missing.
pub(super) struct Lookup<'a> {
    pub(super) settings: &'a ExportSettings,
    problems: Problems,
    said: BTreeSet<String>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(settings: &'a ExportSettings) -> Self {
        Self { settings, problems: Problems::default(), said: BTreeSet::new() }
    }

    pub(super) fn into_problems(self) -> Problems {
        self.problems
    }

    /// Notes a problem, unless the same was said before.
    pub(super) fn add(&mut self, field: &str, message: &str) {
        if self.said.insert(format!("{field}\n{message}")) {
            self.problems.add(field, message);
        }
    }

    /// Notes a problem of a document.
    pub(super) fn add_of(&mut self, number: &str, message: &str) {
        self.add(&format!("documents[{number}]"), message);
    }

    pub(super) fn account(&mut self, kind: LineKind) -> &'a str {
        self.of_kind("accounts", &self.settings.accounts, kind, "account")
    }

    pub(super) fn item(&mut self, kind: LineKind) -> &'a str {
        self.of_kind("items", &self.settings.items, kind, "product or service")
    }

    fn of_kind(
        &mut self,
        field: &str,
        known: &'a [(LineKind, String)],
        kind: LineKind,
        what: &str,
    ) -> &'a str {
        let found = known.iter().find(|(of, code)| *of == kind && !code.trim().is_empty());
        match found {
            Some((_, code)) => code.trim(),
            None => {
                let message = format!("Say which {what} {} belong to.", lines_in_words(kind));
                self.add(&format!("{field}.{}", kind.key()), &message);
                ""
            }
        }
    }

    pub(super) fn tax_code(&mut self, line: &Line) -> &'a str {
        let names: Vec<&str> = line.taxes.iter().map(|tax| tax.name.as_str()).collect();
        let name = names.join(" + ");
        if name.is_empty() {
            let code = self.settings.untaxed_code.trim();
            if code.is_empty() {
                self.add("untaxed_code", "Say which tax code lines without tax have.");
            }
            return code;
        }
        let known = &self.settings.tax_codes;
        match known.iter().find(|(of, code)| *of == name && !code.trim().is_empty()) {
            Some((_, code)) => code.trim(),
            None => {
                let message = format!("Say which tax code {name} has in the books.");
                self.add(&format!("tax_codes[{name}]"), &message);
                ""
            }
        }
    }

    pub(super) fn reference(&mut self, client: &str) -> &'a str {
        let known = &self.settings.references;
        match known.iter().find(|(of, reference)| of == client && !reference.trim().is_empty()) {
            Some((_, reference)) => reference.trim(),
            None => {
                let message = format!("Say which account reference {client} has in the books.");
                self.add(&format!("references[{client}]"), &message);
                ""
            }
        }
    }

    pub(super) fn date(&self, date: NaiveDate) -> String {
        let form = match self.settings.dates {
            DateOrder::DayFirst => "%d/%m/%Y",
            DateOrder::MonthFirst => "%m/%d/%Y",
            DateOrder::YearFirst => "%Y-%m-%d",
        };
        date.format(form).to_string()
    }
}

fn lines_in_words(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Engagement => "engagements of advanced support",
        LineKind::Service => "monthly fees",
        LineKind::ServiceCredit => "service credits",
        LineKind::Prepaid => "hours bought in advance",
    }
}

/// What a line is for with how its amount came about, a line each.
pub(super) fn described(line: &Line) -> String {
    let explained = line.explanation.iter().map(String::as_str);
    std::iter::once(line.description.as_str()).chain(explained).collect::<Vec<_>>().join("\n")
}
