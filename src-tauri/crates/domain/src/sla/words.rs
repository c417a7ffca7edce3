//! Policies in plain words, as comparisons, notices and schedules say them.

use super::target::{Boundary, Clock, Quantity, Target, Unit};
use super::terms::{
    AdvancedCause, AdvancedTerms, CreditBand, CreditRounding, EmergencyCategory, EmergencyNotice,
    EscalationStep, PolicyTerms, PreferredWindow,
};
use crate::calendar::{DayHours, Opening, WEEKDAYS};

/// A promise in plain words: `4 hours (business hours)`, `under 1 hour (24×7)`,
/// `1 business day, or as agreed`.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
/// # fn main() {
/// use domain::sla::target_in_words;
/// assert_eq!(target_in_words(&hours(Metric::FirstResponse, 4)), "4 hours (business hours)");
/// # }
/// ```
pub fn target_in_words(target: &Target) -> String {
    promise_in_words(target.quantity, target.boundary, target.clock, target.or_as_agreed)
}

/// The same from its parts.
///
/// ```
/// use domain::sla::{Boundary, Clock, Quantity, Unit, promise_in_words};
/// let hour = Quantity { min: 1, max: 1, unit: Unit::Hours };
/// let words = promise_in_words(hour, Boundary::Under, Clock::AroundTheClock, false);
/// assert_eq!(words, "under 1 hour (24×7)");
/// ```
pub fn promise_in_words(quantity: Quantity, boundary: Boundary, clock: Clock, or_as_agreed: bool) -> String {
    let under = match boundary {
        Boundary::Within => "",
        Boundary::Under => "under ",
    };
    let clock = match (quantity.unit, clock) {
        (Unit::Minutes | Unit::Hours, Clock::Calendar) => " (business hours)",
        (Unit::Minutes | Unit::Hours, Clock::AroundTheClock) => " (24×7)",
        (
            Unit::BusinessDays
            | Unit::NextBusinessDay
            | Unit::CalendarDays
            | Unit::CalendarWeeks
            | Unit::None,
            _,
        ) => "",
    };
    let agreed = if or_as_agreed { ", or as agreed" } else { "" };
    format!("{under}{}{clock}{agreed}", quantity.in_words())
}

/// Opening hours in one line: `Mon–Fri 09:00–17:00, Sat 09:00–13:00`, `around the clock`.
///
/// ```
/// use domain::{calendar::Opening, sla::hours_in_words};
/// assert_eq!(hours_in_words(&Opening::AroundTheClock), "around the clock");
/// ```
pub fn hours_in_words(opening: &Opening) -> String {
    let Opening::Weekly(week) = opening else { return "around the clock".to_owned() };
    let mut parts = Vec::new();
    let mut day = 0;
    while day < 7 {
        let last = (day..7).take_while(|next| week[*next] == week[day]).last().unwrap_or(day);
        if !week[day].is_empty() {
            parts.push(format!("{} {}", days(day, last), spans(&week[day])));
        }
        day = last + 1;
    }
    parts.join(", ")
}

fn days(first: usize, last: usize) -> String {
    if first == last { day_name(first) } else { format!("{}–{}", day_name(first), day_name(last)) }
}

fn day_name(day: usize) -> String {
    let key = WEEKDAYS[day];
    format!("{}{}", key[..1].to_uppercase(), &key[1..])
}

fn spans(hours: &DayHours) -> String {
    let spans: Vec<String> = hours.iter().map(|span| format!("{}–{}", span.open, span.close)).collect();
    spans.join(" and ")
}

/// Everything the terms say, as heads with lines: the published words first, the values behind
/// them after. A head without a line is left out.
///
/// ```
/// use domain::sla::{PolicyTerms, terms_in_words};
/// let terms = PolicyTerms { notice_hours: Some(48), ..PolicyTerms::default() };
/// assert_eq!(terms_in_words(&terms), [("Maintenance notice", vec!["at least 48 hours".to_owned()])]);
/// ```
pub fn terms_in_words(terms: &PolicyTerms) -> Vec<(&'static str, Vec<String>)> {
    let one = |words: &str| if words.is_empty() { vec![] } else { vec![words.to_owned()] };
    let uptime = terms.uptime_target.as_ref();
    let all = vec![
        ("Support hours", one(&terms.support_hours)),
        ("Maintenance", one(&terms.maintenance)),
        ("Maintenance notice", one(&notice(terms))),
        ("Preferred maintenance windows", terms.preferred_windows.iter().map(window).collect()),
        ("Uptime", one(&terms.uptime)),
        (
            "Uptime target",
            uptime.map(|own| format!("{} of {}", own.ratio, own.service)).into_iter().collect(),
        ),
        ("Service credits", one(&terms.credits)),
        ("Credit bands", bands(terms)),
        (
            "Claim of credits",
            terms
                .claim_days
                .map(|days| format!("within {days} days after the end of the month"))
                .into_iter()
                .collect(),
        ),
        ("Escalation", terms.escalation.iter().map(EscalationStep::in_words).collect()),
        ("Advanced support", one(&terms.advanced_support)),
        ("Advanced support fee", terms.advanced_terms.as_ref().map(advanced).into_iter().collect()),
        ("What the client owes", terms.client_duties.clone()),
        (
            "Contacts asked for",
            terms.required_contacts.iter().map(|role| role.key().replace('_', " ")).collect(),
        ),
        ("Also", terms.notes.clone()),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

fn notice(terms: &PolicyTerms) -> String {
    let mut parts = Vec::new();
    if let Some(hours) = terms.notice_hours {
        let practical = if terms.notice_where_practical { ", where practical" } else { "" };
        parts.push(format!("at least {hours} hours{practical}"));
    }
    match terms.emergency_notice {
        EmergencyNotice::NotSaid => {}
        EmergencyNotice::Exempt => parts.push(format!("{} need none", emergencies_in_words(terms))),
        EmergencyNotice::Shorter => {
            parts.push(format!("{} may come with shorter notice", emergencies_in_words(terms)));
        }
    }
    parts.join("; ")
}

/// The emergencies the policy has a rule of its own for: `emergency security patches`.
pub(crate) fn emergencies_in_words(terms: &PolicyTerms) -> String {
    let all = EmergencyCategory::ALL.iter().all(|one| terms.emergency_categories.contains(one));
    if all || terms.emergency_categories.is_empty() {
        return "emergencies".to_owned();
    }
    let one = |category: &EmergencyCategory| match category {
        EmergencyCategory::SecurityPatch => "emergency security patches",
        EmergencyCategory::Reliability => "emergencies of reliability",
    };
    terms.emergency_categories.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn window(window: &PreferredWindow) -> String {
    let chosen: Vec<String> = (0..7).filter(|day| window.days[*day]).map(day_name).collect();
    format!("{} {}–{} {}", chosen.join(", "), window.span.open, window.span.close, window.zone.name())
}

fn bands(terms: &PolicyTerms) -> Vec<String> {
    let mut lines: Vec<String> = terms.credit_bands.iter().map(band).collect();
    match terms.credit_rounding {
        CreditRounding::AsMeasured => {}
        CreditRounding::TwoDecimals => lines.push("rounded to two decimals before it is compared".to_owned()),
    }
    lines
}

fn band(band: &CreditBand) -> String {
    let range = match (band.at_least, band.below) {
        (Some(from), None) => format!("{from} and more"),
        (Some(from), Some(below)) => format!("from {from} to below {below}"),
        (None, Some(below)) => format!("below {below}"),
        (None, None) => "any uptime".to_owned(),
    };
    format!("{range}: {}", band.credit)
}

fn advanced(terms: &AdvancedTerms) -> String {
    let causes: Vec<&str> = terms
        .causes
        .iter()
        .map(|cause| match cause {
            AdvancedCause::OutOfScope => "out of scope",
            AdvancedCause::ClientError => "caused by the client",
        })
        .collect();
    let permission = if terms.permission_first { ", permission first" } else { "" };
    let causes = if causes.is_empty() { String::new() } else { format!(", for: {}", causes.join("; ")) };
    format!(
        "{} per {} minutes, in blocks of {} minutes, at least {}{permission}{causes}",
        terms.rate, terms.per_minutes, terms.block_minutes, terms.minimum_minutes
    )
}
