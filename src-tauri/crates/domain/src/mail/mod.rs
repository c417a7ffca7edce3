//! Mail: the server it leaves through, and the outbox it waits in until that server has taken it.
//!
//! What is said to a server, and what it answers, is no matter of the domain: here stand the settings that are right,
//! the states of a mail in the outbox, and when it is tried again.

mod outbox;
mod settings;

pub use outbox::{GIVEN_UP_AFTER, OutboxState, Refusal, may_change, next_try};
pub use settings::{MailSettings, MailTyped, Security, as_it_travels, host_is_here};
