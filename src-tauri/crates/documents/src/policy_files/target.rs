//! The `[[targets]]` of a policy file, and the assumptions they name.

use super::table::{Item, Table};
use super::{quantity, words};
use domain::sla::{
    Assumption, AssumptionKind, Basis, Boundary, BusinessDayRule, Clock, MessageEndsPause, Metric,
    NextDayRule, PauseRules, Priority, PriorityKey, Quantity, Strength, Target,
};
use std::collections::HashSet;

/// What targets may refer to.
pub(super) struct Declared<'a> {
    pub priorities: &'a [Priority],
    pub categories: &'a [String],
    pub assumptions: &'a [Assumption],
}

/// All targets, and the keys of the assumptions they name.
pub(super) fn read_all(tables: Vec<Table<'_>>, declared: &Declared<'_>) -> (Vec<Target>, HashSet<String>) {
    let (mut targets, mut named) = (Vec::<Target>::new(), HashSet::new());
    for table in tables {
        let target = read(&table, declared, &mut named);
        if let Some(target) = target {
            let same = |other: &Target| {
                (other.metric, &other.priority, &other.category)
                    == (target.metric, &target.priority, &target.category)
            };
            if targets.iter().any(same) {
                let category = target.category.as_ref().map_or_else(String::new, |name| format!(", {name}"));
                let message = format!(
                    "{} for {}{category} is promised twice. Keep one of the two targets.",
                    target.metric.key(),
                    target.priority
                );
                table.problem("priority", message);
            }
            targets.push(target);
        }
        table.finish();
    }
    (targets, named)
}

fn read(table: &Table<'_>, declared: &Declared<'_>, named: &mut HashSet<String>) -> Option<Target> {
    let metric = metric(table);
    let priority = priority(table, declared);
    let category = category(table, declared);
    let amount = amount(table);
    let strength = words::read(table, "strength", &words::STRENGTHS, Strength::Objective);
    let clock = words::read(table, "clock", &words::CLOCKS, Clock::Calendar);
    // A metric that cannot be read must not make its pauses look like unknown keys.
    let pauses = pauses(table, metric.unwrap_or(Metric::Resolution));
    let business_days =
        words::read(table, "business_days", &words::BUSINESS_DAYS, BusinessDayRule::default());
    let next_day = words::read(table, "next_business_day", &words::NEXT_DAYS, NextDayRule::default());
    let or_as_agreed = table.flag("or_as_agreed");
    let words = table.required("words", "the target lacks words: quote the promise as published.");
    let assumptions = assumptions(table, declared, named);
    let basis = basis(table);
    let (quantity, boundary) = amount?;
    Some(Target {
        metric: metric?,
        priority: priority?,
        category,
        quantity,
        boundary,
        strength,
        clock,
        pauses,
        business_days,
        next_day,
        or_as_agreed,
        words,
        assumptions,
        basis,
    })
}

/// Written into the terms of a contract, never into a published policy.
fn basis(table: &Table<'_>) -> Basis {
    let instead_of = table.optional("instead_of");
    match (table.optional("order"), table.optional("add_on")) {
        (order, _) if !order.is_empty() => Basis::Order { order, instead_of },
        (_, name) if !name.is_empty() => Basis::AddOn { name, instead_of },
        _ => Basis::Policy,
    }
}

fn metric(table: &Table<'_>) -> Option<Metric> {
    let keys = Metric::ALL.map(Metric::key);
    if !table.has("metric") {
        table.problem("metric", format!("the target names no metric. Metrics are {}.", keys.join(", ")));
        return None;
    }
    let name = table.text("metric")?.text.trim();
    let metric = Metric::parse(name);
    if metric.is_none() {
        table.problem("metric", format!("{name:?} is no metric. Metrics are {}.", keys.join(", ")));
    }
    metric
}

fn priority(table: &Table<'_>, declared: &Declared<'_>) -> Option<PriorityKey> {
    let key = PriorityKey(table.required("priority", "the target names no priority."));
    if key.as_str().is_empty() {
        return None;
    }
    if declared.priorities.iter().all(|priority| priority.key != key) {
        let known: Vec<&str> = declared.priorities.iter().map(|priority| priority.key.as_str()).collect();
        let message =
            format!("the priority {:?} is not declared. Declared are {}.", key.as_str(), known.join(", "));
        table.problem("priority", message);
    }
    Some(key)
}

fn category(table: &Table<'_>, declared: &Declared<'_>) -> Option<String> {
    let name = table.text("category")?.text.trim().to_owned();
    if !declared.categories.contains(&name) {
        let message =
            format!("the category {name:?} is not declared. Add it to the list of categories at the top.");
        table.problem("category", message);
    }
    Some(name)
}

fn amount(table: &Table<'_>) -> Option<(Quantity, Boundary)> {
    let (within, under) = (table.text("within"), table.text("under"));
    let (key, text, boundary) = match (table.has("within"), table.has("under")) {
        (true, false) => ("within", within?, Boundary::Within),
        (false, true) => ("under", under?, Boundary::Under),
        (true, true) => {
            table.problem(
                "under",
                "a target is either within an amount (≤) or under it (<). Leave one of the two out.",
            );
            return None;
        }
        (false, false) => {
            table.problem("within", "the target names no amount. Write for example within = \"4 hours\".");
            return None;
        }
    };
    match quantity::parse(text.text) {
        Ok(quantity) => Some((quantity, boundary)),
        Err(refused) => {
            table.problem(key, refused);
            None
        }
    }
}

fn pauses(table: &Table<'_>, metric: Metric) -> PauseRules {
    let default = PauseRules::default_for(metric);
    let never = default == PauseRules::NEVER;
    let message = words::read(table, "client_message", &words::MESSAGES, MessageEndsPause::default());
    if never && table.has("client_message") {
        table.problem(
            "client_message",
            format!("{} never pauses, so no message can end a wait.", metric.key()),
        );
    }
    let waits = table.texts("pauses");
    if !table.has("pauses") {
        return PauseRules { message, ..default };
    }
    if never && !waits.is_empty() {
        let message = format!("{} never pauses: leave pauses out, or give an empty list.", metric.key());
        table.problem("pauses", message);
        return default;
    }
    let mut rules = PauseRules { on_client: false, on_third_party: false, message };
    for wait in waits {
        match wait.text.trim().to_lowercase().as_str() {
            "client" => rules.on_client = true,
            "third party" => rules.on_third_party = true,
            _ => {
                let message =
                    format!("{:?} is no wait. Waits are \"client\" and \"third party\".", wait.text);
                table.document.problem(wait.at, &table.field("pauses"), message);
            }
        }
    }
    rules
}

fn assumptions(table: &Table<'_>, declared: &Declared<'_>, named: &mut HashSet<String>) -> Vec<Assumption> {
    let mut assumptions = Vec::new();
    for item in table.items("assumptions") {
        match item {
            Item::Text(key) => {
                match declared.assumptions.iter().find(|assumption| assumption.key == key.text) {
                    Some(assumption) => {
                        named.insert(key.text.to_owned());
                        assumptions.push(assumption.clone());
                    }
                    None => {
                        let message = format!("there is no [[assumptions]] with the key {:?}.", key.text);
                        table.document.problem(key.at, &table.field("assumptions"), message);
                    }
                }
            }
            Item::Table(own) => {
                assumptions.push(read_assumption(&own));
                own.finish();
            }
        }
    }
    assumptions
}

pub(super) fn read_assumption(table: &Table<'_>) -> Assumption {
    Assumption {
        key: table.required("key", "the assumption has no key. Give one, such as \"updates-clock\"."),
        words: table.required("words", "the assumption lacks words: quote what the policy says."),
        reading: table.required("reading", "the assumption has no reading: say how the words are read here."),
        kind: if table.flag("agreed") { AssumptionKind::Agreed } else { AssumptionKind::Default },
    }
}
