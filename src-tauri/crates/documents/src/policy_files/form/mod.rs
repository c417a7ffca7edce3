//! A policy as one types it: every field a text, and any of them still wrong. A form is read by
//! writing it as a policy file and reading that file, so that there is one grammar and one list of
//! problems; the problems come back at the fields of the form.

mod fill;
mod lay_out;
mod promise;

pub use fill::form_of;
pub use promise::{Promise, clock_named, promise};

use super::{parse_with, quantity, words, write};
use domain::calendar::Holidays;
use domain::problem::Problem;
use domain::sla::{Boundary, Clock, Policy, promise_in_words};

/// Declares the structs of the form, with their TypeScript types where bindings are made.
macro_rules! form {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)+ })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        #[serde(default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind,)+ }
    )+};
}

form! {
    /// A policy as one types it.
    PolicyForm {
        /// Key: `ours-standard`.
        key: String,
        /// Name.
        name: String,
        /// Who publishes it.
        provider: String,
        /// `standard`, `gold`, `enhanced`.
        tier: String,
        /// Where the words come from.
        source: String,
        /// From when it is in force: `2026-12-01`; may be empty.
        effective_from: String,
        /// Categories, where told apart.
        categories: Vec<String>,
        /// The calendar.
        calendar: CalendarForm,
        /// Rows, the most urgent first.
        priorities: Vec<PriorityForm>,
        /// Promises.
        targets: Vec<TargetForm>,
        /// Reasons that take a ticket out of attainment.
        exclusions: Vec<ExclusionForm>,
        /// Readings; targets name them by key.
        assumptions: Vec<AssumptionForm>,
        /// Rules of scoring.
        scoring: ScoringForm,
        /// What else it says.
        terms: TermsForm,
    }
    /// A calendar as one types it.
    CalendarForm {
        /// IANA zone.
        zone: String,
        /// The policy says "local time": whoever uses it chooses.
        zone_must_be_chosen: bool,
        /// Never closes.
        around_the_clock: bool,
        /// Monday first: the spans of each day, `09:00-12:30, 13:00-17:30`.
        hours: Vec<String>,
        /// Keys of holiday sets.
        holidays: Vec<String>,
        /// Dated exceptions.
        exceptions: Vec<ExceptionForm>,
    }
    /// A dated exception.
    ExceptionForm {
        /// `2026-12-24`.
        date: String,
        /// `Christmas Eve`.
        name: String,
        /// `closed`, `hours` or `breaks`.
        kind: String,
        /// The spans of `hours` and `breaks`.
        spans: String,
    }
    /// A row of the policy's table.
    PriorityForm {
        /// Key: `P1`.
        key: String,
        /// As published.
        name: String,
        /// As published.
        description: String,
        /// `severity` or `queue`.
        grade: String,
        /// What helpdesks may call it.
        aliases: Vec<String>,
        /// Who answers for it.
        responsible: String,
    }
    /// A promise.
    TargetForm {
        /// `first_response`.
        metric: String,
        /// Key of the priority.
        priority: String,
        /// The category; empty for all of them.
        category: String,
        /// As published.
        words: String,
        /// How much: `4..8 hours`, `next business day`, `as needed`.
        amount: String,
        /// `within` or `under`.
        boundary: String,
        /// `calendar` or `24x7`.
        clock: String,
        /// `commitment`, `objective` or `best effort`.
        strength: String,
        /// Whether the words add "or as agreed".
        or_as_agreed: bool,
        /// Waiting for the client pauses it.
        pauses_on_client: bool,
        /// Waiting for a third party pauses it.
        pauses_on_third_party: bool,
        /// `ends the wait` or `warns only`.
        client_message: String,
        /// `normal days of business time` or `close of the last day`.
        business_days: String,
        /// `after receipt` or `after the next open day`.
        next_business_day: String,
        /// Keys of readings.
        assumptions: Vec<String>,
    }
    /// A reason that takes a ticket out of attainment.
    ExclusionForm {
        /// Key.
        key: String,
        /// Name.
        name: String,
        /// Clause.
        clause: String,
        /// The policy's words.
        words: String,
    }
    /// A reading.
    AssumptionForm {
        /// Key.
        key: String,
        /// The policy's words.
        words: String,
        /// How they are read.
        reading: String,
        /// Agreed with the client.
        agreed: bool,
    }
    /// Rules of scoring.
    ScoringForm {
        /// `from the change` or `from the original start`.
        priority_change: String,
        /// `7 days`.
        reopen_within: String,
        /// Continuity: the priority it applies to; empty without.
        continuity_from: String,
        /// What it becomes outside business hours.
        continuity_to: String,
        /// The policy's words.
        continuity_words: String,
    }
    /// What else the policy says.
    TermsForm {
        /// As published.
        support_hours: String,
        /// As published.
        maintenance: String,
        /// Hours of notice.
        notice_hours: String,
        /// Only where practical.
        notice_where_practical: bool,
        /// `not said`, `exempt` or `shorter`.
        emergency_notice: String,
        /// Of which emergencies, `security patch` or `reliability`; none for all of them.
        emergency_categories: Vec<String>,
        /// When maintenance is preferred.
        preferred_windows: Vec<WindowForm>,
        /// As published.
        uptime: String,
        /// The promise as a figure.
        uptime_target: UptimeForm,
        /// As published.
        credits: String,
        /// The credit of every uptime, the best first.
        credit_bands: Vec<BandForm>,
        /// `as measured` or `two decimals`.
        credit_rounding: String,
        /// Days after the month to claim a credit.
        claim_days: String,
        /// Steps.
        escalation: Vec<StepForm>,
        /// As published.
        advanced_support: String,
        /// The fee as figures.
        advanced_terms: AdvancedForm,
        /// What the client owes, line by line.
        client_duties: Vec<String>,
        /// Roles of contacts asked for.
        requires_contacts: Vec<String>,
        /// Anything else, line by line.
        notes: Vec<String>,
    }
    /// When maintenance is preferred.
    WindowForm {
        /// `sat-sun`.
        days: String,
        /// `22:00-04:00`.
        hours: String,
        /// IANA zone.
        zone: String,
    }
    /// An uptime as a figure.
    UptimeForm {
        /// `99.5%`.
        ratio: String,
        /// Of which service.
        service: String,
    }
    /// A row of the credit table.
    BandForm {
        /// From this uptime on; empty for the lowest band.
        at_least: String,
        /// Up to, and without, this one; empty for the highest.
        below: String,
        /// Share of the fee.
        credit: String,
        /// As published.
        words: String,
    }
    /// A step of the escalation path.
    StepForm {
        /// `Tier 1`; may be empty.
        name: String,
        /// As published.
        words: String,
    }
    /// A fee as figures.
    AdvancedForm {
        /// `85.00`.
        rate: String,
        /// `CAD`.
        currency: String,
        /// Minutes the rate pays for.
        per_minutes: String,
        /// Minutes of a block.
        block_minutes: String,
        /// The least that is billed.
        minimum_minutes: String,
        /// The client is asked before.
        permission_first: bool,
        /// `out of scope`, `client error`.
        causes: Vec<String>,
    }
}

/// The form as the text of a policy file; wrong where the form is wrong.
pub fn file_of(form: &PolicyForm) -> String {
    lay_out::file(form)
}

/// What the form says, with its file in the canonical form.
///
/// # Errors
/// Everything that is wrong with it, at the fields of the form: `targets[3].amount`.
pub fn read_form(form: &PolicyForm, holidays: &Holidays) -> Result<(Policy, String), Vec<Problem>> {
    let policy = parse_with(&file_of(form), holidays)
        .map_err(|problems| problems.into_iter().map(at_the_form).collect::<Vec<_>>())?;
    let text = write(&policy);
    Ok((policy, text))
}

/// How one target of a form is read, whatever else is wrong with the form; `None` where its amount
/// cannot be read.
pub fn reading_of(target: &TargetForm) -> Option<String> {
    let amount = quantity::parse(&target.amount).ok()?;
    let boundary = if target.boundary.trim() == "under" { Boundary::Under } else { Boundary::Within };
    let around = target.clock.trim() == words::word(&words::CLOCKS, Clock::AroundTheClock);
    let clock = if around { Clock::AroundTheClock } else { Clock::Calendar };
    Some(promise_in_words(amount, boundary, clock, target.or_as_agreed))
}

/// What words promise, written into a target; the clock only where the words name one.
pub fn put_promise(target: &mut TargetForm, promise: &Promise) {
    target.amount = quantity::write(promise.quantity);
    target.boundary = match promise.boundary {
        Boundary::Within => "within",
        Boundary::Under => "under",
    }
    .to_owned();
    target.or_as_agreed = promise.or_as_agreed;
    if let Some(clock) = promise.clock {
        target.clock = words::word(&words::CLOCKS, clock).to_owned();
    }
}

/// A problem of the file as one of the form: no line, and the form's name of the field.
fn at_the_form(problem: Problem) -> Problem {
    let message = problem.message.strip_prefix("line ").and_then(|rest| rest.split_once(": "));
    let message = message.map_or(problem.message.as_str(), |(_, message)| message);
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let is_target = problem.field.starts_with("targets[");
    let field = match problem.field.rsplit_once('.') {
        Some((target, "within" | "under")) if is_target => format!("{target}.amount"),
        Some((target, "pauses")) if is_target => format!("{target}.pauses_on_client"),
        Some((exception, "hours" | "breaks")) if exception.starts_with("calendar.exceptions[") => {
            format!("{exception}.spans")
        }
        Some((exception, "closed")) if exception.starts_with("calendar.exceptions[") => {
            format!("{exception}.kind")
        }
        Some(_) | None => problem.field,
    };
    Problem { field, message: format!("{first}{}", letters.as_str()) }
}

#[cfg(test)]
mod tests;
