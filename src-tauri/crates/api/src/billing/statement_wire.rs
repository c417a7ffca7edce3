//! Wire structs of statements, and of what is owed by age.

use super::invoice_wire::InvoiceRow;
use crate::wire::{Moment, wire};

wire! {
    /// Names a client's month.
    pub struct StatementOf {
        /// Client: id or name.
        pub client: String,
        /// `2026-09`, in the zones of its contracts.
        pub month: String,
    }
}

wire! {
    /// The month of a client: what was worked, what it comes to, and why what is not billed is not.
    pub struct Statement {
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// `2026-09`.
        pub month: String,
        /// Engagements whose work ended in the month.
        pub engagements: Vec<StatementEngagement>,
        /// Fees of the month.
        pub fees: Vec<StatementFee>,
        /// Approved credits that were not used up before.
        pub credits: Vec<StatementCredit>,
        /// What engagements and fees come to, one row a currency.
        pub totals: Vec<StatementTotal>,
        /// Invoices and credit notes of the month.
        pub invoices: Vec<InvoiceRow>,
        /// Permissions that were overridden, with the reason: the audit page.
        pub overrides: Vec<String>,
    }
}

wire! {
    /// An engagement of a month.
    pub struct StatementEngagement {
        /// `A-314`.
        pub number: String,
        /// What was done.
        pub title: String,
        /// Contract's number.
        pub contract: String,
        /// The ticket.
        pub ticket: String,
        /// State.
        pub state: String,
        /// Cause.
        pub cause: String,
        /// Minutes worked, seconds in.
        pub worked: String,
        /// Billed time.
        pub billed: String,
        /// Currency code.
        pub currency: String,
        /// Before tax, in minor units.
        pub net_minor: i64,
        /// Before tax: `CAD 170.00`.
        pub net: String,
        /// With tax.
        pub gross: String,
        /// How the amount came about.
        pub explanation: Vec<String>,
        /// The permission in one line.
        pub consent: String,
        /// Why it is not, or not wholly, billable.
        pub not_billable: Vec<String>,
        /// The invoice it stands on.
        pub invoice: String,
        /// Its pieces of work.
        pub work: Vec<WorkLine>,
    }
}

wire! {
    /// A fee of a month.
    pub struct StatementFee {
        /// Contract's number.
        pub contract: String,
        /// Service.
        pub service: String,
        /// Currency code.
        pub currency: String,
        /// Before tax, in minor units.
        pub net_minor: i64,
        /// Before tax.
        pub net: String,
        /// How it came about.
        pub explanation: String,
    }
}

wire! {
    /// A credit on a statement.
    pub struct StatementCredit {
        /// The month it is for.
        pub month: String,
        /// Why.
        pub reason: String,
        /// What is left of it.
        pub left: String,
    }
}

wire! {
    /// A sum of a statement.
    pub struct StatementTotal {
        /// Currency code.
        pub currency: String,
        /// Before tax, in minor units.
        pub net_minor: i64,
        /// Before tax.
        pub net: String,
        /// Taxes.
        pub tax: String,
        /// With tax.
        pub gross: String,
        /// With tax, in minor units.
        pub gross_minor: i64,
    }
}

wire! {
    /// A piece of work on a statement.
    pub struct WorkLine {
        /// Who.
        pub technician: String,
        /// From when.
        pub from: Moment,
        /// To when.
        pub to: Moment,
        /// What.
        pub note: String,
    }
}

wire! {
    /// What is owed, by age.
    pub struct Ageing {
        /// Today, on the provider's clocks.
        pub today: String,
        /// One row a client and currency, who owes most over time first.
        pub rows: Vec<AgeingRow>,
        /// One row a currency.
        pub totals: Vec<AgeingRow>,
    }
}

wire! {
    /// What a client owes.
    pub struct AgeingRow {
        /// Client's id; empty for a total.
        pub client_id: String,
        /// Client's name; empty for a total.
        pub client: String,
        /// Not due, 1–30, 31–60, 61–90, over 90 days: in words, empty for nothing.
        pub amounts: Vec<String>,
        /// Together.
        pub total: String,
    }
}
