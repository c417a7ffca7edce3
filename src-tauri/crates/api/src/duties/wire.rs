//! Wire structs of duties.

use crate::wire::wire;

wire! {
    /// Which due days to list.
    #[derive(Default)]
    pub struct DutiesList {
        /// Contract: id or number; empty for all.
        #[serde(default)]
        pub contract: String,
        /// `ours` or `client`; empty for both.
        #[serde(default)]
        pub whose: String,
        /// `late`, `soon` (due within 30 days, late ones included), `all` (a year back and on); empty for `soon`.
        #[serde(default)]
        pub show: String,
        /// From which on.
        #[serde(default)]
        pub offset: i64,
        /// How many at most; 0 for 100.
        #[serde(default)]
        pub limit: i64,
    }
}

wire! {
    /// Due days of a page, the first due first.
    pub struct DutiesPage {
        /// How many there are in all.
        pub total: i64,
        /// Those of the page.
        pub rows: Vec<DutyRow>,
    }
}

wire! {
    /// A due day in a list.
    pub struct DutyRow {
        /// Id of the duty.
        pub id: String,
        /// Contract's id.
        pub contract_id: String,
        /// `K-0112`.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// `ours` or `client`.
        pub whose: String,
        /// What it is called.
        pub title: String,
        /// Where it is written.
        pub clause: String,
        /// The due day and what was done about it.
        pub day: DutyDay,
    }
}

wire! {
    /// A due day.
    #[derive(PartialEq)]
    pub struct DutyDay {
        /// `2026-09-30`.
        pub due_on: String,
        /// `open`, `done`, `done_late`, `late`, `waived`, `kept`.
        pub state: String,
        /// The state in words: `late since 1 Oct 2026`.
        pub words: String,
        /// What was recorded.
        pub evidence: Option<EvidenceView>,
        /// What of the client's held it up, in words; empty where nothing did.
        pub delay: String,
    }
}

wire! {
    /// What was recorded about a due day.
    #[derive(PartialEq)]
    pub struct EvidenceView {
        /// On which day it happened.
        pub on: String,
        /// By whom.
        pub by_whom: String,
        /// In words.
        pub words: String,
        /// Where it can be looked up.
        pub link: String,
        /// Name of a file that proves it; empty without.
        pub file: String,
        /// SHA-256 of the file, in hexadecimal.
        pub file_sha256: String,
    }
}

wire! {
    /// The duties of a contract.
    pub struct ContractDuties {
        /// Contract's id.
        pub contract_id: String,
        /// `K-0112`.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// Today in the contract's zone.
        pub today: String,
        /// Ours first, by title.
        pub duties: Vec<DutyView>,
        /// What the policy names and nobody has decided about yet.
        pub proposals: Vec<DutyProposal>,
    }
}

wire! {
    /// A duty as it is read and changed.
    pub struct DutyView {
        /// Id.
        pub id: String,
        /// Version of the row, for changes.
        pub version: i64,
        /// `ours` or `client`.
        pub whose: String,
        /// What it is called.
        pub title: String,
        /// Where it is written.
        pub clause: String,
        /// As it is written.
        pub words: String,
        /// `once`, `recurring` or `standing`.
        pub due: String,
        /// The due day, or the first of several; empty for a standing duty.
        pub due_on: String,
        /// How many units apart; 0 where it does not come back.
        pub every: u32,
        /// `days`, `weeks`, `months`, `quarters`; empty where it does not come back.
        pub unit: String,
        /// When, in words: `every quarter from 31 Dec 2026`.
        pub when: String,
        /// Id of the client's duty it waits for.
        pub waits_for: Option<String>,
        /// Its days: what is late or was recorded, and those of the next year.
        pub days: Vec<DutyDay>,
    }
}

wire! {
    /// A duty that the policy names.
    pub struct DutyProposal {
        /// What names it: the policy's words.
        pub origin: String,
        /// `ours` or `client`.
        pub whose: String,
        /// What it would be called.
        pub title: String,
        /// Where it stands.
        pub clause: String,
        /// When, in words.
        pub when: String,
    }
}

wire! {
    /// Enters or changes a duty.
    pub struct DutySave {
        /// Id; none for a new one.
        #[serde(default)]
        pub id: Option<String>,
        /// The version that was read; 0 for a new one.
        #[serde(default)]
        pub expected_version: i64,
        /// Contract: id or number.
        pub contract: String,
        /// `ours` or `client`.
        pub whose: String,
        /// What it is called.
        pub title: String,
        /// Where it is written.
        #[serde(default)]
        pub clause: String,
        /// As it is written.
        #[serde(default)]
        pub words: String,
        /// `once`, `recurring` or `standing`.
        pub due: String,
        /// The due day, or the first of several.
        #[serde(default)]
        pub due_on: String,
        /// How many units apart.
        #[serde(default)]
        pub every: String,
        /// `days`, `weeks`, `months`, `quarters`.
        #[serde(default)]
        pub unit: String,
        /// Id of the client's duty it waits for; empty for none.
        #[serde(default)]
        pub waits_for: String,
    }
}

wire! {
    /// Takes a duty off its contract. What was recorded about it stays in the history.
    pub struct DutyMove {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// Records that a due day was kept.
    pub struct DutyRecord {
        /// Id of the duty.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which due day; of a standing duty, empty for the day it happened.
        #[serde(default)]
        pub due_on: String,
        /// When it happened; today when empty.
        #[serde(default)]
        pub on: String,
        /// By whom; who is working here when empty.
        #[serde(default)]
        pub by_whom: String,
        /// In words.
        #[serde(default)]
        pub words: String,
        /// Where it can be looked up.
        #[serde(default)]
        pub link: String,
        /// Path of a file that proves it: its name and SHA-256 are kept.
        #[serde(default)]
        pub file: String,
    }
}

wire! {
    /// Waives a due day, or takes back what was recorded about it.
    pub struct DutyWaive {
        /// Id of the duty.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which due day.
        pub due_on: String,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Decides about what the policy names.
    pub struct ProposalsTake {
        /// Contract: id or number.
        pub contract: String,
        /// Origins of those that become duties.
        #[serde(default)]
        pub take: Vec<String>,
        /// Origins of those that do not.
        #[serde(default)]
        pub leave_out: Vec<String>,
    }
}
