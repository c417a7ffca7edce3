//! Writing a policy in the form a person edits; [`super::parse`] reads the same policy back.

use super::read::FORMAT;
use super::{quantity, words, write_terms};
use domain::calendar::{Calendar, DayHours, Exception, Opening, Span, WEEKDAYS};
use domain::sla::{
    Assumption, AssumptionKind, Basis, Boundary, BusinessDayRule, Grade, MessageEndsPause, NextDayRule,
    PauseRules, Policy, Priority, ScoringRules, Target,
};
use domain::time::Seconds;
use std::fmt::Write as _;

/// Writes a policy file.
pub fn write(policy: &Policy) -> String {
    let mut file = File::default();
    head(&mut file, policy);
    calendar(&mut file, &policy.calendar, policy.zone_must_be_chosen);
    for own in &policy.priorities {
        priority(&mut file, own);
    }
    let shared = shared_assumptions(policy);
    for own in &policy.targets {
        target(&mut file, own, &shared);
    }
    for own in &policy.exclusions {
        file.table("[[exclusions]]");
        file.text("key", &own.key);
        file.text("name", &own.name);
        file.text_if_any("clause", &own.clause);
        file.text("words", &own.words);
    }
    for own in policy.assumptions.iter().chain(shared.iter().copied()) {
        file.table("[[assumptions]]");
        file.text("key", &own.key);
        file.text("words", &own.words);
        file.text("reading", &own.reading);
        file.flag("agreed", own.kind == AssumptionKind::Agreed);
    }
    scoring(&mut file, &policy.scoring);
    write_terms::terms(&mut file, &policy.terms);
    file.text
}

/// Writes a calendar file.
pub fn write_calendar(name: &str, calendar: &Calendar) -> String {
    let mut file = File::default();
    file.raw("format", &FORMAT.to_string());
    file.text_if_any("name", name);
    self::calendar(&mut file, calendar, false);
    file.text
}

/// The file so far.
#[derive(Default)]
pub(super) struct File {
    text: String,
}

impl File {
    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn table(&mut self, header: &str) {
        self.line(&format!("\n{header}"));
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn raw(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {value}"));
    }

    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &quoted(value));
    }

    pub(super) fn text_if_any(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.text(key, value);
        }
    }

    pub(super) fn list_if_any(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            self.raw(key, &list(values));
        }
    }

    pub(super) fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.raw(key, "true");
        }
    }
}

pub(super) fn list(values: &[String]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    if quoted.iter().map(String::len).sum::<usize>() < 90 {
        format!("[{}]", quoted.join(", "))
    } else {
        format!("[\n    {},\n]", quoted.join(",\n    "))
    }
}

/// A TOML basic string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                write!(quoted, "\\u{:04X}", u32::from(c)).expect("writing to a string succeeds")
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn head(file: &mut File, policy: &Policy) {
    file.line(&format!(
        "# {}, {}. Amounts are written as the policy writes them; words are its own.",
        policy.name, policy.provider
    ));
    file.raw("format", &FORMAT.to_string());
    file.text("key", &policy.key);
    file.text("name", &policy.name);
    file.text("provider", &policy.provider);
    file.text("tier", words::word(&words::TIERS, policy.tier));
    file.text_if_any("source", &policy.source);
    if let Some(date) = policy.effective_from {
        file.raw("effective_from", &date.to_string());
    }
    file.list_if_any("categories", &policy.categories);
}

fn calendar(file: &mut File, calendar: &Calendar, zone_must_be_chosen: bool) {
    file.table("[calendar]");
    file.text("zone", calendar.zone.name());
    file.flag("zone_must_be_chosen", zone_must_be_chosen);
    file.list_if_any("holidays", &calendar.holiday_sets);
    match &calendar.opening {
        Opening::AroundTheClock => file.flag("around_the_clock", true),
        Opening::Weekly(week) => {
            file.table("[calendar.hours]");
            hours(file, week);
        }
    }
    for own in &calendar.exceptions {
        file.table("[[calendar.exceptions]]");
        file.raw("date", &own.date().to_string());
        match own {
            Exception::Closed { name, .. } => {
                file.text("name", name);
                file.flag("closed", true);
            }
            Exception::Hours { name, hours, .. } => {
                file.text("name", name);
                file.raw("hours", &spans(hours));
            }
            Exception::Breaks { name, breaks, .. } => {
                file.text("name", name);
                file.raw("breaks", &spans(breaks));
            }
        }
    }
}

/// Neighbouring days with the same hours share a line.
fn hours(file: &mut File, week: &[DayHours; 7]) {
    let mut first = 0;
    while first < 7 {
        let same = week[first..].iter().take_while(|day| **day == week[first]).count();
        let last = first + same - 1;
        if !week[first].is_empty() {
            let days = if same == 1 {
                WEEKDAYS[first].to_owned()
            } else {
                format!("{}-{}", WEEKDAYS[first], WEEKDAYS[last])
            };
            file.raw(&days, &spans(&week[first]));
        }
        first = last + 1;
    }
}

fn spans(spans: &[Span]) -> String {
    list(&spans.iter().map(Span::to_string).collect::<Vec<_>>())
}

fn priority(file: &mut File, priority: &Priority) {
    file.table("[[priorities]]");
    file.text("key", priority.key.as_str());
    file.text("name", &priority.name);
    file.text_if_any("description", &priority.description);
    if priority.grade != Grade::Severity {
        file.text("grade", words::word(&words::GRADES, priority.grade));
    }
    file.list_if_any("aliases", &priority.aliases);
    file.text_if_any("responsible", &priority.responsible);
}

fn target(file: &mut File, target: &Target, shared: &[&Assumption]) {
    file.table("[[targets]]");
    file.text("metric", target.metric.key());
    file.text("priority", target.priority.as_str());
    if let Some(category) = &target.category {
        file.text("category", category);
    }
    let boundary = match target.boundary {
        Boundary::Within => "within",
        Boundary::Under => "under",
    };
    file.text(boundary, &quantity::write(target.quantity));
    file.text("clock", words::word(&words::CLOCKS, target.clock));
    file.text("strength", words::word(&words::STRENGTHS, target.strength));
    pauses(file, target);
    if target.business_days != BusinessDayRule::default() {
        file.text("business_days", words::word(&words::BUSINESS_DAYS, target.business_days));
    }
    if target.next_day != NextDayRule::default() {
        file.text("next_business_day", words::word(&words::NEXT_DAYS, target.next_day));
    }
    file.flag("or_as_agreed", target.or_as_agreed);
    file.text("words", &target.words);
    if !target.assumptions.is_empty() {
        let items: Vec<String> = target.assumptions.iter().map(|own| assumption(own, shared)).collect();
        file.raw("assumptions", &format!("[{}]", items.join(", ")));
    }
    match &target.basis {
        Basis::Policy => {}
        Basis::AddOn { name, instead_of } => {
            file.text("add_on", name);
            file.text_if_any("instead_of", instead_of);
        }
        Basis::Order { order, instead_of } => {
            file.text("order", order);
            file.text_if_any("instead_of", instead_of);
        }
    }
}

fn pauses(file: &mut File, target: &Target) {
    let (rules, default) = (target.pauses, PauseRules::default_for(target.metric));
    if (rules.on_client, rules.on_third_party) != (default.on_client, default.on_third_party) {
        let waits = [(rules.on_client, "client"), (rules.on_third_party, "third party")];
        let waits: Vec<String> =
            waits.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect();
        file.raw("pauses", &list(&waits));
    }
    if rules.message != MessageEndsPause::default() {
        file.text("client_message", words::word(&words::MESSAGES, rules.message));
    }
}

/// The assumptions of targets that can stand once at the end and be named: those whose key means
/// the same wherever it occurs.
fn shared_assumptions(policy: &Policy) -> Vec<&Assumption> {
    let all = || policy.targets.iter().flat_map(|target| &target.assumptions);
    let mut shared = Vec::<&Assumption>::new();
    for assumption in all() {
        let one_meaning = all().filter(|other| other.key == assumption.key).all(|other| other == assumption);
        let of_policy = policy.assumptions.iter().any(|other| other.key == assumption.key);
        if one_meaning && !of_policy && !shared.contains(&assumption) {
            shared.push(assumption);
        }
    }
    shared
}

fn assumption(assumption: &Assumption, shared: &[&Assumption]) -> String {
    if shared.contains(&assumption) {
        return quoted(&assumption.key);
    }
    let agreed = if assumption.kind == AssumptionKind::Agreed { ", agreed = true" } else { "" };
    let (key, words, reading) =
        (quoted(&assumption.key), quoted(&assumption.words), quoted(&assumption.reading));
    format!("{{ key = {key}, words = {words}, reading = {reading}{agreed} }}")
}

fn scoring(file: &mut File, rules: &ScoringRules) {
    if *rules == ScoringRules::default() {
        return;
    }
    file.table("[scoring]");
    file.text("priority_change", words::word(&words::PRIORITY_CHANGES, rules.retroactive_priority));
    file.text("reopen_within", &length(rules.reopen_within));
    if let Some(rule) = &rules.continuity {
        file.table("[scoring.continuity]");
        file.text("from", rule.from.as_str());
        file.text("to", rule.to.as_str());
        file.text("words", &rule.words);
    }
}

/// A length on the wall clock in its largest unit.
pub(super) fn length(length: Seconds) -> String {
    let units = [(86_400, "day", "days"), (3600, "hour", "hours"), (60, "minute", "minutes")];
    let (size, one, many) =
        units.into_iter().find(|(size, _, _)| length.0 % size == 0).unwrap_or((60, "minute", "minutes"));
    let amount = length.0 / size;
    format!("{amount} {}", if amount == 1 { one } else { many })
}
