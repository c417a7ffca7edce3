//! Mail: what other nouns put into the outbox, the settings it leaves with, and what became of it.

mod deliver;
mod enqueue;
mod outbox;
mod settings;
mod wire;

pub use deliver::deliver;
pub(crate) use documents::mail::{Invitation, Method};
pub(crate) use enqueue::{Mail, enqueue, sender};
pub use outbox::{get, outbox, retry, withdraw};
pub(crate) use settings::tested;
pub use settings::{save_settings, set_password, settings, test};
pub use wire::{
    Delivered, MailPassword, MailSettingsSave, MailSettingsView, MailTestOf, OutboxList, OutboxMove,
    OutboxPage, OutboxRow, OutboxTry, OutboxView, Tested,
};
