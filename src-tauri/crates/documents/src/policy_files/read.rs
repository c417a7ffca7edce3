//! Reading a policy file: a policy, or everything that is wrong with the file.

use super::table::{Age, Document, Table};
use super::target::{self, Declared};
use super::{calendar, quantity, terms, words};
use domain::calendar::{Calendar, Holidays};
use domain::problem::Problem;
use domain::sla::{
    Assumption, Continuity, Exclusion, Grade, Policy, Priority, PriorityKey, ScoringRules, Tier, Unit,
};
use domain::time::Seconds;
use domain::zones::ZoneId;
use std::collections::HashMap;
use toml::de::DeTable;

/// The form this program writes. A later one is refused in words.
pub(super) const FORMAT: u32 = 1;

/// Reads a policy file whose calendar closes for bundled holiday sets.
///
/// # Errors
/// Every problem of the file, in the order of its lines; each message begins with `line 41:`.
pub fn parse(text: &str) -> Result<Policy, Vec<Problem>> {
    parse_with(text, crate::holidays::bundled())
}

/// [`parse`] where the calendar may name other sets than the bundled ones.
///
/// # Errors
/// As [`parse`].
pub fn parse_with(text: &str, holidays: &Holidays) -> Result<Policy, Vec<Problem>> {
    read_file(text, Age::New, |table| read(table, holidays))
}

/// [`parse`] for a file that was taken in before: it stays readable when later checks are stricter.
///
/// # Errors
/// As [`parse`], without what only a new file is asked.
pub fn parse_kept(text: &str) -> Result<Policy, Vec<Problem>> {
    read_file(text, Age::Kept, |table| read(table, crate::holidays::bundled()))
}

/// Reads a TOML file with `read`: its value, or all problems in the order of their lines.
pub(super) fn read_file<T>(
    text: &str,
    age: Age,
    read: impl FnOnce(Table<'_>) -> T,
) -> Result<T, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = Document::new(text, age);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = error.span().map_or(0, |span| span.start);
        document.problem(at, "", format!("this is not TOML: {}.", error.message()));
    }
    // What was recovered from broken TOML would only give problems that nobody has.
    if errors.is_empty() {
        let value = read(Table::new(&document, String::new(), 0, root.get_ref()));
        if document.problems().is_empty() {
            return Ok(value);
        }
    }
    Err(document.problems())
}

fn read(table: Table<'_>, holidays: &Holidays) -> Policy {
    format(&table);
    let priorities = priorities(&table);
    let categories = table.strings("categories");
    let assumptions = assumptions(&table);
    let declared = Declared { priorities: &priorities, categories: &categories, assumptions: &assumptions };
    let tables = table.tables("targets");
    if tables.is_empty() {
        table.problem("targets", "the policy promises nothing. Give at least one [[targets]].");
    }
    let (targets, named) = target::read_all(tables, &declared);
    let (calendar, zone_must_be_chosen) = match table.table("calendar") {
        Some(own) => calendar::read(own, holidays),
        None => {
            table.problem("calendar", "the policy has no [calendar] with a zone and opening hours.");
            (Calendar::around_the_clock(ZoneId::UTC), false)
        }
    };
    let policy = Policy {
        key: key(&table, "the policy has no key. Give one, such as \"ours-standard\"."),
        name: table.required("name", "the policy has no name."),
        provider: table.required("provider", "the policy names no provider."),
        tier: words::read(&table, "tier", &words::TIERS, Tier::Standard),
        source: table.optional("source"),
        effective_from: table.date("effective_from"),
        calendar,
        zone_must_be_chosen,
        targets,
        exclusions: exclusions(&table),
        assumptions: assumptions.into_iter().filter(|assumption| !named.contains(&assumption.key)).collect(),
        scoring: scoring(&table, &priorities),
        terms: terms::read(&table),
        priorities,
        categories,
    };
    table.finish();
    policy
}

pub(super) fn format(table: &Table<'_>) {
    let found = table.number("format");
    if !table.has("format") {
        table.problem(
            "format",
            format!("the file does not say its format. Write format = {FORMAT} at the top."),
        );
    } else if found.is_some_and(|found| found != FORMAT) {
        table.problem("format", format!("this program reads format {FORMAT}."));
    }
}

/// A key that can stand in a path and on a command line.
fn key(table: &Table<'_>, missing: &str) -> String {
    let key = table.required("key", missing);
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !key.chars().all(fits) {
        table.problem("key", format!("{key:?} is no key: use small letters, digits, - and _ only."));
    }
    key
}

fn priorities(table: &Table<'_>) -> Vec<Priority> {
    let tables = table.tables("priorities");
    if tables.is_empty() {
        table.problem("priorities", "the policy has no [[priorities]].");
    }
    let mut meant: HashMap<String, String> = HashMap::new();
    let mut priorities = Vec::<Priority>::new();
    for own in tables {
        let key = own.required("key", "the priority has no key, such as \"P1\".");
        let priority = Priority {
            name: own.required("name", "the priority has no name; give it as published."),
            description: own.optional("description"),
            grade: words::read(&own, "grade", &words::GRADES, Grade::Severity),
            aliases: own.strings("aliases"),
            responsible: own.optional("responsible"),
            key: PriorityKey(key.clone()),
        };
        if priorities.iter().any(|other| other.key == priority.key) {
            own.problem("key", format!("the priority {key:?} is declared twice."));
        }
        for word in
            [&key, &priority.name].into_iter().chain(&priority.aliases).filter(|word| !word.is_empty())
        {
            let other = meant.entry(word.to_lowercase()).or_insert_with(|| key.clone());
            if *other != key {
                own.problem(
                    "aliases",
                    format!("{word:?} already means {other}; a helpdesk's word means one row."),
                );
            }
        }
        own.finish();
        priorities.push(priority);
    }
    priorities
}

fn assumptions(table: &Table<'_>) -> Vec<Assumption> {
    let mut assumptions = Vec::<Assumption>::new();
    for own in table.tables("assumptions") {
        let assumption = target::read_assumption(&own);
        if assumptions.iter().any(|other| other.key == assumption.key) {
            own.problem("key", format!("the assumption {:?} is declared twice.", assumption.key));
        }
        own.finish();
        assumptions.push(assumption);
    }
    assumptions
}

fn exclusions(table: &Table<'_>) -> Vec<Exclusion> {
    let mut exclusions = Vec::<Exclusion>::new();
    for own in table.tables("exclusions") {
        let exclusion = Exclusion {
            key: key(&own, "the exclusion has no key, such as \"third_party\"."),
            name: own.required("name", "the exclusion has no name; reports print it."),
            clause: own.optional("clause"),
            words: own.required("words", "the exclusion lacks words: quote the policy."),
        };
        if exclusions.iter().any(|other| other.key == exclusion.key) {
            own.problem("key", format!("the exclusion {:?} is declared twice.", exclusion.key));
        }
        own.finish();
        exclusions.push(exclusion);
    }
    exclusions
}

fn scoring(table: &Table<'_>, priorities: &[Priority]) -> ScoringRules {
    let mut rules = ScoringRules::default();
    let Some(own) = table.table("scoring") else { return rules };
    rules.retroactive_priority =
        words::read(&own, "priority_change", &words::PRIORITY_CHANGES, rules.retroactive_priority);
    if let Some(text) = own.text("reopen_within") {
        match quantity::parse(text.text)
            .map(|quantity| (quantity.is_range(), seconds(quantity.unit, quantity.max)))
        {
            Ok((false, Some(within))) => rules.reopen_within = within,
            Ok(_) => own.problem(
                "reopen_within",
                "reopen_within takes one length on the wall clock, such as \"7 days\".",
            ),
            Err(refused) => own.problem("reopen_within", refused),
        }
    }
    rules.continuity = own.table("continuity").map(|table| continuity(table, priorities));
    own.finish();
    rules
}

fn seconds(unit: Unit, amount: u32) -> Option<Seconds> {
    let of = match unit {
        Unit::Minutes => 60,
        Unit::Hours => 3600,
        Unit::CalendarDays => 86_400,
        Unit::CalendarWeeks => 7 * 86_400,
        Unit::BusinessDays | Unit::NextBusinessDay | Unit::None => return None,
    };
    Some(Seconds(of * i64::from(amount)))
}

fn continuity(table: Table<'_>, priorities: &[Priority]) -> Continuity {
    let priority = |key: &'static str| {
        let name = table.required(key, "the continuity rule names two priorities, from and to.");
        if !name.is_empty() && priorities.iter().all(|priority| priority.key.as_str() != name) {
            table.problem(key, format!("the priority {name:?} is not declared."));
        }
        PriorityKey(name)
    };
    let (from, to) = (priority("from"), priority("to"));
    let words = table.required("words", "the continuity rule lacks words: quote the policy.");
    table.finish();
    Continuity { from, to, words }
}
