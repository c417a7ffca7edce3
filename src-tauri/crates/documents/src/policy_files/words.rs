//! The words of closed sets in policy files: one list each, for reading and writing.

use super::table::{Table, nearest};
use domain::clients::ContactRole;
use domain::sla::{
    AdvancedCause, BusinessDayRule, Clock, CreditRounding, EmergencyCategory, EmergencyNotice, Grade,
    MessageEndsPause, NextDayRule, Strength, Tier,
};

/// A closed set that a file names by words; the first is the default where one exists.
pub(super) type Words<T, const N: usize> = [(T, &'static str); N];

pub(super) const TIERS: Words<Tier, 3> = [
    (Tier::Standard, Tier::Standard.key()),
    (Tier::Gold, Tier::Gold.key()),
    (Tier::Enhanced, Tier::Enhanced.key()),
];

pub(super) const GRADES: Words<Grade, 2> = [(Grade::Severity, "severity"), (Grade::Queue, "queue")];

pub(super) const CLOCKS: Words<Clock, 2> = [(Clock::Calendar, "calendar"), (Clock::AroundTheClock, "24x7")];

pub(super) const STRENGTHS: Words<Strength, 3> = [
    (Strength::Commitment, "commitment"),
    (Strength::Objective, "objective"),
    (Strength::BestEffort, "best effort"),
];

pub(super) const MESSAGES: Words<MessageEndsPause, 2> =
    [(MessageEndsPause::Ends, "ends the wait"), (MessageEndsPause::WarnsOnly, "warns only")];

pub(super) const BUSINESS_DAYS: Words<BusinessDayRule, 2> = [
    (BusinessDayRule::NormalDays, "normal days of business time"),
    (BusinessDayRule::CloseOfNthDay, "close of the last day"),
];

pub(super) const NEXT_DAYS: Words<NextDayRule, 2> =
    [(NextDayRule::AfterReceipt, "after receipt"), (NextDayRule::RollClosedDays, "after the next open day")];

pub(super) const CONTACT_ROLES: Words<ContactRole, 4> = [
    (ContactRole::Technical, ContactRole::Technical.key()),
    (ContactRole::Backup, ContactRole::Backup.key()),
    (ContactRole::Billing, ContactRole::Billing.key()),
    (ContactRole::ApprovesFees, ContactRole::ApprovesFees.key()),
];

pub(super) const EMERGENCIES: Words<EmergencyNotice, 3> = [
    (EmergencyNotice::NotSaid, "not said"),
    (EmergencyNotice::Exempt, "exempt"),
    (EmergencyNotice::Shorter, "shorter"),
];

pub(super) const EMERGENCY_CATEGORIES: Words<EmergencyCategory, 2> =
    [(EmergencyCategory::SecurityPatch, "security patch"), (EmergencyCategory::Reliability, "reliability")];

pub(super) const ROUNDINGS: Words<CreditRounding, 2> =
    [(CreditRounding::AsMeasured, "as measured"), (CreditRounding::TwoDecimals, "two decimals")];

pub(super) const CAUSES: Words<AdvancedCause, 2> =
    [(AdvancedCause::OutOfScope, "out of scope"), (AdvancedCause::ClientError, "client error")];

/// From which start a changed priority counts; true is retroactive.
pub(super) const PRIORITY_CHANGES: Words<bool, 2> =
    [(false, "from the change"), (true, "from the original start")];

/// Reads the word of `key`; `default` when it is absent, and when it is unknown, which is noted.
pub(super) fn read<T: Copy, const N: usize>(
    table: &Table<'_>,
    key: &'static str,
    words: &Words<T, N>,
    default: T,
) -> T {
    let Some(text) = table.text(key) else { return default };
    let word = text.text.trim().to_lowercase();
    if let Some((value, _)) = words.iter().find(|(_, name)| *name == word) {
        return *value;
    }
    let names = words.map(|(_, name)| name);
    let advice = nearest(&word, &names).map_or_else(String::new, |near| format!(" Did you mean {near:?}?"));
    table.problem(key, format!("{key} is {:?}; it takes {}.{advice}", text.text, listed(&names)));
    default
}

/// Reads a list of words; unknown ones and those said twice are noted.
pub(super) fn read_list<T: Copy + PartialEq, const N: usize>(
    table: &Table<'_>,
    key: &'static str,
    words: &Words<T, N>,
) -> Vec<T> {
    let mut values = Vec::new();
    let names = words.map(|(_, name)| name);
    for text in table.texts(key) {
        let word = text.text.trim().to_lowercase();
        match words.iter().find(|(_, name)| *name == word) {
            Some((value, _)) if values.contains(value) => {
                table.document.problem(text.at, &table.field(key), format!("{word:?} is said twice."));
            }
            Some((value, _)) => values.push(*value),
            None => {
                let near = nearest(&word, &names);
                let advice = near.map_or_else(String::new, |near| format!(" Did you mean {near:?}?"));
                let message =
                    format!("{:?} is not known; {key} takes {}.{advice}", text.text, listed(&names));
                table.document.problem(text.at, &table.field(key), message);
            }
        }
    }
    values
}

/// The word of a value.
pub(super) fn word<T: Copy + PartialEq, const N: usize>(words: &Words<T, N>, value: T) -> &'static str {
    words
        .iter()
        .find(|(known, _)| *known == value)
        .map(|(_, name)| *name)
        .expect("every value of the set is listed")
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("{only:?}"),
        [rest @ .., last] => format!(
            "{} or {last:?}",
            rest.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
        ),
    }
}
