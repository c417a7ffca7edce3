//! What the database says, as a failure somebody can act on.

use crate::failure::{Code, Failure};
use store::{Noun, StoreError};

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let message = sentence(&error.to_string());
        let of = |code, advice: &str| Self::new(code, message.clone(), advice);
        match &error {
            StoreError::Newer { .. } => of(
                Code::Database,
                "Open it with the newer program, or restore a backup made by this version. The file was not changed.",
            ),
            StoreError::NotOurs { .. } => {
                of(Code::Database, "Choose another file. This one was not changed.")
            }
            StoreError::Missing { .. } => of(Code::Database, "Create it with `msp init`, or check the path."),
            StoreError::Unwritable { .. } => {
                of(Code::Database, "Choose a folder you may write to, or change its permissions.")
            }
            StoreError::DiskFull => of(Code::DiskFull, "Make room and try again. Nothing was changed."),
            StoreError::Locked => of(
                Code::Database,
                "Close the other program, or try again when it is done. Nothing was changed.",
            ),
            StoreError::Corrupt { .. } => {
                of(Code::Database, "Restore the last backup. `msp check` lists what is damaged.")
            }
            StoreError::Other(_) => {
                of(Code::Fault, "Nothing was changed. Please report this with what you did.")
            }
            StoreError::Conflict { .. } => {
                of(Code::Conflict, "Look at the newer version, then decide what to keep.")
            }
            StoreError::NotFound { .. } => {
                of(Code::NotFound, "It may have been removed. Look for it in its list.")
            }
            StoreError::Taken { what } => taken(*what, &message),
            StoreError::InUse { .. } => of(Code::NotNow, "Remove what stands on it first."),
        }
    }
}

fn taken(what: Noun, message: &str) -> Failure {
    let advice = match what {
        Noun::Client => "Choose another name, or open the client that has it.",
        Noun::SourceName => "A helpdesk name means one client. Take it from the other client first.",
        Noun::Address => "A registered address means one client. Take it from the other client first.",
        Noun::IdempotencyKey => "Send the command with a key of its own.",
        Noun::Provider
        | Noun::User
        | Noun::Setting
        | Noun::Contact
        | Noun::Policy
        | Noun::PolicyVersion
        | Noun::Calendar
        | Noun::PolicyDraft
        | Noun::PolicyNotice
        | Noun::CalendarVersion
        | Noun::Contract
        | Noun::ContractVersion
        | Noun::Terms
        | Noun::Renewal
        | Noun::Document
        | Noun::Duty
        | Noun::Ticket
        | Noun::Import
        | Noun::MailSettings
        | Noun::OutboxMail
        | Noun::CaldavServer
        | Noun::Window
        | Noun::Blackout
        | Noun::WindowTemplate
        | Noun::NoticeTemplate
        | Noun::PublishTarget
        | Noun::Engagement
        | Noun::Work
        | Noun::Prepaid
        | Noun::ServiceCredit
        | Noun::Invoice
        | Noun::Payment
        | Noun::ClientBilling
        | Noun::Report => "Choose another one.",
    };
    Failure::new(Code::Taken, message, advice)
}

/// `this client exists already` → `This client exists already.`
fn sentence(text: &str) -> String {
    // A path keeps its letters.
    if text.split_whitespace().next().is_some_and(|word| word.contains(['/', '\\', '.'])) {
        return format!("{text}.");
    }
    let mut chars = text.chars();
    let first: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
