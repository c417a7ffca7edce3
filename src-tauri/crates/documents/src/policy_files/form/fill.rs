//! From a policy to its form.

use super::{
    AdvancedForm, AssumptionForm, BandForm, CalendarForm, ExceptionForm, ExclusionForm, PolicyForm,
    PriorityForm, ScoringForm, StepForm, TargetForm, TermsForm, UptimeForm, WindowForm,
};
use crate::policy_files::{quantity, words, write, write_terms};
use domain::calendar::{Calendar, Exception, Opening, Span};
use domain::sla::{
    AdvancedTerms, Assumption, AssumptionKind, Boundary, Policy, PolicyTerms, Priority, Ratio, ScoringRules,
    Target,
};

/// The form that says what `policy` says.
pub fn form_of(policy: &Policy) -> PolicyForm {
    let declared = Declared::of(policy);
    PolicyForm {
        key: policy.key.clone(),
        name: policy.name.clone(),
        provider: policy.provider.clone(),
        tier: words::word(&words::TIERS, policy.tier).to_owned(),
        source: policy.source.clone(),
        effective_from: policy.effective_from.map(|date| date.to_string()).unwrap_or_default(),
        categories: policy.categories.clone(),
        calendar: calendar(&policy.calendar, policy.zone_must_be_chosen),
        priorities: policy.priorities.iter().map(priority).collect(),
        targets: policy.targets.iter().map(|own| target(own, &declared)).collect(),
        exclusions: policy
            .exclusions
            .iter()
            .map(|own| ExclusionForm {
                key: own.key.clone(),
                name: own.name.clone(),
                clause: own.clause.clone(),
                words: own.words.clone(),
            })
            .collect(),
        assumptions: declared.0.iter().map(|(key, own)| assumption(key, own)).collect(),
        scoring: scoring(&policy.scoring),
        terms: terms(&policy.terms),
    }
}

/// Every reading once, under a key of its own: where two share a key, the later gets a number.
struct Declared(Vec<(String, Assumption)>);

impl Declared {
    fn of(policy: &Policy) -> Self {
        let mut declared = Self(Vec::new());
        for own in policy.assumptions.iter().chain(policy.targets.iter().flat_map(|own| &own.assumptions)) {
            if declared.key(own).is_none() {
                let taken = |key: &str| declared.0.iter().any(|(known, _)| known == key);
                let numbered = (2..).map(|n| format!("{}-{n}", own.key));
                let key = std::iter::once(own.key.clone()).chain(numbered).find(|key| !taken(key));
                declared.0.push((key.expect("some number is free"), own.clone()));
            }
        }
        declared
    }

    fn key(&self, of: &Assumption) -> Option<&str> {
        self.0.iter().find(|(_, own)| own == of).map(|(key, _)| key.as_str())
    }
}

fn assumption(key: &str, own: &Assumption) -> AssumptionForm {
    AssumptionForm {
        key: key.to_owned(),
        words: own.words.clone(),
        reading: own.reading.clone(),
        agreed: own.kind == AssumptionKind::Agreed,
    }
}

fn spans(spans: &[Span]) -> String {
    spans.iter().map(Span::to_string).collect::<Vec<_>>().join(", ")
}

fn calendar(calendar: &Calendar, zone_must_be_chosen: bool) -> CalendarForm {
    let (around_the_clock, hours) = match &calendar.opening {
        Opening::AroundTheClock => (true, vec![String::new(); 7]),
        Opening::Weekly(week) => (false, week.iter().map(|day| spans(day)).collect()),
    };
    CalendarForm {
        zone: calendar.zone.name().to_owned(),
        zone_must_be_chosen,
        around_the_clock,
        hours,
        holidays: calendar.holiday_sets.clone(),
        exceptions: calendar.exceptions.iter().map(exception).collect(),
    }
}

fn exception(of: &Exception) -> ExceptionForm {
    let (name, kind, own) = match of {
        Exception::Closed { name, .. } => (name, "closed", String::new()),
        Exception::Hours { name, hours, .. } => (name, "hours", spans(hours)),
        Exception::Breaks { name, breaks, .. } => (name, "breaks", spans(breaks)),
    };
    ExceptionForm { date: of.date().to_string(), name: name.clone(), kind: kind.to_owned(), spans: own }
}

fn priority(own: &Priority) -> PriorityForm {
    PriorityForm {
        key: own.key.0.clone(),
        name: own.name.clone(),
        description: own.description.clone(),
        grade: words::word(&words::GRADES, own.grade).to_owned(),
        aliases: own.aliases.clone(),
        responsible: own.responsible.clone(),
    }
}

fn target(own: &Target, declared: &Declared) -> TargetForm {
    let keys = own.assumptions.iter().filter_map(|own| declared.key(own));
    TargetForm {
        metric: own.metric.key().to_owned(),
        priority: own.priority.0.clone(),
        category: own.category.clone().unwrap_or_default(),
        words: own.words.clone(),
        amount: quantity::write(own.quantity),
        boundary: match own.boundary {
            Boundary::Within => "within",
            Boundary::Under => "under",
        }
        .to_owned(),
        clock: words::word(&words::CLOCKS, own.clock).to_owned(),
        strength: words::word(&words::STRENGTHS, own.strength).to_owned(),
        or_as_agreed: own.or_as_agreed,
        pauses_on_client: own.pauses.on_client,
        pauses_on_third_party: own.pauses.on_third_party,
        client_message: words::word(&words::MESSAGES, own.pauses.message).to_owned(),
        business_days: words::word(&words::BUSINESS_DAYS, own.business_days).to_owned(),
        next_business_day: words::word(&words::NEXT_DAYS, own.next_day).to_owned(),
        assumptions: keys.map(str::to_owned).collect(),
    }
}

fn scoring(rules: &ScoringRules) -> ScoringForm {
    let rule = rules.continuity.as_ref();
    ScoringForm {
        priority_change: words::word(&words::PRIORITY_CHANGES, rules.retroactive_priority).to_owned(),
        reopen_within: write::length(rules.reopen_within),
        continuity_from: rule.map(|rule| rule.from.0.clone()).unwrap_or_default(),
        continuity_to: rule.map(|rule| rule.to.0.clone()).unwrap_or_default(),
        continuity_words: rule.map(|rule| rule.words.clone()).unwrap_or_default(),
    }
}

fn ratio(of: Option<Ratio>) -> String {
    of.map(|ratio| ratio.to_string()).unwrap_or_default()
}

fn number(of: Option<u32>) -> String {
    of.map(|number| number.to_string()).unwrap_or_default()
}

fn terms(terms: &PolicyTerms) -> TermsForm {
    let uptime = terms.uptime_target.as_ref();
    TermsForm {
        support_hours: terms.support_hours.clone(),
        maintenance: terms.maintenance.clone(),
        notice_hours: number(terms.notice_hours),
        notice_where_practical: terms.notice_where_practical,
        emergency_notice: words::word(&words::EMERGENCIES, terms.emergency_notice).to_owned(),
        emergency_categories: write_terms::emergency_categories(terms),
        preferred_windows: terms
            .preferred_windows
            .iter()
            .map(|own| WindowForm {
                days: write_terms::days(own),
                hours: own.span.to_string(),
                zone: own.zone.name().to_owned(),
            })
            .collect(),
        uptime: terms.uptime.clone(),
        uptime_target: UptimeForm {
            ratio: ratio(uptime.map(|own| own.ratio)),
            service: uptime.map(|own| own.service.clone()).unwrap_or_default(),
        },
        credits: terms.credits.clone(),
        credit_bands: terms
            .credit_bands
            .iter()
            .map(|own| BandForm {
                at_least: ratio(own.at_least),
                below: ratio(own.below),
                credit: own.credit.to_string(),
                words: own.words.clone(),
            })
            .collect(),
        credit_rounding: words::word(&words::ROUNDINGS, terms.credit_rounding).to_owned(),
        claim_days: number(terms.claim_days),
        escalation: terms
            .escalation
            .iter()
            .map(|own| StepForm { name: own.name.clone(), words: own.words.clone() })
            .collect(),
        advanced_support: terms.advanced_support.clone(),
        advanced_terms: terms.advanced_terms.as_ref().map(advanced).unwrap_or_default(),
        client_duties: terms.client_duties.clone(),
        requires_contacts: terms.required_contacts.iter().map(|role| role.key().to_owned()).collect(),
        notes: terms.notes.clone(),
    }
}

fn advanced(terms: &AdvancedTerms) -> AdvancedForm {
    AdvancedForm {
        rate: terms.rate.plain(),
        currency: terms.rate.currency.code().to_owned(),
        per_minutes: terms.per_minutes.to_string(),
        block_minutes: terms.block_minutes.to_string(),
        minimum_minutes: terms.minimum_minutes.to_string(),
        permission_first: terms.permission_first,
        causes: terms.causes.iter().map(|cause| words::word(&words::CAUSES, *cause).to_owned()).collect(),
    }
}
