//! While which days a duty is owed.

use crate::contracts::{Contract, ContractStatus};
use chrono::NaiveDate;

/// From which day to which a contract's duties are owed, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// First day.
    pub first: NaiveDate,
    /// Last day; none for an open end.
    pub last: Option<NaiveDate>,
}

impl Owed {
    /// Whether a duty is owed on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}

/// The days of a contract on which its duties are owed: its term. A draft owes nothing.
pub fn owed_during(contract: &Contract) -> Option<Owed> {
    match contract.status {
        ContractStatus::Draft => None,
        ContractStatus::Active | ContractStatus::Suspended | ContractStatus::Ended => {
            Some(Owed { first: contract.starts_on, last: contract.ends_on })
        }
    }
}
