//! Advanced support and what is billed (domain §6): permission, work, what it comes to, and the documents that say so.
//!
//! Mexxus, *Advanced Support Policy*: "$85.00 CDN per 60 minutes (60 minute block minimum)", and "Mexxus will always
//! ask for your permission before providing advanced support that may be subject to a fee."

mod charge;
mod consent;
mod credits;
mod document;
mod engagement;
mod explain;
mod fees;
mod prepaid;
mod standing;
mod tax;
mod terms;
mod work;

pub use charge::{
    Charge, Conditions, EarlierCap, Group, GroupOf, NormalHours, Portion, Weighted, Work, charge,
};
pub use consent::{ConsentChannel, Coverage, Grant, GrantDraft, check_cap, check_grant, coverage};
pub use credits::{MOST_TAXES, ServiceCredit, Taken, credit_line, crediting_line, crediting_rest};
pub use document::{
    BankAccount, Document, DocumentKind, Endpoint, Line, LineKind, Party, Quantity, QuantityUnit, Totals,
    totals,
};
pub use engagement::{EngagementState, Step, engagement_number};
pub use explain::{Step as ChargeStep, in_minutes, rate_in_words, weighted_in_minutes};
pub use fees::{MonthlyFee, ServicesFrom, monthly_fees};
pub use prepaid::{Prepaid, available, draw};
pub use standing::{Age, InvoiceState, open_amount, refund_due};
pub use tax::{LineTax, TaxRate, TaxSum, Taxes};
pub use terms::{AfterHours, Aggregation, BillingTerms, Multiplier, TermsDraft, check_terms};
pub use work::{WorkSource, check_work, overlap};
