//! Wire structs of monthly reports.

use crate::wire::{Moment, wire};

wire! {
    /// The months to show.
    #[derive(Default)]
    pub struct GridOf {
        /// Last month of the grid, `2026-09`; the one before this month when empty.
        #[serde(default)]
        pub until: String,
    }
}

wire! {
    /// Where a month of a contract stands.
    #[derive(Copy, PartialEq, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CellState {
        /// No contract then.
        None,
        /// The month is not over.
        NotDue,
        /// Could be issued.
        Ready,
        /// Issued.
        Issued,
        /// Issued more than once.
        Revised,
    }
}

wire! {
    /// Contracts × months.
    pub struct Grid {
        /// Twelve months, `2026-09`, the last one last.
        pub months: Vec<String>,
        /// One row a contract.
        pub rows: Vec<GridRow>,
        /// Those that could be issued, newest month first.
        pub ready: Vec<ReadyReport>,
        /// Those issued more than once.
        pub revised: Vec<RevisedReport>,
    }
}

wire! {
    /// A contract's row.
    pub struct GridRow {
        /// Contract's id.
        pub contract_id: String,
        /// `K-0112`.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// One cell a month.
        pub cells: Vec<GridCell>,
    }
}

wire! {
    /// A cell.
    pub struct GridCell {
        /// State.
        pub state: CellState,
        /// Newest revision; 0 if none.
        pub revision: i64,
    }
}

wire! {
    /// A report that could be issued.
    pub struct ReadyReport {
        /// Contract's id.
        pub contract_id: String,
        /// Contract's number.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// Month.
        pub month: String,
    }
}

wire! {
    /// A report that was issued more than once.
    pub struct RevisedReport {
        /// Contract's id.
        pub contract_id: String,
        /// Client's name.
        pub client: String,
        /// Month.
        pub month: String,
        /// Newest revision.
        pub revision: i64,
        /// Why it was revised.
        pub reason: String,
    }
}

wire! {
    /// Names a month of a contract.
    pub struct ReportOf {
        /// Contract: id or number.
        pub contract: String,
        /// `2026-09`.
        pub month: String,
        /// A draft of what is known now, even if the month was issued.
        #[serde(default)]
        pub draft: bool,
    }
}

wire! {
    /// Issues a month.
    pub struct ReportIssue {
        /// Contract: id or number.
        pub contract: String,
        /// `2026-09`.
        pub month: String,
        /// The fingerprint of the draft that was looked at: if something changed since, it is
        /// refused. Empty to issue what is known now.
        #[serde(default)]
        pub expected_fingerprint: String,
        /// Why a month that was issued is issued again.
        #[serde(default)]
        pub reason: String,
    }
}

wire! {
    /// Writes a report's PDF to a file.
    pub struct ReportSave {
        /// Contract: id or number.
        pub contract: String,
        /// `2026-09`.
        pub month: String,
        /// The file; a folder to use the report's own name.
        pub path: String,
        /// A draft of what is known now, even if the month was issued.
        #[serde(default)]
        pub draft: bool,
    }
}

wire! {
    /// Where a file was written.
    pub struct Saved {
        /// The file.
        pub path: String,
    }
}

wire! {
    /// A month's figures, and where its PDF was written.
    pub struct Built {
        /// The file.
        pub path: String,
        /// The figures, as the text they were frozen as.
        #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
        pub figures: Box<serde_json::value::RawValue>,
    }
}

wire! {
    /// A report as it is looked at.
    pub struct ReportView {
        /// Contract's id.
        pub contract_id: String,
        /// Contract's number.
        pub number: String,
        /// Client's name.
        pub client: String,
        /// Month.
        pub month: String,
        /// State of the month.
        pub state: CellState,
        /// Revision of this document.
        pub revision: i64,
        /// When it was issued; none for a draft.
        pub issued: Option<Moment>,
        /// SHA-256 of the data, in hexadecimal.
        pub fingerprint: String,
        /// Whether what is known now differs from what was issued.
        pub differs: bool,
        /// Suggested name of the file.
        pub file_name: String,
        /// The PDF.
        pub pdf_base64: String,
    }
}
