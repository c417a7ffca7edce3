//! From a form to the text of a policy file. Nothing is judged here: what is wrong is written as it
//! stands, and the reader of files says so.

use super::{
    AdvancedForm, AssumptionForm, CalendarForm, ExceptionForm, ExclusionForm, PolicyForm, PriorityForm,
    ScoringForm, StepForm, TargetForm, TermsForm,
};
use crate::policy_files::read::FORMAT;
use crate::policy_files::write::{File, list, quoted};
use chrono::NaiveDate;
use domain::calendar::WEEKDAYS;
use domain::sla::{Metric, PauseRules};

pub(super) fn file(form: &PolicyForm) -> String {
    let mut file = File::default();
    head(&mut file, form);
    calendar(&mut file, &form.calendar);
    form.priorities.iter().for_each(|own| priority(&mut file, own));
    form.targets.iter().for_each(|own| target(&mut file, own));
    form.exclusions.iter().for_each(|own| exclusion(&mut file, own));
    form.assumptions.iter().for_each(|own| assumption(&mut file, own));
    scoring(&mut file, &form.scoring);
    terms(&mut file, &form.terms);
    file.into_text()
}

/// A text that is not there is left out.
fn text(file: &mut File, key: &str, value: &str) {
    file.text_if_any(key, value.trim());
}

/// A whole number as such; anything else as a text, which the reader refuses with its words.
fn number(file: &mut File, key: &str, value: &str) {
    let value = value.trim();
    match value.parse::<u32>() {
        Ok(number) => file.raw(key, &number.to_string()),
        Err(_) => file.text_if_any(key, value),
    }
}

fn date(file: &mut File, key: &str, value: &str) {
    let value = value.trim();
    match NaiveDate::parse_from_str(value, "%Y-%m-%d") {
        Ok(date) => file.raw(key, &date.to_string()),
        Err(_) => file.text_if_any(key, value),
    }
}

/// Lines that say something.
fn lines(values: &[String]) -> Vec<String> {
    values.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

fn head(file: &mut File, form: &PolicyForm) {
    file.raw("format", &FORMAT.to_string());
    text(file, "key", &form.key);
    text(file, "name", &form.name);
    text(file, "provider", &form.provider);
    text(file, "tier", &form.tier);
    text(file, "source", &form.source);
    date(file, "effective_from", &form.effective_from);
    file.list_if_any("categories", &lines(&form.categories));
}

/// `09:00-12:30, 13:00-17:30`, with any dash.
fn spans(typed: &str) -> String {
    let typed = typed.replace(['–', '—'], "-").replace(" and ", ",");
    list(
        &typed
            .split([',', ';'])
            .map(|span| span.replace(' ', ""))
            .filter(|span| !span.is_empty())
            .collect::<Vec<_>>(),
    )
}

fn calendar(file: &mut File, form: &CalendarForm) {
    file.table("[calendar]");
    text(file, "zone", &form.zone);
    file.flag("zone_must_be_chosen", form.zone_must_be_chosen);
    file.list_if_any("holidays", &lines(&form.holidays));
    file.flag("around_the_clock", form.around_the_clock);
    if !form.around_the_clock {
        file.table("[calendar.hours]");
        for (day, hours) in WEEKDAYS.iter().zip(&form.hours).filter(|(_, hours)| !hours.trim().is_empty()) {
            file.raw(day, &spans(hours));
        }
    }
    form.exceptions.iter().for_each(|own| exception(file, own));
}

fn exception(file: &mut File, form: &ExceptionForm) {
    file.table("[[calendar.exceptions]]");
    date(file, "date", &form.date);
    text(file, "name", &form.name);
    match form.kind.trim() {
        "hours" => file.raw("hours", &spans(&form.spans)),
        "breaks" => file.raw("breaks", &spans(&form.spans)),
        "closed" => file.flag("closed", true),
        _ => {}
    }
}

fn priority(file: &mut File, form: &PriorityForm) {
    file.table("[[priorities]]");
    text(file, "key", &form.key);
    text(file, "name", &form.name);
    text(file, "description", &form.description);
    text(file, "grade", &form.grade);
    file.list_if_any("aliases", &lines(&form.aliases));
    text(file, "responsible", &form.responsible);
}

fn target(file: &mut File, form: &TargetForm) {
    file.table("[[targets]]");
    text(file, "metric", &form.metric);
    text(file, "priority", &form.priority);
    text(file, "category", &form.category);
    text(file, if form.boundary.trim() == "under" { "under" } else { "within" }, &form.amount);
    text(file, "clock", &form.clock);
    text(file, "strength", &form.strength);
    let never = Metric::parse(&form.metric).map(PauseRules::default_for) == Some(PauseRules::NEVER);
    let waits = [(form.pauses_on_client, "client"), (form.pauses_on_third_party, "third party")];
    let waits: Vec<String> = waits.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect();
    if !(never && waits.is_empty()) {
        file.raw("pauses", &list(&waits));
    }
    if form.client_message.trim() != "ends the wait" {
        text(file, "client_message", &form.client_message);
    }
    text(file, "business_days", &form.business_days);
    text(file, "next_business_day", &form.next_business_day);
    file.flag("or_as_agreed", form.or_as_agreed);
    text(file, "words", &form.words);
    file.list_if_any("assumptions", &lines(&form.assumptions));
}

fn exclusion(file: &mut File, form: &ExclusionForm) {
    file.table("[[exclusions]]");
    text(file, "key", &form.key);
    text(file, "name", &form.name);
    text(file, "clause", &form.clause);
    text(file, "words", &form.words);
}

fn assumption(file: &mut File, form: &AssumptionForm) {
    file.table("[[assumptions]]");
    text(file, "key", &form.key);
    text(file, "words", &form.words);
    text(file, "reading", &form.reading);
    file.flag("agreed", form.agreed);
}

fn scoring(file: &mut File, form: &ScoringForm) {
    file.table("[scoring]");
    text(file, "priority_change", &form.priority_change);
    text(file, "reopen_within", &form.reopen_within);
    let rule = [&form.continuity_from, &form.continuity_to, &form.continuity_words];
    if rule.iter().any(|part| !part.trim().is_empty()) {
        file.table("[scoring.continuity]");
        text(file, "from", &form.continuity_from);
        text(file, "to", &form.continuity_to);
        text(file, "words", &form.continuity_words);
    }
}

fn terms(file: &mut File, form: &TermsForm) {
    file.table("[terms]");
    text(file, "support_hours", &form.support_hours);
    text(file, "maintenance", &form.maintenance);
    number(file, "notice_hours", &form.notice_hours);
    file.flag("notice_where_practical", form.notice_where_practical);
    text(file, "emergency_notice", &form.emergency_notice);
    file.list_if_any("emergency_categories", &lines(&form.emergency_categories));
    text(file, "uptime", &form.uptime);
    text(file, "credits", &form.credits);
    text(file, "credit_rounding", &form.credit_rounding);
    number(file, "claim_days", &form.claim_days);
    if !form.escalation.is_empty() {
        let steps: Vec<String> = form.escalation.iter().map(step).collect();
        file.raw("escalation", &format!("[\n    {},\n]", steps.join(",\n    ")));
    }
    text(file, "advanced_support", &form.advanced_support);
    file.list_if_any("client_duties", &lines(&form.client_duties));
    file.list_if_any("requires_contacts", &lines(&form.requires_contacts));
    file.list_if_any("notes", &lines(&form.notes));
    term_tables(file, form);
}

fn step(form: &StepForm) -> String {
    match (form.name.trim(), form.words.trim()) {
        ("", words) => quoted(words),
        (name, "") => format!("{{ name = {} }}", quoted(name)),
        (name, words) => format!("{{ name = {}, words = {} }}", quoted(name), quoted(words)),
    }
}

fn term_tables(file: &mut File, form: &TermsForm) {
    for own in &form.preferred_windows {
        file.table("[[terms.preferred_windows]]");
        text(file, "days", &own.days.to_lowercase().replace(['–', '—', '/'], "-"));
        text(file, "hours", &own.hours.replace(['–', '—'], "-").replace(' ', ""));
        text(file, "zone", &own.zone);
    }
    let uptime = &form.uptime_target;
    if !(uptime.ratio.trim().is_empty() && uptime.service.trim().is_empty()) {
        file.table("[terms.uptime_target]");
        text(file, "ratio", &uptime.ratio);
        text(file, "service", &uptime.service);
    }
    for own in &form.credit_bands {
        file.table("[[terms.credit_bands]]");
        text(file, "at_least", &own.at_least);
        text(file, "below", &own.below);
        text(file, "credit", &own.credit);
        text(file, "words", &own.words);
    }
    advanced(file, &form.advanced_terms);
}

fn advanced(file: &mut File, form: &AdvancedForm) {
    let typed = [&form.rate, &form.currency, &form.per_minutes, &form.block_minutes, &form.minimum_minutes];
    if typed.iter().all(|part| part.trim().is_empty()) && form.causes.is_empty() && !form.permission_first {
        return;
    }
    file.table("[terms.advanced_terms]");
    text(file, "rate", &form.rate);
    text(file, "currency", &form.currency);
    number(file, "per_minutes", &form.per_minutes);
    number(file, "block_minutes", &form.block_minutes);
    number(file, "minimum_minutes", &form.minimum_minutes);
    file.flag("permission_first", form.permission_first);
    file.list_if_any("causes", &lines(&form.causes));
}
