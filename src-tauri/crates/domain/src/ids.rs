//! Ids are types, so that a client's id cannot be handed to something that wants a contract's.
//!
//! All are UUID version 7 (RFC 9562), made in Rust from the instant that is given, so that rows
//! sort by the time they were made.

use crate::time::Instant;
use uuid::{NoContext, Timestamp, Uuid};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id whose leading bits are `at`.
            pub fn new(at: Instant) -> Self {
                let seconds = u64::try_from(at.unix()).unwrap_or(0);
                Self(Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// An organisation the provider serves.
    ClientId;
    /// A person at a client.
    ContactId;
    /// A contract: client, policy and term.
    ContractId;
    /// One version of a contract.
    ContractVersionId;
    /// What a contract comes to from a day on. A ticket keeps those in force when it was received.
    TermsId;
    /// A document attached to a contract.
    DocumentId;
    /// A published policy, over all its versions.
    PolicyId;
    /// One version of a policy. A ticket keeps the version in force when it was received.
    PolicyVersionId;
    /// A calendar, over all its versions.
    CalendarId;
    /// One version of a calendar. A version of a policy is linked to one.
    CalendarVersionId;
    /// A policy that is being typed.
    PolicyDraftId;
    /// A line of evidence that a client was told of a change.
    NoticeId;
    /// A duty of a contract.
    DutyId;
    /// A maintenance window, over all its occurrences.
    WindowId;
    /// A stretch in which a client asked for no maintenance.
    BlackoutId;
    /// A line of evidence that a client was told of maintenance.
    WindowNoticeId;
    /// What a new window is made from.
    WindowTemplateId;
    /// A support request.
    TicketId;
    /// One run of an import.
    ImportId;
    /// One revision of a monthly report.
    ReportId;
    /// A mail in the outbox.
    OutboxId;
    /// A place maintenance calendars are published in.
    PublishTargetId;
    /// A server calendars are published on.
    CaldavServerId;
    /// An engagement of advanced support: one permission and the work under it.
    EngagementId;
    /// A piece of work.
    WorkId;
    /// Terms of advanced support of a contract from a day on.
    BillingTermsId;
    /// Hours bought in advance.
    PrepaidId;
    /// An invoice or a credit note.
    InvoiceId;
    /// A service credit.
    ServiceCreditId;
    /// A payment.
    PaymentId;
    /// An engagement that was put onto an invoice.
    PostingId;
    /// One file for an accounting system.
    BillingExportId;
    /// A person who works with the program.
    UserId;
    /// One line of the audit trail.
    AuditId;
}
