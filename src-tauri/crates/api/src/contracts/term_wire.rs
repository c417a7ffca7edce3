//! Wire structs of the end of a contract: term, renewals, notice, and the list of what runs out.

use crate::wire::{Moment, wire};

wire! {
    /// What was agreed about the end of a contract. Lengths are `12 months`, `90 days`; empty for none.
    #[derive(Default)]
    pub struct ContractTerm {
        /// How long the first term lasts; empty where it ends on a chosen day, or is open.
        #[serde(default)]
        pub lasts: String,
        /// By how much it renews itself; empty for not at all.
        #[serde(default)]
        pub renews_by: String,
        /// How long before the end of a term notice must have been given.
        #[serde(default)]
        pub notice: String,
        /// How many days before the date by which somebody must act to remind of it: 90, 60, 30.
        #[serde(default)]
        pub reminders: Vec<u32>,
    }
}

wire! {
    /// The end of a contract as it is read.
    pub struct ContractEnd {
        /// Version of the contract's row, for changes.
        pub version: i64,
        /// What was agreed.
        pub agreed: ContractTerm,
        /// First day.
        pub starts_on: String,
        /// Last day; none for an open end.
        pub ends_on: Option<String>,
        /// What comes next: `notice_by`, `renews`, `ends`, `ran_out`; empty for an open end.
        pub next: String,
        /// On which day.
        pub next_on: Option<String>,
        /// Last day for notice of the present term.
        pub notice_by: Option<String>,
        /// Last day of the term it would renew itself into.
        pub renews_to: Option<String>,
        /// Days on which it reminds.
        pub reminders: Vec<String>,
        /// When notice was given.
        pub notice_given: Option<String>,
        /// By whom: `client` or `provider`; empty without notice.
        pub notice_from: String,
        /// Why.
        pub notice_reason: String,
        /// Renewals that took place.
        pub renewals: Vec<RenewalView>,
    }
}

wire! {
    /// A renewal that took place.
    pub struct RenewalView {
        /// First day of the term it began.
        pub from: String,
        /// Its last day.
        pub last: String,
        /// `automatic` or `manual`.
        pub kind: String,
        /// Why, or how it was agreed.
        pub remark: String,
        /// Who was working.
        pub by: String,
        /// When it was recorded.
        pub at: Moment,
    }
}

wire! {
    /// Agrees on the end of a contract.
    pub struct TermAgree {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// What is agreed.
        pub term: ContractTerm,
    }
}

wire! {
    /// Renews a contract.
    pub struct ContractRenew {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// By how much: `12 months`; empty for its own period.
        #[serde(default)]
        pub by: String,
        /// Until which day instead.
        #[serde(default)]
        pub until: String,
        /// Why, or how it was agreed.
        #[serde(default)]
        pub remark: String,
    }
}

wire! {
    /// Records notice of a contract.
    pub struct ContractNotice {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// On which day; empty for today.
        #[serde(default)]
        pub given_on: String,
        /// By whom: `client` or `provider`.
        pub from: String,
        /// Why; may be empty.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Contracts that renewed themselves.
    pub struct RenewedDue {
        /// Their numbers.
        pub renewed: Vec<String>,
    }
}

wire! {
    /// What runs out within some days.
    #[derive(Default)]
    pub struct RenewalsList {
        /// Within how many days; 0 for 90.
        #[serde(default)]
        pub days: u32,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Writes the list of what runs out to a file.
    pub struct RenewalsSave {
        /// Within how many days; 0 for 90.
        #[serde(default)]
        pub days: u32,
        /// The file.
        pub path: String,
    }
}

wire! {
    /// What runs out or must be given notice of, soonest first.
    pub struct RenewalsPage {
        /// Today, at the provider's desk.
        pub today: String,
        /// Within how many days was asked.
        pub days: u32,
        /// How many there are in all.
        pub total: i64,
        /// How many within 30, 60 and 90 days.
        pub within: Vec<i64>,
        /// What all of them are worth a month, one sum per currency.
        pub monthly: Vec<String>,
        /// What all of them are worth a year.
        pub yearly: Vec<String>,
        /// Those of the page.
        pub rows: Vec<RenewalRow>,
    }
}

wire! {
    /// A contract that runs out.
    pub struct RenewalRow {
        /// Id.
        pub id: String,
        /// `K-0112`.
        pub number: String,
        /// The version of its row, for changes.
        pub version: i64,
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// Policy's name.
        pub policy: String,
        /// Key of its status.
        pub status: String,
        /// Its zone, in which its days are counted.
        pub zone: String,
        /// What comes next: `notice_by`, `renews`, `ends`, `ran_out`.
        pub next: String,
        /// On which day.
        pub next_on: String,
        /// Days until then; negative when it has passed.
        pub days_left: i64,
        /// Its last day.
        pub ends_on: String,
        /// Last day for notice.
        pub notice_by: Option<String>,
        /// When notice was given.
        pub notice_given: Option<String>,
        /// Last day of the term it would renew itself into.
        pub renews_to: Option<String>,
        /// By how much it renews itself; empty for not at all.
        pub renews_by: String,
        /// What it is worth a month, one sum per currency.
        pub monthly: Vec<String>,
        /// What it is worth a year.
        pub yearly: Vec<String>,
        /// Promises that fell due in the issued months of the last twelve.
        pub due: i64,
        /// Of which were met.
        pub met: i64,
        /// `98.7 %`; `none due` for 0 of 0; empty where no month was issued.
        pub attainment: String,
        /// How many of the last twelve months were issued.
        pub months_issued: i64,
    }
}
