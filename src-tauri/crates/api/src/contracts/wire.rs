//! Wire structs of contracts.

use super::term_wire::ContractTerm;
use crate::terms::{AddOnView, OverrideView};
use crate::tickets::Picture;
use crate::wire::{Moment, wire};

wire! {
    /// A contract in a list.
    pub struct ContractRow {
        /// Id.
        pub id: String,
        /// `K-0112`.
        pub number: String,
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// Policy's name.
        pub policy: String,
        /// Policy's version.
        pub policy_version: i64,
        /// Key of its tier.
        pub tier: String,
        /// Key of the status.
        pub status: String,
        /// Zone.
        pub zone: String,
        /// First day.
        pub starts_on: String,
        /// Last day; none for an open end.
        pub ends_on: Option<String>,
        /// `USD 2,324.00`; one per currency.
        pub monthly_fees: Vec<String>,
    }
}

wire! {
    /// A contract as it is read and changed.
    pub struct ContractView {
        /// As in the list.
        pub row: ContractRow,
        /// Version of the row, for changes.
        pub version: i64,
        /// Id of the policy's version.
        pub policy_version_id: String,
        /// Whether the policy's continuity service was taken.
        pub continuity: bool,
        /// Services with their fees.
        pub services: Vec<ServiceView>,
        /// Add-ons of the version that is shown.
        pub add_ons: Vec<AddOnView>,
        /// Targets of signed orders of the version that is shown.
        pub overrides: Vec<OverrideView>,
        /// What the client reads today; of a draft, what it would read.
        pub schedule: Schedule,
        /// How many tickets stand on it.
        pub tickets: i64,
        /// What was agreed about its end.
        pub term: ContractTerm,
        /// Where it stood, the oldest first.
        pub statuses: Vec<StatusView>,
        /// The number of the drafted version, when there is one beside those that were signed.
        pub drafted: Option<i64>,
    }
}

wire! {
    /// A service line.
    pub struct ServiceView {
        /// What is served.
        pub name: String,
        /// How many.
        pub count: u32,
        /// Of what.
        pub unit: String,
        /// Price of one a month, as typed: `18.00`.
        pub price: String,
        /// Currency code.
        pub currency: String,
        /// Count × price, `USD 756.00`; computed.
        #[serde(default)]
        pub fee: String,
    }
}

wire! {
    /// The service levels and fees as the client reads them.
    pub struct Schedule {
        /// Provider's name.
        pub provider: String,
        /// Policy's name.
        pub policy: String,
        /// Metrics that have a column, in order: key and head.
        pub columns: Vec<crate::wire::Choice>,
        /// One row a priority and category.
        pub rows: Vec<ScheduleRow>,
        /// How the published words are read: letter, reading.
        pub readings: Vec<ScheduleReading>,
        /// Support hours as published.
        pub support_hours: String,
        /// Maintenance as published.
        pub maintenance: String,
        /// Sums per currency, `USD 2,324.00`.
        pub monthly_fees: Vec<String>,
        /// Everything else that is promised, in the order of print.
        pub clauses: Vec<ScheduleClause>,
    }
}

wire! {
    /// A numbered part of the schedule.
    pub struct ScheduleClause {
        /// Key of what it is about: `support_hours`.
        pub subject: String,
        /// Its title.
        pub title: String,
        /// Its sentences, in order.
        pub points: Vec<SchedulePoint>,
    }
}

wire! {
    /// A sentence or entry of a clause.
    pub struct SchedulePoint {
        /// The entry's name; empty for a sentence.
        pub name: String,
        /// Its words.
        pub words: String,
        /// The clause of the policy; empty where it is not named.
        pub clause: String,
    }
}

wire! {
    /// A contract's schedule as a PDF.
    pub struct SchedulePdf {
        /// Contract's id.
        pub contract_id: String,
        /// Contract's number.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// SHA-256 of the data, in hexadecimal.
        pub fingerprint: String,
        /// Suggested name of the file.
        pub file_name: String,
        /// The PDF.
        pub pdf_base64: String,
    }
}

wire! {
    /// Writes a contract's schedule to a file.
    pub struct ScheduleSave {
        /// Contract: id or number.
        pub contract: String,
        /// The file; a folder to use the schedule's own name.
        pub path: String,
    }
}

wire! {
    /// One row of the schedule.
    pub struct ScheduleRow {
        /// As published: `High (P2)`.
        pub name: String,
        /// The policy's key.
        pub priority: String,
        /// Category, where told apart.
        pub category: Option<String>,
        /// One per column; none where nothing is promised.
        pub cells: Vec<Option<ScheduleCell>>,
    }
}

wire! {
    /// A promise as published.
    pub struct ScheduleCell {
        /// The words.
        pub words: String,
        /// Letters of the readings that apply.
        pub letters: Vec<String>,
        /// The signed order it comes from, `SO-2291`; empty where the policy itself says it.
        pub order: String,
        /// The add-on it comes from; empty where the policy itself says it.
        pub add_on: String,
        /// The policy's own words, where an order or an add-on replaced them.
        pub instead_of: String,
    }
}

wire! {
    /// A reading.
    pub struct ScheduleReading {
        /// `a`.
        pub letter: String,
        /// The policy's words.
        pub words: String,
        /// Our reading.
        pub reading: String,
        /// Agreed with the client, or our default.
        pub agreed: bool,
    }
}

wire! {
    /// Enters or changes a contract.
    pub struct ContractSave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Client's id.
        pub client_id: String,
        /// Id of the policy's version.
        pub policy_version_id: String,
        /// First day.
        pub starts_on: String,
        /// Last day; empty for an open end.
        #[serde(default)]
        pub ends_on: String,
        /// Zone of its months and times.
        pub zone: String,
        /// Whether the policy's continuity service was taken.
        #[serde(default)]
        pub continuity: bool,
        /// Services.
        #[serde(default)]
        pub services: Vec<ServiceView>,
        /// Add-ons.
        #[serde(default)]
        pub add_ons: Vec<AddOnView>,
        /// Targets of signed orders.
        #[serde(default)]
        pub overrides: Vec<OverrideView>,
        /// What is agreed about its end; with a length, the last day follows from it.
        #[serde(default)]
        pub term: ContractTerm,
    }
}

wire! {
    /// Drafts the next version of a contract.
    pub struct VersionDraft {
        /// The contract.
        pub id: String,
        /// The version of its row that was read.
        pub expected_version: i64,
        /// The first day, `2026-10-01`.
        pub from_on: String,
        /// Id of the policy's version.
        pub policy_version_id: String,
        /// Whether the policy's continuity service was taken.
        #[serde(default)]
        pub continuity: bool,
        /// Services.
        #[serde(default)]
        pub services: Vec<ServiceView>,
        /// Add-ons.
        #[serde(default)]
        pub add_ons: Vec<AddOnView>,
        /// Targets of signed orders.
        #[serde(default)]
        pub overrides: Vec<OverrideView>,
        /// Why: `Renewal for 2026/27`.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Signs the drafted version of a contract.
    pub struct VersionSign {
        /// The contract.
        pub id: String,
        /// The version of its row that was read.
        pub expected_version: i64,
        /// Why requests that were received since its first day are judged anew; empty when none are.
        #[serde(default)]
        pub rescore_reason: String,
    }
}

wire! {
    /// All versions of a contract, the oldest first.
    pub struct ContractVersions {
        /// One row a version; a draft is the last.
        pub rows: Vec<ContractVersionView>,
    }
}

wire! {
    /// One version of a contract.
    pub struct ContractVersionView {
        /// 1, 2, 3.
        pub number: i64,
        /// When it was signed; none for a draft.
        pub signed: Option<Moment>,
        /// The first day it is in force.
        pub from_on: String,
        /// Id of the policy's version.
        pub policy_version_id: String,
        /// The policy's name.
        pub policy: String,
        /// The number of the policy's version.
        pub policy_version: i64,
        /// Whether the policy's continuity service was taken.
        pub continuity: bool,
        /// Add-ons.
        pub add_ons: Vec<AddOnView>,
        /// Targets of signed orders.
        pub overrides: Vec<OverrideView>,
        /// Services with their fees.
        pub services: Vec<ServiceView>,
        /// Sums per currency, `USD 2,324.00`.
        pub monthly_fees: Vec<String>,
        /// Why it was made.
        pub reason: String,
    }
}

wire! {
    /// Asks what differs between two versions of a contract.
    pub struct VersionsCompare {
        /// The contract.
        pub id: String,
        /// Number of the one.
        pub from: i64,
        /// Number of the other.
        pub to: i64,
    }
}

wire! {
    /// What differs between two versions of a contract.
    pub struct VersionChanges {
        /// Number of the one.
        pub from: i64,
        /// Number of the other.
        pub to: i64,
        /// One row a difference.
        pub rows: Vec<VersionChange>,
    }
}

wire! {
    /// Asks for one version of a contract.
    pub struct VersionOf {
        /// The contract.
        pub id: String,
        /// Its number.
        pub number: i64,
    }
}

wire! {
    /// One version of a contract as the client reads it.
    pub struct VersionRead {
        /// As in the list of versions.
        pub version: ContractVersionView,
        /// What the client reads.
        pub schedule: Schedule,
    }
}

wire! {
    /// A difference.
    pub struct VersionChange {
        /// About what: `P2 first response`, `Fee a month`.
        pub about: String,
        /// What the one says; `none` where it says nothing.
        pub before: String,
        /// What the other says.
        pub after: String,
    }
}

wire! {
    /// Where a contract stood.
    pub struct StatusView {
        /// Key of the status.
        pub status: String,
        /// Since when.
        pub at: Moment,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Moves a contract to another state.
    pub struct ContractMove {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Why; kept with the date.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// "A P2 received now would be due …"
    pub struct PreviewOf {
        /// Id of the policy's version.
        pub policy_version_id: String,
        /// A contract, for the promise it makes with add-ons and signed orders; empty for the policy's.
        #[serde(default)]
        pub contract: String,
        /// Which version of the contract is tried out, from its first day on; 0 for what holds when the request is
        /// received, and of a contract that is itself a draft for that.
        #[serde(default)]
        pub version: i64,
        /// Zone in which times are shown; the policy's own when empty.
        #[serde(default)]
        pub zone: String,
        /// The policy's key.
        pub priority: String,
        /// Category, where told apart.
        #[serde(default)]
        pub category: Option<String>,
        /// RFC 3339, or a wall-clock time `2026-09-24T16:10` in the zone; empty for now.
        #[serde(default)]
        pub received: String,
    }
}

wire! {
    /// The due times of an imagined ticket.
    pub struct Preview {
        /// When it is received.
        pub received: Moment,
        /// Due times.
        pub dues: Vec<PreviewDue>,
        /// The same as a clock picture.
        pub picture: Picture,
        /// In sentences: when the clock starts, where it lands.
        pub notes: Vec<String>,
    }
}

wire! {
    /// One due time.
    pub struct PreviewDue {
        /// Key of the metric.
        pub metric: String,
        /// Its name.
        pub name: String,
        /// The promise as published.
        pub words: String,
        /// Due; none for "as needed".
        pub due: Option<Moment>,
        /// When the aim of a range passes.
        pub aim: Option<Moment>,
        /// Beside a drafted version: `unchanged`, or what the version in force gives, `version 2: 13:00`.
        pub beside: String,
        /// Its ledger.
        pub ledger: Vec<crate::tickets::LedgerLine>,
    }
}
