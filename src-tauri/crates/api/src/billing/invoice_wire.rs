//! Wire structs of invoices, credit notes and payments.

use super::export_wire::ExportLine;
use crate::wire::wire;

wire! {
    /// Which invoices are wanted.
    #[derive(Default)]
    pub struct InvoicesList {
        /// `draft`, `open` (issued, something to pay), `overdue`, `paid`, `credited`, `refund_due`, `credit_notes`; all when empty.
        #[serde(default)]
        pub show: String,
        /// A client's id or name.
        #[serde(default)]
        pub client: String,
        /// `2026-09`.
        #[serde(default)]
        pub month: String,
        /// Number or client.
        #[serde(default)]
        pub search: String,
        /// Rows to skip.
        #[serde(default)]
        pub offset: u32,
        /// Rows at most; 100 when zero.
        #[serde(default)]
        pub limit: u32,
    }
}

wire! {
    /// A page of invoices.
    pub struct InvoicesPage {
        /// How many there are.
        pub total: i64,
        /// How many stand in each of the views, by their key.
        pub counts: Vec<ViewCount>,
        /// What is open, one sum a currency.
        pub open: Vec<String>,
        /// The rows, newest first; drafts before all.
        pub rows: Vec<InvoiceRow>,
    }
}

wire! {
    /// How many rows a view has.
    pub struct ViewCount {
        /// Key of the view.
        pub show: String,
        /// Rows.
        pub count: i64,
    }
}

wire! {
    /// An invoice in a list.
    pub struct InvoiceRow {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub version: i64,
        /// `invoice` or `credit_note`.
        pub kind: String,
        /// `INV-2026-0187`; empty for a draft.
        pub number: String,
        /// Client's id.
        pub client_id: String,
        /// Client's name.
        pub client: String,
        /// The month it is for; may be empty.
        pub month: String,
        /// `draft`, `issued`, `partly_paid`, `paid`, `credited`.
        pub state: String,
        /// The day it was issued, or would be.
        pub issued_on: String,
        /// The last day to pay.
        pub due_on: String,
        /// Days over it; 0 where it is not.
        pub overdue_days: i64,
        /// How many lines.
        pub lines: i64,
        /// Before tax.
        pub net: String,
        /// With tax.
        pub gross: String,
        /// Still to pay.
        pub open: String,
        /// Paid too much, since it was credited later: to pay back. Empty where nothing is.
        pub refund: String,
        /// Formats it was exported in.
        pub exported: Vec<String>,
    }
}

wire! {
    /// Names an invoice.
    pub struct InvoiceOf {
        /// Id or number.
        pub id: String,
    }
}

wire! {
    /// An invoice with everything on it.
    pub struct InvoiceView {
        /// As in the list.
        pub row: InvoiceRow,
        /// Whom it goes to, line by line.
        pub buyer: Vec<String>,
        /// What the buyer asked to have printed.
        pub reference: String,
        /// Words under the lines.
        pub note: String,
        /// Of a credit note: the number of the invoice it corrects.
        pub corrects: String,
        /// Of a credit note: why.
        pub reason: String,
        /// The lines.
        pub lines: Vec<InvoiceLineView>,
        /// The taxes: name with rate, base, amount.
        pub taxes: Vec<TaxSumView>,
        /// All taxes.
        pub tax: String,
        /// Paid so far, without what was paid back.
        pub paid: String,
        /// Credited so far.
        pub credited: String,
        /// Payments.
        pub payments: Vec<PaymentView>,
        /// Credit notes about it.
        pub credit_notes: Vec<InvoiceRow>,
        /// Files it went into.
        pub exports: Vec<ExportLine>,
        /// What keeps it from being issued, or from being a valid electronic invoice.
        pub problems: Vec<String>,
        /// What can be done: `issue`, `discard`, `change`, `remove_line`, `pay`, `credit`, `save_pdf`, `send`.
        pub can: Vec<String>,
        /// SHA-256 of the PDF; empty for a draft.
        pub sha256: String,
    }
}

wire! {
    /// A line of an invoice.
    pub struct InvoiceLineView {
        /// Its place, from 1.
        pub position: i64,
        /// `engagement`, `service`, `service_credit`, `prepaid`.
        pub kind: String,
        /// What it is called.
        pub description: String,
        /// How the amount came about.
        pub explanation: Vec<String>,
        /// `2`.
        pub quantity: String,
        /// `h`; empty.
        pub unit: String,
        /// `CAD 85.00`.
        pub unit_price: String,
        /// Before tax.
        pub net: String,
        /// The taxes in words: `HST Ontario 13% CAD 22.10`; the reason where exempt.
        pub taxes: Vec<String>,
        /// What can still be credited, before tax, plain: `170.00`.
        pub creditable: String,
        /// The engagement's id; empty.
        pub engagement_id: String,
    }
}

wire! {
    /// A tax over a document.
    pub struct TaxSumView {
        /// `HST Ontario 13%`, or why there is none.
        pub name: String,
        /// On what.
        pub base: String,
        /// How much.
        pub amount: String,
    }
}

wire! {
    /// A payment, or a refund.
    pub struct PaymentView {
        /// Id.
        pub id: String,
        /// When.
        pub on: String,
        /// How much.
        pub amount: String,
        /// Whether it went back to the client.
        pub refund: bool,
        /// What the bank says.
        pub reference: String,
        /// Why it was taken back; empty.
        pub taken_back: String,
    }
}

wire! {
    /// Puts together the invoices of a month: fees of contracts, approved credits, approved engagements.
    pub struct InvoicesDraft {
        /// `2026-09`.
        pub month: String,
        /// Only this client: id or name.
        #[serde(default)]
        pub client: String,
    }
}

wire! {
    /// What a run put together.
    pub struct InvoicesDrafted {
        /// The drafts.
        pub invoices: Vec<InvoiceRow>,
        /// What was left out, each with why.
        pub left_out: Vec<String>,
    }
}

wire! {
    /// Changes what is typed on a draft.
    pub struct InvoiceChange {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// What the buyer asked to have printed.
        pub reference: String,
        /// Words under the lines.
        pub note: String,
    }
}

wire! {
    /// Names an invoice as it was read.
    pub struct InvoiceMove {
        /// Id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
    }
}

wire! {
    /// Takes a line off a draft: an engagement goes back to review.
    pub struct InvoiceLineRemove {
        /// Id.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Place of the line.
        pub position: i64,
        /// Why.
        pub reason: String,
    }
}

wire! {
    /// Issues drafts: each gets its number, and never changes again.
    pub struct InvoicesIssue {
        /// Which; all drafts of the month when empty.
        #[serde(default)]
        pub invoices: Vec<InvoiceMove>,
        /// Of this month.
        #[serde(default)]
        pub month: String,
        /// The day on them; today when empty. Never before the last issued one.
        #[serde(default)]
        pub issued_on: String,
    }
}

wire! {
    /// What was issued.
    pub struct InvoicesIssued {
        /// Those that were.
        pub issued: Vec<InvoiceRow>,
        /// Those that were not, each with why.
        pub refused: Vec<String>,
    }
}

wire! {
    /// A document as PDF.
    pub struct InvoicePdf {
        /// Name of the file.
        pub name: String,
        /// Its bytes.
        pub base64: String,
    }
}

wire! {
    /// Writes documents as PDF.
    pub struct InvoiceSave {
        /// Id or number.
        pub id: String,
        /// A file, or a folder for its own name.
        pub path: String,
    }
}

wire! {
    /// Sends an issued document by mail, with its PDF.
    pub struct InvoiceSend {
        /// Id or number.
        pub id: String,
        /// Addresses; those of the billing contacts when empty.
        #[serde(default)]
        pub to: Vec<String>,
    }
}

wire! {
    /// Credits an issued invoice: a credit note is issued at once.
    pub struct InvoiceCredit {
        /// Invoice: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// Which lines; all of what is left when empty.
        #[serde(default)]
        pub lines: Vec<CreditedLine>,
        /// Why; it is printed.
        pub reason: String,
        /// Whether engagements and fees that are credited whole go back to be billed again.
        #[serde(default)]
        pub bill_again: bool,
    }
}

wire! {
    /// How much of a line is credited.
    pub struct CreditedLine {
        /// Place of the line on the invoice.
        pub position: i64,
        /// Before tax, plain; all that is left when empty.
        #[serde(default)]
        pub amount: String,
    }
}

wire! {
    /// Records a payment, or a refund.
    pub struct InvoicePay {
        /// Invoice: id or number.
        pub id: String,
        /// The version that was read.
        pub expected_version: i64,
        /// How much; all that is open, or to be paid back, when empty.
        #[serde(default)]
        pub amount: String,
        /// The day; today when empty.
        #[serde(default)]
        pub on: String,
        /// What the bank says.
        #[serde(default)]
        pub reference: String,
    }
}

wire! {
    /// Takes a payment back that was recorded by mistake.
    pub struct PaymentTakeBack {
        /// Id of the payment.
        pub id: String,
        /// The invoice it was recorded for: id or number.
        pub invoice: String,
        /// The version of the invoice that was read.
        pub expected_version: i64,
        /// Why.
        pub reason: String,
    }
}
