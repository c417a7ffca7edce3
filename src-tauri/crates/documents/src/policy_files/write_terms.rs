//! Writing the `[terms]` of a policy file.

use super::words;
use super::write::{File, list, quoted};
use domain::calendar::WEEKDAYS;
use domain::sla::{
    AdvancedTerms, CreditBand, CreditRounding, EmergencyCategory, EmergencyNotice, EscalationStep,
    PolicyTerms, PreferredWindow,
};

pub(super) fn terms(file: &mut File, terms: &PolicyTerms) {
    if *terms == PolicyTerms::default() {
        return;
    }
    file.table("[terms]");
    file.text_if_any("support_hours", &terms.support_hours);
    maintenance(file, terms);
    file.text_if_any("uptime", &terms.uptime);
    file.text_if_any("credits", &terms.credits);
    if terms.credit_rounding != CreditRounding::default() {
        file.text("credit_rounding", words::word(&words::ROUNDINGS, terms.credit_rounding));
    }
    if let Some(days) = terms.claim_days {
        file.raw("claim_days", &days.to_string());
    }
    escalation(file, &terms.escalation);
    file.text_if_any("advanced_support", &terms.advanced_support);
    file.list_if_any("client_duties", &terms.client_duties);
    let contacts = terms.required_contacts.iter().map(|role| role.key().to_owned());
    file.list_if_any("requires_contacts", &contacts.collect::<Vec<_>>());
    file.list_if_any("notes", &terms.notes);
    tables(file, terms);
}

fn maintenance(file: &mut File, terms: &PolicyTerms) {
    file.text_if_any("maintenance", &terms.maintenance);
    if let Some(hours) = terms.notice_hours {
        file.raw("notice_hours", &hours.to_string());
    }
    file.flag("notice_where_practical", terms.notice_where_practical);
    if terms.emergency_notice != EmergencyNotice::default() {
        file.text("emergency_notice", words::word(&words::EMERGENCIES, terms.emergency_notice));
    }
    file.list_if_any("emergency_categories", &emergency_categories(terms));
}

pub(super) fn emergency_categories(terms: &PolicyTerms) -> Vec<String> {
    let word = |one: &EmergencyCategory| words::word(&words::EMERGENCY_CATEGORIES, *one).to_owned();
    terms.emergency_categories.iter().map(word).collect()
}

/// Tables of their own stand behind the plain keys: TOML would count what follows to them.
fn tables(file: &mut File, terms: &PolicyTerms) {
    for own in &terms.preferred_windows {
        window(file, own);
    }
    if let Some(own) = &terms.uptime_target {
        file.table("[terms.uptime_target]");
        file.text("ratio", &own.ratio.to_string());
        file.text("service", &own.service);
    }
    for own in &terms.credit_bands {
        band(file, own);
    }
    if let Some(own) = &terms.advanced_terms {
        advanced(file, own);
    }
}

fn window(file: &mut File, window: &PreferredWindow) {
    file.table("[[terms.preferred_windows]]");
    file.text("days", &days(window));
    file.text("hours", &window.span.to_string());
    file.text("zone", window.zone.name());
}

/// `mon, wed-thu`.
pub(super) fn days(window: &PreferredWindow) -> String {
    let mut runs = Vec::new();
    let mut first = 0;
    while first < 7 {
        let same = window.days[first..].iter().take_while(|day| **day).count();
        match same {
            0 => {}
            1 => runs.push(WEEKDAYS[first].to_owned()),
            _ => runs.push(format!("{}-{}", WEEKDAYS[first], WEEKDAYS[first + same - 1])),
        }
        first += same.max(1);
    }
    runs.join(", ")
}

fn band(file: &mut File, band: &CreditBand) {
    file.table("[[terms.credit_bands]]");
    if let Some(from) = band.at_least {
        file.text("at_least", &from.to_string());
    }
    if let Some(below) = band.below {
        file.text("below", &below.to_string());
    }
    file.text("credit", &band.credit.to_string());
    file.text_if_any("words", &band.words);
}

fn escalation(file: &mut File, steps: &[EscalationStep]) {
    if steps.iter().all(|step| step.name.is_empty()) {
        let words: Vec<String> = steps.iter().map(|step| step.words.clone()).collect();
        return file.list_if_any("escalation", &words);
    }
    let items: Vec<String> = steps.iter().map(step).collect();
    file.raw("escalation", &format!("[\n    {},\n]", items.join(",\n    ")));
}

fn step(step: &EscalationStep) -> String {
    if step.name.is_empty() {
        return quoted(&step.words);
    }
    let words =
        if step.words.is_empty() { String::new() } else { format!(", words = {}", quoted(&step.words)) };
    format!("{{ name = {}{words} }}", quoted(&step.name))
}

fn advanced(file: &mut File, terms: &AdvancedTerms) {
    file.table("[terms.advanced_terms]");
    file.text("rate", &terms.rate.plain());
    file.text("currency", terms.rate.currency.code());
    file.raw("per_minutes", &terms.per_minutes.to_string());
    file.raw("block_minutes", &terms.block_minutes.to_string());
    file.raw("minimum_minutes", &terms.minimum_minutes.to_string());
    file.flag("permission_first", terms.permission_first);
    if !terms.causes.is_empty() {
        let causes: Vec<String> =
            terms.causes.iter().map(|cause| words::word(&words::CAUSES, *cause).to_owned()).collect();
        file.raw("causes", &list(&causes));
    }
}
